from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "by"),
    [
        ("يعتزم المسلحون مهاجمة القرية.", "مهاجمة", "المسلحون"),
        ("تعهد الجيش بالانسحاب من القرية.", "الانسحاب", "الجيش"),
        ("طالب الوسيط الجنود بوقف القتال.", "وقف", "الجنود"),
        ("أعلنت الجماعة مسؤوليتها عن التفجير.", "التفجير", "الجماعة"),
        ("نفى الوزير مسؤولية الجيش عن الهجوم.", "الهجوم", "الجيش"),
        ("أصيب حارس في القصف التركي على القرية.", "القصف", "التركي"),
        ("أصيب حارس في القصف المدفعي على القرية.", "القصف", ""),
        ("اعتقلت القوات ثلاثة حراس خلال اقتحام القرية.", "اقتحام", "القوات"),
        ("قتل حارس خلال هجوم على القرية.", "هجوم", ""),
    ],
)
def test_who_does_what_no_phrase_beside_its_noun_gives(reader: Reader, text: str, word: str, by: str) -> None:
    assert who(reader, text, word)[0] == by


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("أرغم المسلحون السكان على مغادرة القرية.", "المسلحون", "السكان"),
        ("أرغم المسلحون الصياد على الرحيل.", "المسلحون", "الصياد"),
    ],
)
def test_who_compels_is_not_who_is_compelled(reader: Reader, text: str, by: str, to: str) -> None:
    assert who(reader, text, "أرغم") == (by, to)


def test_both_sides_fight_of_whom_one_stands_behind_with(reader: Reader) -> None:
    assert who(reader, "قتل جندي في اشتباك مع مسلحين.", "اشتباك") == ("مسلحين + جندي", "")
