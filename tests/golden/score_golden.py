"""The golden reports: short texts written for one phenomenon each, with the statements a careful reader finds.

`python tests/golden/score_golden.py` reads every text and prints, by phenomenon, what was found and what was not;
`--errors` lists each difference, `--only NAME` keeps one phenomenon, `--pin` writes the levels reached to
`statements/expected.yaml`, below which `test_golden.py` lets no report fall.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
import yaml

from musnad.model import Document, Excerpt, Span
from musnad.model.record import Act, StatementMode

if TYPE_CHECKING:
    from musnad.model import Record, Statement

FOLDER: Final = Path(__file__).parent / "statements"
PINNED: Final = FOLDER / "expected.yaml"
LEVELS: Final = ("missed", "found", "strict", "exact")
_SAME_CONTENT: Final = 0.8
_SAME_SOURCE: Final = 0.5
_SOME_CONTENT: Final = 0.1


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement as a golden file has it: words and which occurrence of them in the text (0 is the first)."""

    source: str | None
    source_occurrence: int
    cue: str
    cue_occurrence: int
    content: list[str]
    content_occurrence: list[int]
    mode: StatementMode
    act: Act
    parent: int | None
    source_name: str | None


class WrittenReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A golden file: the phenomenon it shows, what is tricky about it, and its statements in text order."""

    phenomenon: str
    note: str
    statements: list[Written]


class GoldenStatement(msgspec.Struct, frozen=True):
    """A golden statement with its places in the text; `parent` is an index among the report's statements."""

    source: Excerpt | None
    cue: Excerpt
    content: tuple[Excerpt, ...]
    mode: StatementMode
    act: Act
    parent: int | None
    source_name: str | None


class GoldenReport(msgspec.Struct, frozen=True):
    """A golden text and its statements."""

    name: str
    phenomenon: str
    note: str
    text: str
    statements: tuple[GoldenStatement, ...]


class Comparison(msgspec.Struct, frozen=True):
    """One golden statement beside what was read for it, `None` where nothing was."""

    gold: GoldenStatement
    read: Statement | None
    content: bool = False
    source: bool = False
    exact: bool = False
    mode: bool = False
    act: bool = False
    parent: bool = False
    name: bool = False

    @property
    def strict(self) -> bool:
        """Whether source and content are right."""
        return self.content and self.source

    @property
    def perfect(self) -> bool:
        """Whether every part is right and every span the same to the letter."""
        return self.exact and self.mode and self.act and self.parent


class Outcome(msgspec.Struct, frozen=True):
    """A golden report compared with its record: its statements, and those read that it does not hold."""

    report: GoldenReport
    comparisons: tuple[Comparison, ...]
    invented: tuple[Statement, ...]

    @property
    def level(self) -> str:
        """The highest of `LEVELS` that all of the report reaches."""
        if self.invented or any(c.read is None for c in self.comparisons):
            return "missed"
        if all(c.perfect for c in self.comparisons):
            return "exact"
        return "strict" if all(c.strict for c in self.comparisons) else "found"


def occurrence(text: str, words: str, index: int) -> Excerpt:
    """The excerpt of `text` that is the occurrence number `index` of `words`, overlapping ones counted.

    Raises:
        ValueError: if `words` do not occur that often.
    """
    start = text.find(words)
    for _ in range(index):
        start = text.find(words, start + 1) if start >= 0 else -1
    if start < 0:
        raise ValueError(f"{words!r} does not occur {index + 1} times in {text!r}")
    return Span(start, start + len(words)).of(text)


def _located(text: str, written: Written) -> GoldenStatement:
    return GoldenStatement(
        source=None if written.source is None else occurrence(text, written.source, written.source_occurrence),
        cue=occurrence(text, written.cue, written.cue_occurrence),
        content=tuple(
            occurrence(text, words, index)
            for words, index in zip(written.content, written.content_occurrence, strict=True)
        ),
        mode=written.mode,
        act=written.act,
        parent=written.parent,
        source_name=written.source_name,
    )


def _load(path: Path) -> GoldenReport:
    written = msgspec.json.decode(path.read_bytes(), type=WrittenReport)
    text = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
    return GoldenReport(
        name=f"{path.parent.name}/{path.stem}",
        phenomenon=written.phenomenon,
        note=written.note,
        text=text,
        statements=tuple(_located(text, statement) for statement in written.statements),
    )


def load_golden(folder: Path = FOLDER) -> list[GoldenReport]:
    """All golden reports, by name.

    Raises:
        ValueError: if a file names words that its text does not hold.
        msgspec.ValidationError: if a file has another shape.
    """
    return [_load(path) for path in sorted(folder.glob("*/*.json"))]


def _letters(spans: Iterable[Excerpt]) -> set[int]:
    return {position for span in spans for position in range(span.start, span.end)}


def _words(text: str, spans: Iterable[Excerpt]) -> set[int]:
    covered = _letters(spans)
    return {
        word.start()
        for word in re.finditer(r"\w+", text)
        if 2 * len(covered.intersection(range(*word.span()))) >= len(word.group())
    }


def overlap(text: str, gold: Sequence[Excerpt], read: Sequence[Excerpt]) -> float:
    """The share of the words of either side that both sides cover; a mark or a space at the rim costs nothing."""
    first, second = _words(text, gold), _words(text, read)
    if not first and not second:
        first, second = _letters(gold), _letters(read)
    return len(first & second) / len(first | second) if first | second else 0.0


