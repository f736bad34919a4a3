"""FollowTheMoney entities as its own library takes them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import given, settings

from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.export.standing import Judgement, Reported, Standing
from musnad.model import Record
from tests.claim_records import claim_records, claims_record


def entities(*records: Record | Reported) -> Sequence[EntityProxy]:
    data = b"".join(export(records, Export(format="ftm"), Ledger()))
    return [model.get_proxy(json.loads(line)) for line in data.splitlines()]


def of(found: Sequence[EntityProxy], schema: str) -> list[EntityProxy]:
    return [each for each in found if each.schema.name == schema]


def check(found: Sequence[EntityProxy]) -> None:
    """Each entity once, its properties those of its schema, its links to entities that are there and may be linked."""
    known = {each.id: each for each in found}
    assert len(known) == len(found)
    for each in found:
        for prop, value in each.itervalues():
            if prop.type.name == "entity":
                assert known[value].schema.is_a(prop.range)
            elif prop.type.name in {"date", "country", "url", "number", "language"}:
                assert prop.type.validate(value), (prop.name, value)


def test_what_a_report_tells_as_entities() -> None:
    found = entities(claims_record())
    check(found)
    schemata = Counter(each.schema.name for each in found)
    assert schemata["Article"] == 1
    assert schemata["Documentation"] == 6
    assert {"Person", "PublicBody", "Organization", "Address", "Event", "Mention", "UnknownLink"} <= set(schemata)
    article = of(found, "Article")[0]
    assert article.get("sourceUrl") == ["https://example.org/1"]
    assert article.get("publishedAt") == ["2022-01-31"]


def test_a_claim_hangs_between_its_report_and_what_is_said_to_have_happened() -> None:
    found = entities(claims_record())
    known = {each.id: each for each in found}
    claim = next(each for each in of(found, "Documentation") if each.get("recordId") == ["c3"])
    event = known[claim.get("entity")[0]]
    assert claim.get("role") == ["claim: negated"]
    assert (event.first("name") or "").startswith("Denied: ")
    said = [each for each in of(found, "UnknownLink") if each.get("recordId") == ["c3"]]
    assert [known[each.first("subject")].first("name") for each in said if each.first("role") == "claims (deny)"] == [
        "Bank Forces"
    ]


def test_two_tellings_of_an_event_are_one() -> None:
    found = entities(claims_record())
    events = {each.get("recordId")[0]: each.first("entity") for each in of(found, "Documentation")}
    assert events["c2"] == events["c5"]
    assert events["c1"] != events["c3"]


def test_a_governorate_has_no_coordinates_and_a_town_has() -> None:
    places = {each.first("name"): each for each in of(entities(claims_record()), "Address")}
    assert places["Al-Nahr"].get("latitude") == ["36.5"]
    assert places["Al-Hasakah"].get("latitude") == []
    assert places["Al-Hasakah"].get("remarks") == ["precision: province"]
    assert places["Al-Hasakah"].get("country") == ["sy"]


def test_a_month_stays_one() -> None:
    arrest = next(each for each in of(entities(claims_record()), "Event") if "arrest" in each.get("keywords"))
    assert (arrest.get("date"), arrest.get("startDate")) == (["2022-01"], [])


def in_case(report: str, outlet: str) -> Reported:
    record = claims_record(outlet=outlet)
    judged = (Judgement(who="Omar", verdict="accepted", entry=4),)
    standings = {
        claim.id: Standing(report=report, incident=f"i-{claim.id}", origins=1, contradictions=0, judgements=judged)
        for claim in record.claims
    }
    return Reported(record=record, report=report, standings=standings)


def test_an_incident_of_two_reports_is_one_event_with_the_claims_of_both() -> None:
    found = entities(in_case("r1", "صحيفة"), in_case("r2", "موقع"))
    check(found)
    claims = of(found, "Documentation")
    assert min(each.first("recordId") or "" for each in claims) == "r1/c1"
    assert len(claims) == 12
    assert {each.first("status") for each in claims} == {"accepted"}
    event = next(each for each in of(found, "Event") if each.get("recordId") == ["i-c1"])
    assert len(event.get("proof")) == 2
    assert len([each for each in found if each.first("notes", quiet=True) == "actor:bank-forces"]) == 1


def test_who_is_known_by_no_table_is_another_in_each_report() -> None:
    found = entities(in_case("r1", "صحيفة"), in_case("r2", "موقع"))
    assert len([each for each in of(found, "Person") if each.first("name") == "Nader al-Sabbagh"]) == 2


@given(record=claim_records())
@settings(max_examples=40, deadline=None)
def test_whatever_a_record_holds_its_entities_are_sound(record: Record) -> None:
    check(entities(record))


def test_the_same_report_gives_the_same_entities_whatever_came_before() -> None:
    other: Any = msgspec.structs.replace(claims_record(), claims=())
    alone = {each.id for each in entities(claims_record())}
    assert alone <= {each.id for each in entities(other, claims_record())}
