"""Large files of text read bit by bit: lines and rows of originals that need not fit into memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

import msgspec

from musnad.case.intake.decoding import encoding_of, known_encoding
from musnad.case.intake.source import Source, megabytes
from musnad.errors import RefusalError

_HEAD: Final = 1 << 20
_BROKEN: Final = re.compile("[\udc80-\udcff]")


class TextStream(msgspec.Struct, frozen=True):
    """A text that is decoded as it is read; line ends stay as they are.

    Bytes that are not in its encoding stand in it as Python escapes them, so that the part which holds them can be
    refused and the others taken.
    """

    text: TextIO
    encoding: str
    notes: tuple[str, ...]


@contextmanager
def text_stream(source: Source) -> Iterator[TextStream]:
    """`source` as text, in the encoding that its first megabyte shows.

    Raises:
        RefusalError: if it is empty, or bytes that are read are of no character of UTF-16 or UTF-32.
    """
    head = source.stream.read(_HEAD)
    source.stream.seek(0)
    if not head:
        raise RefusalError("input.empty-file")
    asked = source.options.encoding
    encoding = encoding_of(head, said=source.charset, asked=asked)
    named = known_encoding(asked or source.charset)
    notes = () if named is None or head.isascii() or encoding.startswith(named) else ("encoding-misnamed",)
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    text = io.TextIOWrapper(source.stream, name, errors="surrogateescape", newline="")
    try:
        yield TextStream(text, encoding, notes)
    except UnicodeDecodeError as error:
        raise RefusalError("intake.broken-bytes", encoding=encoding.upper()) from error
    finally:
        text.detach()


def lines_of(stream: TextStream, most: int) -> Iterator[tuple[int, str | RefusalError]]:
    """The lines of a text that say anything, with their numbers from 1.

    A line of more than `most` characters, or with bytes that are not in the encoding, is refused in its place.
    """
    number = 0
    while line := stream.text.readline(most + 1):
        number += 1
        if len(line) > most and not line.endswith("\n"):
            skip_line(stream.text, most)
            yield number, RefusalError("intake.too-large", most=megabytes(most))
        elif is_broken(line):
            yield number, RefusalError("intake.broken-bytes", encoding=stream.encoding.upper())
        elif line.strip("\ufeff \t\r\n"):
            yield number, line


def is_broken(text: str) -> bool:
    """Whether a text of a `TextStream` holds bytes that are not in its encoding."""
    return _BROKEN.search(text) is not None


def skip_line(text: TextIO, most: int) -> None:
    """Pass over the rest of a line, of which no more than `most` characters are held at a time."""
    while (more := text.readline(most)) and not more.endswith("\n"):
        pass
