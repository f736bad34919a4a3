"""Subject, object and voice of a finite verb, from the phrases beside it.

Arabic marks neither voice nor case in print: `قتل خمسة` is *five were killed* and `قتل الجيش خمسة` *the army killed
five*. What tells is how many bare phrases there are, which of them can act, how the verb agrees with a phrase before
it, and whether a pronoun is written to it.
"""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.arabic.clitics import Analysis
from musnad.arabic.folding import fold_word
from musnad.reading.clauses import Clause, behind
from musnad.reading.eventforms import VerbUse
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS
from musnad.reading.genitives import against_another
from musnad.reading.relatives import taken_up
from musnad.reading.slots import ACTS, Slots

_OR: Final = "او"
_ALEF: Final = "ا"
_FOUR: Final = 4
"""Letters of a verb whose first radical an alef follows."""
_MUTUAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_HE: Final = "ه"
_US: Final = "نا"
_SHE: Final = "ها"
_HELD_THINGS: Final = GROUPS["people"] | GROUPS["ground"] | GROUPS["machine"] | {"PLACE", "PERSON"}
_WHO: Final = "من"
_TO_THEM: Final = "ل"
_TWO: Final = 2
_WHERE: Final = "حيث"
_AS_WELL: Final = "كما"
_DAMMA: Final = "\u064f"
_OF_FIRST_LETTER: Final = 3
_BODIES: Final = GROUPS["armed"] | {"ORGANIZATION"}
_UNITS: Final = frozenset({"force", "group"})
_WRECKS: Final = frozenset({"destroy", "intercept", "damage", "search", "seize"})
"""Modes of what is done to vehicles, which do none of it."""
_FOUND: Final = frozenset({"search", "seize", "destroy"})
_AGENCIES: Final = frozenset({"armed", "authority"})
_VEHICLES: Final = frozenset({"vehicle", "ship"})
_FLYING: Final = frozenset({"aircraft", "drone"})
_OBJECT: Final = "ين"
_SUFFERERS: Final = frozenset({"people", "PERSON", "group"})
_SUFFERED: Final = frozenset({"killed", "injured", "missing", "displaced", "arrest", "abduct", "release", "transfer"})
"""Modes whose verb, with one phrase of persons beside it, is passive whoever the persons are."""


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
    groups = (*_without_apposition(units, clause), *_displaced(sight, units, clause))
    given = _recipient(units, clause, use)
    beside = _Beside(
        before=_before(sight, units, clause) or own,
        bare=tuple(
            tuple(units[at] for at in group) for group in groups if units[group[0]].joint != _OR and group != given
        ),
        unknown=_is_unknown(sight, units, clause),
        owned=_is_owned(sight, units, clause),
        theirs=clause.antecedent and _is_theirs(sight, units, clause),
        whoever=_is_whoever(sight, units, clause.verb),
        preposed=(
            *(msgspec.structs.replace(units[at], preposition=_TO_THEM) for at in given),
            *(units[at] for at in clause.preposed if not against_another(sight, units, clause.verb, at)),
        ),
        prior=prior if _agree(sight, use, prior) and not clause.headless else (),
        antecedent=clause.antecedent,
        joined=bool(verb.joint),
        also=_is_also(sight, units, clause.verb),
        where=clause.verb > 0 and _is_where(sight, units[clause.verb - 1]),
        accusative=_is_accusative(sight, units, clause),
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


def _without_apposition(units: tuple[Unit, ...], clause: Clause) -> tuple[tuple[int, ...], ...]:
    """The bare phrases behind a verb without what else the body right behind it is called.

    (`خطفت جبهة النصرة ذراع القاعدة خمسة مقاتلين`: who are counted behind both are the object.)
    """
    if len(clause.bare) <= _TWO or clause.before:
        return clause.bare
    first, second, third = (units[group[0]] for group in clause.bare[:3])
    called = len(clause.bare[0]) == len(clause.bare[1]) == 1 and clause.bare[1][0] == clause.bare[0][0] + 1
    whose = second.definite and second.last > second.first + 1 and second.numeral is None
    named = "ORGANIZATION" in first.classes and second.classes.isdisjoint(_HELD_THINGS)
    counted = third.numeral is not None and bool(third.classes)
    return (clause.bare[0], *clause.bare[2:]) if called and whose and named and counted else clause.bare


def _displaced(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> tuple[tuple[int, ...], ...]:
    """The object of a verb that stands behind a clause about its indefinite subject.

    (`اغتال مجهولون يستقلون دراجة الناشط سامر`: the second phrase behind the other verb.)
    """
    if len(clause.bare) != 1 or clause.preposed or clause.last >= len(units):
        return ()
    first, following = units[clause.bare[0][0]], units[clause.last]
    if following.kind != "verb" or following.joint or first.definite or "people" not in first.classes:
        return ()
    if clause.last + 1 < len(units) and units[clause.last + 1].kind == "that":
        told = behind(sight, units, clause.last + 2).bare[-1:]
        return told if told and told[0][0] > clause.last + 2 and _is_held(sight, units[told[0][0]]) else ()
    inner = behind(sight, units, clause.last + 1).bare
    if len(inner) != _TWO or not units[inner[1][0]].definite or not units[inner[1][0]].classes:
        return ()
    worn = units[inner[0][0]]
    acts = not worn.classes.isdisjoint(ACTS - GROUPS["machine"])
    return inner[1:] if worn.classes and not (worn.definite or acts) else ()


def _is_held(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase behind what is believed of a subject is its object: in the accusative, or definite.

    (`خطف مسلحون يعتقد أنهم من التنظيم موظفا في البلدية`.)
    """
    accusative = sight.is_word[phrase.head] and sight.forms[phrase.head].nunated
    return bool(phrase.classes) and (phrase.definite or accusative or phrase.numeral is not None)


def _recipient(units: tuple[Unit, ...], clause: Clause, use: VerbUse) -> tuple[int, ...]:
    """To whom somebody hands over whom, where no preposition brings them in (`سلم الحراس الشرطة ثلاثة موقوفين`)."""
    gives = any(f"{_TO_THEM}:destination" in sense.takes for sense in use.senses)
    if not gives or clause.before or len(clause.bare) != _TWO + 1:
        return ()
    second, third = units[clause.bare[1][0]], units[clause.bare[2][0]]
    handed = "people" in third.classes and third.classes.isdisjoint(ACTS)
    return clause.bare[1] if handed and not second.classes.isdisjoint(ACTS) else ()


def _before(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> tuple[Unit, ...]:
    """The bare phrases before a verb, of an antecedent what the relative takes up."""
    if clause.antecedent and len(clause.before) == 1:
        return (taken_up(sight, units, clause),)
    return tuple(units[at] for at in clause.before)


class _Beside(msgspec.Struct, frozen=True, gc=False):
    """What stands beside a verb: bare phrases before and behind it, and what else tells its voice.

    `antecedent` says that the phrases before stand before a relative, `joined` that a conjunction is written to the
    verb, `also` that كما does and `where` that حيث stands before it, so that the subject of the clause before (`prior`)
    may go on; `accusative` that the phrase behind it has the ending of an object; `marked` that the text has it in the
    passive, by its vowels or by whom it was done (`اعتقلوا على أيدي الشرطة`); `unknown` that behind it stands an
    unidentified doer whose object may stand behind another verb, `owned` that the second phrase behind it is something
    of the first, `theirs` that the first is somebody of the antecedent, who does it (`الفصيل الذي انشق قادته`),
    `whoever` that the object is told by من (`وأسروا من فيه`).
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
    accusative: bool
    unknown: bool
    owned: bool
    theirs: bool
    whoever: bool


def _is_one_person(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase names one person, by a name or a noun, and no crowd (`الأهالي`) or body."""
    if phrase.numeral is not None or not phrase.classes.isdisjoint(_BODIES):
        return False
    thing = sight.events[phrase.head].thing if phrase.head >= 0 else None
    crowd = thing is not None and any(sense.thing.many == sense.thing.gloss for sense in thing.senses)
    named = "PERSON" in phrase.classes and phrase.number != "p"
    return named or (phrase.number == "s" and "people" in phrase.classes and phrase.definite and not crowd)


def are_persons(phrase: Unit) -> bool:
    """Whether a phrase names several persons and no body, behind whom a verb stands in the plural."""
    return "people" in phrase.classes and phrase.number in {"p", "d"} and phrase.classes.isdisjoint(_UNITS)


def _is_where(sight: EventSight, unit: Unit) -> bool:
    """Whether a unit is the word that goes on with whom came to a place (`توجه إلى المدينة حيث التقى المحافظ`)."""
    return unit.kind == "clause" and sight.forms[unit.first].text == _WHERE


def _agree(sight: EventSight, use: VerbUse, prior: tuple[Unit, ...]) -> bool:
    """Whether a verb has gender and number of a subject told before, as far as those show; many are not one person."""
    gender = use.analysis.gender
    if prior and use.analysis.number == "p":
        return len(prior) > 1 or not _is_one_person(sight, prior[0])
    if prior and use.analysis.number == "s" and are_persons(prior[0]):
        return False
    if not prior or gender not in {"m", "f"} or prior[0].gender not in {"m", "f"}:
        return True
    return gender == prior[0].gender


def _is_owned(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> bool:
    """Whether the second phrase behind a verb is no person and belongs to the first (`فقد مئات العمال وظائفهم`)."""
    if len(clause.bare) < 2:  # noqa: PLR2004 - a first and a second
        return False
    second = units[clause.bare[1][0]]
    return second.head >= 0 and not second.classes and bool(sight.forms[second.head].enclitic) and not second.joint


def _is_whoever(sight: EventSight, units: tuple[Unit, ...], verb: int) -> bool:
    """Whether من right behind a verb means whoever is somewhere (`وأسروا من فيه`, not `وقتل منهم ستة`)."""
    at = units[verb].last
    if at + 1 >= len(sight.forms) or not (sight.is_word[at] and sight.is_word[at + 1]):
        return False
    after = sight.forms[at + 1]
    inside = sight.events[at + 1].taken_up is not None or after.is_a("auxiliary")
    return sight.forms[at].text == _WHO and inside


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
    believed = clause.last + 1 < len(units) and units[clause.last + 1].kind == "that"  # `مسلحون يعتقد أنهم`
    return described and (believed or _is_unidentified(sight, first))


def _is_accusative(sight: EventSight, units: tuple[Unit, ...], clause: Clause) -> bool:
    """Whether the phrase behind a verb has the ending of an object (`وقتلت جنديين`, `وقتل حارسا`, `وأسر عددا`)."""
    first = units[clause.bare[0][0]] if clause.bare else None
    if first is None or first.head < 0 or not sight.is_word[first.head]:
        return False
    form = sight.forms[first.first]
    if first.first not in sight.name_at and not form.joint and form.nunated and form.text.endswith(_ALEF):
        return first.number != "d"
    if first.last != first.head + 1 or (first.numeral is not None and first.head not in sight.numeral_at):
        return False  # what a number counts is its genitive (`وأصيب ثلاثة آخرين`)
    return first.number in {"d", "p"} and sight.forms[first.head].base.endswith(_OBJECT)


def _is_unidentified(sight: EventSight, phrase: Unit) -> bool:
    thing = sight.events[phrase.head].thing if phrase.head >= 0 else None
    forms = () if thing is None else (fold_word(sense.thing.form) for sense in thing.senses)
    return not sight.words.structure["unidentified"].isdisjoint(forms)


def _shows_active(analysis: Analysis) -> bool:
    """Whether a past verb has the alef that its passive writes as و (`قاتل`, passive `قوتل`)."""
    lemma = analysis.lemma
    long = len(lemma) == _FOUR and _ALEF in {lemma[1], lemma[2]}  # `قاتل`; `أصاب`, passive `أصيب`
    return analysis.tense == "past" and long and not analysis.enclitic


def _are_devices(phrase: Unit) -> bool:
    """Whether a bare plural of agencies names devices, as no agencies are told by it alone (`وصادرت أجهزة`)."""
    alone = phrase.last == phrase.first + 1 and not phrase.names
    return alone and phrase.classes == _AGENCIES and phrase.number == "p" and not phrase.definite


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
        if (self.analysis.enclitic == _US or self.analysis.person == 1) and not before:
            return _Read((), bare[0] if bare else ())  # `قتلنا زعيم الجماعة`
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
        if self.beside.whoever:
            return _Read(known)
        return _passive(known) if known and self._suffers_first(known) else _Read(known)

    def _verb_first(self) -> _Read:
        """A verb before its phrases: subject and object, or one of them alone."""
        bare, prior = self.beside.bare, self.beside.prior
        first = bare[0]
        several = self.analysis.number == "p"
        if self.beside.marked:
            return _passive((prior or self.beside.before or first) if several else first)
        if self.beside.unknown:
            return _Read(first, bare[1] if len(bare) > 1 else ())
        if several:
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
        if self.beside.accusative or (_shows_active(self.analysis) and self.trigger.type == "HARM"):
            return _Read(prior, first)
        if not self._fits(first[0]) or self.trigger.type != "HARM":
            return _Read(prior, first)
        return _passive(first)

    def _fits(self, phrase: Unit) -> bool:
        """Whether the gender of the verb is that of a phrase behind or before it, as far as the phrase shows it."""
        gender = self.analysis.gender
        return gender not in {"m", "f"} or not phrase.gender or gender == phrase.gender

    def _can_act(self, first: Unit, second: Unit) -> bool:
        """Whether the first of two bare phrases does it; a number of what cannot act and an unknown word do not.

        An office behind somebody's name is theirs where people suffer the deed (`قتل «أبو سامر» المسؤول المالي`).
        """
        office = "people" in second.classes and second.definite and second.number == "s" and not second.joint
        if office and "PERSON" in first.classes and self.trigger.mode in _SUFFERED:
            return "PERSON" in second.classes
        return first.numeral is None or bool(second.classes) or not first.classes.isdisjoint(ACTS)

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
            handled = self.trigger.mode in _WRECKS and not classes.isdisjoint(_VEHICLES)
            handled = handled or (self.trigger.mode in _FOUND and _are_devices(phrases[0]))
            return handled or classes.isdisjoint(ACTS)
        if not classes or phrases[0].numeral is not None or not classes.isdisjoint(_SUFFERERS):
            return True
        return self.trigger.type == "HARM" and classes.isdisjoint(_FLYING)
