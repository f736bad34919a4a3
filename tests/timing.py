"""How the time of a function of text grows with the text."""

from __future__ import annotations

import time
from collections.abc import Callable

SMALL = 20_000
REPORT = 8_000
"""Characters of the shorter text: for functions of letters, and for the reading of whole reports."""
ENOUGH = 2.0  # seconds of work after which another run would tell nothing new


def growth(run: Callable[[str], object], unit: str, *, of: int = SMALL, by: int = 10) -> float:
    """How much longer `run` takes when its text, `unit` over and over, is `by` times as long.

    Work in proportion gives about `by`, work in the square about `by * by`. The processor's time is counted, and the
    best of three short runs is taken for each size, so that a busy machine does not look like a slow function. Each run
    has a text of its own, by a space at the end, so that none is quick by what another has left at hand.
    """
    return _best(run, unit, of * by) / _best(run, unit, of)


def _best(run: Callable[[str], object], unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    spent: list[float] = []
    while len(spent) < 3 and sum(spent) < ENOUGH:
        own = text + " " * len(spent)
        begun = time.process_time()
        run(own)
        spent.append(time.process_time() - begun)
    return min(spent)
