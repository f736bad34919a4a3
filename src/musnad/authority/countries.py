"""The states of the world as Arabic news names them: their names, their adjectives, and the capitals that act for them.

The table is `musnad/lexicons/countries.yaml`, a state or a territory an entry; `musnad/lexicons/state_heads.yaml` has
the nouns that make a full name of a short one (`دولة قطر`, `الدولة السورية`). An adjective of origin in ya is listed
once, in the masculine, and found in every form that grammar gives it: feminine and plural in ta marbuta, dual, sound
plurals, the accusative in alef, with and without article. Plurals that grammar does not give (`أتراك`) are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, digest, load
from musnad.errors import LexiconError

_LEXICONS: Final = Path(__file__).parents[1] / "lexicons"
COUNTRIES: Final = _LEXICONS / "countries.yaml"
STATE_HEADS: Final = _LEXICONS / "state_heads.yaml"

CountryNameKind = Literal["name", "official", "alias", "short", "loaded"]
AdjectiveForm = Literal["masculine", "feminine", "accusative", "dual", "plural", "feminine-plural", "people"]

_CODE: Final = re.compile(r"[A-Z]{2}")
_ARTICLE: Final = "ال"
_ENDINGS: Final[dict[str, AdjectiveForm]] = {
    "ه": "feminine",
    "ا": "accusative",
    "ان": "dual",
    "تان": "dual",
    "تين": "dual",
    "ون": "plural",
    "ين": "plural",
    "ات": "feminine-plural",
}
_DERIVED: Final = "ي"
_ADJECTIVE: Final = re.compile(f"{_DERIVED}(?:{'|'.join(_ENDINGS)})?\\Z")
_LONGEST_COMPOSED: Final = 5  # a head and the four words of `سانت فنسنت وجزر غرينادين`


class Country(Entry, frozen=True, kw_only=True):
    """A state, or a territory that news names as such, under its usual short name.

    `adjective` lists the spellings of the adjective of origin, masculine singular without article. `capital` is the
    city that stands for the state, which is not everywhere the constitutional one; `capital_acts` is true where news
    has it speak and act for the state (`واشنطن`), and false where it bears the state's own name or more often means
    something else (`طرابلس`, `بروكسل`). `weak` repeats those names, adjectives, peoples and capitals that news uses at
    least as often for another thing (`مالي`, financial): they need a neighbour that speaks for the state. `region` says
    that it is one of the countries that the reports are about, whose towns news names without telling where they are.
    """

    code: str
    region: bool = False
    official: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    loaded_adjective: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    loaded_people: tuple[str, ...] = ()
    adjective_en: str | None = None
    capital: tuple[str, ...] = ()
    capital_en: str | None = None
    capital_acts: bool = False
    weak: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an entry whose fields do not belong together."""
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"code {self.code!r}: write the two letters of ISO 3166-1, as SY")
        if bool(self.capital) != bool(self.capital_en) or (self.capital_acts and not self.capital):
            raise ValueError("capital: write its Arabic names and capital_en, or neither, and no capital_acts alone")
        if bool(self.adjective) > bool(self.adjective_en):
            raise ValueError("adjective_en: write the English adjective too")
        stray = set(self.weak) - {self.form, *self.names, *self.adjective, *self.people, *self.capital}
        if stray:
            raise ValueError(f"weak: {', '.join(sorted(stray))} is none of its names, adjectives, peoples or capitals")

    @property
    def authority(self) -> str:
        """The id as records have it.

        >>> Countries.load().by_code["SY"].authority
        'country:SY'
        """
        return f"country:{self.code}"

    def identity(self) -> tuple[str, ...]:
        """No two entries share a code."""
        return (self.code,)


class StateHead(Entry, frozen=True, kw_only=True):
    """A noun that stands before a state's name (`دولة قطر`), or with the article before its adjective."""


class CountryName(msgspec.Struct, frozen=True, gc=False):
    """A state under one of its names: which kind of name it is, and whether it needs a neighbour that speaks for it."""

    country: Country
    kind: CountryNameKind
    name: str
    weak: bool


class Capital(NamedTuple):
    """A capital under one of its names.

    `acts` says whether news has it act for the state, `weak` whether the name is as often another word (`مسقط`).
    """

    country: Country
    name: str
    acts: bool
    weak: bool


