"""Where a report stands: the place of its original, and where in that, in words of either language.

The names of parts (`line 12`, `message 512`) are what the ids of reports are made of, so they are kept as they are and
told to people in their language.
"""

from __future__ import annotations

import re
from typing import Final

from musnad.case.messages import Language, message

_WITHIN: Final = " › "
_PART: Final = re.compile("(line|record|item|message|chat) ([0-9]+)")


def place_of(place: str, part: str) -> str:
    """Where a report stands: the place of its original, and the part of it."""
    return _WITHIN.join(filter(None, (place, part)))


def place_told(place: str, language: Language) -> str:
    """Such a place with its parts in the words of a language; names of files stay as they are.

    >>> place_told("feed.jsonl › line 2", "ar")
    'feed.jsonl › السطر 2'
    """
    return _WITHIN.join(_told(each, language) for each in place.split(_WITHIN))


def _told(step: str, language: Language) -> str:
    found = _PART.fullmatch(step)
    return step if found is None else message(f"part.{found[1]}", {"number": found[2]}, language)
