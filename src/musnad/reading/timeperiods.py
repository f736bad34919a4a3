"""Periods of the calendar: months, years, weeks, seasons, decades, centuries, feasts, and their parts."""

from __future__ import annotations

from typing import Final

from musnad.arabic.calendars import RAMADAN
from musnad.arabic.edtf import DECEMBER
from musnad.reading.timedates import direction, month_at, near_month, with_year, year_after
from musnad.reading.timenumbers import Number, number, ordinal, year
from musnad.reading.timephrase import Found, Slots
from musnad.reading.timetokens import DASHES, Line, after
from musnad.reading.timewords import Hit

_DIRECTIONS: Final = ("past", "next", "current", "recent", "following")
_CUES: Final = ("in", "from", "to", "until", "between", "since", "before", "after", "during")
_BEFORE_MONTH: Final = (*_CUES, "early", "mid", "late", "half")
_FIVE: Final = 5
_TIES: Final = DASHES | {"/"}
_LAST: Final = -1
_QUARTERS: Final = 4
_SHIFTS: Final = {"P1M": "month_shift", "P1Y": "year_shift", "P1W": "week_shift"}


def period(line: Line, at: int) -> Found | None:
    """The longest period that begins at `at`."""
    return (
        _third(line, at)
        or _share(line, at)
        or first_months(line, at)
        or month(line, at)
        or unit_period(line, at)
        or plain_year(line, at)
        or _season(line, at)
        or _decade(line, at)
        or _century(line, at)
        or _weekend(line, at)
    )


def month(line: Line, at: int) -> Found | None:
    """A month with its year or direction: `يوليو الماضي`, `شهر يونيو`, `شباط/فبراير 2020`."""
    hit = line.get(at, "month", "month-weak", "hijri", "hijri-weak")
    found = month_at(line, at)
    if found is None:
        return None
    slots, last = with_year(line, *found)
    if hit is not None and last == found[1]:
        slots, last = _with_second_month(line, slots, last)
    if hit is None or {"year", "toward", "year_shift"} & slots.keys():
        return slots, last
    if hit.cls.startswith("hijri") and hit.amount != RAMADAN:
        return None
    return (
        (slots, last)
        if line.get(at - 1, *_BEFORE_MONTH) or hit.prep in {"ب", "ل"} or _two_names(line, at, last)
        else None
    )


def _with_second_month(line: Line, slots: Slots, last: int) -> Found:
    """`شباط وآذار 2020`: two months with one year."""
    hit = line.get(last, "month", "month-weak")
    found = month_at(line, last) if hit and hit.joint and not hit.prep and "month_to" not in slots else None
    if found is None or not slots["month"] < found[0]["month"] or "hijri" in slots:
        return slots, last
    more = with_year(line, {**slots, "month_to": found[0]["month"]}, found[1])
    return more if {"year", "toward", "year_shift"} & more[0].keys() else (slots, last)


def _two_names(line: Line, at: int, last: int) -> bool:
    """Whether the month is named in two usages, which no other word is."""
    hit = line.get(at, "month", "month-weak")
    return hit is not None and after(at, hit) < last


def unit_period(line: Line, at: int) -> Found | None:
    """`الشهر الماضي`, `هذا الأسبوع`, `العام الجاري`, `العام نفسه`, `القرن الماضي`."""
    this = line.get(at, "this", "same-before")
    place = at + 1 if this else at
    unit = line.get(place, "unit")
    if unit is None or unit.number != "s" or not unit.definite or (this and unit.cut):
        return None
    if this is not None:
        return _this_unit(unit, this, place)
    hit = line.bare(place + 1, *_DIRECTIONS, "same")
    if hit is None:
        return None
    last = after(place + 1, hit)
    if hit.cls in {"same", "following"} or (unit.value == "P1D" and hit.cls == "past"):
        return _anaphor(unit, last, hit.amount)
    if unit.value == "P100Y":
        return {"century_shift": hit.amount}, last
    if unit.value == "P10Y":
        return {"unit": "P10Y", "away": hit.amount, "count": 1}, last
    return ({_SHIFTS[unit.value]: hit.amount}, last) if unit.value in _SHIFTS else None


