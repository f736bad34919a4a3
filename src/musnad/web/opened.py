"""A case that is open in the workbench, and its tables, each loaded when it is first asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

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
from musnad.case.messages import wrong
from musnad.case.names import Names, mark_of, names_of
from musnad.case.quotes import Hands, HeldHands
from musnad.case.reading import Deriving
from musnad.case.search import Searches
from musnad.case.store.connect import break_off
from musnad.case.terms import Terms
from musnad.linking.signing import Signer

Loaded = TypeVar("Loaded")


class Opened:
    """A case, its tables and what is held of it in memory. It may be used by many threads.

    Whoever works with it does so `in_use`; the database is let go of when it is to `close` and nobody does any more.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._lock = threading.RLock()
        self._reading_claims = threading.Lock()
        self._reading_hands = threading.Lock()
        self._counting_names = threading.Lock()
        self._counting_users = threading.Lock()
        self._loaded: dict[str, Any] = {}
        self._claims = Held()
        self._searches = Searches()
        self._hands = HeldHands()
        self._loads: set[sa.Connection] = set()
        self._users = 0
        self._closing = False
        self._ending = False

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the database until this is over."""
        with self._counting_users:
            self._users += 1
        try:
            yield
        finally:
            with self._counting_users:
                self._users -= 1
                over = self._closing and not self._users
            if over:
                self.case.close()

    def close(self) -> None:
        """Let go of the database as soon as nobody uses it."""
        self.leave_off()
        with self._counting_users:
            over = not self._closing and not self._users
            self._closing = True
        if over:
            self.case.close()

    def leave_off(self) -> None:
        """Load nothing more, and break off what is being loaded. It may be called while a signal is handled."""
        self._ending = True
        for connection in tuple(self._loads):  # without a lock, which whoever was interrupted may hold
            break_off(connection)

    @contextmanager
    def _loading(self, connection: sa.Connection) -> Iterator[None]:
        """Read much from a connection, which is broken off when it is to leave off.

        Raises:
            CaseError: if it leaves off already, or does so meanwhile.
        """
        self._loads.add(connection)
        try:
            if self._ending:
                raise wrong("web.ending")
            yield
        finally:
            self._loads.discard(connection)

    # --- what is held in memory ---
    def claims(self, connection: sa.Connection) -> Columns:
        """The claims in memory, as they are in the transaction of a connection or later."""
        with self._reading_claims, self._loading(connection):
            return self._claims.now(connection)

    def hands(self, connection: sa.Connection) -> Hands:
        """Who quotes whom in the claims, as they are in the transaction of a connection or later."""
        with self._reading_hands, self._loading(connection):
            return self._hands.now(connection)

    def having(self, connection: sa.Connection, words: str) -> frozenset[str] | None:
        """The reports that words are found in; `None` where none are asked for.

        Raises:
            CaseError: if the words cannot be looked for.
        """
        return self._searches.having(connection, words, self.terms()) if words.strip() else None

    def names(self) -> Names:
        """The names of the case as it is now; they are counted anew when it has changed."""
        with self._counting_names, self.case.reading() as connection, self._loading(connection):
            held = cast("Names | None", self._loaded.get("names"))
            if held is None or held.mark != mark_of(connection):
                held = names_of(connection, self.actors(), Countries.load(), self.gazetteer())
                self._loaded["names"] = held
            return held

    def warm(self) -> None:
        """Load what the first lists ask for, until it is to leave off; of a large case that takes seconds."""
        for load in (self.gazetteer, self.terms, self._lists, self.ground, self.names):
            if self._ending:
                return
            load()

    def _lists(self) -> None:
        with self.case.reading() as connection:
            board_of(connection, self.claims(connection))
            if not self._ending:
                self.hands(connection)

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

    def _files(self, names: tuple[str, ...]) -> tuple[Path, ...]:
        return tuple(self.case.folder / name for name in names)

    def _once(self, name: str, load: Callable[[], Loaded]) -> Loaded:
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = load()
            return cast("Loaded", self._loaded[name])
