"""Which noun of a phrase a relative behind it takes up.

By grammar a relative agrees in gender and number with its noun, which need not be the head of the phrase before it
(`قائد الحركة التي خطفت`: the movement; `قادة الحركة الذين فروا`: the leaders). What does something in a relative
clause can act: `تهديدات الميليشيا التي تسللت` are made by who infiltrated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.reading.clauses import Clause
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.nounphrases import NounPhrase
from musnad.reading.participation import can_act
from musnad.reading.stretch import Stretch

_HE_WHO: Final = "الذي"
_SHE_WHO: Final = "التي"
_THOSE_WHO: Final = "الذين"
_SEVERAL: Final = frozenset({"p", "d"})
_FEMININES: Final = ("ه", "ات")


def taken_up(sight: EventSight, units: Sequence[Unit], clause: Clause) -> Unit:
    """What the relative of a clause takes up of the phrase before it; `clause` has an antecedent."""
    whole = units[clause.before[0]]
    relative = next((unit for unit in units[clause.before[0] : clause.verb] if unit.kind == "relative"), None)
    if relative is None or whole.head < 0:
        return whole
    word = sight.forms[relative.first].base
    event = sight.events[units[clause.verb].first]
    suffers = any(sense.type == "HARM" for use in event.verbs for sense in use.senses)
    acts = event.inflected is not None and not event.inflected.enclitic and not suffers
    found, best = whole, _rank(sight, whole, word, acts=acts)
    for inner in _within(sight, whole):
        rank = _rank(sight, inner, word, acts=acts)
        if rank > best:
            found, best = inner, rank
    return found


def _rank(sight: EventSight, unit: Unit, relative: str, *, acts: bool) -> tuple[bool, bool, int]:
    """How well a phrase is taken up: whether it agrees at all, whether it can do what is told, how surely it agrees."""
    agreement = _agreement(sight, unit, relative)
    return agreement > 0, not acts or can_act(unit), agreement


def _within(sight: EventSight, unit: Unit) -> Iterator[Unit]:
    """The phrases that stand as genitives within a phrase, the outermost first, and the name with which it ends."""
    head = unit.head
    while sight.is_word[head] and head not in sight.name_at and not sight.forms[head].definite and head + 1 < unit.last:
        genitive = NounPhrase(Stretch(sight, unit.last), head).genitive
        if genitive < 0:
            break
        inner = NounPhrase(Stretch(sight, unit.last), genitive).unit()
        yield inner
        head = inner.head
    name = sight.name(unit.last - 1)
    if name is not None and name.first > max(head, unit.head):
        yield NounPhrase(Stretch(sight, unit.last), name.first).unit()


def _is_crowd(sight: EventSight, head: int) -> bool:
    """Whether a noun names people as a whole, of whom its genitive is one (`أهل`)."""
    thing = sight.events[head].thing
    return thing is not None and any(sense.thing.many == sense.thing.gloss for sense in thing.senses)


def _agreement(sight: EventSight, unit: Unit, relative: str) -> int:
    """How well a noun agrees with a relative: 2 where its form shows it, 1 where it leaves it open, 0 where not."""
    people, several = "people" in unit.classes or "PERSON" in unit.classes, unit.number in _SEVERAL
    if relative == _THOSE_WHO:
        return 2 if people and (several or unit.numeral is not None) else 0
    if relative not in {_HE_WHO, _SHE_WHO} or unit.head < 0 or not sight.is_word[unit.head]:
        return 1
    if people and several:
        return 0
    if people and relative == _HE_WHO and _is_crowd(sight, unit.head):
        return 1  # `أهل الحارس الذي قتل`
    feminine = unit.gender == "f" or sight.forms[unit.head].base.endswith(_FEMININES) or several
    if relative == _SHE_WHO:
        masculine = unit.gender == "m" or sight.forms[unit.head].masdar
        return 2 if feminine else (0 if masculine else 1)
    return 0 if feminine else 2 if unit.gender == "m" else 1
