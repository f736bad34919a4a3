"""The same event told again: a later mention joined to the event that the report told first.

Nothing tells it but what both say: the type and a mode that does not contradict, the same people in the same numbers,
or a definite noun that takes up what was told (`الهجوم`), and no field in which the two differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from musnad.reading.eventfound import EventFound

_OPEN: Final = frozenset({"other", "raid", "heavy-weapons"})
_FAR: Final = 40
"""In events: how far back a report takes one up."""


def linked(events: Sequence[EventFound]) -> tuple[EventFound, ...]:
    """The events, each that tells one before it again with the index of that one."""
    found: list[EventFound] = []
    for event in events:
        earlier = next(
            (at for at in range(len(found) - 1, max(-1, len(found) - _FAR), -1) if _same(found[at], event)), None
        )
        if earlier is not None:
            first = found[earlier].same_as
            event = msgspec.structs.replace(event, same_as=earlier if first is None else first)  # noqa: PLW2901
        found.append(event)
    return tuple(found)


def _same(first: EventFound, again: EventFound) -> bool:
    if first.type != again.type or first.factuality != again.factuality or not _modes(first.mode, again.mode):
        return False
    if first.time is not None and again.time is not None and first.time != again.time:
        return False
    if _conflict(_heads(first.actors), _heads(again.actors)) or _conflict(_heads(first.targets), _heads(again.targets)):
        return False
    counts, others = _counts(first), _counts(again)
    if counts and others and counts != others:
        return False
    if counts and counts == others:
        return _heads(first.targets) == _heads(again.targets) or first.time == again.time
    takes_up = again.definite and not again.targets and not again.actors and not others
    return takes_up and first.mode == again.mode


def _modes(first: str, again: str) -> bool:
    return first == again or first in _OPEN or again in _OPEN


def _heads(units: Sequence[object]) -> frozenset[object]:
    """Who is meant, by names where there are any, else by the noun."""
    return frozenset(unit.names or unit.classes for unit in units)  # type: ignore[attr-defined]


def _conflict(first: frozenset[object], again: frozenset[object]) -> bool:
    return bool(first and again and first.isdisjoint(again))


def _counts(event: EventFound) -> frozenset[tuple[object, ...]]:
    return frozenset((count.kind, count.minimum, count.maximum) for count in event.counts)
