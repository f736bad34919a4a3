"""The stretches that periods mean: weeks from Monday (ISO 8601), months, seasons of whole months, years and longer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from musnad.arabic.edtf import DECEMBER, interval, made_date, month_end, month_text, shifted, shifted_month, year_text
from musnad.model import Reason
from musnad.reading.timedayvalues import day_after_told, with_hour
from musnad.reading.timeislamic import of_islamic_month, of_islamic_year
from musnad.reading.timemeaning import (
    WEEK,
    Anchor,
    Meaning,
    TimeKind,
    basis_of,
    reason,
    reference_of,
    stretch,
    unresolved,
)
from musnad.reading.timemonths import month_of
from musnad.reading.timephrase import Phrase

_THIRDS: Final = {1: (1, 10), 2: (11, 20), 3: (21, 31)}
_YEAR_THIRDS: Final = {1: (1, 3), 2: (5, 8), 3: (10, 12)}
_CENTURY: Final = 100
_MID: Final = 2


def of_period(phrase: Phrase, anchor: Anchor) -> Meaning:
    """The meaning of a period of the calendar, or of a day or time told before."""
    for applies, resolve in _PERIODS:
        if applies(phrase):
            return resolve(phrase, anchor)
    return unresolved("vague")


def _of_month(phrase: Phrase, anchor: Anchor) -> Meaning:
    found = month_of(phrase, anchor)
    if found is None or not 1 <= found[0] <= date.max.year:
        return unresolved("date", "no_reference")
    year, month = found
    reference = None if phrase.year else reference_of(anchor)
    reasons = () if phrase.year else basis_of(anchor)
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
        return stretch(first, middle, reasons, reference)
    return stretch(middle + timedelta(days=1), last, reasons, reference)


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
        return unresolved("date", "no_reference" if phrase.anaphoric is None else "no_antecedent")
    if phrase.hijri:
        return of_islamic_year(year)
    reference, reasons = (None, ()) if phrase.year else (reference_of(anchor), basis_of(anchor))
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


def _of_week(phrase: Phrase, anchor: Anchor) -> Meaning:
    base = anchor.last_day if phrase.anaphoric else anchor.today
    base = anchor.today if base is None and phrase.count else base
    if base is None:
        return unresolved("interval", "no_antecedent" if phrase.anaphoric else "no_reference")
    by = phrase.week_shift if phrase.week_shift is not None else phrase.count or 0
    monday = shifted(base - timedelta(days=base.weekday()), days=WEEK * by)
    if monday is None:
        return unresolved("interval", "no_such_day")
    if phrase.weekend:
        return stretch(monday + timedelta(days=4), monday + timedelta(days=6), basis_of(anchor), reference_of(anchor))
    found = stretch(monday, monday + timedelta(days=6), basis_of(anchor), reference_of(anchor))
    year, week, _ = monday.isocalendar()
    return msgspec.structs.replace(found, timex3=f"{year:04d}-W{week:02d}")


def _of_weekend(phrase: Phrase, anchor: Anchor) -> Meaning:
    """Friday to Sunday: whether the weekend begins on Friday or Saturday, the country decides."""
    found = _of_week(msgspec.structs.replace(phrase, week_shift=phrase.toward or 0), anchor)
    return msgspec.structs.replace(found, flags=(*found.flags, "weekend_days_uncertain"))


def _of_season(phrase: Phrase, anchor: Anchor) -> Meaning:
    year = _season_year(phrase, anchor)
    if year is None:
        return unresolved("interval", "no_reference")
    begin = phrase.season or 1
    end = shifted_month(year, begin, 2)
    return Meaning(
        kind="interval",
        value=interval(month_text(year, begin), month_text(*end)),
        timex3=f"{year:04d}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[begin] }",
        earliest=date(year, begin, 1),
        latest=month_end(*end),
        reference=None if phrase.year else reference_of(anchor),
        reasons=() if phrase.year else basis_of(anchor),
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
        return unresolved("date", "no_reference")
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
        return unresolved("date", "no_reference")
    return Meaning(
        kind="date",
        value=f"{century:02d}XX",
        timex3=f"{century:02d}",
        earliest=date(century * _CENTURY, 1, 1),
        latest=date(century * _CENTURY + 99, DECEMBER, 31),
    )


def _of_day_told(phrase: Phrase, anchor: Anchor) -> Meaning:
    """`اليوم نفسه`, `اليوم التالي`: counted from the last day told."""
    found = day_after_told(phrase, anchor)
    return with_hour(phrase, found) if found.day else unresolved("date", *found.flags)


def of_last(phrase: Phrase, anchor: Anchor) -> Meaning:
    """`ذلك الحين`: the last time told."""
    if phrase.anaphoric == "day":
        return _of_day_told(phrase, anchor)
    last = anchor.last
    if last is None or last.value is None or phrase.kind != "anaphor":
        return unresolved("vague", "no_antecedent")
    detail = last.value
    return msgspec.structs.replace(last, reference=detail, reasons=(reason("antecedent", detail),), flags=())


_PERIODS: Final = (
    (lambda p: p.anaphoric == "day", _of_day_told),
    (lambda p: p.weekend, _of_weekend),
    (lambda p: p.week_shift is not None or p.anaphoric == "week", _of_week),
    (lambda p: p.season is not None, _of_season),
    (lambda p: p.decade is not None, _of_decade),
    (lambda p: p.century is not None or p.century_shift is not None, _of_century),
    (lambda p: p.month is not None and p.hijri, of_islamic_month),
    (lambda p: p.month is not None or p.month_shift is not None or p.anaphoric == "month", _of_month),
    (lambda p: p.year is not None or p.year_shift is not None or p.anaphoric == "year", _of_year),
)
