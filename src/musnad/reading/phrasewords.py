"""Words that stand beside a noun in the phrases of participants: what is their English, and what they do there.

The nouns themselves are the participants of events (`eventwords`) and the words of names and roles (`englishwords`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.reading.englishwords import EnglishWords, NameWord
from musnad.reading.words import LEXICONS

PhraseWordClass = Literal[
    "adjective",
    "governing",
    "preposition",
    "personal",
    "partitive",
    "bound",
    "quantity",
    "vague",
    "pointing",
    "described",
    "feminine",
]
"""What a word does beside a noun.

- `adjective`: behind the noun in Arabic, before it in English
- `personal`: an adjective whose English is another of persons (`مسؤول كبير`)
- `governing`: an adjective with a preposition and what belongs to it (`موالية للحكومة`); its gloss has the preposition
- `preposition`: leads to a noun that belongs to the one before
- `partitive`: behind a number tells that they are some of those named before (`ثلاثة منهم`)
- `bound`: behind what is counted, and told with the number (`عشرون جندياً على الأقل`)
- `quantity`: how many or which of the noun behind it; `vague`: a number that is none (`عشرات`)
- `pointing`: a demonstrative
- `described`: a noun that before a name says what the name says anyhow (`تنظيم`)
- `feminine`: a noun that is feminine and does not look so
"""


class PhraseWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word of a noun phrase with its English.

    `plurals` and `feminine` are the irregular ones of an adjective; `takes` the prepositions behind a governing one,
    none where the entry has its preposition in it.
    """

    class_: PhraseWordClass
    plurals: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse prepositions of what governs nothing."""
        if self.takes and self.class_ != "governing":
            raise ValueError("only a governing adjective takes a preposition")

    def identity(self) -> tuple[str, ...]:
        """A word may do several things."""
        return (self.form, self.class_)


class Governed(msgspec.Struct, frozen=True):
    """The English of a governing adjective with its preposition, and the Arabic prepositions that may follow it."""

    english: str
    takes: frozenset[str]


class PhraseWords(msgspec.Struct, frozen=True):
    """The words by what they do, under their folded form; those of several words under all of them.

    `adjectives`, `personal` and `governing` also find feminines, duals and plurals; what a governing one takes stands
    in `governed` under its English.
    """

    adjectives: EnglishWords
    personal: EnglishWords
    governing: EnglishWords
    governed: Mapping[str, Governed]
    prepositions: Mapping[tuple[str, ...], str]
    quantities: Mapping[tuple[str, ...], str]
    vague: Mapping[tuple[str, ...], str]
    partitive: frozenset[str]
    bounds: frozenset[tuple[str, ...]]
    pointing: Mapping[str, str]
    described: frozenset[str]
    feminine: frozenset[str]

    @classmethod
    def load(cls) -> PhraseWords:
        """The words of this version.

        Raises:
            LexiconError: if the file is missing or damaged.
        """
        return cls.of(load(LEXICONS / "english" / "phrases.yaml", PhraseWord))

    @classmethod
    def of(cls, words: Iterable[PhraseWord]) -> PhraseWords:
        """The words of a lexicon's entries."""
        by_class: dict[str, list[PhraseWord]] = {}
        for word in words:
            by_class.setdefault(word.class_, []).append(word)
        governing = by_class.get("governing", [])
        return cls(
            adjectives=EnglishWords(_as_adjectives(by_class.get("adjective", []))),
            personal=EnglishWords(_as_adjectives(by_class.get("personal", []))),
            governing=EnglishWords(_as_adjectives(governing)),
            governed=_governed(governing),
            prepositions=_by_words(by_class.get("preposition", [])),
            quantities=_by_words(by_class.get("quantity", [])),
            vague=_vague(by_class.get("vague", [])),
            partitive=frozenset(fold_word(word.form) for word in by_class.get("partitive", [])),
            bounds=frozenset(_by_words(by_class.get("bound", []))),
            pointing={key[0]: english for key, english in _by_words(by_class.get("pointing", [])).items()},
            described=frozenset(fold_word(word.form) for word in by_class.get("described", [])),
            feminine=frozenset(fold_word(word.form) for word in by_class.get("feminine", [])),
        )


_ARTICLE: Final = "ال"


def _as_adjectives(words: Iterable[PhraseWord]) -> Iterator[NameWord]:
    for word in words:
        yield NameWord(
            form=word.form, gloss=word.gloss, example=word.example, class_="adjective",
            plurals=word.plurals, feminine=word.feminine,
        )  # fmt: skip


def _governed(words: Iterable[PhraseWord]) -> dict[str, Governed]:
    found: dict[str, Governed] = {}
    for word in words:
        known = found.get(word.gloss, Governed(word.gloss, frozenset()))
        found[word.gloss] = Governed(word.gloss, known.takes | {fold_word(one) for one in word.takes})
    return found


def _by_words(words: Iterable[PhraseWord]) -> dict[tuple[str, ...], str]:
    return {tuple(map(fold_word, word.form.split())): word.gloss for word in words}


def _vague(words: Sequence[PhraseWord]) -> dict[tuple[str, ...], str]:
    """Numbers that are none, without the article that all but the first of several words have."""
    found = _by_words(words)
    single = {key[0] for key in found}
    return {
        tuple(word if word in single else word.removeprefix(_ARTICLE) for word in key): english
        for key, english in found.items()
    }
