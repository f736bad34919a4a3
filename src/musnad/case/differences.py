"""What another version of the reader has made of reports: claims that are gone, new, and told otherwise.

A claim has its id by its words and slots, so that one that is read otherwise mostly has another id: a claim that is
gone and a new one of the same trigger word are one that has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.claims import ClaimRows, claim_rows
from musnad.case.reading import record_of
from musnad.case.store.tables import claims, readings, verdicts
from musnad.model import Record

_OWN: Final = frozenset({"report", "reading", "claim", "ordinal"})
"""Columns that tell of a row and not of what it says."""
_FETCH: Final = 64


class Change(msgspec.Struct, frozen=True):
    """A field of a claim that is read otherwise."""

    field: str
    before: Any
    after: Any


class Changed(msgspec.Struct, frozen=True):
    """A claim that is read otherwise: its id before and after, and what is told otherwise."""

    before: str
    after: str
    fields: tuple[Change, ...]


class Told(msgspec.Struct, frozen=True):
    """A claim by its id and its English line."""

    claim: str
    line_en: str


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What is different in a report: between which readers, and in which claims."""

    report: str
    before: str
    after: str
    gone: tuple[Told, ...] = ()
    new: tuple[Told, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything is different at all."""
        return bool(self.gone or self.new or self.changed)


class Verdict(msgspec.Struct, frozen=True):
    """What somebody judged of a claim that is no longer read; the judgement stays."""

    report: str
    claim: str
    who: str
    verdict: str


def diff_readings(case: Case) -> Iterator[Difference]:
    """What is different between the last two readings of each report that has two, in the order of the reports' ids.

    Raises:
        InputError, SpanError: if a record is damaged.
    """
    with case.reading() as connection:
        twice = connection.scalars(
            sa.select(readings.c.report)
            .group_by(readings.c.report)
            .having(sa.func.count() > 1)
            .order_by(readings.c.report)
        ).all()
    for at in range(0, len(twice), _FETCH):
        for found in _of_reports(case, twice[at : at + _FETCH]):
            if found.is_any:
                yield found


def _of_reports(case: Case, wanted: Sequence[str]) -> Iterator[Difference]:
    columns = (readings.c.report, readings.c.reader, readings.c.record)
    query = sa.select(*columns).where(readings.c.report.in_(wanted))
    with case.reading() as connection:
        rows = connection.execute(query.order_by(readings.c.report, readings.c.at, readings.c.id)).all()
    by_report: dict[str, list[Any]] = {}
    for row in rows:
        by_report.setdefault(row.report, []).append(row)
    for report, (*_, before, after) in by_report.items():
        yield difference(report, (before.reader, record_of(before.record)), (after.reader, record_of(after.record)))


def lost_verdicts(case: Case) -> tuple[Verdict, ...]:
    """What people judged of claims that the readings that count no longer have."""
    own = verdicts.c
    there = sa.exists().where(claims.c.report == own.report, claims.c.claim == own.claim)
    query = sa.select(own.report, own.claim, own.who, own.verdict).where(~there)
    with case.reading() as connection:
        rows = connection.execute(query.order_by(own.report, own.claim, own.who))
        return tuple(Verdict(row.report, row.claim, row.who, row.verdict) for row in rows)


def difference(report: str, before: tuple[str, Record], after: tuple[str, Record]) -> Difference:
    """What is different between two readings of a report, each with the word for its reader."""
    old, new = (_told(claim_rows(record, report, "")) for _, record in (before, after))
    same = [(claim, claim) for claim in old if claim in new]
    gone, fresh = ([claim for claim in one if claim not in other] for one, other in ((old, new), (new, old)))
    moved = list(_of_same_trigger(gone, fresh, old, new))
    changed = [_changed(one, other, old[one], new[other]) for one, other in (*same, *moved)]
    left, came = {one for one, _ in moved}, {other for _, other in moved}
    return Difference(
        report=report,
        before=before[0],
        after=after[0],
        gone=tuple(Told(claim, old[claim]["line_en"]) for claim in gone if claim not in left),
        new=tuple(Told(claim, new[claim]["line_en"]) for claim in fresh if claim not in came),
        changed=tuple(each for each in changed if each.fields),
    )


def _told(rows: ClaimRows) -> dict[str, dict[str, Any]]:
    """What each claim says, by its id: its row, who takes part in each role, and its numbers."""
    told = {row["claim"]: {name: row[name] for name in row if name not in _OWN} for row in rows.claims}
    for row in rows.participants:
        told[row["claim"]].setdefault(f"{row['role']}s", []).append(row["authority"] or row["name"])
    for row in rows.counts:
        told[row["claim"]].setdefault("counts", []).append([row["kind"], row["min"], row["max"]])
    return told


def _of_same_trigger(
    gone: Sequence[str], fresh: Sequence[str], old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Each claim that is gone with the first new one of the same trigger, which is then taken."""
    waiting: dict[int, list[str]] = {}
    for claim in fresh:
        waiting.setdefault(new[claim]["start"], []).append(claim)
    for claim in gone:
        here = waiting.get(old[claim]["start"])
        if here:
            yield claim, here.pop(0)


def _changed(one: str, other: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Changed:
    names = dict.fromkeys((*before, *after))
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return Changed(one, other, tuple(Change(name, old, new) for name, old, new in pairs if old != new))
