"""Who does what to whom: the phrases beside a trigger and their parts in its event.

Arabic marks neither voice nor case in print: `قتل خمسة` is *five were killed* and `قتل الجيش خمسة` *the army killed
five*. What tells is how many bare phrases there are, which of them can act, how the verb agrees with a phrase before
it, whether a pronoun is written to it, and what its prepositions bring in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

import msgspec

from musnad.arabic.clitics import Analysis, WordClass
from musnad.arabic.folding import fold_word
from musnad.reading.clauses import Clause, behind
from musnad.reading.eventforms import VerbUse
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Role, Trigger
from musnad.reading.nounphrases import NounPhrase
from musnad.reading.relatives import taken_up
from musnad.reading.stretch import Stretch

_AND: Final = "و"
_OR: Final = "او"
_ALEF: Final = "ا"
_FOUR: Final = 4
"""Letters of a verb whose first radical an alef follows."""
_OF: Final = "ل"
_COMMAS: Final = frozenset("،,")
_FROM: Final = "من"
_AT: Final = "ب"
_ON: Final = "علي"
_WITH: Final = "مع"
_MUTUAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_WITH_SOMEBODY: Final = frozenset({"AID", "AGREE", "COOPERATE", "MOBILIZE", "CONSULT"})
_GROUND: Final = GROUPS["ground"] | {"PLACE"}
_AGAINST: Final = "ضد"
_HE: Final = "ه"
_SHE: Final = "ها"
_WHERE: Final = "حيث"
_AS_WELL: Final = "كما"
_IN_RANKS: Final = "في صفوف"
_BETWEEN: Final = "بين"
_DAMMA: Final = "\u064f"
_OF_FIRST_LETTER: Final = 3
_PASSED: Final = frozenset({"time", "other", "aside"})
_SIDES: Final[frozenset[Role]] = frozenset({"actor", "target"})
_ACTS: Final = GROUPS["armed"] | GROUPS["machine"] | {"ORGANIZATION", "power"}
_AGENTS: Final = _ACTS | GROUPS["people"] | {"PERSON"}
_BODIES: Final = GROUPS["armed"] | {"ORGANIZATION"}
_FIGHTERS: Final = frozenset({"fighter", "soldier", "force", "group"})
_UNITS: Final = frozenset({"force", "group"})
_FIRING: Final = frozenset({"aircraft", "drone", "artillery"})
_FLYING: Final = frozenset({"aircraft", "drone"})
_SUFFERERS: Final = frozenset({"people", "PERSON", "group"})
_WHO_IS_NAMED: Final = frozenset({"person", "official", "PERSON"})
_TITLES: Final = frozenset({"person", "official"})
_STRUCK: Final = GROUPS["structure"] | {"settlement", "area", "PLACE"}
_SITES: Final = frozenset({"site", "structure", "building", "facility"})
_NO_TARGETS: Final = frozenset({"matter", "words", "money", "contest"})
_ACTED: Final = frozenset({"ASSAULT", "COERCE", "CONTROL"})
_NEAR: Final = 4
"""In phrases with a preposition: how far behind a noun stands whom its genitive acts on."""
_BLOODY: Final = _ACTED | {"HARM"}
_PERSONS: Final = GROUPS["people"] | {"PERSON"}
_HANDS_OVER: Final = frozenset({"transfer", "deport", "handover"})
_ACTED_ON: Final = _AGENTS | GROUPS["ground"] | GROUPS["structure"] | {"PLACE", "settlement", "vehicle"}
_HELD: Final = frozenset({"arrest", "abduct"})
_SUFFERED: Final = frozenset({"killed", "injured", "missing", "displaced", "arrest", "abduct", "release", "transfer"})
"""Modes whose verb, with one phrase of persons beside it, is passive whoever the persons are."""


class Part(msgspec.Struct, frozen=True, gc=False):
    """A phrase with its part in an event."""

    role: Role
    phrase: Unit


class Slots(msgspec.Struct, frozen=True, gc=False):
    """The phrases beside a trigger before it is known which sense it has.

    `subject` and `object` are lists of coordinated phrases; of a noun, `genitive` is what stands behind it and `second`
    the bare phrase behind that (`قصف الطيران المدينة`). `preposed` are phrases with a preposition. `passive` says how
    the verb was read; `pronoun` is one written to the trigger; `returned` says that ل with a pronoun follows, which
    means whom the genitive acts on (`ضربات المقاومة له`).
    """

    subject: tuple[Unit, ...] = ()
    object: tuple[Unit, ...] = ()
    genitive: tuple[Unit, ...] = ()
    second: tuple[Unit, ...] = ()
    preposed: tuple[Unit, ...] = ()
    passive: bool = False
    pronoun: str = ""
    returned: bool = False


def verb_slots(  # noqa: PLR0913, PLR0917 - the clause, its verb, and who is known from before it
    sight: EventSight,
    units: tuple[Unit, ...],
    clause: Clause,
    use: VerbUse,
    prior: tuple[Unit, ...],
    own: tuple[Unit, ...] = (),
) -> Slots:
    """The phrases beside a finite verb, by voice and order.

    `prior` is the subject of the clause before; `own` whom the pronoun of أن before the verb means.
    """
    verb = units[clause.verb]
    by = any(units[at].role == "actor" for at in clause.preposed)
    beside = _Beside(
        before=_before(sight, units, clause) or own,
        bare=tuple(tuple(units[at] for at in group) for group in clause.bare if units[group[0]].joint != _OR),
        unknown=_is_unknown(sight, units, clause),
        owned=_is_owned(sight, units, clause),
        theirs=clause.antecedent and _is_theirs(sight, units, clause),
        preposed=tuple(units[at] for at in clause.preposed),
        prior=prior if _agree(sight, use, prior) and not clause.headless else (),
        antecedent=clause.antecedent,
        joined=bool(verb.joint),
        also=_is_also(sight, units, clause.verb),
        where=clause.verb > 0 and _is_where(sight, units[clause.verb - 1]),
        marked=by or use.analysis.voice == "passive" or _DAMMA in sight.reading.written(verb.first)[:_OF_FIRST_LETTER],
    )
    read = _Voice(use, beside).read()
    return Slots(
        subject=read.subject,
        object=read.object,
        preposed=beside.preposed,
        passive=read.passive,
        pronoun=use.analysis.enclitic,
    )


def _before(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> tuple[Unit, ...]:
    """The bare phrases before a verb, of an antecedent what the relative takes up."""
    if clause.antecedent and len(clause.before) == 1:
        return (taken_up(sight, units, clause),)
    return tuple(units[at] for at in clause.before)


class _Beside(msgspec.Struct, frozen=True, gc=False):
    """What stands beside a verb: bare phrases before and behind it, and what else tells its voice.

    `antecedent` says that the phrases before stand before a relative, `joined` that a conjunction is written to the
    verb, `also` that كما does and `where` that حيث stands before it, so that the subject of the clause before (`prior`)
    may go on; `marked` that the text has it in the passive, by its vowels or by whom it was done (`اعتقلوا على أيدي
    الشرطة`); `unknown` that behind it stands an unidentified doer whose object may stand behind another verb, `owned`
    that the second phrase behind it is something of the first, `theirs` that the first is somebody of the antecedent,
    who does it (`الفصيل الذي انشق قادته`).
    """

    before: tuple[Unit, ...]
    bare: tuple[tuple[Unit, ...], ...]
    preposed: tuple[Unit, ...]
    prior: tuple[Unit, ...]
    antecedent: bool
    joined: bool
    also: bool
    where: bool
    marked: bool
    unknown: bool
    owned: bool
    theirs: bool


def _is_one_person(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase names one person, by a name or a noun, and no crowd (`الأهالي`) or body."""
    if phrase.numeral is not None or not phrase.classes.isdisjoint(_BODIES):
        return False
    thing = sight.events[phrase.head].thing if phrase.head >= 0 else None
    crowd = thing is not None and any(sense.thing.many == sense.thing.gloss for sense in thing.senses)
    named = "PERSON" in phrase.classes and phrase.number != "p"
    return named or (phrase.number == "s" and "people" in phrase.classes and phrase.definite and not crowd)


