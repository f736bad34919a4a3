"""From the bytes of one input to the report they hold: plain text, or a document in JSON."""

from __future__ import annotations

import datetime
import json
from typing import Any

from musnad.case.intake.arabic import check_text
from musnad.case.intake.decoding import decode, place
from musnad.case.intake.found import Given
from musnad.cli.refusal import RefusalError
from musnad.model import Document
from musnad.model.document import check_date


def read_document(data: bytes, *, as_json: bool, given: Given) -> Document:
    """The report in `data`: the text itself, or with `as_json` a document object (bare or under `document`).

    An `id` in the JSON is not taken over: a document's id is the digest of its text.

    Raises:
        RefusalError: if the bytes hold no report that can be read; the message says what is wrong and where.
    """
    text = decode(data)
    fields = _json_fields(text, data) if as_json else {"text": text}
    check_text(fields["text"])
    published, basis = _published(fields.pop("published", None), given.published)
    said = {name: getattr(given, name) for name in ("outlet", "title", "url", "byline") if getattr(given, name)}
    return Document(**{**fields, **said}, published=published, published_basis=basis)


def looks_like_json(data: bytes) -> bool:
    """Whether input without a name begins as a JSON object does."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def _published(own: str | None, given: str | None) -> tuple[str | None, Any]:
    if given:
        return given, "given"
    return (own, "metadata") if own else (None, None)


def _json_fields(text: str, data: bytes) -> dict[str, Any]:
    value = _parse(text, data)
    document = value.get("document", value) if isinstance(value, dict) else value
    if not isinstance(document, dict) or "text" not in document:
        raise RefusalError("input.no-document")
    names = ("text", "title", "outlet", "url", "byline", "published")
    fields = {name: document[name] for name in names if name == "text" or document.get(name) not in (None, "")}
    for name, field in fields.items():
        if not isinstance(field, str):
            raise RefusalError("input.json-type", field=name)
    if "published" in fields:
        fields["published"] = _date(fields["published"])
    return fields


def _parse(text: str, data: bytes) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = not text[error.pos :].strip() or "Unterminated" in error.msg
        byte = len(data) if cut else len(data) - len(text[error.pos :].encode())
        key = "input.json-cut" if cut else "input.json"
        raise RefusalError(key, byte=byte, line=place(data, byte).line, reason=error.msg) from error
    except RecursionError as error:
        raise RefusalError("input.json-deep") from error


def _date(value: str) -> str:
    """The day of an ISO date or date and time."""
    try:
        check_date(day := datetime.datetime.fromisoformat(value).date().isoformat())
    except ValueError as error:
        raise RefusalError("input.date", value=value) from error
    return day
