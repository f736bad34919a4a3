"""The keys of a report: two reports are compared only where they have keys in common.

A key is a whole number below 2 to the power of 63, for a column of a database. There are three sorts, told apart by the
numbers they are mixed with: runs of words that the text is looked up by (`copies`); the weightiest words of what the
report opens with, each with the days around its publication; and for each happening its days with its places, and the
runs of words that hold its triggers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from musnad.linking.copies import fingerprints
from musnad.linking.facts import Fact
from musnad.linking.words import number_of

NEWS_KEYS: Final = 16
"""Words of the opening that become keys: the weightiest."""
SLOT: Final = 4
"""Days of a slot: two reports of one piece of news are at most three days apart, and so share one of two slots."""
LONGEST: Final = 3
"""Days that a happening may have been on for each of them to become a key."""
WEEK: Final = 7
"""Days in which two reports must have been printed for their undated claims to be compared by their words."""
_COUNTRY_LEVEL: Final = "country"
_MASK: Final = (1 << 64) - 1
_NEWS, _PLACE, _PASSAGE, _UNDATED = range(1, 5)


def copy_keys(runs: Sequence[int]) -> tuple[int, ...]:
    """Those that find reports which share text."""
    return tuple(sorted({number >> 1 for number in fingerprints(runs)}))


def news_keys(opening: Sequence[tuple[int, float]], published: int | None) -> tuple[int, ...]:
    """Those that find reports with the same main news; a report without a day is compared with others without."""
    words = sorted(opening, key=lambda item: (-item[1], item[0]))[:NEWS_KEYS]
    first = -1 if published is None else published // SLOT
    slots = (first,) if published is None else (first, first + 1)
    return tuple(sorted({_mixed(_NEWS, number, slot) for number, _ in words for slot in slots}))


def happening_keys(facts: Iterable[Fact], published: int | None) -> tuple[int, ...]:
    """Those that find other happenings which may be the one that some facts of a report tell of."""
    return tuple(sorted({key for fact in facts for key in _fact_keys(fact, published)}))


def _fact_keys(fact: Fact, published: int | None) -> Iterator[int]:
    """Passages within the days told, or within the week in which it was printed, and places with those days.

    What newsrooms repeat for years as background, without a day, would else make one incident of all that ever came.
    """
    days = _days(fact)
    for passage in fact.passages:
        yield from (_mixed(_PASSAGE, passage, day) for day in days)
        if not days or published is None or published - days[-1] < WEEK:
            yield _mixed(_UNDATED, passage, -1 if published is None else published // WEEK)
    if fact.place is None or fact.place.precision == _COUNTRY_LEVEL:
        return
    places = fact.place.within[:-1] if len(fact.place.within) > 1 else fact.place.within
    for place in places or (fact.place.name,):
        number = number_of(place)
        yield from (_mixed(_PLACE, number, day) for day in days)


def _days(fact: Fact) -> Sequence[int]:
    """The days on which it may have been, where they are few."""
    if fact.earliest is None or fact.latest is None or fact.latest - fact.earliest >= LONGEST:
        return ()
    return range(fact.earliest, fact.latest + 1)


def _mixed(*numbers: int) -> int:
    """One number for several, its bits well mixed (the finalizer of SplitMix64)."""
    total = 0
    for number in numbers:
        total = (total + (number & _MASK) + 0x9E3779B97F4A7C15) & _MASK
        total = (total ^ total >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        total = (total ^ total >> 27) * 0x94D049BB133111EB & _MASK
        total ^= total >> 31
    return total >> 1
