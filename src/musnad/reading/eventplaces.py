"""Where an event happened: the nearest place that its words give, by name before by what was struck.

A place behind the trigger in its clause comes first, then the place that was struck or taken, then the nearest that
the sentence names. What is told in one breath happened in one place (`shared`), and a place that opens a sentence
holds for all it tells (`opening`).
"""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS

_GROUND: Final = GROUPS["ground"] | {"PLACE"}
_NAMED: Final = frozenset({"PLACE", "settlement"})
_WHERE: Final = frozenset({"place", "destination"})
_AND: Final = "و"
_AT: Final = "علي"
_IN: Final = "ب"
_INSIDE: Final = frozenset({"ب", "في"})
_NEAR: Final = 3
"""In units: how far behind the trigger the place stands of what does not happen in a place by its nature."""
_LOCAL: Final = frozenset({"ASSAULT", "HARM", "CONTROL", "COERCE", "PROTEST", "RETREAT", "CONSULT", "MOBILIZE"})
_SHARES: Final = frozenset({"ASSAULT", "HARM"})
_TAKEN: Final = frozenset({"ASSAULT", "CONTROL", "COERCE"})
_GIVES: Final = _TAKEN | _SHARES


def place_of(line: EventClauses, stretch: range, event: EventFound) -> Unit | None:
    """Where it happened: in its clause (the units of `stretch`), at what was struck, or further on in the sentence."""
    tallied = _tallied(line, event) if event.type == "HARM" and event.rule != "event-verb" else None
    if tallied is not None:
        return tallied
    if event.where is not None:
        return event.where
    struck = next((unit for unit in event.targets if unit.classes & _GROUND), None)
    taken = struck if event.type in _TAKEN else None
    if taken is not None and _is_named(line.sight, taken):
        return taken
    found = _in_clause(line, stretch, event)
    if found is not None:
        return found
    if taken is not None and event.mode != "destroy" and (taken.number != "p" or event.type == "CONTROL"):
        return taken
    return _further_on(line, stretch.stop) if event.type == "HARM" else None


def _tallied(line: EventClauses, event: EventFound) -> Unit | None:
    """The place right before ب and the dead and hurt it counts (`تلتها حلب بمقتل ستة وإصابة ثلاثة ثم حماة بقتيلين`)."""
    units = line.units
    at = line.unit_at.get(event.token, 0)
    while at > 0 and units[at].kind in {"phrase", "other"} and not units[at].preposition:
        at -= 1
    if units[at].kind != "phrase" or units[at].preposition != _IN or not _is_harm(line.sight, units[at]):
        return None
    while at > 0 and units[at - 1].kind in {"other", "time"}:
        at -= 1
    place = units[at - 1] if at else None
    return place if place is not None and "PLACE" in place.classes and not place.preposition else None


