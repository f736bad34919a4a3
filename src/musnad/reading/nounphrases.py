"""Noun phrases: what belongs to a noun, a name or a number from its first word on.

Behind an indefinite noun a genitive or an indefinite adjective may stand, behind a definite one only a definite
adjective that agrees, behind a counted noun its من. A name follows a noun that is open to it or says what it names;
what و joins belongs to the phrase under a number, quantifier or plural head alone.
"""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.arabic.clitics import WordClass
from musnad.arabic.folding import fold_word
from musnad.reading.agreement import is_adjective, is_ministry
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import GROUPS, Role, ThingSense
from musnad.reading.finiteverbs import befell, is_verb, leaves, may_take_up, takes_up, tells
from musnad.reading.forms import Form
from musnad.reading.nounclasses import gender_of, named
from musnad.reading.phrasestate import ACCUSATIVE, AND, PARTITIVE, PhraseState, tells_purpose
from musnad.reading.stretch import QUOTES, Stretch
from musnad.reading.words import Body

_STROKE: Final = "/"
_DASHES: Final = frozenset("-–ـ")
_MADE: Final = frozenset({"aircraft", "drone", "artillery", "vehicle", "projectile", "firearm", "ship"})
_AROUND_NAMES: Final = QUOTES | {_STROKE}
_OF_MOVEMENT: Final = ("يين", "يون", "يه")
_PLURAL_VERB: Final = "وا"
_OF_RELATION: Final = ("ي", "يه")
_DOZENS: Final = "ات"
_ONE_OR_TWO: Final = frozenset({1, 2})
_TWO: Final = 2
_TWO_OR_MORE: Final = "ين"
_NOMINATIVE: Final = "ون"
_DUALS: Final = ("ان", "ين")
OFFICES: Final = frozenset({"official", "fighter", "soldier"})
"""Classes of one who is called by an office or a rank."""
_FEMININE: Final = "ه"
_OF_SOMEBODY: Final = frozenset({"building", "body"})
"""Classes of what is somebody's, so that those whom a number counts behind it are no object of a verb before it."""
_ARMED_BODIES: Final = frozenset({"force", "group"})
_SEATS: Final = frozenset({"settlement", "base"})
_ELSEWHERE: Final = GROUPS["ground"] | {"PLACE"}
_SERVING: Final = frozenset({"في", "مع", "لدي"})
_SERVED: Final = GROUPS["armed"] | {"ORGANIZATION", "power"}
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن")
_HAMZA: Final = "ء"
_CONSTRUCT: Final = ("و", "ي")
_OF_PEOPLE: Final = GROUPS["people"]
_SOMEBODY: Final = _OF_PEOPLE - {"official"}
_PLURALS: Final = ("ون", "ين")
_ARMED: Final = frozenset({"soldier", "fighter"})
_WEAK: Final = frozenset({"woman", "child"})
_FLYING: Final = frozenset({"projectile", "drone"})
_HIT: Final = GROUPS["structure"] | {"settlement", "area"}
_STANDS: Final = GROUPS["ground"] | GROUPS["weapon"] | GROUPS["machine"]
"""Classes of what a side behind it says where it is (`لغم وسط المدينة`)."""


class Lead(msgspec.Struct, frozen=True, gc=False):
    """What stands before a phrase: the token where it begins, its preposition with its role, its conjunction."""

    first: int
    preposition: str = ""
    role: Role | None = None
    joint: str = ""


