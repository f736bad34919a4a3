"""English for the noun phrases that name who took part in an event: `أربعة جنود تونسيين`, four Tunisian soldiers.

A phrase is read from its first word on: a number or quantity, the noun, its adjectives and genitives, then what a
preposition leads to and what is joined by و. English keeps that order but for what stands before its noun there. What
has no English here never comes out wrong: an adjective, an apposition or a complement is left out, and where the head,
a genitive or a joined noun is unknown there is no English at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.numerals import Numeral
from musnad.reading.englishwords import ADJECTIVES, EnglishWords, Sense, bare
from musnad.reading.eventwords import GROUPS
from musnad.reading.nounshapes import Noun, nouns_in
from musnad.reading.phrasenodes import BODIES, PEOPLE, QUOTES, Node, count_in_english, goes_before, written
from musnad.reading.phrasenouns import Hit, Nouns, PhraseReport
from musnad.reading.phrasewords import PhraseWords

_COMMAS: Final = frozenset("،,")
_CLOSED: Final = ("relative", "negation", "conditional")
_FROM: Final = "من"
_LONGEST: Final = 4
_GROUND: Final = GROUPS["ground"]
_TITLED: Final = frozenset({"soldier"})
_AND: Final = "و"
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن")
_MEMBER: Final = "member"
_ALONE: Final = frozenset({"واحد", "واحده", "واحدا", "اثنان", "اثنين", "اثنتان", "اثنتين"})
"""Numbers that stand behind their noun without article."""
_HIS: Final = {("ه", False): "his", ("ها", True): "her"}
_LONGEST_PHRASE: Final = 60
_WHOSE: Final = " of the "
_STORES: Final = GROUPS["weapon"] | {"equipment", "goods", "money"}


def phrase_in_english(report: PhraseReport, first: int, last: int) -> str | None:
    """The English of the noun phrase that is the tokens `first` up to `last`; None where it cannot be told.

    A conjunction and a preposition written to the first token do not count.
    """
    node = _Walk(report, first, last).phrase() if last - first <= _LONGEST_PHRASE else None
    return None if node is None else written(node) or None


_RELATIVES: Final = frozenset({"person", "woman"})


class _Walk:
    """One way through the words of a phrase, from its first token up to its last."""

    def __init__(self, report: PhraseReport, at: int, last: int) -> None:
        self.report = report
        self.sight = report.sight
        self.words = report.words
        self.nouns = Nouns(report, last)
        self.at = at
        self.last = last

    def phrase(self) -> Node | None:
        """The noun at the place with all that belongs to it."""
        node = self._begin()
        if node is None:
            return None
        chain = [node]
        while self.at < self.last:
            goes_on = self._step(chain)
            if goes_on is None:
                return None
            if not goes_on:
                break
        self._held(node)
        return node

    def _held(self, node: Node) -> None:
        """Put the person's name that stands behind an office and all that belongs to it in the place of both."""
        index = self.report.name_at.get(self.at) if self.at < self.last else None
        if index is None or node.kind not in PEOPLE or node.several or node.joined or not node.tail:
            return
        if self.report.naming.names[index].kind == "person" and not self.report.clitic(self.at):
            name = self._name(self.at)
            if name is not None:
                _become(node, name)

    # How a phrase begins

    def _begin(self) -> Node | None:
        while self.at < self.last and self.sight.reading.tokens[self.at].form in QUOTES:
            self.at += 1
        if self.at >= self.last:
            return None
        if self.at in self.report.name_at:
            return self._name(self.at)
        numeral = self.report.numerals.get(self.at)
        if numeral is not None:
            return self._counted(numeral)
        if not self.sight.is_word(self.at):
            return None
        return self._pointed() or self._quantified() or self._noun()

    def _name(self, at: int) -> Node | None:
        index = self.report.name_at[at]
        name = self.report.naming.names[index]
        english = self.report.naming.entity(index).name_en
        if name.first != at or name.last > self.last or english is None:
            return None
        self.at = name.last
        english = english.partition(" (")[0]
        adjective = None if name.country is None else name.country.adjective_en
        return Node(english, english, "s", name.kind.upper(), adjective=adjective)

    def _counted(self, numeral: Numeral) -> Node | None:
        """A number with what it counts, or by itself."""
        count = count_in_english(numeral, self._vague(numeral))
        if count is None:
            return None
        self.at = numeral.last + 1
        partitive = self._takes(_FROM)
        if self.at >= self.last:
            count = count.removesuffix(" of")
            return Node(count, count, "p", "person")
        if self.report.text(self.at) in self.words.partitive:
            self.at += 1
            return Node(f"{count.removesuffix(' of')} of them", "", "s", "PERSON")
        node = self._others() or self._begin()
        if node is None or node.count or node.quantity:
            return None
        node.count, node.partitive = count, partitive
        return node

    def _takes(self, word: str) -> bool:
        """Past a word, where it is the next one."""
        found = self.at + 1 < self.last and self.report.text(self.at) == word
        self.at += found
        return found

    def _vague(self, numeral: Numeral) -> str | None:
        """The English of a number that is none (`عشرات الآلاف`)."""
        found = [self._bare_number(at) for at in range(numeral.first, numeral.last + 1)]
        return self.words.vague.get(tuple(found))

    def _bare_number(self, at: int) -> str:
        text = self.report.text(at)
        return next((cut.form for cut in nouns_in(text) if (cut.form,) in self.words.vague), text)

    def _others(self) -> Node | None:
        """`سبعة آخرين`."""
        for cut in nouns_in(self.report.text(self.at)):
            if any(sense.english == "other" for sense in self.words.adjectives.of(cut.form)):
                self.at += 1
                return Node("other", "others", "p", "person", feminine=False)
        return None

    def _pointed(self) -> Node | None:
        pointing = self.words.pointing.get(self.report.text(self.at))
        if pointing is None or self.at + 1 >= self.last:
            return None
        self.at += 1
        node = self._begin()
        if node is not None and not node.named:
            node.pointing = pointing
        return node

    def _quantified(self) -> Node | None:
        for length in range(min(_LONGEST, self.last - self.at - 1), 0, -1):
            forms = [self.report.text(at) for at in range(self.at, self.at + length)]
            cuts = dict.fromkeys((cut.form if not cut.definite else f"ال{cut.form}") for cut in nouns_in(forms[0]))
            quantity = next((q for cut in cuts if (q := self.words.quantities.get((cut, *forms[1:])))), None)
            if quantity is not None:
                return self._quantity(quantity, length)
        return None

    def _quantity(self, quantity: str, length: int) -> Node | None:
        before, self.at = self.at, self.at + length
        node = self._begin()
        if node is None or node.quantity or node.pointing:
            self.at = before
            return None
        node.quantity = quantity
        return node

    def _noun(self) -> Node | None:
        alone = self.at == 0 or not self.sight.is_word(self.at - 1) or self._names_person(self.at + 1)
        hit = self.nouns.hit(self.at) or self.nouns.national(self.at, alone=alone)
        if hit is None:
            return None
        self.at = hit.last
        return hit.node

    def _names_person(self, at: int) -> bool:
        """Whether the name of a person begins at a token (`الفرنسي جان موران`)."""
        index = self.report.name_at.get(at) if at < self.last else None
        return index is not None and self.report.naming.names[index].kind == "person"

    # What follows the noun

    def _step(self, chain: list[Node]) -> bool | None:
        """Take what follows: False where the phrase ends there, None where it cannot be told."""
        at = self.at
        token = self.sight.reading.tokens[at]
        if token.kind == "mark":
            return self._past_mark()
        if chain[0].count and (bound := self._bound()):
            self.at += bound
            return True
        if at in self.report.name_at:
            return self._name_behind(chain)
        if self.report.text(at) == _AND:
            self.at += 1
            return self._join(chain)
        if at in self.report.numerals and self._adjective(at, chain) is None:
            return self._number_behind(chain)
        form = self.sight.forms[at]
        if not self.sight.is_word(at) or form.complementizer is not None or form.is_a(*_CLOSED):
            return False
        return self._word_behind(chain)

    def _past_mark(self) -> bool:
        """Past a quotation mark, and a comma before و."""
        form = self.sight.reading.tokens[self.at].form
        after = self.at + 1
        listing = form in _COMMAS and after < self.last and self.report.text(after).startswith("و")
        if form not in QUOTES and not listing:
            return False
        self.at = after
        return True

    def _bound(self) -> int:
        """How many tokens the words have that bound the number before (`على الأقل`); 0 where there are none."""
        forms = [self.report.text(at) for at in range(self.at, min(self.at + _LONGEST, self.last))]
        return next((size for size in range(len(forms), 0, -1) if tuple(forms[:size]) in self.words.bounds), 0)

    def _number_behind(self, chain: list[Node]) -> bool | None:
        """A number behind a noun: how many (`الجنود السبعة`, `شخص واحد`), or how many of what (`جثث ستة رجال`)."""
        numeral, node, deepest = self.report.numerals[self.at], chain[0], chain[-1]
        count = count_in_english(numeral, None)
        alone = self.report.text(self.at) in _ALONE
        node = deepest if alone else node
        its_own = alone or self.report.text(self.at).startswith("ال")
        if its_own and count is not None and not node.count and not node.named:
            node.count = count
            self.at = numeral.last + 1
            return True
        digits = self.sight.reading.tokens[self.at].kind == "number" and deepest.kind not in {"body", "casualty"}
        if digits or not deepest.open or deepest.named:
            return False
        counted = self._counted(numeral)
        if counted is None:
            return None
        self._add_genitive(chain, counted)
        return True

    def _word_behind(self, chain: list[Node]) -> bool | None:
        if (governed := self._governed(chain)) is not None:
            return governed
        if (led := self._led(chain)) is not None:
            return led
        at = self.at
        adjective = self._adjective(at, chain)
        hit = self.nouns.hit(at)
        if adjective is not None and hit is not None:
            longer = chain[-1].open and hit.last > adjective.last
            adjective = None if longer or (adjective.joint and _is_joined(hit, adjective)) else adjective
        if adjective is not None:
            if adjective.joint:
                _part_adjective(adjective.owner)
            _describe(adjective)
            self.at = adjective.last
            return True
        if hit is None:
            topic = chain[-1].kind not in PEOPLE - {"official"}
            hit = self.nouns.of_dictionary(at, topic=topic) or self.nouns.national(at, alone=True)
        if hit is None or self._is_only_event(hit, at):
            return self._unknown(chain)
        if hit.cut.joint:
            return self._join(chain)
        if hit.cut.preposition:
            return self._complement(chain[0], hit.cut.preposition)
        return self._genitive(chain, hit)

    def _unknown(self, chain: list[Node]) -> bool | None:
        """A word without English: an adjective is left out, a genitive or a joined noun makes the phrase untold."""
        form, deepest = self.sight.forms[self.at], chain[-1]
        if form.joint:
            return None
        if form.preposition:
            return False
        if deepest.open:
            if form.definite or not form.adjective:
                return None
            deepest.open = False
        elif not (form.definite and chain[0].definite):
            return False
        self.at += 1
        return True

    def _is_only_event(self, hit: Hit, at: int) -> bool:
        """Whether a word without article is known as an event alone, and may be an adjective (`دورية مساندة`)."""
        known = self.nouns.single(at, [hit.cut]) or self.nouns.of_dictionary(at)
        return hit.node.kind == "matter" and not hit.cut.definite and known is None

    def _genitive(self, chain: list[Node], hit: Hit) -> bool:
        deepest = chain[-1]
        if not deepest.open:
            return False
        self._add_genitive(chain, hit.node)
        self.at = hit.last
        return True

    @staticmethod
    def _add_genitive(chain: list[Node], node: Node) -> None:
        deepest = chain[-1]
        deepest.open = False
        deepest.genitives = [*deepest.genitives, node]
        chain.append(node)

    def _name_behind(self, chain: list[Node]) -> bool | None:
        at = self.at
        if self.report.naming.names[self.report.name_at[at]].first != at:
            return False
        clitic = self.report.clitic(at)
        if clitic.startswith(("و", "ف")):
            return self._join(chain)
        if clitic:
            return self._complement(chain[0], clitic)
        name = self._name(at)
        if name is None:
            return None if chain[-1].open else False
        return self._named(chain, name)

    def _named(self, chain: list[Node], name: Node) -> bool:
        """A name right behind a noun: what the noun describes, whose title it is, or its genitive."""
        root, deepest = chain[0], chain[-1]
        described = deepest.arabic in self.words.described and name.kind != "PERSON"
        titled = root.kind in PEOPLE and name.kind == "PERSON" and not deepest.open
        ranked = deepest.kind in _TITLED and name.kind == "PERSON" and deepest.number == "s"
        placed = deepest.kind in {"settlement", "area"} and deepest.article and name.kind == "PLACE"
        if described or placed or ranked or titled:
            _become(root if titled and not _is_kin(root, deepest) else deepest, name)
            return True
        if not deepest.open:
            return self._national_behind(deepest)
        if name.adjective is not None and deepest.kind in PEOPLE | {"force"}:
            deepest.adjectives = [*deepest.adjectives, (name.adjective, False)]
            deepest.article, deepest.open = True, False
            return True
        self._add_genitive(chain, name)
        return True

    def _national_behind(self, node: Node) -> bool:
        """`مواطنا سوريا`, where the adjective is spelt like the state."""
        adjective = self.nouns.accusative_national(self.at - 1)
        if adjective is None or node.number != "s" or node.article or node.feminine or node.named:
            return False
        node.adjectives = [*node.adjectives, (adjective, False)]
        return True

    def _join(self, chain: list[Node]) -> bool | None:
        """What و joins; None where it cannot be read, or may belong to a genitive that English has before its noun."""
        walk = _Walk(self.report, self.at, self.last)
        node = walk.phrase()
        if node is None:
            return None
        root = chain[0]
        before = [one for one in root.genitives if goes_before(one, root)]
        self.at = walk.at
        if _is_of_sort(root, node):
            _part_adjective(root)
            root.adjectives = [*root.adjectives, (node.many, True)]
            return False
        if before and not node.definite and _sort(node) == _sort(before[0]) != _sort(root):
            if node.tail or node.genitives or node.joined or before[0].tail:
                return None
            before[0].joined = [*before[0].joined, node]
            return False
        if root.kind in PEOPLE and not root.several:
            node.whose = node.whose or _HIS.get((node.pronoun, root.feminine), "")
        elif (node.pronoun, root.feminine) in _HIS and root.kind not in PEOPLE:
            node.whose = "its"
        root.joined = [*root.joined, msgspec.structs.replace(node, joined=[]), *node.joined]
        if root.count or root.quantity or root.bare:
            for one in root.joined:
                one.bare = True
        return False

    def _complement(self, root: Node, preposition: str) -> bool:
        """A noun with a preposition written to it; ل tells whose it is, ب in which place."""
        walk = _Walk(self.report, self.at, self.last)
        node = walk.phrase()
        if node is None:
            return False
        english = _written_on(preposition, node, root)
        if english is not None:
            node.bare = english == "for"
            root.tail = [*root.tail, f"{english} {written(node)}"]
            self.at = walk.at
        return False

    def _led(self, chain: list[Node]) -> bool | None:
        """What a preposition leads to; None where no preposition stands here."""
        for length in range(min(_LONGEST, self.last - self.at), 0, -1):
            forms = tuple(self.report.text(at) for at in range(self.at, self.at + length))
            english = self.words.prepositions.get(forms)
            if english is None:
                continue
            walk = _Walk(self.report, self.at + length, self.last)
            node = walk.phrase()
            if node is not None:
                if forms == (_FROM,):
                    english = _from(node, chain[0])
                    node.bare = english == "of" and not chain[0].definite and node.kind not in BODIES
                self.at = walk.at
                if english == "of" and node.head == chain[0].head == _MEMBER:
                    node.partitive, node.count = True, chain[0].count
                    _replace(chain[0], node)
                    return False
                chain[0].tail = [*chain[0].tail, f"{english} {written(node)}"]
            return False
        return None

    def _governed(self, chain: list[Node]) -> bool | None:
        """An adjective with what it governs; None where there is none."""
        for length in (3, 2, 1):
            for cut, sense in self._governing(length):
                takes = self.words.governed[sense.english].takes
                at = self.at + length
                if self.report.text(at) in {f"{take}{pronoun}" for take in takes for pronoun in _PRONOUNS}:
                    self.at = at + 1  # whom the pronoun means is not told here
                    return True
                if not takes or self.report.text(at) in takes or self._written_to(at) & takes:
                    joint = "and " if cut.joint else ""
                    self._govern(chain[0], f"{joint}{sense.english}", at + (self.report.text(at) in takes))
                    return False
        return None

    def _governing(self, length: int) -> Iterator[tuple[Noun, Sense]]:
        """The governing adjectives that so many words may be, with a word behind them."""
        if self.at + length >= self.last:
            return
        forms = [self.report.text(at) for at in range(self.at, self.at + length)]
        for cut in nouns_in(forms[0]):
            if not (cut.preposition or cut.enclitic):
                yield from ((cut, sense) for sense in self.words.governing.of(" ".join((cut.form, *forms[1:]))))

    def _govern(self, node: Node, english: str, at: int) -> None:
        """Add what is governed; where it is unknown the adjective is left out with it."""
        walk = _Walk(self.report, at, self.last)
        inner = walk.phrase()
        if inner is not None:
            self.at = walk.at
            node.tail = [*node.tail, f"{english} {written(inner)}"]

    def _written_to(self, at: int) -> frozenset[str]:
        """The prepositions that may be written to the noun, number or name at a token."""
        if at in self.report.name_at:
            return frozenset({self.report.clitic(at)})
        if at in self.report.numerals:
            return frozenset(self.report.text(at)[:1])
        form, hit = self.sight.forms[at], self.nouns.hit(at)
        return frozenset({form.preposition} if hit is None else {hit.cut.preposition})

    def _adjective(self, at: int, chain: Sequence[Node]) -> Adjective | None:
        """The adjective at a token with the noun it belongs to, the nearest that it agrees with."""
        names = self.report.english.dictionary
        read = [
            (one, dictionary is self.words.personal or (dictionary is names and self._is_person(one[0].form)))
            for dictionary in (self.words.personal, self.words.adjectives, names)
            for one in self._adjectives(at, dictionary)
        ]
        for node in reversed(chain):
            for (cut, senses, last), personal in read:
                if personal and node.kind not in PEOPLE:
                    continue
                sense = next((sense for sense in senses if _agrees(sense, cut, node, self.words)), None)
                if sense is not None:
                    return Adjective(sense.english, bool(cut.joint), node, last)
        return None

    def _is_person(self, form: str) -> bool:
        """Whether a form is a noun for persons as entered, which is rather an adjective beside persons alone."""
        things = self.report.events.things.get(form, ())
        return any(one.thing.class_ in PEOPLE and fold_word(one.thing.form) == form for one in things)

    def _adjectives(self, at: int, dictionary: EnglishWords) -> Iterator[tuple[Noun, tuple[Sense, ...], int]]:
        for cut in nouns_in(self.report.text(at)):
            if cut.enclitic or cut.preposition:
                continue
            behind = range(at + 1, min(at + _LONGEST, self.last))
            forms = [cut.form, *(bare(self.report.text(one)) for one in behind)]
            length = dictionary.longest(forms, 0) or 1
            senses = tuple(s for s in dictionary.of(" ".join(forms[:length])) if s.use in ADJECTIVES)
            if senses:
                yield cut, senses, at + length


