import msgspec
import pytest

from musnad.export import entities
from musnad.export.labels import load_labels
from musnad.model import Reason, Record
from tests.records import sample_record
from tests.rich_records import ENTITIES, rich_record

ENGLISH, ARABIC = load_labels("en"), load_labels("ar")
BY_ID = {entity.id: entity for entity in ENTITIES}


def named_by_id(record: Record) -> dict[str, entities.Named]:
    return {each.entity.id: each for each in entities.named(record)}


def test_an_entity_has_all_its_names_with_their_places() -> None:
    forces = named_by_id(rich_record())["e5"]
    assert [(form.text, form.sense, len(form.spans)) for form in forces.forms] == [
        ("قوات سوريا الديمقراطية", None, 1),
        ("قسد", None, 1),
        ("مرتزقة قسد", "Syrian Democratic Forces", 1),
    ]
    assert forces.mentions == 3
    assert forces.statements == (1, 2)
    assert [reason.code for reason in forces.reasons] == ["actor_name", "actor_alias", "loaded_name"]


def test_each_kind_is_numbered_by_its_first_mention() -> None:
    found = named_by_id(rich_record())
    assert [(found[id_].kind, found[id_].number) for id_ in ("e1", "e2", "e3", "e5", "e8")] == [
        ("place", 1),
        ("place", 2),
        ("organization", 1),
        ("organization", 2),
        ("person", 1),
    ]
    assert found["e8"].titles == ("العقيد",)


def test_the_same_reason_is_told_once() -> None:
    assert [reason.code for reason in named_by_id(rich_record())["e2"].reasons] == ["type_word", "container"]


def test_a_mention_without_an_entity_counts_by_kind_and_spelling() -> None:
    record = rich_record()
    loose = tuple(msgspec.structs.replace(mention, entity=None) for mention in record.mentions)
    found = entities.named(msgspec.structs.replace(record, mentions=loose, entities=()))
    quarter = next(each for each in found if each.entity.name == "حي غويران")
    assert quarter.mentions == 2
    assert quarter.kind == "place"


def test_a_speaker_that_is_never_named_stands_at_the_end() -> None:
    (only,) = entities.named(sample_record())
    assert (only.entity.id, only.mentions, only.statements) == ("e1", 0, (2,))


@pytest.mark.parametrize(
    ("id_", "english", "arabic"),
    [
        ("e2", "Ghwayran, Al-Hasakah, Syria", "حي غويران، محافظة الحسكة، سوريا"),
        ("e1", "Al-Hasakah, Syria", "محافظة الحسكة، سوريا"),
        ("e12", "Syria", "سوريا"),
        ("e15", "Washington, District of Columbia, United States", "واشنطن، District of Columbia، الولايات المتحدة"),
    ],
)
def test_a_place_is_told_with_those_it_lies_in(id_: str, english: str, arabic: str) -> None:
    names = entities.arabic_names(rich_record())
    assert entities.chain(BY_ID[id_], ENGLISH, names) == english
    assert entities.chain(BY_ID[id_], ARABIC, names) == arabic


def test_a_town_that_bears_its_governorate_s_name_is_told_once() -> None:
    town = msgspec.structs.replace(BY_ID["e4"], name="الحسكة", name_en="Al-Hasakah", admin1="Al-Hasakah")
    assert entities.chain(town, ENGLISH, {}) == "Al-Hasakah, Syria"
    in_a_district = msgspec.structs.replace(town, admin2="Another district")
    assert entities.chain(in_a_district, ENGLISH, {}) == "Al-Hasakah, Syria"
    assert entities.around(town, ARABIC, {"Al-Hasakah": "محافظة الحسكة"}) == ("سوريا",)


def test_a_town_does_not_lend_its_name_to_the_governorate_around_another() -> None:
    town = msgspec.structs.replace(BY_ID["e1"], name="مدينة الحسكة", place_kind="settlement")
    record = msgspec.structs.replace(rich_record(), entities=(town, BY_ID["e4"]))
    assert entities.chain(BY_ID["e4"], ARABIC, entities.arabic_names(record)) == "القامشلي، Al-Hasakah، سوريا"


