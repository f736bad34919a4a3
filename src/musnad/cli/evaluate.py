"""`musnad evaluate`: read annotated reports, or take records of them, and say how good the reading is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
import typer

from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.refusal import UsageError
from musnad.cli.session import Read, Session
from musnad.cli.table import one_line
from musnad.cli.tables import Actors, Gazetteers
from musnad.evaluate import (
    Annotations,
    Figure,
    Found,
    Gold,
    ReportScore,
    annotations_of,
    headline,
    load_gold,
    load_predicted,
    merge,
    score_report,
)
from musnad.evaluate.reports import Mistake

_ALL: Final = "all"
Kind = Literal[
    "all", "missed", "invented", "content", "source", "speaker", "mode", "act", "parent", "date",
    "mention-missed", "mention-invented", "mention-span", "mention-name", "mention-country",
    "time-missed", "time-invented", "time-value",
]  # fmt: skip


def evaluate(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR")],
    predicted: Annotated[Path | None, typer.Option("--predicted", metavar="DIR")] = None,
    per_report: Annotated[bool, typer.Option("--per-report")] = False,
    errors: Annotated[Kind | None, typer.Option("--errors", metavar="KIND")] = None,
    actors: Actors = None,
    gazetteer: Gazetteers = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Score the reading of annotated reports against their annotations."""
    session: Session = context.obj
    for folder in (gold, predicted):
        if folder is not None and not folder.is_dir():
            raise UsageError("evaluate.no-folder", folder=str(folder))
    golds = load_gold(gold)
    predictions = _predictions(golds, predicted, lambda: session.reader(actors, gazetteer))
    scores = [score_report(each, found) for each, found in zip(golds, predictions, strict=True)]
    if as_json:
        session.show(msgspec.json.format(msgspec.json.encode(as_data(scores)), indent=1).decode())
    elif errors is not None:
        for line in mistake_lines(scores, errors):
            session.show(line)
    else:
        session.show("\n".join(figure_lines(scores, session.say, per_report=per_report)))
    return 0


def _predictions(golds: Sequence[Gold], folder: Path | None, load: Callable[[], Read]) -> Iterator[Annotations]:
    if folder is not None:
        yield from (load_predicted(folder, gold) for gold in golds)
        return
    read = load()
    yield from (annotations_of(read(gold.document)) for gold in golds)


def as_data(scores: Sequence[ReportScore]) -> dict[str, Any]:
    """All figures, rounded to four places, in the shape in which scores are exchanged."""
    figures = merge(score.figures for score in scores)
    return {
        "reports": len(scores),
        "headline": round(headline(figures), 4),
        "figures": {name: _figure_data(figure) for name, figure in figures.items()},
    }


def _figure_data(figure: Figure) -> dict[str, float | int]:
    if isinstance(figure, Found):
        return {
            "P": round(figure.precision, 4),
            "R": round(figure.recall, 4),
            "F1": round(figure.value, 4),
            "gold": figure.gold,
            "predicted": figure.predicted,
        }
    return {"accuracy": round(figure.value, 4), "of": figure.of}


def figure_lines(scores: Sequence[ReportScore], say: Messages, *, per_report: bool) -> Iterator[str]:
    """The figures as lines, those of each report first if asked for."""
    if per_report:
        yield say("evaluate.report-heading")
        for score in scores:
            found, strict = (
                score.figures[name].value for name in ("statements found", "statements strict (source and content)")
            )
            yield f"  {score.id:24s}  {headline(score.figures):.3f}  {found:.3f}  {strict:.3f}"
    figures = merge(score.figures for score in scores)
    yield say("evaluate.total", reports=len(scores), headline=f"{headline(figures):.4f}")
    for name, figure in figures.items():
        yield f"  {name:42s} {_figure_words(figure, say)}"


def _figure_words(figure: Figure, say: Messages) -> str:
    if isinstance(figure, Found):
        parts = f"P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.value:.3f}"
        return f"{parts}   {say('evaluate.found', gold=figure.gold, predicted=figure.predicted)}"
    return f"{say('evaluate.accuracy')} {figure.value:.3f}   {say('evaluate.of', of=figure.of)}"


def mistake_lines(scores: Iterable[ReportScore], kind: str) -> Iterator[str]:
    """The mistakes of a kind, one a line, tabs between: report, place, kind, words, gold, predicted."""
    for score in scores:
        for mistake in score.mistakes:
            if kind in {_ALL, mistake.kind}:
                yield "\t".join(_mistake_fields(mistake))


def _mistake_fields(mistake: Mistake) -> list[str]:
    span = mistake.span
    return [
        mistake.report,
        f"{span.start}:{span.end}" if span else "-",
        mistake.kind,
        one_line(span.text) if span else "-",
        one_line(mistake.gold or "-"),
        one_line(mistake.predicted or "-"),
    ]
