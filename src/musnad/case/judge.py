"""What people decide about claims and incidents: each decision an entry of the journal, all of it can be undone.

A verdict is one person's on one claim: accepted, rejected or unsure, and what was corrected, each value beside that of
the machine. Two people have two verdicts, and neither replaces the other's. `verdicts` and `pairings` hold what the
journal comes to by now; `fold` works it out of the journal alone.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import msgspec
import sqlalchemy as sa

from musnad.case import amendmentstore as amendments
from musnad.case.amending import ADDED, NAMED, NAMING, take_back
from musnad.case.amendments import amended
from musnad.case.amendmentstore import amendments_of
from musnad.case.canonical import canonical
from musnad.case.corrections import FIELDS, Field, checked, machine_value
from musnad.case.journal import Action, Author, Deed, Entry, append, append_all, entries, entries_of, entry_of
from musnad.case.links import rearrange
from musnad.case.messages import wrong
from musnad.case.reading import record_of
from musnad.case.renewing import Renewing
from musnad.case.store.connect import upsert
from musnad.case.store.tables import (
    claims,
    incident_claims,
    incidents,
    jobs,
    journal,
    pairings,
    readings,
    verdicts,
)
from musnad.model.links import ClaimKey
from musnad.model.record import Claim, Record

Verdict = Literal["accepted", "rejected", "unsure"]
_ACTIONS: Final[Mapping[Verdict, Action]] = {
    "accepted": "claim.accepted",
    "rejected": "claim.rejected",
    "unsure": "claim.unsure",
}
INCIDENT: Final = "incident:"
"""What the id of every incident begins with."""
UNDONE: Final = "judgement.undone"
"""The action of an entry that takes another back."""
_TWO: Final = 2
_AT_ONCE: Final = 1_000
"""Reports, or claims, that are asked for at once."""
_DECIDED: Final = ("claim", "incident", NAMING)
"""What people decide about: the kinds of entries that can be undone."""


class Judge(Author, frozen=True):
    """Who decides, when, and for what reason."""

    reason: str | None = None


class Words(msgspec.Struct, frozen=True):
    """The words of a report that a corrected value rests on: code points of its text, half open."""

    start: int
    end: int


class Correction(msgspec.Struct, frozen=True):
    """A value for a field, in the shape that `corrections` tells, and the words it rests on."""

    field: str
    value: Any
    words: Words | None = None


Pair = tuple[str, str, str, str]
"""Two claims, the smaller key first: report, claim, report, claim."""


def find_claim(connection: sa.Connection, named: str) -> ClaimKey:
    """The claim that is named: `REPORT/CLAIM` or the claim alone, each by as many letters as tell it apart.

    Raises:
        CaseError: if there is no such claim, or more than one.
    """
    report, _, claim = named.rpartition("/")
    query = sa.select(claims.c.report, claims.c.claim).where(
        claims.c.claim.startswith(claim, autoescape=True), claims.c.report.startswith(report, autoescape=True)
    )
    found = connection.execute(query.order_by(claims.c.report, claims.c.claim).limit(_TWO)).all()
    if not found:
        raise wrong("judge.no-claim", name=named)
    if len(found) > 1:
        either = " ".join(f"{row.report}/{row.claim}" for row in found)
        raise wrong("judge.several-claims", name=named, found=either)
    return ClaimKey(found[0].report, found[0].claim)


def find_incident(connection: sa.Connection, named: str) -> str:
    """The id of the incident that is named by as many letters as tell it apart, `incident:` before them or not.

    Raises:
        CaseError: if there is no such incident, or more than one.
    """
    begun = named if named.startswith(INCIDENT) else INCIDENT + named
    query = sa.select(incidents.c.id).where(incidents.c.id.startswith(begun, autoescape=True))
    found: Sequence[str] = connection.scalars(query.order_by(incidents.c.id).limit(_TWO)).all()
    if len(found) != 1:
        raise wrong("judge.several-incidents" if found else "judge.no-incident", name=named)
    return found[0]


def find_report(connection: sa.Connection, named: str) -> str:
    """The report that has been read and whose id begins so.

    Raises:
        CaseError: if there is none, or more than one.
    """
    query = sa.select(jobs.c.report).where(
        jobs.c.report.startswith(named, autoescape=True), jobs.c.reading.is_not(None)
    )
    found: Sequence[str] = connection.scalars(query.order_by(jobs.c.report).limit(_TWO)).all()
    if not found:
        raise wrong("judge.no-report", name=named)
    if len(found) > 1:
        raise wrong("judge.several-reports", name=named, found=" ".join(found))
    return found[0]


# --- claims -------------------------------------------------------------------------------------------------------
def decide(connection: sa.Connection, judge: Judge, key: ClaimKey, verdict: Verdict) -> Entry | None:
    """Accept a claim, reject it with a reason, or say that one is unsure; `None` if it was decided so already.

    Raises:
        CaseError: if the claim is rejected without a reason, or is not in the case.
    """
    return decide_all(connection, judge, [key], verdict)[0]


def decide_all(
    connection: sa.Connection, judge: Judge, keys: Sequence[ClaimKey], verdict: Verdict
) -> Sequence[Entry | None]:
    """Decide so of each of some claims, no two of them the same; `None` for each that was decided so already.

    Raises:
        CaseError: if claims are rejected without a reason, or one is not in the case.
    """
    if verdict == "rejected" and not (judge.reason or "").strip():
        raise wrong("judge.no-reason")
    kept, readings_of = _verdicts_of(connection, keys, judge.who), _readings_of(connection, keys)
    changes: dict[ClaimKey, tuple[Any, Any]] = {}
    for key in keys:
        before = kept.get(key)
        corrections = {} if before is None else before["corrections"]
        after = _state(verdict, corrections, _present(readings_of, key), judge)
        if before != after:
            changes[key] = before, after
    made = dict(zip(changes, _enter_all(connection, judge, _ACTIONS[verdict], changes), strict=True))
    return [made.get(key) for key in keys]


def correct(connection: sa.Connection, judge: Judge, key: ClaimKey, correction: Correction) -> Entry | None:
    """Put a value in the place of the machine's, which is kept beside it; the claim is then accepted as corrected.

    `None` if it was corrected so already.

    Raises:
        CaseError: if there is no such field, or it cannot have that value, or the words do not lie in the report.
    """
    field = _field(correction.field)
    before = verdict_of(connection, key, judge.who)
    record, claim = _machine(connection, key)
    earlier = {} if before is None else before["corrections"]
    event_type = earlier["type"]["value"] if "type" in earlier else machine_value("type", claim, record)
    corrected = {
        "value": checked(field, correction.value, event_type),
        "machine": machine_value(field, claim, record),
        "words": None if correction.words is None else _excerpt(record, correction.words),
    }
    after = _state("accepted", {**earlier, field: corrected}, _reading_of(connection, key), judge)
    return _enter(connection, judge, "claim.corrected", key, (before, after))


def _field(named: str) -> Field:
    for field in FIELDS:
        if field == named:
            return field
    raise wrong("judge.no-field", field=named, fields=", ".join(FIELDS))


def _state(verdict: Verdict, corrections: Mapping[str, Any], reading: str, judge: Judge) -> dict[str, Any]:
    return {"verdict": verdict, "corrections": corrections, "reading": reading, "reason": judge.reason}


def _excerpt(record: Record, words: Words) -> dict[str, Any]:
    text = record.document.text
    if not 0 <= words.start < words.end <= len(text):
        raise wrong("judge.bad-words", start=words.start, end=words.end, length=len(text))
    return {"start": words.start, "end": words.end, "text": text[words.start : words.end]}


def _enter(
    connection: sa.Connection, judge: Judge, action: Action, key: ClaimKey, states: tuple[Any, Any]
) -> Entry | None:
    before, after = states
    return None if before == after else _enter_all(connection, judge, action, {key: states})[0]


def _enter_all(
    connection: sa.Connection, judge: Judge, action: Action, changes: Mapping[ClaimKey, tuple[Any, Any]]
) -> Sequence[Entry]:
    """Enter what is judged of claims, each with what was judged before and is now, and keep it."""
    deeds = (
        Deed(
            at=judge.at,
            who=judge.who,
            action=action,
            kind="claim",
            subject=f"{key.report}/{key.claim}",
            before=before,
            after=after,
            reason=judge.reason,
        )
        for key, (before, after) in changes.items()
    )
    made = append_all(connection, deeds)
    states = zip(changes.items(), made, strict=True)
    _keep_verdicts(connection, {(key, judge.who): (after, entry.number) for (key, (_, after)), entry in states})
    return made


def verdict_of(connection: sa.Connection, key: ClaimKey, who: str) -> dict[str, Any] | None:
    """One person's verdict on a claim by now, with its corrections, the reading and the reason; `None` if none is."""
    return _verdicts_of(connection, [key], who).get(key)


