"""Records as JSON: one record, or one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from musnad.model import Record, encode_record


def json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Each record as one line of JSON in UTF-8, as it comes."""
    for record in records:
        yield encode_record(record) + b"\n"


def json_pretty(record: Record) -> bytes:
    """One record as indented JSON in UTF-8, for people to read."""
    return msgspec.json.format(encode_record(record), indent=2) + b"\n"
