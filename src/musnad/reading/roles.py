"""Who does what to whom: the phrases beside a trigger and their parts in its event.

Arabic marks neither voice nor case in print: `قتل خمسة` is *five were killed* and `قتل الجيش خمسة` *the army killed
five*. What tells is how many bare phrases there are, which of them can act, how the verb agrees with a phrase before
it, whether a pronoun is written to it, and what its prepositions bring in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from musnad.reading.clauses import Clause, behind
from musnad.reading.eventforms import VerbUse
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Role, Trigger
from musnad.reading.nounphrases import NounPhrase
from musnad.reading.stretch import Stretch

_ACTS: Final = GROUPS["armed"] | GROUPS["machine"] | {"ORGANIZATION", "power"}
_FIRING: Final = frozenset({"aircraft", "drone", "artillery", "ship"})
_DAMMA: Final = "\u064f"
_SUFFERED: Final = frozenset({"killed", "injured", "missing", "displaced", "arrest", "abduct", "release", "transfer"})
"""Modes whose verb, with one phrase of persons beside it, is passive whoever the persons are."""


class Part(msgspec.Struct, frozen=True):
    """A phrase with its part in an event; `unit` is a number in the list of the sentence, -1 for one made for it."""

    role: Role
    phrase: Unit


class Slots(msgspec.Struct, frozen=True):
    """The phrases beside a trigger before it is known which sense it has.

    `subject` and `object` are lists of coordinated phrases; of a noun, `genitive` is what stands behind it. `preposed`
    are phrases with a preposition. `passive` says how the verb was read; `pronoun` is one written to the trigger.
    """

    subject: tuple[Unit, ...] = ()
    object: tuple[Unit, ...] = ()
    genitive: tuple[Unit, ...] = ()
    second: tuple[Unit, ...] = ()
    preposed: tuple[Unit, ...] = ()
    passive: bool = False
    pronoun: str = ""


def verb_slots(
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
    trigger = use.senses[0]
    bare = [tuple(units[at] for at in group) for group in clause.bare]
    before = tuple(units[at] for at in clause.before) or own
    preposed = tuple(units[at] for at in clause.preposed)
    pronoun = use.analysis.enclitic
    token = sight.reading.tokens[units[clause.verb].first]
    marked = use.analysis.voice == "passive" or _DAMMA in sight.reading.text[token.start : token.end][:3]
    voiced = _Voice(
        trigger, use, before, clause.antecedent, bare, preposed, pronoun, marked, prior, bool(units[clause.verb].joint)
    )
    subject, obj, passive = voiced.read()
    return Slots(subject=subject, object=obj, preposed=preposed, passive=passive, pronoun=pronoun)


class _Voice:
    """Subject, object and voice of one verb."""

    def __init__(
        self,
        trigger: Trigger,
        use: VerbUse,
        before: tuple[Unit, ...],
        antecedent: bool,
        bare: list[tuple[Unit, ...]],
        preposed: tuple[Unit, ...],
        pronoun: str,
        marked: bool,
        prior: tuple[Unit, ...],
        joined: bool,
    ) -> None:
        self.joined = joined
        self.trigger, self.use, self.before, self.antecedent = trigger, use, before, antecedent
        self.bare, self.preposed, self.pronoun, self.marked, self.prior = bare, preposed, pronoun, marked, prior

    def read(self) -> tuple[tuple[Unit, ...], tuple[Unit, ...], bool]:
        if self.trigger.intransitive:
            return self._first_subject(), (), False
        if self.antecedent and self.pronoun and self.before:
            return (self.bare[0] if self.bare else self.prior), self.before, False
        if self.pronoun:
            return self._with_pronoun()
        if self.before and self._agrees(self.before):
            return self._subject_first()
        return self._verb_first()

    def _first_subject(self) -> tuple[Unit, ...]:
        if self.before and (self._agrees(self.before) or not self.bare):
            return self.before
        if self.bare and self.use.analysis.number != "p":
            return self.bare[0]
        return self.before or self.prior

    def _with_pronoun(self) -> tuple[tuple[Unit, ...], tuple[Unit, ...], bool]:
        if self.before:
            return self.before, (), False
        if self.bare and self.use.analysis.number != "p":
            return self.bare[0], (), False
        return self.prior, (), False

    def _agrees(self, phrases: tuple[Unit, ...]) -> bool:
        """Whether a verb behind these phrases has them as its subject, by number."""
        number = self.use.analysis.number
        plural = any("people" in p.classes and p.number in {"p", "d"} for p in phrases) or len(phrases) > 1
        if number == "p":
            return plural or bool(phrases[0].classes & (GROUPS["armed"] | {"ORGANIZATION"})) or not phrases[0].classes
        if phrases[0].classes & {"force", "group"} or self.use.analysis.gender == "f":
            return True
        return not (plural and len(phrases) == 1 and phrases[0].number == "p" and "people" in phrases[0].classes)

    def _subject_first(self) -> tuple[tuple[Unit, ...], tuple[Unit, ...], bool]:
        if self.bare and not self.marked:
            return self.before, self.bare[0], False
        if self.marked or self._suffers(self.before):
            return (), self.before, True
        return self.before, (), False

    def _verb_first(self) -> tuple[tuple[Unit, ...], tuple[Unit, ...], bool]:
        if not self.bare:
            if self.before:
                return ((), self.before, True) if self._suffers(self.before) else (self.before, (), False)
            if self.prior and self._suffers(self.prior):
                return (), self.prior, True
            return self.prior, (), False
        first = self.bare[0]
        if self.marked:
            return (), first, True
        if self.use.analysis.number == "p":
            return self.prior or self.before, first, False
        if len(self.bare) > 1 and self._can_act(first):
            return first, self.bare[1], False
        if self.joined and self.prior and not self._fits(first[0]) and self._fits(self.prior[0]):
            return self.prior, first, False
        if self._suffers(first) or (self.trigger.type == "CONSULT" and self.joined and self.prior):
            return self._with_prior(first)
        return first, (), False

    def _with_prior(self, first: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Unit, ...], bool]:
        """A verb joined to the one before, whose subject goes on where the verb agrees with it.

        So where the verb cannot have `first` as the subject of its passive (`سيطرت القوات عليها وأسرت ستة جنود`), and
        where it is none of the verbs that are told in the passive of people (`وقصفت مواقع`).
        """
        if not self.joined or not self.prior or not self._fits(self.prior[0]):
            return (), first, True
        if not self._fits(first[0]) or self.trigger.type != "HARM":
            return self.prior, first, False
        return (), first, True

    def _fits(self, phrase: Unit) -> bool:
        """Whether the gender of the verb is that of a phrase behind or before it, as far as the phrase shows it."""
        gender = self.use.analysis.gender
        if gender not in {"m", "f"} or not phrase.gender:
            return True
        return gender == phrase.gender

    def _can_act(self, phrases: tuple[Unit, ...]) -> bool:
        first = phrases[0]
        if first.numeral is not None and not first.classes & _ACTS and not self.bare[1][0].classes:
            return False
        return True

    def _suffers(self, phrases: tuple[Unit, ...]) -> bool:
        """Whether one phrase alone beside the verb is what suffers, so that the verb is passive."""
        first = phrases[0]
        if self._prepositional_target():
            return False
        if self.trigger.mode in _SUFFERED:
            return bool(
                not first.classes
                or first.classes & {"people", "PERSON", "group"}
                or first.numeral is not None
                or self.trigger.type == "HARM"
                and not first.classes & {"aircraft", "drone"}
            )
        return not first.classes & _ACTS

    def _prepositional_target(self) -> bool:
        targets = {take.rpartition(":")[0] for take in self.trigger.takes if take.endswith(":target")}
        return any(unit.preposition in targets for unit in self.preposed)


def noun_slots(sight: EventSight, units: tuple[Unit, ...], at: int, token: int, enclitic: str) -> Slots:
    """The phrases beside a trigger noun at `token` in the unit `at`: its genitive, another bare phrase, prepositions."""
    unit = units[at]
    genitive: tuple[Unit, ...] = ()
    bound = not enclitic and not sight.forms[token].definite
    if bound and token + 1 < unit.last:
        inner = _inner(sight, token, unit.last)
        genitive = (inner,) if inner is not None else ()
    groups, preposed, _ = behind(sight, units, at + 1)
    groups_ = [tuple(units[i] for i in group) for group in groups]
    joined: tuple[Unit, ...] = ()
    if groups and not units[groups[0][0]].joint and _next(units, at) == groups[0][0]:
        joined = groups_[0]
    elif groups and units[groups[0][0]].joint and genitive and groups[0][0] == at + 1:
        genitive = (*genitive, *_same_kind(genitive[0], groups_[0]))
    found = tuple(units[i] for i in preposed)
    if not genitive and bound and joined:
        genitive, joined = joined, groups_[1] if len(groups_) > 1 and groups[1][0] == groups[0][-1] + 1 else ()
    if not genitive and bound and at + 1 < len(units):
        genitive = _shared(sight, units, at + 1)
    return Slots(genitive=genitive, second=joined, preposed=found, pronoun=enclitic)


def _next(units: tuple[Unit, ...], at: int) -> int:
    """The unit behind one, past times and words of manner (`قصف الطائرات بشكل مكثف مواقع`)."""
    after = at + 1
    while after < len(units) and units[after].kind in {"time", "other", "aside"}:
        after += 1
    return after


def _shared(sight: EventSight, units: tuple[Unit, ...], at: int) -> tuple[Unit, ...]:
    """The genitive of a noun joined to one that lacks its own (`مقتل وإصابة العشرات`)."""
    unit = units[at]
    if unit.kind != "phrase" or unit.joint != "و" or unit.preposition or not sight.events[unit.first].nouns:
        return ()
    return noun_slots(sight, units, at, unit.first, sight.forms[unit.first].enclitic).genitive


def _same_kind(first: Unit, others: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Those phrases joined to a genitive that name the same kind of thing, and no event of their own."""
    return tuple(other for other in others if other.classes & first.classes)


