"""Statements as a tree: each under the one whose content holds it, and the hands its words went through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from musnad.model import Statement


class Branch(msgspec.Struct, frozen=True):
    """A statement and those inside its content, in text order; `depth` is 0 for the outermost."""

    statement: Statement
    depth: int
    inner: tuple[Branch, ...]


def nested(statements: Sequence[Statement]) -> tuple[Branch, ...]:
    """The statements as a forest in the order given.

    A statement whose parent is not among them, or whose parents run in a circle, stands at the top: none is lost.
    """
    by_id = {statement.id: statement for statement in statements}
    inner: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        inner[_parent(statement, by_id)].append(statement)
    return tuple(_branches(None, 0, inner))


def _parent(statement: Statement, by_id: Mapping[str, Statement]) -> str | None:
    chain = ancestors(statement, by_id)
    return chain[-1].id if chain and statement not in chain else None


def _branches(parent: str | None, depth: int, inner: Mapping[str | None, list[Statement]]) -> Iterator[Branch]:
    for statement in inner.get(parent, ()):
        yield Branch(statement, depth, tuple(_branches(statement.id, depth + 1, inner)))


def ancestors(statement: Statement, by_id: Mapping[str, Statement]) -> tuple[Statement, ...]:
    """The statements around one, outermost first; a circle of parents ends where it closes."""
    chain: list[Statement] = []
    around = by_id.get(statement.parent or "")
    while around is not None and around not in chain:
        chain.append(around)
        around = by_id.get(around.parent or "")
    return tuple(reversed(chain))


def flatten(branches: Iterable[Branch]) -> Iterator[Branch]:
    """All branches, each before those inside it."""
    for branch in branches:
        yield branch
        yield from flatten(branch.inner)
