"""What reading one report gives: the public schema `musnad.record/1`.

Every list is in text order; what the report leaves open is `None` or an empty list, never a made-up value.
"""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from musnad.errors import InputError
from musnad.model.document import Document
from musnad.model.span import Excerpt

SCHEMA: Final = "musnad.record/1"

MentionKind = Literal["person", "organization", "place"]
NameBasis = Literal["actors", "gazetteer", "composed", "transliterated"]
"""The actor table, the gazetteer, English words for the Arabic ones of a body's name, or letters for letters."""
PrecisionLevel = Literal["exact", "settlement", "near", "district", "province", "area", "country"]
PointBasis = Literal["place", "parent", "centroid"]
SourceKind = Literal["named", "role", "document", "anonymous", "implied"]
StatementMode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "deny", "accuse", "condemn", "demand", "threaten", "promise", "praise", "question"]
EventType = Literal[
    "ASSAULT", "HARM", "CONTROL", "COERCE", "RETREAT", "MOBILIZE",
    "AID", "PROTEST", "SANCTION", "CONSULT", "AGREE", "COOPERATE",
]  # fmt: skip
Factuality = Literal["asserted", "negated", "future", "possible"]
CountKind = Literal[
    "killed", "injured", "detained", "missing", "displaced",
    "released", "surrendered", "destroyed", "deployed", "other",
]  # fmt: skip


PERSON: Final = "person"
"""The stage of what a person made."""


class MadeBy(msgspec.Struct, frozen=True):
    """Which rule of which stage made an annotation, and in which version of it.

    Of what a person added in a case the stage is `person`, the rule who that is, and the version the journal's entry.
    """

    stage: str
    rule: str
    version: str


class ReaderInfo(msgspec.Struct, frozen=True):
    """What read the report: the version, the digests of the data in use, and optional models."""

    version: str
    lexicon: str
    gazetteer: str | None = None
    annotators: tuple[str, ...] = ()


