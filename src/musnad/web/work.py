"""The background work of one server: one piece after the other, on a thread of its own.

A piece can be stopped at any time; what it has kept by then stays kept. One that changes the case holds it alone; while
another process does, it waits and says so. What goes on is told in a `Bulletin`: the state as `work`, reports that were
read as `read`, what could not be taken or read as `problem`.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any, Final, Literal, Protocol

import msgspec

from musnad.case.add import now
from musnad.case.case import Case
from musnad.case.messages import message, told, wrong
from musnad.case.parts import place_told
from musnad.errors import CaseError, MusnadError, RefusalError
from musnad.web.bulletin import Bulletin

WorkKind = Literal["add", "run", "retry", "export"]
Ending = Literal["done", "stopped", "failed"]
_PAUSE: Final = 0.5
"""Seconds after which a case that another process held is tried again."""
_OFTEN: Final = 0.2
"""Seconds that pass at least between two tellings of the state while a piece only goes on."""
_WINDOW: Final = 20.0
"""Seconds over which the rate is told."""
_SHOWN: Final = 100
"""How many problems of a piece are kept with its ending; all of them were told, and their number is."""
_ENDED: Final = 8
"""How many pieces that have ended are remembered."""
_PATIENCE: Final = 5.0
"""Seconds that the end of the server waits for a piece to stop."""


class InBoth(msgspec.Struct, frozen=True):
    """What is told, in both languages."""

    en: str
    ar: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be taken or read: where it stands, and why; `report` where it is one of the case."""

    name: InBoth
    why: InBoth
    report: str | None = None


