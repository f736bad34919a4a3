"""Annotated reports as the scheme writes them, and records in the same shape."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.model import Document, Excerpt, Record


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A named person, organization or place; in a record `entity` says which mentions are one thing."""

    span: Excerpt
    kind: str
    name_en: str | None = None
    entity: str | int | None = None
    country: str | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time and its value in EDTF."""

    span: Excerpt
    value: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement."""

    id: str
    cue: Excerpt | None = None
    content: tuple[Excerpt, ...] = ()
    source: Excerpt | None = None
    source_name: str | None = None
    mode: str | None = None
    act: str | None = None
    parent: str | None = None
    date: str | None = None


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A count with its bounds."""

    kind: str
    span: Excerpt
    min: int | None = None
    max: int | None = None


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event."""

    trigger: Excerpt
    type: str
    mode: str | None = None
    actors: tuple[Excerpt, ...] | None = ()
    targets: tuple[Excerpt, ...] | None = ()
    place: Excerpt | None = None
    time: str | None = None
    factuality: str | None = None
    counts: tuple[Number, ...] | None = ()
    statement: str | None = None


class Annotations(msgspec.Struct, frozen=True, kw_only=True):
    """What is annotated in one report; keys that the scheme lacks are left out."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Said, ...] = ()
    events: tuple[Happening, ...] = ()


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated report: its name, the report itself, what is in it, and the digest of its file."""

    id: str
    document: Document
    annotations: Annotations
    digest: str


def load_gold(folder: Path) -> tuple[Gold, ...]:
    """The annotated reports of a folder, one JSON file each, in the order of their names.

    Raises:
        InputError: if there is none, or a file is damaged, or a span does not hold its words.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"{folder}: no annotated report (*.json) is in this folder")
    return tuple(_gold(file) for file in files)


def load_predicted(folder: Path, gold: Gold) -> Annotations:
    """The record of a gold report in `folder`, an empty one where the folder has none for it.

    Raises:
        InputError: if the file is damaged or a span does not hold its words.
    """
    file = folder / f"{gold.id}.json"
    if not file.exists():
        return Annotations()
    return _annotations(_json(file.read_bytes(), file), gold.document.text, str(file))


def annotations_of(record: Record) -> Annotations:
    """What a record holds, in the shape of the gold."""
    return msgspec.convert(msgspec.to_builtins(record), Annotations)


def _gold(file: Path) -> Gold:
    data = file.read_bytes()
    value = _json(data, file)
    fields = value.get("document") if isinstance(value, dict) else None
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise InputError(f"{file}: an annotated report has its text under document.text")
    return Gold(
        id=file.stem,
        document=_document(fields),
        annotations=_annotations(value, fields["text"], str(file)),
        digest=hashlib.sha256(data).hexdigest(),
    )


def _document(fields: dict[str, Any]) -> Document:
    known = {name: fields.get(name) or None for name in ("title", "outlet", "byline", "url", "published")}
    basis = "metadata" if known["published"] else None
    return msgspec.convert({"text": fields["text"], **known, "published_basis": basis}, Document)


def _json(data: bytes, file: Path) -> Any:
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise InputError(f"{file}: {error}") from error


def _annotations(value: Any, text: str, where: str) -> Annotations:
    try:
        annotations = msgspec.convert(value, Annotations)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {error}") from error
    for span in _spans(annotations):
        if text[span.start : span.end] != span.text:
            held = text[span.start : span.end]
            raise InputError(f"{where}: span {span.start}:{span.end} is {held!r}, not {span.text!r}")
    return annotations


def _spans(value: object) -> Iterator[Excerpt]:
    if isinstance(value, Excerpt):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
