"""The grammar of expressions of time: at each word that can begin one, the longest that stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from musnad.reading.timeclock import clock, hour_of
from musnad.reading.timedates import date_at, month_at, with_year
from musnad.reading.timedays import day
from musnad.reading.timenames import is_name, name_at
from musnad.reading.timenumbers import Number, day_of_month, year
from musnad.reading.timeperiods import counts_nothing, feast, nth_of_month, pair, period, years_apart
from musnad.reading.timephrase import Found, Phrase, PhraseKind, Slots, phrase
from musnad.reading.timespans import ago, ahead, from_now, from_told, repeated, rolling, span
from musnad.reading.timetense import is_ahead
from musnad.reading.timetokens import COMMAS, DASHES, Line, after
from musnad.reading.timewords import Hit

_WEEK: Final = 7
_MONTHS: Final = ("month", "month-weak", "hijri", "hijri-weak")
Parser = Callable[[Line, int], Phrase | None]


def find_phrases(line: Line) -> tuple[Phrase, ...]:
    """The expressions of time of a report, in order and apart from each other."""
    return tuple(_phrases(line))


def _phrases(line: Line) -> Iterator[Phrase]:
    free = 0
    for at in line.starters():
        if at < free:
            continue
        name = name_at(line, at)
        found = _longest(line, at)
        if name is not None and (found is None or found.last <= name):
            free = name
            continue
        if found is None:
            continue
        free = found.last
        if not is_name(line, found):
            yield found


def _longest(line: Line, at: int) -> Phrase | None:
    best: Phrase | None = None
    for parse in _parsers(line, at):
        found = parse(line, at)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best and _joined(line, best)


def _parsers(line: Line, at: int) -> tuple[Parser, ...]:
    if not line.hits(at):
        return _NUMERIC
    found: dict[Parser, None] = dict.fromkeys(_NUMERIC if line.is_number(at) else ())
    for hit in line.hits(at):
        for parse in _BY_CLASS.get(hit.cls, ()):
            found[parse] = None
    return tuple(found)


def _parser(kind: PhraseKind, rule: str, read: Callable[[Line, int], Found | None]) -> Parser:
    def parse(line: Line, at: int) -> Phrase | None:
        found = read(line, at)
        return None if found is None else phrase(kind, rule, at, found, cut=_cut(line, at))

    return parse


def _cut(line: Line, at: int) -> int:
    """How many letters of the first word are clitics: the fewest of what the word may be."""
    hits = [hit.cut for hit in line.hits(at) if line.stands(hit, at)]
    if hits:
        return min(hits)
    form = line.form(at)
    return 1 if form in {"وال", "بال", "لل"} else 0


def _is_relative(line: Line, at: int) -> Phrase | None:
    hit = line.get(at, "now")
    if hit is not None and hit.rest and clock(line, at + len(hit.rest)):
        return None
    return hit and phrase("day", "time-now", at, ({"relative": 0}, after(at, hit)), cut=hit.cut)


def _fixed(line: Line, at: int) -> Phrase | None:
    """A phrase of the lexicon that is vague or takes up an earlier time, or a known day of an event."""
    hit = line.get(at, "vague", "vague-of", "anaphor", "event-day", "earlier")
    if hit is None:
        return None
    last = after(at, hit)
    if hit.cls == "event-day":
        return phrase("day", "time-event-day", at, ({"feast": f"day:{hit.value}"}, last), cut=hit.cut)
    if hit.cls == "anaphor":
        return phrase("anaphor", "time-antecedent", at, ({"anaphoric": hit.value or "any"}, last), cut=hit.cut)
    if hit.cls == "vague-of":
        return _time_of(line, at, hit)
    return phrase("vague", "time-vague", at, ({}, last), cut=hit.cut)


def _earlier_in(line: Line, at: int) -> Phrase | None:
    """`في وقت سابق هذا الأسبوع`, `في وقت سابق من العام الجاري`: some time of that week, month or year."""
    hit = line.get(at, "earlier")
    if hit is None:
        return None
    place = after(at, hit)
    found = _PERIOD(line, place + 1 if line.get(place, "from") else place)
    if found is None or found.week_shift is found.month_shift is found.year_shift is None:
        return None
    return msgspec.structs.replace(found, first=at, cut=hit.cut)


def _time_of(line: Line, at: int, hit: Hit) -> Phrase | None:
    """`زمن المماليك`: the time of somebody, with the name."""
    last = at + 1
    if last >= line.size or line.tokens[last].kind != "word" or not line.reading.forms[last].definite:
        return None
    return phrase("vague", "time-vague", at, ({}, last + 1), cut=hit.cut)


def _near(line: Line, at: int) -> Phrase | None:
    """`نحو الساعة الثالثة`, `حوالي منتصف الشهر الماضي`: what is only about right."""
    hit = line.get(at, "approx")
    if hit is None:
        return None
    place = after(at, hit)
    if line.get(place, "approx") or (line.get(place, "number") and any(hit.cut for hit in line.hits(place))):
        return None
    found = _longest(line, place)
    if found is None or found.kind in {"set", "vague", "anaphor"}:
        return None
    return msgspec.structs.replace(found, first=at, cut=hit.cut, approximate=True)


def _two_days(line: Line, at: int) -> Phrase | None:
    """`يومي السبت والأحد`."""
    hit = line.get(at, "unit-pair")
    if hit is None or hit.value != "day":
        return None
    dates = _two_dates(line, at, hit)
    if dates is not None:
        return dates
    found = _single(line, at + 1)
    if found is None or not _plain(found):
        return None
    return msgspec.structs.replace(_side_by_side(line, found), first=at, cut=hit.cut)


def _two_dates(line: Line, at: int, hit: Hit) -> Phrase | None:
    """`يومي 20 و21 أغسطس`."""
    first = day_of_month(line, at + 1)
    link = _link(line, first) if first else None
    found = date_at(line, link[1]) if link else None
    if first is None or found is None or "month" not in found[0] or "day" not in found[0]:
        return None
    return _range(at, found, first.value, cut=hit.cut)


def _later(line: Line, at: int) -> Phrase | None:
    """`بعد ثلاثة أيام` with a verb of the future."""
    found = ahead(line, at)
    if found is None or not is_ahead(line, at):
        return None
    return phrase("offset", "time-ahead", at, found, cut=_cut(line, at))


def _day_range(line: Line, at: int) -> Phrase | None:
    """`13 إلى 15 تموز`, `20-26 يناير`, `12 و13 آب`, and the first of `17 و24 من الشهر الجاري`."""
    first = day_of_month(line, at)
    link = _link(line, first) if first else None
    if first is None or link is None:
        return None
    joined, place = link
    found = date_at(line, place)
    if found is None or not {"month", "month_shift", "anaphoric"} & found[0].keys() or "day" not in found[0]:
        return None
    slots, last = found
    if joined and not line.get(at - 1, "between") and slots["day"] != first.value + 1:
        shared = {**slots, "day": first.value}
        return phrase("day", "time-day", at, (shared, first.after), cut=_cut(line, at))
    return _range(at, (slots, last), first.value, cut=_cut(line, at))


def _nights(line: Line, at: int) -> Phrase | None:
    """`ليل 20-21 كانون الثاني`."""
    hit = line.get(at, "part")
    found = _day_range(line, at + 1) if hit and hit.value == "NI" and not hit.definite else None
    return msgspec.structs.replace(found, first=at, cut=_cut(line, at)) if found and found.kind == "range" else None


def _link(line: Line, first: Number) -> tuple[bool, int] | None:
    """Whether `و` or a word for up to ties two days of a month, and where the second begins."""
    at = first.after
    if line.get(at, "to", "until"):
        return False, at + 1
    if line.form(at) in DASHES and line.is_number(at + 1):
        return False, at + 1
    if line.form(at) == "و" and line.is_number(at + 1):
        return True, at + 1
    hit = line.get(at, "number")
    return (True, at) if hit and hit.joint and hit.definite else None


def _range(at: int, found: Found, first: int, *, cut: int) -> Phrase:
    slots, last = found
    start: Slots = {**slots, "day": first}
    return Phrase(
        kind="range",
        rule="time-range",
        first=at,
        last=last,
        cut=cut,
        start=Phrase(kind="day", rule="time-day", first=at, last=last, **start),
        end=Phrase(kind="day", rule="time-day", first=at, last=last, **slots),
    )


def _month_range(line: Line, at: int) -> Phrase | None:
    """`تموز 13 إلى 15`, `يوليو 13-15`."""
    month = month_at(line, at) if line.get(at, *_MONTHS) else None
    first = day_of_month(line, month[1]) if month else None
    link = _link(line, first) if first else None
    second = day_of_month(line, link[1]) if link and not link[0] else None
    if month is None or first is None or second is None or not first.value < second.value:
        return None
    slots, last = with_year(line, {**month[0], "day": second.value}, second.after)
    return _range(at, (slots, last), first.value, cut=_cut(line, at))


def _joined(line: Line, found: Phrase) -> Phrase:
    """The expression with the second end of a range, or a second day beside it."""
    if found.kind not in {"day", "period"}:
        return found
    if line.get(found.last, "from") and line.get(found.last + 1, "every") and line.bare(found.last + 2, "unit"):
        return Phrase(kind="set", rule="time-set", first=found.first, last=found.last + 3, cut=found.cut, unit="P1Y")
    years = _second_year(line, found)
    if years is not None:
        return years
    place = _second_place(line, found)
    if place is not None:
        second = _single(line, place)
        if second is not None and _same_sort(found, second):
            return _from_to(found, second)
    return _side_by_side(line, found)


def _second_year(line: Line, found: Phrase) -> Phrase | None:
    """`عام 2012 و2013`, `بين عام 2012 و2014`."""
    if found.kind != "period" or found.year is None or found.hijri or line.form(found.last) != "و":
        return None
    if any(part is not None for part in (found.month, found.season, found.share, found.third, found.year_to)):
        return None
    second = year(line, found.last + 1)
    if second is None or second.hijri or not counts_nothing(line, second.after):
        return None
    tied = line.get(found.first - 1, "between") is not None or second.value == found.year + 1
    return msgspec.structs.replace(found, year_to=second.value, last=second.after) if tied else None


def _second_place(line: Line, found: Phrase) -> int | None:
    """Where the second end of a range begins."""
    at = found.last
    if line.form(at) in COMMAS and line.get(at + 1, "to", "until") and line.get(found.first - 1, "from", "between"):
        return at + 2
    if line.get(at, "to", "until") and (
        line.get(found.first - 1, "from", "between", "since") or found.hour is not None
    ):
        return at + 1
    if line.form(at) in DASHES and found.day is not None:
        return at + 1
    if line.get(found.first - 1, "between") and any(hit.joint for hit in line.hits(at)):
        return at
    if line.get(found.first - 1, "between") and line.form(at) == "و":
        return at + 1
    return None


def _single(line: Line, at: int) -> Phrase | None:
    best: Phrase | None = None
    for parse in _parsers(line, at):
        found = parse(line, at)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def _same_sort(first: Phrase, second: Phrase) -> bool:
    """Whether two expressions can be the ends of one range."""
    if first.kind == "day" == second.kind:
        return (first.hour is None) == (second.hour is None) or first.hour is not None
    return first.kind == second.kind and second.kind == "period"


def _from_to(first: Phrase, second: Phrase) -> Phrase:
    begin = first
    if second.year is not None and first.year is None and first.month is not None:
        begin = msgspec.structs.replace(first, year=second.year, hijri=second.hijri)
    if first.hour is not None and not first.clear and second.part is not None:
        begin = msgspec.structs.replace(first, part=second.part, hour=hour_of(first.hour, second.part), clear=True)
    if begin.hour is not None and second.hour is not None and begin.relative is begin.weekday is begin.day is None:
        begin = msgspec.structs.replace(
            begin,
            relative=second.relative,
            weekday=second.weekday,
            day=second.day,
            month=second.month,
            year=second.year,
        )
    if second.hour is not None and second.relative is second.weekday is second.day is None:
        second = msgspec.structs.replace(
            second, relative=first.relative, weekday=first.weekday, day=first.day, month=first.month, year=first.year
        )
    return Phrase(
        kind="range", rule="time-range", first=first.first, last=second.last, cut=first.cut, start=begin, end=second
    )


def _side_by_side(line: Line, found: Phrase) -> Phrase:
    """`السبت والأحد`, `أمس واليوم`: days that follow each other are one stretch."""
    last = found
    while (following := _next_day(line, last)) is not None:
        last = following
    if last is found:
        return found
    if found.relative is not None and last.relative is not None and last.relative < found.relative:
        backwards = _from_to(last, found)
        return msgspec.structs.replace(backwards, first=found.first, last=last.last, cut=found.cut)
    return _from_to(found, last)


def _next_day(line: Line, found: Phrase) -> Phrase | None:
    if not _plain(found) or not any(hit.joint for hit in line.hits(found.last)):
        return None
    second = _single(line, found.last)
    if second is None or not _plain(second):
        return None
    if found.relative is not None and second.relative is not None:
        return second if abs(second.relative - found.relative) == 1 else None
    if found.weekday is None or second.weekday is None or found.relative is not None:
        return None
    return second if second.weekday == (found.weekday + 1) % _WEEK else None


def _plain(found: Phrase) -> bool:
    """Whether the expression is a relative day or weekday and nothing more."""
    if found.kind != "day" or found.part is not None or found.hour is not None or found.day is not None:
        return False
    return found.relative is not None or found.weekday is not None


_DAY: Final = _parser("day", "time-day", day)
_PERIOD: Final = _parser("period", "time-period", period)
_NTH: Final = _parser("day", "time-nth-of-month", nth_of_month)
_FEAST: Final = _parser("day", "time-feast", feast)
_PAIR: Final = _parser("period", "time-period", pair)
_YEARS: Final = _parser("period", "time-period", years_apart)
_SPAN: Final = _parser("span", "time-duration", span)
_ROLLING: Final = _parser("rolling", "time-rolling", rolling)
_AGO: Final = _parser("offset", "time-ago", ago)
_FROM_NOW: Final = _parser("offset", "time-from-now", from_now)
_FROM_TOLD: Final = _parser("anaphor", "time-antecedent", from_told)
_SET: Final = _parser("set", "time-set", repeated)
_NUMERIC: Final[tuple[Parser, ...]] = (_DAY, _PERIOD, _day_range, _YEARS, _SPAN, _ROLLING, _FROM_NOW)
_BY_CLASS: Final[dict[str, tuple[Parser, ...]]] = {
    **dict.fromkeys(("day", "night", "part", "part-before", "part-adverb", "midnight", "hours-of", "clock"), (_DAY,)),
    **dict.fromkeys(("month", "month-weak", "hijri", "hijri-weak"), (_DAY, _PERIOD, _month_range)),
    **dict.fromkeys(("season", "decade", "century", "quarter", "half", "weekend"), (_PERIOD,)),
    **dict.fromkeys(("vague", "vague-of", "anaphor", "event-day"), (_fixed,)),
    **dict.fromkeys(("early", "mid", "late"), (_PERIOD, _NTH)),
    "last": (_NTH,),
    **dict.fromkeys(("set", "every"), (_SET,)),
    **dict.fromkeys(("this", "same-before"), (_DAY, _PERIOD)),
    **dict.fromkeys(("bound", "several"), (_SPAN,)),
    "part": (_DAY, _nights),
    "weekday": (_DAY, _NTH),
    "weekday-bare": (_DAY,),
    "earlier": (_DAY, _earlier_in, _fixed),
    "now": (_is_relative,),
    "unit": (_DAY, _PERIOD, _FEAST, _NTH, _SPAN, _ROLLING, _FROM_NOW),
    "unit-pair": (_PAIR, _two_days),
    "number": (_DAY, _NTH, _FEAST, _day_range, _SPAN, _ROLLING, _FROM_NOW),
    "feast": (_FEAST,),
    "approx": (_near,),
    "from-told": (_FROM_TOLD,),
    "before": (_AGO,),
    "after": (_later,),
}
