"""English names of bodies and places, composed from the words of the Arabic name.

The name is taken apart as a noun phrase (`namephrases`) and put together in English order: nationality, genitives
and adjectives before the head (`Yemeni Journalists Syndicate`), or behind it with `of` where usage has it so
(`Ministry of Defense`). What a place, a facility or a military unit is called after is a name and is romanized.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

import msgspec

from musnad.arabic.romanization import NamedKind, Romanize
from musnad.reading.englishwords import EnglishWords, Sense
from musnad.reading.namephrases import BELONGING, NameOf, Node, Piece, pieces, tree

_HEADS: Final = frozenset({"body", "unit", "party", "medium", "facility", "place", "settlement", "direction", "people"})
_PLACES: Final = frozenset({"place", "settlement", "direction"})
_NUMBERED: Final = frozenset({"unit", "body", "facility", "place"})
_SMALL: Final = frozenset(
    {"of", "for", "and", "the", "in", "against", "on", "to", "with", "under", "by", "al", "led", "from", "near"}
)
_DIRECTIONS: Final = frozenset(
    {"northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern"}
)
_WHOSE: Final = frozenset({"body", "unit", "party", "medium", "facility", "people", "nationality", *_PLACES})
_ORDINALS: Final = {"1": "st", "2": "nd", "3": "rd"}
_TEENS: Final = frozenset({"11", "12", "13"})


class Composed(msgspec.Struct, frozen=True):
    """A composed English name; `sure` says that every word of it is a dictionary's or the caller's, none spelt out."""

    text: str
    sure: bool


def compose(  # noqa: PLR0913  two of them say how, the others what
    words: Sequence[str],
    dictionary: EnglishWords,
    romanize: Romanize,
    name_en: Callable[[Sequence[str]], str | None] = lambda _: None,
    *,
    kind: Literal["place", "organization"] = "organization",
    country: str | None = None,
    word_of: Callable[[str], str | None] = lambda _: None,
) -> Composed | None:
    """The English name of a body or place that no table has.

    None where its head is no word of the dictionary, and for a single word, which is a name (`الوطن`) and no
    description.

    Args:
        words: the words of the name as received, without the proclitics of the first.
        dictionary: the words of names.
        romanize: gives what is a name inside it, and what is no word of the dictionary, in Latin letters.
        name_en: the English of words that name a thing by themselves, as a gazetteer or actor table has it.
        kind: what bears the name, which tells some heads apart (`قضاء`, a district or a judiciary).
        country: ISO 3166-1 alpha-2 code of its home, where known.
        word_of: the English of one word, folded and without clitics, where it is a name (`تونس` in `بتونس`).
    """
    words = [word for word in words if any(map(str.isalnum, word))]
    if not words:
        return None
    name_of: NameOf = lambda first, last: name_en(words[first:last])  # noqa: E731  a function of this call
    found = pieces(words, dictionary, name_of, word_of)
    if found[0].preposition is not None or found[0].joint:
        found[0] = msgspec.structs.replace(found[0], preposition=None, joint=False, definite=True)
    head = found[0]
    if head.name is not None and len(found) == 1:
        return Composed(head.name, sure=True)
    if len(words) == 1 or not any(sense.use in _HEADS for sense in head.senses):
        return None
    root = tree(found, place=kind == "place")
    writer = NameWriter(words, romanize, country or nationality(root))
    text = writer.name(root)
    return Composed(text, writer.sure) if text else None


def nationality(node: Node) -> str | None:
    """The code of the country that an adjective in the name tells."""
    for piece in _adjectives_of(node):
        sense = piece.adjective
        if sense is not None and sense.use == "nationality" and sense.country is not None:
            return sense.country
    return None


def _adjectives_of(node: Node) -> Iterator[Piece]:
    yield from node.adjectives
    for inner in (*node.genitives, *(one for _, one in node.complements)):
        yield from _adjectives_of(inner)


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
        return text if node.sense is not None and is_place(node.sense) else titled(text)

    def _phrase(self, node: Node, parent: Sense | None) -> str:
        core = self._core(node, parent)
        for preposition, inner in node.complements:
            core = f"{core} {self._complement(preposition, inner)}"
        for apposed in node.appositions:
            core = f"{core} {apposed.name or self._spelt([apposed], parent)}"
        for joined in node.joined:
            core = f"{core} and {self._phrase(joined, None)}"
        return core.strip()

    def _complement(self, preposition: str, inner: Node) -> str:
        """A complement with its preposition; ل tells what a body is for, and whose it is where a body follows."""
        text = self._phrase(inner, None)
        whose = inner.piece.name is not None or inner.sense is None or inner.sense.use in _WHOSE
        if preposition == BELONGING:
            preposition = "of" if whose else "for"
        return f"{preposition} {'the ' if _needs_article(inner) else ''}{text}"

    def _core(self, node: Node, parent: Sense | None) -> str:
        sense = node.sense
        if node.called:
            return self._spelt(node.called, parent)
        if node.piece.name is not None and (sense is None or sense.use == "emblem"):
            return " ".join((*(english_of(p) for p in node.adjectives), node.piece.name, *self._inner(node)))
        if sense is None:
            return " ".join((self._spelt([node.piece, *node.adjectives], parent), *self._inner(node)))
        sense = self._of_country(node, sense)
        if sense.alone and not node.genitives:
            sense = msgspec.structs.replace(sense, english=sense.alone)
        nationalities = [p for p in node.adjectives if _is_nationality(p)]
        front = [english_of(p) for p in nationalities]
        if node.number is not None:
            front.append(ordinal(node.number) if sense.use in _NUMBERED else node.number)
        describing = [p for p in node.adjectives if p not in nationalities and not _repeats(p, sense)]
        return " ".join(
            part for part in (*front, self._around(node, sense, describing, inside=parent is not None)) if part
        )

    def _of_country(self, node: Node, sense: Sense) -> Sense:
        """The sense that the word has in bodies of the country, where it has one of its own."""
        own = (one for one in node.piece.senses if one.country is not None and one.country == self._country)
        return next((one for one in own if one.use == sense.use), sense)

    def _around(self, node: Node, sense: Sense, adjectives: Sequence[Piece], *, inside: bool) -> str:
        """The head with its adjectives and genitives in English order."""
        genitive = self._genitives(node, sense)
        whole = english_adjectives(adjectives)
        if sense.use == "direction":
            return f"{sense.english} {genitive}".strip()
        if not genitive:
            return f"{whole} {sense.english}".strip()
        if sense.use == "settlement":
            return f"{whole} {genitive}".strip()
        if sense.order == "first":
            return f"{whole} {sense.english} {genitive}".strip()
        if sense.use in {"place", "facility"}:
            outer = english_adjectives([p for p in adjectives if english_of(p) in _DIRECTIONS])
            inner = english_adjectives([p for p in adjectives if english_of(p) not in _DIRECTIONS])
            inner = titled(inner) if sense.english[:1].isupper() else inner
            return " ".join(part for part in (outer, genitive, inner, sense.english) if part)
        if sense.use == "nationality":
            return f"{whole} {nationals(sense.english)} of {genitive}".strip()
        if sense.order == "before" and _tells_whose(node.genitives[0]):
            return self._with_of(node, sense, whole, genitive)
        if sense.order == "before" or (sense.use == "people" and inside and not genitive[:1].islower()):
            first = node.genitives[0]
            named = first.called or first.appositions or first.piece.name is not None
            parts = (genitive, whole) if named else (whole, genitive)
            head = "" if parts[-1].lower().endswith(sense.english.lower()) else sense.english
            return " ".join(part for part in (*parts, head) if part)
        return self._with_of(node, sense, whole, genitive)

    def _with_of(self, node: Node, sense: Sense, adjectives: str, genitive: str) -> str:
        """The head with `of`; a place behind what a ministry is for goes before it all (`Gaza Ministry of Health`)."""
        first = node.genitives[0]
        owner = ""
        if len(node.genitives) == 1 and len(first.genitives) == 1 and first.sense and first.sense.use == "topic":
            inner = first.genitives[0]
            if inner.piece.name is not None or inner.sense is None or is_place(inner.sense):
                owner = self._phrase(inner, first.sense)
                genitive = self._phrase(msgspec.structs.replace(first, genitives=[]), sense)
        the = "the " if _needs_article(first) else ""
        return " ".join(part for part in (owner, adjectives, sense.english, f"of {the}{genitive}") if part)

    def _genitives(self, node: Node, sense: Sense) -> str:
        found = [self._phrase(one, sense) for one in node.genitives]
        return listed([one for one in found if one])

    def _inner(self, node: Node) -> list[str]:
        return [self._phrase(one, None) for one in node.genitives]

    def _spelt(self, members: Sequence[Piece], parent: Sense | None) -> str:
        words = [_without_clitics(self._words[at], piece) for piece in members for at in range(piece.first, piece.last)]
        kind: NamedKind = "organization"
        if parent is not None and (is_place(parent) or parent.use == "facility"):
            kind = "place"
        elif parent is not None and parent.use in {"unit", "medium"} and len(members) == 1 and members[0].senses:
            kind = "person"  # what a force or paper is called after is no place, though it may be spelt like one
        romanized = self._romanize(words, kind=kind, country=self._country)
        self.sure = self.sure and romanized.sure
        return romanized.text


def is_place(sense: Sense) -> bool:
    """Whether the word stands before the name of a place."""
    return sense.use in _PLACES


def english_of(piece: Piece) -> str:
    """The English of a piece that was attached as an adjective."""
    sense = piece.adjective
    return sense.english if sense is not None else ""


def _is_nationality(piece: Piece) -> bool:
    return piece.adjective is not None and piece.adjective.use == "nationality"


def _repeats(piece: Piece, sense: Sense) -> bool:
    """Whether the adjective says what the English head has said (`هيئة الأركان العامة`, the general staff)."""
    return english_of(piece) in sense.english.lower().split()


def _without_clitics(word: str, piece: Piece) -> str:
    """The received word without a conjunction or preposition that the piece was cut from."""
    if piece.joint and word.startswith("و"):
        word = word[1:]
    if not piece.letter:
        return word
    if word.startswith("لل"):
        return f"ال{word[2:]}"
    return word[1:] if word[:1] in "بلك" else word


def _tells_whose(node: Node) -> bool:
    """Whether a genitive before the head would not be English: one person, or persons without article."""
    sense = node.sense
    if sense is None or sense.use != "people" or node.called or node.piece.name is not None or node.appositions:
        return False
    return sense.number == "s" or (not node.definite and not node.genitives)


def _needs_article(node: Node) -> bool:
    """Whether `of` wants an article before this noun: a definite singular common noun for a person, place or body."""
    sense = node.sense
    if sense is None or node.called or node.piece.name is not None or node.genitives or node.appositions:
        return False
    if not node.piece.definite or sense.english[:1].isupper():
        return sense.english.startswith("United ")
    return sense.use in {"body", "unit"} or (sense.use in {"people", "place", "emblem"} and sense.number == "s")


def english_adjectives(found: Sequence[Piece]) -> str:
    """Adjectives in English order, which is the Arabic one turned round; those joined by و stay and get `and`."""
    groups: list[str] = []
    for piece in found:
        english = english_of(piece)
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


def nationals(adjective: str) -> str:
    """The people of a nationality (`Palestinians`, `Lebanese`)."""
    return adjective if adjective.endswith(("ese", "sh", "ch", "s")) else f"{adjective}s"


def ordinal(number: str) -> str:
    """A number as units bear it: `15th`.

    >>> ordinal("22")
    '22nd'
    """
    if not number.isdigit():
        return number
    return f"{number}{'th' if number[-2:] in _TEENS else _ORDINALS.get(number[-1], 'th')}"


def titled(text: str) -> str:
    """The words of a name with capitals, small words and what has its own spelling left as they are."""
    return re.sub(r"[^\s\-/]+", _capital, text)


def _capital(match: re.Match[str]) -> str:
    word = match.group()
    return word if word in _SMALL or not word.islower() or word[:1].isdigit() else word[:1].upper() + word[1:]
