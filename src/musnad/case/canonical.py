"""One way to write a value as bytes, so that its digest is the same on every machine."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

_ID: Final = 24
"""Hexadecimal digits of an id: two of 10^9 rows are the same with a probability of 10^-11."""


def canonical(value: Any) -> str:
    """A value of JSON as text: keys in order, no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(value: Any) -> str:
    """The SHA-256, in hexadecimal, of the canonical text of a value in UTF-8."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def id_of(value: Any) -> str:
    """The id that a value of JSON has by its content."""
    return digest(value)[:_ID]
