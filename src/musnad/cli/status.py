"""`musnad status`: how far a case is."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from musnad.case.status import Status
from musnad.case.status import status as status_of
from musnad.cli.cases import CaseFolder, open_case, tell_each
from musnad.cli.help import Help
from musnad.cli.run import problems_of
from musnad.cli.session import Session


def status(
    context: typer.Context,
    *,
    case: CaseFolder = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Show what is in a case, what is queued, done and failed, and why."""
    session: Session = context.obj
    with open_case(session, case) as opened:
        found = status_of(opened)
        title = opened.settings.title
        problems = problems_of(opened, found.failures, session.say.language)
    if as_json:
        session.show(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    session.show("\n".join([title, *_lines(session, found)]))
    if problems:
        session.tell(session.say("status.failures"))
        tell_each(session, problems)
    return 0


def _lines(session: Session, found: Status) -> list[str]:
    names = ("originals", "reports", "refused", "queued", "done", "failed", "claims", "incidents")
    rows = [(session.say(f"status.{name}"), str(getattr(found, name))) for name in names]
    if found.rate is not None:
        rows.append((session.say("status.rate"), session.say("status.a-second", count=f"{found.rate:g}")))
    rows += [(session.say("status.reader"), f"{reader}  {count}") for reader, count in found.readers.items()]
    width = max(len(label) for label, _ in rows)
    return [f"  {label:{width}}  {value}" for label, value in rows]
