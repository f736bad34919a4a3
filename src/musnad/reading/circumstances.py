"""Where and when: the place and the time of an event, nearest first.

Of places the one in the trigger's clause comes first, then the place that was struck or taken, then the nearest of the
sentence. Of times the one of the clause, then of the sentence, then that of the sentence before where the report goes
on about the same; a clause of the background, which has its own time or none, takes none from the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from musnad.reading.clauses import Clause
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS
from musnad.reading.statements import Attribution

_GROUND: Final = GROUPS["ground"] | {"PLACE"}
_NAMED: Final = frozenset({"PLACE", "settlement", "area", "base"})
_WHERE: Final = frozenset({"place", "destination"})
_AND: Final = "و"
_AT: Final = "علي"
_NEAR: Final = 3
_LOCAL: Final = frozenset({"ASSAULT", "HARM", "CONTROL", "COERCE", "PROTEST", "RETREAT", "CONSULT", "MOBILIZE"})
_SHARES: Final = frozenset({"ASSAULT", "HARM"})
_NEWS: Final = frozenset({"ASSAULT", "HARM", "COERCE", "RETREAT", "PROTEST"})
_SENTENCES: Final = 3
_BEFORE: Final = 4
_TAKEN: Final = frozenset({"ASSAULT", "CONTROL", "COERCE"})


class Circumstances:
    """Places and times of the events of one report, sentence by sentence."""

    def __init__(self, sight: EventSight, attributions: Sequence[Attribution]) -> None:
        self.sight = sight
        self.attributions = attributions
        self.last_time: str | None = None
        self.last: EventFound | None = None
        self._holders: dict[int, int | None] = {}

    def placed(
        self, units: tuple[Unit, ...], clauses: Sequence[Clause], events: Sequence[EventFound]
    ) -> list[EventFound]:
        """The events of a sentence with their places and times."""
        found = _shared([self._with(units, clauses, event) for event in events])
        opening = self._opening(units)
        if opening is None:
            return found
        return [
            msgspec.structs.replace(event, place=opening)
            if event.place is None and event.type in _LOCAL and event.token > opening.last
            else event
            for event in found
        ]

    def _opening(self, units: tuple[Unit, ...]) -> Unit | None:
        """The place at the head of the sentence, where all happens that it tells (`وفي كركوك، فككت الشرطة`)."""
        at = next((number for number, unit in enumerate(units) if unit.kind not in {"other", "mark", "time"}), None)
        if at is None or units[at].role != "place" or not self._is_where(units[at], leaves=False):
            return None
        return self._whole(units, at) if self._is_named(units[at]) else None

    def _with(self, units: tuple[Unit, ...], clauses: Sequence[Clause], event: EventFound) -> EventFound:
        first, last = _stretch(units, clauses, event.token)
        place = self._place(units, clauses, (first, last), event)
        time, basis = self._time(units, first, last, event)
        ahead = basis == "clause" and event.factuality == "asserted" and self._lies_ahead(time)
        factuality = "future" if ahead else event.factuality
        return msgspec.structs.replace(event, place=place, time=time, time_basis=basis, factuality=factuality)

    def _lies_ahead(self, time: str | None) -> bool:
        """Whether the time begins after the day of the report."""
        published = self.sight.reading.document.published
        if time is None or published is None:
            return False
        begin = time.split("/")[0].rstrip("~?%")
        return len(begin) >= len("2022-01") and begin[: len(published)] > published[: len(begin)]

    def _place(
        self, units: tuple[Unit, ...], clauses: Sequence[Clause], stretch: tuple[int, int], event: EventFound
    ) -> Unit | None:
        """Where it happened: in its clause, at what was struck or taken, or where the sentence goes on to."""
        if event.where is not None:
            return event.where
        struck = next((unit for unit in event.targets if unit.classes & _GROUND), None)
        taken = struck if event.type in _TAKEN else None
        if taken is not None and self._is_named(taken):
            return taken
        found = self._in_clause(units, clauses, stretch, event)
        if found is not None:
            return found
        if taken is not None and taken.number != "p":
            return taken
        return self._further_on(units, stretch[1]) if event.type == "HARM" else None

    def _in_clause(
        self, units: tuple[Unit, ...], clauses: Sequence[Clause], stretch: tuple[int, int], event: EventFound
    ) -> Unit | None:
        """The first place behind the trigger, else the nearest before a verb or its subject and object."""
        first, last = stretch
        clause = range(first, self._told_by(units, clauses, event, last))
        after = [at for at in clause if units[at].first > event.token]
        leaves = event.type == "RETREAT" or event.mode == "displaced"
        for at in after if event.type in _LOCAL else after[:_NEAR]:
            if self._is_where(units[at], leaves=leaves):
                return self._whole(units, at)
        if event.rule != "event-verb" and not event.governed:
            return None
        before = (at for at in reversed(clause) if units[at].first <= event.token and units[at].role == "place")
        return next((self._whole(units, at) for at in before if self._is_where(units[at], leaves=False)), None)

    def _further_on(self, units: tuple[Unit, ...], last: int) -> Unit | None:
        """Where people were hurt that the sentence names behind their clause."""
        rest = (at for at in range(last, len(units)) if units[at].role != "destination")
        return next((self._whole(units, at) for at in rest if self._is_hit(units[at])), None)

    def _is_hit(self, unit: Unit) -> bool:
        """Whether people are hurt at a place that the sentence goes on to name: where it is, or what is fired at."""
        fired_at = unit.kind == "phrase" and unit.preposition == _AT and "PLACE" in unit.classes
        return fired_at or self._is_where(unit, leaves=False)

    def _whole(self, units: tuple[Unit, ...], at: int) -> Unit:
        """The place with what is joined to it, and with the side on which an unnamed one lies.

        (`في حلب وحماة`, `في قرى غربي الفاشر`.)
        """
        unit = self._qualified(units, at)
        after = units.index(unit) + 1
        if (
            after < len(units)
            and not unit.definite
            and units[after].preposition in self.sight.words.structure["beside"]
        ):
            unit, after = _merged(unit, units[after]), after + 1
        while after < len(units) and self._goes_on_with(unit, units[after]):
            unit, after = _merged(unit, units[after]), after + 1
        return unit

    def _qualified(self, units: tuple[Unit, ...], at: int) -> Unit:
        """The place that a phrase of side or nearness only describes (`قضاء مخمور شرق الموصل`), else the phrase."""
        before = units[at - 1] if at else None
        beside = units[at].preposition in self.sight.words.structure["beside"]
        described = beside and before is not None and before.kind == "phrase" and before.classes & _GROUND
        return before if described and before is not None else units[at]

    def _goes_on_with(self, unit: Unit, following: Unit) -> bool:
        joined = following.kind == "phrase" and following.joint == "و" and not following.preposition
        return joined and "PLACE" in unit.classes and "PLACE" in following.classes

    def _is_named(self, unit: Unit) -> bool:
        """Whether the phrase is a place by its name, or has one in it."""
        names = self.sight.naming.names
        named = any(names[number].kind == "place" for number in unit.names)
        return named or bool(unit.classes & {"PLACE", "settlement"})

    def _told_by(self, units: tuple[Unit, ...], clauses: Sequence[Clause], event: EventFound, last: int) -> int:
        """Where the clause ends that goes on about the event with a light verb (`انفجار وقع أمام المحكمة`)."""
        at = next((number for number, unit in enumerate(units) if unit.first <= event.token < unit.last), last)
        while at + 1 < len(units) and units[at + 1].kind in {"relative", "time", "other", "phrase"}:
            at += 1
            if units[at].kind == "phrase" and not units[at].preposition:
                return last
        for clause in clauses:
            if clause.verb == at + 1 and self.sight.events[units[clause.verb].first].light is not None:
                return max(last, clause.last)
        return last

    def _is_where(self, unit: Unit, *, leaves: bool) -> bool:
        if unit.kind != "phrase" or not unit.preposition or self._is_land(unit) or self._is_event(unit):
            return False
        if leaves and unit.role == "destination":
            return False
        if unit.role in _WHERE or (leaves and unit.role == "origin"):
            return bool(unit.classes & _GROUND)
        return unit.preposition == "ب" and bool(unit.classes & _GROUND)

    def _is_event(self, unit: Unit) -> bool:
        """Whether the phrase is about an event (`في كمين`)."""
        return unit.head not in self.sight.name_at and bool(self.sight.events[unit.head].nouns)

    def _is_land(self, unit: Unit) -> bool:
        """Whether the phrase is only the country spoken of (`البلاد`), or a pronoun."""
        form = self.sight.forms[unit.head]
        return unit.head not in self.sight.name_at and (
            form.base in self.sight.words.structure["land"] or bool(form.enclitic and unit.first == unit.head)
        )

    def _time(self, units: tuple[Unit, ...], first: int, last: int, event: EventFound) -> tuple[str | None, str | None]:
        for basis, stretch in (("clause", range(first, last)), ("sentence", range(len(units)))):
            for at in stretch:
                value = self._value(units[at], event.statement)
                if value is not None:
                    self.last_time, self.last = value, event
                    return value, basis
        return (self.last_time, "report") if self._goes_on(event) else (None, None)

    def _goes_on(self, event: EventFound) -> bool:
        """Whether the report goes on telling what it last gave a time for: in the next sentences, of the same kind."""
        if self.last is None or event.factuality != "asserted" or event.type not in _NEWS:
            return False
        sentences = self.sight.reading.sentences
        here, there = sentences[event.sentence], sentences[self.last.sentence]
        near = event.sentence - self.last.sentence <= _SENTENCES and here.paragraph - there.paragraph <= 1
        return near and not self._is_background(event)

    def _is_background(self, event: EventFound) -> bool:
        """Whether a verb tells of what had been before (`كان قد هاجم`), or of what is going on in general."""
        inflected = self.sight.events[event.token].inflected
        finite = event.rule == "event-verb"
        if finite and inflected is not None and inflected.tense == "present":
            return True
        before = range(max(0, event.token - _BEFORE), event.token)
        had = self.sight.words.structure["pluperfect"]
        return any(self.sight.is_word[at] and self.sight.forms[at].text.removeprefix(_AND) in had for at in before)

    def _tells(self, number: int, statement: int | None) -> bool:
        """Whether a time is told by the same speaker as an event: a time outside what is said is that of the saying."""
        if number not in self._holders:
            self._holders[number] = innermost(self.attributions, self.sight.times[number].start)
        holder = self._holders[number]
        while statement is not None and statement != holder:
            statement = self.attributions[statement].parent
            if statement is None:
                return False
        return statement == holder

    def _value(self, unit: Unit, statement: int | None) -> str | None:
        if unit.kind != "time":
            return None
        number = self.sight.time_at.get(unit.last - 1)
        if number is None or not self._tells(number, statement):
            return None
        value = self.sight.times[number].value
        return None if value is None or value.startswith("P") else value


def _merged(unit: Unit, following: Unit) -> Unit:
    return msgspec.structs.replace(
        unit, last=following.last, end=following.end, core=-1, names=(*unit.names, *following.names)
    )


def _shared(events: list[EventFound]) -> list[EventFound]:
    """The events of a sentence, those without a place with that of the nearest one that the same speaker tells.

    What is told in one breath happened in one place, where the words give another no place of its own.
    """
    placed = [event for event in events if event.place is not None and event.type in _TAKEN | _SHARES]
    if len({(event.place.start, event.place.end) for event in placed if event.place is not None}) != 1:
        return events
    found: list[EventFound] = []
    for event in events:
        near = [one for one in placed if one.statement == event.statement] if event.place is None else []
        if not near or event.type not in _SHARES or event.factuality != "asserted":
            found.append(event)
            continue
        nearest = min(near, key=lambda one: abs(one.token - event.token))
        found.append(msgspec.structs.replace(event, place=nearest.place))
    return found


def innermost(attributions: Sequence[Attribution], position: int) -> int | None:
    """The index of the innermost attribution whose content holds the position."""
    best: tuple[int, int] | None = None
    for index, one in enumerate(attributions):
        for span in one.content:
            if span.start <= position < span.end:
                depth = _depth(attributions, index)
                if best is None or depth >= best[0]:
                    best = (depth, index)
    return None if best is None else best[1]


def _depth(attributions: Sequence[Attribution], index: int) -> int:
    depth, parent = 0, attributions[index].parent
    while parent is not None:
        depth, parent = depth + 1, attributions[parent].parent
    return depth


def _stretch(units: tuple[Unit, ...], clauses: Sequence[Clause], token: int) -> tuple[int, int]:
    """The units of the clause that holds a token."""
    at = next((number for number, unit in enumerate(units) if unit.first <= token < unit.last), 0)
    for clause in reversed(clauses):
        if clause.first <= at < clause.last:
            return clause.first, clause.last
    return 0, len(units)
