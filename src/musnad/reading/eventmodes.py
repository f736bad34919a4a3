"""How an attack was made, where a word beside it tells more than the trigger: `قصف مدفعي`, `غارة بطائرة مسيرة`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.reading.eventfound import Candidate
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS

_LONGEST: Final = 4
_OPEN: Final = frozenset({"heavy-weapons", "other"})
"""Modes that any word of manner makes narrower."""
_NARROWED: Final[dict[str, frozenset[str]]] = {
    "firearms": frozenset({"crowd-control"}),
    "raid": frozenset({"suicide-attack", "aerial", "drone"}),
    "explosives": frozenset({"suicide-attack"}),
}


def mode_of_event(sight: EventSight, own: Unit, one: Candidate, actors: Sequence[Unit], means: Unit | None) -> str:
    """The mode, changed where a word beside an attack tells how it was made; `own` is the unit of the trigger."""
    mode = one.trigger.mode
    if one.trigger.type != "ASSAULT" or not (mode in _OPEN or mode in _NARROWED):
        return mode
    ranges = [] if one.finite else [range(one.token + 1, own.last)]
    ranges += [range(unit.first, unit.last) for unit in (*actors, *([] if means is None else [means]))]
    told = (found for tokens in ranges for found in _modes(sight, tokens))
    return next((found for found in told if mode in _OPEN or found in _NARROWED[mode]), mode)


def _modes(sight: EventSight, tokens: range) -> Iterator[str]:
    """The modes that words beginning at these tokens tell."""
    for at in tokens:
        found = mode_at(sight, at) if sight.events[at].mode and not _describes_people(sight, at) else None
        if found is not None:
            yield found


def _describes_people(sight: EventSight, at: int) -> bool:
    """Whether a word for a machine is an adjective of people before it (`الفصائل المقاتلة`)."""
    form, before = sight.forms[at], at - 1
    if before < 0 or not sight.is_word[before] or not (form.definite and sight.forms[before].nominal):
        return False
    machine = not sight.events[at].classes.isdisjoint(GROUPS["machine"])
    known = sight.forms[before].definite or bool(sight.forms[before].enclitic)
    return machine and known and not sight.events[before].classes.isdisjoint(GROUPS["people"] | {"force", "group"})


def mode_at(sight: EventSight, at: int) -> str | None:
    """The mode that the words from a token on tell, by the longest of them."""
    stop = min(at + _LONGEST, len(sight.forms))
    bases = tuple(sight.forms[token].base for token in range(at, stop) if sight.is_word[token])
    lengths = range(len(bases), 0, -1)
    return next((mode for length in lengths if (mode := sight.words.modes.get(bases[:length]))), None)
