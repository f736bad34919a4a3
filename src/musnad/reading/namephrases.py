"""How a noun phrase of a name or a role hangs together: head, genitives, adjectives, prepositional complements.

Arabic puts the head first, then genitives one inside the other, then the adjectives of any of them: `نقابة الصحفيين
اليمنيين` is a union of journalists who are Yemeni, `وزارة الدفاع اليمنية` a ministry that is. Which noun an adjective
belongs to is told by definiteness, gender and number; where these leave it open, a nationality belongs to the whole
and any other adjective to the nearest noun.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.reading.englishwords import EnglishWords, Sense, bare

NameOf = Callable[[int, int], str | None]
"""The English name of the words `first` up to `last` of a phrase, where the caller knows whom or what they name."""

_JOINTS: Final = ("و", "ف")
_WRITTEN_ON: Final = {"ل": "for", "ب": "in", "ك": "as"}
_FREE: Final = {
    "في": "in", "من": "of", "لدي": "to", "الي": "to", "عن": "on", "علي": "on", "داخل": "within", "ضد": "against",
    "قرب": "near", "ضمن": "within", "عبر": "via", "حول": "on", "بين": "between", "مع": "with", "تحت": "under",
    "شرق": "east of", "خارج": "outside", "لاجل": "for", "بشان": "on", "وسط": "in the centre of",
}  # fmt: skip
_PAIRS: Final = {("من", "اجل"): "for", ("من", "داخل"): "within", ("من", "قبل"): "by", ("باسم", ""): "for"}
_OF_A_BODY: Final = {
    "تابع": "of", "تابعه": "of", "تابعين": "of", "تابعون": "of",
    "موال": "loyal to", "موالي": "loyal to", "مواليه": "loyal to", "موالين": "loyal to",
    "مناهض": "opposed to", "مناهضه": "opposed to", "معني": "concerned with", "معنيه": "concerned with",
    "مقرب": "close to", "مقربه": "close to", "مقربين": "close to", "قريب": "close to", "قريبه": "close to",
    "منتم": "belonging to", "منتمي": "belonging to", "منتميه": "belonging to",
}  # fmt: skip
_LONGEST_NAME: Final = 6
_HUMAN: Final = "people"


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A word or fixed phrase of a noun phrase: words `first` up to `last`.

    `joint` says that و is written to it, `preposition` is the English of one before it; `definite` that it has the
    article; `senses` what the dictionary says of it, `name` its English where it is a name that the caller knows;
    `number` digits.
    """

    first: int
    last: int
    text: str
    definite: bool = False
    joint: bool = False
    preposition: str | None = None
    letter: bool = False
    senses: tuple[Sense, ...] = ()
    name: str | None = None
    number: str | None = None

    @property
    def adjective(self) -> Sense | None:
        """What it is as an adjective, if it can be one."""
        return next((sense for sense in self.senses if sense.use in {"adjective", "nationality"}), None)

    @property
    def noun(self) -> Sense | None:
        """What it is as a noun, if it can be one."""
        return next((sense for sense in self.senses if sense.use not in {"adjective", "nationality"}), None)

    @property
    def known(self) -> bool:
        """Whether there is English for it."""
        return bool(self.senses or self.name or self.number)


class Node(msgspec.Struct):
    """A noun with what belongs to it; `complements` are a preposition in English and its noun."""

    piece: Piece
    sense: Sense | None
    adjectives: list[Piece]
    genitives: list[Node]
    complements: list[tuple[str, Node]]
    appositions: list[Piece]
    joined: list[Node]
    number: str | None = None

    @property
    def definite(self) -> bool:
        """Whether it is definite: by the article, by a definite genitive, or as a name."""
        if self.piece.definite or self.piece.name is not None or not self.piece.known:
            return True
        return bool(self.genitives) and self.genitives[0].definite

    @property
    def closed(self) -> bool:
        """Whether no genitive can follow it."""
        return self.piece.definite or self.piece.name is not None or bool(self.genitives)


def pieces(words: Sequence[str], dictionary: EnglishWords, name_of: NameOf) -> list[Piece]:
    """The words as pieces: names that the caller knows first, then fixed phrases, then words.

    `words` are as received; a conjunction or preposition written to one is cut off where the dictionary or the caller
    knows the rest.
    """
    folded = [fold_word(word) for word in words]
    found: list[Piece] = []
    at, preposition = 0, None
    while at < len(folded):
        free, width = _free_preposition(folded, at) if found else (None, 0)
        if free is not None and at + width < len(folded):
            preposition, at = free, at + width
            continue
        piece = _piece(folded, at, dictionary, name_of)
        if preposition is not None:
            piece = msgspec.structs.replace(piece, preposition=preposition)
            preposition = None
        found.append(piece)
        at = piece.last
    return found


