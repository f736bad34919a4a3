"""Finds the simple verb (form I) that a verbal noun belongs to, by the patterns such nouns follow.

A generator knows the verbal nouns of the derived forms; those of the simple verb are listed in dictionaries. The
patterns are the common ones of Wright, A Grammar of the Arabic Language, I, 196; F, E, L stand for the root's letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from paradigms import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PATTERNS: Final = ("FEL", "FELة", "FEوL", "FEوLة", "FEاL", "FEاLة", "FEيL", "FELان", "مFEL", "مFELة", "FELى", "FEيLة")
_SHAPES: Final = {"F": "(?P<F>.)", "E": "(?P<E>.)", "L": "(?P<L>.)"}
_COMPILED: Final = tuple(
    re.compile("".join(_SHAPES.get(letter, letter) for letter in pattern)) for pattern in _PATTERNS
)
_SEATS: Final = {"أ": "ء", "إ": "ء", "ؤ": "ء", "ئ": "ء", "آ": "ء"}


def _letters(word: str) -> str:
    return "".join(_SEATS.get(letter, letter) for letter in word)


def roots(noun: str) -> list[str]:
    """The roots that `noun` would have as a verbal noun of a simple verb, likeliest pattern first."""
    found = []
    for pattern in _COMPILED:
        match = pattern.fullmatch(_letters(noun))
        if match:
            found.append(match["F"] + match["E"] + match["L"])
    hollow = re.fullmatch(r"(.)يا(.)ة?", _letters(noun))
    if hollow:
        found.append(hollow[1] + "و" + hollow[2])
    doubled = re.fullmatch(r"(.)(.)ة?", _letters(noun))
    if doubled:
        found.append(doubled[1] + doubled[2] * 2)
    defective = re.fullmatch(r"(.)(.)اءة?", _letters(noun))
    if defective:
        found += [defective[1] + defective[2] + last for last in "يو"]
    return found


class SimpleVerbs(NamedTuple):
    """The simple verbs by root."""

    by_root: Mapping[str, str]

    @classmethod
    def of(cls, verbs: Iterable[tuple[str, str]]) -> SimpleVerbs:
        """From pairs of root and vocalised verb."""
        table: dict[str, str] = {}
        for root, verb in verbs:
            table.setdefault(root, verb)
        return cls(table)

    def verb_of(self, noun: str) -> str | None:
        """The vocalised simple verb that `noun` is likely the verbal noun of."""
        return next((self.by_root[root] for root in roots(bare(noun)) if root in self.by_root), None)
