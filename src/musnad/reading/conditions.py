"""Which sense of a word fits what stands beside it: the conditions of `Trigger.when`, all of which must hold.

`سقط القتيل`, `سقطت المدينة`, `سقطت قذيفة` are three events; what the verb means is told by the class of its subject.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.reading.antecedents import antecedent
from musnad.reading.clauses import Clause
from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventforms import PRONOUNS, VerbUse, stem
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import Trigger
from musnad.reading.slots import Slots
from musnad.reading.stretch import QUOTES
from musnad.reading.voices import verb_slots

_REMEMBERED: Final = 4096
_GROUND: Final = "ground"
_MATTER: Final = frozenset({"matter"})
_AFTER: Final = "after:"
_NEAR: Final = 2
"""In units: how far behind a word its preposition with a pronoun stands."""
_BESIDE: Final[dict[str, int]] = {"after": 1, "before": -1}


class _Condition(NamedTuple):
    """A condition as it is asked: the slot, what may stand there, and that without endings of gender and number."""

    slot: str
    wanted: frozenset[str]
    stems: frozenset[str]


class VerbSense(NamedTuple):
    """A sense of a verb that fits, and the phrases beside it as that sense takes them."""

    trigger: Trigger
    slots: Slots


class Hearing(msgspec.Struct, frozen=True, gc=False):
    """Who may be the subject of a verb that has none beside it.

    `prior` is the subject of the clause before, `own` whom the pronoun of أن means.
    """

    prior: tuple[Unit, ...] = ()
    own: tuple[Unit, ...] = ()


def verb_sense(line: EventClauses, clause: Clause, use: VerbUse, subjects: Hearing) -> VerbSense | None:
    """The first sense of a verb that fits the phrases beside it, which each sense may take in its own way."""
    at = line.units[clause.verb].first
    for sense in use.senses:
        slots = slots_in(line, clause, VerbUse((sense,), use.analysis), subjects)
        if sense.intransitive and _has_object(line, clause, slots, sense):
            continue
        if fits(line, sense, slots, at):
            return VerbSense(sense, slots)
    return None


def slots_in(line: EventClauses, clause: Clause, use: VerbUse, subjects: Hearing) -> Slots:
    """The phrases beside a verb as its first sense takes them."""
    return verb_slots(line.sight, line.units, clause, use, subjects.prior, subjects.own)


def noun_sense(line: EventClauses, senses: Sequence[Trigger], slots: Slots, at: int) -> Trigger | None:
    """The first sense of a noun at a token that fits."""
    return next((one for one in senses if fits(line, one, slots, at)), None)


def fits(line: EventClauses, trigger: Trigger, slots: Slots, at: int) -> bool:
    """Whether all conditions of a sense hold for a word at a token."""
    return all(_holds(line, trigger, _parsed(condition), slots, at) for condition in trigger.when)


def _has_object(line: EventClauses, clause: Clause, slots: Slots, sense: Trigger) -> bool:
    """Whether a verb taken for intransitive has an object, so that it is another verb (`تقدم المنظمة المساعدة`).

    A word that makes one verb with it is none (`أضرموا النار في`).
    """
    units = line.units
    bare = [group for group in clause.bare if _may_be_object(line, units[group[0]])]
    if slots.pronoun:
        return True
    adjoining = len(bare) > 1 and bare[1][0] == bare[0][-1] + 1
    own = [_parsed(condition) for condition in sense.when if condition.startswith(_AFTER)]
    if adjoining and any(_stands(line, one, units[bare[1][0]].head) for one in own):
        return False
    if adjoining and line.sight.tokens[units[bare[1][0]].first - 1].form in QUOTES:
        return False  # `أعضاء الحزب «المعارض»`
    return adjoining and slots.subject[:1] == (units[bare[0][0]],)


def _may_be_object(line: EventClauses, unit: Unit) -> bool:
    """Whether a phrase can be an object, and is no accusative that tells how or how often (`مات جوعا`, `مرتين`)."""
    if unit.definite:
        return True
    how = line.sight.is_word[unit.head] and line.sight.forms[unit.head].nunated and unit.last == unit.head + 1
    return bool(unit.classes) and not (how and unit.classes <= _MATTER)


@functools.lru_cache(maxsize=_REMEMBERED)
def _parsed(condition: str) -> _Condition:
    slot, _, rest = condition.partition(":")
    wanted = frozenset(rest.split("|"))
    return _Condition(slot, wanted, frozenset(map(stem, wanted)))


def _is_taken_up(line: EventClauses, at: int, prepositions: AbstractSet[str]) -> bool:
    """Whether a pronoun stands behind one of these prepositions (`استولوا عليها`), as for ground told before."""
    behind = line.unit_at[at] + 1
    for unit in line.units[behind : behind + _NEAR]:
        if unit.kind not in {"other", "phrase", "time"}:
            return False
        taken_up = line.sight.events[unit.first].taken_up if unit.kind == "other" else None
        if taken_up is not None and taken_up[0] in prepositions:
            return True
    return False


def _parted(take: str) -> tuple[str, str, str]:
    return take.rpartition(":")


def _holds(line: EventClauses, trigger: Trigger, condition: _Condition, slots: Slots, at: int) -> bool:
    slot, wanted, _ = condition
    if slot in _BESIDE:
        places = [at + _BESIDE[slot]]
        above = line.above(line.unit_at[at]) if slot == "before" and at in line.unit_at else None
        places += [] if above is None else [line.units[above.verb].first]
        if slot == "after":
            behind = [at + 1, *(unit.last for unit in slots.subject[-1:])]
            behind += [_past_time(line, one) for one in behind]
            places = [*behind, *(_past_number(line, one) for one in behind)]
        return any(_stands(line, condition, one) for one in places)
    if slot == "near":
        return not line.classes.isdisjoint(wanted)
    if slot == "apart":
        return _is_of_no(wanted, line, slots, at)
    if slot in {"takes", "without"}:
        found = any(unit.preposition in wanted for unit in slots.preposed)
        return (found or _is_taken_up(line, at, wanted)) if slot == "takes" else not found
    if slot == "taken":
        taken = {preposition for preposition, _, role in map(_parted, trigger.takes) if role == "target"}
        found = any(unit.preposition in taken and not unit.classes.isdisjoint(wanted) for unit in slots.preposed)
        return found or (_GROUND in wanted and _is_taken_up(line, at, taken))
    if slot == "light":
        over = line.light_over(line.unit_at[at])
        return over is not None and (over.sense.class_ in wanted or fold_word(over.sense.form) in wanted)
    if slot == "tense":
        inflected = line.sight.events[at].inflected
        return inflected is not None and inflected.tense in wanted
    if slot in {"no", "has"}:
        return any(_phrases(one, slots) or (one == "genitive" and slots.pronoun) for one in wanted) == (slot == "has")
    return any(not unit.classes.isdisjoint(wanted) for unit in _phrases(slot, slots))


def _is_of_no(wanted: frozenset[str], line: EventClauses, slots: Slots, at: int) -> bool:
    """Whether nothing of these classes is the genitive of a noun or its pronoun, where it is plain what that means."""
    whose = _whose(line, slots, at)
    if whose or slots.pronoun not in PRONOUNS:
        return all(unit.classes.isdisjoint(wanted) for unit in whose)
    return all(event.classes.isdisjoint(wanted) for event in line.sight.events[line.units[0].first : at])


def _whose(line: EventClauses, slots: Slots, at: int) -> tuple[Unit, ...]:
    """The genitive of a noun at a token, or whom the pronoun written to it means."""
    if slots.genitive or slots.pronoun not in PRONOUNS:
        return slots.genitive
    found = antecedent(line.sight, line.units, line.unit_at[at], slots.pronoun, acts=False)
    return () if found is None else (found,)


def _phrases(slot: str, slots: Slots) -> tuple[Unit, ...]:
    if slot == "subject":
        return slots.subject
    if slot == "object":
        return slots.object or slots.second
    if slot == "second":
        return slots.second
    return slots.genitive


def _past_number(line: EventClauses, at: int) -> int:
    """The token behind the number that begins at one, else that one (`أخذوا ثلاث رهائن`)."""
    numeral = line.sight.numeral_at.get(at)
    return at if numeral is None else numeral.last + 1


def _past_time(line: EventClauses, at: int) -> int:
    """The token behind the time that stands at one, else that one (`قضت القوات أمس على`)."""
    while at in line.sight.time_at:
        at += 1
    return at


def _stands(line: EventClauses, condition: _Condition, at: int) -> bool:
    """Whether one of the words, in any inflection, stands at a token."""
    if not 0 <= at < len(line.sight.events) or not line.sight.is_word[at]:
        return False
    event = line.sight.events[at]
    return event.stem in condition.stems or not event.spellings.isdisjoint(condition.wanted)
