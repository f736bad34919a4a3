"""Whether what an event's words tell has happened: asserted, negated, future or possible.

A word of `factuality.yaml` before the trigger in its clause says so of the event that depends on it: of the nearest
one and of those joined to it, not of what is known already (`طالب بوقف غاراتها`: the end is asked for, the raids are a
fact). A statement that demands or promises makes what its content says first possible or future.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.model.record import Act, Factuality
from musnad.reading.constituents import EventSight, Unit

_REACH: Final = 9
_FUTURE: Final = "س"
_MAY: Final = "قد"
_PURPOSE: Final = "ل"
_ACTS: Final[dict[Act, Factuality]] = {"demand": "possible", "threaten": "possible", "promise": "future"}
_DEFINITE_PASSES: Final = 4
_STOPS: Final = frozenset(".؟?!؛;:\n،,")
_OF_VERB: Final = frozenset({"لم", "لن", "لا", "ليس"})


def factuality_of(sight: EventSight, units: Sequence[Unit], at: int, token: int, *, finite: bool) -> Factuality:
    """The factuality of the event whose trigger is at `token` in the unit `at`, by its own form and by words before."""
    event = sight.events[token]
    if finite:
        own = _of_verb(sight, token)
        if own is not None:
            return own
    elif _is_purpose(sight, units, at, token):
        return "future"
    del event
    return _governor(sight, units, at, token, finite=finite)


def _of_verb(sight: EventSight, token: int) -> Factuality | None:
    """By what is written to the verb or stands right before it: س, سوف, قد with the present, لم, لا."""
    form, event = sight.form(token), sight.events[token]
    analysis = event.inflected
    if analysis is not None and _FUTURE in analysis.proclitics:
        return "future"
    before = sight.form(token - 1).text if token and sight.is_word(token - 1) else ""
    bare = before[1:] if before[:1] in {"و", "ف"} and len(before) > 2 else before
    if bare in _OF_VERB:
        return "negated"
    if bare == "سوف":
        return "future"
    if bare == _MAY and analysis is not None and analysis.tense == "present":
        return "possible"
    if form.preposition == _PURPOSE and analysis is not None and analysis.tense == "present":
        return "future"
    return None


def _is_purpose(sight: EventSight, units: Sequence[Unit], at: int, token: int) -> bool:
    """Whether ل brings in the noun as a purpose: behind a verb of doing, and not as the object of one that takes ل."""
    unit = units[at]
    if unit.preposition != _PURPOSE or unit.head != token and unit.first != token:
        return False
    earlier = next((one for one in reversed(units[max(0, at - 4) : at]) if one.kind == "verb"), None)
    if earlier is not None and any(
        take.startswith(f"{_PURPOSE}:") or _PURPOSE in ()
        for use in sight.events[earlier.first].verbs
        for sense in use.senses
        for take in sense.takes
    ):
        return False
    light = sight.events[earlier.first].light if earlier is not None else None
    if light is not None and any(_PURPOSE in one.through for one in light.senses):
        return False
    return not sight.form(token).definite or True


def _governor(sight: EventSight, units: Sequence[Unit], at: int, token: int, *, finite: bool) -> Factuality:
    """By a word before the trigger on which it depends."""
    passed = 0
    position = token - 1
    floor = max(0, token - _REACH, _clause_start(sight, units, at))
    while position >= floor:
        if sight.is_word(position) and not sight.name_at.get(position):
            fact = _fact_at(sight, position)
            if fact is not None and _holds(sight, position, token, passed, finite=finite):
                return fact
            if sight.events[position].names_event and sight.events[position].fact is None:
                passed += 1
                if passed and not _joined(sight, position, token):
                    break
        position -= 1
    return "asserted"


def _clause_start(sight: EventSight, units: Sequence[Unit], at: int) -> int:
    for unit in reversed(units[:at]):
        if unit.kind == "mark" and sight.reading.tokens[unit.first].form in _STOPS:
            return unit.last
        if unit.kind == "relative":
            return unit.first
    return units[0].first if units else 0


def _fact_at(sight: EventSight, position: int) -> Factuality | None:
    words = sight.words.facts
    form = sight.form(position)
    if position + 1 < len(sight.reading.tokens) and sight.is_word(position + 1):
        pair = words.get((form.text, sight.form(position + 1).text)) or words.get(
            (form.text[form.start :], sight.form(position + 1).text)
        )
        if pair is not None:
            return pair
    return sight.events[position].fact


def _holds(sight: EventSight, position: int, token: int, passed: int, *, finite: bool) -> bool:
    """Whether the word at `position` governs the trigger."""
    event = sight.events[position]
    if event.fact_verb and sight.form(position).text not in _OF_VERB and finite:
        return _by_an(sight, position, token)
    if sight.form(position).text in _OF_VERB and not finite:
        return _negates(sight, position, token)
    return True


def _by_an(sight: EventSight, position: int, token: int) -> bool:
    """Whether a verb depends on another by أن (`قرروا أن ينسحبوا`)."""
    return any(
        sight.form(at).complementizer is not None or sight.form(at).text in {"كي", "لكي", "حتي"}
        for at in range(position + 1, token)
    )


def _negates(sight: EventSight, position: int, token: int) -> bool:
    """Whether a negated verb before the noun denies that it took place (`لم تقع إصابات`, `لم يسجل أي هجوم`)."""
    verb = position + 1
    if verb >= token:
        return True
    light = sight.events[verb].light
    return light is not None or token - position <= _DEFINITE_PASSES


def _joined(sight: EventSight, position: int, token: int) -> bool:
    """Whether the trigger is joined by و to the one at `position`."""
    return any(sight.is_word(at) and sight.form(at).joint == "و" for at in range(position + 1, token + 1))


def of_act(act: Act | None) -> Factuality | None:
    """What the act of a statement makes of what its content says first."""
    return None if act is None else _ACTS.get(act)
