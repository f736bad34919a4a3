"""Mentions and times against gold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final

from musnad.evaluate.figures import Figure, Found, accuracy
from musnad.evaluate.gold import Mention, Time
from musnad.evaluate.matching import WordMap, overlap, pair, same_name, same_place
from musnad.model import Excerpt

_KINDS: Final = ("person", "organization", "place")
_TOUCH: Final = 0.01


def likeness(gold: Sequence[Excerpt], predicted: Sequence[Excerpt], words: WordMap) -> Callable[[int, int], float]:
    """How alike two overlapping spans are, above 0 even where they share no whole word."""
    mine = [words.cover([span]) for span in gold]
    theirs = [words.cover([span]) for span in predicted]

    def score(i: int, j: int) -> float:
        return mine[i].agreement(theirs[j]) + _TOUCH if overlap(gold[i], predicted[j]) else 0.0

    return score


def pair_mentions(gold: Sequence[Mention], predicted: Sequence[Mention], words: WordMap) -> list[tuple[int, int]]:
    """The mentions of one kind that overlap, the most alike first."""
    alike = likeness([mention.span for mention in gold], [mention.span for mention in predicted], words)
    return pair(gold, predicted, lambda i, j: alike(i, j) if _same_kind(gold[i], predicted[j]) else 0.0)


def pair_times(gold: Sequence[Time], predicted: Sequence[Time], words: WordMap) -> list[tuple[int, int]]:
    """The times that overlap, the most alike first."""
    return pair(gold, predicted, likeness([time.span for time in gold], [time.span for time in predicted], words))


def mention_figures(
    gold: Sequence[Mention], predicted: Sequence[Mention], words: WordMap
) -> Iterator[tuple[str, Figure]]:
    """The figures of the mentions of one report, by name."""
    exact = pair(gold, predicted, lambda i, j: _same_kind(gold[i], predicted[j]) * same_span(gold[i], predicted[j]))
    near = pair_mentions(gold, predicted, words)
    yield "mentions exact", Found(len(exact), len(gold), len(predicted))
    yield "mentions overlap", Found(len(near), len(gold), len(predicted))
    for kind in _KINDS:
        right = sum(gold[i].kind == kind for i, _ in exact)
        yield f"mentions exact/{kind}", Found(right, _of_kind(gold, kind), _of_kind(predicted, kind))
    pairs = [(gold[i], predicted[j]) for i, j in near]
    yield "same-entity links", _links(pairs)
    yield "mention English name", accuracy(same_name(one.name_en, other.name_en) for one, other in pairs)
    places = [(one, other) for one, other in pairs if one.kind == "place" and one.country]
    yield "place country", accuracy(one.country == other.country for one, other in places)


def _same_kind(one: Mention, other: Mention) -> bool:
    return one.kind == other.kind


def same_span(one: Mention, other: Mention) -> bool:
    """Whether both stand at the same place."""
    return same_place(one.span, other.span)


def _of_kind(mentions: Sequence[Mention], kind: str) -> int:
    return sum(mention.kind == kind for mention in mentions)


def _links(pairs: Sequence[tuple[Mention, Mention]]) -> Found:
    gold = _linked([one.name_en for one, _ in pairs])
    predicted = _linked([other.entity or other.name_en for _, other in pairs])
    return Found(len(gold & predicted), len(gold), len(predicted))


def _linked(keys: Sequence[Hashable]) -> set[tuple[int, int]]:
    return {(i, j) for i, key in enumerate(keys) for j in range(i) if keys[j] == key}


def time_figures(gold: Sequence[Time], predicted: Sequence[Time], words: WordMap) -> Iterator[tuple[str, Figure]]:
    """The figures of the time expressions of one report, by name."""
    pairs = pair_times(gold, predicted, words)
    exact = sum(same_place(gold[i].span, predicted[j].span) for i, j in pairs)
    valued = sum(gold[i].value == predicted[j].value for i, j in pairs)
    yield "times overlap", Found(len(pairs), len(gold), len(predicted))
    yield "times exact", Found(exact, len(gold), len(predicted))
    yield "times overlap+value", Found(valued, len(gold), len(predicted))
