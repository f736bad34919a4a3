"""Which case a command works on: every command of a case has `--case`, and opens the case the same way."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from musnad.case.case import Case
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
