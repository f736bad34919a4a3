"""`musnad retry`: queue again what has failed."""

from __future__ import annotations

import typer

from musnad.case.status import retry as retry_failed
from musnad.cli.cases import CaseFolder, open_case
from musnad.cli.help import Help
from musnad.cli.session import Session


def retry(context: typer.Context, *, case: CaseFolder = None, _help: Help = False) -> int:
    """Queue the reports that have failed, for the next run."""
    session: Session = context.obj
    with open_case(session, case) as opened, opened.alone():
        count = retry_failed(opened)
    session.show(session.say("retry.done", count=count))
    return 0
