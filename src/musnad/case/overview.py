"""A case at a glance: how much is in it, what waits for a person, what contradicts, what was read last."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import msgspec
import sqlalchemy as sa

from musnad.case.links import incident_of
from musnad.case.selection import foremost
from musnad.case.store.tables import (
    claims,
    incident_claims,
    incidents,
    jobs,
    originals,
    participants,
    readings,
    refusals,
    reports,
    tellings,
    texts,
    verdicts,
)
from musnad.model.links import ClaimKey, ContradictionKind, Incident, Origin, OriginKind, Voice
from musnad.model.record import CountKind, ReaderInfo
from musnad.version import __version__

Doubt = Literal["unsure", "disputed"]
_OPENING: Final = 160
"""Characters of a text that stand for a report without a title."""
LOOKED_AT: Final = 2 * _OPENING
"""Characters of a text that `opening_of` looks at: blanks are drawn together."""
_AROUND: Final = 220
"""Characters on each side of a trigger in which its sentence is looked for."""
_OF_ONE: Final = 2
"""How many claims of one incident are proposed at a time."""
_ROWS: Final = 10_000
_MOST: Final = 500
"""How many contradicted incidents are looked at, to find those that are shown."""
_About = tuple[str | None, str | None]
"""The outlet and the day of a report."""
_Named = tuple[str | None, str | None]
"""A name as a report has it, and in English."""
_ENDS: Final = re.compile(r"[.!؟?…]+(?:\s+|$)|\n\s*")


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """How much is in a case.

    `refused` are parts of originals that are no report. `origins` are counted incident by incident: an agency that
    tells of two happenings is an origin of each. `contradicted` are incidents in which anything contradicts. `judged`
    are claims of which anybody has judged; `unsure` and `disputed` are told of those. `outdated` are reports that
    another version of Musnad has read, or that were read with other tables than the last.
    """

    originals: int
    refused: int
    reports: int
    queued: int
    done: int
    failed: int
    claims: int
    incidents: int
    origins: int
    contradicted: int
    judged: int
    unsure: int
    disputed: int
    outdated: int


class ReportTold(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was read: its title, else `None` and its first words; `at` is when it was read, in UTC."""

    report: str
    title: str | None
    opening: str
    outlet: str | None
    published: str | None
    claims: int
    at: str


class ReviewedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim to be looked at: what it says, the sentence it stands in, and what speaks for looking at it.

    `origins` and `contradictions` are those of its incident. `doubt` is what people are left with.
    """

    report: str
    claim: str
    type: str
    mode: str | None
    factuality: str
    line_en: str
    sentence: str
    speaker: str | None
    speaker_en: str | None
    time: str | None
    place: str | None
    place_en: str | None
    outlet: str | None
    published: str | None
    incident: str | None
    origins: int
    contradictions: int
    doubt: Doubt | None = None


class ClashSide(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a contradiction: the value, its words and sentence, and the origin that it goes back to."""

    report: str
    claim: str
    value: str
    words: str
    sentence: str
    origin: str | None
    origin_kind: OriginKind
    outlet: str | None
    published: str | None


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction within an incident, both sides of it, and what the incident is."""

    incident: str
    kind: ContradictionKind
    count: CountKind | None
    same_origin: bool
    first: ClashSide
    second: ClashSide
    type: str | None
    mode: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    place_en: str | None
    more: int
    """How many other contradictions the incident has."""


def figures(connection: sa.Connection) -> Figures:
    """How much is in the case now."""
    states = _counted(connection, jobs.c.state)
    doubts = _doubts(connection)
    told = sa.select(
        sa.func.count(),
        sa.func.coalesce(sa.func.sum(incidents.c.origins), 0),
        sa.func.count(sa.case((incidents.c.contradictions > 0, 1))),
    )
    number, origins, contradicted = connection.execute(told).one()
    judged = sa.select(verdicts.c.report, verdicts.c.claim).join(claims, _same_claim(verdicts)).distinct()
    return Figures(
        originals=_count(connection, originals),
        refused=_count(connection, refusals),
        reports=_count(connection, reports),
        queued=states.get("queued", 0),
        done=states.get("done", 0),
        failed=states.get("failed", 0),
        claims=_count(connection, claims),
        incidents=number,
        origins=origins,
        contradicted=contradicted,
        judged=connection.scalar(sa.select(sa.func.count()).select_from(judged.subquery())) or 0,
        unsure=sum(doubt == "unsure" for doubt in doubts.values()),
        disputed=sum(doubt == "disputed" for doubt in doubts.values()),
        outdated=_outdated(connection),
    )


def reports_told(connection: sa.Connection, wanted: Sequence[str]) -> tuple[ReportTold, ...]:
    """Reports that were read, in the order in which they are wanted."""
    found: dict[str, ReportTold] = {}
    for at in range(0, len(wanted), _ROWS):
        part = wanted[at : at + _ROWS]
        found |= {each.report: each for each in _reports_told(connection, jobs.c.report.in_(part))}
    return tuple(found[each] for each in wanted if each in found)


def read_last(connection: sa.Connection, limit: int) -> tuple[ReportTold, ...]:
    """The reports read last, the last of them first."""
    last = sa.select(jobs.c.report).where(jobs.c.state == "done").order_by(jobs.c.at.desc(), jobs.c.report).limit(limit)
    return reports_told(connection, connection.scalars(last).all())


def to_review(connection: sa.Connection, limit: int) -> tuple[ReviewedClaim, ...]:
    """Claims that nobody has judged, those first on which most hangs, a few of each incident.

    Those of incidents in which anything contradicts come first, then those of most independent origins.
    """
    contradicted = _contradicted(connection)
    own = incident_claims.c
    unjudged = sa.select(own.incident).where(own.incident.in_(contradicted), ~_is_judged(incident_claims)).distinct()
    waiting = set(connection.scalars(unjudged))
    found = [each for each in contradicted if each in waiting][:limit]
    if len(found) < limit:
        found += connection.scalars(_others_unjudged().limit(limit - len(found)))
    keys: list[ClaimKey] = []
    for incident in found:
        of_it = sa.select(own.report, own.claim).where(own.incident == incident, ~_is_judged(incident_claims))
        rows = connection.execute(of_it.order_by(own.score.desc(), own.report, own.claim).limit(_OF_ONE))
        keys += [ClaimKey(row.report, row.claim) for row in rows]
        if len(keys) >= limit:
            break
    return claims_told(connection, keys[:limit])


def doubtful(connection: sa.Connection, limit: int) -> tuple[ReviewedClaim, ...]:
    """Claims of which people are not sure, or judge differently, those judged last first."""
    found = _doubts(connection)
    return claims_told(connection, list(found)[:limit], found)


def claims_told(
    connection: sa.Connection, keys: Sequence[ClaimKey], doubts: Mapping[ClaimKey, Doubt] | None = None
) -> tuple[ReviewedClaim, ...]:
    """Claims with what is shown of them, in the order in which they are wanted."""
    if not keys:
        return ()
    passage = sa.func.substr(texts.c.text, _least(claims.c.start - _AROUND + 1), 2 * _AROUND)
    query = (
        sa.select(
            claims,
            reports.c.outlet,
            reports.c.published,
            passage.label("passage"),
            incident_claims.c.incident,
            incidents.c.origins,
            incidents.c.contradictions,
        )
        .join(reports, reports.c.id == claims.c.report)
        .join(texts, texts.c.id == reports.c.text)
        .outerjoin(incident_claims, _same_claim(incident_claims))
        .outerjoin(incidents, incidents.c.id == incident_claims.c.incident)
        .where(_among(claims, keys))
    )
    found = {ClaimKey(row.report, row.claim): row for row in connection.execute(query)}
    speakers = _last_speakers(connection, keys)
    none = (None, None)
    return tuple(
        _claim_told(found[key], speakers.get(key, none), (doubts or {}).get(key)) for key in keys if key in found
    )


def clashes(connection: sa.Connection, limit: int) -> tuple[Clash, ...]:
    """What contradicts in the incidents told of by the reports read last; of each incident the foremost."""
    contradicted = _contradicted(connection)
    query = (
        sa.select(tellings.c.incident, sa.func.max(jobs.c.at))
        .join(jobs, jobs.c.report == tellings.c.report)
        .where(tellings.c.incident.in_(contradicted))
        .group_by(tellings.c.incident)
    )
    last: dict[str, str] = {row[0]: row[1] for row in connection.execute(query)}
    chosen = sorted(contradicted, key=lambda each: last.get(each, ""), reverse=True)[:limit]
    states = sa.select(incidents.c.id, incidents.c.state).where(incidents.c.id.in_(chosen))
    found = {row.id: incident_of(row.state) for row in connection.execute(states)}
    about = _published(connection, {each for incident in found.values() for each in _reports_of(incident)})
    return tuple(_clash(found[each], about) for each in chosen if found[each].contradictions)


def _reports_told(connection: sa.Connection, which: sa.ColumnElement[bool]) -> Iterator[ReportTold]:
    number = sa.select(sa.func.count()).where(claims.c.report == jobs.c.report).correlate(jobs).scalar_subquery()
    query = (
        sa.select(
            jobs.c.report,
            jobs.c.at,
            reports.c.title,
            reports.c.outlet,
            reports.c.published,
            opening().label("opening"),
            number.label("claims"),
        )
        .join(reports, reports.c.id == jobs.c.report)
        .join(texts, texts.c.id == reports.c.text)
        .where(which)
    )
    for row in connection.execute(query):
        yield ReportTold(
            report=row.report,
            title=row.title,
            opening=opening_of(row.opening),
            outlet=row.outlet,
            published=row.published,
            claims=row.claims,
            at=row.at,
        )


def opening() -> sa.ColumnElement[str]:
    """As much of a text as `opening_of` looks at."""
    return sa.func.substr(texts.c.text, 1, LOOKED_AT)


def opening_of(text: str) -> str:
    """The first words of a text, in one line, no longer than a title may be; cut between words."""
    words = " ".join(text.split())
    if len(words) <= _OPENING:
        return words
    return f"{words[: _OPENING - 1].rsplit(' ', 1)[0]}…"


def sentence_around(passage: str, at: int) -> str:
    """The sentence of a passage in which the character `at` stands, as far as the passage has it."""
    begin = max((end.end() for end in _ENDS.finditer(passage, 0, at)), default=0)
    ending = _ENDS.search(passage, at)
    return " ".join(passage[begin : ending.end() if ending else len(passage)].split())


def _contradicted(connection: sa.Connection) -> list[str]:
    """The incidents in which anything contradicts, the foremost first; of very many only those."""
    query = sa.select(incidents.c.id).where(incidents.c.contradictions > 0).order_by(*foremost()).limit(_MOST)
    return list(connection.scalars(query))


def _others_unjudged() -> sa.Select[Any]:
    """The incidents in which nothing contradicts and any claim is unjudged, the foremost first."""
    own = incident_claims.c
    unjudged = sa.exists().where(own.incident == incidents.c.id, ~_is_judged(incident_claims)).correlate(incidents)
    return sa.select(incidents.c.id).where(incidents.c.contradictions == 0, unjudged).order_by(*foremost())


def _is_judged(table: sa.Table) -> sa.ColumnElement[bool]:
    same = (verdicts.c.report == table.c.report, verdicts.c.claim == table.c.claim)
    return sa.exists().where(*same).correlate(table)


def _same_claim(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.report == claims.c.report, table.c.claim == claims.c.claim)


def _doubts(connection: sa.Connection) -> dict[ClaimKey, Doubt]:
    """The claims of which people are not sure, or judge differently, those judged last first."""
    own = verdicts.c
    kinds = sa.func.count(own.verdict.distinct())
    query = (
        sa.select(own.report, own.claim, kinds.label("kinds"))
        .join(claims, _same_claim(verdicts))
        .group_by(own.report, own.claim)
        .having(sa.or_(kinds > 1, sa.func.max(own.verdict) == "unsure"))
        .order_by(sa.func.max(own.entry).desc())
    )
    rows = connection.execute(query)
    return {ClaimKey(row.report, row.claim): "disputed" if row.kinds > 1 else "unsure" for row in rows}


def _outdated(connection: sa.Connection) -> int:
    """How many reports were not read by the reader that read last; all of them, where that is of another version."""
    done = jobs.c.state == "done"
    last = sa.select(jobs.c.reading).where(done).order_by(jobs.c.at.desc(), jobs.c.report).limit(1).scalar_subquery()
    newest = connection.execute(
        sa.select(readings.c.reader, readings.c.info).where(readings.c.id == last)
    ).one_or_none()
    if newest is None:
        return 0
    by_it = sa.exists().where(readings.c.report == jobs.c.report, readings.c.reader == newest.reader).correlate(jobs)
    current = msgspec.json.decode(newest.info, type=ReaderInfo).version == __version__
    which = sa.and_(done, ~by_it) if current else done
    return connection.scalar(sa.select(sa.func.count()).select_from(jobs).where(which)) or 0


def _last_speakers(connection: sa.Connection, keys: Sequence[ClaimKey]) -> dict[ClaimKey, _Named]:
    """By whom claims are told first: the last of their chains, as the report names them and in English."""
    own = participants.c
    query = sa.select(own.report, own.claim, own.name, own.name_en).where(own.role == "speaker")
    rows = connection.execute(query.where(_among(participants, keys)).order_by(own.ordinal))
    return {ClaimKey(row.report, row.claim): (row.name, row.name_en) for row in rows}


def _among(table: sa.Table, keys: Sequence[ClaimKey]) -> sa.ColumnElement[bool]:
    """The rows of these claims; their reports are named too, by which SQLite finds them."""
    pairs = sa.tuple_(table.c.report, table.c.claim).in_([(key.report, key.claim) for key in keys])
    return sa.and_(table.c.report.in_({key.report for key in keys}), pairs)


def _claim_told(row: sa.Row[Any], speaker: _Named, doubt: Doubt | None) -> ReviewedClaim:
    return ReviewedClaim(
        report=row.report,
        claim=row.claim,
        type=row.type,
        mode=row.mode,
        factuality=row.factuality,
        line_en=row.line_en,
        sentence=sentence_around(row.passage, min(row.start, _AROUND)),
        speaker=speaker[0],
        speaker_en=speaker[1],
        time=row.time,
        place=row.place_name,
        place_en=row.place_name_en,
        outlet=row.outlet,
        published=row.published,
        incident=row.incident,
        origins=row.origins or 0,
        contradictions=row.contradictions or 0,
        doubt=doubt,
    )


def _clash(incident: Incident, about: Mapping[str, _About]) -> Clash:
    foremost_one = min(incident.contradictions, key=lambda each: (each.same_origin, each.id))
    return Clash(
        incident=incident.id,
        kind=foremost_one.kind,
        count=foremost_one.count,
        same_origin=foremost_one.same_origin,
        first=_side(foremost_one.first, incident.origins, about),
        second=_side(foremost_one.second, incident.origins, about),
        type=incident.type,
        mode=incident.mode,
        earliest=incident.earliest,
        latest=incident.latest,
        place=None if incident.place is None else incident.place.name,
        place_en=None if incident.place is None else incident.place.name_en,
        more=len(incident.contradictions) - 1,
    )


def _side(voice: Voice, origins: Iterable[Origin], about: Mapping[str, _About]) -> ClashSide:
    origin = next(each for each in origins if voice.key in each.claims)
    return ClashSide(
        report=voice.key.report,
        claim=voice.key.claim,
        value=voice.value,
        words=voice.words.text,
        sentence=" ".join(voice.sentence.text.split()),
        origin=origin.name,
        origin_kind=origin.kind,
        outlet=about[voice.key.report][0],
        published=about[voice.key.report][1],
    )


def _reports_of(incident: Incident) -> Iterator[str]:
    for each in incident.contradictions:
        yield from (each.first.key.report, each.second.key.report)


def _published(connection: sa.Connection, wanted: Collection[str]) -> dict[str, _About]:
    query = sa.select(reports.c.id, reports.c.outlet, reports.c.published).where(reports.c.id.in_(wanted))
    return {row.id: (row.outlet, row.published) for row in connection.execute(query)}


def _least(position: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """A position in a text, counted from 1, or the first."""
    return sa.case((position < 1, 1), else_=position)


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _counted(connection: sa.Connection, column: sa.Column[str]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(sa.select(column, sa.func.count()).group_by(column))}
