"""Which of the statements of a report holds what stands at a place in its text."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.reading.statements import Attribution


def innermost(attributions: Sequence[Attribution], position: int) -> int | None:
    """The index of the innermost attribution whose content holds the position."""
    holding = [
        index for index, one in enumerate(attributions) for span in one.content if span.start <= position < span.end
    ]
    return max(holding, key=lambda index: (_depth(attributions, index), index), default=None)


def _depth(attributions: Sequence[Attribution], index: int) -> int:
    depth, parent = 0, attributions[index].parent
    while parent is not None:
        depth, parent = depth + 1, attributions[parent].parent
    return depth
