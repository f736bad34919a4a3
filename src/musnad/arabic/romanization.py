"""Arabic names in Latin letters, as newspapers spell them: by tables first, and by the letters where none has a word.

What a part rests on is told beside the text, so that a spelling that was made up by rule can be shown as such.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal, NamedTuple, Protocol

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
    "ابا": "Aba", "بو": "Bou", "ولد": "Ould", "اولاد": "Ouled", "بني": "Bani", "بنو": "Banu",
}  # fmt: skip
_IN_COUNTRY: Final = {
    "MA": {"بن": "Ben", "ابو": "Abou"}, "DZ": {"بن": "Ben", "ابو": "Abou"}, "TN": {"بن": "Ben", "ابو": "Abou"},
    "MR": {"بن": "Ben"},
}  # fmt: skip
_ABDEL: Final = frozenset({"EG", "SD", "LY", "TN", "DZ", "MA", "MR"})
_JOINED_FATHERS: Final = ("ابو", "ابي", "ابا")
_ARTICLE: Final = "ال"
_WITH_HAMZA: Final = frozenset("أإآ")
_ALBU: Final = "البو"
_GOD: Final = "الله"
_SERVANT: Final = "عبد"
_SHORTEST: Final = 2
_CLOSED_SYLLABLES: Final = re.compile(r"([A-Z][a-z]?a[^aeiou]{1,2})a([^aeiou]{1,2})")
_FAMILY_LETTER: Final = "آ"


class Romanizer:
    """Romanizes names over tables of usual spellings.

    `spellings` gives the usual English spelling of a folded word without its article; `regional`, by country code,
    that of the papers of one country where it is another (`Gamal`); `places` the English names of well-known places by
    their folded words, which no person's name is looked up in; `foreign` are folded names behind which an unknown word
    is no Arabic one, either (`وليام سبيندلر`).

    >>> Romanizer({"بشار": "Bashar", "اسد": "Assad"}).romanize(["بشار", "الأسد"], kind="person").text
    'Bashar al-Assad'
    """

    def __init__(
        self,
        spellings: Mapping[str, str],
        regional: Mapping[str, Mapping[str, str]] | None = None,
        places: Mapping[str, str] | None = None,
        foreign: Collection[str] = (),
    ) -> None:
        self._spellings = spellings
        self._foreign = foreign
        self._regional = regional or {}
        self._places = places or {}

    def romanize(self, words: Sequence[str], *, kind: NamedKind, country: str | None = None) -> Romanized:
        """The name whose words these are, in Latin letters.

        Args:
            words: the words as received, without proclitics and marks.
            kind: what bears the name; the trades among persons' surnames double a letter (`الحداد`).
            country: ISO 3166-1 alpha-2 code of the home, where known, for habits such as `Ben`, `Abdel` and `Gamal`.

        Raises:
            InputError: if there is no word.
        """
        if not any(word.strip() for word in words):
            raise InputError("there is no word to romanize; give the words of a name")
        spelling = _Spelling(self._tables(kind, country), kind, country)
        folded = [fold_word(word) for word in words]
        parts: list[Part] = []
        at = 0
        while at < len(words):
            parts.append(spelling.part(words, folded, at))
            at = parts[-1].last
        text = " ".join(part.text for part in parts if part.text)
        return Romanized(_begun(text), tuple(parts))

    def _tables(self, kind: NamedKind, country: str | None) -> _Tables:
        regional = self._regional.get(country or "", {})
        return _Tables(self._spellings, regional, {} if kind == "person" else self._places, self._foreign)


class _Tables(NamedTuple):
    spellings: Mapping[str, str]
    regional: Mapping[str, str]
    places: Mapping[str, str]
    foreign: Collection[str]


class _Spelling:
    """How the words of one name are spelt."""

    def __init__(self, tables: _Tables, kind: NamedKind, country: str | None) -> None:
        self._spellings, self._regional, self._places, self._foreign = tables
        self._kind = kind
        self._country = country

    def part(self, words: Sequence[str], folded: Sequence[str], at: int) -> Part:
        """The part that begins at a word: a particle, two words that are one name, or the word."""
        word = folded[at]
        if word.isascii():
            return Part(at, at + 1, words[at], "as-written")
        for last in (at + 2, at + 1) if self._places else ():
            place = self._places.get(" ".join(folded[at:last])) if last <= len(folded) else None
            if place is not None:
                return Part(at, last, place, "lexicon")
        if at + 1 < len(folded):
            two = self._two(words, folded, at)
            if two is not None:
                return two
        if at and folded[at - 1] in self._foreign and not word.startswith(_ARTICLE) and self._known(word) is None:
            return Part(at, at + 1, spell_foreign(word), "letters")
        text, basis = self._word(word, words[at])
        return Part(at, at + 1, text, basis)

    def _two(self, words: Sequence[str], folded: Sequence[str], at: int) -> Part | None:
        word, following = folded[at], folded[at + 1]
        if word == _SERVANT:
            return self._servant(following, words[at + 1], at)
        if following == _GOD and self._kind == "person":
            return self._of_god(word, words[at], at)
        if word == _ALBU:
            return Part(at, at + 1, "Albu", "particle")
        if word in _PARTICLES:
            return Part(at, at + 1, self._particle(word, words[at]), "particle")
        return None

    def _of_god(self, word: str, written: str, at: int) -> Part:
        """A name with الله behind it, whose first word has one syllable (`حمد الله`, Hamdallah)."""
        text, basis = self._bare(word, written)
        joined = _CLOSED_SYLLABLES.fullmatch(text)
        stem = f"{joined[1]}{joined[2]}" if joined else text.removesuffix("a")
        return Part(at, at + 2, f"{stem}allah", basis)

    def _servant(self, name: str, written: str, at: int) -> Part:
        joined = self._known(_SERVANT + name)
        if joined is not None and (self._country not in _ABDEL or name == _GOD):
            return Part(at, at + 2, joined, "lexicon")
        if name.startswith(_ARTICLE):
            rest, basis = self._bare(name[2:], written)
            return Part(at, at + 2, f"{self._abdul()} {rest}", basis)
        rest, basis = self._word(name, written)
        return Part(at, at + 2, f"Abd {rest}", basis)

    def _abdul(self) -> str:
        return "Abdel" if self._country in _ABDEL else "Abdul"

    def _particle(self, word: str, written: str) -> str:
        if word == _ARTICLE and not written.startswith(_FAMILY_LETTER):
            return "al"
        return _IN_COUNTRY.get(self._country or "", {}).get(word, _PARTICLES[word])

    def _word(self, word: str, written: str) -> tuple[str, Basis]:
        known = self._known(word)
        if known is not None:
            return known, "lexicon"
        for father in _JOINED_FATHERS:
            rest = word.removeprefix(father)
            if rest != word and len(rest) > _SHORTEST and (self._names(rest) or rest.startswith(_ARTICLE)):
                text, basis = self._word(rest, written[len(father) :])
                return f"{_PARTICLES[father]} {text}", basis
        clan = word[len(_ALBU) :] if word.startswith(_ALBU) else ""
        if len(clan) > _SHORTEST and self._known(word[2:]) is None and (self._kind == "place" or self._names(clan)):
            rest, basis = self._bare(clan, written)
            return f"Albu {rest}", basis
        if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
            rest, basis = self._bare(word[len("عبدال") :], written)
            return f"{self._abdul()}{rest.lower()}", basis
        if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1 and written[:1] not in _WITH_HAMZA:
            rest, basis = self._bare(word[2:], written, surname=self._kind == "person")
            return f"al-{rest}", basis
        if word.startswith("ل") and self._names(word[1:]) and len(word) > _SHORTEST + 1:
            return self._word(f"{_ARTICLE}{word[1:]}", f"{_ARTICLE}{written[1:]}")
        return self._bare(word, written)

    def _known(self, word: str) -> str | None:
        return self._regional.get(word) or self._spellings.get(word)

    def _nisba(self, word: str) -> str | None:
        """A known name with the ending of origin (`اليوسفي`, from يوسف)."""
        stem = self._known(word[:-1]) if word.endswith("ي") and len(word) > _SHORTEST + 1 else None
        return None if stem is None or " " in stem else f"{stem.rstrip('aeiou')}i"

    def _names(self, word: str) -> bool:
        return self._known(word.removeprefix(_ARTICLE)) is not None

    def _bare(self, word: str, written: str, *, surname: bool = False) -> tuple[str, Basis]:
        known = self._known(word) or self._nisba(word)
        if known is not None:
            return known.removeprefix("al-").removeprefix("Al-"), "lexicon"
        if written.startswith(_ARTICLE) and not word.startswith(_ARTICLE):
            written = written[2:]
        if not surname and is_foreign_word(word):
            return spell_foreign(word), "letters"
        spelt = spell_arabic(word, written, surname=surname, place=self._kind == "place")
        return (_with_hard_g(spelt, word) if self._country == "EG" else spelt), "letters"


def _begun(text: str) -> str:
    """A name with a capital, but for the article of its first word."""
    return text if text.startswith("al-") else text[:1].upper() + text[1:]


def _with_hard_g(spelt: str, word: str) -> str:
    """The spelling with g for jeem, as in Egypt."""
    return spelt.replace("j", "g").replace("J", "G") if "ج" in word else spelt
