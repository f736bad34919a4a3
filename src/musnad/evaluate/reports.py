"""One report against gold: all its figures, and everything that went wrong in its statements, mentions and times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, TypeVar, get_args

import msgspec

from musnad.evaluate.events import event_figures
from musnad.evaluate.figures import Accuracy, Figure
from musnad.evaluate.gold import Annotations, Gold, Mention, Said, Time
from musnad.evaluate.matching import WordMap, same_name
from musnad.evaluate.mentions import mention_figures, pair_mentions, pair_times, same_span, time_figures
from musnad.evaluate.statements import Match, Matching, match_statements, statement_figures
from musnad.model import Excerpt

ErrorKind = Literal[
    "missed", "invented", "content", "source", "speaker", "mode", "act", "parent", "date",
    "mention-missed", "mention-invented", "mention-span", "mention-name", "mention-country",
    "time-missed", "time-invented", "time-value",
]  # fmt: skip
ERROR_KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)
Annotation = TypeVar("Annotation", Mention, Time)


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """Something that went wrong: where it stands (of a statement: its cue), what gold has and what was predicted."""

    report: str
    kind: ErrorKind
    span: Excerpt | None
    gold: str | None = None
    predicted: str | None = None


class ReportScore(msgspec.Struct, frozen=True):
    """The figures of one report, by name, and the mistakes: in statements, in mentions, in times."""

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
    mistakes = chain(
        _statement_mistakes(gold.id, matching),
        _mention_mistakes(gold.id, there.mentions, predicted.mentions, words),
        _time_mistakes(gold.id, there.times, predicted.times, words),
    )
    return ReportScore(gold.id, kept, tuple(mistakes))


def _mention_mistakes(
    report: str, gold: Sequence[Mention], predicted: Sequence[Mention], words: WordMap
) -> Iterator[Mistake]:
    pairs = pair_mentions(gold, predicted, words)
    for one in _unpaired(gold, [i for i, _ in pairs]):
        yield Mistake(report=report, kind="mention-missed", span=one.span, gold=_named(one))
    for one in _unpaired(predicted, [j for _, j in pairs]):
        yield Mistake(report=report, kind="mention-invented", span=one.span, predicted=_named(one))
    for one, other in ((gold[i], predicted[j]) for i, j in pairs):
        found: tuple[tuple[ErrorKind, bool, str | None, str | None], ...] = (
            ("mention-span", same_span(one, other), one.span.text, other.span.text),
            ("mention-name", same_name(one.name_en, other.name_en), one.name_en, other.name_en),
            ("mention-country", not one.country or one.country == other.country, one.country, other.country),
        )
        for kind, right, wanted, got in found:
            if not right:
                yield Mistake(report=report, kind=kind, span=one.span, gold=wanted, predicted=got)


def _time_mistakes(report: str, gold: Sequence[Time], predicted: Sequence[Time], words: WordMap) -> Iterator[Mistake]:
    pairs = pair_times(gold, predicted, words)
    for one in _unpaired(gold, [i for i, _ in pairs]):
        yield Mistake(report=report, kind="time-missed", span=one.span, gold=one.value)
    for one in _unpaired(predicted, [j for _, j in pairs]):
        yield Mistake(report=report, kind="time-invented", span=one.span, predicted=one.value)
    for one, other in ((gold[i], predicted[j]) for i, j in pairs):
        if one.value != other.value:
            yield Mistake(report=report, kind="time-value", span=one.span, gold=one.value, predicted=other.value)


def _unpaired(all_: Sequence[Annotation], paired: Sequence[int]) -> list[Annotation]:
    return [each for number, each in enumerate(all_) if number not in paired]


def _named(mention: Mention) -> str:
    return f"{mention.kind}: {mention.name_en or '-'}"


def _statement_mistakes(report: str, matching: Matching) -> Iterator[Mistake]:
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
    yield "speaker", same_name(gold.source_name, predicted.source_name), gold.source_name, predicted.source_name
    yield "mode", gold.mode == predicted.mode, gold.mode, predicted.mode
    yield "act", gold.act == predicted.act, gold.act, predicted.act
    yield "parent", match.parent_right, gold.parent, predicted.parent
    date = (predicted.date or "")[:10]
    yield "date", not gold.date or gold.date == date, gold.date, predicted.date


def _content(said: Said) -> str:
    return " | ".join(span.text for span in said.content)


def _words(span: Excerpt | None) -> str | None:
    return span.text if span is not None else None
