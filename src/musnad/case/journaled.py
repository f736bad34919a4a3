"""The journal as people look things up in it: who decided what, when and about what, and what taking it back does."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from musnad.case import journal
from musnad.case.amending import ADDED, NAMING
from musnad.case.case import Case
from musnad.case.journal import Action, Entry
from musnad.case.judge import UNDONE, Judge, undo
from musnad.case.messages import wrong
from musnad.case.store import tables
from musnad.errors import CaseError, InputError
from musnad.model.document import check_date

_NO_DECISIONS: Final = ("case", "original", "export", "entry")
"""The kinds of entries that nobody decided anything in: what came in, what went out, what was taken back."""
_VERDICTS: Final[tuple[Action, ...]] = ("claim.accepted", "claim.corrected", "claim.rejected", "claim.unsure")
NOBODY: Final = "nobody"
_SHOWN: Final = 5
"""How many claims of a matter are told."""
_UNJUDGED: Final = "unjudged"
_SOME_DAY: Final = "2000-01-01"


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Which entries are looked for; what is empty or `None` asks for nothing in particular.

    `who` and `actions` are any of these, `since` and `until` ISO days in UTC, both included. `words` stand in the name
    of the matter, in the reason, in what was so before or after, or in the claim or report that it is about.
    `decisions` leaves out what came in, what went out and what was taken back.

    Raises:
        CaseError: if `since` or `until` is no ISO day, or the one lies behind the other.
    """

    who: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    words: str = ""
    decisions: bool = False

    def __post_init__(self) -> None:
        for field, day in (("since", self.since), ("until", self.until)):
            try:
                check_date(day or _SOME_DAY)
            except InputError as error:
                raise wrong("filters.no-day", field=field, value=day or "") from error
        if self.since and self.until and self.until < self.since:
            raise wrong("filters.days-reversed", since=self.since, until=self.until)


class AboutClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that an entry is about, as it is read now."""

    report: str
    claim: str
    type: str
    mode: str | None
    line_en: str
    place_name: str | None
    place_name_en: str | None
    time: str | None
    title: str | None
    outlet: str | None


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry is about: the first claims of how many, an original's place, the entry that was taken back."""

    claims: tuple[AboutClaim, ...] = ()
    total: int = 0
    place: str | None = None
    undone: Entry | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry made different: a value of JSON before and after, the words it rests on, how many times over."""

    field: str
    before: Any = None
    after: Any = None
    words: str | None = None
    count: int = 1


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with its matter and its changes; `undone_by` is the entry that took it back."""

    entry: Entry
    matter: Matter
    changes: tuple[Change, ...]
    decision: bool
    undone_by: int | None


