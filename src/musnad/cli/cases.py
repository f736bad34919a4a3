"""Which case a command works on: every command of a case has `--case`, and opens the case the same way."""

from __future__ import annotations

import datetime
import getpass
from pathlib import Path
from typing import Annotated, Final

import typer

from musnad.case.case import Case
from musnad.case.journal import Author
from musnad.cli.session import Session

VARIABLE: Final = "MUSNAD_CASE"
CaseFolder = Annotated[Path | None, typer.Option("--case", "-c", metavar="DIR")]
"""The option of every command that works on a case; its help is `options.case` of the messages."""


def case_folder(session: Session, named: Path | None) -> Path:
    """The folder of the case: the one named, else that of `MUSNAD_CASE`, else the folder at hand."""
    return named or Path(session.environ.get(VARIABLE) or ".")


def open_case(session: Session, named: Path | None) -> Case:
    """The case that a command works on, open; use it in a `with`.

    Raises:
        CaseError: if there is no case in the folder, or it cannot be opened.
    """
    return Case.open(case_folder(session, named))


As = Annotated[str | None, typer.Option("--as", metavar="NAME")]
"""The option of every command that is entered in the journal; its help is `options.as` of the messages."""


def author_of(session: Session, named: str | None) -> Author:
    """Who acts and when: the name given, else that of `MUSNAD_USER`, else that of the account at this computer."""
    environ = session.environ
    who = named or next((environ[name] for name in ("MUSNAD_USER", "LOGNAME", "USER") if environ.get(name)), "")
    now = datetime.datetime.now(datetime.UTC)
    return Author(who or getpass.getuser(), now.isoformat(timespec="seconds").replace("+00:00", "Z"))
