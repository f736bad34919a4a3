"""`originals/`: the bytes as received, each under its SHA-256, written once and never again."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Final, Protocol

import msgspec

from musnad.case.messages import wrong

FOLDER: Final = "originals"
_CHUNK: Final = 1 << 20
_PARTIAL: Final = ".partial-"
_READ_ONLY: Final = 0o444


class Readable(Protocol):
    """Bytes that can be read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes or fewer; none at the end."""


class Kept(msgspec.Struct, frozen=True):
    """Bytes that are kept: their SHA-256 in hexadecimal, and how many they are."""

    sha256: str
    size: int


class Originals(msgspec.Struct, frozen=True):
    """The originals of a case.

    A file lies at `ab/abcdef…`, the first two letters of its digest and the whole digest. It appears there whole or
    not at all: it is written beside, brought to disk, and renamed.
    """

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the original of this digest lies."""
        return self.folder / sha256[:2] / sha256

    def keep(self, source: Readable) -> Kept:
        """Keep what `source` still holds; the same bytes are kept once.

        Raises:
            CaseError: if they cannot be written; the case is then as it was.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._keep(source, self.folder / f"{_PARTIAL}{secrets.token_hex(8)}")
        except OSError as error:
            raise wrong("case.cannot-write", path=str(self.folder), reason=_reason(error)) from error

    def _keep(self, source: Readable, partial: Path) -> Kept:
        try:
            kept = _copy(source, partial)
            self._place(partial, kept.sha256)
        finally:
            partial.unlink(missing_ok=True)
        return kept

    def _place(self, partial: Path, sha256: str) -> None:
        path = self.path(sha256)
        if path.exists():
            return
        path.parent.mkdir(exist_ok=True)
        partial.rename(path)
        _to_disk(path.parent)

    def open(self, sha256: str) -> BufferedReader:
        """The original of this digest, open to be read.

        Raises:
            CaseError: if it is missing or cannot be read.
        """
        path = self.path(sha256)
        try:
            return path.open("rb")
        except FileNotFoundError as error:
            raise wrong("original.missing", path=str(path)) from error
        except OSError as error:
            raise wrong("case.cannot-read", path=str(path), reason=_reason(error)) from error

    def verify(self, sha256: str) -> None:
        """Verify that the original of this digest is there and unaltered.

        Raises:
            CaseError: if it is not.
        """
        with self.open(sha256) as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != sha256:
            raise wrong("original.altered", path=str(self.path(sha256)), found=found)

    def digests(self) -> Iterator[str]:
        """The digests of all that lies in the folder, in order."""
        for path in sorted(self.folder.glob("??/*")):
            yield path.name

    def clear_partials(self) -> None:
        """Remove what an interrupted writing has left; for whoever holds the case alone."""
        for path in self.folder.glob(f"{_PARTIAL}*"):
            path.unlink(missing_ok=True)


def _copy(source: Readable, path: Path) -> Kept:
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        os.fchmod(file.fileno(), _READ_ONLY)
    return Kept(digest.hexdigest(), size)


def _to_disk(folder: Path) -> None:
    """Bring the entries of a folder to disk, so that a renamed file is found after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    return os.strerror(error.errno if error.errno is not None else errno.EIO)
