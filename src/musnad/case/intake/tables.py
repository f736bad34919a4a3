"""Tables as CSV or TSV: a report a row, below a row of column names.

Cells are text, whatever they begin with: a formula of a spreadsheet is kept as it is written.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Final

from musnad.case.intake.fields import check_columns, mapping_of, report
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.source import Source, megabytes
from musnad.case.intake.textstream import TextStream, is_broken, skip_line, text_stream
from musnad.case.intake.working import refused
from musnad.errors import RefusalError

_QUOTED: Final = re.compile(r'"[^"]*"')
_TOLD_DELIMITER: Final = re.compile(r"sep=(.)")
"""What Excel writes above a table whose cells it parts in its own way."""
_DELIMITERS: Final = ",;\t|،"


def read(source: Source) -> Iterator[Found | Refused]:
    """The reports of a table, row by row; a row is called by the line at which it begins.

    Raises:
        RefusalError: if there is no row of names, or none of them holds the text.
    """
    check_columns(source.options.columns)
    with text_stream(source) as stream, _long_cells(source.options.limits.part_bytes):
        yield from _Table(source, stream).reports()


class _long_cells:  # noqa: N801 - a context manager, called as a function
    """Let cells be as long as a report may be; the limit of the csv module holds for all of the process."""

    def __init__(self, most: int) -> None:
        self._most = most

    def __enter__(self) -> None:
        self._before = csv.field_size_limit(self._most)

    def __exit__(self, *_: object) -> None:
        csv.field_size_limit(self._before)


class _Table:
    """A table that is read from its first row on."""

    def __init__(self, source: Source, stream: TextStream) -> None:
        self._source = source
        self._stream = stream
        self._lines = self._counted_lines()
        self._passed = 0
        self._too_long = False

    def reports(self) -> Iterator[Found | Refused]:
        head = next((line for line in self._lines if line.strip("\ufeff \t\r\n")), None)
        if head is None:
            raise RefusalError("input.empty-text")
        told = _TOLD_DELIMITER.fullmatch(head.strip("\ufeff\r\n "))
        if told:
            head = next(self._lines, "")
        above = self._passed - 1
        names = next(csv.reader([head], delimiter=(delimiter := told[1] if told else _delimiter(head))), [])
        fields = mapping_of(names, self._source.options.columns)
        places = {field: names.index(name) for field, name in fields.items()}
        rows = csv.reader(self._lines, delimiter=delimiter, strict=True)
        while True:
            start = above + rows.line_num + 2
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield self._refused(start, RefusalError("intake.bad-row", reason=str(error)))
                continue
            if self._too_long:
                self._too_long = False
                most = self._source.options.limits.part_bytes
                yield self._refused(start, RefusalError("intake.too-large", most=megabytes(most)))
            elif any(cell.strip() for cell in cells):
                yield self._row(start, cells, places, len(names))

    def _row(self, start: int, cells: list[str], places: dict[str, int], width: int) -> Found | Refused:
        if len(cells) > width:
            return self._refused(start, RefusalError("intake.row-cells", cells=len(cells), columns=width))
        if any(map(is_broken, cells)):
            return self._refused(start, RefusalError("intake.broken-bytes", encoding=self._stream.encoding.upper()))
        values = {field: cells[place] for field, place in places.items() if place < len(cells)}
        part = self._source.within(f"line {start}")
        values.setdefault("text", "")
        return report(part, values, encoding=self._stream.encoding, notes=self._stream.notes)

    def _refused(self, start: int, error: RefusalError) -> Refused:
        return refused(self._source.within(f"line {start}"), error)

    def _counted_lines(self) -> Iterator[str]:
        """The lines; of one that is longer than a report may be nothing but that it is."""
        most = self._source.options.limits.part_bytes
        text = self._stream.text
        while line := text.readline(most + 1):
            self._passed += 1
            if len(line) > most and not line.endswith("\n"):
                skip_line(text, most)
                self._too_long = True
                line = "\n"
            yield line


def _delimiter(head: str) -> str:
    """What stands between the names of columns: the likeliest of the usual ones, outside quotation marks."""
    bare = _QUOTED.sub("", head)
    return max(_DELIMITERS, key=bare.count)
