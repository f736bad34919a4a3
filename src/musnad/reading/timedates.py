"""Dates by the calendar: day, month and year in digits and words, in either calendar."""

from __future__ import annotations

from typing import Final

from musnad.arabic.edtf import DECEMBER
from musnad.reading.timenumbers import LAST_DAY, Number, Year, day_of_month, number, ordinal, year
from musnad.reading.timephrase import Found, Slots
from musnad.reading.timetokens import CLOSERS, COMMAS, DASHES, OPENERS, Line, after
from musnad.reading.timewords import Hit

_SLASHES: Final = frozenset("/\\")
_SEPARATORS: Final = _SLASHES | DASHES | {"."}
_MONTHS: Final = ("month", "month-weak", "hijri", "hijri-weak")
_DIRECTIONS: Final = ("past", "next", "current", "recent")
_YEAR_DIGITS: Final = 4
_THREE: Final = 3
_MOST_NAMES: Final = 3
_CENTURY: Final = 2000


def date_at(line: Line, at: int) -> Found | None:
    """The fullest date that begins at `at`: in digits, day and month, month and day, day of a month near the report."""
    return _digits(line, at) or _day_month(line, at) or _month_day(line, at) or _near_month(line, at)


def _digits(line: Line, at: int) -> Found | None:
    """`30/1/2022`, `2022-01-30`, `30.01.2022`, `21 / 10 / 1436هـ`."""
    parts = _dotted(line, at) or _chain(line, at)
    if parts is None:
        return None
    texts, last = parts
    slots = _ordered(texts)
    if slots is None:
        return None
    era = line.get(last, "era")
    value: int = slots["year"]
    slots["hijri"] = era.value == "ah" if era else value in range(1300, 1500)
    return slots, last + 1 if era else last


def _dotted(line: Line, at: int) -> tuple[list[str], int] | None:
    texts = line.form(at).split(".") if line.is_number(at) else []
    return (texts, at + 1) if len(texts) == _THREE and all(text.isdigit() for text in texts) else None


def _chain(line: Line, at: int) -> tuple[list[str], int] | None:
    mark = line.form(at + 1)
    if mark not in _SEPARATORS or line.form(at + 3) != mark or line.form(at + 5) == mark:
        return None
    places = (at, at + 2, at + 4)
    if any(line.integer(place) is None for place in places) or line.form(at - 1) == mark:
        return None
    close = all(line.touches(place) for place in range(at, at + 4))
    return ([line.form(place) for place in places], at + 5) if close or mark in _SLASHES else None


def _ordered(texts: list[str]) -> Slots | None:
    """Day, month and year by their size: the year has four digits, the day comes first unless it cannot."""
    numbers = [int(text) for text in texts]
    if len(texts[0]) == _YEAR_DIGITS:
        return _checked(numbers[2], numbers[1], numbers[0])
    if len(texts[2]) == _YEAR_DIGITS:
        return _checked(numbers[0], numbers[1], numbers[2])
    if len(texts[2]) == len("22") and len(texts[0]) <= len("31"):
        slots = _checked(numbers[0], numbers[1], _CENTURY + numbers[2])
        return slots and {**slots, "short_year": True}
    return None


def _checked(day: int, month: int, value: int) -> Slots | None:
    if month > DECEMBER >= day:
        day, month = month, day
    return {"day": day, "month": month, "year": value} if 1 <= month <= DECEMBER and 1 <= day <= LAST_DAY else None


def _day_month(line: Line, at: int) -> Found | None:
    """`23 يناير`, `الثالث والعشرين من شهر يناير 2022`, `2/ أكتوبر`, `أول يناير`."""
    day = day_of_month(line, at)
    if day is None or (not day.ordinal and line.get(day.after, "several")):
        return None
    place = _past_link(line, day.after)
    found = month_at(line, place, numbered=place > day.after or day.ordinal) or (
        month_at(line, day.after) if place > day.after else None
    )
    if found is None:
        return None
    slots, last = found
    if slots.get("hijri") and place > day.after and not line.get(day.after, "from"):
        return None
    slots["day"] = day.value
    if day.ordinal:
        slots["ranked"] = True
    return with_year(line, slots, last)


