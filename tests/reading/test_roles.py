from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.roles import of_pronoun, owned, parts_of
from tests.reading.eventtold import beside_noun
from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


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
    found, trigger, slots = beside_noun(reader, text)
    assert [(part.role, found.text(part.phrase)) for part in parts_of(trigger, slots, slots.preposed)] == parts


def test_what_only_says_from_which_side_has_no_part(reader: Reader) -> None:
    found, trigger, slots = beside_noun(reader, "أدان البيان هجوم المسلحين من جهة النهر.")
    assert [found.text(unit) for unit in slots.preposed] == ["جهة النهر"]
    assert [part.role for part in parts_of(trigger, slots, slots.preposed)] == ["actor"]


def test_the_pronoun_of_a_noun_does_what_ls_object_suffers(reader: Reader) -> None:
    _, trigger, slots = beside_noun(reader, "أدان البيان اعتقال الشرطة للصياد.")
    assert [part.role for part in owned(trigger, slots)] == ["target"]
    police = slots.genitive[0]
    _, trigger, slots = beside_noun(reader, "أدان البيان اعتقالها للصياد.")
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
