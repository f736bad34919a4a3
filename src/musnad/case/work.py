"""Reading what is queued, and how far each report of a case is.

A report is queued when it comes in. Reading it gives a row of `readings` that is never changed, its claims, what links
it to the other reports, and the state of its job, all in one transaction: however a run ends, each report is queued or
done, and the next run goes on.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec
import sqlalchemy as sa

from musnad.case.add import Clock, now
from musnad.case.amendmentstore import amendments_of
from musnad.case.canonical import canonical
from musnad.case.case import Case
from musnad.case.links import Signed, are_of_this_version, take_in, throw_away
from musnad.case.reading import Item, Read, Reading, read_again, read_report
from musnad.case.received import sealed
from musnad.case.store.connect import insert, upsert
from musnad.case.store.tables import claims, counts, jobs, linkages, participants, readings, renewals, reports, texts
from musnad.case.store.words import clear, enter
from musnad.engine.base import Done, Engine, Failed, FailureKind
from musnad.model import Document

_BATCH: Final = 128
_SECONDS: Final = 2.0
"""How many reports are kept by one transaction, and how long the first of them waits for the last."""
_ROWS: Final = 10_000
_FETCH: Final = 256
"""How many reports are fetched at once."""
LONGEST: Final = 4_000_000
"""Characters of the longest report that is read, some thousand pages: what has more was hardly written by anybody."""
_USUAL: Final = 100_000
"""Characters up to which reports are read in the order of their days; longer ones after them, the shortest first."""
_REASONS: Final[Mapping[FailureKind, str]] = {
    "refused": "run.refused",
    "broken": "run.broken",
    "died": "run.died",
    "late": "run.late",
}
T = TypeVar("T")


class Failure(msgspec.Struct, frozen=True):
    """A report that could not be read, and why: a key of the message catalogue and its values."""

    report: str
    key: str
    fields: Mapping[str, str | int]


class Step(msgspec.Struct, frozen=True):
    """What one transaction of a run has brought: reports read, reports that failed, and reports linked anew."""

    read: tuple[str, ...]
    failed: tuple[Failure, ...]
    linked: int = 0

    @property
    def done(self) -> int:
        """How many reports were read."""
        return len(self.read)


def run(
    case: Case, engine: Engine, *, clock: Clock = now, longest: int = LONGEST, seconds: float = _SECONDS
) -> Iterator[Step]:
    """Read all that is queued, with what `reading.load_tools` makes in a worker; told as soon as it is kept for good.

    A report of more than `longest` characters has failed without being read. What was read waits for others for at most
    `seconds` before it is kept. An engine that is stopped ends the run: what was not kept is still queued.

    What has been read and is not linked, or was linked by another version of linking, is linked first. The case must be
    held alone.

    Raises:
        CaseError: if the case cannot be written; what was told stays, the rest is still queued.
        DataError, LexiconError: if no worker can be set up.
    """
    with case.kept_open():
        _drop_other_links(case)
        yield from _anew(case, engine, unlinked(case), clock, seconds)
        if too_long := _too_long(case, longest):
            with case.writing() as connection:
                _keep_failures(connection, too_long, clock())
            yield Step((), too_long)
        for batch in _batches(engine.map(read_report, _items(case, _queued(case)), ordered=True), seconds):
            with case.writing() as connection:
                step = _keep(connection, batch, clock())
            yield step
        while amended := _put_off(case):  # by whoever amended a report while it was at work
            yield from _anew(case, engine, amended, clock, seconds)


def _anew(case: Case, engine: Engine, wanted: Sequence[str], clock: Clock, seconds: float) -> Iterator[Step]:
    for anew in _batches(engine.map(read_again, _readings(case, wanted), ordered=True), seconds):
        with case.writing() as connection:
            step = _keep_anew(connection, anew, clock())
        yield step


def rebuild(case: Case) -> None:
    """Throw away the index of words and all that links reports; the next run makes them anew from the readings."""
    with case.writing() as connection:
        throw_away(connection)
        clear(connection)


def unlinked(case: Case) -> Sequence[str]:
    """The reports that have been read and are not linked, or that people have amended since, day by day."""
    missing = ~sa.exists().where(linkages.c.report == jobs.c.report)
    return _by_day(case, sa.and_(jobs.c.state == "done", sa.or_(missing, _is_put_off())))


def _is_put_off() -> sa.ColumnElement[bool]:
    return sa.exists().where(renewals.c.report == jobs.c.report)


def _put_off(case: Case) -> Sequence[str]:
    return _by_day(case, sa.and_(jobs.c.reading.is_not(None), _is_put_off()))


def put_off(connection: sa.Connection, wanted: Collection[str]) -> int:
    """Leave it to the next run to make the claims and links of reports anew; how many of them have been read."""
    read = [
        report
        for some in _parts(sorted(wanted))
        for report in connection.scalars(
            sa.select(jobs.c.report).where(jobs.c.report.in_(some), jobs.c.reading.is_not(None))
        )
    ]
    _enter_renewals(connection, read)
    return len(read)


def _enter_renewals(connection: sa.Connection, wanted: Sequence[str]) -> None:
    if wanted:
        insert = upsert(renewals, connection).on_conflict_do_nothing()
        connection.execute(insert, [{"report": report} for report in wanted])


def waiting(connection: sa.Connection) -> int:
    """How many reports wait for the next run, since people have amended them."""
    return connection.scalar(sa.select(sa.func.count()).select_from(renewals)) or 0


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (values[at : at + _ROWS] for at in range(0, len(values), _ROWS))


def _drop_other_links(case: Case) -> None:
    """Throw away what another version has linked, which cannot be compared with what this one links."""
    with case.reading() as connection:
        fitting = are_of_this_version(connection)
    if not fitting:
        rebuild(case)


def _queued(case: Case) -> Sequence[str]:
    return _by_day(case, jobs.c.state == "queued")


def _too_long(case: Case, longest: int) -> tuple[Failure, ...]:
    """The queued reports that are longer than reports may be, day by day."""
    length = sa.func.length(texts.c.text)
    query = (
        sa.select(jobs.c.report, length.label("length"))
        .join(reports, reports.c.id == jobs.c.report)
        .join(texts, texts.c.id == reports.c.text)
        .where(jobs.c.state == "queued", length > longest)
        .order_by(sa.func.coalesce(reports.c.published, ""), reports.c.id)
    )
    with case.reading() as connection:
        found = connection.execute(query).all()
    return tuple(Failure(row.report, "run.too-long", {"length": row.length, "most": longest}) for row in found)


def _by_day(case: Case, which: sa.ColumnElement[bool]) -> Sequence[str]:
    """Reports day by day: then what tells of one happening is mostly linked together."""
    day = sa.func.coalesce(reports.c.published, "")
    query = sa.select(jobs.c.report).join(reports, reports.c.id == jobs.c.report).where(which)
    with case.reading() as connection:
        return connection.scalars(query.order_by(day, reports.c.id)).all()


def _batches(outcomes: Iterable[T], seconds: float) -> Iterator[list[T]]:
    """A few at a time, so that none waits long to be kept."""
    batch: list[T] = []
    since = time.monotonic()
    for outcome in outcomes:
        if not batch:
            since = time.monotonic()
        batch.append(outcome)
        if len(batch) == _BATCH or time.monotonic() > since + seconds:
            yield batch
            batch = []
    if batch:
        yield batch


def _items(case: Case, queued: Sequence[str]) -> Iterator[Item]:
    for at in range(0, len(queued), _FETCH):
        with case.reading() as connection:
            documents = documents_of(connection, queued[at : at + _FETCH])
            said = amendments_of(connection, list(documents))
        yield from _long_ones_last(Item(report, document, said[report]) for report, document in documents.items())


def _long_ones_last(items: Iterable[Item]) -> list[Item]:
    """Reports in their order, but those that take long after the others: nobody waits for them."""
    return sorted(items, key=lambda item: max(len(item.document.text) - _USUAL, 0))


def _readings(case: Case, wanted: Sequence[str]) -> Iterator[Read]:
    """The readings of reports that count."""
    query = sa.select(readings).join(jobs, jobs.c.reading == readings.c.id)
    for at in range(0, len(wanted), _FETCH):
        with case.reading() as connection:
            rows = connection.execute(query.where(jobs.c.report.in_(wanted[at : at + _FETCH]))).mappings()
            found = {row["report"]: dict(row) for row in rows}
            said = amendments_of(connection, list(found))
        for report in wanted[at : at + _FETCH]:
            yield Read(report, found[report], said[report])


def documents_of(connection: sa.Connection, wanted: Sequence[str]) -> dict[str, Document]:
    """The documents of reports, by their ids and in their order."""
    fields = [reports.c[name] for name in Document.__struct_fields__ if name not in {"id", "text"}]
    query = (
        sa.select(reports.c.id, texts.c.text, *fields)
        .join(texts, texts.c.id == reports.c.text)
        .where(reports.c.id.in_(wanted))
    )
    found = {row["id"]: Document(**{**row, "id": ""}) for row in connection.execute(query).mappings()}
    return {report: found[report] for report in wanted}


def _keep(connection: sa.Connection, outcomes: Sequence[Done[Item, Reading] | Failed[Item]], at: str) -> Step:
    """Keep what a few reports have given, or why they gave nothing."""
    done = [each for each in outcomes if isinstance(each, Done)]
    failed = [_failure(each) for each in outcomes if isinstance(each, Failed)]
    _keep_readings(connection, [each.value for each in done], at)
    _keep_states(connection, [{"report": each.item.report, "reading": each.value.row["id"]} for each in done], at)
    _keep_failures(connection, failed, at)
    return Step(tuple(each.item.report for each in done), tuple(failed))


def _keep_failures(connection: sa.Connection, failed: Sequence[Failure], at: str) -> None:
    for failure in failed:
        why = {"state": "failed", "message": failure.key, "fields": canonical(dict(failure.fields)), "at": at}
        connection.execute(sa.delete(renewals).where(renewals.c.report == failure.report))
        this = sa.update(jobs).where(jobs.c.report == failure.report)
        connection.execute(this.values(**why, attempts=jobs.c.attempts + 1))


def _failure(failed: Failed[Any]) -> Failure:
    return Failure(failed.item.report, _REASONS[failed.kind], {"reason": failed.reason})


def _keep_anew(connection: sa.Connection, outcomes: Sequence[Done[Read, Reading] | Failed[Read]], at: str) -> Step:
    """Keep what has been found anew in readings; a report whose reading is damaged has failed."""
    done = [each.value for each in outcomes if isinstance(each, Done)]
    failed = [_failure(each) for each in outcomes if isinstance(each, Failed)]
    keep_found(connection, done)
    _keep_failures(connection, failed, at)
    return Step((), tuple(failed), len(done))


def _keep_readings(connection: sa.Connection, done: Sequence[Reading], at: str) -> None:
    if done:
        insert = upsert(readings, connection).on_conflict_do_nothing()
        connection.execute(insert, [sealed({**each.row, "at": at}) for each in done])
    keep_found(connection, done)


def keep_found(connection: sa.Connection, done: Sequence[Reading]) -> None:
    """Keep the claims of readings, their words and what links them.

    A report that people have amended since its record was taken up is put off, to be made anew.
    """
    if not done:
        return
    said = amendments_of(connection, [each.row["report"] for each in done])
    connection.execute(sa.delete(renewals).where(renewals.c.report.in_(list(said))))
    overtaken = [each.row["report"] for each in done if said[each.row["report"]].mark != each.amended]
    _enter_renewals(connection, overtaken)
    connection.execute(sa.delete(claims).where(claims.c.report.in_([each.row["report"] for each in done])))
    enter(connection, {each.row["report"]: each.terms for each in done})
    for table, name in ((claims, "claims"), (participants, "participants"), (counts, "counts")):
        insert(connection, table, (row for each in done for row in getattr(each.rows, name)))
    take_in(connection, [Signed(each.row["report"], each.row["id"], each.signature) for each in done])


def _keep_states(connection: sa.Connection, rows: Sequence[Mapping[str, str]], at: str) -> None:
    if not rows:
        return
    known = sa.update(jobs).where(jobs.c.report == sa.bindparam("its_report"))
    done = known.values(
        state="done",
        reading=sa.bindparam("its_reading"),
        message=None,
        fields=None,
        attempts=jobs.c.attempts + 1,
        at=at,
    )
    connection.execute(done, [{"its_report": row["report"], "its_reading": row["reading"]} for row in rows])
