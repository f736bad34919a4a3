"""Loads the codes of the record and checks that they are those the model knows.

The codes of some lists are closed, as the model has them; those of others (`reasons`, `flags`, `place_kinds`,
`actor_types`, `event_modes`, `event_means`, `sides`) are what stages and tables give, and stand in the file alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Final, get_args

import msgspec

from musnad.errors import LexiconError
from musnad.model.links import ContradictionKind, GradeLevel, GradeRule, OriginKind, SupportField, TallyRule
from musnad.model.record import (
    Act,
    CountKind,
    EventType,
    Factuality,
    NameBasis,
    PointBasis,
    PrecisionLevel,
    SourceKind,
    StatementMode,
)

_FILES: Final[Mapping[str, tuple[str, ...] | None]] = MappingProxyType(
    {
        "acts": get_args(Act),
        "modes": get_args(StatementMode),
        "source_kinds": get_args(SourceKind),
        "precisions": get_args(PrecisionLevel),
        "points": get_args(PointBasis),
        "name_bases": get_args(NameBasis),
        "event_types": get_args(EventType),
        "event_modes": None,
        "factualities": get_args(Factuality),
        "count_kinds": get_args(CountKind),
        "event_means": None,
        "sides": None,
        "place_kinds": None,
        "actor_types": None,
        "reasons": None,
        "flags": None,
        "origin_kinds": get_args(OriginKind),
        "support_fields": get_args(SupportField),
        "contradiction_kinds": get_args(ContradictionKind),
        "grades": get_args(GradeLevel),
        "grade_rules": get_args(GradeRule),
        "tally_rules": get_args(TallyRule),
    }
)
_GLOSS: Final = re.compile(r"^- code: (.+)\n  gloss: (.+)\n  label: (.+)$", re.MULTILINE)
_PAIR: Final = 2
_PRESENTATION_FORMS: Final = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFF))
_FARSI: Final = frozenset("یک")


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One code: `gloss` is its English label, `label` its Arabic one.

    `example` is an Arabic sentence that holds something with this code and shows what it means.
    """

    code: str
    gloss: str
    label: str
    definition: str
    definition_ar: str
    example: str


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """The codes of the record, each closed list in the order of the model.

    >>> load_vocabulary().term("acts", "deny").gloss
    'denies'
    """

    acts: tuple[Term, ...]
    modes: tuple[Term, ...]
    source_kinds: tuple[Term, ...]
    precisions: tuple[Term, ...]
    points: tuple[Term, ...]
    name_bases: tuple[Term, ...]
    event_types: tuple[Term, ...]
    event_modes: tuple[Term, ...]
    factualities: tuple[Term, ...]
    count_kinds: tuple[Term, ...]
    event_means: tuple[Term, ...]
    sides: tuple[Term, ...]
    place_kinds: tuple[Term, ...]
    actor_types: tuple[Term, ...]
    reasons: tuple[Term, ...]
    flags: tuple[Term, ...]
    origin_kinds: tuple[Term, ...]
    support_fields: tuple[Term, ...]
    contradiction_kinds: tuple[Term, ...]
    grades: tuple[Term, ...]
    grade_rules: tuple[Term, ...]
    tally_rules: tuple[Term, ...]

    def term(self, kind: str, code: str) -> Term:
        """The term of `code` in the list `kind` (`acts`, `modes`, `reasons`, …).

        Raises:
            LexiconError: if there is no such list, or no such code in it.
        """
        if kind not in _FILES:
            raise LexiconError(f"there is no list {kind!r}; there are {', '.join(_FILES)}")
        terms: tuple[Term, ...] = getattr(self, kind)
        for term in terms:
            if term.code == code:
                return term
        raise LexiconError(f"{kind} has no code {code!r}; it has {', '.join(term.code for term in terms)}")


def load_vocabulary() -> Vocabulary:
    """The vocabulary that belongs to this version.

    Raises:
        LexiconError: if a file breaks its rules; the message names the file and the code.
    """
    return Vocabulary(**{kind: load_terms(kind) for kind in _FILES})


def load_terms(kind: str) -> tuple[Term, ...]:
    """The terms of one list (`acts`, `modes`, `reasons`, …), for those who need no other.

    Raises:
        LexiconError: if there is no such list, or if its file breaks its rules.
    """
    return parse_terms(_read(kind), f"{kind}.yaml", _FILES[kind])


def _read(kind: str) -> bytes:
    if kind not in _FILES:
        raise LexiconError(f"there is no list {kind!r}; there are {', '.join(_FILES)}")
    return (resources.files("musnad.vocabulary") / f"{kind}.yaml").read_bytes()


def load_glosses(kind: str) -> Mapping[str, tuple[str, str]]:
    """English and Arabic label of each code of one list, read by lines: a parser takes many times as long.

    Raises:
        LexiconError: if there is no such list.
    """
    return {code: (gloss, label) for code, gloss, label in _GLOSS.findall(_read(kind).decode("utf-8"))}


def event_pairs() -> tuple[tuple[str, str], ...]:
    """Every type of event with each of its modes, in the order of the vocabulary.

    Raises:
        LexiconError: if `event_modes.yaml` has a mode without a type, a type of its own, or none for a type.
    """
    pairs = tuple(tuple(code.split("/")) for code in load_glosses("event_modes"))
    types = get_args(EventType)
    wrong = ["/".join(pair) for pair in pairs if len(pair) != _PAIR or pair[0] not in types or not pair[1]]
    bare = set(types) - {pair[0] for pair in pairs}
    if wrong or bare:
        raise LexiconError(f"event_modes.yaml: {', '.join([*wrong, *sorted(bare)])}: write a type, a slash and a mode")
    return tuple((pair[0], pair[1]) for pair in pairs)


def parse_terms(data: bytes, name: str, codes: tuple[str, ...] | None) -> tuple[Term, ...]:
    """The terms of the YAML in `data`, which must have exactly `codes`, in that order; `None` for any codes.

    Raises:
        LexiconError: if they are others, if a field is missing, empty or not NFC, or if codes or labels repeat; the
            message names the file by `name`.
    """
    try:
        terms = msgspec.yaml.decode(data, type=tuple[Term, ...])
    except msgspec.MsgspecError as error:
        raise LexiconError(f"{name}: {error}") from error
    found = tuple(term.code for term in terms)
    if codes is not None and found != codes:
        raise LexiconError(f"{name} has the codes {', '.join(found)}; the model has {', '.join(codes)}")
    for field in ("code", "gloss", "label"):
        _refuse_repeats(terms, field, name)
    for term in terms:
        _check(term, name)
    return terms


def _refuse_repeats(terms: tuple[Term, ...], field: str, name: str) -> None:
    counts = Counter(getattr(term, field) for term in terms)
    repeated = [value for value, count in counts.items() if count > 1]
    if repeated:
        raise LexiconError(f"{name}: the {field} {repeated[0]!r} stands twice; give each code its own")


def _check(term: Term, name: str) -> None:
    for field, value in msgspec.structs.asdict(term).items():
        problem = _problem(value)
        if problem:
            raise LexiconError(f"{name}, {term.code}: {field} {problem}")


def _problem(value: str) -> str | None:
    if not value.strip():
        return "is empty"
    if not unicodedata.is_normalized("NFC", value):
        return "is not in NFC; write composed characters"
    for character in value:
        if any(ord(character) in block for block in _PRESENTATION_FORMS):
            return f"holds the presentation form U+{ord(character):04X}; write the letter itself"
        if character in _FARSI:
            return f"holds the Persian letter U+{ord(character):04X}; write ي or ك"
    return None
