"""How names are compared: words without vowel signs, letters unified that are written for one another."""

from __future__ import annotations

import re
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670\u0640]+[^\W_]*)*")
_MARKS: Final = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c\u00ad\ufeff]")
_LETTERS: Final = str.maketrans("أإآٱىةؤئیک", "اااايهوييك")


def fold(word: str) -> str:
    """A word without vowel signs and with letters unified that are written for one another; small letters."""
    return _MARKS.sub("", word).translate(_LETTERS).casefold()
