"""Fixed phrases that name an event: `ألقى القبض على`, `لقي مصرعه`, `لقيت حتفها`, `إطلاق نار`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.tokens import cut
from musnad.reading.conditions import Hearing, fits, slots_in
from musnad.reading.doers import of_context
from musnad.reading.eventforms import VerbUse
from musnad.reading.eventfound import Candidate
from musnad.reading.eventline import EventLine
from musnad.reading.eventpronouns import of_noun_pronoun, of_preposition_pronoun
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import Trigger
from musnad.reading.genitives import noun_slots
from musnad.reading.lightevents import of_reaching, of_verb_behind
from musnad.reading.roles import Part, parts_of
from musnad.reading.slots import Slots

_RULE: Final = "event-phrase"
_FOR: Final = "ل"
_ADJECTIVES: Final = 3
"""How many adjectives may stand in a phrase."""


class PhraseMatch(NamedTuple):
    """A fixed phrase where it stands, from its first token up to `last`, and what it names there, if anything."""

    last: int
    candidate: Candidate | None


def phrase_at(line: EventLine, at: int) -> PhraseMatch | None:
    """The longest fixed phrase that begins at a token, in the first of its senses that fits."""
    if at not in line.unit_at:
        return None
    longest: PhraseMatch | None = None
    for words, trigger in line.sight.events[at].phrases:
        last = _behind(line.sight, words, at)
        if last is None or last > line.last or (longest is not None and last != longest.last):
            continue
        longest = PhraseMatch(last, _candidate(line, at, last, trigger))
        if longest.candidate is not None:
            break
    return longest


def _behind(sight: EventSight, words: tuple[str, ...], at: int) -> int | None:
    """The token behind these words, where they stand from a token on in any inflection.

    Between a noun and what ل leads to its adjectives may stand (`الوقف الفوري والشامل لإطلاق النار`).
    """
    for number, word in enumerate(words):
        if number and word.startswith(_FOR):
            at = _past_adjectives(sight, at)
        if at >= len(sight.events) or word not in sight.events[at].spellings:
            return None
        at += 1
    return at


def _past_adjectives(sight: EventSight, at: int) -> int:
    behind, definite = at, sight.is_word[at - 1] and sight.forms[at - 1].definite
    while behind < min(len(sight.forms), at + _ADJECTIVES) and sight.is_word[behind]:
        form = sight.forms[behind]
        if not form.nominal or form.definite != definite or form.preposition or form.human:
            break
        behind += 1
    return behind


def _candidate(line: EventLine, at: int, last: int, trigger: Trigger) -> Candidate | None:
    unit = line.unit_at[at]
    finite = line.units[unit].kind == "verb" and line.units[unit].first == at
    first, behind = _marked(line.sight, at, last, trigger)
    slots = _verb_slots(line, range(at, behind), trigger) if finite else _noun_slots(line, behind - 1)
    if not fits(line, trigger, slots, at):
        return None
    parts = tuple(_parts(line, range(at, behind), trigger, slots, finite=finite))
    start = line.sight.span_of(first, behind).start if finite or trigger.marks else _start(line.sight, first)
    return Candidate(
        token=first,
        unit=unit,
        start=start,
        end=line.sight.reading.tokens[behind - 1].end,
        trigger=trigger,
        slots=slots,
        parts=parts,
        rule=_RULE,
        finite=finite,
    )


def _parts(line: EventLine, tokens: range, trigger: Trigger, slots: Slots, *, finite: bool) -> Iterator[Part]:
    """What the phrases beside a fixed phrase are to its event."""
    unit, behind = line.unit_at[tokens.start], line.unit_at[tokens.stop - 1] + 1
    parts = [*parts_of(trigger, slots, slots.preposed)]
    if not finite:
        told = {part.role for part in parts}
        behind_it = (*of_reaching(line, unit, trigger), *of_verb_behind(line, unit, trigger))
        parts += [part for part in behind_it if part.role not in told]  # `حملة اعتقالات طالت عشرات`
        parts += of_context(line, tokens.start, unit, trigger)
    if all(part.role != "target" for part in parts):
        written = line.sight.forms[tokens.stop - 1].enclitic or line.sight.forms[tokens.start].enclitic
        own = msgspec.structs.replace(slots, pronoun=written)  # `إطلاق سراحه`, `منعه من السفر`
        parts += of_noun_pronoun(line, unit, trigger, own, parts)
    yield from parts
    yield from of_preposition_pronoun(line, (unit, behind), trigger, parts)


def _marked(sight: EventSight, at: int, last: int, trigger: Trigger) -> tuple[int, int]:
    """The tokens of that part of a phrase which is the trigger (`لقي مصرعه`: `مصرعه`), else of all of it."""
    words = tuple(map(fold_word, (trigger.marks or "").split()))
    firsts = range(at, last - len(words) + 1) if words else ()
    return next(((first, first + len(words)) for first in firsts if _behind(sight, words, first)), (at, last))


def _verb_slots(line: EventLine, tokens: range, trigger: Trigger) -> Slots:
    """The slots of a verb whose fixed noun is no object (`ألقى القبض على`, `لقي مصرعه`)."""
    sight, clause = line.sight, line.clause_of[line.unit_at[tokens.start]]
    analysis = sight.events[tokens.start].inflected
    if analysis is None:
        raise AssertionError

    def free(phrases: tuple[Unit, ...]) -> tuple[Unit, ...]:
        return tuple(unit for unit in phrases if unit.first not in tokens or unit.head not in tokens)

    slots = slots_in(line, clause, VerbUse((trigger,), analysis), Hearing(line.prior(clause.verb)))
    genitive = _noun_slots(line, tokens.stop - 1).genitive if trigger.genitive else slots.genitive
    return msgspec.structs.replace(slots, subject=free(slots.subject), object=free(slots.object), genitive=genitive)


def _noun_slots(line: EventLine, token: int) -> Slots:
    """The slots of a fixed phrase whose last word is a noun."""
    enclitic = line.sight.forms[token].enclitic if line.sight.is_word[token] else ""
    return noun_slots(line.sight, line.units, line.unit_at[token], token, enclitic)


def _start(sight: EventSight, token: int) -> int:
    """Where a word begins behind what is written to it."""
    form, written = sight.forms[token], sight.reading.tokens[token]
    return cut(sight.reading.text, written, form.start) if form.start else written.start
