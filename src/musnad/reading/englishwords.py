"""The words that English names are made of: bodies, offices and places, elements of names, public figures.

The words are in `musnad/lexicons/english/*.yaml`; here are the types of their entries, and `EnglishWords`, which looks
up what a form as it stands in a text can be: singular, dual or plural, masculine or feminine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.authority.countries import Country
from musnad.reading.words import LEXICONS, AnyHead, DocumentWord, Head, Medium, Person, Rank, Words

FigureClass = Literal[
    "head-of-state", "head-of-government", "minister", "lawmaker", "commander", "envoy", "spokesperson", "diplomat",
    "group-leader", "party-leader", "religious-leader", "official", "judge", "governor",
]  # fmt: skip


class PublicFigure(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A holder of public office or public leader of a group, under the usual Arabic and the usual English name.

    `aliases` are other spellings and fuller or shorter names that mean this person wherever they stand; `short` those
    that in news mean nobody else; `shared` short forms that may mean several, which the note names: they give no
    person by themselves. `surname` is how the short forms are spelt in English, where not the last word of the name.
    """

    class_: FigureClass
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    country: str | None = None
    surname: str | None = None

    def shown(self) -> tuple[str, ...]:
        """Any of the names."""
        return (self.in_example,) if self.in_example else (self.form, *self.aliases, *self.short, *self.shared)


