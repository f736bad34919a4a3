"""What the reading of events sees of a report: its words at each token, and the constituents they are cut into.

Forms, names, times and numbers stand in layers of their own; a stage of events asks for what stands at a token, and is
told of the first of them that holds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.numerals import Numeral
from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.reading.entities import Naming
from musnad.reading.eventforms import EventForm, EventForms
from musnad.reading.eventwords import Role
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight
from musnad.reading.times import TimeFound

UnitKind = Literal[
    "phrase", "verb", "mark", "that", "relative", "clause", "negation", "auxiliary", "time", "aside", "other"
]
"""What a constituent is: a noun phrase, a finite verb, a mark, أن, a relative, a conjunction that opens a clause."""

JOINTS: Final = frozenset("وف")
"""Conjunctions written to the word behind them."""
_NOTHING: Final = EventForm()


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A constituent: tokens from `first` up to `last`.

    Of a phrase: `head` is the token of the noun that says who or what it is; `preposition` the preposition before it,
    folded, with `role` where that preposition has one in any event; `joint` the conjunction written to it. `classes`
    are those of what it names, with their groups and the kind of a name (`PERSON`); `number` is `s`, `d`, `p` or empty,
    `gender` that in which a verb agrees with it, `m`, `f` or empty; `numeral` the number in it, `names` the names in it
    by their index. `start` and `end` are its place in code points, `core` where it ends without an apposition, -1 where
    it has none; `side` says that it only tells from which side.
    """

    kind: UnitKind
    first: int
    last: int
    head: int = -1
    preposition: str = ""
    role: Role | None = None
    joint: str = ""
    classes: frozenset[str] = frozenset()
    number: str = ""
    gender: str = ""
    definite: bool = False
    numeral: Numeral | None = None
    names: tuple[int, ...] = ()
    start: int = -1
    end: int = -1
    core: int = -1
    side: bool = False

    @property
    def span(self) -> Span:
        """Its place in the text, without proclitics."""
        return Span(self.start, self.end)


class EventSight:
    """One report as the reading of events looks at it: its forms, names, times and numbers at each token.

    `forms` are the forms of its tokens and `events` what these can be to events, `is_word` says which tokens are words;
    `time_at` and `name_at` give the index of the time or name that holds a token, `numeral_at` the number that begins
    there.
    """

    def __init__(
        self,
        sight: NameSight,
        naming: Naming,
        times: tuple[TimeFound, ...],
        numerals: tuple[Numeral, ...],
        forms: EventForms,
    ) -> None:
        self.reading: Final = sight.reading
        self.sight: Final = sight
        self.naming: Final = naming
        self.words: Final = forms.words
        self.tokens: Final = self.reading.tokens
        self.forms: Final[Sequence[Form]] = self.reading.forms
        self.is_word: Final[tuple[bool, ...]] = tuple(token.kind == "word" for token in self.tokens)
        text = self.reading.text
        self.events: Final[tuple[EventForm, ...]] = tuple(
            forms.of(form, text[token.start : token.end]) if token.kind == "word" else _NOTHING
            for form, token in zip(self.forms, self.tokens, strict=True)
        )
        self._actor_types: list[str | None] | None = None
        self.times: Final = times
        self.time_at: Final[dict[int, int]] = {
            at: number for number, time in enumerate(times) for at in range(time.first, time.last)
        }
        self.name_at: Final[dict[int, int]] = {
            at: number for number, name in enumerate(naming.names) for at in range(name.first, name.last)
        }
        self.numeral_at: Final[Mapping[int, Numeral]] = {
            one.first: one
            for one in numerals
            if one.kind == "cardinal" and one.first not in self.time_at and not self._opens_time(one)
        }

    def _opens_time(self, numeral: Numeral) -> bool:
        """Whether a number is that of a day, of which more is told behind it (`حتى 1 تموز`)."""
        time = self.time_at.get(numeral.last)
        return time is not None and self.time_at.get(numeral.last + 1) == time

    def name(self, at: int) -> NameFound | None:
        """The name that holds a token."""
        number = self.name_at.get(at)
        return None if number is None else self.naming.names[number]

    def is_picture(self, unit: Unit) -> bool:
        """Whether a phrase has a picture in it, which shows what happened (`صور للقصف`, `مقطع فيديو للقصف`)."""
        if unit.kind != "phrase":
            return False
        things = (self.events[at].thing for at in range(unit.first, unit.last))
        forms = (fold_word(thing.senses[0].thing.form) for thing in things if thing is not None)
        return not self.words.structure["picture"].isdisjoint(forms)

    def actor_type(self, number: int) -> str | None:
        """The type of the actor that a name means, by its index."""
        if self._actor_types is None:
            types = {entity.id: entity.actor_type for entity in self.naming.entities}
            self._actor_types = [types.get(entity) for entity in self.naming.entity_of]
        return self._actor_types[number]

    def clitics(self, at: int) -> tuple[str, str]:
        """The conjunction and the preposition written to the name, number or word that begins in the token.

        Of a word that the lexicons of events have, as they cut it.
        """
        number = self.name_at.get(at)
        if number is None and at not in self.numeral_at:
            event = self.events[at]
            return event.joint, event.leads
        start = self.naming.names[number].start if number is not None else self.numeral_at[at].start
        before = fold_word(self.reading.text[self.tokens[at].start : start])
        joint = before[:1] if before[:1] in JOINTS else ""
        return joint, before[len(joint) : len(joint) + 1]

    def span_of(self, first: int, last: int) -> Span:
        """The place of the tokens from `first` up to `last`, without the clitics before the first."""
        tokens, name, numeral = self.tokens, self.name(first), self.numeral_at.get(first)
        if name is not None and name.first == first:
            start = name.start
        elif numeral is not None:
            start = numeral.start
        elif self.is_word[first] and self.forms[first].start:
            start = cut(self.reading.text, tokens[first], self.forms[first].start)
        else:
            start = tokens[first].start
        return Span(start, tokens[last - 1].end)
