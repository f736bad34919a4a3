"""Copies: reports that share text, whole or in part, and the passages they share.

Texts are compared in runs of `RUN` words as they are written, folded, without marks. Which pairs to compare is told by
fingerprints: of every `WINDOW` runs that follow each other the one with the smallest number is kept (winnowing, after
Schleimer, Wilkerson and Aiken, SIGMOD 2003). Any passage of `RUN + WINDOW - 1` words that two reports share gives them
a fingerprint in common, for certain, and however long the rest of either is. That is why winnowing does this and not
MinHash: the signature of a long report says nothing of a short one that was taken into it, since MinHash estimates
what they have of both together; and it needs no library. What is told of a pair is then counted from all its runs.
"""

from __future__ import annotations

import array
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from musnad.arabic.tokens import tokenize
from musnad.model.links import Copy, Passage
from musnad.model.span import Span

RUN: Final = 6
"""Words of a run: of six words in the same order few are the same by chance."""
WINDOW: Final = 16
LEAST: Final = 12
"""Words that two reports must share in such runs: below that lie names with titles, and formulas of newsrooms."""
TIMES: Final = 16
"""How often a run may stand in a text for each of its places to be looked at."""
_MASK: Final = (1 << 64) - 1
_MIX: Final = 0x9E3779B97F4A7C15
_BASE: Final = 0xD1342543DE82EF95
_TOP: Final = pow(_BASE, RUN - 1, 1 << 64)


def runs_of(forms: Sequence[str]) -> array.array[int]:
    """A number of 64 bits for each run of words, in order; a text of fewer words has none (`عاجل` is nobody's copy)."""
    numbers = [_number(form) for form in forms] if len(forms) >= RUN else []
    total = 0
    for number in numbers[:RUN]:
        total = total * _BASE + number & _MASK
    found = array.array("Q", [_mixed(total)] if numbers else [])
    for gone, come in zip(numbers, numbers[RUN:], strict=False):
        total = (total - gone * _TOP) * _BASE + come & _MASK
        found.append(_mixed(total))
    return found


@lru_cache(maxsize=131072)
def _number(form: str) -> int:
    data = form.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.adler32(data)


def _mixed(total: int) -> int:
    """The number with its bits mixed, so that the smallest of a window is any of its runs alike."""
    total = (total ^ total >> 32) * _MIX & _MASK
    return total ^ total >> 29


def fingerprints(runs: Sequence[int]) -> frozenset[int]:
    """The smallest run of every window: what stands for the text when candidates are looked up."""
    if len(runs) <= WINDOW:
        return frozenset([min(runs)] if runs else [])
    kept = set()
    at = -1
    for end in range(WINDOW, len(runs) + 1):
        start = end - WINDOW
        if at < start:
            at = min(range(start, end), key=lambda place: (runs[place], -place))
        elif runs[end - 1] <= runs[at]:
            at = end - 1
        kept.add(runs[at])
    return frozenset(kept)


def compare(first: str, second: str, runs: frozenset[int], others: frozenset[int]) -> Copy | None:
    """What two reports share, by the runs of each; `None` where it is too little to be a copy.

    `first` and `second` are the ids of the reports, in any order.
    """
    if first > second:
        first, second, runs, others = second, first, others, runs
    shared = len(runs & others)
    if not shared or shared + RUN - 1 < min(LEAST, len(runs) + RUN - 1, len(others) + RUN - 1):
        return None
    of_first, of_second = shared / len(runs), shared / len(others)
    return Copy(first=first, second=second, of_first=round(of_first, 4), of_second=round(of_second, 4))


def passages(first: str, second: str) -> tuple[Passage, ...]:
    """The passages that two texts share, in the order of the first: at least `RUN` words each, as long as may be.

    Where the second has a passage twice, the one that goes on longest is taken, and of equals the first.

    >>> one = "وصلت القافلة إلى الجسر عند الفجر ثم عادت"
    >>> [passage.second.of("أمس " + one).text == one for passage in passages(one, "أمس " + one)]
    [True]
    """
    words = [token for token in tokenize(first) if token.kind != "mark"]
    others = [token for token in tokenize(second) if token.kind != "mark"]
    runs, second_runs = (runs_of([token.form for token in tokens]) for tokens in (words, others))
    places: dict[int, list[int]] = {}
    for at, run in enumerate(second_runs):
        held = places.setdefault(run, [])
        if len(held) < TIMES:
            held.append(at)
    size = RUN - 1
    found = []
    at = 0
    while at < len(runs):
        lengths = [(_agreeing(runs, at, second_runs, place), -place) for place in places.get(runs[at], ())]
        length, place = max(lengths, default=(0, 0))
        if length:
            last, end = at + length + size - 1, length + size - 1 - place
            found.append(Passage(Span(words[at].start, words[last].end), Span(others[-place].start, others[end].end)))
            at = last
        at += 1
    return tuple(found)


def _agreeing(runs: Sequence[int], at: int, others: Sequence[int], place: int) -> int:
    """How many runs from `at` on are those of the other text from `place` on."""
    length = 0
    while at + length < len(runs) and place + length < len(others) and runs[at + length] == others[place + length]:
        length += 1
    return length
