"""A claim joined with all that belongs to it: the one structure that every export of claims reads.

Each value stands with what it rests on. Where the record has a value that nothing in the report, in what was given
with it, or in a table bears out, the value is left out here, so that no format can let it through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

import msgspec

from musnad.export.edges import last_end
from musnad.export.evidence import Value, quoted
from musnad.export.standing import Standing
from musnad.export.timing import time_of
from musnad.export.withholding import WITHHELD, Voice
from musnad.model import Claim, Codes, Count, Document, Entity, Event, Excerpt, Link, MadeBy, Mention, Record, Statement
from musnad.model.days import Days, days_of
from musnad.model.record import PERSON, CountKind
from musnad.model.toll import Toll, toll

COUNT_KINDS: Final[tuple[CountKind, ...]] = (
    "killed", "injured", "detained", "missing", "displaced",
    "released", "surrendered", "destroyed", "deployed", "other",
)  # fmt: skip
_ENDS: Final = re.compile(r"[.!؟?](?=[\s\"'”»)]|$)|\n")
_AROUND: Final = 32


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The report a claim stands in, as far as is known: what was given with it."""

    id: Value
    outlet: Value | None
    title: Value | None
    url: Value | None
    published: Value | None
    language: Value | None


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One who does something or to whom it is done: the words, and who that is."""

    words: Value
    entity: str | None
    kind: str | None
    name: Value | None
    name_en: Value | None
    authority: Value | None
    actor_type: Value | None
    country: Value | None

    @property
    def called(self) -> Value:
        """The English name where there is one, else the words."""
        return self.name_en or self.name or self.words


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where it happened: the words, and the place they mean, as closely as it is known."""

    words: Value
    entity: str | None
    name: Value | None
    name_en: Value | None
    authority: Value | None
    geonames: Value | None
    place_kind: Value | None
    country: Value | None
    admin1: Value | None
    admin2: Value | None
    lat: Value | None
    lon: Value | None
    level: Value | None
    ucdp: Value | None
    acled: Value | None
    point: Value | None

    @property
    def called(self) -> Value:
        """The English name where there is one, else the words."""
        return self.name_en or self.name or self.words


