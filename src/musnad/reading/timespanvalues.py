"""Lengths of time, and the days that lengths counted from the report lead to.

A number of days is exact; weeks and more are about right (`~`), in the unit they are told in.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from musnad.arabic.edtf import DECEMBER, interval, month_end, month_text, shifted, year_text
from musnad.reading.timemeaning import WEEK, Anchor, Meaning, basis_of, reason, reference_of, stretch, unresolved
from musnad.reading.timephrase import Phrase

_DAY_UNITS: Final = {"P1D": 1, "P1W": 7}
_MONTH_UNITS: Final = {"P1M": 1, "P1Y": 12, "P10Y": 120, "P100Y": 1200}
_CLOCK_UNITS: Final = {"PT1S": 1, "PT1M": 60, "PT1H": 3600}
_DAY_SECONDS: Final = 86400
_RECENT: Final = {"P1D": 7, "P1W": 21}
_FEW_DAYS: Final = 3
_HALF: Final = 30


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
    parts: dict[str | None, int] = {phrase.unit: phrase.count or 0}
    parts.update(phrase.more)
    days = "".join(f"{parts[unit]}{unit[-1]}" for unit in ("P1Y", "P1M", "P1W", "P1D") if unit in parts)
    hours = "".join(f"{parts[unit]}{unit[-1]}" for unit in ("PT1H", "PT1M", "PT1S") if unit in parts)
    return f"P{days}T{hours}" if hours else f"P{days}" if days else None


def of_span(phrase: Phrase, _: Anchor) -> Meaning:
    """The meaning of a length of time."""
    if phrase.unit is None or phrase.count is None or (phrase.few and phrase.count is None):
        return unresolved("duration", timex3=(phrase.unit or "P1D").replace("1", "X"))
    text = _iso(phrase.unit, phrase.count, phrase.halves) if not phrase.more else _sum(phrase)
    return Meaning(kind="duration", value=text, timex3=text)


def of_offset(phrase: Phrase, anchor: Anchor) -> Meaning:
    """The day that a length leads to, counted from the day of the report."""
    unit, count, toward = phrase.unit or "P1D", phrase.count, phrase.away or -1
    if phrase.event:
        return _from_event(unit, anchor)
    if anchor.today is None:
        return unresolved("date", "no_reference", timex3=unit.replace("1", str(count or "X")))
    if unit in _CLOCK_UNITS:
        return _hours_away(phrase, anchor)
    if count is None:
        return unresolved("vague", timex3=unit.replace("1", "X"))
    return _days_away(phrase, anchor, toward * count)


def _from_event(unit: str, anchor: Anchor) -> Meaning:
    """A few hours before an event told fall on its day, about; longer is left open."""
    day = anchor.near_day or anchor.last_day
    far = day is not None and anchor.today is not None and abs((anchor.today - day).days) > WEEK
    if unit not in _CLOCK_UNITS or day is None or far:
        return unresolved("vague", "event_anchored")
    detail = day.isoformat()
    return Meaning(
        kind="date", value=f"{detail}~", timex3=detail, earliest=day, latest=day, day=day, reference=detail,
        reasons=(reason("last_day", detail),), flags=("event_anchored",),
    )  # fmt: skip


def _hours_away(phrase: Phrase, anchor: Anchor) -> Meaning:
    today = anchor.today
    if today is None:
        return unresolved("date", "no_reference")
    seconds = _CLOCK_UNITS[phrase.unit or "PT1H"] * (phrase.count or 1)
    day = shifted(today, days=(phrase.away or -1) * (seconds // _DAY_SECONDS))
    if day is None:
        return unresolved("date", "no_such_day")
    return Meaning(
        kind="date", value=f"{day.isoformat()}~", timex3=day.isoformat(), earliest=day, latest=day, day=day,
        reference=reference_of(anchor), reasons=basis_of(anchor),
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
        return unresolved("date", "no_such_day")
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
        day=moved if unit in _DAY_UNITS else None, reference=reference_of(anchor), reasons=basis_of(anchor),
    )  # fmt: skip


def _moved(today: date, unit: str, by: int) -> date | None:
    if unit in _DAY_UNITS:
        return shifted(today, days=_DAY_UNITS[unit] * by)
    return shifted(today, months=_MONTH_UNITS[unit] * by)


def of_rolling(phrase: Phrase, anchor: Anchor) -> Meaning:
    """The stretch of the last or next so many units."""
    today, unit = anchor.today, phrase.unit or "P1D"
    if today is None:
        return unresolved("interval", "no_reference")
    if unit in _CLOCK_UNITS:
        return _rolling_hours(phrase, anchor, today)
    if phrase.count is None and (unit in _MONTH_UNITS and unit != "P1M"):
        return unresolved("vague", timex3="PAST_REF" if (phrase.away or -1) < 0 else "FUTURE_REF")
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
            reference=reference_of(anchor), reasons=basis_of(anchor),
        )  # fmt: skip
    other = shifted(today, days=toward * days) or today
    first, last = sorted((other, today))
    return _between(first, last, anchor, loose=False)


def _between(first: date, last: date, anchor: Anchor, *, loose: bool) -> Meaning:
    found = stretch(first, last, basis_of(anchor), reference_of(anchor))
    text = f"{first.isoformat()}~/{last.isoformat()}" if loose else found.value
    return msgspec.structs.replace(found, value=text)


def _rolling_next(phrase: Phrase, anchor: Anchor, today: date) -> Meaning:
    unit = phrase.unit or "P1D"
    last = _moved(today, unit, phrase.count) if phrase.count else None
    value = f"{today.isoformat()}/{last.isoformat() if last else '..'}"
    return Meaning(
        kind="interval", value=value, timex3="FUTURE_REF", earliest=today, latest=last,
        reference=reference_of(anchor), reasons=basis_of(anchor),
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


def of_set(phrase: Phrase, _: Anchor) -> Meaning:
    """The meaning of a repetition, which has no value."""
    if phrase.weekday is not None:
        return unresolved("set", timex3=f"XXXX-WXX-{phrase.weekday + 1}")
    count = str(phrase.count) if phrase.count else "1" if phrase.unit else None
    return unresolved("set", timex3=(phrase.unit or "").replace("1", count or "1", 1) or None)
