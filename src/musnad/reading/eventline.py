"""A sentence as the reading of events goes through it: who is the subject of each clause, and who speaks in it.

A verb without a subject of its own goes on with that of the clause before (`هاجم المسلحون القرية وقتلوا حارسا`), but
for one that is only described (`نقطة تفتيش تديرها القوات`) and for who speaks, unless أن has a pronoun for them (`أعلن
الجيش أنه قصف`).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from musnad.reading.antecedents import agrees, antecedent
from musnad.reading.clauses import Clause
from musnad.reading.conditions import Hearing, VerbSense, slots_in, verb_sense
from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventforms import PRONOUNS
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS
from musnad.reading.genitives import inner_genitive
from musnad.reading.lookalikes import Contests
from musnad.reading.participation import can_act
from musnad.reading.relatives import taken_up
from musnad.reading.voices import are_persons

_NOMINATIVE: Final = "ون"
_BETWEEN: Final = frozenset({"auxiliary", "negation", "time", "aside", "other"})
_BODIES: Final = frozenset({"force", "group", "authority"})
_TAKE_PART: Final = GROUPS["people"] | GROUPS["machine"]
_MACHINES: Final = GROUPS["machine"] | GROUPS["weapon"] | {"machine", "weapon"}
_PASSED_ON: Final = frozenset({"do", "undergo"})


def _is_one(subject: tuple[Unit, ...]) -> bool:
    """Whether the subject is one person or body."""
    return len(subject) == 1 and subject[0].number == "s" and subject[0].numeral is None


def _may_be_one(subject: tuple[Unit, ...]) -> bool:
    """Whether the subject may be one person or body: no plural, and nothing counted."""
    return len(subject) == 1 and subject[0].number not in {"p", "d"} and subject[0].numeral is None


def _are_things(subject: tuple[Unit, ...]) -> bool:
    """Whether the subject is a machine and nobody, of which no verb in the plural goes on to tell."""
    return len(subject) == 1 and bool(subject[0].classes) and subject[0].classes <= _MACHINES


class EventLine(EventClauses):
    """A sentence with the subject of each clause; of a verb of saying it is in `speakers` too.

    `told` are types and modes of the events of earlier sentences; `contests` where the report is about a contest.
    """

    def __init__(
        self, sight: EventSight, units: tuple[Unit, ...], told: AbstractSet[tuple[str, str]], contests: Contests
    ) -> None:
        super().__init__(sight, units)
        self.told: Final = told
        self.contests: Final = contests
        self.subjects: Final[dict[int, tuple[Unit, ...]]] = {}
        self.speakers: Final[dict[int, tuple[Unit, ...]]] = {}
        self._alone: Final[dict[int, tuple[VerbSense | None, ...]]] = {}
        self._passive: Final[dict[int, bool]] = {}
        self._note_subjects()

    @property
    def first(self) -> int:
        """Its first token."""
        return self.units[0].first if self.units else 0

    @property
    def last(self) -> int:
        """The token behind its last."""
        return self.units[-1].last if self.units else 0

    def prior(self, verb: int) -> tuple[Unit, ...]:
        """With whom a verb goes on that has no subject of its own."""
        for found in (self.own(verb), self._behind_relative(verb)):
            if found is not None:
                return found
        several: tuple[Unit, ...] = ()
        for clause in reversed(self.clauses):
            subject = self.subjects[clause.verb]
            if clause.verb >= verb or clause.verb in self.speakers:
                continue
            if self._describes(clause, verb):
                several = several or (self._several_in(clause) if self._asks_for_several(verb) else ())
            elif self._asks_for_several(verb) and _are_things(subject):
                continue
            elif subject and can_act(subject[0]) and not (_may_be_one(subject) and self._tells_of_several(verb)):
                return several if several and _is_one(subject) else subject
        return ()

    def _several_in(self, clause: Clause) -> tuple[Unit, ...]:
        """The several people who do what a relative clause tells, which takes up its noun (`الهجوم الذي شنه شبان`)."""
        inflected = self.verb(clause).inflected
        if not clause.bare or inflected is None or not inflected.enclitic:
            return ()
        doers = tuple(self.units[at] for at in clause.bare[0])
        return doers if doers[0].number == "p" and "people" in doers[0].classes else ()

    def _asks_for_several(self, verb: int) -> bool:
        """Whether a verb is in the plural, whose subject is several people (`الهيئة تدين ما فعله شبان، حيث أحرقوا`)."""
        inflected = self.sight.events[self.units[verb].first].inflected
        return inflected is not None and inflected.number == "p"

    def _tells_of_several(self, verb: int) -> bool:
        """Whether several people do what a relative tells, and not who is told of before (`المناطق التي احتلوها`)."""
        clause = self.clause_of.get(verb)
        return clause is not None and clause.antecedent and self._asks_for_several(verb)

    def own(self, verb: int) -> tuple[Unit, ...] | None:
        """Who speaks, where the clause of the verb is about them (`أعلن الجيش أنه قصف`); None where it is not."""
        at = verb - 1
        while at >= 0 and self.units[at].kind in _BETWEEN:
            at -= 1
        if at < 0 or self.units[at].kind != "that":
            return None
        complementizer = self.sight.forms[self.units[at].first].complementizer
        if complementizer is None or complementizer.pronoun not in PRONOUNS:
            return None
        claimed = self._who_claims(at - 1)
        if claimed is not None and agrees(self.sight, claimed, complementizer.pronoun):
            return (claimed,)
        spoken = [subject for speaker, subject in self.speakers.items() if speaker < at and subject]
        if spoken and agrees(self.sight, spoken[-1][0], complementizer.pronoun):
            return spoken[-1]
        found = antecedent(self.sight, self.units, at, complementizer.pronoun, acts=True)
        return (found,) if found is not None else ()

    def _who_claims(self, unit: int) -> Unit | None:
        """Who speaks behind a noun of saying right before أن (`نفى الوزير ادعاءات الحركة بأنها قتلت`)."""
        said = self.units[unit] if unit >= 0 else None
        if said is None or said.head < 0 or not self.sight.is_word[said.head] or not self.sight.forms[said.head].nouns:
            return None
        return inner_genitive(self.sight, said)

    def alone(self, clause: Clause) -> tuple[VerbSense | None, ...]:
        """The sense of each verb that the word of a clause may be, whatever was told before."""
        if clause.verb not in self._alone:
            uses = self.verb(clause).verbs
            self._alone[clause.verb] = tuple(verb_sense(self, clause, use, Hearing()) for use in uses)
        return self._alone[clause.verb]

    def is_passive(self, clause: Clause) -> bool:
        """Whether the verb of a clause is one of events in the passive."""
        if clause.verb not in self._passive:
            self._passive[clause.verb] = self._reads_passive(clause)
        return self._passive[clause.verb]

    def undergoes(self, clause: Clause) -> bool:
        """Whether the subject of a clause is what suffers: the verb is passive, or one of dying and being hurt."""
        dies = any(sense.subject == "target" for use in self.verb(clause).verbs for sense in use.senses)
        return dies or self.is_passive(clause)

    def _reads_passive(self, clause: Clause) -> bool:
        uses = self.verb(clause).verbs
        if not uses:
            return False
        known = Hearing(self.prior(clause.verb))
        found = verb_sense(self, clause, uses[0], known)
        slots = slots_in(self, clause, uses[0], known) if found is None else found.slots
        return slots.passive

    def _note_subjects(self) -> None:
        """The subject of each clause, for verbs that go on with it."""
        prior: tuple[Unit, ...] = ()
        for clause in self.clauses:
            says = self._says(clause)
            subject = self._subject(clause, prior, says=says)
            self.subjects[clause.verb] = subject
            if says:
                self.speakers[clause.verb] = subject
            elif subject and not self._takes_up(clause):
                prior = subject

    def _subject(self, clause: Clause, prior: tuple[Unit, ...], *, says: bool) -> tuple[Unit, ...]:
        event = self.verb(clause)
        if says or not event.verbs or event.light is not None:
            return self._plain_subject(clause, prior)
        known = Hearing(prior, self.own(clause.verb) or ())
        sensed = verb_sense(self, clause, event.verbs[0], known)
        slots = slots_in(self, clause, event.verbs[0], known) if sensed is None else sensed.slots
        return slots.subject or (slots.object if slots.passive else ())

    def _plain_subject(self, clause: Clause, prior: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """The subject of a verb of no event; the noun that a light verb governs is none (`شنوا غارات`)."""
        event = self.verb(clause)
        if clause.bare and clause.bare[0][0] == clause.verb + 1 and self._is_nominative(clause.bare[0][0]):
            return tuple(self.units[at] for at in clause.bare[0])  # `حين يرسل الجيش تعزيزات يفتح مسلحون النار عليها`
        if clause.before and not self._takes_up(clause):
            if clause.antecedent and len(clause.before) == 1:
                found = (taken_up(self.sight, self.units, clause),)
                return found if self._agree(clause, found) else prior
            return tuple(self.units[at] for at in clause.before)
        if clause.before and not clause.bare:
            return ()
        own = self.own(clause.verb)  # `قال الجيش إنه شن غارات`
        prior = own if own is not None else self._behind_relative(clause.verb) or prior
        if not clause.bare or (event.inflected is not None and event.inflected.number == "p"):
            return prior if own is not None or self._agree(clause, prior) else ()
        group = clause.bare[0]
        if event.light is not None and len(clause.bare) == 1 and self._names_event(group[0]):
            goes_on = any(sense.class_ in _PASSED_ON for sense in event.light.senses)
            return prior if goes_on and self._agree(clause, prior) else ()
        return tuple(self.units[at] for at in group)

    def _is_nominative(self, at: int) -> bool:
        """Whether a phrase names people whose ending shows that they are the subject."""
        unit = self.units[at]
        people = "people" in unit.classes and unit.head not in self.sight.name_at
        return people and self.sight.forms[unit.head].text.endswith(_NOMINATIVE)

    def _takes_up(self, clause: Clause) -> bool:
        """Whether the verb of a relative clause has a pronoun for its antecedent (`الهجوم الذي شنه الجيش`)."""
        inflected = self.verb(clause).inflected
        return clause.antecedent and inflected is not None and bool(inflected.enclitic)

    def _agree(self, clause: Clause, subject: tuple[Unit, ...]) -> bool:
        """Whether the verb of a clause has gender and number of a subject told before, as far as those show."""
        inflected = self.verb(clause).inflected
        if inflected is not None and inflected.number == "s" and subject and are_persons(subject[0]):
            return False
        if inflected is None or not subject or not subject[0].gender or inflected.gender not in {"m", "f"}:
            return True
        return inflected.gender == subject[0].gender

    def _names_event(self, unit: int) -> bool:
        one = self.units[unit]
        if one.head >= 0 and not one.classes.isdisjoint(_TAKE_PART) and not self.sight.events[one.head].nouns:
            return False  # `تعرضت قافلة مساعدات لهجوم`
        own = (at for at in range(one.first, one.last) if at not in self.sight.name_at)  # `قوات الدعم السريع`
        tokens = (self.sight.events[at] for at in own)
        return any(event.nouns and event.classes.isdisjoint(_BODIES) for event in tokens)

    def _says(self, clause: Clause) -> bool:
        """Whether the verb is one of saying, whose subject is not that of the clause it brings in."""
        form = self.sight.forms[self.units[clause.verb].first]
        brings_in = clause.last < len(self.units) and self.units[clause.last].kind == "that"
        return brings_in and bool(form.verbs) and self.verb(clause).light is None

    def _describes(self, clause: Clause, later: int) -> bool:
        """Whether the clause says which one a noun means: a relative, or a verb right behind an indefinite noun.

        (`نقطة تفتيش تديرها القوات`.) A relative goes on where a later verb is joined without a comma (`الذين هاجموا
        القرية وقتلوا`).
        """
        if clause.antecedent:
            return not self.units[later].joint or self.units[later - 1].kind == "mark"
        if not clause.verb or self.units[clause.verb].joint:
            return False
        before, inflected = self.units[clause.verb - 1], self.verb(clause).inflected
        takes_up = inflected is not None and bool(inflected.enclitic)
        return takes_up and before.kind == "phrase" and not before.definite

    def _behind_relative(self, verb: int) -> tuple[Unit, ...] | None:
        """What a relative clause right before is about, where the verb goes on with it (`الجندي الذي دربوه قتل`).

        So too of one without a relative (`إن شبانا دربهم الجيش اعتقلوا`).
        """
        if self.units[verb].joint:
            return None
        clause = next((one for one in reversed(self.clauses) if one.verb < verb), None)
        about = None if clause is None else self._about(clause, verb)
        if clause is None or about is None or any(unit.kind not in _BETWEEN for unit in self.units[clause.last : verb]):
            return None
        return (self.units[about],)

    def _about(self, clause: Clause, verb: int) -> int | None:
        """The phrase that a clause only describes and that still lacks its own verb."""
        if clause.antecedent:
            return clause.before[0] if clause.before else None
        topic = clause.verb - 1
        if not self._describes(clause, verb) or self.units[topic].preposition or self.units[topic].joint:
            return None
        return topic if topic == 0 or self.units[topic - 1].kind == "that" else None
