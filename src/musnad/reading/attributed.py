"""Which of the statements of a report holds what stands at a place in its text."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.reading.statements import Attribution


def innermost(attributions: Sequence[Attribution], position: int) -> int | None:
    """The index of the innermost attribution whose content holds the position."""
    best: tuple[int, int] | None = None
    for index, one in enumerate(attributions):
        if any(span.start <= position < span.end for span in one.content):
            depth = _depth(attributions, index)
            if best is None or depth >= best[0]:
                best = (depth, index)
    return None if best is None else best[1]


def _depth(attributions: Sequence[Attribution], index: int) -> int:
    depth, parent = 0, attributions[index].parent
    while parent is not None:
        depth, parent = depth + 1, attributions[parent].parent
    return depth
