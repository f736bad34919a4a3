"""Whose the names are: one entity under its names, two where they only look alike, and what an entity tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.authority.actors import ACTOR_TYPES
from musnad.model import Document
from tests.reading.namestold import entity, entity_of, mentions, same

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("قال سامر الراوي نعم. ثم غادر الراوي.", "سامر الراوي", "الراوي"),
        ("قال سامر خالد الراوي نعم. ثم غادر سامر الراوي.", "سامر خالد الراوي", "سامر الراوي"),
        ("قال سامر بن خالد الراوي نعم. ثم غادر سامر الراوي.", "سامر بن خالد الراوي", "سامر الراوي"),
        ("غادر العقيد سامر الراوي. وقال سامر خالد الراوي نعم.", "سامر الراوي", "سامر خالد الراوي"),
        ("قال السفير هيرمان كلوزه إن الجسر مغلق. ثم غادر كلوزه.", "هيرمان كلوزه", "كلوزه"),
        ("قال السفير توماس لينغارد إن الجسر مغلق. ثم غادر لنغارد.", "توماس لينغارد", "لنغارد"),
        ("غادر سامر شحادة. وعاد سامر شحادا.", "سامر شحادة", "سامر شحادا"),
        ("نفى الحزب الديمقراطي الكردستاني (البارتي) الخبر.", "الحزب الديمقراطي الكردستاني", "البارتي"),
        ("نفى الجيش الوطني الخبر. وقال الجيش الوطني السوري نعم.", "الجيش الوطني", "الجيش الوطني السوري"),
        ("أعلنت قوات سوريا الديمقراطية هدنة. وقالت قسد نعم.", "قوات سوريا الديمقراطية", "قسد"),
        ("أعلنت قوات سوريا الديمقراطية (قسد) هدنة.", "قوات سوريا الديمقراطية", "قسد"),
        ("أعلن تنظيم الدولة الإسلامية هدنة. وقال داعش نعم.", "تنظيم الدولة الإسلامية", "داعش"),
        ("نفت سوريا الخبر. وغادر الوفد سورية.", "سوريا", "سورية"),
        ("نفت تركيا الخبر. وغادر الوفد من تركيا.", "تركيا", "تركيا"),
        ("نفت تركيا الخبر. وقالت أنقرة نعم.", "تركيا", "أنقرة"),
        ("نفت رابطة صيادي الوادي الخبر. وقالت رابطة صيادي الوادي نعم.", "رابطة صيادي الوادي", "رابطة صيادي الوادي"),
        ("وصل إلى مدينة حلب. وغادر حلب.", "مدينة حلب", "حلب"),
        ("وصل إلى إدلب. وغادر مدينة إدلب.", "إدلب", "مدينة إدلب"),
        ("قال دونالد ترامب نعم. وأضاف ترامب أن الجسر مغلق.", "دونالد ترامب", "ترامب"),
        ("قال بشار الأسد نعم. وأضاف الرئيس الأسد أن الجسر مغلق.", "بشار الأسد", "الأسد"),
        ("نفت جمعية أطباء النهر (جانر) الخبر. وقالت جمعية أطباء النهر نعم.", "جمعية أطباء النهر", "جمعية أطباء النهر"),
    ],
)
def test_names_of_one_bearer_are_of_one_entity(reader: Reader, text: str, one: str, other: str) -> None:
    assert same(reader, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("وصل سامر الراوي وهدى الراوي.", "سامر الراوي", "هدى الراوي"),
        ("وصل سامر الراوي وسامر القاسمي.", "سامر الراوي", "سامر القاسمي"),
        ("وصل سامر خالد الراوي وسامر حسين الراوي.", "سامر خالد الراوي", "سامر حسين الراوي"),
        ("نفت وزارة الزراعة ووزارة الأشغال الخبر.", "وزارة الزراعة", "وزارة الأشغال"),
        ("نفى الجيش السوري الخبر. ونفى الجيش التركي الخبر.", "الجيش السوري", "الجيش التركي"),
        ("وصل إلى حلب ثم إلى ريف حلب.", "حلب", "ريف حلب"),
        ("وصل إلى ريف حلب الشمالي ثم إلى ريف حلب الجنوبي.", "ريف حلب الشمالي", "ريف حلب الجنوبي"),
        ("وصل إلى مدينة الرقة ثم إلى محافظة الرقة.", "مدينة الرقة", "محافظة الرقة"),
        ("نفت سوريا الخبر. ونفت روسيا الخبر.", "سوريا", "روسيا"),
        ("نفت تركيا الخبر. ونفت الحكومة التركية الخبر.", "تركيا", "الحكومة التركية"),
        ("نفى اللواء 92 الخبر. ونفى اللواء 93 الخبر.", "اللواء 92", "اللواء 93"),
        ("نفت منظمة الأمم المتحدة (اليونسكو) الخبر.", "منظمة الأمم المتحدة", "اليونسكو"),
        ("غادر سامر شحادة. وعاد سامر شحرور.", "سامر شحادة", "سامر شحرور"),
    ],
)
def test_names_that_only_look_alike_are_of_two(reader: Reader, text: str, one: str, other: str) -> None:
    assert not same(reader, text, one, other)


def test_a_figures_name_that_goes_on_is_somebody_elses(reader: Reader) -> None:
    other = entity(reader, "قال محمود عباس لينغارد إن الجسر مغلق.", "محمود عباس لينغارد")
    assert other.name_en_basis != "actors"
    assert entity(reader, "قال محمود عباس إن الجسر مغلق.", "محمود عباس").name_en_basis == "actors"


def test_a_surname_goes_to_the_last_bearer_before_it(reader: Reader) -> None:
    text = "قال سامر الراوي نعم. وقالت هدى الراوي لا. ثم غادر الراوي."
    assert [mention.entity for mention in mentions(reader, text, "person")] == ["e1", "e2", "e2"]


def test_a_body_whose_name_begins_one_other_is_that_body(reader: Reader) -> None:
    text = "نفت رابطة صيادي الوادي الخبر. وقالت رابطة صيادي الوادي النهرية نعم."
    found = mentions(reader, text, "organization")
    assert len(found) == 2
    assert {mention.entity for mention in found} == {"e1"}


def test_a_body_whose_name_begins_like_two_others_is_neither(reader: Reader) -> None:
    text = "نفى مجلس بلدية الوادي الخبر. وقال مجلس بلدية الوادي الشرقي نعم. وقال مجلس بلدية الوادي الغربي لا."
    found = mentions(reader, text, "organization")
    assert len({mention.entity for mention in found}) == len({mention.span.text for mention in found}) == 3


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("نفت بعثة الأمم المتحدة لمساعدة العراق (يونامي) الخبر.", "بعثة الأمم المتحدة لمساعدة العراق", "يونامي"),
        ("نفت جماعة «أنصار الوادي» (داعش) الخبر.", "جماعة «أنصار الوادي»", "داعش"),
    ],
)
def test_a_name_in_brackets_behind_another_is_of_the_same(reader: Reader, text: str, full: str, short: str) -> None:
    assert same(reader, text, full, short)


def test_two_actors_of_the_table_stay_two_in_brackets_too(reader: Reader) -> None:
    assert not same(reader, "نفت قسد (داعش) الخبر.", "قسد", "داعش")


def test_a_state_is_one_entity_as_a_body_and_as_land(reader: Reader) -> None:
    record = reader.read(Document(text="نفت تركيا الخبر. وغادر الوفد من تركيا."))
    (state,) = record.entities
    assert (state.authority, state.country, state.name_en, state.name_en_basis) == (
        "country:TR",
        "TR",
        "Turkey",
        "actors",
    )
    assert [mention.kind for mention in record.mentions] == ["organization", "place"]
    assert [mention.entity for mention in record.mentions] == ["e1", "e1"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("نفت تركيا الخبر.", "organization"),
        ("غادر الوفد من تركيا.", "place"),
    ],
)
def test_a_state_is_what_the_report_makes_of_it(reader: Reader, text: str, kind: str) -> None:
    assert entity(reader, text, "تركيا").kind == kind


@pytest.mark.parametrize(
    ("text", "name", "english", "basis"),
    [
        ("قال سامر الراوي نعم.", "سامر الراوي", "Samer al-Rawi", "composed"),
        ("قالت هدى القاسمي نعم.", "هدى القاسمي", "Huda al-Qasimi", "composed"),
        ("قال عبد الرحمن الراوي نعم.", "عبد الرحمن الراوي", "Abdulrahman al-Rawi", "composed"),
        ("قال السفير توماس لينغارد إن الجسر مغلق.", "توماس لينغارد", "Thomas Lingard", "transliterated"),
        ("قال دونالد ترامب نعم.", "دونالد ترامب", "Donald Trump", "actors"),
        ("نفت قسد الخبر.", "قسد", "Syrian Democratic Forces", "actors"),
        ("نفت وزارة الزراعة الخبر.", "وزارة الزراعة", "Ministry of Agriculture", "composed"),
        ("أعلنت حركة «فرسان القشطة» هدنة.", "حركة «فرسان القشطة»", "al-Qashta Knights Movement", "transliterated"),
        ("نفت الحكومة البلجيكية الخبر.", "الحكومة البلجيكية", "Belgian Government", "composed"),
        ("وصل إلى مدينة حلب.", "مدينة حلب", "Aleppo", "gazetteer"),
        ("وصل إلى بلدة القشطانية.", "بلدة القشطانية", "al-Qashtaniya", "transliterated"),
        ("غادر من تركيا.", "تركيا", "Turkey", "actors"),
    ],
)
def test_an_entity_has_an_english_name_and_tells_where_it_is_from(
    reader: Reader, text: str, name: str, english: str, basis: str
) -> None:
    found = entity(reader, text, name)
    assert (found.name_en, found.name_en_basis) == (english, basis)


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("قال الراوي نعم. ثم غادر سامر الراوي. وعاد الراوي.", "الراوي", "سامر الراوي"),
        ("سلم الرسالة للحكومة البلجيكية.", "لحكومة البلجيكية", "الحكومة البلجيكية"),
        ("قال للأمم المتحدة نعم.", "لأمم المتحدة", "الأمم المتحدة"),
        ("وصل إلى بلدة\nالباغوز.", "بلدة\nالباغوز", "بلدة الباغوز"),
    ],
)
def test_an_entity_bears_its_fullest_name_of_the_report(reader: Reader, text: str, name: str, shown: str) -> None:
    assert entity(reader, text, name).name == shown


def test_an_actor_tells_its_type_country_and_parent(reader: Reader) -> None:
    sdf = entity(reader, "نفت قسد الخبر.", "قسد")
    assert (sdf.kind, sdf.authority, sdf.country) == ("organization", "actor:sdf", "SY")
    assert sdf.actor_type in ACTOR_TYPES
    ypg = entity(reader, "نفت وحدات حماية الشعب الخبر.", "وحدات حماية الشعب")
    assert (ypg.authority, ypg.member_of) == ("actor:ypg", "actor:sdf")


@pytest.mark.parametrize(
    ("text", "name", "authority", "country", "level"),
    [
        ("وصل إلى مدينة حلب.", "مدينة حلب", "geonames:170063", "SY", "settlement"),
        ("وقع انفجار في بغداد.", "بغداد", "geonames:98182", "IQ", "settlement"),
        ("غادر من تركيا.", "تركيا", "country:TR", "TR", "country"),
    ],
)
def test_a_place_tells_where_it_is_and_how_closely(  # noqa: PLR0913, PLR0917  what is asked and what is told
    reader: Reader, text: str, name: str, authority: str, country: str, level: str
) -> None:
    place = entity(reader, text, name)
    assert (place.kind, place.authority, place.country) == ("place", authority, country)
    assert place.precision is not None
    assert place.precision.level == level


def test_a_place_that_no_table_has_is_a_name_without_a_point(reader: Reader) -> None:
    place = entity(reader, "وصل إلى بلدة القشطانية.", "بلدة القشطانية")
    assert (place.authority, place.lat, place.lon) == (None, None, None)


def test_a_name_of_several_places_keeps_its_candidates_the_likeliest_first(reader: Reader) -> None:
    place = entity(reader, "وصلت القافلة إلى مدينة طرابلس.", "مدينة طرابلس")
    assert {"LB", "LY"} <= {candidate.country for candidate in place.candidates}
    scores = [candidate.score for candidate in place.candidates]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قالت وزارة الداخلية اللبنانية إن القافلة وصلت إلى طرابلس.", "LB"),
        ("قالت وزارة الداخلية الليبية إن القافلة وصلت إلى طرابلس.", "LY"),
    ],
)
def test_the_country_of_a_place_is_that_of_the_report(reader: Reader, text: str, country: str) -> None:
    assert entity(reader, text, "طرابلس").country == country


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("قال العقيد سامر الراوي نعم.", "سامر الراوي", {"title"}),
        ("قال سامر الراوي نعم.", "سامر الراوي", {"name_pattern"}),
        ("قال سامر الراوي نعم. ثم غادر الراوي.", "الراوي", {"named_before"}),
        ("نفت قوات سوريا الديمقراطية الخبر.", "قوات سوريا الديمقراطية", {"actor_name"}),
        ("نفت قسد الخبر.", "قسد", {"actor_alias"}),
        ("نفت العصابة الأسدية الخبر.", "العصابة الأسدية", {"loaded_name"}),
        ("نفت تركيا الخبر.", "تركيا", {"country_named"}),
        ("نفت وزارة الزراعة الخبر.", "وزارة الزراعة", {"head_word"}),
        ("وصل إلى مدينة حلب.", "مدينة حلب", {"type_word"}),
        ("دمشق - وصل الوفد.", "دمشق", {"dateline"}),
        ("وصل إلى حلب.", "حلب", {"preposition"}),
    ],
)
def test_a_name_tells_why_it_was_taken_for_its_entity(reader: Reader, text: str, name: str, codes: set[str]) -> None:
    mention = next(mention for mention in mentions(reader, text) if mention.span.text == name)
    assert codes <= {reason.code for reason in mention.reasons}


def test_a_name_repeats_the_english_and_country_of_its_entity(reader: Reader) -> None:
    record = reader.read(Document(text="قال العقيد سامر الراوي لرويترز إن قسد وصلت إلى مدينة حلب قرب تركيا."))
    assert len(record.mentions) == 5
    for mention in record.mentions:
        found = entity_of(record, mention)
        assert (mention.name_en, mention.country) == (found.name_en, found.country)
