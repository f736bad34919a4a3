"""A noun phrase taken apart, and how it is written in English.

English has adjectives, a body's name and what tells the sort before the noun, everything else behind it, in the order
in which Arabic has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from musnad.arabic.numerals import Numeral
from musnad.reading.bodynames import listed
from musnad.reading.eventwords import GROUPS
from musnad.reading.rolenames import indefinite, with_article

QUOTES: Final = frozenset("\"'“”«»‹›„‟")
NAMES: Final = frozenset({"PERSON", "ORGANIZATION", "PLACE"})
"""The kinds of names, beside the classes of participants."""
PEOPLE: Final = GROUPS["people"]
BODIES: Final = frozenset({"force", "group", "authority", "power"})
_MEASURES: Final = frozenset({"force", "group", "matter", "words"})
"""Classes of nouns behind which the genitive says what they consist of, which English has behind `of`."""
_BEAR_NAMES: Final = PEOPLE | {"force", "site", "base", "vehicle"}
_ARTICLED: Final = frozenset(
    {"state", "group", "regime", "militia", "faction", "sea", "ocean", "river", "canal", "strip", "bank", "mountains"}
)
"""Last words of names that have the article, beside those that sources have it with."""
_WATERS: Final = frozenset({"gulf", "strait", "sea", "bay"})
"""First words of names that have the article."""
_ALWAYS_MANY: Final = frozenset({"weapon", "drug", "explosive"})
"""Nouns that stand in the plural before another, too: a weapons depot."""
_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MILLION: Final = 1_000_000
_LONG: Final = 3


class Node(msgspec.Struct):
    """A noun with what belongs to it.

    `head` is its English in the singular, `many` in the plural, `number` that of the Arabic form; `kind` its class as a
    participant, or of a name `PERSON`, `ORGANIZATION` or `PLACE`; `arabic` its form as entered, `pronoun` what is
    written to it; `article` says that it has one, or a pronoun, `open` that a genitive may follow, `partitive` that من
    leads to it behind a number, `bare` that English has no article before it. `adjective` is that of the state that a
    name names. `adjectives` say whether و is written to them; `tail` is what stands behind the noun in English.
    """

    head: str
    many: str
    number: str
    kind: str
    arabic: str = ""
    article: bool = False
    open: bool = False
    feminine: bool = False
    adjective: str | None = None
    count: str = ""
    quantity: str = ""
    pointing: str = ""
    whose: str = ""
    pronoun: str = ""
    partitive: bool = False
    bare: bool = False
    adjectives: list[tuple[str, bool]] = []
    genitives: list[Node] = []
    tail: list[str] = []
    joined: list[Node] = []

    @property
    def definite(self) -> bool:
        """Whether it is definite in Arabic: by the article, by a definite genitive, or as a name."""
        if self.article or self.named:
            return True
        return bool(self.genitives) and self.genitives[0].definite

    @property
    def named(self) -> bool:
        """Whether it is a name."""
        return self.kind in NAMES

    @property
    def mass(self) -> bool:
        """Whether English counts it not, or has it in the plural alone."""
        return self.head == self.many

    @property
    def several(self) -> bool:
        """Whether English has it in the plural."""
        return not self.count.endswith(_WORDS[0]) if self.count else self.number != "s"


def count_in_english(numeral: Numeral, vague: str | None) -> str | None:
    """A number as English says it: in words up to ten, with what bounds it; None for ranks and parts.

    Args:
        numeral: the numeral.
        vague: the English of words for a number that is none.
    """
    if numeral.kind != "cardinal":
        return None
    if vague is not None:
        return vague
    low, high = numeral.minimum, numeral.maximum
    if low is not None and high is not None:
        if low != high:
            return f"{_figure(low)} to {_figure(high)}"
        return f"about {_figure(low)}" if numeral.vague else _figure(low)
    if low is not None:
        return f"more than {_figure(low - 1)}" if numeral.passed else f"at least {_figure(low)}"
    if high is not None:
        return f"fewer than {_figure(high + 1)}" if numeral.passed else f"up to {_figure(high)}"
    return None


def _figure(number: int) -> str:
    if number >= _MILLION and number % (_MILLION // 10) == 0:
        return f"{number / _MILLION:g} million"
    return _WORDS[number - 1] if 0 < number <= len(_WORDS) else f"{number:,}"


def written(node: Node) -> str:
    """The noun with all that belongs to it and is joined to it."""
    for one in node.joined:
        one.bare = one.bare or node.bare
    return listed([_one(node), *map(written, node.joined)])


def _one(node: Node) -> str:
    if node.named:
        return _namewritten(node)
    core = _core(node)
    behind = [written(one) for one in node.genitives if not goes_before(one, node)]
    text = " ".join((core, *(f"of {one}" for one in behind)))
    return " ".join((_opened(node, text, of=bool(behind)), *node.tail))


def _namewritten(node: Node) -> str:
    if node.quantity and node.kind == "PLACE":
        return " ".join((f"{node.quantity} of {_articled(node)}", *node.tail))
    if node.count or node.quantity:
        name = _articled(node) if node.partitive else node.head
        link = "of " if node.partitive and not (node.count or node.quantity).endswith(" of") else ""
        return " ".join((f"{node.quantity or node.count} {link}{name}", *node.tail))
    return " ".join((_articled(node), *node.tail))


def _articled(node: Node) -> str:
    if node.kind == "PERSON":
        return node.head
    words = node.head.lower().split()
    if len(words) > 1 and (words[-1] in _ARTICLED or words[0] in _WATERS) and words[0] != "the":
        return f"the {node.head}"
    return with_article(node.head)


def _core(node: Node) -> str:
    """The noun with what English has before it."""
    before = [_attribute(one) for one in node.genitives if goes_before(one, node)]
    own = {"other", *node.head.split()}
    adjectives = [english for english in _in_order(node.adjectives) if english not in own]
    other = ["other"] if any(english == "other" for english, _ in node.adjectives) else []
    noun = node.many if node.several else node.head
    return " ".join((*other, *adjectives, *before, noun))


def _in_order(adjectives: Sequence[tuple[str, bool]]) -> list[str]:
    """Adjectives in English order, which is the Arabic one turned round; those joined by و stay and get `and`."""
    groups: list[str] = []
    for english, joint in adjectives:
        if joint and groups:
            if english not in groups[-1]:
                groups[-1] = f"{groups[-1]} and {english}"
        elif english not in groups:
            groups.append(english)
    return groups[::-1]


def goes_before(genitive: Node, node: Node) -> bool:
    """Whether a genitive stands before its noun in English: one that tells the sort, or a body by its name."""
    if genitive.named:
        short = genitive.head.count(" ") < _LONG and not genitive.head.endswith("s")
        bears = node.kind in _BEAR_NAMES
        return genitive.kind == "ORGANIZATION" and short and bears and not node.joined and not node.tail
    substance = genitive.kind == "topic" or (genitive.kind == "goods" and genitive.mass)
    if substance and not genitive.genitives and not genitive.tail and not genitive.joined:
        return True
    plain = not genitive.definite and not genitive.genitives and not genitive.tail
    return plain and genitive.kind not in PEOPLE and node.kind not in _MEASURES


def _attribute(genitive: Node) -> str:
    if genitive.named:
        return genitive.head.removeprefix("the ").removeprefix("The ")
    single = genitive.several and not genitive.mass and genitive.head.split()[-1] not in _ALWAYS_MANY
    alone = msgspec.structs.replace(genitive, number="s", joined=[]) if single else genitive
    return listed([_core(alone), *map(_attribute, genitive.joined)])


def _opened(node: Node, text: str, *, of: bool) -> str:
    """The noun with its number, quantity or article."""
    if node.quantity:
        return _with_quantity(node, text)
    if node.pointing:
        several = node.several or (node.mass and node.head.endswith("s"))
        pointing = {"this": "these", "that": "those"}.get(node.pointing, node.pointing) if several else node.pointing
        return f"{pointing} {text}"
    if node.count:
        the = "the " if node.definite and not node.partitive and node.count in _WORDS and node.article else ""
        return f"{the}{node.count} {text}"
    two = "two " if node.number == "d" else ""
    if node.whose:
        return f"{node.whose} {two}{text}"
    if node.bare and (node.several or node.mass):
        return f"{two}{text}"
    if node.definite and node.head == "member" and not node.article and not node.several:
        return f"a {text}"
    if node.definite:
        of = of or any(one.definite for one in node.genitives)
        return f"{two}{text}" if of and (node.several or node.mass) else f"the {two}{text}"
    if node.several or node.mass:
        return f"{two}{text}"
    if text.startswith("other "):
        return f"an{text}"
    return f"{indefinite(text)} {text}"


def _with_quantity(node: Node, text: str) -> str:
    if node.quantity == "one":
        return f"one of the {text}" if node.several else f"one {text}"
    quantity = node.quantity
    if quantity == "every" and (node.several or node.definite):
        quantity = "all"
    return f"{quantity} {node.count} {text}" if node.count else f"{quantity} {text}"
