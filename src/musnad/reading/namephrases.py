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
from musnad.reading.englishwords import ADJECTIVES, EnglishWords, Sense, bare

NameOf = Callable[[int, int], str | None]
"""The English name of the words `first` up to `last` of a phrase, where the caller knows whom or what they name."""

_JOINTS: Final = ("و", "ف")
BELONGING: Final = "li"
"""What stands for ل, which tells what a body is for or whose a thing is."""
_WRITTEN_ON: Final = {"ل": BELONGING, "ب": "in", "ك": "as"}
_FREE: Final = {
    "في": "in", "من": "from", "لدي": "to", "الي": "to", "عن": "on", "علي": "on", "داخل": "within", "ضد": "against",
    "قرب": "near", "ضمن": "within", "عبر": "via", "حول": "on", "بين": "between", "مع": "with", "تحت": "under",
    "شرق": "east of", "خارج": "outside", "لاجل": "for", "بشان": "on", "وسط": "in the centre of",
}  # fmt: skip
_LED: Final = {
    "بقياده": "led by", "برئاسه": "headed by", "بدعم": "backed by", "باشراف": "supervised by", "بتمويل": "funded by",
}  # fmt: skip
_PAIRS: Final = {
    ("صادر", "عن"): "issued by",
    ("صادره", "عن"): "issued by",
    ("الصادر", "عن"): "issued by",
    ("الصادره", "عن"): "issued by",
    ("من", "اجل"): "for",
    ("من", "داخل"): "within",
    ("من", "قبل"): "by",
}
_OF_A_BODY: Final = {
    "تابع": "of", "تابعه": "of", "تابعين": "of", "تابعون": "of",
    "موال": "loyal to", "موالي": "loyal to", "مواليه": "loyal to", "موالين": "loyal to",
    "مناهض": "opposed to", "مناهضه": "opposed to", "معني": "concerned with", "معنيه": "concerned with",
    "مقرب": "close to", "مقربه": "close to", "مقربين": "close to", "قريب": "close to", "قريبه": "close to",
    "منتم": "belonging to", "منتمي": "belonging to", "منتميه": "belonging to",
}  # fmt: skip
_LONGEST_NAME: Final = 6
_MONTHS: Final = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"}
    | {"December"}
)
_SHORT_NAME: Final = 2
_HUMAN: Final = "people"
_NAMED_BODIES: Final = frozenset({"body", "unit", "party", "medium"})
_PLACES: Final = frozenset({"place", "settlement", "direction"})
_OF_BODIES: Final = frozenset({"body", "unit", "party", "medium"})
CALLED_AFTER: Final = _PLACES | {"unit", "facility", "medium"}
"""The uses of words behind which a name follows, that is spelt and not translated."""
_KEEP_EMBLEMS: Final = frozenset({"unit", "facility", "medium"})
_WANTED: Final[dict[str, tuple[str, ...]]] = {
    "body": ("topic", "people", "emblem"), "party": ("topic", "people", "emblem"), "unit": ("emblem", "topic"),
    "facility": ("emblem", "topic"), "place": ("emblem",), "settlement": ("emblem",), "medium": ("emblem", "topic"),
    "people": ("emblem", "topic"), "quantity": ("people",),
}  # fmt: skip
"""What a noun is taken for first behind a word of each use."""


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
        return next((sense for sense in self.senses if sense.use in ADJECTIVES), None)

    @property
    def nouns(self) -> tuple[Sense, ...]:
        """What it is as a noun anywhere, likeliest first."""
        return tuple(sense for sense in self.senses if sense.use not in ADJECTIVES and sense.country is None)

    @property
    def known(self) -> bool:
        """Whether there is English for it."""
        return bool(self.senses or self.name or self.number)