def _this_unit(unit: Hit, this: Hit, place: int) -> Found | None:
    if this.cls == "same-before":
        return _anaphor(unit, place + 1, 0)
    return ({_SHIFTS[unit.value]: 0}, place + 1) if unit.value in _SHIFTS else None


def _anaphor(unit: Hit, last: int, by: int) -> Found | None:
    """`اليوم نفسه`, `اليوم التالي`, `العام نفسه`."""
    names = {"P1D": "day", "P1W": "week", "P1M": "month", "P1Y": "year"}
    return ({"anaphoric": names[unit.value], "count": by}, last) if unit.value in names else None


def plain_year(line: Line, at: int) -> Found | None:
    """`عام 2011`, `2003م`, and a bare year behind a word that takes a time."""
    unit = line.get(at, "unit")
    if unit is not None:
        if unit.value != "P1Y" or unit.number == "d":
            return None
        if unit.number == "p":
            return _two_years(line, at + 1)
        era = line.get(at + 1, "era")
        found = year(line, at + 2 if era and era.value == "ah" else at + 1)
        if found is not None and era is not None:
            found = found._replace(hijri=True)
        return ({"year": found.value, "hijri": found.hijri}, found.after) if found else None
    if line.get(at, "number") and not line.get(at - 1, "unit", "unit-pair"):
        return None
    found = year(line, at)
    if found is None or not (found.marked or _takes_year(line, at, found.after)):
        return None
    return {"year": found.value, "hijri": found.hijri}, found.after


def _takes_year(line: Line, at: int, behind: int) -> bool:
    """Whether four digits are a year: behind a word for time, and nothing behind them that they could count."""
    if line.integer(at) not in range(1800, 2101):
        return False
    if line.get(at - 1, "since", "born", "early", "mid", "late", "season"):
        return True
    if not line.get(at - 1, "in", "until", "before", "after", "from", "to", "between", "approx"):
        return False
    return counts_nothing(line, behind)


def counts_nothing(line: Line, at: int) -> bool:
    """Whether what follows a number is not counted by it: a mark, a particle, a definite word or a finite verb."""
    if at >= line.size or line.tokens[at].kind == "mark":
        return line.form(at) not in {"%", "٪"}
    if line.get(at, "unit"):
        return False
    form = line.reading.forms[at]
    return (
        form.finite or form.best.wordclass == "particle" or bool(form.joint) or form.definite or bool(form.preposition)
    )


def _season(line: Line, at: int) -> Found | None:
    """`صيف 2014`, `الصيف الماضي`, `شتاء العام الماضي`."""
    hit = line.get(at, "season")
    if hit is None:
        return None
    slots: Slots = {"season": hit.amount}
    if hit.definite:
        found = direction(line, at + 1)
        return ({**slots, **found[0]}, found[1]) if found else None
    found = year_after(line, at + 1)
    if found is None or "toward" in found[0]:
        return None
    more, last = found
    second = year(line, last + 1) if line.form(last) in _TIES else None
    if second is not None and second.value == more.get("year", 0) + 1:
        last = second.after
    return {**slots, **more}, last


def _decade(line: Line, at: int) -> Found | None:
    """`ثمانينيات القرن الماضي`, `التسعينيات`."""
    hit = line.get(at, "decade")
    if hit is None:
        return None
    place = at + 2 if line.get(at + 1, "from") else at + 1
    if place > at + 1 and line.get(place, "age"):
        return None
    century = _century(line, place)
    if century is None:
        return ({"decade": hit.amount}, at + 1) if hit.definite else None
    slots, last = century
    return {"decade": hit.amount, **slots}, last


def _century(line: Line, at: int) -> Found | None:
    """`القرن التاسع عشر`, `القرن الماضي`."""
    hit = line.get(at, "century")
    if hit is None:
        return None
    rank = ordinal(line, at + 1)
    if rank is not None:
        era = line.get(rank.after, "era")
        return None if era and era.value in {"ah", "bc"} else ({"century": rank.value}, rank.after + (era is not None))
    toward = direction(line, at + 1)
    return ({"century_shift": toward[0]["toward"]}, toward[1]) if toward else None


