"""The words of a report as they are searched for: folded, and cut free of clitics as the reader cuts them.

A word stands in the index as it is written and as each stem that it can be: `ولقسد` as itself, `لقسد` and `قسد`, since
no lexicon says which. A word that the lexicons know has the stems of its likeliest readings alone: `وليد` is not found
by `يد`. Databases see nothing but these terms, so that each finds the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from musnad.arabic.clitics import Analysis, Morphology, WordClass
from musnad.arabic.folding import fold_word
from musnad.arabic.tokens import tokenize

PAIR: Final = "_"
"""Stands between two words that stand beside each other."""
_KEPT: Final = 131072
_NEAR: Final = 2.0
"""How much less plausible than the likeliest a reading may be: e to the power of 2, or seven times."""
_ARTICLE: Final = "ال"
_ALEF: Final = "ا"
_TA: Final = "ت"
_TA_MARBUTA: Final = "ه"
_SHORTEST: Final = 2
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789ءآأؤإئابتثجحخدذرزسشصضطظعغفقكلمنهوىي")


class Word(NamedTuple):
    """A word or number in its place: the stems that it can be, the likeliest first, and all that it is found by."""

    start: int
    end: int
    stems: tuple[str, ...]
    terms: tuple[str, ...]


class Terms:
    """Texts as the terms they are found by; those of a word are kept at hand.

    >>> sorted(Terms.load().of("والحديقة")[0].terms)
    ['حديقه', 'والحديقه']
    """

    def __init__(self, morphology: Morphology) -> None:
        self.morphology: Final = morphology
        self._of_form: Final = lru_cache(maxsize=_KEPT)(self._look_up)

    @classmethod
    def load(cls) -> Terms:
        """Open the word data that came with the package.

        Raises:
            DataError: if it is missing or not the data its manifest names.
        """
        return cls(Morphology.load())

    def of(self, text: str) -> tuple[Word, ...]:
        """The words and numbers of a text, in order; marks are left out."""
        return tuple(
            Word(token.start, token.end, *self._of_form(token.form, text[token.end - 1]))
            for token in tokenize(text)
            if token.kind != "mark"
        )

    def index(self, *texts: str | None) -> tuple[str, ...]:
        """What texts are found by, in order: every term, and every two words that stand beside each other."""
        found: set[str] = set()
        for text in filter(None, texts):
            words = [self._of_form(token.form, text[token.end - 1]) for token in tokenize(text) if token.kind != "mark"]
            found.update(itertools.chain.from_iterable([terms for _, terms in words]))
            pairs = itertools.pairwise([stems for stems, _ in words])
            found.update([f"{one}{PAIR}{other}" for ones, others in pairs for one in ones for other in others])
        return tuple(sorted(found))

    def _look_up(self, form: str, written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        readings = self.morphology.analyse(form, written)
        stems = tuple(dict.fromkeys(safe(stem) for reading in _likely(readings) for stem in _stems(form, reading)))
        return stems or (safe(form),), tuple(sorted({safe(form), *stems}))


@cache
def shared_terms() -> Terms:
    """The terms of this version, loaded once in a process."""
    return Terms.load()


def _likely(readings: tuple[Analysis, ...]) -> Iterator[Analysis]:
    for reading in readings:
        if reading.wordclass is WordClass.UNKNOWN or reading.weight >= readings[0].weight - _NEAR:
            yield reading


def _stems(form: str, reading: Analysis) -> Iterator[str]:
    """The stem without its article or the alef of an indefinite accusative; a ta before a pronoun may be ta marbuta."""
    stem = form[reading.start : reading.end]
    if reading.definite and stem.startswith(_ARTICLE):
        stem = stem[len(_ARTICLE) :]
    elif reading.definite and stem.startswith("ل"):
        stem = stem[1:]
    if len(stem) < _SHORTEST:
        return
    if reading.nunated and stem.endswith(_ALEF):
        yield stem[: -len(_ALEF)]
    if reading.enclitic and stem.endswith(_TA):
        yield stem[:-1] + _TA_MARBUTA
    yield stem


def safe(term: str) -> str:
    """A term in letters that every database takes as they are; any other letter is told by its number."""
    if _PLAIN.issuperset(term):
        return term
    return "".join(letter if letter in _PLAIN else f"u{ord(letter):x}u" for letter in term)


def folded(word: str) -> str:
    """A word as terms are written."""
    return safe(fold_word(word))
