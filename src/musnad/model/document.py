"""A report exactly as received, and what is known about where it came from."""

from __future__ import annotations

import datetime
import hashlib
from typing import Literal

import msgspec

from musnad.errors import InputError

PublishedBasis = Literal["given", "metadata", "dateline"]


def text_id(text: str) -> str:
    """The identifier of a text: `sha256:` and the digest of its UTF-8 bytes.

    Raises:
        InputError: if the text holds half of a surrogate pair, which no UTF-8 file can.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"the text holds half a character (U+{ord(text[error.start]):04X}) at {error.start}: "
            "decode its file as UTF-8, or as UTF-16 if that is what it is"
        ) from error
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One report. `text` is never normalised: every span of its record counts code points of it.

    `published` is an ISO date (`2022-01-31`) and `published_basis` says where it came from.
    `id` comes from the text alone, so the same words have the same id wherever they were printed.

    Raises:
        InputError: if an `id` is given that is not that of the text, if `published` is no ISO date, or if
            the text holds half of a surrogate pair.
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
            raise InputError(f"document id {self.id} is not that of its text ({expected})")
        if self.published is not None:
            check_date(self.published)


def check_date(value: str) -> None:
    """Verify that `value` is a calendar date as ISO 8601 writes it (`2022-01-31`).

    Raises:
        InputError: if it is not.
    """
    try:
        written = datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        written = None
    if written != value:
        raise InputError(f"{value!r} is no date; write it as 2022-01-31")