def _inner(sight: EventSight, trigger: int, last: int) -> Unit | None:
    """The genitive of the noun at token `trigger`, past adjectives of it, as far as token `last`."""
    phrase = NounPhrase(Stretch(sight, last), trigger)
    return NounPhrase(phrase.stretch, phrase.genitive).unit() if phrase.genitive >= 0 else None


def parts_of(trigger: Trigger, slots: Slots, general: Iterable[Unit]) -> Iterator[Part]:
    """The phrases with their parts, by the frame of the trigger."""
    yield from (Part(trigger.subject, unit) for unit in slots.subject)
    yield from (Part(trigger.object, unit) for unit in slots.object)
    roles = genitive_roles(trigger, slots)
    for role, phrases in roles:
        yield from (Part(role, unit) for unit in phrases)
    own = {take.rpartition(":")[0]: take.rpartition(":")[2] for take in trigger.takes}
    last: Role | None = None
    for unit in general:
        if unit.preposition == "من" and unit.side:
            continue
        role: Role | None = own.get(unit.preposition) or unit.role  # type: ignore[assignment]
        if not unit.preposition:
            role = last
        if role is not None:
            yield Part(role, unit)
        last = role


def genitive_roles(trigger: Trigger, slots: Slots) -> Iterator[tuple[Role, tuple[Unit, ...]]]:
    """The parts of what stands behind a noun: one genitive, or two where the second is the object of the first."""
    if not slots.genitive:
        return
    roles = trigger.genitive
    if not roles:
        return
    if slots.second and "actor" in roles and "target" in roles and _may_act(slots):
        yield "actor", slots.genitive
        yield "target", slots.second
        return
    yield _only(trigger, slots), slots.genitive