def _verdicts_of(connection: sa.Connection, keys: Sequence[ClaimKey], who: str) -> Mapping[ClaimKey, dict[str, Any]]:
    """One person's verdicts on claims by now; of those that they have not judged there is none."""
    own, wanted, found = verdicts.c, set(keys), {}
    for some in _reports_of(keys):
        for row in connection.execute(sa.select(verdicts).where(own.report.in_(some), own.who == who)):
            if (key := ClaimKey(row.report, row.claim)) in wanted:
                found[key] = _kept(row)
    return found


def _reports_of(keys: Iterable[ClaimKey]) -> Iterator[Sequence[str]]:
    """The reports of claims, so many at once as a database is asked for."""
    listed = sorted({key.report for key in keys})
    yield from (listed[at : at + _AT_ONCE] for at in range(0, len(listed), _AT_ONCE))


def _kept(row: sa.Row[Any]) -> dict[str, Any]:
    return {
        "verdict": row.verdict,
        "corrections": json.loads(row.corrections),
        "reading": row.reading,
        "reason": row.reason,
    }


def _keep_verdicts(connection: sa.Connection, states: Mapping[tuple[ClaimKey, str], tuple[Any, int]]) -> None:
    """Keep what people judge of claims by now and the entries that say so; of `None` that they judge nothing any more.

    All are written at once, thousands in a moment.
    """
    kept = [
        {
            "report": key.report,
            "claim": key.claim,
            "who": who,
            "verdict": state["verdict"],
            "corrections": canonical(state["corrections"]),
            "reading": state["reading"],
            "reason": state["reason"],
            "entry": entry,
        }
        for (key, who), (state, entry) in states.items()
        if state is not None
    ]
    gone = [
        {"of_report": key.report, "of_claim": key.claim, "of_who": who}
        for (key, who), (state, _) in states.items()
        if state is None
    ]
    if gone:
        which = (verdicts.c[name] == sa.bindparam(f"of_{name}") for name in _VERDICT)
        connection.execute(sa.delete(verdicts).where(*which), gone)
    if kept:
        insert = upsert(verdicts, connection)
        values = {name: insert.excluded[name] for name in ("verdict", "corrections", "reading", "reason", "entry")}
        connection.execute(insert.on_conflict_do_update(index_elements=list(_VERDICT), set_=values), kept)


