"""Names of places: behind their head, bare with what shows them, in lists and datelines, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.namestold import mentions, names, places

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصلت القافلة إلى محافظة الحسكة أمس.", "محافظة الحسكة"),
        ("وصلت القافلة إلى مدينة الرقة أمس.", "مدينة الرقة"),
        ("وصلت القافلة إلى بلدة الباغوز أمس.", "بلدة الباغوز"),
        ("وصلت القافلة إلى قرية العسجدية أمس.", "قرية العسجدية"),
        ("وصلت القافلة إلى حي الشعار أمس.", "حي الشعار"),
        ("وصلت القافلة إلى مخيم جنين أمس.", "مخيم جنين"),
        ("وصلت القافلة إلى ريف إدلب أمس.", "ريف إدلب"),
        ("وصلت القافلة إلى ريف إدلب الشمالي أمس.", "ريف إدلب الشمالي"),
        ("وصلت القافلة إلى ريف دير الزور الشرقي أمس.", "ريف دير الزور الشرقي"),
        ("وصلت القافلة إلى قضاء سنجار أمس.", "قضاء سنجار"),
        ("وصلت القافلة إلى مطار بغداد الدولي أمس.", "مطار بغداد الدولي"),
        ("وصلت القافلة إلى قاعدة العند الجوية أمس.", "قاعدة العند الجوية"),
        ("وصلت القافلة إلى سجن حماة المركزي أمس.", "سجن حماة المركزي"),
        ("وصلت القافلة إلى معبر باب الهوى الحدودي أمس.", "معبر باب الهوى الحدودي"),
        ("وصلت القافلة إلى شارع النصر أمس.", "شارع النصر"),
        ("وصلت القافلة إلى جبل سمعان أمس.", "جبل سمعان"),
        ("وصلت القافلة إلى وادي بردى أمس.", "وادي بردى"),
        ("وصلت القافلة إلى سد تشرين أمس.", "سد تشرين"),
        ("وصلت القافلة إلى شبه جزيرة سيناء أمس.", "شبه جزيرة سيناء"),
        ("وصلت القافلة إلى قرية «الزهراء» أمس.", "قرية «الزهراء»"),
        ("وصلت القافلة إلى حي (الزهراء) أمس.", "حي (الزهراء)"),
        ("وصلت القافلة إلى مدينة الباب أمس.", "مدينة الباب"),
        ("وصلت القافلة إلى شارع 40 أمس.", "شارع 40"),
        ("وصلت القافلة إلى قرية خربة القشطة أمس.", "قرية خربة القشطة"),
    ],
)
def test_the_word_for_the_kind_of_a_place_belongs_to_its_name(reader: Reader, text: str, name: str) -> None:
    (place,) = mentions(reader, text, "place")
    assert (place.span.text, place.made_by.rule) == (name, "place-head")
    assert "type_word" in [reason.code for reason in place.reasons]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقع انفجار بحي الشعار أمس.", "حي الشعار"),
        ("وقع انفجار وبحي الشعار أيضاً.", "حي الشعار"),
        ("عاد لمدينة الرقة أمس.", "مدينة الرقة"),
        ("ومدينة الرقة هادئة.", "مدينة الرقة"),
        ("عاد إلى الرقة. وللرقة جسران.", "الرقة"),
        ("وقع انفجار بالرقة أمس.", "الرقة"),
        ("وقع انفجار بالقامشلي أمس.", "القامشلي"),
        ("وقع انفجار بإدلب أمس.", "إدلب"),
        ("وقع انفجار بالشدادي أمس.", "الشدادي"),
        ("وقع انفجار بمنبج أمس.", "منبج"),
    ],
)
def test_clitics_are_no_part_of_a_place(reader: Reader, text: str, name: str) -> None:
    assert places(reader, text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عاد السكان إلى حلب.", "حلب"),
        ("عاد السكان من بغداد.", "بغداد"),
        ("قصفت الطائرات إدلب.", "إدلب"),
        ("وقع الانفجار قرب الفلوجة.", "الفلوجة"),
        ("وقع الانفجار شمال حلب.", "حلب"),
        ("وقع الانفجار شمالي بعقوبة.", "بعقوبة"),
        ("وقع الانفجار شمال شرق القامشلي.", "القامشلي"),
        ("وقع الانفجار وسط بغداد.", "بغداد"),
        ("وقع الانفجار في محيط مأرب.", "مأرب"),
        ("وقع الانفجار على أطراف تكريت.", "تكريت"),
        ("تظاهر أهالي الفلوجة.", "الفلوجة"),
        ("وقع تفجير أبها أمس.", "أبها"),
        ("وقع الانفجار في أبها.", "أبها"),
        ("عاد إلى العاصمة صنعاء.", "صنعاء"),
        ("وصلت القوات إلى تعز.", "تعز"),
        ("سيطرت القوات على سرت.", "سرت"),
        ("وصل الوفد إلى أبو ظبي.", "أبو ظبي"),
        ("وقع انفجار في أبو كمال أمس.", "أبو كمال"),
        ("وصل الوفد إلى أم قصر.", "أم قصر"),
    ],
)
def test_a_bare_place_has_something_beside_it_that_shows_it_and_is_no_part_of_it(
    reader: Reader, text: str, name: str
) -> None:
    found = mentions(reader, text, "place")
    assert found[0].span.text == name
    assert found[0].made_by.rule == "place-name"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("هجر الجيش أهالي داريا أمس.", ["داريا"]),
        ("دخل المقاتلون الرستن وتلبيسة أمس.", ["الرستن", "تلبيسة"]),
        ("وصلت القوافل إلى محافظات حماة وحمص.", ["حماة", "حمص"]),
        ("وصلت القوافل إلى محافظتي حماة وحمص.", ["حماة", "حمص"]),
        ("وصلت القوافل إلى مدن حلب وإدلب والرقة.", ["حلب", "إدلب", "الرقة"]),
        ("قصفت الطائرات مناطق البوشجل والملاحمة.", ["البوشجل", "الملاحمة"]),
        ("وصلت القوافل إلى حلب وإدلب.", ["حلب", "إدلب"]),
        ("وصلت القوافل إلى حلب، وإدلب، والرقة.", ["حلب", "إدلب", "الرقة"]),
        ("وصلت القوافل إلى ريفي إدلب وحلب.", ["ريفي إدلب", "حلب"]),
        ("وصلت القوافل إلى قريتي الباغوز والسوسة.", ["الباغوز", "السوسة"]),
        ("وصلت القوافل إلى حيي الشعار والصاخور.", ["الشعار", "الصاخور"]),
        ("قصفت الطائرات بلدتي سراقب ومعرة النعمان.", ["سراقب", "معرة النعمان"]),
        ("وصلت القوافل إلى ناحيتي زمار وربيعة.", ["زمار", "ربيعة"]),
    ],
)
def test_places_in_a_list_are_apart_and_a_plural_head_is_no_part(reader: Reader, text: str, found: list[str]) -> None:
    assert places(reader, text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("دمشق - وصلت القافلة.", "دمشق"),
        ("دمشق – وصلت القافلة.", "دمشق"),
        ("الرياض: وصلت القافلة.", "الرياض"),
        ("القامشلي (سما) وصلت القافلة.", "القامشلي"),
        ("وصل الوفد.\nبغداد - غادر الوفد.", "بغداد"),
    ],
)
def test_a_dateline_is_a_place(reader: Reader, text: str, name: str) -> None:
    (place,) = mentions(reader, text, "place")
    assert place.span.text == name
    assert "dateline" in [reason.code for reason in place.reasons]


@pytest.mark.parametrize(
    "text",
    [
        "طرق الجندي الباب ثم غادر.",
        "خرج من الباب مسرعاً.",
        "في الباب ثقب.",
        "دخل القصر ليلاً.",
        "عاد من القصر.",
        "في الحقيقة لا خلاف.",
        "إلى الأبد.",
        "في السابق كان الجسر مفتوحاً.",
        "في الشمال مطر.",
        "على الحدود جنود.",
        "زار القرية والبلدة والمدينة.",
        "أصيب مدني في المنطقة.",
        "عاد السكان إلى المخيم.",
        "وقف في الشارع.",
        "وقف في الميدان.",
        "في المطار ركاب.",
        "انهار سقف المدرسة.",
        "سرت شائعة في الحي.",
        "تدمر القذائف البيوت.",
        "أبهى ما في الأمر أنه انتهى.",
        "حلب الراعي نعاجه.",
        "صور الطفل أمه.",
        "اليوم في صباح جديد.",
        "في السوق خضار.",
        "وضع يده على رأس الطفل.",
        "في هذه المدينة.",
        "في كل مدينة قصة.",
        "عاد إلى بلدة كل سكانها نازحون.",
        "زار قرية بعض أهلها صيادون.",
        "في أي حي يسكن؟",
        "إحدى قرى المنطقة هادئة.",
        "في بلدة مجاورة.",
        "في المدينة نفسها.",
        "في مدينة صغيرة.",
        "قاعدة البيانات معطلة.",
        "ساحة القتال واسعة.",
        "منطقة عسكرية مغلقة.",
        "مخيم للنازحين.",
        "شارع رئيسي مزدحم.",
        "ميدان المعركة واسع.",
        "في يوم الخميس.",
        "من الضروري فتح الجسر.",
        "من المقرر أن يصل الوفد.",
        "في الوقت ذاته غادر.",
        "في غضون يومين.",
        "على صعيد آخر.",
        "من جانبه غادر.",
        "اغتيل الضابط أمام منزله أمس.",
        "دفن الشاعر في مسقط رأسه أمس.",
        "سقطت قذيفة في بستان.",
        "وقع الشاعر في أسر خصمه.",
    ],
)
def test_ordinary_words_are_no_places(reader: Reader, text: str) -> None:
    assert places(reader, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وقع انفجار في الباب بريف حلب.", ["الباب", "ريف حلب"]),
        ("وقع انفجار في الباب في ريف حلب.", ["الباب", "ريف حلب"]),
        ("وقع انفجار في مدينة الباب. ثم عاد السكان إلى الباب.", ["مدينة الباب", "الباب"]),
    ],
)
def test_a_name_that_is_a_word_needs_its_head_or_what_it_lies_in(reader: Reader, text: str, found: list[str]) -> None:
    assert places(reader, text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("انسحبت القوات من الشمال السوري.", "الشمال السوري"),
        ("عاد النازحون إلى الجنوب اللبناني.", "الجنوب اللبناني"),
        ("وصل إلى الداخل الليبي.", "الداخل الليبي"),
    ],
)
def test_the_land_of_a_state_or_a_side_of_it_is_a_place(reader: Reader, text: str, name: str) -> None:
    (place,) = mentions(reader, text, "place")
    assert (place.span.text, place.made_by.rule) == (name, "place-territory")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عاد إلى مدينة الرقة المحررة.", ["مدينة الرقة"]),
        ("عاد إلى الرقة التي هدأت.", ["الرقة"]),
        ("عاد إلى الرقة السورية.", ["الرقة"]),
        ("عاد إلى حي الشعار بمدينة حلب.", ["حي الشعار", "مدينة حلب"]),
        ("عاد إلى بلدة الباغوز في ريف دير الزور.", ["بلدة الباغوز", "ريف دير الزور"]),
        ("عاد إلى الموصل أمس الأول.", ["الموصل"]),
        ("عاد إلى مدينة الرقة الثلاثاء.", ["مدينة الرقة"]),
        ("قصفت مدفعية الجيش بلدة الباغوز صباحاً.", ["بلدة الباغوز"]),
    ],
)
def test_a_place_ends_where_the_sentence_goes_on(reader: Reader, text: str, found: list[str]) -> None:
    assert places(reader, text) == found


def test_a_place_met_once_with_what_shows_it_needs_nothing_more(reader: Reader) -> None:
    text = "عاد السكان إلى بلدة البوحمدان. البوحمدان هادئة."
    assert places(reader, text)[0] == "بلدة البوحمدان"


def test_a_direction_is_no_part_of_a_name_but_where_a_division_is_called_so(reader: Reader) -> None:
    assert places(reader, "وقع الانفجار شمال الرقة.") == ["الرقة"]
    assert places(reader, "وقع الانفجار في شمال سيناء.") == ["شمال سيناء"]


def test_a_town_inside_a_body_or_an_office_is_no_place_twice(reader: Reader) -> None:
    assert names(reader, "نفت بلدية الرقة الخبر.") == [("organization", "بلدية الرقة")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قصفت المدفعية بلدة عين الوردة أمس.", ["بلدة عين الوردة"]),
        ("نزح سكان قرية بني وائل.", ["قرية بني وائل"]),
        ("وصل الوفد إلى قرية مزرعة الصفصاف.", ["قرية مزرعة الصفصاف"]),
    ],
)
def test_a_word_that_begins_names_takes_the_next_though_a_place_is_called_by_it_alone(
    reader: Reader, text: str, found: list[str]
) -> None:
    assert places(reader, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "اندلع حريق في قرية بعقوبة.",
        "لا تغيير في مدينة بعقوبة.",
        "انقلب قطار بمنطقة بعقوبة.",
        "داهم الجنود منزله بقرية بعقوبة.",
    ],
)
def test_an_ordinary_word_is_no_place_merely_because_a_place_stands_behind_it(reader: Reader, text: str) -> None:
    assert len(places(reader, text)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصلت القافلة إلى منطقة معسكر النصر أمس.", ["منطقة معسكر النصر"]),
        ("سيطرت القوات على منطقة مخيم جنين أمس.", ["منطقة مخيم جنين"]),
        ("دخل الجنود مبنى سجن حماة المركزي أمس.", ["مبنى سجن حماة المركزي"]),
    ],
)
def test_an_area_or_building_may_be_called_after_a_place_with_its_own_head(
    reader: Reader, text: str, found: list[str]
) -> None:
    assert places(reader, text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل خمسة أشخاص في حرض.", "حرض"),
        ("وصل النازحون إلى صوفا.", "صوفا"),
        ("انسحبت الكتيبة إلى سيئون.", "سيئون"),
        ("قتل خمسة أشخاص في دوما.", "دوما"),
    ],
)
def test_what_cannot_stand_behind_a_preposition_is_a_name_there(reader: Reader, text: str, name: str) -> None:
    assert places(reader, text) == [name]


@pytest.mark.parametrize("text", ["دعا الوزير إلى سحب القوات.", "جرت مفاوضات في سجون.", "عاد من صوفا."])
def test_what_can_stand_there_is_none(reader: Reader, text: str) -> None:
    assert places(reader, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("دخلت الدورية القامشلي فجرا.", "القامشلي"),
        ("دخل الجيش تدمر.", "تدمر"),
        ("قصفت الطائرات الحربية الموصل مرتين.", "الموصل"),
        ("شهدت السويداء احتجاجات.", "السويداء"),
        ("منع الجنود دخول منبج.", "منبج"),
        ("زار الرئيس هادي عدن.", "عدن"),
    ],
)
def test_a_verb_that_takes_a_place_shows_it(reader: Reader, text: str, name: str) -> None:
    assert places(reader, text) == [name]


@pytest.mark.parametrize(
    "text",
    ["قصف الجيش المنطقة.", "دخل الجنود السوق.", "هاجم المحتجون الداخلية.", "شهد الجنوب معارك.", "زار الوزير الجزيرة."],
)
def test_such_a_verb_makes_no_place_of_an_ordinary_word(reader: Reader, text: str) -> None:
    assert places(reader, text) == []


def test_behind_a_preposition_a_place_joined_to_it_shows_a_name_that_is_a_word(reader: Reader) -> None:
    assert places(reader, "قتل ثلاثة أشخاص في جنين وطولكرم.") == ["جنين", "طولكرم"]
    assert places(reader, "شارك في اجتماع ودمشق لم تعلق.") == ["دمشق"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل شابان قرب جنين.", ["جنين"]),
        ("اندلعت اشتباكات في جنين أمس.", ["جنين"]),
        ("وصل المهربون إلى لحج وأبين.", ["لحج", "أبين"]),
        ("اندلعت اشتباكات في صعدة شمالي اليمن.", ["صعدة", "اليمن"]),
        ("فحص الطبيب نمو جنين في الشهر السادس.", []),
        ("قال الحزب في بيان أمس إن الخبر كاذب.", []),
    ],
)
def test_an_indefinite_word_alone_behind_a_preposition_is_the_division_so_called(
    reader: Reader, text: str, found: list[str]
) -> None:
    assert places(reader, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قصف الجيش حي الشعار وحي السكري.", ["حي الشعار", "حي السكري"]),
        ("قصف الجيش منبج وتل رفعت.", ["منبج", "تل رفعت"]),
        ("وصل الوفد إلى الخرطوم وأم درمان.", ["الخرطوم", "أم درمان"]),
        ("قتل شاب وأم وطفل في حلب.", ["حلب"]),
        ("عاد إلى حلب، وإن صالح بقي فيها.", ["حلب"]),
    ],
)
def test_a_name_may_begin_with_two_letters_behind_its_joint(reader: Reader, text: str, found: list[str]) -> None:
    assert places(reader, text) == found
