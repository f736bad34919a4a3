from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.selfnaming import is_called, keeps_name
from tests.reading.told import Told, grounded, token, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قال ضابط طالبا عدم الكشف عن هويته إن الطريق مغلق.", "طالبا", True),
        ("قال ضابط مشترطا حجب اسمه إن الطريق مغلق.", "مشترطا", True),
        ("قال الوزير طالبا عدم الالتفات إلى الشائعات.", "طالبا", False),
        ("قال الوزير طالبا حجب المواقع.", "طالبا", False),
    ],
)
def test_a_word_keeps_a_name_where_it_says_so(reader: Reader, text: str, word: str, *, expected: bool) -> None:
    reading = grounded(reader, text)
    assert keeps_name(reading, token(reading, word)) is expected


def test_a_name_follows_where_somebody_is_called(reader: Reader) -> None:
    reading = grounded(reader, "قال أحد الحراس ويدعى سامر الراعي إن الطريق مغلق.")
    assert is_called(reading, token(reading, "ويدعى"), len(reading.forms))
    assert not is_called(reading, token(reading, "ويدعى"), token(reading, "سامر"))
    assert not is_called(reading, token(reading, "سامر"), len(reading.forms))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال ضابط طالبا عدم الكشف عن هويته إن الطريق مغلق.", [("ضابط", "قال", "الطريق مغلق")]),
        ("قال مسؤول محلي مشترطا حجب اسمه إن الطريق مغلق.", [("مسؤول محلي", "قال", "الطريق مغلق")]),
        (
            "قال أحد الحراس ويدعى سامر الراعي إن الطريق مغلق.",
            [("أحد الحراس ويدعى سامر الراعي", "قال", "الطريق مغلق")],
        ),
    ],
)
def test_what_stands_beside_a_source_is_no_statement(reader: Reader, text: str, expected: list[Told]) -> None:
    assert told(reader, text) == expected
