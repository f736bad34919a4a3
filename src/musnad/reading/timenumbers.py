"""Numbers inside expressions of time: how many, which day of the month, which year."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.reading.timetokens import ARTICLES, Line
from musnad.reading.timewords import Hit

LAST_DAY: Final = 31
_TEN: Final = 10
_TWENTY: Final = 20
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_ORDINALS: Final = frozenset({"ordinal", "ordinal_unit"})
_TENS: Final = frozenset({"ten", "tens"})
_CONSTRUCT: Final = frozenset({"unit", "ordinal", "ordinal_unit", "teen_unit"})
_GREGORIAN: Final = range(1000, 2200)
_ISLAMIC: Final = range(1300, 1500)
_MOST_TERMS: Final = 4


class Number(NamedTuple):
    """A number: its value, the token behind it, whether it is a rank, and whether it has the article."""

    value: int
    after: int
    ordinal: bool = False
    definite: bool = False


class Year(NamedTuple):
    """A year, the token behind it, whether it is Islamic, and whether a word of era says so."""

    value: int
    after: int
    hijri: bool
    marked: bool


def number(line: Line, at: int) -> Number | None:
    """A whole number in digits or words."""
    if line.is_number(at):
        value = line.integer(at)
        return None if value is None else Number(value, at + 1)
    return _in_words(line, at)


def with_article(line: Line, at: int) -> Number | None:
    """The same, digits also behind an article that stands alone (`الـ20`)."""
    if line.form(at) in ARTICLES and line.is_number(at + 1):
        found = number(line, at + 1)
        return found and found._replace(definite=True)
    return number(line, at)


def ordinal(line: Line, at: int) -> Number | None:
    """A rank in words (`الثالث والعشرين`)."""
    found = _in_words(line, at)
    return found if found and found.ordinal else None


def _in_words(line: Line, at: int) -> Number | None:
    first = line.get(at, "number")
    if first is None or first.number in {"fraction", "vague"}:
        return None
    total, last, size = _term(line, at, first)
    if first.number == "teen_unit" and last == at + 1 and not _joins(line, last):
        return None
    ranked = first.number in _ORDINALS or (first.definite and first.number in _TENS)
    for _ in range(_MOST_TERMS):
        hit = line.get(last, "number")
        if hit is None or not hit.joint or hit.number in {"fraction", "vague"}:
            break
        value, after, own = _term(line, last, hit)
        if (
            own == size
            or (size == 1 and value < _TWENTY)
            or (own == 1 and size == _TEN)
            or hit.prep
            or value > max(total, _HUNDRED)
        ):
            break
        total, last, size = total + value, after, own
    return Number(total, last, ranked, first.definite)


def _joins(line: Line, at: int) -> bool:
    hit = line.get(at, "number")
    return hit is not None and hit.joint and hit.number == "tens"


def first_term(line: Line, at: int) -> Number | None:
    """The first term of a number in words, or a number in digits."""
    hit = line.get(at, "number")
    if hit is None or hit.number in {"fraction", "vague"}:
        return number(line, at)
    value, after, _ = _term(line, at, hit)
    return Number(value, after, hit.number in _ORDINALS, hit.definite)


def _term(line: Line, at: int, hit: Hit) -> tuple[int, int, int]:
    """One term of a number: its value, the token behind it and its order of magnitude."""
    following = line.get(at + 1, "number")
    if following is not None and not following.cut and hit.number in _CONSTRUCT:
        if following.number == "ten":
            return hit.amount + _TEN, at + 2, _TEN
        if following.number == "hundred" and hit.number == "unit":
            return hit.amount * _HUNDRED, at + 2, _HUNDRED
        if following.number == "vague" and following.amount == _THOUSAND:
            return hit.amount * _THOUSAND, at + 2, _THOUSAND
    size = next(size for size in (_THOUSAND, _HUNDRED, _TEN, 1) if hit.amount >= size or size == 1)
    return hit.amount, at + 1, size


def day_of_month(line: Line, at: int) -> Number | None:
    """A number from 1 to 31."""
    found = with_article(line, at)
    return found if found and 1 <= found.value <= LAST_DAY else None


def year(line: Line, at: int) -> Year | None:
    """A year of four digits or in words, with its era where one stands behind it."""
    value, after = line.integer(at), at + 1
    if value is None:
        words = _in_words(line, at)
        if words is None or words.ordinal or words.value < _THOUSAND or line.get(at, "number") is None:
            return None
        value, after = words.value, words.after
    elif len(line.form(at)) != len("2022"):
        return None
    era = line.get(after, "era")
    if era is not None and era.value == "bc":
        return None
    hijri = era.value == "ah" if era else value in _ISLAMIC
    if value not in _GREGORIAN:
        return None
    return Year(value, after + 1 + len(era.rest) if era else after, hijri, era is not None)
