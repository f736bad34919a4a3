"""`musnad run`: read what is queued in a case, and link it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from musnad.case.case import Case
from musnad.case.messages import Language
from musnad.case.parts import place_told
from musnad.case.reading import info_of, reader_key
from musnad.case.running import placed, pool_of, setup_of, tables_of
from musnad.case.status import again as queue_again
from musnad.case.status import outdated, queued
from musnad.case.work import LONGEST, Failure, unlinked
from musnad.case.work import rebuild as rebuild_links
from musnad.case.work import run as run_case
from musnad.cli.cases import INTERRUPTED, CaseFolder, Problem, author_of, enter_settings, open_case, tell_each, watched
from musnad.cli.filters import LARGEST
from musnad.cli.help import Help
from musnad.cli.session import Session
from musnad.engine.base import Engine
from musnad.engine.here import Here
from musnad.errors import LexiconError

_A_FEW: Final = 8
"""So many reports are read sooner than a second process has started."""


def run(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    case: CaseFolder = None,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", min=1)] = None,
    longest: Annotated[int, typer.Option("--longest", metavar="NUMBER", min=1, max=LARGEST)] = LONGEST,
    again: Annotated[bool, typer.Option("--again")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild")] = False,
    _help: Help = False,
) -> int:
    """Read and link what is queued; exit code 2 if any report could not be read."""
    session: Session = context.obj
    with open_case(session, case) as opened, opened.alone():
        enter_settings(session, opened, author_of(session, None))
        actors, _ = tables_of(opened)
        if rebuild:
            rebuild_links(opened)
        try:
            engine = _engine(opened, workers, again=again)
            return _run(session, opened, engine, again=again, longest=longest)
        except LexiconError as error:
            session.refuse_wrong(actors, error)
            raise
        except KeyboardInterrupt:
            session.tell(session.say("run.interrupted"))
            return INTERRUPTED


def _engine(case: Case, workers: int | None, *, again: bool) -> Engine:
    if workers is None and not again and queued(case) + len(unlinked(case)) <= _A_FEW:
        return Here(setup_of(case))
    return pool_of(case, workers)


def _run(session: Session, case: Case, engine: Engine, *, again: bool, longest: int) -> int:
    failures: list[Failure] = []
    done = linked = 0
    with engine:
        reader = reader_key(engine.call(info_of))
        if again:
            queue_again(case, reader)
        with watched(session, queued(case) + len(unlinked(case)), session.say("run.progress")) as advance:
            for step in run_case(case, engine, longest=longest):
                failures += step.failed
                done += step.done
                linked += step.linked
                advance(step.done + step.linked + len(step.failed), len(step.failed))
        others = 0 if again else outdated(case, reader)
    session.show(session.say("run.done", done=done, failed=len(failures)))
    if linked:
        session.show(session.say("run.linked", count=linked))
    if others:
        session.show(session.say("run.outdated", count=others))
    if failures:
        session.tell(session.say("run.failures"))
        tell_each(session, problems_of(case, failures, session.say.language))
    return 2 if failures else 0


def problems_of(case: Case, failures: Sequence[Failure], language: Language) -> list[Problem]:
    """Reports that could not be read, by where they came from, and why."""
    return [
        (f"{place_told(each.place, language)} ({each.failure.report})", each.failure.key, each.failure.fields)
        for each in placed(case, failures)
    ]