def _free_preposition(folded: Sequence[str], at: int) -> tuple[str | None, int]:
    word = folded[at]
    if at + 1 < len(folded):
        pair = _PAIRS.get((word, folded[at + 1]))
        if pair is not None:
            return pair, 2
        if word == "باسم":
            return "for", 1
        joined = bare(word)
        if joined in _OF_A_BODY and folded[at + 1][:1] in {"ل", "م"} and folded[at + 1] != "من":
            return _OF_A_BODY[joined], 1
        if joined in _OF_A_BODY and folded[at + 1] == "من" and joined.startswith(("مقرب", "قريب")):
            return _OF_A_BODY[joined], 2
    return _FREE.get(word), 1


def _piece(folded: Sequence[str], at: int, dictionary: EnglishWords, name_of: NameOf) -> Piece:
    word = folded[at]
    if word[:1].isdigit():
        return Piece(at, at + 1, word, number=word)
    last, name = _named(len(folded), at, name_of)
    if name is not None:
        joint, preposition = _before_name(word, dictionary)
        return Piece(at, last, word, name=name, definite=True, joint=joint, preposition=preposition,
                     letter=preposition is not None)  # fmt: skip
    found = _looked_up(folded, at, word, dictionary)
    if found is not None:
        return found
    for cut, changes in _cuts(word):
        found = _looked_up(folded, at, cut, dictionary)
        if found is not None:
            return msgspec.structs.replace(found, **changes)
    return _unknown(word, at)


def _before_name(word: str, dictionary: EnglishWords) -> tuple[bool, str | None]:
    """Whether و is written to a name, and which preposition: told by ل and ب with the article alone."""
    if word.startswith("لل"):
        return False, "for"
    if word.startswith(("وال", "ولل")) and not dictionary.of(word):
        return True, None
    return False, None


def _named(stop: int, at: int, name_of: NameOf) -> tuple[int, str | None]:
    for last in range(min(stop, at + _LONGEST_NAME), at, -1):
        name = name_of(at, last)
        if name is not None:
            return last, name
    return at, None


def _looked_up(folded: Sequence[str], at: int, word: str, dictionary: EnglishWords) -> Piece | None:
    stem = bare(word)
    definite = stem is not word and stem != word
    forms = [stem, *(bare(later) for later in folded[at + 1 : at + 5])]
    length = dictionary.longest(forms, 0)
    if length:
        ends = length > 1 and folded[at + length - 1].startswith("ال")
        senses = dictionary.of(" ".join(forms[:length]))
        return Piece(at, at + length, " ".join(forms[:length]), definite=definite or ends, senses=senses)
    senses = dictionary.of(stem)
    return Piece(at, at + 1, stem, definite=definite, senses=senses) if senses else None


def _cuts(word: str) -> list[tuple[str, dict[str, object]]]:
    """The ways to cut clitics off a word, likeliest first; the article stays."""
    found: list[tuple[str, dict[str, object]]] = []
    joint = word[:1] in _JOINTS and len(word) > 3  # noqa: PLR2004  a word of three letters keeps them
    for text, joined in ((word, False), (word[1:], True)) if joint else ((word, False),):
        marks: dict[str, object] = {"joint": True} if joined else {}
        if joined:
            found.append((text, marks))
        if text.startswith("لل") and len(text) > 3:  # noqa: PLR2004
            found.append((f"ال{text[2:]}", {**marks, "preposition": "for", "letter": True}))
            found.append((f"ال{text[1:]}", {**marks, "preposition": "for", "letter": True}))
        elif text[:1] in _WRITTEN_ON and len(text) > 3:  # noqa: PLR2004
            found.append((text[1:], {**marks, "preposition": _WRITTEN_ON[text[0]], "letter": True}))
    return found


def _unknown(word: str, at: int) -> Piece:
    if word.startswith("ولل") and len(word) > 4:  # noqa: PLR2004
        return Piece(at, at + 1, word[3:], definite=True, joint=True, preposition="for", letter=True)
    if word.startswith("لل") and len(word) > 3:  # noqa: PLR2004
        return Piece(at, at + 1, word[2:], definite=True, preposition="for", letter=True)
    if word.startswith("وال") and len(word) > 4:  # noqa: PLR2004
        return Piece(at, at + 1, word[3:], definite=True, joint=True)
    if word.startswith("بال") and len(word) > 4:  # noqa: PLR2004
        return Piece(at, at + 1, word[3:], definite=True, preposition="in", letter=True)
    stem = bare(word)
    return Piece(at, at + 1, stem, definite=stem != word)


