from __future__ import annotations

import itertools
from typing import Any

import pytest
import sqlalchemy as sa

from musnad.authority.gazetteer import Gazetteer
from musnad.case import selection
from musnad.case.case import Case
from musnad.case.selection import Area, Selection, area_of, asked_for, places_used, why_not
from musnad.case.store import tables
from musnad.errors import InputError

ALEPPO, AL_BAB = "geonames:170062", "geonames:174018"


def claim(report: str, name: str, **fields: Any) -> dict[str, Any]:
    blank = {column.name: None for column in tables.claims.columns if column.nullable}
    given = {"type": "ASSAULT", "factuality": "asserted", "ordinal": 0, "start": 0, "line_en": "", "reading": report}
    return {**blank, **given, "report": report, "claim": name, **fields}


CLAIMS = (
    claim("r1", "bombed", mode="airstrike", earliest="2022-01-30", latest="2022-01-30", place=AL_BAB, country="SY",
          admin1="Aleppo", act="assert"),
    claim("r1", "denied", factuality="negated", earliest="2022-01-01", latest="2022-01-31", act="deny"),
    claim("r2", "held", type="COERCE", latest="2022-01-15", place="musnad:somewhere", country="SY", admin1="Homs"),
    claim("r2", "undated", type="HARM", place=ALEPPO, country="SY"),
)  # fmt: skip


@pytest.fixture
def filled(case: Case) -> Case:
    """A case with four claims of two reports; the first two are of one incident."""
    with case.writing() as connection:
        fill(connection)
    return case


def fill(connection: sa.Connection) -> None:
    put(connection, "originals", [{"sha256": "o", "size": 1}])
    sighting = {"id": "s", "original": "o", "place": "p", "how": "file", "at": "", "version": "", "given": "{}"}
    put(connection, "sightings", [{**sighting, "details": "{}"}])
    put(connection, "texts", [{"id": "t", "text": "نص"}])
    for number, outlet in ((1, "وكالة"), (2, None)):
        report: dict[str, Any] = {
            "id": f"r{number}",
            "original": "o",
            "sighting": "s",
            "part": "",
            "ordinal": number,
            "text": "t",
        }
        put(connection, "reports", [{**report, "outlet": outlet, "found": "{}", "added": ""}])
        reading: dict[str, Any] = {
            "id": f"r{number}",
            "report": f"r{number}",
            "reader": "1",
            "info": "{}",
            "record": b"",
            "sha256": "",
        }
        put(connection, "readings", [{**reading, "at": "", "seal": ""}])
    put(connection, "claims", CLAIMS)
    parties = [
        ("r1", "bombed", "actor", "actor:russia", "الطيران الروسي", "Russian air force"),
        ("r1", "bombed", "speaker", None, "شهود", None),
        ("r2", "held", "actor", None, "مسلحون", None),
        ("r2", "held", "target", None, "شهود", None),
    ]
    names = ("report", "claim", "role", "authority", "name", "name_en")
    put(connection, "participants", [{**dict(zip(names, each, strict=True)), "ordinal": 0} for each in parties])
    incident: dict[str, Any] = {"reports": 1, "state": b""}
    put(connection, "incidents", [{"id": "i1", "origins": 2, "contradictions": 1, **incident}])
    put(connection, "incidents", [{"id": "i2", "origins": 1, "contradictions": 0, **incident}])
    members = [("r1", "bombed", "i1"), ("r1", "denied", "i1"), ("r2", "held", "i2")]
    for of_report, name, of in members:
        member = {"report": of_report, "claim": name, "incident": of, "score": 1.0, "reasons": "[]", "origin": "o"}
        put(connection, "incident_claims", [member])
    judged = [("bombed", "هدى", "accepted"), ("bombed", "Omar", "accepted"), ("denied", "هدى", "rejected"),
              ("denied", "Omar", "accepted")]  # fmt: skip
    for number, (name, who, verdict) in enumerate(judged, start=2):
        entry: dict[str, Any] = {
            "number": number,
            "at": "",
            "who": who,
            "action": "judge",
            "kind": "claim",
            "subject": name,
        }
        put(connection, "journal", [{**entry, "before": "", "after": "", "previous": "", "hash": ""}])
        told = {
            "report": "r1",
            "claim": name,
            "who": who,
            "verdict": verdict,
            "corrections": "{}",
            "reading": "r1",
            "entry": number,
        }
        put(connection, "verdicts", [told])
    put(connection, "journal", [{**entry, "number": 6, "before": "", "after": "", "previous": "", "hash": ""}])
    unsure = {
        "report": "r2",
        "claim": "held",
        "who": "هدى",
        "verdict": "unsure",
        "corrections": "{}",
        "reading": "r2",
        "entry": 6,
    }
    put(connection, "verdicts", [unsure])


def put(connection: sa.Connection, table: str, rows: Any) -> None:
    for row in rows:
        connection.execute(sa.insert(tables.METADATA.tables[table]).values(row))


def found(case: Case, wanted: Selection) -> set[str]:
    with case.reading() as connection:
        return set(connection.scalars(sa.select(tables.claims.c.claim).where(asked_for(wanted))))


