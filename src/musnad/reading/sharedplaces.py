"""The places that the events of a sentence give each other.

What is told in one breath happened in one place (`shared`), a place that opens a sentence holds for all it tells
(`opening`), what is done in the course of another deed is done where that is (`in_course`), حيث takes up the place
before it (`where_clauses`). Where the sentence gives an event nothing else, the place named last before it still
holds, until somebody speaks or the sentence turns to something else (`earlier`).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

import msgspec

from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventfound import EventFound
from musnad.reading.eventplaces import is_local
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.placephrases import (
    GROUND,
    INSIDE,
    is_joined,
    is_named,
    is_named_ground,
    is_where,
    last_place,
    narrowest,
    turns_elsewhere,
    whole,
)
from musnad.reading.timesapart import stands_apart

_IN_CLAUSE: Final = frozenset({"phrase", "time", "aside", "other", "mark"})
_WHERE_THAT: Final = "حيث"
_TAKEN_UP: Final = frozenset({"place", "destination", "origin"})
_NEAR_TO: Final = frozenset({"ب", "علي", "ل"})
_FURTHEST: Final = 40
"""In units: how far a place holds for what follows it in a long sentence."""
_TOOK_PLACE: Final = frozenset({"asserted", "negated"})
_SHARES: Final = frozenset({"ASSAULT", "HARM"})
_GIVES: Final = _SHARES | {"CONTROL", "COERCE"}


def where_clauses(line: EventClauses, events: list[EventFound]) -> list[EventFound]:
    """The events, those without a place with the one that حيث takes up (`في سبها، حيث تدور اشتباكات`)."""
    openers = [at for at, unit in enumerate(line.units) if unit.kind == "clause"]
    taken_up = {at: _taken_up(line, at) for at in openers if line.sight.forms[line.units[at].first].text == _WHERE_THAT}
    if not any(taken_up.values()):
        return events
    found: list[EventFound] = []
    for event in events:
        at = line.unit_at.get(event.token, 0)
        nearest = bisect_left(openers, at) - 1
        opener = openers[nearest] if nearest >= 0 else -1
        place = taken_up.get(opener)
        told = place is not None and is_local(event) and not _describes(line, range(opener + 1, at))
        fits = told and place is not None and _gives_less(line.sight, event, place)
        found.append(msgspec.structs.replace(event, place=place) if fits else event)
    return found


def _describes(line: EventClauses, before: range) -> bool:
    """Whether what follows these units stands in a relative clause, which no mark has ended."""
    for at in reversed(before):
        if line.units[at].kind == "mark":
            return False
        if line.units[at].kind == "relative":
            return True
    return False


def _gives_less(sight: EventSight, event: EventFound, place: Unit) -> bool:
    """Whether an event has no place of its own, or but a noun that takes up the head of this one (`القاعدة`)."""
    own = event.place
    if own is None:
        return True
    return not own.names and own.definite and sight.forms[own.head].base == sight.forms[place.head].base


def _taken_up(line: EventClauses, opener: int) -> Unit | None:
    """The named place right before حيث, that within which it lies apart (`مخيم جنين في الضفة، حيث`)."""
    units, at = line.units, opener - 1
    while at >= 0 and units[at].kind in {"mark", "time", "aside"}:
        at -= 1
    while at > 0 and is_joined(units[at]):
        at -= 1
    if at < 0 or units[at].kind != "phrase":
        return None
    if units[at].classes.isdisjoint(GROUND):
        return last_place(line.sight, units[at])
    if not is_named(line.sight, units[at]):
        return None
    if units[at].preposition and units[at].role not in _TAKEN_UP and units[at].preposition not in _NEAR_TO:
        return None
    if units[at].preposition in INSIDE and at and is_named_ground(line.sight, units[at - 1]):
        at -= 1
    return whole(line, at)


def witnessed(events: list[EventFound]) -> list[EventFound]:
    """The events, those without a place with that of which the sentence says before what it saw.

    (`شهدت المدينة اشتباكات، كما اعتُقل ستة`.)
    """
    found: list[EventFound] = []
    seen: Unit | None = None
    for event in events:
        saw = event.where is not None and event.where.first < event.token
        seen = event.where if saw else (seen if event.place is None else None)
        told = seen is not None and event.place is None and is_local(event) and event.factuality == "asserted"
        found.append(msgspec.structs.replace(event, place=seen) if told else event)
    return found


def shared(line: EventClauses, events: list[EventFound]) -> list[EventFound]:
    """The events of a sentence, those without a place with that of the nearest one that the same speaker tells.

    What is told in one breath happened in one place, where the words give another no place of its own.
    """
    placed = [event for event in events if _stays(event) and event.type in _GIVES]
    if len({(event.place.start, event.place.end) for event in placed if event.place is not None}) != 1:
        return events
    return [_beside_placed(line, event, placed) for event in events]


def _stays(event: EventFound) -> bool:
    """Whether an event has a place that is not one from which somebody was taken, where what follows goes on."""
    return event.place is not None and event.place.role != "origin"


def _beside_placed(line: EventClauses, event: EventFound, placed: list[EventFound]) -> EventFound:
    own, near = line.unit_at.get(event.token, 0), list[EventFound]()
    if event.place is None:
        near = [one for one in placed if one.statement == event.statement]
        near = [one for one in near if not (line.apart(line.unit_at.get(one.token, 0), own) or stands_apart(line, one))]
        near = [one for one in near if not _told_elsewhere(line, event, one)]
    if not near or event.type not in _SHARES or event.factuality != "asserted" or event.definite:
        return event
    nearest = min(near, key=lambda one: abs(one.token - event.token))
    return msgspec.structs.replace(event, place=nearest.place)


def _told_elsewhere(line: EventClauses, event: EventFound, other: EventFound) -> bool:
    """Whether the sentence turns between two events to another day (`قتل ستة الخميس، فيما قتل سبعة أمس في حلب`)."""
    if event.time is None or other.time is None or event.time == other.time:
        return False
    first, last = sorted((line.unit_at.get(event.token, 0), line.unit_at.get(other.token, 0)))
    return any(turns_elsewhere(line.sight, unit) for unit in line.units[first:last])


def in_course(line: EventClauses, events: list[EventFound]) -> list[EventFound]:
    """The events, those without a place with that of the deed in whose course they happened.

    (`اعتقل الجيش صيادا خلال اقتحام القرية`.)
    """
    during = line.sight.words.structure["during"]
    found: list[EventFound] = []
    course: EventFound | None = None
    for event in reversed(events):
        at = line.unit_at.get(event.token, 0)
        lacks = event.place is None and is_local(event) and not event.definite
        if lacks and course is not None and _goes_on(line, at, line.unit_at.get(course.token, 0)):
            event = msgspec.structs.replace(event, place=course.place)  # noqa: PLW2901 - the same event, placed
        if event.place is not None and line.units[at].preposition in during:
            course = event
        found.append(event)
    return found[::-1]


def _goes_on(line: EventClauses, at: int, course: int) -> bool:
    """Whether nothing but phrases, times and marks stands between an event and the deed in whose course it was."""
    between = line.units[at + 1 : course]
    return at < course and len(between) < _FURTHEST and all(unit.kind in _IN_CLAUSE for unit in between)


def opening(line: EventClauses, events: list[EventFound]) -> list[EventFound]:
    """The events, those without a place with the one that opens the sentence (`وفي كركوك، فككت الشرطة`)."""
    units = line.units
    at = next((number for number, unit in enumerate(units) if unit.kind not in {"other", "mark", "time"}), None)
    if at is None or units[at].role != "place" or not is_where(line.sight, units[at]):
        return events
    if not is_named(line.sight, units[at]):
        return events
    place = whole(line, at)
    return [
        msgspec.structs.replace(event, place=place)
        if event.place is None and is_local(event) and event.token > place.last and event.factuality in _TOOK_PLACE
        else event
        for event in events
    ]


def earlier(line: EventClauses, events: list[EventFound]) -> list[EventFound]:
    """The events, those without a place with the one named last before them (`في مدينة رفح، وانفجر صاروخ`).

    A noun with its article only takes up what was told before, and what is not said to have happened is nowhere yet.
    """
    return [
        msgspec.structs.replace(event, place=_earlier(line, event))
        if event.place is None and is_local(event) and event.factuality == "asserted" and not event.definite
        else event
        for event in events
    ]


def _earlier(line: EventClauses, event: EventFound) -> Unit | None:
    units, last = line.units, line.unit_at.get(event.token, 0)
    for at in range(last - 1, max(-1, last - _FURTHEST), -1):
        if _turns(line, at):
            return None
        same = all(unit.kind != "clause" for unit in units[at:last])
        left = units[at].role == "origin" and same and _is_left(line, at)
        here = is_where(line.sight, units[at], leaves=left) and is_named(line.sight, units[at])
        if here and units[at].role != "destination":
            return whole(line, narrowest(line, at))
    return None


def _is_left(line: EventClauses, at: int) -> bool:
    """Whether somebody withdrew from a place, where they had been before (`انسحبوا من جنين بعد عملية`)."""
    clause = line.above(at)
    verbs = line.verb(clause).verbs if clause is not None else ()
    return any(trigger.type == "RETREAT" for use in verbs for trigger in use.senses)


def _turns(line: EventClauses, at: int) -> bool:
    """Whether a unit turns to what need not have happened where the sentence was before: by saying or describing."""
    unit, clause = line.units[at], line.clause_of.get(at)
    if unit.kind in {"that", "relative"} or (clause is not None and line.speaks(clause)):
        return True
    return turns_elsewhere(line.sight, unit)
