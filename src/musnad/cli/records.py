"""From inputs to records: reports are read, records that `musnad read` wrote are taken as they are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from musnad.case.intake.decoding import decode
from musnad.case.intake.found import Given
from musnad.case.intake.source import os_refusal
from musnad.cli.documents import looks_like_json, read_document
from musnad.cli.inputs import STANDARD_INPUT, Failure
from musnad.cli.read import shown_name
from musnad.cli.refusal import RefusalError
from musnad.cli.session import Read, Session
from musnad.errors import InputError, SpanError
from musnad.model import Document, Record, decode_record
from musnad.model.record import SCHEMA

SUFFIXES: Final = frozenset({".txt", ".json", ".jsonl", ".ndjson"})
_LINES: Final = frozenset({".jsonl", ".ndjson"})
_ANY_RECORD: Final = "musnad.record/"
_ANY_SCHEMA: Final = "musnad."


class _Kind(msgspec.Struct, frozen=True):
    """As much of a JSON object as tells what it is."""

    schema: str | None = None


class Piece(msgspec.Struct, frozen=True):
    """The bytes of one report or record, and how they are called: the file, or the file and the line."""

    name: str
    data: bytes
    is_line: bool = False


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """How inputs become records.

    `fail` is told of each that could not be read, `advance` how many bytes have been taken.
    """

    session: Session
    given: Given
    load: Callable[[], Read]
    fail: Callable[[Failure], None]
    advance: Callable[[int], None]


def records_of(names: Iterable[str], intake: Intake, standard_input: Iterable[bytes]) -> Iterator[Record]:
    """The records of the inputs, one at a time; one that cannot be read is passed over."""
    reading: Read | None = None
    for piece in _pieces(names, intake, standard_input):
        try:
            found = _open(piece, intake)
            if isinstance(found, Document):
                reading = reading or intake.load()
                found = _read(found, reading)
        except RefusalError as refusal:
            intake.fail(Failure(piece.name, refusal))
        else:
            yield found
        intake.advance(len(piece.data))


def _read(document: Document, reading: Read) -> Record:
    try:
        return reading(document)
    except (InputError, SpanError) as error:
        raise RefusalError("read.failed", reason=str(error)) from error


def _pieces(names: Iterable[str], intake: Intake, standard_input: Iterable[bytes]) -> Iterator[Piece]:
    for name in names:
        try:
            if name == STANDARD_INPUT:
                yield from _of_standard_input(shown_name(name, intake.session.say), standard_input)
            elif Path(name).suffix.lower() in _LINES:
                with Path(name).open("rb") as file:
                    yield from _of_lines(name, file)
            else:
                yield Piece(name, Path(name).read_bytes())
        except OSError as error:
            intake.fail(Failure(name, os_refusal(error)))


def _of_standard_input(name: str, lines: Iterable[bytes]) -> Iterator[Piece]:
    """A record or document a line where the first line is one by itself, else all of it as one input."""
    left = iter(lines)
    first = next(left, b"")
    if _kind(first) is not None:
        yield from _of_lines(name, itertools.chain([first], left))
    else:
        yield Piece(name, first + b"".join(left))


def _of_lines(name: str, lines: Iterable[bytes]) -> Iterator[Piece]:
    empty = True
    for number, line in enumerate(lines, start=1):
        if line.strip():
            empty = False
            yield Piece(f"{name}:{number}", line, is_line=True)
    if empty:
        yield Piece(name, b"")


def _open(piece: Piece, intake: Intake) -> Record | Document:
    kind = _kind(piece.data)
    if kind is not None and kind.schema is not None and kind.schema.startswith(_ANY_SCHEMA):
        return _record(piece.data, kind.schema)
    if piece.is_line and kind is None:
        raise _damage(decode(piece.data))
    as_json = piece.is_line or piece.name.lower().endswith(".json") or looks_like_json(piece.data)
    document = read_document(piece.data, as_json=as_json, given=intake.given)
    usual = intake.session.settings.outlet
    return document if document.outlet else msgspec.structs.replace(document, outlet=usual)


def _kind(data: bytes) -> _Kind | None:
    """What a JSON object says it is; `None` for what is none."""
    if not looks_like_json(data):
        return None
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _damage(line: str) -> RefusalError:
    try:
        msgspec.json.decode(line, type=_Kind)
    except msgspec.ValidationError:
        return RefusalError("export.no-object")
    except (msgspec.MsgspecError, RecursionError) as error:
        return RefusalError("export.bad-line", reason=str(error))
    return RefusalError("export.no-object")


def _record(data: bytes, schema: str) -> Record:
    if schema != SCHEMA:
        key = "export.other-version" if schema.startswith(_ANY_RECORD) else "export.no-record"
        raise RefusalError(key, schema=schema)
    try:
        return decode_record(data.removeprefix(b"\xef\xbb\xbf"))
    except SpanError as error:
        raise RefusalError("export.bad-span", reason=str(error)) from error
    except (InputError, RecursionError) as error:
        raise RefusalError("export.bad-record", reason=str(error)) from error
