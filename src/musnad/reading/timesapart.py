"""When something happened that is told to be so long before or after something else (`بعد يومين من احتجاز الرئيس`).

The day that a sentence tells is that of its news. What غداة or a length of time sets apart from it was on another day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventfound import EventFound
from musnad.reading.participation import is_about_event

_AFTER: Final = "بعد"
_BETWEEN: Final = frozenset({"من", "علي"})
_SINCE: Final = "منذ"
_AND: Final = "و"
_LESS: Final = "اقل"
_LENGTH: Final = re.compile(r"P(\d+)([DWMY])")
_HOURS: Final = "PT"
_DAY: Final = len("2022-01-31")
_DAYS: Final = {"D": 1, "W": 7}
_MONTHS: Final = {"M": 1, "Y": 12}
_LASTING: Final = frozenset({"firearms", "raid", "heavy-weapons", "aerial", "restrict", "demo", "strike", "riot"})
"""Modes of what goes on for days."""
_YEAR: Final = 12
_NEAR: Final = 4
"""In units: how far behind a deed stands in whose course it was."""


def set_apart(line: EventClauses, event: EventFound, value: str) -> str | None:
    """A day told for the news, as the time of an event that was so long before; as it is where none is set apart."""
    found = _length(line, event)
    if found is None:
        return value
    length, about = found
    one = _LENGTH.fullmatch(length or "")
    if one is None:
        return None
    told = _before(value, int(one[1]), one[2])
    if _lasted(event) and told is not None:
        return f"{told}/{value}" if len(told) == len(value) == _DAY else None
    return f"{told}~" if told is not None and about else told


def _lasted(event: EventFound) -> bool:
    """Whether so long is how long an event went on, and not how long ago it was (`بعد أسبوع من المعارك`)."""
    return event.definite and event.mode in _LASTING and not event.targets


def _length(line: EventClauses, event: EventFound) -> tuple[str | None, bool] | None:
    """How long before the news an event was, and whether that is said roughly; None where nothing tells it."""
    at = line.unit_at.get(event.token, -1)
    while (
        at > 0 and line.units[at].kind == "phrase" and line.units[at].joint == _AND and not line.units[at].preposition
    ):
        at = next((one for one in range(at - 1, -1, -1) if line.units[one].preposition), -1)
    if at < 0 or line.units[at].kind != "phrase":
        return None
    sight, unit = line.sight, line.units[_over(line, at)]
    at = line.unit_at[unit.first]
    if unit.preposition in sight.words.structure["morrow"]:
        return "P1D", False
    between = line.units[at - 1]
    if not _follows_length(line, at):
        return None
    number = sight.time_at.get(between.last - 1)
    length = None if number is None else sight.times[number]
    if length is not None and (length.timex3 or "").startswith(_HOURS):
        return None
    about = any(sight.forms[one].text == _LESS for one in range(between.first, between.last))
    return (None if length is None else length.value), about


def stands_apart(line: EventClauses, event: EventFound) -> bool:
    """Whether an event is told to have been so long before the news."""
    return _length(line, event) is not None


def is_apart(line: EventClauses, at: int) -> bool:
    """Whether a phrase is about a deed that was so long before, or since which something was."""
    apart = line.units[at].preposition in line.sight.words.structure["morrow"] | {_SINCE} or _follows_length(line, at)
    return apart and is_about_event(line.sight, line.units[at])


def _follows_length(line: EventClauses, at: int) -> bool:
    """Whether a phrase stands behind بعد and a length of time (`بعد يومين من احتجازه`)."""
    between = line.units[at - 1] if at and line.units[at].preposition in _BETWEEN else None
    if between is None or between.kind != "time":
        return False
    return line.sight.forms[between.first].text.removeprefix(_AND) == _AFTER


def _over(line: EventClauses, at: int) -> int:
    """The deed in whose course or by which another was (`بعد يومين من مقتل حارس في هجوم`), else the unit itself."""
    sight, unit = line.sight, line.units[at]
    within = unit.preposition in sight.words.structure["during"] or unit.role in {"cause", "means"}
    if not within or not sight.events[unit.head].nouns:
        return at
    for before in range(at - 1, max(-1, at - _NEAR), -1):
        if line.units[before].kind != "phrase":
            return at
        if is_about_event(sight, line.units[before]):
            return _over(line, before)
    return at


def _before(value: str, count: int, unit: str) -> str | None:
    """So many days, weeks, months or years before a day, as precise as the length is."""
    try:
        day = date.fromisoformat(value[:_DAY])
    except ValueError:
        return None
    if unit in _DAYS:
        return (day - timedelta(days=count * _DAYS[unit])).isoformat()
    months = day.year * _YEAR + day.month - 1 - count * _MONTHS[unit]
    year, month = divmod(months, _YEAR)
    return f"{year:04}-{month + 1:02}" if unit == "M" else f"{year:04}"
