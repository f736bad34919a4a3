"""What names the reader finds in a text, in words that a test can compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.model import Document

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Entity, Mention, Record


def mentions(reader: Reader, text: str, kind: str | None = None) -> tuple[Mention, ...]:
    """The names of a text, or those of one kind."""
    found = reader.read(Document(text=text)).mentions
    return tuple(mention for mention in found if kind is None or mention.kind == kind)


def persons(reader: Reader, text: str) -> list[str]:
    """The names of persons in a text, as they stand there."""
    return [mention.span.text for mention in mentions(reader, text, "person")]


def bodies(reader: Reader, text: str) -> list[str]:
    """The names of bodies in a text, as they stand there."""
    return [mention.span.text for mention in mentions(reader, text, "organization")]


def places(reader: Reader, text: str) -> list[str]:
    """The names of places in a text, as they stand there."""
    return [mention.span.text for mention in mentions(reader, text, "place")]


def names(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Kind and words of every name of a text."""
    return [(mention.kind, mention.span.text) for mention in mentions(reader, text)]


def entity_of(record: Record, mention: Mention) -> Entity:
    """The entity that a name of a record is of."""
    return next(entity for entity in record.entities if entity.id == mention.entity)


def entity(reader: Reader, text: str, name: str) -> Entity:
    """The entity of the first name of a text that is written so."""
    record = reader.read(Document(text=text))
    return entity_of(record, next(mention for mention in record.mentions if mention.span.text == name))


def same(reader: Reader, text: str, one: str, other: str) -> bool:
    """Whether two names of a text are of one entity."""
    return entity(reader, text, one).id == entity(reader, text, other).id
