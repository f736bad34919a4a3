"""English names of bodies and places, composed from the words of the Arabic name.

The name is taken apart as a noun phrase (`namephrases`) and put together in English order: nationality, genitives
and adjectives before the head (`Yemeni Journalists Syndicate`), or behind it with `of` where usage has it so
(`Ministry of Defense`). What a place, a facility or a military unit is called after is a name and is romanized.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from musnad.arabic.romanization import Romanize
from musnad.reading.englishwords import EnglishWords, Sense
from musnad.reading.namephrases import NameOf, Node, Piece, pieces, tree

_CALLED_AFTER: Final = frozenset({"unit", "facility", "place", "settlement"})
_HEADS: Final = frozenset({"body", "unit", "party", "facility", "place", "settlement", "direction"})
_SMALL: Final = frozenset({"of", "for", "and", "the", "in", "against", "on", "to", "with", "under", "by", "al"})
_UNTITLED: Final = frozenset({"place", "settlement", "direction"})
_ORDINALS: Final = {"1": "st", "2": "nd", "3": "rd"}


class Composed(msgspec.Struct, frozen=True):
    """A composed English name; `sure` says that every word of it is a dictionary's or the caller's, none spelt out."""

    text: str
    sure: bool


def compose(
    words: Sequence[str],
    dictionary: EnglishWords,
    romanize: Romanize,
    name_en: Callable[[Sequence[str]], str | None] = lambda _: None,
    country: str | None = None,
) -> Composed | None:
    """The English name of a body or place that no table has; None where its head is no word of the dictionary.

    Args:
        words: the words of the name as received, without the proclitics of the first.
        dictionary: the words of names.
        romanize: gives what is a name inside it, and what is no word of the dictionary, in Latin letters.
        name_en: the English of words that name a thing by themselves, as a gazetteer or actor table has it.
        country: ISO 3166-1 alpha-2 code of its home, where known.
    """
    if not words:
        return None
    name_of: NameOf = lambda first, last: name_en(words[first:last]) if (first, last) != (0, 1) else None  # noqa: E731
    found = pieces(words, dictionary, name_of)
    head = found[0]
    if head.name is not None and len(found) == 1:
        return Composed(head.name, sure=True)
    if not _can_head(head):
        return None
    writer = NameWriter(words, romanize, country)
    text = writer.name(tree(found))
    return Composed(text, writer.sure) if text else None


def _can_head(piece: Piece) -> bool:
    return any(sense.use in _HEADS or sense.use in {"people", "topic", "emblem"} for sense in piece.senses)


class NameWriter:
    """Writes the tree of one name in English; `sure` turns false where something was spelt by its letters."""

    def __init__(self, words: Sequence[str], romanize: Romanize, country: str | None) -> None:
        self._words = words
        self._romanize = romanize
        self._country = country
        self.sure = True

    def name(self, node: Node) -> str:
        """The name with the nationality in front and what belongs to the whole behind."""
        text = self._phrase(node, None)
        return text if node.sense is not None and node.sense.use in _UNTITLED else titled(text)

    def _phrase(self, node: Node, parent: Sense | None) -> str:
        core = self._core(node, parent)
        for preposition, inner in node.complements:
            core = f"{core} {preposition} {self._phrase(inner, None)}"
        for apposed in node.appositions:
            core = f"{core} {self._spelt([apposed], parent)}".strip()
        for joined in node.joined:
            core = f"{core} and {self._phrase(joined, None)}"
        return core

    def _core(self, node: Node, parent: Sense | None) -> str:
        sense = node.sense
        if sense is None or self._is_called(sense, parent):
            return self._own_name(node, parent)
        nationality = [p for p in node.adjectives if _sense_of(p).use == "nationality"]
        others = [p for p in node.adjectives if p not in nationality]
        front = [_sense_of(p).english for p in nationality]
        if node.number is not None and sense.use in {"unit", "body", "facility"}:
            front.append(ordinal(node.number))
        describing = english_adjectives(others)
        genitive = self._genitives(node, sense)
        return " ".join(part for part in (*front, self._around(node, sense, describing, genitive)) if part)

    def _around(self, node: Node, sense: Sense, adjectives: str, genitive: str) -> str:
        """The head with its adjectives and genitive in English order."""
        head = sense.english
        if sense.use == "settlement":
            return " ".join(part for part in (adjectives, genitive) if part) or f"{head}"
        if not genitive:
            return " ".join(part for part in (adjectives, head) if part)
        if sense.use == "direction":
            return f"{head} {genitive}"
        if sense.use == "facility":
            return " ".join(part for part in (genitive, adjectives, head) if part)
        if sense.order == "first":
            return " ".join(part for part in (adjectives, head, genitive) if part)
        if sense.order == "before":
            return " ".join(part for part in (adjectives, genitive, head) if part)
        return self._with_of(node, head, adjectives, genitive)

    def _with_of(self, node: Node, head: str, adjectives: str, genitive: str) -> str:
        first = node.genitives[0]
        owner = ""
        if len(node.genitives) == 1 and first.genitives and first.sense and first.sense.use == "topic":
            inner = first.genitives[0]
            if inner.sense is None or inner.sense.use in {"place", "settlement"}:
                owner = self._phrase(inner, first.sense)
                bare = msgspec.structs.replace(first, genitives=[])
                genitive = self._phrase(bare, node.sense)
        the = "the " if _needs_article(first) else ""
        return " ".join(part for part in (owner, adjectives, head, "of", f"{the}{genitive}") if part)

    def _genitives(self, node: Node, sense: Sense) -> str:
        found = [self._genitive(one, node, sense) for one in node.genitives]
        return listed([one for one in found if one])

    def _genitive(self, node: Node, owner: Node, sense: Sense) -> str:
        text = self._phrase(node, sense)
        inner = node.sense
        if inner is not None and inner.use == "people" and node.genitives and sense.order == "before":
            return text
        del owner
        return text

    def _is_called(self, sense: Sense, parent: Sense | None) -> bool:
        return sense.use == "emblem" and parent is not None and parent.use in _CALLED_AFTER

    def _own_name(self, node: Node, parent: Sense | None) -> str:
        """A name inside the name: given by the caller, or the words up to where it ends, romanized."""
        if node.piece.name is not None:
            inner = [self._phrase(one, None) for one in node.genitives]
            return " ".join(part for part in (node.piece.name, *inner) if part)
        members = [node.piece, *node.adjectives]
        tail = [self._phrase(one, parent) for one in node.genitives]
        return " ".join(part for part in (self._spelt(members, parent), *tail) if part)

    def _spelt(self, members: Sequence[Piece], parent: Sense | None) -> str:
        words = [_without_clitics(self._words[at], piece) for piece in members for at in range(piece.first, piece.last)]
        if len(members) == 1 and members[0].name is not None:
            return members[0].name
        kind = "place" if parent is not None and parent.use in {"place", "settlement", "facility"} else "organization"
        romanized = self._romanize(words, kind=kind, country=self._country)  # type: ignore[arg-type]  # one of two kinds
        self.sure = self.sure and romanized.sure
        return romanized.text


def is_place(sense: Sense) -> bool:
    """Whether the word stands before the name of a place."""
    return sense.use in {"place", "settlement", "direction"}


def _without_clitics(word: str, piece: Piece) -> str:
    """The received word without a conjunction or preposition that the piece was cut from."""
    if piece.joint and word.startswith("و"):
        word = word[1:]
    if not piece.letter:
        return word
    if word.startswith("لل"):
        return f"ال{word[2:]}"
    return word[1:] if word[:1] in "بلك" else word


def _needs_article(node: Node) -> bool:
    """Whether `of` wants an article before this genitive: a common noun for persons or a place, made definite."""
    sense = node.sense
    return sense is not None and sense.use in {"people", "place", "body", "emblem"} and node.piece.definite and (
        not node.genitives and sense.number == "s"
    )  # fmt: skip


def _sense_of(piece: Piece) -> Sense:
    adjective = piece.adjective
    if adjective is None:
        raise AssertionError(f"{piece.text} was attached as an adjective and is none")
    return adjective


def english_adjectives(found: Sequence[Piece]) -> str:
    """Adjectives in English order, which is the Arabic one turned round; those joined by و stay and get `and`."""
    groups: list[str] = []
    for piece in found:
        english = _sense_of(piece).english
        if piece.joint and groups:
            groups[-1] = f"{groups[-1]} and {english}"
        else:
            groups.append(english)
    return " ".join(reversed(groups))


def listed(parts: Sequence[str]) -> str:
    """Several parts as English lists them."""
    if len(parts) > 1:
        return f"{', '.join(parts[:-1])} and {parts[-1]}"
    return parts[0] if parts else ""


def ordinal(number: str) -> str:
    """A number as units bear it: `15th`."""
    if not number.isdigit():
        return number
    ending = "th" if number[-2:] in {"11", "12", "13"} else _ORDINALS.get(number[-1], "th")
    return f"{number}{ending}"


def titled(text: str) -> str:
    """The words of a name with capitals, small words and what has its own spelling left as they are."""
    return re.sub(r"[^\s\-/]+", _capital, text)


def _capital(match: re.Match[str]) -> str:
    word = match.group()
    return word if word in _SMALL or not word.islower() or word[:1].isdigit() else word[:1].upper() + word[1:]
