"""One report against gold: all its figures, and every statement that went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal, get_args

import msgspec

from musnad.evaluate.events import event_figures
from musnad.evaluate.figures import Accuracy, Figure
from musnad.evaluate.gold import Annotations, Gold, Said
from musnad.evaluate.matching import WordMap
from musnad.evaluate.mentions import mention_figures, time_figures
from musnad.evaluate.statements import Match, Matching, match_statements, statement_figures
from musnad.model import Excerpt

ErrorKind = Literal["missed", "invented", "content", "source", "mode", "act", "parent"]
ERROR_KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that went wrong: where its cue stands, what gold has and what was predicted."""

    report: str
    kind: ErrorKind
    span: Excerpt | None
    gold: str | None = None
    predicted: str | None = None


class ReportScore(msgspec.Struct, frozen=True):
    """The figures of one report, by name, and the mistakes in its statements."""

    id: str
    figures: dict[str, Figure]
    mistakes: tuple[Mistake, ...]


def score_report(gold: Gold, predicted: Annotations) -> ReportScore:
    """Score what was found in a report against what is there."""
    words = WordMap(gold.document.text)
    there = gold.annotations
    matching = match_statements(there.statements, predicted.statements, words)
    figures = chain(
        mention_figures(there.mentions, predicted.mentions, words),
        time_figures(there.times, predicted.times, words),
        statement_figures(matching),
        event_figures(there.events, predicted.events, words, matching.predicted_of),
    )
    kept = {name: figure for name, figure in figures if not (isinstance(figure, Accuracy) and figure.of == 0)}
    return ReportScore(gold.id, kept, tuple(_mistakes(gold.id, matching)))


def _mistakes(report: str, matching: Matching) -> Iterator[Mistake]:
    for said in matching.missed:
        yield Mistake(report=report, kind="missed", span=said.cue, gold=_content(said))
    for said in matching.invented:
        yield Mistake(report=report, kind="invented", span=said.cue, predicted=_content(said))
    for match in matching.matches:
        for kind, right, gold, predicted in _checks(match):
            if not right:
                yield Mistake(report=report, kind=kind, span=match.gold.cue, gold=gold, predicted=predicted)


def _checks(match: Match) -> Iterator[tuple[ErrorKind, bool, str | None, str | None]]:
    gold, predicted = match.gold, match.predicted
    yield "content", match.content_right, _content(gold), _content(predicted)
    yield "source", match.source_right, _words(gold.source), _words(predicted.source)
    yield "mode", gold.mode == predicted.mode, gold.mode, predicted.mode
    yield "act", gold.act == predicted.act, gold.act, predicted.act
    yield "parent", match.parent_right, gold.parent, predicted.parent


def _content(said: Said) -> str:
    return " | ".join(span.text for span in said.content)


def _words(span: Excerpt | None) -> str | None:
    return span.text if span is not None else None
