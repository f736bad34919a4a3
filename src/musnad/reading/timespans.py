"""Lengths of time, alone, counted from a day, or as the last or next so many units; and repetitions."""

from __future__ import annotations

from typing import Final

from musnad.reading.timedays import day
from musnad.reading.timenumbers import Number, number, with_article
from musnad.reading.timeperiods import counts_nothing, period
from musnad.reading.timephrase import Found, Slots
from musnad.reading.timetense import is_ahead
from musnad.reading.timetokens import CLOSERS, DASHES, OPENERS, Line, after
from musnad.reading.timewords import Hit

_LEADERS: Final = ("since", "before", "after", "during")
_UNITS: Final = ("P1Y", "P1M", "P1W", "P1D", "PT1H", "PT1M", "PT1S")
_HOMOGRAPHS: Final = ("P10Y", "P100Y")  # `عقد` is also to hold (`قبل عقد اجتماع`)
_COUNTABLE: Final = range(1, 10**4)
_DIRECTIONS: Final = ("past", "next", "recent", "current")
_DAYS: Final = {"P1D": 1, "P1W": 7}


def span(line: Line, at: int) -> Found | None:
    """A length of time: `ثلاثة أيام`, `أكثر من 4 سنوات`, `يومين`, `عدة أشهر`, `يوما كاملا`, `نصف ساعة`."""
    bound = line.get(at, "bound")
    if bound is not None:
        found = _counted(line, after(at, bound)) or _of_one(line, after(at, bound))
        return ({**found[0], "bound": bound.value}, found[1]) if found else None
    found = _counted(line, at) or _part_of_unit(line, at) or _led(line, at)
    return None if found and _is_age(line, at, found) else found


def _is_age(line: Line, at: int, found: Found) -> bool:
    """Whether it is the age of a person in brackets behind the name (`(13 عاما)`), which dates nothing."""
    return line.form(at - 1) in OPENERS and line.form(found[1]) in CLOSERS and found[0].get("unit") in {"P1Y", "P1M"}


def from_now(line: Line, at: int) -> Found | None:
    """`شهر و21 يوما من الآن`: a length counted from now, in the direction of the verb."""
    found = span(line, at) or _of_one(line, at)
    if found is None or not line.get(found[1], "from") or not line.get(found[1] + 1, "now"):
        return None
    return {**found[0], "away": 1 if is_ahead(line, at) else -1}, found[1] + 2


def _led(line: Line, at: int) -> Found | None:
    """A bare unit behind a word that takes a length (`خلال أسبوع`, `منذ أيام`), or one said to be whole."""
    unit = line.get(at, "unit")
    if unit is None or unit.definite:
        return None
    if line.get(at - 1, *_LEADERS):
        return None if line.get(at + 1, "feast") else _of_one(line, at)
    whole = line.get(at + 1, "whole", "few")
    if whole is None or whole.definite or (unit.number == "p") != (whole.cls == "few"):
        return None
    return _closed(line, {"unit": unit.value, "count": 1 if unit.number == "s" else None}, at + 1)


def _of_one(line: Line, at: int) -> Found | None:
    unit = line.get(at, "unit")
    if unit is None or unit.definite or unit.number == "d":
        return None
    if unit.value in _HOMOGRAPHS and unit.number == "s" and not counts_nothing(line, at + 1):
        return None
    return _closed(line, {"unit": unit.value, "count": 1 if unit.number == "s" else None}, at + 1)


def _counted(line: Line, at: int) -> Found | None:
    several = line.get(at, "several")
    if several is not None:
        unit = line.bare(at + 1, "unit")
        return _closed(line, {"unit": unit.value, "few": True}, at + 2) if unit and unit.number == "p" else None
    dual = line.get(at, "unit")
    if dual is not None and dual.number == "d" and not dual.definite:
        return _closed(line, {"unit": dual.value, "count": 2}, at + 1)
    found = with_article(line, at)
    unit = line.bare(found.after, "unit") if found else None
    if found is None or unit is None or found.value not in _COUNTABLE or not _agrees(line, found, unit):
        return None
    vague = _is_second_of_two(line, at)
    return _closed(line, {"unit": unit.value, "count": None if vague else found.value}, found.after + 1)


