from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.told import Told, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال بيان صادر عن البلدية إن الطريق مغلق.", ("بيان صادر عن البلدية", "قال", "الطريق مغلق")),
        ("وقال بيان نشرته البلدية إن الطريق مغلق.", ("بيان نشرته البلدية", "قال", "الطريق مغلق")),
        ("وأصدرت البلدية بياناً قالت فيه إن الطريق مغلق.", ("البلدية", "قالت", "الطريق مغلق")),
        ("وفي بيان أصدرته أمس، أعلنت البلدية إغلاق الطريق.", ("البلدية", "أعلنت", "إغلاق الطريق")),
        ("وقالت البلدية، في بيان، إن الطريق مغلق.", ("البلدية", "قالت", "الطريق مغلق")),
        ("وأظهرت صور نشرها ناشطون أن الجسر انهار.", ("صور نشرها ناشطون", "أظهرت", "الجسر انهار")),
    ],
)
def test_a_document_is_the_source_where_it_is_the_subject(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]
