"""Events: what a report says happened, happens or is going to happen, each at the word that names it.

For each sentence its constituents and clauses are made once; then every word that may name an event is asked what
stands beside it, which of its senses fits that, and what the phrases beside it are to the event (`candidates`); then
whether it happened, how many were hurt, where and when, and what brought it about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from musnad.model.record import Factuality
from musnad.reading.attributed import Holders
from musnad.reading.candidates import candidates_of
from musnad.reading.circumstances import placed
from musnad.reading.clauses import Clause
from musnad.reading.constituents import units_of
from musnad.reading.eventclauses import LightOver
from musnad.reading.eventcounts import counts_of
from musnad.reading.eventfound import Candidate, Cast, EventFound
from musnad.reading.eventline import EventLine
from musnad.reading.eventmodes import mode_of_event
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventtimes import EventTimes
from musnad.reading.eventwords import GROUPS
from musnad.reading.factuality import (
    factuality_of,
    factuality_of_verb,
    factuality_of_verb_under,
    is_answered_for,
    of_act,
    was_done,
)
from musnad.reading.lookalikes import contests_in
from musnad.reading.participation import can_act, can_suffer, is_border, is_deed, is_talks, is_weapon
from musnad.reading.sameevents import linked
from musnad.reading.statements import Attribution

_WILL_NOT: Final = "لن"
_OR: Final = "او"
_SUICIDE: Final = "suicide-attack"
_INSIDE: Final = frozenset({"في", "ب"})
_HEAD: Final = 6
"""In tokens: how far into what is said the event stands that an act like a demand is about."""
_TELLING: Final = frozenset({"do", "undergo", "happen", "cause"})
"""Classes of light verbs by which their noun is told; what is claimed or ended took place before."""
_DENIED: Final = frozenset({"do", "undergo", "cause"})
"""Classes of light verbs whose denial denies that there was the event."""
_PLACES: Final = frozenset({"PLACE", "settlement", "area"})
_VISITED: Final[frozenset[str]] = GROUPS["ground"] | {"PLACE", "ORGANIZATION"}


def find_events(sight: EventSight, attributions: Sequence[Attribution]) -> tuple[EventFound, ...]:
    """The events of a report, in text order."""
    holders, contests = Holders(attributions), contests_in(sight)
    times = EventTimes(sight, attributions, holders)
    condemning = {one.cue.start for one in attributions if one.act == "condemn"}
    found: list[EventFound] = []
    told: set[tuple[str, str]] = set()
    for number, sentence in enumerate(sight.reading.sentences):
        if not any(event.names_event for event in sight.events[sentence.first : sentence.last]):
            continue
        line = EventLine(sight, units_of(sight, sentence), told, contests)
        named = [one for one in candidates_of(line) if one.trigger.type != "SANCTION" or one.start not in condemning]
        made = [_event(line, number, one, _Said(attributions, holders)) for one in named]
        events = placed(line, times, made)
        found.extend(_with_alternatives(_with_causes(line, events, len(found)), len(found)))
        told.update((event.type, event.trigger.mode) for event in events)
    return linked(found)


class _Said(NamedTuple):
    """The attributions of a report, and which of them hold what."""

    attributions: Sequence[Attribution]
    holders: Holders


def _event(line: EventLine, sentence: int, one: Candidate, said: _Said) -> EventFound:
    """The event that a word names, without its place and time."""
    own, cast = line.units[one.unit], _cast(line.sight, one)
    means = next(iter(cast.means), None)
    statement = said.holders.innermost(one.start)
    fact = _factuality(line, one, None if statement is None else said.attributions[statement])
    return EventFound(
        start=one.start,
        end=one.end,
        token=one.token,
        sentence=sentence,
        trigger=one.trigger,
        mode=mode_of_event(line.sight, own, one, cast.actors, means),
        rule=one.rule,
        actors=cast.actors,
        targets=cast.targets,
        means=means,
        where=_where(line, one),
        factuality=fact,
        counts=() if fact == "negated" else counts_of(line.sight, line.units, one, cast),
        statement=statement,
        definite=one.definite,
        coming=one.finite and one.token > 0 and line.sight.forms[one.token - 1].text == _WILL_NOT,
        governed=not one.finite and line.is_argument(one.unit),
        joint=own.joint if own.first == one.token else "",
    )


def _cast(sight: EventSight, one: Candidate) -> Cast:
    """Who and what takes part, each once; a deed suffers nothing, unless it is foiled."""
    parts, trigger = one.parts, one.trigger
    foiled = trigger.mode == "intercept"
    parts = tuple(part for part in parts if not is_talks(sight, part.phrase))
    suffering = [part.phrase for part in parts if part.role == "target" and (foiled or not is_deed(sight, part.phrase))]
    if trigger.type == "ASSAULT":
        suffering = [phrase for phrase in suffering if not is_border(sight, phrase) or _is_attacked(one, phrase)]
        bare = any(not phrase.preposition for phrase in suffering)
        suffering = [phrase for phrase in suffering if not (bare and phrase.preposition and "route" in phrase.classes)]
    if trigger.mode == _SUICIDE:
        suffering = [one for one in suffering if one.preposition not in _INSIDE or one.classes.isdisjoint(_PLACES)]
    return Cast(
        actors=_unique(part.phrase for part in parts if part.role == "actor" and _may_do(sight, part.phrase)),
        targets=_unique(phrase for phrase in suffering if can_suffer(phrase, trigger)),
        means=tuple(part.phrase for part in parts if part.role == "means" and is_weapon(part.phrase)),
    )


def _is_attacked(one: Candidate, phrase: Unit) -> bool:
    """Whether a border is the object of a verb of attacking, and not only where that was (`هاجموا الحدود`)."""
    return one.finite and not phrase.preposition


def _may_do(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase names who can do something, and nobody who only tells of it (`المصدر`)."""
    head = phrase.head
    tells = head >= 0 and sight.is_word[head] and sight.forms[head].base in sight.words.structure["teller"]
    return can_act(phrase) and not tells


