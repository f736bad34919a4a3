"""Calendars of Arabic newsrooms: the Islamic one by Umm al-Qura, and feasts that move.

Umm al-Qura is the civil calendar of Saudi Arabia, for 1343 to 1500 AH. Elsewhere the month begins by sighting and its
days may differ by one; who reads a date by it must say so unless the report gives a Gregorian twin or the weekday.
"""

from __future__ import annotations

from datetime import date
from typing import Final

FIRST_YEAR: Final = 1343
LAST_YEAR: Final = 1500
RAMADAN: Final = 9
_MONTHS: Final = 12


def knows_hijri(year: int) -> bool:
    """Whether the Islamic year is one that the calendar covers."""
    return FIRST_YEAR <= year <= LAST_YEAR


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Islamic one; `None` outside the calendar, or where the month has no such day.

    >>> hijri_day(1437, 8, 15)
    datetime.date(2016, 5, 22)
    """
    from hijridate import Hijri  # noqa: PLC0415  # few reports need it

    if not (knows_hijri(year) and 1 <= month <= _MONTHS and day >= 1):
        return None
    first = Hijri(year, month, 1)
    if day > first.month_length():
        return None
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """The first and last Gregorian day of an Islamic month."""
    from hijridate import Hijri  # noqa: PLC0415  # few reports need it

    first = hijri_day(year, month, 1)
    if first is None:
        return None
    last = hijri_day(year, month, Hijri(year, month, 1).month_length())
    return (first, last) if last is not None else None


def hijri_year(year: int) -> tuple[date, date] | None:
    """The first and last Gregorian day of an Islamic year."""
    first, last = hijri_month(year, 1), hijri_month(year, _MONTHS)
    return (first[0], last[1]) if first and last else None


def hijri_of(day: date) -> tuple[int, int, int] | None:
    """The Islamic year, month and day of a Gregorian day; `None` outside the calendar."""
    from hijridate import Gregorian  # noqa: PLC0415  # few reports need it

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None
    return found.year, found.month, found.day


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2013)
    datetime.date(2013, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, left = divmod(century, 4)
    lunar = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - lunar + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
