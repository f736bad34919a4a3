"""A report as a person reads and judges it: what was read in it, with its words, and what the case knows of its claims.

What a record holds is brought into the form in which a page shows it: claims as cards, with each field's value, words
and candidates, names of speakers, labels in both languages, and every stretch of the text that is part of something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import msgspec

from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.case.corrections import FIELDS, Field, Named, Number
from musnad.export import claims as told_claims
from musnad.export import entities as told_entities
from musnad.export import times as told_times
from musnad.export.claimcards import slots_of
from musnad.export.claims import Shown, shown
from musnad.export.coding import coded
from musnad.export.evidence import Value
from musnad.export.labels import Labels, load_labels
from musnad.export.nesting import ancestors
from musnad.export.rows import Party, Spot
from musnad.model import Candidate, Entity, Excerpt, Reason, Record, Statement, TimeExpression

Role = Literal[
    "trigger", "actor", "target", "place", "time", "means", "count", "wording",
    "source", "cue", "content", "quoted", "person", "organization", "location", "when", "note",
]  # fmt: skip
"""What a stretch of the text is: in a claim, in a statement, as a name or time of the report, as a note."""
UNMARKED: Final = dict.fromkeys(map(ord, told_claims.MARKED))
"""To take the marks off a clause (`claims.in_clause`)."""
_MENTIONED: Final[Mapping[str, Role]] = {"person": "person", "organization": "organization", "place": "location"}


class Told(msgspec.Struct, frozen=True):
    """Words for a reader, in English and in Arabic."""

    en: str
    ar: str


class Why(msgspec.Struct, frozen=True):
    """A reason in words, and how much it counts in the score that it is part of."""

    code: str
    told: Told
    weight: float | None


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text, what it is, and the id of the claim, statement, mention, time or note it is part of."""

    start: int
    end: int
    role: Role
    of: str


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """One hand that a claim went through, with the words for the speaker and the word of saying.

    `kind` is how the source is given, `outlet` for the report's own; `own` marks the last, whose claim it is.
    """

    name: Told
    kind: str
    statement: str | None
    entity: str | None
    source: Excerpt | None
    cue: Excerpt | None
    act: str | None
    mode: str | None
    own: bool


