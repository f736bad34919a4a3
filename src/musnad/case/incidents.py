"""The incidents of a case: listed, and one with all that is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa

from musnad.case.judge import find_incident
from musnad.case.links import incident_of
from musnad.case.parts import place_of
from musnad.case.reading import unpacked
from musnad.case.selection import Selection, asked_for, foremost
from musnad.case.store.tables import claims, copies, incident_claims, incidents, linkages, reports, sightings, texts
from musnad.linking.copies import passages
from musnad.model.links import ClaimKey, Copy, Incident, Support
from musnad.model.span import Excerpt


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
    query = sa.select(incidents.c.id).where(*conditions).order_by(*foremost())
    return incidents_of(connection, connection.scalars(query.offset(wanted.offset).limit(wanted.limit)).all()), total


def incidents_of(connection: sa.Connection, ids: Sequence[str]) -> tuple[Incident, ...]:
    """Incidents by their ids, in that order; those that are there."""
    states = sa.select(incidents.c.id, incidents.c.state).where(incidents.c.id.in_(ids))
    by_id = {row.id: incident_of(row.state) for row in connection.execute(states)}
    return tuple(by_id[each] for each in ids if each in by_id)


class Line(msgspec.Struct, frozen=True):
    """An incident in a line: the English line of a claim that it rests on, and the sentence of that in the report.

    Of news that no claim holds both are `None`, and `title` is that of a report whose main news it is.
    """

    report: str
    line_en: str | None
    sentence: Excerpt | None
    title: str | None


def lines(connection: sa.Connection, several: Sequence[Incident]) -> Mapping[str, Line]:
    """A line for each of some incidents, by its id.

    Raises:
        DataError: if a report was linked by another version.
    """
    leading = {each.id: _leading(each) for each in several}
    named = sorted({key.report for key in leading.values() if key is not None})
    own = claims.c
    query = sa.select(own.report, own.claim, own.line_en).where(own.report.in_(named))
    told = {ClaimKey(row.report, row.claim): row.line_en for row in connection.execute(query)}
    states = connection.scalars(sa.select(linkages.c.state).where(linkages.c.report.in_(named)))
    sentences = {
        ClaimKey(signature.report, fact.claim): signature.sentences[fact.sentence]
        for signature in map(unpacked, states)
        for fact in signature.facts
    }
    first = {each.id: key.report if (key := leading[each.id]) else _main(each) for each in several}
    titled = sa.select(reports.c.id, reports.c.title).where(reports.c.id.in_(sorted(set(first.values()))))
    titles = {row.id: row.title for row in connection.execute(titled)}
    return {
        name: Line(
            report,
            None if (key := leading[name]) is None else told.get(key),
            None if key is None else sentences.get(key),
            titles.get(report),
        )
        for name, report in first.items()
    }


def _leading(incident: Incident) -> ClaimKey | None:
    """The claim that stands for an incident: of those that its grade rests on, else of all, the one that fits best."""
    resting = frozenset(incident.grade.claims if incident.grade is not None else ())
    of_type = {
        key for each in incident.support if each.field == "mode" and _is_of(each, incident) for key in each.claims
    }
    ranked = sorted(
        incident.claims,
        key=lambda member: (member.key not in of_type, member.key not in resting, -member.score, member.key),
    )
    return ranked[0].key if ranked else None


def _is_of(support: Support, incident: Incident) -> bool:
    """Whether a value of `mode` is of the type of the incident."""
    return support.value.partition("/")[0] == incident.type


def _main(incident: Incident) -> str:
    return next((telling.report for telling in incident.reports if telling.main), incident.reports[0].report)


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
        row.id: Teller(place_of(row.place, row.part), row.title, row.outlet, row.published)
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
