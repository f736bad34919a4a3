"""Which month of which year is meant, and days and weeks counted within it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from musnad.arabic import calendars
from musnad.arabic.edtf import month_end, shifted, shifted_month
from musnad.reading.timeislamic import islamic_year
from musnad.reading.timemeaning import (
    WEEK,
    Anchor,
    DayFound,
    Meaning,
    dated,
    reason,
    reference_of,
    stretch,
    to_weekday,
    unresolved,
)
from musnad.reading.timephrase import Phrase


def month_of(phrase: Phrase, anchor: Anchor) -> tuple[int, int] | None:
    """The year and month of a phrase that names a Gregorian month."""
    today = anchor.today
    base = (anchor.last_day or anchor.today) if phrase.anaphoric == "month" else None
    if base is not None and (anchor.last_day is not None or phrase.count):
        return shifted_month(base.year, base.month, phrase.count or 0)
    if phrase.month is not None and phrase.year is not None:
        return phrase.year, phrase.month
    if phrase.month is not None and phrase.anaphoric == "year" and anchor.last and anchor.last.earliest:
        return anchor.last.earliest.year, phrase.month
    if today is None:
        return None
    if phrase.month_shift is not None:
        return shifted_month(today.year, today.month, phrase.month_shift)
    if phrase.month is None:
        return None
    if phrase.year_shift is not None:
        return today.year + phrase.year_shift, phrase.month
    return _nearest_month(phrase, anchor, today), phrase.month


def _nearest_month(phrase: Phrase, anchor: Anchor, today: date) -> int:
    """The year of a month without one; the present month is itself unless it is called past or next."""
    month = phrase.month_to or phrase.month or 1
    if phrase.toward == 0 or (phrase.toward is None and month == today.month):
        return today.year
    ahead = phrase.toward > 0 if phrase.toward else anchor.ahead
    if ahead:
        return today.year if month > today.month else today.year + 1
    return today.year if month < today.month else today.year - 1


def nth_day(phrase: Phrase, anchor: Anchor) -> DayFound:
    """The first Tuesday, third day or last day of a month."""
    bounds = _bounds(phrase, anchor)
    if bounds is None:
        return DayFound(day=None)
    first, last = bounds
    nth = phrase.nth or 1
    if phrase.weekday is None:
        day = last if nth < 0 else shifted(first, days=nth - 1)
    elif nth < 0:
        day = to_weekday(last, phrase.weekday, ahead=False, excluded=False)
    else:
        day = to_weekday(first, phrase.weekday, ahead=True, excluded=False) + timedelta(days=WEEK * (nth - 1))
    found = dated(anchor, day if day and day <= last else None, "counted_in_month")
    if not phrase.hijri:
        return found
    return msgspec.structs.replace(found, flags=(*found.flags, "hijri_day_uncertain"), uncertain=True)


def nth_week(phrase: Phrase, anchor: Anchor) -> Meaning:
    """A week counted within a month: those whose Monday lies in it."""
    bounds = _bounds(phrase, anchor)
    if bounds is None:
        return unresolved("interval", "no_reference")
    first, last = bounds
    nth = phrase.nth or 1
    if nth < 0:
        monday = to_weekday(last - timedelta(days=WEEK - 1), 0, ahead=False, excluded=False)
    else:
        monday = to_weekday(first, 0, ahead=True, excluded=False) + timedelta(days=WEEK * (nth - 1))
    return stretch(monday, monday + timedelta(days=WEEK - 1), (reason("counted_in_month"),), reference_of(anchor))


def _bounds(phrase: Phrase, anchor: Anchor) -> tuple[date, date] | None:
    if phrase.hijri and phrase.month is not None:
        year = phrase.year or islamic_year(phrase, anchor, 1)
        return calendars.hijri_month(year, phrase.month) if year else None
    plain = msgspec.structs.replace(phrase, day=None, weekday=None, nth=None)
    found = month_of(plain, anchor)
    return None if found is None else (date(found[0], found[1], 1), month_end(*found))
