"""Exports of Telegram Desktop as web pages (`messages.html`): a report a message.

A page tells less than `result.json`: when a message was edited and what is marked in it are not in it, and the zone of
its times only in newer versions.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

import msgspec
from lxml.html import HtmlElement

from musnad.case.intake.blocks import shown_text
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.html import decode_page, parse
from musnad.case.intake.moments import Moment
from musnad.case.intake.source import Source
from musnad.case.intake.working import found_or_refused, refused
from musnad.errors import RefusalError

_TIME: Final = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-]\d{2}):(\d{2}))?")
_NUMBER: Final = re.compile(r"message(-?\d+)$")
_ANSWERED: Final = re.compile(r"#go_to_message(-?\d+)$")
_PER_MESSAGE: Final = 200


class _Chat(msgspec.Struct):
    """What holds for the messages that follow: the chat, and who wrote last."""

    name: str | None
    writer: str | None = None
    origin: str | None = None


def read(source: Source) -> Iterator[Found | Refused]:
    """The messages of a page.

    Raises:
        RefusalError: if the page is too large or holds no messages.
    """
    decoded = decode_page(source.read_container(), source)
    tree = parse(decoded.text, source.options.limits.elements * _PER_MESSAGE)
    header = next(_of_class(tree, "page_header"), None)
    chat = _Chat(name=None if header is None else _first_text(header, "text"))
    messages = list(_of_class(tree, "message"))
    if not messages:
        raise RefusalError("intake.no-message")
    for number, message in enumerate(messages, start=1):
        if "service" not in _classes(message):
            yield _report(source, number, message, chat)


def _report(source: Source, number: int, message: HtmlElement, chat: _Chat) -> Found | Refused:
    named = _NUMBER.search(message.get("id") or "")
    part = source.within(f"message {named.group(1) if named else number}")
    passed_on = next(_of_class(message, "forwarded"), None)
    _note_voices(message, passed_on, chat)
    text = _first_text(passed_on if passed_on is not None else message, "text") or _first_text(message, "text")
    if text is None:
        media = next(_of_class(message, "media_wrap"), None) is not None
        return refused(part, RefusalError("intake.only-media" if media else "input.empty-text"))
    when = _when(message)
    facts = {
        "outlet": chat.name,
        "byline": None if chat.writer == chat.name else chat.writer,
        "published": when.day if when else None,
        "published_at": when.at if when else None,
        "forwarded_from": chat.origin if passed_on is not None else None,
        "reply_to": _answered(source, message),
    }
    return found_or_refused(part, text, facts)


def _note_voices(message: HtmlElement, passed_on: HtmlElement | None, chat: _Chat) -> None:
    """Who writes and whose words are passed on; a message joined to the one above has the names of that one."""
    if passed_on is not None and (origin := _name(passed_on)) is not None:
        chat.origin = origin
    names = [
        found
        for found in _of_class(message, "from_name")
        if passed_on is None or passed_on not in found.iterancestors()
    ]
    if names:
        chat.writer = _own_text(names[0])


def _name(element: HtmlElement) -> str | None:
    found = next(_of_class(element, "from_name"), None)
    return None if found is None else _own_text(found)


def _own_text(element: HtmlElement) -> str | None:
    """The text of an element without that of the elements in it."""
    return " ".join([element.text or "", *(child.tail or "" for child in element)]).strip() or None


def _when(message: HtmlElement) -> Moment | None:
    title = next((found.get("title") for found in _of_class(message, "date") if found.get("title")), "")
    parts = _TIME.search(title or "")
    if parts is None:
        return None
    day, month, year, hour, minute, second = map(int, parts.groups()[:6])
    try:
        found = datetime.datetime(year, month, day, hour, minute, second, tzinfo=_zone(parts))
    except ValueError:
        return None
    return Moment(found.date().isoformat(), found.isoformat())


def _zone(parts: re.Match[str]) -> datetime.timezone | None:
    if parts.group(7) is None:
        return None
    hours, minutes = int(parts.group(7)), int(parts.group(8))
    return datetime.timezone(datetime.timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes))


def _answered(source: Source, message: HtmlElement) -> str | None:
    for reply in _of_class(message, "reply_to"):
        for link in reply.iter("a"):
            if (named := _ANSWERED.search(link.get("href") or "")) is not None:
                return source.within(f"message {named.group(1)}")
    return None


def _first_text(element: HtmlElement, name: str) -> str | None:
    found = next(_of_class(element, name), None)
    return None if found is None else shown_text(found).strip() or None


def _of_class(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    return (found for found in element.iter("div", "span") if name in _classes(found))


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()
