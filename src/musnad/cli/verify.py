"""`musnad verify`: whether a case is what it was."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
import typer

from musnad.case.case import Case
from musnad.case.verify import Verified, extent, problems
from musnad.case.verify import verify as verify_case
from musnad.cli.cases import CaseFolder, open_case, watched
from musnad.cli.help import Help
from musnad.cli.session import Session
from musnad.errors import CaseError

WRONG: Final = 1
_NO_CASE: Final = frozenset({"case.missing", "case.newer", "case.cannot-read"})


def verify(
    context: typer.Context,
    *,
    everything: Annotated[bool, typer.Option("--all")] = False,
    head: Annotated[str | None, typer.Option("--head", metavar="HASH")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    case: CaseFolder = None,
    _help: Help = False,
) -> int:
    """Verify a case; the exit code is 1 if anything in it is wrong."""
    session: Session = context.obj
    try:
        with open_case(session, case) as opened:
            if everything and (found := _all_problems(opened, session)):
                session.show("\n".join(session.say.of_error(error) for error in found))
                session.tell(session.say("verify.wrong", count=len(found)))
                return WRONG
            with watched(session, extent(opened), session.say("verify.progress")) as advance:
                verified = verify_case(opened, lambda _kind: advance(1, 0), head=head)
    except CaseError as error:
        if error.key in _NO_CASE:
            raise
        session.show(session.say.of_error(error))
        session.tell(session.say("verify.first"))
        return WRONG
    session.show(msgspec.json.encode(verified).decode() if as_json else _told(verified, session))
    return 0


def _all_problems(case: Case, session: Session) -> list[CaseError]:
    watching = watched(session, extent(case), session.say("verify.progress"))
    with case.reading() as connection, watching as advance:
        return list(problems(case, connection, lambda _kind: advance(1, 0)))


def _told(verified: Verified, session: Session) -> str:
    fields = {name: getattr(verified, name) for name in ("originals", "texts", "readings", "claims", "entries")}
    lines = [session.say("verify.whole", **fields), session.say("verify.noted", head=verified.head)]
    if verified.loose:
        lines.append(session.say("verify.loose", count=len(verified.loose), first=verified.loose[0]))
    return "\n".join(lines)
