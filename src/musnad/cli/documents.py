"""From the bytes of one input to the report they hold: plain text, or a document in JSON."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from musnad.cli.decoding import decode, place
from musnad.cli.refusal import RefusalError
from musnad.model import Document
from musnad.model.document import check_date

LANGUAGES: Final = Path(__file__).with_name("languages.yaml")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ARABIC: Final = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]+"
)
_WORD: Final = re.compile(r"\w+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LEAST_ARABIC: Final = 0.3
_LEAST_FOREIGN: Final = 0.02


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about the reports; it stands above what their files say."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None


def read_document(data: bytes, *, as_json: bool, given: Given) -> Document:
    """The report in `data`: the text itself, or with `as_json` a document object (bare or under `document`).

    An `id` in the JSON is not taken over: a document's id is the digest of its text.

    Raises:
        RefusalError: if the bytes hold no report that can be read; the message says what is wrong and where.
    """
    text = decode(data)
    fields = _json_fields(text, data) if as_json else {"text": text}
    _check_text(fields["text"])
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


def _check_text(text: str) -> None:
    if not text.strip("\ufeff \t\r\n\v\f\u00a0\u200b-\u200f"):
        raise RefusalError("input.empty-text")
    if (lone := _SURROGATE.search(text)) is not None:
        raise RefusalError("input.surrogate", offset=lone.start())
    if "\x00" in text:
        raise RefusalError("input.json-nul", offset=text.index("\x00"))
    letters = _count(_LETTERS, text)
    arabic = _count(_ARABIC, text)
    if not letters or arabic < letters * _LEAST_ARABIC:
        raise RefusalError("input.not-arabic", share=100 * arabic // max(letters, 1))
    language = other_language(text, letters)
    if language is not None:
        raise RefusalError("input.language", en=language["en"], ar=language["ar"])


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(len(run) for run in pattern.findall(text))


def other_language(text: str, letters: int) -> dict[str, Any] | None:
    """The language of a text in Arabic letters that is not Arabic, `None` for an Arabic one.

    Letters that Arabic does not write raise the question, small words decide it: an Arabic report may well hold
    a few Persian or Kurdish names.
    """
    foreign = sum(text.count(letter) for letter in "پچژگکیٹڈڑںہھےڕڵۆێەڤ")
    if foreign < letters * _LEAST_FOREIGN:
        return None
    languages = yaml.safe_load(LANGUAGES.read_text(encoding="utf-8"))
    words = _WORD.findall(text)
    hits = {name: _hits(words, entry["words"]) for name, entry in languages.items()}
    best = max(hits, key=lambda name: hits[name])
    return None if hits[best] == hits["arabic"] else languages[best]


def _hits(words: list[str], common: list[str]) -> int:
    """How many of `words` are in `common`, with Arabic also as typed on a Persian keyboard."""
    typed = {form for word in common for form in (word, word.replace("ي", "ی").replace("ى", "ی").replace("ك", "ک"))}
    return sum(word in typed for word in words)
