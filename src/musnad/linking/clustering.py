"""Groups of things that pairs say are the same, by average linkage: no chain of neighbours can join its two ends.

Two groups are joined while the mean score of all pairs between them is high enough; a pair that was never compared has
0. Components of a graph would not do: of a hundred reports on one war each is like some other, and all would be one.
The mean of one pair is less sure than that of twenty, so that what is asked of it grows with its standard error
(`DOUBT` divided by the root of the number of pairs). What must never be one (two countries) is asked of the groups.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final, TypeVar

T = TypeVar("T", bound=Hashable)
F = TypeVar("F")


def clusters(
    frames: Mapping[T, F],
    scores: Mapping[tuple[T, T], float],
    join: Callable[[F, F], F | None],
    least: float,
    doubt: float,
) -> list[list[T]]:
    """The groups, each in order and they in that of their first members; the order of the mappings does not matter.

    `frames` gives for each thing what its group is held to; `join` puts two of these together, `None` where they
    cannot be one. `scores` are of pairs, from 0 to 1, each pair once.
    """
    items: list[T] = sorted(frames)  # type: ignore[type-var]  # ids and tuples of them
    return _Groups(items, frames, scores, join, least, doubt).found()


class _Groups:
    def __init__(  # noqa: PLR0913, PLR0917  # those of `clusters`
        self,
        items: list[Any],
        frames: Mapping[Any, Any],
        scores: Mapping[tuple[Any, Any], float],
        join: Callable[[Any, Any], Any],
        least: float,
        doubt: float,
    ) -> None:
        at = {item: index for index, item in enumerate(items)}
        self.members: Final = {index: [item] for index, item in enumerate(items)}
        self.frames: Final = {index: frames[item] for index, item in enumerate(items)}
        self.sums: Final[dict[int, dict[int, float]]] = {index: {} for index in self.members}
        self.join: Final = join
        self.least: Final = least
        self.doubt: Final = doubt
        self.heap: Final[list[tuple[float, int, int, int, int]]] = []
        for (one, other), score in sorted(scores.items()):
            first, second = sorted((at[one], at[other]))
            self.sums[first][second] = self.sums[second][first] = score
        for first, others in self.sums.items():
            for second in others:
                if first < second:
                    self._offer(first, second)

    def _offer(self, one: int, other: int) -> None:
        first, second = (one, other) if one < other else (other, one)
        sizes = len(self.members[first]), len(self.members[second])
        pairs = sizes[0] * sizes[1]
        surety = self.sums[first][second] / pairs - self.doubt / math.sqrt(pairs)
        if surety >= self.least:
            heapq.heappush(self.heap, (-round(surety, 9), first, second, *sizes))

    def found(self) -> list[list[Any]]:
        while self.heap:
            _, first, second, size, other = heapq.heappop(self.heap)
            if len(self.members.get(first, ())) != size or len(self.members.get(second, ())) != other:
                continue
            frame = self.join(self.frames[first], self.frames[second])
            if frame is not None:
                self._merge(first, second, frame)
        return sorted(sorted(members) for members in self.members.values())

    def _merge(self, first: int, second: int, frame: Any) -> None:
        self.members[first] += self.members.pop(second)
        self.frames[first] = frame
        del self.frames[second]
        gone = self.sums.pop(second)
        kept = self.sums[first]
        kept.pop(second, None)
        for other, total in gone.items():
            if other != first:
                self.sums[other].pop(second, None)
                kept[other] = kept.get(other, 0.0) + total
        for other in kept:
            self.sums[other][first] = kept[other]
            self._offer(first, other)
