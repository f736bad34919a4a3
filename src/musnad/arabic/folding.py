"""The folded view of a text: letters unified for look-up, with a map back to the text as received.

What is unified: short vowels and other marks go, tatweel, bidi controls and zero-width characters go; alef
with hamza, madda or wasla is alef; alef maqsura and Farsi yeh are ya; Farsi kaf is kaf; ta marbuta is ha;
presentation forms are their letters; Arabic-Indic and Persian digits are ASCII digits; Latin letters are small
and bare.
Waw and ya with hamza stay (`مسؤول`, `هيئة`), whether written with one character or with two.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

import msgspec

from musnad.errors import SpanError
from musnad.model import Span

_LETTERS: Final = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا",
    "ى": "ي", "ی": "ي", "ے": "ي", "ې": "ي",
    "ک": "ك", "ڪ": "ك",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه", "ۂ": "ه",
    "ؤ": "ؤ", "ئ": "ئ", "ۓ": "ئ",
    "ـ": "",
}  # fmt: skip
_HAMZA_ABOVE: Final = "\u0654"
_WITH_HAMZA: Final = {"و": "ؤ", "ي": "ئ"}
_LONGEST_KEPT: Final = 64
_DROPPED: Final = frozenset({"Mn", "Me", "Cf"})


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """What one received character becomes: nothing, one folded character, or several for a ligature."""
    letter = _LETTERS.get(character)
    if letter is not None:
        return letter
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    composed = unicodedata.normalize("NFKC", character)
    if composed != character:
        return "".join(fold_character(piece) for piece in composed)
    bare = unicodedata.normalize("NFKD", character.lower())
    return "".join(piece for piece in bare if unicodedata.category(piece) not in _DROPPED)


class Folded(msgspec.Struct, frozen=True, gc=False):
    """A folded text and, for each of its characters, where it came from.

    `starts[i]` and `ends[i]` bound, in the received text, the letter that became `text[i]` together with the
    marks that follow it, so that a span of folded characters maps to whole received letters.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def received(self, start: int, end: int) -> Span:
        """The received span of the folded characters `start` to `end`.

        Raises:
            SpanError: if the folded span is empty or runs past the end.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"{start}:{end} is no span of a folded text of {len(self.text)} characters")
        return Span(self.starts[start], self.ends[end - 1])

    def position(self, index: int) -> int:
        """Where in the received text the folded character at `index` begins; its end for the last index."""
        return self.starts[index] if index < len(self.starts) else self.ends[-1] if self.ends else 0


def fold(text: str) -> Folded:
    """The folded view of `text`, with its map back.

    >>> fold("قَالـــت").text
    'قالت'
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, folded in enumerate(map(fold_character, text)):
        for letter in folded:
            letters.append(letter)
            starts.append(index)
            ends.append(index + 1)
        if not folded and ends and unicodedata.category(text[index]) != "Cf":
            ends[-1] = index + 1
            if text[index] == _HAMZA_ABOVE:
                letters[-1] = _WITH_HAMZA.get(letters[-1], letters[-1])
    return Folded("".join(letters), tuple(starts), tuple(ends))


def fold_word(word: str) -> str:
    """The folded letters of one word, without the map; those of ordinary words are kept at hand."""
    return _fold_short(word) if len(word) <= _LONGEST_KEPT else fold(word).text


@lru_cache(maxsize=65536)
def _fold_short(word: str) -> str:
    return fold(word).text if _HAMZA_ABOVE in word else "".join(map(fold_character, word))
