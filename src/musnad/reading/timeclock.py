"""Hours of the clock: `الساعة الثامنة مساءً`, `16:45 بتوقيت غرينتش`, `الثالثة فجرا`, `الثالثة إلا ربعا`."""

from __future__ import annotations

from typing import Final

from musnad.reading.timenumbers import first_term, number
from musnad.reading.timephrase import Found, Slots
from musnad.reading.timetokens import ARTICLES, CLOSERS, COMMAS, OPENERS, Line, after

NOON: Final = 12
_HOURS: Final = 24
_SIXTY: Final = 60
_PARTS: Final = ("part-close", "part-adverb")
_EVENING: Final = range(5, 12)


def clock(line: Line, at: int) -> Found | None:
    """An hour with all that belongs to it, its part of the day and zone."""
    word = line.get(at, "clock")
    start = after(at, word) if word else at
    start = start + 1 if word and line.form(start) in ARTICLES else start
    told = _figures(line, start) or (_joined_figures(line, start) if word else None)
    told = told or (_words(line, start) if word else _bare_words(line, start))
    if told is None:
        return None
    slots, last = told
    slots, last = _zone(line, *_with_part(line, slots, last))
    if word is None and not _is_clock(line, at, slots):
        return None
    return _settled(slots), last


def _is_clock(line: Line, at: int, slots: Slots) -> bool:
    """Whether figures without `الساعة` are a clock: two digits of hours, a part of the day, or a zone."""
    return "part" in slots or "zone" in slots or "_paired" in slots or len(line.form(at)) == len("14")


def _figures(line: Line, at: int) -> Found | None:
    """`16:45`."""
    if line.form(at + 1) != ":" or not line.touches(at) or not line.touches(at + 1) or line.form(at - 1) in {":", "/"}:
        return None
    hour, minute = line.integer(at), line.integer(at + 2)
    if hour is None or minute is None or len(line.form(at + 2)) != len("30") or hour >= _HOURS or minute >= _SIXTY:
        return None
    last = at + 3
    if line.form(last) == ":" and line.touches(last - 1):
        last = last + 2 if line.is_number(last + 1) else last
    return {"hour": hour, "minute": minute, "clear": hour > NOON or len(line.form(at)) == len("08")}, last


def _joined_figures(line: Line, at: int) -> Found | None:
    """`0500`."""
    form = line.form(at)
    value = line.integer(at)
    if value is None or len(form) != len("0500") or value // 100 >= _HOURS or value % 100 >= _SIXTY:
        return None
    return {"hour": value // 100, "minute": value % 100, "clear": True}, at + 1


def _words(line: Line, at: int) -> Found | None:
    found = first_term(line, at)
    if found is None or not 0 <= found.value <= _HOURS:
        return None
    hour = found.value % _HOURS
    minute = _minutes(line, found.after)
    slots: Slots = {"hour": hour, "clear": hour > NOON}
    if minute is None:
        return slots, found.after
    if minute[0] < 0:
        slots["hour"], slots["minute"] = (hour - 1) % _HOURS, _SIXTY + minute[0]
    else:
        slots["minute"] = minute[0]
    return slots, minute[1]


def _bare_words(line: Line, at: int) -> Found | None:
    """`الثالثة فجرا`: a feminine rank is an hour only before a part of the day."""
    hit = line.get(at, "number")
    if hit is None or not hit.definite or hit.number not in {"ordinal", "ordinal_unit"}:
        return None
    counted = at > 0 and not hit.joint and line.reading.forms[at - 1].definite  # `للمرة الثالثة`
    told = None if counted else _words(line, at)
    if told is None or not line.form(at).endswith(("ه", "ي")):
        return None
    if _part(line, told[1]):
        return told
    place = told[1] + 1 if line.get(told[1], "from") else told[1]
    part = line.bare(place, "part", "part-before")
    return ({**told[0], "_paired": True}, told[1]) if part and not part.definite else None


def _minutes(line: Line, at: int) -> tuple[int, int] | None:
    """Minutes past or, negative, to the hour."""
    hit = line.get(at, "number")
    if hit is not None and hit.joint and hit.number == "fraction":
        return hit.amount, at + 1
    short = line.get(at + 1, "minutes") if line.get(at, "less") else None
    if short is not None:
        return -short.amount, at + 2
    joined = line.form(at) == "و"
    found = number(line, at + 1) if joined else number(line, at) if hit and hit.joint else None
    if found is None or found.value >= _SIXTY:
        return None
    unit = line.get(found.after, "unit")
    return (found.value, found.after + 1) if unit and unit.value == "PT1M" else None


def _part(line: Line, at: int) -> Found | None:
    """The part of the day behind an hour; `من مساء السبت` is left to the day it belongs to."""
    hit = line.get(at, *_PARTS)
    return ({"part": hit.value}, after(at, hit)) if hit else None


def _with_part(line: Line, slots: Slots, last: int) -> Found:
    found = _part(line, last)
    half = line.get(last, "half-day") if "minute" in slots and line.is_number(last - 1) else None
    if half is not None and slots["hour"] <= NOON:
        found = {"part": half.value}, last + 1
    if found is None:
        return slots, last
    return {**slots, **found[0]}, found[1]


def _zone(line: Line, slots: Slots, last: int) -> Found:
    """The zone behind an hour, also in brackets or behind a comma."""
    opened = line.form(last) in OPENERS
    place = last + 1 if opened or line.form(last) in COMMAS else last
    hit = line.get(place, "zone")
    if hit is None:
        return slots, last
    end = after(place, hit)
    end = end + 1 if opened and line.form(end) in CLOSERS else end
    return {**slots, "zone": hit.value, "clear": slots.get("clear", False) or "part" not in slots}, end


def _settled(slots: Slots) -> Slots:
    """The hour as of 24, where the part of the day says which it is."""
    hour, part = slots["hour"], slots.get("part")
    if part is None:
        return slots
    return {**slots, "hour": hour_of(hour, part), "clear": True}


def hour_of(hour: int, part: str) -> int:
    """An hour of twelve in a part of the day, as one of 24."""
    if hour > NOON:
        return hour
    if part == "MO" or (part == "NI" and hour not in _EVENING):
        return 0 if hour == NOON else hour
    if part == "MI":
        return hour if hour in {10, 11, NOON} else hour + NOON
    return hour if hour == NOON else hour + NOON
