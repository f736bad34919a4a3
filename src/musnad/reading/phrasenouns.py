"""What the words of a phrase can be as nouns, with their English: participants, words of names and roles, events.

A form is looked for as it is entered first, then by its ending, with the fewest clitics cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from musnad.arabic.folding import fold_word
from musnad.arabic.numerals import Numeral
from musnad.reading.bodynames import nationals
from musnad.reading.english import English
from musnad.reading.englishwords import Sense, bare, plural_of
from musnad.reading.entities import Naming
from musnad.reading.eventwords import GROUPS, EventWords, NounSense, ThingSense
from musnad.reading.namesight import NameSight
from musnad.reading.nounshapes import Noun, nouns_in
from musnad.reading.phrasenodes import PEOPLE, QUOTES, Node
from musnad.reading.phrasewords import PhraseWords

_LONGEST: Final = 4
_SHORTEST: Final = 3
_PARTICLES: Final = ("preposition", "adverbial-preposition", "subordinator")
_KINDS: Final = {
    "people": "person", "nationality": "person", "body": "authority", "unit": "force", "party": "group",
    "medium": "group", "facility": "facility", "place": "area", "settlement": "settlement", "document": "words",
    "topic": "topic",
}  # fmt: skip
"""The class of a noun that only the dictionary of names has, by its use there."""
_THEIR: Final = frozenset({"هم", "هما", "هن"})
_HERS: Final = "ها"
_MINE: Final = frozenset({"ي", "نا", "كم"})
"""Pronouns of who speaks and who is spoken to, which are rather another ending in the press."""
_HAMZAS: Final = ("ئ", "ؤ")
_FEMININE: Final = "ة"
_ALEFS: Final = frozenset("أإآ")
_HIS: Final = "ه"
_MASS: Final = ("ing", "age", "fire", "force")


class Hit(NamedTuple):
    """A noun that the words from a token on may be: how the first is cut, the noun, and the token behind its last."""

    cut: Noun
    node: Node
    last: int


class PhraseReport(NamedTuple):
    """A report with what its phrases are put into English by; make one for each report by `of`.

    `numerals` gives the numeral and `name_at` the name that holds a token.
    """

    sight: NameSight
    naming: Naming
    english: English
    words: PhraseWords
    events: EventWords
    numerals: Mapping[int, Numeral]
    name_at: Mapping[int, int]

    @classmethod
    def of(  # noqa: PLR0913, PLR0917  the report, and what its words are looked up in
        cls,
        sight: NameSight,
        naming: Naming,
        english: English,
        words: PhraseWords,
        events: EventWords,
        numerals: Sequence[Numeral],
    ) -> PhraseReport:
        """A report with its names and numerals.

        Args:
            sight: the report.
            naming: its names with their English.
            english: the dictionary of names and roles, for nouns that are no participants and for adjectives.
            words: what stands beside the nouns.
            events: the nouns of participants, and those of events that stand in genitives (`ضحايا القصف`).
            numerals: its numerals.
        """
        name_at = {at: index for index, name in enumerate(naming.names) for at in range(name.first, name.last)}
        by_token = {at: numeral for numeral in numerals for at in range(numeral.first, numeral.last + 1)}
        return cls(sight, naming, english, words, events, by_token, name_at)

    def text(self, at: int) -> str:
        """The folded word at a token."""
        return self.sight.forms[at].text

    def clitic(self, at: int) -> str:
        """What is written before the name that begins at a token, folded."""
        start = self.sight.reading.tokens[at].start
        return fold_word(self.sight.reading.text[start : self.naming.names[self.name_at[at]].start])


class Nouns:
    """The nouns of one phrase, which ends before the token `last`."""

    def __init__(self, report: PhraseReport, last: int) -> None:
        self.report = report
        self.sight = report.sight
        self.last = last

    def hit(self, at: int) -> Hit | None:
        """The noun that begins at a token: of several words, of one, one that the dictionary of names has, an event."""
        marked = self.sight.reading.written(at).endswith(_FEMININE)
        cuts = [cut for cut in nouns_in(self.report.text(at)) if cut.enclitic not in _MINE]
        cuts = [cut for cut in cuts if not (marked and cut.enclitic)]
        plain = [cut for cut in cuts if not cut.enclitic]
        return (
            self._long(at)
            or self._title(at)
            or self.single(at, [cut for cut in cuts if cut.enclitic == _HERS])
            or self.single(at, plain)
            or self.of_dictionary(at)
            or self._event(at, plain)
            or (None if self.national(at, alone=True) else self.single(at, [c for c in cuts if c.enclitic]))
        )

    def _long(self, at: int) -> Hit | None:
        for length in range(min(_LONGEST, self.last - at), 1, -1):
            if self._names_in(at + 1, at + length):
                continue
            forms = [self.report.text(one) for one in range(at + 1, at + length)]
            for cut in nouns_in(self.report.text(at)):
                for rest, article in () if cut.enclitic else _as_listed(forms):
                    sense = self._fixed(" ".join((cut.form, *rest)))
                    if sense is not None:
                        definite = cut.definite or article or " ال" in sense.thing.form
                        return Hit(cut, self._node(sense, sense.number, cut, article=definite), at + length)
        return None

    def _title(self, at: int) -> Hit | None:
        """An office of several words that the dictionary of names and roles has (`وزير الداخلية`)."""
        dictionary = self.report.english.dictionary
        for cut in () if at + 1 >= self.last else nouns_in(self.report.text(at)):
            behind = range(at + 1, min(at + _LONGEST, self.last))
            length = dictionary.longest([cut.form, *(bare(self.report.text(one)) for one in behind)], 0)
            key = " ".join((cut.form, *(bare(self.report.text(one)) for one in range(at + 1, at + length))))
            sense = next((s for s in dictionary.of(key) if s.use == "people" and s.country is None), None)
            if sense is not None and length > 1 and not cut.enclitic and not self._names_in(at + 1, at + length):
                node = _of_sense(sense, cut)
                node.article = cut.definite or self.report.text(at + length - 1).startswith("ال")
                node.open = not node.article
                return Hit(cut, node, at + length)
        return None

    def _names_in(self, first: int, last: int) -> bool:
        return any(at in self.report.name_at or not self.sight.is_word(at) for at in range(first, last))

    def _fixed(self, key: str) -> ThingSense | None:
        """The noun of several words that is entered just so, in the singular or in a plural."""
        for sense in self.report.events.things.get(key, ()):
            if key == fold_word_by_word(sense.thing.form) or key in map(fold_word_by_word, sense.thing.plurals):
                return sense
        return None

    def single(self, at: int, cuts: Sequence[Noun]) -> Hit | None:
        """The noun of one word; a form that is entered before one that only an ending tells."""
        for cut in cuts:
            found = [
                (sense, number)
                for sense in self._senses(cut)
                if (number := self._number(sense, cut, at)) is not None and not self._is_other(sense, at, cut)
            ]
            if found:
                part = len(found) > 1 and self._before_ground(at)
                people = len(found) > 1 and self._described_as_people(at)
                sense, number = min(
                    found,
                    key=lambda one: (
                        _strangeness(one[0], cut.form),
                        part and one[0].thing.class_ != "area",
                        people and (one[0].thing.class_ not in PEOPLE or one[1] != "p"),
                    ),
                )
                node = self._node(sense, number, cut, article=cut.definite or bool(cut.enclitic))
                return Hit(cut, node, at + 1)
        return None

    def _before_ground(self, at: int) -> bool:
        """Whether a place follows at once, of which a word may be a part (`أطراف القرية`)."""
        index = self.report.name_at.get(at + 1)
        if index is not None:
            return self.report.naming.names[index].kind == "place"
        things = self.report.events.things.get(bare(self.report.text(at + 1)), ()) if at + 1 < self.last else ()
        return any(one.thing.class_ in GROUPS["ground"] for one in things)

    def _described_as_people(self, at: int) -> bool:
        """Whether an adjective in the sound plural follows, as people alone have one (`الكتاب المصريين`)."""
        if at + 1 >= self.last:
            return False
        text = self.report.text(at + 1)
        return text.endswith(("ون", "ين")) and text.startswith("ال") == self.report.text(at).startswith("ال")

    def _senses(self, cut: Noun) -> tuple[ThingSense, ...]:
        """What the form names; behind it stands a pronoun before which a final hamza is written on another letter."""
        things = self.report.events.things
        found = things.get(cut.form, ())
        if not found and cut.enclitic and cut.form.endswith(_HAMZAS):
            found = things.get(f"{cut.form[:-1]}ء", ())
        return found

    def _is_other(self, sense: ThingSense, at: int, cut: Noun) -> bool:
        """Whether a word folds alike, but is spelt otherwise: `إعلام` and `أعلام`; `ابنه`, his son, and `ابنة`."""
        written = self.sight.reading.written(at)
        listed = [form for form in (sense.thing.form, *sense.thing.plurals) if fold_word(form) == cut.form]
        if all(_hamza_differs(written, form) for form in listed or [sense.thing.form]):
            return True
        kin = sense.thing.class_ in {"child", "woman"} and fold_word(sense.thing.form) == cut.form
        return kin and not cut.enclitic and self._is_his(cut, at)

    def _is_his(self, cut: Noun, at: int) -> bool:
        """Whether a form ends in his pronoun as received, where folded it may end in the mark of a feminine."""
        return cut.form.endswith(_HIS) and self.sight.reading.written(at).endswith(_HIS)

    @staticmethod
    def _node(sense: ThingSense, number: str, cut: Noun, *, article: bool) -> Node:
        thing = sense.thing
        form = fold_word_by_word(thing.form)
        return Node(
            thing.gloss, thing.many or f"{thing.gloss}s", number, thing.class_, form, article,
            open=not article and not _ends_closed(cut.form, sense) and not (number == "s" and cut.form == f"{form}ا"),
            feminine=form.split(" ")[0].endswith("ه") or thing.class_ == "woman",
            whose="their" if cut.enclitic in _THEIR else "", pronoun=cut.enclitic,
        )  # fmt: skip

    def _number(self, sense: ThingSense, cut: Noun, at: int) -> str | None:
        """The number of a form; None where the form is none of the noun's, though it is spelt like one."""
        thing, form = sense.thing, cut.form
        own = fold_word(thing.form)
        if form == own:
            return "s"
        if form in map(fold_word, thing.plurals) or (cut.enclitic and f"{form[:-1]}ء" in map(fold_word, thing.plurals)):
            return "p"
        if thing.many == thing.gloss and form != f"{own}ا":
            return None
        free, followed = cut.definite and not cut.enclitic, bool(cut.enclitic) or self._in_construct(at)
        return _number_by_ending(form, own, sound=_is_sound(sense), free=free, followed=followed)

    def _in_construct(self, at: int) -> bool:
        """Whether a definite noun, a name, or a noun as entered follows, so that an ending may be one before it."""
        after = at + 1
        if after < self.last and self.sight.reading.tokens[after].form in QUOTES:
            after += 1
        if after >= self.last or not self.sight.is_word(after):
            return False
        if after in self.report.name_at:
            return not self.report.clitic(after) and self.accusative_national(after) is None
        text = self.report.text(after)
        if text in self.report.events.structure["attribute"]:
            return False
        return text.startswith("ال") or any(
            _strangeness(one, text) == 0 for one in self.report.events.things.get(text, ())
        )

    def of_dictionary(self, at: int, *, topic: bool = False) -> Hit | None:
        """The noun at a token that the dictionary of names and roles has; `topic` lets in what a body is for."""
        for cut in () if self.sight.forms[at].is_a(*_PARTICLES) else nouns_in(self.report.text(at)):
            known = not cut.enclitic and len(cut.form) >= _SHORTEST
            for sense in self.report.english.dictionary.of(cut.form) if known else ():
                if sense.use not in _KINDS or sense.country is not None or sense.use == "nationality":
                    continue
                if sense.use == "topic" and not topic:
                    continue
                accusative = sense.number != "s" and self.report.text(at) == f"{cut.form}ا"
                if sense.use == "people" and sense.gender == "f" and sense.number == "s" and self._is_his(cut, at):
                    continue
                if not accusative and not sense.english[:1].isupper():
                    return Hit(cut, _of_sense(sense, cut), at + 1)
        return None

    def _event(self, at: int, cuts: Sequence[Noun]) -> Hit | None:
        """A noun or fixed phrase that names an event, in its plainest sense."""
        for cut in () if self.sight.forms[at].is_a(*_PARTICLES) else cuts:
            for words, trigger in self.report.events.phrases.get(cut.form, ()):
                behind = [bare(self.report.text(one)) for one in range(at + 1, min(at + len(words), self.last))]
                if behind == [bare(word) for word in words[1:]]:
                    return Hit(cut, _of_event(NounSense(trigger, "s"), cut), at + len(words))
            senses = [one for one in self.report.events.nouns.get(cut.form, ()) if _is_plain(one, cut.form)]
            if senses:
                sense = min(senses, key=lambda one: (len(one.trigger.when), one.trigger.strength == "weak"))
                return Hit(cut, _of_event(sense, cut), at + 1)
        return None

    def accusative_national(self, at: int) -> str | None:
        """The adjective of nationality that a word may be that is also a state's name (`سوريا`, a Syrian)."""
        text = self.report.text(at)
        senses = self.report.english.dictionary.of(text[:-1]) if text.endswith("ا") else ()
        return next((sense.english for sense in senses if sense.use == "nationality"), None)

    def national(self, at: int, *, alone: bool) -> Hit | None:
        """People called by their nationality; or, behind a definite noun, the state whose adjective the word is."""
        for cut in nouns_in(self.report.text(at)):
            sense = next((s for s in self.report.english.dictionary.of(cut.form) if s.use == "nationality"), None)
            if sense is None or cut.enclitic:
                continue
            state = self.sight.nationality(at)
            if not alone and cut.definite and sense.number == "s" and self.sight.forms[at - 1].definite:
                return None if state is None else Hit(cut, Node(state.gloss, state.gloss, "s", "ORGANIZATION"), at + 1)
            if sense.number == "s" and sense.gender == "f":
                return None
            people = sense.english if state is None or state.adjective_en is None else state.adjective_en
            node = Node(people, nationals(people), sense.number, "person", cut.form, cut.definite)
            return Hit(cut, node, at + 1)
        return None


