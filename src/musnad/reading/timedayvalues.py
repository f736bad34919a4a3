"""The days that expressions of a day mean.

Policies of Arabic newsrooms: a bare weekday or date is the nearest in the direction of its verb; a weekday that is that
of the report is that day; `الماضي` and `المقبل` exclude it; a weekday beside a day that is not its own is flagged, and
decides where the day was told relative to the report.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from musnad.arabic.edtf import interval, made_date, shifted, shifted_month
from musnad.reading.timefeasts import feast_day
from musnad.reading.timeislamic import islamic_day
from musnad.reading.timemeaning import (
    WEEK,
    Anchor,
    DayFound,
    Meaning,
    dated,
    from_today,
    nearest,
    reason,
    to_weekday,
    unresolved,
)
from musnad.reading.timemonths import nth_day, nth_week
from musnad.reading.timephrase import Phrase

_MOST_WEEKS: Final = 5
_CENTURY: Final = 2000
_SOON: Final = 60
_LONG_AGO: Final = 300


def of_day(phrase: Phrase, anchor: Anchor) -> Meaning:
    """The meaning of a day, with its hour."""
    if phrase.unit == "P1W":
        return nth_week(phrase, anchor)
    found = _found_day(phrase, anchor)
    if found.day is None:
        return Meaning(
            kind="date", flags=found.flags or ("no_reference",), reasons=found.reasons, timex3=_undated(phrase)
        )
    found = _against_weekday(phrase, anchor, found)
    return with_hour(phrase, found)


def _undated(phrase: Phrase) -> str | None:
    if phrase.weekday is not None:
        return f"XXXX-WXX-{phrase.weekday + 1}"
    if phrase.month is not None and phrase.day is not None and not phrase.hijri:
        return f"XXXX-{phrase.month:02d}-{phrase.day:02d}"
    return None


def _found_day(phrase: Phrase, anchor: Anchor) -> DayFound:
    if phrase.anaphoric == "day":
        return day_after_told(phrase, anchor)
    if phrase.feast is not None:
        return feast_day(phrase, anchor)
    if phrase.nth is not None:
        return nth_day(phrase, anchor)
    if phrase.day is not None:
        return _calendar_day(phrase, anchor)
    if phrase.relative is not None:
        return from_today(anchor, phrase.relative)
    if phrase.weekday is not None:
        return _weekday(phrase, anchor)
    return _day_of_part(anchor)


def _day_of_part(anchor: Anchor) -> DayFound:
    """A part of the day or an hour takes the nearest day of its sentence, else the last one told, else today."""
    if anchor.near_day is not None:
        detail = anchor.near_day.isoformat()
        return DayFound(day=anchor.near_day, reference=detail, reasons=(reason("nearest_day", detail),))
    if anchor.last_day is not None:
        detail = anchor.last_day.isoformat()
        return DayFound(day=anchor.last_day, reference=detail, reasons=(reason("last_day", detail),))
    found = from_today(anchor, 0)
    return msgspec.structs.replace(found, flags=("day_assumed",)) if found.day else found


def _calendar_day(phrase: Phrase, anchor: Anchor) -> DayFound:
    if phrase.twin is not None:
        return _twin_day(phrase, anchor)
    if phrase.hijri:
        return islamic_day(phrase, anchor)
    month, day = phrase.month, phrase.day or 1
    if phrase.short_year and anchor.today is not None and (phrase.year or 0) > anchor.today.year + 1:
        return _year_first(phrase)
    if month is not None and phrase.year is not None:
        return DayFound(day=made_date(phrase.year, month, day), flags=_impossible(phrase.year, month, day))
    if month is not None and phrase.anaphoric == "year" and anchor.last and anchor.last.earliest:
        return dated(anchor, made_date(anchor.last.earliest.year, month, day), "antecedent")
    if anchor.today is None:
        return DayFound(day=None)
    if month is not None and phrase.year_shift is not None:
        return dated(anchor, made_date(anchor.today.year + phrase.year_shift, month, day), "said_direction")
    if phrase.month_shift is not None:
        year, shifted_to = shifted_month(anchor.today.year, anchor.today.month, phrase.month_shift)
        return dated(anchor, made_date(year, shifted_to, day), "counted_in_month")
    if phrase.anaphoric == "month":
        within = anchor.last_day or anchor.today
        return dated(anchor, made_date(within.year, within.month, day), "antecedent")
    return _nearest_date(phrase, anchor, anchor.today)


def _year_first(phrase: Phrase) -> DayFound:
    """`16/04/21` in a report of 2016: the year stands first, where the last figure would be a year far ahead."""
    year, day = _CENTURY + (phrase.day or 1), (phrase.year or 0) % 100
    return DayFound(day=made_date(year, phrase.month or 1, day), flags=_impossible(year, phrase.month or 1, day))


def _impossible(year: int, month: int, day: int) -> tuple[str, ...]:
    return () if made_date(year, month, day) else ("no_such_day",)


def _nearest_date(phrase: Phrase, anchor: Anchor, today: date) -> DayFound:
    """A day and month without a year, or a day without a month: the nearest in the direction said or of the verb."""
    days = _candidates(phrase, today)
    if phrase.weekday is not None:
        days = [day for day in days if day.weekday() == phrase.weekday] or days
        day = min(days, key=lambda day: (abs((day - today).days), day), default=None)
        return dated(anchor, day, "nearest_weekday")
    if phrase.toward == 0:
        return dated(anchor, next((day for day in days if day.year == today.year), None), "said_direction")
    if phrase.toward is not None:
        ahead, code, strict = phrase.toward > 0, "said_direction", 1
    else:
        ahead, code, strict = anchor.ahead, "nearest_future" if anchor.ahead else "nearest_past", 0
    soon = _soon(days, today) if anchor.present and phrase.toward is None and phrase.month is not None else None
    if soon is not None and not ahead:
        return dated(anchor, soon, "nearest_future")
    if ahead and phrase.toward is None and phrase.month == today.month:
        return dated(anchor, made_date(today.year, today.month, phrase.day or 1), code)
    return dated(anchor, nearest(days, today, ahead=ahead, margin=strict), code)


def _soon(days: list[date], today: date) -> date | None:
    """A day that lies close ahead and most of a year back: with a present verb it is the one ahead."""
    ahead, back = nearest(days, today, ahead=True, margin=1), nearest(days, today, ahead=False, margin=0)
    close = ahead is not None and ahead - today <= timedelta(days=_SOON)
    return ahead if close and (back is None or today - back >= timedelta(days=_LONG_AGO)) else None


def _candidates(phrase: Phrase, today: date) -> list[date]:
    day = phrase.day or 1
    if phrase.month is not None:
        made = [made_date(today.year + by, phrase.month, day) for by in range(-4, 5)]
    else:
        months = [shifted_month(today.year, today.month, by) for by in range(-2, 3)]
        made = [made_date(year, month, day) for year, month in months]
    return [one for one in made if one is not None]


def _twin_day(phrase: Phrase, anchor: Anchor) -> DayFound:
    """One day in both calendars: the Gregorian date is it."""
    twin = phrase.twin
    if twin is None:
        return DayFound(day=None)
    hijri, gregorian = (phrase, twin) if phrase.hijri else (twin, phrase)
    single = msgspec.structs.replace(gregorian, twin=None, weekday=phrase.weekday)
    found = _calendar_day(single, anchor)
    other = islamic_day(msgspec.structs.replace(hijri, twin=None, weekday=None), anchor)
    apart = abs((found.day - other.day).days) if found.day and other.day else 0
    flags = ("calendar_conflict",) if apart > 1 else ()
    reasons = (*found.reasons, reason("gregorian_twin", other.day.isoformat() if other.day else None))
    return msgspec.structs.replace(found, flags=(*found.flags, *flags), reasons=reasons)


def _weekday(phrase: Phrase, anchor: Anchor) -> DayFound:
    today, weekday = anchor.today, phrase.weekday or 0
    if phrase.anaphoric == "weekday" and anchor.last_day is not None:
        day = anchor.last_day + timedelta(days=(weekday - anchor.last_day.weekday() - 1) % WEEK + 1)
        return DayFound(day=day, reference=anchor.last_day.isoformat(), reasons=(reason("antecedent"),))
    if today is None:
        return DayFound(day=None)
    if phrase.week_shift is not None:
        monday = today - timedelta(days=today.weekday())
        return dated(anchor, shifted(monday, days=WEEK * phrase.week_shift + weekday), "week")
    if phrase.toward == 0:
        return dated(anchor, today + timedelta(days=weekday - today.weekday()), "said_direction")
    ahead = phrase.toward > 0 if phrase.toward else anchor.ahead
    excluded = phrase.toward is not None or anchor.strict
    day = to_weekday(today, weekday, ahead=ahead, excluded=excluded)
    code = "said_direction" if phrase.toward else "verb_future" if ahead else "verb_past"
    return dated(anchor, day, code)


def _against_weekday(phrase: Phrase, anchor: Anchor, found: DayFound) -> DayFound:
    """A day told with a weekday that is not its own keeps both: a relative day goes to the weekday, a date stays."""
    day, weekday = found.day, phrase.weekday
    if day is None or weekday is None or day.weekday() == weekday or phrase.nth is not None:
        return found
    counted = _counted_weekday(phrase, day)
    if counted is not None:
        return msgspec.structs.replace(found, day=counted, reasons=(*found.reasons, reason("counted_in_month")))
    flags, other = (*found.flags, "weekday_conflict"), day
    if phrase.relative is not None and phrase.day is None:
        limit = anchor.published or day
        ahead = phrase.relative > 0
        other = to_weekday(limit, weekday, ahead=ahead, excluded=ahead)
    near = to_weekday(day, weekday, ahead=False, excluded=True)
    detail = f"{day.isoformat()} {(other if other != day else near).isoformat()}"
    return msgspec.structs.replace(
        found, day=other, flags=flags, reasons=(*found.reasons, reason("weekday_conflict", detail))
    )


def _counted_weekday(phrase: Phrase, day: date) -> date | None:
    """`الثلاثاء الثالث من سبتمبر` where the third is no Tuesday: the third Tuesday."""
    if not phrase.ranked or phrase.weekday is None or not 1 <= day.day <= _MOST_WEEKS:
        return None
    first = to_weekday(day.replace(day=1), phrase.weekday, ahead=True, excluded=False)
    counted = first + timedelta(days=WEEK * (day.day - 1))
    return counted if counted.month == day.month else None


def day_after_told(phrase: Phrase, anchor: Anchor) -> DayFound:
    """The day told last, or so many days from it; where none was told, plans count from the day of the report."""
    if anchor.last_day is None:
        counts = phrase.count and anchor.ahead and anchor.today is not None
        today = from_today(anchor, phrase.count or 0) if counts else None
        return today or DayFound(day=None, flags=("no_antecedent",))
    day = shifted(anchor.last_day, days=phrase.count or 0)
    detail = anchor.last_day.isoformat()
    return DayFound(day=day, reference=detail, reasons=(reason("antecedent", detail),))


def with_hour(phrase: Phrase, found: DayFound) -> Meaning:
    """The meaning of a day found, with the hour or part of it that the phrase tells."""
    day = found.day
    if day is None:
        return unresolved("date", "no_reference")
    if phrase.night_to is not None:
        return _night(day, found)
    flags, text, timex3 = found.flags, day.isoformat(), day.isoformat()
    last = day
    if phrase.midnight and phrase.hour is None:
        last = shifted(day, days=1) or day
        text = timex3 = f"{last.isoformat()}T00"
    elif phrase.hour is not None and not phrase.clear:
        flags = (*flags, "hour_ambiguous")
    elif phrase.hour is not None:
        text, timex3 = _hour(phrase, text)
    elif phrase.part is not None:
        timex3 = f"{timex3}T{phrase.part}"
    about = "~" if phrase.approximate or found.uncertain else ""
    return Meaning(
        kind="date",
        value=f"{text}{about}",
        timex3=timex3,
        earliest=_earlier_by(day, found),
        latest=_later_by(last, found),
        day=last,
        reference=found.reference,
        flags=flags,
        reasons=found.reasons,
    )


def _earlier_by(day: date, found: DayFound) -> date:
    return (shifted(day, days=-1) or day) if found.uncertain else day


def _later_by(day: date, found: DayFound) -> date:
    return (shifted(day, days=1) or day) if found.uncertain else day


def _hour(phrase: Phrase, day: str) -> tuple[str, str]:
    minute = f":{phrase.minute:02d}" if phrase.minute is not None else ""
    zone = "" if phrase.zone in {None, "local"} else phrase.zone or ""
    return f"{day}T{phrase.hour:02d}{minute}{zone}", f"{day}T{phrase.hour:02d}{minute or ':00'}{zone}"


def _night(day: date, found: DayFound) -> Meaning:
    second = shifted(day, days=1) or day
    return Meaning(
        kind="interval",
        value=interval(day.isoformat(), second.isoformat()),
        timex3=f"{day.isoformat()}TNI",
        earliest=day,
        latest=second,
        day=day,
        reference=found.reference,
        flags=found.flags,
        reasons=found.reasons,
    )