class Reason(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that speaks for an identification or against it.

    `code` is a word of `vocabulary/reasons.yaml`, `detail` what it was seen in (a type word, a name, a country), and
    `weight` how much it counts, in the units of the score it is part of, `None` where nothing is weighed.
    """

    code: str
    detail: str | None = None
    weight: float | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A named person, organization or place; `title` is the rank or office beside the name.

    `sense` is the neutral sense of a name that takes sides (`الدواعش`), `None` for any other. `reasons` tell why the
    name was taken for its entity.
    """

    id: str
    span: Excerpt
    kind: MentionKind
    entity: str | None = None
    title: Excerpt | None = None
    name_en: str | None = None
    country: str | None = None
    sense: str | None = None
    reasons: tuple[Reason, ...] = ()
    made_by: MadeBy


class Ids(msgspec.Struct, frozen=True, kw_only=True):
    """Identifiers of an entity in sources outside the report; `None` where no named source gives one."""

    geonames: str | None = None
    pcode: str | None = None
    wikidata: str | None = None


class Precision(msgspec.Struct, frozen=True, kw_only=True):
    """How closely a place is known: in words, as UCDP's `where_prec` (1-7) and as ACLED's `geo_precision` (1-3).

    `point` says what the coordinates stand for: the place itself, the place it lies in, or the middle of an area.
    A code is `None` where the scheme has none for it.
    """

    level: PrecisionLevel
    ucdp: int | None = None
    acled: int | None = None
    point: PointBasis | None = None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a name may mean: its id in the gazetteer, what it is, how well it fits and why."""

    authority: str
    name_en: str | None = None
    place_kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    score: float
    reasons: tuple[Reason, ...] = ()


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One person, organization or place that the report names, under its fullest name in the report.

    `kind` is `None` where the report does not show what the name names. `name_en_basis` says where the English name
    comes from. The fields from `lat` on are those of a place; `candidates` are the places it may be, the likeliest
    first, also where none was chosen (`authority` is `None` then). `reasons` tell who a speaker is that is never named,
    and why other words than the name mean one that is.
    """

    id: str
    kind: MentionKind | None
    name: str
    name_en: str | None = None
    name_en_basis: NameBasis | None = None
    authority: str | None = None
    actor_type: str | None = None
    country: str | None = None
    member_of: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    admin2: str | None = None
    place_kind: str | None = None
    precision: Precision | None = None
    ids: Ids | None = None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[Reason, ...] = ()


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time; `value` is EDTF, resolved against `reference`, and `reasons` tell how."""

    id: str
    span: Excerpt
    value: str | None
    timex3: str | None = None
    earliest: str | None = None
    latest: str | None = None
    reference: str | None = None
    flags: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    made_by: MadeBy


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution: somebody other than the author is given as the origin of some content.

    `source` is the noun phrase as it stands, `None` for an implied subject; `source_name` is the name it
    resolves to within the report. `parent` is the id of the statement whose content holds this one.
    `quoted` are the stretches inside quotation marks, without the marks.
    """

    id: str
    source: Excerpt | None
    source_kind: SourceKind
    source_entity: str | None = None
    source_name: str | None = None
    cue: Excerpt
    cue_lemma: str
    act: Act
    content: tuple[Excerpt, ...]
    quoted: tuple[Excerpt, ...] = ()
    mode: StatementMode
    medium: Excerpt | None = None
    about: Excerpt | None = None
    parent: str | None = None
    date: str | None = None
    date_basis: str | None = None
    flags: tuple[str, ...] = ()
    made_by: MadeBy


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people or things; `min` or `max` is `None` where the words leave it open."""

    kind: CountKind
    span: Excerpt
    min: int | None
    max: int | None
    who: Excerpt | None = None


class Wording(msgspec.Struct, frozen=True):
    """A loaded term as it stands, with its neutral sense."""

    span: Excerpt
    sense: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, happens or is said to be going to happen.

    `type` and `mode` follow PLOVER, with CONTROL and HARM added. `same_as` is the event that the report told before
    and this one tells again; `None` where it is told for the first time. `cause` is the event that brought this one
    about, as an attack its casualties; `either` one to which this is an alternative: the report says that the one or
    the other happened (`القبض على القادة أو قتلهم`), and not which.
    """

    id: str
    trigger: Excerpt
    type: EventType
    mode: str | None
    actors: tuple[Excerpt, ...] = ()
    actor_entities: tuple[str | None, ...] = ()
    targets: tuple[Excerpt, ...] = ()
    target_entities: tuple[str | None, ...] = ()
    place: Excerpt | None = None
    place_entity: str | None = None
    time: str | None = None
    time_basis: str | None = None
    factuality: Factuality = "asserted"
    counts: tuple[Count, ...] = ()
    means: Excerpt | None = None
    wording: tuple[Wording, ...] = ()
    statement: str | None = None
    same_as: str | None = None
    cause: str | None = None
    either: str | None = None
    made_by: MadeBy


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One hand a claim went through: the outlet has no statement and no cue, the others have both."""

    speaker: str | None
    name: str | None
    statement: str | None = None
    cue: Excerpt | None = None


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """The codes of other schemes for a claim, `None` where a scheme has none for it."""

    plover: str | None = None
    cameo: str | None = None
    acled: str | None = None
    ucdp: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one chain of speakers gives it; `chain` runs from the outlet to the last speaker.

    `also` are further events of the report by which the same speakers tell the same thing again; `alternatives` are
    events of which only one, or that of the claim, is said to have happened.
    """

    id: str
    event: str
    also: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    chain: tuple[Link, ...]
    line_en: str
    codes: Codes


class Note(msgspec.Struct, frozen=True):
    """Something a reader should know, such as a quotation mark that never closes."""

    code: str
    span: Excerpt
    message: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found in one report, with the words it rests on."""

    schema: Literal["musnad.record/1"] = SCHEMA
    reader: ReaderInfo
    document: Document
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()

    def check(self) -> None:
        """Verify that every span of the record holds the words of the document at its place.

        Raises:
            SpanError: at the first span that does not.
        """
        for part in (self.mentions, self.times, self.statements, self.events, self.claims, self.notes):
            for item in part:
                _check_excerpts(item, self.document.text)


def _check_excerpts(value: object, text: str) -> None:
    if isinstance(value, Excerpt):
        value.check(text)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _check_excerpts(getattr(value, name), text)
    elif isinstance(value, tuple):
        for item in value:
            _check_excerpts(item, text)


def encode_record(record: Record) -> bytes:
    """The record as JSON in UTF-8; the same record always gives the same bytes.

    Raises:
        InputError: if a title, name or address holds half of a surrogate pair, which JSON cannot.
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        raise InputError(f"the record holds text that is no Unicode: {error}") from error


def decode_record(data: bytes | str) -> Record:
    """The record that JSON holds, with every span checked against its text.

    Raises:
        InputError: if the JSON is damaged or does not follow `musnad.record/1`.
        SpanError: if a span does not hold the words the record says.
    """
    try:
        record = msgspec.json.decode(data, type=Record)
    except msgspec.MsgspecError as error:
        raise InputError(f"this is no {SCHEMA}: {error}") from error
    record.check()
    return record


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `musnad.record/1`."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}
