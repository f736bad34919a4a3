"""Claims as a workbook for Excel and LibreOffice: a sheet of claims, and one that tells what each column holds.

Arabic cells run from right to left, and in Arabic the sheets do; texts are never formulas or links.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
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
_WIDE: Final = {"line_en": 60, "sentence": 60, "chain": 40}
_TOLD_WIDTH: Final = 90
_NO_CLOCK: Final = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone


class _Formats(msgspec.Struct, frozen=True):
    head: Any
    arabic: Any
    other: Any


def write(documents: Documents, ledger: Ledger, style: Style) -> Iterator[bytes]:
    """The workbook; its bytes come at the end, all at once, and depend on the claims alone."""
    data = io.BytesIO()
    labels = load_labels(style.language)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, {**options, "constant_memory": True, "nan_inf_to_errors": True}) as book:
        book.set_properties({"title": labels("workbook", "title"), "created": _NO_CLOCK})
        formats = _Formats(
            head=book.add_format({"bold": True, "bottom": 1}),
            arabic=book.add_format({"reading_order": 2, "align": "right"}),
            other=book.add_format({"reading_order": 1, "align": "left"}),
        )
        _fill(book, formats, labels, documents, ledger)
        _tell(book, formats, labels)
    yield data.getvalue()


def _fill(book: Any, formats: _Formats, labels: Labels, documents: Documents, ledger: Ledger) -> None:
    sheet, at, number = _claims_sheet(book, formats, labels, 1), 0, 1
    for document in documents:
        for row in document:
            exported(row, ledger)
            at += 1
            if at == MOST_ROWS:
                number, at = number + 1, 1
                sheet = _claims_sheet(book, formats, labels, number)
            _put(sheet, at, claimtable.cells(row), formats)


def _claims_sheet(book: Any, formats: _Formats, labels: Labels, number: int) -> Any:
    name = labels("workbook", "claims")
    sheet = book.add_worksheet(name if number == 1 else f"{name} {number}")
    if labels.language == "ar":
        sheet.right_to_left()
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(claimtable.COLUMNS):
        sheet.set_column(at, at, _WIDE.get(column, _WIDTH))
        sheet.write_string(0, at, column, formats.head)
    return sheet


def _put(sheet: Any, at: int, cells: Sequence[Value | None], formats: _Formats) -> None:
    for column, cell in enumerate(cells):
        if cell is None:
            continue
        if isinstance(cell.value, str):
            sheet.write_string(
                at, column, _short(cell.value), formats.arabic if is_arabic(cell.value) else formats.other
            )
        else:
            sheet.write_number(at, column, cell.value)


def _short(text: str) -> str:
    """The text as far as a cell holds it: Excel counts UTF-16 code units."""
    if len(text.encode("utf-16-le")) // 2 <= MOST_LETTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_LETTERS - 1)].decode("utf-16-le", "ignore")
    return kept + CUT


def _tell(book: Any, formats: _Formats, labels: Labels) -> None:
    sheet = book.add_worksheet(labels("workbook", "columns"))
    if labels.language == "ar":
        sheet.right_to_left()
    sheet.set_column(0, 0, _WIDTH + 4)
    sheet.set_column(1, 1, _TOLD_WIDTH)
    heads = (labels("workbook", "column"), labels("workbook", "about"))
    for at, head in enumerate(heads):
        sheet.write_string(0, at, head, formats.head)
    for at, column in enumerate(claimtable.COLUMNS, start=1):
        sheet.write_string(at, 0, column, formats.other)
        told = about(claimtable.TABLE, column, labels.language)
        sheet.write_string(at, 1, told, formats.arabic if is_arabic(told) else formats.other)