class NameElement(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word of names with its usual English spelling: a surname, a foreign name, or what places are named after.

    A `place` is a well-known place itself (`حلب`, Aleppo), and is spelt so in the names of places and bodies alone.

    `aliases` are other Arabic spellings of it; `countries` those whose papers alone spell it so (`Gamal` in Egypt).
    """

    class_: Literal["surname", "foreign", "element", "place"]
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def identity(self) -> tuple[str, ...]:
        """A word may be spelt differently in some countries."""
        return (self.form, str(self.class_ == "place"), *self.countries)

    def shown(self) -> tuple[str, ...]:
        """The form or another spelling, with the article or without."""
        return (self.in_example,) if self.in_example else (self.form, *self.aliases)


WordUse = Literal[
    "body", "unit", "party", "medium", "document",
    "facility", "place", "settlement", "direction", "topic", "emblem", "people", "adjective",
    "nationality", "quantity",
]  # fmt: skip
"""What a word does in a name.

- `body`: heads the name of a body; `party`: of a party or movement; `unit`: of a force, whose emblem is not translated
- `medium`: a newspaper or channel, whose name is not translated; `document`: a text that may be a source
- `facility`, `place`: head the name of a place; what it is called after is not translated
- `settlement`: stands before a place's name and is left out of its English name (`مدينة`)
- `direction`: a part of a place (`شمال`)
- `topic`: what a body is for (`دفاع`); `emblem`: what a force or place is called after (`نصر`), translated only
  behind a body or party; `people`: persons
- `adjective`, `nationality`: behind the noun in Arabic, before it in English
- `quantity`: how many of what follows (`عدد من`, `أحد`)
"""
Order = Literal["before", "of", "first"]


class NameWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word that stands in names of bodies, offices and places, with its English.

    `gloss` is the English word as it stands in a name; `gloss_plural` its plural where that is irregular,
    `gloss_alone` what it is without a genitive (`الرئيس`, the president). With `order`
    `before` the genitive comes before it in English (`Baghdad Operations Command`), with `of` behind (`Ministry of
    Defense`), with `first` right behind (`Mount Hermon`). `feminine` are irregular feminine forms of an adjective, or
    the feminines of a word for persons; `country` restricts a phrase to bodies of that country.
    """

    class_: WordUse
    gender: Literal["m", "f"] = "m"
    plurals: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    gloss_plural: str | None = None
    gloss_alone: str | None = None
    order: Order = "before"
    country: str | None = None

    def identity(self) -> tuple[str, ...]:
        """A word may be used in several ways."""
        return (self.form, self.class_, self.country or "")

    def shown(self) -> tuple[str, ...]:
        """The word or phrase in any of its listed forms."""
        if self.in_example:
            return (self.in_example,)
        return tuple(form for one in (self.form, *self.plurals, *self.feminine) for form in (one, _with_articles(one)))


Number = Literal["s", "d", "p"]
Gender = Literal["m", "f"]


class Sense(msgspec.Struct, frozen=True, gc=False):
    """What one form can be: the English of it in this number, its use, and how it agrees.

    `singular` and `plural` are the English ones whatever the number; `alone` what it is without a genitive, where that
    differs.
    """

    use: WordUse
    english: str
    singular: str
    plural: str
    gender: Gender
    number: Number
    order: Order
    country: str | None = None
    alone: str | None = None


_FIGURES: Final = "public_figures.yaml"
_ELEMENTS: Final = "name_elements.yaml"
_WORDS: Final = (
    "bodies.yaml", "offices.yaml", "places.yaml", "topics.yaml", "emblems.yaml", "adjectives.yaml",
    "nationalities.yaml",
)  # fmt: skip
_IRREGULAR: Final = {"man": "men", "woman": "women", "person": "people", "child": "children", "staff": "staff"}
_WITH_HAMZA: Final = frozenset("أإآ")
_AFTER_HEAD: Final = (" of ", " to ", " for ", " in ", " from ", "-in-")
_UNCHANGED: Final = ("forces", "police", "intelligence", "staff", "people", "media", "personnel", "militia group")
_LONGEST: Final = 5
_USES: Final[tuple[tuple[type[Head], WordUse], ...]] = (
    (Person, "people"), (Rank, "people"), (Medium, "medium"), (DocumentWord, "document"),
)  # fmt: skip
_SHORTEST: Final = 2
_REMEMBERED: Final = 30_000
ADJECTIVES: Final = frozenset({"adjective", "nationality"})
_PLURAL_ENDINGS: Final = ("ين", "و", "ي")
_DUAL_ENDINGS: Final = ("ان", "ين", "ا", "ي")
_ADJECTIVE_ENDINGS: Final[tuple[tuple[str, Gender, Number], ...]] = (
    ("ه", "f", "s"), ("ون", "m", "p"), ("ين", "m", "p"), ("ان", "m", "p"), ("ات", "f", "p"), ("تان", "f", "d"),
    ("تين", "f", "d"), ("ا", "m", "s"),
)  # fmt: skip
_NO_DUAL: Final = frozenset({"direction", "quantity", "emblem", "topic", "adjective", "nationality"})


class EnglishWords:
    """The dictionary, by folded form without article; of a phrase, every word is without it.

    Words stand in it in the singular and in plurals that grammar does not give; other forms are found by their ending.
    """

    def __init__(
        self, words: Iterable[NameWord], heads: Iterable[AnyHead] = (), countries: Iterable[Country] = ()
    ) -> None:
        self._listed: dict[str, tuple[Sense, ...]] = {}
        for form, sense in _all_senses(words, heads, countries):
            self._listed[form] = _added(self._listed.get(form, ()), sense)
        self._firsts = frozenset(form.split(" ", 1)[0] for form in self._listed if " " in form)
        self._met: dict[str, tuple[Sense, ...]] = {}

    @classmethod
    def load(cls, words: Words, countries: Iterable[Country] = ()) -> EnglishWords:
        """The dictionary of this version, with the heads of sources behind it.

        Raises:
            LexiconError: if a file is damaged.
        """
        entries = (entry for name in _WORDS for entry in load(LEXICONS / "english" / name, NameWord))
        return cls(entries, (*words.people, *words.ranks, *words.bodies, *words.media, *words.documents), countries)

    def of(self, form: str) -> tuple[Sense, ...]:
        """What a folded form without article can be; empty where it is unknown."""
        found = self._met.get(form)
        if found is None:
            found = self._listed.get(form, ())
            for sense in self._by_ending(form):
                found = _added(found, sense)
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            self._met[form] = found
        return found

    def _by_ending(self, form: str) -> Iterator[Sense]:
        """What the form can be as a plural, dual or accusative of a noun, or as another form of an adjective."""
        for ending in _PLURAL_ENDINGS:
            if form.endswith(ending):
                plural = f"{form[: -len(ending)]}ون"
                yield from (sense for sense in self._listed.get(plural, ()) if sense.number == "p")
        for ending, gender, number in _ADJECTIVE_ENDINGS:
            if form.endswith(ending):
                for sense in self._listed.get(form[: -len(ending)], ()):
                    name = ending == "ا" and sense.use == "nationality"
                    if sense.use in ADJECTIVES and sense.number == "s" and sense.gender == "m" and not name:
                        yield msgspec.structs.replace(sense, gender=gender, number=number)
        for ending in _DUAL_ENDINGS:
            if form.endswith(ending):
                yield from self._duals(form[: -len(ending)], ending)

    def _duals(self, stem: str, ending: str) -> Iterator[Sense]:
        singular = f"{stem[:-1]}ه" if stem.endswith("ت") else stem
        for base in dict.fromkeys((stem, singular)):
            for sense in self._listed.get(base, ()):
                if len(base) > _SHORTEST and sense.number == "s" and sense.use not in _NO_DUAL:
                    if ending == "ا" and base == stem:
                        yield sense
                    yield msgspec.structs.replace(sense, english=sense.plural, number="d")

    def longest(self, forms: list[str], at: int) -> int:
        """How many forms from `at` on are the longest phrase of the dictionary, 0 for none; each without article."""
        if forms[at] not in self._firsts:
            return 0
        for last in range(min(len(forms), at + _LONGEST), at + 1, -1):
            if " ".join(forms[at:last]) in self._listed:
                return last - at
        return 0


def load_figures() -> tuple[PublicFigure, ...]:
    """The public figures of this version.

    Raises:
        LexiconError: if the file is damaged.
    """
    return load(LEXICONS / "english" / _FIGURES, PublicFigure)


def load_elements() -> tuple[NameElement, ...]:
    """The words of names with their usual English spelling.

    Raises:
        LexiconError: if the file is damaged.
    """
    return load(LEXICONS / "english" / _ELEMENTS, NameElement)


def _with_articles(phrase: str) -> str:
    first, *later = phrase.split(" ")
    return " ".join((f"ال{first}" if not later else first, *(w if w.startswith("ال") else f"ال{w}" for w in later)))


def bare(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 3 else word  # noqa: PLR2004  the article and two letters


def stem(word: str) -> str:
    """A word of a table, folded and without its article; أل with its hamza is none (`ألماني`)."""
    folded = fold_word(word)
    return folded if word[:1] in _WITH_HAMZA else bare(folded)


def _all_senses(
    words: Iterable[NameWord], heads: Iterable[AnyHead], countries: Iterable[Country]
) -> Iterator[tuple[str, Sense]]:
    for word in words:
        yield from _senses_of(word)
    for country in countries:
        yield from _nationality(country)
    for head in heads:
        yield from _senses_of_head(head)


def _nationality(country: Country) -> Iterator[tuple[str, Sense]]:
    """The adjective of a country, and its people as the plural of it; loaded ones too, in their neutral sense."""
    if country.adjective_en is None:
        return
    sense = _sense("nationality", country.adjective_en, country=country.code)
    for form in (*country.adjective, *country.loaded_adjective):
        yield from _adjective_forms(form, sense)
    for form in (*country.people, *country.loaded_people):
        yield _key(form), msgspec.structs.replace(sense, number="p")


def _sense(
    use: WordUse, gloss: str, *, gender: Gender = "m", order: Order = "before", country: str | None = None
) -> Sense:
    return Sense(use, gloss, gloss, plural_of(gloss), gender, "s", order, country)


def _senses_of(word: NameWord) -> Iterator[tuple[str, Sense]]:
    sense = _sense(word.class_, word.gloss, gender=word.gender, order=word.order, country=word.country)
    if word.class_ in {"adjective", "nationality"}:
        yield from _adjective_forms(word.form, sense, word.feminine, word.plurals)
    else:
        plural = word.gloss_plural or plural_of(word.gloss)
        sense = msgspec.structs.replace(sense, alone=word.gloss_alone, plural=plural)
        yield from _noun_forms((word.form,), sense, word.feminine, word.plurals)


def _senses_of_head(head: AnyHead) -> Iterator[tuple[str, Sense]]:
    """A head of sources as a word of names, by its kind; proper names not.

    Persons of two words are composed (`مدير مستشفى`), unless the second has the article (`رئيس الأركان`).
    """
    gloss = first_gloss(head.gloss)
    if head.class_ in {"state", "agency", "outlet", "platform"} or not gloss:
        return
    feminine = head.feminine if isinstance(head, Person | Rank) else ()
    use: WordUse = next((use for kind, use in _USES if isinstance(head, kind)), "body")
    sense = _sense(use, gloss, gender=head.gender, order="of" if use in {"people", "document"} else "before")
    forms, plurals = (head.form, *head.aliases), head.plurals
    if use == "people":
        forms, plurals = _uncomposed(forms), _uncomposed(plurals)
    yield from _noun_forms(forms, sense, feminine, plurals)


def _uncomposed(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for form in forms if " " not in form or " ال" in form)


def _noun_forms(
    forms: Iterable[str], sense: Sense, feminine: Iterable[str], plurals: Iterable[str]
) -> Iterator[tuple[str, Sense]]:
    """A noun in the forms that are listed; feminines in `ات` are plurals, and what English has in the plural alone."""
    plural_noun = sense.plural == sense.english and sense.english.endswith("s") and not sense.english.endswith("corps")
    many = msgspec.structs.replace(sense, english=sense.plural, number="p")
    for form in plurals:
        yield _key(form), many
    for form in forms:
        yield _key(form), many if plural_noun else sense
    for form in feminine:
        yield _key(form), msgspec.structs.replace(many if form.endswith("ات") else sense, gender="f")


def _adjective_forms(
    form: str, sense: Sense, feminine: tuple[str, ...] = (), plurals: tuple[str, ...] = ()
) -> Iterator[tuple[str, Sense]]:
    """An adjective with the feminines and plurals that grammar does not give."""
    yield _key(form), sense
    yield from ((_key(one), msgspec.structs.replace(sense, gender="f")) for one in feminine)
    yield from ((_key(one), msgspec.structs.replace(sense, number="p")) for one in plurals)


def _added(known: tuple[Sense, ...], sense: Sense) -> tuple[Sense, ...]:
    """The senses with one more, unless one of its use is there already; a dual stands beside a plural."""
    mark = (sense.use, sense.country, sense.number == "d")
    return known if any((one.use, one.country, one.number == "d") == mark for one in known) else (*known, sense)


def first_gloss(gloss: str) -> str:
    """The first English word of a gloss, without what stands in parentheses."""
    return re.sub(r"\s*\([^)]*\)", "", gloss).split(",")[0].strip(" '").removeprefix("the ")


def plural_of(english: str) -> str:
    """The English plural of a noun phrase, whose last word inflects, or the word before `of` and the like."""
    head, of, rest = next((cut for word in _AFTER_HEAD if (cut := english.partition(word))[1]), (english, "", ""))
    first, _, last = head.rpartition(" ")
    start = f"{first} " if first else ""
    lower = last.lower()
    if lower in _IRREGULAR:
        made = _IRREGULAR[lower]
        last = made if last.islower() else made.capitalize()
    elif lower.endswith(_UNCHANGED) or (lower.endswith("s") and not lower.endswith("ss")):
        pass
    elif lower.endswith("man") and lower not in {"german", "roman", "ottoman", "muslim"}:
        last = f"{last[:-3]}men"
    elif lower.endswith("y") and lower[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    elif lower.endswith(("ch", "sh", "ss", "x")):
        last = f"{last}es"
    else:
        last = f"{last}s"
    return f"{start}{last}{of}{rest}"


def _key(form: str) -> str:
    """The key of a word or phrase: folded, without articles; a single word keeps one that is part of it."""
    words = form.split()
    return stem(words[0]) if len(words) == 1 else " ".join(map(stem, words))