class Node(msgspec.Struct):
    """A noun with what belongs to it; `complements` are a preposition in English and its noun.

    `called` are the words that it is called after, where it is a name inside a name (`الشيخ مقصود` in `حي الشيخ
    مقصود`): its own piece is the first of them.
    """

    piece: Piece
    sense: Sense | None
    adjectives: list[Piece]
    genitives: list[Node]
    complements: list[tuple[str, Node]]
    appositions: list[Piece]
    joined: list[Node]
    called: list[Piece]
    number: str | None = None

    @property
    def definite(self) -> bool:
        """Whether it is definite: by the article, by a definite genitive, or as a name."""
        if self.piece.definite or self.piece.name is not None or self.called:
            return True
        return bool(self.genitives) and self.genitives[0].definite

    @property
    def closed(self) -> bool:
        """Whether no genitive can follow it."""
        if self.sense is not None and self.sense.use == "quantity":
            return bool(self.genitives)
        return self.piece.definite or self.piece.name is not None or bool(self.genitives)


def pieces(
    words: Sequence[str],
    dictionary: EnglishWords,
    name_of: NameOf,
    word_of: Callable[[str], str | None] = lambda _: None,
    *,
    told: bool = False,
) -> list[Piece]:
    """The words as pieces: names that the caller knows first, then fixed phrases, then words.

    With `told` the caller knows the names of a report (`مراسل الجزيرة`), and not of all places that are called so
    (`وزارة الصحة`): then a word of the dictionary behind another is a name first.

    `words` are as received; a conjunction or preposition written to one is cut off where the dictionary knows the
    rest, or `word_of` has the English of it as a name (`بتونس`).
    """
    folded = [fold_word(word) for word in words]
    found: list[Piece] = []
    at, preposition = 0, None
    while at < len(folded):
        free, width = _free_preposition(folded, at) if found else (None, 0)
        if free is not None and at + width < len(folded):
            preposition, at = free, at + width
            continue
        piece = _piece(folded, at, dictionary, name_of, told=told)
        if not piece.known:
            piece = _cut_name(piece, folded[at], word_of)
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
            return BELONGING, 1
        joined = bare(word)
        if joined in _OF_A_BODY and folded[at + 1][:1] in {"ل", "م"} and folded[at + 1] != "من":
            return _OF_A_BODY[joined], 1
        if joined in _OF_A_BODY and folded[at + 1] == "من" and joined.startswith(("مقرب", "قريب")):
            return _OF_A_BODY[joined], 2
    return _FREE.get(word) or _LED.get(word), 1


def _piece(folded: Sequence[str], at: int, dictionary: EnglishWords, name_of: NameOf, *, told: bool) -> Piece:
    """The piece at a word: a name of several words, what the dictionary has, a name of one word, or the word.

    A head that the dictionary has is no part of a shorter name, since `محافظة شمال` may be one, too.
    """
    word = folded[at]
    if word[:1].isdigit():
        return _number(folded, at, dictionary)
    heads = at == 0 and bool(dictionary.of(word) or dictionary.of(bare(word)))
    shortest = max(len(folded) - 1, 1) if heads else at + 1
    for last in range(min(len(folded), at + _LONGEST_NAME), shortest, -1):
        name = name_of(at, last)
        if name is not None:
            return _named(word, at, last, name, dictionary)
    found = _in_dictionary(folded, at, word, dictionary)
    name = name_of(at, at + 1)
    if found is not None and not _is_emblem_alone(found) and not _is_proper_alone(found):
        if told and at and name is not None and found.definite and found.last == at + 1:
            return _named(word, at, at + 1, name, dictionary)  # `مراسل الجزيرة`
        return found
    if name is None:
        return found or _unknown(word, at)
    if found is not None and _is_proper_alone(found):
        return msgspec.structs.replace(found, name=name, definite=True)
    named = _named(word, at, at + 1, name, dictionary)
    return named if found is None else msgspec.structs.replace(named, senses=found.senses)


def _number(folded: Sequence[str], at: int, dictionary: EnglishWords) -> Piece:
    """Digits, which with a month behind them are a date that something is called after."""
    number, following = folded[at], folded[at + 1 : at + 2]
    month = (
        next((sense.english for sense in dictionary.of(following[0]) if sense.english in _MONTHS), "")
        if following
        else ""
    )
    if month:
        return Piece(at, at + 2, number, definite=True, name=f"{number} {month}")
    return Piece(at, at + 1, number, number=number)