def _is_second_of_two(line: Line, at: int) -> bool:
    """Whether the number is the higher of two (`من 3 إلى 5 سنوات`), which give no one length."""
    tied = line.get(at - 1, "to") is not None or line.form(at - 1) in DASHES | {"و"}
    return tied and (line.is_number(at - 2) or line.get(at - 2, "number") is not None)


def _agrees(line: Line, found: Number, unit: Hit) -> bool:
    """Whether the number counts the unit: a rank counts none, and seconds are counted in digits."""
    if found.ordinal or unit.definite or unit.number == "d":
        return False
    if unit.value == "P1D" and line.get(found.after + 1, "weekday"):
        return False
    return unit.value != "PT1S" or line.is_number(found.after - 1) or unit.number == "p"


def _closed(line: Line, slots: Slots, at: int) -> Found:
    """The length with what follows it: `كاملة`, `قليلة`, `ونصف`, `تقريبا`."""
    last = at
    hit = line.get(last, "number")
    if hit is not None and hit.joint and hit.number == "fraction" and hit.amount > 0:
        slots, last = {**slots, "halves": hit.amount}, last + 1
        same = line.bare(last, "unit")
        last = last + 1 if same and same.definite and same.value == slots["unit"] else last
    closing = line.bare(last, "whole", "few")
    if closing is not None and not closing.definite:
        slots = {**slots, "few": True} if closing.cls == "few" else slots
        last = after(last, closing)
    slots, last = _with_more(line, slots, last)
    if line.get(last, "approx-after"):
        slots, last = {**slots, "approximate": True}, last + 1
    return slots, last


def _with_more(line: Line, slots: Slots, last: int) -> Found:
    """A length with smaller units behind `و` (`عامين وثلاثة أشهر`)."""
    while slots.get("count") is not None and len(slots.get("more", ())) < len(_UNITS):
        place = last + 1 if line.form(last) == "و" else last
        joined = place > last or any(hit.joint for hit in line.hits(last))
        following = _amount(line, place) if joined else None
        if following is None or following[0] in {slots["unit"], *(unit for unit, _ in slots.get("more", ()))}:
            break
        slots = {**slots, "more": (*slots.get("more", ()), following[:2])}
        last = following[2]
    return slots, last


def _amount(line: Line, at: int) -> tuple[str, int, int] | None:
    """A number of units, and the token behind."""
    unit = line.get(at, "unit")
    if unit is not None and unit.number == "d" and not unit.definite:
        return unit.value, 2, at + 1
    found = number(line, at)
    unit = line.bare(found.after, "unit") if found else None
    if found is None or unit is None or found.ordinal or unit.definite or unit.value not in _UNITS:
        return None
    return unit.value, found.value, found.after + 1


def _part_of_unit(line: Line, at: int) -> Found | None:
    """`نصف ساعة`, `ربع ساعة`."""
    hit = line.get(at, "number")
    unit = line.bare(at + 1, "unit")
    if hit is None or hit.number != "fraction" or unit is None or unit.value != "PT1H" or unit.number != "s":
        return None
    return {"unit": "PT1M", "count": hit.amount}, at + 2


def rolling(line: Line, at: int) -> Found | None:
    """`الأيام القليلة الماضية`, `الساعات المقبلة`, `الـ48 ساعة الماضية`, `العامين الماضيين`."""
    unit = line.get(at, "unit")
    if unit is None:
        return _counted_rolling(line, at)
    if not unit.definite or unit.number == "s":
        return None
    slots: Slots = {"unit": unit.value, "count": 2 if unit.number == "d" else None}
    place = at + 1
    few = line.bare(place, "few")
    count = with_article(line, place)
    if few is not None and few.definite:
        slots, place = {**slots, "few": True}, after(place, few)
    elif count is not None and (not count.ordinal or _is_tens(line, place)):
        slots, place = {**slots, "count": count.value}, count.after
    return _away(line, slots, place)


def _is_tens(line: Line, at: int) -> bool:
    """Whether the number is ten or tens, which count and rank in one form (`السنوات العشر`)."""
    hit = line.get(at, "number")
    return hit is not None and hit.number in {"ten", "tens"}