def _is_plain(sense: NounSense, form: str) -> bool:
    """Whether a form is the noun itself, or one of its plurals; other endings are as often another word's."""
    own = fold_word(sense.trigger.form)
    plurals = {*map(fold_word, sense.trigger.plurals), f"{own.removesuffix('ه')}ات"}
    return form == own or (sense.number == "p" and form in plurals)


def _of_event(sense: NounSense, cut: Noun) -> Node:
    gloss = sense.trigger.gloss
    form = fold_word(sense.trigger.form)
    return Node(
        gloss, gloss if gloss.endswith(_MASS) else plural_of(gloss), sense.number, "matter", form, cut.definite,
        open=not cut.definite, feminine=form.endswith("ه"),
    )  # fmt: skip


def _strangeness(sense: ThingSense, form: str) -> int:
    """How far a form is from one that is entered: it is one, the plural of a feminine, or told by an ending."""
    own = fold_word(sense.thing.form)
    if form == own or form in map(fold_word, sense.thing.plurals):
        return 0
    return 1 if own.endswith("ه") else 2


def _of_sense(sense: Sense, cut: Noun) -> Node:
    return Node(
        sense.singular, sense.plural, sense.number, _KINDS[sense.use], cut.form, cut.definite,
        open=not cut.definite, feminine=sense.gender == "f",
    )  # fmt: skip


