"""Events against gold: trigger, type and mode, roles, counts, factuality and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from musnad.evaluate.figures import Figure, Found, accuracy
from musnad.evaluate.gold import Happening, Number
from musnad.evaluate.matching import WordMap, overlap, pair, same_place
from musnad.evaluate.mentions import likeness
from musnad.model import Excerpt

_ROLES: Final = ("actors", "targets", "place")
_GOOD_ROLE: Final = 0.5


def event_figures(
    gold: Sequence[Happening], predicted: Sequence[Happening], words: WordMap, predicted_of: Mapping[str, str]
) -> Iterator[tuple[str, Figure]]:
    """The figures of the events of one report, by name; `predicted_of` pairs the ids of the statements."""

    def alike(i: int, j: int) -> float:
        one, other = gold[i].trigger, predicted[j].trigger
        return overlap(one, other) + same_place(one, other)

    def typed(i: int, j: int) -> float:
        return alike(i, j) if gold[i].type == predicted[j].type else 0.0

    pairs = [(gold[i], predicted[j]) for i, j in pair(gold, predicted, typed)]
    right_mode = sum(one.mode == other.mode for one, other in pairs)
    yield "events trigger", Found(len(pair(gold, predicted, alike)), len(gold), len(predicted))
    yield "events trigger+type", Found(len(pairs), len(gold), len(predicted))
    yield "events trigger+type+mode", Found(right_mode, len(gold), len(predicted))
    for role in _ROLES:
        right = sum(_same_roles(_role(one, role), _role(other, role), words) for one, other in pairs)
        all_gold, all_predicted = (sum(len(_role(event, role)) for event in events) for events in (gold, predicted))
        yield f"event {role}", Found(right, all_gold, all_predicted)
    yield "event time", accuracy(one.time == other.time for one, other in pairs if one.time)
    yield "event factuality", accuracy(one.factuality == other.factuality for one, other in pairs)
    yield "event statement", accuracy(_same_statement(one, other, predicted_of) for one, other in pairs)
    yield from _count_figures(_counts(gold), _counts(predicted), words)


def _same_statement(one: Happening, other: Happening, predicted_of: Mapping[str, str]) -> bool:
    expected = predicted_of.get(one.statement) if one.statement else None
    return expected == other.statement


def _role(event: Happening, role: str) -> tuple[Excerpt, ...]:
    if role == "place":
        return (event.place,) if event.place is not None else ()
    return (event.actors if role == "actors" else event.targets) or ()


def _same_roles(gold: Sequence[Excerpt], predicted: Sequence[Excerpt], words: WordMap) -> int:
    mine, theirs = ([words.cover([span]) for span in spans] for spans in (gold, predicted))

    def score(i: int, j: int) -> float:
        agreement = mine[i].agreement(theirs[j])
        return agreement if agreement >= _GOOD_ROLE else 0.0

    return len(pair(gold, predicted, score))


def _counts(events: Sequence[Happening]) -> list[Number]:
    return [count for event in events for count in event.counts or ()]


def _count_figures(gold: Sequence[Number], predicted: Sequence[Number], words: WordMap) -> Iterator[tuple[str, Figure]]:
    alike = likeness([count.span for count in gold], [count.span for count in predicted], words)
    pairs = pair(gold, predicted, lambda i, j: alike(i, j) if gold[i].kind == predicted[j].kind else 0.0)
    same = sum((gold[i].min, gold[i].max) == (predicted[j].min, predicted[j].max) for i, j in pairs)
    yield "counts", Found(len(pairs), len(gold), len(predicted))
    yield "counts with numbers", Found(same, len(gold), len(predicted))
