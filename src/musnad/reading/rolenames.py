"""English for sources without a name: `مصدر أمني` is a security source, `أحد قادة الفصائل` a commander of the factions.

A role is composed like a name (`namephrases`), with articles and small letters; a body inside it that has a name of
its own is named as bodies are. Words that the dictionary lacks are never guessed: what they belong to is left out and
the role marked as not whole, and where the head itself is unknown there is no role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from musnad.arabic.romanization import Romanize
from musnad.reading.bodynames import NameWriter, english_adjectives, is_place, listed, nationality, nationals
from musnad.reading.englishwords import EnglishWords, Sense
from musnad.reading.forms import Form
from musnad.reading.namephrases import BELONGING, NameOf, Node, Piece, is_own_name, pieces, tree
from musnad.reading.phrases import Phrase
from musnad.reading.reading import Reading

_BODIES: Final = frozenset({"body", "unit", "party", "medium"})
_SOUNDS_AS_CONSONANT: Final = ("unif", "unil", "unio", "uniq", "unit", "univ", "us ", "eu", "one", "un ", "use", "u.")
_DASHES: Final = frozenset("-–—ـ")
_SELF: Final = frozenset(
    stem + pronoun for stem in ("نفس", "ذات", "عين", "انفس") for pronoun in ("ه", "ها", "هم", "هما")
)
_POINTING: Final = {
    "هذا": "this", "هذه": "this", "هذان": "these", "هذين": "these", "هؤلاء": "these",
    "ذلك": "that", "تلك": "that", "اولئك": "those",
}  # fmt: skip
_MANY: Final = {"this": "these", "that": "those"}
_OTHERS: Final = {("other", "p"): "others", ("other", "s"): "another"}
_MASS: Final = (
    "information",
    "news",
    "people",
    "forces",
    "police",
    "personnel",
    "evidence",
    "footage",
    "data",
    "media",
)
_SILENT: Final = ("hour", "honor", "honour", "heir")
_TAKES_ARTICLE: Final = frozenset(
    {"forces", "force", "army", "ministry", "government", "command", "council", "authority", "states", "nations"}
    | {"department", "coalition", "observatory", "union", "league", "front", "movement", "party", "directorate"}
    | {"brigade", "battalion", "division", "police", "office", "agency", "organization", "committee", "brigades"}
    | {"house", "network", "center", "centre", "bank", "cell", "court", "parliament", "syndicate", "association"}
    | {"foundation", "service", "guard", "assembly", "senate", "congress", "corps", "alliance", "agencies"}
    | {"houthis", "emirates", "peshmerga", "taliban", "administration", "resistance", "mission", "commission"}
)


class RoleName(msgspec.Struct, frozen=True):
    """A role in English; `whole` says that every word of the phrase is in it."""

    text: str
    whole: bool


def role_name(  # noqa: PLR0913, PLR0917  the report with its phrase, and what the words are looked up in
    reading: Reading,
    phrase: Phrase,
    name_en: Callable[[int, int], str | None],
    dictionary: EnglishWords,
    romanize: Romanize,
    word_of: Callable[[str], str | None] = lambda _: None,
) -> RoleName | None:
    """The role that a source phrase names, in English; None where its head is no word of the dictionary.

    Args:
        reading: the report with its tokens.
        phrase: the noun phrase of the source.
        name_en: the English of the thing that tokens `first` up to `last` name, where they name one.
        dictionary: the words of names and roles.
        romanize: gives a name that no table has in Latin letters.
        word_of: the English of one word, folded and without clitics, where it is a name (`تونس` in `بتونس`).
    """
    tokens = tuple(_tokens(reading, phrase))
    if not tokens:
        return None
    name_of = _by_token(tokens, name_en)
    words = tuple(reading.written(at) for at in tokens)
    found = [
        _with_clitics(piece, reading.forms[tokens[piece.first]])
        for piece in pieces(words, dictionary, name_of, word_of, told=True)
    ]
    while len(found) > 1 and _is_honorific(found[0]):
        found.pop(0)
    found[0] = msgspec.structs.replace(found[0], preposition=None, joint=False)
    writer = _RoleWriter(words, tuple(reading.forms[at].unknown for at in tokens), romanize)
    asked = (at for at in range(phrase.first, phrase.last) if reading.tokens[at].kind != "mark")
    writer.whole = tokens == tuple(at for at in asked if reading.tokens[at].form not in _SELF)
    text = writer.role(found)
    return RoleName(text, writer.whole) if text else None


def _tokens(reading: Reading, phrase: Phrase) -> Iterator[int]:
    """The words and numbers of the phrase up to a comma, a parenthesis or a relative clause."""
    for at in range(phrase.first, phrase.last):
        token = reading.tokens[at]
        if token.kind == "mark":
            if token.form in "،,([:؛." or (token.form in _DASHES and _stands_apart(reading, at)):
                return
            continue
        if token.form in _SELF:
            continue
        if at > phrase.first and reading.forms[at].is_a("relative"):
            return
        yield at


def _is_honorific(piece: Piece) -> bool:
    """Whether the word honours who is named behind it (`معالي الوزير`) and says nothing of them."""
    return bool(piece.nouns) and piece.nouns[0].english.startswith(("His ", "Her "))


def _with_clitics(piece: Piece, form: Form) -> Piece:
    """A name with the conjunction and preposition that the word data finds written to it."""
    if piece.name is None or piece.preposition is not None or not (form.joint or form.preposition):
        return piece
    preposition = {"ل": BELONGING, "ب": "in"}.get(form.preposition)
    return msgspec.structs.replace(piece, joint=bool(form.joint), preposition=preposition)


def _stands_apart(reading: Reading, at: int) -> bool:
    """Whether a dash has a space at its side, which one inside a name has not."""
    token = reading.tokens[at]
    return any(reading.text[place : place + 1].isspace() for place in (token.start - 1, token.end))


def _by_token(tokens: tuple[int, ...], name_en: Callable[[int, int], str | None]) -> NameOf:
    """The caller's names by places in the list of words; only of words that stand together."""

    def name_of(first: int, last: int) -> str | None:
        if tokens[last - 1] - tokens[first] != last - 1 - first:
            return None
        return name_en(tokens[first], tokens[last - 1] + 1)

    return name_of


