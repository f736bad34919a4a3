"""Whom a pronoun written to a trigger or a preposition means: a phrase of the sentence that agrees with it.

Arabic pronouns tell gender and number, and things in the plural are feminine singular; of the phrases before it that
agree, one that can act is meant before one that cannot where the pronoun acts, else the nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS

_ACTS: Final = GROUPS["armed"] | GROUPS["people"] | {"ORGANIZATION", "PERSON"}
_PLURAL_BODIES: Final = ("قوات", "ميليشيات", "مليشيات", "فصائل", "جماعات", "عناصر", "كتائب", "فرق", "سلطات", "وحدات")


def antecedent(
    sight: EventSight, units: Sequence[Unit], before: int, pronoun: str, *, acts: bool, apart: Sequence[Unit] = ()
) -> Unit | None:
    """The phrase before the unit `before` that the pronoun means, or None.

    `acts` says that the pronoun does something in its event; `apart` are phrases that it cannot mean, such as the
    other side of the same event.
    """
    fitting = [
        unit
        for unit in reversed(units[:before])
        if unit.kind == "phrase" and agrees(sight, unit, pronoun) and all(unit.start != one.start for one in apart)
    ]
    if acts:
        fitting = [unit for unit in fitting if unit.classes & _ACTS]
    bare = [unit for unit in fitting if not unit.preposition]
    return next(iter(bare if acts and bare else fitting), None)


def agrees(sight: EventSight, unit: Unit, pronoun: str) -> bool:
    """Whether a phrase has the gender and number of a pronoun."""
    if unit.head < 0 or not sight.is_word[unit.head]:
        return unit.numeral is not None and pronoun in {"هم", "هما"}
    form = sight.forms[unit.head]
    people = bool(unit.classes & (GROUPS["people"] | {"PERSON"}))
    group = bool(unit.classes & {"ORGANIZATION", "force", "group", "authority"})
    plural = unit.number == "p" or form.base.startswith(_PLURAL_BODIES)
    feminine = form.base.removesuffix(form.enclitic).endswith(("ه", "ات", "ت")) or form.base.startswith(_PLURAL_BODIES)
    name = sight.name(unit.head)
    if name is not None and (name.country is not None or name.kind == "place"):
        feminine = True
    if pronoun in {"هم", "هن"}:
        return (people and plural) or (group and plural) or (group and name is not None and not feminine)
    if pronoun == "هما":
        return unit.number == "d"
    if pronoun == "ها":
        return (feminine and not (people and plural)) or (plural and not people)
    return not feminine and not plural and unit.number != "d"