def _unique(phrases: Iterable[Unit]) -> tuple[Unit, ...]:
    found: dict[tuple[int, int], Unit] = {}
    for phrase in phrases:
        found.setdefault((phrase.start, phrase.end), phrase)
    return tuple(found.values())


def _where(line: EventLine, one: Candidate) -> Unit | None:
    """The place that is subject of a verb of happening (`شهدت المدينة اشتباكات`) or what is visited (`زار المدينة`)."""
    places = [part.phrase for part in one.parts if part.role == "place" and not part.phrase.preposition]
    bound = _PLACES if "place" in one.trigger.genitive else frozenset()
    visited = _VISITED if one.trigger.mode == "visit" else bound
    return next(
        (unit for unit in places if unit.classes & (_PLACES if _happens_to(line, one, unit) else visited)),
        None,
    )


def _happens_to(line: EventLine, one: Candidate, place: Unit) -> bool:
    """Whether a place is told of before the event, or right behind a verb about it (`احتجاجات تشهدها المدينة`)."""
    return place.last <= one.token or line.units[line.unit_at[place.first] - 1].kind == "verb"


def _factuality(line: EventLine, one: Candidate, attribution: Attribution | None) -> Factuality:
    """By the words around the trigger, then by the act of the statement that it heads (`طالبوا بهدنة`)."""
    over = None if one.finite else line.light_over(one.unit)
    denied = None if over is None else _denied_result(line, one, over)
    if denied is not None:
        return denied
    fact = "asserted" if _is_known_cause(line, one) else factuality_of(line.sight, line.units, one)
    if over is not None and over.sense.class_ == "cause" and fact in {"asserted", "possible", "future"}:
        fact = _of_cause(line, one, over, fact)
    over = None if line.sight.events[one.token].people else over
    if over is not None and over.sense.class_ == "cause" and was_done(line.sight, line.units, over.clause.verb):
        return "negated" if fact == "negated" else "asserted"
    if over is not None and over.sense.class_ in _TELLING and fact in {"asserted", "possible"}:
        known = (one.definite and not one.slots.pronoun) or over.sense.class_ not in _DENIED
        known = known or one.unit < over.clause.verb
        told = factuality_of_verb(line.sight, line.units[over.clause.verb].first, known=known)
        fact = told if "negated" in {fact, told} or fact == "asserted" else fact  # `لم يشارك في أي مفاوضات`
    if fact != "asserted" or attribution is None or not _heads_content(line.sight, one, attribution):
        return fact
    return of_act(attribution.act) or fact


