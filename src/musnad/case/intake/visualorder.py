"""From a line of text as it is seen to the line as it is written: the display algorithm of Unicode undone.

A page description has glyphs at places. Read from left to right they give Arabic backwards, with its numbers and Latin
words forwards, brackets as they look, and often in the presentation forms that the font has. The order of writing is
got back by reading from the right and turning runs of numbers and Latin round again (the inverse of rule L2 of UAX #9
for a paragraph from right to left). Presentation forms are then replaced by their letters (NFKC), and nothing else is
normalised.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdf9\ufe80-\ufefc]")
_FORMS: Final = re.compile("[\ufb00-\ufb06\ufb50-\ufdf9\ufe70-\ufefc]")
"""Presentation forms, without the signs at U+FDFA and behind it, which are written as such."""
_MARK_FORMS: Final = re.compile("[\ufe70-\ufe7f]")
_NUMBER: Final = r"[0-9٠-٩۰-۹]+(?:[.,/:٫٬][0-9٠-٩۰-۹]+)*"
_LATIN_WORD: Final = r"[A-Za-z\u00c0-\u024f](?:[^\s\u0600-\u06ff\ufb50-\ufefc]*[A-Za-z0-9\u00c0-\u024f/])?"
_FORWARDS: Final = re.compile(
    rf"(?:{_NUMBER}[-–]?)?{_LATIN_WORD}(?:[ ](?:{_LATIN_WORD}|{_NUMBER}(?= {_LATIN_WORD})))*|{_NUMBER}"
)
# of the quotation marks only these are mirrored (Bidi_Mirrored of Unicode)
_PAIRS: Final = "()[]{}<>«»‹›"
_MIRRORED: Final = str.maketrans(_PAIRS, "".join(_PAIRS[at ^ 1] for at in range(len(_PAIRS))))
_OPENING: Final = frozenset("([{«‹")
_CLOSING: Final = frozenset(")]}»›")


def written_order(cells: Sequence[str]) -> str:
    """The cells of a line, seen from left to right, as text in the order of writing.

    A cell is what one glyph stands for, with its vowel marks: in the order of writing already, as a ligature is.
    A line without Arabic letters is as it is seen.
    """
    seen = "".join(cells)
    if not ARABIC.search(seen):
        return seen
    runs: list[str] = []
    for start, end in _cell_runs(cells):
        run = cells[start:end]
        runs.append("".join(run) if _is_forwards(run) else "".join(reversed(run)).translate(_MIRRORED))
    return "".join(reversed(runs))


def _cell_runs(cells: Sequence[str]) -> list[tuple[int, int]]:
    """A line cut into runs that are written forwards, and what stands between them."""
    flat = "".join(cell if len(cell) == 1 else _STAND_IN for cell in cells)
    cuts = [0]
    for match in _FORWARDS.finditer(flat):
        cuts += [match.start(), match.end()]
    cuts.append(len(flat))
    return [(start, end) for start, end in itertools.pairwise(cuts) if start < end]


_STAND_IN: Final = "\u0627"
"""What stands for a ligature while runs are looked for: a letter of Arabic."""


def _is_forwards(run: Sequence[str]) -> bool:
    return _FORWARDS.fullmatch("".join(run)) is not None


def letters_of(text: str) -> str:
    """A text with presentation forms replaced by their letters."""
    return _FORMS.sub(lambda match: _letters(match[0]), text)


def _letters(form: str) -> str:
    plain = unicodedata.normalize("NFKC", form)
    # the forms of vowel marks that stand alone have a space or tatweel to stand on
    return plain[1:] if _MARK_FORMS.match(form) and len(plain) > 1 else plain


def has_forms(text: str) -> bool:
    """Whether a text has presentation forms that `letters_of` replaces."""
    return _FORMS.search(text) is not None


def unbalanced(text: str) -> int:
    """How many brackets of a text close what nothing opened."""
    depth = wrong = 0
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            wrong += depth == 0
            depth = max(depth - 1, 0)
    return wrong


def mirrored(text: str) -> str:
    """A text with each bracket and quotation mark turned round."""
    return text.translate(_MIRRORED)


def order_score(text: str) -> int:
    """How much speaks for a text being in the order of writing; below zero, it stands backwards.

    Words begin with the article and end in ta marbuta; the commonest words are those of any text.
    """
    return len(_RIGHT.findall(text)) - len(_WRONG.findall(text))


_COMMON: Final = ("في", "من", "على", "إلى", "أن", "إن", "التي", "الذي", "عن", "قال")
_RIGHT: Final = re.compile(rf"\b(?:ال\w\w|(?:{'|'.join(_COMMON)})\b)|ة\b")
_WRONG: Final = re.compile(rf"\w\wلا\b|\b(?:{'|'.join(word[::-1] for word in _COMMON)})\b|\bة")
