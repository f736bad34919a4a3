"""What stands before a person's name and says who the person is: a rank, an office, a word that calls him by name.

A rank stands right before the name (`العقيد سامر الراوي`), and so does an office of one word; one of several words ends
with what it is an office of (`وزير الصحة العراقي سامر الراوي`), and is looked for from its end. A word for a crowd or
for several persons is no office, for the name behind it is not theirs.
"""

from __future__ import annotations

from typing import Final

from musnad.model import Span
from musnad.reading.cursor import is_rank
from musnad.reading.namesight import NameSight, Opening

_MARKS: Final = frozenset('«»“”"')
_CLOSING_MARKS: Final = "»”"
_REACH: Final = 10


def office_before(sight: NameSight, at: int) -> int | None:
    """The token where the rank or office begins that stands right before the name at token `at`."""
    if at not in sight.offices:
        sight.offices[at] = _office_before(sight, at)
    return sight.offices[at]


def _office_before(sight: NameSight, at: int) -> int | None:
    before = title_end(sight, at)
    if before > 0 and sight.reading.tokens[before].form in _CLOSING_MARKS and before not in sight.reading.opening:
        return _office(sight, before - 1)
    if before < 0 or not sight.is_word(before):
        return None
    form = sight.forms[before]
    senior = sight.knowledge.words.is_a(form.text, "seniority")
    if senior and before and sight.is_word(before - 1) and stands_as_rank(sight, before - 1):
        return _first_title(sight, before - 1)
    if stands_as_rank(sight, before):
        return _first_title(sight, before)
    if sight.knowledge.words.is_a(form.base, "called") and (form.definite or form.verbal):
        return before
    if form.holder and (form.definite or form.given):
        return _first_title(sight, before)
    return _office(sight, before) if _closes(sight, before) else None


def title_span(sight: NameSight, first: int, last: int) -> Span:
    """The place of a title from token `first` up to `last`, without what is written to its first word (`والعقيد`)."""
    return sight.span(first, last, sight.start_of(first, Opening(sight.forms[first].start, "")))


def title_end(sight: NameSight, at: int) -> int:
    """The token before the name, where an opening mark of the name's own is passed (`العميد "سامر حداد"`)."""
    return at - 2 if at - 1 in sight.reading.opening else at - 1


def stands_as_rank(sight: NameSight, at: int) -> bool:
    """Whether the word stands as a rank before a name: with the article, but for those that never have it."""
    form, words = sight.forms[at], sight.knowledge.words
    bare = words.is_a(form.base, "bare-rank") or words.is_a(form.text, "bare-rank")
    return is_rank(form) and not form.plural and (form.definite or bare)


def _first_title(sight: NameSight, at: int) -> int:
    """The first of the ranks that stand one behind the other up to token `at` (`اللواء الدكتور`)."""
    while at and sight.is_word(at - 1) and is_rank(sight.forms[at - 1]) and not sight.forms[at - 1].joint:
        at -= 1
    return at


def _closes(sight: NameSight, at: int) -> bool:
    """Whether an office may end with the word: it is definite, or a name of a state, body or place."""
    form = sight.forms[at]
    if form.is_a("time", "month", "preposition") or (form.masdar and not form.definite):
        return False
    if form.definite or form.proper or form.unknown or form.preposition == "ل" or sight.nationality(at) is not None:
        return True
    place = sight.place_at(at)
    return place is not None and place.opening.start == 0


def _office(sight: NameSight, at: int) -> int | None:
    """Where the office begins that ends with the word at token `at`: a singular word for a person, no verb between."""
    for index in range(at, max(-1, at - _REACH), -1):
        if sight.reading.tokens[index].form in _MARKS:
            continue
        if not sight.is_word(index):
            return None
        form = sight.forms[index]
        if form.holder:
            return _first_title(sight, index)
        if (form.finite and not form.nominal) or form.complementizer is not None or form.is_a("relative", "time"):
            return None
    return None
