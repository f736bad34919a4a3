"""All names of a report together: actors of the table, states that act or are land, what holds what."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from musnad.model import Document
from tests.reading.namestold import bodies, entity_of, mentions, names, persons, places

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Entity, Mention


def actor(reader: Reader, text: str) -> tuple[Mention, Entity]:
    """The one name of a body in a text, and its entity."""
    record = reader.read(Document(text=text))
    (mention,) = (mention for mention in record.mentions if mention.kind == "organization")
    return mention, entity_of(record, mention)


@pytest.mark.parametrize(
    ("text", "name", "authority", "reason"),
    [
        ("أعلنت قوات سوريا الديمقراطية فتح الطريق.", "قوات سوريا الديمقراطية", "actor:sdf", "actor_name"),
        ("أعلنت قسد فتح الطريق.", "قسد", "actor:sdf", "actor_alias"),
        ("قال ناطق باسم قسد إن الطريق مفتوح.", "قسد", "actor:sdf", "actor_alias"),
        ("انسحبت القوات من مواقع لقسد أمس.", "قسد", "actor:sdf", "actor_alias"),
        ("أعلنت SDF فتح الطريق.", "SDF", "actor:sdf", "actor_alias"),
        ("نددت حماس بالقرار.", "حماس", "actor:hamas", "actor_alias"),
        ("نددت حركة حماس بالقرار.", "حركة حماس", "actor:hamas", None),
        ("التقى وفداً لحماس أمس.", "حماس", "actor:hamas", "actor_alias"),
        ("أعلن داعش مسؤوليته.", "داعش", "actor:islamic-state", "actor_alias"),
        ("أعلن تنظيم الدولة الإسلامية مسؤوليته.", "تنظيم الدولة الإسلامية", "actor:islamic-state", "actor_name"),
        ("أعلن تنظيم «داعش» مسؤوليته.", "تنظيم «داعش»", "actor:islamic-state", None),
        ('أعلن تنظيم "الدولة الإسلامية" مسؤوليته.', 'تنظيم "الدولة الإسلامية"', "actor:islamic-state", None),
        ("نفى حزب الله الخبر.", "حزب الله", "actor:hezbollah", "actor_name"),
        ("نفت الأمم المتحدة الخبر.", "الأمم المتحدة", "actor:un", "actor_name"),
        ("قال للأمم المتحدة إن الطريق مغلق.", "لأمم المتحدة", "actor:un", "actor_name"),
        ("والأمم المتحدة نفت الخبر.", "الأمم المتحدة", "actor:un", "actor_name"),
        ("نفى مجلس الأمن الدولي الخبر.", "مجلس الأمن الدولي", "actor:un-security-council", None),
        ("وثق المرصد السوري لحقوق الإنسان الحادث.", "المرصد السوري لحقوق الإنسان", "actor:sohr", "actor_name"),
        ("نفى الجيش السوري الخبر.", "الجيش السوري", "actor:syrian-army", "actor_name"),
        ("ذكرت وكالة رويترز الخبر.", "وكالة رويترز", "actor:reuters", None),
        ("ذكرت رويترز الخبر.", "رويترز", "actor:reuters", None),
        ("نفى نظام الأسد الخبر.", "نظام الأسد", "actor:assad-regime", "actor_name"),
    ],
)
def test_an_actor_is_found_under_its_names(
    reader: Reader, text: str, name: str, authority: str, reason: str | None
) -> None:
    mention, entity = actor(reader, text)
    assert (mention.span.text, entity.authority, entity.name_en_basis) == (name, authority, "actors")
    assert reason in {None, mention.reasons[0].code}
    assert mention.sense is None


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("هاجمت العصابة الأسدية الجسر.", "العصابة الأسدية", "Assad regime"),
        ("هاجمت عصابة الأسد الجسر.", "عصابة الأسد", "Assad regime"),
        ("هاجم الدواعش الجسر.", "الدواعش", "Islamic State"),
    ],
)
def test_a_name_that_takes_sides_is_given_its_neutral_sense(reader: Reader, text: str, name: str, sense: str) -> None:
    mention, _ = actor(reader, text)
    assert (mention.span.text, mention.sense, mention.name_en) == (name, sense, sense)
    assert mention.reasons[0].code == "loaded_name"


@pytest.mark.parametrize(
    "text",
    [
        "تحدث بحماس عن الخطة.",
        "عمل بحماس كبير.",
        "كان فتح الباب صعباً.",
        "أمل الناس في السلام.",
        "تحدث الناس عن النصرة والعون.",
        "استمعوا إلى الحوار الهادئ.",
        "هذا بيان القوة والجمال.",
        "كان الجهاد في سبيل العلم.",
        "وصلت القوات إلى الجسر.",
        "نفى التنظيم الخبر.",
        "قال الائتلاف إن الجسر مغلق.",
        "قال التحالف إن الجسر مغلق.",
        "قال المرصد إن الجسر مغلق.",
        "أعلن الجيش فتح الجسر.",
        "شاهدنا في الجزيرة نخلاً.",
    ],
)
def test_ordinary_words_and_short_names_that_nothing_settles_are_no_actors(reader: Reader, text: str) -> None:
    assert bodies(reader, text) == []


@pytest.mark.parametrize(
    ("text", "name", "authority"),
    [
        ("صدت المقاومة الشعبية هجوماً. ونفى اليمن الخبر.", "المقاومة الشعبية", "actor:popular-resistance-yemen"),
        ("قال الجيش اليمني إن المقاومة الشعبية صدت الهجوم.", "المقاومة الشعبية", "actor:popular-resistance-yemen"),
    ],
)
def test_a_short_name_is_settled_by_the_country_of_the_report(
    reader: Reader, text: str, name: str, authority: str
) -> None:
    record = reader.read(Document(text=text))
    (mention,) = (mention for mention in record.mentions if mention.span.text == name)
    assert entity_of(record, mention).authority == authority
    assert mention.reasons[0].code == "short_name"


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        (
            "نفى مجلس النواب الليبي الخبر. ونفت الحكومة العراقية والجيش العراقي الخبر. وقال مجلس النواب نعم.",
            "actor:house-of-representatives-libya",
        ),
        (
            "نفت الحكومة العراقية والجيش العراقي الخبر. وقال مجلس النواب نعم.",
            "actor:iraqi-parliament",
        ),
    ],
)
def test_a_short_name_is_rather_the_actor_that_the_report_named_in_full(
    reader: Reader, text: str, authority: str
) -> None:
    record = reader.read(Document(text=text))
    mention = record.mentions[-1]
    assert (mention.span.text, entity_of(record, mention).authority) == ("مجلس النواب", authority)


def test_a_short_name_that_several_bear_is_left_out_where_nothing_settles_it(reader: Reader) -> None:
    assert bodies(reader, "صدت المقاومة الشعبية الهجوم.") == []


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("نفى حزب العمال الأسترالي الخبر.", "actor:pkk"),
        ("نفى مجلس النواب الأسترالي الخبر.", "actor:libyan-house-of-representatives"),
        ("نفى الجيش الوطني التشيلي الخبر.", "actor:syrian-national-army"),
    ],
)
def test_another_states_adjective_makes_it_another_body(reader: Reader, text: str, authority: str) -> None:
    found = reader.read(Document(text=text)).entities
    assert authority not in {entity.authority for entity in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل مسلحو داعش ثلاثة رجال.", "داعش"),
        ("قتل عناصر داعش ثلاثة رجال.", "داعش"),
        ("انسحب مقاتلو قسد من الجسر.", "قسد"),
        ("انسحبت عناصر من قسد أمس.", "قسد"),
        ("أفرج عن أسرى حماس أمس.", "حماس"),
    ],
)
def test_those_who_belong_to_an_actor_are_no_part_of_its_name(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        ("انسحبت قوات حفتر من الجسر.", [], ["حفتر"]),
        ("قال أبو سياف إن الجسر مغلق.", [], ["أبو سياف"]),
        ("أعلنت جماعة أبو سياف مسؤوليتها.", ["جماعة أبو سياف"], []),
    ],
)
def test_a_leaders_name_is_told_from_a_groups(reader: Reader, text: str, body: list[str], person: list[str]) -> None:
    assert (bodies(reader, text), persons(reader, text)) == (body, person)


@pytest.mark.parametrize(
    "text",
    [
        "قالت تركيا إن الحدود مفتوحة.",
        "نفت تركيا الخبر.",
        "اتهمت روسيا جارتها بالكذب.",
        "وقع اتفاق بين تركيا وجارتها.",
        "تعاون مع تركيا في التجارة.",
        "وقف ضد تركيا في الحرب.",
        "نفذت العملية بدعم تركيا.",
        "اعترف لتركيا بحقها.",
        "قال رئيس تركيا إن الجسر مغلق.",
        "«تركيا لن تنسحب من الموقع».",
    ],
)
def test_a_state_that_acts_is_a_body(reader: Reader, text: str) -> None:
    (mention,) = mentions(reader, text)
    assert (mention.kind, mention.made_by.rule) == ("organization", "state-actor")


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد إلى تركيا.",
        "عاد من تركيا أمس.",
        "يعيش في تركيا.",
        "يعيش بتركيا.",
        "التدخل بتركيا مرفوض.",
        "يعمل طبيب بتركيا.",
        "تقع المدينة شمال تركيا.",
        "على الحدود مع تركيا جنود.",
        "حدود تركيا مغلقة.",
        "في زيارة لتركيا أمس.",
        "عبر تركيا إلى البحر.",
        "جنوب شرق تركيا.",
    ],
)
def test_a_state_where_something_is_is_a_place(reader: Reader, text: str) -> None:
    found = mentions(reader, text)
    assert [(mention.kind, mention.made_by.rule) for mention in found] == [("place", "state-land")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("نفت تركيا وروسيا الخبر.", ["organization", "organization"]),
        ("وصل الوفد إلى تركيا وروسيا.", ["place", "place"]),
        ("وصل الوفد إلى تركيا، وروسيا.", ["place", "place"]),
        ("اعترف لتركيا بحقها. وسافر في عودة لتركيا.", ["organization", "place"]),
        ("نفت تركيا الخبر الوارد من روسيا.", ["organization", "place"]),
        ("نفت تركيا، روسيا، والعراق الخبر.", ["organization"] * 3),
        ("وصل الوفد إلى تركيا، روسيا، والعراق.", ["place"] * 3),
    ],
)
def test_states_joined_are_of_one_kind(reader: Reader, text: str, kinds: list[str]) -> None:
    assert [mention.kind for mention in mentions(reader, text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("نفت أنقرة الخبر.", "organization"),
        ("قالت موسكو إن الحدود مفتوحة.", "organization"),
        ("وصل الوفد إلى أنقرة.", "place"),
        ("وقع انفجار في أنقرة.", "place"),
        ("غادر الوفد من موسكو.", "place"),
        ("سقط ستة قتلى في تفجيرات ضربت بغداد.", "place"),
        ("هزت انفجارات دمشق.", "place"),
        ("استهدفت طهران القواعد.", "organization"),
    ],
)
def test_a_capital_is_its_state_where_it_acts_and_a_town_else(reader: Reader, text: str, kind: str) -> None:
    record = reader.read(Document(text=text))
    (mention,) = record.mentions
    assert mention.kind == kind
    authority = entity_of(record, mention).authority or ""
    assert authority.startswith("country:" if kind == "organization" else "geonames:")


@pytest.mark.parametrize(
    "text",
    [
        "ارتفع السهم التركي.",
        "في منطقة أردنية قديمة.",
        "شاب عماني طويل.",
        "تلك عادات مصرية.",
        "الليرة السورية هبطت.",
        "نشرت الصحافة السعودية الخبر.",
        "اشترى سيارة سورية قديمة.",
        "وصلت عائلة سورية إلى الجسر.",
        "صدرت مجلة عربية.",
    ],
)
def test_an_adjective_of_a_state_is_no_name_of_it(reader: Reader, text: str) -> None:
    assert names(reader, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اجتمع مجلس محافظة نينوى أمس.", [("organization", "مجلس محافظة نينوى")]),
        ("نفى سفير سوريا لدى الأمم المتحدة الخبر.", [("organization", "سوريا"), ("organization", "الأمم المتحدة")]),
        ("انفجرت سيارة في شارع سامر الراوي.", [("place", "شارع سامر الراوي")]),
        ("وصلت قوات سوريا الديمقراطية إلى الرقة.", [("organization", "قوات سوريا الديمقراطية"), ("place", "الرقة")]),
        ("وصل سامر الراوي إلى بلدة الباغوز.", [("person", "سامر الراوي"), ("place", "بلدة الباغوز")]),
    ],
)
def test_the_longest_name_holds_those_inside_it(reader: Reader, text: str, found: list[tuple[str, str]]) -> None:
    assert names(reader, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال سامر الراوي إن الجسر مغلق. وأضاف الراوي أن الطريق سليم.", ["سامر الراوي", "الراوي"]),
        ("قال سامر الراوي إن الجسر مغلق. وغاب سامر عن الجلسة.", ["سامر الراوي", "سامر"]),
        ("وصل سامر خالد الراوي. وغادر سامر الراوي.", ["سامر خالد الراوي", "سامر الراوي"]),
        ("التقى العقيد هيرمان كلوزه الوفد. وقال كلوزه إن الجسر مغلق.", ["هيرمان كلوزه", "كلوزه"]),
        (
            "قال السفير هيرمان بيتر كلوزه إن الجسر مغلق. ثم غادر هيرمان كلوزه.",
            ["هيرمان بيتر كلوزه", "هيرمان كلوزه"],
        ),
        ("التقى العقيد هيرمان كلوزه الوفد. وقال لكلوزه إن الجسر مغلق.", ["هيرمان كلوزه", "كلوزه"]),
    ],
)
def test_a_person_named_in_full_is_known_by_a_part_of_the_name(reader: Reader, text: str, found: list[str]) -> None:
    again = mentions(reader, text, "person")
    assert [person.span.text for person in again] == found
    assert {person.entity for person in again} == {"e1"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال سامر الأحمر إن الجسر مغلق. ووصل الخط الأحمر إلى الجسر.", "سامر الأحمر"),
        ("قال سامر خالد الشرقي إن الجسر مغلق. وتوجه إلى الحي الشرقي.", "سامر خالد الشرقي"),
        ("قال سامر الراوي إن الجسر مغلق. ووصل خالد إلى الجسر.", "سامر الراوي"),
        ("قال سامر العراقي إن الجسر مغلق. ووصل الجيش العراقي.", "سامر العراقي"),
    ],
)
def test_a_part_of_a_name_is_none_where_it_is_the_word_that_it_also_is(reader: Reader, text: str, name: str) -> None:
    assert persons(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال دونالد لينغارد إن الجسر مغلق.", ["دونالد لينغارد"]),
        ("قال بشار إن الجسر مغلق.", []),
        ("أعلنت قوات هادي فتح الطريق.", ["هادي"]),
        ("قال نتنياهو إن الجسر مغلق.", ["نتنياهو"]),
        ("قال عبد الفتاح البرهان إن الجسر مغلق.", ["عبد الفتاح البرهان"]),
        ("قال بشار الأسد إن الجسر مغلق.", ["بشار الأسد"]),
        ("قال الرئيس بشار الأسد إن الجسر مغلق.", ["بشار الأسد"]),
        ("قال الرئيس الأسد إن الجسر مغلق.", ["الأسد"]),
        ("انسحبت قوات الأسد من الجسر.", ["الأسد"]),
        ("هرب الأسد من القفص.", []),
        ("قال الرئيس الأمريكي دونالد ترامب إن الجسر مغلق.", ["دونالد ترامب"]),
        ("قال ترامب إن الجسر مغلق.", ["ترامب"]),
    ],
)
def test_a_public_figure_is_found_by_a_name_that_is_its_own_or_that_something_shows(
    reader: Reader, text: str, found: list[str]
) -> None:
    assert persons(reader, text) == found


def test_names_are_in_text_order_and_apart(reader: Reader) -> None:
    text = "قال العقيد سامر الراوي لوكالة رويترز إن قسد وصلت إلى حي الشعار بمدينة حلب قرب تركيا."
    found = mentions(reader, text)
    assert [mention.span.text for mention in found] == [
        "سامر الراوي",
        "وكالة رويترز",
        "قسد",
        "حي الشعار",
        "مدينة حلب",
        "تركيا",
    ]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_a_report_without_names_has_none(reader: Reader) -> None:
    assert names(reader, "عاد الماء إلى الحي بعد ثلاثة أيام من الانقطاع.") == []
    assert places(reader, "لا شيء جديد اليوم.") == []
