"""The shapes of nouns: in which forms one stands, and how it is cut out of a written word.

Words of events are entered in the singular with their broken plurals; a report has them in the dual and regular plural
too, behind an article, conjunctions and prepositions, before pronouns. All of it is spelling: no lexicon is asked.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from musnad.arabic.folding import fold_word

_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن", "نا", "ي", "كم")
_HER: Final = "ها"
_BEFORE: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_ARTICLES: Final = ("ال", "")
_SHORTEST: Final = 2
_REMEMBERED: Final = 30_000
_HAMZAS: Final = frozenset("ئؤ")
_JOINTS: Final = frozenset("وف")


class Noun(NamedTuple):
    """A noun as it may be cut out of a word: `word[start:]` begins with its article or itself."""

    form: str
    start: int
    joint: str
    preposition: str
    definite: bool
    enclitic: str


class Shape(NamedTuple):
    """An inflected form of an entry: its number (`s`, `d`, `p`)."""

    form: str
    number: str


def shapes(form: str, plurals: Iterable[str], *, persons: bool = True) -> Iterator[Shape]:
    """The forms in which a noun stands, folded: singular, dual, plurals, each also before a genitive.

    The number is `c` for a dual before a genitive, which is spelt like an accusative singular. What ends in ين is
    plural where the noun has no broken plural, else dual; a verbal noun (not `persons`) has no such plural.

    >>> [shape.form for shape in shapes("غارة", ())]
    ['غاره', 'غارتان', 'غارتين', 'غارتا', 'غارتي', 'غارات']
    """
    word = fold_word(form)
    yield Shape(word, "s")
    stem = word.removesuffix("ه")
    link = f"{stem}ت" if word.endswith("ه") else stem
    folded = [fold_word(plural) for plural in plurals]
    broken = any(not plural.endswith(("ون", "ات")) for plural in folded)
    sound = persons and not word.endswith("ه") and not broken
    for ending in () if not sound else ("ون", "ين", "و", "ي"):
        yield Shape(f"{stem}{ending}", "p")
    yield Shape(f"{link}ان", "d")
    if not sound:
        yield Shape(f"{link}ين", "d")
    for ending in ("ا", "ي") if persons or word.endswith("ه") else ("ا",):
        yield Shape(f"{link}{ending}", "c")
    yield Shape(f"{stem}ات", "p")
    for plural in folded:
        yield Shape(plural, "p")
        if persons and plural.endswith("ون"):
            for ending in ("ين", "و", "ي"):
                yield Shape(f"{plural[:-2]}{ending}", "p")


@functools.lru_cache(maxsize=_REMEMBERED)
def nouns_in(text: str) -> tuple[Noun, ...]:
    """The ways to cut a noun out of a folded word, the fewest clitics first; those of the last words are remembered.

    >>> [noun.form for noun in nouns_in("وهجوم")][:2]
    ['وهجوم', 'هجوم']
    """
    return tuple(_cuts(text))


def _cuts(text: str) -> Iterator[Noun]:
    for before in _BEFORE:
        if before and not text.startswith(before):
            continue
        rest = text[len(before) :]
        yield from _nouns(rest, len(before), before)
        if before.endswith("ل") and rest.startswith("ل"):
            yield from _nouns(f"ا{rest}", len(before), before, hidden=True)


def _nouns(rest: str, start: int, before: str, *, hidden: bool = False) -> Iterator[Noun]:
    joint = before[:1] if before[:1] in _JOINTS else ""
    preposition = before[len(joint) :]
    for article in _ARTICLES:
        if not rest.startswith(article) or len(rest) - len(article) < _SHORTEST or (hidden and not article):
            continue
        bare = rest[len(article) :]
        yield Noun(bare, start, joint, preposition, bool(article), "")
        if bare.endswith("ا") and not article and not bare.endswith(_HER):
            yield Noun(bare[:-1], start, joint, preposition, definite=False, enclitic="")
        if article:
            continue
        for pronoun in _PRONOUNS:
            if bare.endswith(pronoun) and len(bare) - len(pronoun) >= _SHORTEST:
                stem = bare[: -len(pronoun)]
                if stem[-1] in _HAMZAS:
                    yield Noun(f"{stem[:-1]}ء", start, joint, preposition, definite=True, enclitic=pronoun)
                yield Noun(stem, start, joint, preposition, definite=True, enclitic=pronoun)
                if stem.endswith("ت"):
                    yield Noun(f"{stem[:-1]}ه", start, joint, preposition, definite=True, enclitic=pronoun)
        if bare.endswith(_HER):  # `توجيها`; `شقيقها` is her brother
            yield Noun(bare[:-1], start, joint, preposition, definite=False, enclitic="")
