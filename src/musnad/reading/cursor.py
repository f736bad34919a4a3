"""Where a walk over a noun phrase stands: what it has passed, what lies around it, and what may end it."""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.reading.forms import Form
from musnad.reading.reading import Reading
from musnad.reading.words import Rank


class Bounds(msgspec.Struct, frozen=True):
    """What may end a noun phrase.

    With `apposition` a comma may be crossed to an office or a name in apposition; with `alone` no other noun phrase
    can follow, so that every noun behind the head belongs to it; with `objects` the next may be the verb's object;
    `barred` are prepositions that belong to the verb; `governed` says that a preposition stands before it.
    """

    apposition: bool = True
    alone: bool = False
    objects: bool = False
    barred: frozenset[str] = frozenset()
    governed: bool = False


WIDE: Final = Bounds()
NARROW: Final = Bounds(apposition=False)
GOVERNED: Final = Bounds(apposition=False, governed=True)


def is_word(reading: Reading, index: int) -> bool:
    """Whether the token is a word and not a mark or a number."""
    return reading.tokens[index].kind == "word"


def is_rank(form: Form) -> bool:
    """Whether the word is a rank or title, behind which a name stands (`العقيد`)."""
    return bool(form.heads) and any(isinstance(head, Rank) for head in form.heads)


class Cursor:
    """A place in a noun phrase: the token `at`, and the phrase from `first` up to it.

    `head` is the token that says what the phrase is; `closed` that nothing need follow; `proper` that a name has been
    passed; `naming` how many more words a person's name may have.
    """

    def __init__(self, reading: Reading, first: int, stop: int, bounds: Bounds) -> None:
        self.reading = reading
        self.first = first
        self.stop = stop
        self.bounds = bounds
        self.at = first
        self.head: int | None = None
        self.closed = False
        self.proper = False
        self.naming = 0

    @property
    def before(self) -> Form:
        """The token before."""
        return self.reading.forms[self.at - 1]

    @property
    def behind_word(self) -> bool:
        """Whether a word stands before, and no mark."""
        return is_word(self.reading, self.at - 1)

    @property
    def next_word(self) -> Form | None:
        """The word behind this one, or None where a mark or the end follows."""
        following = self.at + 1
        if following >= self.stop or not is_word(self.reading, following):
            return None
        return self.reading.forms[following]

    @property
    def human(self) -> bool:
        """Whether the head is a person."""
        return self.head is not None and self.reading.forms[self.head].human

    @property
    def head_form(self) -> Form:
        """The head, or this word where none has been found."""
        return self.reading.forms[self.at if self.head is None else self.head]