class NounPhrase(PhraseState):
    """One walk over a noun phrase, from the token `at` of a stretch as far as it goes."""

    def __init__(self, stretch: Stretch, at: int) -> None:
        super().__init__(stretch, at)
        self._begin()
        while self.at < self.stop and self._goes_on():
            pass

    def unit(self, lead: Lead | None = None) -> Unit:
        """The phrase as a constituent, behind what stands before it."""
        sight, last = self.sight, max(self.at, self.first + 1)
        head = self.head if self.head >= 0 else self.first
        before = Lead(self.first) if lead is None else lead
        classes, number = named(self, head)
        span = sight.span_of(self.first, last)
        return Unit(
            kind="phrase",
            first=before.first,
            last=last,
            head=head,
            preposition=before.preposition,
            role=before.role,
            joint=before.joint,
            classes=classes,
            number=number,
            gender=gender_of(sight, head, classes, number),
            definite=self.definite(head),
            numeral=self.numeral,
            names=tuple(self.names),
            start=span.start,
            end=span.end,
            core=-1 if self.core < 0 else sight.tokens[self.core - 1].end,
            side=sight.is_word[head] and sight.forms[head].base in sight.words.structure["side"],
        )

    def _begin(self) -> None:
        """Take what the phrase begins with: a number, a name, a demonstrative, a quantifier or a noun."""
        sight, at = self.sight, self.at
        if at in sight.name_at:
            self._take_name(at)
        elif at in sight.numeral_at:
            self._take_number(at)
        elif sight.is_word[at] and sight.forms[at].is_a("demonstrative"):
            self.at += 1
            if self.has_word(self.at):
                self._take(self.at)
        else:
            quantifier = sight.events[at].quantifier
            if quantifier is None or not self.stretch.quantifies(at) or sight.events[at].nouns or self._is_group(at):
                self._take(at)
                return
            self.at += 1
            if quantifier.class_ == "bearer":
                self.first = min(self.at, self.stop - 1)
            self._quantified()

    def _is_group(self, at: int) -> bool:
        """Whether a word that may say how many names them itself (`المجموعات المسلحة`, `مجموعة مسلحة`)."""
        sight = self.sight
        if "group" not in sight.events[at].classes or not sight.is_word[at]:
            return False
        if not sight.forms[at].definite:
            return self.has_word(at + 1) and self._describes_group(at + 1)
        return not (self.has_word(at + 1) and sight.forms[at + 1].text == PARTITIVE)

    def _describes_group(self, at: int) -> bool:
        """Whether an indefinite feminine adjective stands at a token, which describes a group and is none of them."""
        form = self.sight.forms[at]
        feminine = (
            form.adjective and form.base.endswith(_FEMININE) and not (form.definite or form.joint or form.enclitic)
        )
        return feminine and self.sight.events[at].thing is None and not self.sight.events[at].nouns

    def _take_number(self, at: int) -> None:
        """Take a number, in brackets or not, and what it counts."""
        self.numeral = self.sight.numeral_at[at]
        self.at = self.numeral.last + 1
        if self.stretch.has_mark(self.at, ")") and not self.stretch.has_mark(at, "("):
            self.at += 1
        self._counted(self.numeral.reach)

    def _quantified(self) -> None:
        """Past the quantifier to the noun it quantifies."""
        sight = self.sight
        if self.has_word(self.at) and sight.forms[self.at].text == PARTITIVE:
            self.at += 1
        at = self.at
        if self.has_word(at + 1) and not any(sight.clitics(at)) and self._says_which(at):
            self.at = at = at + 1  # `عدد من كبار الضباط`
        counted = at < self.stop and at in sight.numeral_at
        if at >= self.stop or (not counted and (self._barred(at) or any(sight.clitics(at)))):
            self.head = self.first
        elif at in sight.name_at:
            self._take_name(at)
        elif at in sight.numeral_at:
            self.numeral = sight.numeral_at[at]
            self.at = self.numeral.last + 1
            self._counted(self.numeral.reach)
        else:
            self._take(at)

    def _says_which(self, at: int) -> bool:
        """Whether a quantifier that says which of them stands at a token, with a noun behind it."""
        event = self.sight.events[at]
        genitive = event.quantifier is not None and event.quantifier.class_ == "genitive" and not event.attribute
        return genitive and not self.sight.forms[at].definite and not self._barred(at + 1)

    def _counted(self, reach: int) -> None:
        """Past a number, which tells up to the token `reach`, to what it counts."""
        sight, following = self.sight, self.at + 1
        partitive = self.has_word(self.at) and sight.forms[self.at].text == PARTITIVE
        if partitive and following < self.stop and not self._barred(following):
            self.at = following
        at = self.at
        if at >= self.stop or self._barred(at):
            self.head = self.first
        elif at in sight.name_at and (not any(sight.clitics(at)) or self._may_be_counted(at)):
            self._take_name(at)
        elif at not in sight.name_at and self._may_be_counted(at):
            self._take(at)
        else:
            self.head = self.first
        if reach >= self.at:
            self.at = reach + 1

    def _may_be_counted(self, at: int) -> bool:
        """Whether the word can be what a number counts."""
        form = self.sight.forms[at]
        counted = not (form.joint or form.preposition or self.sight.events[at].side)
        if self.numeral is not None and self.numeral.vague and tells_purpose(form):
            return False
        return counted and self.sight.is_word[at] and not is_verb(self.stretch, at)

    def _barred(self, at: int) -> bool:
        """Whether the token cannot belong to a noun phrase."""
        sight = self.sight
        kind = sight.tokens[at].kind
        if kind == "mark" or at in sight.time_at:
            return True
        if at in sight.name_at:
            return False
        event = sight.events[at]
        if kind == "number" or event.bars or event.opens_tags or sight.forms[at].complementizer is not None:
            return True
        return self.stretch.closed(at) is not None

    def _take(self, at: int) -> None:
        """Take a noun: as head where there is none, else as genitive."""
        form, event = self.sight.forms[at], self.sight.events[at]
        self._note(at)
        if self.is_human(at) or (self.head == at and self._is_countryman(at)):
            self.title = at
        bound = form.definite or form.enclitic or event.full
        ministers = self.has_word(at + 1) and is_ministry(self.sight, at + 1, at)
        self.open = not (bound or (form.nunated and not (ministers or self.dual_before_genitive(at))))
        self.at = at + 1
        self._take_pair(at)

    def _is_countryman(self, at: int) -> bool:
        """Whether somebody is told by their country and named right behind (`الفرنسية ليلى موران`)."""
        name = self.sight.name(at + 1) if self.has_word(at + 1) else None
        person = name is not None and name.kind == "person" and name.first == at + 1
        return person and self.sight.forms[at].definite and self.sight.sight.nationality(at) is not None

    def _take_name(self, at: int) -> None:
        """Take the rest of the name at a token."""
        number = self.sight.name_at[at]
        self._note(at)
        self.names.append(number)
        self.open = False
        self.at = max(self.sight.naming.names[number].last, at + 1)

    def _note(self, at: int) -> None:
        """Note the noun or name at a token as the head, the genitive, and the last."""
        if self.head < 0:
            self.head = at
        elif self.genitive < 0:
            self.genitive = at
        self.last_noun = at
        self.adjective = False

    def _take_pair(self, at: int) -> None:
        """Take the second word of a participant of two words (`طائرة مسيرة`)."""
        sight, following, pair = self.sight, at + 1, self._pair(at)
        if pair is None:
            return
        if self.head == at:
            self.pair = pair
        self.open = sight.events[at].side
        self.adjective = not self.open
        self.paired = following
        self.at = following + 1

    def _pair(self, at: int) -> ThingSense | None:
        """The participant of two words that begins at a token."""
        sight, following = self.sight, at + 1
        if not self.has_word(following) or following in sight.name_at:
            return None
        form, after, pairs = sight.forms[at], sight.forms[following], sight.words.pairs
        if after.joint or after.preposition:
            return None
        return pairs.get((form.base, after.base)) or pairs.get(
            (form.base.removesuffix(ACCUSATIVE), after.base.removesuffix(ACCUSATIVE))
        )

    def _goes_on(self) -> bool:
        """Take what follows if it belongs to the phrase."""
        sight, at = self.sight, self.at
        if self._has_make(at):
            return True
        if sight.tokens[at].kind == "mark":
            return self._in_marks(at)
        if at in sight.name_at:
            form = sight.forms[at]
            return (
                self._of_movement(at)
                or self._of_same_plural(at, form)
                or self._name_follows(at)
                or self._attached(at, form)
                or self._joined(at, form)
            )
        if at in sight.numeral_at:
            return self._one_or_two(at) or self._several(at) or self._all_of_them(at) or self._of_so_many(at)
        if at in sight.time_at or not sight.is_word[at]:
            return False
        return self._word_follows(at, sight.forms[at])

    def _has_make(self, at: int) -> bool:
        """Take the make of a machine or weapon, which ends in a number (`طائرات إف 16`, `دبابة «تي-72»`)."""
        sight, first = self.sight, at
        if self.head < 0 or sight.events[self.head].classes.isdisjoint(_MADE) or self.names:
            return False
        if sight.tokens[at].kind == "number":
            first = at - 1  # the letters were taken as genitive
        elif sight.tokens[at].form in QUOTES:
            first = at + 1
        last = self._make_end(first)
        if last is None or last <= at:
            return False
        self.open = self.adjective = False
        self.at = last + (last < self.stop and sight.tokens[last].form in QUOTES)
        return True

    def _make_end(self, first: int) -> int | None:
        """The token behind letters, a dash or none, and the number of a make, or None where there are none."""
        sight = self.sight
        if first >= self.stop or not sight.is_word[first]:
            return None
        if sight.forms[first].text not in sight.words.structure["make"]:
            return None
        dashed = first + 1 < self.stop and sight.tokens[first + 1].form in _DASHES
        at = first + 1 + dashed
        number = at < self.stop and sight.tokens[at].kind == "number"
        return at + 1 if number else None

    def _in_marks(self, at: int) -> bool:
        """Past quotation marks or strokes around a name (`تنظيم "الدولة"`, `تنظيم / داعش /`)."""
        sight, mark, following = self.sight, self.sight.tokens[at].form, at + 1
        if mark not in _AROUND_NAMES:
            return False
        if following < self.stop and following in sight.name_at and (self.open or self.names):
            self._take_name(following)
            if self.at < self.stop and sight.tokens[self.at].form in _AROUND_NAMES:
                self.at += 1
            return True
        if self.names and at == sight.naming.names[self.names[-1]].last and mark == _STROKE:
            self.at = following
        return False

    def _of_same_plural(self, at: int, form: Form) -> bool:
        """Take the name of a movement's people that agrees with a plural right before it (`مسلحون حوثيون`)."""
        before = self.sight.forms[self.last_noun] if self.last_noun == at - 1 else None
        ending = next((one for one in _PLURALS if form.text.endswith(one)), None)
        if before is None or ending is None or form.definite or form.joint or form.preposition or before.definite:
            return False
        if not before.text.endswith(ending) or not self.is_human(at - 1):
            return False
        self.adjective, self.open, self.at = True, False, at + 1
        return True

    def _name_follows(self, at: int) -> bool:
        """Take a name behind an open noun, or that of the person whom the phrase tells of (`الحارس سامر`)."""
        sight = self.sight
        name = sight.naming.names[sight.name_at[at]]
        if name.first != at or sight.forms[at].joint or name.start > sight.tokens[at].start:
            return False
        bare = not self.names or self._are_bodies()
        titled = name.kind == "person" and self.title >= 0 and bare and not self.are_several(self.title)
        if not (
            (self.open and not self._is_described())
            or titled
            or self.names_body(at, name.kind)
            or self.is_seat(at, name.kind)
        ):
            return False
        self._take_name(at)
        return True

    def _are_bodies(self) -> bool:
        """Whether the names in the phrase are those of bodies, so that somebody of theirs may be named yet."""
        return all(self.sight.naming.names[number].kind == "organization" for number in self.names)

    def _is_described(self) -> bool:
        """Whether the adjective of a state or `آخر` stands last, behind which no genitive follows (`قوة أخرى`)."""
        last = self.at - 1
        if not self.adjective or self.paired == last:
            return False
        return self.sight.events[last].attribute or self.sight.sight.nationality(last) is not None

    def _of_movement(self, at: int) -> bool:
        """Take the adjective of a movement that agrees with persons before it (`المسلحين الحوثيين`)."""
        sight, last = self.sight, self.last_noun
        name, form = sight.name(at), sight.forms[at]
        if self.open or any(sight.clitics(at)) or name is None or name.kind != "organization" or last in sight.name_at:
            return False
        if name.last != at + 1 or not form.definite or not form.base.endswith(_OF_MOVEMENT) or not self.is_human(last):
            return False
        if not sight.forms[last].definite or self._is_object(at, last):
            return False
        self._take_name(at)
        return True

    def _is_done(self, form: Form) -> bool:
        """Whether a noun for a deed is no adjective, or stands where a light verb asks for one."""
        light = self.first > 0 and self.sight.events[self.first - 1].light is not None
        return light or not form.adjective

    def _is_object(self, at: int, last: int) -> bool:
        """Whether a definite plural in ين stands behind the subject of a verb, which would have ون in its adjective.

        (`اتهم الأهالي الحوثيين`, `اعتقل الجنود الفلسطينيين`.)
        """
        noun, form = self.sight.forms[last], self.sight.forms[at]
        if not form.definite or not form.text.endswith(_TWO_OR_MORE) or noun.text.endswith(_TWO_OR_MORE):
            return False
        subject = last == self.first == at - 1 and self.numeral is None and last > 0 and is_verb(self.stretch, last - 1)
        return subject or noun.text.endswith(_NOMINATIVE)

    def _titled(self, at: int, form: Form) -> bool:
        """Take a further title between a person's title and name (`صاحب السمو الملكي الأمير فيصل`)."""
        following = at + 1
        if not form.definite or self.title < 0 or self.names or not self.is_human(at) or following >= self.stop:
            return False
        name = self.sight.name(following)
        thing = self.sight.events[self.title].thing
        several = thing is not None and {sense.number for sense in thing.senses} == {"p"}
        if name is None or name.kind != "person" or name.first != following or several:
            return False  # `اختطف عناصر التنظيم المهندس سامر`
        self.last_noun = self.title = at
        self.adjective = False
        self.at = following
        return True

    def _one_or_two(self, at: int) -> bool:
        """Take `واحد` or `اثنين` behind the noun that they count."""
        sight = self.sight
        numeral = sight.numeral_at[at]
        if (self.numeral is not None and self.last_noun == self.head) or not sight.is_word[at]:
            return False
        if self.last_noun != at - 1 or numeral.minimum not in _ONE_OR_TWO:
            return False
        deed, two = sight.events[self.last_noun], sight.forms[self.last_noun].base.endswith(_DUALS)
        divides = at + 1 < self.stop and sight.forms[at + 1].text == PARTITIVE
        if numeral.minimum == _TWO and ((deed.nouns and deed.thing is None and not two) or divides):
            return False  # `إصابة اثنين`, `خطف مسلحون اثنين من الحراس`
        self.numeral = self.numeral or numeral  # `سبعة من أفراد عائلة واحدة`
        self.at = numeral.last + 1
        self.open = False
        return True

    def _several(self, at: int) -> bool:
        """Take `عدة` behind the indefinite noun that it counts (`غارات عدة على القرى`)."""
        numeral = self.sight.numeral_at[at]
        if numeral.last != at or not self.sight.is_word[at] or not self.says_how_many(at, self.sight.forms[at]):
            return False
        self.numeral = numeral
        self.at = at + 1
        self.open = False
        return True

    def _all_of_them(self, at: int) -> bool:
        """Take a number with its article behind the definite noun that it counts (`المهاجمون الثلاثة`)."""
        sight, last = self.sight, self.last_noun
        numeral, form = sight.numeral_at[at], sight.forms[at]
        if numeral.last != at or not sight.is_word[at] or not form.definite or form.joint or form.preposition:
            return False
        if numeral.vague or form.base.endswith(_DOZENS):
            return False  # `اعتقلت القوات الأمنية العشرات`
        if last < 0 or last in sight.name_at or not (last == at - 1 or self.adjective):
            return False
        if not (sight.forms[last].definite or sight.forms[last].enclitic):
            return False
        if last == self.head and self.numeral is None:
            self.numeral = numeral
        self.at = at + 1
        self.open = False
        return True

    def _of_so_many(self, at: int) -> bool:
        """Take so many persons as the genitive of houses or bodies, which are theirs (`جثث عشرة من الضحايا`)."""
        sight, form = self.sight, self.sight.forms[self.head] if self.head >= 0 else None
        if form is None or self.last_noun != self.head or not self.open or self.adjective or self.numeral is not None:
            return False
        if any(sight.clitics(at)) or sight.events[self.head].classes.isdisjoint(_OF_SOMEBODY) or form.nunated:
            return False
        counted = NounPhrase(self.stretch, at)
        vague = counted.numeral is None or counted.numeral.vague
        if "people" not in counted.unit().classes or (vague and sight.events[counted.head].nouns):
            return False
        self.genitive, self.last_noun = at, counted.head
        self.open, self.at = False, counted.at
        return True

    def _word_follows(self, at: int, form: Form) -> bool:
        """Take a word: a side, what a preposition or و attaches, a genitive or an adjective."""
        event = self.sight.events[at]
        if event.side and not event.joint and not event.leads and not self._is_of_side(at, form):
            return self._side_follows(at)
        if self._attached(at, form) or self._joined(at, form):
            return True
        if self.adjoins(at, form):
            self.at = at + 1
            return True
        if self.is_almost(at, form):
            self.adjective, self.at = True, at + 2
            return True
        apart = event.joint or form.joint or form.preposition or (event.leads and not form.definite)
        if apart or self._barred(at):
            return False
        if self.open and self.last_noun >= 0 and not self.adjective:
            return self._behind_open(at, form)
        return self._behind_closed(at, form)

    def _is_of_side(self, at: int, form: Form) -> bool:
        """Whether a word for a side is the adjective of the definite noun right before it (`الريف الشرقي`)."""
        noun = self.sight.forms[self.last_noun]
        bound = self.last_noun == at - 1 and (noun.definite or bool(noun.enclitic))
        return bound and form.definite and form.adjective and self.last_noun not in self.sight.name_at

    def _side_follows(self, at: int) -> bool:
        """Take a side behind a side (`جنوب شرقي إدلب`) or a noun for people; behind others it says where."""
        if not self.open or self.last_noun != at - 1:
            return False
        events, form = self.sight.events, self.sight.forms[at]
        head = events[self.head]
        says_where = bool(head.nouns) or not head.classes.isdisjoint(_STANDS) or self._is_nobody_of(at - 1)
        if says_where and not (events[self.last_noun].side or (self.is_human(self.last_noun) and form.definite)):
            return False  # but `منزل مدير الناحية`
        self._take(at)
        return True

    def _is_nobody_of(self, at: int) -> bool:
        """Whether a person or people so spelt are nobody's, as those of a town are (`جندي شرق حلب`, `سكان شرق حلب`)."""
        thing, form = self.sight.events[at].thing, self.sight.forms[at]
        if thing is None or form.definite or thing.senses[0].thing.class_ not in _SOMEBODY or not self.is_human(at):
            return False
        counted = self.numeral is not None and at == self.head
        return counted or thing.senses[0].number == "s" or form.text.endswith(_PLURALS)

    def _behind_open(self, at: int, form: Form) -> bool:
        """Take the genitive or the indefinite adjective of an indefinite noun."""
        if self._parts_from_noun(at, form):
            return False
        describes = not self._is_genitive(at, form) and is_adjective(self.sight, at, self.last_noun)
        if (describes and self._tells_state(form)) or tells_purpose(form):
            return False
        if (describes and not (form.definite or form.enclitic)) or self._behind_foreign(at, form):
            self.adjective = True
            self.at = at + 1
        else:
            self._take(at)
        return True

    def _tells_state(self, form: Form) -> bool:
        """Whether an accusative behind a noun tells how somebody was (`شاب متأثرا بجروحه`)."""
        accusative = form.nunated and form.text.endswith(ACCUSATIVE) and self.numeral is None
        noun = self.sight.forms[self.last_noun]
        bare = not noun.base.endswith((ACCUSATIVE, _FEMININE, _HAMZA))
        return accusative and bare and form.best.wordclass is WordClass.PARTICIPLE

    def _behind_foreign(self, at: int, form: Form) -> bool:
        """Whether a definite adjective is of the head, whose genitive is a foreign name (`طائرات تورنيدو التابعة`)."""
        named = self.last_noun != self.head and self.sight.forms[self.last_noun].unknown
        if named and form.definite and is_adjective(self.sight, at, self.head):
            self.open = False
            return True
        return False

    def _is_genitive(self, at: int, form: Form) -> bool:
        """Whether a word that may be an adjective is the genitive: a quantifier, or what a verbal noun is done to.

        (`استسلام غالبية المهاجمين`, `تنفيذ عملية`, `إطلاق طائرات مسيرة`, `استخدام غاز الكلور`.)
        """
        event = self.sight.events[at]
        if event.quantifier is not None or self.protects(at, form):
            return True
        somebody = event.people and not event.attribute
        if somebody and not self.is_human(self.last_noun) and self._is_somebody(at, form):
            return True  # `منزل مدير المدرسة`, `قنص جندي`
        if not self.sight.forms[self.last_noun].masdar:
            return False
        if somebody and self.genitive_behind(at):
            return True  # `إعفاء محافظ المدينة`
        thing = event.thing is not None and not event.people and not form.base.endswith(_OF_RELATION)
        return thing or bool(event.nouns) or self._pair(at) is not None

    def _is_somebody(self, at: int, form: Form) -> bool:
        """Whether a word behind a deed is whom it is done to or who does it, and does not describe it (`هجوم مسلح`)."""
        thing = self.sight.events[at].thing
        if (
            thing is None
            or form.definite
            or form.base.endswith(_FEMININE)
            or self.sight.sight.nationality(at) is not None
        ):
            return False
        forms = {fold_word(sense.thing.form) for sense in thing.senses}
        describing = self.sight.words.structure["deed-adjective"] | self.sight.words.structure["movement"]
        last = self.sight.events[self.last_noun]
        return bool(last.nouns or last.thing) and forms.isdisjoint(describing)

    def _parts_from_noun(self, at: int, form: Form) -> bool:
        """Whether a word behind an indefinite noun begins something else: a verb, a phrase of its own."""
        sight, event = self.sight, self.sight.events[at]
        if self._governs_none(at, form) or befell(sight, at, people=self.is_human(self.last_noun)):
            return True
        if tells(sight, at, self.last_noun) or (may_take_up(sight, at) and takes_up(sight, at, self._last_noun(at))):
            return True
        owned = form.enclitic and event.noun is not None and not (event.verbs or event.light)
        nominal = form.definite or owned or (form.nunated and not form.text.endswith(_PLURAL_VERB))
        if not nominal and is_verb(self.stretch, at):
            return True
        counted = self.numeral is not None and self.last_noun == self.head
        divided = (
            self.head > self.first and sight.is_word[self.head - 1] and sight.forms[self.head - 1].text == PARTITIVE
        )
        whose = event.thing is not None and counted and divided  # `ألف من أبناء شعبه`
        fate = not sight.words.structure["fate"].isdisjoint(form.base.removesuffix(one) for one in _PRONOUNS)
        met = fate or (form.enclitic and (event.nouns or counted) and not whose)
        if met and self.is_human(self.last_noun):
            return True  # `لقي ثلاثة عمال مصرعهم`
        if (
            form.enclitic
            and self._is_close(at)
            and self.is_human(self.last_noun)
            and not self._is_close(self.last_noun)
        ):
            return True  # `قتل رجل شقيقه`
        if not form.nunated or not form.text.endswith(ACCUSATIVE):
            return False
        before = sight.forms[self.last_noun]
        thing = event.thing is not None and not (  # `سجنا احتياطيا`
            form.adjective and before.nunated and before.text.endswith(ACCUSATIVE) and not self.is_human(self.last_noun)
        )
        return thing or bool(event.nouns)

    def _last_noun(self, at: int) -> Unit:
        """The phrase of the noun that stands last before a token, by itself: the head, or its genitive."""
        if self.last_noun == self.head:
            return self.unit()
        return NounPhrase(Stretch(self.sight, at), self.last_noun).unit()

    def _governs_none(self, at: int, form: Form) -> bool:
        """Whether the noun before is one that has no genitive, so that another indefinite one is its own phrase.

        Somebody told by a quality (`زرع مسلح عبوة`), who bears arms before a woman or child (`أسر جندي طفلة`), and what
        flies before what it hits (`ضرب صاروخ مبنى`).
        """
        sight, last = self.sight, self.sight.events[self.last_noun]
        event = sight.events[at]
        if last.thing is None or event.thing is None or form.definite or self.sight.forms[self.last_noun].definite:
            return False
        if last.people and not event.attribute:
            forms = {fold_word(sense.thing.form) for sense in last.thing.senses}
            if last.thing.senses[0].number == "s" and not event.classes.isdisjoint(_WEAK):
                return bool(forms & sight.words.structure["ungoverning"]) or not last.classes.isdisjoint(_ARMED)
            one = {sense.number for sense in last.thing.senses} == {"s"}  # `انتحاري`
            whole = one or not sight.forms[self.last_noun].base.endswith(_CONSTRUCT)
            return whole and event.classes.isdisjoint(_OF_PEOPLE) and bool(forms & sight.words.structure["ungoverning"])
        return not last.classes.isdisjoint(_FLYING) and not event.classes.isdisjoint(_HIT)

    def _is_close(self, at: int) -> bool:
        """Whether a word is one for somebody close to another (`شقيق`)."""
        thing = self.sight.events[at].thing
        kin = self.sight.words.structure["kin"]
        return thing is not None and any(fold_word(sense.thing.form) in kin for sense in thing.senses)

    def _behind_closed(self, at: int, form: Form) -> bool:
        """Take a definite adjective of a definite noun or name, an indefinite one of a noun with tanwin."""
        sight, last = self.sight, self.last_noun
        noun = sight.forms[last]
        paired = self.paired == last + 1 and sight.forms[self.paired].definite
        definite = noun.definite or bool(noun.enclitic) or last in sight.name_at or paired
        if form.enclitic or form.definite != definite or is_verb(self.stretch, at) or self.dual_verb(at, form):
            return False
        if befell(sight, at, people=self.is_human(last)):
            return False  # `أعدموا رجلا أدين بالقتل`
        if self._titled(at, form):
            return True
        accusative = form.nunated and form.text.endswith(ACCUSATIVE) and not noun.nunated
        if accusative and self.adjective and sight.events[at].people:
            return False  # `خلال اجتماع سنوي قائدا`
        if sight.events[at].nouns and sight.events[at].thing is None and not form.definite and self._is_done(form):
            return False  # `شنت عصابة مسلحة غارة`
        if self.is_human(last) and self._is_object(at, last):
            return False
        if sight.events[at].people and form.text.endswith(_TWO_OR_MORE) and self._are_others(at, last):
            return False  # `خطف عناصر من الحركة جنديين`, `خطف مسلحين جنديين`
        if not is_adjective(sight, at, last) or self._names_somebody(at, last) or self._is_another(at):
            return False
        self.adjective = True
        self.at = at + 1
        return True

    def _are_others(self, at: int, last: int) -> bool:
        """Whether two people behind a noun are not those whom it names: its number or what belongs to it parts them."""
        thing, noun = self.sight.events[at].thing, self.sight.events[last].thing
        if last < at - 1 and not self.adjective:
            return True
        two = thing is not None and {sense.number for sense in thing.senses} == {"d"}
        return two and noun is not None and all(sense.number != "d" for sense in noun.senses)

    def _names_somebody(self, at: int, last: int) -> bool:
        """Whether a man is named behind a state, which he does not describe (`اغتالت إسرائيل القيادي`)."""
        event, form = self.sight.events[at], self.sight.forms[at]
        body = last in self.sight.name_at and self.names and self._are_bodies()
        if (
            body
            and not event.classes.isdisjoint(OFFICES)
            and form.definite
            and self.sight.sight.nationality(at) is None
        ):
            return not form.base.endswith((*_FEMININE, "ي"))  # `قتل الجيش الإسرائيلي القائد العسكري`
        heads = self.sight.forms[last].heads
        state = any(isinstance(head, Body) and head.class_ == "state" and head.gender == "f" for head in heads)
        return state and self.sight.events[at].people and not self.sight.forms[at].base.endswith(_FEMININE)

    def _is_another(self, at: int) -> bool:
        """Whether a word for somebody begins the next phrase and describes nobody in this one.

        So behind a body or several, where their name follows (`اعتقل جهاز المخابرات الناشط سامر`), and of a woman
        behind a man (`التقى رئيس الوزراء المبعوثة الأممية`).
        """
        sight, following = self.sight, at + 1
        if not self.is_human(at) or sight.events[at].attribute or sight.sight.nationality(at) is not None:
            return False
        thing = sight.events[self.head].thing if self.is_human(self.head) else None
        numbers = set() if thing is None else {sense.number for sense in thing.senses}
        if numbers == {"s"}:
            woman = sight.forms[at].base.endswith(_FEMININE)
            return woman and not sight.forms[self.head].base.endswith(_FEMININE)
        name = sight.name(following) if self.has_word(following) else None
        named = name is not None and name.kind == "person" and name.first == following
        return named and (numbers == {"p"} or not self.is_human(self.head))

    def _attached(self, at: int, form: Form) -> bool:
        """Take a phrase that من or ل joins to an indefinite noun, or that an adjective governs; or an apposition."""
        if form.text == PARTITIVE and self._divided(at):
            return True
        if self.adjective and self.paired != at - 1 and form.text in self.sight.words.structure["returning"]:
            self.at = at + 1
            if self.has_word(self.at) and self.sight.forms[self.at].nunated:
                self.at += 1
            return True
        if self.possesses(at, form) or (self.adjective and self.governs_li(at, form)):
            return self._take_inner(at)
        if self.adjective and self.governs(at, form):
            return self._take_inner(at + 1, places=self.sight.forms[at - 1].definite)
        if self.lies_in(form):
            return self._take_inner(at + 1, places=True)
        if self._serves_body(at, form):
            return self._take_inner(at + 1)
        return bool(self.names) and self._apposed(at, form)

    def _divided(self, at: int) -> bool:
        """Take what من divides (`ستة من الحراس`), where it does not tell by whom (`ثلاث قرى من جانب الجماعة`)."""
        if self.has_word(at + 1) and (PARTITIVE, self.sight.forms[at + 1].text) in self.sight.words.roles:
            return False
        if self.has_word(at + 1) and self._is_bare_deed(at + 1):
            return False  # `تمكن مسلحون من اعتقال جندي`
        if self.divisible():
            own = self.is_human(self.last_noun) and self.has_word(at + 1) and bool(self.sight.forms[at + 1].enclitic)
            return self._take_inner(at + 1, origin=own or leaves(self.stretch))  # `خطفوا حارسا من منزله`
        if self.quantified():
            return self._take_inner(at + 1, places=True)
        return self._is_part_of_body(at) and self._take_inner(at + 1)

    def _is_bare_deed(self, at: int) -> bool:
        """Whether a verbal noun without its article stands there, which is no group that others are part of."""
        form, event = self.sight.forms[at], self.sight.events[at]
        deed = bool(event.nouns) and event.thing is None and at not in self.sight.name_at
        return deed and form.masdar and not form.definite

    def _is_part_of_body(self, at: int) -> bool:
        """Whether من tells of which body the indefinite genitive of a deed is (`اقتحام قوة من الجيش القرية`)."""
        sight, last = self.sight, self.last_noun
        head = sight.events[self.head]
        deed = bool(head.nouns or head.light_noun) and head.thing is None
        if not deed or last != at - 1 or last == self.head or last in sight.name_at or sight.forms[last].definite:
            return False
        if sight.events[last].classes.isdisjoint(_ARMED | _ARMED_BODIES) or not self.has_word(at + 1):
            return False
        inner = NounPhrase(self.stretch, at + 1).unit()
        return not inner.classes.isdisjoint(_SERVED) and inner.classes.isdisjoint(GROUPS["ground"] | {"PLACE"})

    def _serves_body(self, at: int, form: Form) -> bool:
        """Whether somebody is told by the body in which they serve and named behind it (`القيادي في الحركة سامر`)."""
        if self.title != self.last_noun or self.names or form.text not in _SERVING or not self.has_word(at + 1):
            return False
        inner = NounPhrase(self.stretch, at + 1).unit()
        name = self.sight.name(inner.last) if inner.last < self.stop else None
        named = name is not None and name.kind == "person" and name.first == inner.last
        return named and not inner.classes.isdisjoint(_SERVED) and "PLACE" not in inner.classes

    def _apposed(self, at: int, form: Form) -> bool:
        """Take an apposition to a place (`زنجبار عاصمة أبين`)."""
        sight, following = self.sight, at + 1
        if form.joint or form.preposition or form.definite:
            return False
        if sight.naming.names[self.names[-1]].kind != "place" or sight.events[at].classes.isdisjoint(_SEATS):
            return False
        if following >= self.stop or following not in sight.name_at:
            return False
        self.core = self.at
        self._take_name(following)
        return True

    def _joined(self, at: int, form: Form) -> bool:
        """Take what و joins under one number, quantifier or plural head (`مئات المقاتلين والعسكريين`).

        So too behind a noun that lacks its genitive, which the joined one brings (`مواقع وتجمعات الحوثيين`).
        """
        sight = self.sight
        named = at in sight.name_at
        if not named and sight.events[at].joint != AND:
            return False
        if self.head < 0 or not self._joins(at, form):
            return False
        lacking = not form.definite and self.lacks_genitive() and sight.events[at].thing is not None
        if lacking and self.genitive_behind(at):
            self._take(at)
            return True
        forces = self.inner and self.is_several(at) and self.genitive_behind(at)
        if not (named or form.definite or forces) or not self.heads_list():
            return False
        if named:
            self._take_name(at)
        else:
            self._take(at)
        return True

    def _joins(self, at: int, form: Form) -> bool:
        """Whether و joins the noun or name at a token to the phrase, and neither of the two names an event."""
        sight = self.sight
        joint, preposition = sight.clitics(at)
        preposed = preposition if at in sight.name_at else form.preposition
        if joint != AND or preposed or not sight.is_word[at] or at in sight.numeral_at:
            return False
        if any(sight.events[one].nouns and sight.events[one].thing is None for one in (at, self.head)):
            return False
        if self._act_apart(at) and self._act_apart(self.head):
            return False  # `قوات النظام والميليشيات`
        return not is_verb(self.stretch, at)

    def _act_apart(self, at: int) -> bool:
        """Whether a word names armed bodies in the plural, each of which acts for itself."""
        event = self.sight.events[at]
        several = event.thing is not None and event.thing.senses[0].number == "p"
        return several and not event.classes.isdisjoint(_ARMED_BODIES) and not event.people

    def _take_inner(self, at: int, *, places: bool = False, origin: bool = False) -> bool:
        """Take the phrase that begins at a token as part of this one.

        None that names a place where `places` is not set, unless it is counted or governed by an adjective; nor any
        ground where `origin` says that من tells where somebody leaves.
        """
        sight, at = self.sight, self.stretch.past_quotes(at)
        if at >= self.stop or (at not in sight.numeral_at and self._barred(at)):
            return False
        if sight.is_word[at] and sight.forms[at].is_a("demonstrative"):
            return False
        unit = NounPhrase(self.stretch, at).unit()
        if origin and not unit.classes.isdisjoint(_ELSEWHERE):
            return False
        placed = "PLACE" in unit.classes and self.numeral is None and not self.adjective
        if not places and ("settlement" in unit.classes or placed):
            return False
        self.names.extend(unit.names)
        self.at = unit.last
        self.inner = True
        self.open = False
        self.adjective = False
        return True
