"""The reading of one report: the document and the layers found in it so far."""

from __future__ import annotations

import bisect

import msgspec

from musnad.arabic.marks import Quotation
from musnad.arabic.tokens import Token
from musnad.model import Document, Note, Span
from musnad.reading.forms import Form
from musnad.reading.multiword import Match
from musnad.reading.words import Connective


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: its place in the text, its tokens from `first` up to `last`, and which paragraph it stands in."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


def _start(part: Span | Sentence | Quotation) -> int:
    return part.start


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A document and what is known of its language: the ground the stages stand on.

    `forms[i]` is what `tokens[i]` may be; `quotations` holds those that can hold speech or a name, with one that is
    taken up again at the start of the next paragraph joined to one; `notes` what is wrong with the marks; `opening`
    gives the quotation that a token opens, `closing` the closed quotations by the place of their end, `inside` for
    each token the number of the innermost quotation around it or -1; `connectives` the connectives by their first
    token, `connected` for the token behind one that begins a clause beside the content, or another matter, where the
    longest such connective begins;
    `surnames` the definite words that stand behind a given name anywhere in the report; `figures` the token behind the
    full name of a public figure, by its first; `media` that behind the name of a medium of several words.
    """

    document: Document
    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    notes: tuple[Note, ...]
    starts: tuple[int, ...]
    opening: dict[int, Quotation]
    closing: dict[int, tuple[Quotation, ...]]
    inside: tuple[int, ...]
    connectives: dict[int, Match[Connective]]
    connected: dict[int, int]
    surnames: frozenset[str]
    figures: dict[int, int]
    media: dict[int, int]

    @property
    def text(self) -> str:
        """The text as received."""
        return self.document.text

    def token_at(self, position: int) -> int:
        """The index of the first token that begins at `position` or after it."""
        return bisect.bisect_left(self.starts, position)

    def paragraph_at(self, position: int) -> Span | None:
        """The paragraph that holds `position`."""
        number = bisect.bisect_right(self.paragraphs, position, key=_start)
        return self.paragraphs[number - 1] if number and position < self.paragraphs[number - 1].end else None

    def sentence_at(self, position: int) -> Sentence | None:
        """The last sentence that begins at `position` or before it."""
        number = bisect.bisect_right(self.sentences, position, key=_start)
        return self.sentences[number - 1] if number else None

    def quotations_between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that begin at `start` or after it, and before `end`."""
        first = bisect.bisect_left(self.quotations, start, key=_start)
        return self.quotations[first : bisect.bisect_left(self.quotations, end, lo=first, key=_start)]

    def written(self, index: int) -> str:
        """The token as received."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def quotation_around(self, index: int) -> Quotation | None:
        """The innermost quotation that holds the token, if any."""
        number = self.inside[index]
        return None if number < 0 else self.quotations[number]