class Put(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a field in the shape of a correction, what it says in words, and the words it rests on.

    `entity` is the entity of the report that it names, `note` what else a reader should know of it.
    """

    value: Any
    told: Told
    spans: tuple[Excerpt, ...]
    entity: str | None = None
    note: Told | None = None


class ClaimField(msgspec.Struct, frozen=True):
    """A field of a claim; it has no values where the report leaves it open."""

    field: Field
    values: tuple[Put, ...]


class Loaded(msgspec.Struct, frozen=True):
    """A word that takes sides, and its neutral sense, in Arabic that of the event where it names one."""

    words: Excerpt
    sense: Told


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """The code of another scheme for a claim, and why it has it, as far as one row of the crosswalk tells."""

    scheme: str
    code: str | None
    name: Told | None
    why: Told | None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a report.

    `number` counts the claims from 1; `again`, `alternatives` are the triggers of further events, `first` and `cause`
    numbers of other claims. `line` is the claim in a line, in Arabic in the words of the report. `rule` made it.
    """

    number: int
    id: str
    what: Told
    line: Told
    trigger: Excerpt
    sentence: Excerpt
    factuality: str
    act: str | None
    chain: tuple[Hand, ...]
    fields: tuple[ClaimField, ...]
    means: Put | None
    loaded: tuple[Loaded, ...]
    codes: tuple[Code, ...]
    again: tuple[Excerpt, ...]
    alternatives: tuple[Excerpt, ...]
    first: int | None
    cause: int | None
    rule: str


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a name may mean, how well it fits and why."""

    authority: str
    told: Told
    score: float
    chosen: bool
    reasons: tuple[Why, ...]


class Form(msgspec.Struct, frozen=True):
    """One spelling of a name, where it stands, and its neutral sense where it takes sides."""

    text: str
    sense: Told | None
    spans: tuple[Excerpt, ...]


class EntityShown(msgspec.Struct, frozen=True, kw_only=True):
    """A person, body or place of the report with all its names; `candidates` are the places it may be."""

    id: str
    kind: str
    number: int
    name: str
    told: Told
    what: Told
    country: Told | None
    authority: str | None
    precision: Told | None
    lat: float | None
    lon: float | None
    forms: tuple[Form, ...]
    titles: tuple[str, ...]
    reasons: tuple[Why, ...]
    statements: tuple[int, ...]
    candidates: tuple[Choice, ...]


class TimeShown(msgspec.Struct, frozen=True, kw_only=True):
    """A time of the report: its words, its value, what it says, and what it was counted from."""

    id: str
    span: Excerpt
    value: str | None
    told: Told | None
    earliest: str | None
    latest: str | None
    counted_from: Told | None
    flags: tuple[Told, ...]
    reasons: tuple[Why, ...]
    rule: str


class StatementShown(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with who makes it; `depth` counts the statements around it, `parent` is the nearest."""

    id: str
    number: int
    depth: int
    parent: str | None
    speaker: Told
    entity: str | None
    kind: str
    source: Excerpt | None
    cue: Excerpt
    content: tuple[Excerpt, ...]
    quoted: tuple[Excerpt, ...]
    medium: Excerpt | None
    about: Excerpt | None
    act: str
    mode: str
    date: str | None
    date_basis: str | None
    flags: tuple[Told, ...]
    rule: str


class NoteShown(msgspec.Struct, frozen=True):
    """Something a reader should know of the text."""

    span: Excerpt
    told: Told


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read in a report; `marks` are its stretches by where they begin, the longer first."""

    claims: tuple[Card, ...]
    statements: tuple[StatementShown, ...]
    entities: tuple[EntityShown, ...]
    times: tuple[TimeShown, ...]
    notes: tuple[NoteShown, ...]
    marks: tuple[Mark, ...]


def page_of(record: Record, gazetteer: Gazetteer | None = None, actors: ActorTable | None = None) -> Page:
    """What was read in a report, for the page.

    The gazetteer gives the Arabic names of places around those named, the table the usual Arabic names of actors.
    """
    maker = _Maker(record, gazetteer, actors)
    found = shown(record)
    return Page(
        claims=tuple(maker.card(claim) for claim in found),
        statements=tuple(maker.statements()),
        entities=tuple(maker.entities()),
        times=tuple(map(maker.time, record.times)),
        notes=tuple(NoteShown(note.span, _label("note", note.code)) for note in record.notes),
        marks=tuple(sorted(_marks(record, found), key=lambda mark: (mark.start, -mark.end, mark.role, mark.of))),
    )


def edges_of(record: Record) -> frozenset[int]:
    """The code points at which anything that was read begins or ends."""
    return frozenset(place for mark in _marks(record, shown(record)) for place in (mark.start, mark.end))


# --- in two languages ---------------------------------------------------------------------------------------------
def _both() -> tuple[Labels, Labels]:
    return load_labels("en"), load_labels("ar")


def _label(group: str, code: str) -> Told:
    en, ar = _both()
    return Told(en(group, code), ar(group, code))


def why(reasons: Sequence[Reason]) -> tuple[Why, ...]:
    """Reasons in words, each with its weight."""
    en, ar = _both()
    bare = (msgspec.structs.replace(reason, weight=None) for reason in reasons)
    return tuple(
        Why(each.code, Told(told_entities.reason_words(plain, en), told_entities.reason_words(plain, ar)), each.weight)
        for each, plain in zip(reasons, bare, strict=True)
    )


# --- stretches of the text ----------------------------------------------------------------------------------------
def _marks(record: Record, found: Sequence[Shown]) -> Iterator[Mark]:
    parts = (*_of_claims(found), *_of_statements(record.statements), *_of_names(record))
    yield from (Mark(span.start, span.end, role, of) for span, role, of in parts if span.start < span.end)


def _of_claims(found: Sequence[Shown]) -> Iterator[tuple[Excerpt, Role, str]]:
    for claim in found:
        yield from ((event.trigger, "trigger", claim.claim.id) for event in claim.events)
        for span, slots in slots_of(claim).items():
            yield from ((span, slot, claim.claim.id) for slot in slots)


def _of_statements(statements: Sequence[Statement]) -> Iterator[tuple[Excerpt, Role, str]]:
    for each in statements:
        if each.source is not None:
            yield each.source, "source", each.id
        yield each.cue, "cue", each.id
        yield from ((span, "content", each.id) for span in each.content)
        yield from ((span, "quoted", each.id) for span in each.quoted)


def _of_names(record: Record) -> Iterator[tuple[Excerpt, Role, str]]:
    yield from ((each.span, _MENTIONED[each.kind], each.entity or each.id) for each in record.mentions)
    yield from ((each.span, "when", each.id) for each in record.times)
    yield from ((each.span, "note", f"note{number}") for number, each in enumerate(record.notes, start=1))


# --- what was read ------------------------------------------------------------------------------------------------
class _Maker:
    """The parts of one record, in both languages."""

    def __init__(self, record: Record, gazetteer: Gazetteer | None, actors: ActorTable | None) -> None:
        self._record = record
        self._gazetteer = gazetteer
        self._usual = {} if actors is None else {each.authority: each.form for each in actors.by_id.values()}
        self._en, self._ar = _both()
        self._entities = {entity.id: entity for entity in record.entities}
        self._statements = {statement.id: statement for statement in record.statements}
        self._speakers = tuple(told_claims.speaker_names(record, labels) for labels in (self._en, self._ar))
        self._arabic = told_entities.arabic_names(record)

    # - claims
    def card(self, claim: Shown) -> Card:
        """The card of a claim."""
        event, row = claim.event, claim.row
        clause = told_claims.in_clause(self._record.document.text, event.trigger)
        return Card(
            number=claim.number,
            id=claim.claim.id,
            what=Told(told_claims.what(event, self._en), told_claims.what(event, self._ar)),
            line=Told(claim.claim.line_en, clause.translate(UNMARKED)),
            trigger=event.trigger,
            sentence=row.sentence.spans[0],
            factuality=event.factuality,
            act=told_claims.act_of(claim.claim, self._record),
            chain=tuple(self._chain(claim)),
            fields=tuple(ClaimField(field, tuple(self._values(field, claim))) for field in FIELDS),
            means=None if row.means is None else _words(row.means),
            loaded=tuple(_loaded(claim)),
            codes=tuple(self._codes(claim)),
            again=tuple(each.trigger for each in claim.again),
            alternatives=tuple(each.trigger for each in claim.alternatives),
            first=claim.first,
            cause=claim.cause,
            rule=str(row.rule.value),
        )

    def _chain(self, claim: Shown) -> Iterator[Hand]:
        en, ar = (
            told_claims.hands(claim.claim, self._record, labels, told)
            for labels, told in zip((self._en, self._ar), self._speakers, strict=True)
        )
        links = claim.claim.chain or (None,)
        for place, (link, english, arabic) in enumerate(zip(links, en, ar, strict=True), start=1):
            said = self._statements.get((link.statement if link else None) or "")
            yield Hand(
                name=Told(english, arabic),
                kind="outlet" if said is None else said.source_kind,
                statement=None if said is None else said.id,
                entity=None if link is None else link.speaker,
                source=None if said is None else said.source,
                cue=None if said is None else said.cue,
                act=None if said is None else said.act,
                mode=None if said is None else said.mode,
                own=place == len(links),
            )

    def _values(self, field: Field, claim: Shown) -> Iterator[Put]:
        row, trigger = claim.row, (claim.event.trigger,)
        if field == "type":
            yield Put(value=claim.event.type, told=_label("event_type", claim.event.type), spans=trigger)
        elif field == "mode" and claim.event.mode is not None:
            told = _label("event_mode", f"{claim.event.type}/{claim.event.mode}")
            yield Put(value=claim.event.mode, told=told, spans=trigger)
        elif field == "factuality":
            yield Put(value=claim.event.factuality, told=_label("factuality", claim.event.factuality), spans=trigger)
        elif field == "time":
            yield from self._moment(claim)
        elif field == "place" and row.place is not None:
            yield self._named(row.place)
        elif field in {"actors", "targets"}:
            yield from map(self._named, row.actors if field == "actors" else row.targets)
        elif field == "counts":
            yield from self._numbers(claim)

    def _moment(self, claim: Shown) -> Iterator[Put]:
        when, span, basis = claim.row.time, claim.time_words, claim.event.time_basis
        if when is not None:
            value = str(when.value.value)
            yield Put(
                value=value,
                told=moment_told(value),
                spans=() if span is None else (span,),
                note=_label("time_basis", basis) if basis and self._en.has("time_basis", basis) else None,
            )

    def _named(self, party: Party | Spot) -> Put:
        entity = self._entities.get(party.entity or "")
        words = party.words.spans[0]
        if entity is None:
            return Put(value=_plain(Named(words.text)), told=Told(words.text, words.text), spans=(words,))
        return Put(
            value=_plain(Named(entity.name, entity.authority)),
            told=self._called(entity),
            spans=(words,),
            entity=entity.id,
        )

    def _called(self, entity: Entity) -> Told:
        if entity.kind == "place":
            known = {**self._names_around(entity.authority), **self._arabic}
            return Told(told_entities.chain(entity, self._en, known), told_entities.chain(entity, self._ar, known))
        return Told(entity.name_en or entity.name, entity.name)

    def _numbers(self, claim: Shown) -> Iterator[Put]:
        for figure in claim.row.figures:
            low, high = (None if end is None else int(end.value) for end in (figure.min, figure.max))
            said = tuple(told_claims.how_many(low, high, labels) for labels in (self._en, self._ar))
            part = told_claims.relation(claim, figure) == "part"
            yield Put(
                value=_plain(Number(figure.kind, low, high)),
                told=Told(
                    f"{self._en('count', figure.kind)}: {said[0]}", f"{self._ar('count', figure.kind)}: {said[1]}"
                ),
                spans=(figure.words.spans[0],),
                note=_label("claim", "part_of") if part else None,
            )

    def _codes(self, claim: Shown) -> Iterator[Code]:
        for each in coded(claim.claim, claim.event, self._record):
            row = each.rows[0] if each.settled else None
            yield Code(
                scheme=each.scheme,
                code=each.code,
                name=None if each.name is None else Told(each.name, each.name_ar or each.name),
                why=None if row is None else Told(row.reason, row.reason_ar),
            )

    # - statements, names, times
    def statements(self) -> Iterator[StatementShown]:
        """The statements, in text order."""
        unknown = _label("page", "unknown")
        for number, each in enumerate(self._record.statements, start=1):
            en, ar = (told.get(each.id) for told in self._speakers)
            yield StatementShown(
                id=each.id,
                number=number,
                depth=len(ancestors(each, self._statements)),
                parent=each.parent,
                speaker=Told(en or unknown.en, ar or unknown.ar),
                entity=each.source_entity,
                kind=each.source_kind,
                source=each.source,
                cue=each.cue,
                content=each.content,
                quoted=each.quoted,
                medium=each.medium,
                about=each.about,
                act=each.act,
                mode=each.mode,
                date=each.date,
                date_basis=each.date_basis,
                flags=tuple(_label("flag", flag) for flag in each.flags),
                rule=f"{each.made_by.stage}/{each.made_by.rule}",
            )

    def entities(self) -> Iterator[EntityShown]:
        """The entities by first mention."""
        for each in told_entities.named(self._record):
            entity = each.entity
            kinds = (told_entities.kinds(entity, each.kind, labels)[0] for labels in (self._en, self._ar))
            yield EntityShown(
                id=entity.id,
                kind=each.kind,
                number=each.number,
                name=entity.name,
                told=self._called(entity),
                what=Told(*kinds),
                country=self._pair(told_entities.country_of, entity),
                authority=entity.authority,
                precision=self._pair(told_entities.precision_words, entity),
                lat=entity.lat,
                lon=entity.lon,
                forms=tuple(Form(form.text, self._sense(form.sense, entity), form.spans) for form in each.forms),
                titles=each.titles,
                reasons=why(each.reasons),
                statements=each.statements,
                candidates=tuple(self._choice(one, entity) for one in entity.candidates),
            )

    def _sense(self, sense: str | None, entity: Entity) -> Told | None:
        return None if sense is None else Told(sense, self._usual.get(entity.authority or "", sense))

    def _pair(self, of: Any, entity: Entity) -> Told | None:
        en, ar = of(entity, self._en), of(entity, self._ar)
        return None if en is None or ar is None else Told(en, ar)

    def _names_around(self, authority: str | None) -> dict[str, str]:
        """The Arabic names of a place of the gazetteer and of those it lies in, by their English ones."""
        place = self._gazetteer.get(authority) if self._gazetteer is not None and authority is not None else None
        if self._gazetteer is None or place is None:
            return {}
        return {each.name_en: each.name for each in self._gazetteer.chain(place) if each.name_en}

    def _choice(self, candidate: Candidate, entity: Entity) -> Choice:
        names = self._names_around(candidate.authority)
        called = {field: names.get(getattr(candidate, field) or "") for field in ("name_en", "admin1")}
        arabic = msgspec.structs.replace(candidate, **{field: name for field, name in called.items() if name})
        return Choice(
            authority=candidate.authority,
            told=Told(
                told_entities.candidate_name(candidate, self._en), told_entities.candidate_name(arabic, self._ar)
            ),
            score=candidate.score,
            chosen=candidate.authority == entity.authority,
            reasons=why(candidate.reasons),
        )

    def time(self, time: TimeExpression) -> TimeShown:
        """A time of the report."""
        en, ar = (told_times.counted_from(time, self._record, labels) for labels in (self._en, self._ar))
        return TimeShown(
            id=time.id,
            span=time.span,
            value=time.value,
            told=None if time.value is None else moment_told(time.value),
            earliest=time.earliest,
            latest=time.latest,
            counted_from=None if en is None or ar is None else Told(en, ar),
            flags=tuple(_label("flag", flag) for flag in time.flags),
            reasons=why(told_times.reasons_beyond(time)),
            rule=f"{time.made_by.stage}/{time.made_by.rule}",
        )


Naming = Callable[[str], Told | None]
"""Gives the names of an id of the gazetteer or of the actor table."""


def value_told(field: str, value: Any, event_type: str, naming: Naming = lambda _: None) -> Told:
    """What a value of a field says that a person put there or the machine had; `event_type` is that of its claim."""
    if value in (None, [], ()):
        return _label("claim", "not_stated")
    if field == "type":
        return _label("event_type", value)
    if field == "mode":
        return _label("event_mode", f"{event_type}/{value}")
    if field == "factuality":
        return _label("factuality", value)
    if field == "time":
        return moment_told(value)
    said = [_one_told(each, naming) for each in _several(value)]
    return Told(
        told_entities.COMMA["en"].join(each.en for each in said),
        told_entities.COMMA["ar"].join(each.ar for each in said),
    )


def _several(value: Any) -> Sequence[Mapping[str, Any]]:
    return [value] if isinstance(value, dict) else value


def _one_told(value: Mapping[str, Any], naming: Naming) -> Told:
    if "kind" in value:
        many = (told_claims.how_many(value.get("min"), value.get("max"), labels) for labels in _both())
        return Told(*(f"{labels('count', value['kind'])}: {each}" for labels, each in zip(_both(), many, strict=True)))
    name, authority = str(value.get("name", "")), value.get("authority")
    known = None if authority is None else naming(str(authority))
    return Told(name if known is None else known.en, name)


def _loaded(claim: Shown) -> Iterator[Loaded]:
    triggers = {event.trigger for event in claim.events}
    arabic = told_claims.what(claim.event, load_labels("ar"))
    for each in claim.row.loaded:
        words, sense = each.words.spans[0], str(each.sense.value)
        yield Loaded(words, Told(sense, arabic if words in triggers else sense))


def moment_told(value: str) -> Told:
    """What an EDTF value says, its days as they are written; the value itself where words would say no more."""
    return Told(told_times.in_figures(value, "en") or value, told_times.in_figures(value, "ar") or value)


def _words(value: Value) -> Put:
    return Put(value=str(value.value), told=Told(str(value.value), str(value.value)), spans=value.spans)


def _plain(value: msgspec.Struct) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain
