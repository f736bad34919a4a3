"""A name found in a report, before it is known whose it is, and all of them as they are found."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from musnad.authority.actors import Named
from musnad.authority.countries import Country
from musnad.model import Span
from musnad.model.record import MentionKind
from musnad.reading.englishwords import PublicFigure
from musnad.reading.namesight import NameSight, Opening
from musnad.reading.placewords import HeadForm


class NameFound(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a person, body or place.

    `start` and `end` count code points, `first` and `last` are tokens, the last exclusive. `words` are the folded words
    of the name, the first one bare of clitics; `proper` those of a place behind its head. `named` are the actors that
    bear the name, `figures` the public figures, `country` the state it names, `head` the word that says what kind of
    place it is, `title` the place of rank or office beside a person's name, `evidence` what shows that it is a place's.
    `headed` says that an actor's name is also one by its head, whoever the actor is.
    """

    start: int
    end: int
    first: int
    last: int
    kind: MentionKind
    words: tuple[str, ...]
    rule: str
    proper: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()
    figures: tuple[PublicFigure, ...] = ()
    country: Country | None = None
    head: HeadForm | None = None
    title: Span | None = None
    headed: bool = False
    evidence: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    def overlaps(self, other: NameFound) -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last


def person_found(sight: NameSight, first: int, last: int, opening: Opening, rule: str) -> NameFound:
    """The name of a person from token `first` up to `last`, its first word as `opening` cuts it."""
    return NameFound(
        start=sight.start_of(first, opening),
        end=sight.reading.tokens[last - 1].end,
        first=first,
        last=last,
        kind="person",
        words=sight.words_between(first, last, opening),
        rule=rule,
    )


class Taken:
    """The names of a report found so far, by their tokens: no two share one."""

    def __init__(self) -> None:
        self._by_token: dict[int, NameFound] = {}

    def at(self, at: int) -> NameFound | None:
        """The name that holds the token."""
        return self._by_token.get(at)

    def add(self, name: NameFound) -> bool:
        """Take a name unless one that holds more, or was found first, stands in its way."""
        rivals = {id(rival): rival for at in range(name.first, name.last) if (rival := self.at(at)) is not None}
        if not all(_gives_way(rival, name) for rival in rivals.values()):
            return False
        for rival in rivals.values():
            for at in range(rival.first, rival.last):
                self._by_token.pop(at, None)
        self._by_token.update(dict.fromkeys(range(name.first, name.last), name))
        return True

    def add_all(self, names: Iterable[NameFound]) -> None:
        """Take one name after the other; whoever finds them sees what has been taken by then."""
        for name in names:
            self.add(name)

    def names(self) -> tuple[NameFound, ...]:
        """All of them in text order."""
        return tuple(sorted({id(name): name for name in self._by_token.values()}.values(), key=lambda name: name.start))


def _gives_way(old: NameFound, new: NameFound) -> bool:
    """Whether a name holds another and more beside it."""
    return new.first <= old.first and old.last <= new.last and len(old.span) < len(new.span)
