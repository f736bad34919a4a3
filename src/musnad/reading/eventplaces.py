"""Where an event happened: the nearest place that its words give, by name before by what was struck.

A place behind the trigger in its clause comes first, then the place that was struck or taken, then the nearest that
the sentence names. Who is taken away or leaves was where they left. What a trigger takes as its place by a preposition
(`زيارة إلى`, `نشر على`) is where it happens too.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

import msgspec

from musnad.reading.clauses import is_among
from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Role
from musnad.reading.nounphrases import Lead, NounPhrase
from musnad.reading.placephrases import (
    AROUND,
    GROUND,
    INSIDE,
    is_at_seat,
    is_event,
    is_ground_behind,
    is_joined,
    is_named,
    is_of_storeys,
    is_where,
    last_place,
    narrowest,
    turns_elsewhere,
    whole,
    with_more,
)
from musnad.reading.slots import ACTS
from musnad.reading.stretch import Stretch
from musnad.reading.timesapart import is_apart

_AT: Final = "علي"
_IN: Final = "ب"
_GROUNDS: Final = frozenset({_AT, "حول", "فوق"})
"""Prepositions that say where something happens if ground stands behind them, and the trigger takes nothing by them."""
_UPON: Final = frozenset({f"{_AT}:place", f"{_AT}:destination"})
_UPON_GROUND: Final = frozenset({"PLACE", "area", "route"})
_AT_PLACE: Final = "في"
_FROM: Final = "من"
_TO: Final = "الي"
_INNER: Final[dict[str, Role]] = {_AT_PLACE: "place", _FROM: "origin"}
_IS_FROM: Final = "من:origin"
_TAKES_AWAY: Final = frozenset({"displaced", "abduct", "arrest", "evacuate", "rescue", "lose"})
"""Modes of what moves people away, which happens where they were, beside all of RETREAT."""
_NEAR: Final = 3
"""In units: how far behind the trigger the place stands of what does not happen in a place by its nature."""
_LOCAL: Final = frozenset({"ASSAULT", "HARM", "CONTROL", "COERCE", "PROTEST", "RETREAT", "CONSULT", "MOBILIZE"})
_TAKEN: Final = frozenset({"ASSAULT", "CONTROL", "COERCE"})
_IN_PHRASE: Final = frozenset({"ASSAULT", "HARM", "COERCE"})
"""Types of what happened where the phrase of another participant ends."""
_IN_PUBLIC: Final = frozenset({"ASSAULT", "HARM", "PROTEST"})
"""Types of what may happen at the seat of a body."""
_OPENED: Final = frozenset({"access"})
"""Modes of other types that befall ground (`فتح المعبر`)."""
_ABOUT: Final = frozenset({"حول", "بشان", "عن", "في شان", "بخصوص", "علي"})
"""Prepositions that lead to what people speak about."""
_NO_TOPIC: Final = ACTS | GROUPS["people"] | {"PLACE", "PERSON", "people"}
_CHARGES: Final = frozenset({"اشتباه", "تهمه", "تهم", "شبهه", "اتهام"})
"""Nouns for what somebody is suspected of or charged with."""
_NOWHERE: Final = frozenset({"resign", "sanction", "censor"})
"""Modes of what is said, signed or switched off, which no ground bears."""


def place_of(line: EventClauses, stretch: range, event: EventFound) -> Unit | None:
    """Where it happened: in its clause (the units of `stretch`), at what was struck, or further on in the sentence."""
    if event.mode in _NOWHERE:
        return None
    tallied = _tallied(line, event) if event.type == "HARM" and event.rule != "event-verb" else None
    if tallied is not None:
        return tallied
    if event.where is not None:
        at = line.unit_at[event.where.first]
        return whole(line, at) if line.units[at] == event.where else event.where
    struck = next((unit for unit in event.targets if unit.classes & GROUND), None)
    taken = struck if event.type in _TAKEN or event.mode in _OPENED else None
    if taken is not None and is_named(line.sight, taken):
        return _within(line.sight, taken) or _full(line, taken)
    if taken is not None and taken.definite and taken.number == "s" and event.type == "CONTROL":
        return _lies(line, taken) or taken
    found = _in_clause(line, stretch, event, struck=taken is not None)
    known = taken is not None and taken.definite and taken.number == "s" and event.mode != "destroy"
    if found is not None and not (known and "PLACE" not in found.classes and not found.names):
        return found
    if taken is not None and event.mode != "destroy" and (taken.number != "p" or event.type == "CONTROL"):
        return _full(line, taken)
    return _further_on(line, stretch.stop, line.unit_at[event.token]) if event.type == "HARM" else None


def is_local(event: EventFound) -> bool:
    """Whether an event has a place by its nature."""
    return event.type in _LOCAL and event.mode not in _NOWHERE


def at_what_fell(events: list[EventFound]) -> list[EventFound]:
    """The events, destruction without a place with the known building that it befell (`أحرق محتجون مقر الحزب`)."""
    return [_at_what_fell(event) if event.place is None and event.mode == "destroy" else event for event in events]


def _at_what_fell(event: EventFound) -> EventFound:
    known = (unit for unit in event.targets if unit.classes & GROUND and unit.definite and unit.number == "s")
    return msgspec.structs.replace(event, place=next(known, None))


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


def _in_clause(line: EventClauses, stretch: range, event: EventFound, *, struck: bool) -> Unit | None:
    """The first place behind the trigger, else the nearest before a verb or its subject and object.

    Where ground was struck, none that is told of with another verb (`شهدت المدينة احتجاجات اقتحم فيها شبان المقر`).
    """
    units, sight = line.units, line.sight
    clause = range(stretch.start, _told_up_to(line, event, _described_up_to(line, stretch.stop)))
    own = line.unit_at[event.token]
    after = [at for at in clause if units[at].first > event.token and not line.apart(at, own)]
    after = list(takewhile(lambda at: not (is_apart(line, at) or _is_charge(sight, units[at])), after))
    leaves = _leaves(event)
    if event.type == "HARM" and not leaves:
        after = [at for at in after if units[at].role != "destination"]
    inner, named = _inside(line, event, leaves=leaves), _named_for(line, event)
    found = inner or _behind(line, event, after[:1] if named is not None else after) or named
    if found is not None or (event.rule != "event-verb" and not event.governed):
        return found
    before = (at for at in reversed(clause) if units[at].first <= event.token and units[at].role == "place")
    if struck:
        others = [one.verb for one in line.clauses if one.verb < own]
        before = (at for at in before if not others or at > others[-1] or at < others[0])
    return next((whole(line, at) for at in before if is_where(sight, units[at])), None)


def _is_of_topic(line: EventClauses, event: EventFound, at: int) -> bool:
    """Whether a place only tells of where people speak, and not where they do (`بحث الوزيران الأزمة في ليبيا`)."""
    before = line.units[at - 1]
    about = before.kind == "phrase" and (not before.preposition or before.preposition in _ABOUT)
    took_part = before in (*event.targets, *event.actors) or before.first <= event.token < before.last
    return about and not took_part and before.classes.isdisjoint(_NO_TOPIC)


def _is_charge(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase brings in of what somebody is suspected, whose place is its own (`للاشتباه بتخطيطه لهجوم`)."""
    return unit.head >= 0 and bool(unit.preposition) and sight.forms[unit.head].base in _CHARGES


