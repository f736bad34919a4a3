"""A record in the terminal: each statement with its parts, those inside it indented below it.

In every line the label comes first and the Arabic runs to the end, so that a terminal that orders both scripts
and one that does not show the same thing, and no invisible character has to be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Final, Literal

import msgspec

from musnad.export.labels import Labels
from musnad.export.nesting import Branch, nested
from musnad.model import Excerpt, Record, Statement

Kind = Literal["report", "about", "statement", "source", "cue", "content", "other", "gap"]

_SHORT: Final = 180
_INDENT: Final = 4
_SHOWN: Final = {code: 0x2400 + code for code in range(0x20)} | dict.fromkeys(range(0x7F, 0xA0), "\ufffd")
_STYLES: Final[dict[Kind, str]] = {
    "report": "bold",
    "about": "dim",
    "statement": "bold",
    "source": "cyan",
    "cue": "yellow",
    "content": "green",
    "other": "",
    "gap": "",
}


class Row(msgspec.Struct, frozen=True):
    """One line of the view: a label (none for a heading) and its words, `depth` levels in."""

    kind: Kind
    words: str = ""
    label: str = ""
    depth: int = 0


def report_rows(record: Record, name: str, labels: Labels) -> tuple[Row, ...]:
    """The view of one report, `name` being how the user called it."""
    document = record.document
    about = [document.outlet, document.published, document.title]
    statements = [row for branch in nested(record.statements) for row in _branch_rows(branch, labels)]
    empty = [Row("about", labels("page", "none"))] if not statements else []
    notes = [_note_row(note.span, note.code, labels) for note in record.notes]
    return (
        Row("report", one_line(name)),
        *([Row("about", " · ".join(one_line(part) for part in about if part))] if any(about) else []),
        Row("gap"),
        *empty,
        *statements,
        *([Row("statement", labels("page", "notes")), *notes, Row("gap")] if notes else []),
    )


def _branch_rows(branch: Branch, labels: Labels) -> Iterator[Row]:
    statement, depth = branch.statement, branch.depth
    yield Row("statement", _heading(statement, labels), depth=depth)
    yield from (Row(row.kind, row.words, row.label, depth) for row in _part_rows(statement, labels))
    yield Row("gap")
    for inner in branch.inner:
        yield from _branch_rows(inner, labels)


def _heading(statement: Statement, labels: Labels) -> str:
    words = [
        statement.id,
        labels("act", statement.act),
        labels("mode", statement.mode),
        labels("kind", statement.source_kind),
        *statement.flags,
    ]
    return " · ".join(words)


def _part_rows(statement: Statement, labels: Labels) -> Iterator[Row]:
    if statement.source is not None:
        yield Row("source", one_line(statement.source.text), labels("part", "source"))
    if statement.source is None or (statement.source_name or statement.source.text) != statement.source.text:
        speaker = statement.source_name or labels("page", "unknown")
        yield Row("source", one_line(speaker), labels("part", "speaker"))
    yield Row("cue", _cue(statement), labels("part", "cue"))
    for part in statement.content:
        yield Row("content", shorten(part.text), labels("part", "content"))
    if statement.date is not None:
        yield Row("other", statement.date, labels("part", "date"))


def _cue(statement: Statement) -> str:
    words = one_line(statement.cue.text)
    return words if words == statement.cue_lemma else f"{words} ({statement.cue_lemma})"


def _note_row(span: Excerpt, code: str, labels: Labels) -> Row:
    return Row("other", f"{labels('note', code)} · {span.start}:{span.end} · {shorten(span.text)}", depth=1)


def one_line(text: str) -> str:
    """The words of `text` with every run of white space as one space, and characters that steer a terminal shown."""
    return " ".join(text.split()).translate(_SHOWN)


def shorten(text: str, longest: int = _SHORT) -> str:
    """The words of `text` on one line, cut after a whole word where they are longer than `longest` characters."""
    words = one_line(text)
    if len(words) <= longest:
        return words
    head = words[:longest]
    return (head[: head.rfind(" ")] if " " in head else head) + " …"


def plain(rows: Iterable[Row]) -> str:
    """The rows as plain text, one line each, the same wherever it is printed."""
    rows = tuple(rows)
    column = _column(rows)
    return "".join(f"{_plain_line(row, column)}\n" for row in rows)


def _plain_line(row: Row, column: int) -> str:
    indent = " " * (_INDENT * (row.depth + bool(row.label)))
    return f"{indent}{row.label.ljust(column) if row.label else ''}{row.words}".rstrip()


def _column(rows: Iterable[Row]) -> int:
    return max((len(row.label) for row in rows), default=0) + 2


def coloured(rows: Iterable[Row], terminal: IO[str]) -> str:
    """The rows as the terminal shows them best: coloured as it allows, long words wrapped below their start.

    `NO_COLOR` and the width of the terminal are respected.
    """
    from rich.console import Console  # noqa: PLC0415 - a pipe needs none of it, and it takes 80 ms to load
    from rich.padding import Padding  # noqa: PLC0415 - the same
    from rich.table import Table  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    rows = tuple(rows)
    column = _column(rows)
    console = Console(file=terminal, highlight=False)
    with console.capture() as captured:
        for row in rows:
            words = Text(row.words, style=_STYLES[row.kind])
            if row.kind == "gap":
                console.print()
                continue
            if not row.label:
                console.print(Padding(words, (0, 0, 0, _INDENT * row.depth), expand=False))
                continue
            line = Table.grid()
            line.add_column(width=column, no_wrap=True)
            line.add_column(overflow="fold")
            line.add_row(Text(row.label, style="dim"), words)
            console.print(Padding(line, (0, 0, 0, _INDENT * (row.depth + 1)), expand=False))
    return captured.get()
