"""What every engine does: a function over many items, with a state that each worker makes once, failures as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, Literal, Protocol, Self, TypeVar

import msgspec

Item = TypeVar("Item")
Result = TypeVar("Result")
Setup = Callable[[], Any]
"""Makes the state of a worker, in the worker; a function of a module or a `partial` of one, so that it can be sent."""
FailureKind = Literal["refused", "broken", "died", "late"]
"""An error of ours, any other error, a worker that ended while it was at the item, an item that took too long."""


class Done(msgspec.Struct, Generic[Item, Result], frozen=True):
    """An item and what the function made of it."""

    item: Item
    value: Result


class Failed(msgspec.Struct, Generic[Item], frozen=True):
    """An item of which nothing came, and why, in the words of the error or as the signal that ended the worker."""

    item: Item
    kind: FailureKind
    reason: str


class Engine(Protocol):
    """Workers that are there from `with` to its end."""

    def __enter__(self) -> Self:
        """Start the workers."""

    def __exit__(self, *_: object) -> None:
        """End the workers, whatever they are doing."""

    def map(
        self, function: Callable[[Any, Item], Result], items: Iterable[Item], *, ordered: bool = False
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """What `function` makes of the worker's state and each item, as it comes, or in the order of the items.

        Items are taken only as workers become free. An item that fails does not stop the others.

        Raises:
            MusnadError: if no worker can be set up; the error is that of `setup` where it is ours.
        """

    def stop(self) -> None:
        """Have `map` give nothing more, from any thread: what it has not given is as if it had not been asked for."""

    def call(self, function: Callable[[Any], Result]) -> Result:
        """What `function` makes of the state of one worker.

        Raises:
            MusnadError: if no worker can be set up, or the function fails.
        """