def _is_harm(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is about people killed or hurt (`بمقتل ستة`, `بستة قتلى`, `بسقوط قتلى`)."""
    if sight.is_word[unit.head] and sight.forms[unit.head].base in sight.words.structure["occurrence"]:
        return True
    triggers = (sense.trigger for use in sight.events[unit.head].nouns for sense in use.senses)
    return "casualty" in unit.classes or any(trigger.type == "HARM" for trigger in triggers)


def opening(line: EventClauses, events: list[EventFound]) -> list[EventFound]:
    """The events, those without a place with the one that opens the sentence (`وفي كركوك، فككت الشرطة`)."""
    units = line.units
    at = next((number for number, unit in enumerate(units) if unit.kind not in {"other", "mark", "time"}), None)
    if at is None or units[at].role != "place" or not _is_where(line.sight, units[at]):
        return events
    if not _is_named(line.sight, units[at]):
        return events
    place = _whole(line, at)
    return [
        msgspec.structs.replace(event, place=place)
        if event.place is None and event.type in _LOCAL and event.token > place.last
        else event
        for event in events
    ]


def witnessed(events: list[EventFound]) -> list[EventFound]:
    """The events, those without a place with that of which the sentence says before what it saw.

    (`شهدت المدينة اشتباكات، كما اعتُقل ستة`.)
    """
    found: list[EventFound] = []
    seen: Unit | None = None
    for event in events:
        seen = event.where or (seen if event.place is None else None)
        told = seen is not None and event.place is None and event.type in _LOCAL and event.factuality == "asserted"
        found.append(msgspec.structs.replace(event, place=seen) if told else event)
    return found


def shared(events: list[EventFound]) -> list[EventFound]:
    """The events of a sentence, those without a place with that of the nearest one that the same speaker tells.

    What is told in one breath happened in one place, where the words give another no place of its own.
    """
    placed = [event for event in events if event.place is not None and event.type in _GIVES]
    if len({(event.place.start, event.place.end) for event in placed if event.place is not None}) != 1:
        return events
    return [_beside_placed(event, placed) for event in events]


def _beside_placed(event: EventFound, placed: list[EventFound]) -> EventFound:
    near = [one for one in placed if one.statement == event.statement] if event.place is None else []
    if not near or event.type not in _SHARES or event.factuality != "asserted":
        return event
    nearest = min(near, key=lambda one: abs(one.token - event.token))
    return msgspec.structs.replace(event, place=nearest.place)


def _in_clause(line: EventClauses, stretch: range, event: EventFound) -> Unit | None:
    """The first place behind the trigger, else the nearest before a verb or its subject and object."""
    units, sight = line.units, line.sight
    clause = range(stretch.start, _told_up_to(line, event, stretch.stop))
    after = [at for at in clause if units[at].first > event.token]
    leaves = event.type == "RETREAT" or event.mode == "displaced"
    if event.type == "HARM" and not leaves:
        after = [at for at in after if units[at].role != "destination"]
    for wanted in (True, False) if leaves else (False,):
        for at in after if event.type in _LOCAL else after[:_NEAR]:
            if _is_where(sight, units[at], leaves=wanted):
                return _whole(line, at)
    if event.rule != "event-verb" and not event.governed:
        return None
    before = (at for at in reversed(clause) if units[at].first <= event.token and units[at].role == "place")
    return next((_whole(line, at) for at in before if _is_where(sight, units[at])), None)


def _told_up_to(line: EventClauses, event: EventFound, last: int) -> int:
    """Where the clause ends that goes on about the event with a light verb (`انفجار وقع أمام المحكمة`)."""
    units, at = line.units, line.unit_at.get(event.token, last)
    while at + 1 < len(units) and units[at + 1].kind in {"relative", "time", "other", "phrase"}:
        at += 1
        if units[at].kind == "phrase" and not units[at].preposition:
            return last
    clause = line.clause_of.get(at + 1)
    light = clause is not None and line.verb(clause).light is not None
    return max(last, clause.last) if clause is not None and light else last


def _further_on(line: EventClauses, last: int) -> Unit | None:
    """Where people were hurt that the sentence names behind their clause: where it is, or what is fired at."""
    for at in range(last, len(line.units)):
        unit = line.units[at]
        fired_at = unit.kind == "phrase" and unit.preposition == _AT and "PLACE" in unit.classes
        if unit.role != "destination" and (fired_at or _is_where(line.sight, unit)):
            return _whole(line, at)
    return None


def _whole(line: EventClauses, at: int) -> Unit:
    """The place with what is joined to it, and with what says where an unnamed one lies.

    (`في حلب وحماة`, `في قرى غربي الفاشر`, `في قرى وبلدات بريف حلب`.)
    """
    units = line.units
    at = at - 1 if _only_describes(line, at) else at
    unit, after = units[at], at + 1
    vague = not unit.definite and not unit.names
    while vague and after < len(units) and _is_like(unit, units[after]):
        unit, after = _merged(unit, units[after]), after + 1
    if after < len(units) and _locates(line.sight, unit, units[after]):
        unit, after = _merged(unit, units[after]), after + 1
    while after < len(units) and _goes_on_with(unit, units[after]):
        unit, after = _merged(unit, units[after]), after + 1
    return unit


def _only_describes(line: EventClauses, at: int) -> bool:
    """Whether a phrase only says where the place before it lies (`قضاء مخمور شرق الموصل`)."""
    if not at or not _is_beside(line.sight, line.units[at]):
        return False
    before = line.units[at - 1]
    return before.kind == "phrase" and not before.classes.isdisjoint(_GROUND) and "people" not in before.classes


def _is_beside(sight: EventSight, unit: Unit) -> bool:
    return unit.preposition in sight.words.structure["beside"]


def _goes_on_with(unit: Unit, following: Unit) -> bool:
    return _is_joined(following) and "PLACE" in unit.classes and "PLACE" in following.classes


def _locates(sight: EventSight, unit: Unit, following: Unit) -> bool:
    """Whether what follows an unnamed place says where it lies (`قرى غربي الفاشر`, `فندق في أربيل`)."""
    if unit.definite:
        return False
    inside = following.preposition in _INSIDE and not following.joint
    within = not unit.names and inside and _is_where(sight, following)
    return within or _is_beside(sight, following)


def _is_like(unit: Unit, following: Unit) -> bool:
    """Whether another unnamed place is joined to one (`قرى وبلدات`)."""
    return _is_joined(following) and not following.definite and bool(unit.classes & following.classes & _GROUND)


def _is_joined(unit: Unit) -> bool:
    """Whether a phrase without a preposition is joined by و to the one before it."""
    return unit.kind == "phrase" and unit.joint == _AND and not unit.preposition


def _merged(unit: Unit, following: Unit) -> Unit:
    return msgspec.structs.replace(
        unit, last=following.last, end=following.end, core=-1, names=(*unit.names, *following.names)
    )


def _is_named(sight: EventSight, unit: Unit) -> bool:
    """Whether the phrase is a place by its name, or has one in it."""
    names = sight.naming.names
    return not unit.classes.isdisjoint(_NAMED) or any(names[number].kind == "place" for number in unit.names)


def _is_where(sight: EventSight, unit: Unit, *, leaves: bool = False) -> bool:
    """Whether a phrase says where something happens; of those who leave, also from where, but not where to."""
    if unit.kind != "phrase" or not unit.preposition or _is_land(sight, unit) or _is_event(sight, unit):
        return False
    if leaves and unit.role == "destination":
        return False
    says_where = unit.role in _WHERE or (leaves and unit.role == "origin") or unit.preposition == _IN
    return says_where and not unit.classes.isdisjoint(_GROUND)


def _is_event(sight: EventSight, unit: Unit) -> bool:
    """Whether the phrase is about an event (`في كمين`)."""
    return unit.head not in sight.name_at and bool(sight.events[unit.head].nouns)


def _is_land(sight: EventSight, unit: Unit) -> bool:
    """Whether the phrase is only the country spoken of (`البلاد`), or a pronoun."""
    form = sight.forms[unit.head]
    pronoun = bool(form.enclitic) and unit.first == unit.head
    return unit.head not in sight.name_at and (pronoun or form.base in sight.words.structure["land"])
