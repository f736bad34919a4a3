"""`musnad init`: make a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from musnad.case.case import Case
from musnad.case.settings import DATABASE, SETTINGS, CaseSettings
from musnad.cli.cases import author_of
from musnad.cli.help import Help
from musnad.cli.session import Session


def init(
    context: typer.Context,
    *,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    database: Annotated[str, typer.Option("--database", metavar="ADDRESS")] = DATABASE,
    _help: Help = False,
) -> int:
    """Make a case in a folder that is empty or not there yet; the user's own tables go into its settings."""
    session: Session = context.obj
    settings = CaseSettings(
        title=title or folder.resolve().name,
        database=database,
        actors=_absolute(session.actor_files(None)),
        gazetteers=_absolute(session.gazetteer_files(None)),
    )
    with Case.make(folder, settings, author_of(session, None)):
        session.show(session.say("init.done", title=settings.title, settings=str(folder / SETTINGS)))
    return 0


def _absolute(paths: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(str(path.resolve()) for path in paths)
