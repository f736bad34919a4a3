"""The claims of a case in memory, column by column, so that they are filtered, counted and put in order at once.

A table of numbers that stand for values, told apart in `Values`: some ten bytes a claim and column. A claim that is
gone keeps its row, dead, and a claim of a report that has changed gets a new one, so that what is held follows what
other processes write (`store.changes`) by reading the changed reports alone.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Final, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from musnad.case.selection import VERDICTS, Verdict
from musnad.case.store.changes import changed_since, last_change
from musnad.case.store.tables import claims, incident_claims, incidents, participants, reports, verdicts

Numbers = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Reals = npt.NDArray[np.float64]
ROLES: Final = ("actor", "target", "speaker")
UNJUDGED: Final = VERDICTS.index("unjudged")
_AT_ONCE: Final = 10_000
_FETCH: Final = 20_000
_HALF: Final = 32
_NONE: Final = -(1 << 31)
_ABOUT: Final = "~"
_FEW: Final = 0.25
"""The share of reports up to which those that have changed are read by themselves, and of rows that may be dead."""
Kept = TypeVar("Kept", bound=Hashable)


class Codes(dict[Kept, int]):
    """Numbers for values, from 0, in the order in which they are met; it only grows."""

    def __missing__(self, value: Kept) -> int:
        code = self[value] = len(self)
        return code


class Source(msgspec.Struct, frozen=True):
    """A report as claims are told apart by it."""

    id: str
    outlet: str | None
    published: str | None


class Spot(msgspec.Struct, frozen=True):
    """A place as claims tell it."""

    place: str | None
    place_name: str | None
    place_name_en: str | None
    country: str | None
    admin1: str | None
    admin2: str | None


class Ends(msgspec.Struct, frozen=True):
    """The first and the last day that a claim's time allows, ISO; `about` where it is told as being about that."""

    earliest: str | None
    latest: str | None
    about: bool


class Name(msgspec.Struct, frozen=True):
    """A name in Arabic, or as it is written, and in English."""

    name: str
    name_en: str | None


class Weight(msgspec.Struct, frozen=True):
    """An incident: its independent origins, its contradictions."""

    id: str
    origins: int
    contradictions: int


class Values(msgspec.Struct, frozen=True):
    """The values that the numbers of the columns stand for.

    `tokens` are what a participant can be asked for by: its authority, its name, its English name. `known` are those of
    them by which participants are told apart, the authority or else the name, each with how it is shown.
    """

    sources: Codes[Source] = msgspec.field(default_factory=Codes)
    types: Codes[str] = msgspec.field(default_factory=Codes)
    modes: Codes[str | None] = msgspec.field(default_factory=Codes)
    factualities: Codes[str] = msgspec.field(default_factory=Codes)
    acts: Codes[str | None] = msgspec.field(default_factory=Codes)
    times: Codes[Ends] = msgspec.field(default_factory=Codes)
    spots: Codes[Spot] = msgspec.field(default_factory=Codes)
    incidents: Codes[Weight | None] = msgspec.field(default_factory=Codes)
    names: Codes[Name | None] = msgspec.field(default_factory=Codes)
    tokens: Codes[str] = msgspec.field(default_factory=Codes)
    known: dict[int, Name] = msgspec.field(default_factory=dict)


class Parties(msgspec.Struct, frozen=True):
    """Who takes part in one role: rows of claims, each beside a token that it can be asked for by."""

    row: Numbers
    token: Numbers


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """One row a claim; all but `claim`, `ordinal`, `score` and `judged` are codes of `Values`.

    `score` is how well the claim fits its incident, NaN where it is of none; `verdict` a place in `VERDICTS`; `judged`
    the entry of the journal in which it was judged last, 0 where nobody has. `speaker` is the last of the chain.
    """

    claim: npt.NDArray[np.object_]
    ordinal: Numbers
    source: Numbers
    type: Numbers
    mode: Numbers
    factuality: Numbers
    act: Numbers
    time: Numbers
    spot: Numbers
    incident: Numbers
    score: Reals
    verdict: Numbers
    judged: Numbers
    speaker: Numbers
    actor: Numbers
    actors: Parties
    targets: Parties
    speakers: Parties


class Columns(msgspec.Struct, frozen=True):
    """The claims as they were after a change: `alive` says which of the rows count."""

    change: int
    values: Values
    rows: Rows
    alive: Mask
    kept: dict[Hashable, Any] = msgspec.field(default_factory=dict)
    """What was worked out of them once, such as orders."""

    def parties(self, role: str) -> Parties:
        """Who takes part in a role, of `ROLES`."""
        found: Parties = getattr(self.rows, f"{role}s")
        return found


