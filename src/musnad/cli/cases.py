"""Which case a command works on: every command of a case has `--case`, and opens the case the same way."""

from __future__ import annotations

import datetime
import getpass
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final

from musnad.case.case import Case
from musnad.case.journal import Author
from musnad.case.running import enter_settings as enter_changed
from musnad.case.settings import SETTINGS
from musnad.cli.filters import As as Named
from musnad.cli.filters import OfCase
from musnad.cli.refusal import UsageError, as_text, is_no_text
from musnad.cli.session import Session

VARIABLE: Final = "MUSNAD_CASE"
INTERRUPTED: Final = 130
"""The exit code of what Ctrl-C has ended."""
_A_FEW: Final = 5
_A_LOT: Final = 20
Problem = tuple[str, str, Mapping[str, str | int]]
"""Something that could not be done: how it is called, a key of the messages, and its values."""
CaseFolder = OfCase
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


As = Named
"""The option of every command that is entered in the journal; its help is `options.as` of the messages."""


def author_of(session: Session, named: str | None) -> Author:
    """Who acts and when: the name given, else that of `MUSNAD_USER`, else that of the account at this computer.

    Raises:
        UsageError: if the name is not UTF-8.
    """
    environ = session.environ
    who = named or next((environ[name] for name in ("MUSNAD_USER", "LOGNAME", "USER") if environ.get(name)), "")
    if is_no_text(who):
        raise UsageError("usage.not-utf8", value=as_text(who))
    now = datetime.datetime.now(datetime.UTC)
    return Author(who or getpass.getuser(), now.isoformat(timespec="seconds").replace("+00:00", "Z"))


def enter_settings(session: Session, case: Case, author: Author) -> None:
    """Enter in the journal what was changed in `case.toml`, and say so; for commands that hold the case alone."""
    if enter_changed(case, author):
        session.tell(session.say("cases.settings", path=str(case.folder / SETTINGS)))


def watched(session: Session, total: int, label: str) -> AbstractContextManager[Callable[[int, int], None]]:
    """What to call with how many more are done, and how many of them failed; a bar where somebody watches it."""
    if total <= _A_FEW or not sys.stderr.isatty():
        return nullcontext(_unwatched)
    from musnad.cli.progress import counted_progress  # noqa: PLC0415 - loaded only where the bar is shown

    return counted_progress(total, label, session.say("cases.failed"))


def _unwatched(_done: int, _failed: int) -> None:
    return None


def tell_each(session: Session, rows: list[Problem]) -> None:
    """Name each thing that could not be done, and why, on standard error; of very many the first."""
    for name, key, fields in rows[:_A_LOT]:
        session.tell(f"  {name}: {session.say(key, **fields)}")
    if len(rows) > _A_LOT:
        session.tell("  " + session.say("cases.more", count=len(rows) - _A_LOT))