def test_precision_is_told_in_words_and_in_brief() -> None:
    assert entities.precision_words(BY_ID["e2"], ENGLISH) == "near a known place (point: the place it lies in)"
    assert entities.precision_words(BY_ID["e4"], ENGLISH) == "town or village"
    assert entities.precision_words(BY_ID["e14"], ENGLISH) is None
    assert entities.precision_in_brief(BY_ID["e4"], ENGLISH) is None
    assert entities.precision_in_brief(BY_ID["e1"], ARABIC) is None
    assert entities.precision_in_brief(BY_ID["e7"], ENGLISH) == "area without borders"
    assert "point" in (entities.precision_in_brief(BY_ID["e2"], ENGLISH) or "")


def test_what_an_entity_is_and_where_it_is_from() -> None:
    assert entities.kinds(BY_ID["e5"], "organization", ENGLISH) == ("rebel group",)
    assert entities.kinds(BY_ID["e8"], "person", ARABIC) == ("شخص",)
    state = msgspec.structs.replace(BY_ID["e13"], place_kind="country")
    assert entities.kinds(state, "organization", ENGLISH) == ("state",)
    assert entities.kinds(BY_ID["e2"], "place", ENGLISH) == ("quarter",)
    assert entities.country_of(BY_ID["e5"], ARABIC) == "سوريا"
    assert entities.country_of(BY_ID["e13"], ENGLISH) is None


def test_candidates_are_shown_where_there_was_a_choice() -> None:
    assert not entities.is_settled(BY_ID["e9"])
    assert len(entities.candidates_shown(BY_ID["e9"])) == 2
    chosen = msgspec.structs.replace(BY_ID["e9"], authority="geonames:163800")
    assert entities.is_settled(chosen)
    assert len(entities.candidates_shown(chosen)) == 2
    one = msgspec.structs.replace(chosen, candidates=chosen.candidates[:1])
    assert entities.candidates_shown(one) == ()
    assert entities.candidate_name(chosen.candidates[1], ENGLISH) == "Tall Ahmar, town or village, Nineveh, Iraq"


def test_of_many_candidates_the_likeliest_are_shown_and_the_others_counted() -> None:
    many = msgspec.structs.replace(BY_ID["e9"], candidates=BY_ID["e9"].candidates * 4)
    assert entities.candidates_shown(many) == many.candidates[:5]
    assert entities.more_candidates(many, ENGLISH) == "3 more in the record"
    assert entities.more_candidates(BY_ID["e9"], ENGLISH) is None


def test_a_reason_is_told_with_what_it_was_seen_in() -> None:
    seen = Reason(code="type_word", detail="حي", weight=1.0)
    assert entities.reason_words(seen, ENGLISH) == "a word for its kind stands before it (حي) +1"
    assert entities.reason_words(Reason(code="country_named", detail="SY"), ARABIC) == "بلده مذكور (سوريا)"
    assert entities.reason_words(Reason(code="type_mismatch", detail="quarter"), ENGLISH).endswith("(quarter)")
    assert entities.reason_list([seen, seen, Reason(code="seat")], ENGLISH) == (
        "a word for its kind stands before it, a capital"
    )


def test_readers_of_arabic_are_told_the_speaker_as_the_report_calls_them() -> None:
    first, second = sample_record().statements[:2]
    office = {"source_entity": None, "source_name": "the spokesman of the Army"}
    named = msgspec.structs.replace(first, source_entity="e5", source_name="Syrian Democratic Forces")
    spokesman = msgspec.structs.replace(first, id="s2", **office)
    going_on = msgspec.structs.replace(second, id="s3", source=None, **office)
    nobody = msgspec.structs.replace(going_on, id="s4", source_name=None)
    fuller = msgspec.structs.replace(going_on, id="s5", source_name="مجلس الوادي")
    record = msgspec.structs.replace(
        sample_record(), entities=ENTITIES, statements=(named, spokesman, going_on, nobody, fuller)
    )
    assert first.source is not None
    words = first.source.text
    assert entities.speakers(record, ARABIC) == {
        first.id: "قوات سوريا الديمقراطية",
        "s2": words,
        "s3": words,
        "s4": None,
        "s5": "مجلس الوادي",
    }
    assert entities.speakers(record, ENGLISH) == {
        first.id: "Syrian Democratic Forces",
        "s2": "the spokesman of the Army",
        "s3": "the spokesman of the Army",
        "s4": None,
        "s5": "مجلس الوادي",
    }