def _cut_name(piece: Piece, word: str, word_of: Callable[[str], str | None]) -> Piece:
    """An unknown word as a name with a clitic written to it, where the rest is one."""
    for cut, changes in _cuts(word):
        name = word_of(cut) if len(cut) > _SHORT_NAME else None
        if name is not None:
            named = Piece(piece.first, piece.last, cut, definite=True, name=name)
            return msgspec.structs.replace(named, **changes)
    return piece


def _in_dictionary(folded: Sequence[str], at: int, word: str, dictionary: EnglishWords) -> Piece | None:
    found = _looked_up(folded, at, word, dictionary)
    if found is not None:
        return found
    for cut, changes in _cuts(word):
        found = _looked_up(folded, at, cut, dictionary)
        if found is not None:
            return msgspec.structs.replace(found, **changes)
    return None


def _is_emblem_alone(piece: Piece) -> bool:
    return piece.last == piece.first + 1 and all(sense.use == "emblem" for sense in piece.senses)


def _is_proper_alone(piece: Piece) -> bool:
    """Whether one word is a body's own name in the dictionary (`قسد`), which the report may know in full."""
    alone = piece.last == piece.first + 1 and piece.name is None
    return alone and bool(piece.senses) and all(is_own_name(sense) for sense in piece.senses)


def is_own_name(sense: Sense) -> bool:
    """Whether a word for a body is one body's own name, which English writes with a capital and no article."""
    return sense.use in _NAMED_BODIES and sense.english[:1].isupper()


def _named(word: str, at: int, last: int, name: str, dictionary: EnglishWords) -> Piece:
    joint, preposition = _before_name(word, dictionary)
    return Piece(
        at, last, word, name=name, definite=True, joint=joint, preposition=preposition, letter=preposition is not None
    )


def _before_name(word: str, dictionary: EnglishWords) -> tuple[bool, str | None]:
    """Whether و is written to a name, and which preposition: told by ل and ب with the article alone."""
    if word.startswith("لل"):
        return False, BELONGING
    if word.startswith(("وال", "ولل")) and not dictionary.of(word):
        return True, None
    return False, None


def _looked_up(folded: Sequence[str], at: int, word: str, dictionary: EnglishWords) -> Piece | None:
    stem = word if dictionary.of(word) else bare(word)
    definite = stem != word
    forms = [stem, *(bare(later) for later in folded[at + 1 : at + 5])]
    length = dictionary.longest(forms, 0)
    if length and (at or not _tells_field(dictionary.of(" ".join(forms[:length])))):
        ends = length > 1 and folded[at + length - 1].startswith("ال")
        senses = dictionary.of(" ".join(forms[:length]))
        proper = length > 1 and any(sense.english[:1].isupper() for sense in senses)
        return Piece(at, at + length, " ".join(forms[:length]), definite=definite or ends or proper, senses=senses)
    senses = dictionary.of(stem)
    return Piece(at, at + 1, stem, definite=definite, senses=senses) if senses else None


def _tells_field(senses: tuple[Sense, ...]) -> bool:
    """Whether a phrase only tells what a body is for, so that its first word alone heads (`إدارة الكوارث`)."""
    return all(sense.use in {"topic", "emblem"} for sense in senses)


def _cuts(word: str) -> list[tuple[str, dict[str, object]]]:
    """The ways to cut clitics off a word, likeliest first; the article stays."""
    found: list[tuple[str, dict[str, object]]] = []
    joint = word[:1] in _JOINTS and len(word) > 3  # noqa: PLR2004  a word of three letters keeps them
    for text, joined in ((word, False), (word[1:], True)) if joint else ((word, False),):
        marks: dict[str, object] = {"joint": True} if joined else {}
        if joined:
            found.append((text, marks))
        if text.startswith("لل") and len(text) > 3:  # noqa: PLR2004
            found.append((f"ال{text[2:]}", {**marks, "preposition": BELONGING, "letter": True}))
            found.append((f"ال{text[1:]}", {**marks, "preposition": BELONGING, "letter": True}))
        elif text[:1] in _WRITTEN_ON and len(text) > 3:  # noqa: PLR2004
            found.append((text[1:], {**marks, "preposition": _WRITTEN_ON[text[0]], "letter": True}))
    return found