ALL = {"bombed", "denied", "held", "undated"}
CASES: tuple[tuple[dict[str, Any], set[str]], ...] = (
    ({}, ALL),
    ({"types": frozenset({"HARM", "COERCE"})}, {"held", "undated"}),
    ({"modes": frozenset({"airstrike"})}, {"bombed"}),
    ({"factualities": frozenset({"negated"})}, {"denied"}),
    ({"since": "2022-01-20"}, {"bombed", "denied"}),
    ({"until": "2022-01-20"}, {"denied", "held"}),
    ({"since": "2022-01-10", "until": "2022-01-16"}, {"denied", "held"}),
    ({"since": "2022-01-16", "undated": True}, {"bombed", "denied", "undated"}),
    ({"dated": frozenset({"day"})}, {"bombed"}),
    ({"dated": frozenset({"range"})}, {"denied", "held"}),
    ({"dated": frozenset({"day", "none"})}, {"bombed", "undated"}),
    ({"placed": frozenset({"settled"})}, {"bombed", "held", "undated"}),
    ({"placed": frozenset({"none"})}, {"denied"}),
    ({"placed": frozenset({"within", "named"})}, set()),
    ({"areas": (Area(place="x", country="SY"),)}, {"bombed", "held", "undated"}),
    ({"areas": (Area(place=ALEPPO, country="SY", admin1="Aleppo"),)}, {"bombed", "undated"}),
    ({"areas": (Area(place="x", parts=(AL_BAB,)), Area(place="musnad:somewhere"))}, {"bombed", "held"}),
    ({"actors": frozenset({"actor:russia"})}, {"bombed"}),
    ({"actors": frozenset({"Russian air force", "مسلحون"})}, {"bombed", "held"}),
    ({"speakers": frozenset({"شهود"})}, {"bombed"}),
    ({"targets": frozenset({"شهود"})}, {"held"}),
    ({"acts": frozenset({"deny"})}, {"denied"}),
    ({"outlets": frozenset({"وكالة"})}, {"bombed", "denied"}),
    ({"least_origins": 1}, ALL),
    ({"least_origins": 2}, {"bombed", "denied"}),
    ({"contradicted": True}, {"bombed", "denied"}),
    ({"contradicted": False}, {"held", "undated"}),
    ({"verdicts": frozenset({"accepted"})}, {"bombed"}),
    ({"verdicts": frozenset({"rejected"})}, set()),
    ({"verdicts": frozenset({"disputed", "unsure"})}, {"denied", "held"}),
    ({"verdicts": frozenset({"unjudged"})}, {"undated"}),
    ({"incidents": frozenset({"i2"})}, {"held"}),
    ({"reports": frozenset({"r2"})}, {"held", "undated"}),
    ({"types": frozenset({"ASSAULT"}), "acts": frozenset({"deny"})}, {"denied"}),
)


def test_each_filter_gives_its_claims(filled: Case) -> None:
    told = [(fields, found(filled, Selection(**fields))) for fields, _ in CASES]
    assert told == list(CASES)


def test_a_claim_that_is_not_asked_for_has_a_reason_and_any_other_none(filled: Case) -> None:
    with filled.reading() as connection:
        for (one, _), (other, _) in itertools.combinations(CASES, 2):
            wanted = Selection(**{**one, **other})
            query = sa.select(asked_for(wanted), why_not(wanted))
            rows = connection.execute(query.select_from(tables.claims)).all()
            assert len(rows) == 4
            assert all(bool(asked) == (reason is None) for asked, reason in rows), wanted


def test_the_reason_is_that_of_the_filter(filled: Case) -> None:
    wanted = Selection(types=frozenset({"ASSAULT"}), verdicts=frozenset({"accepted"}))
    with filled.reading() as connection:
        rows = {row[0]: row[1] for row in connection.execute(sa.select(tables.claims.c.claim, why_not(wanted)))}
    assert rows == {
        "bombed": None, "denied": "verdict_not_asked", "held": "type_not_asked", "undated": "type_not_asked",
    }  # fmt: skip


def test_every_filter_of_a_selection_is_tried_here() -> None:
    tried = {name for fields, _ in CASES for name in fields}
    assert tried == set(Selection.__struct_fields__)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def place(gazetteer: Gazetteer, name: str) -> Any:
    found = gazetteer.get(name)
    assert found is not None
    return found


def test_a_governorate_is_told_by_its_name_and_country(gazetteer: Gazetteer) -> None:
    area = area_of(place(gazetteer, ALEPPO), [], gazetteer)
    assert area == Area(place=ALEPPO, country="SY", admin1="Aleppo")


def test_a_country_is_told_by_its_code(gazetteer: Gazetteer) -> None:
    country = place(gazetteer, gazetteer.countries()["IQ"])
    assert area_of(country, [AL_BAB], gazetteer) == Area(place=country.id, country="IQ")


def test_a_town_has_its_quarters_in_it(gazetteer: Gazetteer) -> None:
    quarter = next(each for found in gazetteer.find("غويران") if (each := found.place).kind == "quarter")
    town = next(each for each in gazetteer.chain(quarter) if each.kind == "settlement")
    assert area_of(town, [quarter.id, AL_BAB, "no:place"], gazetteer) == Area(place=town.id, parts=(quarter.id,))


def test_the_places_of_a_case_are_told_once(filled: Case) -> None:
    with filled.reading() as connection:
        assert places_used(connection) == (ALEPPO, AL_BAB, "musnad:somewhere")


@pytest.mark.parametrize("days", [{"since": "yesterday"}, {"until": "2022-13-01"},
                                  {"since": "2022-02-01", "until": "2022-01-01"}])  # fmt: skip
def test_what_are_no_days_is_refused(days: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"2022|yesterday"):
        Selection(**days)  # type: ignore[arg-type] # days alone


def test_the_verdicts_are_told() -> None:
    assert selection.VERDICTS == ("accepted", "rejected", "unsure", "disputed", "unjudged")