_VERDICT: Final = ("report", "claim", "who")


def _reading_of(connection: sa.Connection, key: ClaimKey) -> str:
    return _present(_readings_of(connection, [key]), key)


def _present(readings_of: Mapping[ClaimKey, str], key: ClaimKey) -> str:
    if key not in readings_of:
        raise wrong("judge.no-claim", name=f"{key.report}/{key.claim}")
    return readings_of[key]


def _readings_of(connection: sa.Connection, keys: Sequence[ClaimKey]) -> Mapping[ClaimKey, str]:
    """The readings that claims are of; of a claim that is not in the case there is none."""
    own, wanted, found = claims.c, set(keys), {}
    for some in _reports_of(keys):
        for row in connection.execute(sa.select(own.report, own.claim, own.reading).where(own.report.in_(some))):
            if (key := ClaimKey(row.report, row.claim)) in wanted:
                found[key] = row.reading
    return found


def _machine(connection: sa.Connection, key: ClaimKey) -> tuple[Record, Claim]:
    """The record that holds a claim as the reader has it, or, of a claim that was added, as people do."""
    data = connection.scalars(sa.select(readings.c.record).where(readings.c.id == _reading_of(connection, key))).one()
    read = record_of(data)
    found = next((each for each in read.claims if each.id == key.claim), None)
    if found is not None:
        return read, found
    record = amended(read, amendments_of(connection, [key.report])[key.report])
    return record, next(each for each in record.claims if each.id == key.claim)


