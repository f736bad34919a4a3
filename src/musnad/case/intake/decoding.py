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
_ENCODINGS: Final = ("windows-1256", "iso-8859-6")
_COMMON: Final = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|عن|التي|الذي|بعد|قال)(?!\w)")
_ARABIC: Final = re.compile("[\u0620-\u064a]")
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


def decode_any(data: bytes, named: str | None = None) -> Decoded:
    """The text that `data` holds in whatever encoding it is.

    A byte order mark decides; then the encoding that is `named` (by a header, a page, the user) where the bytes fit
    it; then UTF-8; then the old encoding in which the commonest Arabic words stand in it. Valid UTF-8 with Arabic
    letters is UTF-8 whatever is named, since no text in another encoding looks like it.

    Raises:
        RefusalError: if it is empty, no text, or in no encoding that can be told.
    """
    if not data:
        raise RefusalError("input.empty-file")
    _refuse_other_formats(data)
    name = _marked_encoding(data) or (None if _is_utf8(data) else _unmarked_encoding(data, named))
    if name is None:
        return Decoded(decode(data), "utf-8", _misnamed(data, named))
    try:
        text = data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        at = place(data, error.start)
        raise RefusalError("intake.not-encoding", encoding=name.upper(), byte=at.byte, line=at.line) from error
    if name in _ENCODINGS:
        _refuse_controls(data)
    if "\x00" in text:
        raise RefusalError("input.json-nul", offset=text.index("\x00"))
    return Decoded(text, name, () if named is None or _same(name, named) else ("encoding-misnamed",))


def _marked_encoding(data: bytes) -> str | None:
    """The encoding of a byte order mark or of UTF-16 without one."""
    marks = (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    )
    return next((name for mark, name in marks if data.startswith(mark)), None) or _wide(data)


def _is_utf8(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return _ARABIC.search(text) is not None


def _unmarked_encoding(data: bytes, named: str | None) -> str | None:
    known = _known(named)
    if known is not None and known not in {"utf-8", "ascii"}:
        return known
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = guess_encoding(data)
        if guess is None or error.reason == "unexpected end of data":
            return None
        return guess
    return None


def _known(named: str | None) -> str | None:
    """The name Python has for a text encoding; `None` for one that it does not know."""
    if not named:
        return None
    try:
        found = codecs.lookup(named.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # a label of Latin 1 means windows-1252 in what the web and old programs write
    name = {"iso8859-1": "cp1252", "utf-8-sig": "utf-8"}.get(found.name, found.name)
    return name if found._is_text_encoding else None  # noqa: SLF001 - the only place where codecs tells texts from others


def _same(name: str, named: str) -> bool:
    return codecs.lookup(name).name.startswith(_known(named) or "\x00")


def _misnamed(data: bytes, named: str | None) -> tuple[str, ...]:
    known = _known(named)
    fits = known in {None, "utf-8"} or data.isascii()
    return () if fits else ("encoding-misnamed",)


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
    """The old Arabic encoding in which `data` has the most common Arabic words; `None` where none has any."""
    scores = {name: len(_COMMON.findall(data.decode(name, "replace"))) for name in _ENCODINGS}
    best = max(_ENCODINGS, key=lambda name: scores[name])
    return best if scores[best] else None