def _unknown(word: str, at: int) -> Piece:
    if word.startswith("ولل") and len(word) > 4:  # noqa: PLR2004
        return Piece(at, at + 1, word[3:], definite=True, joint=True, preposition=BELONGING, letter=True)
    if word.startswith("لل") and len(word) > 3:  # noqa: PLR2004
        return Piece(at, at + 1, word[2:], definite=True, preposition=BELONGING, letter=True)
    if word.startswith("وال") and len(word) > 4:  # noqa: PLR2004
        return Piece(at, at + 1, word[3:], definite=True, joint=True)
    if word.startswith("بال") and len(word) > 4:  # noqa: PLR2004
        return Piece(at, at + 1, word[3:], definite=True, preposition="in", letter=True)
    stem = bare(word)
    return Piece(at, at + 1, stem, definite=stem != word)


def tree(found: Sequence[Piece], *, place: bool | None = None, topic: bool = False) -> Node:
    """The pieces as a noun with what belongs to it.

    The first is its head: a word for a `place` where it can be or (False) where nothing else, or what a body is for
    (`topic`).
    """
    root = _node(found, 0, None)
    if topic:
        root.sense = next((sense for sense in found[0].nouns if sense.use == "topic"), root.sense)
    if place is False:
        root.sense = next((sense for sense in found[0].nouns if sense.use in _OF_BODIES), root.sense)
    if place and not (found[1:] and any(sense.use == "topic" for sense in found[1].senses)):
        root.sense = next((sense for sense in found[0].nouns if sense.use in _PLACES | {"facility"}), root.sense)
    chain = [root]
    at = 1
    while at < len(found):
        at = _attach(found, at, chain)
    return root


def _node(found: Sequence[Piece], at: int, parent: Sense | None) -> Node:
    piece = found[at]
    sense = _sense(found, at, parent)
    called = [piece] if parent is not None and _is_called(found, at, sense, parent) else []
    return Node(piece, sense, [], [], [], [], [], called)


def _sense(found: Sequence[Piece], at: int, parent: Sense | None) -> Sense | None:
    """What the piece is here: at the head of a phrase a word that heads, behind a noun rather what the noun is for."""
    piece = found[at]
    nouns = piece.nouns
    if not nouns:
        return piece.adjective
    if piece.text.endswith("ا") and _in_construct(found, at) and found[at + 1].definite:
        nouns = tuple(sorted(nouns, key=lambda sense: sense.number != "d"))
    if parent is not None and _in_construct(found, at):
        people = next((sense for sense in nouns if sense.use == "people" and sense.number != "s"), None)
        if people is not None:
            return people
    wanted = _WANTED.get(parent.use, ()) if parent is not None else ()
    inner = next((sense for use in wanted for sense in nouns if sense.use == use and _fits_inside(sense, parent)), None)
    if inner is not None:
        return inner
    heading = [sense for sense in nouns if sense.use not in {"topic", "emblem"}] or nouns
    if _before_a_name(found, at):
        return next((sense for sense in heading if sense.use in _PLACES), heading[0])
    return heading[0]


def _fits_inside(sense: Sense, parent: Sense | None) -> bool:
    """Whether a body may be named after it: of persons only after several (`نقابة المعلمين`)."""
    return sense.use != "people" or sense.number == "p" or (parent is not None and parent.use == "quantity")


def _in_construct(found: Sequence[Piece], at: int) -> bool:
    """Whether a genitive follows a noun without article."""
    if found[at].definite or at + 1 >= len(found):
        return False
    following = found[at + 1]
    return following.preposition is None and not following.joint and following.number is None


def _before_a_name(found: Sequence[Piece], at: int) -> bool:
    """Whether a name follows, which places have and offices hardly (`قضاء سنجار`, a district and no judiciary)."""
    return _in_construct(found, at) and (found[at + 1].name is not None or not found[at + 1].senses)