class CountryAdjective(NamedTuple):
    """A state's adjective in one of its forms; `people` is a plural that grammar does not give (`أتراك`)."""

    country: Country
    form: AdjectiveForm
    definite: bool
    loaded: bool
    weak: bool


class _Stem(NamedTuple):
    country: Country
    people: bool
    loaded: bool
    weak: bool


class Countries:
    """The states by code, by folded name, by capital and by adjective.

    A key is folded words joined by single spaces, without proclitics and with the article where it stands.

    >>> countries = Countries.load()
    >>> [found.country.code for found in countries.find("الجمهوريه العربيه السوريه")]
    ['SY']
    >>> [(found.country.code, found.form) for found in countries.adjective("السوريين")]
    [('SY', 'plural')]
    """

    def __init__(self, countries: Iterable[Country], heads: Iterable[StateHead], data_digest: str) -> None:
        self.by_code: Final = {country.code: country for country in countries}
        self.digest: Final = data_digest
        self._heads: Final = frozenset(key_of(head.form) for head in heads)
        self._names = _by_name(self.by_code.values())
        self._capitals = _by_capital(self.by_code.values())
        self._stems = _by_stem(self.by_code.values())
        self._name_sizes = _sizes(self._names)
        self._capital_sizes = _sizes(self._capitals)
        self._long_adjectives = _long_heads(self._stems)

    @classmethod
    def load(cls) -> Countries:
        """The states of this version.

        Raises:
            LexiconError: if a file is missing or damaged, or a name that must be one state's alone is given to two.
        """
        countries = load(COUNTRIES, Country)
        _refuse_shared(countries)
        return cls(countries, load(STATE_HEADS, StateHead), digest([COUNTRIES, STATE_HEADS]))

    def find(self, key: str) -> tuple[CountryName, ...]:
        """The states that bear a name, listed or made of a head and a name or adjective (`الدوله السوريه`)."""
        return self._names.get(key) or self._composed(key)

    def capital(self, key: str) -> tuple[Capital, ...]:
        """The states whose capital bears a name."""
        return self._capitals.get(key, ())

    def adjective(self, key: str) -> tuple[CountryAdjective, ...]:
        """The states whose adjective or people this is, in any form; several for an adjective that states share."""
        if not _ADJECTIVE.search(key) and key.removeprefix(_ARTICLE) not in self._stems and key not in self._stems:
            return ()
        words = key.split(" ")
        as_written = self._inflected(words, definite=False)
        if not words[0].startswith(_ARTICLE):
            return tuple(as_written)
        return (*as_written, *self._inflected(_without_article(words), definite=True))

    def begins(self, word: str) -> bool:
        """Whether the name of a state may begin with the folded word."""
        return word in self._name_sizes or word.removeprefix(_ARTICLE) in self._heads

    def begins_capital(self, word: str) -> bool:
        """Whether the name of a capital begins with the folded word."""
        return word in self._capital_sizes

    def longest(self, words: Sequence[str], at: int, first: str | None = None) -> int:
        """How many folded words from `at` on are the longest name of a state, 0 for none.

        `first` stands for the word at `at` where a clitic is to be cut off it.
        """
        head = words[at] if first is None else first
        most = self._name_sizes.get(head, 0)
        if head.removeprefix(_ARTICLE) in self._heads:
            most = max(most, _LONGEST_COMPOSED)
        return next((size for size, key in _runs(words, at, head, most) if self.find(key)), 0)

    def longest_capital(self, words: Sequence[str], at: int, first: str | None = None) -> int:
        """How many folded words from `at` on are the longest name of a capital, 0 for none."""
        head = words[at] if first is None else first
        most = self._capital_sizes.get(head, 0)
        return next((size for size, key in _runs(words, at, head, most) if self.capital(key)), 0)

    def longest_adjective(self, words: Sequence[str], at: int, first: str | None = None) -> int:
        """How many folded words from `at` on are the longest adjective of a state, 0 for none."""
        head = words[at] if first is None else first
        most = 2 if head.removeprefix(_ARTICLE).startswith(self._long_adjectives) else 1
        return next((size for size, key in _runs(words, at, head, most) if self.adjective(key)), 0)

    def _composed(self, key: str) -> tuple[CountryName, ...]:
        head, _, rest = key.partition(" ")
        if not rest:
            return ()
        if head in self._heads:
            found = [name.country for name in self._names.get(rest, ()) if name.kind in {"name", "alias"}]
        elif head.removeprefix(_ARTICLE) in self._heads:
            found = [
                adjective.country
                for adjective in self.adjective(rest)
                if adjective.form == "feminine" and adjective.definite and not (adjective.weak or adjective.loaded)
            ]
        else:
            return ()
        return tuple(CountryName(country, "official", key, weak=False) for country in found)

    def _inflected(self, words: Sequence[str], *, definite: bool) -> Iterator[CountryAdjective]:
        key = " ".join(words)
        for stem in self._stems.get(key, ()):
            yield CountryAdjective(
                stem.country, "people" if stem.people else "masculine", definite, stem.loaded, stem.weak
            )
        for ending, form in _ENDINGS.items():
            if key.endswith(_DERIVED + ending) and not (form == "accusative" and key in self._names):
                for stem in self._stems.get(_uninflected(words, ending), ()):
                    yield CountryAdjective(stem.country, form, definite, stem.loaded, stem.weak)


