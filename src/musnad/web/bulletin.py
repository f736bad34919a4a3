"""What is told while work goes on, to however many pages listen: nothing waits for a page that is slow or gone."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Final

import anyio
import msgspec

_GLANCE: Final = 0.1
"""Seconds after which who listens asks whether there is more."""
_KEPT: Final = 400
"""How many of the last events are kept for a page that comes later, or comes again."""
BEAT: Final = 15.0
"""Seconds after which a page that has nothing to hear hears at least that the server is there."""


class Event(msgspec.Struct, frozen=True):
    """Something that is told: its number, which only grows, its kind, and its JSON."""

    number: int
    kind: str
    data: bytes


class Bulletin:
    """The last events, in order. It may be used by many threads.

    An event that is `latest` takes the place of the one of its kind before it: of a state only the last counts.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._kept: deque[Event] = deque(maxlen=_KEPT)
        self._latest: dict[str, Event] = {}
        self._closed = False
        self._listeners = 0

    @property
    def closed(self) -> bool:
        """Whether nothing more will be told."""
        return self._closed

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens."""
        return self._listeners > 0

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Somebody listens for as long as it lasts."""
        with self._lock:
            self._listeners += 1
        try:
            yield
        finally:
            with self._lock:
                self._listeners -= 1

    def tell(self, kind: str, data: object, *, latest: bool = False) -> None:
        """Tell something to all who listen."""
        encoded = msgspec.json.encode(data)
        with self._lock:
            self._number += 1
            event = Event(self._number, kind, encoded)
            if latest:
                self._latest[kind] = event
            else:
                self._kept.append(event)

    def forget(self) -> None:
        """Keep nothing of what was told by now but the latest states; the numbers go on."""
        with self._lock:
            self._kept.clear()

    def close(self) -> None:
        """Tell nothing more: who listens is done in a moment. It may be called while a signal is handled."""
        self._closed = True

    def after(self, number: int) -> list[Event]:
        """The events that are kept and came after one; all of them where there was none of that number yet."""
        if number == self._number:
            return []
        with self._lock:
            since = number if number <= self._number else 0
            found = [event for event in (*self._kept, *self._latest.values()) if event.number > since]
        return sorted(found, key=lambda event: event.number)


async def heard(bulletin: Bulletin, after: int = 0, beat: float = BEAT) -> AsyncIterator[Event | None]:
    """The events after one as they come, `None` where nothing came for `beat` seconds; over when it is closed."""
    heard_at = anyio.current_time()
    with bulletin.listening():
        while True:
            closed = bulletin.closed
            for event in bulletin.after(after):
                after, heard_at = event.number, anyio.current_time()
                yield event
            if closed:
                return
            if anyio.current_time() > heard_at + beat:
                heard_at = anyio.current_time()
                yield None
            await anyio.sleep(_GLANCE)
