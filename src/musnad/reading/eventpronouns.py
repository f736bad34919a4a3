"""Whom the pronouns of an event mean: of its noun (`قصفها`), its verb (`اعتقلوه`), a preposition (`سيطروا عليها`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from musnad.reading.antecedents import antecedent
from musnad.reading.clauses import Clause
from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventforms import PRONOUNS
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import Role, Trigger
from musnad.reading.roles import Part, Slots, of_pronoun

_NEAR: Final = 3
"""In units: how far behind a trigger its preposition with a pronoun stands."""
_SIDES: Final[tuple[Role, ...]] = ("actor", "target")


def of_noun_pronoun(
    line: EventClauses, unit: int, trigger: Trigger, slots: Slots, parts: Sequence[Part]
) -> Iterator[Part]:
    """Whom the pronoun written to a trigger noun means (`هجومهم`, `اعتقاله`)."""
    if slots.pronoun not in PRONOUNS:
        return
    acts = trigger.genitive[:1] == ("actor",)
    apart, meets = _phrases(parts, _SIDES), trigger.type == "CONSULT"
    found = antecedent(line.sight, line.units, unit, slots.pronoun, acts=acts, apart=apart, meets=meets)
    role = None if found is None else of_pronoun(trigger, slots, found)
    if found is None or role is None or (role == "actor" and any(part.role == "actor" for part in parts)):
        return
    yield Part(role, found)


def of_verb_pronoun(
    line: EventClauses, clause: Clause, trigger: Trigger, slots: Slots, parts: Sequence[Part]
) -> Iterator[Part]:
    """Whom the pronoun written to a verb means, which is its object (`اعتقلوه`)."""
    if slots.pronoun not in PRONOUNS or slots.object or trigger.object == "none":
        return
    apart = _phrases(parts, ("actor",))
    found = antecedent(line.sight, line.units, clause.verb, slots.pronoun, acts=False, apart=apart)
    if found is not None:
        yield Part(trigger.object, found)


def of_preposition_pronoun(
    line: EventClauses, units: tuple[int, int], trigger: Trigger, parts: Sequence[Part], clause: Clause | None = None
) -> Iterator[Part]:
    """Whom the pronoun of a preposition behind the trigger means (`سيطروا عليها`, `اشتبكوا معهم`).

    `units` are that of the trigger and the first behind it; `clause` is that of a verb, whose antecedent comes first.
    """
    unit, first = units
    for one in line.units[first : first + _NEAR]:
        if one.kind not in {"other", "time", "phrase"}:
            return
        taken_up = line.sight.events[one.first].taken_up
        role = None if taken_up is None else _side(trigger, taken_up[0])
        if taken_up is None or role is None:
            continue
        if clause is not None and clause.antecedent and clause.before:
            found: Unit | None = line.units[clause.before[0]]
        else:
            apart = _phrases(parts, _SIDES)
            found = antecedent(line.sight, line.units, unit, taken_up[1], acts=False, apart=apart)
        if found is not None:
            yield Part(role, found)
        return


def is_resumed(line: EventClauses, clause: Clause) -> bool:
    """Whether a preposition takes up the antecedent of a relative clause (`المناطق التي سيطروا عليها`)."""
    behind = line.units[clause.verb + 1 : clause.verb + _NEAR]
    return clause.antecedent and any(
        unit.kind == "other" and line.sight.events[unit.first].taken_up is not None for unit in behind
    )


def _side(trigger: Trigger, preposition: str) -> Role | None:
    """Which side of the event a preposition brings in."""
    return next((role for role in _SIDES if f"{preposition}:{role}" in trigger.takes), None)


def _phrases(parts: Iterable[Part], roles: tuple[Role, ...]) -> list[Unit]:
    return [part.phrase for part in parts if part.role in roles]
