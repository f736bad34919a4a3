"""From the bytes of a file to its text, refusing what would give a text other than the one that was written.

The text received is the decoding of the bytes; a byte order mark at the start is not part of it. Line ends, bidi
controls and everything else stay as they are, since every offset counts from here. `decode` takes UTF-8 alone,
`decode_any` the other encodings too in which Arabic is written.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import msgspec

from musnad.errors import RefusalError

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
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED: Final = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32",
    "cp1256": "windows-1256",
    "iso8859-6": "iso-8859-6",
    "mac-arabic": "mac-arabic",
    "cp720": "cp720",
    "cp864": "cp864",
}
_ENCODINGS: Final = ("windows-1256", "iso-8859-6")
_COMMON: Final = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|عن|التي|الذي|بعد|قال)(?!\w)")
_ARABIC: Final = re.compile("[\u0620-\u064a]")
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS: Final = 0.05
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_UTF8_LETTER: Final = re.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_MOSTLY: Final = 0.4
_UTF16_SHARE: Final = 0.2


class Place(msgspec.Struct, frozen=True):
    """A place in a file: its byte, and its line counted from 1."""

    byte: int
    line: int


def place(data: bytes, byte: int) -> Place:
    """Where `byte` stands in `data`."""
    return Place(byte, data.count(b"\n", 0, byte) + 1)


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding it was in, and codes of what was remarkable about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


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


def decode_any(data: bytes, *, said: str | None = None, asked: str | None = None) -> Decoded:
    """The text that `data` holds in whatever encoding it is.

    A byte order mark decides; then Arabic letters in valid UTF-8, which no text in another encoding looks like; then
    the encoding `asked` for by the user; then the one `said` by a header or the page itself, where the bytes fit it;
    then the old encoding in which the commonest Arabic words stand in it.

    Raises:
        RefusalError: if it is empty, no text, not in the encoding asked for, or in no encoding that can be told.
    """
    if not data:
        raise RefusalError("input.empty-file")
    _refuse_other_formats(data)
    name = encoding_of(data, said=said, asked=asked)
    notes = () if _agree(name, asked or said) or data.isascii() else ("encoding-misnamed",)
    if name == "utf-8":
        return Decoded(decode(data), name, notes)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        at = place(data, error.start)
        raise RefusalError("intake.not-encoding", encoding=name.upper(), byte=at.byte, line=at.line) from error
    if "\x00" in text:
        raise RefusalError("input.json-nul", offset=text.index("\x00"))
    return Decoded(text.removeprefix("\ufeff"), name, notes)


def encoding_of(data: bytes, *, said: str | None = None, asked: str | None = None) -> str:
    """The encoding of a text by its beginning, as `decode_any` tells it; UTF-8 where nothing shows another."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)
    if marked is not None:
        return marked
    if _is_utf8(data):
        return "utf-8"
    if (known := known_encoding(asked)) is not None:
        return known
    known = known_encoding(said)
    if known is not None and _fits(data, known):
        return known
    return "utf-8" if _fits(data, "utf-8") else guess_encoding(data) or "utf-8"


def known_encoding(named: str | None) -> str | None:
    """The name of an encoding in which Arabic is written; `None` for any other.

    Latin 1 and ASCII are what servers say who know nothing of their pages, and hold no Arabic.
    """
    try:
        name = codecs.lookup((named or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return _NAMED.get(name)


def _agree(name: str, named: str | None) -> bool:
    known = known_encoding(named)
    return known is None or name.startswith(known)


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 with Arabic letters; a beginning may be cut inside a letter."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return _ARABIC.search(text) is not None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_other_formats(data: bytes) -> None:
    for magic, name in _FORMATS.items():
        if data.startswith(magic):
            raise RefusalError("input.format", format=name)


def _refuse_utf16(data: bytes) -> None:
    """A byte order mark says UTF-16 (or 32); so do zero bytes at every second place."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise RefusalError("input.encoding", encoding=name.upper())
    if (wide := _wide(data)) is not None:
        raise RefusalError("input.encoding", encoding=wide.upper().replace("16-", "16"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte is that of Arabic or Latin letters."""
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = data[first::2]
        rows = high.count(b"\x06") + high.count(b"\x00")
        if high and rows > len(high) * (1 - _UTF16_SHARE) and b"\x06" in high:
            return name
    return None


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
    """The old Arabic encoding in which `data` has the most common Arabic words; `None` where none has any.

    What is mostly letters in UTF-8 with other bytes among them is in none.
    """
    high = len(_HIGH.findall(data))
    if 2 * len(_UTF8_LETTER.findall(data)) > high * _MOSTLY:
        return None
    scores = {name: len(_COMMON.findall(data.decode(name, "replace"))) for name in _ENCODINGS}
    best = max(_ENCODINGS, key=lambda name: scores[name])
    return best if scores[best] else None
