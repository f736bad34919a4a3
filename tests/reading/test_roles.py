from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.roles import Slots, noun_slots, of_pronoun, owned, parts_of, verb_slots
from tests.reading.eventtold import Cut, cut
from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.eventsight import Unit
    from musnad.reading.eventwords import Trigger


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


def noun(reader: Reader, text: str) -> tuple[Cut, Trigger, Slots]:
    """The first noun for an event behind the subject of a sentence, and what stands beside it."""
    found = cut(reader, text)
    for number, unit in enumerate(found.units):
        event = found.sight.events[unit.head]
        if unit.kind == "phrase" and event.nouns and event.thing is None:
            use = event.nouns[0]
            slots = noun_slots(found.sight, found.units, number, unit.head, use.noun.enclitic)
            return found, use.senses[0].trigger, slots
    raise AssertionError(text)


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
    ("text", "parts"),
    [
        ("أدان البيان قصف الطيران المدينة.", [("actor", "الطيران"), ("target", "المدينة")]),
        ("أدان البيان قصف المدينة.", [("target", "المدينة")]),
        ("أدان البيان قصف الطيران.", [("actor", "الطيران")]),
        ("أدان البيان اعتقال الشرطة الصيادين.", [("actor", "الشرطة"), ("target", "الصيادين")]),
        ("أدان البيان اعتقال الصيادين.", [("target", "الصيادين")]),
        ("أدان البيان احتلال القوات القرية.", [("actor", "القوات"), ("target", "القرية")]),
        ("أدان البيان مقتل ستة حراس.", [("target", "ستة حراس")]),
        ("أدان البيان مقتل الحارس والسائق.", [("target", "الحارس"), ("target", "السائق")]),
        ("أدان البيان مقتل وإصابة العشرات.", [("target", "العشرات")]),
        ("أدان البيان هجوم المسلحين على القرية.", [("actor", "المسلحين"), ("target", "القرية")]),
        ("أدان البيان هجوم الجيش ضد المسلحين.", [("actor", "الجيش"), ("target", "المسلحين")]),
        ("أدان البيان اقتحام المدينة من قبل الجيش.", [("target", "المدينة"), ("actor", "الجيش")]),
        ("أدان البيان القصف على القرية.", [("target", "القرية")]),
        ("أدان البيان تفجير سيارة قرب المخفر.", [("target", "سيارة"), ("place", "المخفر")]),
    ],
)
def test_a_noun_gives_its_phrases_their_parts(reader: Reader, text: str, parts: list[tuple[str, str]]) -> None:
    found, trigger, slots = noun(reader, text)
    assert [(part.role, found.text(part.phrase)) for part in parts_of(trigger, slots, slots.preposed)] == parts


def test_what_only_says_from_which_side_has_no_part(reader: Reader) -> None:
    found, trigger, slots = noun(reader, "أدان البيان هجوم المسلحين من جهة النهر.")
    assert [found.text(unit) for unit in slots.preposed] == ["جهة النهر"]
    assert [part.role for part in parts_of(trigger, slots, slots.preposed)] == ["actor"]


def test_the_pronoun_of_a_noun_does_what_ls_object_suffers(reader: Reader) -> None:
    _, trigger, slots = noun(reader, "أدان البيان اعتقال الشرطة للصياد.")
    assert [part.role for part in owned(trigger, slots)] == ["target"]
    police = slots.genitive[0]
    _, trigger, slots = noun(reader, "أدان البيان اعتقالها للصياد.")
    assert slots.pronoun == "ها"
    assert of_pronoun(trigger, slots, police) == "actor"
    assert [part.role for part in owned(trigger, slots)] == ["target"]


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("رفض الصياد القتال في صفوف الجماعة.", "القتال", "الصياد", ""),
        ("شملت الزيارة لقاءات العاصمة بين الوزراء والنواب.", "لقاءات", "الوزراء + النواب", ""),
        ("سيتوجه المبعوث إلى العاصمة حيث يلتقي الرئيس سامر الراوي.", "يلتقي", "المبعوث", "الرئيس سامر الراوي"),
        ("يلتقي الرئيس سامر الراوي.", "يلتقي", "الرئيس سامر الراوي", ""),
        ("اعتذر الأهالي للشيخ سامر الراوي الذي قاتل ودافع عن أرضه.", "قاتل", "لشيخ سامر الراوي", ""),
        ("المسلحون قتلوا أثناء محاولتهم الفرار.", "قتلوا", "", "المسلحون"),
        ("واصل الجيش قصف مواقع تابعة لمسلحين.", "قصف", "الجيش", "مواقع تابعة"),
        ("شمل الهجوم استهداف مواقع وحواجز للجماعة.", "استهداف", "", "مواقع + حواجز"),
        ("أكثر من مئة مدرسة دمرت «جزئيا أو كليا».", "دمرت", "", "أكثر من مئة مدرسة"),
        ("تحدثت الشبكة عن احتجاز «داعش» عشرات العائلات.", "احتجاز", "داعش", "عشرات العائلات"),
        ("تحدثت الشبكة عن احتجاز عناصر «داعش» أمس.", "احتجاز", "", "عناصر «داعش»"),
    ],
)
def test_who_takes_part_by_what_else_the_clause_tells(reader: Reader, text: str, word: str, by: str, to: str) -> None:
    assert who(reader, text, word) == (by, to)


def test_ls_phrase_behind_another_joined_one_is_that_ones(reader: Reader) -> None:
    found, _, slots = noun(reader, "أدان البيان قصف القوات للقرية والسوق والمدخل للميناء.")
    assert [found.text(unit) for unit in slots.preposed][:1] == ["لقرية"]
    assert "لميناء" not in [found.text(unit) for unit in slots.preposed]


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("وصلت القوات كما اعتقلت مصور القناة سالم العيسى.", "اعتقلت", "القوات", "مصور القناة سالم العيسى"),
        ("قامت الشرطة باعتقال مسؤول العلاقات في الدائرة سالم العيسى.", "اعتقال", "الشرطة", "مسؤول العلاقات"),
        ("اغتالت إسرائيل القائد سالم العيسى.", "اغتالت", "إسرائيل", "القائد سالم العيسى"),
        ("خطف مسلحون حارسا من منزله.", "خطف", "مسلحون", "حارسا"),
        ("اتهم الأهالي القوات بتصفية ثلاثة حراس.", "تصفية", "القوات", "ثلاثة حراس"),
        ("وصلت القوات كما هدمت منزل الحارس.", "هدمت", "القوات", "منزل الحارس"),
        ("قتل سبعون مسلحا كما أسر عشرة.", "أسر", "", "عشرة"),
        ("تواصل القوات ملاحقة المسلحين، للقبض عليهم.", "ملاحقة", "القوات", "المسلحين"),
        ("ترأس الوزير اجتماع اللجنة الأمنية.", "اجتماع", "الوزير", "اللجنة الأمنية"),
        ("إن ستة عمال، بينهم حارس، أصيبوا بجروح.", "أصيبوا", "", "ستة عمال"),
        ("شدد الحراس التضييق على الصحفيين وتهديدهم.", "التضييق", "", "الصحفيين"),
    ],
)
def test_the_parts_of_phrases_that_stand_apart(reader: Reader, text: str, word: str, by: str, to: str) -> None:
    assert who(reader, text, word) == (by, to)
