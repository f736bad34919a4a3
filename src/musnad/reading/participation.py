"""What a phrase can be in an event: who can act, what can suffer it, what it can be done with."""

from __future__ import annotations

from typing import Final

from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import GROUPS, Trigger

_ACTING: Final = GROUPS["armed"] | GROUPS["people"] | GROUPS["machine"] | {"ORGANIZATION", "PERSON", "PLACE", "power"}
_OF_PEOPLE: Final = frozenset({"killed", "injured", "missing", "displaced"})
_NO_PEOPLE: Final = GROUPS["ground"] | {"PLACE", "matter", "words"}


def can_act(phrase: Unit) -> bool:
    """Whether a phrase names somebody or something that can do things: persons, bodies, states, machines."""
    return bool(phrase.classes & _ACTING) or (phrase.numeral is not None and not phrase.classes)


def can_suffer(phrase: Unit, trigger: Trigger) -> bool:
    """Whether what a phrase names can be a target; people are killed and hurt, no places and no matters."""
    if trigger.type == "HARM" and trigger.mode in _OF_PEOPLE:
        return not phrase.classes & _NO_PEOPLE or phrase.numeral is not None
    return bool(phrase.classes or phrase.definite or phrase.numeral is not None)


def is_weapon(phrase: Unit) -> bool:
    """Whether a phrase names something with which an attack can be made."""
    return not phrase.classes.isdisjoint(GROUPS["weapon"])
