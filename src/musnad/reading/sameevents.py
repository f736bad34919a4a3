"""The same event told again: a later mention joined to the event that the report told first.

Nothing tells it but what both say: the type and a mode that does not contradict, the same people in the same numbers,
or a definite noun that takes up what was told (`الهجوم`), and no field in which the two differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from musnad.model.record import CountKind
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import Unit

_OPEN: Final = frozenset({"other", "raid", "heavy-weapons"})
_DATED: Final = frozenset({"ASSAULT", "HARM", "COERCE", "RETREAT", "PROTEST", "CONSULT"})
"""Types of what has a day, where others go on."""
_SENTENCES: Final = 3
_FAR: Final = 40
"""In events: how far back a report takes one up."""


def linked(events: Sequence[EventFound]) -> tuple[EventFound, ...]:
    """The events, each that tells one before it again with the index of the first that told it."""
    found: list[EventFound] = []
    types = [event.type for event in events]
    for number, event in enumerate(events):
        near = range(number - 1, max(-1, number - _FAR), -1)
        earlier = next((at for at in near if types[at] == types[number] and _is_same(found[at], event)), None)
        if earlier is None:
            found.append(event)
            continue
        first = found[earlier].same_as
        found.append(_with_time(found[earlier], event, same_as=earlier if first is None else first))
    return tuple(found)


def _with_time(first: EventFound, again: EventFound, *, same_as: int) -> EventFound:
    """An event told again, where it has no time of its own with that of the first, told a few sentences before."""
    near = again.sentence - first.sentence <= _SENTENCES and again.type in _DATED
    if again.time is not None or first.time is None or not near:
        return msgspec.structs.replace(again, same_as=same_as)
    return msgspec.structs.replace(again, same_as=same_as, time=first.time, time_basis="report")


def _is_same(first: EventFound, again: EventFound) -> bool:
    """Whether an event tells an earlier one again: by its numbers, or as a definite noun that takes it up."""
    if _differ(first, again):
        return False
    counts, others = _counts(first), _counts(again)
    if counts and others:
        same_people = _heads(first.targets) == _heads(again.targets)
        return counts == others and (same_people or first.time == again.time)
    takes_up = again.definite and not again.targets and not again.actors and not others
    return takes_up and first.mode == again.mode


def _differ(first: EventFound, again: EventFound) -> bool:
    """Whether what is told of two events of a type cannot be of one."""
    if first.factuality != again.factuality or not _modes(first.mode, again.mode):
        return True
    if first.time is not None and again.time is not None and first.time != again.time:
        return True
    actors, targets = (_heads(first.actors), _heads(again.actors)), (_heads(first.targets), _heads(again.targets))
    return _conflict(*actors) or _conflict(*targets)


def _modes(first: str, again: str) -> bool:
    return first == again or first in _OPEN or again in _OPEN


_Heads = frozenset[tuple[int, ...] | frozenset[str]]


def _heads(units: Sequence[Unit]) -> _Heads:
    """Who is meant, by names where there are any, else by the noun."""
    return frozenset(unit.names or unit.classes for unit in units)


def _conflict(first: _Heads, again: _Heads) -> bool:
    return bool(first and again and first.isdisjoint(again))


def _counts(event: EventFound) -> frozenset[tuple[CountKind, int | None, int | None]]:
    return frozenset((count.kind, count.minimum, count.maximum) for count in event.counts)
