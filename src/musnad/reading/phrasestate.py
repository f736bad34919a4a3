"""A noun phrase as far as it has been read: what it is by now decides what it may take next.

An indefinite noun is open to a genitive; an adjective may govern a phrase; a number, quantifier or plural head stands
over what و joins. What follows is asked of elsewhere (`nounphrases`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.arabic.numerals import Numeral
from musnad.reading.eventsight import EventSight
from musnad.reading.eventwords import GROUPS, ThingSense, Trigger
from musnad.reading.forms import Form
from musnad.reading.stretch import Stretch

PARTITIVE: Final = "من"
AND: Final = "و"
ACCUSATIVE: Final = "ا"
"""The ending of an accusative, a dual before its genitive, and a verb in the dual."""
_UPON: Final = frozenset({"علي", "ضد"})
_TANWIN: Final = "\u064b"
_OF: Final = "ل"
_IN: Final = "في"
_LONGEST: Final = 24
_OWNED: Final = GROUPS["ground"] | GROUPS["machine"] | {"matter"}
_HOLDS: Final = frozenset({"area", "settlement", "building"})
_NAMED_PLACES: Final = frozenset({"area", "settlement"})
_BODIES: Final = frozenset({"force", "authority"})
_OF_RELATION: Final = "يه"
_SEVERAL_OF_HERS: Final = "ات"
_DUAL: Final = "ي"
_SUBJECTS: Final = "ون"
_TWO: Final = frozenset({"d", "c"})
_CONSTRUCT_DUALS: Final = ("ا", "ي")
_SEVERAL: Final = frozenset({"p", "d", "c"})


def two_places(sight: EventSight, at: int) -> tuple[ThingSense, ...]:
    """What a noun for ground names in the dual before a name or a definite noun, spelt like an adjective (`مسجدي`)."""
    form, following = sight.forms[at], at + 1
    if not form.base.endswith(_DUAL) or form.definite or not form.adjective or following >= len(sight.forms):
        return ()
    if not (following in sight.name_at or (sight.is_word[following] and sight.forms[following].definite)):
        return ()
    senses = sight.words.things.get(form.base.removesuffix(_DUAL), ())
    return tuple(sense for sense in senses if sense.number == "s" and sense.thing.class_ in GROUPS["ground"])


class PhraseState:
    """A noun phrase from token `first` on, read up to `at`; tokens are -1 where there is none.

    `head` is the noun that says who or what it is, `genitive` the first behind it, `last_noun` the noun or name taken
    last and `title` the last word for a person; `open` says that a genitive may follow, `adjective` that an adjective
    was taken last, `inner` that a phrase of its own was. `pair` is a head of two words, `paired` the second of any such
    two; `core` is where the phrase ends without an apposition.
    """

    def __init__(self, stretch: Stretch, at: int) -> None:
        self.stretch: Final = stretch
        self.sight: Final[EventSight] = stretch.sight
        self.stop: Final = min(stretch.stop, at + _LONGEST)
        self.first = at
        self.at = at
        self.head = -1
        self.genitive = -1
        self.last_noun = -1
        self.title = -1
        self.paired = -1
        self.core = -1
        self.open = True
        self.adjective = False
        self.inner = False
        self.pair: ThingSense | None = None
        self.numeral: Numeral | None = None
        self.names: list[int] = []

    def has_word(self, at: int) -> bool:
        """Whether a word stands at a token that the phrase can reach."""
        return at < self.stop and self.sight.is_word[at]

    def definite(self, head: int) -> bool:
        """Whether the phrase is definite: by its head, or by the genitive behind it."""
        sight = self.sight
        if sight.tokens[head].kind == "number":
            return False
        form = sight.forms[head]
        if form.definite or form.enclitic or head in sight.name_at:
            return True
        genitive = self.genitive
        return genitive >= 0 and (genitive in sight.name_at or sight.forms[genitive].definite)

    def divisible(self) -> bool:
        """Whether من may divide the phrase: indefinite or counted persons or things (`ستة من الحراس`)."""
        if self.head < 0 or self.numeral is not None:
            return self.head >= 0
        event = self.sight.events[self.head]
        listed = event.thing is not None and event.classes.isdisjoint(GROUPS["ground"])
        return listed and self.head not in self.sight.name_at and not self._bound() and not self._is_office()

    def _is_office(self) -> bool:
        """Whether the phrase is somebody by their office, of whom nothing is part (`أعفت محافظ المدينة من منصبه`)."""
        thing = self.sight.events[self.head].thing
        one = thing is not None and {sense.number for sense in thing.senses} == {"s"}
        paired = self.paired == self.head + 1 and self.sight.forms[self.paired].definite  # `رئيس الوزراء`
        last = self.last_noun in self.sight.name_at or self.sight.forms[self.last_noun].definite  # `مدير مكتب الصحيفة`
        return one and self.sight.events[self.head].people and (paired or last or self.definite(self.head))

    def quantified(self) -> bool:
        """Whether a word for how many was taken last, which من may divide (`سقط العشرات من الجنود`)."""
        return self.last_noun >= 0 and self.sight.events[self.last_noun].quantifier is not None

    def lacks_genitive(self) -> bool:
        """Whether the noun taken last is still without its genitive."""
        return self.open and self.at == self.last_noun + 1 and self.sight.events[self.last_noun].thing is not None

    def heads_list(self) -> bool:
        """Whether a number, quantifier, dual or plural stands over what is joined, with a definite noun in between."""
        sight = self.sight
        if self.open or self.head in sight.name_at:
            return False
        if self.last_noun != self.head and two_places(sight, self.head):
            return True
        if self.inner or sight.events[self.first].quantifier is not None:
            return True
        if self.numeral is not None:
            return self.numeral.vague and sight.forms[self.head].definite
        thing = sight.events[self.head].thing
        listed = self.last_noun != self.head and (bool(self.names) or self._are_two_of_two())
        return listed and thing is not None and thing.senses[0].number in _SEVERAL

    def _are_two_of_two(self) -> bool:
        """Whether a dual has one definite noun behind it, to which the second is joined (`قبيلتا الرزين والعوامر`)."""
        thing, form = self.sight.events[self.head].thing, self.sight.forms[self.head]
        dual = thing is not None and thing.senses[0].number in _TWO and not form.definite and not form.enclitic
        ended = form.base.endswith(_CONSTRUCT_DUALS)
        return dual and ended and self.last_noun == self.genitive and self.sight.forms[self.genitive].definite

    def possesses(self, at: int, form: Form) -> bool:
        """Whether ل at a token joins an owner to an indefinite noun for a thing or place (`مواقع للحزب`)."""
        named = at in self.sight.name_at
        if (self.sight.clitics(at)[1] if named else form.preposition) != _OF or not (named or form.definite):
            return False
        if self.head < 0 or self.names or self.sight.events[self.head].nouns:
            return False
        return self._names_any(_OWNED) and not self._bound()

    def governs_li(self, at: int, form: Form) -> bool:
        """Whether an adjective before the token has what ل brings in (`قوات موالية للرئيس`, not `قصف مكثف ل`).

        So too a participle that describes the genitive of a verbal noun (`استهداف مقاتلين موالين للرئيس`).
        """
        if form.preposition != _OF or form.joint or not self._governs(at):
            return False
        deed = form.masdar and (not form.heads or bool(form.enclitic)) and self.sight.events[at].thing is None
        if deed and at not in self.sight.name_at:
            return False  # `مقاتلين معارضين لحماية المدينة`
        events = self.sight.events
        if events[at].nouns and events[at].thing is None and not self._is_participle(at - 1):
            return False  # `تتعرض الأحياء الشرقية لحملة`
        if self.head in self.sight.name_at or not (events[self.head].nouns or events[self.last_noun].nouns):
            return True
        genitive = self.last_noun != self.head and self.sight.events[self.last_noun].thing is not None
        return genitive and self._is_participle(at - 1)

    def governs(self, at: int, form: Form) -> bool:
        """Whether a participle before the token has what its preposition brings in (`القادمين من الساحل`).

        Of ground also what lies on both sides of it, and what it is near to (`الطريق الرابط بين حلب وحماة`).
        """
        structure = self.sight.words.structure
        spans = form.text in structure["spanning"] and self._names_any(GROUPS["ground"])
        if not self._governs(at) or form.joint or not (spans or form.text in structure["complement"]):
            return False
        if self.has_word(at + 1) and (form.text, self.sight.forms[at + 1].text) in self.sight.words.roles:
            return False  # `المتعاقبة في أعقاب الغزو`
        if self.has_word(at + 1) and self._is_deed(at + 1):
            return False  # `المعارضة المعتدلة في معركتها`
        if self._takes(form.text) or self._is_of_verb(form.text) or self._is_of_phrase(form.text):
            return False  # `الهجوم المفترض على القرية`
        adjective = self.sight.forms[at - 1]
        near = form.text == PARTITIVE and adjective.base in structure["nearness"]
        return near or self._is_participle(at - 1)

    def _is_deed(self, at: int) -> bool:
        """Whether a word is for what was done and for nobody; of a trap or a try so where no article is written."""
        event = self.sight.events[at]
        deed = bool(event.nouns) and (event.thing is None or not self.sight.forms[at].definite)
        return deed or (event.light_noun is not None and event.thing is None)

    def _is_of_phrase(self, preposition: str) -> bool:
        """Whether a fixed phrase that begins here or right before has a participant behind it (`حكم بالسجن على`)."""
        opened = range(max(self.first - 1, 0), self.at)
        triggers = (trigger for at in opened for _, trigger in self.sight.events[at].phrases)
        return _any_takes(triggers, preposition)

    def _is_of_verb(self, preposition: str) -> bool:
        """Whether a verb right before the phrase has a participant behind it (`سيطر مسلحون متشددون على القرية`).

        So has the noun that a light verb takes up (`هجوم شنه مسلحون مجهولون على القرية`).
        """
        before = self.sight.events[self.first - 1] if self.first and not self._bound() else None
        verbs = before.verbs if before is not None else ()
        if before is not None and before.light is not None and preposition in _UPON:
            return True
        triggers = (trigger for use in verbs for trigger in use.senses)
        return _any_takes(triggers, preposition)

    def _is_participle(self, at: int) -> bool:
        return self.sight.forms[at].best.wordclass is WordClass.PARTICIPLE

    def _takes(self, preposition: str) -> bool:
        """Whether the head names an event that has a participant or its place behind the preposition."""
        triggers = (sense.trigger for use in self.sight.events[self.head].nouns for sense in use.senses)
        return _any_takes(triggers, preposition)

    def lies_in(self, form: Form) -> bool:
        """Whether the phrase is an indefinite noun for ground alone, so that في says which (`مناطق في سوريا`)."""
        if form.text != _IN or self.head < 0 or self.names or self.last_noun != self.head:
            return False
        return self._names_any(_HOLDS) and not self.sight.events[self.head].nouns and not self._bound()

    def dual_before_genitive(self, at: int) -> bool:
        """Whether what is spelt like an accusative is a dual with its genitive (`ضابطا شرطة`)."""
        sight, following = self.sight, at + 1
        thing = sight.events[at].thing
        if thing is None or thing.senses[0].number != "c" or _TANWIN in sight.reading.written(at):
            return False
        if not self.has_word(following) or following in sight.time_at:
            return False
        after = sight.forms[following]
        listed = sight.events[following].thing is not None or following in sight.name_at or after.definite
        return listed and not (after.joint or after.preposition or after.nunated)

    def is_human(self, at: int) -> bool:
        """Whether the word at a token is one for persons."""
        return self.sight.events[at].people or self.sight.forms[at].human

    def names_body(self, at: int, kind: str) -> bool:
        """Whether a body's name stands behind somebody of theirs whom it names (`حليفه حزب الله`)."""
        last = self.last_noun
        return kind == "organization" and last == at - 1 == self.title and bool(self.sight.forms[last].enclitic)

    def genitive_behind(self, at: int) -> bool:
        """Whether a genitive follows, at once or behind further joined nouns."""
        sight, following = self.sight, at + 1
        while self.has_word(following):
            form = sight.forms[following]
            if following in sight.name_at or (form.definite and not form.joint):
                return True
            if form.joint != AND or form.definite:
                return form.preposition == _OF and sight.events[at].thing is not None
            following += 1
        return False

    def is_seat(self, at: int, kind: str) -> bool:
        """Whether the name of a place stands behind the definite noun for what it is (`العاصمة الليبية طرابلس`)."""
        last = self.last_noun
        if kind != "place" or last < 0 or last in self.sight.name_at or not self.sight.forms[last].definite:
            return False
        described = last != at - 1
        if described and not (self.adjective and self.sight.sight.nationality(at - 1) is not None):
            return False
        return not self.sight.events[last].classes.isdisjoint(_NAMED_PLACES)

    def adjoins(self, at: int, form: Form) -> bool:
        """Whether و joins an adjective of relation to one that was taken last (`مؤسسات إعلامية وصحفية`)."""
        if not self.adjective or form.joint != AND or form.preposition or form.enclitic or at in self.sight.name_at:
            return False
        before, noun = self.sight.forms[at - 1], self.sight.forms[self.last_noun]
        alike = before.base.endswith(_OF_RELATION) and form.base.endswith(_OF_RELATION)
        one = self.is_human(self.last_noun) and not noun.base.endswith(_SEVERAL_OF_HERS)
        return alike and form.definite == before.definite and not one and not noun.enclitic

    def is_almost(self, at: int, form: Form) -> bool:
        """Whether a word stands behind an indefinite noun that says of its adjective *nearly* (`غارات شبه يومية`)."""
        if form.text not in self.sight.words.structure["almost"] or self.last_noun < 0 or not self.has_word(at + 1):
            return False
        after = self.sight.forms[at + 1]
        return after.adjective and not (after.definite or after.joint or self.sight.forms[self.last_noun].definite)

    def are_several(self, at: int) -> bool:
        """Whether a word for persons is the plural of a subject, so that no one name says who they are (`المسلحون`)."""
        thing = self.sight.events[at].thing
        several = thing is not None and {sense.number for sense in thing.senses} == {"p"}
        return several and self.sight.forms[at].base.endswith(_SUBJECTS)

    def is_several(self, at: int) -> bool:
        """Whether a word names armed people in the plural (`قوات`, `عناصر`)."""
        thing = self.sight.events[at].thing
        several = thing is not None and thing.senses[0].number == "p"
        return several and not self.sight.events[at].classes.isdisjoint(GROUPS["armed"])

    def says_how_many(self, at: int, form: Form) -> bool:
        """Whether a quantifier stands behind an indefinite noun, as its adjective (`غارات عدة على القرى`)."""
        quantifier, following = self.sight.events[at].quantifier, at + 1
        if quantifier is None or quantifier.class_ != "genitive" or form.definite or form.joint or form.preposition:
            return False
        if self.last_noun != at - 1 or self.last_noun in self.sight.name_at or self.numeral is not None:
            return False
        if not self.has_word(following):
            return True
        after, form = self.sight.events[following], self.sight.forms[following]
        among = form.text in self.sight.words.structure["among"]
        return bool(after.leads or after.joint or after.opens_role) or form.is_a("preposition") or among

    def protects(self, at: int, form: Form) -> bool:
        """Whether a verbal noun by which a body is called stands behind it with its object (`قوات حماية الساحل`)."""
        if not form.masdar or self.sight.events[at].fact is None or self.sight.events[at].thing is not None:
            return False
        return not self.sight.events[self.last_noun].classes.isdisjoint(_BODIES)

    def dual_verb(self, at: int, form: Form) -> bool:
        """Whether a verb in the dual stands behind a dual (`أن شابين قتلا`)."""
        events = self.sight.events
        return bool(events[at].verbs) and form.text.endswith(ACCUSATIVE) and events[self.last_noun].full

    def _governs(self, at: int) -> bool:
        return self.adjective and self.paired != at - 1

    def _bound(self) -> bool:
        """Whether the head has an article or a pronoun."""
        form = self.sight.forms[self.head]
        return form.definite or bool(form.enclitic)

    def _names_any(self, classes: frozenset[str]) -> bool:
        """Whether the head names something of these classes."""
        return not self.sight.events[self.head].classes.isdisjoint(classes)


def tells_purpose(form: Form) -> bool:
    """Whether an accusative verbal noun, which no genitive is, tells why something was done (`مسيرة تنديدا بالقتل`)."""
    return form.masdar and form.nunated and form.text.endswith(ACCUSATIVE) and not form.human


def _any_takes(triggers: Iterable[Trigger], preposition: str) -> bool:
    """Whether one of the triggers has a participant or its place behind the preposition."""
    return any(take.rpartition(":")[0] == preposition for trigger in triggers for take in trigger.takes)