def _paired(report: GoldenReport, read: Sequence[Statement]) -> dict[int, int]:
    scores = [
        (overlap(report.text, gold.content, statement.content), i, j)
        for i, gold in enumerate(report.statements)
        for j, statement in enumerate(read)
        if gold.cue.span.overlaps(statement.cue.span)
    ]
    pairs: dict[int, int] = {}
    for score, i, j in sorted(scores, key=lambda item: (-item[0], item[1], item[2])):
        if score > _SOME_CONTENT and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same_source(text: str, gold: Excerpt | None, read: Excerpt | None) -> bool:
    if gold is None or read is None:
        return gold is read
    return overlap(text, [gold], [read]) >= _SAME_SOURCE


def _compare(text: str, gold: GoldenStatement, read: Statement, parent: str | None, *, known: bool) -> Comparison:
    return Comparison(
        gold=gold,
        read=read,
        content=overlap(text, gold.content, read.content) >= _SAME_CONTENT,
        source=_same_source(text, gold.source, read.source),
        exact=(gold.content, gold.source, gold.cue) == (read.content, read.source, read.cue),
        mode=gold.mode == read.mode,
        act=gold.act == read.act,
        parent=known and parent == read.parent,
        name=gold.source_name == read.source_name,
    )


def compare(report: GoldenReport, record: Record) -> Outcome:
    """What of the golden statements of `report` the record holds."""
    pairs = _paired(report, record.statements)
    comparisons = []
    for i, gold in enumerate(report.statements):
        if i not in pairs:
            comparisons.append(Comparison(gold, None))
            continue
        known = gold.parent is None or gold.parent in pairs
        parent = record.statements[pairs[gold.parent]].id if gold.parent is not None and known else None
        comparisons.append(_compare(report.text, gold, record.statements[pairs[i]], parent, known=known))
    invented = [statement for j, statement in enumerate(record.statements) if j not in pairs.values()]
    return Outcome(report, tuple(comparisons), tuple(invented))


def read_all(reports: Sequence[GoldenReport]) -> list[Outcome]:
    """Every report read by the reader as it ships, and compared."""
    from musnad.reading.reader import Reader  # noqa: PLC0415  # the annotations can be checked without a reader

    reader = Reader.load()
    return [compare(report, reader.read(Document(text=report.text))) for report in reports]


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    every = [c for outcome in outcomes for c in outcome.comparisons]
    found = [c for c in every if c.read is not None]
    invented = sum(len(outcome.invented) for outcome in outcomes)
    parts = (
        len(outcomes),
        sum(outcome.level == "exact" for outcome in outcomes),
        len(every),
        len(found),
        invented,
        *(sum(getattr(c, part) for c in found) for part in ("content", "strict", "mode", "act", "parent", "name")),
    )
    return f"{name:22}" + "".join(f"{part:>9}" for part in parts)


_HEAD: Final = ("texts", "exact", "gold", "found", "invented", "content", "strict", "mode", "act", "parent", "name")


def table(outcomes: Sequence[Outcome]) -> str:
    """The scores by phenomenon: counts of statements, but for the first two columns, which count texts."""
    by: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by[outcome.report.phenomenon].append(outcome)
    head = f"{'phenomenon':22}" + "".join(f"{name:>9}" for name in _HEAD)
    return "\n".join([head, *(_row(name, part) for name, part in by.items()), _row("all", outcomes)])


def _shown(spans: Sequence[Excerpt]) -> str:
    return " | ".join(span.text for span in spans)


def _differences(comparison: Comparison) -> list[str]:
    gold, read = comparison.gold, comparison.read
    if read is None:
        return [f"missed   <{gold.cue.text}> {_shown(gold.content)}"]
    lines = []
    if (gold.content, gold.cue) != (read.content, read.cue):
        kind = "rim    " if comparison.content else "content"
        lines.append(
            f"{kind}  <{gold.cue.text}> {_shown(gold.content)}\n    read     <{read.cue.text}> {_shown(read.content)}"
        )
    if gold.source != read.source:
        pair = [source.text if source else "(implied)" for source in (gold.source, read.source)]
        lines.append(f"source   <{gold.cue.text}> {pair[0]}\n    read     {pair[1]}")
    wrong = [
        part
        for part in ("mode", "act", "parent", "source_name")
        if not getattr(comparison, part.removeprefix("source_"))
    ]
    return lines + [f"{part}   <{gold.cue.text}> {getattr(gold, part)}; read {getattr(read, part)}" for part in wrong]


def errors(outcome: Outcome) -> list[str]:
    """A line for every difference between a golden report and what was read."""
    lines = [line for comparison in outcome.comparisons for line in _differences(comparison)]
    return lines + [f"invented <{s.cue.text}> {_shown(s.content)}" for s in outcome.invented]


def pinned() -> dict[str, str]:
    """The level each report is known to reach; a report that is not listed must be exact."""
    loaded = yaml.safe_load(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else None
    return dict(loaded or {})


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every difference")
    parser.add_argument("--only", help="one phenomenon")
    parser.add_argument("--pin", action="store_true", help="write the levels reached to expected.yaml")
    options = parser.parse_args()
    reports = [report for report in load_golden() if options.only in (None, report.phenomenon)]
    outcomes = read_all(reports)
    for outcome in outcomes if options.errors else ():
        lines = errors(outcome)
        if lines:
            sys.stdout.write(
                f"{outcome.report.name}: {outcome.report.note}\n" + "".join(f"  {line}\n" for line in lines)
            )
    sys.stdout.write(table(outcomes) + "\n")
    if options.pin:
        below = {outcome.report.name: outcome.level for outcome in outcomes if outcome.level != "exact"}
        PINNED.write_text(yaml.safe_dump(below, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main()
