"""Incidents that may be the same as another: what speaks for it and against it, for whoever decides to merge them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
import sqlalchemy as sa

from musnad.case.comparison import incident_named
from musnad.case.incidents import lines
from musnad.case.links import incident_of
from musnad.case.reading import unpacked
from musnad.case.store.tables import incident_claims, incidents, linkages, ties
from musnad.linking.facts import Signature
from musnad.linking.sameness import Score, Side, same_happening
from musnad.linking.ties import NEWS, Node
from musnad.model.links import ClaimKey, Incident
from musnad.model.record import Reason
from musnad.model.span import Excerpt

_DAY: Final = datetime.timedelta(days=1)
_LONGEST: Final = 31
"""Days that an incident may have been on for others to be looked for by its days."""
_DEGREES: Final = 0.5
"""How far others are looked for around a place, north and east: some fifty kilometres."""
_TIED: Final = 30
_NEAR: Final = 30
"""Incidents that are compared: so many that linking compared already, so many that lie near in day and place."""
_OURS, _THEIRS = 8, 3
"""Happenings of an incident that are compared with happenings of each other."""
_SHOWN: Final = 12


class Neighbour(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that may be the same: how far that is so by their likest claims (0 to 1), and why.

    Reasons with a weight above 0 speak for it, those below against it.
    """

    id: str
    type: str | None
    mode: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    place_en: str | None
    reports: int
    origins: int
    line_en: str | None
    sentence: Excerpt | None
    score: float
    reasons: tuple[Reason, ...]


def neighbours(connection: sa.Connection, named: str) -> tuple[Neighbour, ...]:
    """The incidents that may be the same as one, the likest first; none of news that no claim holds.

    Left out are those that cannot be: in two countries or two towns, on days that do not meet, of kinds that are never
    one.

    Raises:
        CaseError: if there is no such incident, or more than one.
        DataError: if a report was linked by another version.
    """
    incident = incident_named(connection, named)
    if not incident.claims:
        return ()
    own = _reports(incident)
    every = _sides(_signatures(connection, own), incident)
    others = _others(connection, incident, [node for node, _ in every])
    at_hand = _signatures(connection, sorted({report for other in others for report in _reports(other)[:_THEIRS]}))
    ours = every[:_OURS]
    found = [
        (score, other) for other in others if (score := _likest(ours, _sides(at_hand, other)[:_THEIRS])) is not None
    ]
    found.sort(key=lambda item: (-item[0].value, -len(item[1].origins), item[1].id))
    shown = found[:_SHOWN]
    told = lines(connection, [other for _, other in shown])
    return tuple(
        Neighbour(
            id=other.id,
            type=other.type,
            mode=other.mode,
            earliest=other.earliest,
            latest=other.latest,
            place=None if other.place is None else other.place.name,
            place_en=None if other.place is None else other.place.name_en,
            reports=len(other.reports),
            origins=len(other.origins),
            line_en=told[other.id].line_en,
            sentence=told[other.id].sentence,
            score=score.value,
            reasons=score.reasons,
        )
        for score, other in shown
    )


def _reports(incident: Incident) -> list[str]:
    """The reports that have claims of an incident, those whose claims fit best first."""
    ranked = sorted(incident.claims, key=lambda member: (-member.score, member.key))
    return list(dict.fromkeys(member.key.report for member in ranked))


def _signatures(connection: sa.Connection, of: Sequence[str]) -> Mapping[str, Signature]:
    states = connection.scalars(sa.select(linkages.c.state).where(linkages.c.report.in_(of)))
    return {signature.report: signature for signature in map(unpacked, states)}


def _sides(signatures: Mapping[str, Signature], incident: Incident) -> list[tuple[Node, Side]]:
    """The happenings of an incident, each with its node, those of the best fitting reports first."""
    keys = {member.key for member in incident.claims}
    return [
        ((report, part), Side(signatures[report], happening))
        for report in _reports(incident)
        if report in signatures
        for part, happening in enumerate(signatures[report].happenings)
        if any(ClaimKey(report, signatures[report].facts[at].claim) in keys for at in happening.facts)
    ]


def _likest(ours: Sequence[tuple[Node, Side]], theirs: Sequence[tuple[Node, Side]]) -> Score | None:
    """The best of two happenings of different reports; of one report only where there are no others.

    A report that tells of two happenings has both in the same words, which says nothing of whether they are one.
    """
    pairs = [(one, other, node[0] == another[0]) for node, one in ours for another, other in theirs]
    pairs = [pair for pair in pairs if not pair[2]] or pairs
    scores = [score for one, other, _ in pairs if (score := same_happening(one, other)) is not None]
    return max(scores, key=lambda score: score.value, default=None)


def _others(connection: sa.Connection, incident: Incident, nodes: Sequence[Node]) -> list[Incident]:
    ids = dict.fromkeys([*_tied(connection, nodes), *_near(connection, incident)])
    ids.pop(incident.id, None)
    states = connection.scalars(sa.select(incidents.c.state).where(incidents.c.id.in_(list(ids))))
    return [other for other in map(incident_of, states) if other.claims]


def _tied(connection: sa.Connection, nodes: Sequence[Node]) -> list[str]:
    """The incidents with which linking found something in common, those of the strongest ties first."""
    own, known = ties.c, set(nodes)
    named = sorted({report for report, _ in nodes})
    query = sa.select(ties).where(sa.or_(own.first.in_(named), own.second.in_(named)), own.first_part != NEWS)
    scores: dict[str, float] = {}
    for row in connection.execute(query):
        ends = ((row.first, row.first_part), (row.second, row.second_part))
        for end, other in (ends, ends[::-1]):
            if end in known and other not in known:
                scores[other[0]] = max(row.score, scores.get(other[0], 0.0))
    best = sorted(scores, key=lambda report: (-scores[report], report))[:_TIED]
    of = incident_claims.c
    held = connection.execute(sa.select(of.report, of.incident).where(of.report.in_(best)).distinct())
    ranked = sorted(held, key=lambda row: (-scores[row.report], row.report, row.incident))
    return list(dict.fromkeys(row.incident for row in ranked))[:_TIED]


def _near(connection: sa.Connection, incident: Incident) -> list[str]:
    conditions = list(_around(incident))
    if not conditions:
        return []
    by = incidents.c
    query = sa.select(by.id).where(*conditions, by.id != incident.id, by.type.is_not(None))
    alike = sa.case((by.type == incident.type, 0), else_=1)
    return list(connection.scalars(query.order_by(alike, by.origins.desc(), by.reports.desc(), by.id).limit(_NEAR)))


def _around(incident: Incident) -> Iterator[sa.ColumnElement[bool]]:
    """The conditions for another incident to lie near: in place, and in day where the incident is dated.

    Where the place is not known the days alone do not suffice: they would be those of half a war.
    """
    by, place = incidents.c, incident.place
    if place is None or (place.authority is None and place.lat is None):
        return
    if place.lat is not None and place.lon is not None:
        yield by.lat.between(place.lat - _DEGREES, place.lat + _DEGREES)
        yield by.lon.between(place.lon - _DEGREES, place.lon + _DEGREES)
    else:
        yield by.place == place.authority
    if incident.earliest is None or incident.latest is None:
        yield by.type == incident.type
        return
    first, last = (datetime.date.fromisoformat(day) for day in (incident.earliest, incident.latest))
    if (last - first).days < _LONGEST:
        yield by.earliest <= (last + _DAY).isoformat()
        yield by.latest >= (first - _DAY).isoformat()
