"""Rows of tables: CSV and TSV, and the worksheets of XLSX, one row at a time."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Final
from xml.etree import ElementTree

import msgspec

from musnad.errors import InputError

_DAMAGE: Final = (
    zipfile.BadZipFile, EOFError, zlib.error, KeyError, ElementTree.ParseError, ValueError, OSError,
)  # fmt: skip
"""What reading a workbook raises where it is none, or not whole."""
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMN: Final = re.compile(r"[A-Z]+")
_WIDEST: Final = 16_384
_TAB: Final = "\t"


class Row(msgspec.Struct, frozen=True):
    """A row of a table: its line, and its cells by the heading of their column."""

    line: int
    cells: dict[str, str]


class Sheet(msgspec.Struct, frozen=True):
    """A table: its headings, and its rows, which can be read once."""

    name: str
    heads: tuple[str, ...]
    rows: Iterator[Row]


def sheets(path: Path) -> Iterator[Sheet]:
    """The tables of a file: one of a CSV or TSV file, all of a workbook.

    A sheet is to be read before the next one is asked for.

    Raises:
        InputError: if the file cannot be read, or is damaged.
    """
    if path.suffix.lower() == ".xlsx":
        yield from _workbook(path)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield _table(path, lines)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _table(path: Path, lines: io.TextIOWrapper) -> Sheet:
    try:
        first = lines.readline()
        lines.seek(0)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is no text in UTF-8: {error.reason} at byte {error.start}") from error
    delimiter = max((_TAB, ";", ","), key=first.count)
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == _TAB else csv.QUOTE_MINIMAL)
    heads = tuple(cell.strip() for cell in next(reader, ()))
    if len(heads) < 2:  # noqa: PLR2004 - one column is no table
        raise InputError(f"{path}: is no table: its first line must name its columns, parted by commas or tabs")
    return Sheet(path.name, heads, _cells(path, heads, reader))


def _cells(path: Path, heads: Sequence[str], reader: Iterator[list[str]]) -> Iterator[Row]:
    counted = reader.line_num if hasattr(reader, "line_num") else 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except UnicodeDecodeError as error:
            raise InputError(f"{path}: after line {counted}: is no text in UTF-8: {error.reason}") from error
        except csv.Error as error:
            raise InputError(f"{path}: line {counted + 1}: is no table: {error}") from error
        counted = getattr(reader, "line_num", counted + 1)
        if any(cell.strip() for cell in cells):
            yield Row(counted, {head: cell.strip() for head, cell in zip(heads, cells, strict=False)})


def _workbook(path: Path) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(path) as archive:
            strings = _strings(archive)
            for name, member in _members(archive):
                with archive.open(member) as file:
                    rows = _numbered(file, strings)
                    number, head = next(rows, (0, ()))
                    heads = tuple(cell.strip() for cell in head)
                    if number:
                        yield Sheet(f"{path.name} ({name})", heads, _sound(path, _named(heads, rows)))
    except _DAMAGE as error:
        raise _damaged(path, error) from error


def _sound(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, which are read only now, as long as the sheet is whole."""
    try:
        yield from rows
    except _DAMAGE as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> InputError:
    return InputError(f"{path}: is no XLSX workbook, or is damaged or cut off: {error}")


def _named(heads: Sequence[str], rows: Iterator[tuple[int, tuple[str, ...]]]) -> Iterator[Row]:
    for number, cells in rows:
        if any(cells):
            yield Row(number, {head: cell.strip() for head, cell in zip(heads, cells, strict=False)})


def _members(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name and file of each worksheet, in the order of the workbook."""
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - expat refuses bombs
    targets = {link.attrib["Id"]: link.attrib["Target"].removeprefix("/xl/") for link in links}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - the same
    found = [(sheet.attrib["name"], f"xl/{targets[sheet.attrib[_LINK]]}") for sheet in book.iter(f"{_MAIN}sheet")]
    return [(name, member) for name, member in found if member.startswith("xl/worksheets/")]


def _strings(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells name by number."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    found = []
    with archive.open("xl/sharedStrings.xml") as file:
        for _, element in ElementTree.iterparse(file):  # noqa: S314 - the same
            if element.tag == f"{_MAIN}si":
                found.append("".join(part.text or "" for part in element.iter(f"{_MAIN}t")))
                element.clear()
    return found


def _numbered(file: IO[bytes], strings: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    number = 0
    for _, element in ElementTree.iterparse(file):  # noqa: S314 - the same
        if element.tag == f"{_MAIN}row":
            number = int(element.attrib.get("r", number + 1))
            yield number, _row(element, strings)
            element.clear()


def _row(element: ElementTree.Element, strings: Sequence[str]) -> tuple[str, ...]:
    cells: dict[int, str] = {}
    for place, cell in enumerate(element.iter(f"{_MAIN}c")):
        letters = _COLUMN.match(cell.attrib.get("r", ""))
        column = _number(letters.group()) if letters else place
        if column >= _WIDEST:
            raise ValueError(f"cell {cell.attrib['r']} lies beyond the last column")
        cells[column] = _value(cell, strings)
    return tuple(cells.get(column, "") for column in range(max(cells, default=-1) + 1))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ElementTree.Element, strings: Sequence[str]) -> str:
    kind = cell.attrib.get("t")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
    value = cell.find(f"{_MAIN}v")
    text = (value.text or "") if value is not None else ""
    return strings[int(text)] if kind == "s" and text else text