class Found(msgspec.Struct, frozen=True):
    """Some of the entries that were looked for, the last first, and how many there are in all."""

    rows: tuple[Told, ...]
    total: int


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the journal is as it was written: how many entries, the hash of the last, what is wrong and where."""

    entries: int
    head: str
    error: CaseError | None = None
    at: int | None = None


class Tally(msgspec.Struct, frozen=True):
    """How many entries each person made, and how many there are of each action."""

    who: Mapping[str, int]
    actions: Mapping[str, int]


class IncidentTold(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in short."""

    id: str
    type: str | None
    mode: str | None
    earliest: str | None
    latest: str | None
    claims: int
    origins: int


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What taking an entry back would do: what would be so again, which incidents would go and which would come."""

    changes: tuple[Change, ...]
    gone: tuple[IncidentTold, ...]
    come: tuple[IncidentTold, ...]


def found(connection: sa.Connection, sought: Sought, *, offset: int = 0, limit: int = 50) -> Found:
    """The entries that were looked for, the last first."""
    numbers, total = _numbers(connection, sought, offset, limit)
    entries = journal.entries_of(connection, numbers)
    return Found(tuple(told(connection, [entries[number] for number in sorted(entries, reverse=True)])), total)


def _numbers(connection: sa.Connection, sought: Sought, offset: int, limit: int) -> tuple[Sequence[int], int]:
    """The numbers of some of the entries, and how many there are; words are looked for once, for both."""
    by = tables.journal.c
    wanted = [*_conditions(sought)]
    query = sa.select(by.number).where(*wanted).order_by(by.number.desc())
    if sought.words.strip():
        every = connection.scalars(query).all()
        return every[offset : offset + limit], len(every)
    total = connection.scalar(sa.select(sa.func.count()).select_from(tables.journal).where(*wanted)) or 0
    return connection.scalars(query.offset(offset).limit(limit)).all(), total


def told(connection: sa.Connection, entries: Sequence[Entry]) -> Iterator[Told]:
    """The entries, each with what it is about."""
    subjects = {each.number: int(each.subject) for each in entries if each.action == UNDONE}
    others = journal.entries_of(connection, set(subjects.values()))
    undone = {each.number: others.get(subjects.get(each.number, 0)) for each in entries}
    keys = {each.number: _keys(undone[each.number] or each) for each in entries}
    claims = claims_told(connection, {key for some in keys.values() for key in some[:_SHOWN]})
    taken_back = _taken_back(connection, [each.number for each in entries])
    for each in entries:
        own = keys[each.number]
        matter = Matter(
            claims=tuple(claims[key] for key in own[:_SHOWN] if key in claims),
            total=len(own),
            place=each.after.get("place") if each.kind == "original" else None,
            undone=undone[each.number],
        )
        yield Told(
            entry=each,
            matter=matter,
            changes=changes_of(undone[each.number] or each, each.before, each.after),
            decision=each.kind not in _NO_DECISIONS,
            undone_by=taken_back.get(each.number),
        )


def tally(connection: sa.Connection) -> Tally:
    """Who is in the journal and what was done, each with how often."""
    by = tables.journal.c

    def counted(column: sa.Column[Any]) -> dict[str, int]:
        query = sa.select(column, sa.func.count()).group_by(column).order_by(sa.func.count().desc(), column)
        return {row[0]: row[1] for row in connection.execute(query)}

    return Tally(counted(by.who), counted(by.action))


def chain(connection: sa.Connection) -> Chain:
    """Walk the journal from its first entry to its last, and tell whether each follows the one before it."""
    count = connection.scalar(sa.select(sa.func.count()).select_from(tables.journal)) or 0
    try:
        _, digest = journal.check(connection)
    except CaseError as error:
        at = error.fields.get("number")
        return Chain(
            entries=count, head=journal.head(connection)[1], error=error, at=at if isinstance(at, int) else None
        )
    return Chain(entries=count, head=digest)


def outlook(case: Case, judge: Judge, number: int) -> Outlook:
    """What taking an entry back would do: it is done in a transaction of which nothing is kept.

    Raises:
        CaseError: if it cannot be taken back, or was taken back already.
    """
    with case.writing() as connection:
        seen = _tried(connection, judge, number)
        connection.rollback()
    return seen


def _tried(connection: sa.Connection, judge: Judge, number: int) -> Outlook:
    undone = journal.entry_of(connection, number)
    moves = undone.kind == "incident"
    before = _incidents(connection) if moves else set()
    tried = connection.begin_nested()
    entry = undo(connection, judge, number)
    if entry is None:
        raise wrong("judge.undone-already", number=number)
    after = _incidents(connection) if moves else set()
    come = _incidents_told(connection, after - before)
    tried.rollback()
    gone = _incidents_told(connection, before - after)
    return Outlook(changes=changes_of(undone, entry.before, entry.after), gone=gone, come=come)


def _incidents(connection: sa.Connection) -> set[str]:
    """The ids of the incidents that have claims."""
    return set(connection.scalars(sa.select(tables.incident_claims.c.incident).distinct()))


def _incidents_told(connection: sa.Connection, ids: set[str]) -> tuple[IncidentTold, ...]:
    """Some incidents, as they are now, in the order of their ids."""
    by, own = tables.incidents.c, tables.incident_claims.c
    claims = sa.select(sa.func.count()).where(own.incident == by.id).correlate(tables.incidents).scalar_subquery()
    columns = (by.id, by.type, by.mode, by.earliest, by.latest, by.origins, claims.label("claims"))
    query = sa.select(*columns).where(by.id.in_(sorted(ids))).order_by(by.id)
    return tuple(IncidentTold(**row) for row in connection.execute(query).mappings())


# --- what was looked for ------------------------------------------------------------------------------------------
def _conditions(sought: Sought) -> Iterator[sa.ColumnElement[bool]]:
    by = tables.journal.c
    if sought.who:
        yield by.who.in_(sorted(sought.who))
    if sought.actions:
        yield by.action.in_(sorted(sought.actions))
    if sought.since is not None:
        yield by.at >= sought.since
    if sought.until is not None:
        yield by.at < _end_of(sought.until)
    if sought.decisions:
        yield by.kind.not_in(_NO_DECISIONS)
    if sought.words.strip():
        yield _having(sought.words.strip())


def _end_of(day: str) -> str:
    """What every moment of a day comes before, as text."""
    return f"{day}U"


def _having(words: str) -> sa.ColumnElement[bool]:
    by = tables.journal.c
    own = (by.subject, by.reason, by.before, by.after)
    return sa.or_(
        *(column.icontains(words, autoescape=True) for column in own),
        sa.and_(by.kind == "claim", by.subject.in_(_claims_having(words))),
    )


def _claims_having(words: str) -> sa.Select[Any]:
    """The claims in the journal that have words in their line or in the title of their report."""
    of_claim, claims, reports = tables.journal.alias("of_claim"), tables.claims.c, tables.reports.c
    told = sa.select(of_claim.c.subject).where(of_claim.c.kind == "claim")
    named = (claims.report + "/" + claims.claim).label("named")
    entered = sa.select(named, claims.report, claims.line_en).where(named.in_(told)).cte("entered")
    found = sa.select(entered.c.named).join(tables.reports, reports.id == entered.c.report)
    return found.where(
        sa.or_(*(column.icontains(words, autoescape=True) for column in (entered.c.line_en, reports.title)))
    )


# --- what an entry is about ---------------------------------------------------------------------------------------
Key = tuple[str, str]


def _keys(entry: Entry) -> list[Key]:
    """The claims that an entry is about, in its order."""
    if entry.kind == "claim":
        report, _, claim = entry.subject.partition("/")
        return [(report, claim)]
    if entry.kind == "incident":
        ends = [end for pair in entry.after for end in ((pair[0], pair[1]), (pair[2], pair[3]))]
        return list(dict.fromkeys(ends))
    return []


def claims_told(connection: sa.Connection, keys: set[Key]) -> dict[Key, AboutClaim]:
    """The claims of these reports and ids, those that are there, as they are read now."""
    if not keys:
        return {}
    own, of = tables.claims.c, tables.reports.c
    columns = (own.report, own.claim, own.type, own.mode, own.line_en, own.place_name, own.place_name_en, own.time,
               of.title, of.outlet)  # fmt: skip
    query = sa.select(*columns).join(tables.reports, of.id == own.report)
    asked = sa.tuple_(own.report, own.claim).in_(sorted(keys))
    rows = connection.execute(query.where(asked)).mappings()
    return {(row["report"], row["claim"]): AboutClaim(**row) for row in rows}


def _taken_back(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, int]:
    by = tables.journal.c
    query = sa.select(by.number, by.subject).where(by.action == UNDONE, by.subject.in_([str(each) for each in numbers]))
    return {int(row.subject): row.number for row in connection.execute(query)}


# --- what it made different ---------------------------------------------------------------------------------------
def changes_of(entry: Entry, before: Any, after: Any) -> tuple[Change, ...]:
    """What is different after an entry, or after one that takes it back: `before` and `after` are what was so."""
    if entry.action in _VERDICTS:
        return tuple(_of_verdict(before or {}, after or {}))
    if entry.action == ADDED:
        return tuple(_of_values(_added(before), _added(after)))
    if entry.kind == NAMING:
        return tuple(_of_names(before, after))
    if entry.kind == "incident":
        return tuple(_of_pairs(before, after))
    if entry.kind == "case":
        return tuple(_of_values(_settings(before), _settings(after)))
    if entry.kind == "export":
        options = dict(after.get("options") or {})
        return tuple(_of_values({}, {name: after.get(name) for name in ("format", "claims", "manifest")} | options))
    return tuple(_of_values(before, after)) if entry.kind not in _NO_DECISIONS else ()


def _of_verdict(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    verdicts = [each.get("verdict", _UNJUDGED) for each in (before, after)]
    if verdicts[0] != verdicts[1]:
        yield Change(field="verdict", before=verdicts[0], after=verdicts[1])
    earlier, later = before.get("corrections") or {}, after.get("corrections") or {}
    for field in (*earlier, *(each for each in later if each not in earlier)):
        one, other = earlier.get(field), later.get(field)
        if one == other:
            continue
        machine = (one or other or {}).get("machine")
        words = (other or {}).get("words")
        yield Change(
            field=field,
            before=machine if one is None else one["value"],
            after=machine if other is None else other["value"],
            words=None if words is None else words["text"],
        )


def _added(added: Mapping[str, Any] | None) -> dict[str, Any]:
    """An added claim field by field, in the shapes that corrections have."""
    if added is None:
        return {}
    place, time = added["place"], added["time"]
    told = {
        "trigger": added["trigger"]["text"],
        **{field: added[field] for field in ("type", "mode", "factuality")},
        **{role: [_party(each) for each in added[role]] for role in ("actors", "targets")},
        "place": None if place is None else _party(place),
        "time": None if time is None else time["value"],
        "counts": [{name: each[name] for name in ("kind", "min", "max")} for each in added["counts"]],
    }
    return {field: value for field, value in told.items() if value}


def _party(party: Mapping[str, Any]) -> dict[str, Any]:
    entity = party["entity"]
    return {"name": party["words"]["text"], "authority": None if entity is None else entity["authority"]}


def _of_names(before: Sequence[Sequence[Any]], after: Sequence[Sequence[Any]]) -> Iterator[Change]:
    """What each name means by now, and meant before."""
    earlier = {tuple(each[:-1]): each[-1] for each in before}
    for *keys, meaning in after:
        one, other = earlier.get(tuple(keys)), meaning
        yield Change(field="name", before=_meaning(one), after=_meaning(other), words=str(keys[-1]))


def _meaning(meaning: Mapping[str, Any] | None) -> dict[str, Any] | str | None:
    """Whom a name means, `NOBODY` where it is no actor, `None` where nobody has said."""
    if meaning is None:
        return None
    entity = meaning["entity"]
    return NOBODY if entity is None else {"name": entity["name"], "authority": entity["authority"]}


def _of_pairs(before: Sequence[Sequence[Any]], after: Sequence[Sequence[Any]]) -> Iterator[Change]:
    said = {tuple(pair[:-1]): pair[-1] for pair in before}
    steps = Counter((said.get(tuple(pair[:-1])), pair[-1]) for pair in after)
    for (one, other), count in sorted(steps.items(), key=lambda each: str(each[0])):
        if one != other:
            yield Change(field="pair", before=one, after=other, count=count)


def _settings(text: Any) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text) if isinstance(text, str) else {}
    except tomllib.TOMLDecodeError:
        return {"case.toml": text}


def _of_values(before: Any, after: Any) -> Iterator[Change]:
    """The fields of two objects that differ; of anything else the whole."""
    if isinstance(before, dict | None) and isinstance(after, dict | None):
        one, other = before or {}, after or {}
        for field in (*one, *(each for each in other if each not in one)):
            if one.get(field) != other.get(field):
                yield Change(field=field, before=one.get(field), after=other.get(field))
    elif before != after:
        yield Change(field="value", before=before, after=after)