def _behind(line: EventClauses, event: EventFound, after: list[int]) -> Unit | None:
    """The first place among the units behind the trigger, else one that another participant's phrase ends with."""
    takes = event.trigger.takes
    own = {take.rpartition(":")[0] for take in takes if take.endswith(":place")}
    if event.type != "CONSULT":
        own |= _GROUNDS - {take.rpartition(":")[0] for take in takes if take not in _UPON}
    near = after if event.type in _LOCAL or event.mode in _TAKES_AWAY else after[:_NEAR]
    if event.mode == "visit":  # `زيارة إلى طهران - أهم حليف في المنطقة`
        whither = next((number for number, at in enumerate(near) if line.units[at].preposition == _TO), len(near))
        near = near[: whither + 1]
    for wanted in (True, False) if _leaves(event) else (False,):
        places = (
            _place_at(line, event, at, own, leaves=wanted)
            for at in near
            if not _is_skipped(line, event, at, leaves=wanted)
        )
        found = next((place for place in places if place is not None), None)
        if found is not None:
            return found
    held = (place for at in after if (place := _held(line, at)) is not None)
    return next(held, None) if event.type in _IN_PHRASE else None


def _is_skipped(line: EventClauses, event: EventFound, at: int, *, leaves: bool) -> bool:
    """Whether a phrase only seems to say where: whither people left, what a sentence is, of what people speak."""
    unit = line.units[at]
    if leaves and line.units[at - 1].role == "destination":
        return True
    if event.type == "SANCTION" and unit.preposition == _IN and "PLACE" not in unit.classes:
        return True  # `حكم على المتهم بالسجن`
    return event.type == "CONSULT" and event.mode != "visit" and _is_of_topic(line, event, at)


