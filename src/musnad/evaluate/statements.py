"""Statements against gold: found, with the right content, source, mode, act and parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from musnad.evaluate.figures import Figure, Found, accuracy
from musnad.evaluate.gold import Said
from musnad.evaluate.matching import WordMap, overlap, pair, same_name
from musnad.model import Excerpt

LEAST_CONTENT: Final = 0.1
GOOD_CONTENT: Final = 0.8
GOOD_SOURCE: Final = 0.5


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A gold statement and the predicted one that is taken for it, and what of it is right."""

    gold: Said
    predicted: Said
    content: float
    source_right: bool
    parent_right: bool

    @property
    def content_right(self) -> bool:
        """Whether the contents share at least four fifths of their words."""
        return self.content >= GOOD_CONTENT

    @property
    def content_exact(self) -> bool:
        """Whether the contents are the same spans."""
        return _places(self.gold.content) == _places(self.predicted.content)


class Matching(msgspec.Struct, frozen=True):
    """The statements of one report, paired."""

    matches: tuple[Match, ...]
    missed: tuple[Said, ...]
    invented: tuple[Said, ...]
    predicted_of: Mapping[str, str]


def match_statements(gold: Sequence[Said], predicted: Sequence[Said], words: WordMap) -> Matching:
    """Pair statements whose cues overlap and whose contents share some words, the most alike first."""
    mine = [words.cover(said.content) for said in gold]
    theirs = [words.cover(said.content) for said in predicted]

    def likeness(i: int, j: int) -> float:
        if not overlap(gold[i].cue, predicted[j].cue):
            return 0.0
        agreement = mine[i].agreement(theirs[j])
        return 1 + agreement if agreement > LEAST_CONTENT else 0.0

    pairs = pair(gold, predicted, likeness)
    predicted_of = {gold[i].id: predicted[j].id for i, j in pairs}
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return Matching(
        tuple(_match(gold[i], predicted[j], mine[i].agreement(theirs[j]), predicted_of, words) for i, j in pairs),
        tuple(said for i, said in enumerate(gold) if i not in found),
        tuple(said for j, said in enumerate(predicted) if j not in used),
        predicted_of,
    )


def _match(gold: Said, predicted: Said, content: float, predicted_of: Mapping[str, str], words: WordMap) -> Match:
    expected = predicted_of.get(gold.parent) if gold.parent else None
    return Match(
        gold=gold,
        predicted=predicted,
        content=content,
        source_right=_same_source(gold.source, predicted.source, words),
        parent_right=expected == predicted.parent,
    )


def _same_source(gold: Excerpt | None, predicted: Excerpt | None, words: WordMap) -> bool:
    if gold is None or predicted is None:
        return gold is predicted
    return words.cover([gold]).agreement(words.cover([predicted])) >= GOOD_SOURCE


def _places(spans: Sequence[Excerpt]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def statement_figures(matching: Matching) -> Iterator[tuple[str, Figure]]:
    """The figures of the statements of one report, by name."""
    matches = matching.matches
    gold, predicted = len(matches) + len(matching.missed), len(matches) + len(matching.invented)
    rights = {
        "statements found": len(matches),
        "statements content IoU>=.8": sum(match.content_right for match in matches),
        "statements content exact": sum(match.content_exact for match in matches),
        "statements strict (source and content)": sum(match.content_right and match.source_right for match in matches),
    }
    yield from ((name, Found(right, gold, predicted)) for name, right in rights.items())
    named = [(match, same_name(match.gold.source_name, match.predicted.source_name)) for match in matches]
    dated = [match for match in matches if match.gold.date]
    yield "statement source span", accuracy(match.source_right for match in matches)
    yield "statement source resolved", accuracy(right for _, right in named)
    yield "implied source resolved", accuracy(right for match, right in named if match.gold.source is None)
    yield "statement mode", accuracy(match.gold.mode == match.predicted.mode for match in matches)
    yield "statement act", accuracy(match.gold.act == match.predicted.act for match in matches)
    yield "statement parent", accuracy(match.parent_right for match in matches)
    yield "statement date", accuracy(match.gold.date == (match.predicted.date or "")[:10] for match in dated)