class _RoleWriter:
    """Writes one role; `whole` turns false where a word had to be left out."""

    def __init__(self, words: tuple[str, ...], unknown: tuple[bool, ...], romanize: Romanize) -> None:
        self._words = words
        self._unknown = unknown
        self._romanize = romanize
        self.whole = True

    def role(self, found: list[Piece]) -> str:
        """The whole phrase, which a number or a word of quantity may open."""
        head = found[0]
        if head.number is not None and len(found) > 1:
            return self._counted(head.number, tree(found[1:]))
        if head.text in _POINTING and len(found) > 1 and head.first + 1 == found[1].first:
            return self._pointed_at(_POINTING[head.text], tree(found[1:]))
        if not head.known:
            return ""
        return self._noun(tree(found))

    def _counted(self, number: str, node: Node) -> str:
        """A number with what is counted, which Arabic has in the singular from eleven on."""
        if node.sense is not None and number != "1":
            node.sense = msgspec.structs.replace(node.sense, english=node.sense.plural, number="p")
        rest = self._noun(node, article=False)
        return f"{number} {rest}" if rest else ""

    def _pointed_at(self, word: str, node: Node) -> str:
        rest = self._noun(node, article=False)
        several = node.sense is not None and (node.sense.number != "s" or node.sense.english.endswith("s"))
        return f"{_MANY.get(word, word) if several else word} {rest}" if rest else ""

    def _noun(self, node: Node, *, article: bool = True) -> str:
        if node.piece.name is not None:
            return self._joined(node, with_article(node.piece.name) if article else node.piece.name)
        sense = node.sense
        if sense is None:
            return self._unknown_noun(node)
        if sense.use == "quantity":
            return self._quantity(node, sense)
        if sense.use == "adjective":
            return _OTHERS.get((sense.english, sense.number), "")
        if sense.use in _BODIES | {"facility"} and self._is_proper(node):
            name = self._name(node)
            if name:
                return self._joined(node, f"the {name}" if article and sense.use in _BODIES else name)
        if is_place(sense) and (node.genitives or not node.piece.definite):
            return self._joined(node, self._name(node))
        return self._joined(node, self._common(node, sense, article=article))

    def _joined(self, node: Node, text: str) -> str:
        others = [self._noun(one) for one in node.joined]
        beside = node.appositions[0].name if len(node.appositions) == 1 else None
        if text and beside is not None and _is_person(node):
            text = f"{text} {beside}"
        elif node.appositions:
            self.whole = False
        return listed([one for one in (text, *others) if one])

    def _quantity(self, node: Node, sense: Sense) -> str:
        inner = node.genitives[0] if node.genitives else node.complements[0][1] if node.complements else None
        if inner is None:
            return "" if sense.english.endswith(" of") else sense.english
        if sense.english == "one" and _has_no_singular(inner.sense):
            rest = self._noun(inner, article=False)
            return f"one of the {rest}" if rest else ""
        if sense.english == "one" and inner.sense is not None and inner.sense.number != "s":
            single = msgspec.structs.replace(inner.sense, english=inner.sense.singular, number="s")
            return self._complete(inner, self._core(inner, single), single, definite=False, article=True)
        if sense.english == "one":
            return self._noun(inner)
        rest = self._noun(inner, article=False)
        return f"{sense.english} {rest}" if rest else ""

    def _common(self, node: Node, sense: Sense, *, article: bool) -> str:
        return self._complete(node, self._core(node, sense), sense, definite=self._definite(node), article=article)

    @staticmethod
    def _in_country(node: Node, sense: Sense) -> Sense:
        """The sense that an office has in one country, where it has one of its own (`secretary of state`)."""
        code = nationality(node)
        own = (one for one in node.piece.senses if one.country == code is not None and one.use == sense.use)
        return next(own, sense)

    def _definite(self, node: Node) -> bool:
        """Whether it is definite; a word that nobody knows and that has no article makes nothing definite."""
        if node.piece.definite or node.piece.name is not None:
            return True
        if node.sense is not None and node.sense.english == "member":
            return False  # one of several, whatever the genitive
        if not node.piece.known:
            return all(self._unknown[node.piece.first : node.piece.last])
        return bool(node.genitives) and self._definite(node.genitives[0])

    def _core(self, node: Node, sense: Sense) -> str:
        """The head with its adjectives, and an indefinite genitive before it (`a battalion commander`)."""
        two = "two" if sense.number == "d" else ""
        before = [self._bare_genitive(one) for one in node.genitives if self._goes_before(one, sense)]
        number = node.number or ""
        sense = self._in_country(node, sense)
        belongs = node.genitives or any(preposition == BELONGING for preposition, _ in node.complements)
        head = sense.english if belongs else sense.alone or sense.english
        head = head.lower() if is_place(sense) and not belongs else head
        if sense.use == "nationality" and sense.number != "s":
            head = nationals(sense.english)
        parts = (two, number, english_adjectives(node.adjectives), listed([b for b in before if b]), head)
        return " ".join(part for part in parts if part)

    def _goes_before(self, node: Node, sense: Sense) -> bool:
        """Whether a genitive stands before its head in English: a bare one that tells the sort (`قائد كتيبة`)."""
        if node.sense is not None and node.sense.use == "topic" and node.piece.name is None and not node.genitives:
            return sense.use != "document"
        persons = node.sense is not None and node.sense.use in {"people", "nationality", "quantity"}
        return not self._definite(node) and not persons and sense.use != "document"

    def _bare_genitive(self, node: Node) -> str:
        if node.sense is None:
            return self._unknown_noun(node)
        inner = [self._bare_genitive(one) for one in node.genitives]
        adjectives = english_adjectives(node.adjectives)
        return " ".join(part for part in (adjectives, *inner, node.sense.english) if part)

    def _complete(self, node: Node, core: str, sense: Sense, *, definite: bool, article: bool) -> str:
        """The core with its article, its definite genitives and its complements."""
        text = core
        genitives = [self._noun(one) for one in node.genitives if not self._goes_before(one, sense)]
        of = listed([one for one in genitives if one])
        if of:
            text = f"{text} of {of}"
        if article:
            text = self._with_article(text, sense, definite=definite, of=bool(of))
        for preposition, inner in node.complements:
            rest = self._noun(inner)
            if rest:
                text = f"{text} {'of' if preposition == BELONGING else preposition} {rest}"
        return text

    @staticmethod
    def _with_article(text: str, sense: Sense, *, definite: bool, of: bool) -> str:
        plural = sense.number != "s" or sense.use == "topic" or sense.english.endswith(_MASS)
        if sense.use == "topic" or is_own_name(sense):
            return text
        if definite and not (plural and of):
            return f"the {text}"
        return text if plural or definite else f"{indefinite(text)} {text}"

    def _is_proper(self, node: Node) -> bool:
        """Whether a body has a name of its own: something named in it, a nationality, a ministry's field, a number."""
        if node.number is not None and node.piece.definite:
            return True
        sense = node.sense
        if sense is not None and sense.order == "of" and any(one.piece.definite for one in node.genitives):
            return True
        named = any(_is_named(inner) for inner in _all_below(node))
        origin = any(p.adjective is not None and p.adjective.use == "nationality" for p in node.adjectives)
        return named or (origin and node.definite) or any(p == BELONGING for p, _ in node.complements)

    def _name(self, node: Node) -> str:
        if any(self._left_out(piece) for piece in _own_pieces(node)):
            self.whole = False
            return ""
        alone = msgspec.structs.replace(node, joined=[], appositions=[])
        return NameWriter(self._words, self._romanize, None).name(alone)

    def _left_out(self, piece: Piece) -> bool:
        return not piece.known and not all(self._unknown[piece.first : piece.last])

    def _unknown_noun(self, node: Node) -> str:
        """A word that no dictionary has: a name if the word data does not know it either, else left out."""
        if self._left_out(node.piece) or node.complements:
            self.whole = False
            return ""
        name = NameWriter(self._words, self._romanize, None).name(msgspec.structs.replace(node, joined=[]))
        return self._joined(node, name)