# --- incidents ----------------------------------------------------------------------------------------------------
def merge(connection: sa.Connection, judge: Judge, named: Sequence[str]) -> Entry | None:
    """Say that incidents are one; `None` if that was said already.

    Raises:
        CaseError: if an incident is not in the case, or fewer than two are named, or one of them has no claim.
    """
    several = sorted(set(named))
    if len(several) < _TWO:
        raise wrong("judge.merge-two")
    firsts = [_members(connection, incident)[0] for incident in several]
    pairs = [_pair(one, other) for one, other in itertools.pairwise(firsts)]
    return _pair_up(connection, judge, ("incident.merged", " ".join(several)), dict.fromkeys(pairs, "same"))


def split(connection: sa.Connection, judge: Judge, incident: str, parted: Iterable[ClaimKey]) -> Entry | None:
    """Say that some claims of an incident are another happening than its others; `None` if that was said already.

    Raises:
        CaseError: if a claim is not of the incident, or none or all of them are named.
    """
    members = _members(connection, incident)
    part = sorted(set(parted))
    strangers = [key for key in part if key not in members]
    if strangers:
        raise wrong("judge.not-of-incident", claim=f"{strangers[0].report}/{strangers[0].claim}", incident=incident)
    rest = [key for key in members if key not in part]
    if not part or not rest:
        raise wrong("judge.split-some", incident=incident)
    together = [_pair(one, other) for group in (part, rest) for one, other in itertools.pairwise(group)]
    said = {**dict.fromkeys(together, "same"), _pair(part[0], rest[0]): "different"}
    return _pair_up(connection, judge, ("incident.split", incident), said)


def _members(connection: sa.Connection, incident: str) -> list[ClaimKey]:
    query = sa.select(incident_claims.c.report, incident_claims.c.claim).where(incident_claims.c.incident == incident)
    found = sorted(ClaimKey(row.report, row.claim) for row in connection.execute(query))
    if not found:
        raise wrong("judge.no-claims", incident=incident)
    return found


def _pair(one: ClaimKey, other: ClaimKey) -> Pair:
    first, second = sorted((one, other))
    return (first.report, first.claim, second.report, second.claim)


def _pair_up(
    connection: sa.Connection, judge: Judge, subject: tuple[Action, str], said: Mapping[Pair, str]
) -> Entry | None:
    before = [[*pair, _paired(connection, pair)] for pair in sorted(said)]
    after = [[*pair, said[pair]] for pair in sorted(said)]
    if before == after:
        return None
    deed = Deed(
        at=judge.at,
        who=judge.who,
        action=subject[0],
        kind="incident",
        subject=subject[1],
        before=before,
        after=after,
        reason=judge.reason,
    )
    entry = append(connection, deed)
    _keep_pairs(connection, after, entry.number)
    return entry


def _paired(connection: sa.Connection, pair: Pair) -> str | None:
    return connection.scalars(sa.select(pairings.c.verdict).where(*_is_pair(pair))).one_or_none()


def _is_pair(pair: Pair) -> list[sa.ColumnElement[bool]]:
    return [pairings.c[name] == value for name, value in zip(_PAIR, pair, strict=True)]


_PAIR: Final = ("first_report", "first_claim", "second_report", "second_claim")


def _keep_pairs(connection: sa.Connection, state: Iterable[Sequence[Any]], entry: int) -> None:
    listed = list(state)
    for *keys, verdict in listed:
        pair: Pair = (keys[0], keys[1], keys[2], keys[3])
        if verdict is None:
            connection.execute(sa.delete(pairings).where(*_is_pair(pair)))
            continue
        values = {"verdict": verdict, "entry": entry}
        insert = upsert(pairings, connection).values(**dict(zip(_PAIR, pair, strict=True)), **values)
        connection.execute(insert.on_conflict_do_update(index_elements=list(_PAIR), set_=values))
    rearrange(connection, {report for pair in listed for report in (pair[0], pair[2])})


# --- undoing, and the journal as the truth ------------------------------------------------------------------------
def last_entry(connection: sa.Connection, who: str) -> int:
    """The number of the last decision of a person that is not undone.

    Raises:
        CaseError: if there is none.
    """
    found = last_decision(connection, who)
    if found is None:
        raise wrong("judge.nothing-to-undo", who=who)
    return found


