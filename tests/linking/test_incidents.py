from __future__ import annotations

from collections.abc import Mapping

import pytest

from musnad.linking.facts import Signature
from musnad.linking.index import Memory
from musnad.model.links import Incident


@pytest.fixture(scope="module")
def incidents(signatures: Mapping[str, Signature]) -> tuple[Incident, ...]:
    memory = Memory()
    memory.link(list(signatures.values()))
    return memory.incidents


def of(incidents: tuple[Incident, ...], report: str) -> Incident:
    """The incident that is the main news of a report."""
    return next(one for one in incidents if any(each.report == report and each.main for each in one.reports))


def test_one_bombing_by_three_outlets_is_one_incident(incidents: tuple[Incident, ...]) -> None:
    bomb = of(incidents, "bomb-wire")
    assert [one.report for one in bomb.reports if one.main] == ["bomb-copy", "bomb-own", "bomb-wire"]
    assert (bomb.type, bomb.mode, bomb.earliest, bomb.latest) == ("ASSAULT", "explosives", "2022-01-30", "2022-01-30")
    assert bomb.place is not None
    assert (bomb.place.name, bomb.country) == ("مدينة الميادين", "SY")


def test_the_agency_text_counts_once(incidents: tuple[Incident, ...]) -> None:
    origins = of(incidents, "bomb-wire").origins
    assert [(one.kind, one.entity, one.reports) for one in origins if "bomb-own" not in one.reports] == [
        ("agency", "actor:reuters", ("bomb-copy", "bomb-wire"))
    ]
    assert len(origins) == 2


def test_the_tolls_are_kept_beside_each_other(incidents: tuple[Incident, ...]) -> None:
    bomb = of(incidents, "bomb-wire")
    (killed,) = (tally for tally in bomb.tallies if tally.kind == "killed")
    assert (killed.low, killed.best, killed.high, killed.rule) == (11, 11, 14, "lowest_of_equals")
    (count,) = (one for one in bomb.contradictions if one.kind == "count")
    assert {count.first.value, count.second.value} == {"11", "14"}
    assert not count.same_origin


def test_another_bombing_of_the_same_day_is_another_incident(incidents: tuple[Incident, ...]) -> None:
    assert of(incidents, "other-bomb").id != of(incidents, "bomb-wire").id


def test_no_incident_is_of_two_countries(incidents: tuple[Incident, ...]) -> None:
    assert of(incidents, "yemen-strike").country == "YE"
    for one in incidents:
        assert not {"yemen-strike", "bomb-wire"} <= {each.report for each in one.reports}


def test_a_denial_is_of_the_incident_it_denies(incidents: tuple[Incident, ...]) -> None:
    strike = of(incidents, "yemen-strike")
    assert of(incidents, "yemen-strike-denied").id == strike.id
    (found,) = (one for one in strike.contradictions if one.kind == "happened")
    assert {found.first.key.report, found.second.key.report} == {"yemen-strike", "yemen-strike-denied"}


def test_members_tell_why(incidents: tuple[Incident, ...]) -> None:
    reasons = {reason.code for member in of(incidents, "bomb-own").claims for reason in member.reasons}
    assert {"same_mode", "same_day", "words"} <= reasons
    assert all(0 <= member.score <= 1 for one in incidents for member in one.claims)


def test_what_a_minister_did_the_same_day_is_apart(incidents: tuple[Incident, ...]) -> None:
    visit = of(incidents, "visit")
    assert (visit.type, visit.grade, [one.report for one in visit.reports]) == ("CONSULT", None, ["visit"])