def _weekend(line: Line, at: int) -> Found | None:
    hit = line.get(at, "weekend")
    if hit is None:
        return None
    last = after(at, hit)
    toward = direction(line, last)
    return ({"weekend": True, **toward[0]}, toward[1]) if toward else ({"weekend": True}, last)


def first_months(line: Line, at: int) -> Found | None:
    """`الأشهر الخمسة الأولى من هذا العام`."""
    unit = line.get(at, "unit")
    if unit is None or unit.value != "P1M" or not unit.definite or unit.number != "p":
        return None
    count = number(line, at + 1)
    if count is None or not 1 < count.value < DECEMBER or not line.get(count.after, "hours-after"):
        return None
    place = count.after + 2 if line.get(count.after + 1, "from") else 0
    found = (unit_period(line, place) or plain_year(line, place)) if place else None
    if found is None or not {"year", "year_shift"} & found[0].keys() or found[0].get("hijri"):
        return None
    return {**found[0], "share": f"f{count.value}"}, found[1]


def _third(line: Line, at: int) -> Found | None:
    """`مطلع الشهر الماضي`, `أواخر 2013`, `منتصف ثمانينيات القرن الماضي`."""
    hit = line.get(at, "early", "mid", "late")
    if hit is None:
        return None
    place = after(at, hit)
    place = place + 1 if line.get(place, "from") else place
    found = _share_free(line, place) or _present_unit(line, place)
    if found is None or {"third", "share", "feast"} & found[0].keys():
        return None
    if "week_shift" in found[0] and hit.cls == "late":
        return None
    return {**found[0], "third": hit.amount}, found[1]


def _present_unit(line: Line, at: int) -> Found | None:
    """`نهاية العام`: of the present one."""
    unit = line.bare(at, "unit")
    if unit is None or unit.number != "s" or not unit.definite or unit.value not in {"P1M", "P1Y"}:
        return None
    described = at + 1 < line.size and line.reading.forms[at + 1].definite  # `العام الجديد`
    return None if described else ({_SHIFTS[unit.value]: 0}, at + 1)


def _share_free(line: Line, at: int) -> Found | None:
    return (
        month(line, at)
        or near_month(line, at)
        or unit_period(line, at)
        or plain_year(line, at)
        or _decade(line, at)
        or _century(line, at)
        or _season(line, at)
    )


def _share(line: Line, at: int) -> Found | None:
    """`الربع الثالث من 2021`, `النصف الثاني من شهر مايو`."""
    hit = line.get(at, "quarter", "half")
    rank = ordinal(line, at + 1) if hit else None
    if hit is None or rank is None:
        return None
    letter, most = ("q", _QUARTERS) if hit.cls == "quarter" else ("h", 2)
    place = rank.after + 1 if line.get(rank.after, "from") else rank.after
    found = month(line, place) or near_month(line, place) or unit_period(line, place) or plain_year(line, place)
    if rank.value > most or found is None or not {"month", "month_shift", "year", "year_shift"} & found[0].keys():
        return None
    return {**found[0], "share": f"{letter}{rank.value}"}, found[1]


def feast(line: Line, at: int) -> Found | None:
    """A feast with its day and year: `أول أيام عيد الأضحى المقبل`, `عيد الأضحى 2013`."""
    rank = ordinal(line, at)
    if rank is not None:
        unit = line.get(rank.after, "unit")
        if unit is None or unit.value != "P1D":
            return None
        found = _plain_feast(line, rank.after + 1)
        return ({**found[0], "nth": rank.value}, found[1]) if found else None
    return _plain_feast(line, at)


def _plain_feast(line: Line, at: int) -> Found | None:
    """A feast, with a word for day or days before it."""
    unit = line.get(at, "unit")
    named = unit is not None and unit.value == "P1D" and unit.number != "d" and not unit.definite
    place = at if line.get(at, "feast") or not named else at + 1
    hit = line.get(place, "feast")
    if hit is None:
        return None
    return with_year(line, {"feast": hit.value}, after(place, hit))