def key_of(name: str) -> str:
    """The key that a name is found by: its folded words, joined by single spaces."""
    return " ".join(fold_word(word) for word in name.split())


def _without_article(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a definite adjective: the article is cut off each word that bears it (`الكورية الشمالية`)."""
    return tuple(word.removeprefix(_ARTICLE) for word in words)


def _uninflected(words: Sequence[str], ending: str) -> str:
    """The masculine of words that bear an ending, each but those that never do (`شمال`, `جنوب`)."""
    return " ".join(word.removesuffix(ending) if word.endswith(_DERIVED + ending) else word for word in words)


def _runs(words: Sequence[str], at: int, head: str, longest: int) -> Iterator[tuple[int, str]]:
    for size in range(min(longest, len(words) - at), 0, -1):
        yield size, " ".join((head, *words[at + 1 : at + size]))


def _sizes(keys: Iterable[str]) -> dict[str, int]:
    """How many words the longest key has that begins with a word."""
    sizes: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        sizes[words[0]] = max(sizes.get(words[0], 0), len(words))
    return sizes


def _long_heads(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({key.split(" ")[0] for key in keys if " " in key}))


def _by_name(countries: Iterable[Country]) -> dict[str, tuple[CountryName, ...]]:
    found: dict[str, tuple[CountryName, ...]] = {}
    for country in countries:
        for kind, names in _kinds(country):
            for name in names:
                key = key_of(name)
                found[key] = (*found.get(key, ()), CountryName(country, kind, name, name in country.weak))
    return found


def _kinds(country: Country) -> tuple[tuple[CountryNameKind, tuple[str, ...]], ...]:
    return (
        ("name", (country.form,)),
        ("official", country.official),
        ("alias", country.names),
        ("short", country.short),
        ("loaded", country.loaded),
    )


def _by_capital(countries: Iterable[Country]) -> dict[str, tuple[Capital, ...]]:
    found: dict[str, tuple[Capital, ...]] = {}
    for country in countries:
        for name in country.capital:
            key = key_of(name)
            found[key] = (*found.get(key, ()), Capital(country, name, country.capital_acts, name in country.weak))
    return found


def _by_stem(countries: Iterable[Country]) -> dict[str, tuple[_Stem, ...]]:
    found: dict[str, tuple[_Stem, ...]] = {}
    for country in countries:
        for words, people, loaded in (
            (country.adjective, False, False),
            (country.loaded_adjective, False, True),
            (country.people, True, False),
            (country.loaded_people, True, True),
        ):
            for word in words:
                key = key_of(word)
                found[key] = (*found.get(key, ()), _Stem(country, people, loaded, word in country.weak))
    return found


def _refuse_shared(countries: Iterable[Country]) -> None:
    """Two states may share a short name (`الكونغو`), never a full one."""
    owners: dict[str, str] = {}
    for country in countries:
        own: dict[str, str] = {}
        for kind, names in _kinds(country):
            for name in names:
                key = key_of(name)
                if key in own:
                    raise LexiconError(f"{COUNTRIES.name}: {country.code}: {name} folds to its {own[key]}: keep one")
                own[key] = name
                if kind != "short" and owners.setdefault(key, country.code) != country.code:
                    raise LexiconError(
                        f"{COUNTRIES.name}: {name} is a name of {owners[key]} and of {country.code}: "
                        "keep it with one, or put it under short"
                    )
