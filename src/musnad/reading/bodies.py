"""Names of bodies by their head: `وزارة الصحة`, `الحكومة اليمنية`, `اللواء 35 مدرع`, `جماعة (أجناد مصر)`.

Arabic has no capitals, and the nouns that head names of bodies are common nouns too. Such a noun is a name where
something in its phrase makes it one: a state's adjective, a proper name, a number, the matter it is for. By itself, or
with a mere adjective (`الأجهزة الأمنية`), it is none, and neither is one that refers to what was named before
(`مجلس المحافظة`). One walk over the phrase finds both how far it reaches and what in it names.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.arabic.number_words import TEEN
from musnad.authority.actors import Named
from musnad.reading.bodyheads import classes_at
from musnad.reading.cursor import is_rank
from musnad.reading.forms import Form, takes_matter
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, Opening, PlaceMatch, openings
from musnad.reading.personnames import person_end
from musnad.reading.placestanding import TOWN, common, standing, told_apart
from musnad.reading.words import Body

_MATTERS: Final = frozenset(
    {"government", "institution", "parliament", "judiciary", "union", "international", "administration", "organization"}
)
"""Bodies that are named by their matter alone (`وزارة الصحة`, `مجلس النواب`, `نقابة الصحفيين`)."""
_JOINED: Final = frozenset({"institution", "government", "organization", "administration", "union", "monitor"})
"""Bodies whose matter may be two things joined (`وزارة التربية والتعليم`, `مركز الدراسات والإعلام`)."""
_NUMBERED: Final = frozenset({"unit", "military", "security"})
"""Bodies that are told apart by a number (`اللواء 35`)."""
_RELATIVE: Final = ("ي", "يه", "يون", "يين", "يات")
"""The endings of the adjective of origin, folded."""
BODY_RULE: Final = "body-head"
_GROUPS: Final = frozenset({"rebel-group", "political-militia", "identity-militia", "party", "coalition"})
"""Types of actors that a word for groups may stand before."""
_CALLED: Final = frozenset({"party", "armed-group"})
"""Classes of bodies that have a name of their own, so that the bare noun refers to one that was named."""
_CALLED_BY_DAWN: Final = frozenset({"organization", "armed-group", "party", "unit"})
"""Classes of bodies whose names may begin with a time (`تنظيم فجر الحرية`)."""
_MARKED_WORDS: Final = 5
_BY: Final = "ب"
_LONGEST: Final = 12


def body_at(sight: NameSight, at: int) -> NameFound | None:
    """The name of a body whose head is the word at token `at`, or None."""
    classes = classes_at(sight, at)
    if not classes:
        return None
    walk = _Walk(sight, at, classes)
    walk.run()
    return walk.found()


def _agrees(head: Form, adjective: Form) -> bool:
    """Whether a definite head and its adjective are of one gender, or the head a plural that takes the feminine."""
    return (
        head.base.endswith("ه") == adjective.text.endswith("ه") or head.base.endswith(("ات", "ون", "ين")) or head.plural
    )


class _Walk:
    """One walk over the words of a body's name.

    `at` is the token it has come to; `closed` says that the phrase is definite by now, so that no genitive can follow;
    the others say what of the things that name has been passed.
    """

    def __init__(self, sight: NameSight, at: int, classes: frozenset[str]) -> None:
        self.sight = sight
        self.words = sight.knowledge.words
        self.head = at
        self.classes = classes
        self.form = sight.forms[at]
        self.at = at + 1
        self.stop = min(len(sight.forms), at + _LONGEST)
        self.closed = self.form.definite
        self.state = False
        self.proper = False
        self.numbered = False
        self.matter = False
        self.adjectives = 0
        self.person = False
        self.operations = False
        self.actor = False
        self.cause = False

    def run(self) -> None:
        """Go as far as the name does."""
        while self.at < self.stop and self._step():
            pass

    def found(self) -> NameFound | None:
        """What was passed, if it is a name."""
        if not self._named():
            return None
        opening = self._opening()
        return NameFound(
            start=self.sight.start_of(self.head, opening),
            end=self.sight.reading.tokens[self.at - 1].end,
            first=self.head,
            last=self.at,
            kind="organization",
            words=self.sight.words_between(self.head, self.at, opening),
            named=self._called(),
            rule=BODY_RULE,
        )

    def _says_who_heads(self) -> bool:
        """Whether the head only says who is at the head of somebody (`وفد برئاسة وزير المالية`)."""
        if self.form.preposition != _BY or not self.form.is_a("attaching-preposition"):
            return False
        following = self.sight.word_at(self.head + 1)
        return following is not None and following.human and not following.definite

    def _called(self) -> tuple[Named, ...]:
        """The group whose full name is all that stands behind a word for groups (`مليشيات جماعة الحوثي`)."""
        match = self.sight.actor_at(self.head + 1) if self.form.base in self.words["group"] else None
        if match is None or match.opening.start or match.last != self.at:
            return ()
        return tuple(named for named in match.named if named.kind != "short" and named.actor.type in _GROUPS)

    def _opening(self) -> Opening:
        text = self.form.text
        stem = f"ال{self.form.base}" if self.form.definite else text[self.form.start :]
        return next((opening for opening in openings(text) if opening.word == stem), Opening(0, text))

    def _named(self) -> bool:
        """Whether what was passed makes the phrase a name."""
        base, words = self.form.base, self.words
        if self.at == self.head + 1 or self._says_who_heads():
            return False
        if base in words["common-head"]:
            called = base in self.sight.knowledge.place_words.bodies and self.matter and not self.form.definite
            return called and not (self.proper or self.state) and self._named_by_matter()
        if base in words["state-head"]:
            return self.state
        if base in words["command"]:
            return self.matter and self.operations
        servant = words.is_a(self.sight.forms[self.head + 1].text, "servant-of")
        if (self.person or servant) and base in words["led-office"]:
            return False
        accepted = self.sight.knowledge.place_words.accepted.get(base)
        if accepted is not None and not self.form.definite and not self.numbered:
            return self.sight.forms[self.head + 1].text in accepted
        return self._named_by_what_it_holds()

    def _named_by_what_it_holds(self) -> bool:
        """Whether a state, a number, a name or a matter makes a name of the phrase; of forces, no person's name."""
        if self.state or self.numbered or self._court():
            return True
        called = self.matter and not self.form.definite and self._named_by_matter()
        if self.form.base in self.words["force"]:
            matter = self.form.base in self.sight.knowledge.place_words.bodies or self.sight.forms[self.head + 1].masdar
            return not self.person and (self.proper or (called and matter))
        return self.proper or called

    def _court(self) -> bool:
        """Whether the adjective behind a definite court tells what it is for (`المحكمة الدستورية العليا`)."""
        matter = self.words.is_a(self.sight.forms[self.head + 1].base, "court-adjective")
        return matter and "judiciary" in self.classes and self.form.definite

    def _named_by_matter(self) -> bool:
        """Whether a definite noun behind the head makes a name: of what the body is for, or is called after."""
        refused = self.sight.knowledge.place_words.bodies.get(self.form.base)
        if refused is not None and self.sight.forms[self.head + 1].text in refused:
            return False
        return refused is not None or bool(self.classes & _MATTERS)

    def _step(self) -> bool:
        token = self.sight.reading.tokens[self.at]
        if token.kind == "mark":
            return self._mark()
        if token.kind == "number":
            return self._number()
        form = self.sight.forms[self.at]
        return self._letter() if form.text == "ال" else self._word(form)

    def _mark(self) -> bool:
        """A name in marks right behind the head (`تنظيم «داعش»`)."""
        last = self._closing()
        if last is None or self.proper or self.at > self.head + 1 or (self.closed and "medium" not in self.classes):
            return False
        self.at = last
        self.proper = self.closed = True
        return True

    def _closing(self) -> int | None:
        """The token behind what stands in marks from here on, if it is short."""
        reading = self.sight.reading
        quotation = reading.opening.get(self.at)
        if quotation is not None:
            last = reading.token_at(quotation.end)
            return last if quotation.closed and 2 < last - self.at <= _MARKED_WORDS + 2 else None  # noqa: PLR2004 - the two marks
        closing = {"(": ")", "/": "/", "[": "]"}.get(reading.tokens[self.at].form)
        limit = min(self.at + _MARKED_WORDS + 2, len(reading.tokens))
        return next((i + 1 for i in range(self.at + 2, limit) if reading.tokens[i].form == closing), None)

    def _number(self) -> bool:
        numbered = self.classes & (_NUMBERED | {"medium"})
        if self.numbered or not numbered or self.at > self.head + 1:
            return False
        self.at += 1
        self.numbered = self.closed = True
        return True

    def _letter(self) -> bool:
        """The article by itself before a number (`اللواء الـ15`, `اللواء الـ(15)`)."""
        self.at += 1
        if self.at >= len(self.sight.forms) or not self.classes & _NUMBERED:
            self.at -= 1
            return False
        last = self.at + 1 if self.sight.reading.tokens[self.at].kind == "number" else self._closing()
        if last is None:
            self.at -= 1
            return False
        self.at = last
        self.numbered = self.closed = True
        return True

    def _word(self, form: Form) -> bool:
        if self._takes_cause(form):
            return True
        if self._ends(form):
            return False
        if form.preposition and form.start and not form.unknown:
            return self._governed(form)
        if form.joint and not form.unknown:
            return self._joined(form)
        return not self.actor and self._belonging(form)

    def _belonging(self, form: Form) -> bool:
        """A word without clitics that belongs to the name: a state's adjective, a name, a rank, a matter."""
        if form.definite and (self.sight.nationality(self.at) is not None or self._of_actor(form)):
            return self._take_state(form)
        if self._take_name():
            return True
        if self.numbered and form.base in self.words["branch-of-arms"]:
            self.at += 1
            return True
        if self.closed:
            return self._ordinal(form) or self._adjective(form)
        return self._genitive(form)

    def _take_state(self, form: Form) -> bool:
        """The adjective of a state or actor, which right behind the head must agree with it."""
        if self.at == self.head + 1 and not _agrees(self.form, form):
            return False
        self.state = True
        return self._take_adjective()

    def _ends(self, form: Form) -> bool:
        if form.complementizer is not None or form.is_a("relative", "negation", "auxiliary", "demonstrative"):
            return True
        if form.nunated and self.at > self.head + 1 and form.text.endswith("ا"):
            return True
        if form.is_a("time", "month") and not self._called_by_time(form):
            return True
        if form.is_a("preposition") or takes_matter(self.sight.forms, self.at):
            return True
        if form.is_a("adverbial-preposition", "manner", "attaching-preposition") and not form.definite:
            return True
        return form.finite and not form.nominal and not form.definite

    def _called_by_time(self, form: Form) -> bool:
        """Whether a word for a time is part of the name: a paper's, or a group's right behind its head."""
        if "medium" in self.classes or not (self.closed or not form.definite):
            return True
        return self.at == self.head + 1 and bool(self.classes & _CALLED_BY_DAWN) and self._governs()

    def _takes_cause(self, form: Form) -> bool:
        """Those for whose sake it is belong to the name (`مجموعة العمل من أجل فلسطينيي سوريا`)."""
        following = self.at + 1
        if following + 1 >= self.stop:
            return False
        if f"{form.text} {self.sight.forms[following].text}" not in self.words["cause"]:
            return False
        self.at = following + 1
        self.closed = False
        self.proper = self.cause = True
        return True

    def _governed(self, form: Form) -> bool:
        """What a body is for, behind ل (`المرصد السوري لحقوق الإنسان`), or the body it is part of, behind ب."""
        if form.preposition == "ل":
            belongs = self._for_what(form)
        else:
            part = form.body and form.base not in self.sight.knowledge.place_words.heads
            belongs = form.preposition == _BY and part and "institution" in self.classes and self.closed
        if not belongs:
            return False
        self.at += 1
        self.closed = form.definite
        self.proper = True
        return True

    def _told_apart_behind(self) -> bool:
        """Whether the adjective of a state or actor follows, which names the body before it (`للحركة الحوثية`)."""
        behind = self.sight.word_at(self.at + 1)
        if behind is None or not behind.definite or not behind.adjective:
            return False
        return self.sight.nationality(self.at + 1) is not None or self.sight.actor_at(self.at + 1) is not None

    def _for_what(self, form: Form) -> bool:
        if form.is_a("addressee", "speech-noun", "time") or form.enclitic:
            return False
        if self.proper and not (self.at == self.head + 2 and self._placed_at(self.head + 1)):
            return False
        called = form.definite and form.base in self.sight.knowledge.place_words.bodies
        if (
            called
            and not self._told_apart_behind()
            and any(isinstance(head, Body) and head.class_ in _CALLED for head in form.heads)
        ):
            return False
        described = self.form.definite and self.adjectives > 0
        mission = self.form.base in self.words["mission"] and not self.form.definite and self.closed
        if form.definite or form.text[form.start :] in self.words["purpose"]:
            return described or mission
        verbal = form.masdar and not form.human and form.text[form.start :] not in self.words["doing"]
        return mission and verbal and self._governs()

    def _joined(self, form: Form) -> bool:
        """Two matters of one body (`الرصد والتوثيق`); what is joined to a body's whole name is another's."""
        if form.joint != "و" or self.state or self.form.definite:
            return False
        if not (self.cause or (not self.proper and (self.classes & _JOINED or self._called_by_two()))):
            return False
        before = self.sight.forms[self.at - 1]
        named = form.human or (form.body and not self.words.is_a(form.base, "common-head", "state-head", "command"))
        alike = before.definite and form.definite and not named and not form.is_a("time")
        if not alike or self.sight.actor_at(self.at) or self.sight.country_at(self.at):
            return False
        self.at += 1
        return True

    def _called_by_two(self) -> bool:
        """Whether a party is called after two things (`حزب العدالة والتنمية`)."""
        return "party" in self.classes and self.at == self.head + 2 and self.matter

    def _placed_at(self, at: int) -> bool:
        """Whether a place's name is the one word at token `at`, by which the body is told apart (`معهد الشارقة`)."""
        place = self.sight.place_at(at)
        return place is not None and place.last == at + 1

    def _take_adjective(self) -> bool:
        self.at += 1
        self.adjectives += 1
        self.closed = True
        return True

    def _take_name(self) -> bool:
        """A proper name within the body's: of a state, an actor, a place, a person."""
        if self.closed:
            return False
        country, actor = self.sight.country_at(self.at), self.sight.actor_at(self.at)
        ends = [country.last] if country is not None and country.opening.start == 0 else []
        form = self.sight.forms[self.at]
        described = form.adjective and not form.definite and form.text.endswith("يه")
        full = actor is not None and any(one.kind != "short" for one in actor.named)
        if actor is not None and actor.opening.start == 0 and full and not described:
            ends.append(actor.last)
            self.actor = True
        place = self.sight.place_at(self.at)
        if place is not None and place.opening.start == 0 and self._placed(place.last):
            ends.append(place.last)
        person = person_end(self.sight, self.at, self.stop)
        self.person = person is not None and not ends
        if person is not None:
            ends.append(person)
        if not ends:
            return False
        self.operations = False
        self.at = max(ends)
        self.proper = self.closed = True
        return True

    def _governs(self) -> bool:
        """Whether what follows can only be the genitive of the word here (`فلسطينيي سوريا`)."""
        following = self.at + 1
        if following >= self.stop or not self.sight.is_word(following):
            return False
        form = self.sight.forms[following]
        return form.definite or self.sight.country_at(following) is not None

    def _of_actor(self, form: Form) -> bool:
        """Whether the word is an actor's name as an adjective (`الميليشيات الحوثية`)."""
        match = self.sight.actor_at(self.at)
        if match is None or match.last != self.at + 1:
            return False
        full = any(named.kind != "short" for named in match.named)
        return full and form.adjective and self.form.definite

    def _unknown_pair(self) -> bool:
        """Whether a second word that no lexicon knows follows (`وكالة فرانس برس`)."""
        return self.sight.is_word(self.at + 1) and self.sight.forms[self.at + 1].unknown

    def _placed(self, last: int) -> bool:
        """Whether the words may be a place's name here: no ordinary word (`مجلس الأمن`, `مركز الدراسات`)."""
        form = self.sight.forms[self.at]
        if last - self.at > 1:
            return True
        if (
            not form.definite
            and common(self.sight, PlaceMatch(last, Opening(0, form.text), form.text))
            and self._governs()
        ):
            return False
        key = f"ال{form.base}" if form.definite else form.text
        if (
            key in self.sight.knowledge.place_words.ordinary
            or form.masdar
            or (form.body and not form.proper)
            or form.adjective
        ):
            return False
        if form.unknown or form.best.wordclass is WordClass.NAME:
            return True
        place = self.sight.place_at(self.at)
        if place is not None and self.words.is_a(self.form.base, "of-town") and not form.definite:
            return standing(self.sight, place, exact=True) >= TOWN
        return not (form.definite or form.human or place is None) and told_apart(self.sight, place)

    def _ordinal(self, form: Form) -> bool:
        """The rank of a unit among its like (`الفرقة الثانية`, `المنطقة العسكرية الرابعة`)."""
        if not form.definite or form.base not in self.words["ordinal"] or not self.classes & {"unit", "military"}:
            return False
        self.numbered = True
        taken = self._take_adjective()
        if taken and self.at < len(self.sight.forms) and self.sight.forms[self.at].text in TEEN:
            self.at += 1
        return taken

    def _adjective(self, form: Form) -> bool:
        """An adjective that belongs to the name: one in ي, and no participle (`المدعومة`, `التابعة`)."""
        origin = form.text.endswith(_RELATIVE) and form.best.wordclass is not WordClass.PARTICIPLE
        person = form.human and not form.text.endswith(("ي", "يه"))
        if not form.definite or not form.adjective or person or self._only_judges(form):
            return False
        if form.base in self.words["land"] or (self.numbered and form.base in self.sight.knowledge.place_words.heads):
            return False
        return (origin or self.words.is_a(form.base, "name-adjective", "ordinal")) and self._take_adjective()

    def _only_judges(self, form: Form) -> bool:
        """Whether an adjective behind what is named already says what the author thinks of it (`المتطرفة`)."""
        return (self.proper or self.state or self.matter) and self.words.is_a(form.base, "judging", "arms")

    def _genitive(self, form: Form) -> bool:
        """A noun that the one before governs."""
        if self.at == self.head + 1 and not form.definite and self.words.is_a(form.base, "arms", "judging"):
            return False
        people = form.human and form.definite and not is_rank(form)
        if form.enclitic or (people and "union" not in self.classes):
            return False
        if form.unknown and self.classes & {"medium"} and self.at + 1 < self.stop and self._unknown_pair():
            self.at += 2
            self.proper = self.closed = True
            return True
        if form.unknown:
            self.at += 1
            self.person = self.head + 2 == self.at
            self.proper = self.closed = True
            return True
        described = form.adjective and not form.definite and form.text.endswith(("ي", "يه")) and not self._governs()
        if not form.nominal or (described and self.at > self.head + 1) or (described and not form.heads):
            return False
        self.at += 1
        self.closed = form.definite and (form.base in self.words["realm"] or not is_rank(form))
        self.matter = self.matter or (form.definite and form.base not in self.words["anaphoric"])
        self.operations = self.operations or form.base in self.words["operations"]
        return True
