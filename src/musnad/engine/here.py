"""An engine without workers: everything in this process, one item after the other. For a few items, and for tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self

from musnad.engine.base import Done, Failed, Item, Result, Setup
from musnad.engine.telling import told


class Here:
    """An `Engine` in this process."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._state: Any = None
        self._stopped = False

    def __enter__(self) -> Self:
        self._state = self._setup()
        return self

    def __exit__(self, *_: object) -> None:
        self._state = None

    def map(
        self, function: Callable[[Any, Item], Result], items: Iterable[Item], *, ordered: bool = False
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """As `Engine.map`; the order is always that of the items."""
        del ordered
        for item in items:
            if self._stopped:
                return
            try:
                value = function(self._state, item)
            except Exception as error:  # noqa: BLE001 - whatever one item raises is told as its failure
                yield Failed(item, *told(error))
            else:
                yield Done(item, value)

    def stop(self) -> None:
        """As `Engine.stop`."""
        self._stopped = True

    def call(self, function: Callable[[Any], Result]) -> Result:
        """As `Engine.call`."""
        return function(self._state)
