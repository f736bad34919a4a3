"""What expressions of time mean: their values, against the day of the report and the times told before.

Policies of Arabic newsrooms that the values rest on: a bare weekday or month is the nearest in the direction of its
verb; a weekday that is that of the report is that day; `الماضي` and `المقبل` exclude it; weeks begin on Monday (ISO
8601); seasons are whole months; a week ago and more is about right (`~`), a number of days is exact.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from musnad.arabic import calendars
from musnad.arabic.edtf import (
    DECEMBER,
    interval,
    made_date,
    month_end,
    month_text,
    shifted,
    shifted_month,
    year_text,
)
from musnad.model import Reason
from musnad.reading.timephrase import Phrase

TimeKind = Literal["date", "interval", "duration", "set", "vague"]

_WEEK: Final = 7
_DAY_UNITS: Final = {"P1D": 1, "P1W": 7}
_MONTH_UNITS: Final = {"P1M": 1, "P1Y": 12, "P10Y": 120, "P100Y": 1200}
_CLOCK_UNITS: Final = {"PT1S": 1, "PT1M": 60, "PT1H": 3600}
_DAY_SECONDS: Final = 86400
_RECENT: Final = {"P1D": 7, "P1W": 21}
_FEW_DAYS: Final = 3
_SOON: Final = 21
_THIRDS: Final = {1: (1, 10), 2: (11, 20), 3: (21, 31)}
_YEAR_THIRDS: Final = {1: (1, 3), 2: (5, 8), 3: (10, 12)}
_HALF: Final = 30
_CENTURY: Final = 100
_MID: Final = 2
_MOST_WEEKS: Final = 5


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
    the verb is of the future; `strict` that a bare weekday is never the day of the report.
    """

    published: date | None
    today: date | None
    last: Meaning | None = None
    last_day: date | None = None
    near_day: date | None = None
    ahead: bool = False
    strict: bool = False


