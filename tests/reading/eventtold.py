"""How the reading of events cuts a sentence, in words that a test can compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from musnad.arabic.number_words import NumberWords
from musnad.arabic.numerals import find_numerals
from musnad.reading.clauses import Clause, clauses_of
from musnad.reading.constituents import units_of
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.genitives import noun_slots
from tests.reading.told import layers

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.eventwords import Trigger
    from musnad.reading.slots import Slots

Told = list[str]


class Cut(NamedTuple):
    """The first sentence of a text, cut into constituents and clauses."""

    sight: EventSight
    units: tuple[Unit, ...]
    clauses: tuple[Clause, ...]

    def text(self, unit: Unit) -> str:
        """A constituent in the words of the report, a phrase without what is written to it."""
        if unit.start >= 0:
            return self.sight.reading.text[unit.start : unit.end]
        tokens = self.sight.tokens
        return self.sight.reading.text[tokens[unit.first].start : tokens[unit.last - 1].end]

    def phrases(self) -> Told:
        """The noun phrases, each behind its preposition."""
        return [
            f"{unit.preposition} + {self.text(unit)}" if unit.preposition else self.text(unit)
            for unit in self.units
            if unit.kind == "phrase"
        ]

    def kinds(self) -> Told:
        """All constituents with their kind."""
        return [f"{unit.kind} {self.text(unit)}" for unit in self.units]

    def named(self, numbers: tuple[int, ...]) -> Told:
        """The constituents with these numbers."""
        return [self.text(self.units[number]) for number in numbers]


def sighted(reader: Reader, text: str) -> EventSight:
    """A text as the reading of events sees it."""
    found = layers(reader, text, "times")
    assert found.sight is not None
    numerals = find_numerals(found.reading.text, found.reading.tokens, NumberWords.load())
    return EventSight(found.sight, found.naming, found.times, numerals, reader._event_forms)  # noqa: SLF001 - its own


def cut(reader: Reader, text: str) -> Cut:
    """The first sentence of a text."""
    sight = sighted(reader, text)
    units = units_of(sight, sight.reading.sentences[0])
    return Cut(sight, units, clauses_of(sight, units))


def beside_noun(reader: Reader, text: str) -> tuple[Cut, Trigger, Slots]:
    """The first noun for an event behind the subject of a sentence, and what stands beside it."""
    found = cut(reader, text)
    for number, unit in enumerate(found.units):
        event = found.sight.events[unit.head]
        if unit.kind == "phrase" and event.nouns and event.thing is None:
            use = event.nouns[0]
            slots = noun_slots(found.sight, found.units, number, unit.head, use.noun.enclitic)
            return found, use.senses[0].trigger, slots
    raise AssertionError(text)