def _past_link(line: Line, at: int) -> int:
    """Past what ties a day to its month: `من`, `/`, `-`, `.`."""
    if line.get(at, "from") or line.form(at) in _SEPARATORS:
        return at + 1
    return at


def month_at(line: Line, at: int, *, numbered: bool = False) -> Found | None:
    """A month: its name or names, or `شهر` with a name or number; `numbered` allows `الشهر الثامن`."""
    unit = line.get(at, "unit")
    if unit is not None and unit.value == "P1M" and unit.number == "s":
        if unit.definite:
            return _numbered_month(line, at + 1) if numbered else None
        return _named_month(line, at + 1) or _numbered_month(line, at + 1, words=True)
    return _named_month(line, at)


def _numbered_month(line: Line, at: int, *, words: bool = False) -> Found | None:
    found = number(line, at) if words else ordinal(line, at)
    if found is None or not 1 <= found.value <= DECEMBER or line.get(at, "whole"):  # `شهر واحد`
        return None
    return {"month": found.value}, found.after


def _named_month(line: Line, at: int) -> Found | None:
    hit = line.get(at, *_MONTHS)
    if hit is None or not is_spelt(line, at, hit):
        return None
    slots: Slots = {"month": hit.amount}
    if hit.cls == "hijri-weak" and not line.get(at - 1, "unit") and year_after(line, after(at, hit)) is None:
        return None
    if hit.cls in {"hijri", "hijri-weak"}:
        return {**slots, "hijri": True}, after(at, hit)
    last = after(at, hit)
    for _ in range(_MOST_NAMES):
        twin = _second_name(line, last)
        if twin is None:
            break
        other, place = twin
        if other.amount != hit.amount:
            if "month_to" in slots or line.form(last) in OPENERS or not hit.amount < other.amount:
                break
            slots["month_to"] = other.amount
        last = place
    return slots, last


def is_spelt(line: Line, at: int, hit: Hit) -> bool:
    """Whether a short month is spelt as one: `إب` is a city, and folded like `آب`."""
    if hit.cls != "month-weak" or line.form(at)[hit.cut :] != "اب":
        return True
    written = line.reading.written(at)
    return "إ" not in written and ("آ" in written or line.is_number(at - 1))


def _second_name(line: Line, at: int) -> tuple[Hit, int] | None:
    """The name of the month in another usage: `/يناير`, `(يناير)`, `- يناير`."""
    mark = line.form(at)
    place = at + 1 if mark in OPENERS or mark in _SLASHES or mark in DASHES else at
    hit = line.bare(place, "month", "month-weak")
    if hit is None:
        return None
    last = after(place, hit)
    if mark in OPENERS:
        return (hit, last + 1) if line.form(last) in CLOSERS else None
    return hit, last


def with_year(line: Line, slots: Slots, at: int) -> Found:
    """The date so far with the year or direction that follows it: `2022`, `من العام الماضي`, `الماضي`."""
    found = year_after(line, at)
    if found is None:
        return slots, at
    more, last = found
    return {**slots, **more}, last


def year_after(line: Line, at: int) -> Found | None:
    """What says the year behind a month or season."""
    direct = direction(line, at)
    if direct is not None:
        return direct
    mark = line.form(at)
    if mark in COMMAS or mark in _SEPARATORS:
        found = year(line, at + 1)
        return _year_slots(found) if found and _stands_alone(line, found) else None
    return _year_of(line, at)


def _stands_alone(line: Line, found: Year) -> bool:
    """Whether the digits behind a comma are no count of what follows."""
    return found.marked or line.form(found.after) in {"", ".", "،", ")", ",", "؛", ":", "»", "”"}


def _year_of(line: Line, at: int) -> Found | None:
    """`2022`, `عام 2022`, `من العام الماضي`, `لعام 2022`, `هذا العام`."""
    place = at + 1 if line.get(at, "from", "in") else at
    this = line.bare(place, "this", "same-before")
    unit_at = place + 1 if this else place
    unit = line.get(unit_at, "unit")
    if unit is not None and unit.value == "P1Y" and unit.number == "s":
        found = year(line, unit_at + 1)
        if found is not None:
            return _year_slots(found)
        if this is None:
            return _shifted_year(line, unit_at + 1)
        return ({"year_shift": 0} if this.cls == "this" else {"anaphoric": "year"}), unit_at + 1
    found = year(line, place) if place == at else None
    return _year_slots(found) if found else None


