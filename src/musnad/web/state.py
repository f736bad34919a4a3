"""What a running workbench holds: the case that is open, and what is loaded once for it."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from musnad.arabic.clitics import Morphology
from musnad.authority.actors import ActorTable
from musnad.authority.countries import Countries
from musnad.authority.gazetteer import Gazetteer
from musnad.case.authorities import Authorities
from musnad.case.case import Case
from musnad.case.columns import Columns, Held
from musnad.case.ground import Atlas, Ground, ground
from musnad.case.incidentlist import board_of
from musnad.case.journal import Author
from musnad.case.messages import wrong
from musnad.case.names import Names, mark_of, names_of
from musnad.case.quotes import Hands, HeldHands
from musnad.case.reading import Deriving
from musnad.case.search import Searches
from musnad.case.terms import Terms
from musnad.linking.signing import Signer
from musnad.web.exports import Exports
from musnad.web.recent import remember
from musnad.web.security import Keys
from musnad.web.settings import Settings
from musnad.web.work import Works

Loaded = TypeVar("Loaded")


class Workbench:
    """The one thing of the server that changes: which case is open, and its tables, each loaded when first asked for.

    It may be used by many threads.
    """

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self.settings = settings
        self.keys = keys
        self._lock = threading.RLock()
        self._counting = threading.Lock()
        self._case: Case | None = None
        self._loaded: dict[str, Any] = {}
        self.works = Works(settings.complain)
        self.exports = Exports()
        self._claims: WeakKeyDictionary[sa.Engine, Held] = WeakKeyDictionary()
        self._searches: WeakKeyDictionary[sa.Engine, Searches] = WeakKeyDictionary()
        self._hands: WeakKeyDictionary[sa.Engine, HeldHands] = WeakKeyDictionary()
        if settings.case is not None:
            self.open(settings.case)

    @property
    def case(self) -> Case:
        """The case that is open.

        Raises:
            CaseError: if none is.
        """
        case = self._case
        if case is None:
            raise wrong("web.no-case")
        return case

    @property
    def has_case(self) -> bool:
        """Whether a case is open."""
        return self._case is not None

    def open(self, folder: Path) -> Case:
        """Open the case in a folder in place of the one that is open.

        Raises:
            CaseError: if there is none, or work on the one before goes on; that one then stays open.
        """
        self.refuse_at_work()
        case = Case.open(folder)
        with self._lock:
            before, self._case, self._loaded = self._case, case, {}
        self.exports.close()
        if before is not None:
            before.close()
        self._remember(folder)
        return case

    def refuse_at_work(self) -> None:
        """Verify that no work goes on, so that another case may be opened.

        Raises:
            CaseError: if any does.
        """
        if self._case is not None and self.works.busy:
            raise wrong("web.at-work", title=self._case.settings.title)

    def _remember(self, folder: Path) -> None:
        try:
            remember(self.settings.data, folder.absolute())
        except OSError as error:
            self.settings.complain(f"{self.settings.data}: {error.strerror or error}")

    def close(self) -> None:
        """Stop what goes on, and let go of the case."""
        self.works.close()
        self.exports.close()
        with self._lock:
            before, self._case, self._loaded = self._case, None, {}
        if before is not None:
            before.close()

    def author(self) -> Author:
        """Who acts here, and that it is now."""
        now = datetime.datetime.now(datetime.UTC)
        return Author(self.settings.who, now.isoformat(timespec="seconds").replace("+00:00", "Z"))

    def claims(self, connection: sa.Connection) -> Columns:
        """The claims of the connection's case in memory, as they are in its transaction or later."""
        with self._lock:
            held = self._claims.setdefault(connection.engine, Held())
        return held.now(connection)

    def having(self, connection: sa.Connection, words: str) -> frozenset[str] | None:
        """The reports of the connection's case that words are found in; `None` where none are asked for.

        Raises:
            CaseError: if the words cannot be looked for.
        """
        if not words.strip():
            return None
        with self._lock:
            searches = self._searches.setdefault(connection.engine, Searches())
        return searches.having(connection, words, self.terms())

    def hands(self, connection: sa.Connection) -> Hands:
        """Who quotes whom in the claims of the connection's case, as they are in its transaction or later."""
        with self._lock:
            held = self._hands.setdefault(connection.engine, HeldHands())
        return held.now(connection)

    def warm(self) -> None:
        """Load what the first lists ask for; of a large case that takes seconds."""
        if self.has_case:
            self.gazetteer()
            self.terms()
            with self.case.reading() as connection:
                board_of(connection, self.claims(connection))
                self.hands(connection)
            self.ground()
            self.names()

    # --- what is loaded once ---
    def gazetteer(self) -> Gazetteer:
        """The places, those of the case's own tables among them."""
        return self._once("gazetteer", lambda: Gazetteer.open(*self._files(self.case.settings.gazetteers)))

    def actors(self) -> ActorTable:
        """The actors, those of the case's own tables among them."""
        return self._once("actors", lambda: ActorTable.load(list(self._files(self.case.settings.actors))))

    def atlas(self) -> Atlas:
        """The places with the outlines that maps are drawn on."""
        return self._once("atlas", lambda: Atlas.load(self.gazetteer()))

    def ground(self) -> Ground:
        """The outlines as maps draw them."""
        return self._once("ground", lambda: ground(self.atlas()))

    def terms(self) -> Terms:
        """How words are folded and split to be searched."""
        return self._once("terms", lambda: Terms(self.morphology()))

    def morphology(self) -> Morphology:
        """How words are taken apart."""
        return self._once("morphology", Morphology.load)

    def authorities(self) -> Authorities:
        """The actors, states and places that one chooses from."""
        return self._once("authorities", lambda: Authorities(self.actors(), Countries.load(), self.gazetteer()))

    def deriving(self) -> Deriving:
        """What reports that have been read are derived with, after somebody amended them."""
        return self._once("deriving", self._deriving)

    def _deriving(self) -> Deriving:
        return Deriving(Signer.load(self.actors(), self.gazetteer(), self.morphology()), self.terms())

    def names(self) -> Names:
        """The names of the case as it is now; they are counted anew when it has changed."""
        with self._lock:
            case, loaded = self.case, self._loaded
        with self._counting, case.reading() as connection:
            held = cast("Names | None", loaded.get("names"))
            if held is None or held.mark != mark_of(connection):
                held = names_of(connection, self.actors(), Countries.load(), self.gazetteer())
                loaded["names"] = held
            return held

    def forget(self) -> None:
        """Load the tables of the case anew when they are next asked for."""
        with self._lock:
            self._loaded = {}

    def _files(self, names: tuple[str, ...]) -> tuple[Path, ...]:
        return tuple(self.case.folder / name for name in names)

    def _once(self, name: str, load: Callable[[], Loaded]) -> Loaded:
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = load()
            return cast("Loaded", self._loaded[name])
