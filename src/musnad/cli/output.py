"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from musnad.cli.refusal import UsageError


def write(chunks: Iterable[bytes], target: Path | None) -> int:
    """Write `chunks` to `target`, or to standard output, as they come; the number of chunks written.

    A file is written beside its name and renamed over it at the end, so that nobody ever sees half of it. Where
    there is nothing to write, or an error ends the writing, what stood under the name stays. What a writing that was
    killed has left beside the name is removed.

    Raises:
        UsageError: if the file cannot be written.
    """
    if target is None:
        return _fill(chunks, sys.stdout.buffer)
    if target.exists() and not target.is_file():
        return _to_device(chunks, target)
    return _to_file(chunks, target.resolve())


def refuse_overwriting(target: Path | None, inputs: Iterable[str]) -> None:
    """Verify that the file to write is not one of the reports read.

    Raises:
        UsageError: if it is.
    """
    if target is not None and target.exists():
        for name in inputs:
            if Path(name).exists() and target.samefile(name):
                raise UsageError("output.overwrites", file=name)


def check_target(target: Path | None) -> None:
    """Verify, before anything is read, that a file can be written under this name.

    Raises:
        UsageError: if it is a folder, or its folder is not there or may not be written in.
    """
    if target is None:
        return
    if target.is_dir():
        raise UsageError("output.folder", file=str(target))
    folder = target.resolve().parent
    if not target.exists() and not (folder.is_dir() and os.access(folder, os.W_OK)):
        reason = os.strerror(errno.EACCES if folder.is_dir() else errno.ENOENT)
        raise UsageError("output.unwritable", file=str(target), reason=reason)


def _to_device(chunks: Iterable[bytes], target: Path) -> int:
    if target.is_dir():
        raise UsageError("output.folder", file=str(target))
    try:
        with target.open("wb") as file:
            return _fill(chunks, file)
    except OSError as error:
        raise UsageError("output.unwritable", file=str(target), reason=error.strerror or str(error)) from error


def _to_file(chunks: Iterable[bytes], target: Path) -> int:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    _clear(target)
    try:
        with part.open("xb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            count = _fill(chunks, file)
            os.fsync(file.fileno())
        if count:
            part.replace(target)
    except OSError as error:
        raise UsageError("output.unwritable", file=str(target), reason=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _clear(target: Path) -> None:
    """Remove what writings that were killed have left of a file; whoever still writes holds a lock on theirs."""
    own = re.compile(rf"\.{re.escape(target.name)}\.[0-9]+\.part")
    for left in [each for each in target.parent.glob(".*.part") if own.fullmatch(each.name)]:
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def _fill(chunks: Iterable[bytes], file: BinaryIO) -> int:
    count = 0
    for count, chunk in enumerate(chunks, start=1):  # noqa: B007 - the count outlives the loop
        file.write(chunk)
        file.flush()
    return count
