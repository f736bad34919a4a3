"""Dates written as EDTF, the part of it that Musnad uses: days, months, years, intervals, approximation, clock hours.

The notation is that of ISO 8601-2:2019, levels 0 and 1, with two habits of the annotation scheme: an hour may stand
alone behind the day (`2022-01-30T20`), and an end of an interval may be approximate (`2017-09~/2017-10-06`).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

DECEMBER: Final = 12

_YEAR: Final = r"(?:\d{4}|\d{3}X|\d{2}XX)"
_DATE: Final = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_CLOCK: Final = r"T(?:[01]\d|2[0-3])(?::[0-5]\d)?(?:Z|[+-]\d{2}:\d{2})?"
_POINT: Final = rf"(?:{_DATE}(?:{_CLOCK})?[~?%]?)"
_DURATION: Final = r"P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
_VALUE: Final = re.compile(rf"{_POINT}|(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.)|(?!P$){_DURATION}")


def is_value(text: str) -> bool:
    """Whether `text` is a value that a time can have: an EDTF point or interval, or an ISO 8601 duration.

    >>> is_value("2017-09~/2017-10-06"), is_value("2015-13"), is_value("P3D")
    (True, False, True)
    """
    return _VALUE.fullmatch(text) is not None


def year_text(year: int) -> str:
    """A year in four digits."""
    return f"{year:04d}"


def month_text(year: int, month: int) -> str:
    """A month, `2022-01`."""
    return f"{year:04d}-{month:02d}"


def interval(first: str, last: str) -> str:
    """The interval of two points, or the one point that both are."""
    return first if first == last else f"{first}/{last}"


def made_date(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has none such."""
    if not (1 <= year <= date.max.year and 1 <= month <= DECEMBER):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month that lie `by` months later."""
    total = year * DECEMBER + month - 1 + by
    return total // DECEMBER, total % DECEMBER + 1


def shifted(day: date, *, days: int = 0, months: int = 0) -> date | None:
    """The day that lies so much later, the last of its month where that is shorter; `None` outside the calendar."""
    year, month = shifted_month(day.year, day.month, months)
    if not 1 <= year <= date.max.year:
        return None
    moved = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return None
