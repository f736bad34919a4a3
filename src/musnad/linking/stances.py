"""Reports that open with somebody's stance: condemnation, praise, demand. What was said is then the news."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from musnad.arabic.lexicon import Entry, load
from musnad.linking.words import Word, Words

STANCES: Final = Path(__file__).parent / "lexicons" / "stances.yaml"


class Stance(Entry, frozen=True, kw_only=True):
    """A verb by which somebody takes a stance (`أدان`)."""


class Stances:
    """Tells whether a text opens with a verb of stance.

    >>> words = Words.load()
    >>> Stances.load(words).opens(words.of("أدانت البلدية إغلاق الجسر."))
    True
    """

    def __init__(self, entries: Sequence[Stance], words: Words) -> None:
        self._features: Final = frozenset(word.feature for entry in entries for word in words.of(entry.form))

    @classmethod
    def load(cls, words: Words) -> Stances:
        """With the verbs of this version.

        Raises:
            LexiconError: if the file is damaged.
        """
        return cls(load(STANCES, Stance), words)

    def opens(self, text: Sequence[Word]) -> bool:
        """Whether the first word is such a verb, in any person and tense."""
        return bool(text) and text[0].feature in self._features