def tree(found: Sequence[Piece]) -> Node:
    """The pieces as a noun with what belongs to it; the first is its head."""
    root = _node(found[0])
    chain = [root]
    at = 1
    while at < len(found):
        at = _attach(found, at, root, chain)
    return root


def _node(piece: Piece, parent: Sense | None = None) -> Node:
    return Node(piece, _sense(piece, parent), [], [], [], [], [])


def _sense(piece: Piece, parent: Sense | None) -> Sense | None:
    """What the piece is here: at the head of a phrase a word that heads, behind a noun rather what the noun is for."""
    nouns = [sense for sense in piece.senses if sense.use not in {"adjective", "nationality"}]
    if not nouns:
        return piece.adjective
    if parent is None:
        heading = [sense for sense in nouns if sense.use not in {"topic", "emblem"}]
        return (heading or nouns)[0]
    wanted = ("topic", "emblem") if parent.use in {"body", "facility", "unit", "party"} else ()
    inner = [sense for sense in nouns if sense.use in wanted]
    return (inner or nouns)[0]


def _attach(found: Sequence[Piece], at: int, root: Node, chain: list[Node]) -> int:
    """Attach the piece at `at`, and what follows it where it opens a phrase of its own; the place behind it."""
    piece = found[at]
    if piece.preposition is not None:
        inner = tree([msgspec.structs.replace(piece, preposition=None, joint=False), *found[at + 1 :]])
        target = root
        target.complements.append((piece.preposition, inner))
        return len(found)
    if piece.number is not None:
        root.number = root.number or piece.number
        return at + 1
    owner = _owner(piece, chain)
    if owner is not None:
        owner.adjectives.append(piece)
        return at + 1
    if piece.joint:
        return _join(found, at, root, chain)
    deepest = chain[-1]
    if not deepest.closed and deepest.piece.number is None:
        node = _node(piece, deepest.sense)
        deepest.genitives.append(node)
        chain.append(node)
        return at + 1
    root.appositions.append(piece)
    return at + 1


def _join(found: Sequence[Piece], at: int, root: Node, chain: list[Node]) -> int:
    """A noun joined by و: to the genitive beside which it is of one sort, else to the whole."""
    piece = msgspec.structs.replace(found[at], joint=False)
    sort = piece.noun
    for node in reversed(chain[1:]):
        if _same_sort(node, piece, sort):
            inner = _node(piece, chain[chain.index(node) - 1].sense)
            chain[chain.index(node) - 1].genitives.append(inner)
            chain[chain.index(node) + 1 :] = []
            chain.append(inner)
            return at + 1
    root.joined.append(tree([piece, *found[at + 1 :]]))
    return len(found)


def _same_sort(node: Node, piece: Piece, sort: Sense | None) -> bool:
    if node.sense is None or sort is None:
        return node.sense is None and sort is None and piece.definite == node.piece.definite
    alike = {node.sense.use, sort.use} <= {"topic", "emblem"} or node.sense.use == sort.use
    return alike and piece.definite == node.piece.definite


def _owner(piece: Piece, chain: Sequence[Node]) -> Node | None:
    """The noun that the piece belongs to as its adjective, or None where it is none."""
    adjective = piece.adjective
    if adjective is None:
        return None
    order = chain if adjective.use == "nationality" else tuple(reversed(chain))
    agreeing = [node for node in order if _agrees(piece, node)]
    return next((node for node in agreeing if node.sense is not None), agreeing[0] if agreeing else None)


def _agrees(piece: Piece, node: Node) -> bool:
    if piece.definite != node.definite or node.piece.number is not None:
        return False
    adjectives = [sense for sense in piece.senses if sense.use in {"adjective", "nationality"}]
    return any(_fits(adjective, node) for adjective in adjectives)


def _fits(adjective: Sense, node: Node) -> bool:
    sense = node.sense
    if sense is None:
        return adjective.number == "s"
    if sense.number == "s":
        return adjective.number == "s" and adjective.gender == sense.gender
    if sense.number == "d":
        return adjective.number != "s"
    if sense.use == _HUMAN:
        return adjective.number == "p"
    return adjective.gender == "f"
