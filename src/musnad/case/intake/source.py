"""An original, or a part of one, as a format reads it; and the account of what reading it has cost so far."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import msgspec

from musnad.case.intake.options import Limits, Options
from musnad.errors import RefusalError


class SpentError(RefusalError):
    """A limit of the whole original is reached: nothing more of it is taken."""


class Budget:
    """What reading one original has cost, held against its limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._parts = 0
        self._expanded = 0
        self._began = time.monotonic()

    def part(self) -> None:
        """Count a part.

        Raises:
            SpentError: if there are too many, or reading them has taken too long.
        """
        self._parts += 1
        if self._parts > self.limits.parts:
            raise SpentError("intake.too-many-parts", most=self.limits.parts)
        self.check_time()

    def check_time(self) -> None:
        """Verify that the original has not taken too long.

        Raises:
            SpentError: if it has.
        """
        if time.monotonic() - self._began > self.limits.seconds:
            raise SpentError("intake.too-slow", seconds=int(self.limits.seconds))

    def expand(self, count: int) -> None:
        """Count unpacked bytes.

        Raises:
            SpentError: if more has been unpacked than one original may hold.
        """
        self._expanded += count
        if self._expanded > self.limits.expanded_bytes:
            raise SpentError("intake.expanded", most=megabytes(self.limits.expanded_bytes))


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes to be read as one format.

    Attributes:
        stream: Seekable, at its start.
        name: The name of the file or member; only its suffix says anything.
        part: Where in the original it stands; empty for the whole.
        charset: The encoding that a header of its transport names.
        url: The address it was fetched from, where its container tells.
        captured: When it was fetched, as an ISO date and time, where its container tells.
        depth: In how many archives it stands.
    """

    stream: BinaryIO
    name: str
    options: Options
    budget: Budget
    part: str = ""
    charset: str | None = None
    url: str | None = None
    captured: str | None = None
    depth: int = 0

    def within(self, part: str) -> str:
        """The name of a part of this source, with where the source itself stands."""
        return f"{self.part} › {part}" if self.part else part

    def read_part(self) -> bytes:
        """All bytes of what is one report.

        Raises:
            RefusalError: if they are more than a report may have; no more than that is read.
        """
        return self._read(self.options.limits.part_bytes)

    def read_container(self) -> bytes:
        """All bytes of what holds many reports and is held whole.

        Raises:
            RefusalError: if they are more than that may have; no more than that is read.
        """
        return self._read(self.options.limits.container_bytes)

    def _read(self, most: int) -> bytes:
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise RefusalError("intake.too-large", most=megabytes(most))
        return data


def megabytes(count: int) -> str:
    """A number of bytes as it is told to the user."""
    return f"{count / (1 << 20):.3g} MB"


@contextmanager
def damage(format_: str) -> Iterator[None]:
    """Tell whatever a parser raises on damaged or hostile bytes as a refusal with the parser's words.

    Raises:
        RefusalError: in place of any other error but those of the system.
    """
    try:
        yield
    except (RefusalError, OSError):
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise RefusalError("intake.damaged", format=format_, reason=reason) from error


def os_refusal(error: OSError) -> RefusalError:
    """What the system says against opening a file, in words of the catalogue where it has them."""
    if isinstance(error, PermissionError):
        return RefusalError("input.permission")
    if isinstance(error, FileNotFoundError):
        return RefusalError("input.missing")
    return RefusalError("input.system", reason=error.strerror or str(error))


def spelt(path: str) -> str:
    r"""A path as text that can be kept and shown: bytes of it that are no UTF-8 as `\xff`, a backslash as two.

    What was spelt tells the path again, since no other backslash is in it.

    >>> print(spelt("a.txt"), spelt("a\udcff.txt"), spelt("a\\xff.txt"))
    a.txt a\xff.txt a\\xff.txt
    """
    return os.fsencode(path.replace("\\", "\\\\")).decode(errors="backslashreplace")
