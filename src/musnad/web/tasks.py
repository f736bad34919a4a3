"""What is done in the background: taking originals in, reading what is queued, doing again what has failed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from musnad.case.add import Added, Arrival, Intake, add
from musnad.case.case import Case
from musnad.case.journal import Author
from musnad.case.overview import reports_told
from musnad.case.parts import place_of
from musnad.case.reading import info_of, reader_key
from musnad.case.running import enter_settings, placed, pool_of
from musnad.case.status import again as queue_again
from musnad.case.status import queued
from musnad.case.status import retry as queue_failed
from musnad.case.work import Step, run, unlinked
from musnad.web.work import Problem, Progress, WorkKind, words_of, words_of_error, words_of_place

_SECONDS: Final = 0.4
"""How long a report that was read waits for others before it is kept and shown."""


class Adding(msgspec.Struct, frozen=True):
    """Take originals into a case; in the end `close` is called, which lets go of their bytes."""

    arrivals: tuple[Arrival, ...]
    intake: Intake
    author: Author
    close: Callable[[], None] = lambda: None
    kind: WorkKind = "add"
    alone: bool = True

    def __call__(self, case: Case, progress: Progress) -> None:
        """Take them in, one after the other."""
        enter_settings(case, self.author)
        progress.begin(len(self.arrivals))
        waiting = itertools.takewhile(lambda _: not progress.stopped, self.arrivals)
        for added in add(case, waiting, self.intake):
            _count(progress, added)

    def release(self) -> None:
        """Let go of the bytes."""
        self.close()


def _count(progress: Progress, added: Added) -> None:
    problems = list(problems_of(added))
    for problem in problems:
        progress.problem(problem)
    fresh = {
        "originals": int(added.original is not None),
        "fresh": int(added.original is not None and not added.seen),
        "reports": added.new,
        "known": added.reports - added.new,
        "refused": len(problems),
    }
    for name, number in fresh.items():
        progress.figures[name] = progress.figures.get(name, 0) + number
    progress.advance(1, int(added.error is not None or not added.reports))


def problems_of(added: Added) -> Iterator[Problem]:
    """What of an original could not be taken, and why."""
    if added.error is not None:
        yield Problem(name=words_of_place(added.place), why=words_of_error(added.error))
    for refused in added.refused:
        name = words_of_place(place_of(added.place, refused.part))
        yield Problem(name=name, why=words_of(refused.key, refused.values))


class Reading(msgspec.Struct, frozen=True):
    """Read what is queued; with `again` also what another version of the reader has read."""

    author: Author
    again: bool = False
    kind: WorkKind = "run"
    alone: bool = True

    def __call__(self, case: Case, progress: Progress) -> None:
        """Read until nothing is queued, or until it is stopped."""
        enter_settings(case, self.author)
        with pool_of(case) as engine:
            progress.on_stop(engine.stop)
            reader = reader_key(engine.call(info_of))
            if self.again:
                queue_again(case, reader)
            progress.begin(queued(case) + len(unlinked(case)))
            for step in run(case, engine, seconds=_SECONDS):
                _tell(case, progress, step)

    def release(self) -> None:
        """Let go of nothing: the processes end with the reading."""


class Retrying(msgspec.Struct, frozen=True):
    """Read once more what has failed."""

    author: Author
    kind: WorkKind = "retry"
    alone: bool = True

    def __call__(self, case: Case, progress: Progress) -> None:
        """Queue what has failed, and read what is queued."""
        queue_failed(case)
        Reading(self.author)(case, progress)

    def release(self) -> None:
        """Let go of nothing: the processes end with the reading."""


def _tell(case: Case, progress: Progress, step: Step) -> None:
    with case.reading() as connection:
        for report in reports_told(connection, step.read):
            progress.tell("read", report)
    for unread in placed(case, step.failed):
        failure = unread.failure
        why = words_of(failure.key, failure.fields)
        progress.problem(Problem(name=words_of_place(unread.place), report=failure.report, why=why))
    if step.linked:
        progress.figures["linked"] = progress.figures.get("linked", 0) + step.linked
    progress.advance(step.done + step.linked + len(step.failed), len(step.failed))
