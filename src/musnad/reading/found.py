"""A name found in a report, before it is known whose it is."""

from __future__ import annotations

import msgspec

from musnad.authority.actors import Named
from musnad.authority.countries import Country
from musnad.model import Span
from musnad.model.record import MentionKind
from musnad.reading.englishwords import PublicFigure
from musnad.reading.placewords import HeadForm


class NameFound(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a person, body or place.

    `start` and `end` count code points, `first` and `last` are tokens, the last exclusive. `words` are the folded words
    of the name, the first one bare of clitics; `proper` those of a place behind its head. `named` are the actors that
    bear the name, `figures` the public figures,
    `country` the state it names, `head` the word that says what kind of place it is, `within` the tokens
    of the place that it is said to lie in, `title` the place of rank or office beside a person's name.
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
    evidence: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    def overlaps(self, other: NameFound) -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last
