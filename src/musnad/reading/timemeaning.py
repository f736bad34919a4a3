"""What an expression of time means, what it is resolved against, and what all resolving shares."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from musnad.arabic.edtf import interval, shifted
from musnad.model import Reason

TimeKind = Literal["date", "interval", "duration", "set", "vague"]
WEEK: Final = 7


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What one expression means; `day` is the one day it names, for those that take it up."""

    kind: TimeKind
    value: str | None = None
    timex3: str | None = None
    earliest: date | None = None
    latest: date | None = None
    day: date | None = None
    reference: str | None = None
    flags: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression is resolved against.

    `published` is the day of publication, `today` the day the report calls today, both `None` where unknown; `last` is
    the last time told, `last_day` the last one day, `near_day` the day nearest in the same sentence; `ahead` says that
    the verb is of the future, `present` that it is of the present; `strict` that a bare weekday is never the day of the
    report.
    """

    published: date | None
    today: date | None
    last: Meaning | None = None
    last_day: date | None = None
    near_day: date | None = None
    ahead: bool = False
    present: bool = False
    strict: bool = False


class DayFound(msgspec.Struct, frozen=True, kw_only=True):
    """A day found, how, and whether it is only about right."""

    day: date | None
    reference: str | None = None
    flags: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    uncertain: bool = False


def reason(code: str, detail: str | None = None) -> Reason:
    """A reason; the codes are listed in `musnad.reading.times`."""
    return Reason(code=code, detail=detail)


def unresolved(kind: TimeKind, *flags: str, timex3: str | None = None) -> Meaning:
    """The meaning of what stays open, with the reason in its flags."""
    return Meaning(kind=kind, flags=flags, timex3=timex3)


def reference_of(anchor: Anchor) -> str | None:
    """What is counted from today rests on: `publication`, or the day the report calls today."""
    if anchor.today is None:
        return None
    return "publication" if anchor.today == anchor.published else anchor.today.isoformat()


def basis_of(anchor: Anchor) -> tuple[Reason, ...]:
    """The reason of what is counted from today."""
    if anchor.today is None:
        return ()
    code = "publication" if anchor.today == anchor.published else "written_day"
    return (reason(code, anchor.today.isoformat()),)


def dated(anchor: Anchor, day: date | None, code: str) -> DayFound:
    """A day counted from today, with the rule it rests on; flagged where the calendar has none such."""
    flags = () if day else ("no_such_day",)
    return DayFound(day=day, reference=reference_of(anchor), flags=flags, reasons=(*basis_of(anchor), reason(code)))


def from_today(anchor: Anchor, by: int) -> DayFound:
    """The day so many days from the day of the report."""
    if anchor.today is None:
        return DayFound(day=None)
    return DayFound(day=shifted(anchor.today, days=by), reference=reference_of(anchor), reasons=basis_of(anchor))


def stretch(first: date, last: date, reasons: tuple[Reason, ...], reference: str | None, *flags: str) -> Meaning:
    """The meaning of the days from `first` to `last`."""
    return Meaning(
        kind="interval",
        value=interval(first.isoformat(), last.isoformat()),
        timex3=interval(first.isoformat(), last.isoformat()),
        earliest=first,
        latest=last,
        reference=reference,
        reasons=reasons,
        flags=flags,
    )


def nearest(days: list[date], today: date, *, ahead: bool, margin: int) -> date | None:
    """The nearest of the days in one direction, at least `margin` days away."""
    apart = timedelta(days=margin)
    if ahead:
        return min((day for day in days if day >= today + apart), default=None)
    return max((day for day in days if day <= today - apart), default=None)


def to_weekday(today: date, weekday: int, *, ahead: bool, excluded: bool) -> date:
    """The nearest such weekday before `today` or ahead of it, or `today` itself unless that is excluded."""
    least = 1 if excluded else 0
    if ahead:
        return today + timedelta(days=(weekday - today.weekday() - least) % WEEK + least)
    return today - timedelta(days=(today.weekday() - weekday - least) % WEEK + least)