def _year_slots(found: Year) -> Found:
    slots: Slots = {"year": found.value}
    if found.hijri and found.marked:
        slots["hijri"] = True
    return slots, found.after


def _shifted_year(line: Line, at: int) -> Found | None:
    hit = line.bare(at, *_DIRECTIONS, "following", "same")
    if hit is None:
        return None
    if hit.cls == "same":
        return {"anaphoric": "year"}, after(at, hit)
    return {"year_shift": hit.amount}, after(at, hit)


def direction(line: Line, at: int) -> Found | None:
    """`الماضي`, `المقبل`, `الجاري` behind a named month or day."""
    hit = line.bare(at, *_DIRECTIONS)
    return None if hit is None else ({"toward": hit.amount}, after(at, hit))


def _month_day(line: Line, at: int) -> Found | None:
    """`يناير 22, 2018`, `يناير الثاني والعشرين`, `أكتوبر-1`: the month first, as translated texts write it."""
    month = _named_month(line, at)
    if month is None or "month_to" in month[0]:
        return None
    slots, place = month
    place = place + 1 if line.form(place) in DASHES else place
    day = day_of_month(line, place)
    if day is None or not _closes(line, day):
        return None
    slots["day"] = day.value
    return with_year(line, slots, day.after)


def _closes(line: Line, day: Number) -> bool:
    """Whether the number behind a month is its day: nothing that it could count follows."""
    if line.reading.forms[day.after - 1].definite or day.ordinal or year_after(line, day.after):
        return True
    return day.after >= line.size or line.tokens[day.after].kind == "mark"


def _near_month(line: Line, at: int) -> Found | None:
    """`23 الشهر الجاري`, `الـ19 من الشهر الحالي`, `23 الجاري`, `15 من هذا الشهر`."""
    day = day_of_month(line, at)
    if day is None:
        return None
    place = day.after + 1 if line.get(day.after, "from") else day.after
    month = near_month(line, place)
    if month is None:
        hit = line.bare(place, "current", "past", "next")
        if hit is None or not (hit.cls == "current" or line.is_cued(at)) or hit.rest:
            return None
        month = {"month_shift": hit.amount}, after(place, hit)
    slots, last = month
    return {"day": day.value, **slots}, last


def near_month(line: Line, at: int) -> Found | None:
    """`الشهر الماضي`, `هذا الشهر`, `الشهر نفسه`."""
    this = line.bare(at, "this", "same-before")
    place = at + 1 if this else at
    unit = line.bare(place, "unit")
    if unit is None or unit.value != "P1M" or unit.number != "s" or not unit.definite:
        return None
    if this is not None:
        return ({"month_shift": 0} if this.cls == "this" else {"anaphoric": "month"}), place + 1
    hit = line.bare(place + 1, *_DIRECTIONS, "following", "same")
    if hit is None:
        return None
    if hit.cls == "same":
        return {"anaphoric": "month"}, after(place + 1, hit)
    return {"month_shift": hit.amount}, after(place + 1, hit)


def short_date(line: Line, at: int) -> Found | None:
    """Day and month in digits behind a word that takes a date: `في 30-1`, `يوم 21/09`."""
    mark = line.form(at + 1)
    if mark not in _SLASHES | DASHES or not line.touches(at) or not line.touches(at + 1):
        return None
    if line.form(at + 3) in {mark, "من", "%", "٪"} or line.form(at - 1) == mark:
        return None
    day, month = line.integer(at), line.integer(at + 2)
    if day is None or month is None:
        return None
    if len(line.form(at + 2)) == _YEAR_DIGITS:
        return ({"month": day, "year": month}, at + 3) if 1 <= day <= DECEMBER else None
    if month > DECEMBER >= day and mark in _SLASHES:
        day, month = month, day
    return ({"day": day, "month": month}, at + 3) if 1 <= month <= DECEMBER and 1 <= day <= LAST_DAY else None
