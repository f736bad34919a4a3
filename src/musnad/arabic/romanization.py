"""Arabic names in Latin letters, as newspapers spell them: by tables first, and by the letters where none has a word.

What a part rests on is told beside the text, so that a spelling that was made up by rule can be shown as such.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, Protocol

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.vowels import is_foreign_word, spell_arabic, spell_foreign
from musnad.errors import InputError

NamedKind = Literal["person", "place", "organization"]
Basis = Literal["lexicon", "particle", "letters", "as-written", "model"]


class Part(msgspec.Struct, frozen=True):
    """A stretch of a romanized name: words `first` up to `last`, how they are spelt, and what that rests on.

    `lexicon` is a table's usual spelling, `particle` a word such as بن or the article, `letters` the rules of
    spelling, `as-written` what was in Latin letters or digits already, `model` an optional model.
    """

    first: int
    last: int
    text: str
    basis: Basis


class Romanized(msgspec.Struct, frozen=True):
    """A name in Latin letters and, part by part, what its spelling rests on."""

    text: str
    basis: tuple[Part, ...]

    @classmethod
    def of_table(cls, text: str, words: int) -> Romanized:
        """A name of `words` words that a table has as a whole."""
        return cls(text, (Part(0, words, text, "lexicon"),))

    @property
    def sure(self) -> bool:
        """Whether no part of it was spelt by letters or by a model."""
        return all(part.basis not in {"letters", "model"} for part in self.basis)


class Romanize(Protocol):
    """What gives a name in Latin letters: `Romanizer.romanize`, or one that `load_romanizer` gave."""

    def __call__(self, words: Sequence[str], *, kind: NamedKind, country: str | None = None) -> Romanized:
        """The name's words, without proclitics, in Latin letters."""


_PARTICLES: Final = {
    "بن": "bin", "ابن": "Ibn", "بنت": "bint", "ال": "Al", "ذو": "Dhu", "ام": "Umm", "ابو": "Abu", "ابي": "Abi",
    "ابا": "Aba", "بو": "Bou", "ولد": "Ould", "اولاد": "Ouled", "بني": "Bani", "بنو": "Banu", "و": "wa",
}  # fmt: skip
_MAGHREB: Final = frozenset({"MA", "DZ", "TN", "LY"})
_BEN: Final = frozenset({"MA", "DZ", "TN"})
_ABDEL: Final = frozenset({"EG", "SD", "LY", "TN", "DZ", "MA", "MR"})
_FATHERS: Final = frozenset({"ابو", "ابي", "ابا", "ام"})
_GOD: Final = "الله"
_SERVANT: Final = "عبد"
_LONGEST: Final = 4


