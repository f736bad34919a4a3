"""The record of a reading: what its layers hold, as the public schema has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from musnad.model import Entity, Excerpt, MadeBy, ReaderInfo, Reason, Record, Span, Statement, TimeExpression
from musnad.model.record import Count, Event, Wording
from musnad.reading.claimlines import InEnglish
from musnad.reading.claims import Told, make_claims
from musnad.reading.coreference import Resolved
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import Unit
from musnad.reading.layers import Layers
from musnad.reading.speakers import Speaker
from musnad.reading.statements import Attribution
from musnad.reading.times import TimeFound
from musnad.version import __version__

_UNNAMED: Final = frozenset({"role", "anonymous"})


def make_record(layers: Layers, info: ReaderInfo, english: InEnglish) -> Record:
    """The record of the report; speakers that no name of the report stands for follow the entities it names."""
    speaking = _Speaking(layers)
    statements = tuple(
        _statement(layers, index, attribution, speaking.of(index))
        for index, attribution in enumerate(layers.attributions)
    )
    entities = (*speaking.named(), *speaking.added)
    events = tuple(_event(layers, number, event) for number, event in enumerate(layers.events, start=1))
    return Record(
        reader=info,
        document=layers.reading.document,
        mentions=layers.naming.mentions,
        entities=entities,
        times=tuple(_time(layers, number, time) for number, time in enumerate(layers.times, start=1)),
        statements=statements,
        events=events,
        claims=make_claims(
            layers.reading.document, statements, entities, tuple(map(Told, events, layers.events)), english
        ),
        notes=layers.reading.notes,
    )


class _Speaking:
    """The speakers as entities: those named in the report, and others that speak under a name all the same."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._ids: dict[object, str] = {}
        self.added: list[Entity] = []

    def of(self, index: int) -> tuple[Resolved, str | None, str | None]:
        """How a statement's source is given, the entity it is, and its name, in English where there is one."""
        who, speaker = self._layers.resolved[index], self._layers.speakers[index]
        if speaker.name is not None:
            return who, self._layers.naming.entity_of[speaker.name], speaker.english
        if speaker.actor is not None or (who.named and who.speaker is not None and speaker.basis is not None):
            return who, self._added(who, speaker), speaker.english
        return who, None, speaker.english

    def named(self) -> Iterator[Entity]:
        """The entities that the report names, with why words that are not their name mean them where they speak."""
        told: dict[str, list[Reason]] = {}
        for speaker in self._layers.speakers:
            if speaker.name is not None:
                told.setdefault(self._layers.naming.entity_of[speaker.name], []).extend(speaker.reasons)
        for entity in self._layers.naming.entities:
            more = tuple(dict.fromkeys(told.get(entity.id, ())))
            yield msgspec.structs.replace(entity, reasons=(*entity.reasons, *more)) if more else entity

    def _added(self, who: Resolved, speaker: Speaker) -> str:
        actor = None if speaker.actor is None else speaker.actor.actor
        key: object = actor.id if actor is not None else who.speaker
        named = None if actor is None else self._named(actor.authority)
        if named is not None:
            return named
        if key not in self._ids:
            self._ids[key] = f"e{len(self._layers.naming.entities) + len(self.added) + 1}"
            self.added.append(
                Entity(
                    id=self._ids[key],
                    kind=None if actor is None else "organization",
                    name=who.name or "",
                    name_en=speaker.english,
                    name_en_basis=speaker.basis if actor is None else "actors",
                    authority=None if actor is None else actor.authority,
                    actor_type=None if actor is None else actor.type,
                    country=None if actor is None else actor.country,
                    reasons=speaker.reasons,
                )
            )
        return self._ids[key]

    def _named(self, authority: str) -> str | None:
        """The entity of the report that is this actor."""
        return next((one.id for one in self._layers.naming.entities if one.authority == authority), None)