def _of_cause(line: EventLine, one: Candidate, over: LightOver, fact: Factuality) -> Factuality:
    """What the words before a verb of bringing about say of its result (`حذر من أن يؤدي القصف إلى نزوح الأهالي`)."""
    subject = len(over.clause.bare) > 1 and one.unit in over.clause.bare[0]
    if subject or fact != "asserted":
        return fact
    return factuality_of_verb_under(line.sight, line.units, one, over.clause.verb)


def _is_known_cause(line: EventLine, one: Candidate) -> bool:
    """Whether an event is known of which only what it may bring about is not (`قد يؤدي القصف إلى نزوح الأهالي`)."""
    if one.finite or not one.definite:
        return False
    return any(_brings_about(line, clause, one.unit) for clause in line.clauses)


def _brings_about(line: EventLine, clause: Clause, unit: int) -> bool:
    """Whether a phrase is subject of a clause whose verb tells what it brings about."""
    light = line.verb(clause).light
    causes = [] if light is None else [one for one in light.senses if one.class_ == "cause"]
    first = clause.bare[0] if clause.bare else ()
    behind = unit in first and (len(clause.bare) > 1 or any(one.through for one in causes))
    return bool(causes) and (behind or (unit in clause.before and not clause.antecedent))


def _denied_result(line: EventLine, one: Candidate, over: LightOver) -> Factuality | None:
    """What a denied verb of bringing about makes of its nouns: the one it denies, the other took place.

    (`لم يوقع الانفجار ضحايا`.)
    """
    verb = line.units[over.clause.verb].first
    if over.sense.class_ != "cause" or factuality_of_verb(line.sight, verb) != "negated":
        return None
    subject = not over.sense.through and len(over.clause.bare) > 1 and one.unit in over.clause.bare[0]
    return "asserted" if subject else "negated"


def _heads_content(sight: EventSight, one: Candidate, attribution: Attribution) -> bool:
    """Whether the trigger heads what a statement says: its first event, with nothing but a few words before it."""
    first = sight.reading.token_at(attribution.content[0].start)
    if one.token - first > _HEAD:
        return False
    if sight.is_word[one.token - 1] and sight.forms[one.token - 1].is_a("demonstrative"):
        return False
    if is_answered_for(sight, one):
        return False
    return not any(
        sight.events[at].names_event or (sight.is_word[at] and sight.forms[at].is_a("relative"))
        for at in range(first, one.token)
    )


def _with_alternatives(events: Iterable[EventFound], offset: int) -> Iterator[EventFound]:
    """Events joined by أو to the one before: the one or the other is said to have happened."""
    for at, event in enumerate(events):
        joined = event.joint == _OR and at > 0
        yield msgspec.structs.replace(event, either=offset + at - 1) if joined else event


def _with_causes(line: EventLine, events: Sequence[EventFound], offset: int) -> Iterator[EventFound]:
    """People hurt, with the attack that did it: the nearest one that the same sentence and speaker tell.

    Where it was made they were hurt too. What a relative clause tells of somebody befell them before.
    """
    attacks = [(at, one) for at, one in enumerate(events) if one.type == "ASSAULT" and one.factuality == "asserted"]
    for event in events:
        near = [pair for pair in attacks if pair[1].statement == event.statement] if event.type == "HARM" else []
        own = line.unit_at[event.token]
        near = [pair for pair in near if not line.apart(line.unit_at[pair[1].token], own)]
        if not near:
            yield event
            continue
        at, attack = min(near, key=lambda pair: abs(pair[1].token - event.token))
        cause = None if event.factuality == "negated" else offset + at
        yield msgspec.structs.replace(event, cause=cause, place=event.place or attack.place)
