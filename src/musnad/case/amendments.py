"""What people add to the reading of a report and correct in it for the whole case, folded into its record.

A person adds a claim that the reader missed, or says what written names mean: an actor of the table, a place of the
gazetteer, an actor of the case's own, or no actor at all. `amended` makes of the machine's record the one that claims,
words, links and exports are made of. The machine's own stays as it is; what it had of an entity stands in its reasons.
Nothing here knows of the database or asks a table: what a table said when the person decided is part of the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from musnad.case.canonical import id_of
from musnad.model import Claim, Codes, Entity, Event, Excerpt, Link, MadeBy, Mention, Reason, Record, Statement
from musnad.model.days import days_of
from musnad.model.record import PERSON, Act, Count, EventType, Factuality, TimeExpression
from musnad.reading.claimlines import Fields, Said, line_of_fields
from musnad.reading.claims import UNKNOWN, claim_id
from musnad.vocabulary.crosswalk import EventFacts, codes_of, type_in_place
from musnad.vocabulary.vocabulary import load_glosses

OWN: Final = "case:"
"""What the id of an actor of the case's own begins with."""
NAMED: Final = "named_by_person"
HAD: Final = "machine_had"
Scope = Literal["case", "outlet", "report"]
"""How far a name is meant so: in all reports, in those of an outlet, in one report. The narrower wins."""
Aspect = Literal["actor", "place"]
_NARROWNESS: Final[Mapping[Scope, int]] = {"case": 0, "outlet": 1, "report": 2}
_DIGITS: Final = 12
_MUTUAL: Final = frozenset({"ASSAULT", "AGREE", "CONSULT"})
_FIGHT: Final = 2
_OWN_TIME: Final = "own"


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report, and who or what a person says they mean.

    An `entity` with an id is one of the report, found again by `mention`, one of its mentions, where it has any. One
    without is what a table had when the person decided. `None` leaves the words by themselves.
    """

    words: Excerpt
    entity: Entity | None = None
    mention: Excerpt | None = None


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened: EDTF, and the words it rests on; `None` where it is the day of the report or of the saying."""

    value: str
    words: Excerpt | None = None


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that hands a claim on, as the reader has it, and its speaker where that is an entity."""

    statement: Statement
    speaker: Party | None = None


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that a person adds: what is said to have happened, and through whom, the outermost first."""

    who: str
    trigger: Excerpt
    type: EventType
    mode: str | None = None
    factuality: Factuality = "asserted"
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    place: Party | None = None
    time: Timed | None = None
    counts: tuple[Count, ...] = ()
    chain: tuple[Hand, ...] = ()


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """An added claim in its case: its report, its id, and the entry of the journal."""

    report: str
    claim: str
    entry: int
    added: Added


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a name means, as a table or the person has it, and who said so; without `entity` it names no actor."""

    who: str
    entity: Entity | None = None


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """What a written name means where it stands for an actor or for a place, in `of`: an outlet, a report, or all."""

    scope: Scope
    of: str
    aspect: Aspect
    name: str
    entry: int
    meaning: Meaning


class Amendments(msgspec.Struct, frozen=True):
    """What people say of one report."""

    additions: tuple[Addition, ...] = ()
    namings: tuple[Naming, ...] = ()

    @property
    def mark(self) -> str:
        """A word that is another one when anything of it is."""
        return "" if self == NONE else id_of(msgspec.json.decode(msgspec.json.encode(self)))


NONE: Final = Amendments()


def amended(record: Record, amendments: Amendments) -> Record:
    """The record with what people say of its report; in which order they said it makes no difference.

    Ids of what was there stay. A claim that the reader has too by now is not added again.
    """
    if amendments == NONE:
        return record
    adding = _Adding(record)
    for addition in sorted(amendments.additions, key=lambda each: each.claim):
        adding.add(addition)
    whole = adding.record()
    return _Renaming(whole, amendments.namings, adding.settled).record() if amendments.namings else whole


def added_id(document: str, added: Added) -> str:
    """The id that an added claim has by its content, the same as if the reader had found it."""
    statements = [hand.statement for hand in added.chain]
    return claim_id(document, _event("", added, {}), statements)


# --- claims that are added ----------------------------------------------------------------------------------------
class _Adding:
    """The parts of a record while claims are added to it; `settled` are entities that a person chose for a claim."""

    def __init__(self, record: Record) -> None:
        self._record: Final = record
        self._entities: Final = {entity.id: entity for entity in record.entities}
        self._statements: Final = {statement.id: statement for statement in record.statements}
        self._known: Final = {claim.id for claim in record.claims}
        self._times: Final = list(record.times)
        self._events: Final = list(record.events)
        self._claims: Final = list(record.claims)
        self._starts: Final = {event.id: event.trigger.start for event in record.events}
        self.settled: Final[set[str]] = set()

    def record(self) -> Record:
        return replace(
            self._record,
            entities=tuple(self._entities.values()),
            statements=tuple(self._statements.values()),
            times=tuple(self._times),
            events=tuple(self._events),
            claims=tuple(self._claims),
        )

    def add(self, addition: Addition) -> None:
        """Add a claim with its event, in the order of the text."""
        if addition.claim in self._known:
            return
        self._known.add(addition.claim)
        added = addition.added
        chain = self._chain(added.chain)
        refs = {party: self._entity(party) for party in _parties(added)}
        made = MadeBy(PERSON, added.who, f"journal {addition.entry}")
        event = replace(
            _event(f"v{addition.claim}", added, refs), statement=chain[-1].id if chain else None, made_by=made
        )
        self._date(event, added, made)
        start = event.trigger.start
        behind = next((at for at, each in enumerate(self._events) if each.trigger.start > start), len(self._events))
        self._events.insert(behind, event)
        self._starts[event.id] = start
        after = (at for at, each in enumerate(self._claims) if self._starts.get(each.event, 0) > start)
        self._claims.insert(next(after, len(self._claims)), self._claim(addition.claim, event, chain))

    def _claim(self, claim: str, event: Event, chain: Sequence[Statement]) -> Claim:
        outlet = self._record.document.outlet
        said = [Said(each.source_name or UNKNOWN, each.act, each.date) for each in chain]
        links = [
            Link(speaker=each.source_entity, name=each.source_name, statement=each.id, cue=each.cue) for each in chain
        ]
        return Claim(
            id=claim,
            event=event.id,
            chain=(Link(speaker=None, name=outlet), *links),
            line_en=line_of_fields(outlet, said, _fields(event, self._entities)),
            codes=codes_of(_facts(event, self._entities, chain[-1].act if chain else None)).codes(),
        )

    def _chain(self, hands: Iterable[Hand]) -> list[Statement]:
        """The statements of the record that hand a claim on; one that another reading does not have is added."""
        chain: list[Statement] = []
        for hand in hands:
            wanted = hand.statement
            known = next((each for each in self._statements.values() if _same_words(each, wanted)), None)
            if known is None:
                known = replace(
                    wanted,
                    id=f"s{id_of([wanted.cue.start, wanted.cue.end])[:_DIGITS]}",
                    parent=chain[-1].id if chain else None,
                    source_entity=None if hand.speaker is None else self._entity(hand.speaker),
                )
                self._statements[known.id] = known
            chain.append(known)
        return chain

    def _entity(self, party: Party) -> str | None:
        """The entity that words mean: one of the record, or one that is added to it."""
        entity = party.entity
        if entity is None:
            return None
        if entity.id and (found := self._same(entity, party.mention)) is not None:
            return found
        own = replace(entity, id=f"e{id_of(msgspec.json.decode(msgspec.json.encode(entity)))[:_DIGITS]}")
        self._entities[own.id] = own
        if not entity.id:
            self.settled.add(own.id)
        return own.id

    def _same(self, entity: Entity, mention: Excerpt | None) -> str | None:
        """The entity of the record that one of its readings had."""
        for each in self._record.mentions:
            if mention is not None and each.span == mention and each.entity in self._entities:
                return each.entity
        told = (entity.kind, entity.name, entity.authority)
        return next((each.id for each in self._record.entities if (each.kind, each.name, each.authority) == told), None)

    def _date(self, event: Event, added: Added, made: MadeBy) -> None:
        """Add the words that the time of an event rests on, unless the record has them with that value."""
        time = added.time
        if time is None or time.words is None:
            return
        if any(each.span == time.words and each.value == time.value for each in self._times):
            return
        days = days_of(time.value)
        ends = (None, None) if days is None else (days.first, days.last)
        earliest, latest = (None if end is None else end.isoformat() for end in ends)
        found = TimeExpression(
            id=f"t{event.id}", span=time.words, value=time.value, earliest=earliest, latest=latest, made_by=made
        )
        behind = (at for at, each in enumerate(self._times) if each.span.start > time.words.start)
        self._times.insert(next(behind, len(self._times)), found)


def _parties(added: Added) -> Sequence[Party]:
    return (*added.actors, *added.targets, *(() if added.place is None else (added.place,)))


def _event(event: str, added: Added, refs: Mapping[Party, str | None]) -> Event:
    """The event of an added claim; `refs` are the entities of its parties."""
    return Event(
        id=event,
        trigger=added.trigger,
        type=added.type,
        mode=added.mode,
        actors=tuple(party.words for party in added.actors),
        actor_entities=tuple(refs.get(party) for party in added.actors),
        targets=tuple(party.words for party in added.targets),
        target_entities=tuple(refs.get(party) for party in added.targets),
        place=None if added.place is None else added.place.words,
        place_entity=None if added.place is None else refs.get(added.place),
        time=None if added.time is None else added.time.value,
        time_basis=None if added.time is None or added.time.words is None else _OWN_TIME,
        factuality=added.factuality,
        counts=added.counts,
        made_by=MadeBy(PERSON, added.who, ""),
    )


def _same_words(one: Statement, other: Statement) -> bool:
    return one.cue == other.cue and one.content == other.content


def _fields(event: Event, entities: Mapping[str, Entity]) -> Fields:
    """An event in English, as far as it has any; other words stay in Arabic between quotation marks."""
    code = event.type if event.mode is None else f"{event.type}/{event.mode}"
    gloss, _ = load_glosses("event_types" if event.mode is None else "event_modes")[code]
    return Fields(
        gloss=gloss,
        factuality=event.factuality,
        actors=[_label(*each, entities) for each in zip(event.actors, event.actor_entities, strict=True)],
        targets=[_label(*each, entities) for each in zip(event.targets, event.target_entities, strict=True)],
        place=None if event.place is None else _label(event.place, event.place_entity, entities),
        time=event.time,
        numbers=[f"{each.kind}: {_bounds(each)}" for each in event.counts],
    )


def _label(words: Excerpt, ref: str | None, entities: Mapping[str, Entity]) -> str:
    known = entities.get(ref or "")
    return f"“{words.text}”" if known is None else _called(known)


def _called(entity: Entity) -> str:
    return entity.name_en or f"“{entity.name}”"


def _bounds(count: Count) -> str:
    if count.min == count.max:
        return "–" if count.min is None else str(count.min)
    return f"{'' if count.min is None else count.min}-{'' if count.max is None else count.max}"


def _facts(event: Event, entities: Mapping[str, Entity], act: Act | None, cause: Event | None = None) -> EventFacts:
    """What the crosswalk asks of an event, as far as a record tells it."""
    place = entities.get(event.place_entity or "")
    country = None if place is None else place.country
    return EventFacts(
        type=event.type,
        mode=event.mode,
        factuality=event.factuality,
        act=act,
        actor_types=_types(event.actor_entities, entities, country),
        target_types=_types(event.target_entities, entities, country),
        mutual=len(event.actors) >= _FIGHT and not event.targets and event.type in _MUTUAL,
        deaths=any(count.kind == "killed" and (count.max is None or count.max > 0) for count in event.counts),
        cause=None if cause is None else _facts(cause, entities, None),
    )


def _types(refs: Iterable[str | None], entities: Mapping[str, Entity], country: str | None) -> tuple[str | None, ...]:
    known = (entities.get(ref or "") for ref in refs)
    return tuple(
        None if each is None or each.actor_type is None else type_in_place(each.actor_type, each.country, country)
        for each in known
    )


# --- names that are corrected -------------------------------------------------------------------------------------
class _Meanings:
    """What names mean in one report: of several said of one, that of the narrowest scope."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._found: Final[dict[tuple[Aspect, str], Naming]] = {}
        for naming in sorted(namings, key=lambda each: (_NARROWNESS[each.scope], each.entry)):
            self._found[naming.aspect, written(naming.name)] = naming

    def of(self, aspect: Aspect, name: str) -> Naming | None:
        return self._found.get((aspect, written(name)))


