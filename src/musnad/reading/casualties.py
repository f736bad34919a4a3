"""Nouns for the dead and hurt, which tell an event or only name persons.

`سقط شهيد`, `335 قتيلا`, `ارتفع عدد القتلى إلى خمسة` tell that people were killed; `أسر الشهداء`, `نقل المسعفون ثلاثة
جرحى` speak of people to whom that happened before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.reading.eventcounts import gives_total, is_sum
from musnad.reading.eventforms import ThingUse
from musnad.reading.eventline import EventLine
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import Trigger
from musnad.reading.genitives import inner_genitive
from musnad.reading.nounphrases import NounPhrase
from musnad.reading.roles import Part
from musnad.reading.stretch import Stretch

_IN_RANKS: Final = "في صفوف"
_FAR: Final = 12
"""In units: how far behind their noun the number of the dead may stand."""
_BODIES: Final = frozenset({"casualty", "body"})


def own_target(line: EventLine, at: int, unit: int, trigger: Trigger, parts: Sequence[Part]) -> Iterator[Part]:
    """A noun for the dead or hurt is its own target where nobody else is (`335 قتيلا`, `سقط جرحى`)."""
    thing, phrase = line.sight.events[at].thing, line.units[unit]
    if trigger.type != "HARM" or thing is None or any(_is_struck(part) for part in parts):
        return
    if not any(sense.thing.class_ == "casualty" for sense in thing.senses):
        return
    own = phrase if phrase.head == at else inner_genitive(line.sight, phrase) if _occurs(line, phrase) else None
    if own is not None and own.head == at:
        summed = own.first != at and is_sum(line.sight, own)  # `عدد القتلى`
        yield Part("target", NounPhrase(Stretch(line.sight, own.last), at).unit() if summed else own)


def without_others(line: EventLine, trigger: Trigger, parts: Sequence[Part]) -> list[Part]:
    """The parts but those joined by و that are dead or hurt of another kind (`مقتل ثلاثة حراس وعشرات الجرحى`)."""
    if trigger.type != "HARM":
        return [*parts]
    return [part for part in parts if not (part.role == "target" and _is_of_other_kind(line, trigger, part.phrase))]


def _is_of_other_kind(line: EventLine, trigger: Trigger, phrase: Unit) -> bool:
    if not phrase.joint or phrase.preposition:
        return False
    nouns = (use for at in range(phrase.first, phrase.last) for use in line.sight.events[at].nouns)
    harms = {sense.trigger.mode for use in nouns for sense in use.senses if sense.trigger.type == "HARM"}
    return bool(harms) and trigger.mode not in harms


def _is_struck(part: Part) -> bool:
    """Whether somebody is told to be the dead or hurt, and not only on whose side they were (`قتلى في صفوف الجيش`)."""
    return part.role == "target" and part.phrase.preposition != _IN_RANKS


def is_mere_person(line: EventLine, at: int, unit: int, trigger: Trigger) -> bool:
    """Whether a noun for the dead or hurt names persons and not that they were killed or hurt (`أسر الشهداء`).

    A number, a quantifier, an indefinite plural or a light verb (`سقط شهيد`) tells the event.
    """
    thing = line.sight.events[at].thing
    if trigger.type != "HARM" or thing is None:
        return False
    if not any(sense.thing.class_ in _BODIES for sense in thing.senses):
        return False
    phrase = line.units[unit]
    if _is_totalled(line, unit):
        return False
    if _is_object_of_deed(line, unit):
        return True
    counted = phrase.numeral is not None and phrase.numeral.last < at
    if counted or line.sight.events[phrase.first].quantifier is not None:
        return phrase.head != at and not counted
    if _occurs(line, phrase) or line.light_over(unit) is not None:
        return False
    return _befell(line, unit) or not _is_new(phrase, thing, at)


def _occurs(line: EventLine, phrase: Unit) -> bool:
    """Whether a phrase is headed by a noun that says that people were killed or hurt (`سقوط قتلى`)."""
    return line.sight.forms[phrase.head].base in line.sight.words.structure["occurrence"]


def _is_new(phrase: Unit, thing: ThingUse, at: int) -> bool:
    """Whether the phrase tells of several whom nobody knew of yet (`قتلى وجرحى`)."""
    several = any(sense.number in {"p", "d"} for sense in thing.senses)
    return several and not thing.noun.definite and not phrase.definite and phrase.head == at


def _is_totalled(line: EventLine, unit: int) -> bool:
    """Whether the number of the dead or hurt is given behind their noun (`ارتفع عدد القتلى إلى خمسة`)."""
    return is_sum(line.sight, line.units[unit]) and any(map(gives_total, line.units[unit + 1 : unit + _FAR]))


def _is_object_of_deed(line: EventLine, unit: int) -> bool:
    """Whether something else is done to the dead or hurt (`نقل المسعفون ثلاثة جرحى`)."""
    for clause in line.clauses:
        event = line.verb(clause)
        if event.verbs and event.light is None and any(unit in group for group in clause.bare):
            triggers = [sense.trigger for sense in line.alone(clause) if sense is not None]
            return any(trigger.type != "HARM" and not trigger.intransitive for trigger in triggers)
    return False


def _befell(line: EventLine, unit: int) -> bool:
    """Whether a relative clause tells what befell the dead or hurt (`الضحايا الذين قضوا في القصف`)."""
    if unit + 2 >= len(line.units) or line.units[unit + 1].kind != "relative":
        return False
    event = line.sight.events[line.units[unit + 2].first]
    return any(sense.type == "HARM" for use in event.verbs for sense in use.senses)
