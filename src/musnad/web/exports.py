"""The exports that were asked for in this server: written in the background, then kept until they are downloaded.

A file is written to a folder that nobody else may enter, opened, and taken out of the folder: it is gone when the
server ends, however that comes.
"""

from __future__ import annotations

import os
import secrets
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, Literal

import msgspec

from musnad.case.asking import Authorities
from musnad.case.case import Case
from musnad.case.exporting import Wish, Written, steps, write
from musnad.case.journal import Author
from musnad.case.messages import wrong
from musnad.case.package import enter_package
from musnad.errors import MusnadError
from musnad.web.work import InBoth, Progress, WorkKind, words_of, words_of_error

Phase = Literal["waiting", "writing", "ready", "failed", "stopped"]
_KEPT: Final = 4
"""How many exports are kept; the oldest that nobody waits for goes first."""
_CHUNK: Final = 1 << 20
_BYTES: Final = 8


class State(msgspec.Struct, frozen=True, kw_only=True):
    """How far an export is: how many reports of how many are done, what was written, why it could not be.

    `total` is `None` where it is not known. `taken` says that it is entered in the journal, if its kind is.
    """

    phase: Phase = "waiting"
    done: int = 0
    total: int | None = None
    written: Written | None = None
    why: InBoth | None = None
    taken: bool = False


class _StoppedError(Exception):
    """It is to stop."""


class Prepared:
    """An export: what was asked, how far it is, and its file once it is written. Any thread may ask for it."""

    def __init__(self, case: Case, wish: Wish) -> None:
        self.id: Final = secrets.token_hex(_BYTES)
        self.case: Final = case
        self.wish: Final = wish
        self._lock = threading.Lock()
        self._taking = threading.Lock()
        self._state = State()
        self._file: BinaryIO | None = None
        self._progress: Progress | None = None
        self._stop = False

    @property
    def state(self) -> State:
        """How far it is."""
        return self._state

    @property
    def waited_for(self) -> bool:
        """Whether it is still to be written."""
        return self._state.phase in {"waiting", "writing"}

    def stop(self) -> None:
        """Have it stop; what was written by then is dropped."""
        with self._lock:
            self._stop = True
            progress = self._progress
        if progress is not None:
            progress.stop()
        elif self.waited_for:
            self._set(phase="stopped")

    def take(self, author: Author) -> None:
        """Enter in the journal that it was made, where it is an evidence package: then it may be downloaded.

        It is entered once, however often it is taken.

        Raises:
            CaseError: if it is not ready, or the journal cannot be written.
        """
        with self._taking:
            written = self._state.written
            if written is None:
                raise wrong("outgoing.not-ready")
            if written.made is not None and not self._state.taken:
                enter_package(self.case, author, written.made, self.wish.options())
            self._set(taken=True)

    def chunks(self) -> Iterator[bytes]:
        """The bytes of the file, from its beginning.

        Raises:
            CaseError: if it is not ready, or is a package that was not taken.
        """
        with self._lock:
            file, written = self._file, self._state.written
            if file is None or written is None:
                raise wrong("outgoing.not-ready")
            if written.made is not None and not self._state.taken:
                raise wrong("outgoing.not-taken")
            handle = os.dup(file.fileno())
        return _read(handle)

    def close(self) -> None:
        """Stop it, and let go of its file."""
        self.stop()
        with self._lock:
            file, self._file = self._file, None
            self._state = msgspec.structs.replace(self._state, written=None)
        if file is not None:
            file.close()

    def perform(self, authorities: Authorities, progress: Progress) -> None:
        """Write it, telling how far it is.

        Raises:
            MusnadError: if it cannot be written; that is told in its state too.
        """
        with self._lock:
            self._progress = progress
            if self._stop:
                return
        with self.case.reading() as connection:
            total = steps(connection, self.wish)
        if total is not None:
            progress.begin(total)
        self._set(phase="writing", total=total)
        with tempfile.TemporaryDirectory(prefix="musnad-export-") as folder:
            target = Path(folder) / self.wish.file
            written = write(self.case, self.wish, authorities, target, lambda done: self._advance(progress, done))
            file = target.open("rb")
        with self._lock:
            stopped = self._stop
            if not stopped:
                self._file = file
                self._state = msgspec.structs.replace(self._state, phase="ready", written=written)
        if stopped:
            file.close()

    def fail(self, why: InBoth) -> None:
        """Say why it could not be written."""
        self._set(phase="failed", why=why)

    def end(self) -> None:
        """Say that nothing more is done."""
        if self.waited_for:
            self._set(phase="stopped")

    def _advance(self, progress: Progress, done: int) -> None:
        if progress.stopped:
            raise _StoppedError
        progress.advance(done)
        with self._lock:
            self._state = msgspec.structs.replace(self._state, done=self._state.done + done)

    def _set(self, **changes: object) -> None:
        with self._lock:
            self._state = msgspec.structs.replace(self._state, **changes)


def _read(handle: int) -> Iterator[bytes]:
    try:
        at = 0
        while chunk := os.pread(handle, _CHUNK, at):
            yield chunk
            at += len(chunk)
    finally:
        os.close(handle)


class Exporting(msgspec.Struct, frozen=True):
    """Write an export, as a piece of the background work."""

    export: Prepared
    authorities: Authorities
    kind: WorkKind = "export"
    alone: bool = False

    def __call__(self, case: Case, progress: Progress) -> None:
        """Write it, or as much of it as there is time for before it is stopped: that is dropped."""
        del case  # the one that it was asked of
        try:
            self.export.perform(self.authorities, progress)
        except _StoppedError:
            return
        except MusnadError as error:
            self.export.fail(words_of_error(error))
            raise
        except Exception:
            self.export.fail(words_of("web.fault", {}))
            raise

    def release(self) -> None:
        """Say that nothing more is done."""
        self.export.end()


class Exports:
    """The last exports that were asked for, by their ids."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Prepared] = OrderedDict()

    def add(self, export: Prepared) -> None:
        """Keep an export; the oldest that are written are dropped for it."""
        with self._lock:
            self._held[export.id] = export
            over = len(self._held) - _KEPT
            dropped = [each for each in self._held.values() if not each.waited_for][: max(over, 0)]
            for each in dropped:
                del self._held[each.id]
        for each in dropped:
            each.close()

    def get(self, named: str) -> Prepared:
        """The export of this id.

        Raises:
            CaseError: if there is none.
        """
        with self._lock:
            found = self._held.get(named)
        if found is None:
            raise wrong("outgoing.none")
        return found

    def all(self) -> tuple[Prepared, ...]:
        """All of them, the last first."""
        with self._lock:
            return tuple(reversed(self._held.values()))

    def close(self) -> None:
        """Let go of all: another case is opened, or the server ends."""
        with self._lock:
            dropped, self._held = tuple(self._held.values()), OrderedDict()
        for each in dropped:
            each.close()
