"""Counts of one kind put together: which add up, which are part of another, which disagree.

`ثلاثة مدنيين وخمسة جنود` adds up, `عشرة أشخاص بينهم طفلان` is ten, and two counts that nothing joins are two accounts
of one number. The text between two counts decides, and whether they are of people that the event tells apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

import msgspec

from musnad.model.record import Count, CountKind
from musnad.model.span import Excerpt

Relation = Literal["first", "added", "part", "other"]

_PART: Final = re.compile(
    r"(?<!\w)(?:و|ف)?(?:من\s+)?(?:بينهم|بينهن|بينها|منهم|منهن|منها|ضمنهم|فيهم|معظمهم|أغلبهم|غالبيتهم|نصفهم)(?!\w)"
)
_JOINT: Final = re.compile(r"(?:،\s*)?(?:و|وكذلك|إضافة إلى|بالإضافة إلى|إلى جانب|فضلاً عن)")
_SENTENCE_END: Final = re.compile(r"[.؟!\n]")
_CIVILIANS: Final = re.compile(r"(?<!\w)(?:و|ف)?(?:ال|لل|بال)?مدني(?:ا|اً|ون|ين|ان|ة|ات|تان|تين)?(?!\w)")


class Part(msgspec.Struct, frozen=True):
    """One count, how it stands to those before it, and the phrase it is told in, of those who are counted."""

    count: Count
    relation: Relation
    within: Excerpt | None = None

    @property
    def of(self) -> str:
        """The phrase it is told in, without what is said of some of those who are counted."""
        return "" if self.within is None else _PART.split(self.within.text, maxsplit=1)[0]


class Toll(msgspec.Struct, frozen=True):
    """How many, all in all: `low` to `high`, `None` where the words leave it open.

    `best` is the lowest number that the first account allows. `parts` are the counts, in text order.
    """

    low: int | None
    best: int | None
    high: int | None
    parts: tuple[Part, ...]

    @property
    def words(self) -> tuple[Excerpt, ...]:
        """The number phrases it rests on."""
        return tuple(part.count.span for part in self.parts)


def toll(counts: Sequence[Count], kind: CountKind, text: str, phrases: Sequence[Excerpt] = ()) -> Toll | None:
    """The counts of a kind put together; `None` where there are none.

    `phrases` are those of the people it is of, coordinated ones each by itself.
    """
    own = sorted((count for count in counts if count.kind == kind), key=lambda count: count.span.start)
    parts = tuple(_related(own, text, phrases))
    if not parts:
        return None
    accounts = [(_sum(account, low=True), _sum(account, low=False)) for account in _accounts(parts)]
    lows = [low for low, _ in accounts if low is not None]
    highs = [high for _, high in accounts if high is not None]
    return Toll(
        low=min(lows) if lows else None,
        best=accounts[0][0],
        high=max(highs) if len(highs) == len(accounts) else None,
        parts=parts,
    )


def _related(counts: Sequence[Count], text: str, phrases: Sequence[Excerpt]) -> Iterator[Part]:
    held = [next((phrase for phrase in phrases if phrase.span.covers(count.span.span)), None) for count in counts]
    if counts:
        yield Part(counts[0], "first", held[0])
    for (before, one), (count, other) in pairwise(zip(counts, held, strict=True)):
        apart = one is not None and other is not None and one != other
        yield Part(count, _relation(text[before.span.end : count.span.start], apart=apart), other)


def _relation(between: str, *, apart: bool) -> Relation:
    if _SENTENCE_END.search(between):
        return "other"
    if _PART.search(between):
        return "part"
    return "added" if apart or _JOINT.fullmatch(between.strip()) else "other"


def _accounts(parts: Sequence[Part]) -> list[list[Count]]:
    """The counts that add up, account by account."""
    accounts: list[list[Count]] = []
    for part in parts:
        if part.relation in {"first", "other"}:
            accounts.append([part.count])
        elif part.relation == "added":
            accounts[-1].append(part.count)
    return accounts


def _sum(counts: Sequence[Count], *, low: bool) -> int | None:
    numbers = [count.min if low else count.max for count in counts]
    known = [number for number in numbers if number is not None]
    if not known or (not low and len(known) < len(numbers)):
        return None
    return sum(known)


def names_civilians(words: str) -> bool:
    """Whether the words call people civilians; women and children are not taken for them."""
    return _CIVILIANS.search(words) is not None
