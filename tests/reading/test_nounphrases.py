from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.nounphrases import Lead, NounPhrase
from musnad.reading.stretch import Stretch
from tests.reading.eventtold import cut, sighted
from tests.reading.told import token

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("قصف الطيران المدينة.", ["الطيران", "المدينة"]),
        ("انتشرت القوات الحكومية الخاصة.", ["القوات الحكومية الخاصة"]),
        ("هاجم المسلحون القادمون من الساحل القرية.", ["المسلحون القادمون من الساحل", "القرية"]),
        ("وصلت قوات موالية للحاكم إلى الجسر.", ["قوات موالية للحاكم", "الي + الجسر"]),
        ("هاجم مسلحون مواقع للحزب.", ["مسلحون", "مواقع للحزب"]),
        ("قتل حراس من الحزب في المخيم.", ["حراس من الحزب", "في + المخيم"]),
        ("قصفت الطائرات مواقع ومخازن الحزب.", ["الطائرات", "مواقع ومخازن الحزب"]),
        ("أسقط الجيش طائرة مسيرة للحزب.", ["الجيش", "طائرة مسيرة للحزب"]),
        ("قصف الجيش مناطق في ريف إدلب.", ["الجيش", "مناطق في ريف إدلب"]),
        ("أحرق مجهولون سيارة مفخخة قرب المخفر.", ["مجهولون", "سيارة مفخخة", "قرب + المخفر"]),
        ("أوقفت الشرطة ضابطا شرطة.", ["الشرطة", "ضابطا شرطة"]),
        ("لقي ثلاثة عمال مصرعهم.", ["ثلاثة عمال", "مصرعهم"]),
        ("عاد هذا الحارس إلى البيت.", ["هذا الحارس", "الي + البيت"]),
        ("أحرقت طائرات إف 16 القاعدة.", ["طائرات إف 16", "القاعدة"]),
        ("أحرقت طائرات «سوخوي-24» القاعدة.", ["طائرات «سوخوي-24»", "القاعدة"]),
        ("وصلت طائرات إف-16 و12 جنديا.", ["طائرات إف-16", "12 جنديا"]),
        ("أحرقت طائرات هرمزان التابعة لسلاح الجو القاعدة.", ["طائرات هرمزان التابعة لسلاح الجو", "القاعدة"]),
    ],
)
def test_a_noun_takes_what_its_definiteness_lets_it_take(reader: Reader, text: str, phrases: list[str]) -> None:
    assert cut(reader, text).phrases() == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("قتل ستة من الحراس في المخيم.", ["ستة من الحراس", "في + المخيم"]),
        ("قتل 20 في القصف.", ["20", "في + القصف"]),
        ("أصيب جنديان اثنان بجروح.", ["جنديان اثنان", "ب + جروح"]),
        ("أصيب الحارس وستة بحارة آخرين.", ["الحارس", "ستة بحارة آخرين"]),
        ("احترق عدد من البيوت.", ["عدد من البيوت"]),
        ("فر بعض السجناء إلى الوادي.", ["بعض السجناء", "الي + الوادي"]),
        ("أودى الانفجار بحياة ستة حراس.", ["الانفجار", "ب + ستة حراس"]),
        ("قتل مئات المقاتلين والحراس.", ["مئات المقاتلين والحراس"]),
        ("نزح ألف شخص من تعز.", ["ألف شخص", "من + تعز"]),
    ],
)
def test_a_number_takes_what_it_counts(reader: Reader, text: str, phrases: list[str]) -> None:
    assert cut(reader, text).phrases() == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("قتل الحارس سامر الحداد.", ["الحارس سامر الحداد"]),
        ("وقع الانفجار في زنجبار عاصمة أبين.", ["الانفجار", "في + زنجبار عاصمة أبين"]),
        ("وقع الانفجار جنوب شرقي إدلب.", ["الانفجار", "جنوب + جنوب شرقي إدلب"]),
        ("اقتحم الجيش تنظيم / داعش /.", ["الجيش", "تنظيم / داعش /"]),
    ],
)
def test_a_name_follows_the_noun_that_is_open_to_it(reader: Reader, text: str, phrases: list[str]) -> None:
    assert cut(reader, text).phrases() == phrases


def test_the_end_of_a_place_without_its_apposition_is_known(reader: Reader) -> None:
    found = cut(reader, "وقع الانفجار في زنجبار عاصمة أبين.")
    place = found.units[-2]
    assert found.sight.reading.text[place.start : place.core] == "زنجبار"


def test_a_phrase_stops_where_its_stretch_does(reader: Reader) -> None:
    sight = sighted(reader, "وصلت قوات موالية للحاكم إلى الجسر.")
    first = token(sight.reading, "قوات")
    assert NounPhrase(Stretch(sight, first + 2), first).unit().last == first + 2
    assert NounPhrase(Stretch(sight, len(sight.tokens)), first).unit().last == first + 3


def test_a_phrase_keeps_what_stands_before_it(reader: Reader) -> None:
    sight = sighted(reader, "وصلت قوات من الساحل.")
    phrase = NounPhrase(Stretch(sight, len(sight.tokens)), token(sight.reading, "الساحل"))
    unit = phrase.unit(Lead(2, "من", "origin", "و"))
    assert (unit.first, unit.preposition, unit.role, unit.joint) == (2, "من", "origin", "و")
    assert phrase.unit().first == phrase.first


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("اعتقل جهاز المخابرات الناشط سامر الراوي.", ["جهاز المخابرات", "الناشط سامر الراوي"]),
        ("اختطف عناصر التنظيم المهندس سامر الراوي.", ["عناصر التنظيم", "المهندس سامر الراوي"]),
        ("التقى رئيس الوزراء المبعوثة الأممية.", ["رئيس الوزراء", "المبعوثة الأممية"]),
        ("لم يصب أي من الحراس.", ["أي من الحراس"]),
        ("أعدمت السلطات رجلا أدين بالقتل.", ["السلطات", "رجلا", "ب + القتل"]),
        ("اجتمع وزيرا خارجية مصر والسودان.", ["وزيرا خارجية مصر والسودان"]),
        ("اجتمع وزراء خارجية دول الخليج.", ["وزراء خارجية دول الخليج"]),
    ],
)
def test_somebody_named_begins_a_phrase_of_their_own(reader: Reader, text: str, phrases: list[str]) -> None:
    assert cut(reader, text).phrases() == phrases
