"""How two annotations of one text are compared and paired."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

import msgspec

from musnad.model import Excerpt

Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")

_WORD: Final = re.compile(r"\w+")
_NAME_WORD: Final = re.compile(r"[a-z0-9]+")
_HALF: Final = 0.5
_WEAK: Final = frozenset(
    {"the", "of", "a", "an", "al", "el", "and", "for", "in", "mr"}
    | {"forces", "group", "organization", "movement", "party"}
)


class Coverage(msgspec.Struct, frozen=True):
    """What spans cover of a text: its words, and the characters for spans that cover no word."""

    words: frozenset[int]
    characters: frozenset[int]

    def agreement(self, other: Coverage) -> float:
        """Intersection over union of the words, of the characters where neither covers a word: 0 to 1."""
        in_words = bool(self.words or other.words)
        mine, theirs = (self.words, other.words) if in_words else (self.characters, other.characters)
        union = len(mine | theirs)
        return len(mine & theirs) / union if union else 0.0


class WordMap:
    """The words of a text by their places, so that spans can be compared word by word."""

    def __init__(self, text: str) -> None:
        self._starts = [-1] * len(text)
        self._lengths: dict[int, int] = {}
        for word in _WORD.finditer(text):
            self._lengths[word.start()] = word.end() - word.start()
            self._starts[word.start() : word.end()] = [word.start()] * (word.end() - word.start())

    def cover(self, spans: Iterable[Excerpt]) -> Coverage:
        """The words that `spans` cover by at least half of their letters, so that a mark at the rim costs nothing."""
        characters = frozenset(place for span in spans for place in range(span.start, span.end))
        letters: dict[int, int] = {}
        for place in characters:
            start = self._starts[place]
            letters[start] = letters.get(start, 0) + 1
        letters.pop(-1, None)
        words = frozenset(start for start, count in letters.items() if 2 * count >= self._lengths[start])
        return Coverage(words, characters)


def pair(
    gold: Sequence[Gold], predicted: Sequence[Predicted], score: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """The best one-to-one pairs by their places, the highest score first; a score of 0 makes no pair.

    Ties go to the pair that comes first in gold, then in the prediction.
    """
    scored = ((score(i, j), i, j) for i in range(len(gold)) for j in range(len(predicted)))
    candidates = sorted((each for each in scored if each[0] > 0), key=lambda each: -each[0])
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in candidates:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def overlap(one: Excerpt | None, other: Excerpt | None) -> bool:
    """Whether two spans share a character."""
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def same_place(one: Excerpt, other: Excerpt) -> bool:
    """Whether two spans begin and end together."""
    return (one.start, one.end) == (other.start, other.end)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two English names are near enough: at least half of the telling words of the shorter one are shared."""
    mine, theirs = _telling_words(one), _telling_words(other)
    if not mine or not theirs:
        return mine == theirs
    return len(mine & theirs) / min(len(mine), len(theirs)) >= _HALF


def _telling_words(name: str | None) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    words = frozenset(_NAME_WORD.findall(plain))
    return (words - _WEAK) or words
