"""The days of feasts, and of events known by their day."""

from __future__ import annotations

from datetime import date

from musnad.arabic import calendars
from musnad.arabic.edtf import made_date, shifted
from musnad.reading.timemeaning import Anchor, DayFound, nearest, reason, reference_of
from musnad.reading.timephrase import Phrase


def feast_day(phrase: Phrase, anchor: Anchor) -> DayFound:
    """The day of a feast in the year told, or the nearest in the direction said or of the verb."""
    system, _, what = (phrase.feast or "").partition(":")
    if system == "day":
        return DayFound(day=date.fromisoformat(what), reasons=(reason("known_event"),))
    if phrase.year is None and anchor.today is None:
        return DayFound(day=None)
    years = [phrase.year] if phrase.year else _years_around(phrase, anchor)
    days = [day for year in years for day in _feast_days(system, what, year) if day is not None]
    if phrase.nth is not None:
        days = [moved for day in days if (moved := shifted(day, days=phrase.nth - 1))]
    uncertain = system == "ah"
    flags = ("hijri_day_uncertain",) if uncertain else ()
    if phrase.year is not None or phrase.year_shift is not None or anchor.today is None:
        return DayFound(day=days[0] if days else None, flags=flags, uncertain=uncertain, reasons=(reason("feast"),))
    ahead = phrase.toward > 0 if phrase.toward else anchor.ahead
    day = nearest(days, anchor.today, ahead=ahead, margin=1 if phrase.toward else 0)
    return DayFound(
        day=day, reference=reference_of(anchor), flags=flags, uncertain=uncertain, reasons=(reason("feast"),)
    )


def _years_around(phrase: Phrase, anchor: Anchor) -> list[int]:
    year = anchor.today.year if anchor.today else 0
    return [year + phrase.year_shift] if phrase.year_shift is not None else [year - 1, year, year + 1]


def _feast_days(system: str, what: str, year: int) -> list[date | None]:
    """The days of a feast in a Gregorian year, or the day in an Islamic one."""
    if system == "easter":
        return [shifted(calendars.easter(year), days=int(what))] if year > 0 else []
    month, day = int(what[:2]), int(what[3:])
    if system == "ce":
        return [made_date(year, month, day)]
    if calendars.knows_hijri(year):
        return [calendars.hijri_day(year, month, day)]
    first = calendars.hijri_of(date(year, 1, 1)) if 1 <= year <= date.max.year else None
    if first is None:
        return []
    days = (calendars.hijri_day(first[0] + by, month, day) for by in range(3))
    return [one for one in days if one is not None and one.year == year]
