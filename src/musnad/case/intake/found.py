"""What an original holds: the reports found in it, the parts that cannot be taken, and what the user says of them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from musnad.model import Document
from musnad.model.document import PublishedBasis


class Mark(msgspec.Struct, frozen=True):
    """A stretch of a text that its source marked: a link, a hashtag, a quotation; code points, half open."""

    start: int
    end: int
    kind: str
    href: str | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A report found in an original.

    Attributes:
        part: Where in the original: empty for the whole, else as `line 12`, `message 512`, nested with ` › `.
        text: The working text: what was decoded or extracted, with nothing else changed than `notes` tell.
        title, outlet, byline, url: What the original says of the report.
        published: The day as an ISO date, in the zone in which the original tells it.
        published_at: The same as an ISO date and time, with its zone where the original has one.
        language: The code by which the original names its language.
        forwarded_from: From whom the report was passed on: an origin.
        edited: When it was last changed, as an ISO date and time.
        captured: When the archive in which it came fetched it, as an ISO date and time in UTC.
        reply_to: The part of the same original that it answers.
        encoding: The encoding in which its bytes were read; `None` for formats that have one only.
        marks: Stretches that the source marked.
        notes: Codes of what a reader should know; the catalogue tells each as `intake.note.CODE`.
    """

    part: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_at: str | None = None
    language: str | None = None
    forwarded_from: str | None = None
    edited: str | None = None
    captured: str | None = None
    reply_to: str | None = None
    encoding: str | None = None
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True):
    """A part of an original that cannot be taken, and why: a key of the message catalogue and its values."""

    part: str
    key: str
    values: Mapping[str, str | int]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about the reports; it stands above what their files say."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None


def document_of(found: Found, given: Given) -> Document:
    """The report as it is read: field by field what the user gave, else what was found, else nothing.

    An empty string gives nothing. The text and what has no field in a document come from `found` alone.

    Raises:
        InputError: if the day given is no ISO date.
    """
    published = given.published or found.published or None
    basis: PublishedBasis = "given" if given.published else "metadata"
    return Document(
        text=found.text,
        title=given.title or found.title or None,
        outlet=given.outlet or found.outlet or None,
        byline=given.byline or found.byline or None,
        url=given.url or found.url or None,
        published=published,
        published_basis=basis if published else None,
        language=given.language or found.language or None,
    )