class When(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened: an EDTF value, the days it leaves open, and the words or the date it rests on."""

    value: Value
    words: Value | None
    first: Value | None
    last: Value | None
    days: Days | None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number of the report; an end is `None` where its words leave it open."""

    kind: CountKind
    words: Value
    min: Value | None
    max: Value | None
    who: Value | None


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one kind put together (`toll`)."""

    low: Value | None
    best: Value | None
    high: Value | None
    words: Value
    toll: Toll


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """One hand a claim went through: who, in which words, by which word of saying.

    `who` is what is known of the speaker beyond the name; its words are the cue where the speaker is implied.
    """

    name: Value | None
    words: Value | None
    cue: Value | None
    who: Party | None
    entity: str | None
    statement: str | None
    kind: str | None
    act: str | None
    mode: str | None
    date: Value | None


class Loaded(msgspec.Struct, frozen=True):
    """A word that takes sides, and its neutral sense."""

    words: Value
    sense: Value


class Quote(msgspec.Struct, frozen=True):
    """A span with a little of the text before and behind it, by which it is found again."""

    exact: Excerpt
    prefix: str
    suffix: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One claim, ready to leave; `around` gives a span of it with the text before and behind."""

    id: Value
    event: Value
    same_as: Value | None
    also: tuple[Value, ...]
    source: Source
    chain: tuple[Hand, ...]
    type: Value
    mode: Value | None
    factuality: Value
    trigger: Value
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    place: Spot | None
    time: When | None
    figures: tuple[Figure, ...]
    totals: Mapping[CountKind, Total]
    means: Value | None
    loaded: tuple[Loaded, ...]
    line: Value
    sentence: Value
    plover: Value | None
    cameo: Value | None
    acled: Value | None
    ucdp: Value | None
    reader: Value
    rule: Value
    unproved: tuple[str, ...]
    standing: Standing | None
    around: Callable[[Excerpt], Quote]

    @property
    def key(self) -> str:
        """What tells the claim from any other: its id, behind that of its report in a case."""
        return str(self.id.value) if self.standing is None else f"{self.standing.report}/{self.id.value}"

    @property
    def said_by(self) -> Hand | None:
        """The last hand: whose claim it is."""
        return self.chain[-1] if self.chain else None

    @property
    def telling(self) -> str:
        """The event that this one tells, or tells again."""
        return str((self.same_as or self.event).value)


def rows(record: Record, voice: Voice, standings: Mapping[str, Standing] = MappingProxyType({})) -> Iterator[Row]:
    """The claims of a record, in its order; a claim of an event that the record does not hold is passed over.

    `standings` are those that its claims have in a case, by their ids.
    """
    joins = _Joins(record, voice, standings)
    for claim in record.claims:
        event = joins.events.get(claim.event)
        if event is not None:
            yield joins.row(claim, event)


def orphans(record: Record) -> Iterator[Claim]:
    """The claims whose event the record does not hold."""
    events = {event.id for event in record.events}
    yield from (claim for claim in record.claims if claim.event not in events)


class _Joins:
    """The parts of a record by their ids, and how its words leave."""

    def __init__(self, record: Record, voice: Voice, standings: Mapping[str, Standing]) -> None:
        self._standings = standings
        self.events = {event.id: event for event in record.events}
        self._record = record
        self._voice = voice
        self._statements = {statement.id: statement for statement in record.statements}
        self._entities = {entity.id: entity for entity in record.entities}
        self._mentions: dict[str, Mention] = {}
        for mention in record.mentions:
            if mention.entity is not None:
                self._mentions.setdefault(mention.entity, mention)
        self._source = self._made_source(record.document)

    def row(self, claim: Claim, event: Event) -> Row:
        event = self._filled(event, [self.events[each] for each in claim.also if each in self.events])
        trigger = self._quoted(event.trigger)
        time, unproved = self._time(event)
        sentence = self._sentence(event.trigger)
        codes = self._codes(claim.codes, trigger)
        chain = tuple(self._hand(link) for link in claim.chain)
        standing = self._standings.get(claim.id)
        return Row(
            id=Value(claim.id, "record", source="claims.id"),
            event=Value(event.id, "record", source="events.id"),
            same_as=self._told_first(event),
            also=tuple(Value(each, "record", source="claims.also") for each in claim.also),
            source=self._source,
            chain=tuple(hand for hand in chain if hand.name is not None or hand.words is not None),
            type=Value(event.type, "text", trigger.spans, "events.type"),
            mode=None if event.mode is None else Value(event.mode, "text", trigger.spans, "events.mode"),
            factuality=Value(event.factuality, "text", trigger.spans, "events.factuality"),
            trigger=trigger,
            actors=tuple(self._parties(event.actors, event.actor_entities)),
            targets=tuple(self._parties(event.targets, event.target_entities)),
            place=self._spot(event),
            time=time,
            figures=tuple(self._figure(count) for count in event.counts),
            totals=self._totals(event),
            means=None if event.means is None else self._quoted(event.means),
            loaded=tuple(
                Loaded(
                    self._quoted(each.span),
                    Value(self._voice.name(each.sense), "table", self._hidden(each.span), "wording"),
                )
                for each in event.wording
            ),
            line=Value(self._voice.name(claim.line_en), "text", (*trigger.spans, *sentence.spans), "claims.line_en"),
            sentence=sentence,
            plover=codes["plover"],
            cameo=codes["cameo"],
            acled=codes["acled"],
            ucdp=codes["ucdp"],
            reader=Value(self._record.reader.version, "record", source="reader.version"),
            rule=Value(self._made_by(event.made_by), "record", source="events.made_by"),
            unproved=unproved,
            standing=None if standing is None else standing.leaving(self._voice),
            around=self._around,
        )

    def _made_by(self, made_by: MadeBy) -> str:
        """The stage and rule that made an event; of a claim that a person added, who that is."""
        hidden = made_by.stage == PERSON and self._voice.withholds
        return f"{made_by.stage}/{WITHHELD['en'] if hidden else made_by.rule}"

    def _filled(self, event: Event, also: Sequence[Event]) -> Event:
        """The event with what the same speakers tell of it only when they tell it again."""
        fields: dict[str, object] = {}
        for groups in (("actors", "actor_entities"), ("targets", "target_entities"), ("place", "place_entity"),
                       ("time", "time_basis"), ("counts",), ("means",)):  # fmt: skip
            told = next((each for each in (event, *also) if getattr(each, groups[0])), event)
            fields.update((field, getattr(told, field)) for field in groups)
        return msgspec.structs.replace(event, **fields)

    def _made_source(self, document: Document) -> Source:
        def given(field: str, value: str | None) -> Value | None:
            return None if not value else Value(self._voice.name(value), "document", source=f"document.{field}")

        url = None if not document.url else Value(self._voice.address(document.url), "document", source="document.url")
        return Source(
            id=Value(document.id, "document", source="document.id"),
            outlet=given("outlet", document.outlet),
            title=given("title", document.title),
            url=url,
            published=self._published(document),
            language=None
            if document.language is None
            else Value(document.language, "record", source="document.language"),
        )

    def _published(self, document: Document) -> Value | None:
        if document.published is None:
            return None
        return Value(
            document.published, "document", source=f"document.published ({document.published_basis or 'given'})"
        )

    def _hidden(self, *spans: Excerpt) -> tuple[Excerpt, ...]:
        return tuple(self._voice.excerpt(span) for span in dict.fromkeys(spans))

    def _quoted(self, span: Excerpt) -> Value:
        return quoted(self._voice.excerpt(span))

    def _told_first(self, event: Event) -> Value | None:
        seen = {event.id}
        while event.same_as in self.events and event.same_as not in seen:
            event = self.events[event.same_as or ""]
            seen.add(event.id)
        return Value(event.id, "record", source="events.same_as") if len(seen) > 1 else None

    def _codes(self, codes: Codes, trigger: Value) -> Mapping[str, Value | None]:
        found = {name: getattr(codes, name) for name in ("plover", "cameo", "acled", "ucdp")}
        return {
            name: None if not code else Value(code, "table", trigger.spans, f"codes.{name}")
            for name, code in found.items()
        }

    def _hand(self, link: Link) -> Hand:
        said = self._statements.get(link.statement or "")
        cue = link.cue or (said.cue if said is not None else None)
        words = said.source if said is not None else None
        entity = link.speaker if link.speaker is not None else said.source_entity if said is not None else None
        known = self._entities.get(entity or "")
        return Hand(
            who=None if (shown := words or cue) is None else self._party(shown, known),
            name=self._speaker(link, said, cue),
            words=None if words is None else self._quoted(words),
            cue=None if cue is None else self._quoted(cue),
            entity=entity,
            statement=link.statement,
            kind=said.source_kind if said is not None else None,
            act=said.act if said is not None else None,
            mode=said.mode if said is not None else None,
            date=None
            if said is None or said.date is None
            else Value(said.date, "text", self._hidden(said.cue), "statements.date"),
        )

    def _speaker(self, link: Link, said: Statement | None, cue: Excerpt | None) -> Value | None:
        name = link.name or (said.source_name if said is not None else None)
        if not name:
            return None
        name = self._voice.name(name)
        words = said.source if said is not None and said.source is not None else cue
        if words is not None:
            return Value(name, "text", self._hidden(words), "claims.chain")
        if self._record.document.outlet:
            return Value(name, "document", source="document.outlet")
        mention = self._mentions.get(link.speaker or "")
        return None if mention is None else Value(name, "text", self._hidden(mention.span), "claims.chain")

    def _parties(self, spans: Sequence[Excerpt], entities: Sequence[str | None]) -> Iterator[Party]:
        for span, entity in zip_longest(spans, entities[: len(spans)]):
            yield self._party(span, self._entities.get(entity or ""))

    def _party(self, span: Excerpt, entity: Entity | None) -> Party:
        evidence = self._evidence(span, entity)

        def of(value: str | None, source: str) -> Value | None:
            return None if not value else Value(self._voice.name(value), "table", evidence, source)

        return Party(
            words=self._quoted(span),
            entity=None if entity is None else entity.id,
            kind=None if entity is None else entity.kind,
            name=None if entity is None else Value(self._voice.name(entity.name), "text", evidence, "entities.name"),
            name_en=None
            if entity is None
            else of(entity.name_en, f"entities.name_en ({entity.name_en_basis or 'table'})"),
            authority=None if entity is None else of(entity.authority, "entities.authority"),
            actor_type=None if entity is None else of(entity.actor_type, "actors"),
            country=None if entity is None else of(entity.country, "entities.country"),
        )

    def _evidence(self, span: Excerpt, entity: Entity | None) -> tuple[Excerpt, ...]:
        mention = self._mentions.get(entity.id) if entity is not None else None
        return self._hidden(span) if mention is None else self._hidden(span, mention.span)

    def _spot(self, event: Event) -> Spot | None:
        span, entity = event.place, self._entities.get(event.place_entity or "")
        if span is None:
            return None
        evidence = self._evidence(span, entity)
        known = entity if entity is not None else Entity(id="", kind="place", name="")
        precision = known.precision

        def of(value: str | float | None, source: str) -> Value | None:
            if value is None or value == "":
                return None
            shown = self._voice.name(value) if isinstance(value, str) else value
            return Value(shown, "table", evidence, source)

        authority = known.authority or "gazetteer"
        return Spot(
            words=self._quoted(span),
            entity=known.id or None,
            name=of(known.name, "entities.name"),
            name_en=of(known.name_en, f"entities.name_en ({known.name_en_basis or 'table'})"),
            authority=of(known.authority, "entities.authority"),
            geonames=of(known.ids.geonames if known.ids else None, "entities.ids"),
            place_kind=of(known.place_kind, authority),
            country=of(known.country, authority),
            admin1=of(known.admin1, authority),
            admin2=of(known.admin2, authority),
            lat=of(known.lat, authority),
            lon=of(known.lon, authority),
            level=of(precision.level if precision else None, "precision.level"),
            ucdp=of(precision.ucdp if precision else None, "precision.ucdp"),
            acled=of(precision.acled if precision else None, "precision.acled"),
            point=of(precision.point if precision else None, "precision.point"),
        )

    def _time(self, event: Event) -> tuple[When | None, tuple[str, ...]]:
        """When the event was, and `time` among what nothing bears out."""
        if event.time is None:
            return None, ()
        days = days_of(event.time)
        value, words = self._time_evidence(event, event.time, days)
        if value is None:
            return None, ("time",)

        def end(day: object) -> Value | None:
            return None if day is None else Value(str(day), value.basis, value.spans, value.source)

        first, last = (days.first, days.last) if days is not None else (None, None)
        return When(value=value, words=words, first=end(first), last=end(last), days=days), ()

    def _time_evidence(self, event: Event, edtf: str, days: Days | None) -> tuple[Value | None, Value | None]:
        best = self._time_words(event, days)
        if best is not None:
            words = self._quoted(best)
            return Value(edtf, "text", words.spans, "times"), words
        said = self._statements.get(event.statement or "")
        if said is not None and said.date is not None and days is not None and days == days_of(said.date):
            return Value(edtf, "text", self._hidden(said.cue), "statements.date"), None
        document = self._record.document
        if document.published is not None and edtf == document.published:
            return Value(edtf, "document", source="document.published"), None
        return None, None

    def _time_words(self, event: Event, days: Days | None) -> Excerpt | None:
        """The expression of time that the time of an event rests on, else the nearest of its days."""
        rested = time_of(event, self._record)
        if rested is not None:
            return rested.span
        times = self._record.times
        named = [time for time in times if time.id == event.time_basis and time.value is not None]
        within = [time for time in times if days is not None and time.value and days_of(time.value) == days]
        nearest = min(named or within, key=lambda time: abs(time.span.start - event.trigger.start), default=None)
        return None if nearest is None else nearest.span

    def _figure(self, count: Count) -> Figure:
        words = self._quoted(count.span)

        def end(number: int | None) -> Value | None:
            return None if number is None else Value(number, "text", words.spans, "counts")

        who = None if count.who is None else self._quoted(count.who)
        return Figure(kind=count.kind, words=words, min=end(count.min), max=end(count.max), who=who)

    def _totals(self, event: Event) -> Mapping[CountKind, Total]:
        text = self._record.document.text
        tolls = {kind: toll(event.counts, kind, text, event.targets) for kind in COUNT_KINDS}
        return {kind: self._total(each) for kind, each in tolls.items() if each is not None}

    def _total(self, found: Toll) -> Total:
        spans = self._hidden(*found.words)

        def of(number: int | None) -> Value | None:
            return None if number is None else Value(number, "text", spans, "counts")

        words = Value(" | ".join(span.text for span in spans), "text", spans, "counts")
        return Total(low=of(found.low), best=of(found.best), high=of(found.high), words=words, toll=found)

    def _sentence(self, trigger: Excerpt) -> Value:
        return self._quoted(sentence_of(self._record.document.text, trigger.start, trigger.end))

    def _around(self, span: Excerpt) -> Quote:
        """A span of a row with the text around it, as it leaves."""
        return Quote(
            span,
            self._voice.between(max(span.start - _AROUND, 0), span.start),
            self._voice.between(span.end, min(span.end + _AROUND, len(self._record.document.text))),
        )


def sentence_of(text: str, start: int, end: int) -> Excerpt:
    """The sentence of a text that holds the words from `start` to `end`, without the blanks around it."""
    first = last_end(_ENDS, text, start)
    last = next((found.end() for found in _ENDS.finditer(text, end)), len(text))
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return Excerpt(first, last, text[first:last])