class Adjective(NamedTuple):
    """An adjective: its English, whether و is written to it, the noun it belongs to, and the token behind it."""

    english: str
    joint: bool
    owner: Node
    last: int


def _describe(adjective: Adjective) -> None:
    """Add an adjective to its noun, or to the genitive that the noun has in itself (`رئيس المجلس المحلي`)."""
    owner, english = adjective.owner, adjective.english
    if _WHOSE in owner.head and not (adjective.joint or owner.adjectives):
        owner.head = owner.head.replace(_WHOSE, f"{_WHOSE}{english} ", 1)
        owner.many = owner.many.replace(_WHOSE, f"{_WHOSE}{english} ", 1)
        return
    owner.adjectives.append((english, adjective.joint))


def _is_joined(hit: Hit, adjective: Adjective) -> bool:
    """Whether a word with و is a further noun and no further adjective: persons beside persons, or before any."""
    owner = adjective.owner
    return not hit.cut.enclitic and bool(hit.cut.joint) and (owner.kind in PEOPLE or not owner.adjectives)


def _agrees(sense: Sense, cut: Noun, node: Node, words: PhraseWords) -> bool:
    """Whether an adjective agrees with a noun in definiteness, number and gender."""
    if node.named or cut.definite != node.definite:
        return False
    if node.mass and node.number == "s" and node.kind not in PEOPLE:
        return True
    feminine = node.feminine or node.arabic in words.feminine
    if node.number == "s":
        plural = node.count not in {"", "one"} and sense.number == "p"
        return plural or (sense.number == "s" and (sense.gender == "f") == feminine)
    if node.number == "d":
        return sense.number != "s"
    if node.kind in PEOPLE:
        return sense.number == "p" or (sense.number == "s" and sense.gender == "f")
    return sense.gender == "f"


