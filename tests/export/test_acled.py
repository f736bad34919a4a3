from typing import Any

import msgspec
import pytest

from musnad.export import acled
from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.model import Codes, Entity, Event, Precision, Record
from tests.claim_records import OUTLET, attack_and_dead, claims_record, span
from tests.export.reading_back import table

SHELLING = Codes(plover="ASSAULT/heavy-weapons", acled="Shelling/artillery/missile attack")


def written(record: Record) -> tuple[dict[str, dict[str, str]], Ledger]:
    ledger = Ledger()
    data = b"".join(export([record], Export(format="acled"), ledger))
    return {row["event_id_cnty"]: row for row in table(data)}, ledger


def changed(event: str, **fields: Any) -> Record:
    record = claims_record()
    events = [msgspec.structs.replace(each, **fields) if each.id == event else each for each in record.events]
    return msgspec.structs.replace(record, events=tuple(events))


def coded(claim: str, code: str | None) -> Record:
    record = claims_record()
    claims = [msgspec.structs.replace(c, codes=Codes(acled=code)) if c.id == claim else c for c in record.claims]
    return msgspec.structs.replace(record, claims=tuple(claims))


def with_entity(id_: str, **fields: Any) -> Record:
    record = claims_record()
    entities = [msgspec.structs.replace(each, **fields) if each.id == id_ else each for each in record.entities]
    return msgspec.structs.replace(record, entities=tuple(entities))


def test_an_event_in_all_its_columns() -> None:
    row = written(claims_record())[0]["c1"]
    filled = {name: value for name, value in row.items() if value}
    assert filled == {
        "event_id_cnty": "c1",
        "event_date": "2022-01-30",
        "year": "2022",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Bank Forces",
        "inter1": "State forces",
        "interaction": "State forces only",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "admin1": "Al-Hasakah",
        "location": "Al-Nahr",
        "latitude": "36.5",
        "longitude": "40.75",
        "geo_precision": "1",
        "source": OUTLET,
        "notes": "Samer al-Haddad: Bank Forces shelled Al-Nahr",
    }


def test_violence_against_civilians_tells_its_dead_as_the_first_telling_does() -> None:
    row = written(claims_record())[0]["c2"]
    assert (row["actor2"], row["inter2"]) == ("Civilians (Syria)", "Civilians")
    assert (row["interaction"], row["civilian_targeting"]) == ("State forces-Civilians", "Civilian targeting")
    assert row["fatalities"] == "5"


def test_what_is_left_out_and_why() -> None:
    _, ledger = written(claims_record())
    assert [(each.claim, each.reason, each.stands_in) for each in ledger.left_out] == [
        ("c3", "not_asserted", None),
        ("c4", "not_asserted", None),
        ("c5", "told_again", "c2"),
    ]


@pytest.mark.parametrize(
    ("time", "date", "precision", "year"),
    [
        ("2022-01-30", "2022-01-30", "1", "2022"),
        ("2022-01-30~", "2022-01-30", "2", "2022"),
        ("2022-01-24/2022-01-30", "2022-01-24", "2", "2022"),
        ("2022-01", "2022-01-16", "3", "2022"),
        ("2022-02", "2022-02-14", "3", "2022"),
        ("2021-12-30/2022-01-02", "2021-12-30", "2", ""),
        ("2021", "", "", "2021"),
        ("2022-01-29/..", "", "", ""),
        ("P3D", "", "", ""),
    ],
)
def test_the_date_is_as_vague_as_the_report(time: str, date: str, precision: str, year: str) -> None:
    row = written(changed("v1", time=time, time_basis="t1"))[0]["c1"]
    assert (row["event_date"], row["time_precision"], row["year"]) == (date, precision, year)


@pytest.mark.parametrize(
    ("actor_type", "country", "expected"),
    [
        ("state-forces", "SY", "State forces"),
        ("state-forces", "IQ", "External/Other forces"),
        ("state", "IQ", "External/Other forces"),
        ("government", "SY", "State forces"),
        ("state", None, "State forces"),
        ("ngo", "SY", "Civilians"),
        ("state-forces", None, "State forces"),
        ("rebel-group", None, "Rebel group"),
        ("identity-militia", None, "Identity militia"),
        ("external-forces", "SY", "External/Other forces"),
        ("protesters", None, "Protesters"),
        ("coalition", "SY", ""),
        (None, "SY", ""),
    ],
)
def test_the_kind_of_an_actor(actor_type: str | None, country: str | None, expected: str) -> None:
    row = written(with_entity("e2", actor_type=actor_type, country=country))[0]["c1"]
    assert row["inter1"] == expected
    assert row["interaction"] == (f"{expected} only" if expected else "")


