"""What a running workbench holds: the case that is open, and the work that goes on."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from musnad.arabic.clitics import Morphology
from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.case.authorities import Authorities
from musnad.case.case import Case
from musnad.case.columns import Columns
from musnad.case.ground import Atlas, Ground
from musnad.case.journal import Author
from musnad.case.judge import Judge
from musnad.case.messages import wrong
from musnad.case.names import Names
from musnad.case.quotes import Hands
from musnad.case.reading import Deriving
from musnad.case.review import Viewer
from musnad.web.exports import Exporting, Exports, Prepared
from musnad.web.opened import Opened
from musnad.web.recent import remember
from musnad.web.security import Keys
from musnad.web.settings import Settings
from musnad.web.work import State, Task, Works


class _Shared:
    """What all that answers requests has in common."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self.settings: Final = settings
        self.keys: Final = keys
        self.works: Final = Works(settings.complain)
        self.exports: Final = Exports()
        self.lock: Final = threading.RLock()
        self.opened: Opened | None = None


def _is_same(one: Case, other: Case) -> bool:
    return one.folder.resolve() == other.folder.resolve()


class Workbench:
    """Which case is open, its tables, and the work that goes on. It may be used by many threads.

    What answers a request has one of its own (`for_request`): its case stays the same until the request is over.
    """

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self._take(_Shared(settings, keys))
        if settings.case is not None:
            self.open(settings.case)

    def _take(self, shared: _Shared) -> None:
        self._shared = shared
        self._pinned: tuple[Opened | None] | None = None
        self.settings = shared.settings
        self.keys = shared.keys
        self.works = shared.works
        self.exports = shared.exports

    @contextmanager
    def for_request(self) -> Iterator[Workbench]:
        """The workbench with the case that is open now, which is not let go of before this is over."""
        made = Workbench.__new__(Workbench)
        made._take(self._shared)  # noqa: SLF001 - of the same class
        with ExitStack() as using:
            with self._shared.lock:
                opened = self._shared.opened
                if opened is not None:
                    using.enter_context(opened.in_use())
            made._pinned = (opened,)  # noqa: SLF001 - the same
            yield made

    @property
    def _opened(self) -> Opened:
        opened = self._shared.opened if self._pinned is None else self._pinned[0]
        if opened is None:
            raise wrong("web.no-case")
        return opened

    @property
    def case(self) -> Case:
        """The case that is open.

        Raises:
            CaseError: if none is.
        """
        return self._opened.case

    @property
    def has_case(self) -> bool:
        """Whether a case is open."""
        return (self._shared.opened if self._pinned is None else self._pinned[0]) is not None

    # --- another case, and the end ---
    def open(self, folder: Path) -> Case:
        """Open the case in a folder in place of the one that is open; pages that show that one can change nothing more.

        What answers the request goes on with the case that was open when it began.

        Raises:
            CaseError: if there is none, or work on the one before goes on; that one then stays open.
        """
        self.refuse_at_work()
        case = Case.open(folder)
        shared = self._shared
        try:
            with shared.lock:
                self.refuse_at_work()
                before, shared.opened = shared.opened, Opened(case)
                if before is None or not _is_same(before.case, case):
                    shared.keys.renew()
                shared.exports.close()
                shared.works.forget()
        except BaseException:
            case.close()
            raise
        if before is not None:
            before.close()
        self._remember(folder)
        return case

    def refuse_at_work(self) -> None:
        """Verify that no work goes on, so that another case may be opened.

        Raises:
            CaseError: if any does.
        """
        opened = self._shared.opened
        if opened is not None and self.works.busy:
            raise wrong("web.at-work", title=opened.case.settings.title)

    def _remember(self, folder: Path) -> None:
        try:
            remember(self.settings.data, folder.absolute())
        except OSError as error:
            self.settings.complain(f"{self.settings.data}: {error.strerror or error}")

    def ending(self) -> None:
        """Load and tell nothing more: the server is about to end. It may be called while a signal is handled."""
        opened = self._shared.opened
        if opened is not None:
            opened.leave_off()
        self.works.bulletin.close()

    def close(self) -> None:
        """Stop what goes on, and let go of the case."""
        self.works.close()
        self.exports.close()
        with self._shared.lock:
            before, self._shared.opened = self._shared.opened, None
        if before is not None:
            before.close()

    # --- work ---
    def submit(self, case: Case, *tasks: Task) -> State:
        """Do these one after the other, when all that was asked for before is done; the state after that.

        Raises:
            CaseError: if another case was opened meanwhile, or the server ends.
        """
        with self._shared.lock:
            opened = self._shared.opened
            if opened is None or opened.case is not case:
                raise wrong("web.other-case")
            return self.works.submit(case, *tasks)

    def export(self, export: Prepared) -> None:
        """Write an export in the background, and keep it.

        Raises:
            CaseError: as `submit`; it is then not kept.
        """
        with self._shared.lock:
            self.submit(export.case, Exporting(export, self._opened))
            self.exports.add(export)

    def judge(self, reason: str | None) -> Judge:
        """Who decides here, now, and for what reason."""
        author = self.author()
        return Judge(author.who, author.at, (reason or "").strip() or None)

    def viewer(self, *, blind: bool) -> Viewer:
        """Who looks here; `blind` before they have judged themselves."""
        return Viewer(self.settings.who, blind)

    def author(self) -> Author:
        """Who acts here, and that it is now."""
        now = datetime.datetime.now(datetime.UTC)
        return Author(self.settings.who, now.isoformat(timespec="seconds").replace("+00:00", "Z"))

    def warm(self) -> None:
        """Load what the first lists ask for; of a large case that takes seconds."""
        with self.for_request() as bench:
            if bench.has_case:
                bench._opened.warm()  # noqa: SLF001 - of the same class

    # --- the case that is open ---
    def claims(self, connection: sa.Connection) -> Columns:
        """The claims of the case in memory, as they are in the transaction of a connection or later."""
        return self._opened.claims(connection)

    def having(self, connection: sa.Connection, words: str) -> frozenset[str] | None:
        """The reports of the case that words are found in; `None` where none are asked for.

        Raises:
            CaseError: if the words cannot be looked for.
        """
        return self._opened.having(connection, words)

    def hands(self, connection: sa.Connection) -> Hands:
        """Who quotes whom in the claims of the case, as they are in the transaction of a connection or later."""
        return self._opened.hands(connection)

    def names(self) -> Names:
        """The names of the case as it is now."""
        return self._opened.names()

    def gazetteer(self) -> Gazetteer:
        """The places, those of the case's own tables among them."""
        return self._opened.gazetteer()

    def actors(self) -> ActorTable:
        """The actors, those of the case's own tables among them."""
        return self._opened.actors()

    def atlas(self) -> Atlas:
        """The places with the outlines that maps are drawn on."""
        return self._opened.atlas()

    def ground(self) -> Ground:
        """The outlines as maps draw them."""
        return self._opened.ground()

    def morphology(self) -> Morphology:
        """How words are taken apart."""
        return self._opened.morphology()

    def authorities(self) -> Authorities:
        """The actors, states and places that one chooses from."""
        return self._opened.authorities()

    def deriving(self) -> Deriving:
        """What reports that have been read are derived with, after somebody amended them."""
        return self._opened.deriving()
