"""An engine of processes on this computer.

Each worker is a fresh process (nothing of this one is in it, no lock, no open file) that makes its state once and then
takes items from a pipe of its own. Some items wait in each worker, and a thread of this process takes what it sends off
the pipe at once, so that it never waits for what this process is at. Since a worker works its items off in order, the
first that has not come back is the one it died of. The others are given to another worker. A worker ends when this
process does, however that ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Final, Self, cast

import msgspec

from musnad.engine.base import Done, Failed, FailureKind, Item, Result, Setup
from musnad.engine.telling import told
from musnad.errors import DataError, MusnadError

AHEAD: Final = 96
"""How many items a worker has before it: the one it is at, and enough to go on while this process keeps what came."""
_WINDOW: Final = 256
"""How many results may wait for an earlier one, for each worker, where they are given in order."""
PATIENCE: Final = 600.0
_GLANCE: Final = 0.2
"""Seconds after which it is asked whether to stop."""
_SPAWN: Final = multiprocessing.get_context("spawn")
_SETUP: Final = "setup"
_DONE: Final = "done"
Function = Callable[[Any, Any], Any]


class _Task(msgspec.Struct, frozen=True):
    """An item on its way: which of the items of its `map` it is, and what is to be made of it."""

    run: object
    index: int
    function: Function
    item: Any


class Pool:
    """An `Engine` of `workers` processes; an item that takes longer than `patience` seconds fails, and its worker ends.

    Raises:
        ValueError: if there is to be no worker.
    """

    def __init__(self, setup: Setup, *, workers: int, patience: float = PATIENCE) -> None:
        if workers < 1:
            raise ValueError("a pool needs a worker")
        self._setup = setup
        self._count = workers
        self._patience = patience
        self._workers: list[_Worker] = []
        self._stopped = threading.Event()
        self._arrived = threading.Event()

    def __enter__(self) -> Self:
        self._workers = [self._worker() for _ in range(self._count)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers = []

    def _worker(self) -> _Worker:
        return _Worker(self._setup, self._arrived)

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that work now."""
        return tuple(worker.pid for worker in self._workers)

    def map(
        self, function: Callable[[Any, Item], Result], items: Iterable[Item], *, ordered: bool = False
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """As `Engine.map`."""
        run = _Run(function, items, window=self._count * _WINDOW if ordered else None)
        for found in self._found(run):
            if self._stopped.is_set():
                return
            yield from found

    def stop(self) -> None:
        """As `Engine.stop`; the workers go on with what they are at until the end of `with`."""
        self._stopped.set()

    def call(self, function: Callable[[Any], Result]) -> Result:
        """As `Engine.call`."""
        (outcome,) = chain.from_iterable(self._found(_Run(_call, [function], window=None)))
        if isinstance(outcome, Failed):
            raise DataError(outcome.reason)
        return cast("Result", outcome.value)

    def _found(self, run: _Run) -> Iterator[list[Done[Any, Any] | Failed[Any]]]:
        """What has come, each time something may have come."""
        while True:
            self._give(run)
            if not run.outstanding:
                return
            yield [each for index, outcome in self._collect(run) for each in run.released(index, outcome)]

    def _give(self, run: _Run) -> None:
        """Give each worker an item more, and again, until they have enough or there are no more."""
        while True:
            free = [worker for worker in self._workers if len(worker.tasks) < AHEAD]
            if not free:
                return
            for worker in free:
                task = run.next()
                if task is None:
                    return
                worker.give(task)

    def _collect(self, run: _Run) -> Iterator[tuple[int, Done[Any, Any] | Failed[Any]]]:
        """What has come by now of this run, after waiting for something to come."""
        self._arrived.wait(self._shortest_wait())
        self._arrived.clear()
        for at, worker in enumerate(self._workers):
            ended = worker.has_ended()  # asked first: what it sent before it ended is still read
            for task, outcome in worker.outcomes():
                if task.run is run:
                    yield task.index, outcome
            if not ended and worker.is_late(self._patience):
                worker.process.kill()
                yield from self._replaced(at, run, "late", f"{self._patience:g}")
            elif ended:
                yield from self._replaced(at, run, "died", worker.ending())

    def _replaced(self, at: int, run: _Run, kind: FailureKind, reason: str) -> Iterator[tuple[int, Failed[Any]]]:
        """Put a new worker in the place of one that ended: what it was at has failed, what waited is done anew."""
        worker = self._workers[at]
        worker.end()
        if not worker.ready:
            raise DataError(f"a worker ended while it was set up ({reason})")
        self._workers[at] = self._worker()
        lost = list(worker.tasks)
        if lost and lost[0].run is run:
            yield lost[0].index, Failed(lost[0].item, kind, reason)
        run.again.extend(task for task in lost[1:] if task.run is run)

    def _shortest_wait(self) -> float:
        return max(0.0, min(_GLANCE, *(worker.time_left(self._patience) for worker in self._workers)))


class _Run:
    """One `map`: the items still to be given out, and the results that wait for an earlier one."""

    def __init__(self, function: Function, items: Iterable[Any], *, window: int | None) -> None:
        self.again: deque[_Task] = deque()
        self.outstanding = 0
        self._function = function
        self._items = enumerate(items)
        self._window = window
        self._waiting: dict[int, Done[Any, Any] | Failed[Any]] = {}
        self._following = 0

    def next(self) -> _Task | None:
        """The next item to be worked on; `None` if there is none, or too much waits for an earlier one."""
        if self.again:
            return self.again.popleft()
        if self._window is not None and self.outstanding + len(self._waiting) >= self._window:
            return None
        found = next(self._items, None)
        if found is None:
            return None
        self.outstanding += 1
        return _Task(self, found[0], self._function, found[1])

    def released(self, index: int, outcome: Done[Any, Any] | Failed[Any]) -> Iterator[Done[Any, Any] | Failed[Any]]:
        """What can be given to the caller now that this outcome is there."""
        self.outstanding -= 1
        if self._window is None:
            yield outcome
            return
        self._waiting[index] = outcome
        while self._following in self._waiting:
            yield self._waiting.pop(self._following)
            self._following += 1


class _Worker:
    """A process that works, the pipe to it, and the items that are with it, the one it is at first.

    `arrived` is set when it has sent something, and when it has ended.
    """

    def __init__(self, setup: Setup, arrived: threading.Event) -> None:
        self.tasks: deque[_Task] = deque()
        self.ready = False
        self._since = time.monotonic()
        self._sent: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._connection, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=_work, args=(theirs, setup), daemon=True)
        with _interrupts_ignored():
            self.process.start()
        self.pid = self.process.pid or 0
        theirs.close()
        taken = (self._connection, self._sent, arrived)
        self._taking = threading.Thread(target=_take_off, args=taken, daemon=True)
        self._taking.start()

    def give(self, task: _Task) -> None:
        """Send an item; of a worker that has ended, it is found among its tasks."""
        if self.ready and not self.tasks:
            self._since = time.monotonic()
        self.tasks.append(task)
        try:
            self._connection.send((task.function, task.item))
        except OSError:
            return

    def outcomes(self) -> Iterator[tuple[_Task, Done[Any, Any] | Failed[Any]]]:
        """What it has sent by now."""
        while (answer := self._answer()) is not None:
            kind, value = answer
            self._since = time.monotonic()
            if kind == _SETUP:
                if value is not None:
                    raise value
                self.ready = True
                continue
            task = self.tasks.popleft()
            yield task, Done(task.item, value) if kind == _DONE else Failed(task.item, *value)

    def _answer(self) -> tuple[str, Any] | None:
        try:
            return cast("tuple[str, Any]", ForkingPickler.loads(self._sent.get_nowait()))
        except queue.Empty:
            return None

    def has_ended(self) -> bool:
        """Whether its process has ended and all that it sent has been taken off the pipe."""
        return not self._taking.is_alive()

    def time_left(self, patience: float) -> float:
        """How long it may still take; to be set up it has as long as any item may take by default."""
        if not self.ready:
            return self._since + PATIENCE - time.monotonic()
        return patience if not self.tasks else self._since + patience - time.monotonic()

    def is_late(self, patience: float) -> bool:
        return self.time_left(patience) <= 0

    def ending(self) -> str:
        """How the process ended: the name of a signal, or its exit code."""
        self.process.join()
        code = self.process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else str(code)

    def end(self) -> None:
        """End the process; it has nothing to put in order."""
        self.process.kill()
        self.process.join()
        self._taking.join()
        self._connection.close()


