"""The incidents of a case: listed, and one with all that is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa

from musnad.case.judge import find_incident
from musnad.case.links import incident_of
from musnad.case.selection import Selection, asked_for, foremost
from musnad.case.store.tables import claims, copies, incident_claims, incidents, reports, sightings, texts
from musnad.linking.copies import passages
from musnad.model.links import ClaimKey, Copy, Incident


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents: with a claim asked for, told of by so many reports; and which of those, counted from 0."""

    selection: Selection = Selection()
    least_reports: int = 2
    offset: int = 0
    limit: int = 20


class Teller(msgspec.Struct, frozen=True):
    """A report that tells of an incident: where it was taken from, what it is called, whose it is, of which day."""

    place: str
    title: str | None
    outlet: str | None
    published: str | None


class Shared(msgspec.Struct, frozen=True):
    """Two reports that share text, how much of it, and the shared words as the first has them."""

    copy: Copy
    words: tuple[str, ...]


class Shown(msgspec.Struct, frozen=True):
    """An incident, with the English lines of its claims, the reports that they are of, and what these share."""

    incident: Incident
    lines: Mapping[ClaimKey, str]
    tellers: Mapping[str, Teller]
    copies: tuple[Shared, ...] = ()


def listed(connection: sa.Connection, wanted: Wanted) -> tuple[tuple[Incident, ...], int]:
    """Some of the incidents asked for, those of most independent origins first, and how many there are in all."""
    conditions = [incidents.c.reports >= wanted.least_reports]
    if wanted.selection != Selection():
        own = incident_claims.c
        joined = (own.incident == incidents.c.id, own.report == claims.c.report, own.claim == claims.c.claim)
        conditions.append(sa.exists().where(*joined, asked_for(wanted.selection)).correlate(incidents))
    total = connection.scalar(sa.select(sa.func.count()).select_from(incidents).where(*conditions)) or 0
    query = sa.select(incidents.c.state).where(*conditions).order_by(*foremost())
    states = connection.scalars(query.offset(wanted.offset).limit(wanted.limit))
    return tuple(map(incident_of, states)), total


def shown(connection: sa.Connection, named: str) -> Shown:
    """The incident that is named by as many letters of its id as tell it apart.

    Raises:
        CaseError: if there is no such incident, or more than one.
    """
    found = find_incident(connection, named)
    incident = incident_of(connection.scalars(sa.select(incidents.c.state).where(incidents.c.id == found)).one())
    told = (
        sa.select(claims.c.report, claims.c.claim, claims.c.line_en)
        .join(
            incident_claims,
            sa.and_(incident_claims.c.report == claims.c.report, incident_claims.c.claim == claims.c.claim),
        )
        .where(incident_claims.c.incident == found)
    )
    lines = {ClaimKey(row.report, row.claim): row.line_en for row in connection.execute(told)}
    named_reports = [telling.report for telling in incident.reports]
    own = reports.c
    about = sa.select(own.id, sightings.c.place, own.part, own.title, own.outlet, own.published).join(
        sightings, sightings.c.id == own.sighting
    )
    tellers = {
        row.id: Teller(" › ".join(filter(None, (row.place, row.part))), row.title, row.outlet, row.published)
        for row in connection.execute(about.where(reports.c.id.in_(named_reports)))
    }
    return Shown(incident, lines, tellers, copies_among(connection, named_reports))


def copies_among(connection: sa.Connection, among: Sequence[str]) -> tuple[Shared, ...]:
    """Which of some reports share text, with the passages, those that share most first."""
    rows = connection.execute(sa.select(copies).where(copies.c.first.in_(among), copies.c.second.in_(among))).all()
    ends = sorted({end for row in rows for end in (row.first, row.second)})
    query = sa.select(reports.c.id, texts.c.text).join(texts, texts.c.id == reports.c.text)
    words = {row.id: row.text for row in connection.execute(query.where(reports.c.id.in_(ends)))}
    found = []
    for row in sorted(rows, key=lambda row: (-max(row.of_first, row.of_second), row.first, row.second)):
        spans = passages(words[row.first], words[row.second])
        shared = Copy(
            first=row.first, second=row.second, of_first=row.of_first, of_second=row.of_second, passages=spans
        )
        found.append(Shared(shared, tuple(words[row.first][span.first.start : span.first.end] for span in spans)))
    return tuple(found)
