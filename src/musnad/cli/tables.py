"""The user's own tables: which of them a reading uses, and how what is wrong in them is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from musnad.cli.messages import Messages

if TYPE_CHECKING:
    from musnad.authority.actor_check import Problem

Actors = Annotated[list[Path] | None, typer.Option("--actors", metavar="FILE")]
Gazetteers = Annotated[list[Path] | None, typer.Option("--gazetteer", metavar="FILE")]


class Tables(msgspec.Struct, frozen=True):
    """Files beside those of this version; of two with the same actor or place, the later one's stands."""

    actors: tuple[Path, ...] = ()
    gazetteers: tuple[Path, ...] = ()


def check(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """All problems of files of actors."""
    # Only who checks needs the states, the given names and a parser.
    from musnad.authority.actor_check import check_tables  # noqa: PLC0415
    from musnad.authority.countries import Countries  # noqa: PLC0415
    from musnad.reading.names import load_given_names  # noqa: PLC0415

    return check_tables(paths, Countries.load(), load_given_names())


def problem_line(problem: Problem, say: Messages) -> str:
    """A problem as `file:line: what is wrong; what to do`."""
    what = say(f"actors.problem.{problem.code}", **problem.fields)
    if problem.warning:
        what = say("actors.warning", what=what)
    return f"{shown_path(problem.path)}:{problem.line}: {what}"


def shown_path(path: Path) -> str:
    """A path as it is said: from the folder at hand where it lies below it."""
    here = Path.cwd()
    whole = path if path.is_absolute() else here / path
    return str(whole.relative_to(here) if whole.is_relative_to(here) else path)
