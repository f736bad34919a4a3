from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("فر قائد الحركة التي خطفت الطبيب.", "خطفت", "الحركة", "الطبيب"),
        ("اعتقل الحرس قادة الحركة الذين خطفوا الطبيب.", "خطفوا", "قادة الحركة", "الطبيب"),
        ("زار الوفد أهل الحارس الذي قتل في القرية.", "قتل", "", "الحارس"),
        ("حذر الوجهاء من تهديدات الميليشيا التي تسللت إلى القرية.", "تسللت", "الميليشيا", ""),
        ("الضابط هو الذي دمر المدرسة.", "دمر", "الضابط", "المدرسة"),
    ],
)
def test_a_relative_takes_up_the_noun_that_agrees_with_it(
    reader: Reader, text: str, word: str, by: str, to: str
) -> None:
    assert who(reader, text, word) == (by, to)


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("فكك الجنود ألغاما زرعها المسلحون في الطريق.", "زرعها", "المسلحون", ""),
        ("قتل حارس بقذائف أطلقها المسلحون على القرية.", "أطلقها", "المسلحون", "القرية"),
        ("الهجوم الذي قام به المسلحون على القرية أوقع قتلى.", "الهجوم", "المسلحون", ""),
        ("القصف الذي تعرض له الأهالي استمر يومين.", "القصف", "", "الأهالي"),
        ("انتقد الناطق دعم الفصائل التي تخوض معارك في الجبل.", "معارك", "الفصائل", ""),
    ],
)
def test_a_clause_that_takes_up_its_noun_by_a_pronoun(reader: Reader, text: str, word: str, by: str, to: str) -> None:
    assert who(reader, text, word) == (by, to)


def test_who_leads_a_body_is_said_in_passing(reader: Reader) -> None:
    assert who(reader, "شنت طائرات التحالف الذي تقوده الدولة غارات على القرية.", "غارات") == (
        "طائرات التحالف",
        "القرية",
    )
