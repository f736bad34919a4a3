"""Days, months and years of the Islamic calendar, by Umm al-Qura."""

from __future__ import annotations

from datetime import date, timedelta

from musnad.arabic import calendars
from musnad.arabic.edtf import interval, month_text
from musnad.reading.timemeaning import Anchor, DayFound, Meaning, reason, reference_of, stretch, unresolved
from musnad.reading.timephrase import Phrase


def islamic_day(phrase: Phrase, anchor: Anchor) -> DayFound:
    """The day of an Islamic date; uncertain by one unless the weekday settles it."""
    year = phrase.year or islamic_year(phrase, anchor, phrase.day or 1)
    day = calendars.hijri_day(year, phrase.month or 1, phrase.day or 1) if year else None
    if day is None:
        return DayFound(day=None, flags=("no_reference",) if year is None else ("outside_calendar",))
    reasons = (reason("umm_al_qura"),)
    if phrase.weekday is not None:
        near = [day + timedelta(days=by) for by in (0, -1, 1)]
        settled = next((one for one in near if one.weekday() == phrase.weekday), None)
        if settled is not None:
            return DayFound(day=settled, reasons=(*reasons, reason("weekday_settles")))
    return DayFound(day=day, flags=("hijri_day_uncertain",), reasons=reasons, uncertain=True)


def islamic_year(phrase: Phrase, anchor: Anchor, day: int) -> int | None:
    """The Islamic year of a month without one: the nearest in the direction said or of the verb."""
    today = anchor.today
    now = calendars.hijri_of(today) if today else None
    if today is None or now is None:
        return None
    ahead = phrase.toward > 0 if phrase.toward else anchor.ahead
    if phrase.toward == 0:
        return now[0]
    for year in (now[0], now[0] + 1) if ahead else (now[0], now[0] - 1):
        first = calendars.hijri_day(year, phrase.month or 1, day)
        if first is not None and (first >= today if ahead else first <= today) and _not_now(phrase, year, now):
            return year
    return None


def _not_now(phrase: Phrase, year: int, now: tuple[int, int, int]) -> bool:
    """`رمضان الماضي` in Ramadan is that of the year before."""
    return not (phrase.toward and (phrase.month, year) == (now[1], now[0]))


def of_islamic_month(phrase: Phrase, anchor: Anchor) -> Meaning:
    """The days of an Islamic month."""
    year = phrase.year or islamic_year(phrase, anchor, 1)
    if phrase.year and not calendars.knows_hijri(phrase.year):
        year = _hijri_year_in(phrase.year, phrase.month or 1)
    found = calendars.hijri_month(year, phrase.month or 1) if year else None
    if found is None:
        return unresolved("interval", "no_reference" if year is None else "outside_calendar")
    reference = None if phrase.year else reference_of(anchor)
    return stretch(*found, (reason("umm_al_qura"),), reference, "hijri_day_uncertain")


def _hijri_year_in(gregorian: int, month: int) -> int | None:
    """The Islamic year whose month begins in a Gregorian year (`رمضان 2019`)."""
    start = calendars.hijri_of(date(gregorian, 1, 1)) if 1 <= gregorian <= date.max.year else None
    if start is None:
        return None
    for year in range(start[0], start[0] + 3):
        first = calendars.hijri_day(year, month, 1)
        if first is not None and first.year == gregorian:
            return year
    return None


def of_islamic_year(year: int) -> Meaning:
    """The Gregorian months that an Islamic year covers."""
    found = calendars.hijri_year(year)
    if found is None:
        return unresolved("interval", "outside_calendar")
    first, last = found
    return Meaning(
        kind="interval",
        value=interval(month_text(first.year, first.month), month_text(last.year, last.month)),
        timex3=interval(month_text(first.year, first.month), month_text(last.year, last.month)),
        earliest=first,
        latest=last,
        reasons=(reason("umm_al_qura"),),
    )