def _place_at(line: EventClauses, event: EventFound, at: int, own: set[str], *, leaves: bool) -> Unit | None:
    """The place that a phrase behind the trigger gives; `own` are the prepositions by which the trigger takes one."""
    unit, sight = line.units[at], line.sight
    if is_where(sight, unit, leaves=leaves) or is_ground_behind(sight, unit, own):
        return whole(line, at)
    public = event.type in _IN_PUBLIC or (event.type == "MOBILIZE" and unit.preposition in AROUND)
    if _is_named_side(line, event, at) or (public and is_at_seat(sight, unit, gathered=event.type == "PROTEST")):
        return unit
    lying = _lying(line, unit) if event.type in _IN_PHRASE else None
    if lying is None and is_of_storeys(sight, unit):
        lying = last_place(sight, unit)
    if lying is not None:
        return lying
    course = _course(sight, unit)
    return None if course is None else with_more(line, course, at + 1)


def _is_named_side(line: EventClauses, event: EventFound, at: int) -> bool:
    """Whether the name of a division that begins with a side stands behind another phrase and so says where.

    (`استهدف حاجزا شمال سيناء`; but `زار شمال سيناء`.)
    """
    unit, before = line.units[at], line.units[at - 1]
    first = line.sight.forms[unit.first].text
    side = (
        not (unit.preposition or unit.joint)
        and "PLACE" in unit.classes
        and first in line.sight.words.structure["beside"]
    )
    return side and before.kind == "phrase" and unit not in (*event.targets, *event.actors)


def _named_for(line: EventClauses, event: EventFound) -> Unit | None:
    """The place by which a noun names what happened there (`مظاهرات البصرة`, `اشتباكات حي السكري`)."""
    sight, own = line.sight, line.units[line.unit_at[event.token]]
    name = sight.name(event.token + 1) if event.token + 1 < own.last else None
    if event.type not in _LOCAL or event.rule == "event-verb" or name is None or name.kind != "place":
        return None
    if name.first != event.token + 1 or any(sight.clitics(name.first)):
        return None
    return NounPhrase(Stretch(sight, own.last), name.first).unit()


def _held(line: EventClauses, at: int) -> Unit | None:
    """The named place with which a phrase about something else ends (`من مخلفات الجيش في ريف حماة`).

    Where the phrase is about places in it, all of these (`اقتحام قرى وبلدات في مدينة نابلس`).
    """
    sight, unit = line.sight, line.units[at]
    name = last_place(sight, unit) if unit.kind == "phrase" and not is_event(sight, unit) else None
    if name is None or not sight.is_word[name.first - 1] or sight.forms[name.first - 1].text != _AT_PLACE:
        return None
    if unit.classes.isdisjoint(GROUND):
        return name
    while at and is_joined(line.units[at]) and not line.units[at - 1].classes.isdisjoint(GROUND):
        at -= 1
    return with_more(line, line.units[at], at + 1)


def _course(sight: EventSight, unit: Unit) -> Unit | None:
    """The place by whose name a phrase tells in what something was done (`قتل في معارك حلب`)."""
    during = sight.words.structure["during"]
    tells = (unit.preposition in during or unit.role == "cause") and is_event(sight, unit)
    name = last_place(sight, unit) if tells else None
    return name if name is not None and name.first == unit.head + 1 else None


def _described_up_to(line: EventClauses, last: int) -> int:
    """Where the clause ends behind a verb with a pronoun that only describes a place (`حاجزا يديره جنود`)."""
    units, clause = line.units, line.clause_of.get(last)
    if clause is None or not last or units[last].joint or not line.sight.forms[units[last].first].enclitic:
        return last
    before = units[last - 1]
    describes = before.kind == "phrase" and not before.definite and not before.classes.isdisjoint(GROUND)
    return clause.last if describes else last


def _full(line: EventClauses, struck: Unit) -> Unit:
    """What was struck, where it has no name with what says where it lies (`قرى وبلدات في ريف حلب`)."""
    at = line.unit_at[struck.first]
    return with_more(line, struck, at + 1) if line.units[at] == struck and not struck.names else struck


def _lies(line: EventClauses, taken: Unit) -> Unit | None:
    """The named place in which a known one without a name lies that was taken (`القاعدة الجوية في لحج`)."""
    at = line.unit_at[taken.first] + 1
    following = line.units[at] if at < len(line.units) else taken
    lies = following.preposition in INSIDE and not following.joint and "PLACE" in following.classes
    return following if lies else None


