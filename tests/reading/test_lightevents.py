from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import event_at, who, words

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("شنت الطائرات غارات على القرية.", "غارات", "الطائرات", "القرية"),
        ("قام الجنود بقصف القرية.", "قصف", "الجنود", "القرية"),
        ("تبنى التنظيم الهجوم على القرية.", "الهجوم", "التنظيم", "القرية"),
        ("تعرض الحراس لهجوم قرب النبع.", "هجوم", "", "الحراس"),
        ("تعرض الحراس لضرب وتعذيب.", "تعذيب", "", "الحراس"),
        ("أدان الوزير قيام الجنود بقصف القرية.", "قصف", "الجنود", "القرية"),
        ("غارات شنتها الطائرات على القرية.", "غارات", "الطائرات", "القرية"),
        ("أصيب حارس في قصف استهدف حافلة.", "قصف", "", "حافلة"),
        ("هاجم المسلحون القرية وشنوا غارات على التل.", "غارات", "المسلحون", "التل"),
        ("اندلعت اشتباكات قرب النبع.", "اشتباكات", "", ""),
        ("قال الحراس إنهم شنوا هجوما على القرية.", "هجوما", "الحراس", "القرية"),
        ("قالت الشرطة إنها شنت هجوما على القرية.", "هجوما", "الشرطة", "القرية"),
        ('واتهمت الشرطة بارتكاب "مجزرة جديدة".', "مجزرة", "الشرطة", ""),
    ],
)
def test_a_light_verb_gives_the_event_of_its_noun_who_did_or_suffered_it(
    reader: Reader, text: str, word: str, by: str, to: str
) -> None:
    assert who(reader, text, word) == (by, to)


def test_the_subject_of_a_verb_of_happening_is_where_it_happened(reader: Reader) -> None:
    text = "شهدت بلدة النبع اشتباكات."
    event = event_at(reader, text, "اشتباكات")
    assert (words(text, event.actors), words(text, [event.place])) == ("", "بلدة النبع")


def test_a_verb_of_hitting_is_no_event_beside_the_attack_that_hits(reader: Reader) -> None:
    with pytest.raises(StopIteration):
        event_at(reader, "أصيب حارس في قصف استهدف حافلة.", "استهدف")
    assert event_at(reader, "استهدف المسلحون الحافلة.", "استهدف").type == "ASSAULT"


def test_who_begins_to_flee_is_displaced(reader: Reader) -> None:
    assert who(reader, "بدأت عائلات من القرية بالنزوح.", "النزوح") == ("", "عائلات")


@pytest.mark.parametrize(
    ("text", "word", "by"),
    [
        ("هدأت الجبهة بعد بسط الجيش سيطرته على التل.", "سيطرته", "الجيش"),
        ("احتج الأسرى على مواصلة الجنود والحراس التنكيل بهم.", "التنكيل", "الجنود + الحراس"),
        ("كف المسلحون عن قصف القرية.", "قصف", "المسلحون"),
        ("أرسل الجيش تعزيزات إلى القرية.", "تعزيزات", "الجيش"),
        ("نصب المسلحون حاجزا وفتحوا على الحافلة النيران.", "النيران", "المسلحون"),
    ],
)
def test_who_stands_behind_a_light_noun_or_before_its_verb_acts(reader: Reader, text: str, word: str, by: str) -> None:
    assert who(reader, text, word)[0] == by


def test_a_verb_behind_a_comma_takes_up_the_noun(reader: Reader) -> None:
    assert who(reader, "قُتل ثلاثة في غارات عنيفة، شنتها الطائرات على القرية.", "غارات")[0] == "الطائرات"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("تحدث الأهالي عن اشتباكات بالأسلحة الرشاشة وقعت أمس بين الحراس والمسلحين.", "اشتباكات"),
        ("توقفت الاشتباكات التي اندلعت فجرا بين الحراس والمسلحين.", "الاشتباكات"),
    ],
)
def test_a_verb_of_happening_has_the_sides_of_the_fight_behind_it(reader: Reader, text: str, word: str) -> None:
    assert who(reader, text, word)[0] == "الحراس + المسلحين"


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("أدان البيان القوى التي تسببت في قتل الحراس وتدمير البيوت.", "تدمير", "القوى", "البيوت"),
        ("أدى القصف إلى قتل ستة حراس.", "قتل", "", "ستة حراس"),
        ("سقطت قذيفة أمس أطلقها المتمردون على مدرسة.", "سقطت", "المتمردون", "مدرسة"),
        ("قتل طفلان في انفجار ألغام زرعها المتمردون.", "انفجار", "المتمردون", ""),
        ("قتل ستة في غارات شنتها مقاتلات استهدفت مواقع للجماعة.", "غارات", "مقاتلات", "مواقع للجماعة"),
        ("عرض الوزير الاتفاق الذي وقعته الجماعة مع الحكومة والتقارب بين الدولتين.", "الاتفاق", "", ""),
    ],
)
def test_who_brings_it_about_lays_it_or_tells_of_it_in_between(
    reader: Reader, text: str, word: str, by: str, to: str
) -> None:
    assert who(reader, text, word) == (by, to)
