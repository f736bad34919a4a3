"""Characters of a text that nobody sees and that may change how it looks: what they are, and where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

import msgspec

_SHORT: Final = {
    "\u00ad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM",
    "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
    "\u2028": "LSEP", "\u2029": "PSEP", "\x00": "NUL",
}  # fmt: skip
_ORDINARY: Final = frozenset("\t\n\r")
_SEEN: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Signs of Arabic that Unicode has among the formatting characters, and that are seen."""
_HIDDEN: Final = frozenset({"Cf", "Cc", "Zl", "Zp"})
_JOINER: Final = "\u200d"
_PICTURES: Final = frozenset({"So", "Sk", "Mn"})
BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Those that reorder what stands around them."""


class Unseen(msgspec.Struct, frozen=True):
    """A character that is not seen: its place in code points, its code (`U+202E`), its short name (`RLO`)."""

    at: int
    code: str
    name: str
    bidi: bool


def unseen(text: str) -> Iterator[Unseen]:
    """The characters of a text that are not seen, in order; blanks, tabs and line ends are none of them.

    A joiner between the pictures of an emoji is part of it.
    """
    for at, character in enumerate(text):
        if _is_unseen(character) and not _joins_pictures(text, at):
            code = f"U+{ord(character):04X}"
            yield Unseen(at, code, _SHORT.get(character, code), character in BIDI)


def _is_unseen(character: str) -> bool:
    if character in _ORDINARY or character in _SEEN:
        return False
    return character in _SHORT or unicodedata.category(character) in _HIDDEN


def _joins_pictures(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return text[at] == _JOINER and len(around) == 2 and all(unicodedata.category(each) in _PICTURES for each in around)  # noqa: PLR2004 - one on each side
