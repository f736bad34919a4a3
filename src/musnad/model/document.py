"""A report exactly as received, and what is known about where it came from."""

from __future__ import annotations

import datetime
import hashlib
from typing import Literal

import msgspec

PublishedBasis = Literal["given", "metadata", "dateline"]


def text_id(text: str) -> str:
    """The identifier of a text: `sha256:` and the digest of its UTF-8 bytes."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One report. `text` is never normalised: every span of its record counts code points of it.

    `published` is an ISO date (`2022-01-31`) and `published_basis` says where it came from.
    `id` comes from the text alone, so the same words have the same id wherever they were printed.

    Raises:
        ValueError: if an `id` is given that is not that of the text, or `published` is no ISO date.
    """

    id: str = ""
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        expected = text_id(self.text)
        if self.id == "":
            msgspec.structs.force_setattr(self, "id", expected)
        elif self.id != expected:
            raise ValueError(f"document id {self.id} is not that of its text ({expected})")
        if self.published is not None:
            check_date(self.published)


def check_date(value: str) -> None:
    """Verify that `value` is a calendar date as ISO 8601 writes it (`2022-01-31`).

    Raises:
        ValueError: if it is not.
    """
    if len(value) != len("2022-01-31"):
        raise ValueError(f"{value!r} is no date; write it as 2022-01-31")
    try:
        datetime.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value!r} is no date; write it as 2022-01-31") from error
