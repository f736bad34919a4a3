"""The words of a report as linking compares them: cut free of clitics, as lemmas, each with the weight of its rarity.

The weight is that of inverse frequency, taken from how often the press at large writes a word
(`musnad/arabic/data/frequencies`, after Spärck Jones 1972), and not from the reports at hand: what two reports have in
common does then not depend on which others are linked with them.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import musnad.arabic
from musnad.arabic.clitics import Morphology, WordClass
from musnad.arabic.morphology import Frequencies
from musnad.arabic.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

ORDINARY: Final = 6.0
"""A word of which the press writes one in 400 (e to the power of 6) or more weighs nothing."""
_KEPT: Final = 131072
_ARTICLE: Final = "ال"
_SHORTEST: Final = 3


class Word(NamedTuple):
    """A word or number in its place: `feature` stands for its lemma, `weight` is that of its rarity, 0 for none."""

    start: int
    end: int
    form: str
    feature: int
    weight: float


def number_of(text: str) -> int:
    """A number of 32 bits that stands for a text, the same in every process and version of Python."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class Words:
    """Texts in words; what a word weighs is kept at hand.

    >>> [word.form for word in Words.load().of("قُصِف الجسر.")]
    ['قصف', 'الجسر']
    """

    def __init__(self, morphology: Morphology, frequencies: Frequencies) -> None:
        self._morphology: Final = morphology
        self._frequencies: Final = frequencies
        self._weighed: Final = lru_cache(maxsize=_KEPT)(self._weigh)

    @classmethod
    def load(cls, morphology: Morphology | None = None) -> Words:
        """Open the word data that came with the package; `morphology` is one that is open and knows words already.

        Raises:
            DataError: if it is missing or not the data its manifest names.
        """
        folder = Path(musnad.arabic.__file__).parent / "data"
        return cls(morphology or Morphology.load(), Frequencies(folder))

    def of(self, text: str) -> tuple[Word, ...]:
        """The words and numbers of a text, in order; marks are left out."""
        return self.of_tokens(text, tokenize(text))

    def of_tokens(self, text: str, tokens: Sequence[Token]) -> tuple[Word, ...]:
        """The same, of a text whose tokens are at hand."""
        weighed = self._weighed
        return tuple(
            Word(token.start, token.end, token.form, *weighed(token.form, _last(text, token), token.kind == "number"))
            for token in tokens
            if token.kind != "mark"
        )

    def _weigh(self, form: str, last: str, number: bool) -> tuple[int, float]:  # noqa: FBT001  # a key of the cache
        if number:
            return number_of(form), _rarity(self._frequencies.log(form))
        best = self._morphology.segment(form, form[:-1] + last if last else form)
        if best.wordclass is WordClass.PARTICLE:
            return number_of(best.lemma), 0.0
        stem = bare(form[best.start : best.end])
        common = max(self._frequencies.log(stem), self._frequencies.log(best.lemma))
        return number_of(best.lemma), _rarity(common)


def _last(text: str, token: Token) -> str:
    """The last letter as it was written, where it tells ta marbuta from a pronoun."""
    return text[token.end - 1] if token.form.endswith("ه") else ""


def _rarity(log: float) -> float:
    return round(max(0.0, -log - ORDINARY), 2)


def bare(stem: str) -> str:
    """A stem without its article, where three letters at least stay."""
    return stem[2:] if stem.startswith(_ARTICLE) and len(stem) - len(_ARTICLE) >= _SHORTEST else stem
