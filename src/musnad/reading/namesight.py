"""A report as names are looked for in it: its words one behind the other, and what tables know of them.

A name may be written together with a conjunction and a preposition (`ولسوريا`, `للتحالف`), and marks may stand inside
it (`تنظيم "الدولة الإسلامية"`). Both are seen through here, so that each table is asked for bare words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec

from musnad.arabic.clitics import WordClass
from musnad.arabic.tokens import cut
from musnad.authority.actors import Actor, ActorTable, Named
from musnad.authority.countries import Countries, Country
from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import key_of
from musnad.model import Span
from musnad.reading.english import Figures
from musnad.reading.englishwords import PublicFigure
from musnad.reading.forms import Form, Forms
from musnad.reading.names import GivenName
from musnad.reading.namewords import NameWords
from musnad.reading.placewords import HeadForm, PlaceWords
from musnad.reading.reading import Reading

_JOINTS: Final = "وف"
_PREPOSITIONS: Final = "بلك"
_UNDOTTED: Final = " فى "
_BREAK: Final = re.compile("\n")
_BRACKETS: Final = frozenset("([")
_INSIDE_NAMES: Final = frozenset("-–—ـ/\"'“”«»‹›„‟()[]")
_PERSONAL: Final = ("kunya", "servant-of", "house-of", "like-preposition", "bare-rank")
"""Classes of words by which a person's name may begin."""
_HAMZAS: Final = "أإآ"
_SHORTEST: Final = 3
_SHORT: Final = 2
"""Letters of the first word of a name behind و, which by itself is none (`وتل رفعت`)."""
_LONGEST: Final = 9
_KEPT: Final = 32768
_ALEF: Final = "ا"
_NISBA_ACCUSATIVE: Final = "يا"
_YEAR: Final = 4
"""Digits of a year, with which a date begins."""


class Opening(msgspec.Struct, frozen=True, gc=False):
    """How a name may begin in a word: the clitics cut off before it, and what remains, with its article restored."""

    start: int
    word: str


@lru_cache(maxsize=32768)
def openings(text: str) -> tuple[Opening, ...]:
    """The ways to read a folded word as the first word of a name, the whole word first.

    >>> [opening.word for opening in openings("وللبنان")]
    ['وللبنان', 'للبنان', 'البنان', 'لبنان']
    """
    found = [Opening(0, text)]
    for start in (0, 1) if text[:1] in _JOINTS and text[:1] else (0,):
        rest = text[start:]
        if start and len(rest) == _SHORT:
            found.append(Opening(start, rest))
        if len(rest) < _SHORTEST:
            break
        if start:
            found.append(Opening(start, rest))
        if rest.startswith("لل") and len(rest) > _SHORTEST:
            found.append(Opening(start + 1, f"ال{rest[2:]}"))
        if rest[0] in _PREPOSITIONS:
            found.append(Opening(start + 1, rest[1:]))
    return tuple(found)


class NameTables(NamedTuple):
    """What the reading of names is given: its tables, and the words by which names are told."""

    actors: ActorTable
    countries: Countries
    gazetteer: Gazetteer
    forms: Forms
    figures: Figures
    names: Mapping[str, GivenName]
    place_words: PlaceWords
    words: NameWords


class Knowledge:
    """What the reading of names knows: the tables of actors, countries and places, and the words beside places.

    One for each reader; it remembers which words can begin a name in which table.
    """

    def __init__(self, tables: NameTables) -> None:
        self.actors: Final = tables.actors
        self.countries: Final = tables.countries
        self.gazetteer: Final = tables.gazetteer
        self.figures: Final = tables.figures
        self.place_words: Final = tables.place_words
        self.words: Final = tables.words
        self._forms: Final = tables.forms
        self._names: Final = tables.names
        self.nationality: Final = lru_cache(maxsize=_KEPT)(self._nationality)
        self.begun_by: Final = lru_cache(maxsize=_KEPT)(self._begun_by)

    def given(self, word: str) -> str:
        """How surely a folded word is a given name: `strong`, `weak`, or empty."""
        name = self._names.get(word)
        return "" if name is None else name.strength

    def form(self, word: str) -> Form:
        """What a folded word may be when it stands bare of clitics."""
        return self._forms.of(word, word)

    def _begun_by(self, text: str) -> Begun:
        """The openings of a word under which each table has a name that begins so."""
        return Begun(
            actors=_begun(self.actors.begins, text),
            countries=_begun(self.countries.begins, text),
            capitals=_begun(self.countries.begins_capital, text),
            figures=_begun(self.figures.begins, text),
            places=_begun(self.gazetteer.begins, text),
            heads=_begun(self.place_words.begins_head, text),
            person=self._begins_person(text),
        )

    def _begins_person(self, text: str) -> bool:
        """Whether the word may begin a person's name without an office before it."""
        if text.startswith(tuple(self.words["joined-kunya"])):
            return True
        return any(self.given(opening.word) or self.words.is_a(opening.word, *_PERSONAL) for opening in openings(text))

    def _nationality(self, word: str) -> Country | None:
        """The one state of which the folded word is the adjective."""
        found = {adjective.country.code: adjective for adjective in self.countries.adjective(word)}
        if len(found) != 1:
            return None
        (adjective,) = found.values()
        return None if adjective.weak or adjective.form == "accusative" else adjective.country