def test_in_a_battle_the_second_who_acts_is_the_other_side() -> None:
    record = changed(
        "v1",
        actors=(span("قوات الضفة"), span("شرطة السهل")),
        actor_entities=("e2", "e7"),
        targets=(),
        target_entities=(),
    )
    claims = [
        msgspec.structs.replace(c, codes=Codes(acled="Armed clash")) if c.id == "c1" else c for c in record.claims
    ]
    row = written(msgspec.structs.replace(record, claims=tuple(claims)))[0]["c1"]
    assert (row["actor1"], row["actor2"], row["assoc_actor_1"]) == ("Bank Forces", "Sahl Police", "")
    assert row["interaction"] == "State forces-State forces"
    shelling = written(record)[0]["c1"]
    assert (shelling["actor1"], shelling["assoc_actor_1"], shelling["actor2"]) == ("Bank Forces", "Sahl Police", "")


@pytest.mark.parametrize(
    ("code", "event_type", "disorder"),
    [
        ("Armed clash", "Battles", "Political violence"),
        ("Air/drone strike", "Explosions/Remote violence", "Political violence"),
        ("Peaceful protest", "Protests", "Demonstrations"),
        ("Excessive force against protesters", "Protests", "Political violence; Demonstrations"),
        ("Violent demonstration", "Riots", "Demonstrations"),
        ("Mob violence", "Riots", "Political violence"),
        ("Other", "Strategic developments", "Strategic developments"),
    ],
)
def test_the_sub_event_type_tells_the_types_above_it(code: str, event_type: str, disorder: str) -> None:
    row = written(coded("c1", code))[0]["c1"]
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == (event_type, code, disorder)


@pytest.mark.parametrize("code", [None, "Armed dance", "Battles", "1"])
def test_a_claim_without_a_code_of_its_own_is_left_out(code: str | None) -> None:
    rows, ledger = written(coded("c1", code))
    assert "c1" not in rows
    assert ledger.counts()["no_code"] == 1


def test_acled_has_six_event_types_and_twenty_five_sub_event_types() -> None:
    assert (len(set(acled.event_types().values())), len(acled.event_types())) == (6, 25)


def test_the_dead_are_counted_with_the_attack_that_brought_them_about() -> None:
    rows, ledger = written(attack_and_dead(SHELLING))
    assert {name: row["fatalities"] for name, row in rows.items()} == {"c1": "3"}
    assert [(each.claim, each.reason, each.stands_in) for each in ledger.left_out] == [("c9", "consequence", "c1")]


@pytest.mark.parametrize(
    "record",
    [
        attack_and_dead(Codes(acled="Attack")),
        attack_and_dead(SHELLING, statement=None),
        attack_and_dead(SHELLING, attacks=2),
        attack_and_dead(SHELLING, actors=(span("شرطة السهل"),), actor_entities=("e7",)),
    ],
    ids=["another code", "another speaker", "two attacks", "another who did it"],
)
def test_where_it_does_not_show_which_attack_it_was_the_dead_stand_alone(record: Record) -> None:
    rows, ledger = written(record)
    assert (rows["c1"]["fatalities"], rows["c9"]["fatalities"]) == ("", "3")
    assert ledger.left_out == []


@pytest.mark.parametrize(
    ("targets", "entities", "actor2"),
    [
        (("شرطة السهل",), ("e7",), "Sahl Police"),
        (("خمسة مدنيين",), (None,), "Civilians (Syria)"),
        (("عشرات المحتجين",), (None,), ""),
        (("قرية النهر",), ("e3",), ""),
    ],
)
def test_what_is_struck_is_a_side_only_where_it_is_known_to_be_one(
    targets: tuple[str, ...], entities: tuple[str | None, ...], actor2: str
) -> None:
    struck = {"targets": tuple(map(span, targets)), "target_entities": entities}
    assert written(changed("v1", **struck))[0]["c1"]["actor2"] == actor2
    nobody = written(changed("v1", actors=(), actor_entities=(), **struck))[0]["c1"]
    assert (nobody["actor1"], nobody["actor2"], nobody["interaction"]) == ("", actor2, "")


def test_a_place_that_is_not_known_is_told_in_the_words_of_the_report() -> None:
    row = written(changed("v1", place_entity=None))[0]["c1"]
    assert (row["location"], row["latitude"], row["country"], row["iso"]) == ("قرية النهر", "", "", "")


def test_a_country_alone_has_no_precision_and_unknown_numbers_are_never_zero() -> None:
    record = claims_record()
    country = Entity(
        id="e3", kind="place", name="سوريا", name_en="Syria", country="SY", place_kind="country",
        precision=Precision(level="country", ucdp=6, point="centroid"),
    )  # fmt: skip
    entities = tuple(country if each.id == "e3" else each for each in record.entities)
    row = written(msgspec.structs.replace(record, entities=entities))[0]["c1"]
    assert (row["geo_precision"], row["fatalities"]) == ("", "")
    assert [name for name, value in row.items() if value == "0"] == []


def test_no_place_no_event() -> None:
    _, ledger = written(changed("v1", place=None, place_entity=None))
    assert ledger.counts()["no_place"] == 1
    assert isinstance(claims_record().events[0], Event)
