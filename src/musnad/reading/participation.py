"""What a phrase can be in an event: who can act, what can suffer it, what it can be done with."""

from __future__ import annotations

from typing import Final

from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Trigger

_ACTING: Final = GROUPS["armed"] | GROUPS["people"] | GROUPS["machine"] | {"ORGANIZATION", "PERSON", "PLACE", "power"}
_OF_PEOPLE: Final = frozenset({"killed", "injured", "missing", "displaced"})
_ABSTRACT: Final = frozenset({"matter", "words", "contest", "money"})
_BODILY: Final = frozenset({"ASSAULT", "CONTROL", "HARM"})
_CASUALTIES: Final = frozenset({"casualty", "people"})
_GROUND: Final = frozenset({"ground", "structure", "route", "area", "PLACE"})
_GROUND_ALONE: Final = GROUPS["ground"] | {"ground", "PLACE"}
_FOILED: Final = "intercept"
_AGAINST: Final = "ضد"
_DONE_TO_SOMEBODY: Final = frozenset({"AID", "CONSULT", "COOPERATE"})
_BLOWS_UP: Final = frozenset({"explosives", "suicide-attack"})
_NO_PEOPLE: Final = GROUPS["ground"] | {"PLACE", "matter", "words"}


def can_act(phrase: Unit) -> bool:
    """Whether a phrase names somebody or something that can do things: persons, bodies, states, machines; no dead."""
    if "casualty" in phrase.classes and phrase.classes <= _CASUALTIES:
        return False
    return bool(phrase.classes & _ACTING) or (phrase.numeral is not None and not phrase.classes)


def is_mere_place(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase names a place that is no state, and nobody: neither fights nor seizes (`تل حمكي`)."""
    if "PLACE" not in phrase.classes or not phrase.classes <= _GROUND_ALONE:
        return False
    name = sight.name(phrase.head) if phrase.head >= 0 else None
    return name is None or name.country is None


def is_about_event(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase is headed by a noun for an event."""
    event = sight.events[phrase.head] if phrase.kind == "phrase" and phrase.head >= 0 else None
    return event is not None and bool(event.nouns) and event.thing is None and phrase.head not in sight.name_at


def is_talks(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase names talks by a word that may name persons too (`المفاوضات`, women who negotiate)."""
    event = sight.events[phrase.head] if phrase.head >= 0 and phrase.head not in sight.name_at else None
    uses = () if event is None else event.nouns
    return any(sense.trigger.type == "CONSULT" for use in uses for sense in use.senses)


def is_deed(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase is about a deed and about nobody (`استهداف الطواقم`, `ضرورة ملاحقة الفارين`)."""
    head = phrase.head
    if head < 0 or head in sight.name_at or not sight.is_word[head] or phrase.numeral is not None:
        return False
    event, form = sight.events[head], sight.forms[head]
    if form.masdar and form.enclitic and is_abstract(phrase):
        return True  # `التضييق على الصحفيين وتهديدهم`
    if phrase.classes:
        return False
    return event.thing is None and (form.masdar or bool(event.nouns)) and not form.human


def is_abstract(phrase: Unit) -> bool:
    """Whether a phrase names nothing but what has no body: matters, words, contests, sums of money."""
    return bool(phrase.classes) and phrase.classes <= _ABSTRACT


def can_suffer(phrase: Unit, trigger: Trigger) -> bool:
    """Whether what a phrase names can be a target; people are killed and hurt, no places and no matters.

    A bomb that goes off is what an attack is made with; what is foiled may be any deed.
    """
    if is_abstract(phrase) and trigger.type in _BODILY:
        return False
    if trigger.mode == _FOILED:
        return True
    if trigger.mode == "firearms" and phrase.classes & _GROUND and not phrase.classes - _GROUND:
        return False
    somebody = trigger.type in _DONE_TO_SOMEBODY or phrase.preposition == _AGAINST
    if somebody and not phrase.classes and phrase.numeral is None:
        return False
    if trigger.type == "ASSAULT" and trigger.mode in _BLOWS_UP and _is_bomb(phrase):
        return False
    if trigger.type == "HARM" and trigger.mode in _OF_PEOPLE:
        return not phrase.classes & _NO_PEOPLE or phrase.numeral is not None
    return bool(phrase.classes or phrase.definite or phrase.numeral is not None)


def is_border(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase is headed by a word for a border, where attacks are made and which is none of what they hit."""
    head = phrase.head
    return head >= 0 and sight.is_word[head] and sight.forms[head].base in sight.words.structure["border"]


def _is_bomb(phrase: Unit) -> bool:
    return phrase.classes <= GROUPS["weapon"] | {"weapon"} and "explosive" in phrase.classes


def is_weapon(phrase: Unit) -> bool:
    """Whether a phrase names something with which an attack can be made."""
    return not phrase.classes.isdisjoint(GROUPS["weapon"])


def is_known_action(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is a verbal noun with its article, whose object ل brings in (`التغطية الصحفية للاشتباكات`)."""
    form = sight.forms[unit.head] if unit.kind == "phrase" and unit.head >= 0 and sight.is_word[unit.head] else None
    return form is not None and form.masdar and form.definite
