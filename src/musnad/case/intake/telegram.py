"""Exports of Telegram Desktop as JSON (`result.json`): one chat, or all chats of an account; a report a message.

The export tells times in the zone of the computer that made it (`date`) and in seconds since 1970
(`date_unixtime`); the difference of the two is that zone. Service messages (who joined, what was pinned) are no
reports and are passed over.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any, Final

from musnad.case.intake.found import Found, Mark, Refused
from musnad.case.intake.jsonstream import JsonStream
from musnad.case.intake.moments import Moment, from_unix
from musnad.case.intake.source import Source
from musnad.case.intake.textstream import is_broken, text_stream
from musnad.case.intake.working import found_or_refused, is_link, one_line, refused
from musnad.errors import RefusalError

_CHANNELS: Final = ("channel", "broadcast")
_MEDIA: Final = ("photo", "file", "media_type", "poll", "location_information", "contact_information", "sticker_emoji")
_MOST_FACTS: Final = 1 << 20
_DAY: Final = datetime.timedelta(days=1)
_MINUTE: Final = 60
_SECONDS: Final = re.compile(r"[1-9][0-9]{8,10}")
"""From 1973 on, before which nothing was sent by Telegram; zero stands for no time."""


def read(source: Source) -> Iterator[Found | Refused]:
    """The messages of an export.

    Raises:
        RefusalError: if the export is damaged; the messages before the damage are taken.
    """
    with text_stream(source) as stream:
        yield from _Export(source, JsonStream(stream.text)).chat(source.part)


class _Export:
    """An export that is read from its beginning on."""

    def __init__(self, source: Source, json: JsonStream) -> None:
        self._source = source
        self._json = json
        self._most = source.options.limits.part_bytes

    def chat(self, part: str) -> Iterator[Found | Refused]:
        """The messages of the object that comes next: a chat, or what holds chats."""
        facts: dict[str, Any] = {}
        for name in self._json.members():
            if name == "messages" and self._json.peek() == "[":
                yield from self._messages(part, facts)
            elif name in {"chats", "left_chats"} and self._json.peek() == "{":
                yield from self._chats(part)
            else:
                facts[name] = self._json.value(_MOST_FACTS)

    def _chats(self, part: str) -> Iterator[Found | Refused]:
        for name in self._json.members():
            if name != "list" or self._json.peek() != "[":
                self._json.value(_MOST_FACTS)
                continue
            for number in self._json.items():
                yield from self.chat(_joined(part, f"chat {number}"))

    def _messages(self, part: str, chat: dict[str, Any]) -> Iterator[Found | Refused]:
        for number in self._json.items():
            message = self._json.value(self._most)
            if not isinstance(message, dict):
                yield refused(_joined(part, f"record {number}"), RefusalError("intake.no-message"))
            elif message.get("type") != "service":
                yield _report(_joined(part, _named(message.get("id"), number)), message, chat)


def _named(own: Any, number: int) -> str:
    """How a message is called: by its own number, else by its place."""
    return f"message {own}" if isinstance(own, int) else f"record {number}"


def _joined(part: str, inner: str) -> str:
    return f"{part} › {inner}" if part else inner


def _report(part: str, message: dict[str, Any], chat: dict[str, Any]) -> Found | Refused:
    pieces = _pieces(message)
    if pieces is None:
        return refused(part, RefusalError("intake.no-message"))
    text = "".join(piece for piece, _ in pieces)
    if is_broken(text):
        return refused(part, RefusalError("intake.broken-bytes", encoding="UTF-8"))
    if not text.strip():
        media = any(message.get(name) for name in _MEDIA)
        return refused(part, RefusalError("intake.only-media" if media else "input.empty-text"))
    when, notes = _when(message, "date")
    edited, _ = _when(message, "edited")
    if "forwarded_from" in message and not message["forwarded_from"]:
        notes = (*notes, "forwarded-unnamed")
    facts = {
        **_voices(message, chat),
        "published": when.day if when else None,
        "published_at": when.at if when else None,
        "edited": edited.at if edited else None,
        "forwarded_from": _text(message.get("forwarded_from")) or _text(message.get("saved_from")),
        "reply_to": _answered(part, message),
    }
    return found_or_refused(part, text, facts, notes=notes, marks=_marks(message, pieces, text))


def _voices(message: dict[str, Any], chat: dict[str, Any]) -> dict[str, str | None]:
    """Who publishes and who writes: a channel speaks for itself, in a group its members do."""
    name, writer = _text(chat.get("name")), _text(message.get("from"))
    signed = _text(message.get("author"))
    if any(kind in str(chat.get("type")) for kind in _CHANNELS):
        return {"outlet": name or writer, "byline": signed}
    return {"outlet": name, "byline": signed or writer}


def _answered(part: str, message: dict[str, Any]) -> str | None:
    """The message of the same chat that this one answers."""
    answered = message.get("reply_to_message_id")
    if not isinstance(answered, int) or message.get("reply_to_peer_id"):
        return None
    above, mark, _ = part.rpartition(" › ")
    return f"{above}{mark}message {answered}"


def _pieces(message: dict[str, Any]) -> list[tuple[str, dict[str, Any] | None]] | None:
    """The text in pieces, each with the entity that it is; `None` where it is none.

    Older exports have `text` alone, newer ones `text_entities` too, which name plain pieces as well.
    """
    text = message.get("text", "")
    listed = text if isinstance(text, list) else [text]
    pieces = [(piece, None) if isinstance(piece, str) else _entity(piece) for piece in listed]
    return None if None in pieces else [piece for piece in pieces if piece is not None]


def _entity(piece: Any) -> tuple[str, dict[str, Any]] | None:
    if isinstance(piece, dict) and isinstance(piece.get("text"), str):
        return piece["text"], piece
    return None


def _marks(message: dict[str, Any], pieces: list[tuple[str, dict[str, Any] | None]], text: str) -> tuple[Mark, ...]:
    """What is marked in a text, in code points; offsets that an export gives are of UTF-16 and are counted over."""
    marks = []
    at = 0
    for piece, entity in pieces:
        if entity is not None and piece:
            marks.append(_mark(at, at + len(piece), entity))
        at += len(piece)
    given = message.get("entities")
    if not marks and isinstance(given, list):
        marks = [mark for entity in given if (mark := _mark_by_offset(entity, text)) is not None]
    return tuple(marks)


def _mark(start: int, end: int, entity: dict[str, Any]) -> Mark:
    href = one_line(_text(entity.get("href")) or _text(entity.get("url")) or "")
    kind = one_line(_text(entity.get("type")) or _text(entity.get("_")) or "unknown")
    return Mark(start, end, kind, href if href and is_link(href) else None)


def _mark_by_offset(entity: Any, text: str) -> Mark | None:
    if not isinstance(entity, dict):
        return None
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        return None
    start, end = code_point(text, offset), code_point(text, offset + length)
    return None if start is None or end is None else _mark(start, end, entity)


def code_point(text: str, units: int) -> int | None:
    """The code point of `text` at which `units` code units of UTF-16 have passed; `None` inside one or behind all."""
    passed = 0
    for index, char in enumerate(text):
        if passed >= units:
            return index if passed == units else None
        passed += 2 if char > "\uffff" else 1
    return len(text) if passed == units else None


def _when(message: dict[str, Any], name: str) -> tuple[Moment | None, tuple[str, ...]]:
    """When a message was sent or edited, in the zone of the export; a note where that day is not the one in UTC."""
    local, utc = _local(message.get(name)), _utc(message.get(f"{name}_unixtime"))
    if local is None:
        return (None, ()) if utc is None else (Moment(utc.date().isoformat(), utc.isoformat()), ())
    if utc is None or local.tzinfo is not None:
        return Moment(local.date().isoformat(), local.isoformat()), ()
    offset = local - utc.replace(tzinfo=None)
    if abs(offset) >= _DAY or offset.total_seconds() % _MINUTE:
        return Moment(utc.date().isoformat(), utc.isoformat()), ("times-differ",)
    told = local.replace(tzinfo=datetime.timezone(offset))
    notes = () if told.date() == utc.date() else ("zone-of-export",)
    return Moment(told.date().isoformat(), told.isoformat()), notes


def _local(value: Any) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _utc(value: Any) -> datetime.datetime | None:
    digits = str(value) if isinstance(value, (str, int)) else ""
    return from_unix(int(digits)) if _SECONDS.fullmatch(digits) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
