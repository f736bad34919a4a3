"""Claims: each event with the chain of speakers that hand it on, its codes and its line.

The unit of evidence is not the event but the claim: what happened as one chain of speakers gives it, from the outlet
down to the statement that holds the event. What the same speakers tell twice is one claim; what another speaker tells
of the same event is a claim of its own, and the events are linked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from musnad.model import Document
from musnad.model.record import Claim, Codes, Entity, Event, Link, Statement
from musnad.reading.claimlines import InEnglish, Said, line_of, what_happened
from musnad.reading.eventfound import EventFound
from musnad.vocabulary.crosswalk import EventFacts, codes_of, type_in_place

_UNKNOWN: Final = "an unnamed source"
_FIGHT: Final = 2


def make_claims(
    document: Document,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    events: Sequence[Event],
    found: Sequence[EventFound],
    english: InEnglish,
) -> tuple[Claim, ...]:
    """The claims of a report in text order; `found` are its events as the reading has them."""
    by_statement = {statement.id: statement for statement in statements}
    by_entity = {entity.id: entity for entity in entities}
    claims: dict[tuple[str, tuple[str, ...]], Claim] = {}
    made: dict[str, tuple[str, tuple[str, ...]]] = {}
    for event, one in zip(events, found, strict=True):
        if event.either is not None and event.either in made:
            key = made[event.either]
            claims[key] = _or(claims[key], event.id, one, english)
            made[event.id] = key
            continue
        chain = _statements(event.statement, by_statement)
        speakers = tuple(_who(statement) for statement in chain)
        key = (event.same_as or event.id, speakers)
        made[event.id] = key
        told = claims.get(key)
        if told is not None:
            claims[key] = _also(told, event.id)
            continue
        links = (Link(speaker=None, name=document.outlet), *map(_link, chain))
        said = [Said(statement.source_name or _UNKNOWN, statement.act, statement.date) for statement in chain]
        claims[key] = Claim(
            id=claim_id(document.id, event, chain),
            event=event.id,
            chain=links,
            line_en=line_of(document.outlet, said, one, english, None),
            codes=_codes(event, one, found, events, by_entity, chain),
        )
    return tuple(claims.values())


def _also(claim: Claim, event: str) -> Claim:
    return msgspec.structs.replace(claim, also=(*claim.also, event))


def _or(claim: Claim, event: str, found: EventFound, english: InEnglish) -> Claim:
    """The claim that its event or this one happened; what both have in common is all that a code could say."""
    line = f"{claim.line_en}, or {what_happened(found, english)}"
    return msgspec.structs.replace(claim, alternatives=(*claim.alternatives, event), line_en=line)


def _statements(innermost: str | None, by_id: Mapping[str, Statement]) -> tuple[Statement, ...]:
    """The statements from the outermost to the one that holds the event."""
    chain: list[Statement] = []
    while innermost is not None:
        statement = by_id[innermost]
        chain.append(statement)
        innermost = statement.parent
    return tuple(reversed(chain))


def _who(statement: Statement) -> str:
    return statement.source_entity or statement.source_name or statement.id


def _link(statement: Statement) -> Link:
    return Link(speaker=statement.source_entity, name=statement.source_name, statement=statement.id, cue=statement.cue)


def claim_id(document: str, event: Event, chain: Sequence[Statement]) -> str:
    """The identity of a claim: a digest of the document, the spans of the event and of the statements, and its slots."""
    slots = [
        document, event.type, event.mode, event.factuality, event.time,
        [event.trigger.start, event.trigger.end],
        *([[span.start, span.end] for span in spans] for spans in (event.actors, event.targets)),
        None if event.place is None else [event.place.start, event.place.end],
        [[count.kind, count.span.start, count.min, count.max] for count in event.counts],
        [[statement.cue.start, statement.cue.end] for statement in chain],
    ]  # fmt: skip
    return f"c{hashlib.sha256(json.dumps(slots, ensure_ascii=False).encode()).hexdigest()[:16]}"


def _codes(
    event: Event,
    found: EventFound,
    others: Sequence[EventFound],
    events: Sequence[Event],
    entities: Mapping[str, Entity],
    chain: Sequence[Statement],
) -> Codes:
    cause = None
    if found.cause is not None:
        cause = _facts(events[found.cause], others[found.cause], entities, None)
    act = chain[-1].act if chain else None
    facts = _facts(event, found, entities, act)
    if cause is not None:
        facts = msgspec.structs.replace(facts, cause=cause)
    return codes_of(facts).codes()


def _facts(event: Event, found: EventFound, entities: Mapping[str, Entity], act: object) -> EventFacts:
    place = entities.get(event.place_entity) if event.place_entity else None
    country = None if place is None else place.country

    def types(ids: Sequence[str | None]) -> tuple[str | None, ...]:
        known = [entities.get(one) if one else None for one in ids]
        return tuple(
            None if one is None or one.actor_type is None else type_in_place(one.actor_type, one.country, country)
            for one in known
        )

    return EventFacts(
        type=event.type,
        mode=event.mode,
        factuality=event.factuality,
        act=act,  # type: ignore[arg-type]
        actor_types=types(event.actor_entities),
        actor_people=_people(found.actors),
        target_types=types(event.target_entities),
        target_people=_people(found.targets),
        mutual=len(event.actors) >= _FIGHT and not event.targets and event.type in {"ASSAULT", "AGREE", "CONSULT"},
        deaths=any(count.kind == "killed" and (count.max is None or count.max > 0) for count in event.counts),
    )


def _people(units: Sequence[object]) -> tuple[str, ...]:
    return tuple(sorted({name for unit in units for name in unit.classes if name.islower()}))  # type: ignore[attr-defined]
