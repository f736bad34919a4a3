"""`musnad journal`: what was done and decided in a case, by whom and when."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from musnad.case.journal import Entry, entries
from musnad.cli.cases import CaseFolder, open_case
from musnad.cli.filters import LARGEST
from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.session import Session


def journal(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME")] = None,
    subject: Annotated[str | None, typer.Option("--subject", metavar="TEXT")] = None,
    after: Annotated[int, typer.Option("--after", metavar="NUMBER", min=0, max=LARGEST)] = 0,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    case: CaseFolder = None,
    _help: Help = False,
) -> int:
    """Show the journal, or write it as JSON lines in which every hash can be worked out anew."""
    session: Session = context.obj
    with open_case(session, case) as opened, opened.reading() as connection:
        for entry in entries(connection, after=after):
            if (who is None or entry.who == who) and (subject is None or subject in entry.subject):
                session.show(msgspec.json.encode(entry).decode() if as_json else _line(entry, session.say))
    return 0


def _line(entry: Entry, say: Messages) -> str:
    done = say(f"journal.{entry.action}", subject=entry.subject)
    reason = say("journal.reason", reason=entry.reason) if entry.reason else ""
    return f"{entry.number:>5}  {entry.at}  {entry.who}  {done}{reason}"
