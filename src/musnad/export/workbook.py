"""Claims as a workbook for Excel and LibreOffice: a sheet of claims, and one that tells what each column holds.

Arabic cells run from right to left, and in Arabic the sheets do; texts are never formulas or links.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import msgspec
import xlsxwriter

from musnad.export import claimtable
from musnad.export.columns import about
from musnad.export.evidence import Value
from musnad.export.labels import Labels, load_labels
from musnad.export.lettering import is_arabic
from musnad.export.manifest import Ledger
from musnad.export.selection import Documents, exported
from musnad.export.tables import Style

MOST_ROWS: Final = 1_048_576
MOST_LETTERS: Final = 32_767
CUT: Final = "…"
_WIDTH: Final = 16
_WIDE: Final = {"line_en": 60, "lines_en": 60, "sentence": 60, "chain": 40, "first_sentence": 60, "second_sentence": 60}
_TOLD_WIDTH: Final = 90
_NO_CLOCK: Final = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone


class Formats(msgspec.Struct, frozen=True):
    """The looks of cells."""

    head: Any
    arabic: Any
    other: Any


@contextmanager
def workbook(data: io.BytesIO, labels: Labels, title: str) -> Iterator[tuple[Any, Formats]]:
    """A workbook to be filled row by row, and the looks of its cells; its bytes depend on what is put in alone."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, {**options, "constant_memory": True, "nan_inf_to_errors": True}) as book:
        book.set_properties({"title": labels("workbook", title), "created": _NO_CLOCK})
        yield (
            book,
            Formats(
                head=book.add_format({"bold": True, "bottom": 1}),
                arabic=book.add_format({"reading_order": 2, "align": "right"}),
                other=book.add_format({"reading_order": 1, "align": "left"}),
            ),
        )


class Sheet:
    """Rows of one table, on as many sheets as they need."""

    def __init__(self, book: Any, formats: Formats, labels: Labels, name: str, columns: Sequence[str]) -> None:
        self._book, self._formats, self._labels = book, formats, labels
        self._name, self._columns = name, columns
        self._number, self._at = 1, 0
        self._sheet = self._begin()

    def put(self, cells: Sequence[Value | None]) -> None:
        """Put the next row."""
        self._at += 1
        if self._at == MOST_ROWS:
            self._number, self._at = self._number + 1, 1
            self._sheet = self._begin()
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            if isinstance(cell.value, str):
                look = self._formats.arabic if is_arabic(cell.value) else self._formats.other
                self._sheet.write_string(self._at, column, _short(cell.value), look)
            else:
                self._sheet.write_number(self._at, column, cell.value)

    def _begin(self) -> Any:
        sheet = self._book.add_worksheet(self._name if self._number == 1 else f"{self._name} {self._number}")
        if self._labels.language == "ar":
            sheet.right_to_left()
        sheet.freeze_panes(1, 1)
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, _WIDE.get(column, _WIDTH))
            sheet.write_string(0, at, column, self._formats.head)
        return sheet


def write(documents: Documents, ledger: Ledger, style: Style) -> Iterator[bytes]:
    """The workbook; its bytes come at the end, all at once, and depend on the claims alone."""
    data = io.BytesIO()
    labels = load_labels(style.language)
    with workbook(data, labels, "title") as (book, formats):
        claims = Sheet(book, formats, labels, labels("workbook", "claims"), tuple(claimtable.COLUMNS))
        for document in documents:
            for row in document:
                exported(row, ledger)
                claims.put(claimtable.cells(row))
        tell(book, formats, labels, {claimtable.TABLE: tuple(claimtable.COLUMNS)})
    yield data.getvalue()


def _short(text: str) -> str:
    """The text as far as a cell holds it: Excel counts UTF-16 code units."""
    if len(text.encode("utf-16-le")) // 2 <= MOST_LETTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_LETTERS - 1)].decode("utf-16-le", "ignore")
    return kept + CUT


def tell(book: Any, formats: Formats, labels: Labels, tables: Mapping[str, Sequence[str]]) -> None:
    """A sheet that tells what the columns of tables hold."""
    sheet = book.add_worksheet(labels("workbook", "columns"))
    if labels.language == "ar":
        sheet.right_to_left()
    sheet.set_column(0, 0, _WIDTH + 4)
    sheet.set_column(1, 1, _TOLD_WIDTH)
    heads = (labels("workbook", "column"), labels("workbook", "about"))
    for at, head in enumerate(heads):
        sheet.write_string(0, at, head, formats.head)
    columns = ((table, column) for table, names in tables.items() for column in names)
    for at, (table, column) in enumerate(columns, start=1):
        sheet.write_string(at, 0, column, formats.other)
        told = about(table, column, labels.language)
        sheet.write_string(at, 1, told, formats.arabic if is_arabic(told) else formats.other)
