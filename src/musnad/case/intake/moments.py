"""Days and times as originals tell them: ISO 8601 and the dates of mail and feeds, never an order that is ambiguous."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Final

import msgspec

_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DAY: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})$")
_MISSING: Final = ("0000", "0001", "1970-01-01")
"""How programs write a date that they do not have."""


class Moment(msgspec.Struct, frozen=True):
    """A day as an ISO date and, where it is told, the time of it with the zone in which it is told."""

    day: str
    at: str | None = None


def moment(value: str | None) -> Moment | None:
    """The day and time that `value` tells; `None` where it tells none, or one that can be read in two ways."""
    written = (value or "").strip().translate(_DIGITS)
    if not written or written.startswith(_MISSING):
        return None
    if (parts := _DAY.match(written)) is not None:
        return _on_day(*map(int, parts.groups()))
    found = _iso(written) or _mail(written)
    return None if found is None else Moment(found.date().isoformat(), found.isoformat())


def from_unix(seconds: int) -> datetime.datetime | None:
    """The time in UTC of a count of seconds since 1970; `None` for one out of the calendar."""
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _on_day(year: int, month: int, day: int) -> Moment | None:
    try:
        return Moment(datetime.date(year, month, day).isoformat())
    except ValueError:
        return None


def _iso(written: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(written)
    except ValueError:
        return None


def _mail(written: str) -> datetime.datetime | None:
    if not written[:1].isalpha() and "," not in written[:4] and not re.match(r"\d{1,2} [A-Za-z]{3} \d{4}", written):
        return None
    try:
        return parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