class Romanizer:
    """Romanizes names over tables of usual spellings.

    `spellings` gives the usual English spelling of one folded word, or of several joined by spaces, without or with
    its article; the table a word stands in without article serves for it with article, too.

    >>> Romanizer({"بشار": "Bashar", "اسد": "Assad"}).romanize(["بشار", "الأسد"], kind="person").text
    'Bashar al-Assad'
    """

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._spellings = spellings
        self._firsts = frozenset(key.split(" ", 1)[0] for key in spellings if " " in key)

    def romanize(self, words: Sequence[str], *, kind: NamedKind, country: str | None = None) -> Romanized:
        """The name whose words these are, in Latin letters.

        Args:
            words: the words as received, without proclitics and marks.
            kind: what bears the name; a person's foreign names are told from Arabic words.
            country: ISO 3166-1 alpha-2 code of the home, where known, for habits such as `Ben` and `Abdel`.

        Raises:
            InputError: if there is no word.
        """
        if not any(word.strip() for word in words):
            raise InputError("there is no word to romanize; give the words of a name")
        folded = [fold_word(word) for word in words]
        parts: list[Part] = []
        at = 0
        while at < len(words):
            part = self._part(words, folded, at, kind, country)
            parts.append(part)
            at = part.last
        text = " ".join(part.text for part in parts if part.text)
        return Romanized(text[:1].upper() + text[1:] if kind == "person" and not text.startswith("al-") else text,
                         tuple(parts))  # fmt: skip

    def _part(self, words: Sequence[str], folded: Sequence[str], at: int, kind: NamedKind, country: str | None) -> Part:
        word = folded[at]
        if word.isascii():
            return Part(at, at + 1, words[at], "as-written")
        several = self._several(folded, at)
        if several is not None:
            return several
        if word == _SERVANT and at + 1 < len(folded):
            return self._servant(words, folded, at, country)
        if at + 1 < len(folded) and folded[at + 1] == _GOD and at + 2 >= len(folded) - (kind != "person"):
            return self._of_god(words, folded, at, kind)
        if word in _PARTICLES and at + 1 < len(folded):
            return Part(at, at + 1, _particle(word, words[at], country), "particle")
        text, basis = self._word(word, words[at], kind, country)
        return Part(at, at + 1, text, basis)

    def _several(self, folded: Sequence[str], at: int) -> Part | None:
        if folded[at] not in self._firsts:
            return None
        for last in range(min(len(folded), at + _LONGEST), at + 1, -1):
            found = self._spellings.get(" ".join(folded[at:last]))
            if found is not None:
                return Part(at, last, found, "lexicon")
        return None

    def _servant(self, words: Sequence[str], folded: Sequence[str], at: int, country: str | None) -> Part:
        joined = self._spellings.get(_SERVANT + folded[at + 1])
        if joined is not None and (country not in _ABDEL or folded[at + 1] == _GOD):
            return Part(at, at + 2, joined, "lexicon")
        if folded[at + 1].startswith("ال"):
            rest, basis = self._bare(folded[at + 1][2:], words[at + 1], "person")
            return Part(at, at + 2, f"{'Abdel' if country in _ABDEL else 'Abdul'} {rest}", basis)
        rest, basis = self._word(folded[at + 1], words[at + 1], "person", country)
        return Part(at, at + 2, f"Abd {rest}", basis)

    def _of_god(self, words: Sequence[str], folded: Sequence[str], at: int, kind: NamedKind) -> Part:
        first, basis = self._bare(folded[at], words[at], kind)
        return Part(at, at + 2, f"{first.removesuffix('a')}allah", basis)

    def _word(self, word: str, written: str, kind: NamedKind, country: str | None) -> tuple[str, Basis]:
        known = self._spellings.get(word)
        if known is not None:
            return known, "lexicon"
        for father in _FATHERS:
            if word.startswith(father) and len(word) > len(father) + 2 and self._is_known(word[len(father) :]):
                rest, basis = self._word(word[len(father) :], written[len(father) :], kind, country)
                return f"{_PARTICLES[father]} {rest}", basis
        if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
            rest, basis = self._bare(word[len("عبدال") :], written, kind)
            return f"{'Abdel' if country in _ABDEL else 'Abdul'}{rest.lower()}", basis
        if word.startswith("ال") and len(word) > 3:  # noqa: PLR2004  the article and a word of two letters
            rest, basis = self._bare(word[2:], written, kind, surname=kind == "person")
            return f"al-{rest}", basis
        return self._bare(word, written, kind)

    def _is_known(self, word: str) -> bool:
        return word in self._spellings or word.removeprefix("ال") in self._spellings

    def _bare(self, word: str, written: str, kind: NamedKind, *, surname: bool = False) -> tuple[str, Basis]:
        known = self._spellings.get(word)
        if known is not None:
            return known.removeprefix("al-").removeprefix("Al-"), "lexicon"
        if not surname and is_foreign_word(word):
            return spell_foreign(word), "letters"
        return spell_arabic(word, written, surname=surname and kind == "person"), "letters"


def _particle(word: str, written: str, country: str | None) -> str:
    if word == "بن" and country in _BEN:
        return "Ben"
    if word == "ال" and not written.startswith("آ"):
        return "al"
    if word == "ابو" and country in _MAGHREB - {"LY"}:
        return "Abou"
    return _PARTICLES[word]
