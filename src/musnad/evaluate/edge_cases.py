"""Constructed sentences, one hard case of attribution each, with the statements that are in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from musnad.errors import InputError
from musnad.evaluate.figures import Found
from musnad.evaluate.gold import Annotations, Said
from musnad.evaluate.matching import WordMap, same_place
from musnad.evaluate.statements import Match, match_statements


class EdgeCase(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, the case it shows, and its statements (none where nothing is attributed)."""

    id: str
    name: str
    text: str
    statements: tuple[Said, ...] = ()


class EdgeCases(msgspec.Struct, frozen=True):
    """The sentences of a file and the digest of the file."""

    cases: tuple[EdgeCase, ...]
    digest: str


def load_edge_cases(file: Path) -> EdgeCases:
    """The sentences of a JSON-lines file.

    Raises:
        InputError: if a line is damaged.
    """
    data = file.read_bytes()
    try:
        cases = msgspec.json.decode(b"[" + b",".join(data.splitlines()) + b"]", type=tuple[EdgeCase, ...])
    except msgspec.MsgspecError as error:
        raise InputError(f"{file}: {error}") from error
    return EdgeCases(cases, hashlib.sha256(data).hexdigest())


def score_edge_cases(read: Iterable[tuple[EdgeCase, Annotations]]) -> Found:
    """How many statements are right: the cue exact and four fifths of the content."""
    total = Found(0, 0, 0)
    for case, predicted in read:
        matching = match_statements(case.statements, predicted.statements, WordMap(case.text))
        right = sum(is_right(match) for match in matching.matches)
        total += Found(right, len(case.statements), len(predicted.statements))
    return total


def is_right(match: Match) -> bool:
    """Whether the cue is exact and the contents share at least four fifths of their words."""
    gold, predicted = match.gold.cue, match.predicted.cue
    return gold is not None and predicted is not None and same_place(gold, predicted) and match.content_right