def of_pronoun(trigger: Trigger, slots: Slots, phrase: Unit) -> Role | None:
    """The part of the pronoun written to a trigger noun, which means `phrase`."""
    if not trigger.genitive:
        return None
    return _only(trigger, msgspec.structs.replace(slots, genitive=(phrase,)))


def owned(trigger: Trigger, slots: Slots) -> Iterator[Part]:
    """What ل joins to a verbal noun: its object behind a genitive or pronoun, else what its genitive would be."""
    if any(take.startswith("ل:") for take in trigger.takes) or not trigger.genitive:
        return
    for unit in slots.preposed[:1]:
        if unit.preposition != "ل" or not unit.definite:
            continue
        if slots.genitive or slots.pronoun:
            if "target" in trigger.genitive:
                yield Part("target", unit)
        else:
            yield Part(_only(trigger, msgspec.structs.replace(slots, genitive=(unit,))), unit)


def _may_act(slots: Slots) -> bool:
    """Whether the first of two phrases behind a noun is its actor, and the second no apposition to it."""
    first, second = slots.genitive[0], slots.second[0]
    if not second.classes - {"matter", "words", "money", "contest"}:
        return False
    if "PERSON" in first.classes and second.classes & {"person", "official", "PERSON"}:
        return False
    return bool(first.classes & (_ACTS | GROUPS["people"] | {"PERSON"}))


def _only(trigger: Trigger, slots: Slots) -> Role:
    """The part of a lone genitive."""
    roles = trigger.genitive
    first = slots.genitive[0]
    if len(roles) == 1:
        return roles[0]
    if roles[0] in {"actor", "target"} and {"actor", "target"} <= set(roles):
        targets = {take.rpartition(":")[0] for take in trigger.takes if take.endswith(":target")} | {"ضد"}
        if slots.pronoun and any(unit.preposition == "ل" for unit in slots.preposed[:1]):
            return "actor"
        if any(unit.preposition in targets for unit in slots.preposed):
            return "actor"
        if any(unit.role == "actor" for unit in slots.preposed):
            return "target"
        if first.classes & (GROUPS["structure"] | {"settlement", "area", "PLACE"}):
            return "target"
        if trigger.type == "ASSAULT" and trigger.mode != "destroy" and first.classes & _FIRING:
            return "actor"
        if roles[0] == "target" and first.classes & {"civilian", "child", "woman", "person", "casualty", "official"}:
            return "target"
    return roles[0]
