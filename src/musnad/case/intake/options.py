"""How an original is read: its kind and encoding where they are known, its columns, and how much of it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from musnad.case.intake.kinds import Kind

_MEGABYTE: Final = 1 << 20


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much is taken before a part, or what is left of an original, is refused.

    Attributes:
        part_bytes: Bytes of one report: a text, a page, a row, a message, a member of an archive that is a report.
        container_bytes: Bytes of what holds many reports and has to be held whole: an archive inside an archive, an
            exported page of messages, a feed, a DOCX or PDF.
        parts: Reports and refused parts of one original.
        ratio: How many times larger than its packed bytes a member of an archive may become.
        expanded_bytes: Bytes unpacked from one original, all members together.
        depth: How deep archives may stand in one another.
        elements: Elements of a page.
        pages: Pages of a PDF.
        seconds: How long one original may take, counted between its parts.
    """

    part_bytes: int = 32 * _MEGABYTE
    container_bytes: int = 256 * _MEGABYTE
    parts: int = 5_000_000
    ratio: int = 200
    expanded_bytes: int = 64 * 1024 * _MEGABYTE
    depth: int = 3
    elements: int = 100_000
    pages: int = 2_000
    seconds: float = 24 * 3600.0


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the user wants an original to be read.

    Attributes:
        kind: What the original is, where its content leaves it open.
        encoding: The encoding of its texts, where it is known; text that does not fit it is refused.
        columns: For tables and JSON: which column (or key) holds which of `text`, `title`, `outlet`, `byline`, `url`,
            `published`, `language`; the usual names are known without it.
        charset: The encoding that a header named with which it came; less sure than `encoding`.
        url: The address that it was fetched from.
        limits: How much of it is taken.
    """

    kind: Kind | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = {}
    charset: str | None = None
    url: str | None = None
    limits: Limits = Limits()
