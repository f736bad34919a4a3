"""The day of a report that tells it itself: in its dateline or the line of its byline.

Where nobody says when a report was published, a full date on a line of its own below the headline
(`شام برس – خاص – الأحد 3 تشرين الثاني 2019`) or at the head of the first paragraph (`(بيروت، 22 مايو 2018) –`) is its
day. A date without its year, or one that only the Islamic calendar gives, is not enough.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from musnad.model import Span
from musnad.reading.reading import Reading
from musnad.reading.times import TimeFound, find_times
from musnad.reading.timewords import TimeWords
from musnad.reading.words import Medium

_HEAD: Final = 3
"""Paragraphs: headline, byline, and the first of the text."""
_LONGEST: Final = 120
"""Code points of a line that holds a byline and a date and nothing else."""
_OPENING: Final = 40
"""Code points that may stand before the date where the text goes on behind it: places and agencies."""
_YEAR: Final = re.compile(r"\d[/.\-]\d{1,2}[/.\-]\d{2}|\d{4}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|$)")
_PARTED: Final = re.compile(r"[-–—/|:()ـ]|^(?:\S+\s+){0,2}\S+\s*[،,]")
_OPENED: Final = re.compile(r"[^.؟!:«»“”\"]*[\s(،,/]")
_CLOSED: Final = re.compile(r"\s*(?:\)|\([^)]*\))?\s*[-–—/:]")
_BRACKET: Final = "("
_NO_DAY_OF_ISSUE: Final = ("تحديث", "أرشيف")


def with_dateline(reading: Reading, words: TimeWords) -> Reading:
    """The reading, its document dated by its dateline where nobody has said when it was published."""
    document = reading.document
    head = reading.paragraphs[:_HEAD]
    if document.published is not None or not head or not _YEAR.search(document.text, 0, head[-1].end):
        return reading
    day = next((day for time in find_times(reading, words) if (day := _day_of_issue(reading, head, time))), None)
    if day is None:
        return reading
    return msgspec.structs.replace(
        reading, document=msgspec.structs.replace(document, published=day, published_basis="dateline")
    )


def _day_of_issue(reading: Reading, head: tuple[Span, ...], time: TimeFound) -> str | None:
    """The day of a time that dates the report."""
    day = _DAY.match(time.value or "")
    place = next((number for number, each in enumerate(head) if each.start <= time.start < each.end), None)
    if day is None or place is None or set(time.flags) - {"hour_ambiguous"}:
        return None
    line = head[place]
    named = _is_agency(reading, time.last)
    agency = named or (reading.text[time.end : time.end + 2].strip() == _BRACKET and _is_agency(reading, time.last + 1))
    last = reading.tokens[time.last].end if named else time.end
    before, behind = reading.text[line.start : time.start].lstrip(), reading.text[last : line.end].rstrip()
    if any(word in before for word in _NO_DAY_OF_ISSUE):
        return None
    alone = not re.search(r"[^\W\d_]", behind) and not behind.endswith((".", "؟", "!"))
    if alone and len(before) <= _LONGEST and (named or _ends_a_byline(before, headline=place == 0)):
        return day.group()
    parted = _PARTED.search(before) or agency
    opened = len(before) <= _OPENING and _OPENED.fullmatch(before) and parted
    return day.group() if opened and _CLOSED.match(behind) else None


def _is_agency(reading: Reading, at: int) -> bool:
    """Whether a news agency is named by the token, as behind the date of its reports (`غزة 14-3-2013 وفا-`)."""
    heads = reading.forms[at].heads if at < len(reading.forms) and reading.tokens[at].kind == "word" else ()
    return any(isinstance(head, Medium) and head.class_ == "agency" for head in heads)


def _ends_a_byline(before: str, *, headline: bool) -> bool:
    """Whether what stands before a date on its line names places, agencies and authors, or nothing; no sentence."""
    if not before:
        return True
    return _PARTED.search(before.rstrip()[-1:] if headline else before) is not None