class Begun(NamedTuple):
    """In which tables a word may begin a name, and how it is cut then; whether it may begin a person's by itself."""

    actors: tuple[Opening, ...]
    countries: tuple[Opening, ...]
    capitals: tuple[Opening, ...]
    figures: tuple[Opening, ...]
    places: tuple[Opening, ...]
    heads: tuple[Opening, ...]
    person: bool


def _begun(begins: Callable[[str], bool], text: str) -> tuple[Opening, ...]:
    """The openings of a word under which a table has a name that begins so."""
    return tuple(opening for opening in openings(text) if begins(opening.word))


class ActorMatch(msgspec.Struct, frozen=True, gc=False):
    """An actor's name in the report: the token behind its last, how its first word is cut, and whose it may be."""

    last: int
    opening: Opening
    named: tuple[Named, ...]


class PlaceMatch(msgspec.Struct, frozen=True, gc=False):
    """A name that the gazetteer knows: the token behind its last, how its first word is cut, and its key."""

    last: int
    opening: Opening
    key: str


class PlaceHeadMatch(NamedTuple):
    """The head of a place's name: how its word is cut, what it is, and the token behind it."""

    opening: Opening
    head: HeadForm
    last: int


class FigureMatch(msgspec.Struct, frozen=True, gc=False):
    """A public figure's name: the token behind its last, how its first word is cut, and whose it may be.

    `sure` says that news has the name for one figure alone.
    """

    last: int
    opening: Opening
    figures: tuple[PublicFigure, ...]
    sure: bool


class CountryMatch(msgspec.Struct, frozen=True, gc=False):
    """A state's name or its capital's: the token behind its last, how its first word is cut, and which state.

    `capital` says that it is the capital's; `weak` that the words are as often another thing.
    """

    last: int
    opening: Opening
    country: Country
    capital: bool
    weak: bool


