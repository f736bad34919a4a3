"""The claims of a report in time: a lane for each time that is told, its bar as long as its words leave it.

A day is a day, a month a month, and an open end is open. What has no date has a place of its own.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from musnad.export import times
from musnad.export.claims import Shown
from musnad.export.labels import Labels
from musnad.model.days import Days, days_of

_MOST_TICKS: Final = 4
_DAY_STEPS: Final = (1, 2, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6)
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)
_MONTHS: Final = 12
_LEAST_DAYS: Final = 3
_LEAST_SEEN: Final = 0.8
"""In hundredths of the axis: what is shorter would not be seen."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """Where a time lies on the axis: its start and its length in hundredths of it, and which ends are open."""

    start: float
    length: float
    open_start: bool
    open_end: bool
    about: bool


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of one time; `value` is EDTF, `words` what it says where they say more."""

    value: str
    words: str | None
    bar: Bar
    claims: tuple[Shown, ...]


class Tick(msgspec.Struct, frozen=True):
    """A date on the axis, in hundredths of it."""

    at: float
    date: str


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The lanes, the earliest first, and the claims without a date; `published` is the day of publication."""

    lanes: tuple[Lane, ...]
    undated: tuple[Shown, ...]
    ticks: tuple[Tick, ...]
    published: Tick | None


class _Axis(msgspec.Struct, frozen=True):
    """The days from `first` to `last`, both in it."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: datetime.date) -> float:
        """Where a day begins, in hundredths."""
        return round(100 * (day - self.first).days / self.days, 2)


def timeline(claims: Sequence[Shown], published: str | None, labels: Labels) -> Timeline | None:
    """The claims in time; `None` where there are none. `published` is an ISO date."""
    if not claims:
        return None
    lanes: dict[str, list[Shown]] = defaultdict(list)
    undated = []
    for claim in claims:
        if claim.row.time is None or claim.row.time.days is None:
            undated.append(claim)
        else:
            lanes[str(claim.row.time.value.value)].append(claim)
    spans = {value: days for value in lanes if (days := days_of(value)) is not None}
    out = _day(published)
    axis = _axis(spans.values(), out) if spans else None
    if axis is None:
        return Timeline(lanes=(), undated=tuple(claims), ticks=(), published=None)
    ordered = sorted(spans, key=lambda value: (spans[value].first or axis.first, spans[value].last or axis.last, value))
    return Timeline(
        lanes=tuple(
            Lane(value=value, words=_words(value, labels), bar=_bar(spans[value], axis), claims=tuple(lanes[value]))
            for value in ordered
        ),
        undated=tuple(undated),
        ticks=tuple(_ticks(axis)),
        published=None if out is None else Tick(axis.at(out), out.isoformat()),
    )


def _words(value: str, labels: Labels) -> str | None:
    words = times.in_words(value, labels.language)
    return None if words == value else words


def _day(published: str | None) -> datetime.date | None:
    days = days_of(published) if published else None
    return days.first if days is not None else None


def _axis(spans: Iterable[Days], published: datetime.date | None) -> _Axis | None:
    known = [day for days in spans for day in (days.first, days.last) if day is not None]
    known += [published] if published is not None else []
    if not known:
        return None
    first, last = min(known), max(known)
    spare = max(_LEAST_DAYS - (last - first).days - 1, 0)
    return _Axis(_moved(first, -((spare + 1) // 2)), _moved(last, spare // 2))


def _moved(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return day


def _bar(days: Days, axis: _Axis) -> Bar:
    start = axis.at(days.first) if days.first is not None else 0.0
    end = axis.at(days.last) + 100 / axis.days if days.last is not None else 100.0
    length = max(round(end - start, 2), _LEAST_SEEN)
    return Bar(
        start=min(start, 100 - length),
        length=length,
        open_start=days.first is None,
        open_end=days.last is None,
        about=days.about,
    )


def _ticks(axis: _Axis) -> Iterator[Tick]:
    """A few round dates: days, months or years, as the length of the axis asks."""
    for step in _DAY_STEPS:
        if axis.days <= step * _MOST_TICKS:
            yield from (Tick(axis.at(day), day.isoformat()) for day in _days(axis, step))
            return
    months = _MONTHS * (axis.last.year - axis.first.year) + axis.last.month - axis.first.month + 1
    for step in _MONTH_STEPS:
        if months <= step * _MOST_TICKS:
            yield from (Tick(axis.at(day), f"{day:%Y-%m}") for day in _firsts(axis, step))
            return
    years = axis.last.year - axis.first.year + 1
    step = next((step for step in _YEAR_STEPS if years <= step * _MOST_TICKS), years)
    yield from (Tick(axis.at(day), f"{day.year:04}") for day in _firsts(axis, _MONTHS * step))


def _days(axis: _Axis, step: int) -> Iterator[datetime.date]:
    yield from (_moved(axis.first, days) for days in range(0, axis.days, step))


def _firsts(axis: _Axis, step: int) -> Iterator[datetime.date]:
    """The first days of every `step`th month that lie on the axis."""
    month = _MONTHS * axis.first.year + axis.first.month - 1
    for number in range(month - month % step, _MONTHS * axis.last.year + axis.last.month, step):
        if number >= _MONTHS:
            day = datetime.date(number // _MONTHS, number % _MONTHS + 1, 1)
            if axis.first <= day <= axis.last:
                yield day