class UnderWay(msgspec.Struct, frozen=True, kw_only=True):
    """The piece that goes on.

    `total` is `None` until it is known how much there is. `rate` is how much is done a second, `left` how many seconds
    it will take yet, both `None` while they cannot be told. `held_up` says that another process holds the case.
    """

    kind: WorkKind
    since: str
    total: int | None = None
    done: int = 0
    failed: int = 0
    rate: float | None = None
    left: float | None = None
    stopping: bool = False
    held_up: InBoth | None = None


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """A piece that is over: how, and what it has brought.

    `figures` are numbers that only its kind has. `why` is what ended it, where it failed. `problems` are the first of
    the `failed`.
    """

    kind: WorkKind
    ending: Ending
    at: str
    total: int | None = None
    done: int = 0
    failed: int = 0
    figures: Mapping[str, int] = {}
    why: InBoth | None = None
    problems: tuple[Problem, ...] = ()


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What goes on, what waits for it, and what has ended, the last first."""

    under_way: UnderWay | None = None
    waiting: tuple[WorkKind, ...] = ()
    ended: tuple[Ended, ...] = ()


class Task(Protocol):
    """A piece of work: it is given the case, and the progress in which it tells how far it is.

    Raises:
        MusnadError: if it cannot go on; what it has kept stays.
    """

    @property
    def kind(self) -> WorkKind:
        """What it does."""

    @property
    def alone(self) -> bool:
        """Whether it changes the case, which is then held alone."""

    def __call__(self, case: Case, progress: Progress) -> None:
        """Do it, or as much of it as there is time for before `progress.stopped`."""

    def release(self) -> None:
        """Let go of what it holds: it is over, or will not be done."""


def words_of(key: str, fields: Mapping[str, str | int]) -> InBoth:
    """A message of the case in both languages."""
    return InBoth(message(key, fields, "en"), message(key, fields, "ar"))


def words_of_place(place: str) -> InBoth:
    """Where a report stands (`parts.place_of`), in both languages."""
    return InBoth(place_told(place, "en"), place_told(place, "ar"))


def words_of_error(error: MusnadError) -> InBoth:
    """What an error says; where it has no message of its own, its words."""
    if isinstance(error, CaseError | RefusalError):
        return InBoth(told(error, "en"), told(error, "ar"))
    return words_of("web.other", {"reason": str(error)})


class Progress:
    """How far a piece is; the thread that works tells it, any thread may ask for it or stop it."""

    def __init__(self, kind: WorkKind, tell: Callable[[str, object], None], changed: Callable[[], None]) -> None:
        self.under_way = UnderWay(kind=kind, since=now())
        self.problems: list[Problem] = []
        self.figures: dict[str, int] = {}
        self._tell = tell
        self._changed = changed
        self._told_at = 0.0
        self._steps: deque[tuple[float, int]] = deque()
        self._stop = threading.Event()
        self._stoppers: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def stopped(self) -> bool:
        """Whether it is to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Have it stop as soon as what it is at is kept."""
        with self._lock:
            self._stop.set()
            stoppers = tuple(self._stoppers)
        for each in stoppers:
            each()
        self._set(stopping=True)

    def on_stop(self, stopper: Callable[[], None]) -> None:
        """Have `stopper` called when it is to stop; at once where it is already."""
        with self._lock:
            self._stoppers.append(stopper)
            stopped = self.stopped
        if stopped:
            stopper()

    def wait(self, seconds: float) -> None:
        """Wait, but no longer than until it is to stop."""
        self._stop.wait(seconds)

    def begin(self, total: int) -> None:
        """Tell how much there is to be done."""
        self._steps = deque([(time.monotonic(), 0)])
        self._set(total=total)

    def advance(self, done: int, failed: int = 0) -> None:
        """Tell that so much more is over, and how much of it failed."""
        so_far = self.under_way.done + done
        rate = self._rate(so_far)
        total = self.under_way.total
        left = None if not rate or total is None else round(max(total - so_far, 0) / rate, 1)
        self._set(seldom=True, done=so_far, failed=self.under_way.failed + failed, rate=rate, left=left)

    def held_up(self, why: InBoth | None) -> None:
        """Tell what it waits for, or that it waits no more."""
        if why != self.under_way.held_up:
            self._set(held_up=why)

    def problem(self, problem: Problem) -> None:
        """Tell of something that could not be done."""
        if len(self.problems) < _SHOWN:
            self.problems.append(problem)
        self._tell("problem", problem)

    def tell(self, kind: str, data: object) -> None:
        """Tell of something that was done."""
        self._tell(kind, data)

    def ended(self, ending: Ending, why: InBoth | None = None) -> Ended:
        """What has come of it."""
        far = self.under_way
        return Ended(
            kind=far.kind,
            ending=ending,
            at=now(),
            total=far.total,
            done=far.done,
            failed=far.failed,
            figures=dict(self.figures),
            why=why,
            problems=tuple(self.problems),
        )

    def _rate(self, done: int) -> float | None:
        at = time.monotonic()
        self._steps.append((at, done))
        while len(self._steps) > 2 and self._steps[1][0] < at - _WINDOW:  # noqa: PLR2004 - a stretch has two ends
            self._steps.popleft()
        since, before = self._steps[0]
        return round((done - before) / (at - since), 2) if at > since else None

    def _set(self, *, seldom: bool = False, **changes: Any) -> None:
        with self._lock:
            self.under_way = msgspec.structs.replace(self.under_way, **changes)
            at = time.monotonic()
            if seldom and at < self._told_at + _OFTEN:
                return
            self._told_at = at
        self._changed()


class _Piece(msgspec.Struct, frozen=True):
    task: Task
    case: Case
    progress: Progress


class Works:
    """The background work of one server.

    `complain` is given the trace of what goes wrong by a fault of ours.
    """

    def __init__(self, complain: Callable[[str], None]) -> None:
        self.bulletin = Bulletin()
        self._complain = complain
        self._lock = threading.Condition()
        self._waiting: deque[_Piece] = deque()
        self._under_way: _Piece | None = None
        self._ended: deque[Ended] = deque(maxlen=_ENDED)
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit(self, case: Case, *tasks: Task) -> State:
        """Do these one after the other, when all that was asked for before is done; the state after that.

        Raises:
            CaseError: if the server ends.
        """
        with self._lock:
            if self._closed:
                raise wrong("web.ending")
            for task in tasks:
                progress = Progress(task.kind, self.bulletin.tell, self._changed)
                self._waiting.append(_Piece(task, case, progress))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="work", daemon=True)
                self._thread.start()
            self._lock.notify_all()
        self._changed()
        return self.state()

    def stop(self) -> State:
        """Stop what goes on as soon as what it is at is kept, and drop what waits; the state after that."""
        with self._lock:
            dropped, self._waiting = list(self._waiting), deque()
            self._ended.extendleft(piece.progress.ended("stopped") for piece in dropped)
            under_way = self._under_way
        for piece in dropped:
            piece.task.release()
        if under_way is not None:
            under_way.progress.stop()
        self._changed()
        return self.state()

    def forget(self) -> None:
        """Remember and tell no more of what has ended: another case is open."""
        with self._lock:
            self._ended.clear()
        self.bulletin.forget()
        self._changed()

    @property
    def busy(self) -> bool:
        """Whether anything goes on or waits."""
        with self._lock:
            return self._under_way is not None or bool(self._waiting)

    def state(self) -> State:
        """What goes on, what waits, and what has ended."""
        with self._lock:
            return State(
                under_way=None if self._under_way is None else self._under_way.progress.under_way,
                waiting=tuple(piece.task.kind for piece in self._waiting),
                ended=tuple(self._ended),
            )

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until nothing goes on and nothing waits; whether that came within the time."""
        with self._lock:
            return self._lock.wait_for(lambda: self._under_way is None and not self._waiting, seconds)

    def close(self) -> None:
        """Stop all, and tell nothing more: the server ends."""
        with self._lock:
            self._closed = True
            self._lock.notify_all()
            thread = self._thread
        self.stop()
        if thread is not None:
            thread.join(_PATIENCE)
        self.bulletin.close()

    def _changed(self) -> None:
        self.bulletin.tell("work", self.state(), latest=True)

    def _work(self) -> None:
        while (piece := self._next()) is not None:
            self._changed()
            ended = self._perform(piece)
            with self._lock:
                self._ended.appendleft(ended)
                self._under_way = None
                self._lock.notify_all()
            self._changed()

    def _next(self) -> _Piece | None:
        """The piece that is to be done now; `None` when the server ends."""
        with self._lock:
            self._lock.wait_for(lambda: self._closed or self._waiting)
            if self._closed:
                return None
            self._under_way = self._waiting.popleft()
            return self._under_way

    def _perform(self, piece: _Piece) -> Ended:
        progress = piece.progress
        try:
            with ExitStack() as held:
                if piece.task.alone and not _hold(held, piece):
                    return progress.ended("stopped")
                piece.task(piece.case, progress)
        except MusnadError as error:
            return progress.ended("failed", words_of_error(error))
        except Exception as error:  # noqa: BLE001 - one piece is over, and told so; the server goes on
            self._complain("".join(traceback.format_exception(error)))
            return progress.ended("failed", words_of("web.fault", {}))
        finally:
            piece.task.release()
        return progress.ended("stopped" if progress.stopped else "done")


def _hold(held: ExitStack, piece: _Piece) -> bool:
    """Hold the case alone, waiting for whoever holds it; whether it was come to before the piece was to stop."""
    while not piece.progress.stopped:
        if _is_free(held, piece.case):
            piece.progress.held_up(None)
            return True
        piece.progress.held_up(words_of("web.held-up", {}))
        piece.progress.wait(_PAUSE)
    return False


def _is_free(held: ExitStack, case: Case) -> bool:
    try:
        held.enter_context(case.alone())
    except CaseError as error:
        if error.key != "case.busy":
            raise
        return False
    return True