def _is_called(found: Sequence[Piece], at: int, sense: Sense | None, parent: Sense) -> bool:
    """Whether the words from here on are what the noun before is called after, to be spelt and not translated."""
    piece = found[at]
    if sense is None:
        return piece.name is None
    if parent.use == "party":
        return sense.use in _PLACES | {"facility"} and piece.definite
    if parent.use not in CALLED_AFTER:
        return False
    if piece.name is not None and parent.use not in _KEEP_EMBLEMS:
        return False
    if sense.use == "quantity":
        return True
    if sense.use == "people":
        return sense.number == "s" or (parent.use in _PLACES | {"medium"} and not _in_construct(found, at))
    if sense.use == "topic":
        return parent.use in {"place", "settlement", "medium"}
    if parent.use in {"place", "settlement"} and sense.use != "emblem":
        proper = piece.last > piece.first + 1 and sense.english[:1].isupper()
        return piece.definite and not proper
    return sense.use in {"emblem", "adjective", "nationality"} or parent.use == "medium"


def _attach(found: Sequence[Piece], at: int, chain: list[Node]) -> int:
    """Attach the piece at `at`, and what follows it where it opens a phrase of its own; the place behind it."""
    piece, root, deepest = found[at], chain[0], chain[-1]
    if piece.preposition is not None:
        body = root.sense is not None and root.sense.use in {"body", "party"}
        rest = [msgspec.structs.replace(piece, preposition=None, joint=False), *found[at + 1 :]]
        inner = tree(rest, topic=body and piece.preposition in {BELONGING, "for"})
        root.complements.append((piece.preposition, inner))
        return len(found)
    if piece.number is not None:
        root.number = root.number or piece.number
        return at + 1
    owner = _owner(piece, chain)
    if owner is not None:
        owner.adjectives.append(piece)
        return at + 1
    if piece.joint:
        return _join(found, at, chain)
    if deepest.called:
        deepest.called.append(piece)
    elif not piece.definite and root.number is not None and root.sense is not None and piece.nouns:
        root.genitives.append(_node(found, at, root.sense))
    elif not deepest.closed and deepest.sense is not None:
        node = _node(found, at, deepest.sense)
        deepest.genitives.append(node)
        chain.append(node)
    else:
        titled = deepest.sense is not None and deepest.sense.use == "people" and deepest.sense.number == "s"
        (deepest if titled else root).appositions.append(piece)
    return at + 1


def _join(found: Sequence[Piece], at: int, chain: list[Node]) -> int:
    """A noun joined by و: to the genitive beside which it is of one sort, else to the whole."""
    piece = msgspec.structs.replace(found[at], joint=False)
    rest = [piece, *found[at + 1 :]]
    for level in range(len(chain) - 1, 0, -1):
        node, owner = chain[level], chain[level - 1]
        if _same_sort(node, piece):
            inner = _node(rest, 0, owner.sense)
            owner.genitives.append(inner)
            chain[level:] = [inner]
            return at + 1
    chain[0].joined.append(tree(rest))
    return len(found)


def _same_sort(node: Node, piece: Piece) -> bool:
    if piece.definite != node.piece.definite:
        return False
    if node.sense is None or not piece.nouns:
        return node.sense is None and not piece.nouns
    sorts = {"topic", "emblem"} if node.sense.use in {"topic", "emblem"} else {node.sense.use}
    return any(sense.use in sorts for sense in piece.nouns)


def _owner(piece: Piece, chain: Sequence[Node]) -> Node | None:
    """The noun that the piece belongs to as its adjective, or None where it is none."""
    adjective = piece.adjective
    if adjective is None:
        return None
    order = chain if adjective.use == "nationality" else tuple(reversed(chain))
    agreeing = [node for node in order if _agrees(piece, node) and not (node.appositions and node is not chain[0])]
    known = next((node for node in agreeing if node.sense is not None and not node.called), None)
    return known or (agreeing[0] if agreeing and not agreeing[0].called else None)


def _agrees(piece: Piece, node: Node) -> bool:
    if piece.definite != node.definite or node.piece.number is not None:
        return False
    adjectives = [sense for sense in piece.senses if sense.use in ADJECTIVES]
    return any(_fits(adjective, node) for adjective in adjectives)


def _fits(adjective: Sense, node: Node) -> bool:
    sense = node.sense
    if sense is None:
        return adjective.number == "s"
    if sense.number == "s":
        return adjective.number == "s" and adjective.gender == sense.gender
    if sense.number == "d":
        return adjective.number != "s"
    return adjective.gender == "f" or (sense.use == _HUMAN and adjective.number == "p")
