"""What the report names, as people are shown it: each entity with its names in the report, and its fields in words.

Persons, organizations and places are numbered apart, in the order of their first mention, so that a number in the
running text and one in a list mean the same.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec

from musnad.export.labels import Labels
from musnad.model import Candidate, Entity, Excerpt, Mention, Reason, Record

Kind = Literal["person", "organization", "place", "unknown"]

LIKELIEST: Final = 5
"""How many candidates are shown; the record holds all."""
COMMA: Final = {"en": ", ", "ar": "، "}
SEMICOLON: Final = {"en": "; ", "ar": "؛ "}


class Form(msgspec.Struct, frozen=True):
    """One spelling of a name in the report: where it stands, and its neutral sense where it takes sides."""

    text: str
    sense: str | None
    spans: tuple[Excerpt, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An entity and all that the report calls it.

    `number` counts the entities of its `kind` from 1; `titles` are the ranks and offices beside its names; `reasons`
    tell, each once, why its names were taken for it, or who it is; `statements` are the numbers of those it is the
    source of.
    """

    entity: Entity
    kind: Kind
    number: int
    forms: tuple[Form, ...]
    titles: tuple[str, ...]
    reasons: tuple[Reason, ...]
    statements: tuple[int, ...]

    @property
    def mentions(self) -> int:
        """How often the report names it."""
        return sum(len(form.spans) for form in self.forms)


def named(record: Record) -> tuple[Named, ...]:
    """The entities of a record by first mention; those never named (a speaker by office) stand at the end.

    Mentions that belong to no entity count as one for each kind and spelling.
    """
    entities = {entity.id: entity for entity in record.entities}
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in record.mentions:
        groups[_owner(mention, entities)].append(mention)
    found = [(_entity(key, group[0], entities), group) for key, group in groups.items()]
    found += [(entity, []) for entity in record.entities if entity.id not in groups]
    speakers = _speakers(record)
    counts: Counter[Kind] = Counter()
    shown = []
    for entity, group in found:
        kind: Kind = entity.kind or (group[0].kind if group else "unknown")
        counts[kind] += 1
        shown.append(_named(entity, kind, counts[kind], group, speakers.get(entity.id, ())))
    return tuple(shown)


def _owner(mention: Mention, entities: Mapping[str, Entity]) -> str:
    if mention.entity is not None and mention.entity in entities:
        return mention.entity
    return f"{mention.kind} {mention.span.text}"


def _entity(key: str, first: Mention, entities: Mapping[str, Entity]) -> Entity:
    if key in entities:
        return entities[key]
    return Entity(id=first.id, kind=first.kind, name=first.span.text, name_en=first.name_en, country=first.country)


