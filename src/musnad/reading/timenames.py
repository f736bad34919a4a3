"""Names that hold a word of time and tell none: streets, brigades, outlets, families."""

from __future__ import annotations

from typing import Final

from musnad.reading.timephrase import Phrase
from musnad.reading.timetokens import DASHES, Line, after

_LABEL: Final = 4
_CALENDAR: Final = ("day", "period")
_SAID_FROM: Final = frozenset({"عن", "لل", "ل", "الي"})


def name_at(line: Line, at: int) -> int | None:
    """The token behind a name or phrase that begins at `at` and tells no time."""
    always = line.get(at, "name-always", "not")
    if always is not None:
        return after(at, always)
    camp = line.get(at, "camp")
    if camp is not None and not line.get(at - 1, "in", "since", "until", "from", "to", "dated", "unit"):
        return after(at, camp)
    name = line.get(at, "name")
    if name is None:
        return None
    head = line.get(at - 1, "head")
    outlet = head is not None and head.value == "outlet"
    last = after(at, name)
    said = outlet or line.form(at - 1) in _SAID_FROM or name.prep == "ل"
    return last if said or _in_byline(line, at, last) or _labelled(line, at, last) else None


def _in_byline(line: Line, first: int, last: int) -> bool:
    """Whether a dash stands beside the name, as between an outlet and a city or author."""
    return line.form(first - 1) in DASHES or line.form(last) in DASHES


def is_name(line: Line, phrase: Phrase) -> bool:
    """Whether what looks like a time is, or belongs to, a name."""
    if phrase.kind not in _CALENDAR:
        return False
    if _labelled(line, phrase.first, phrase.last):
        return True
    if _is_surname(line, phrase):
        return True
    head = line.get(phrase.first - 1, "head")
    if head is None or head.rest or phrase.cut or phrase.part or phrase.third:
        return False
    if head.value == "event":
        return phrase.year is None and phrase.day is not None
    if phrase.relative is not None:
        return head.value == "outlet"
    return phrase.toward is None and (
        phrase.day is None or phrase.hijri or phrase.year is None or phrase.weekday is None
    )


def _is_surname(line: Line, phrase: Phrase) -> bool:
    """Whether a bare weekday stands behind a given name with a rank or title (`العقيد أحمد الخميس`)."""
    at = phrase.first
    if phrase.weekday is None or phrase.last != at + 1 or phrase.cut or at < len(("rank", "name")):
        return False
    return bool(line.reading.forms[at - 1].given) and line.reading.forms[at - 2].human


def _labelled(line: Line, first: int, last: int) -> bool:
    """Whether the words stand in quotation marks that hold little else: a name or title."""
    reading = line.reading
    quotation = reading.quotation_around(first)
    if quotation is None:
        return False
    inner = quotation.inner
    start, end = reading.token_at(inner.start), reading.token_at(inner.end)
    return end - start <= _LABEL and start <= first and last <= end
