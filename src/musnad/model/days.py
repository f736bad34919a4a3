"""The days that an EDTF value leaves open: the first, the last, and whether it is only about."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final

import msgspec

_POINT: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:Z+-]+)?([~?%])?")
_DECADE: Final = re.compile(r"(\d{3})X|(\d\d)XX")
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11)}


class Days(msgspec.Struct, frozen=True):
    """A stretch of days, both ends in it; an end is `None` where the value leaves it open."""

    first: datetime.date | None
    last: datetime.date | None
    about: bool = False

    @property
    def count(self) -> int | None:
        """How many days, `None` for an open stretch."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


def days_of(value: str) -> Days | None:
    """The days of an EDTF value; `None` for a duration, a set, or what is no date.

    >>> days_of("2022-02").count
    28
    """
    if "/" not in value:
        return _point(value)
    start, _, end = value.partition("/")
    first, last = (None if side in {"", ".."} else _point(side) for side in (start, end))
    if (first is None and start not in {"", ".."}) or (last is None and end not in {"", ".."}):
        return None
    if first is None and last is None:
        return None
    about = any(side is not None and side.about for side in (first, last))
    days = Days(first.first if first else None, last.last if last else None, about)
    return None if days.count is not None and days.count < 1 else days


def _point(value: str) -> Days | None:
    if (decade := _DECADE.fullmatch(value)) is not None:
        since = int(f"{decade[1]}0") if decade[1] else int(f"{decade[2]}00")
        until = since + (9 if decade[1] else 99)
        return Days(datetime.date(since, 1, 1), datetime.date(until, 12, 31)) if since else None
    found = _POINT.fullmatch(value)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    begins, ends = _SEASONS.get(month, (month, month)) if month else (1, 12)
    try:
        last = day or calendar.monthrange(year, ends)[1]
        return Days(datetime.date(year, begins, day or 1), datetime.date(year, ends, last), bool(found[4]))
    except (ValueError, calendar.IllegalMonthError):
        return None
