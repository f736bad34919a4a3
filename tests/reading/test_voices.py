from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.slots import Slots
from musnad.reading.voices import verb_slots
from tests.reading.eventtold import Cut, cut
from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.eventsight import Unit


def told(found: Cut, units: tuple[Unit, ...]) -> list[str]:
    return [found.text(unit) for unit in units]


def voiced(reader: Reader, text: str) -> tuple[Cut, Slots]:
    """What stands beside the last verb of a sentence, each verb going on with the subject of the one before."""
    found = cut(reader, text)
    slots = Slots()
    for clause in found.clauses:
        use = found.sight.events[found.units[clause.verb].first].verbs[0]
        slots = verb_slots(found.sight, found.units, clause, use, slots.subject or slots.object)
    return found, slots


@pytest.mark.parametrize(
    ("text", "subject", "suffers"),
    [
        ("قتل الجيش خمسة مسلحين.", ["الجيش"], ["خمسة مسلحين"]),
        ("قصف الجيش القرية.", ["الجيش"], ["القرية"]),
        ("اعتقلت الشرطة ثلاثة صيادين.", ["الشرطة"], ["ثلاثة صيادين"]),
        ("الجيش قصف القرية.", ["الجيش"], ["القرية"]),
        ("المسلحون هاجموا القرية.", ["المسلحون"], ["القرية"]),
        ("دمرت الطائرات الجسر.", ["الطائرات"], ["الجسر"]),
        ("هاجم المسلحون القرية وقتلوا الحارس.", ["المسلحون"], ["الحارس"]),
        ("سيطرت القوات على التل وأسرت ستة جنود.", ["القوات"], ["ستة جنود"]),
        ("انسحب الجيش من التل.", ["الجيش"], []),
        ("هجم المسلحون على القرية.", ["المسلحون"], []),
        ("قصفها الجيش أمس.", ["الجيش"], []),
        ("أفرجت السلطات عن الصيادين.", ["السلطات"], []),
    ],
)
def test_the_active_has_its_subject(reader: Reader, text: str, subject: list[str], suffers: list[str]) -> None:
    found, slots = voiced(reader, text)
    assert not slots.passive
    assert told(found, slots.subject) == subject
    assert told(found, slots.object) == suffers


@pytest.mark.parametrize(
    ("text", "suffers"),
    [
        ("قتل خمسة جنود.", ["خمسة جنود"]),
        ("قصفت القرية.", ["القرية"]),
        ("اعتقل ثلاثة صيادين.", ["ثلاثة صيادين"]),
        ("الحارس قتل قرب النبع.", ["الحارس"]),
        ("قُتل الجندي أمس.", ["الجندي"]),
        ("أصيب الحارس برصاص الشرطة.", ["الحارس"]),
        ("وقتل الحارس والسائق.", ["الحارس", "السائق"]),
        ("أصيب الحارس وقتل قرب النبع.", ["الحارس"]),
    ],
)
def test_one_phrase_that_cannot_have_done_it_makes_the_passive(reader: Reader, text: str, suffers: list[str]) -> None:
    found, slots = voiced(reader, text)
    assert slots.passive
    assert slots.subject == ()
    assert told(found, slots.object) == suffers


def test_the_pronoun_of_a_relative_clause_is_what_it_is_about(reader: Reader) -> None:
    found, slots = voiced(reader, "احترقت القرية التي قصفها الجيش.")
    assert (told(found, slots.subject), told(found, slots.object)) == (["الجيش"], ["القرية"])
    assert slots.pronoun == "ها"


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("اغتال مسلحون يستقلون دراجة نارية الناشط سامر الراوي.", "اغتال", "مسلحون", "الناشط سامر الراوي"),
        ("هاجم مسلحون يرتدون زيا عسكريا منزل القاضي.", "هاجم", "مسلحون", "منزل القاضي"),
        ("سلم الحراس الشرطة ثلاثة موقوفين.", "سلم", "الحراس", "ثلاثة موقوفين"),
        ("داهمت الشرطة المكتب وصادرت أجهزة.", "صادرت", "الشرطة", "أجهزة"),
        ("خطف مسلحون يعتقد أنهم من التنظيم موظفا في البلدية.", "خطف", "مسلحون", "موظفا"),
        ("قتل مسلحون مجهولون هاجموا الحاجز.", "قتل", "", "مسلحون مجهولون"),
        ("هاجم المسلحون الحاجز وأسروا من فيه.", "أسروا", "المسلحون", ""),
        ("استعاد الجيش مدعوما بالطيران معسكرا.", "استعاد", "الجيش", "معسكرا"),
        ("هاجم الجيش معسكرا كانت الميليشيات قد سيطرت عليه.", "سيطرت", "الميليشيات", "معسكرا"),
        ("خطفت حركة الوادي ذراع تنظيم القاعدة ستة حراس.", "خطفت", "حركة الوادي", "ستة حراس"),
    ],
)
def test_the_object_behind_what_else_stands_behind_a_verb(
    reader: Reader, text: str, word: str, by: str, to: str
) -> None:
    assert who(reader, text, word) == (by, to)
