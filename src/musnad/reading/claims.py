"""Claims: each event with the chain of speakers that hand it on, its codes and its line.

The unit of evidence is not the event but the claim: what happened as one chain of speakers gives it, from the outlet
down to the statement that holds the event. What the same speakers tell twice is one claim; what another speaker tells
of the same event is a claim of its own, and the events are linked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from musnad.model import Document
from musnad.model.record import Act, Claim, Codes, Entity, Event, Link, Statement
from musnad.reading.claimlines import InEnglish, Said, line_of, what_happened
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import Unit
from musnad.vocabulary.crosswalk import EventFacts, codes_of, type_in_place

UNKNOWN: Final = "an unnamed source"
_JSON: Final = json.JSONEncoder(ensure_ascii=False)
_FIGHT: Final = 2
_MUTUAL: Final = frozenset({"ASSAULT", "AGREE", "CONSULT"})


class Told(NamedTuple):
    """An event as the record has it, and as the reading found it."""

    event: Event
    found: EventFound


def make_claims(
    document: Document,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    events: Sequence[Told],
    english: InEnglish,
) -> tuple[Claim, ...]:
    """The claims of a report in text order."""
    claims = _Claims(document, statements, entities, events, english)
    for told in events:
        claims.add(told)
    return tuple(claims.made.values())


_Key = tuple[str, tuple[str, ...]]
"""What makes a claim: the event, and who hands it on."""


class _Claims:
    """The claims of one report as far as they are made, and the claim that each event went into."""

    def __init__(
        self,
        document: Document,
        statements: Iterable[Statement],
        entities: Iterable[Entity],
        events: Sequence[Told],
        english: InEnglish,
    ) -> None:
        self._document: Final = document
        self._statements: Final = {statement.id: statement for statement in statements}
        self._entities: Final = {entity.id: entity for entity in entities}
        self._events: Final = events
        self._english: Final = english
        self._claim_of: Final[dict[str, _Key]] = {}
        self.made: Final[dict[_Key, Claim]] = {}

    def add(self, told: Told) -> None:
        """Make the claim of an event, or take the event up into the claim that tells it already."""
        event, chain = told.event, self._chain(told.event.statement)
        either = None if event.either is None else self._claim_of.get(event.either)
        key = either or (event.same_as or event.id, tuple(map(_who, chain)))
        earlier = self.made.get(key)
        if earlier is None:
            self.made[key] = self._claim(told, chain)
        elif either is not None:
            self.made[key] = self._or(earlier, told)
        else:
            self.made[key] = msgspec.structs.replace(earlier, also=(*earlier.also, event.id))
        self._claim_of[event.id] = key

    def _claim(self, told: Told, chain: Sequence[Statement]) -> Claim:
        outlet = self._document.outlet
        said = [Said(statement.source_name or UNKNOWN, statement.act, statement.date) for statement in chain]
        return Claim(
            id=claim_id(self._document.id, told.event, chain),
            event=told.event.id,
            chain=(Link(speaker=None, name=outlet), *map(_link, chain)),
            line_en=line_of(outlet, said, told.found, self._english),
            codes=self._codes(told, chain[-1].act if chain else None),
        )

    def _or(self, claim: Claim, told: Told) -> Claim:
        """The claim that its event or this one happened; what both have in common is all that a code could say."""
        line = f"{claim.line_en}, or {what_happened(told.found, self._english)}"
        return msgspec.structs.replace(claim, alternatives=(*claim.alternatives, told.event.id), line_en=line)

    def _chain(self, innermost: str | None) -> tuple[Statement, ...]:
        """The statements from the outermost to the one that holds the event, without those within of nobody known."""
        chain: list[Statement] = []
        while innermost is not None:
            statement = self._statements[innermost]
            innermost = statement.parent
            if innermost is None or not _unspoken(statement):
                chain.append(statement)
        return tuple(reversed(chain))

    def _codes(self, told: Told, act: Act | None) -> Codes:
        facts = _facts(told, self._entities, act)
        cause = told.found.cause
        if cause is not None:
            facts = msgspec.structs.replace(facts, cause=_facts(self._events[cause], self._entities, None))
        return codes_of(facts).codes()


def _unspoken(statement: Statement) -> bool:
    """Whether the report gives a statement no source and none could be told: who speaks around it tells the event."""
    return statement.source is None and statement.source_kind == "implied" and statement.source_name is None


def _who(statement: Statement) -> str:
    return statement.source_entity or statement.source_name or statement.id


def _link(statement: Statement) -> Link:
    return Link(speaker=statement.source_entity, name=statement.source_name, statement=statement.id, cue=statement.cue)


def claim_id(document: str, event: Event, chain: Sequence[Statement]) -> str:
    """The identity of a claim: a digest of its document, the spans of event and statements, and the event's slots."""
    slots = [
        document, event.type, event.mode, event.factuality, event.time,
        [event.trigger.start, event.trigger.end],
        *([[span.start, span.end] for span in spans] for spans in (event.actors, event.targets)),
        None if event.place is None else [event.place.start, event.place.end],
        [[count.kind, count.span.start, count.min, count.max] for count in event.counts],
        [[statement.cue.start, statement.cue.end] for statement in chain],
    ]  # fmt: skip
    return f"c{hashlib.sha256(_JSON.encode(slots).encode()).hexdigest()[:16]}"


def _facts(told: Told, entities: Mapping[str, Entity], act: Act | None) -> EventFacts:
    """What the crosswalk asks of an event, `act` being that of the statement that holds it."""
    event, found = told
    place = entities.get(event.place_entity) if event.place_entity else None
    country = None if place is None else place.country
    return EventFacts(
        type=event.type,
        mode=event.mode,
        factuality=event.factuality,
        act=act,
        actor_types=_types(event.actor_entities, entities, country),
        actor_people=_people(found.actors),
        target_types=_types(event.target_entities, entities, country),
        target_people=_people(found.targets),
        mutual=len(event.actors) >= _FIGHT and not event.targets and event.type in _MUTUAL,
        deaths=any(count.kind == "killed" and (count.max is None or count.max > 0) for count in event.counts),
    )


def _types(ids: Iterable[str | None], entities: Mapping[str, Entity], country: str | None) -> tuple[str | None, ...]:
    """The types of actors as they are in a country: its own army is foreign in another."""
    known = (entities.get(one) if one else None for one in ids)
    return tuple(
        None if one is None or one.actor_type is None else type_in_place(one.actor_type, one.country, country)
        for one in known
    )


def _people(phrases: Iterable[Unit]) -> tuple[str, ...]:
    """The classes of the nouns in phrases, without the kinds of names."""
    return tuple(sorted({name for phrase in phrases for name in phrase.classes if name.islower()}))