def _counted_rolling(line: Line, at: int) -> Found | None:
    found = with_article(line, at)
    unit = line.bare(found.after, "unit") if found else None
    if found is None or unit is None or found.ordinal or found.value not in _COUNTABLE:
        return None
    return _away(line, {"unit": unit.value, "count": found.value}, found.after + 1)


def _away(line: Line, slots: Slots, place: int) -> Found | None:
    few = line.bare(place, "few")
    if few is not None and few.definite:
        slots, place = {**slots, "few": True}, after(place, few)
    hit = line.bare(place, *_DIRECTIONS)
    if hit is None or hit.cls == "current" or hit.rest:
        return None
    place = after(place, hit)
    few = line.bare(place, "few")
    if few is not None and few.definite:
        slots, place = {**slots, "few": True}, after(place, few)
    return {**slots, "away": hit.amount}, place


def ago(line: Line, at: int) -> Found | None:
    """`قبل ثلاثة أيام`, `قبل نحو شهر`, `قبل ساعات من الغارة`."""
    hit = line.get(at, "before")
    if hit is None or hit.rest:
        return None
    place = at + 1
    approx = line.bare(place, "approx")
    if approx is not None:
        place = after(place, approx)
    found = span(line, place) or _of_one(line, place)
    if found is None or _is_calendar(line, place, found[1]):
        return None
    slots, last = found
    slots = {**slots, "away": -1, "approximate": approx is not None or slots.get("approximate", False)}
    return _from_event(line, slots, last)


def _is_calendar(line: Line, at: int, last: int) -> bool:
    """Whether a day or period stands there and no length: `قبل عام 2011`, `قبل يوم الأربعاء`."""
    found = period(line, at) or day(line, at)
    return found is not None and found[1] > last


def _from_event(line: Line, slots: Slots, last: int) -> Found:
    """Past the event that the length is counted from, if one follows."""
    if not line.get(last, "from") or last + 1 >= line.size or line.tokens[last + 1].kind != "word":
        return slots, last
    if line.get(last + 1, "now") or (line.get(last + 1, "day") and line.form(last + 1) == "اليوم"):
        return slots, last + 2
    return {**slots, "event": True}, last + 2


def ahead(line: Line, at: int) -> Found | None:
    """`بعد ثلاثة أيام`, counted from the day of the report where the verb is of the future."""
    hit = line.get(at, "after")
    found = (span(line, at + 1) or _of_one(line, at + 1)) if hit and not hit.rest else None
    if (
        found is None
        or line.get(found[1], "from")
        or line.form(found[1]) == "علي"
        or _is_calendar(line, at + 1, found[1])
    ):
        return None
    return {**found[0], "away": 1}, found[1]


def from_told(line: Line, at: int) -> Found | None:
    """`بعد ذلك بيومين`, `قبلها بثلاثة أيام`: days or weeks counted from the day told last."""
    hit = line.get(at, "from-told")
    place = after(at, hit) if hit else at
    if hit is None or not any(word.prep == "ب" for word in line.hits(place)):
        return None
    found = _counted(line, place) or _of_one(line, place)
    if found is None or found[0].get("count") is None or found[0]["unit"] not in _DAYS:
        return None
    return {"anaphoric": "day", "count": hit.amount * found[0]["count"] * _DAYS[found[0]["unit"]]}, found[1]


def repeated(line: Line, at: int) -> Found | None:
    """`يومياً`, `كل جمعة`, `كل يوم خميس`, `كل ثلاثة أيام`."""
    hit = line.get(at, "set")
    if hit is not None:
        return {"unit": hit.value or None}, after(at, hit)
    if not line.get(at, "every"):
        return None
    unit = line.bare(at + 1, "unit")
    place = at + 2 if unit and unit.value == "P1D" and unit.number == "s" else at + 1
    day = line.bare(place, "weekday-bare", "weekday")
    if day is not None:
        return {"weekday": day.amount}, after(place, day)
    if unit is not None and unit.number == "s" and not unit.definite:
        return {"unit": unit.value, "count": 1}, at + 2
    return _counted(line, at + 1)