class Held:
    """The columns of one case, which follow it; they may be asked for by many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._columns: Columns | None = None

    def now(self, connection: sa.Connection) -> Columns:
        """The columns as the case is in a transaction, or later."""
        with self._lock:
            before = self._columns
            self._columns = columns_of(connection) if before is None else followed(before, connection)
            return self._columns


def columns_of(connection: sa.Connection) -> Columns:
    """The columns of all claims of a case."""
    change = last_change(connection)
    values = Values()
    rows = _rows(connection, values, None)
    return Columns(change, values, rows, np.ones(len(rows.claim), dtype=np.bool_))


def followed(before: Columns, connection: sa.Connection) -> Columns:
    """The columns after what has changed since; the same ones where nothing has, or a transaction began before that."""
    change = last_change(connection)
    if change <= before.change:
        return before
    changed = changed_since(connection, before.change)
    dead = _of_reports(before, changed)
    alive = before.alive & ~dead
    many = len(changed) > _FEW * len(before.values.sources)
    if many or np.count_nonzero(alive) < (1 - _FEW) * len(alive):
        return columns_of(connection)
    fresh = _rows(connection, before.values, changed)
    rows = _joined(before.rows, fresh)
    return Columns(change, before.values, rows, np.concatenate([alive, np.ones(len(fresh.claim), dtype=np.bool_)]))


def _of_reports(columns: Columns, changed: Sequence[str]) -> Mask:
    gone = frozenset(changed)
    sources = list(columns.values.sources)
    return np.fromiter((each.id in gone for each in sources), np.bool_, len(sources))[columns.rows.source]


def _joined(before: Rows, fresh: Rows) -> Rows:
    size = len(before.claim)
    joined: dict[str, Any] = {}
    for name in Rows.__struct_fields__:
        old, new = getattr(before, name), getattr(fresh, name)
        if isinstance(old, Parties):
            joined[name] = Parties(
                np.concatenate([old.row, new.row + np.int32(size)]), np.concatenate([old.token, new.token])
            )
        else:
            joined[name] = np.concatenate([old, new])
    return Rows(**joined)


# --- from the rows of the database --------------------------------------------------------------------------------
Key = tuple[str, str]
_COLUMNS: Final = ("report", "claim", "ordinal", "type", "mode", "factuality", "act", "earliest", "latest",
                   "time", "place", "place_name", "place_name_en", "country", "admin1", "admin2")  # fmt: skip


def _rows(connection: sa.Connection, values: Values, wanted: Sequence[str] | None) -> Rows:
    """The rows of the claims of some reports, or of all."""
    own, place_of, codes = _claims(connection, values, wanted)
    columns: dict[str, Any] = {name: np.array(column, dtype=np.int32) for name, column in codes.items()}
    incident, score = _incidents(connection, values, wanted, place_of)
    verdict, judged = _verdicts(connection, wanted, place_of)
    parties, shown = _participants(connection, values, wanted, place_of)
    columns.update(incident=incident, score=score, verdict=verdict, judged=judged, **parties, **shown)
    return Rows(claim=np.array(own, dtype=np.object_), **columns)


def _claims(
    connection: sa.Connection, values: Values, wanted: Sequence[str] | None
) -> tuple[list[str], dict[Key, int], dict[str, list[int]]]:
    sources = _sources(connection, wanted)
    names: list[str] = []
    place_of: dict[Key, int] = {}
    kinds: tuple[Codes[Any], ...] = (values.types, values.modes, values.factualities, values.acts)
    columns: dict[str, list[int]] = {
        name: [] for name in ("ordinal", "source", "type", "mode", "factuality", "act", "time", "spot")
    }
    ordinal, source, type_, mode, factuality, act, time, spot = columns.values()
    spots: dict[tuple[str | None, ...], int] = {}
    times: dict[tuple[str | None, ...], int] = {}
    query: sa.Select[Any] = sa.select(*(claims.c[name] for name in _COLUMNS))
    for row in _read(connection, query, claims.c.report, wanted):
        key = (row[0], row[1])
        place_of[key] = len(names)
        names.append(row[1])
        ordinal.append(row[2])
        source.append(values.sources[sources[row[0]]])
        for column, codes, value in zip((type_, mode, factuality, act), kinds, row[3:7], strict=True):
            column.append(codes[value])
        when, where = tuple(row[7:10]), tuple(row[10:16])
        if when not in times:
            times[when] = values.times[Ends(row[7], row[8], (row[9] or "").endswith(_ABOUT))]
        time.append(times[when])
        if where not in spots:
            spots[where] = values.spots[Spot(*where)]
        spot.append(spots[where])
    return names, place_of, columns


def _sources(connection: sa.Connection, wanted: Sequence[str] | None) -> dict[str, Source]:
    query: sa.Select[Any] = sa.select(reports.c.id, reports.c.outlet, reports.c.published)
    return {row[0]: Source(*row) for row in _read(connection, query, reports.c.id, wanted)}


def _incidents(
    connection: sa.Connection, values: Values, wanted: Sequence[str] | None, place_of: dict[Key, int]
) -> tuple[Numbers, Reals]:
    code = np.full(len(place_of), values.incidents[None], dtype=np.int32)
    score = np.full(len(place_of), np.nan, dtype=np.float64)
    own = incident_claims.c
    about: sa.Select[Any] = sa.select(incidents.c.id, incidents.c.origins, incidents.c.contradictions)
    members: sa.Select[Any] = sa.select(own.report, own.claim, own.score, own.incident)
    joined = about if wanted is None else about.join(incident_claims, own.incident == incidents.c.id).distinct()
    weights = {row[0]: values.incidents[Weight(*row)] for row in _read(connection, joined, own.report, wanted)}
    for report, claim, fit, incident in _read(connection, members, own.report, wanted):
        at = place_of[report, claim]
        code[at], score[at] = weights[incident], fit
    return code, score


def _verdicts(
    connection: sa.Connection, wanted: Sequence[str] | None, place_of: dict[Key, int]
) -> tuple[Numbers, Numbers]:
    standing = np.full(len(place_of), UNJUDGED, dtype=np.int32)
    judged = np.zeros(len(place_of), dtype=np.int32)
    said: dict[int, set[Verdict]] = {}
    own = verdicts.c
    query: sa.Select[Any] = sa.select(own.report, own.claim, own.verdict, own.entry)
    for report, claim, verdict, entry in _read(connection, query, own.report, wanted):
        at = place_of.get((report, claim))
        if at is not None:
            said.setdefault(at, set()).add(verdict)
            judged[at] = max(judged[at], entry)
    for at, each in said.items():
        standing[at] = VERDICTS.index(each.pop() if len(each) == 1 else "disputed")
    return standing, judged


def _participants(
    connection: sa.Connection, values: Values, wanted: Sequence[str] | None, place_of: dict[Key, int]
) -> tuple[dict[str, Parties], dict[str, Numbers]]:
    """Who takes part, by role, and the names that stand for the first actor and the last speaker of each claim."""
    nobody = values.names[None]
    pairs = {role: array("q") for role in ROLES}
    shown = {role: [nobody] * len(place_of) for role in ROLES}
    best = {role: [_NONE] * len(place_of) for role in ROLES}
    forms: dict[tuple[str | None, str, str | None], tuple[int, tuple[int, ...]]] = {}
    own = participants.c
    query: sa.Select[Any] = sa.select(
        own.report, own.claim, own.role, own.ordinal, own.authority, own.name, own.name_en
    )
    for report, claim, role, ordinal, authority, name, name_en in _read(connection, query, own.report, wanted):
        at = place_of[report, claim]
        form = (authority, name, name_en)
        if form not in forms:
            forms[form] = _form(values, *form)
        code, tokens = forms[form]
        for token in tokens:
            pairs[role].append(at << _HALF | token)
        rank = ordinal if role == "speaker" else -ordinal
        if rank > best[role][at]:
            best[role][at], shown[role][at] = rank, code
    parties = {f"{role}s": _parties(pairs[role]) for role in ROLES}
    return parties, {role: np.array(shown[role], dtype=np.int32) for role in ("actor", "speaker")}


def _form(values: Values, authority: str | None, name: str, name_en: str | None) -> tuple[int, tuple[int, ...]]:
    tokens = tuple(dict.fromkeys(values.tokens[each] for each in (authority, name, name_en) if each is not None))
    values.known.setdefault(tokens[0], Name(name, name_en))
    return values.names[Name(name, name_en)], tokens


def _parties(pairs: array[int]) -> Parties:
    once = np.unique(np.frombuffer(pairs, dtype=np.int64)) if pairs else np.zeros(0, dtype=np.int64)
    return Parties((once >> _HALF).astype(np.int32), (once & ((1 << _HALF) - 1)).astype(np.int32))


def _read(
    connection: sa.Connection, query: sa.Select[Any], report: sa.Column[str], wanted: Sequence[str] | None
) -> Iterator[Sequence[Any]]:
    """The rows of a query, of some reports or of all, not more of them at a time than memory bears."""
    if wanted is None:
        yield from connection.execute(query, execution_options={"yield_per": _FETCH})
        return
    for at in range(0, len(wanted), _AT_ONCE):
        yield from connection.execute(query.where(report.in_(wanted[at : at + _AT_ONCE])))