def _within(sight: EventSight, struck: Unit) -> Unit | None:
    """The place in which an unnamed building stands that was struck (`مبنى في الضاحية`)."""
    if struck.definite or struck.head in sight.name_at or struck.classes.isdisjoint(GROUPS["structure"]):
        return None
    name = last_place(sight, struck)
    inside = name is not None and sight.is_word[name.first - 1] and sight.forms[name.first - 1].text in INSIDE
    return name if inside else None


def _leaves(event: EventFound) -> bool:
    """Whether an event moves people away, so that it happens where they were."""
    driven = event.type == "CONTROL" and _IS_FROM in event.trigger.takes
    return event.type == "RETREAT" or event.mode in _TAKES_AWAY or driven


def _lying(line: EventClauses, unit: Unit) -> Unit | None:
    """The place inside the phrase of an unnamed building or position (`موقعا عسكريا في منطقة الصوامع`)."""
    if unit.kind != "phrase" or unit.preposition or unit.definite or unit.classes.isdisjoint(GROUPS["structure"]):
        return None
    return _led_inside(line, range(unit.head + 1, unit.last), _AT_PLACE, leaves=False)


def _inside(line: EventClauses, event: EventFound, *, leaves: bool) -> Unit | None:
    """The place inside the phrase of the trigger behind it, or of who suffers it.

    (`ملاحقة مهربين في منطقة جبلية`, `الحرس المتمركز في القرية`; of those taken away `عشرات المصابين من الملاجئ`.)
    """
    own = line.units[line.unit_at[event.token]]
    wanted = _FROM if leaves else _AT_PLACE
    for first, last in ((event.token, own.last), *((unit.first, unit.last) for unit in event.targets)):
        found = _led_inside(line, range(first + 1, last), wanted, leaves=leaves)
        if found is not None:
            return found
    return None


def _led_inside(line: EventClauses, within: range, preposition: str, *, leaves: bool) -> Unit | None:
    """The place behind a preposition among the tokens of a phrase, with what behind the phrase tells more of it."""
    for at in within[:-1]:
        form = line.sight.forms[at]
        if line.sight.is_word[at] and form.text == preposition:
            unit = NounPhrase(Stretch(line.sight, within.stop), at + 1).unit(Lead(at, form.text, _INNER[form.text]))
            if is_where(line.sight, unit, leaves=leaves):
                return with_more(line, unit, line.unit_at[at] + 1) if unit.last == within.stop else unit
    return None


def _told_up_to(line: EventClauses, event: EventFound, last: int) -> int:
    """Where the clause ends that goes on about the event with a light verb (`انفجار وقع أمام المحكمة`)."""
    units, at = line.units, line.unit_at.get(event.token, last)
    while at + 1 < len(units) and units[at + 1].kind in {"relative", "time", "other", "phrase"}:
        at += 1
        if units[at].kind == "phrase" and not units[at].preposition:
            return last
    marked = (
        at + 2 < len(units) and units[at + 1].kind == "mark" and bool(line.sight.forms[units[at + 2].first].enclitic)
    )
    clause = line.clause_of.get(at + 1 + marked)  # `حملة واسعة، شنتها الشرطة في درنة`
    light = clause is not None and line.verb(clause).light is not None
    return max(last, clause.last) if clause is not None and light else last


def _further_on(line: EventClauses, last: int, own: int) -> Unit | None:
    """Where people were hurt that the sentence names behind their clause: where it is, or what is fired at.

    What tells who is among them tells of these alone (`قتل ستة، بينهم حارس من الموصل`).
    """
    for at in range(last, len(line.units)):
        unit = line.units[at]
        if at and line.units[at - 1].kind == "mark" and is_among(line.sight, unit):
            return None
        if unit.kind == "that":
            return None  # `مقتل ستة، وقالت الوزارة إنها قصفت حلب`
        if turns_elsewhere(line.sight, unit) and line.units[min(at + 1, len(line.units) - 1)].kind != "auxiliary":
            return None  # but `بينما كانوا يلعبون على الشاطئ`
        fired_at = unit.kind == "phrase" and unit.preposition == _AT and not unit.classes.isdisjoint(_UPON_GROUND)
        if line.apart(at, own):
            continue
        lying = _lying(line, unit)
        if lying is not None:
            return lying
        if unit.role != "destination" and (fired_at or is_where(line.sight, unit)):
            return whole(line, narrowest(line, at))
    return None