def _hamza_differs(written: str, form: str) -> bool:
    """Whether both tell what an alef bears, and tell otherwise; many write the alef alone."""
    one, other = (_ALEFS.intersection(word) for word in (written, form))
    return bool(one and other) and one.isdisjoint(other)


def fold_word_by_word(form: str) -> str:
    """A form of one or several words, folded."""
    return " ".join(map(fold_word, form.split()))


def _as_listed(forms: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """The words behind the first as a lexicon may have them: as they are, without articles, without the accusative.

    With each whether an article was taken off.
    """
    yield list(forms), False
    plain = [bare(form) for form in forms]
    yield plain, plain != forms
    yield [form.removesuffix("ا") for form in plain], plain != forms


def _ends_closed(form: str, sense: ThingSense) -> bool:
    """Whether the form has the ن that it loses before a genitive."""
    if " " in sense.thing.form:
        return False
    broken = [plural for plural in sense.thing.plurals if not plural.endswith("ون")]
    return form.endswith(("ان", "ون", "ين")) and form not in map(fold_word, (sense.thing.form, *broken))


def _is_sound(sense: ThingSense) -> bool:
    """Whether the plural of a noun ends in ون."""
    plurals = sense.thing.plurals
    return any(plural.endswith("ون") for plural in plurals) or (not plurals and sense.thing.class_ in PEOPLE)


def _number_by_ending(form: str, own: str, *, sound: bool, free: bool, followed: bool) -> str | None:
    """The number that an ending tells; `free` says that no genitive can follow, `followed` that one may."""
    if form.endswith("ات"):
        return "p"
    if form.endswith("ون"):
        return "p" if sound else None
    if form.endswith("ان"):
        return "d"
    if form.endswith("ين"):
        return "p" if sound and not own.endswith("ه") else "d"
    if free:
        return None
    if form == f"{own}ا":
        return "d" if followed else "s"
    if form.endswith("و"):
        return "p" if sound else None
    if sound and not own.endswith("ه"):
        return "p"
    return "d" if followed else None
