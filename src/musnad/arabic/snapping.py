"""What a drawn span means: whole words, cut inside a word only where a clitic joins it.

Whoever draws over part of `وبالمدينة` means the written word. A span begins inside it only at a boundary of the word
that readers of Arabic know, behind a proclitic (`المدينة`) or before a pronoun (`بيوت|هم`), and ends inside it only
before a pronoun: no span ends in a lone `و`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import takewhile

import msgspec

from musnad.arabic.clitics import Morphology
from musnad.arabic.folding import Folded, fold
from musnad.arabic.tokens import Token, tokenize
from musnad.model import Span


class Snapping(msgspec.Struct, frozen=True):
    """A text with its words, so that many spans can be drawn on it.

    `edges` are code points inside words at which a span may begin or end beyond those of clitics, such as the ends of
    the spans that a record already has.
    """

    text: str
    words: tuple[Token, ...]
    morphology: Morphology
    edges: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str, morphology: Morphology, edges: Collection[int] = ()) -> Snapping:
        """A text to be drawn on."""
        words = tuple(token for token in tokenize(text) if token.kind != "mark")
        return cls(text, words, morphology, frozenset(edges))

    def snap(self, drawn: Span) -> Span | None:
        """The words that a drawn span means, without the blanks and marks around them; `None` where it touches no word.

        A span of nothing means the word that it stands in. What this gives, it gives back unchanged.
        """
        touched = self._touched(drawn)
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        start = self._inside(first, drawn.start, self._begins(first))
        end = self._inside(last, drawn.end, self._ends(last))
        begins, ends = first.start if start is None else start, last.end if end is None else end
        return Span(begins, ends) if begins < ends else Span(first.start, last.end)

    def _touched(self, drawn: Span) -> Sequence[Token]:
        end = max(drawn.end, drawn.start + 1)
        first = bisect_left(self.words, drawn.start + 1, key=lambda word: word.end)
        return list(takewhile(lambda word: word.start < end, self.words[first:]))

    def _inside(self, word: Token, place: int, allowed: Collection[int]) -> int | None:
        """The place inside a word at which a span may be cut, where one is meant; marks stay with their letter."""
        if not word.start < place < word.end:
            return None
        if place in self.edges:
            return place
        folded = self._folded(word)
        at = bisect_left(folded.starts, place - word.start)
        return word.start + folded.position(at) if at in allowed and at < len(folded.text) else None

    def _begins(self, word: Token) -> Collection[int]:
        """The letters of a word at which a span may begin: behind each proclitic, and at the pronoun."""
        if word.kind == "number":
            return ()
        reading = self.morphology.segment(word.form, self.text[word.start : word.end])
        behind = [sum(map(len, reading.proclitics[:count])) for count in range(1, len(reading.proclitics) + 1)]
        return {*(at for at in behind if at <= reading.start), reading.start, reading.end} - {0, len(word.form)}

    def _ends(self, word: Token) -> Collection[int]:
        """The letters of a word before which a span may end: its pronoun."""
        if word.kind == "number":
            return ()
        reading = self.morphology.segment(word.form, self.text[word.start : word.end])
        return {reading.end} - {len(word.form)}

    def _folded(self, word: Token) -> Folded:
        return fold(self.text[word.start : word.end])
