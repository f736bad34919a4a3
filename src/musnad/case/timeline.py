"""The claims of a case in time: counted by day, week, month or year, with lanes for what has no certain day.

A claim whose day is known is counted in the bucket of that day. One that tells a month, a year, an open stretch or
about a day is a range, drawn as long as its words leave it and counted in no bucket. One without a date is undated:
each claim is in a bucket, before or after what is shown, in a range, or undated.
"""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec
import numpy as np

from musnad.case.columns import Columns, Mask
from musnad.case.matching import dated

Unit = Literal["day", "week", "month", "year"]

_MOST: Final = 400
"""Buckets that are counted at most; a picture shows no more bars."""
_DAYS: Final[tuple[tuple[Unit, float], ...]] = (("day", 1), ("week", 7), ("month", 30.44), ("year", 365.25))
_FEW: Final = 0.005
"""The share of the claims at either end that what is shown leaves out where no days are asked for: a mention of the
last century would squeeze all others into one bar."""
_MONDAY: Final = 7


class Bucket(msgspec.Struct, frozen=True):
    """The claims of a day, week, month or year; `first` and `last` are ISO days, both in it."""

    first: str
    last: str
    claims: int


class Range(msgspec.Struct, frozen=True):
    """The claims that leave the same stretch of days open; an end that is open itself is `None`."""

    earliest: str | None
    latest: str | None
    about: bool
    claims: int


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """The claims asked for, in time; all counts together are `total`.

    `first` and `last` are the days shown, `None` where no claim has a day. `buckets` are those of `unit` that hold any
    claim, in order. `before` and `after` count the claims of days that are not shown. `ranges` are those of most
    claims, in order of time, `more_ranges` how many others there are and `in_more` how many claims they have.
    """

    unit: Unit
    first: str | None
    last: str | None
    buckets: tuple[Bucket, ...]
    before: int
    after: int
    ranges: tuple[Range, ...]
    more_ranges: int
    in_more: int
    undated: int
    total: int


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Which days are shown (ISO), with an end that is `None` as far as the claims go, and how many ranges at most."""

    since: str | None = None
    until: str | None = None
    most_ranges: int = 40


def timed(columns: Columns, asked: Mask, window: Window) -> Timed:
    """The claims of some rows, in time."""
    days: dict[datetime.date, int] = {}
    ranges: list[Range] = []
    undated = 0
    times = list(columns.values.times)
    counts = np.bincount(columns.rows.time[asked], minlength=len(times)).tolist()
    for ends, count in zip(times, counts, strict=True):
        how = dated(ends)
        if count and how == "day" and ends.earliest is not None:
            days[datetime.date.fromisoformat(ends.earliest)] = count
        elif count and how == "range":
            ranges.append(Range(ends.earliest, ends.latest, ends.about, count))
        else:
            undated += count
    shown = _shown(days, window)
    unit = "day" if shown is None else unit_of(*shown)
    inside = {} if shown is None else {day: count for day, count in days.items() if shown[0] <= day <= shown[1]}
    foremost = sorted(ranges, key=lambda each: (-each.claims, each.earliest or "", each.latest or ""))
    kept = foremost[: window.most_ranges]
    return Timed(
        unit=unit,
        first=None if shown is None else shown[0].isoformat(),
        last=None if shown is None else shown[1].isoformat(),
        buckets=tuple(_buckets(inside, unit)),
        before=0 if shown is None else sum(count for day, count in days.items() if day < shown[0]),
        after=0 if shown is None else sum(count for day, count in days.items() if day > shown[1]),
        ranges=tuple(sorted(kept, key=lambda each: (each.earliest or "", each.latest or "9", each.about))),
        more_ranges=len(ranges) - len(kept),
        in_more=sum(each.claims for each in foremost[window.most_ranges :]),
        undated=undated,
        total=undated + sum(days.values()) + sum(each.claims for each in ranges),
    )


def unit_of(first: datetime.date, last: datetime.date) -> Unit:
    """The smallest unit by which a stretch of days has no more buckets than a picture shows."""
    days = (last - first).days + 1
    return next((unit for unit, long in _DAYS if days / long <= _MOST), "year")


def bucket_of(day: datetime.date, unit: Unit) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of the day, week (from Monday), month or year that a day is in.

    >>> [each.isoformat() for each in bucket_of(datetime.date(2024, 2, 10), "month")]
    ['2024-02-01', '2024-02-29']
    """
    if unit == "day":
        return day, day
    if unit == "week":
        return _week(day)
    if unit == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    following = (day.replace(day=28) + datetime.timedelta(days=4)) if day < _LAST_MONTH else None
    last = day.replace(day=31) if following is None else following - datetime.timedelta(days=following.day)
    return day.replace(day=1), last


_LAST_MONTH: Final = datetime.date(9999, 12, 1)


def _week(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Cut where the calendar of Python ends."""
    back, on = day.weekday(), _MONDAY - 1 - day.weekday()
    first = max(day.toordinal() - back, datetime.date.min.toordinal())
    last = min(day.toordinal() + on, datetime.date.max.toordinal())
    return datetime.date.fromordinal(first), datetime.date.fromordinal(last)


def _buckets(days: Mapping[datetime.date, int], unit: Unit) -> Iterable[Bucket]:
    ordered = sorted((bucket_of(day, unit), count) for day, count in days.items())
    for (first, last), group in itertools.groupby(ordered, key=lambda each: each[0]):
        yield Bucket(first.isoformat(), last.isoformat(), sum(count for _, count in group))


def _shown(days: Mapping[datetime.date, int], window: Window) -> tuple[datetime.date, datetime.date] | None:
    """The days that are shown: those asked for, and where an end is open, as far as all but a few claims go."""
    since, until = (day and datetime.date.fromisoformat(day) for day in (window.since, window.until))
    usual = _usual(days) or _usual({day: 1 for day in (since, until) if day})
    if usual is None:
        return None
    first, last = since or usual[0], until or usual[1]
    return (min(first, last), max(first, last)) if not since or not until else (first, last)


def _usual(days: Mapping[datetime.date, int]) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day but for a few claims at either end."""
    if not days:
        return None
    ordered = sorted(days)
    few = int(sum(days.values()) * _FEW)
    counts = Counter(days)
    return _past(ordered, counts, few), _past(ordered[::-1], counts, few)


def _past(ordered: Sequence[datetime.date], counts: Mapping[datetime.date, int], few: int) -> datetime.date:
    passed = 0
    for day in ordered:
        passed += counts[day]
        if passed > few:
            return day
    return ordered[-1]
