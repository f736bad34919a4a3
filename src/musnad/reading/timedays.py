"""Days: relative days, weekdays, dates, parts of the day and hours, in whatever order they stand.

An expression of a day is a row of components, each of which says one thing about it, in Arabic in almost any order:
`مساء يوم السبت الموافق 29 يناير 2022`, `السبت 29 يناير مساءً`, `الساعة الثامنة من مساء أمس السبت`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.reading.timeclock import clock, hour_of
from musnad.reading.timedates import date_at, direction, short_date
from musnad.reading.timenumbers import LAST_DAY, day_of_month, ordinal
from musnad.reading.timephrase import Found, Phrase, Slots
from musnad.reading.timetokens import CLOSERS, COMMAS, DASHES, OPENERS, Line, after

_MOST_PARTS: Final = 9
_WEEK: Final = 7
_TANWIN: Final = "\u064b"
_MOST_WEEKS: Final = 5
_HIGH: Final = 21
"""Lower ranks are those of lists, centuries and meetings too."""
_ANCHORS: Final = frozenset({"relative", "weekday", "day"})
Component = Callable[[Line, int, Slots], Found | None]


def day(line: Line, at: int) -> Found | None:
    """The day that is told from token `at` on."""
    slots: Slots = {}
    last = at
    for _ in range(_MOST_PARTS):
        found = _next(line, last, slots)
        if found is None:
            break
        slots, last = found
    return (_finished(slots), last) if _is_day(slots) else None


def _finished(slots: Slots) -> Slots:
    hour, part = slots.get("hour"), slots.get("part")
    if hour is not None and part is not None and not slots.get("clear"):
        slots = {**slots, "hour": hour_of(hour, part), "clear": True}
    return {key: value for key, value in slots.items() if not key.startswith("_")}


def _is_day(slots: Slots) -> bool:
    """Whether enough was read: a day, an hour, or a part of a day that can stand alone."""
    return bool(_ANCHORS & slots.keys()) or "hour" in slots or bool(slots.get("_alone"))


def _next(line: Line, at: int, slots: Slots) -> Found | None:
    """One more component, with what ties it to those before."""
    if not slots:
        return _component(line, at, slots)
    for place, closing in _glued(line, at, slots):
        found = _component(line, place, slots)
        if found is not None and not (closing and line.form(found[1]) not in CLOSERS):
            return found[0], found[1] + 1 if closing else found[1]
    return None


def _glued(line: Line, at: int, slots: Slots) -> list[tuple[int, bool]]:
    """Where the next component may begin behind a comma, a bracket, `الموافق`, `من` or `في`."""
    mark = line.form(at)
    places = [(at, False)]
    if mark in OPENERS:
        places = [(at + 1, True)]
    elif mark in COMMAS or (mark == "." and line.form(at + 1) == "."):
        places = [(at + 1 if mark in COMMAS else at + 2, False)] if _comma_joins(line, at, slots) else []
    elif mark in DASHES:
        clocked = "day" in slots and line.form(at + 2) == ":"
        places = [(at + 1, False)] if clocked or "weekday" in slots or slots.get("hijri") else []
    elif line.get(at, "equals", "dated"):
        hit = line.get(at, "equals", "dated")
        places = [(after(at, hit), False)] if hit else []
    elif line.bare(at, "from", "in"):
        places = [(at + 1, False)] if _link_joins(line, at, slots) else []
    elif line.get(at, "clock-weak") and _ANCHORS & slots.keys():
        places = [(at + 1, False)]
    return places


def _comma_joins(line: Line, at: int, slots: Slots) -> bool:
    """A comma goes on with a weekday or its date (`اليوم، الأربعاء، 13 شباط`), two stops with that of a night."""
    if line.form(at) == ".":
        return "part" in slots
    if "relative" in slots and "weekday" not in slots and line.bare(at + 1, "weekday"):
        return True
    if _ANCHORS & slots.keys() and line.form(at + 2) == ":":
        return True
    return "weekday" in slots and "day" not in slots and date_at(line, at + 1) is not None


def _link_joins(line: Line, at: int, slots: Slots) -> bool:
    """`من` and `في` go on from an hour or part to its day, and from a weekday to its week or date."""
    if line.get(at, "from"):
        if "hour" in slots or slots.get("_prefix"):
            return True
        if _ANCHORS & slots.keys() and line.get(at + 1, "clock"):
            return True
        return "weekday" in slots and ("week_shift" in (_week(line, at + 1, slots) or ({}, 0))[0])
    if _ANCHORS & slots.keys() and line.get(at + 1, "clock"):
        return True
    return "weekday" in slots and "day" not in slots and date_at(line, at + 1) is not None


def _component(line: Line, at: int, slots: Slots) -> Found | None:
    if not line.tells(at):
        return None
    for read in _COMPONENTS:
        found = read(line, at, slots)
        if found is not None:
            return {**slots, **found[0]}, found[1]
    return None


def _relative(line: Line, at: int, slots: Slots) -> Found | None:
    hit = line.get(at, "day", "night")
    if hit is None or "relative" in slots or "day" in slots or (slots and hit.joint):
        return _day_told(line, at, slots)
    if not hit.amount and not hit.rest and _is_other_day(line, at + 1):
        return _day_told(line, at, slots)
    more: Slots = {"relative": hit.amount}
    if hit.cls == "night":
        more["part"] = "NI"
    return more, after(at, hit)


def _is_other_day(line: Line, at: int) -> bool:
    """Whether what follows `اليوم` makes it another day than today: `التالي`, `نفسه`, `الثالث`."""
    rank = ordinal(line, at)
    return line.bare(at, "following", "same", "past") is not None or (rank is not None and rank.definite)


def _day_told(line: Line, at: int, slots: Slots) -> Found | None:
    """`مساء اليوم نفسه`, `فجر ذلك اليوم`: a part of the day told before."""
    before = line.bare(at, "same-before")
    unit = line.get(at + 1 if before else at, "unit")
    if "part" not in slots or unit is None or unit.value != "P1D" or unit.number != "s" or not unit.definite:
        return None
    if before is not None:
        return {"anaphoric": "day", "count": 0, "relative": 0}, at + 2
    hit = line.bare(at + 1, "following", "same", "past")
    return ({"anaphoric": "day", "count": hit.amount, "relative": 0}, after(at + 1, hit)) if hit else None


def _weekday(line: Line, at: int, slots: Slots) -> Found | None:
    """`الأحد`, `يوم الأحد`, `الأحد الماضي`, `الأحد من الأسبوع الماضي`, `ليل السبت - الأحد`."""
    place = _past_day_word(line, at)
    if place > at and slots and any(written.joint for written in line.hits(at)):
        return None
    hit = line.get(place, "weekday") or (line.get(place, "weekday-bare") if _of_week(line, place + 1) else None)
    if hit is None or "weekday" in slots or (slots and hit.joint) or (place > at and hit.cut):
        return None
    more: Slots = {"weekday": hit.amount}
    last = after(place, hit)
    if slots.get("part") in {"NI", "EV"} and slots.keys() <= {"part", "midnight", "_prefix"}:
        second = _second_night(line, last, hit.amount)
        if second is not None:
            return {**more, "night_to": second[0]}, second[1]
    following = direction(line, last) or _bracketed_direction(line, last)
    return ({**more, **following[0]}, following[1]) if following else (more, last)


def _bracketed_direction(line: Line, at: int) -> Found | None:
    hit = line.bare(at, "following", "same")
    return ({"anaphoric": "weekday"}, after(at, hit)) if hit else None


def _past_day_word(line: Line, at: int) -> int:
    unit = line.get(at, "unit")
    return at + 1 if unit and unit.value == "P1D" and unit.number == "s" and not unit.definite else at


def _second_night(line: Line, at: int, first: int) -> tuple[int, int] | None:
    place = at + 1 if line.form(at) in DASHES or line.form(at) == "/" or line.get(at, "to") else at
    hit = line.get(place, "weekday")
    if hit is None or hit.amount != (first + 1) % _WEEK:
        return None
    return hit.amount, after(place, hit)


def _of_week(line: Line, at: int) -> bool:
    unit = line.bare(at, "unit")
    return (
        unit is not None
        and unit.value == "P1W"
        and unit.definite
        and line.bare(at + 1, "past", "next", "current") is not None
    )


def _week(line: Line, at: int, slots: Slots) -> Found | None:
    """`الأسبوع الماضي` beside a weekday, `هذا الأسبوع`."""
    if "week_shift" in slots:
        return None
    this = line.bare(at, "this")
    place = at + 1 if this else at
    unit = line.bare(place, "unit")
    if unit is None or unit.value != "P1W" or unit.number != "s" or not unit.definite:
        return None
    if this is not None:
        return {"week_shift": 0}, place + 1
    hit = line.bare(place + 1, "past", "next", "current")
    return ({"week_shift": hit.amount}, after(place + 1, hit)) if hit else None


def _week_of_weekday(line: Line, at: int, slots: Slots) -> Found | None:
    if not slots:
        found = _week(line, at, slots)
        return found if found and line.get(_past_day_word(line, found[1]), "weekday") else None
    return _week(line, at, slots) if "weekday" in slots and "toward" not in slots else None


def _date(line: Line, at: int, slots: Slots) -> Found | None:
    """A date; a second one is the first in another calendar."""
    place = _past_day_word(line, at)
    cued = place > at or bool(slots) or line.is_cued(at)
    found = date_at(line, place) or (short_date(line, place) if cued else None)
    if found is None:
        return _bare_day(line, place, slots, named=place > at)
    if "day" not in slots:
        return found if "day" in found[0] else None
    more, last = found
    if bool(more.get("hijri")) == bool(slots.get("hijri")) or "twin" in slots or "relative" in slots:
        return None
    return {"twin": Phrase(kind="day", rule="time-day", first=place, last=last, **more)}, last


def _bare_day(line: Line, at: int, slots: Slots, *, named: bool) -> Found | None:
    """`يوم 27`, `السبت 23`: a day of the month without its month, which nothing behind it is counted by."""
    if not (named or slots.keys() == {"weekday"}):
        return None if slots else _ranked_day(line, at)
    found = day_of_month(line, at)
    if found is None or (slots and not line.is_number(at) and not found.definite) or line.form(found.after) == "/":
        return None
    if slots and found.ordinal and found.value <= _MOST_WEEKS:
        return ({"nth": found.value, "month_shift": 0}, found.after) if _nothing_counted(line, found.after) else None
    return ({"day": found.value}, found.after) if _nothing_counted(line, found.after) else None


def _ranked_day(line: Line, at: int) -> Found | None:
    """`عاد في الحادي والعشرين`: so high a rank behind a preposition, with no noun to rank, is a day of the month."""
    found = ordinal(line, at)
    if found is None or not _HIGH <= found.value <= LAST_DAY or not found.definite or line.form(at).endswith("ه"):
        return None
    behind = found.after
    alone = behind >= line.size or line.tokens[behind].kind == "mark" or line.reading.forms[behind].finite
    cued = line.get(at - 1, "in", "to", "until", "since") is not None
    return ({"day": found.value}, behind) if cued and alone and line.form(behind) not in {"%", "٪", ":"} else None


def _nothing_counted(line: Line, at: int) -> bool:
    if at >= line.size or line.tokens[at].kind == "mark" or line.get(at, "from", "in", "to", "until"):
        return line.form(at) not in {"%", "٪", ":"}
    return line.reading.forms[at].finite


def _part(line: Line, at: int, slots: Slots) -> Found | None:
    """`مساء`, `مساءً`, `منتصف ليل`, `ساعات الصباح الأولى`."""
    if ("part" in slots and "hour" not in slots) or line.get(at, "name-always"):
        return None
    adverb = line.get(at, "part-adverb")
    if adverb is not None and not (slots and adverb.joint) and _is_adverb(line, at):
        return {"part": adverb.value, "_alone": True}, after(at, adverb)
    midnight = line.get(at, "midnight")
    if midnight is not None and not slots:
        return {"part": midnight.value, "midnight": True}, after(at, midnight)
    hit = line.get(at, "part", "part-before")
    if hit is None or (slots and (hit.joint or hit.prep)) or (hit.cls == "part-before" and _ANCHORS & slots.keys()):
        return None
    last = after(at, hit)
    if hit.definite:
        return _hours(line, last, hit.value) if slots.get("_prefix") or line.get(at - 1, "during") else None
    return {"part": hit.value}, last


def _is_adverb(line: Line, at: int) -> bool:
    """Whether a part of the day is an adverb: its ending is written, or no noun follows that it could belong to."""
    form = line.form(at)
    if form.endswith("ا") or _TANWIN in line.reading.written(at):
        return True
    following = line.reading.forms[at + 1] if at + 1 < line.size else None
    return following is None or line.tokens[at + 1].kind == "mark" or following.best.wordclass == "particle"


def _hours(line: Line, last: int, part: str) -> Found:
    closing = line.get(last, "hours-after")
    return {"part": part, "_alone": True}, after(last, closing) if closing else last


def _prefix(line: Line, at: int, slots: Slots) -> Found | None:
    """`ساعات`, `وقت متأخر`, `وقت سابق` before the part or day they belong to."""
    hit = line.get(at, "hours-of", "earlier")
    if hit is None or (slots.keys() - {"_prefix"}):
        return None
    return {"_prefix": True}, after(at, hit)


def _this_part(line: Line, at: int, slots: Slots) -> Found | None:
    """`هذا الصباح`, `هذه الليلة`."""
    part = line.get(at + 1, "part") if line.get(at, "this") else None
    if part is None or not part.definite or "relative" in slots:
        return None
    return {"relative": 0, "part": part.value}, after(at + 1, part)


def _hour(line: Line, at: int, slots: Slots) -> Found | None:
    return clock(line, at) if "hour" not in slots else None


_COMPONENTS: Final[tuple[Component, ...]] = (
    _prefix, _hour, _this_part, _relative, _weekday, _week_of_weekday, _date, _part,
)  # fmt: skip
