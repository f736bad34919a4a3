"""Ties: how far two nodes are the same, a node being a happening of a report or its main news."""

from __future__ import annotations

from typing import Final

import msgspec

Node = tuple[str, int]
"""The id of a report and the number of a happening in its signature, or `NEWS`."""
NEWS: Final = -1
"""The part of a report that is its main news."""


class Tie(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """Two nodes and how far they are the same, from 0 to 1; the smaller node is the first."""

    first: str
    first_part: int
    second: str
    second_part: int
    score: float

    @classmethod
    def of(cls, one: Node, other: Node, score: float) -> Tie:
        """The tie of two nodes, in their order."""
        first, second = (one, other) if one < other else (other, one)
        return cls(*first, *second, score)

    @property
    def ends(self) -> tuple[Node, Node]:
        """Both nodes."""
        return (self.first, self.first_part), (self.second, self.second_part)

    def other(self, node: Node) -> Node:
        """The node at the other end."""
        first, second = self.ends
        return second if node == first else first