def written(name: str) -> str:
    """A name as it is written, however its words are set apart."""
    return " ".join(name.split())


class _Renaming:
    """A record in which names mean what people say they mean.

    A name is that under which the report has an entity, its fullest, or a phrase that no entity was found for.
    """

    def __init__(self, record: Record, namings: Iterable[Naming], settled: Iterable[str]) -> None:
        self._record: Final = record
        self._meanings: Final = _Meanings(namings)
        self._settled: Final = frozenset(settled)
        self._before: Final = {entity.id: entity for entity in record.entities}
        self._after: Final = dict(self._before)
        self._acting: Final[dict[str, str | None]] = {}
        """Places that are another actor where they act, suffer or speak; `None` for no actor."""
        self._gone: Final[set[str]] = set()

    def record(self) -> Record:
        for entity in self._record.entities:
            if entity.id not in self._settled:
                self._rename(entity)
        statements = self._implied(tuple(map(self._statement, self._record.statements)))
        events = tuple(map(self._event, self._record.events))
        entities = tuple(
            replace(each, member_of=None) if each.member_of in self._gone else each
            for each in self._after.values()
            if each.id not in self._gone
        )
        mentions = (each for each in self._record.mentions if each.entity not in self._gone)
        whole = replace(
            self._record,
            mentions=tuple(map(self._mention, mentions)),
            entities=entities,
            statements=statements,
            events=events,
        )
        return replace(whole, claims=_retold(self._record, whole))

    def _rename(self, entity: Entity) -> None:
        is_place = entity.kind == "place"
        acting = self._meanings.of("actor", entity.name)
        placed = self._meanings.of("place", entity.name)
        if is_place and acting is not None:
            self._acting[entity.id] = self._added(acting, entity.name)
        naming = placed if is_place else acting or placed
        if naming is None:
            return
        if naming.meaning.entity is None:
            self._gone.add(entity.id)
        else:
            self._after[entity.id] = _meant(entity, naming.meaning)

    def _added(self, naming: Naming, name: str) -> str | None:
        """The entity that is added for a name which no entity of the report stands for."""
        if naming.meaning.entity is None:
            return None
        given = msgspec.json.decode(msgspec.json.encode(naming.meaning.entity))
        new = f"e{id_of([given, name])[:_DIGITS]}"
        reasons = (Reason(code=NAMED, detail=naming.meaning.who),)
        self._after.setdefault(new, replace(naming.meaning.entity, id=new, name=name, reasons=reasons))
        return new

    def _actor(self, words: Excerpt | None, ref: str | None) -> str | None:
        """The entity that acts, suffers or speaks."""
        if ref is not None:
            ref = self._acting.get(ref, ref)
            return None if ref in self._gone else ref
        naming = None if words is None else self._meanings.of("actor", words.text)
        return None if naming is None or words is None else self._added(naming, written(words.text))

    def _place(self, words: Excerpt | None, ref: str | None) -> str | None:
        if ref is not None:
            return None if ref in self._gone else ref
        naming = None if words is None else self._meanings.of("place", words.text)
        return None if naming is None or words is None else self._added(naming, written(words.text))

    def _event(self, event: Event) -> Event:
        actors = zip(event.actors, _as_many(event.actor_entities, event.actors), strict=True)
        targets = zip(event.targets, _as_many(event.target_entities, event.targets), strict=True)
        return replace(
            event,
            actor_entities=tuple(self._actor(words, ref) for words, ref in actors),
            target_entities=tuple(self._actor(words, ref) for words, ref in targets),
            place_entity=self._place(event.place, event.place_entity),
        )

    def _statement(self, statement: Statement) -> Statement:
        speaker = self._actor(statement.source, statement.source_entity)
        before, after = self._before.get(statement.source_entity or ""), self._after.get(speaker or "")
        if after is None or after == before:
            return replace(statement, source_entity=speaker)
        return replace(statement, source_entity=speaker, source_name=after.name_en or after.name)

    def _implied(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """The statements; those that go on without naming their speaker have the one that a phrase before is now."""
        now: dict[str | None, Statement] = {}
        found: list[Statement] = []
        for before, after in zip(self._record.statements, statements, strict=True):
            if before.source is not None and before.source_entity is None and after.source_entity is not None:
                now[before.source_name] = after
            goes_on = now.get(before.source_name) if before.source is None and before.source_entity is None else None
            if goes_on is None or before.source_name is None:
                found.append(after)
            else:
                named = replace(after, source_entity=goes_on.source_entity, source_name=goes_on.source_name)
                found.append(named)
        return tuple(found)

    def _mention(self, mention: Mention) -> Mention:
        before, after = self._before.get(mention.entity or ""), self._after.get(mention.entity or "")
        if after is None or after == before:
            return mention
        sense = None if mention.sense is None else after.name_en or after.name
        kind = after.kind or mention.kind
        return replace(mention, kind=kind, name_en=after.name_en, country=after.country, sense=sense)


def tells_of(record: Record, names: frozenset[str]) -> bool:
    """Whether an entity of a record, or a phrase that no entity was found for, is written as one of these names."""
    if any(written(entity.name) in names for entity in record.entities):
        return True
    phrases = [words for event in record.events for words in (*event.actors, *event.targets, event.place)]
    phrases += [statement.source for statement in record.statements]
    return any(words is not None and written(words.text) in names for words in phrases)


def _as_many(refs: Sequence[str | None], words: Sequence[Excerpt]) -> Sequence[str | None]:
    return (*refs, *([None] * len(words)))[: len(words)]


def _meant(entity: Entity, meaning: Meaning) -> Entity:
    """An entity of a report as a person says it is; the reasons tell who, and what the machine had."""
    given = meaning.entity
    if given is None or (given.kind, given.authority, given.name_en) == (entity.kind, entity.authority, entity.name_en):
        return entity
    had = " · ".join(each for each in (entity.authority, entity.name_en) if each)
    told = (Reason(code=NAMED, detail=meaning.who), *((Reason(code=HAD, detail=had),) if had else ()))
    candidates = entity.candidates if given.kind == "place" else ()
    member_of = entity.member_of if given.kind == entity.kind else None
    reasons = (*told, *entity.reasons)
    return replace(given, id=entity.id, name=entity.name, candidates=candidates, member_of=member_of, reasons=reasons)


def _retold(before: Record, after: Record) -> tuple[Claim, ...]:
    """The claims of a record with the names and codes that its entities have by now."""
    told = _Retelling(before, after)
    return tuple(map(told.claim, after.claims))


def _instead(line: str, old: str, new: str) -> str:
    """A line with another name, also where the old one begins it and so has a capital letter."""
    opening = f"{old[:1].upper()}{old[1:]}"
    if line.startswith(opening):
        line = f"{new[:1].upper()}{new[1:]}{line[len(opening) :]}"
    return line.replace(old, new)


class _Retelling:
    """Claims told again, of the record before and after names were corrected."""

    def __init__(self, before: Record, after: Record) -> None:
        self._entities: Final = tuple({each.id: each for each in record.entities} for record in (before, after))
        self._events: Final = tuple({each.id: each for each in record.events} for record in (before, after))
        self._before: Final = {each.id: each for each in before.statements}
        self._after: Final = {each.id: each for each in after.statements}

    def claim(self, claim: Claim) -> Claim:
        chain = tuple(map(self._link, claim.chain))
        events = [each for each in (claim.event, *claim.also, *claim.alternatives) if each in self._events[0]]
        line = claim.line_en
        for old, new in dict.fromkeys((*self._names(events), *self._speakers(claim.chain))):
            line = _instead(line, old, new)
        return replace(claim, chain=chain, line_en=line, codes=self._codes(claim))

    def _link(self, link: Link) -> Link:
        said = self._after.get(link.statement or "")
        if said is None or said == self._before.get(said.id):
            return link
        return replace(link, speaker=said.source_entity, name=said.source_name)

    def _names(self, events: Iterable[str]) -> Iterable[tuple[str, str]]:
        """What parties of events were called in English before, and are called now."""
        for event in events:
            old, new = (held[event] for held in self._events)
            refs = ((each.place_entity, *each.actor_entities, *each.target_entities) for each in (old, new))
            words = (old.place, *old.actors, *old.targets)
            for (before, after), phrase in zip(zip(*refs, strict=True), words, strict=True):
                yield from self._called(before, after, phrase)

    def _speakers(self, chain: Iterable[Link]) -> Iterable[tuple[str, str]]:
        for link in chain:
            old, new = self._before.get(link.statement or ""), self._after.get(link.statement or "")
            if old is not None and new is not None and old.source_name and new.source_name != old.source_name:
                yield old.source_name, new.source_name or UNKNOWN

    def _called(self, before: str | None, after: str | None, phrase: Excerpt | None) -> Iterable[tuple[str, str]]:
        old, new = self._entities[0].get(before or ""), self._entities[1].get(after or "")
        if new is None or new == old or phrase is None:
            return
        names = (None if old is None else old.name_en, f"“{phrase.text}”", f'"{phrase.text}"')
        yield from ((name, _called(new)) for name in names if name and name != _called(new))

    def _codes(self, claim: Claim) -> Codes:
        """The codes; made anew where types of actors have changed and the record has all that they were made of."""
        if claim.event not in self._events[0]:
            return claim.codes
        before, after = (self._facts_of(claim, at) for at in (0, 1))
        if before == after:
            return claim.codes
        return codes_of(after).codes() if codes_of(before).codes() == claim.codes else Codes()

    def _facts_of(self, claim: Claim, at: int) -> EventFacts:
        event = self._events[at][claim.event]
        said = self._before.get(event.statement or "")
        cause = self._events[at].get(event.cause or "")
        return _facts(event, self._entities[at], None if said is None else said.act, cause)
