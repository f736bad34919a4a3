from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.told import Told, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاء ذلك بعد إعلان البلدية إغلاق الطريق.", ("البلدية", "إعلان", "إغلاق الطريق")),
        ("عاد الوفد رغم تأكيد الوزير أن الطريق مغلق.", ("الوزير", "تأكيد", "الطريق مغلق")),
        ("عاد الوفد رغم نفي الوزارة وقوع خسائر.", ("الوزارة", "نفي", "وقوع خسائر")),
    ],
)
def test_a_noun_of_saying_with_its_speaker_is_a_cue(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "عُلّق الإعلان على باب البلدية.",
        "قرأ الناس إعلان البلدية على الباب.",
        "قول الحق فضيلة.",
        "عاد الوفد بعد طلب الإجازة.",
        "وصلت دعوة الوزير أمس.",
    ],
)
def test_a_noun_of_saying_without_content_is_no_cue(reader: Reader, text: str) -> None:
    assert told(reader, text) == []
