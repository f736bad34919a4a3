"""What anybody writes into the open case, told to the pages that are open: another page, the command line, a colleague.

The case itself is asked, not the routes: what is written beside the server is seen as what is written through it.
"""

from __future__ import annotations

import threading
from typing import Final

import msgspec
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.journal import head
from musnad.case.store.changes import last_change
from musnad.errors import MusnadError
from musnad.web.state import Workbench

_PAUSE: Final = 0.5
"""Seconds between two looks; one takes less than a millisecond."""


class CaseNow(msgspec.Struct, frozen=True):
    """How far a case is: its folder, the number of the last entry of its journal and of the last change of claims."""

    case: str
    entry: int
    change: int


def case_now(case: Case) -> CaseNow:
    """How far a case is.

    Raises:
        CaseError: if its database cannot be read.
    """
    with case.reading() as connection:
        return CaseNow(str(case.folder.absolute()), head(connection)[0], last_change(connection))


class Following:
    """Looks at the open case while a page listens, and tells `case` on the bulletin whenever it has gone on."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._over = threading.Event()
        self._told: CaseNow | None = None
        self._thread = threading.Thread(target=self._follow, name="following", daemon=True)

    def start(self) -> None:
        """Look from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def look(self) -> None:
        """Look once, and tell what is new."""
        try:
            with self._workbench.for_request() as bench:
                if not bench.has_case:
                    return
                now = case_now(bench.case)
        except (MusnadError, sa.exc.SQLAlchemyError):
            return  # whoever asks for a page is told; the next look may find it again
        if now != self._told:
            self._told = now
            self._workbench.works.bulletin.tell("case", now, latest=True)

    def _follow(self) -> None:
        while not self._over.wait(_PAUSE):
            if self._workbench.works.bulletin.is_heard:
                self.look()
