"""The claims of a record as rows: `claims` with `participants` and `counts`, flat, to be found and listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from musnad.export.timing import time_of
from musnad.model import Claim, Entity, Event, Excerpt, Link, Record, Statement
from musnad.model.days import days_of

Row = dict[str, Any]


class ClaimRows(msgspec.Struct, frozen=True):
    """The rows of one record, in its order."""

    claims: tuple[Row, ...]
    participants: tuple[Row, ...]
    counts: tuple[Row, ...]


def claim_rows(record: Record, report: str, reading: str) -> ClaimRows:
    """The rows of a record that is the reading `reading` of the report `report`.

    What the same speakers tell of an event only where they tell it again (`also`) is told of the claim. A claim of an
    event that the record does not hold has no row, nor has one with the id of another before it.
    """
    parts = _Parts(record)
    first = {claim.id: claim for claim in reversed(record.claims)}
    known = [claim for claim in record.claims if claim.event in parts.events and first[claim.id] is claim]
    told = [(claim, parts.told(claim)) for claim in known]
    keys = [{"report": report, "claim": claim.id} for claim, _ in told]
    joined = list(zip(keys, told, strict=True))
    return ClaimRows(
        claims=tuple(
            {**key, "reading": reading, "ordinal": ordinal, **parts.claim(claim, event)}
            for ordinal, (key, (claim, event)) in enumerate(joined)
        ),
        participants=tuple({**key, **each} for key, (claim, event) in joined for each in parts.taking(claim, event)),
        counts=tuple({**key, **each} for key, (_, event) in joined for each in parts.counted(event)),
    )


class _Parts:
    """The parts of a record by their ids."""

    def __init__(self, record: Record) -> None:
        self.events: Mapping[str, Event] = {event.id: event for event in record.events}
        self._record = record
        self._entities = {entity.id: entity for entity in record.entities}
        self._statements = {statement.id: statement for statement in record.statements}
        self._named = {
            said.source_name: said.source.text
            for said in reversed(record.statements)
            if said.source is not None and said.source_name is not None
        }

    def told(self, claim: Claim) -> Event:
        """The event of a claim, with what is told of it only when it is told again."""
        again = [self.events[each] for each in (claim.event, *claim.also) if each in self.events]
        fields: dict[str, Any] = {}
        for group in (("actors", "actor_entities"), ("targets", "target_entities"), ("place", "place_entity"),
                      ("time", "time_basis"), ("counts",)):  # fmt: skip
            source = next((event for event in again if getattr(event, group[0])), again[0])
            fields.update((field, getattr(source, field)) for field in group)
        return msgspec.structs.replace(again[0], **fields)

    def claim(self, claim: Claim, event: Event) -> Row:
        last = claim.chain[-1] if claim.chain else Link(speaker=None, name=None)
        holding = self._statements.get(event.statement or "")
        known = self._entities.get(last.speaker or "")
        return {
            "type": event.type,
            "mode": event.mode,
            "factuality": event.factuality,
            **self._when(event),
            **self._where(event),
            "act": None if holding is None else holding.act,
            "speaker": None if known is None else known.authority,
            "speaker_name": last.name,
            "start": event.trigger.start,
            "line_en": claim.line_en,
        }

    def _when(self, event: Event) -> Row:
        expression = time_of(event, self._record)
        if expression is not None and (expression.earliest or expression.latest):
            return {"time": event.time, "earliest": expression.earliest, "latest": expression.latest}
        days = None if event.time is None else days_of(event.time)
        ends = (None, None) if days is None else (days.first, days.last)
        earliest, latest = (None if end is None else end.isoformat() for end in ends)
        return {"time": event.time, "earliest": earliest, "latest": latest}

    def _where(self, event: Event) -> Row:
        known = self._entities.get(event.place_entity or "")
        fields = ("country", "admin1", "admin2", "lat", "lon")
        return {
            "place": None if known is None else known.authority,
            "place_name": known.name if known is not None else None if event.place is None else event.place.text,
            "place_name_en": None if known is None else known.name_en,
            **{field: None if known is None else getattr(known, field) for field in fields},
        }

    def taking(self, claim: Claim, event: Event) -> Iterator[Row]:
        """Who acts, suffers and speaks in a claim."""
        yield from self._parties("actor", event.actors, event.actor_entities)
        yield from self._parties("target", event.targets, event.target_entities)
        yield from self._speakers(claim.chain)

    def _parties(self, role: str, words: Sequence[Excerpt], entities: Iterable[str | None]) -> Iterator[Row]:
        ids = [*entities, *([None] * len(words))]
        for ordinal, (excerpt, entity) in enumerate(zip(words, ids, strict=False)):
            yield _party(role, ordinal, excerpt.text, self._entities.get(entity or ""))

    def _speakers(self, chain: Sequence[Link]) -> Iterator[Row]:
        for ordinal, link in enumerate(chain):
            said = self._statements.get(link.statement or "")
            known = self._entities.get(link.speaker or "")
            name = self._words_of(said) or link.name or (None if known is None else known.name)
            if name is not None:
                english = None if said is None else link.name
                row = _party("speaker", ordinal, name, known)
                yield {**row, "name_en": row["name_en"] or english}

    def _words_of(self, said: Statement | None) -> str | None:
        """Who speaks, in words of the report: those of this statement, else of the first by the same source."""
        if said is None:
            return None
        return self._named.get(said.source_name or "") if said.source is None else said.source.text

    def counted(self, event: Event) -> Iterator[Row]:
        """The numbers of a claim."""
        for ordinal, count in enumerate(event.counts):
            yield {
                "ordinal": ordinal,
                "kind": count.kind,
                "min": count.min,
                "max": count.max,
                "words": count.span.text,
            }


def _party(role: str, ordinal: int, words: str, known: Entity | None) -> Row:
    return {
        "role": role,
        "ordinal": ordinal,
        "authority": None if known is None else known.authority,
        "name": words if known is None else known.name,
        "name_en": None if known is None else known.name_en,
        "kind": None if known is None else known.kind,
        "actor_type": None if known is None else known.actor_type,
        "country": None if known is None else known.country,
    }