def _all_below(node: Node) -> Iterator[Node]:
    for inner in (*node.genitives, *(one for _, one in node.complements)):
        yield inner
        yield from _all_below(inner)


def _own_pieces(node: Node) -> Iterator[Piece]:
    yield node.piece
    for inner in _all_below(node):
        yield inner.piece


def _has_no_singular(sense: Sense | None) -> bool:
    """Whether Arabic has the noun for several alone (`سكان`)."""
    return sense is not None and sense.number == "p" and sense.singular == sense.plural


def _is_person(node: Node) -> bool:
    return node.sense is not None and node.sense.use == "people"


def _is_named(node: Node) -> bool:
    return node.piece.name is not None or bool(node.called) or node.sense is None or is_place(node.sense)


def with_article(name: str) -> str:
    """A name as it stands inside a phrase: with the article where its head is a common noun."""
    words = name.lower().split()
    if words[:1] in (["the"], ["al"]):
        return name
    return name if _TAKES_ARTICLE.isdisjoint(words) else f"the {name}"


def indefinite(text: str) -> str:
    """The indefinite article that goes with a phrase."""
    low = text.lower()
    if low.startswith(_SILENT):
        return "an"
    return "an" if low[:1] in "aeiou" and not low.startswith(_SOUNDS_AS_CONSONANT) else "a"