class NameSight:
    """One report with the tables at hand; what was looked up is kept while the report is read."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading: Final = reading
        self.knowledge: Final = knowledge
        self.forms: Final = reading.forms
        self._text: Final = reading.text
        self._at: Final = [at for at, token in enumerate(reading.tokens) if token.kind != "mark"]
        self._words: Final = [self.forms[at].text for at in self._at]
        self._number: Final = {at: number for number, at in enumerate(self._at)}
        self._is_word: Final = [token.kind == "word" for token in reading.tokens]
        self.at_words: Final = [at for at, word in enumerate(self._is_word) if word]
        """The tokens that are words."""
        self._phrase_firsts: Final = tuple({phrase.split()[0] for phrase in knowledge.words["no-place"]})
        self._behind_breaks: Final = _behind_breaks(reading)
        self._reach: Final = self._reaches()
        self.opened: Final = {marks.end: at for at, marks in reversed(reading.opening.items())}
        """The token that opens the first of the quotations that end at a place of the text."""
        self.undotted: Final = _UNDOTTED in reading.text
        """Whether the report writes the last ya without dots, as Egyptian newsrooms do (`فى`)."""
        self.begun: Final = [knowledge.begun_by(form.text) for form in reading.forms]
        self._nations: Final = [self._nation(form) for form in reading.forms]
        self._actors: dict[int, ActorMatch | None] = {}
        self._countries: dict[int, CountryMatch | None] = {}
        self._places: dict[int, PlaceMatch | None] = {}
        self.offices: Final[dict[int, int | None]] = {}
        """The token where the office begins before a name at a token, as far as it was asked for."""
        self.open_offices: Final[list[int | None]] = []
        """For each token where the office begins that may go on up to it; empty until it is asked for."""
        self.heads: Final[dict[int, PlaceHeadMatch | None]] = {}
        """The head of a place's name at a token, as far as it was asked for."""

    def is_word(self, at: int) -> bool:
        """Whether the token is a word."""
        return self._is_word[at]

    def word_at(self, at: int) -> Form | None:
        """What the word at token `at` may be; None where no word stands there, or the report has ended."""
        return self.forms[at] if at < len(self.forms) and self.is_word(at) else None

    def actor_at(self, at: int) -> ActorMatch | None:
        """The longest name of an actor that begins in the word at token `at`."""
        if not self.begun[at].actors:
            return None
        if at not in self._actors:
            self._actors[at] = self._actor(at)
        return self._actors[at]

    def country_at(self, at: int) -> CountryMatch | None:
        """The longest name of a state that begins in the word at token `at`."""
        if not (self.begun[at].countries or self.begun[at].capitals) or self._is_phrase(at) or self.describes(at):
            return None
        if at not in self._countries:
            self._countries[at] = self._country(at)
        return self._countries[at]

    def place_at(self, at: int) -> PlaceMatch | None:
        """The longest name in the gazetteer that begins in the word at token `at`."""
        if not self.begun[at].places or self._is_phrase(at) or self.describes(at):
            return None
        if at not in self._places:
            self._places[at] = self._place(at)
        return self._places[at]

    def _is_phrase(self, at: int) -> bool:
        """Whether the word and the next are a phrase that only begins like a place's name (`مسقط رأسه`)."""
        text = self.forms[at].text
        following = self.word_at(at + 1) if any(text.endswith(first) for first in self._phrase_firsts) else None
        if following is None:
            return False
        word = following.base.removesuffix(following.enclitic)
        phrases = self.knowledge.words["no-place"]
        return any(f"{opening.word} {word}" in phrases for opening in openings(self.forms[at].text))

    def nationality(self, at: int) -> Country | None:
        """The state of which the word is the adjective."""
        return self._nations[at]

    def describes(self, at: int) -> bool:
        """Whether a state's name in يا is the adjective of an indefinite noun in the accusative (`جنديا سوريا`).

        By grammar nothing can be annexed to a noun with tanwin, which its alef shows.
        """
        form, before = self.forms[at], self.word_at(at - 1) if at else None
        if before is None or not form.text.endswith(_NISBA_ACCUSATIVE) or form.start:
            return False
        noun = before.nominal and not (before.definite or before.masdar or before.finite or before.proper)
        accusative = before.nunated and before.text.endswith(_ALEF) and not before.is_a("time", "manner")
        return noun and accusative and self.knowledge.nationality(form.text[:-1]) is not None

    def _nation(self, form: Form) -> Country | None:
        of = self.knowledge.nationality
        return of(form.text) or (of(form.text[form.start :]) if form.start else None)

    def is_yet(self, actor: Actor) -> bool:
        """Whether an actor existed when the report was published, as far as both years are known.

        A short name (`المجلس الانتقالي`) means one of those that there were; a full one is believed in any case.
        """
        published = self.reading.document.published
        return actor.since is None or published is None or actor.since[:_YEAR] <= published[:_YEAR]

    def words_between(self, first: int, last: int, opening: Opening | None = None) -> tuple[str, ...]:
        """The folded words from token `first` up to `last`, the first one as `opening` cuts it."""
        words = [self.forms[at].text for at in range(first, last) if self.reading.tokens[at].kind != "mark"]
        if opening is not None and words:
            words[0] = opening.word
        return tuple(words)

    def start_of(self, at: int, opening: Opening) -> int:
        """Where in the text the name begins."""
        token = self.reading.tokens[at]
        return cut(self._text, token, opening.start) if opening.start else token.start

    def span(self, first: int, last: int, start: int | None = None) -> Span:
        """The place of the tokens from `first` up to `last`."""
        begin = self.reading.tokens[first].start if start is None else start
        return Span(begin, self.reading.tokens[last - 1].end)

    def _actor(self, at: int) -> ActorMatch | None:
        known = self.knowledge.actors
        found = self._longest(at, self.begun[at].actors, known.longest)
        if found is None:
            return None
        opening, length = found
        named = known.find(self._key(at, opening, length))
        named = tuple(one for one in named if one.kind != "short" or self.is_yet(one.actor))
        return ActorMatch(self._behind(at, length), opening, named) if named else None

    def _country(self, at: int) -> CountryMatch | None:
        known = self.knowledge.countries
        found = self._longest(at, self.begun[at].countries, known.longest)
        if found is not None:
            opening, length = found
            named = known.find(self._key(at, opening, length))
            name = named[0] if len(named) == 1 and named[0].kind != "short" else None
            if name is not None:
                return CountryMatch(self._behind(at, length), opening, name.country, capital=False, weak=name.weak)
        found = self._longest(at, self.begun[at].capitals, known.longest_capital)
        if found is not None:
            opening, length = found
            capitals = [capital for capital in known.capital(self._key(at, opening, length)) if capital.acts]
            if len(capitals) == 1:
                return CountryMatch(
                    self._behind(at, length), opening, capitals[0].country, capital=True, weak=capitals[0].weak
                )
        return None

    def figure_at(self, at: int) -> FigureMatch | None:
        """The longest name of a public figure that begins in the word at token `at`."""
        if not self.begun[at].figures:
            return None
        known = self.knowledge.figures
        found = self._longest(at, self.begun[at].figures, known.longest)
        if found is None:
            return None
        opening, length = found
        words = self._key(at, opening, self._before_brackets(at, length)).split(" ")
        sure = known.find(words) is not None
        candidates = known.candidates(words)
        return FigureMatch(self._behind(at, len(words)), opening, candidates, sure=sure) if candidates else None

    def _before_brackets(self, at: int, length: int) -> int:
        """How many of the words stand before a bracket, in which a second name of the same is given."""
        number, tokens = self._number[at], self.reading.tokens
        before = (count for count in range(1, length) if tokens[self._at[number + count] - 1].form in _BRACKETS)
        return next(before, length)

    def _place(self, at: int) -> PlaceMatch | None:
        known = self.knowledge.gazetteer
        found = self._longest(at, self._as_spelt(at, self.begun[at].places), known.longest)
        if found is None:
            return None
        opening, length = found
        before = self._before_brackets(at, length)
        if before < length and known.find(self._key(at, opening, before)):
            length = before  # `عين العرب (كوباني)`
        while length > 1 and self.forms[self._behind(at, length) - 1].complementizer is not None:
            length -= 1
        key = self._key(at, opening, length)
        if length > 1 and self._holds_particle(at, length):
            exact = any(key_of(one.name) == key for one in known.find(key))
            return PlaceMatch(self._behind(at, length), opening, key) if exact else None
        return PlaceMatch(self._behind(at, length), opening, key) if length == found[1] or known.find(key) else None

    def _as_spelt(self, at: int, begun: tuple[Opening, ...]) -> tuple[Opening, ...]:
        """The openings, only those at a hamza written behind a clitic where there are some (`بإب` is in Ibb)."""
        cut_at_hamza = (opening for opening in begun if opening.start)
        text = self._text
        return tuple(opening for opening in cut_at_hamza if text[self.start_of(at, opening)] in _HAMZAS) or begun

    def _holds_particle(self, at: int, length: int) -> bool:
        """Whether one of the words is a particle, which is part of a name only where the name is written so."""
        first = self._number[at]
        return any(self.forms[self._at[i]].best.wordclass is WordClass.PARTICLE for i in range(first, first + length))

    def _longest(
        self, at: int, begun: tuple[Opening, ...], longest: Callable[[Sequence[str], int, str], int]
    ) -> tuple[Opening, int] | None:
        """The opening under which a table knows the most words from token `at` on; of two, the one cut least."""
        number = self._number.get(at)
        if not begun or number is None:
            return None
        window = self._window(number)
        best: tuple[Opening, int] | None = None
        for opening in begun:
            length = longest(window, 0, opening.word)
            if len(opening.word) == _SHORT and self._is_cut_short(at, opening, length):
                continue
            if length and (best is None or length > best[1]):
                best = opening, length
        return best

    def _is_cut_short(self, at: int, opening: Opening, length: int) -> bool:
        """Whether the joint of a word was cut off two letters that are no beginning of a name (`وأم`, `وإن صالح`)."""
        form = self.forms[at]
        joined = opening.start > 0 and form.text[opening.start - 1] in _JOINTS
        return joined and (length == 1 or form.complementizer is not None)

    def _window(self, number: int) -> list[str]:
        """The words from one on, as far as a name could go: no comma or stop stands inside a name."""
        return self._words[number : min(self._reach[number], number + _LONGEST)]

    def _reaches(self) -> list[int]:
        """For each word, the number of the word behind the last with which it could share a name."""
        reach = [len(self._at)] * len(self._at)
        for number in range(len(self._at) - 2, -1, -1):
            joined = self._joined(self._at[number], self._at[number + 1])
            reach[number] = reach[number + 1] if joined else number + 1
        return reach

    def _joined(self, at: int, following: int) -> bool:
        tokens = self.reading.tokens
        if following - at == 1 and tokens[at].end + 1 == tokens[following].start:
            return not self.breaks_before(following)
        inside = all(tokens[index].form in _INSIDE_NAMES for index in range(at + 1, following))
        return inside and not any(self.breaks_before(index) for index in range(at + 1, following + 1))

    def breaks_before(self, at: int) -> bool:
        """Whether a line ends between the token and the one before it: no name goes over it."""
        return at in self._behind_breaks

    def _behind(self, at: int, length: int) -> int:
        return self._at[self._number[at] + length - 1] + 1

    def _key(self, at: int, opening: Opening, length: int) -> str:
        number = self._number[at]
        return " ".join((opening.word, *self._words[number + 1 : number + length]))


def _behind_breaks(reading: Reading) -> frozenset[int]:
    """The tokens before which a line ends, the first excepted."""
    breaks = (match.start() for match in _BREAK.finditer(reading.text))
    return frozenset(map(reading.token_at, breaks)) - {0}
