"""The journal of a case: what was done and decided, by whom, in a chain of hashes that shows any later change.

An entry's `hash` is the SHA-256 of the canonical JSON of all its other fields, among them `previous`, the hash of the
entry before it. Whoever changes, drops, adds or swaps entries must rewrite all that follow, and the head, which is
kept apart; a head noted elsewhere (`musnad verify --head`) shows even that.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, get_args

import msgspec
import sqlalchemy as sa

from musnad.case.canonical import canonical, digest
from musnad.case.messages import wrong
from musnad.case.store.connect import upsert
from musnad.case.store.tables import journal, journal_head

Action = Literal[
    "case.made", "case.settings", "original.added", "original.seen",
    "claim.accepted", "claim.corrected", "claim.rejected", "claim.unsure", "claim.added", "name.corrected",
    "incident.merged", "incident.split", "judgement.undone", "export.made",
]  # fmt: skip
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
_HEAD: Final = 1
_AT_ONCE: Final = 1_000
"""Entries that are asked for at once."""


class Author(msgspec.Struct, frozen=True):
    """Who does something, and when: ISO 8601 in UTC."""

    who: str
    at: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: the `number`s run from 1 without a gap, `at` is ISO 8601 in UTC, `before` and `after` are JSON."""

    number: int
    at: str
    who: str
    action: Action
    kind: str
    subject: str
    before: Any
    after: Any
    reason: str | None
    previous: str
    hash: str


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be entered."""

    at: str
    who: str
    action: Action
    kind: str
    subject: str
    before: Any = None
    after: Any = None
    reason: str | None = None


def append(connection: sa.Connection, deed: Deed) -> Entry:
    """Enter a deed at the end of the journal, in the writing transaction that does it."""
    return append_all(connection, [deed])[0]


def append_all(connection: sa.Connection, deeds: Iterable[Deed]) -> Sequence[Entry]:
    """Enter deeds at the end of the journal, one after the other, in the writing transaction that does them."""
    number, previous = head(connection)
    made: list[Entry] = []
    for deed in deeds:
        number += 1
        fields = {**msgspec.structs.asdict(deed), "number": number, "previous": previous}
        made.append(Entry(**fields, hash=digest(fields)))
        previous = made[-1].hash
    if made:
        connection.execute(sa.insert(journal), [_row(entry) for entry in made])
        new = {"number": number, "hash": previous}
        insert = upsert(journal_head, connection).values(id=_HEAD, **new)
        connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=new))
    return made


def head(connection: sa.Connection) -> tuple[int, str]:
    """The number and the hash of the last entry, as they are kept apart; 0 and nothing of an empty journal."""
    found = connection.execute(sa.select(journal_head.c.number, journal_head.c.hash)).one_or_none()
    return (0, "") if found is None else (found.number, found.hash)


def entries(connection: sa.Connection, *, after: int = 0) -> Iterator[Entry]:
    """The entries behind number `after`, in order."""
    rows = connection.execute(sa.select(journal).where(journal.c.number > after).order_by(journal.c.number))
    for row in rows.mappings():
        yield _entry(row)


def entry_of(connection: sa.Connection, number: int) -> Entry:
    """The entry of this number.

    Raises:
        CaseError: if there is none.
    """
    row = connection.execute(sa.select(journal).where(journal.c.number == number)).mappings().one_or_none()
    if row is None:
        raise wrong("journal.no-entry", number=number)
    return _entry(row)


def entries_of(connection: sa.Connection, numbers: Collection[int]) -> Mapping[int, Entry]:
    """The entries of these numbers, those that there are, by number."""
    wanted = sorted(numbers)
    found: dict[int, Entry] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = journal.c.number.in_(wanted[at : at + _AT_ONCE])
        rows = connection.execute(sa.select(journal).where(some)).mappings()
        found |= {row["number"]: _entry(row) for row in rows}
    return found


def check(connection: sa.Connection) -> tuple[int, str]:
    """Walk the journal; its head, if all of it hangs together.

    Raises:
        CaseError: at the first entry that is altered, missing, added or out of its place, or if the head is not that
            of the last entry.
    """
    number, previous = 0, ""
    for row in connection.execute(sa.select(journal).order_by(journal.c.number)).mappings():
        number += 1
        if row["number"] != number:
            raise wrong("journal.gap", number=number)
        _check_row(row, previous)
        previous = row["hash"]
    if head(connection) != (number, previous):
        raise wrong("journal.head", number=head(connection)[0], last=number)
    return number, previous


def _check_row(row: sa.RowMapping, previous: str) -> None:
    if row["previous"] != previous:
        raise wrong("journal.chain", number=row["number"])
    try:
        entry = _entry(row)
    except ValueError as error:
        raise wrong("journal.altered", number=row["number"]) from error
    fields = msgspec.structs.asdict(entry)
    kept = fields.pop("hash")
    as_written = all(canonical(fields[name]) == row[name] for name in ("before", "after"))
    if digest(fields) != kept or not as_written:
        raise wrong("journal.altered", number=row["number"])


def _row(entry: Entry) -> dict[str, Any]:
    return {
        **msgspec.structs.asdict(entry),
        "before": canonical(entry.before),
        "after": canonical(entry.after),
    }


def _entry(row: sa.RowMapping) -> Entry:
    return Entry(**{**row, "before": json.loads(row["before"]), "after": json.loads(row["after"])})
