"""Words that show a place: heads of its name (`محافظة`, `حي`) and words beside it (`شمال`, `أهالي`)."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.authority.places import PlaceKind
from musnad.reading.words import LEXICONS

HeadClass = Literal["area", "countryside", "settlement", "quarter", "camp", "street", "facility", "nature"]
ContextClass = Literal["direction", "surround", "people-of", "part-of", "capital", "takes"]
Number = Literal["singular", "dual", "plural"]

_HEADS: Final = "places/heads.yaml"
_CONTEXT: Final = "places/context.yaml"
_ORDINARY: Final = "places/ordinary.yaml"
_BODIES: Final = "body_names.yaml"


class PlaceHead(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word before a place's name that says what kind of place it is.

    `class_` says how the name goes on behind it, `kinds` what the gazetteer calls such places, the likeliest first. A
    plural (`محافظات`) stands before several names and is no part of any; a dual in the construct (`ريفي`) is. Behind
    one that is `strict` an ordinary noun makes no name, and what it `refuses` makes none either. The name behind one
    that `nests` may be that of a place with a head of its own (`منطقة معسكر النصر`).
    """

    class_: HeadClass
    kinds: tuple[PlaceKind, ...]
    plurals: tuple[str, ...] = ()
    duals: tuple[str, ...] = ()
    strict: bool = False
    nests: bool = False
    refuses: tuple[str, ...] = ()


class PlaceContext(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word beside a place's name that shows it is one."""

    class_: ContextClass

    def identity(self) -> tuple[str, ...]:
        """A word may show it in more than one way."""
        return (self.form, self.class_)


class OrdinaryName(Entry, frozen=True, kw_only=True):
    """A place's name that is at least as often an ordinary word."""


class BodyHead(Entry, frozen=True, kw_only=True):
    """A head of a body's name that a definite noun behind it makes a name.

    Those that it `refuses` do not; where it `accepts` some, no others do.
    """

    refuses: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()


class HeadForm(NamedTuple):
    """A head of a place's name in the number in which it stands."""

    head: PlaceHead
    number: Number


class PlaceWords(msgspec.Struct, frozen=True):
    """The words that show a place or a body's name, by folded form.

    `heads` and `context` stand before a place's name, without the article; `ordinary` are names that are ordinary
    words; `bodies` has for a head of bodies' names the words that make none behind it, `accepted` those that alone do.
    """

    heads: dict[str, HeadForm]
    context: dict[str, frozenset[str]]
    ordinary: frozenset[str]
    bodies: dict[str, frozenset[str]]
    accepted: dict[str, frozenset[str]]
    first_words: frozenset[str] = frozenset()
    """The first words of the heads."""

    def begins_head(self, word: str) -> bool:
        """Whether a head begins with the folded word."""
        return word in self.first_words

    @classmethod
    def load(cls) -> PlaceWords:
        """The words of this version.

        Raises:
            LexiconError: if a file is damaged.
        """
        heads: dict[str, HeadForm] = {}
        for head in load(LEXICONS / _HEADS, PlaceHead):
            for form, number in _forms(head):
                heads.setdefault(form, HeadForm(head, number))
        context: dict[str, set[str]] = {}
        for word in load(LEXICONS / _CONTEXT, PlaceContext):
            context.setdefault(_key(word.form), set()).add(word.class_)
        ordinary = frozenset(_key(name.form) for name in load(LEXICONS / _ORDINARY, OrdinaryName))
        named = load(LEXICONS / _BODIES, BodyHead)
        return cls(
            heads,
            {form: frozenset(classes) for form, classes in context.items()},
            ordinary,
            {_key(head.form): frozenset(map(_key, head.refuses)) for head in named if not head.accepts},
            {_key(head.form): frozenset(map(_key, head.accepts)) for head in named if head.accepts},
            frozenset(form.split(" ")[0] for form in heads),
        )


def _forms(head: PlaceHead) -> list[tuple[str, Number]]:
    return [
        (_key(head.form), "singular"),
        *((_key(form), "dual") for form in head.duals),
        *((_key(form), "plural") for form in head.plurals),
    ]


def _key(form: str) -> str:
    return " ".join(fold_word(word) for word in form.split())