def _is_kin(root: Node, deepest: Node) -> bool:
    """Whether a noun tells whose relative or companion a person is, whom the name means (`أم الشهيد سامر`)."""
    theirs = deepest is not root and deepest.kind in PEOPLE and deepest.number == "s"
    return theirs and root.kind in _RELATIVES


def _become(node: Node, name: Node) -> None:
    """Put a name in the place of the noun that only describes it."""
    node.head, node.many, node.number, node.kind = name.head, name.many, "s", name.kind
    node.adjective, node.open = name.adjective, False
    node.adjectives, node.genitives, node.tail = [], [], []


def _is_of_sort(root: Node, node: Node) -> bool:
    """Whether what is joined tells the sort of a place, too, which its noun tells already (`مخازن أسلحة وذخيرة`)."""
    plain = not (node.definite or node.genitives or node.tail or node.joined or node.count or node.adjectives)
    bare = not (root.definite or root.genitives or root.adjectives) and " " in root.arabic
    return plain and bare and root.kind in _GROUND and _sort(node) == "stores"


def _part_adjective(node: Node) -> None:
    """Take the adjective out of a noun of two words, so that another can be joined to it (`أسلحة خفيفة ومتوسطة`)."""
    first, _, rest = node.head.partition(" ")
    if not node.adjectives and rest and node.many.startswith(f"{first} "):
        node.head, node.many = rest, node.many.removeprefix(f"{first} ")
        node.adjectives = [(first, False)]


def _replace(node: Node, other: Node) -> None:
    """Put another noun in the place of one that says no more than it."""
    for field in Node.__struct_fields__:
        setattr(node, field, getattr(other, field))


def _sort(node: Node) -> str:
    """People, bodies, or the class of anything else."""
    if node.kind in PEOPLE:
        return "people"
    return "bodies" if node.kind in BODIES else "stores" if node.kind in _STORES else node.kind


def _from(node: Node, root: Node) -> str:
    """What من says: where somebody is from, or of whom or what they are some."""
    if node.several and (root.kind == "casualty" or (root.count and root.kind == node.kind == "person")):
        return "among"
    if root.kind == "matter" or root.kind in _GROUND:
        return "of"
    return "from" if node.kind in _GROUND or node.kind == "PLACE" else "of"


def _written_on(preposition: str, node: Node, root: Node) -> str | None:
    """The English of a preposition written to a noun; None where only the sentence tells what it means."""
    if preposition.endswith("ل"):
        if node.kind in PEOPLE and root.kind in _GROUND | {"goods"}:
            return "for"
        return "of" if node.named or node.kind in PEOPLE | BODIES else None
    if preposition.endswith("ب"):
        return "in" if node.kind in _GROUND or node.kind == "PLACE" else None
    return None
