"""English names where no table has one: persons and places romanized, bodies and roles composed.

Everything is a function of the words given and of the tables loaded; what is spelt by letters is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.romanization import Romanize, Romanized, Romanizer
from musnad.authority.countries import Country
from musnad.reading.bodynames import Composed, compose
from musnad.reading.englishwords import (
    EnglishWords,
    NameElement,
    PublicFigure,
    bare,
    first_gloss,
    load_elements,
    load_figures,
    stem,
)
from musnad.reading.names import GivenName, load_given_names
from musnad.reading.phrases import Phrase
from musnad.reading.reading import Reading
from musnad.reading.rolenames import RoleName, role_name
from musnad.reading.words import Words

_ALIKE: Final = str.maketrans("جقطصضظثپڤگچ", "غكتسدزتبفغش")
_UNHEARD: Final = str.maketrans("", "", "اويئؤء")
_TWICE: Final = re.compile(r"(\w)\1")
_HEARD_ENOUGH: Final = 7
_ARAB: Final = frozenset(
    {"SY", "IQ", "YE", "LY", "SD", "PS", "LB", "EG", "SA", "AE", "QA", "KW", "BH", "OM", "JO", "TN", "DZ", "MA", "MR"}
    | {"SO", "DJ", "EH"}
)
"""Where names are Arabic and not transcribed, so that few letters tell two apart."""


class Figures:
    """The public figures by folded name: `full` by a name that is theirs alone, `short` by one that is so in news."""

    def __init__(self, figures: Iterable[PublicFigure]) -> None:
        self._own: dict[str, PublicFigure] = {}
        self._shared: dict[str, tuple[PublicFigure, ...]] = {}
        for figure in figures:
            for form in (figure.form, *figure.aliases, *figure.short):
                self._own.setdefault(_key(form.split()), figure)
            for form in figure.shared:
                key = _key(form.split())
                self._shared[key] = (*self._shared.get(key, ()), figure)
        self._heard = _unambiguous((_heard(key), figure) for key, figure in self._own.items())
        self._sizes: dict[str, int] = {}
        for key in (*self._own, *self._shared):
            words = key.split(" ")
            self._sizes[words[0]] = max(self._sizes.get(words[0], 0), len(words))

    def full_names(self) -> Iterator[PublicFigure]:
        """Each figure under each of its names of several words, as an entry of its own."""
        for figure in {figure.form: figure for figure in self._own.values()}.values():
            for form in (figure.form, *figure.aliases):
                if " " in form:
                    yield msgspec.structs.replace(figure, form=form, aliases=())

    def longest(self, words: Sequence[str], at: int, first: str | None = None) -> int:
        """How many folded words from `at` on are the longest name of a figure, 0 for none.

        `first` stands for the word at `at` where a clitic is to be cut off it.
        """
        head = words[at] if first is None else first
        for size in range(min(self._sizes.get(head, 0), len(words) - at), 0, -1):
            key = " ".join((head, *words[at + 1 : at + size]))
            if key in self._own or key in self._shared:
                return size
        return 0

    def begins(self, word: str) -> bool:
        """Whether the name of a figure begins with the folded word."""
        return word in self._sizes

    def find(self, words: Sequence[str]) -> PublicFigure | None:
        """The figure that the words mean wherever they stand, or None; `لسيسي` is what ل leaves of `السيسي`."""
        key = _key(words)
        found = self._own.get(key) or (self._own.get(f"ا{key}") if key.startswith("ل") else None)
        return found or self._heard.get(_heard(key))

    def candidates(self, words: Sequence[str]) -> tuple[PublicFigure, ...]:
        """The figures that a short form may mean, which only the report can tell apart."""
        own = self.find(words)
        return (own,) if own is not None else self._shared.get(_key(words), ())

    def spellings(self) -> dict[str, str]:
        """How the surnames of figures are spelt, by their short forms."""
        found: dict[str, str] = {}
        for figure in [*self._own.values(), *(one for group in self._shared.values() for one in group)]:
            spelt = figure.surname or figure.gloss.rpartition(" ")[2]
            for form in (*figure.short, *figure.shared):
                if " " not in form:
                    found.setdefault(stem(form), spelt.removeprefix("al-"))
        return found


class English:
    """English names and roles over the tables of one version.

    >>> English.load(Words.load()).person(["سامر", "حداد"]).text
    'Samer Haddad'
    """

    def __init__(
        self,
        dictionary: EnglishWords,
        figures: Figures,
        romanize: Romanize,
        places: Mapping[str, str] | None = None,
    ) -> None:
        self.dictionary: Final = dictionary
        self.figures: Final = figures
        self.romanize: Final = romanize
        self._places = places or {}

    @classmethod
    def load(cls, words: Words, countries: Iterable[Country] = (), romanize: Romanize | None = None) -> English:
        """The tables of this version.

        Args:
            words: the heads of sources, which serve as a second dictionary of roles.
            countries: the states of the world, for their adjectives.
            romanize: what to romanize with instead of the package's own rules, as `load_romanizer` gives.

        Raises:
            LexiconError: if a file is damaged.
        """
        figures, countries = Figures(load_figures()), tuple(countries)
        elements = load_elements()
        places = place_names(elements, countries)
        if romanize is None:
            known = spellings(elements, load_given_names(), figures)
            foreign = frozenset(fold_word(element.form) for element in elements if element.class_ == "foreign")
            romanize = Romanizer(known, regional_spellings(elements), places, foreign).romanize
        return cls(EnglishWords.load(words, countries), figures, romanize, places)

    def person(self, words: Sequence[str], *, country: str | None = None, figures: bool = True) -> Romanized:
        """A person's name, without rank and office: a public figure's usual English name, else romanized.

        Raises:
            InputError: if there is no word.
        """
        figure = self.figures.find(words) if figures else None
        if figure is None:
            return self.romanize(words, kind="person", country=country)
        return Romanized.of_table(figure.gloss, len(words))

    def body(
        self,
        words: Sequence[str],
        *,
        name_en: Callable[[Sequence[str]], str | None] = lambda _: None,
        country: str | None = None,
    ) -> Composed | None:
        """The name of a body, or of a place that begins with a generic word, composed; see `compose`."""
        named, word_of = self._or_place(name_en), self._places.get
        return compose(words, self.dictionary, self.romanize, named, country=country, word_of=word_of)

    def place(
        self,
        words: Sequence[str],
        *,
        name_en: Callable[[Sequence[str]], str | None] = lambda _: None,
        country: str | None = None,
    ) -> Composed:
        """The name of a place: composed where it begins with a generic word, else romanized.

        Raises:
            InputError: if there is no word.
        """
        named, word_of = self._or_place(name_en), self._places.get
        composed = compose(words, self.dictionary, self.romanize, named, kind="place", country=country, word_of=word_of)
        if composed is not None:
            return composed
        romanized = self.romanize(words, kind="place", country=country)
        return Composed(romanized.text, romanized.sure)

    def role(self, reading: Reading, phrase: Phrase, name_en: Callable[[int, int], str | None]) -> RoleName | None:
        """A source without a name as a role in English; see `role_name`."""

        def named(first: int, last: int) -> str | None:
            return name_en(first, last) or self._places.get(_key([reading.written(at) for at in range(first, last)]))

        return role_name(reading, phrase, named, self.dictionary, self.romanize, self._places.get)

    def _or_place(self, name_en: Callable[[Sequence[str]], str | None]) -> Callable[[Sequence[str]], str | None]:
        """What names words, and the well-known places behind it."""
        return lambda words: name_en(words) or self._places.get(_key(words))


def spellings(
    elements: Iterable[NameElement], given: Mapping[str, GivenName], figures: Figures | None = None
) -> dict[str, str]:
    """The usual English spelling of single words of names, by their folded form without article.

    A given name that is a surname, too, and spelt otherwise then, has that spelling with the article (`الجميل`).
    """
    found: dict[str, str] = {}
    for element in elements:
        for form in (element.form, *element.aliases) if not (element.countries or element.class_ == "place") else ():
            key = stem(form)
            name = given.get(key)
            if name is not None and element.class_ == "surname":
                found.setdefault(f"ال{key}", f"al-{element.gloss}")
            else:
                found.setdefault(key, element.gloss)
    for form, name in given.items():
        if bare(form) == form or bare(form) not in found:
            found.setdefault(form, first_gloss(name.gloss))
    for form, spelt in (figures.spellings() if figures is not None else {}).items():
        found.setdefault(form, spelt)
    return found


def place_names(elements: Iterable[NameElement], countries: Iterable[Country]) -> dict[str, str]:
    """The English names of well-known places and of countries and their capitals, by their folded words."""
    found: dict[str, str] = {}
    for element in elements:
        for form in (element.form, *element.aliases) if element.class_ == "place" else ():
            found.setdefault(_key(form.split()), element.gloss)
    for country in countries:
        for form in (country.form, *country.official, *country.names):
            if form not in country.weak:
                found.setdefault(_key(form.split()), country.gloss)
        for form in country.capital if country.capital_en else ():
            if form not in country.weak:
                found.setdefault(_key(form.split()), country.capital_en or country.gloss)
    return found


def regional_spellings(elements: Iterable[NameElement]) -> dict[str, dict[str, str]]:
    """The spellings that the papers of a country have for themselves, by its code."""
    found: dict[str, dict[str, str]] = {}
    for element in elements:
        for country in element.countries:
            for form in (element.form, *element.aliases):
                found.setdefault(country, {}).setdefault(stem(form), element.gloss)
    return found


def _heard(key: str) -> str:
    """What stays of a foreign name however it is transcribed, its consonants; empty where that is too little."""
    if " " not in key:
        return ""
    alike = key.translate(_ALIKE).split(" ")
    kept = " ".join(word[:1] + word[1:].removesuffix("ه").translate(_UNHEARD) for word in alike)
    kept = _TWICE.sub(r"\1", kept)
    return kept if len(kept) - kept.count(" ") >= _HEARD_ENOUGH else ""


def _unambiguous(found: Iterable[tuple[str, PublicFigure]]) -> dict[str, PublicFigure]:
    """The foreign figures by what is heard of their names, without what two of them share."""
    several: dict[str, set[str]] = {}
    figures: dict[str, PublicFigure] = {}
    for key, figure in found:
        if key and figure.country not in _ARAB:
            several.setdefault(key, set()).add(figure.form)
            figures[key] = figure
    return {key: figures[key] for key, forms in several.items() if len(forms) == 1}


def _key(words: Sequence[str]) -> str:
    return " ".join(fold_word(word) for word in words)
