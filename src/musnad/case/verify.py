"""Whether a case is what it was: originals, texts, every span of evidence, the journal, and what follows from them.

What this cannot show: a person who holds the computer can make a whole case anew, journal and all. The head of the
journal, noted elsewhere at the time, shows that too.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import msgspec
import sqlalchemy as sa

from musnad.case import judge
from musnad.case.amendments import added_id, amended
from musnad.case.amendmentstore import all_additions, amendments_of
from musnad.case.canonical import canonical
from musnad.case.case import Case
from musnad.case.claims import claim_rows
from musnad.case.journal import check as check_journal
from musnad.case.journal import entries
from musnad.case.links import flat, incident_of
from musnad.case.messages import wrong
from musnad.case.received import noted_settings, reading_seal, seal
from musnad.case.settings import SETTINGS
from musnad.case.store.tables import (
    UNCHANGING,
    claims,
    incident_claims,
    incidents,
    indexed,
    jobs,
    journal,
    originals,
    participants,
    readings,
    renewals,
    reports,
    sightings,
    tellings,
    texts,
)
from musnad.case.store.tables import counts as claim_counts
from musnad.case.store.words import seal as word_seal
from musnad.case.store.words import seals
from musnad.case.terms import shared_terms
from musnad.errors import CaseError, MusnadError
from musnad.model.document import text_id
from musnad.model.record import Record, decode_record

_CHUNK: Final = 200
Advance = Callable[[str], None]
"""Told of each thing that was looked at: `original`, `text`, `reading`, `entry`, `incident`."""


class Verified(msgspec.Struct, frozen=True):
    """What was found whole: how many of each, and the head of the journal, to be noted elsewhere."""

    originals: int
    texts: int
    readings: int
    claims: int
    entries: int
    head: str
    loose: tuple[str, ...] = ()
    """Digests of files in `originals` that no row tells of: an `add` that was cut off leaves one, a stranger may."""


def verify(case: Case, advance: Advance = lambda _kind: None, *, head: str | None = None) -> Verified:
    """Verify a case; `head` is one of the journal that was noted earlier.

    Raises:
        CaseError: at the first thing that is wrong; the message names it.
    """
    with case.reading() as connection:
        for problem in problems(case, connection, advance):
            raise problem
        if head is not None:
            _check_noted(connection, head)
        return _summary(case, connection)


def extent(case: Case) -> int:
    """How many things `verify` looks at."""
    with case.reading() as connection:
        looked_at = (originals, texts, readings, journal, incidents)
        return sum(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in looked_at)


def problems(case: Case, connection: sa.Connection, advance: Advance = lambda _kind: None) -> Iterator[CaseError]:
    """All that is wrong with a case, as errors that are not raised."""
    yield from _database(connection)
    yield from _settings(case, connection)
    yield from _journal(connection, advance)
    yield from _originals(case, connection, advance)
    yield from _texts(connection, advance)
    yield from _readings(connection, advance)
    yield from _additions(connection)
    yield from _incidents(connection, advance)
    yield from _index(connection)
    yield from _guards(connection)


# --- the database itself ------------------------------------------------------------------------------------------
def _database(connection: sa.Connection) -> Iterator[CaseError]:
    if connection.dialect.name == "sqlite":
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
            if line != "ok":
                yield wrong("verify.database", reason=str(line))
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield wrong("verify.database", reason=f"{table}: foreign key")


def _guards(connection: sa.Connection) -> Iterator[CaseError]:
    """Guards that are gone; they are named last, since what was changed behind them says more."""
    for table in UNCHANGING:
        if not _is_guarded(connection, table):
            yield wrong("verify.unguarded", table=table)


def _is_guarded(connection: sa.Connection, table: str) -> bool:
    if connection.dialect.name == "postgresql":
        query = sa.text("SELECT count(*) FROM pg_trigger WHERE tgname = :name AND tgenabled = 'O'")
        return bool(connection.scalar(query, {"name": f"{table}_no_change"}) == 1)
    query = sa.text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (:update, :delete)")
    names = {"update": f"{table}_no_update", "delete": f"{table}_no_delete"}
    return bool(connection.scalar(query, names) == len(names))


def _settings(case: Case, connection: sa.Connection) -> Iterator[CaseError]:
    path = case.folder / SETTINGS
    if path.read_text(encoding="utf-8") != noted_settings(connection):
        yield wrong("verify.settings", path=str(path))


# --- the journal --------------------------------------------------------------------------------------------------
def _journal(connection: sa.Connection, advance: Advance) -> Iterator[CaseError]:
    yield from _caught(lambda: check_journal(connection))
    yield from _caught(lambda: judge.check(connection))
    sealed = {}
    for entry in entries(connection):
        advance("entry")
        if entry.kind == "original":
            sealed[entry.after["sighting"]] = (entry.number, entry.after["seal"])
    for sighting in connection.scalars(sa.select(sightings.c.id).order_by(sightings.c.id)).all():
        number, expected = sealed.pop(sighting, (0, ""))
        if not number:
            yield wrong("verify.not-entered", sighting=sighting)
        elif seal(connection, sighting) != expected:
            yield wrong("verify.received", number=number)
    for number, _ in sealed.values():
        yield wrong("verify.received", number=number)


def _check_noted(connection: sa.Connection, head: str) -> None:
    found = connection.scalar(sa.select(sa.func.count()).where(journal.c.hash.startswith(head, autoescape=True)))
    if not head or not found:
        raise wrong("verify.other-head", head=head)


# --- what came in, and what was read ------------------------------------------------------------------------------
def _originals(case: Case, connection: sa.Connection, advance: Advance) -> Iterator[CaseError]:
    for row in connection.execute(sa.select(originals).order_by(originals.c.sha256)).all():
        advance("original")
        yield from _caught(partial(case.originals.verify, row.sha256))


def _texts(connection: sa.Connection, advance: Advance) -> Iterator[CaseError]:
    for row in connection.execute(sa.select(texts).order_by(texts.c.id)).yield_per(_CHUNK):
        advance("text")
        if text_id(row.text) != row.id:
            yield wrong("verify.text", text=row.id)


def _readings(connection: sa.Connection, advance: Advance) -> Iterator[CaseError]:
    query = (
        sa.select(readings, texts.c.text.label("words"))
        .join(reports, reports.c.id == readings.c.report)
        .join(texts, texts.c.id == reports.c.text)
        .order_by(readings.c.id)
    )
    yield from _lost(connection)
    current = set(connection.scalars(sa.select(jobs.c.reading).where(jobs.c.state == "done")))
    for row in connection.execute(query).yield_per(_CHUNK).mappings():
        advance("reading")
        yield from _caught(partial(_check_reading, connection, row, counts=row["id"] in current))


def _lost(connection: sa.Connection) -> Iterator[CaseError]:
    """Reports that were read and whose reading is not there, and reports of which no job tells how far they are."""
    query = (
        sa.select(reports.c.id)
        .outerjoin(jobs, jobs.c.report == reports.c.id)
        .outerjoin(readings, readings.c.id == jobs.c.reading)
        .where(sa.or_(jobs.c.report.is_(None), sa.and_(jobs.c.state == "done", readings.c.id.is_(None))))
    )
    for report in connection.scalars(query.order_by(reports.c.id)):
        yield wrong("verify.lost", report=report)


def _check_reading(connection: sa.Connection, row: sa.RowMapping, *, counts: bool) -> None:
    """Verify a reading and, where it is the one that counts, the rows of its claims."""
    record = record_of(row)
    own = {column.name: row[column.name] for column in readings.columns}
    if reading_seal(own) != row["seal"]:
        raise wrong("verify.reading", reading=row["id"], reason="seal")
    if record.document.text != row["words"]:
        raise wrong("verify.reading", reading=row["id"], reason=record.document.id)
    if not counts:
        return
    if connection.scalar(sa.select(renewals.c.report).where(renewals.c.report == row["report"])) is not None:
        return  # its claims are to be made anew
    said = amendments_of(connection, [row["report"]])[row["report"]]
    whole = amended(record, said)
    whole.check()
    made = claim_rows(whole, row["report"], row["id"])
    for table, rows in ((claims, made.claims), (participants, made.participants), (claim_counts, made.counts)):
        kept = connection.execute(sa.select(table).where(table.c.report == row["report"])).mappings()
        if sorted(map(canonical, map(dict, kept))) != sorted(map(canonical, rows)):
            raise wrong("verify.claims", reading=row["id"], table=table.name)


def record_of(row: sa.RowMapping) -> Record:
    """The record of a row of `readings`, its bytes compared with their digest and its spans with its text.

    Raises:
        CaseError: if the bytes are not those that were kept.
        SpanError: if a span of evidence does not hold its words.
    """
    try:
        data = zlib.decompress(row["record"])
    except zlib.error as error:
        raise wrong("verify.reading", reading=row["id"], reason=str(error)) from error
    if hashlib.sha256(data).hexdigest() != row["sha256"]:
        raise wrong("verify.reading", reading=row["id"], reason="SHA-256")
    return decode_record(data)


def _additions(connection: sa.Connection) -> Iterator[CaseError]:
    """Verify that the id of each claim that was added is that of its content."""
    query = sa.select(reports.c.text)
    for each in all_additions(connection):
        text = connection.scalars(query.where(reports.c.id == each.report)).one_or_none()
        if text is None or added_id(text, each.added) != each.claim:
            yield wrong("judge.altered", subject=f"{each.report}/{each.claim}")


def _incidents(connection: sa.Connection, advance: Advance) -> Iterator[CaseError]:
    listed = sa.select(incidents).order_by(incidents.c.id)
    for row in connection.execute(listed).mappings().all():
        advance("incident")
        yield from _caught(partial(_check_incident, connection, row))
    strays = sa.select(incident_claims.c.incident).except_(sa.select(incidents.c.id))
    for incident in connection.scalars(strays):
        yield wrong("verify.links", incident=str(incident), table=incident_claims.name)


def _check_incident(connection: sa.Connection, row: sa.RowMapping) -> None:
    """Verify that the rows of an incident say what its own description does."""
    try:
        made = flat(incident_of(row["state"]), row["state"])
    except (zlib.error, msgspec.MsgspecError, KeyError) as error:
        raise wrong("verify.links", incident=row["id"], table=incidents.name) from error
    if [dict(row)] != made.pop(incidents.name):
        raise wrong("verify.links", incident=row["id"], table=incidents.name)
    for table in (tellings, incident_claims):
        kept = connection.execute(sa.select(table).where(table.c.incident == row["id"])).mappings()
        if sorted(map(canonical, map(dict, kept))) != sorted(map(canonical, made[table.name])):
            raise wrong("verify.links", incident=row["id"], table=table.name)


def _index(connection: sa.Connection) -> Iterator[CaseError]:
    """Verify that every report that was read is found by its words, and by no others."""
    held = seals(connection)
    query = (
        sa.select(jobs.c.report, reports.c.title, texts.c.text, indexed.c.number)
        .join(reports, reports.c.id == jobs.c.report)
        .join(texts, texts.c.id == reports.c.text)
        .outerjoin(indexed, indexed.c.report == jobs.c.report)
        .where(jobs.c.state == "done")
        .order_by(jobs.c.report)
    )
    terms = shared_terms()
    for row in connection.execute(query):
        if held.pop(row.number, None) != word_seal(terms.index(row.title, row.text)):
            yield wrong("verify.index", report=row.report)


def _caught(check: Callable[[], object]) -> Iterator[CaseError]:
    try:
        check()
    except CaseError as error:
        yield error
    except (MusnadError, ValueError) as error:
        yield wrong("verify.other", reason=str(error))


def _summary(case: Case, connection: sa.Connection) -> Verified:
    known = set(connection.scalars(sa.select(originals.c.sha256)))
    number, head = check_journal(connection)
    return Verified(
        originals=len(known),
        texts=connection.scalar(sa.select(sa.func.count()).select_from(texts)) or 0,
        readings=connection.scalar(sa.select(sa.func.count()).select_from(readings)) or 0,
        claims=connection.scalar(sa.select(sa.func.count()).select_from(claims)) or 0,
        entries=number,
        head=head,
        loose=tuple(sha256 for sha256 in case.originals.digests() if sha256 not in known),
    )
