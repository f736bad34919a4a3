"""The nouns: what a report, a span and a record are. Imports nothing else of the project but its errors."""

from musnad.model.document import Document
from musnad.model.record import (
    Claim,
    Codes,
    Count,
    Entity,
    Event,
    Ids,
    Link,
    MadeBy,
    Mention,
    Note,
    ReaderInfo,
    Record,
    Statement,
    TimeExpression,
    Wording,
    decode_record,
    encode_record,
    record_schema,
)
from musnad.model.span import Excerpt, Span

__all__ = [
    "Claim",
    "Codes",
    "Count",
    "Document",
    "Entity",
    "Event",
    "Excerpt",
    "Ids",
    "Link",
    "MadeBy",
    "Mention",
    "Note",
    "ReaderInfo",
    "Record",
    "Span",
    "Statement",
    "TimeExpression",
    "Wording",
    "decode_record",
    "encode_record",
    "record_schema",
]
