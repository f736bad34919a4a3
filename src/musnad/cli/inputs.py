"""From the paths on a command line to the files they name: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import stat
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

    A folder stands for all regular files below it with one of the suffixes (`.txt` and `.json`) that are not hidden
    and no manifest of an export, sorted; a pattern (`*`, `?`, `[`) for the files that match it; `-` for standard input.
    A symbolic link is followed where the user names it, and nowhere else: a folder may come from anybody.
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
        _refuse_other(path)
        return [path]
    found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise RefusalError("input.no-match" if glob.has_magic(path) else "input.missing")
    return [name for match in found for name in _matched(match, path, suffixes, failures)]


def _matched(match: str, pattern: str, suffixes: Container[str], failures: list[Failure]) -> list[str]:
    """The files that a match of a pattern stands for; one that is reached by a link, or no file, has failed."""
    try:
        _refuse_link(match, pattern)
        if Path(match).is_dir():
            return _walk(match, suffixes, failures)
        _refuse_other(match)
    except RefusalError as refusal:
        failures.append(Failure(match, refusal))
        return []
    return [match]


def _refuse_link(match: str, pattern: str) -> None:
    """Verify that no part of a path that the pattern leaves open, and none below it, is a symbolic link.

    Raises:
        RefusalError: if one is.
    """
    named = next(at for at, part in enumerate(Path(pattern).parts) if glob.has_magic(part))
    parts = Path(match).parts
    if any(Path(*parts[:end]).is_symlink() for end in range(named + 1, len(parts) + 1)):
        raise RefusalError("input.link")


def _refuse_other(path: str) -> None:
    """Verify that a path leads to a regular file, where it leads anywhere: a pipe might be waited for without end.

    Raises:
        RefusalError: if it leads to a pipe, socket or device.
    """
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return  # Opening it tells the reason.
    if not stat.S_ISREG(mode):
        raise RefusalError("input.not-regular")


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
            if _is_report(name, suffixes) and _is_regular(path := Path(parent, name)):
                yield str(path)


def _is_report(name: str, suffixes: Container[str]) -> bool:
    return Path(name).suffix.lower() in suffixes and not name.startswith(".") and not name.endswith(_MANIFEST)


def _is_regular(path: Path) -> bool:
    """Whether it is a file itself, and no link to one; of what is gone by now, opening it tells the reason."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True


class PassedOver(msgspec.Struct, frozen=True):
    """How much below folders is not taken: symbolic links, and files that are hidden or hold no reports."""

    links: int
    others: int


def passed_over(paths: Iterable[str], names: Iterable[str]) -> PassedOver:
    """What below the folders among `paths` is not among `names`."""
    links: set[str] = set()
    files: set[str] = set()
    for path in paths:
        for parent, folders, inside in os.walk(path):
            for name in (*folders, *inside):
                if (below := Path(parent, name)).is_symlink():
                    links.add(str(below))
            files.update(str(Path(parent, name)) for name in inside)
    taken = set(names)
    return PassedOver(len(links - taken), len(files - links - taken))


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