def _statement(
    layers: Layers, index: int, attribution: Attribution, speaking: tuple[Resolved, str | None, str | None]
) -> Statement:
    text = layers.reading.text
    who, entity, name = speaking
    kind = "named" if who.kind in _UNNAMED and _holds_name(layers, attribution, entity) else who.kind
    return Statement(
        id=f"s{index + 1}",
        source=None if attribution.source_span is None else attribution.source_span.of(text),
        source_kind=kind,
        source_entity=entity,
        source_name=name,
        cue=attribution.cue.of(text),
        cue_lemma=attribution.lemma,
        act=attribution.act,
        content=_excerpts(text, attribution),
        quoted=tuple(span.of(text) for span in attribution.quoted),
        mode=attribution.mode,
        parent=None if attribution.parent is None else f"s{attribution.parent + 1}",
        date=layers.dated[index].date,
        date_basis=layers.dated[index].basis,
        flags=attribution.flags,
        made_by=MadeBy("statements", attribution.rule, __version__),
    )


def _holds_name(layers: Layers, attribution: Attribution, entity: str | None) -> bool:
    """Whether the source has the name of who speaks in it, which a reader of its words alone took for a role."""
    source = attribution.source_span
    if source is None or entity is None:
        return False
    words = layers.reading.text[source.start : source.end]
    own = [mention.span for mention in layers.naming.mentions_of.get(entity, ())]
    return any(
        (source.start <= span.start and span.end <= source.end) or span.text.split()[1:][-1:] == [words] for span in own
    )


def _excerpts(text: str, attribution: Attribution) -> tuple[Excerpt, ...]:
    return tuple(span.of(text) for span in attribution.content)


def _time(layers: Layers, number: int, time: TimeFound) -> TimeExpression:
    return TimeExpression(
        id=f"t{number}",
        span=Span(time.start, time.end).of(layers.reading.text),
        value=time.value,
        timex3=time.timex3,
        earliest=time.earliest,
        latest=time.latest,
        reference=time.reference,
        flags=time.flags,
        reasons=time.reasons,
        made_by=MadeBy("times", time.rule, __version__),
    )


def _event(layers: Layers, number: int, event: EventFound) -> Event:
    text = layers.reading.text
    trigger = Span(event.start, event.end).of(text)
    return Event(
        id=f"v{number}",
        trigger=trigger,
        type=event.type,
        mode=event.mode,
        actors=tuple(unit.span.of(text) for unit in event.actors),
        actor_entities=tuple(_entity_of(layers, unit) for unit in event.actors),
        targets=tuple(unit.span.of(text) for unit in event.targets),
        target_entities=tuple(_entity_of(layers, unit) for unit in event.targets),
        place=None if event.place is None else _core(event.place).of(text),
        place_entity=None if event.place is None else _entity_of(layers, event.place),
        time=event.time,
        time_basis=event.time_basis,
        factuality=event.factuality,
        counts=tuple(
            Count(
                kind=count.kind,
                span=count.span.of(text),
                min=count.minimum,
                max=count.maximum,
                who=None if count.who is None else count.who.of(text),
            )
            for count in event.counts
        ),
        means=None if event.means is None else event.means.span.of(text),
        wording=() if event.trigger.sense is None else (Wording(trigger, event.trigger.sense),),
        statement=None if event.statement is None else f"s{event.statement + 1}",
        same_as=None if event.same_as is None else f"v{event.same_as + 1}",
        cause=None if event.cause is None else f"v{event.cause + 1}",
        either=None if event.either is None else f"v{event.either + 1}",
        made_by=MadeBy("events", event.rule, __version__),
    )


def _entity_of(layers: Layers, unit: Unit) -> str | None:
    """The entity that a phrase means: that of its name, where it has one alone."""
    entities = {layers.naming.entity_of[name] for name in unit.names}
    return entities.pop() if len(entities) == 1 else None


def _core(place: Unit) -> Span:
    """A place without what is said of it in apposition (`زنجبار عاصمة أبين`)."""
    return Span(place.start, place.end if place.core < 0 else place.core)
