"""What the reading of times makes of a text, in words that a test can compare."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from musnad.arabic.clitics import Morphology
from musnad.model import Document
from musnad.reading.forms import Forms
from musnad.reading.reader import GroundWords, ground
from musnad.reading.times import NEWS, Policy, TimeFound, find_times
from musnad.reading.timewords import TimeWords
from musnad.reading.words import Words

if TYPE_CHECKING:
    from musnad.reading.reading import Reading

MONDAY = "2022-01-31"


class TimesReader:
    """The stages that times need, with their data."""

    def __init__(self) -> None:
        words = Words.load()
        self._forms = Forms.load(Morphology.load(), words)
        self._ground_words = GroundWords.of(words)
        self._words = TimeWords.load()

    def ground(self, document: Document) -> Reading:
        """The reading of a document before anything is found in it."""
        return ground(document, self._forms, self._ground_words)

    def times(self, document: Document, policy: Policy = NEWS) -> tuple[TimeFound, ...]:
        """The times of a document."""
        return find_times(self.ground(document), self._words, policy)


@cache
def times_reader() -> TimesReader:
    """The one reader of all tests of times."""
    return TimesReader()


def found(text: str, published: str | None = MONDAY, policy: Policy = NEWS) -> tuple[TimeFound, ...]:
    """The times of a text published on Monday, 31 January 2022."""
    return times_reader().times(Document(text=text, published=published), policy)


def told(text: str, published: str | None = MONDAY, policy: Policy = NEWS) -> list[str]:
    """The times of a text as `words = value`."""
    return [f"{text[one.start : one.end]} = {one.value or 'null'}" for one in found(text, published, policy)]


def value(text: str, published: str | None = MONDAY) -> str | None:
    """The value of the one time of a text."""
    (one,) = found(text, published)
    return one.value