def _take_off(connection: Connection, sent: queue.SimpleQueue[bytes], arrived: threading.Event) -> None:
    """Take what a worker sends off the pipe, until its process ends."""
    with suppress(EOFError, OSError):
        while True:
            sent.put(connection.recv_bytes())
            arrived.set()
    arrived.set()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Start a process that ignores Ctrl-C from the first moment: whoever presses it means the one that ends the others.

    A signal that is ignored stays so in a new program, and so does one that is held back. Only the main thread may say
    what becomes of a signal; any other holds it back for itself.
    """
    if threading.current_thread() is not threading.main_thread():
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _call(state: Any, function: Callable[[Any], Any]) -> Any:
    return function(state)


def _work(connection: Connection, setup: Setup) -> None:
    """What a worker does: make its state, then one item after the other until its process is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: queue.SimpleQueue[tuple[Function, Any]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    try:
        state = setup()
    except MusnadError as error:
        connection.send((_SETUP, error))
        return
    gc.collect()
    gc.freeze()  # the state stays to the end: it need not be looked through for garbage
    connection.send((_SETUP, None))
    while True:
        function, item = tasks.get()
        connection.send(_made(function, state, item))


def _made(function: Function, state: Any, item: Any) -> tuple[str, Any]:
    try:
        return _DONE, function(state, item)
    except Exception as error:  # noqa: BLE001 - whatever one item raises is told as its failure
        return "failed", told(error)


def _receive(connection: Connection, tasks: queue.SimpleQueue[tuple[Function, Any]]) -> None:
    """Take items off the pipe, so that the other end never waits; where it is gone, this process is over."""
    while True:
        try:
            tasks.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)
