"""Words by which names are told: what opens or closes one, what goes with it, and what makes of a noun none at all.

Unlike the heads of places and bodies they stand in no name by themselves; each is data of one class, and the rules ask
for the class.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.arabic.number_words import number_entries
from musnad.reading.words import LEXICONS

_FILES: Final = ("names/actors.yaml", "names/bodies.yaml", "names/persons.yaml", "names/places.yaml")


_NONE: Final[frozenset[str]] = frozenset()


class NameWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word that tells something of the name beside it; the head of its file says what each class is for."""

    class_: str

    def identity(self) -> tuple[str, ...]:
        """A word may be of several classes."""
        return (self.form, self.class_)


class NameWords(msgspec.Struct, frozen=True):
    """The words by class, in folded form (`name_words["ordinal"]`, which are those of the numerals)."""

    classes: Mapping[str, frozenset[str]]
    of_word: dict[str, frozenset[str]] = {}
    """The classes of each word; filled from `classes`."""

    def __post_init__(self) -> None:
        found: dict[str, set[str]] = {}
        for class_, words in self.classes.items():
            for word in words:
                found.setdefault(word, set()).add(class_)
        self.of_word.update({word: frozenset(classes) for word, classes in found.items()})

    @classmethod
    def load(cls) -> NameWords:
        """The words of this version.

        Raises:
            LexiconError: if a file is damaged.
        """
        ordinals = (entry for entry in number_entries() if entry.wordclass == "ordinal")
        classes = {"ordinal": {" ".join(form) for entry in ordinals for form in entry.forms()}}
        for file in _FILES:
            for word in load(LEXICONS / file, NameWord):
                classes.setdefault(word.class_, set()).add(" ".join(map(fold_word, word.form.split())))
        return cls({class_: frozenset(words) for class_, words in classes.items()})

    def __getitem__(self, class_: str) -> frozenset[str]:
        """The words of the class, folded.

        Raises:
            KeyError: if there is no such class, which is a mistake in the code that asks.
        """
        return self.classes[class_]

    def is_a(self, word: str, *classes: str) -> bool:
        """Whether the folded word is of any of these classes."""
        return not self.of_word.get(word, _NONE).isdisjoint(classes)