class _Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day found, how, and whether it is only about right."""

    day: date | None
    reference: str | None = None
    flags: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    uncertain: bool = False


def meaning(phrase: Phrase, anchor: Anchor) -> Meaning:
    """The meaning of one expression."""
    return _MEANINGS[phrase.kind](phrase, anchor)


def reason(code: str, detail: str | None = None) -> Reason:
    """A reason; the codes are listed in `musnad.reading.times`."""
    return Reason(code=code, detail=detail)


def _unresolved(kind: TimeKind, *flags: str, timex3: str | None = None) -> Meaning:
    return Meaning(kind=kind, flags=flags, timex3=timex3)


def _vague(_: Phrase, __: Anchor) -> Meaning:
    return _unresolved("vague", timex3="PAST_REF")


# Days


def _of_day(phrase: Phrase, anchor: Anchor) -> Meaning:
    if phrase.unit == "P1W":
        return _nth_week(phrase, anchor)
    found = _found_day(phrase, anchor)
    if found.day is None:
        return Meaning(
            kind="date", flags=found.flags or ("no_reference",), reasons=found.reasons, timex3=_undated(phrase)
        )
    found = _against_weekday(phrase, anchor, found)
    return _with_hour(phrase, found)


def _undated(phrase: Phrase) -> str | None:
    if phrase.weekday is not None:
        return f"XXXX-WXX-{phrase.weekday + 1}"
    if phrase.month is not None and phrase.day is not None and not phrase.hijri:
        return f"XXXX-{phrase.month:02d}-{phrase.day:02d}"
    return None


def _found_day(phrase: Phrase, anchor: Anchor) -> _Day:
    if phrase.anaphoric == "day":
        return _day_after_told(phrase, anchor)
    if phrase.feast is not None:
        return _feast(phrase, anchor)
    if phrase.nth is not None:
        return _nth(phrase, anchor)
    if phrase.day is not None:
        return _calendar_day(phrase, anchor)
    if phrase.relative is not None:
        return _from_today(anchor, phrase.relative)
    if phrase.weekday is not None:
        return _weekday(phrase, anchor)
    return _day_of_part(anchor)


def _from_today(anchor: Anchor, by: int) -> _Day:
    if anchor.today is None:
        return _Day(day=None)
    return _Day(day=shifted(anchor.today, days=by), reference=_reference(anchor), reasons=_basis(anchor))


def _reference(anchor: Anchor) -> str | None:
    if anchor.today is None:
        return None
    return "publication" if anchor.today == anchor.published else anchor.today.isoformat()


def _basis(anchor: Anchor) -> tuple[Reason, ...]:
    if anchor.today is None:
        return ()
    code = "publication" if anchor.today == anchor.published else "written_day"
    return (reason(code, anchor.today.isoformat()),)


def _day_of_part(anchor: Anchor) -> _Day:
    """A part of the day or an hour takes the nearest day of its sentence, else the last one told, else today."""
    if anchor.near_day is not None:
        detail = anchor.near_day.isoformat()
        return _Day(day=anchor.near_day, reference=detail, reasons=(reason("nearest_day", detail),))
    if anchor.last_day is not None:
        detail = anchor.last_day.isoformat()
        return _Day(day=anchor.last_day, reference=detail, reasons=(reason("last_day", detail),))
    found = _from_today(anchor, 0)
    return msgspec.structs.replace(found, flags=("day_assumed",)) if found.day else found


def _calendar_day(phrase: Phrase, anchor: Anchor) -> _Day:
    if phrase.twin is not None:
        return _twin_day(phrase, anchor)
    if phrase.hijri:
        return _hijri_day(phrase, anchor)
    month, day = phrase.month, phrase.day or 1
    if month is not None and phrase.year is not None:
        return _Day(day=made_date(phrase.year, month, day), flags=_impossible(phrase.year, month, day))
    if month is not None and phrase.anaphoric == "year" and anchor.last and anchor.last.earliest:
        return _dated(anchor, made_date(anchor.last.earliest.year, month, day), "antecedent")
    if anchor.today is None:
        return _Day(day=None)
    if month is not None and phrase.year_shift is not None:
        return _dated(anchor, made_date(anchor.today.year + phrase.year_shift, month, day), "said_direction")
    if phrase.month_shift is not None:
        year, shifted_to = shifted_month(anchor.today.year, anchor.today.month, phrase.month_shift)
        return _dated(anchor, made_date(year, shifted_to, day), "said_direction")
    if phrase.anaphoric == "month":
        within = anchor.last_day or anchor.today
        return _dated(anchor, made_date(within.year, within.month, day), "antecedent")
    return _nearest_date(phrase, anchor, anchor.today)


def _impossible(year: int, month: int, day: int) -> tuple[str, ...]:
    return () if made_date(year, month, day) else ("no_such_day",)


def _dated(anchor: Anchor, day: date | None, code: str) -> _Day:
    flags = () if day else ("no_such_day",)
    return _Day(day=day, reference=_reference(anchor), flags=flags, reasons=(*_basis(anchor), reason(code)))


def _nearest_date(phrase: Phrase, anchor: Anchor, today: date) -> _Day:
    """A day and month without a year, or a day without a month: the nearest in the direction said or of the verb."""
    days = _candidates(phrase, today)
    if phrase.weekday is not None:
        days = [day for day in days if day.weekday() == phrase.weekday] or days
        day = min(days, key=lambda day: (abs((day - today).days), day), default=None)
        return _dated(anchor, day, "nearest_weekday")
    if phrase.toward == 0:
        return _dated(anchor, next((day for day in days if day.year == today.year), None), "said_direction")
    if phrase.toward is not None:
        ahead, code, strict = phrase.toward > 0, "said_direction", 1
    else:
        ahead, code, strict = anchor.ahead, "nearest_future" if anchor.ahead else "nearest_past", 0
    if ahead and phrase.toward is None and phrase.month == today.month:
        return _dated(anchor, made_date(today.year, today.month, phrase.day or 1), code)
    return _dated(anchor, _nearest(days, today, ahead=ahead, margin=strict), code)


def _candidates(phrase: Phrase, today: date) -> list[date]:
    day = phrase.day or 1
    if phrase.month is not None:
        made = [made_date(today.year + by, phrase.month, day) for by in range(-4, 5)]
    else:
        months = [shifted_month(today.year, today.month, by) for by in range(-2, 3)]
        made = [made_date(year, month, day) for year, month in months]
    return [one for one in made if one is not None]


def _nearest(days: list[date], today: date, *, ahead: bool, margin: int) -> date | None:
    """The nearest of the days in one direction, at least `margin` days away."""
    apart = timedelta(days=margin)
    if ahead:
        return min((day for day in days if day >= today + apart), default=None)
    return max((day for day in days if day <= today - apart), default=None)


def _twin_day(phrase: Phrase, anchor: Anchor) -> _Day:
    """One day in both calendars: the Gregorian date is it."""
    twin = phrase.twin
    if twin is None:
        return _Day(day=None)
    hijri, gregorian = (phrase, twin) if phrase.hijri else (twin, phrase)
    single = msgspec.structs.replace(gregorian, twin=None, weekday=phrase.weekday)
    found = _calendar_day(single, anchor)
    other = _hijri_day(msgspec.structs.replace(hijri, twin=None, weekday=None), anchor)
    apart = abs((found.day - other.day).days) if found.day and other.day else 0
    flags = ("calendar_conflict",) if apart > 1 else ()
    reasons = (*found.reasons, reason("gregorian_twin", other.day.isoformat() if other.day else None))
    return msgspec.structs.replace(found, flags=(*found.flags, *flags), reasons=reasons)


def _hijri_day(phrase: Phrase, anchor: Anchor) -> _Day:
    year = phrase.year or _hijri_year(phrase, anchor, phrase.day or 1)
    day = calendars.hijri_day(year, phrase.month or 1, phrase.day or 1) if year else None
    if day is None:
        return _Day(day=None, flags=("no_reference",) if year is None else ("outside_calendar",))
    reasons = (reason("umm_al_qura"),)
    if phrase.weekday is not None:
        near = [day + timedelta(days=by) for by in (0, -1, 1)]
        settled = next((one for one in near if one.weekday() == phrase.weekday), None)
        if settled is not None:
            return _Day(day=settled, reasons=(*reasons, reason("weekday_settles")))
    return _Day(day=day, flags=("hijri_day_uncertain",), reasons=reasons, uncertain=True)


def _hijri_year(phrase: Phrase, anchor: Anchor, day: int) -> int | None:
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


def _weekday(phrase: Phrase, anchor: Anchor) -> _Day:
    today, weekday = anchor.today, phrase.weekday or 0
    if phrase.anaphoric == "weekday" and anchor.last_day is not None:
        day = anchor.last_day + timedelta(days=(weekday - anchor.last_day.weekday() - 1) % _WEEK + 1)
        return _Day(day=day, reference=anchor.last_day.isoformat(), reasons=(reason("antecedent"),))
    if today is None:
        return _Day(day=None)
    if phrase.week_shift is not None:
        monday = today - timedelta(days=today.weekday())
        return _dated(anchor, shifted(monday, days=_WEEK * phrase.week_shift + weekday), "week")
    if phrase.toward == 0:
        return _dated(anchor, today + timedelta(days=weekday - today.weekday()), "said_direction")
    ahead = phrase.toward > 0 if phrase.toward else anchor.ahead
    excluded = phrase.toward is not None or anchor.strict
    day = _to_weekday(today, weekday, ahead=ahead, excluded=excluded)
    code = "said_direction" if phrase.toward else "verb_future" if ahead else "verb_past"
    return _dated(anchor, day, code)


def _to_weekday(today: date, weekday: int, *, ahead: bool, excluded: bool) -> date:
    least = 1 if excluded else 0
    if ahead:
        return today + timedelta(days=(weekday - today.weekday() - least) % _WEEK + least)
    return today - timedelta(days=(today.weekday() - weekday - least) % _WEEK + least)


def _against_weekday(phrase: Phrase, anchor: Anchor, found: _Day) -> _Day:
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
        other = _to_weekday(limit, weekday, ahead=ahead, excluded=ahead)
    near = _to_weekday(day, weekday, ahead=False, excluded=True)
    detail = f"{day.isoformat()} {(other if other != day else near).isoformat()}"
    return msgspec.structs.replace(
        found, day=other, flags=flags, reasons=(*found.reasons, reason("weekday_conflict", detail))
    )


def _counted_weekday(phrase: Phrase, day: date) -> date | None:
    """`الثلاثاء الثالث من سبتمبر` where the third is no Tuesday: the third Tuesday."""
    if not phrase.ranked or phrase.weekday is None or not 1 <= day.day <= _MOST_WEEKS:
        return None
    first = _to_weekday(day.replace(day=1), phrase.weekday, ahead=True, excluded=False)
    counted = first + timedelta(days=_WEEK * (day.day - 1))
    return counted if counted.month == day.month else None


def _with_hour(phrase: Phrase, found: _Day) -> Meaning:
    day = found.day
    if day is None:
        return _unresolved("date", "no_reference")
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


def _earlier_by(day: date, found: _Day) -> date:
    return (shifted(day, days=-1) or day) if found.uncertain else day


def _later_by(day: date, found: _Day) -> date:
    return (shifted(day, days=1) or day) if found.uncertain else day


def _hour(phrase: Phrase, day: str) -> tuple[str, str]:
    minute = f":{phrase.minute:02d}" if phrase.minute is not None else ""
    zone = "" if phrase.zone in {None, "local"} else phrase.zone or ""
    return f"{day}T{phrase.hour:02d}{minute}{zone}", f"{day}T{phrase.hour:02d}{minute or ':00'}{zone}"


def _night(day: date, found: _Day) -> Meaning:
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


def _feast(phrase: Phrase, anchor: Anchor) -> _Day:
    system, _, what = (phrase.feast or "").partition(":")
    if system == "day":
        return _Day(day=date.fromisoformat(what), reasons=(reason("known_event"),))
    if phrase.year is None and anchor.today is None:
        return _Day(day=None)
    years = [phrase.year] if phrase.year else _years_around(phrase, anchor)
    days = [day for year in years for day in _feast_days(system, what, year) if day is not None]
    if phrase.nth is not None:
        days = [moved for day in days if (moved := shifted(day, days=phrase.nth - 1))]
    uncertain = system == "ah"
    flags = ("hijri_day_uncertain",) if uncertain else ()
    if phrase.year is not None or phrase.year_shift is not None or anchor.today is None:
        return _Day(day=days[0] if days else None, flags=flags, uncertain=uncertain, reasons=(reason("feast"),))
    ahead = phrase.toward > 0 if phrase.toward else anchor.ahead
    day = _nearest(days, anchor.today, ahead=ahead, margin=1 if phrase.toward else 0)
    return _Day(day=day, reference=_reference(anchor), flags=flags, uncertain=uncertain, reasons=(reason("feast"),))


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


def _nth(phrase: Phrase, anchor: Anchor) -> _Day:
    """The first Tuesday, third day or last day of a month."""
    bounds = _month_of(phrase, anchor)
    if bounds is None:
        return _Day(day=None)
    first, last = bounds
    nth = phrase.nth or 1
    if phrase.weekday is None:
        day = last if nth < 0 else shifted(first, days=nth - 1)
    elif nth < 0:
        day = _to_weekday(last, phrase.weekday, ahead=False, excluded=False)
    else:
        day = _to_weekday(first, phrase.weekday, ahead=True, excluded=False) + timedelta(days=_WEEK * (nth - 1))
    found = _dated(anchor, day if day and day <= last else None, "counted_in_month")
    if not phrase.hijri:
        return found
    return msgspec.structs.replace(found, flags=(*found.flags, "hijri_day_uncertain"), uncertain=True)


def _nth_week(phrase: Phrase, anchor: Anchor) -> Meaning:
    bounds = _month_of(phrase, anchor)
    if bounds is None:
        return _unresolved("interval", "no_reference")
    first, last = bounds
    nth = phrase.nth or 1
    if nth < 0:
        monday = _to_weekday(last - timedelta(days=_WEEK - 1), 0, ahead=False, excluded=False)
    else:
        monday = _to_weekday(first, 0, ahead=True, excluded=False) + timedelta(days=_WEEK * (nth - 1))
    return _stretch(monday, monday + timedelta(days=_WEEK - 1), (reason("counted_in_month"),), _reference(anchor))


def _month_of(phrase: Phrase, anchor: Anchor) -> tuple[date, date] | None:
    if phrase.hijri and phrase.month is not None:
        year = phrase.year or _hijri_year(phrase, anchor, 1)
        return calendars.hijri_month(year, phrase.month) if year else None
    plain = msgspec.structs.replace(phrase, day=None, weekday=None, nth=None)
    found = _month(plain, anchor)
    return None if found is None else (date(found[0], found[1], 1), month_end(*found))


# Periods


def _of_period(phrase: Phrase, anchor: Anchor) -> Meaning:
    for applies, resolve in _PERIODS:
        if applies(phrase):
            return resolve(phrase, anchor)
    return _unresolved("vague")


def _stretch(first: date, last: date, reasons: tuple[Reason, ...], reference: str | None, *flags: str) -> Meaning:
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


def _month(phrase: Phrase, anchor: Anchor) -> tuple[int, int] | None:
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


def _of_month(phrase: Phrase, anchor: Anchor) -> Meaning:
    found = _month(phrase, anchor)
    if found is None or not 1 <= found[0] <= date.max.year:
        return _unresolved("date", "no_reference")
    year, month = found
    reference = None if phrase.year else _reference(anchor)
    reasons = () if phrase.year else _basis(anchor)
    if phrase.share is not None:
        return _half_month(phrase, year, month, reasons, reference)
    first, last, text = date(year, month, 1), month_end(year, month), month_text(year, month)
    kind: TimeKind = "date"
    if phrase.month_to is not None:
        kind, last, text = (
            "interval",
            month_end(year, phrase.month_to),
            interval(text, month_text(year, phrase.month_to)),
        )
    elif phrase.third is not None:
        start, end = _THIRDS[phrase.third]
        first, last = date(year, month, start), min(last, date(year, month, min(end, last.day)))
        text = f"{month_text(year, month)}-15~" if phrase.third == _MID else text
    return Meaning(
        kind=kind,
        value=_about(text, phrase),
        timex3=month_text(year, month),
        earliest=first,
        latest=last,
        day=made_date(year, month, 15) if phrase.third == _MID else None,
        reference=reference,
        reasons=reasons,
    )


def _about(text: str, phrase: Phrase) -> str:
    return f"{text}~" if phrase.approximate and "/" not in text and not text.endswith("~") else text


def _half_month(phrase: Phrase, year: int, month: int, reasons: tuple[Reason, ...], reference: str | None) -> Meaning:
    first, middle, last = date(year, month, 1), date(year, month, 15), month_end(year, month)
    if phrase.share == "h1":
        return _stretch(first, middle, reasons, reference)
    return _stretch(middle + timedelta(days=1), last, reasons, reference)


def _of_hijri_month(phrase: Phrase, anchor: Anchor) -> Meaning:
    year = phrase.year or _hijri_year(phrase, anchor, 1)
    if phrase.year and not calendars.knows_hijri(phrase.year):
        year = _hijri_year_in(phrase.year, phrase.month or 1)
    found = calendars.hijri_month(year, phrase.month or 1) if year else None
    if found is None:
        return _unresolved("interval", "no_reference" if year is None else "outside_calendar")
    reference = None if phrase.year else _reference(anchor)
    return _stretch(*found, (reason("umm_al_qura"),), reference, "hijri_day_uncertain")


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


def _year(phrase: Phrase, anchor: Anchor) -> int | None:
    if phrase.year is not None:
        return phrase.year
    if phrase.anaphoric == "year":
        last = anchor.last.earliest if anchor.last else anchor.today if phrase.count else None
        return last.year + (phrase.count or 0) if last else None
    if anchor.today is None or phrase.year_shift is None:
        return None
    return anchor.today.year + phrase.year_shift


def _of_year(phrase: Phrase, anchor: Anchor) -> Meaning:
    year = _year(phrase, anchor)
    if year is None or not 1 <= year <= date.max.year:
        return _unresolved("date", "no_reference" if phrase.anaphoric is None else "no_antecedent")
    if phrase.hijri:
        return _of_hijri_year(year)
    reference, reasons = (None, ()) if phrase.year else (_reference(anchor), _basis(anchor))
    first, last, text = 1, DECEMBER, year_text(year)
    kind: TimeKind = "date"
    end = phrase.year_to or year
    if phrase.share is not None:
        first, last = _shared_months(phrase.share)
    elif phrase.third is not None:
        first, last = _YEAR_THIRDS[phrase.third]
    if (first, last) != (1, DECEMBER):
        kind, text = "interval", interval(month_text(year, first), month_text(year, last))
    elif phrase.year_to is not None:
        kind, text = "interval", interval(text, year_text(end))
    return Meaning(
        kind=kind,
        value=_about(text, phrase),
        timex3=text,
        earliest=date(year, first, 1),
        latest=month_end(end, last),
        reference=reference,
        reasons=reasons,
    )


def _shared_months(share: str) -> tuple[int, int]:
    """The first and last month of a quarter (`q2`), a half (`h1`) or the first so many months (`f7`)."""
    count = int(share[1:])
    if share[0] == "f":
        return 1, count
    size = DECEMBER // (4 if share[0] == "q" else 2)
    return (count - 1) * size + 1, count * size


def _of_hijri_year(year: int) -> Meaning:
    found = calendars.hijri_year(year)
    if found is None:
        return _unresolved("interval", "outside_calendar")
    first, last = found
    return Meaning(
        kind="interval",
        value=interval(month_text(first.year, first.month), month_text(last.year, last.month)),
        timex3=interval(month_text(first.year, first.month), month_text(last.year, last.month)),
        earliest=first,
        latest=last,
        reasons=(reason("umm_al_qura"),),
    )


def _of_week(phrase: Phrase, anchor: Anchor) -> Meaning:
    base = anchor.last_day if phrase.anaphoric else anchor.today
    base = anchor.today if base is None and phrase.count else base
    if base is None:
        return _unresolved("interval", "no_antecedent" if phrase.anaphoric else "no_reference")
    by = phrase.week_shift if phrase.week_shift is not None else phrase.count or 0
    monday = shifted(base - timedelta(days=base.weekday()), days=_WEEK * by)
    if monday is None:
        return _unresolved("interval", "no_such_day")
    if phrase.weekend:
        return _stretch(monday + timedelta(days=4), monday + timedelta(days=6), _basis(anchor), _reference(anchor))
    found = _stretch(monday, monday + timedelta(days=6), _basis(anchor), _reference(anchor))
    year, week, _ = monday.isocalendar()
    return msgspec.structs.replace(found, timex3=f"{year:04d}-W{week:02d}")


def _of_weekend(phrase: Phrase, anchor: Anchor) -> Meaning:
    """Friday to Sunday: whether the weekend begins on Friday or Saturday, the country decides."""
    found = _of_week(msgspec.structs.replace(phrase, week_shift=phrase.toward or 0), anchor)
    return msgspec.structs.replace(found, flags=(*found.flags, "weekend_days_uncertain"))


def _of_season(phrase: Phrase, anchor: Anchor) -> Meaning:
    year = _season_year(phrase, anchor)
    if year is None:
        return _unresolved("interval", "no_reference")
    begin = phrase.season or 1
    end = shifted_month(year, begin, 2)
    return Meaning(
        kind="interval",
        value=interval(month_text(year, begin), month_text(*end)),
        timex3=f"{year:04d}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[begin] }",
        earliest=date(year, begin, 1),
        latest=month_end(*end),
        reference=None if phrase.year else _reference(anchor),
        reasons=() if phrase.year else _basis(anchor),
    )


def _season_year(phrase: Phrase, anchor: Anchor) -> int | None:
    if phrase.year is not None:
        return phrase.year
    today = anchor.today
    if today is None:
        return None
    if phrase.year_shift is not None:
        return today.year + phrase.year_shift
    years = range(today.year - 2, today.year + 2)
    begin = phrase.season or 1
    if phrase.toward and phrase.toward > 0:
        return next((year for year in years if date(year, begin, 1) > today), None)
    if phrase.toward == 0:
        return next((year for year in years if month_end(*shifted_month(year, begin, 2)) >= today), None)
    return next((year for year in reversed(years) if month_end(*shifted_month(year, begin, 2)) < today), None)


def _of_decade(phrase: Phrase, anchor: Anchor) -> Meaning:
    decade = phrase.decade or 0
    century = phrase.century - 1 if phrase.century else None
    if century is None and anchor.today is not None:
        now = anchor.today.year // _CENTURY
        shift = phrase.century_shift
        century = now + shift if shift is not None else now if decade <= anchor.today.year % _CENTURY else now - 1
    if century is None or century < 0:
        return _unresolved("date", "no_reference")
    first = century * _CENTURY + decade
    return Meaning(
        kind="date",
        value=f"{first // 10:03d}X",
        timex3=f"{first // 10:03d}",
        earliest=date(first, 1, 1),
        latest=date(first + 9, DECEMBER, 31),
    )


def _of_century(phrase: Phrase, anchor: Anchor) -> Meaning:
    century = phrase.century - 1 if phrase.century else None
    if century is None and anchor.today is not None:
        century = anchor.today.year // _CENTURY + (phrase.century_shift or 0)
    if century is None or not 1 <= century < _CENTURY - 1:
        return _unresolved("date", "no_reference")
    return Meaning(
        kind="date",
        value=f"{century:02d}XX",
        timex3=f"{century:02d}",
        earliest=date(century * _CENTURY, 1, 1),
        latest=date(century * _CENTURY + 99, DECEMBER, 31),
    )


def _of_day_told(phrase: Phrase, anchor: Anchor) -> Meaning:
    """`اليوم نفسه`, `اليوم التالي`: counted from the last day told."""
    found = _day_after_told(phrase, anchor)
    return _with_hour(phrase, found) if found.day else _unresolved("date", *found.flags)


def _day_after_told(phrase: Phrase, anchor: Anchor) -> _Day:
    if anchor.last_day is None:
        today = _from_today(anchor, phrase.count) if phrase.count and anchor.today is not None else None
        return today or _Day(day=None, flags=("no_antecedent",))
    day = shifted(anchor.last_day, days=phrase.count or 0)
    detail = anchor.last_day.isoformat()
    return _Day(day=day, reference=detail, reasons=(reason("antecedent", detail),))


def _of_last(phrase: Phrase, anchor: Anchor) -> Meaning:
    """`ذلك الحين`: the last time told."""
    if phrase.anaphoric == "day":
        return _of_day_told(phrase, anchor)
    last = anchor.last
    if last is None or last.value is None or phrase.kind != "anaphor":
        return _unresolved("vague", "no_antecedent")
    detail = last.value
    return msgspec.structs.replace(last, reference=detail, reasons=(reason("antecedent", detail),), flags=())


# Lengths


def _iso(unit: str, count: int, halves: int) -> str | None:
    """A length as an ISO 8601 duration, with a half or quarter of its unit where that is whole in the next smaller."""
    if unit in {"P10Y", "P100Y"}:
        return f"P{count * int(unit[1:-1])}Y"
    text = unit.replace("1", str(count))
    if not halves:
        return text
    if unit == "PT1H":
        return f"{text}{halves}M"
    smaller = {"P1Y": f"{DECEMBER * halves // 60}M", "P1D": f"T{24 * halves // 60}H"}
    if unit == "P1M":
        return f"{text}15D" if halves == _HALF else None
    return f"{text}{smaller[unit]}" if unit in smaller else None


def _sum(phrase: Phrase) -> str | None:
    """A length of several units, `P2Y3M`."""
    parts = {phrase.unit: phrase.count or 0, **dict(phrase.more)}
    days = "".join(f"{parts[unit]}{unit[-1]}" for unit in ("P1Y", "P1M", "P1W", "P1D") if unit in parts)
    hours = "".join(f"{parts[unit]}{unit[-1]}" for unit in ("PT1H", "PT1M", "PT1S") if unit in parts)
    return f"P{days}T{hours}" if hours else f"P{days}" if days else None


def _of_span(phrase: Phrase, _: Anchor) -> Meaning:
    if phrase.unit is None or phrase.count is None or (phrase.few and phrase.count is None):
        return _unresolved("duration", timex3=(phrase.unit or "P1D").replace("1", "X"))
    text = _iso(phrase.unit, phrase.count, phrase.halves) if not phrase.more else _sum(phrase)
    return Meaning(kind="duration", value=text, timex3=text)


def _of_offset(phrase: Phrase, anchor: Anchor) -> Meaning:
    unit, count, toward = phrase.unit or "P1D", phrase.count, phrase.away or -1
    if phrase.event:
        return _from_event(unit, anchor)
    if anchor.today is None:
        return _unresolved("date", "no_reference", timex3=unit.replace("1", str(count or "X")))
    if unit in _CLOCK_UNITS:
        return _hours_away(phrase, anchor)
    if count is None:
        return _unresolved("vague", timex3=unit.replace("1", "X"))
    return _days_away(phrase, anchor, toward * count)


def _from_event(unit: str, anchor: Anchor) -> Meaning:
    """A few hours before an event told fall on its day, about; longer is left open."""
    day = anchor.near_day or anchor.last_day
    far = day is not None and anchor.today is not None and abs((anchor.today - day).days) > _WEEK
    if unit not in _CLOCK_UNITS or day is None or far:
        return _unresolved("vague", "event_anchored")
    detail = day.isoformat()
    return Meaning(
        kind="date", value=f"{detail}~", timex3=detail, earliest=day, latest=day, day=day, reference=detail,
        reasons=(reason("last_day", detail),), flags=("event_anchored",),
    )  # fmt: skip


def _hours_away(phrase: Phrase, anchor: Anchor) -> Meaning:
    today = anchor.today
    if today is None:
        return _unresolved("date", "no_reference")
    seconds = _CLOCK_UNITS[phrase.unit or "PT1H"] * (phrase.count or 1)
    day = shifted(today, days=(phrase.away or -1) * (seconds // _DAY_SECONDS))
    if day is None:
        return _unresolved("date", "no_such_day")
    return Meaning(
        kind="date", value=f"{day.isoformat()}~", timex3=day.isoformat(), earliest=day, latest=day, day=day,
        reference=_reference(anchor), reasons=_basis(anchor),
    )  # fmt: skip


def _days_away(phrase: Phrase, anchor: Anchor, by: int) -> Meaning:
    today, unit = anchor.today, phrase.unit or "P1D"
    moved = _moved(today, unit, by) if today else None
    if phrase.halves and unit in {"P1Y", "P1M"} and moved is not None:
        months = DECEMBER * phrase.halves // 60 if unit == "P1Y" else 0
        days = 0 if unit == "P1Y" else phrase.halves // 2
        moved = shifted(moved, months=months if by > 0 else -months, days=days if by > 0 else -days)
    for smaller, count in phrase.more:
        moved = _moved(moved, smaller, count if by > 0 else -count) if moved and smaller not in _CLOCK_UNITS else moved
        unit = smaller if smaller in _DAY_UNITS or smaller == "P1M" else unit
    if moved is None:
        return _unresolved("date", "no_such_day")
    first, last, text = moved, moved, moved.isoformat()
    if unit == "P1M":
        first, last, text = (
            moved.replace(day=1),
            month_end(moved.year, moved.month),
            month_text(moved.year, moved.month),
        )
    elif unit in _MONTH_UNITS:
        first, last, text = date(moved.year, 1, 1), date(moved.year, DECEMBER, 31), year_text(moved.year)
    about = "" if unit == "P1D" and not phrase.approximate and phrase.bound is None else "~"
    return Meaning(
        kind="date", value=f"{text}{about}", timex3=text, earliest=first, latest=last,
        day=moved if unit in _DAY_UNITS else None, reference=_reference(anchor), reasons=_basis(anchor),
    )  # fmt: skip


def _moved(today: date, unit: str, by: int) -> date | None:
    if unit in _DAY_UNITS:
        return shifted(today, days=_DAY_UNITS[unit] * by)
    return shifted(today, months=_MONTH_UNITS[unit] * by)


def _of_rolling(phrase: Phrase, anchor: Anchor) -> Meaning:
    today, unit = anchor.today, phrase.unit or "P1D"
    if today is None:
        return _unresolved("interval", "no_reference")
    if unit in _CLOCK_UNITS:
        return _rolling_hours(phrase, anchor, today)
    if phrase.count is None and (unit in _MONTH_UNITS and unit != "P1M"):
        return _unresolved("vague", timex3="PAST_REF" if (phrase.away or -1) < 0 else "FUTURE_REF")
    if phrase.away is not None and phrase.away > 0:
        return _rolling_next(phrase, anchor, today)
    return _rolling_last(phrase, anchor, today)


def _rolling_hours(phrase: Phrase, anchor: Anchor, today: date) -> Meaning:
    """The last or next hours are those of the day; a few of them reach into the day before."""
    seconds = _CLOCK_UNITS[phrase.unit or "PT1H"] * (phrase.count or 0)
    days = -(-seconds // _DAY_SECONDS) if phrase.count else 0
    toward = -1 if (phrase.away or -1) < 0 else 1
    if days == 0:
        if phrase.few and toward < 0:
            return _between(shifted(today, days=-1) or today, today, anchor, loose=True)
        return Meaning(
            kind="date", value=f"{today.isoformat()}~", timex3=today.isoformat(), earliest=today, latest=today,
            reference=_reference(anchor), reasons=_basis(anchor),
        )  # fmt: skip
    other = shifted(today, days=toward * days) or today
    return _between(*sorted((other, today)), anchor, loose=False)


def _between(first: date, last: date, anchor: Anchor, *, loose: bool) -> Meaning:
    found = _stretch(first, last, _basis(anchor), _reference(anchor))
    text = f"{first.isoformat()}~/{last.isoformat()}" if loose else found.value
    return msgspec.structs.replace(found, value=text)


def _rolling_next(phrase: Phrase, anchor: Anchor, today: date) -> Meaning:
    unit = phrase.unit or "P1D"
    last = _moved(today, unit, phrase.count) if phrase.count else None
    value = f"{today.isoformat()}/{last.isoformat() if last else '..'}"
    return Meaning(
        kind="interval", value=value, timex3="FUTURE_REF", earliest=today, latest=last,
        reference=_reference(anchor), reasons=_basis(anchor),
    )  # fmt: skip


def _rolling_last(phrase: Phrase, anchor: Anchor, today: date) -> Meaning:
    """The last days, weeks or months: exact to the unit where counted, else about, at the month they begin in."""
    unit, count = phrase.unit or "P1D", phrase.count
    if count is not None:
        first = _moved(today, unit, -count) or today
        if unit in _DAY_UNITS:
            return _between(first, today, anchor, loose=False)
        text = (
            interval(month_text(first.year, first.month), month_text(today.year, today.month))
            if unit == "P1M"
            else interval(year_text(first.year), year_text(today.year))
        )
        return msgspec.structs.replace(_between(first, today, anchor, loose=False), value=text)
    if unit == "P1D" and phrase.few:
        return _between(shifted(today, days=-_FEW_DAYS) or today, today, anchor, loose=True)
    first = (shifted(today, days=-_RECENT[unit]) if unit in _RECENT else shifted(today, months=-3)) or today
    month = month_text(first.year, first.month)
    same = (first.year, first.month) == (today.year, today.month)
    value = f"{month}~" if same else f"{month}~/{today.isoformat()}"
    return msgspec.structs.replace(_between(first, today, anchor, loose=True), value=value)


def _of_set(phrase: Phrase, _: Anchor) -> Meaning:
    if phrase.weekday is not None:
        return _unresolved("set", timex3=f"XXXX-WXX-{phrase.weekday + 1}")
    count = str(phrase.count) if phrase.count else "1" if phrase.unit else None
    return _unresolved("set", timex3=(phrase.unit or "").replace("1", count or "1", 1) or None)


def _before(phrase: Phrase, first: Meaning, last: Meaning) -> Meaning:
    """The first of two days: where it alone would be later than the second, it is the one before that."""
    late = first.day is not None and last.day is not None and first.day > last.day
    if late and phrase.day is not None and phrase.year is phrase.toward is None and phrase.month is not None:
        earlier = shifted(first.day, months=-DECEMBER) if first.day else None
        return _moved_to(first, earlier) if earlier else first
    if not late or phrase.weekday is None or phrase.day is not None or phrase.hour is not None or last.day is None:
        return first
    day = _to_weekday(last.day, phrase.weekday, ahead=False, excluded=True)
    return _moved_to(first, day)


def _moved_to(found: Meaning, day: date) -> Meaning:
    text = day.isoformat()
    return msgspec.structs.replace(found, value=text, timex3=text, earliest=day, latest=day, day=day)


def _of_range(phrase: Phrase, anchor: Anchor) -> Meaning:
    if phrase.start is None or phrase.end is None:
        return _unresolved("interval")
    first = meaning(phrase.start, anchor)
    if first.day is not None:
        anchor = msgspec.structs.replace(anchor, near_day=first.day, last_day=first.day)
    last = meaning(phrase.end, anchor)
    if first.value is None or last.value is None or "/" in first.value + last.value:
        return Meaning(kind="interval", flags=first.flags or last.flags)
    first = _before(phrase.start, first, last)
    start, end = first.earliest, last.latest
    if start is not None and end is not None and end < start:
        return Meaning(kind="interval", flags=("reversed",))
    return Meaning(
        kind="interval", value=interval(first.value, last.value), timex3=f"{first.timex3}/{last.timex3}",
        earliest=start, latest=end, day=last.day, reference=first.reference or last.reference,
        flags=tuple(dict.fromkeys((*first.flags, *last.flags))), reasons=first.reasons or last.reasons,
    )  # fmt: skip


_PERIODS: Final = (
    (lambda p: p.anaphoric == "day", _of_day_told),
    (lambda p: p.weekend, _of_weekend),
    (lambda p: p.week_shift is not None or p.anaphoric == "week", _of_week),
    (lambda p: p.season is not None, _of_season),
    (lambda p: p.decade is not None, _of_decade),
    (lambda p: p.century is not None or p.century_shift is not None, _of_century),
    (lambda p: p.month is not None and p.hijri, _of_hijri_month),
    (lambda p: p.month is not None or p.month_shift is not None or p.anaphoric == "month", _of_month),
    (lambda p: p.year is not None or p.year_shift is not None or p.anaphoric == "year", _of_year),
)
_MEANINGS: Final = {
    "day": _of_day,
    "period": _of_period,
    "span": _of_span,
    "offset": _of_offset,
    "rolling": _of_rolling,
    "set": _of_set,
    "vague": _vague,
    "nothing": _vague,
    "anaphor": _of_last,
    "range": _of_range,
    "pair": _of_range,
}
