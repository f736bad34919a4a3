"""JSON read piece by piece: the items of a long array one at a time, the members of an object as they come."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, TextIO

from musnad.case.intake.source import megabytes
from musnad.errors import RefusalError

_CHUNK: Final = 1 << 16
_NUMBER: Final = re.compile(r"[-+.0-9eE]+")
"""What may be the beginning of a number that goes on."""
_SPACE: Final = " \t\r\n\ufeff"
_DECODER: Final = json.JSONDecoder(strict=False)


class JsonStream:
    """A text in JSON and the place up to which it has been read.

    Whoever walks over items or members takes each value, by `value` or by walking over it, before the next.

    Raises:
        RefusalError: if the text is damaged or breaks off, or a single value is longer than it may be.
    """

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def peek(self) -> str:
        """The first character of what comes next, empty at the end."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in _SPACE:
                    return self._held[self._at]
                self._at += 1
            if not self._more(_CHUNK):
                return ""

    def value(self, most: int) -> Any:
        """The value that comes next, whole, if it has no more than `most` characters."""
        if not self.peek():
            raise self._cut()
        size = _CHUNK
        while True:
            try:
                found, end = _DECODER.raw_decode(self._held, self._at)
            except ValueError as error:
                if len(self._held) - self._at > most:
                    raise RefusalError("intake.too-large", most=megabytes(most)) from error
                if not self._more(size):
                    raise self._damage(error) from error
            else:
                if not _NUMBER.fullmatch(self._held, self._at) or not self._more(size):
                    self._at = end
                    return found
            size *= 2

    def items(self) -> Iterator[int]:
        """The items of the array that comes next, by their number from 1."""
        self._take("[")
        number = 0
        while self.peek() != "]":
            if number:
                self._take(",")
            number += 1
            yield number
        self._take("]")

    def members(self) -> Iterator[str]:
        """The members of the object that comes next, by their names."""
        self._take("{")
        first = True
        while self.peek() != "}":
            if not first:
                self._take(",")
            first = False
            if self.peek() != '"':
                raise (
                    self._cut() if not self.peek() else self._damage(ValueError("a name in quotation marks is wanted"))
                )
            name = str(self.value(_CHUNK))
            self._take(":")
            yield name
        self._take("}")

    def _take(self, char: str) -> None:
        found = self.peek()
        if not found:
            raise self._cut()
        if found != char:
            raise self._damage(ValueError(f"{char} is wanted"))
        self._at += 1

    def _more(self, size: int) -> bool:
        """Hold more of the text, and let go of what has been read."""
        if self._ended:
            return False
        more = self._text.read(size)
        self._ended = not more
        self._line += self._held.count("\n", 0, self._at)
        self._held = self._held[self._at :] + more
        self._at = 0
        return bool(more)

    def _cut(self) -> RefusalError:
        return RefusalError("intake.json-cut", line=self._line + self._held.count("\n"))

    def _damage(self, error: ValueError) -> RefusalError:
        pos = getattr(error, "pos", self._at)
        message = getattr(error, "msg", str(error))
        if self._ended and (not self._held[pos:].strip() or "Unterminated" in message):
            return self._cut()
        return RefusalError("intake.bad-json", line=self._line + self._held.count("\n", 0, pos), reason=message)
