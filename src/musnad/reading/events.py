"""Events: what a report says happened, happens or is going to happen, each at the word that names it.

For each sentence its constituents and clauses are made once; then every word that may name an event is asked what
stands beside it, which of its senses fits that, and what the phrases beside it are to the event. A word names an event
once; a light verb (`شن غارات`) leaves the event to its noun and gives it its actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.model.record import CountKind, EventType, Factuality
from musnad.reading.antecedents import agrees, antecedent
from musnad.reading.circumstances import Circumstances, innermost
from musnad.reading.clauses import Clause, behind, clauses_of
from musnad.reading.constituents import units_of
from musnad.reading.eventcounts import CountFound, counts_of
from musnad.reading.eventforms import PRONOUNS, NounUse, VerbUse
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, LightVerb, Trigger
from musnad.reading.factuality import factuality_of, of_act
from musnad.reading.roles import Part, Slots, noun_slots, of_pronoun, owned, parts_of, verb_slots
from musnad.reading.sameevents import linked
from musnad.reading.statements import Attribution

_OCCURS: Final = frozenset({"سقوط", "وقوع", "اول", "حدوث", "تسجيل", "وجود"})


def _stem(word: str) -> str:
    """A word without the endings of gender and number, by which an adjective agrees."""
    for ending in ("ات", "ين", "ون", "ه", "ا"):
        if word.endswith(ending) and len(word) - len(ending) > len(ending):
            return word[: -len(ending)]
    return word


_ACTING: Final = GROUPS["armed"] | GROUPS["people"] | GROUPS["machine"] | {"ORGANIZATION", "PERSON", "PLACE", "power"}
_OF_PEOPLE: Final = frozenset({"killed", "injured", "missing", "displaced"})
_RESPONSIBILITY: Final = ("مسووليه", "مسووليت", "مسؤوليه", "مسؤوليت", "مسئوليه", "مسئوليت")
_DURING: Final = frozenset({"خلال", "اثناء", "في", "ضمن", "لدي", "عبر", "من خلال"})
_MOVEMENTS: Final = frozenset({"حوثي", "حوثيه", "داعشي", "داعشيه"})
_SUMS: Final = frozenset({"عدد", "حصيله", "اعداد", "مجموع"})
_RELATION: Final = ("ي", "يه")
_CONTEST: Final = 3
_WARLIKE: Final = frozenset({"ASSAULT", "HARM", "CONTROL", "RETREAT", "MOBILIZE", "COERCE", "AGREE"})
_JOINTS: Final = frozenset({"و", "ف"})


class EventFound(msgspec.Struct, frozen=True, kw_only=True):
    """An event: the trigger in code points and its token, its sense, the phrases in it and how it stands to the facts.

    `statement` is the index of the innermost attribution whose content holds the trigger.
    """

    start: int
    end: int
    token: int
    sentence: int
    trigger: Trigger
    mode: str
    rule: str
    actors: tuple[Unit, ...] = ()
    targets: tuple[Unit, ...] = ()
    means: Unit | None = None
    where: Unit | None = None
    place: Unit | None = None
    time: str | None = None
    time_basis: str | None = None
    factuality: Factuality = "asserted"
    counts: tuple[CountFound, ...] = ()
    statement: int | None = None
    definite: bool = False
    cause: int | None = None
    same_as: int | None = None
    either: int | None = None
    joint: str = ""
    governed: bool = False

    @property
    def type(self) -> EventType:
        """Its type."""
        return self.trigger.type


class _Candidate(msgspec.Struct, frozen=True):
    """A word that may name an event, with its sense and what stands beside it."""

    token: int
    unit: int
    start: int
    end: int
    trigger: Trigger
    slots: Slots
    parts: tuple[Part, ...]
    rule: str
    finite: bool
    definite: bool = False


def find_events(sight: EventSight, attributions: Sequence[Attribution]) -> tuple[EventFound, ...]:
    """The events of a report, in text order."""
    circumstances = Circumstances(sight, attributions)
    found: list[EventFound] = []
    told: set[tuple[str, str]] = set()
    contest = _is_contest(sight)
    for number, sentence in enumerate(sight.reading.sentences):
        if not any(sight.events[at].names_event for at in range(sentence.first, sentence.last)):
            circumstances.pass_over(number)
            continue
        units = units_of(sight, sentence)
        line = _Line(sight, number, units, told, contest=contest)
        candidates = line.candidates()
        events = [_event(sight, line, one, attributions) for one in candidates]
        events = circumstances.placed(number, units, line.clauses, events)
        found.extend(_with_alternatives(_with_causes(events, len(found)), len(found)))
        told.update((event.type, event.trigger.mode) for event in events)
    return linked(found)


def _is_contest(sight: EventSight) -> bool:
    """Whether the report as a whole is about sport, markets, weather or the arts, where words of war are figures."""
    table = sight.words.lookalikes["sport"]
    found = {
        words
        for at, event in enumerate(sight.events)
        if event.opens_contest
        for length in (1, 2, 3)
        if (words := matched(sight, table, at, length)) is not None
    }
    return len(found) >= _CONTEST


def matched(sight: EventSight, table: frozenset[tuple[str, ...]], at: int, length: int) -> tuple[str, ...] | None:
    """The words of a table that stand at a token, in any of the ways in which they may be cut."""
    if at + length > len(sight.reading.tokens) or not all(sight.is_word[at + i] for i in range(length)):
        return None
    texts = tuple(sight.forms[at + i].text for i in range(length))
    bases = tuple(sight.forms[at + i].base for i in range(length))
    whole = (texts[0][sight.forms[at].start :], *texts[1:])
    return next((words for words in (texts, bases, whole) if words in table), None)


class _Line:
    """One sentence with its constituents and clauses."""

    def __init__(
        self,
        sight: EventSight,
        number: int,
        units: tuple[Unit, ...],
        told: Set[tuple[str, str]] = frozenset(),
        *,
        contest: bool = False,
    ) -> None:
        self.told = told
        self.contest = contest
        self._sport: bool | None = None
        self.sight = sight
        self.number = number
        self.units = units
        self.clauses = clauses_of(sight, units)
        self.unit_at: dict[int, int] = {at: n for n, unit in enumerate(units) for at in range(unit.first, unit.last)}
        self.clause_of: dict[int, Clause] = {clause.verb: clause for clause in self.clauses}
        self.subjects: dict[int, tuple[Unit, ...]] = {}
        self.speakers: dict[int, tuple[Unit, ...]] = {}
        self._note_subjects()

    def _note_subjects(self) -> None:
        """The subject of each clause, for verbs that go on with it."""
        prior: tuple[Unit, ...] = ()
        for clause in self.clauses:
            token = self.units[clause.verb].first
            event = self.sight.events[token]
            if event.verbs and event.light is None and not self._says(clause):
                sensed = self._verb_sense(clause, event.verbs[0], prior)
                slots = sensed[1] if sensed else verb_slots(self.sight, self.units, clause, event.verbs[0], prior)
                subject = slots.subject or (slots.object if slots.passive else ())
            else:
                subject = self._plain_subject(clause, prior)
            self.subjects[clause.verb] = subject
            if self._says(clause):
                self.speakers[clause.verb] = subject
            elif subject:
                prior = subject

    def _plain_subject(self, clause: Clause, prior: tuple[Unit, ...]) -> tuple[Unit, ...]:
        analysis = self.sight.events[self.units[clause.verb].first].inflected
        before = tuple(self.units[at] for at in clause.before)
        if before:
            return before
        if clause.bare and (analysis is None or analysis.number != "p"):
            light = self.sight.events[self.units[clause.verb].first].light
            group = clause.bare[0]
            if light is not None and len(clause.bare) == 1 and self._names_event(group[0]):
                return prior if any(one.class_ in {"do", "undergo"} for one in light.senses) else ()
            return tuple(self.units[at] for at in group)
        return prior

    def _names_event(self, unit: int) -> bool:
        return any(self.sight.events[at].nouns for at in range(self.units[unit].first, self.units[unit].last))

    def prior(self, verb: int) -> tuple[Unit, ...]:
        """The subject of the nearest clause before."""
        own = self._own(verb)
        if own is not None:
            return own
        behind = self._behind_relative(verb)
        if behind is not None:
            return behind
        earlier = [
            self.subjects[clause.verb]
            for clause in self.clauses
            if clause.verb < verb and clause.verb not in self.speakers and not self._describes(clause, verb)
        ]
        return next((subject for subject in reversed(earlier) if subject and can_act(subject[0])), ())

    def _describes(self, clause: Clause, later: int) -> bool:
        """Whether the clause says which one a noun means: a relative, or a verb right behind an indefinite noun.

        (`نقطة تفتيش تديرها القوات`.) A relative goes on where a later verb is joined without a comma (`الذين هاجموا
        القرية وقتلوا`).
        """
        if clause.antecedent:
            return not self.units[later].joint or self.units[later - 1].kind == "mark"
        verb, before = self.units[clause.verb], self.units[clause.verb - 1] if clause.verb else None
        inflected = self.sight.events[verb.first].inflected
        return (
            before is not None
            and before.kind == "phrase"
            and not before.definite
            and not verb.joint
            and inflected is not None
            and bool(inflected.enclitic)
        )

    def _says(self, clause: Clause) -> bool:
        """Whether the verb is one of saying, whose subject is not that of the clause it brings in."""
        form = self.sight.forms[self.units[clause.verb].first]
        return (
            bool(form.verbs)
            and not self.sight.events[self.units[clause.verb].first].light
            and clause.last < len(self.units)
            and self.units[clause.last].kind == "that"
        )

    def _own(self, verb: int) -> tuple[Unit, ...] | None:
        """Who speaks, where the clause of the verb is about them (`أعلن الجيش أنه قصف`)."""
        at = verb - 1
        while at >= 0 and self.units[at].kind in {"auxiliary", "negation", "time", "aside", "other"}:
            at -= 1
        if at < 0 or self.units[at].kind != "that":
            return None
        complementizer = self.sight.forms[self.units[at].first].complementizer
        if complementizer is None or complementizer.pronoun not in PRONOUNS:
            return None
        spoken = [subject for speaker, subject in self.speakers.items() if speaker < at and subject]
        fitting = spoken[-1] if spoken and agrees(self.sight, spoken[-1][0], complementizer.pronoun) else ()
        if fitting:
            return fitting
        found = antecedent(self.sight, self.units, at, complementizer.pronoun, acts=True)
        return (found,) if found is not None else ()

    def _behind_relative(self, verb: int) -> tuple[Unit, ...] | None:
        """What a relative clause right before is about, where the verb goes on with it (`الجندي الذي دربوه قتل`)."""
        if self.units[verb].joint:
            return None
        clause = next((one for one in reversed(self.clauses) if one.verb < verb), None)
        if clause is None or not clause.antecedent or clause.last != verb or not clause.before:
            return None
        return (self.units[clause.before[0]],)

    def candidates(self) -> list[_Candidate]:
        """The words of the sentence that name events, in order."""
        sight, found = self.sight, []
        at = self.units[0].first if self.units else 0
        stop = self.units[-1].last if self.units else 0
        stop = next(
            (token for token in range(at, stop) if sight.events[token].opens_tags and self._opens_tags(token)), stop
        )
        while at < stop:
            event = sight.events[at]
            if not (event.names_event or event.opens_lookalike):
                at += 1
                continue
            after = self._past_lookalike(at) if event.opens_lookalike else at
            if after > at:
                at = after
                continue
            phrase = self._phrase(at) if event.opens_phrase else None
            if phrase is not None:
                candidate, at = phrase
                if candidate is not None:
                    found.append(candidate)
                continue
            if sight.events[at].names_event and at not in sight.time_at and self._free(at):
                one = self._candidate(at)
                if one is not None and not self._told_by_verb(one, found):
                    found.append(one)
            at += 1
        return found

    def _opens_tags(self, at: int) -> bool:
        """Whether nothing but key words, or the names of those who wrote the report, follows up to the end."""
        sight, following = self.sight, at + 1
        if following >= len(sight.reading.tokens) or not sight.is_word[following]:
            return False
        if (sight.forms[at].text,) in sight.words.lookalikes["credit"]:
            return at > 0 and sight.reading.tokens[at - 1].form == "("
        return not sight.forms[following].definite

    def _told_by_verb(self, one: _Candidate, found: Sequence[_Candidate]) -> bool:
        """Whether the noun is the object of a verb that names the same event already (`استعادت السيطرة`)."""
        if one.finite or not found or not found[-1].finite:
            return False
        verb = found[-1]
        same = verb.trigger.type == one.trigger.type
        return same and any(unit.first == self.units[one.unit].first for unit in verb.slots.object)

    def _free(self, at: int) -> bool:
        """Whether the word is not part of a name."""
        return at not in self.sight.name_at

    def _past_lookalike(self, at: int) -> int:
        """The token behind fixed words that begin here and name no event."""
        table = self.sight.words.lookalikes["phrase"]
        for length in (4, 3, 2, 1):
            if matched(self.sight, table, at, length) is not None:
                return at + length
        return at

    def _phrase(self, at: int) -> tuple[_Candidate | None, int] | None:
        """A fixed phrase that names an event and begins here, and the token behind it."""
        sight = self.sight
        if not sight.is_word[at] or at not in self.unit_at:
            return None
        keys = {sight.forms[at].text, sight.forms[at].text[sight.forms[at].start :], sight.forms[at].base}
        event = sight.events[at]
        keys |= {use.analysis.lemma for use in event.verbs}
        if event.light is not None:
            keys.add(event.light.analysis.lemma)
        if event.inflected is not None:
            keys.add(event.inflected.lemma)
        for key in keys:
            for words, trigger in sorted(sight.words.phrases.get(key, ()), key=lambda item: -len(item[0])):
                last = at + len(words)
                if last > len(sight.reading.tokens) or not all(self._is(at + i, word) for i, word in enumerate(words)):
                    continue
                return self._of_phrase(at, words, trigger), last
        return None

    def _is(self, at: int, word: str) -> bool:
        sight = self.sight
        if not sight.is_word[at]:
            return False
        form = sight.forms[at]
        shapes = {form.text, form.base, form.text[form.start :]}
        if form.enclitic:
            stem = form.base.removesuffix(form.enclitic)
            shapes |= {stem, f"{stem[:-1]}ه"} if stem.endswith("ت") else {stem}
        event = sight.events[at]
        if event.inflected is not None:
            shapes.add(event.inflected.lemma)
        if word in shapes or (word.startswith("ال") and word[2:] == form.base and form.definite):
            return True
        return word.removesuffix("ه") in shapes and bool(form.enclitic)

    def _of_phrase(self, at: int, words: tuple[str, ...], trigger: Trigger) -> _Candidate | None:
        sight = self.sight
        first, last = at, at + len(words)
        marks = tuple(trigger.marks.split()) if trigger.marks else ()
        if marks:
            wanted = [fold_word(word) for word in marks]
            for start in range(at, last - len(wanted) + 1):
                if all(self._is(start + i, word) for i, word in enumerate(wanted)):
                    first, last = start, start + len(wanted)
                    break
        unit = self.unit_at[at]
        finite = self.units[unit].kind == "verb" and self.units[unit].first == at
        if finite:
            clause = self.clause_of[unit]
            use = VerbUse((trigger,), sight.events[at].inflected)  # type: ignore[arg-type]
            slots = self._phrase_slots(clause, use, at, last)
            if trigger.genitive:
                held = noun_slots(sight, self.units, self.unit_at[last - 1], last - 1, self._enclitic(last - 1))
                slots = msgspec.structs.replace(slots, genitive=held.genitive)
        else:
            slots = noun_slots(sight, self.units, self.unit_at[last - 1], last - 1, self._enclitic(last - 1))
        if not all(self._condition(condition, trigger, slots, at) for condition in trigger.when):
            return None
        span = sight.span_of(first, last)
        if not finite and marks == ():
            span = Span(self._start(first), span.end)
        token = first
        parts = tuple(self._parts(trigger, slots))
        if not finite:
            parts += tuple(self._of_light(at, unit, trigger))
        parts += tuple(self._of_prepositions(self.unit_at[last - 1] + 1, unit, trigger, parts, None))
        return _Candidate(token, unit, span.start, span.end, trigger, slots, parts, "event-phrase", finite)

    def _phrase_slots(self, clause: Clause, use: VerbUse, first: int, last: int) -> Slots:
        """The slots of a verb whose fixed noun is no object (`ألقى القبض على`, `لقي مصرعه`)."""
        slots = verb_slots(self.sight, self.units, clause, use, self.prior(clause.verb))
        inside = range(first, last)

        def free(phrases: tuple[Unit, ...]) -> tuple[Unit, ...]:
            return tuple(unit for unit in phrases if unit.first not in inside or unit.last - 1 not in inside)

        subject, obj = free(slots.subject), free(slots.object)
        return msgspec.structs.replace(slots, subject=subject, object=obj)

    def _enclitic(self, token: int) -> str:
        return self.sight.forms[token].enclitic if self.sight.is_word[token] else ""

    def _start(self, token: int) -> int:
        form = self.sight.forms[token]
        tok = self.sight.reading.tokens[token]
        return cut(self.sight.reading.text, tok, form.start) if form.start else tok.start

    def _candidate(self, at: int) -> _Candidate | None:
        unit = self.unit_at.get(at)
        if unit is None:
            return None
        event = self.sight.events[at]
        if self.units[unit].kind == "verb" and self.units[unit].first == at:
            for use in event.verbs:
                if one := self._of_verb(at, unit, use):
                    return one
            return None
        if self.units[unit].kind not in {"phrase", "other"}:
            return None
        for use in (*event.nouns, *event.participles):
            if one := self._of_noun(at, unit, use):
                return one
        return None

    def _of_verb(self, at: int, unit: int, use: VerbUse) -> _Candidate | None:
        if self._struck_by(unit):
            return None
        clause = self._resumed(self.clause_of[unit])
        own = self._own(unit) or ()
        found = self._verb_sense(clause, use, self.prior(unit), own)
        if found is None:
            return None
        trigger, slots = found
        parts = tuple(self._parts(trigger, slots))
        parts += tuple(self._of_object_pronoun(clause, trigger, slots, parts))
        parts += tuple(self._of_prepositions(unit + 1, unit, trigger, parts, self.clause_of[unit]))
        plural = use.analysis.number == "p"
        if self._is_figure(trigger, parts):
            return None
        if trigger.strength == "weak" and not (plural or trigger.when or self._supported(parts, unit)):
            return None
        token = self.sight.reading.tokens[at]
        joint = (
            len(use.analysis.proclitics[0])
            if use.analysis.proclitics[:1] and use.analysis.proclitics[0] in _JOINTS
            else 0
        )
        start = cut(self.sight.reading.text, token, joint) if joint else token.start
        return _Candidate(at, unit, start, token.end, trigger, slots, parts, "event-verb", finite=True)

    def _verb_sense(
        self, clause: Clause, use: VerbUse, prior: tuple[Unit, ...], own: tuple[Unit, ...] = ()
    ) -> tuple[Trigger, Slots] | None:
        """The first sense of a verb that fits the phrases beside it, which each sense may take in its own way."""
        at = self.units[clause.verb].first
        for sense in use.senses:
            only = VerbUse((sense,), use.analysis)
            slots = verb_slots(self.sight, self.units, clause, only, prior, own)
            if sense.intransitive and self._has_object(clause, slots):
                continue
            if all(self._condition(condition, sense, slots, at) for condition in sense.when):
                return sense, slots
        return None

    def _resumed(self, clause: Clause) -> Clause:
        """The clause without its antecedent where a preposition takes that up (`المناطق التي سيطروا عليها`)."""
        if not clause.antecedent:
            return clause
        behind = self.units[clause.verb + 1 : clause.verb + 3]
        taken_up = any(
            unit.kind == "other"
            and self.sight.is_word[unit.first]
            and self.sight.events[unit.first].taken_up is not None
            for unit in behind
        )
        return msgspec.structs.replace(clause, before=()) if taken_up else clause

    def _of_noun(self, at: int, unit: int, use: NounUse) -> _Candidate | None:
        if self._figurative(at) or self._machines(at):
            return None
        noun = use.noun
        slots = noun_slots(self.sight, self.units, unit, at, noun.enclitic)
        slots = self._with_light(slots, at, unit)
        trigger = self._sense([sense.trigger for sense in use.senses], slots, at)
        if trigger is None:
            return None
        parts = tuple(self._parts(trigger, slots))
        parts += tuple(owned(trigger, slots))
        named = self._named_by_adjective(at, unit, trigger)
        parts += tuple(Part("actor", one) for one in named)
        if not any(part.role == "actor" and can_act(part.phrase) for part in parts):
            parts += tuple(self._of_light(at, unit, trigger))
        else:
            parts += tuple(part for part in self._of_light(at, unit, trigger) if part.role != "actor")
        following = tuple(self._of_following(unit, trigger))
        roles = {part.role for part in parts}
        parts += tuple(part for part in following if part.role not in roles)
        parts += tuple(self._other_side(unit, trigger, slots, parts))
        parts += self._own_phrase(at, unit, trigger, parts)
        if self._mere_person(at, unit, trigger):
            return None
        parts += tuple(self._of_pronoun(unit, trigger, slots, parts))
        parts += tuple(self._of_prepositions(unit + 1, unit, trigger, parts, None))
        if self._is_figure(trigger, parts):
            return None
        taken_up = noun.definite and (trigger.type, trigger.mode) in self.told
        conditioned = any(not condition.startswith(("near", "takes")) for condition in trigger.when)
        sure = taken_up or conditioned or self._light_above(unit) or self._denied(at)
        if trigger.strength == "weak" and (self._sporting() or not (sure or self._supported(parts, unit))):
            return None
        token = self.sight.reading.tokens[at]
        start = cut(self.sight.reading.text, token, noun.start) if noun.start else token.start
        rule = "event-participle" if trigger.class_ == "participle" else "event-noun"
        return _Candidate(at, unit, start, token.end, trigger, slots, parts, rule, finite=False, definite=noun.definite)

    def _of_following(self, unit: int, trigger: Trigger) -> Iterator[Part]:
        """`غارات شنتها الطائرات ضد مواقع`: the light verb behind its noun, with a pronoun for it."""
        yield from self._of_reaching(unit, trigger)
        following = unit + 1
        while following < len(self.units) and self.units[following].kind in {
            "relative",
            "time",
            "auxiliary",
            "aside",
            "other",
        }:
            following += 1
        clause = self.clause_of.get(following)
        if clause is None:
            return
        light = self.sight.events[self.units[following].first].light
        if light is None:
            return
        if any(sense.class_ == "reach" for sense in light.senses) and trigger.type == "ASSAULT":
            reached = clause.bare[0] if clause.bare else ()
            yield from (Part("target", self.units[at]) for at in reached)
            return
        if any(sense.class_ == "ascribe" for sense in light.senses):
            yield from (Part("actor", self.units[at]) for at in clause.preposed if self.units[at].preposition == "الي")
            return
        if not light.analysis.enclitic:
            return
        if any(sense.class_ in {"do", "claim"} for sense in light.senses) and clause.bare:
            yield from (Part("actor", self.units[at]) for at in clause.bare[0])
            slots = Slots(preposed=tuple(self.units[at] for at in clause.preposed))
            yield from (part for part in parts_of(trigger, slots, slots.preposed) if part.role in {"target", "means"})

    def _of_reaching(self, unit: int, trigger: Trigger) -> Iterator[Part]:
        """What an attack hit that is the subject of a verb of hitting (`استهدف انفجار خط الأنابيب`)."""
        if trigger.type != "ASSAULT":
            return
        for clause in self.clauses:
            light = self.sight.events[self.units[clause.verb].first].light
            if light is None or not any(sense.class_ == "reach" for sense in light.senses):
                continue
            if len(clause.bare) > 1 and clause.bare[0][0] == unit:
                yield from (Part("target", self.units[at]) for at in clause.bare[1])

    def _other_side(self, unit: int, trigger: Trigger, slots: Slots, parts: Sequence[Part]) -> Iterator[Part]:
        """Who fights with those whom مع brings in: whoever the clause is about (`قُتل في اشتباك مع مسلحين`)."""
        if "مع:actor" not in trigger.takes or sum(part.role == "actor" for part in parts) != 1:
            return
        if not any(one.preposition == "مع" for one in slots.preposed):
            return
        for clause in reversed(self.clauses):
            if clause.first <= unit < clause.last and clause.verb < unit and clause.verb not in self.speakers:
                yield from (Part("actor", one) for one in self.subjects[clause.verb])
                return

    def _own_phrase(self, at: int, unit: int, trigger: Trigger, parts: Sequence[Part]) -> tuple[Part, ...]:
        """A noun for the dead or hurt is its own target where nobody else is (`335 قتيلا`, `سقط جرحى`)."""
        thing = self.sight.events[at].thing
        if trigger.type != "HARM" or thing is None or any(part.role == "target" for part in parts):
            return ()
        casualty = any(sense.thing.class_ == "casualty" for sense in thing.senses)
        return (Part("target", self.units[unit]),) if casualty and self.units[unit].head == at else ()

    def _mere_person(self, at: int, unit: int, trigger: Trigger) -> bool:
        """Whether a noun for the dead or hurt names persons and not that they were killed or hurt (`أسر الشهداء`).

        A number, a quantifier, an indefinite plural or a light verb (`سقط شهيد`) tells the event.
        """
        thing = self.sight.events[at].thing
        if trigger.type != "HARM" or thing is None:
            return False
        if self._totalled(unit):
            return False
        if not any(sense.thing.class_ in {"casualty", "body"} for sense in thing.senses):
            return False
        phrase = self.units[unit]
        if self._object_of_deed(unit):
            return True
        counted = phrase.numeral is not None and phrase.numeral.last < at
        if counted or self.sight.events[phrase.first].quantifier is not None:
            return phrase.head != at and not counted
        if self._light_above(unit) or self.sight.forms[phrase.first].base in _OCCURS:
            return False
        if self._befallen(unit):
            return True
        plural = any(sense.number in {"p", "d"} for sense in thing.senses)
        return thing.noun.definite or phrase.definite or not plural or phrase.head != at

    def _object_of_deed(self, unit: int) -> bool:
        """Whether something else is done to the dead or hurt (`نقل المسعفون ثلاثة جرحى`)."""
        for clause in self.clauses:
            event = self.sight.events[self.units[clause.verb].first]
            if event.verbs and event.light is None and any(unit in group for group in clause.bare):
                found = [self._verb_sense(clause, use, ()) for use in event.verbs]
                return any(one and one[0].type != "HARM" and not one[0].intransitive for one in found)
        return False

    def _befallen(self, unit: int) -> bool:
        """Whether a relative clause tells what befell the dead or hurt (`الضحايا الذين قضوا في القصف`)."""
        if unit + 2 >= len(self.units) or self.units[unit + 1].kind != "relative":
            return False
        event = self.sight.events[self.units[unit + 2].first]
        return any(sense.type == "HARM" for use in event.verbs for sense in use.senses)

    def _totalled(self, unit: int) -> bool:
        """Whether the number of the dead or hurt is given behind their noun (`ارتفع عدد القتلى إلى خمسة`)."""
        phrase = self.units[unit]
        if not self._sums(phrase):
            return False
        behind = self.units[unit + 1 : unit + 12]
        return any(
            one.kind == "phrase" and one.numeral is not None and one.preposition in {"", "الي", "ب"} for one in behind
        )

    def _sums(self, phrase: Unit) -> bool:
        """Whether the phrase is about a number of people (`عدد القتلى`, `ارتفاع حصيلة القتلى`)."""
        firsts = range(phrase.first, min(phrase.first + 2, phrase.last))
        return any(self.sight.is_word[at] and self.sight.forms[at].base in _SUMS for at in firsts)

    def is_argument(self, unit: int) -> bool:
        """Whether the phrase is the subject or object of a verb."""
        return any(unit in clause.before or any(unit in group for group in clause.bare) for clause in self.clauses)

    def _light_above(self, unit: int) -> bool:
        """Whether a light verb governs the phrase."""
        for clause in self.clauses:
            light = self.sight.events[self.units[clause.verb].first].light
            if light is not None and self._light_sense(clause, unit, light.senses) is not None:
                return True
        return False

    def _struck_by(self, unit: int) -> bool:
        """Whether a verb only says whom an attack named before it hit (`قصف استهدف قرية`)."""
        light = self.sight.events[self.units[unit].first].light
        if light is None or not any(sense.class_ == "reach" for sense in light.senses):
            return False
        clause = self.clause_of[unit]
        at = unit - 1
        while at >= 0 and self.units[at].kind in {"relative", "other", "aside", "auxiliary", "time"}:
            at -= 1
        if clause.bare and not clause.before and len(clause.bare) > 1:
            at = clause.bare[0][0]
        if at < 0 or self.units[at].kind != "phrase":
            return False
        held = self.units[at]
        return any(
            sense.trigger.type == "ASSAULT"
            for token in range(held.first, held.last)
            for use in self.sight.events[token].nouns
            for sense in use.senses
        )

    def _of_pronoun(self, unit: int, trigger: Trigger, slots: Slots, parts: Sequence[Part]) -> Iterator[Part]:
        """Whom the pronoun written to a trigger noun means."""
        if not slots.pronoun or slots.pronoun not in PRONOUNS:
            return
        acts = trigger.genitive[:1] == ("actor",)
        apart = [part.phrase for part in parts if part.role in {"actor", "target"}]
        found = antecedent(self.sight, self.units, unit, slots.pronoun, acts=acts, apart=apart)
        if found is None:
            return
        role = of_pronoun(trigger, slots, found)
        told = role == "actor" and any(part.role == "actor" for part in parts)
        if role is not None and not told:
            yield Part(role, found)

    def _has_object(self, clause: Clause, slots: Slots) -> bool:
        """Whether a verb taken for intransitive has an object, so that it is another verb (`تقدم المنظمة المساعدة`)."""
        bare = [group for group in clause.bare if self.units[group[0]].classes or self.units[group[0]].definite]
        if slots.pronoun:
            return True
        return (
            len(bare) > 1
            and slots.subject[:1] == tuple(self.units[at] for at in bare[0])[:1]
            and bare[1][0] == bare[0][-1] + 1
        )

    def _of_object_pronoun(
        self, clause: Clause, trigger: Trigger, slots: Slots, parts: Sequence[Part]
    ) -> Iterator[Part]:
        """Whom the pronoun written to a verb means, which is its object."""
        if slots.pronoun not in PRONOUNS or slots.object or trigger.object == "none":
            return
        apart = [part.phrase for part in parts if part.role == "actor"]
        found = antecedent(self.sight, self.units, clause.verb, slots.pronoun, acts=False, apart=apart)
        if found is not None:
            yield Part(trigger.object, found)

    def _of_prepositions(
        self, first: int, unit: int, trigger: Trigger, parts: Sequence[Part], clause: Clause | None
    ) -> Iterator[Part]:
        """Whom the pronoun of a preposition behind the trigger means (`سيطروا عليها`, `اشتبكوا معهم`)."""
        takes = {take.rpartition(":")[0]: take.rpartition(":")[2] for take in trigger.takes}
        for at in range(first, min(first + 3, len(self.units))):
            one = self.units[at]
            if one.kind not in {"other", "time", "phrase"}:
                return
            token = one.first
            split = self.sight.events[token].taken_up
            if split is None or takes.get(split[0]) not in {"actor", "target"}:
                continue
            if clause is not None and clause.antecedent and clause.before:
                found: Unit | None = self.units[clause.before[0]]
            else:
                apart = [part.phrase for part in parts if part.role in {"actor", "target"}]
                found = antecedent(self.sight, self.units, unit, split[1], acts=False, apart=apart)
            if found is not None:
                yield Part(takes[split[0]], found)  # type: ignore[arg-type]
            return

    def _denied(self, at: int) -> bool:
        """Whether a word of negation stands right before (`دون إصابات`)."""
        return at > 0 and self.sight.events[at - 1].fact == "negated"

    def _is_figure(self, trigger: Trigger, parts: Iterable[Part]) -> bool:
        """Whether the word is a figure of speech in a report about a contest: nobody is counted or named as hurt."""
        if not self.contest or trigger.type not in _WARLIKE:
            return False
        return not any(part.role == "target" and part.phrase.numeral is not None for part in parts)

    def _sporting(self) -> bool:
        """Whether the sentence is about sport or markets."""
        if self._sport is None:
            table = self.sight.words.lookalikes["sport"]
            first, last = (self.units[0].first, self.units[-1].last) if self.units else (0, 0)
            self._sport = any(
                matched(self.sight, table, at, length) is not None
                for at in range(first, last)
                if self.sight.events[at].opens_contest
                for length in (1, 2, 3)
            )
        return self._sport

    def _machines(self, at: int) -> bool:
        """Whether a plural names machines and no deeds (`مقاتلات`)."""
        thing = self.sight.events[at].thing
        return thing is not None and any(
            one.number == "p" and one.thing.class_ in GROUPS["machine"] for one in thing.senses
        )

    def _figurative(self, at: int) -> bool:
        """Whether an adjective behind the noun shows that it is meant in another sense."""
        following = at + 1
        return following < len(self.sight.reading.tokens) and self.sight.events[following].figurative

    def _supported(self, parts: Iterable[Part], unit: int) -> bool:
        """Whether something beside a weak word shows that it names an event."""
        if any(part.role in {"actor", "target"} for part in parts) or self.units[unit].numeral is not None:
            return True
        return self._located(unit)

    def _located(self, unit: int) -> bool:
        """Whether a time or a place stands with the word in its clause."""
        _, _, last = behind(self.sight, self.units, unit + 1)
        for one in self.units[unit + 1 : last]:
            if one.kind == "time" or (one.role == "place" and one.classes & (GROUPS["ground"] | {"PLACE"})):
                return True
        return False

    def _with_light(self, slots: Slots, at: int, unit: int) -> Slots:
        return slots

    def _of_light(self, at: int, unit: int, trigger: Trigger) -> Iterator[Part]:
        """What the light verb above the noun gives its event: an actor, or who suffered it."""
        for clause in self.clauses:
            light = self.sight.events[self.units[clause.verb].first].light
            if light is None:
                continue
            sense = self._light_sense(clause, unit, light.senses)
            if sense is None:
                continue
            subject = self._light_subject(clause, unit)
            if sense.class_ == "happen" and subject and subject[0].first != self.units[unit].first:
                yield from (
                    Part("place", one) for one in subject if "PLACE" in one.classes or "settlement" in one.classes
                )
                return
            role = {"do": "actor", "claim": "actor", "undergo": "target", "cause": "cause"}.get(sense.class_)
            if sense.class_ == "claim" and "actor" not in trigger.genitive:
                return
            if role is not None and self._heads(at, unit, trigger):
                yield from (Part(role, one) for one in subject)  # type: ignore[arg-type]
            return
        yield from self._of_light_noun(at, unit)
        yield from self._of_responsibility(unit)
        yield from self._of_control(unit)
        yield from self._of_clause(unit, trigger)

    def _heads(self, at: int, unit: int, trigger: Trigger) -> bool:
        """Whether nothing between the beginning of the phrase and a noun for an event is a deed (`خرق اتفاق التهدئة`)."""
        sight = self.sight
        for token in range(self.units[unit].first, at):
            if token in sight.name_at or token in sight.numeral_at or not sight.is_word[token]:
                continue
            event = sight.events[token]
            if event.quantifier or event.light_noun or event.thing or event.preposition:
                continue
            if event.nouns:
                if all(sense.trigger.type != trigger.type for use in event.nouns for sense in use.senses):
                    return False
            elif sight.forms[token].masdar:
                return False
        return True

    def _named_by_adjective(self, token: int, unit: int, trigger: Trigger) -> tuple[Unit, ...]:
        """The adjective of a state or body behind the noun, which is all that names the actor (`القصف التركي`)."""
        sight = self.sight
        if trigger.type == "HARM" or "actor" not in trigger.genitive:
            return ()
        at, last = token + 1, self.units[unit].last
        while at < last and sight.is_word[at]:
            if self._names_actor(at):
                span = sight.span_of(at, at + 1)
                kind = frozenset({"ORGANIZATION"})
                return (Unit("phrase", at, at + 1, head=at, start=span.start, end=span.end, classes=kind),)
            if not sight.forms[at].adjective:
                break
            at += 1
        return ()

    def _names_actor(self, at: int) -> bool:
        """Whether an adjective is that of a state, a body or a movement (`التركي`, `الحوثي`)."""
        form, thing = self.sight.forms[at], self.sight.events[at].thing
        if self.sight.sight.nationality(at) is not None:
            return True
        if not form.adjective or not form.base.endswith(_RELATION):
            return False
        name = self.sight.name(at)
        return (name is not None and name.kind == "organization") or (thing is not None and thing.noun.form in _MOVEMENTS)

    def _of_clause(self, unit: int, trigger: Trigger) -> Iterator[Part]:
        """What the subject of a clause did, done during another deed of theirs (`اعتقلت القوات ثلاثة خلال اقتحام`)."""
        if self.units[unit].preposition not in _DURING or "actor" not in trigger.genitive:
            return
        clause = next((one for one in reversed(self.clauses) if one.verb < unit < one.last), None)
        speaks = clause is not None and clause.verb in self.speakers and trigger.type != "CONSULT"
        if clause is None or speaks or self._undergoes(clause):
            return
        subject = self.subjects[clause.verb]
        if subject and can_act(subject[0]) and self.sight.events[self.units[clause.verb].first].verbs:
            yield from (Part("actor", one) for one in subject)

    def _of_responsibility(self, unit: int) -> Iterator[Part]:
        """`أعلنت الجماعة مسؤوليتها عن التفجير`, `مسؤولية الجماعة عن التفجير`."""
        above = self.units[unit - 1] if unit else None
        if above is None or self.units[unit].preposition != "عن" or above.kind != "phrase":
            return
        if not self.sight.is_word[above.head] or not self.sight.forms[above.head].base.startswith(_RESPONSIBILITY):
            return
        slots = noun_slots(self.sight, self.units, unit - 1, above.head, self.sight.forms[above.head].enclitic)
        if slots.genitive:
            yield from (Part("actor", one) for one in slots.genitive)
            return
        clause = next((one for one in reversed(self.clauses) if one.verb < unit < one.last), None)
        if clause is not None:
            yield from (Part("actor", one) for one in self.subjects[clause.verb])

    def _of_control(self, unit: int) -> Iterator[Part]:
        """Who would do what a verb of intent or a purpose names: the verb's subject, or whom it asks.

        `أرسلت الحكومة وفدا للتفاوض`, `قرر الجيش سحب قواته`, `طالب الوسيط الطرفين بوقف القتال`.
        """
        clause = next((one for one in reversed(self.clauses) if one.verb < unit < one.last), None)
        if clause is None:
            return
        word = self.sight.events[self.units[clause.verb].first].fact_verb
        if word is not None and word.doer == "object":
            second = clause.bare[0:1] if len(clause.bare) == 1 and clause.antecedent else clause.bare[1:2]
            yield from (Part("actor", self.units[at]) for group in second for at in group)
        elif (word is not None and word.doer == "subject") or (
            self.units[unit].preposition == "ل" and clause.verb not in self.speakers and not self._passive(clause)
        ):
            yield from (Part("actor", one) for one in self.subjects[clause.verb])

    def _undergoes(self, clause: Clause) -> bool:
        """Whether the subject of a clause is what suffers: the verb is passive, or one of dying and being hurt."""
        event = self.sight.events[self.units[clause.verb].first]
        dies = any(sense.subject == "target" for use in event.verbs for sense in use.senses)
        return dies or self._passive(clause)

    def _passive(self, clause: Clause) -> bool:
        event = self.sight.events[self.units[clause.verb].first]
        if not event.verbs:
            return False
        found = self._verb_sense(clause, event.verbs[0], ())
        slots = found[1] if found else verb_slots(self.sight, self.units, clause, event.verbs[0], ())
        return slots.passive

    def _light_subject(self, clause: Clause, unit: int) -> tuple[Unit, ...]:
        subject = self.subjects[clause.verb]
        if any(one.first == self.units[unit].first for one in subject):
            return self.prior(clause.verb) if self.units[clause.verb].joint else ()
        return subject

    def _of_light_noun(self, at: int, unit: int) -> Iterator[Part]:
        """`قيام القوات بقصف`: the genitive of the light noun is the actor."""
        if unit == 0:
            return
        above = self.units[unit - 1]
        if above.kind != "phrase" or not self.units[unit].preposition:
            return
        light = self.sight.events[above.head].light_noun
        through = self.units[unit].preposition
        if light is not None and any(one.class_ == "do" and through in one.through for one in light.senses):
            slots = noun_slots(self.sight, self.units, unit - 1, above.head, "")
            yield from (Part("actor", one) for one in slots.genitive)

    def _light_sense(self, clause: Clause, unit: int, senses: tuple[LightVerb, ...]) -> LightVerb | None:
        """In which of its senses the light verb governs the phrase."""
        phrase = self.units[unit]
        bare = [at for group in clause.bare for at in group]
        chain = self._chain(clause, unit)
        for sense in senses:
            if not sense.through and (unit in bare or unit in clause.before):
                return sense
            if sense.through and (phrase.preposition in sense.through or chain in sense.through):
                if unit in clause.preposed or chain is not None:
                    return sense
        return None

    def _chain(self, clause: Clause, unit: int) -> str | None:
        """The preposition of the phrase to which a phrase of the clause is joined by و."""
        at = unit
        while at in clause.preposed and not self.units[at].preposition and at > 0:
            at -= 1
        return self.units[at].preposition if at != unit and at in clause.preposed else None

    def _sense(self, senses: Sequence[Trigger], slots: Slots, at: int) -> Trigger | None:
        return next((one for one in senses if all(self._condition(c, one, slots, at) for c in one.when)), None)

    def _condition(self, condition: str, trigger: Trigger, slots: Slots, at: int) -> bool:
        slot, _, rest = condition.partition(":")
        wanted = rest.split("|")
        if slot in {"after", "before"}:
            behind = slot == "after" and slots.subject and self._beside(slot, wanted, slots.subject[-1].last - 1)
            return bool(behind) or self._beside(slot, wanted, at)
        if slot == "near":
            return any(self._near(wanted, unit) for unit in self.units)
        if slot == "takes":
            return any(unit.preposition in wanted for unit in slots.preposed)
        if slot == "light":
            return self._light_classes(at).intersection(wanted) != frozenset()
        if slot == "tense":
            inflected = self.sight.events[at].inflected
            return inflected is not None and inflected.tense in wanted
        if slot == "no":
            return not any(self._slot(one, slots) for one in wanted)
        found = self._slot(slot, slots)
        return any(not unit.classes.isdisjoint(wanted) for unit in found)

    def _slot(self, slot: str, slots: Slots) -> tuple[Unit, ...]:
        if slot == "subject":
            return slots.subject
        if slot == "object":
            return slots.object or slots.second
        return slots.genitive

    def _light_classes(self, at: int) -> frozenset[str]:
        """The classes of the light verb over the noun at a token, and its lemma (`تعرضوا للضرب`, `استعاد السيطرة`)."""
        unit = self.unit_at[at]
        for clause in self.clauses:
            light = self.sight.events[self.units[clause.verb].first].light
            sense = None if light is None else self._light_sense(clause, unit, light.senses)
            if sense is not None:
                return frozenset({sense.class_, fold_word(sense.form)})
        return frozenset()

    def _near(self, wanted: Sequence[str], unit: Unit) -> bool:
        return unit.kind == "phrase" and not unit.classes.isdisjoint(wanted)

    def _beside(self, slot: str, wanted: Sequence[str], at: int) -> bool:
        other = at + 1 if slot == "after" else at - 1
        if not 0 <= other < len(self.sight.reading.tokens) or not self.sight.is_word[other]:
            return False
        return any(self._is(other, word) or _stem(self.sight.forms[other].base) == _stem(word) for word in wanted)

    def _parts(self, trigger: Trigger, slots: Slots) -> Iterator[Part]:
        yield from parts_of(trigger, slots, slots.preposed)


_ACTOR_ADJECTIVES: Final = "ي"


def _event(sight: EventSight, line: _Line, one: _Candidate, attributions: Sequence[Attribution]) -> EventFound:
    actors = _unique(part.phrase for part in one.parts if part.role == "actor" and can_act(part.phrase))
    targets = _unique(
        part.phrase for part in one.parts if part.role == "target" and _can_suffer(part.phrase, one.trigger)
    )
    means = next(
        (part.phrase for part in one.parts if part.role == "means" and part.phrase.classes & GROUPS["weapon"]), None
    )
    statement = innermost(attributions, one.start)
    fact = factuality_of(sight, line.units, one.unit, one.token, one.trigger, finite=one.finite, definite=one.definite)
    if fact == "asserted" and statement is not None and _heads_content(sight, line, one, attributions[statement]):
        fact = of_act(attributions[statement].act) or fact
    return EventFound(
        start=one.start,
        end=one.end,
        token=one.token,
        sentence=line.number,
        trigger=one.trigger,
        mode=_mode(sight, line, one, actors, means),
        rule=one.rule,
        actors=actors,
        targets=targets,
        means=means,
        where=_where(one),
        factuality=fact,
        counts=counts_of(sight, line.units, one.unit, one.token, one.trigger, actors, targets, _means(one)),
        statement=statement,
        definite=one.definite,
        governed=not one.finite and line.is_argument(one.unit),
        joint=line.units[one.unit].joint if line.units[one.unit].first == one.token else "",
    )


def can_act(phrase: Unit) -> bool:
    """Whether a phrase names somebody or something that can do things: persons, bodies, states, machines."""
    return bool(phrase.classes & _ACTING) or (phrase.numeral is not None and not phrase.classes)


def _can_suffer(phrase: Unit, trigger: Trigger) -> bool:
    """Whether what a phrase names can be a target; people are killed and hurt, no places and no matters."""
    if trigger.type == "HARM" and trigger.mode in _OF_PEOPLE:
        return not phrase.classes & (GROUPS["ground"] | {"PLACE", "matter", "words"}) or phrase.numeral is not None
    return bool(phrase.classes or phrase.definite or phrase.numeral is not None)


def _where(one: _Candidate) -> Unit | None:
    """The place that is the subject of a verb of happening (`شهدت المدينة اشتباكات`)."""
    places = (part.phrase for part in one.parts if part.role == "place" and not part.phrase.preposition)
    return next((unit for unit in places if unit.last <= one.token and unit.classes & {"PLACE", "settlement"}), None)


def _means(one: _Candidate) -> tuple[Unit, ...]:
    return tuple(part.phrase for part in one.parts if part.role == "means" and part.phrase.classes & GROUPS["weapon"])


def _unique(phrases: Iterable[Unit]) -> tuple[Unit, ...]:
    found: dict[tuple[int, int], Unit] = {}
    for phrase in phrases:
        found.setdefault((phrase.start, phrase.end), phrase)
    return tuple(found.values())


def _mode(sight: EventSight, line: _Line, one: _Candidate, actors: tuple[Unit, ...], means: Unit | None) -> str:
    """The mode, changed where a word beside an attack tells how it was made."""
    mode = one.trigger.mode
    if one.trigger.type != "ASSAULT" or mode not in {"heavy-weapons", "other", "raid", "explosives", "firearms"}:
        return mode
    ranges = [(one.token + 1, line.units[one.unit].last)] if not one.finite else []
    ranges += [(unit.first, unit.last) for unit in actors]
    if means is not None:
        ranges.append((means.first, means.last))
    for first, last in ranges:
        for at in range(first, last):
            found = mode_word(sight, at)
            if found is not None and _may_change(mode, found):
                return found
    return mode


def _may_change(mode: str, found: str) -> bool:
    if mode == "firearms":
        return found in {"crowd-control"}
    if mode == "raid":
        return found in {"suicide-attack", "aerial", "drone"}
    if mode == "explosives":
        return found in {"suicide-attack"}
    return True


def mode_word(sight: EventSight, at: int) -> str | None:
    """The mode that the words from a token on tell."""
    if not sight.events[at].mode:
        return None
    modes = sight.words.modes
    forms = [sight.forms[at + i].base for i in range(4) if at + i < len(sight.reading.tokens) and sight.is_word[at + i]]
    for length in range(len(forms), 0, -1):
        found = modes.get(tuple(forms[:length]))
        if found is not None:
            return found
    return None


def _heads_content(sight: EventSight, line: _Line, one: _Candidate, attribution: Attribution) -> bool:
    """Whether the trigger heads what a statement says: its first event, with nothing but a few words before it."""
    begin = attribution.content[0].start
    first = sight.reading.token_at(begin)
    if sight.is_word[one.token - 1] and sight.forms[one.token - 1].is_a("demonstrative"):
        return False
    if any(sight.is_word[at] and sight.forms[at].is_a("relative") for at in range(first, one.token)):
        return False
    return not any(sight.events[at].names_event for at in range(first, one.token)) and one.token - first <= 6


def _with_alternatives(events: Iterable[EventFound], offset: int) -> Iterator[EventFound]:
    """Events joined by أو to the one before: the one or the other is said to have happened."""
    for at, event in enumerate(events):
        either = offset + at - 1 if event.joint == "او" and at else None
        yield event if either is None else msgspec.structs.replace(event, either=either)


def _with_causes(events: Sequence[EventFound], offset: int) -> Iterator[EventFound]:
    """People hurt, with the attack that did it: the nearest one that the same sentence and speaker tell.

    Who made the attack is the doer of the harm too.
    """
    attacks = [(at, one) for at, one in enumerate(events) if one.type == "ASSAULT" and one.factuality == "asserted"]
    for event in events:
        near = [pair for pair in attacks if pair[1].statement == event.statement] if event.type == "HARM" else []
        if not near:
            yield event
            continue
        at, attack = min(near, key=lambda pair: abs(pair[1].token - event.token))
        yield msgspec.structs.replace(event, cause=offset + at, place=event.place or attack.place)