def last_decision(connection: sa.Connection, who: str) -> int | None:
    """The same, and `None` where there is none."""
    query = sa.select(journal.c.number).where(
        journal.c.who == who, journal.c.kind.in_(_DECIDED), ~_is_undone(journal.c.number)
    )
    found: int | None = connection.scalars(query.order_by(journal.c.number.desc()).limit(1)).one_or_none()
    return found


def _is_undone(number: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    undoing = journal.alias("undoing")
    return sa.exists().where(undoing.c.action == UNDONE, undoing.c.subject == sa.cast(number, sa.Text))


def undo_all(
    connection: sa.Connection, judge: Judge, numbers: Iterable[int], renewing: Renewing | None = None
) -> Sequence[Entry | None]:
    """Take back several decisions, the last first; `None` for each that was undone already.

    Raises:
        CaseError: as `undo`; none of them is to be kept then.
    """
    wanted = sorted(set(numbers), reverse=True)
    found = entries_of(connection, wanted)
    made: list[Entry | None] = []
    for are_verdicts, group in itertools.groupby(wanted, lambda number: _is_verdict(found.get(number))):
        some = list(group)
        if are_verdicts:
            made += _undo_verdicts(connection, judge, [found[number] for number in some])
        else:
            made += [undo(connection, judge, number, renewing) for number in some]
    return made


def _is_verdict(entry: Entry | None) -> bool:
    return entry is not None and entry.kind == "claim" and entry.action != ADDED


def _undo_verdicts(connection: sa.Connection, judge: Judge, undone: Sequence[Entry]) -> Sequence[Entry | None]:
    """Take back what was judged of claims, the last first."""
    standing = _standing_of(connection, {each.subject for each in undone}, undone[-1].number)
    taken: list[Entry] = []
    for each in undone:
        matter = standing.get((each.subject, each.who), [])
        if each.number in matter:
            if matter[-1] != each.number:
                later = matter[matter.index(each.number) + 1]
                raise wrong("judge.overtaken", number=each.number, later=later)
            matter.pop()
            taken.append(each)
    entered = append_all(connection, (_undoing(judge, each) for each in taken))
    states: dict[tuple[ClaimKey, str], tuple[Any, int]] = {}
    for each, entry in zip(taken, entered, strict=True):
        report, _, claim = each.subject.partition("/")
        states[ClaimKey(report, claim), each.who] = each.before, entry.number
    _keep_verdicts(connection, states)
    made = dict(zip((each.number for each in taken), entered, strict=True))
    return [made.get(each.number) for each in undone]


def _standing_of(connection: sa.Connection, subjects: Collection[str], since: int) -> dict[tuple[str, str], list[int]]:
    """The entries about claims from a number on that are not undone, by claim and person, in their order."""
    by, listed = journal.c, sorted(subjects)
    undone = set(connection.scalars(sa.select(by.subject).where(by.number > since, by.action == UNDONE)))
    found: dict[tuple[str, str], list[int]] = {}
    for at in range(0, len(listed), _AT_ONCE):
        query = sa.select(by.number, by.subject, by.who).where(
            by.number >= since, by.kind == "claim", by.subject.in_(listed[at : at + _AT_ONCE])
        )
        for row in connection.execute(query.order_by(by.number)):
            if str(row.number) not in undone:
                found.setdefault((row.subject, row.who), []).append(row.number)
    return found


def _undoing(judge: Judge, undone: Entry) -> Deed:
    return Deed(
        at=judge.at,
        who=judge.who,
        action=UNDONE,
        kind="entry",
        subject=str(undone.number),
        before=undone.after,
        after=undone.before,
        reason=judge.reason,
    )


def undo(connection: sa.Connection, judge: Judge, number: int, renewing: Renewing | None = None) -> Entry | None:
    """Take back a decision; what was so before it is so again. `None` if it was undone already.

    Where it added a claim or corrected a name, the reports concerned are made anew with what `renewing` loads; without
    it the next run does so.

    Raises:
        CaseError: if the entry is no decision, or a later one of the same matter stands.
    """
    undone = entry_of(connection, number)
    if undone.kind not in _DECIDED:
        raise wrong("judge.no-decision", number=number)
    if _is_verdict(undone):
        return _undo_verdicts(connection, judge, [undone])[0]
    if connection.scalar(sa.select(_is_undone(sa.literal(number)))):
        return None
    _refuse_if_overtaken(connection, undone)
    entry = append(connection, _undoing(judge, undone))
    if undone.action in {ADDED, NAMED}:
        take_back(connection, undone, entry.number, renewing)
    else:
        _keep_pairs(connection, undone.before, entry.number)
    return entry


def _refuse_if_overtaken(connection: sa.Connection, undone: Entry) -> None:
    """A decision is taken back before those that came earlier in the same matter."""
    later = sa.select(journal).where(
        journal.c.number > undone.number, journal.c.kind == undone.kind, ~_is_undone(journal.c.number)
    )
    if undone.kind == "claim":
        later = later.where(journal.c.subject == undone.subject, journal.c.who == undone.who)
    same = {tuple(each[:-1]) for each in undone.after} if undone.kind != "claim" else set()
    for row in connection.execute(later.order_by(journal.c.number)).mappings():
        if undone.kind == "claim" or same & {tuple(each[:-1]) for each in json.loads(row["after"])}:
            raise wrong("judge.overtaken", number=undone.number, later=row["number"])


class State(msgspec.Struct, frozen=True):
    """What the journal comes to: verdicts by claim and person, pairs of claims, claims added, names by their keys.

    Nothing that was taken back is among them. Each stands with the number of the entry that made it so.
    """

    verdicts: Mapping[tuple[str, str], tuple[Any, int]]
    pairings: Mapping[Pair, tuple[str, int]]
    additions: Mapping[tuple[str, ...], tuple[Any, int]] = {}
    namings: Mapping[tuple[str, ...], tuple[Any, int]] = {}


def fold(journal_entries: Iterable[Entry]) -> State:
    """What the entries come to, worked out from the first on."""
    found: dict[int, Entry] = {}
    by_addition: dict[tuple[str, ...], tuple[Any, int]] = {}
    by_name: dict[tuple[str, ...], tuple[Any, int]] = {}
    by_claim: dict[tuple[str, str], tuple[Any, int]] = {}
    by_pair: dict[Pair, tuple[str, int]] = {}
    for entry in journal_entries:
        found[entry.number] = entry
        subject = found[int(entry.subject)] if entry.action == UNDONE else entry
        if subject.action == ADDED:
            _put(by_addition, (subject.subject,), (entry.after, entry.number))
        elif subject.kind == NAMING:
            for *keys, meaning in entry.after:
                _put(by_name, tuple(keys), (meaning, entry.number))
        elif subject.kind == "claim":
            _put(by_claim, (subject.subject, subject.who), (entry.after, entry.number))
        elif subject.kind == "incident":
            for *keys, verdict in entry.after:
                _put(by_pair, (keys[0], keys[1], keys[2], keys[3]), (verdict, entry.number))
    return State(by_claim, by_pair, by_addition, by_name)


def _put(states: dict[Any, Any], key: object, value: tuple[Any, int]) -> None:
    if value[0] is None:
        states.pop(key, None)
    else:
        states[key] = value


def kept_state(connection: sa.Connection) -> State:
    """The same as it is kept, to be compared with what the journal comes to."""
    by_claim = {
        (f"{row.report}/{row.claim}", row.who): (_kept(row), row.entry)
        for row in connection.execute(sa.select(verdicts))
    }
    by_pair = {
        (row.first_report, row.first_claim, row.second_report, row.second_claim): (row.verdict, row.entry)
        for row in connection.execute(sa.select(pairings))
    }
    return State(by_claim, by_pair, amendments.additions_kept(connection), amendments.namings_kept(connection))


def check(connection: sa.Connection) -> None:
    """Verify that verdicts, pairs and amendments are what the journal comes to.

    Raises:
        CaseError: if they are not; the message names the first that differs.
    """
    told, kept = fold(entries(connection)), kept_state(connection)
    _compare(told.verdicts, kept.verdicts)
    _compare(told.pairings, kept.pairings)
    _compare(told.additions, kept.additions)
    _compare(told.namings, kept.namings)


def _compare(told: Mapping[Any, Any], kept: Mapping[Any, Any]) -> None:
    for key in sorted({*told, *kept}):
        if told.get(key) != kept.get(key):
            raise wrong("judge.altered", subject=" ".join(key))
