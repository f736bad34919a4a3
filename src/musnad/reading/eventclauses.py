"""A sentence in its constituents and clauses, and which of its light verbs governs which phrase.

A light verb (`شن`, `تعرض`, `اندلع`) leaves the event to the noun that it governs: as its object or subject, or behind
the preposition that it asks for (`تعرضوا لهجوم`), also where that noun is joined to another (`تعرضوا لضرب وتعذيب`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from musnad.reading.clauses import Clause, clauses_of
from musnad.reading.eventforms import EventForm
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import LightVerb
from musnad.reading.participation import is_about_event
from musnad.reading.phrasestate import tells_purpose

_PROTEST: Final = "PROTEST"
_FROM: Final = "من"
_COUNTING: Final = frozenset({"بعد", "قبل"})
_AND: Final = "و"
_TAKES_NOUN: Final = frozenset({"do", "claim"})
"""Classes of light verbs whose noun is their object, which a relative clause about it takes up by a pronoun."""
_IN_LIST: Final = frozenset({"phrase", "time", "other", "aside"})


class LightOver(msgspec.Struct, frozen=True, gc=False):
    """The clause whose light verb governs a phrase, and in which of its senses it does."""

    clause: Clause
    sense: LightVerb


class EventClauses:
    """A sentence: its units, the clauses of its verbs, the unit at each token, the clause of each verb by its unit.

    `times` are the units that are times, `classes` those of what its phrases name.
    """

    def __init__(self, sight: EventSight, units: tuple[Unit, ...]) -> None:
        self.sight: Final = sight
        self.units: Final = units
        self.clauses: Final = clauses_of(sight, units)
        self.unit_at: Final = {at: n for n, unit in enumerate(units) for at in range(unit.first, unit.last)}
        self.times: Final = tuple(at for at, unit in enumerate(units) if unit.kind == "time")
        self.classes: Final = frozenset[str]().union(*(unit.classes for unit in units if unit.kind == "phrase"))
        self.clause_of: Final = {clause.verb: clause for clause in self.clauses}
        self._light: Final = tuple(
            (clause, light) for clause in self.clauses if (light := self.verb(clause).light) is not None
        )
        self._tells_of_one: Final = any(clause.antecedent and clause.before for clause in self.clauses)
        self._over: Final[dict[int, LightOver | None]] = {}

    def verb(self, clause: Clause) -> EventForm:
        """What the verb of a clause is to events."""
        return self.sight.events[self.units[clause.verb].first]

    def speaks(self, clause: Clause) -> bool:
        """Whether the verb of a clause is one of saying and none of events (`أفادت مصادر عن سقوط قتلى`)."""
        event = self.verb(clause)
        said = self.sight.forms[self.units[clause.verb].first].verbs
        return bool(said) and event.light is None and not event.verbs

    def above(self, unit: int) -> Clause | None:
        """The clause of the nearest verb before a phrase, where it reaches as far as that."""
        return next((one for one in reversed(self.clauses) if one.verb < unit < one.last), None)

    def apart(self, at: int, event: int) -> bool:
        """Whether a unit stands in a relative clause about a person, and the unit of an event before that clause.

        (`ذبح الصحفي الذي خطف عام 2012`; but `الشهيد الذي سقط أمس`, who is the event himself.) So too behind the cause
        of what was done (`تظاهر المئات تنديدا بالهجوم على درنة`).
        """
        if self.is_cause(event, at):
            return True
        if not self._tells_of_one or event >= at:
            return False
        clause = next((one for one in reversed(self.clauses) if one.verb <= at < one.last), None)
        if clause is None or not clause.antecedent or event >= clause.verb or not clause.before:
            return False
        about, opener = self.units[clause.before[0]], self.units[clause.verb - 1]
        closed = any(unit.kind == "mark" for unit in self.units[clause.verb : at])
        if closed or self.sight.forms[opener.first].joint or opener.kind != "relative" or about.kind != "phrase":
            return False
        if "people" in about.classes:
            return event != clause.before[0]
        name = self.sight.name(about.last - 1)
        return name is not None and name.kind == "person"

    def is_cause(self, before: int, unit: int) -> bool:
        """Whether a purpose stands between two units of a clause, to which the second belongs (`تنديدا بالهجوم`)."""
        last = next((at for at in range(before, unit) if self.units[at].kind in {"verb", "mark"}), unit)
        return any(self._is_purpose(self.units[at]) for at in range(before + 1, last))

    def _is_purpose(self, unit: Unit) -> bool:
        if unit.kind not in {"phrase", "other"} or unit.preposition or unit.last != unit.first + 1:
            return False
        senses = (sense for use in self.sight.events[unit.first].nouns for sense in use.senses)
        return tells_purpose(self.sight.forms[unit.first]) and all(one.trigger.type == _PROTEST for one in senses)

    def is_argument(self, unit: int) -> bool:
        """Whether the phrase is the subject or object of a verb."""
        return any(unit in clause.before or any(unit in group for group in clause.bare) for clause in self.clauses)

    def light_verbs(self, class_: str) -> Iterator[Clause]:
        """The clauses whose verb is light in a sense of this class."""
        for clause, light in self._light:
            if any(sense.class_ == class_ for sense in light.senses):
                yield clause

    def light_over(self, unit: int) -> LightOver | None:
        """The first light verb that governs a phrase."""
        if unit not in self._over:
            governing = (
                LightOver(clause, sense)
                for clause, light in self._light
                if (sense := self._governs(clause, unit, light.senses)) is not None
            )
            self._over[unit] = next(governing, None) or self._light_over_joined(unit) or self._light_over_resumed(unit)
        return self._over[unit]

    def _light_over_joined(self, unit: int) -> LightOver | None:
        """The light verb over the deed to which و joins another (`سجلت المحافظة مقتل خمسة وإصابة ستة`)."""
        phrase = self.units[unit]
        if phrase.joint != _AND or phrase.preposition or not is_about_event(self.sight, phrase):
            return None
        for at in range(unit - 1, -1, -1):
            if self.units[at].kind not in _IN_LIST:
                return None
            if is_about_event(self.sight, self.units[at]):
                return self.light_over(at)
        return None

    def _light_over_resumed(self, unit: int) -> LightOver | None:
        """The light verb whose subject a clause with a pronoun for it only describes (`شن تحالف تقوده فرنسا غارات`)."""
        for inner in self.clauses:
            inflected = self.verb(inner).inflected
            if inflected is None or not inflected.enclitic or not inner.verb:
                continue
            behind = unit in inner.preposed or any(unit in group for group in inner.bare[1:])
            if not behind or unit < inner.verb:
                continue
            outer = next(((one, light) for one, light in reversed(self._light) if one.verb < inner.verb), None)
            if outer is None or len(outer[0].bare) != 1 or outer[0].last < inner.verb - 1:
                return None
            preposition = self.units[unit].preposition
            for sense in outer[1].senses:
                if preposition in sense.through if sense.through else not preposition:
                    return LightOver(outer[0], sense)
            return None
        return None

    def _governs(self, clause: Clause, unit: int, senses: tuple[LightVerb, ...]) -> LightVerb | None:
        """In which of its senses a light verb governs the phrase."""
        if self.is_cause(clause.verb + 1, unit) or self._is_since(unit):
            return None
        light = self.verb(clause).light
        taken = light is not None and bool(light.analysis.enclitic)  # `تحالف تقوده فرنسا`
        is_bare = unit in clause.before or (not taken and any(unit in group for group in clause.bare))
        chain = self._chain(clause, unit)
        is_behind = unit in clause.preposed or chain is not None
        prepositions = {self.units[unit].preposition, chain}
        described = clause.antecedent and unit in clause.before and not (light is not None and light.analysis.enclitic)
        for sense in senses:
            if described and sense.class_ in _TAKES_NOUN:
                continue  # `دعم الفصائل التي تخوض معارك`
            if is_behind and not prepositions.isdisjoint(sense.through) if sense.through else is_bare:
                return sense
        return None

    def _is_since(self, unit: int) -> bool:
        """Whether a phrase only says what a time is counted from (`إنقاذ طفلة بعد يومين من انهيار المنزل`)."""
        before = self.units[unit - 1] if unit else None
        if before is None or before.kind != "time" or self.units[unit].preposition != _FROM:
            return False
        opening = self.sight.forms[before.first] if self.sight.is_word[before.first] else None
        return opening is not None and opening.text in _COUNTING

    def _chain(self, clause: Clause, unit: int) -> str | None:
        """The preposition of the phrase to which a phrase of the clause is joined by و."""
        at = unit
        while at in clause.preposed and not self.units[at].preposition and at > 0:
            at -= 1
        return self.units[at].preposition if at != unit and at in clause.preposed else None