def _is_where(sight: EventSight, unit: Unit) -> bool:
    """Whether a unit is the word that goes on with whom came to a place (`توجه إلى المدينة حيث التقى المحافظ`)."""
    return unit.kind == "clause" and sight.forms[unit.first].text == _WHERE


def _agree(sight: EventSight, use: VerbUse, prior: tuple[Unit, ...]) -> bool:
    """Whether a verb has the gender of a subject told before, as far as that shows its own; many are not one person."""
    gender = use.analysis.gender
    if prior and use.analysis.number == "p":
        return len(prior) > 1 or not _is_one_person(sight, prior[0])
    if not prior or gender not in {"m", "f"} or prior[0].gender not in {"m", "f"}:
        return True
    return gender == prior[0].gender


def _is_owned(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> bool:
    """Whether the second phrase behind a verb is no person and belongs to the first (`فقد مئات العمال وظائفهم`)."""
    if len(clause.bare) < 2:  # noqa: PLR2004 - a first and a second
        return False
    second = units[clause.bare[1][0]]
    return second.head >= 0 and not second.classes and bool(sight.forms[second.head].enclitic) and not second.joint


def _is_also(sight: EventSight, units: tuple[Unit, ...], verb: int) -> bool:
    """Whether كما stands right before a verb, which joins it to the one before as و does."""
    return verb > 0 and units[verb - 1].kind == "clause" and sight.forms[units[verb - 1].first].text == _AS_WELL


def _is_theirs(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> bool:
    """Whether the phrase right behind a verb is somebody, with a pronoun for what the relative takes up."""
    if not clause.bare or clause.bare[0][0] != clause.verb + 1:
        return False
    first = units[clause.bare[0][0]]
    return first.head >= 0 and "people" in first.classes and bool(sight.forms[first.head].enclitic)


def _is_unknown(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> bool:
    """Whether the phrase behind a verb is an unidentified doer whom another verb describes.

    What follows that verb may be the object of the first (`اغتال مجهولان يستقلان دراجة الضابط`).
    """
    if len(clause.bare) != 1 or clause.last >= len(units):
        return False
    first, following = units[clause.bare[0][0]], units[clause.last]
    described = following.kind == "verb" and not following.joint and not first.definite and clause.preposed == ()
    return described and _is_unidentified(sight, first)


def _is_unidentified(sight: EventSight, phrase: Unit) -> bool:
    thing = sight.events[phrase.head].thing if phrase.head >= 0 else None
    forms = () if thing is None else (fold_word(sense.thing.form) for sense in thing.senses)
    return not sight.words.structure["unidentified"].isdisjoint(forms)


def _shows_active(analysis: Analysis) -> bool:
    """Whether a past verb has the alef that its passive writes as و (`قاتل`, passive `قوتل`)."""
    lemma = analysis.lemma
    return analysis.tense == "past" and len(lemma) == _FOUR and lemma[1] == _ALEF and not analysis.enclitic


class _Read(msgspec.Struct, frozen=True, gc=False):
    """Subject and object of a verb, and whether it is passive, which has none but its object."""

    subject: tuple[Unit, ...]
    object: tuple[Unit, ...] = ()
    passive: bool = False


def _passive(suffers: tuple[Unit, ...]) -> _Read:
    return _Read((), suffers, passive=True)


class _Voice:
    """Subject, object and voice of one verb."""

    def __init__(self, use: VerbUse, beside: _Beside) -> None:
        self.trigger = use.senses[0]
        self.analysis = use.analysis
        self.beside = beside

    def read(self) -> _Read:
        """Who does it and who suffers it, as its phrases, its agreement and its pronoun tell."""
        before, bare = self.beside.before, self.beside.bare
        if self.beside.theirs and not self.analysis.enclitic:
            return self._verb_first()
        if self.trigger.intransitive:
            return _Read(self._subject())
        if self.analysis.enclitic:
            if before and self.beside.antecedent and not self._is_taken_up(before[0]):
                return _Read(bare[0] if bare else ())
            if before and (self.beside.antecedent or self._is_described(before)):
                return _Read(bare[0] if bare else self.beside.prior, before)
            return _Read(before or self._behind_or_prior())
        if before and self._agrees(before):
            return self._subject_first(before)
        return self._verb_first() if bare else self._verb_alone()

    def _is_taken_up(self, phrase: Unit) -> bool:
        """Whether the pronoun of the verb has the gender of the phrase before the relative, as far as that shows it."""
        wanted = {_HE: "f", _SHE: "m"}.get(self.analysis.enclitic, "")
        return not phrase.gender or phrase.gender != wanted

    def _is_described(self, before: tuple[Unit, ...]) -> bool:
        """Whether a verb and its subject only say whom an indefinite phrase means (`جنود أسرتهم الجماعة`)."""
        return bool(self.beside.bare) and not before[0].definite and self.analysis.number != "p"

    def _subject(self) -> tuple[Unit, ...]:
        """The subject of a verb that takes no object."""
        before, bare = self.beside.before, self.beside.bare
        if before and (not bare or self._agrees(before)):
            return before
        return bare[0] if bare and self.analysis.number != "p" else before or self.beside.prior

    def _behind_or_prior(self) -> tuple[Unit, ...]:
        """The subject behind the verb; a verb in the plural has none there, and goes on with the one before."""
        bare = self.beside.bare
        return bare[0] if bare and self.analysis.number != "p" else self.beside.prior

    def _agrees(self, phrases: tuple[Unit, ...]) -> bool:
        """Whether a verb behind these phrases has them as its subject, by number."""
        first = phrases[0]
        people = "people" in first.classes
        if self.analysis.number == "p":
            several = len(phrases) > 1 or (people and first.number in {"p", "d"})
            return several or not first.classes or not first.classes.isdisjoint(_BODIES)
        if self.analysis.gender == "f" or not first.classes.isdisjoint(_UNITS):
            return True
        return len(phrases) > 1 or not (people and first.number == "p")

    def _subject_first(self, before: tuple[Unit, ...]) -> _Read:
        """A verb behind its subject, which suffers it where no object follows (`الحارس قتل`)."""
        bare, marked = self.beside.bare, self.beside.marked
        if bare and not marked:
            return _Read(before, bare[0])
        return _passive(before) if marked or self._suffers_first(before) else _Read(before)

    def _verb_alone(self) -> _Read:
        """A verb with no phrase behind it: what is known from before does it or suffers it (`وقتل`)."""
        known = self.beside.before or self.beside.prior
        return _passive(known) if known and self._suffers_first(known) else _Read(known)

    def _verb_first(self) -> _Read:
        """A verb before its phrases: subject and object, or one of them alone."""
        bare, prior = self.beside.bare, self.beside.prior
        first = bare[0]
        if self.beside.marked:
            return _passive(first)
        if self.beside.unknown:
            return _Read(first)
        if self.analysis.number == "p":
            return _Read(prior or self.beside.before, first)
        if self.beside.antecedent and len(bare) == 1 and not self.beside.before:
            return _Read((), first)  # `هو الذي دمر المدينة`
        goes_on = self.beside.joined and bool(prior)
        joins = goes_on or (self.beside.also and bool(prior))
        others = joins and not self._fits(first[0]) and self._fits(prior[0])
        if len(bare) > 1 and not others and (self.beside.owned or self._can_act(first[0], bare[1][0])):
            return _Read(first, bare[1])
        if others:
            return _Read(prior, first)
        follows = goes_on or (self.beside.where and bool(prior))
        meets = self.trigger.type == "CONSULT" and follows and first[0].number not in {"d", "p"}
        if self._suffers(first) or meets:
            return self._with_prior(first)
        return _Read(first)

    def _with_prior(self, first: tuple[Unit, ...]) -> _Read:
        """A verb joined to the one before, whose subject goes on where the verb agrees with it.

        So where the verb cannot have `first` as the subject of its passive (`سيطرت القوات عليها وأسرت ستة جنود`), and
        where it is none of the verbs that are told in the passive of people (`وقصفت مواقع`).
        """
        prior = self.beside.prior
        also = self.beside.also and self.analysis.gender == "f"  # `كما أسر عشرة` may be the passive
        joined = self.beside.joined or also or self.beside.where
        if not joined or not prior or not self._fits(prior[0]):
            return _passive(first)
        if not self._fits(first[0]) or self.trigger.type != "HARM":
            return _Read(prior, first)
        return _passive(first)

    def _fits(self, phrase: Unit) -> bool:
        """Whether the gender of the verb is that of a phrase behind or before it, as far as the phrase shows it."""
        gender = self.analysis.gender
        return gender not in {"m", "f"} or not phrase.gender or gender == phrase.gender

    def _can_act(self, first: Unit, second: Unit) -> bool:
        """Whether the first of two bare phrases does it; a number of what cannot act and an unknown word do not."""
        return first.numeral is None or bool(second.classes) or not first.classes.isdisjoint(_ACTS)

    def _suffers_first(self, phrases: tuple[Unit, ...]) -> bool:
        """Whether whom a verb stands behind suffers it, as its letters allow."""
        return not _shows_active(self.analysis) and self._suffers(phrases)

    def _suffers(self, phrases: tuple[Unit, ...]) -> bool:
        """Whether one phrase alone beside the verb is what suffers, so that the verb is passive."""
        classes = phrases[0].classes
        if self.trigger.type in _MUTUAL:
            return False
        if any(f"{unit.preposition}:target" in self.trigger.takes for unit in self.beside.preposed):
            return False
        if self.trigger.mode not in _SUFFERED:
            return classes.isdisjoint(_ACTS)
        if not classes or phrases[0].numeral is not None or not classes.isdisjoint(_SUFFERERS):
            return True
        return self.trigger.type == "HARM" and classes.isdisjoint(_FLYING)


def noun_slots(sight: EventSight, units: tuple[Unit, ...], at: int, token: int, enclitic: str) -> Slots:
    """The phrases beside a trigger noun at `token` in the unit `at`: genitive, another bare phrase, prepositions."""
    bound = not enclitic and not sight.forms[token].definite
    genitive = _own_genitive(sight, units[at], token) if bound else ()
    after = behind(sight, units, at + 1)
    groups = after.bare
    bare = [tuple(units[one] for one in group) for group in groups]
    second: tuple[Unit, ...] = ()
    if bare and not bare[0][0].joint:
        second = bare[0] if _next(units, at) == groups[0][0] else ()
    elif bare and genitive and groups[0][0] == at + 1:
        genitive = (*genitive, *_same_kind(genitive[0], bare[0]))
    if bound and not genitive and second and _may_be_genitive(sight, units[at], token, second[0]):
        follows = len(bare) > 1 and groups[1][0] == groups[0][-1] + 1
        genitive, second = second, bare[1] if follows else ()
    if bound and not genitive and at + 1 < len(units):
        genitive = _shared(sight, units, at + 1)
    taken = {unit.first for unit in (*genitive, *second)}
    own = tuple(units[one] for one in _of_noun(sight, units, at, after.preposed, taken))
    returned = bool(genitive) and at + 1 < len(units) and _is_for_somebody(sight, units[at + 1])
    return Slots(genitive=genitive, second=second, preposed=own, pronoun=enclitic, returned=returned)


def _is_for_somebody(sight: EventSight, unit: Unit) -> bool:
    taken_up = sight.events[unit.first].taken_up if unit.kind == "other" and sight.is_word[unit.first] else None
    return taken_up is not None and taken_up[0] == _OF


def _may_be_genitive(sight: EventSight, unit: Unit, token: int, phrase: Unit) -> bool:
    """Whether a phrase of its own may be the genitive of a noun: nothing that describes the noun stands between."""
    accusative = phrase.numeral is None and sight.forms[phrase.head].nunated
    return unit.last == token + 1 and not accusative


def _of_noun(
    sight: EventSight, units: tuple[Unit, ...], at: int, preposed: tuple[int, ...], taken: set[int]
) -> Iterator[int]:
    """Those phrases with a preposition that are a noun's own, each with what is joined to it."""
    left = False
    for number, one in enumerate(preposed):
        joined = bool(units[one].joint) and not units[one].preposition
        far = number >= _NEAR and units[one].preposition == _AGAINST
        far = far or _is_parted(sight, units, at, one)
        own = far or _is_of_adjective(sight, units, at, one) or _is_of_action(sight, units, at, one)
        left = (
            (joined and left) or own or _behind_deed(sight, units, at, one) or _of_another(sight, units, at, one, taken)
        )
        if not left:
            yield one


def _of_another(sight: EventSight, units: tuple[Unit, ...], at: int, one: int, taken: set[int]) -> bool:
    """Whether ل stands behind a phrase that is none of the noun's, so that it says whose that is (`قائدا للجيش`)."""
    before = units[one - 1]
    bare = before.kind == "phrase" and not before.preposition and (not before.joint or _is_thing(sight, before))
    return units[one].preposition == _OF and one - 1 > at and bare and before.first not in taken


def _is_of_adjective(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether ل belongs to a participle right before that describes the noun's genitive (`قصف مواقع تابعة لمسلحين`)."""
    last = units[at].last - 1
    if units[one].preposition != _OF or one != at + 1 or last <= units[at].head + 1 or not sight.is_word[last]:
        return False
    form = sight.forms[last]
    return form.best.wordclass is WordClass.PARTICIPLE and not form.definite and form.adjective


def _is_parted(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether a comma stands before ل, which brings in a deed for its purpose (`ملاحقة المسلحين، للقبض عليهم`)."""
    between, head = sight.tokens[units[at].last : units[one].first], units[one].head
    deed = head >= 0 and sight.is_word[head] and sight.forms[head].masdar and sight.events[head].thing is None
    purpose = deed and units[one].preposition == _OF
    return purpose and any(token.form in _COMMAS for token in between)


def _is_of_action(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether من belongs to another verbal noun right before it (`دعم الأهالي في التخلص من المسلحين`)."""
    if units[one].preposition != _FROM or one - 1 <= at:
        return False
    before = units[one - 1]
    form = sight.forms[before.head] if before.kind == "phrase" and before.head >= 0 else None
    action = form is not None and sight.is_word[before.head] and form.masdar and not before.classes
    return action and bool(before.preposition) and before.last == before.head + 1


def _is_thing(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase names who or what takes part, and no deed that ل could go with (`المشورة والتدريب للجنود`)."""
    return bool(unit.classes) and not _is_deed(sight, unit)


def _behind_deed(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether who did it is told of another deed in between (`إجراءات بعد اختطاف الشاب على أيدي مجهولين`)."""
    if units[one].joint and not units[one].preposition:
        return _listed_behind_deed(sight, units, one)
    if units[one].preposition == _WITH:
        return any(_is_deed(sight, between) for between in units[at + 1 : one])
    if units[one].preposition == _ON:
        return any(_is_deed(sight, between) and between.preposition for between in units[at + 1 : one])
    if units[one].role != "actor":
        return False
    return any(_is_deed(sight, between) and between.preposition for between in units[at + 1 : one])


def _listed_behind_deed(sight: EventSight, units: tuple[Unit, ...], one: int) -> bool:
    """Whether و joins a phrase to the object of another deed (`السيطرة على المعسكر وتطهير الوادي والمزارع`)."""
    at = one - 1
    while at > 0 and units[at].kind == "phrase" and units[at].joint and not units[at].preposition:
        if _is_deed(sight, units[at]):
            return True
        at -= 1
    return False


def _is_deed(sight: EventSight, unit: Unit) -> bool:
    event = sight.events[unit.head] if unit.kind == "phrase" and unit.head >= 0 else None
    return event is not None and bool(event.nouns) and event.thing is None and unit.head not in sight.name_at


def _own_genitive(sight: EventSight, unit: Unit, token: int) -> tuple[Unit, ...]:
    """The genitive of the noun at a token of a unit, past adjectives of it."""
    if token + 1 >= unit.last:
        return ()
    phrase = NounPhrase(Stretch(sight, unit.last), token)
    return (NounPhrase(phrase.stretch, phrase.genitive).unit(),) if phrase.genitive >= 0 else ()


def inner_genitive(sight: EventSight, unit: Unit) -> Unit | None:
    """The phrase that stands as genitive behind the head of another (`تقدم القوات`: the forces)."""
    if unit.head < 0 or sight.forms[unit.head].definite:
        return None
    return next(iter(_own_genitive(sight, unit, unit.head)), None)


def _next(units: tuple[Unit, ...], at: int) -> int:
    """The unit behind one, past times and words of manner (`قصف الطائرات بشكل مكثف مواقع`)."""
    after = at + 1
    while after < len(units) and units[after].kind in _PASSED:
        after += 1
    return after


def _shared(sight: EventSight, units: tuple[Unit, ...], at: int) -> tuple[Unit, ...]:
    """The genitive of a noun joined to one that lacks its own (`مقتل وإصابة العشرات`)."""
    unit = units[at]
    if unit.kind != "phrase" or unit.joint != _AND or unit.preposition or not sight.events[unit.first].nouns:
        return ()
    return noun_slots(sight, units, at, unit.first, sight.forms[unit.first].enclitic).genitive


def _same_kind(first: Unit, others: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Those phrases joined to a genitive that name the same kind of thing, and no event of their own."""
    return tuple(other for other in others if not other.classes.isdisjoint(first.classes))


def parts_of(trigger: Trigger, slots: Slots, general: Iterable[Unit]) -> Iterator[Part]:
    """The phrases with their parts, by the frame of the trigger."""
    yield from (Part(trigger.subject, unit) for unit in slots.subject)
    yield from (Part(trigger.object, unit) for unit in slots.object)
    for role, phrases in _genitive_roles(trigger, slots):
        yield from (Part(role, unit) for unit in phrases)
    yield from _preposed_parts(trigger, slots, general)


def _preposed_parts(trigger: Trigger, slots: Slots, general: Iterable[Unit]) -> Iterator[Part]:
    """What prepositions bring in: as the trigger takes them, else as any event does.

    A phrase without one is joined to the one before it, and has its part.
    """
    pairs = (take.rpartition(":") for take in trigger.takes)
    own = {preposition: cast("Role", role) for preposition, _, role in pairs}
    last: Role | None = None
    for unit in general:
        if unit.side and unit.preposition == _FROM:
            continue
        if unit.preposition:
            last = _preposed_role(trigger, slots, unit, own.get(unit.preposition) or unit.role, last)
        if last == "actor" and unit.preposition == _FROM and not unit.classes and unit.numeral is None:
            last = None  # `تمكن الثوار بدعم من الطيران من استعادة المعسكر`
        if last is not None:
            yield Part(last, unit)


def _preposed_role(trigger: Trigger, slots: Slots, unit: Unit, role: Role | None, earlier: Role | None) -> Role | None:
    """The part of a phrase behind a preposition where it is none of those that the trigger usually takes.

    ل behind a doer only says whose the doer is (`بدعم من سلاح الجو للتحالف`), and joins to a noun for shelling those
    who shell (`قصف للجيش`, not `قصف لمواقع`); ب brings in where people meet and where
    something goes off (`التقاه بالرياض`, `انفجرت سيارة بالبلدة`); help, agreement and
    deployment against somebody do not befall them (`تعاون ضد التنظيم`).
    """
    if role != "target":
        return role
    if unit.preposition == _IN_RANKS and trigger.mode == "raid":
        return None  # `القتال في صفوف الجماعة`
    if unit.preposition == _AGAINST and (trigger.type in _WITH_SOMEBODY or trigger.type == "HARM"):
        return None
    if unit.preposition == _OF:
        if earlier == "actor" or _is_of_site(trigger, slots):
            return None
        if trigger.mode == "raid" and not unit.classes.isdisjoint(_FIGHTERS):
            return None  # `كمين للجيش` is one that the army lays, or one that is laid for it
        shelling = trigger.mode == "heavy-weapons" and _SIDES.issubset(trigger.genitive) and not slots.genitive
        return "actor" if shelling and not unit.classes.isdisjoint(_ACTS) else role
    goes_off = trigger.subject == "means" and unit.classes <= _GROUND
    meeting = trigger.type == "CONSULT" and not unit.classes.isdisjoint(_GROUND)
    return "place" if unit.preposition == _AT and (meeting or goes_off) else role


def _is_of_site(trigger: Trigger, slots: Slots) -> bool:
    """Whether ل says whose the sites are that are struck (`استهداف مواقع للجماعة`)."""
    return trigger.type == "ASSAULT" and bool(slots.genitive) and not slots.genitive[0].classes.isdisjoint(_SITES)


def _genitive_roles(trigger: Trigger, slots: Slots) -> Iterator[tuple[Role, tuple[Unit, ...]]]:
    """The parts of what stands behind a noun: one genitive, or two where the second is the object of the first."""
    if slots.pronoun and _overruns(trigger, slots):
        yield "target", slots.second
    if slots.pronoun and "place" in trigger.genitive and slots.second:
        yield "place", slots.second  # `زيارته حلب`
    if not slots.genitive or not trigger.genitive:
        return
    if trigger.type == "CONSULT" and slots.preposed and slots.preposed[0].preposition == _BETWEEN:
        return  # `لقاءات العاصمة بين الوزراء`: who meets is told by بين
    if slots.second and _SIDES.issubset(trigger.genitive) and _may_act(slots):
        yield "actor", slots.genitive
        yield "target", slots.second
    else:
        yield _only(trigger, slots, slots.genitive[0]), slots.genitive


def of_pronoun(trigger: Trigger, slots: Slots, phrase: Unit) -> Role | None:
    """The part of the pronoun written to a trigger noun, which means `phrase`."""
    if not trigger.genitive:
        return None
    return _only(trigger, slots, phrase)


def owned(trigger: Trigger, slots: Slots) -> Iterator[Part]:
    """What ل joins to a verbal noun: its object behind a genitive or pronoun, else what its genitive would be."""
    if not trigger.genitive or not slots.preposed or any(take.startswith(f"{_OF}:") for take in trigger.takes):
        return
    unit = slots.preposed[0]
    if unit.preposition != _OF or not (unit.definite or (unit.numeral is not None and slots.genitive)):
        return
    if not (slots.genitive or slots.pronoun):
        acts = _SIDES.issubset(trigger.genitive) and not unit.classes.isdisjoint(_ACTS)
        yield Part("actor" if acts else _only(trigger, slots, unit), unit)
    elif "target" in trigger.genitive and (slots.pronoun or _acts_on_owner(trigger, slots)):
        yield Part("target", unit)


def _may_act(slots: Slots) -> bool:
    """Whether the first of two phrases behind a noun is its actor, and the second no apposition to it."""
    first, second = slots.genitive[0], slots.second[0]
    if second.classes <= _NO_TARGETS:
        return False
    if "PERSON" in first.classes and not second.classes.isdisjoint(_WHO_IS_NAMED):
        return False
    if "PERSON" in second.classes and first.number == "s" and not first.classes.isdisjoint(_TITLES):
        return False  # `اعتقال مسؤول العلاقات في الدائرة سالم العيسى`
    return not first.classes.isdisjoint(_AGENTS)


def _strikes_another(trigger: Trigger, slots: Slots) -> bool:
    """Whether a preposition brings in who suffers it, so that the genitive does it (`هجوم الجيش على القرية`)."""
    prepositions = [unit.preposition for unit in slots.preposed[:_NEAR]]
    if slots.pronoun and prepositions[:1] == [_OF]:
        return True
    against = _AGAINST in prepositions and trigger.type not in _WITH_SOMEBODY
    if _is_of_site(trigger, slots):
        prepositions = [one for one in prepositions if one != _OF]
    return against or any(f"{one}:target" in trigger.takes for one in prepositions)


def _has_ground(slots: Slots) -> bool:
    """Whether ل brings in ground, which who stands before it acts on (`حصار الجماعة لمدينتهم`)."""
    owner = slots.preposed[0] if slots.preposed else None
    return owner is not None and owner.preposition == _OF and not owner.classes.isdisjoint(_GROUND)


def _overruns(trigger: Trigger, slots: Slots) -> bool:
    """Whether the ground right behind a noun and its pronoun is what they act on whom that means (`اجتياحها البلد`)."""
    return (
        _SIDES.issubset(trigger.genitive)
        and trigger.type in _ACTED
        and bool(slots.second)
        and not slots.second[0].classes.isdisjoint(_GROUND)
    )


def _acts_on_owner(trigger: Trigger, slots: Slots) -> bool:
    """Whether ل brings in what who stands as genitive acts on (`توقيف السلطات للكاتب`, not `تجنيد شبان للتنظيم`)."""
    owner = slots.preposed[0] if slots.preposed else None
    if owner is None or owner.preposition != _OF or not slots.genitive or trigger.type not in _BLOODY:
        return False
    first = slots.genitive[0].classes
    if "PERSON" in first:
        return not owner.classes.isdisjoint(_PERSONS)
    acts = trigger.type in _ACTED and trigger.mode not in _HANDS_OVER and not first.isdisjoint(_ACTS)
    return acts and not owner.classes.isdisjoint(_ACTED_ON)


def _is_body(phrase: Unit) -> bool:
    """Whether a phrase is the name of a body, which nobody detains or abducts (`احتجاز «حركة الوادي» عشرات`)."""
    return "ORGANIZATION" in phrase.classes and phrase.classes.isdisjoint(_PERSONS) and phrase.numeral is None


def _only(trigger: Trigger, slots: Slots, first: Unit) -> Role:
    """The part of a lone genitive, or of the pronoun written to the noun."""
    likeliest = trigger.genitive[0]
    if trigger.mode in _HELD and "actor" in trigger.genitive and _is_body(first):
        return "actor"
    if "place" in trigger.genitive and "PLACE" in first.classes:
        return "place"
    if likeliest not in _SIDES or not _SIDES.issubset(trigger.genitive):
        return likeliest
    if _strikes_another(trigger, slots) or _acts_on_owner(trigger, slots):
        return "actor"
    if (slots.pronoun and _overruns(trigger, slots)) or (slots.returned and not first.classes.isdisjoint(_ACTS)):
        return "actor"
    if any(unit.role == "actor" for unit in slots.preposed) or not first.classes.isdisjoint(_STRUCK):
        return "target"
    if not first.classes.isdisjoint(_ACTS) and _has_ground(slots):
        return "actor"
    if trigger.type == "ASSAULT" and trigger.mode != "destroy" and not first.classes.isdisjoint(_FIRING):
        return "actor"
    return likeliest
