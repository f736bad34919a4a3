"""From the bytes of a file to its text, refusing what would give a text other than the one that was written.

The text received is the UTF-8 decoding of the bytes; a byte order mark at the start is not part of it. Line ends,
bidi controls and everything else stay as they are, since every offset counts from here.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import msgspec

from musnad.cli.refusal import RefusalError

_FORMATS: Final = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP, DOCX, XLSX, ODT",
    b"\xd0\xcf\x11\xe0": "DOC, XLS",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
}
_ENCODINGS: Final = ("windows-1256", "iso-8859-6")
_COMMON: Final = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|عن|التي|الذي|بعد|قال)(?!\w)")
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS: Final = 0.05
_UTF16_SHARE: Final = 0.2


class Place(msgspec.Struct, frozen=True):
    """A place in a file: its byte, and its line counted from 1."""

    byte: int
    line: int


def place(data: bytes, byte: int) -> Place:
    """Where `byte` stands in `data`."""
    return Place(byte, data.count(b"\n", 0, byte) + 1)


def decode(data: bytes) -> str:
    """The text that `data` holds.

    Raises:
        RefusalError: if it is empty, no text, or not in UTF-8; the message says which encoding it seems to be in.
    """
    if not data:
        raise RefusalError("input.empty-file")
    _refuse_other_formats(data)
    _refuse_utf16(data)
    _refuse_controls(data)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _encoding_refusal(data, len(data) - len(error.object) + error.start, error) from error


def _refuse_other_formats(data: bytes) -> None:
    for magic, name in _FORMATS.items():
        if data.startswith(magic):
            raise RefusalError("input.format", format=name)


def _refuse_utf16(data: bytes) -> None:
    """A byte order mark says UTF-16 (or 32); so do zero bytes at every second place."""
    for mark, name in (
        (codecs.BOM_UTF32_LE, "UTF-32"),
        (codecs.BOM_UTF32_BE, "UTF-32"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if data.startswith(mark):
            raise RefusalError("input.encoding", encoding=name)
    for first, name in ((1, "UTF-16LE"), (0, "UTF-16BE")):
        high = data[first::2]
        rows = high.count(b"\x06") + high.count(b"\x00")
        if high and rows > len(high) * (1 - _UTF16_SHARE) and b"\x06" in high:
            raise RefusalError("input.encoding", encoding=name)


def _refuse_controls(data: bytes) -> None:
    found = len(_CONTROLS.findall(data))
    if found > len(data) * _MOST_CONTROLS:
        raise RefusalError("input.binary")
    if (byte := data.find(b"\x00")) >= 0:
        at = place(data, byte)
        raise RefusalError("input.nul", byte=at.byte, line=at.line)


def _encoding_refusal(data: bytes, byte: int, error: UnicodeDecodeError) -> RefusalError:
    at = place(data, byte)
    guess = guess_encoding(data)
    if guess is not None:
        return RefusalError("input.encoding-at", encoding=guess.upper(), byte=at.byte, line=at.line)
    if error.reason == "unexpected end of data":
        return RefusalError("input.cut", byte=at.byte, line=at.line)
    return RefusalError("input.not-utf8", byte=at.byte, line=at.line)


def guess_encoding(data: bytes) -> str | None:
    """The old Arabic encoding in which `data` has the most common Arabic words; `None` where none has any."""
    scores = {name: len(_COMMON.findall(data.decode(name, "replace"))) for name in _ENCODINGS}
    best = max(_ENCODINGS, key=lambda name: scores[name])
    return best if scores[best] else None
