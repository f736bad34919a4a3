"""Rows as CSV: UTF-8, fields in quotation marks where they need them, lines ended as RFC 4180 has them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from musnad.export.evidence import Value
from musnad.export.labels import Language

BOM: Final = b"\xef\xbb\xbf"
_FORMULA: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠']|[\t\r\n]")


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """How a table is written.

    `bom` puts a byte order mark before the text, by which Excel knows it for UTF-8. `formula_guard` puts an apostrophe
    before a text that a spreadsheet would take for a formula, or that begins with an apostrophe itself: to undo it,
    take one apostrophe from the beginning of each cell that has one. Numbers are never touched.
    """

    bom: bool = False
    formula_guard: bool = True
    delimiter: str = ","
    language: Language = "en"


def csv_chunks(header: Sequence[str], rows: Iterable[Sequence[Value | None]], style: Style) -> Iterator[bytes]:
    """The table, line by line; an empty cell is one that the report leaves open."""
    yield (BOM if style.bom else b"") + _line(header, style)
    for row in rows:
        yield _line([_cell(value, guard=style.formula_guard) for value in row], style)


def _line(cells: Sequence[str | int | float], style: Style) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=style.delimiter, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _cell(value: Value | None, *, guard: bool) -> str | int | float:
    if value is None:
        return ""
    content = value.value
    return guarded(content) if guard and isinstance(content, str) else content


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
