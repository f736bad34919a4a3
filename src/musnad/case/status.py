"""How far a case is: what is queued, done and failed, and what is to be done again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.parts import place_of
from musnad.case.store.tables import (
    claims,
    incidents,
    jobs,
    originals,
    readings,
    refusals,
    reports,
    sightings,
)
from musnad.case.work import Failure

_ROWS: Final = 10_000
_LAST: Final = 60
"""Seconds over which the rate of the last run is told."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """How far a case is.

    `refused` are parts of originals that are no report. `rate` is how many reports a second the last run has done in
    its last minute, `None` before the first. `readers` are the versions of the reader whose readings count, with the
    number of reports that each has read.
    """

    originals: int
    reports: int
    refused: int
    queued: int
    done: int
    failed: int
    claims: int
    incidents: int
    rate: float | None
    readers: Mapping[str, int]
    failures: tuple[Failure, ...]


def status(case: Case) -> Status:
    """How far the case is now."""
    with case.reading() as connection:
        states = _counted(connection, jobs.c.state)
        return Status(
            originals=_count(connection, originals),
            reports=_count(connection, reports),
            refused=_count(connection, refusals),
            queued=states.get("queued", 0),
            done=states.get("done", 0),
            failed=states.get("failed", 0),
            claims=_count(connection, claims),
            incidents=_count(connection, incidents),
            rate=_rate(connection),
            readers=_readers(connection),
            failures=_failures(connection),
        )


def places(case: Case, wanted: Sequence[str]) -> dict[str, str]:
    """Where reports came from, by their ids: the place of the original, and where in it they stand."""
    query = sa.select(reports.c.id, sightings.c.place, reports.c.part).join(
        sightings, sightings.c.id == reports.c.sighting
    )
    found: dict[str, str] = {}
    with case.reading() as connection:
        for at in range(0, len(wanted), _ROWS):
            for row in connection.execute(query.where(reports.c.id.in_(wanted[at : at + _ROWS]))):
                found[row[0]] = place_of(row[1], row[2])
    return found


def queued(case: Case) -> int:
    """How many reports wait to be read."""
    with case.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).where(jobs.c.state == "queued")) or 0


def retry(case: Case) -> int:
    """Queue what has failed; how many reports that is."""
    with case.writing() as connection:
        return _queue(connection, jobs.c.state == "failed")


def again(case: Case, reader: str) -> int:
    """Queue what another version of the reader has read; what it made of it counts until the new reading is there."""
    with case.writing() as connection:
        return _queue(connection, jobs.c.report.in_(_read_by_others(reader)))


def outdated(case: Case, reader: str) -> int:
    """How many reports have only been read by another version of the reader."""
    with case.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(_read_by_others(reader).subquery())) or 0


def _queue(connection: sa.Connection, which: sa.ColumnElement[bool]) -> int:
    queued = sa.update(jobs).where(which).values(state="queued", message=None, fields=None)
    return connection.execute(queued).rowcount


def _read_by_others(reader: str) -> sa.Select[Any]:
    return (
        sa.select(jobs.c.report)
        .join(readings, readings.c.id == jobs.c.reading)
        .where(jobs.c.state == "done", readings.c.reader != reader)
    )


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _counted(connection: sa.Connection, column: sa.Column[str]) -> dict[str, int]:
    query = sa.select(column, sa.func.count()).group_by(column).order_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}


def _readers(connection: sa.Connection) -> dict[str, int]:
    counted = sa.select(readings.c.reader, sa.func.count()).join(jobs, jobs.c.reading == readings.c.id)
    query = counted.group_by(readings.c.reader).order_by(readings.c.reader)
    return {row[0]: row[1] for row in connection.execute(query)}


def _rate(connection: sa.Connection) -> float | None:
    done = jobs.c.state == "done"
    last = connection.scalar(sa.select(sa.func.max(jobs.c.at)).where(done))
    if last is None:
        return None
    since = (datetime.datetime.fromisoformat(last) - datetime.timedelta(seconds=_LAST)).strftime("%Y-%m-%dT%H:%M:%SZ")
    query = sa.select(sa.func.count(), sa.func.min(jobs.c.at)).where(done, jobs.c.at >= since)
    number, first = connection.execute(query).one()
    seconds = (datetime.datetime.fromisoformat(last) - datetime.datetime.fromisoformat(first)).total_seconds()
    return float(round(number / max(seconds, 1.0), 1))


def failures(case: Case, offset: int, limit: int) -> tuple[tuple[Failure, ...], int]:
    """Some of the reports that could not be read, the last first, and how many there are."""
    failed = jobs.c.state == "failed"
    query = (
        sa.select(jobs.c.report, jobs.c.message, jobs.c.fields).where(failed).order_by(jobs.c.at.desc(), jobs.c.report)
    )
    with case.reading() as connection:
        rows = connection.execute(query.offset(offset).limit(limit)).all()
        total = connection.scalar(sa.select(sa.func.count()).select_from(jobs).where(failed)) or 0
    return tuple(Failure(row.report, row.message, msgspec.json.decode(row.fields)) for row in rows), total


class RefusedPart(msgspec.Struct, frozen=True):
    """A part of an original that was not taken: where it came from, and why."""

    place: str
    key: str
    fields: Mapping[str, str | int]


def refused(case: Case, offset: int, limit: int) -> tuple[tuple[RefusedPart, ...], int]:
    """Some of the parts of originals that were not taken, the last first, and how many there are."""
    came = sa.select(sa.func.max(sightings.c.at)).where(sightings.c.original == refusals.c.original)
    place = sa.select(sa.func.min(sightings.c.place)).where(sightings.c.original == refusals.c.original)
    query = (
        sa.select(refusals, place.scalar_subquery().label("place"))
        .order_by(came.scalar_subquery().desc(), refusals.c.original, refusals.c.part, refusals.c.id)
        .offset(offset)
        .limit(limit)
    )
    with case.reading() as connection:
        rows = connection.execute(query).all()
        total = _count(connection, refusals)
    return tuple(_refused_part(row) for row in rows), total


def _refused_part(row: sa.Row[Any]) -> RefusedPart:
    return RefusedPart(place_of(row.place, row.part), row.message, msgspec.json.decode(row.fields))


def _failures(connection: sa.Connection) -> tuple[Failure, ...]:
    query = sa.select(jobs.c.report, jobs.c.message, jobs.c.fields).where(jobs.c.state == "failed")
    rows = connection.execute(query.order_by(jobs.c.report))
    return tuple(Failure(row.report, row.message, msgspec.json.decode(row.fields)) for row in rows)
