"""What other reports make of the claims of one: the incident of each, its origin there, and what contradicts it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from musnad.case.links import incident_of
from musnad.case.overview import opening, opening_of
from musnad.case.reportpage import Told, Why, why
from musnad.case.store.tables import incident_claims, incidents, reports, texts
from musnad.export.labels import load_labels
from musnad.model.links import ClaimKey, Contradiction, Incident, Origin, Voice
from musnad.model.record import Reason


class IncidentShown(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in short: what it is, how many reports and independent origins it has, and how it is graded."""

    id: str
    what: Told | None
    reports: int
    origins: int
    contradictions: int
    grade: Told | None


class OriginShown(msgspec.Struct, frozen=True, kw_only=True):
    """The origin of a claim in its incident, and how many reports go back to it."""

    id: str
    kind: str
    name: str | None
    official: bool
    eyewitness: bool
    party: bool
    reports: int


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a contradiction: the value, the words for it and the sentence they stand in, and whose they are.

    `opening` are the first words of a report, which stand for a title where it has none.
    """

    report: str
    claim: str
    title: str | None
    opening: str | None
    outlet: str | None
    published: str | None
    value: str
    words: str
    sentence: str


class Against(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that cannot both be true, the own one first."""

    kind: str
    told: Told
    count: str | None
    same_origin: bool
    own: Side
    other: Side


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in its incident: how well it fits the other reports' claims (0 to 1), why, and what contradicts it."""

    incident: IncidentShown
    score: float
    reasons: tuple[Why, ...]
    origin: OriginShown | None
    against: tuple[Against, ...]


def links_of(connection: sa.Connection, report: str) -> dict[str, Linked]:
    """The claims of a report that are of an incident, by their ids.

    Raises:
        zlib.error, msgspec.MsgspecError: if what is kept of an incident is damaged.
    """
    own = incident_claims.c
    members = connection.execute(sa.select(incident_claims).where(own.report == report)).all()
    query = sa.select(incidents.c.id, incidents.c.state).where(incidents.c.id.in_({row.incident for row in members}))
    states = {row.id: incident_of(row.state) for row in connection.execute(query)}
    clashes = {name: _clashes(incident, report) for name, incident in states.items()}
    tellers = _tellers(connection, {key.report for each in clashes.values() for key in _keys(each)})
    return {
        row.claim: Linked(
            incident=_incident(states[row.incident]),
            score=row.score,
            reasons=why([msgspec.convert(each, Reason) for each in json.loads(row.reasons)]),
            origin=_origin(states[row.incident], row.origin),
            against=tuple(_against(clashes[row.incident].get(row.claim, ()), tellers)),
        )
        for row in members
    }


def _incident(incident: Incident) -> IncidentShown:
    en, ar = load_labels("en"), load_labels("ar")
    code = f"{incident.type}/{incident.mode}"
    group = ("event_mode", code) if incident.mode and en.has("event_mode", code) else ("event_type", incident.type)
    grade = None if incident.grade is None else incident.grade.level
    return IncidentShown(
        id=incident.id,
        what=None if group[1] is None else Told(en(group[0], group[1]), ar(group[0], group[1])),
        reports=len(incident.reports),
        origins=len(incident.origins),
        contradictions=len(incident.contradictions),
        grade=None if grade is None else Told(en("grade", grade), ar("grade", grade)),
    )


def _origin(incident: Incident, wanted: str) -> OriginShown | None:
    found: Origin | None = next((each for each in incident.origins if each.id == wanted), None)
    if found is None:
        return None
    return OriginShown(
        id=found.id,
        kind=found.kind,
        name=found.name,
        official=found.official,
        eyewitness=found.eyewitness,
        party=found.party,
        reports=len(found.reports),
    )


Clash = tuple[Contradiction, Voice, Voice]
"""A contradiction with the own voice and the other."""


def _clashes(incident: Incident, report: str) -> Mapping[str, Sequence[Clash]]:
    """What contradicts the claims of a report within an incident, by claim."""
    found: dict[str, list[Clash]] = defaultdict(list)
    for each in incident.contradictions:
        for own, other in ((each.first, each.second), (each.second, each.first)):
            if own.key.report == report:
                found[own.key.claim].append((each, own, other))
    return found


def _keys(clashes: Mapping[str, Sequence[Clash]]) -> Iterator[ClaimKey]:
    for several in clashes.values():
        for _, own, other in several:
            yield from (own.key, other.key)


def _tellers(connection: sa.Connection, wanted: set[str]) -> Mapping[str, Any]:
    own = reports.c
    query = sa.select(own.id, own.title, own.outlet, own.published, opening().label("opening"))
    among = query.join(texts, texts.c.id == own.text).where(own.id.in_(sorted(wanted)))
    rows: Sequence[Any] = connection.execute(among).all()
    return {row.id: row for row in rows}


def _against(clashes: Sequence[Clash], tellers: Mapping[str, Any]) -> Iterator[Against]:
    en, ar = load_labels("en"), load_labels("ar")
    for each, own, other in clashes:
        yield Against(
            kind=each.kind,
            told=Told(en("contradiction", each.kind), ar("contradiction", each.kind)),
            count=each.count,
            same_origin=each.same_origin,
            own=_side(own, tellers),
            other=_side(other, tellers),
        )


def _side(voice: Voice, tellers: Mapping[str, Any]) -> Side:
    teller = tellers.get(voice.key.report)
    return Side(
        report=voice.key.report,
        claim=voice.key.claim,
        title=None if teller is None else teller.title,
        opening=None if teller is None else opening_of(teller.opening),
        outlet=None if teller is None else teller.outlet,
        published=None if teller is None else teller.published,
        value=voice.value,
        words=voice.words.text,
        sentence=voice.sentence.text,
    )
