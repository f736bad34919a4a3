"""A text cut where the parts of statements begin and end, so that each piece can be marked without moving a letter.

Parts may overlap in any way; a piece knows all the parts that hold it. Joined together the pieces are the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

import msgspec

from musnad.model import Excerpt, Note, Statement

Role = Literal["source", "cue", "content", "note", "person", "organization", "place", "time", "trigger", "slot"]
"""`trigger` is a word that names the event of a claim, `slot` a phrase that the claim says something of."""

NAMES: Final[frozenset[Role]] = frozenset(("person", "organization", "place", "time"))
"""The roles of what stands above the letters: names and times."""
CLAIMED: Final[frozenset[Role]] = frozenset(("trigger", "slot"))
"""The roles that are numbered by claims."""
_RANK: Final[dict[Role, int]] = {
    "note": 0, "cue": 1, "trigger": 2, "person": 3, "organization": 3, "place": 3, "time": 3, "source": 4,
    "content": 5, "slot": 6,
}  # fmt: skip
_JOINERS: Final = "\u200d\u0640"


class Part(msgspec.Struct, frozen=True):
    """A stretch of the text and what it is: its role in the statement, note, entity, time or claim `number`, from 1."""

    start: int
    end: int
    role: Role
    number: int


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the text in which nothing begins or ends.

    `parts` are those that hold it, the telling ones first; `depth` counts the contents among them; `begins` and
    `ends` are those that begin or end with it. `open_end` says that a letter follows that may be joined to the last.
    """

    text: str
    parts: tuple[Part, ...]
    begins: tuple[Part, ...]
    ends: tuple[Part, ...]
    open_end: bool

    @property
    def depth(self) -> int:
        """How many contents this piece lies in."""
        return sum(part.role == "content" for part in self.parts)


def parts_of(statements: Sequence[Statement], notes: Sequence[Note]) -> Iterator[Part]:
    """The parts to mark; an empty span marks nothing."""
    for number, statement in enumerate(statements, start=1):
        yield from _parts("source", number, [statement.source] if statement.source else [])
        yield from _parts("cue", number, [statement.cue])
        yield from _parts("content", number, statement.content)
    for number, note in enumerate(notes, start=1):
        yield from _parts("note", number, [note.span])


def _parts(role: Role, number: int, spans: Iterable[Excerpt]) -> Iterator[Part]:
    yield from (Part(span.start, span.end, role, number) for span in spans if span.start < span.end)


def cut(text: str, parts: Iterable[Part]) -> tuple[Piece, ...]:
    """`text` in pieces, cut wherever a part begins or ends."""
    begins: dict[int, list[Part]] = defaultdict(list)
    ends: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        begins[part.start].append(part)
        ends[part.end].append(part)
    places = sorted({0, len(text), *begins, *ends})
    pieces: list[Piece] = []
    held: set[Part] = set()
    for start, end in pairwise(places):
        held.difference_update(ends[start])
        held.update(begins[start])
        pieces.append(
            Piece(text[start:end], _ranked(held), _ranked(begins[start]), _ranked(ends[end]), _joined(text, end))
        )
    return tuple(pieces)


def _ranked(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: (_RANK[part.role], part.end - part.start, part.number)))


def _joined(text: str, place: int) -> bool:
    return 0 < place < len(text) and all(char.isalnum() or char in _JOINERS for char in text[place - 1 : place + 1])
