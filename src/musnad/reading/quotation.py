"""The stage of quotation: which marks pair, which quotations go on in the next paragraph, what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from musnad.arabic.marks import Quotation, Quotations
from musnad.model import Note, Span


def joined_quotations(quotations: Quotations, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations, with one that is left open and taken up at the start of the next paragraph made one.

    Newspapers repeat the opening mark at each paragraph of a long quotation and close only the last.
    """
    starts = {paragraph.start: index for index, paragraph in enumerate(paragraphs)}
    ends = {paragraph.end: index for index, paragraph in enumerate(paragraphs)}
    joined: list[Quotation] = []
    for quotation in quotations.pairs:
        last = joined[-1] if joined else None
        number = starts.get(quotation.start)
        follows = last is not None and number is not None and ends.get(last.end) == number - 1
        if last is not None and follows and not last.closed and last.family == quotation.family:
            inner = Span(last.inner.start, quotation.inner.end)
            joined[-1] = msgspec.structs.replace(last, end=quotation.end, inner=inner, closed=quotation.closed)
        else:
            joined.append(quotation)
    return tuple(joined)


def mark_notes(text: str, quotations: Sequence[Quotation], strays: Sequence[Span]) -> tuple[Note, ...]:
    """A note for each quotation mark that never closes and for each that belongs to none."""
    unclosed = [
        Note(
            "quotation_unclosed",
            Span(q.start, q.inner.start).of(text),
            "this quotation mark never closes; the quotation is read to the end of its paragraph or the next cue",
        )
        for q in quotations
        if not q.closed
    ]
    stray = [
        Note("quotation_mark_stray", span.of(text), "this quotation mark belongs to no quotation and is ignored")
        for span in strays
    ]
    return tuple(sorted(unclosed + stray, key=lambda note: note.span.start))
