"""Which of the statements of a report hold what stands at a place in its text."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from musnad.model import Span
from musnad.reading.statements import Attribution


class Held(NamedTuple):
    """A span of the content of an attribution, which is told by its number."""

    number: int
    span: Span


class Holders:
    """The attributions of a report, asked which of them hold a place in their content.

    What one of them only takes up (`وهو ما نفاه الناطق`) is held by the one that told it.
    """

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._depths: Final = [_depth(attributions, index) for index in range(len(attributions))]
        held = [
            Held(index, span)
            for index, one in enumerate(attributions)
            if one.rule != "cue-resumed"
            for span in one.content
        ]
        stretches = tuple(_stretches(held))
        self._starts: Final = [start for start, _ in stretches]
        self._held: Final = [within for _, within in stretches]

    def at(self, position: int) -> tuple[Held, ...]:
        """What holds a position of the text, by the numbers of the attributions."""
        number = bisect.bisect_right(self._starts, position)
        return self._held[number - 1] if number else ()

    def innermost(self, position: int) -> int | None:
        """The index of the innermost attribution whose content holds the position."""
        holding = (held.number for held in self.at(position))
        return max(holding, key=lambda index: (self._depths[index], index), default=None)


def _stretches(held: Sequence[Held]) -> Iterator[tuple[int, tuple[Held, ...]]]:
    """Where each stretch of the text begins that the same contents hold, and these."""
    opening: dict[int, list[Held]] = {}
    for one in held:
        opening.setdefault(one.span.start, []).append(one)
    within: list[Held] = []
    for edge in sorted({edge for one in held for edge in (one.span.start, one.span.end)}):
        within = sorted([one for one in (*within, *opening.get(edge, ())) if edge in one.span])
        yield edge, tuple(within)


def _depth(attributions: Sequence[Attribution], index: int) -> int:
    depth, parent = 0, attributions[index].parent
    while parent is not None:
        depth, parent = depth + 1, attributions[parent].parent
    return depth
