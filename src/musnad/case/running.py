"""What stands around reading the reports of a case: its settings entered, its processes, what is told of failures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec

from musnad.case.case import Case
from musnad.case.journal import Author
from musnad.case.messages import wrong
from musnad.case.reading import load_tools
from musnad.case.received import note_settings, noted_settings
from musnad.case.settings import SETTINGS
from musnad.case.status import places
from musnad.case.work import Failure
from musnad.engine.base import Setup
from musnad.engine.pool import Pool


class Unread(msgspec.Struct, frozen=True):
    """A report that could not be read, where it came from, and why."""

    place: str
    failure: Failure


def enter_settings(case: Case, author: Author) -> bool:
    """Enter in the journal what was changed in `case.toml`; whether anything was. The case must be held alone.

    Raises:
        CaseError: if the file cannot be read, or the case cannot be written.
    """
    path = case.folder / SETTINGS
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise wrong(
            "case.cannot-read", path=str(path), reason=getattr(error, "strerror", None) or str(error)
        ) from error
    with case.reading() as connection:
        if noted_settings(connection) == text:
            return False
    with case.writing() as connection:
        note_settings(connection, text, author)
    return True


def tables_of(case: Case) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The actors and the gazetteers of a case, as files."""
    actors = tuple(case.folder / each for each in case.settings.actors)
    return actors, tuple(case.folder / each for each in case.settings.gazetteers)


def setup_of(case: Case) -> Setup:
    """What makes the state of a worker that reads for a case."""
    return partial(load_tools, *tables_of(case))


def pool_of(case: Case, workers: int | None = None) -> Pool:
    """Processes that read for a case: so many, or as many as this computer has processors."""
    return Pool(setup_of(case), workers=workers or os.cpu_count() or 1)


def placed(case: Case, failures: Sequence[Failure]) -> list[Unread]:
    """Reports that could not be read, each with where it came from."""
    found = places(case, [failure.report for failure in failures])
    return [Unread(found[each.report], each) for each in failures]
