"""A sentence in its constituents: noun phrases with their prepositions, verbs, and what opens or ends a clause.

No full parse: Arabic news can be cut reliably by what a noun phrase may take behind its head, which its definiteness
tells. Behind an indefinite noun a genitive or an indefinite adjective may stand, behind a definite one only a definite
adjective that agrees, behind a counted noun its من. What is neither begins a phrase of its own, so that subject and
object part where no mark parts them (`قصف الطيران المدينة`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec

from musnad.arabic.clitics import WordClass
from musnad.arabic.folding import fold_word
from musnad.arabic.numerals import Numeral
from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.reading.entities import Naming
from musnad.reading.eventforms import OPENS, PREPOSITION, EventForm, EventForms, ThingUse
from musnad.reading.eventsight import _NOTHING, EventSight, Unit, UnitKind
from musnad.reading.eventwords import GROUPS, Role, ThingSense
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight
from musnad.reading.reading import Sentence
from musnad.reading.times import TimeFound

_QUOTES: Final = frozenset("\"“”„«»‹›'‘’`")
_ENDS: Final = frozenset(".؟?!؛;:\n")
_FEMININE: Final = ("ه", "ات", "اء")
_LONGEST: Final = 24
_LONGEST_ROLE: Final = 3
_JOINTS: Final = frozenset("وف")
_NO_ADJECTIVES: Final = GROUPS["ground"] | {"vehicle", "ship", "projectile", "firearm", "artillery", "goods", "money"}
_RELATION: Final = ("يه", "ي")
_SIDE: Final = frozenset({"جهه", "ناحيه", "جانب"})
_OTHER: Final = "آخر"
_HAS: Final = "فقد"
_OR: Final = "او"
_ASIDE: Final = 8
_PLURAL_HEADS: Final = frozenset(
    {
        "محافظات",
        "محافظتي",
        "مدن",
        "مدينتي",
        "مناطق",
        "منطقتي",
        "بلدات",
        "بلدتي",
        "قري",
        "قريتي",
        "احياء",
        "حيي",
        "مخيمات",
        "مخيمي",
    }
)
_ONE: Final = frozenset({"احد", "احدي"})
_PARTITIVE: Final = "من"
_OF_ACTORS: Final[dict[str, tuple[str, ...]]] = {
    "state-forces": ("force",),
    "external-forces": ("force",),
    "rebel-group": ("force",),
    "political-militia": ("force",),
    "identity-militia": ("force",),
    "coalition": ("force",),
    "state": ("authority",),
    "government": ("authority",),
}
_MANNER: Final = frozenset({"بشكل", "بصوره"})
_RETURNING: Final = frozenset(
    {"به", "بها", "بهم", "له", "لها", "لهم", "عليه", "عليها", "عليهم", "فيه", "فيها", "منه", "منها"}
)


def units_of(sight: EventSight, sentence: Sentence) -> tuple[Unit, ...]:
    """The constituents of a sentence in their order; they cover its tokens but for quotation marks."""
    return _Cutter(sight, sentence.first, sentence.last).units()


class _Cutter:
    """One walk over a sentence."""

    def __init__(self, sight: EventSight, first: int, stop: int) -> None:
        self.sight = sight
        self.at = first
        self.stop = stop
        self.found: list[Unit] = []

    def units(self) -> tuple[Unit, ...]:
        while self.at < self.stop:
            self._step()
        return tuple(self.found)

    def _step(self) -> None:
        at, sight = self.at, self.sight
        token = sight.reading.tokens[at]
        if at in sight.numeral_at and token.kind == "mark":
            self._phrase(at, "", None, at)
            return
        if token.kind == "mark" and token.form == "(" and self._counts_in_brackets(at + 1):
            self._phrase(at + 1, "", None, at + 1)
            return
        if token.kind == "mark":
            closing = self._aside_end(at) if token.form == "(" else at
            if closing > at:
                self._add(Unit("aside", at, closing + 1))
                return
            self.at += 1
            if token.form not in _QUOTES:
                self.found.append(Unit("mark", at, at + 1))
            return
        if at in sight.time_at:
            last = min(sight.times[sight.time_at[at]].last, self.stop)
            self._add(Unit("time", at, last))
            return
        if token.kind == "number" or at in sight.name_at or at in sight.numeral_at:
            joint, preposition = sight.clitics(at)
            self._phrase(at, preposition, self._role((preposition,)) if preposition else None, at, joint)
            return
        self._word(at)

    def _counts_in_brackets(self, at: int) -> bool:
        """Whether a number stands in brackets before what it counts (`استشهاد (15) خمسة عشر`, `إصابة (33) آخرين`)."""
        numeral = self.sight.numeral_at.get(at)
        if numeral is None:
            return False
        closing = next((one for one in range(at, numeral.last + 2) if self._is_mark(one, ")")), None)
        if closing is None:
            return False
        following = max(numeral.last, closing) + 1
        counted = following < self.stop and self.sight.is_word[following] and self.sight.events[following].thing
        return numeral.last > closing or bool(counted)

    def _is_mark(self, at: int, mark: str) -> bool:
        return at < self.stop and self.sight.reading.tokens[at].form == mark

    def _aside_end(self, at: int) -> int:
        """The token that closes a short parenthesis in which nothing happens (`(13 عاما)`); `at` where it is none."""
        for other in range(at + 1, min(self.stop, at + _ASIDE)):
            if self.sight.reading.tokens[other].form == ")":
                return other
            if self.sight.events[other].verbs or self.sight.events[other].nouns:
                return at
        return at

    def _add(self, unit: Unit) -> None:
        self.found.append(unit)
        self.at = unit.last

    def _word(self, at: int) -> None:
        form = self.sight.forms[at]
        if form.text == _OR and self.found:
            self.found.append(Unit("other", at, at + 1, joint=_OR))
            self.at = at + 1
            return
        if self._preposed(at):
            return
        kind = self.closed(at)
        if kind is not None:
            self._add(Unit(kind, at, at + 1, joint=form.joint))
        elif self._side(at) and not self.sight.clitics(at)[1]:
            self._phrase(at, form.text[form.start :], "place", at)
        elif self.is_verb(at):
            self._add(Unit("verb", at, at + 1, joint=self._verb_joint(at, form)))
        else:
            joint, preposition = self.sight.clitics(at)
            self._phrase(at, preposition, self._role((preposition,)) if preposition else None, at, joint)

    def _verb_joint(self, at: int, form: Form) -> str:
        """The conjunction written to a verb, as its likeliest sense for events is cut."""
        verbs = self.sight.events[at].verbs
        proclitics = verbs[0].analysis.proclitics if verbs else ()
        return next((one for one in proclitics if one in {"و", "ف"}), form.joint if not verbs else "")

    def closed(self, at: int) -> UnitKind | None:
        """The work of a word that is neither phrase nor verb; a demonstrative with its noun is a phrase."""
        kind = self.sight.events[at].closed
        if kind == "demonstrative":
            return None if self._noun_follows(at + 1) else "other"
        return kind

    def _noun_follows(self, at: int) -> bool:
        return at < self.stop and self.sight.is_word[at] and self.sight.forms[at].definite

    def _preposed(self, at: int) -> bool:
        """A preposition of its own and the phrase behind it."""
        sight = self.sight
        event, form = sight.events[at], sight.forms[at]
        if event.taken_up is not None or (event.preposition and form.enclitic and form.base != form.enclitic):
            self._add(Unit("other", at, at + 1, joint=form.joint))
            return True
        if not (event.opens_role or event.preposition) or self._side(at):
            return False
        found = self._role_phrase(at) if event.opens_role else None
        if found is None:
            if not event.preposition:
                return False
            found = ("", (form.text,), None)
        joint, words, role = found
        if event.verbs and not form.is_a("preposition") and self.is_verb(at):
            return False
        if at + len(words) >= self.stop:
            return False
        return self._behind(at, at + len(words), " ".join(words), role, joint)

    def _role_phrase(self, at: int) -> tuple[str, tuple[str, ...], Role | None] | None:
        """The longest prepositional phrase of the lexicon that begins at a token."""
        sight, roles = self.sight, self.sight.words.roles
        texts: list[str] = []
        for other in range(at, min(at + _LONGEST_ROLE, self.stop)):
            if not sight.is_word[other]:
                break
            texts.append(sight.forms[other].text)
        for length in range(len(texts), 0, -1):
            words = tuple(texts[:length])
            if words in roles:
                return "", words, roles[words]
            if words[0][:1] in _JOINTS and (words[0][1:], *words[1:]) in roles:
                bare = (words[0][1:], *words[1:])
                return words[0][0], bare, roles[bare]
        return None

    def _side(self, at: int) -> bool:
        """Whether the word names a side or part of a place, and is a noun though it also serves as a preposition."""
        thing = self.sight.events[at].thing
        return (
            thing is not None
            and any(sense.thing.class_ == "area" for sense in thing.senses)
            and self.sight.words.roles.get((thing.noun.form,)) == "place"
        )

    def _behind(self, at: int, after: int, preposition: str, role: Role | None, joint: str) -> bool:
        sight = self.sight
        while after < self.stop and sight.reading.tokens[after].form in _QUOTES:
            after += 1
        if after >= self.stop or sight.reading.tokens[after].kind == "mark":
            self._add(Unit("other", at, after))
            return True
        form = sight.forms[after]
        if preposition in _MANNER:
            return self._manner(at, after)
        if after in sight.time_at:
            self._add(Unit("time", at, min(sight.times[sight.time_at[after]].last, self.stop)))
        elif form.complementizer is not None or form.text == "ما" or form.is_a("relative"):
            self._add(Unit("clause", at, after + 1, joint=joint))
        elif preposition == "منذ" and sight.events[after].verbs and not sight.events[after].nouns and form.finite:
            self._add(Unit("clause", at, after, joint=joint))
        elif sight.is_word[after] and form.enclitic and len(form.base) == 0:
            self._add(Unit("other", at, after + 1))
        elif self._joined_preposition(after):
            return self._behind(at, after + 1, preposition, role, joint)  # `داخل وحول المدينة`
        elif form.is_a(*PREPOSITION) and sight.is_word[after] and not form.definite and not self._side(after):
            self.at = after  # two prepositions (`من داخل المبنى`): the inner one says where
            if not self._preposed(after):
                return self._plain(at, after, preposition, role, joint)
            if role == "origin" and self.found[-1].kind == "phrase":
                self.found[-1] = msgspec.structs.replace(self.found[-1], preposition=preposition, role=role)
        else:
            return self._plain(at, after, preposition, role, joint)
        return True

    def _joined_preposition(self, at: int) -> bool:
        """Whether a second preposition of place is joined to the first."""
        if not self.sight.is_word[at] or self.sight.forms[at].joint != "و":
            return False
        form = self.sight.forms[at]
        return not form.definite and (form.is_a(*PREPOSITION) or (form.text[1:],) in self.sight.words.roles)

    def _manner(self, at: int, after: int) -> bool:
        """`بشكل مكثف`: the adjectives behind a word of manner, and nothing more."""
        while after < self.stop and self.sight.is_word[after]:
            form = self.sight.forms[after]
            if form.definite or form.preposition or after in self.sight.name_at:
                break
            after += 1
            if not (
                after < self.stop
                and self.sight.is_word[after]
                and self.sight.forms[after].joint == "و"
                and self.sight.forms[after].adjective
            ):
                break
        self._add(Unit("other", at, after))
        return True

    def _plain(self, at: int, after: int, preposition: str, role: Role | None, joint: str) -> bool:
        self._phrase(after, preposition, role, at, joint)
        return True

    def _role(self, words: tuple[str, ...]) -> Role | None:
        return self.sight.words.roles.get(words)

    def is_verb(self, at: int) -> bool:
        """Whether the word is a finite verb where it stands."""
        form, event = self.sight.forms[at], self.sight.events[at]
        if event.verb is None or form.definite or at in self.sight.name_at:
            return False
        if self._governed(at) or (form.text == _HAS and self._verb_follows(at + 1)):
            return False
        if event.noun is None or event.verb > event.noun:
            return form.finite or event.noun is None or bool(event.verbs or event.light)
        if not (event.verbs or event.light or form.verbs):
            return self._nominative_follows(at)
        return self._verb_stands(at, form)

    def _verb_follows(self, at: int) -> bool:
        """Whether the token can only be a verb, before which فقد is a particle."""
        event = self.sight.events[at] if at < self.stop and self.sight.is_word[at] else _NOTHING
        return event.verb is not None and (event.noun is None or event.verb > event.noun)

    def _nominative_follows(self, at: int) -> bool:
        """Whether a subject follows that can be no genitive by its ending (`حفر المقاتلون`)."""
        following = at + 1
        if following >= self.stop or not self.sight.is_word[following]:
            return False
        form, thing = self.sight.forms[following], self.sight.events[following].thing
        return (
            thing is not None
            and form.text.endswith("ون")
            and thing.senses[0].number == "p"
            and thing.noun.form not in self.sight.words.broken
        )

    def _governed(self, at: int) -> bool:
        """Whether a preposition or a light verb of happening stands right before, so that a noun must follow."""
        if (
            self.sight.forms[at].preposition
            and self.sight.events[at].noun is not None
            and self.sight.events[at].inflected is not None
            and self.sight.events[at].inflected.start == 0
        ):
            return self.sight.forms[at].preposition in "بك" and not self._is_light(at)
        if at == 0 or not self.sight.is_word[at - 1]:
            return False
        before = self.sight.forms[at - 1]
        if before.text in {"منذ", "ومنذ"} and self.sight.forms[at].finite:
            return False
        if (
            before.is_a(*PREPOSITION)
            and not before.definite
            and before.text not in OPENS
            and not self.sight.forms[at].joint
        ):
            return True
        light = self.sight.events[at - 1].light
        happens = light is not None and any(one.class_ in {"happen", "do"} for one in light.senses)
        return happens and not self.sight.forms[at].joint and self.sight.events[at].noun is not None

    def _is_light(self, at: int) -> bool:
        """Whether the word is likelier a light verb than a noun behind a preposition (`بدأوا`)."""
        event = self.sight.events[at]
        return event.light is not None and event.light.analysis.start == 0 and (event.verb or 0) > (event.noun or 0)

    def _verb_stands(self, at: int, form: Form) -> bool:
        """Whether a word that may be noun or verb stands where a verb does: first in its clause, a noun behind it.

        So too behind a definite phrase that has no verb yet (`المسلح السوري قتل أثناء اشتباك`).
        """
        if self._lacks_verb(form) or self._tells_of_event(at):
            return True
        following = at + 1
        while following < self.stop and self.sight.reading.tokens[following].form in _QUOTES:
            following += 1
        if following >= self.stop:
            return False
        behind = self.sight.forms[following]
        token = self.sight.reading.tokens[following]
        if token.kind == "mark":
            return False
        if token.kind == "word" and (
            behind.text in {"علي", "عن", "من", "في", "الي", "ضد"} and self.sight.events[at].nouns
        ):
            return False
        if (
            token.kind == "word"
            and self.sight.events[at].nouns
            and not behind.definite
            and behind.adjective
            and not self.sight.events[following].thing
            and following not in self.sight.name_at
        ):
            return False
        last = self.found[-1] if self.found else None
        if last is None or form.joint:
            return True
        return last.kind in {"mark", "clause", "that", "negation", "auxiliary", "relative", "time", "other"}

    def _tells_of_event(self, at: int) -> bool:
        """Whether a verb of happening or hitting stands behind a noun for an event (`انفجار وقع أمس`)."""
        light = self.sight.events[at].light
        last = self.found[-1] if self.found else None
        if light is None or last is None or last.kind != "phrase" or last.last != at:
            return False
        return self.tells(at, last.head)

    def tells(self, at: int, noun: int) -> bool:
        """Whether the token is a verb of happening, doing or hitting, and the other a noun for an event."""
        event, light = self.sight.events[noun], self.sight.events[at].light
        if light is None or noun < 0 or not event.nouns or event.thing is not None or self.sight.forms[noun].definite:
            return False
        return not light.analysis.proclitics and any(one.class_ in {"happen", "reach"} for one in light.senses)

    def leaves(self) -> bool:
        """Whether the verb of the clause takes من for where its subject leaves (`نزح ألف شخص من تعز`)."""
        verb = next((unit for unit in reversed(self.found) if unit.kind == "verb"), None)
        if verb is None:
            return False
        return any(
            take == "من:origin"
            for use in self.sight.events[verb.first].verbs
            for sense in use.senses
            for take in sense.takes
        )

    def _lacks_verb(self, form: Form) -> bool:
        """Whether a definite bare phrase right before is still without its verb."""
        if form.joint or form.enclitic or not self.found:
            return False
        last = self.found[-1]
        if form.nunated and last.number != "d":
            return False
        if last.kind != "phrase" or last.preposition or last.joint:
            return False
        topic = len(self.found) > 1 and self.found[-2].kind == "that"
        if not (last.definite or last.numeral is not None or topic):
            return False
        for unit in reversed(self.found[:-1]):
            if unit.kind == "verb":
                return False
            if unit.kind in {"mark", "that", "clause"}:
                return unit.kind == "that"
        return len(self.found) == 1

    def _phrase(self, at: int, preposition: str, role: Role | None, first: int, joint: str = "") -> None:
        unit = _Phrase(self, at).unit()
        if not joint and self.found and self.found[-1].joint == _OR and self.found[-1].last == first:
            self.found.pop()
            joint, first = _OR, first
        if not joint and first == at and self.sight.is_word[at] and at not in self.sight.name_at:
            joint = self.sight.clitics(at)[0]
        self._add(msgspec.structs.replace(unit, first=first, preposition=preposition, role=role, joint=joint))


class _Phrase:
    """One walk over a noun phrase."""

    def __init__(self, cutter: _Cutter, at: int) -> None:
        self.cutter = cutter
        self.sight = cutter.sight
        self.first = at
        self.at = at
        self.stop = min(cutter.stop, at + _LONGEST)
        self.head = -1
        self.open = True
        self.adjective = False
        self.numeral: Numeral | None = None
        self.names: list[int] = []
        self.last_noun = -1
        self.genitive = -1
        self.inner = False
        self.pair: ThingSense | None = None
        self.paired = -1
        self.title = -1
        self.core = -1

    def unit(self) -> Unit:
        self._begin()
        while self.at < self.stop and self._goes_on():
            pass
        last = max(self.at, self.first + 1)
        head = self.head if self.head >= 0 else self.first
        classes, number = self._classes(head)
        span = self.sight.span_of(self.first, last)
        definite = not self.sight.reading.tokens[head].kind == "number" and (
            self.sight.forms[head].definite
            or bool(self.sight.forms[head].enclitic)
            or head in self.sight.name_at
            or (self.genitive >= 0 and (self.genitive in self.sight.name_at or self.sight.forms[self.genitive].definite))
        )
        return Unit(
            "phrase", self.first, last, head=head, classes=classes, number=number, gender=self._gender(head, classes, number), definite=definite,
            numeral=self.numeral, names=tuple(self.names), start=span.start, end=span.end,
            core=-1 if self.core < 0 else self.sight.reading.tokens[self.core - 1].end,
            side=self.sight.is_word[head] and self.sight.forms[head].base in _SIDE,
        )  # fmt: skip

    def _begin(self) -> None:
        sight, at = self.sight, self.at
        numeral = sight.numeral_at.get(at)
        if numeral is not None and at not in sight.name_at:
            self.numeral = numeral
            self.at = numeral.last + 1
            if self.cutter._is_mark(self.at, ")") and not self.cutter._is_mark(at, "("):
                self.at += 1
            self._counted()
            return
        if at in sight.name_at:
            self._take_name(at)
            return
        event = sight.events[at] if sight.is_word[at] else _NOTHING
        if sight.is_word[at] and sight.forms[at].is_a("demonstrative"):
            self.at += 1
            if self.at < self.stop and sight.is_word[self.at]:
                self._take(self.at)
            return
        if event.quantifier is not None and not event.nouns:
            self.at += 1
            if event.quantifier.class_ == "bearer":
                self.first = min(self.at, self.stop - 1)
            self._quantified()
            return
        self._take(at)

    def _quantified(self) -> None:
        """Past the quantifier to the noun it quantifies."""
        sight = self.sight
        if self.at < self.stop and sight.is_word[self.at] and sight.forms[self.at].text == _PARTITIVE:
            self.at += 1
        if self.at >= self.stop or (self._barred(self.at) and self.at not in sight.numeral_at):
            self.head = self.first
            return
        if self.at in sight.numeral_at and self.at not in sight.name_at:
            self.numeral = sight.numeral_at[self.at]
            self.at = self.numeral.last + 1
            self._counted()
        elif self.at in sight.name_at:
            self._take_name(self.at)
        else:
            self._take(self.at)

    def _counted(self) -> None:
        """Past a number to what it counts."""
        sight = self.sight
        if self.at < self.stop and sight.is_word[self.at] and sight.forms[self.at].text == _PARTITIVE:
            following = self.at + 1
            if following < self.stop and not self._barred(following):
                self.at = following
        named = self.at in sight.name_at and self.at < self.stop and not any(sight.clitics(self.at))
        if self.at < self.stop and not self._barred(self.at) and (named or self._counts(self.at)):
            if self.at in sight.name_at:
                self._take_name(self.at)
            else:
                self._take(self.at)
        else:
            self.head = self.first
        if self.numeral is not None and self.numeral.reach >= self.at:
            self.at = self.numeral.reach + 1

    def _counts(self, at: int) -> bool:
        """Whether the word can be what a number counts."""
        form = self.sight.forms[at]
        return self.sight.is_word[at] and not form.joint and not form.preposition and not self.cutter.is_verb(at)

    def _barred(self, at: int) -> bool:
        """Whether the token cannot belong to a noun phrase."""
        sight = self.sight
        if sight.reading.tokens[at].kind == "mark" or at in sight.time_at:
            return True
        if at in sight.name_at:
            return False
        form = sight.forms[at]
        if sight.reading.tokens[at].kind == "number":
            return True
        closed = form.complementizer is not None or form.is_a(
            "relative", "negation", "conditional", "auxiliary", "manner"
        )
        preposition = form.is_a(*PREPOSITION) and not form.definite and not self.cutter._side(at)
        return closed or preposition or self.cutter.closed(at) is not None

    def _take(self, at: int) -> None:
        """Take a noun: as head where there is none, else as genitive."""
        form = self.sight.forms[at]
        if self.head < 0:
            self.head = at
        elif self.genitive < 0:
            self.genitive = at
        self.last_noun = at
        if self._human(at):
            self.title = at
        bound = form.nunated and not self._dual_before_genitive(at, form)
        self.open = not (form.definite or form.enclitic or bound or self._ends_in_nun(at))
        self.adjective = False
        self.at = at + 1
        self._take_pair(at)

    def _ends_in_nun(self, at: int) -> bool:
        """Whether the noun is a dual or sound plural with its ن, which no genitive can follow (`مسلحون`, `جنديين`)."""
        thing = self.sight.events[at].thing
        return (
            thing is not None
            and thing.senses[0].number in {"d", "p"}
            and thing.noun.form.endswith(("ون", "ين", "ان"))
            and thing.noun.form not in self.sight.words.broken
        )

    def _take_pair(self, at: int) -> None:
        """Take the second word of a participant of two words (`طائرة مسيرة`)."""
        following = at + 1
        if following >= self.stop or not self.sight.is_word[following] or following in self.sight.name_at:
            return
        form, after = self.sight.forms[at], self.sight.forms[following]
        pair = self.sight.words.pairs.get((form.base, after.base)) or self.sight.words.pairs.get(
            (form.base.removesuffix("ا"), after.base.removesuffix("ا"))
        )
        if pair is None or after.joint or after.preposition:
            return
        if self.head == at:
            self.pair = pair
        self.open = self.cutter._side(at)
        self.adjective = not self.open
        self.paired = following
        self.at = following + 1

    def _dual_before_genitive(self, at: int, form: Form) -> bool:
        """Whether what is spelt like an accusative is a dual with its genitive (`ضابطا شرطة`)."""
        thing, following = self.sight.events[at].thing, at + 1
        if thing is None or thing.senses[0].number != "c" or "\u064b" in self.sight.reading.written(at):
            return False
        if following >= self.stop or not self.sight.is_word[following] or following in self.sight.time_at:
            return False
        after = self.sight.forms[following]
        listed = self.sight.events[following].thing is not None or following in self.sight.name_at or after.definite
        return listed and not (after.joint or after.preposition or after.nunated)

    def _take_name(self, at: int) -> None:
        number = self.sight.name_at[at]
        name = self.sight.naming.names[number]
        if self.head < 0:
            self.head = at
        elif self.genitive < 0:
            self.genitive = at
        self.names.append(number)
        self.last_noun = at
        self.open = False
        self.adjective = False
        self.at = max(name.last, at + 1)

    def _goes_on(self) -> bool:
        """Take what follows if it belongs to the phrase."""
        sight, at = self.sight, self.at
        if sight.reading.tokens[at].kind == "mark":
            return self._in_marks(at)
        if at in sight.name_at:
            return self._name_follows(at) or self._attached(at, sight.forms[at]) or self._joined(at, sight.forms[at])
        if at in sight.numeral_at and self._one_or_two(at):
            return True
        if at in sight.time_at or not sight.is_word[at] or at in sight.numeral_at:
            return False
        form = sight.forms[at]
        if self.cutter._side(at) and not any(sight.clitics(at)):
            return self._side_follows(at)
        if self._attached(at, form):
            return True
        if self._joined(at, form):
            return True
        joint, preposition = sight.clitics(at)
        if joint or (preposition and not form.definite):
            return False
        if form.joint or self._barred(at) or (form.preposition and not form.definite and not self.open):
            return False
        if form.preposition:
            return False
        return self._word_follows(at, form)

    def _side_follows(self, at: int) -> bool:
        """Take a side behind a side (`جنوب شرقي إدلب`) or a noun for people; behind others it says where."""
        head = self.sight.events[self.head]
        ground = head.thing is not None and any(s.thing.class_ in GROUPS["ground"] for s in head.thing.senses)
        side = self.cutter._side(self.last_noun)
        if not self.open or self.last_noun != at - 1 or ((head.nouns or ground) and not side):
            return False
        self._take(at)
        return True

    def _one_or_two(self, at: int) -> bool:
        """Take `واحد` or `اثنين` behind the noun that they count."""
        numeral = self.sight.numeral_at[at]
        if (
            self.numeral is not None
            or numeral.minimum not in {1, 2}
            or self.last_noun != at - 1
            or not self.sight.is_word[at]
        ):
            return False
        self.numeral = numeral
        self.at = numeral.last + 1
        self.open = False
        return True

    def _in_marks(self, at: int) -> bool:
        """Past quotation marks or strokes around a name (`تنظيم "الدولة"`, `تنظيم / داعش /`)."""
        mark = self.sight.reading.tokens[at].form
        if mark not in _QUOTES and mark != "/":
            return False
        following = at + 1
        if following < self.stop and following in self.sight.name_at and (self.open or self.names):
            self._take_name(following)
        elif not (self.names and self.at == self.sight.naming.names[self.names[-1]].last and mark in "/"):
            return False
        else:
            self.at = at + 1
            return False
        if self.at < self.stop and self.sight.reading.tokens[self.at].form in _QUOTES | {"/"}:
            self.at += 1
        return True

    def _name_follows(self, at: int) -> bool:
        name = self.sight.naming.names[self.sight.name_at[at]]
        if name.first != at or self.sight.forms[at].joint or name.start > self.sight.reading.tokens[at].start:
            return False
        if self.open:
            self._take_name(at)
            return True
        titled = name.kind == "person" and self.head >= 0 and not self.names
        if titled and self.title >= 0:
            self._take_name(at)
            return True
        return False

    def _human(self, at: int) -> bool:
        thing = self.sight.events[at].thing
        listed = thing is not None and any(s.thing.class_ in GROUPS["people"] for s in thing.senses)
        return listed or self.sight.forms[at].human

    def _attached(self, at: int, form: Form) -> bool:
        """Take a phrase that من joins to a counted or indefinite noun, or that an adjective governs."""
        sight = self.sight
        if form.text == _PARTITIVE and self.head >= 0 and self._divisible():
            return self._take_inner(at + 1, origin=self.cutter.leaves())
        if form.text == _PARTITIVE and self.last_noun >= 0 and self.sight.events[self.last_noun].quantifier is not None:
            return self._take_inner(at + 1, places=True)
        if self.adjective and form.text in _RETURNING:
            self.at = at + 1
            if self.at < self.stop and sight.is_word[self.at] and sight.forms[self.at].nunated:
                self.at += 1
            return True
        if self._possessed(at, form):
            return self._take_inner(at)
        if self._governs_li(at) and form.preposition == "ل" and not form.joint:
            return self._take_inner(at)
        governs = self.adjective and self.paired != at - 1
        if governs and form.text in {"من", "ب", "علي", "الي", "في"} and not form.joint:
            before = sight.forms[at - 1]
            if before.best.wordclass == "participle":
                return self._take_inner(at + 1, places=before.definite)
        if form.text == "في" and self._indefinite_ground():
            return self._take_inner(at + 1, places=True)
        return self._apposed(at, form)

    def _governs_li(self, at: int) -> bool:
        """Whether an adjective before the token may have what ل brings in (`قوات موالية للرئيس`, not `قصف مكثف ل`)."""
        if not self.adjective or self.paired == at - 1:
            return False
        return self.head in self.sight.name_at or not self.sight.events[self.head].nouns

    def _indefinite_ground(self) -> bool:
        """Whether the phrase is an indefinite noun for ground alone, so that في says which (`مناطق في سوريا`)."""
        if self.head < 0 or self.names or not self.sight.is_word[self.head] or self.sight.events[self.head].nouns:
            return False
        form, thing = self.sight.forms[self.head], self.sight.events[self.head].thing
        if form.definite or form.enclitic or thing is None or self.last_noun != self.head:
            return False
        return any(sense.thing.class_ in {"area", "settlement", "building"} for sense in thing.senses)

    def _apposed(self, at: int, form: Form) -> bool:
        """Take an apposition to a place (`زنجبار عاصمة أبين`)."""
        if not self.names or self.sight.naming.names[self.names[-1]].kind != "place" or form.joint or form.preposition:
            return False
        thing = self.sight.events[at].thing
        if thing is None or not any(sense.thing.class_ in {"settlement", "base"} for sense in thing.senses):
            return False
        following = at + 1
        if form.definite or following >= self.stop or following not in self.sight.name_at:
            return False
        self.core = self.at
        self._take_name(following)
        return True

    def _joined(self, at: int, form: Form) -> bool:
        """Take what و joins under one number, quantifier or plural head (`مئات المقاتلين والعسكريين`).

        So too behind a noun that lacks its genitive, which the joined one brings (`مواقع وتجمعات الحوثيين`).
        """
        if self._joint_of(at) != "و" or self.head < 0 or self.cutter.is_verb(at) or not self.sight.is_word[at]:
            return False
        event = self.sight.events[at]
        named = event.nouns and event.thing is None
        if named or (self.sight.events[self.head].nouns and self.sight.events[self.head].thing is None):
            return False
        if at in self.sight.numeral_at:
            return False
        if self.sight.clitics(at)[1] if at in self.sight.name_at else form.preposition:
            return False
        if self._lacks_genitive() and not form.definite and event.thing is not None and self._genitive_behind(at):
            self._take(at)
            return True
        if not self._heads_list() or not (form.definite or at in self.sight.name_at):
            return False
        if at in self.sight.name_at:
            self._take_name(at)
        else:
            self._take(at)
        return True

    def _joint_of(self, at: int) -> str:
        return self.sight.clitics(at)[0]

    def _lacks_genitive(self) -> bool:
        return self.open and self.at == self.last_noun + 1 and self.sight.events[self.last_noun].thing is not None

    def _genitive_behind(self, at: int) -> bool:
        """Whether a genitive follows, at once or behind further joined nouns."""
        following = at + 1
        while following < self.stop and self.sight.is_word[following]:
            form = self.sight.forms[following]
            if following in self.sight.name_at or (form.definite and not form.joint):
                return True
            if form.joint != "و" or form.definite:
                return form.preposition == "ل" and self.sight.events[at].thing is not None
            following += 1
        return False

    def _heads_list(self) -> bool:
        """Whether a number, quantifier, dual or plural stands over what is joined, with a definite noun in between."""
        if self.head in self.sight.name_at:
            return self._plural_name(self.head)
        if self.open:
            return False
        if self.inner or (self.sight.is_word[self.first] and self.sight.events[self.first].quantifier is not None):
            return True
        if self.numeral is not None:
            return self.numeral.vague and self.sight.forms[self.head].definite
        if self.last_noun == self.head:
            return False
        thing = self.sight.events[self.head].thing
        return (
            self.numeral is None
            and thing is not None
            and thing.senses[0].number in {"p", "d", "c"}
            and bool(self.names)
        )

    def _plural_name(self, at: int) -> bool:
        """Whether the head of a place's name is plural (`محافظات عدن`)."""
        return self.sight.forms[at].base in _PLURAL_HEADS

    def _possessed(self, at: int, form: Form) -> bool:
        """Whether ل joins an owner to an indefinite noun for a thing or place (`مواقع للحزب`)."""
        if self.head < 0 or self.names or (self.sight.forms[self.head].definite or self.sight.forms[self.head].enclitic):
            return False
        thing = self.sight.events[self.head].thing
        if thing is None or self.sight.events[self.head].nouns:
            return False
        if not any(s.thing.class_ in GROUPS["ground"] | GROUPS["machine"] | {"matter"} for s in thing.senses):
            return False
        preposition = self.sight.clitics(at)[1] if at in self.sight.name_at else form.preposition
        return preposition == "ل" and (at in self.sight.name_at or form.definite)

    def _divisible(self) -> bool:
        """Whether the phrase is one that من may divide: indefinite or counted persons or things."""
        form = self.sight.forms[self.head]
        if self.numeral is not None:
            return True
        indefinite = not form.definite and not form.enclitic and self.head not in self.sight.name_at
        thing = self.sight.events[self.head].thing
        return indefinite and thing is not None and not any(s.thing.class_ in GROUPS["ground"] for s in thing.senses)

    def _take_inner(self, at: int, *, places: bool = False, origin: bool = False) -> bool:
        """Take the phrase that begins at a token as part of this one."""
        sight = self.sight
        while at < self.stop and sight.reading.tokens[at].form in _QUOTES:
            at += 1
        barred = at >= self.stop or (self._barred(at) and at not in sight.numeral_at)
        if barred or (sight.is_word[at] and sight.forms[at].is_a("demonstrative")):
            return False
        inner = _Phrase(self.cutter, at)
        unit = inner.unit()
        if origin and unit.classes & (GROUPS["ground"] | {"PLACE"}):
            return False
        if not places and (
            "settlement" in unit.classes or ("PLACE" in unit.classes and self.numeral is None and not self.adjective)
        ):
            return False
        self.names.extend(unit.names)
        self.at = unit.last
        self.inner = True
        self.open = False
        self.adjective = False
        return True

    def _word_follows(self, at: int, form: Form) -> bool:
        if self.open and self.last_noun >= 0 and not self.adjective:
            return self._behind_open(at, form)
        return self._behind_closed(at, form)

    def _behind_open(self, at: int, form: Form) -> bool:
        """An indefinite noun takes a genitive or an indefinite adjective."""
        if self.cutter.tells(at, self.last_noun):
            return False
        if self.cutter.is_verb(at) and not (form.definite or (form.nunated and not form.text.endswith("وا"))):
            return False
        event = self.sight.events[at]
        counted = self.numeral is not None and self.last_noun == self.head
        if form.enclitic and (event.nouns or counted) and self._human(self.last_noun):
            return False  # `لقي ثلاثة عمال مصرعهم`
        if form.nunated and form.text.endswith("ا") and (event.thing is not None or event.nouns):
            return False
        if form.definite or form.enclitic:
            self._take(at)
            return True
        if self._is_adjective(at, form):
            self.adjective = True
            self.at = at + 1
            return True
        self._take(at)
        return True

    def _behind_closed(self, at: int, form: Form) -> bool:
        """A definite noun or name takes a definite adjective, an indefinite noun with tanwin an indefinite one."""
        noun = self.sight.forms[self.last_noun]
        definite = (
            noun.definite or bool(noun.enclitic) or self.last_noun in self.sight.name_at
        )
        if self.cutter.is_verb(at) or self._dual_verb(at, form):
            return False
        if not self._is_adjective(at, form) or form.definite != definite:
            return False
        if form.enclitic:
            return False
        self.adjective = True
        self.at = at + 1
        return True

    def _dual_verb(self, at: int, form: Form) -> bool:
        """Whether a verb in the dual stands behind a dual (`أن شابين قتلا`)."""
        event = self.sight.events[at]
        return bool(event.verbs) and form.text.endswith("ا") and self._ends_in_nun(self.last_noun)

    def _is_adjective(self, at: int, form: Form) -> bool:
        """Whether the word can be an adjective here: by its shape, and not a noun that does not agree."""
        adjective = form.adjective or (form.nunated and self._bare_adjective(form)) or self._other(at)
        adjective = adjective or self._of_relation(at, form)
        if not adjective and self.sight.sight.nationality(at) is None:
            return False
        thing = self.sight.events[at].thing
        if thing is None or thing.senses[0].thing.form == _OTHER:
            return True
        if any(sense.thing.class_ in _NO_ADJECTIVES for sense in thing.senses):
            return False
        if self._suffers(thing):
            return False
        return self._agrees(at, form)

    def _of_relation(self, at: int, form: Form) -> bool:
        """Whether a definite word that no lexicon has ends as adjectives of relation do (`القوات الاحتلالية`)."""
        event = self.sight.events[at]
        return form.definite and form.base.endswith(_RELATION) and not (event.thing or event.nouns)

    def _suffers(self, thing: ThingUse) -> bool:
        """Whether a noun for a person stands behind one for what befalls persons (`مقتل مسلح`, not `هجوم مسلح`)."""
        if not any(sense.thing.class_ in GROUPS["people"] for sense in thing.senses) or self.last_noun < 0:
            return False
        return any(
            sense.trigger.genitive[:1] == ("target",) and sense.trigger.type in {"HARM", "COERCE", "RETREAT"}
            for use in self.sight.events[self.last_noun].nouns
            for sense in use.senses
        )

    def _other(self, at: int) -> bool:
        """Whether the word is `آخر`, behind a noun an adjective."""
        thing = self.sight.events[at].thing
        return thing is not None and thing.senses[0].thing.form == _OTHER and self.last_noun >= 0

    def _bare_adjective(self, form: Form) -> bool:
        """Whether an accusative is one of an adjective (`جديدا`)."""
        bare = form.base.removesuffix("ا")
        return bare != form.base and self.sight.sight.knowledge.form(bare).adjective

    def _agrees(self, at: int, form: Form) -> bool:
        """Whether a word that may be a noun too agrees with the noun before it."""
        noun = self.sight.forms[self.last_noun]
        before = self.sight.events[self.last_noun].thing
        plural = before is not None and before.senses[0].number == "p"
        people = before is not None and before.senses[0].thing.class_ in GROUPS["people"]
        event = self.sight.events[self.last_noun]
        several = before is None and any(sense.number == "p" for use in event.nouns for sense in use.senses)
        feminine = noun.base.endswith(("ه", "ات")) or several or (plural and not people)
        base = form.base
        if base.endswith(("ون", "ين")):
            return plural and people
        if base.endswith("ه"):
            return feminine
        return not feminine and not plural

    def _gender(self, head: int, classes: frozenset[str], number: str) -> str:
        """The gender in which a verb agrees with the phrase: things in the plural and plurals of bodies are feminine."""
        sight = self.sight
        if not sight.is_word[head] or head in sight.numeral_at:
            return ""
        base = sight.forms[head].base.removesuffix(sight.forms[head].enclitic)
        people = bool(classes & GROUPS["people"])
        if number in {"p", "d"}:
            return ("f" if base.endswith(("ات", "تين", "تان")) else "m") if people else "f" if number == "p" else ""
        if base.endswith("ه"):
            return "f"
        name = sight.name(head)
        if name is not None:
            state = name.country is not None and name.kind == "organization"
            return "f" if state or name.kind == "place" else ""
        return "m" if number == "s" and people else ""

    def _unlisted(self, head: int) -> set[str]:
        """What a noun that no lexicon of events has may name: by what it heads as a source, and by its genitive."""
        form = self.sight.forms[head]
        if form.human:
            return {"person"}
        if form.body:
            return {"authority"}
        for at in range(head + 1, self.at):
            name, thing = self.sight.name(at), self.sight.events[at].thing
            armed = thing is not None and any(sense.thing.class_ in {"force", "group"} for sense in thing.senses)
            if (name is not None and name.kind == "organization") or armed:
                return {"group"}
            if name is not None or thing is not None:
                break
        return set()

    def _number(self, head: int, number: str) -> str:
        """The number of a noun; a dual before its genitive and an accusative singular are spelt alike."""
        thing = self.sight.events[head].thing
        if thing is not None and thing.noun.enclitic and thing.noun.form.endswith("ي"):
            return "d" if number == "c" and thing.senses[0].thing.class_ in GROUPS["people"] else number
        if number != "c":
            return number
        following = head + 1
        form = self.sight.forms[head]
        if form.nunated and "\u064b" in self.sight.reading.written(head):
            return "s"
        genitive = (
            following < self.at
            and self.sight.is_word[following]
            and not self._is_adjective(following, self.sight.forms[following])
        )
        return "d" if genitive else "s"

    def _classes(self, head: int) -> tuple[frozenset[str], str]:
        """What the phrase names, and its number."""
        sight = self.sight
        found: set[str] = set()
        number = ""
        name = sight.name(head)
        if name is not None:
            found.add(name.kind.upper())
            if name.kind == "organization":
                kind = sight.actor_type(sight.name_at[head])
                found.update(_OF_ACTORS.get(kind, ()) if kind is not None else ())
        if sight.is_word[head] and name is None:
            thing = sight.events[head].thing
            if self.pair is not None:
                found.add(self.pair.thing.class_)
                number = self.pair.number
            elif sight.sight.nationality(head) is not None and (
                thing is None or thing.noun.enclitic or thing.noun.form != sight.forms[head].base
            ):
                found.add("person")
            elif thing is not None:
                found.update(sense.thing.class_ for sense in thing.senses)
                numbers = {sense.number for sense in thing.senses}
                several = numbers == {"d", "p"} and sight.forms[head].definite
                number = "p" if several else self._number(head, thing.senses[0].number)
            else:
                found.update(self._unlisted(head))
        first = sight.events[self.first].quantifier if sight.is_word[self.first] else None
        if first is not None and fold_word(first.form) in _ONE:
            number = "s"
        if self.numeral is not None:
            number = "d" if self.numeral.minimum == 2 else "p" if self.numeral.minimum != 1 else "s"
        for group, classes in GROUPS.items():
            if found & classes:
                found.add(group)
        return frozenset(found), number
