"""`musnad diff-readings`: what another version of the reader has made of the reports of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import typer

from musnad.case.differences import Difference, Verdict, lost_verdicts
from musnad.case.differences import diff_readings as differences_of
from musnad.cli.cases import CaseFolder, open_case
from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.session import Session


def diff_readings(
    context: typer.Context,
    *,
    case: CaseFolder = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Show what is read otherwise than before, and the judgements of claims that are gone; exit code 1 if any."""
    session: Session = context.obj
    reports = 0
    with open_case(session, case) as opened:
        for found in differences_of(opened):
            reports += 1
            session.show(_line(found) if as_json else "\n".join(_lines(found, session.say)))
        lost = lost_verdicts(opened)
    for verdict in lost:
        session.show(_line(verdict) if as_json else _verdict(verdict, session.say))
    if not as_json:
        session.show(session.say("diff-readings.done", reports=reports, verdicts=len(lost)))
    return 1 if reports or lost else 0


def _line(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _lines(found: Difference, say: Messages) -> Iterator[str]:
    yield f"{found.report}  {found.before} → {found.after}"
    for told in found.gone:
        yield f"  - {told.claim}  {told.line_en}"
    for told in found.new:
        yield f"  + {told.claim}  {told.line_en}"
    for changed in found.changed:
        yield f"  ~ {changed.before}" + ("" if changed.after == changed.before else f" → {changed.after}")
        for change in changed.fields:
            yield f"      {change.field}: {_value(change.before, say)} → {_value(change.after, say)}"


def _value(value: Any, say: Messages) -> str:
    if value is None:
        return say("diff-readings.nothing")
    return value if isinstance(value, str) else _line(value)


def _verdict(verdict: Verdict, say: Messages) -> str:
    return say(
        "diff-readings.verdict",
        report=verdict.report,
        claim=verdict.claim,
        who=verdict.who,
        verdict=verdict.verdict,
    )