def _speakers(record: Record) -> Mapping[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for number, statement in enumerate(record.statements, start=1):
        if statement.source_entity is not None:
            numbers[statement.source_entity] = (*numbers.get(statement.source_entity, ()), number)
    return numbers


def _named(entity: Entity, kind: Kind, number: int, mentions: Sequence[Mention], statements: tuple[int, ...]) -> Named:
    forms: dict[tuple[str, str | None], list[Excerpt]] = defaultdict(list)
    for mention in mentions:
        forms[mention.span.text, mention.sense].append(mention.span)
    given = (*entity.reasons, *(reason for mention in mentions for reason in mention.reasons))
    reasons = {(reason.code, reason.detail): reason for reason in given}
    return Named(
        entity=entity,
        kind=kind,
        number=number,
        forms=tuple(Form(text, sense, tuple(spans)) for (text, sense), spans in forms.items()),
        titles=tuple(dict.fromkeys(mention.title.text for mention in mentions if mention.title)),
        reasons=tuple(reasons.values()),
        statements=statements,
    )


def chain(entity: Entity, labels: Labels, names: Mapping[str, str]) -> str:
    """A place with those it lies in, the nearest first: `Ghwayran, Al-Hasakah, Syria`.

    In Arabic the Arabic names that the report itself gives (`names`, by English name) stand for the English ones.
    """
    own = entity.name if labels.language == "ar" else entity.name_en or entity.name
    return COMMA[labels.language].join((own, *around(entity, labels, names)))


def around(entity: Entity, labels: Labels, names: Mapping[str, str]) -> tuple[str, ...]:
    """The places that a place lies in, the nearest first, each once.

    A town that bears the name of its governorate is told with its country alone, as `Baghdad, Iraq`.
    """
    named_alike = entity.name_en is not None and entity.name_en == entity.admin1
    inside = [name for name in (entity.admin2, entity.admin1) if name is not None and name != entity.name_en]
    inside = [] if named_alike else inside
    if labels.language == "ar":
        inside = [names.get(name, name) for name in inside]
    if entity.country is not None and entity.place_kind != "country":
        inside.append(labels.country(entity.country))
    return tuple(dict.fromkeys(name for name in inside if name != entity.name))


def arabic_names(record: Record) -> Mapping[str, str]:
    """The Arabic names of the divisions that the record names, by their English ones; a town of the name is none."""
    divisions = {"admin1", "admin2", "admin3"}
    return {
        entity.name_en: entity.name for entity in record.entities if entity.name_en and entity.place_kind in divisions
    }


def kinds(entity: Entity, kind: Kind, labels: Labels) -> tuple[str, ...]:
    """What an entity is, as particular as is known: the kind of a place, the type of an actor."""
    group, code = ("place_kind", entity.place_kind) if kind == "place" else ("actor_type", entity.actor_type)
    return (labels(group, code) if code is not None else labels("mention", kind),)


def country_of(entity: Entity, labels: Labels) -> str | None:
    """The country of a person or body; `None` where it is that country."""
    if entity.country is None:
        return None
    country = labels.country(entity.country)
    return None if country in {entity.name, entity.name_en} else country


def precision_words(entity: Entity, labels: Labels) -> str | None:
    """How closely a place is known and what its point stands for, in words; `None` where the record says neither."""
    known = entity.precision
    if known is None:
        return None
    words = labels("precision", known.level)
    if known.point is None or known.point == "place":
        return words
    return f"{words} ({labels('entity', 'point')}{labels('entity', 'colon')}{labels('point', known.point)})"


def precision_in_brief(entity: Entity, labels: Labels) -> str | None:
    """How closely a place is known, where what it is does not already say so."""
    known = entity.precision
    if known is None:
        return None
    if known.point == "parent":
        return precision_words(entity, labels)
    words = labels("precision", known.level)
    return None if entity.place_kind and words == labels("place_kind", entity.place_kind) else words


def is_settled(entity: Entity) -> bool:
    """Whether it was decided which place an entity is, or there was nothing to decide."""
    return entity.authority is not None or not entity.candidates


def candidates_shown(entity: Entity) -> tuple[Candidate, ...]:
    """The candidates a reader should see: the likeliest where there was a choice, or where none was chosen."""
    return entity.candidates[:LIKELIEST] if len(entity.candidates) > 1 or not is_settled(entity) else ()


def more_candidates(entity: Entity, labels: Labels) -> str | None:
    """How many candidates the record holds beyond those shown, `None` for none."""
    more = len(entity.candidates) - LIKELIEST
    return labels("entity", "more").format(count=more) if more > 0 else None


def candidate_name(candidate: Candidate, labels: Labels) -> str:
    """A candidate in words: its name, what it is, and where."""
    kind = labels("place_kind", candidate.place_kind) if candidate.place_kind else None
    country = labels.country(candidate.country) if candidate.country else None
    parts = (candidate.name_en or candidate.authority, kind, candidate.admin1, country)
    return COMMA[labels.language].join(dict.fromkeys(part for part in parts if part))


def reason_words(reason: Reason, labels: Labels) -> str:
    """A reason in words, with what it was seen in and how much it counts."""
    words = labels("reason", reason.code)
    if reason.detail is not None:
        words += f" ({detail_words(reason.detail, labels)})"
    return words if reason.weight is None else f"{words} {reason.weight:+.2g}"


def detail_words(detail: str, labels: Labels) -> str:
    """What a reason was seen in: the code of a country or of a kind of place in words, any other as it is."""
    if labels.has("place_kind", detail):
        return labels("place_kind", detail)
    return labels.country(detail)


def reason_list(reasons: Sequence[Reason], labels: Labels) -> str:
    """The kinds of reasons, each once, without details."""
    return COMMA[labels.language].join(dict.fromkeys(labels("reason", reason.code) for reason in reasons))


def speakers(record: Record, labels: Labels) -> Mapping[str, str | None]:
    """Who says each statement, by its id: in English as the record names them, in Arabic as the report does.

    A speaker that has no name is known to readers of Arabic by the words of its source; one who goes on speaking, by
    those it was last called.
    """
    known = {entity.id: entity for entity in record.entities}
    called: dict[str, str] = {}
    told: dict[str, str | None] = {}
    for statement in record.statements:
        name, words = statement.source_name, statement.source.text if statement.source else None
        if name is not None and words is not None:
            called[name] = words
        entity = known.get(statement.source_entity or "")
        arabic = entity.name if entity is not None else name if _is_arabic(name) else words or called.get(name or "")
        told[statement.id] = (arabic if labels.language == "ar" else None) or name or words
    return told


def _is_arabic(name: str | None) -> bool:
    return name is not None and any(unicodedata.name(letter, "").startswith("ARABIC") for letter in name)


def places_of(shown: Sequence[Named]) -> Iterator[Named]:
    """The places among them."""
    yield from (each for each in shown if each.kind == "place")


def actors_of(shown: Sequence[Named]) -> Iterator[Named]:
    """The persons, the organizations, and what the report leaves open."""
    for kind in ("person", "organization", "unknown"):
        yield from (each for each in shown if each.kind == kind)