def nth_of_month(line: Line, at: int) -> Found | None:
    """`أول ثلاثاء من شهر مارس`, `الأسبوع الأخير من سبتمبر 2014`, `اليوم الثالث من أكتوبر`, `آخر يوم في الشهر`."""
    rank = _rank(line, at)
    what = _counted(line, rank.after) if rank else _counted(line, at)
    if what is None:
        return None
    slots, last = what
    if rank is None:
        rank = _rank(line, last)
        if rank is None:
            return None
        last = rank.after
    if not 0 < rank.value <= (31 if slots.get("unit") == "P1D" else _FIVE) and rank.value != _LAST:
        return None
    within = _month_within(line, last)
    return ({**slots, "nth": rank.value, **within[0]}, within[1]) if within else None


def _rank(line: Line, at: int) -> Number | None:
    """A rank; the last is -1."""
    if line.get(at, "last"):
        return Number(_LAST, at + 1, ordinal=True)
    hit = line.get(at, "early")
    if hit is not None and line.get(at, "number"):
        return Number(1, at + 1, ordinal=True)
    return ordinal(line, at)


def _counted(line: Line, at: int) -> Found | None:
    """A weekday, a day or a week that a rank counts."""
    unit = line.get(at, "unit")
    plain = unit is not None and unit.number == "s" and unit.value in {"P1D", "P1W"}
    day = line.get(at + 1 if plain and unit and unit.value == "P1D" else at, "weekday", "weekday-bare")
    if day is not None:
        return {"weekday": day.amount}, at + 2 if plain else at + 1
    return ({"unit": unit.value}, at + 1) if plain and unit else None


def _month_within(line: Line, at: int) -> Found | None:
    """The month behind `من`, `في` or a written preposition, with its year."""
    place = at + 1 if line.get(at, "from", "in") else at
    if place == at and not any(hit.prep for hit in line.hits(at)):
        return None
    found = month_at(line, place, numbered=True)
    return with_year(line, *found) if found else near_month(line, place)


def pair(line: Line, at: int) -> Found | None:
    """`شهري يونيو ويوليو الماضيين`, `عامي 2013 و2015`."""
    hit = line.get(at, "unit-pair")
    if hit is None:
        return None
    if hit.value == "year":
        return _two_years(line, at + 1)
    if hit.value == "month":
        first = line.get(at + 1, "month", "month-weak")
        found = month_at(line, at + 1) if first else None
        second = line.get(found[1], "month", "month-weak") if found else None
        more = month_at(line, found[1]) if found and second and second.joint else None
        if found is None or more is None:
            return None
        return with_year(line, {"month": found[0]["month"], "month_to": more[0]["month"]}, more[1])
    return None


def _two_years(line: Line, at: int) -> Found | None:
    first = year(line, at)
    tied = first is not None and (line.form(first.after) == "و" or line.form(first.after) in DASHES)
    place = first.after + 1 if first and tied else 0
    second = year(line, place) if place else None
    if first is None or second is None or first.hijri or second.hijri:
        return None
    third = year(line, second.after + 1) if line.form(second.after) == "و" else None
    last = third if third is not None and not third.hijri else second
    return {"year": first.value, "year_to": last.value}, last.after


def years_apart(line: Line, at: int) -> Found | None:
    """`2011-2014`, `2011 و2014` behind `بين`."""
    first = year(line, at)
    if first is None or first.hijri or first.value not in range(1800, 2101) or not line.is_number(at):
        return None
    dashed = line.form(first.after) in DASHES and line.touches(at)
    joined = line.form(first.after) == "و" and line.get(at - 1, "between") is not None
    second = year(line, first.after + 1) if dashed or joined else None
    if second is None or not first.value < second.value or second.value > 2100:  # noqa: PLR2004  # as above
        return None
    return {"year": first.value, "year_to": second.value}, second.after
