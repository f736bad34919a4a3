"""Files of feeds, RSS and Atom: a report an item, with its whole text where the feed carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import feedparser

from musnad.case.intake.blocks import fragment_text
from musnad.case.intake.decoding import Decoded
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.html import decode_page
from musnad.case.intake.moments import moment
from musnad.case.intake.source import Source, damage
from musnad.case.intake.working import found_or_refused, refused
from musnad.errors import RefusalError

_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_ENTITY: Final = "<!ENTITY"
_UTF8: Final = {"content-type": "application/xml; charset=utf-8"}
_OPENING: Final = re.compile(r"<(?:item|entry)[\s>]")
_CLOSING: Final = re.compile(r"</(?:item|entry)\s*>")
_ENDED: Final = re.compile(r"</(?:rss|feed|rdf:RDF)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.DOTALL)


def read(source: Source) -> Iterator[Found | Refused]:
    """The items of a feed; of one that breaks off, the whole ones.

    Raises:
        RefusalError: if it declares entities, is no feed, or has no items.
    """
    decoded = decode_page(source.read_container(), source)
    if _ENTITY in decoded.text:
        raise RefusalError("intake.xml-entities")
    with damage("RSS"):
        markup = _DECLARATION.sub("", decoded.text).encode("utf-8", "replace")
        feed = feedparser.parse(BytesIO(markup), response_headers=_UTF8, sanitize_html=True)
    if not feed.entries:
        raise RefusalError("intake.no-items")
    whole = _whole_items(decoded.text, len(feed.entries))
    for number, entry in enumerate(feed.entries, start=1):
        part = source.within(f"item {number}")
        if number <= whole:
            # a plain dict: for a missing `updated` the one of feedparser gives `published`, and warns
            yield _report(part, dict(entry), feed.feed, decoded, source)
        else:
            yield refused(part, RefusalError("intake.cut"))
    if not _ENDED.search(decoded.text) and whole == len(feed.entries):
        raise RefusalError("intake.cut")


def _whole_items(text: str, read: int) -> int:
    """How many of the items that were read are whole: all, or all but the last, in which the feed breaks off."""
    if _ENDED.search(text):
        return read
    opened = [match.start() for match in _OPENING.finditer(text)]
    closed = [match.start() for match in _CLOSING.finditer(text)]
    return read - 1 if opened and (not closed or closed[-1] < opened[-1]) else read


def _report(part: str, entry: dict[str, Any], feed: Any, decoded: Decoded, source: Source) -> Found | Refused:
    most = source.options.limits.elements
    try:
        text, notes = _text(entry, most)
        title = fragment_text(entry.get("title") or "", most)
    except RefusalError as error:
        return refused(part, error)
    when = moment(entry.get("published")) or moment(entry.get("created"))
    changed = moment(entry.get("updated"))
    facts = {
        "title": title,
        "outlet": (entry.get("source") or {}).get("title") or feed.get("title"),
        "byline": entry.get("author"),
        "url": entry.get("link"),
        "published": when.day if when else None,
        "published_at": when.at if when else None,
        "edited": (changed.at or changed.day) if changed else None,
        "language": feed.get("language"),
        "captured": source.captured,
        "encoding": decoded.encoding,
    }
    return found_or_refused(part, text, facts, notes=(*decoded.notes, *notes))


def _text(entry: dict[str, Any], most: int) -> tuple[str, tuple[str, ...]]:
    """The text of an item: its content, else its summary, which is told."""
    for content in entry.get("content") or ():
        if content.get("value", "").strip():
            return _plain(content, most), ()
    summary = entry.get("summary_detail") or {"value": entry.get("summary") or ""}
    return _plain(summary, most), ("summary-only",)


def _plain(content: Any, most: int) -> str:
    value = str(content.get("value") or "")
    return value if content.get("type") == "text/plain" and "<" not in value else fragment_text(value, most)
