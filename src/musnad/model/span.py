"""Where words stand in a text: code points of the text exactly as received, half open."""

from __future__ import annotations

import msgspec

from musnad.errors import SpanError


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of a text: `start` inclusive, `end` exclusive, both counted in Unicode code points.

    >>> Span(2, 5).covers(Span(3, 4))
    True

    Raises:
        SpanError: if `start` is negative or `end` lies before it.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(f"a span runs forward from 0 on; {self.start}:{self.end} does not")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> Excerpt:
        """The span together with its words in `text`.

        Raises:
            SpanError: if the span runs past the end of `text`.
        """
        if self.end > len(text):
            raise SpanError(f"span {self.start}:{self.end} runs past the end of a text of {len(text)} characters")
        return Excerpt(self.start, self.end, text[self.start : self.end])


class Excerpt(msgspec.Struct, frozen=True, order=True):
    """A span and, beside it, its exact words: evidence that can be checked against the text.

    This is the form a span has in a record: `{"start", "end", "text"}`.
    """

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The place alone, without the words."""
        return Span(self.start, self.end)

    def check(self, text: str) -> None:
        """Verify that the stored words are those of `text` at this place.

        Raises:
            SpanError: if they are not.
        """
        inside = 0 <= self.start <= self.end <= len(text)
        if not inside or text[self.start : self.end] != self.text:
            raise SpanError(
                f"span {self.start}:{self.end} is {text[self.start : self.end] if inside else None!r} in the text, "
                f"but the record says {self.text!r}: the record belongs to another text"
            )
