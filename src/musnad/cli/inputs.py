"""From the paths on a command line to the files they name: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from musnad.case.intake.source import os_refusal
from musnad.cli.refusal import RefusalError

STANDARD_INPUT: Final = "-"
REPORTS: Final = frozenset({".txt", ".json"})
_MANIFEST: Final = ".manifest.json"


class Failure(msgspec.Struct, frozen=True):
    """An input that could not be read, by its name, and why."""

    name: str
    why: RefusalError


def find_inputs(
    paths: Iterable[str], suffixes: Container[str] = REPORTS
) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """The files that `paths` name, each once and in order, and the paths that name none.

    A folder stands for all files below it with one of the suffixes (`.txt` and `.json`) that are not hidden and no
    manifest of an export, sorted; a pattern (`*`, `?`, `[`) for the files that match it; `-` for standard input.
    """
    names: dict[str, None] = {}
    failures: list[Failure] = []
    for path in paths:
        try:
            names.update(dict.fromkeys(_expand(path, suffixes, failures)))
        except RefusalError as refusal:
            failures.append(Failure(path, refusal))
    return tuple(names), tuple(failures)


def _expand(path: str, suffixes: Container[str], failures: list[Failure]) -> list[str]:
    if path == STANDARD_INPUT:
        return [path]
    if Path(path).is_dir():
        return _walk(path, suffixes, failures)
    if os.path.lexists(path):
        return [path]
    found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    matches = [name for match in found for name in _matched(match, suffixes, failures)]
    if not matches:
        raise RefusalError("input.no-match" if glob.has_magic(path) else "input.missing")
    return matches


def _matched(match: str, suffixes: Container[str], failures: list[Failure]) -> list[str]:
    return _walk(match, suffixes, failures) if Path(match).is_dir() else [match]


def _walk(folder: str, suffixes: Container[str], failures: list[Failure]) -> list[str]:
    def unreadable(error: OSError) -> None:
        failures.append(Failure(str(error.filename), os_refusal(error)))

    before = len(failures)
    found = sorted(_reports(folder, suffixes, unreadable))
    if not found and len(failures) == before:
        raise RefusalError("input.empty-folder")
    return found


def _reports(folder: str, suffixes: Container[str], unreadable: Callable[[OSError], None]) -> Iterator[str]:
    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if Path(name).suffix.lower() in suffixes and not name.startswith(".") and not name.endswith(_MANIFEST):
                yield str(Path(parent, name))


def read_bytes(name: str, standard_input: Iterable[bytes]) -> bytes:
    """The bytes of an input.

    Raises:
        RefusalError: if the file cannot be opened or read.
    """
    if name == STANDARD_INPUT:
        return b"".join(standard_input)
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise os_refusal(error) from error
