"""What a sentence tells as not yet done by how it is built, with no word of factuality right before it.

Our own plans (`سنشن هجوما`), a duty (`على المسلحين أن ينسحبوا`), a day that is to come (`سيأتي اليوم الذي ينسحبون
فيه`), what something else waits for (`لن نفاوض قبل انسحابهم`), and what is to be part of a thing that is to come
(`سيهاجمونهم ضمن حملة واسعة`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.model.record import Factuality
from musnad.reading.eventfound import Candidate
from musnad.reading.eventsight import EventSight, Unit

_FUTURE: Final = "س"
_WILL: Final = "سوف"
_WILL_NOT: Final = "لن"
_NOT: Final = "لا"
_ON: Final = "علي"
_BEFORE: Final = "قبل"
_THAT: Final = "ان"
_AND: Final = "و"
_UNTIL: Final = "حتي"
_WAS: Final = "كان"
_MAY: Final = "قد"
_IFS: Final = frozenset({"اذا", "لو"})
_SUBJECT: Final = 4
"""In units: how far before a verb كان stands with its subject behind it."""
_ARE_TO_COME: Final = frozenset({_WILL, _WILL_NOT, _UNTIL})
_DAYS: Final = frozenset({"يوم", "وقت", "لحظه", "ساعه", "زمن"})
_REFUSES: Final = frozenset({"رفض", "رفضت", "رفضوا", "ضروره", "اشترط", "اشترطت"})
_MARKS_OF_SENTENCES: Final = frozenset(".؟?!؛;:\n")
_PARTS: Final = frozenset({"ضمن", "اطار", "سياق"})
_OBJECT: Final = 4
"""In words: how far behind our verb what we plan may stand (`سنشن قريبا هجوما`)."""
_DUTY: Final = 6
"""In units: how far behind أن a verb may stand that depends on it."""


def prospect_of(sight: EventSight, units: Sequence[Unit], one: Candidate) -> Factuality | None:
    """What the sentence makes of an event that no word of factuality governs."""
    if one.finite:
        told = _on_day_to_come(sight, units, one.unit) or _due(sight, units, one.unit) or had(sight, units, one.unit)
        return told or (_awaited(sight, one) if _is_before_that(sight, units, one.unit) else None)
    if units[one.unit].preposition == _BEFORE:
        return _awaited(sight, one)
    return _by_us(sight, units, one) or _part_of_plan(sight, units, one)


def _word(sight: EventSight, at: int) -> str:
    """The word at a token without a conjunction written to it, nothing where there is none."""
    if at < 0 or not sight.is_word[at]:
        return ""
    form = sight.forms[at]
    return form.text.removeprefix(form.joint) if form.joint else form.text


def _is_future(sight: EventSight, at: int) -> bool:
    """Whether a verb of the future stands at a token (`سيأتي`, `سوف يأتي`)."""
    inflected = sight.events[at].inflected if at >= 0 and sight.is_word[at] else None
    if inflected is None:
        return False
    return _FUTURE in inflected.proclitics or (inflected.tense == "present" and _word(sight, at - 1) in _ARE_TO_COME)


def _on_day_to_come(sight: EventSight, units: Sequence[Unit], at: int) -> Factuality | None:
    """Future, where a relative says of a day that is to come what will be done on it."""
    opener = next((one for one in range(at - 1, -1, -1) if units[one].kind in {"relative", "mark", "that"}), -1)
    if opener < 0 or units[opener].kind != "relative":
        return None
    day = units[opener].first - 1
    if day < 1 or not sight.is_word[day] or sight.forms[day].base not in _DAYS:
        return None
    return "future" if _is_future(sight, day - 1) else None


def _due(sight: EventSight, units: Sequence[Unit], at: int) -> Factuality | None:
    """Possible, where أن and the verb are what a clause without a verb demands.

    (`على المسلحين أن ينسحبوا`, `الشرط الأول أن يسلموا السلاح`.)
    """
    if not any(use.analysis.tense == "present" for use in sight.events[units[at].first].verbs):
        return None
    for that in range(at - 1, max(-1, at - _DUTY), -1):
        if units[that].kind in {"mark", "relative", "clause"}:
            return None
        if units[that].kind == "that":
            subjunctive = _word(sight, units[that].first) == _THAT and units[that + 1].kind == "verb"
            return "possible" if subjunctive and _is_nominal(units[:that]) else None
    return None


def _is_nominal(before: Sequence[Unit]) -> bool:
    """Whether nothing but noun phrases stands before أن in its clause, where none of them only judges what is so.

    (Not `من المؤسف أن يقتل الأطفال`.)
    """
    found = False
    for unit in reversed(before):
        if unit.kind in {"mark", "that", "clause"}:
            return found
        if unit.kind != "phrase" or (unit.preposition and unit.preposition != _ON and not found):
            return False
        found = True
    return found


def had(sight: EventSight, units: Sequence[Unit], at: int) -> Factuality | None:
    """What كان before the subject of a verb makes of it.

    (`قد تكون القوات اقتحمت القرية`, `ما إذا كان القصف أوقع ضحايا`, `لم تكن القوات قد انسحبت`.)
    """
    for before in range(at - 1, max(-1, at - _SUBJECT), -1):
        if units[before].kind == "auxiliary" and sight.forms[units[before].first].text != _MAY:
            first = units[before].first
            if sight.forms[first].best.lemma != _WAS:
                return None
            lead, present = _word(sight, first - 1), _word(sight, first).startswith(("ي", "ت"))
            if lead in _IFS or (lead == _MAY and present):
                return "possible"
            if lead in sight.words.structure["denial"] and sight.forms[units[at].first - 1].text == _MAY:
                return "negated"
        elif units[before].kind not in {"phrase", "other", "auxiliary"}:
            return None
    return None


def was_to(sight: EventSight, units: Sequence[Unit], at: int) -> bool:
    """Whether a verb of the future tells what was to be and need not have been (`كان المسلحون سيقتحمون القرية`)."""
    for before in range(at - 1, max(-1, at - _SUBJECT), -1):
        if units[before].kind == "auxiliary":
            return _word(sight, units[before].first).startswith(_WAS)
        if units[before].kind != "phrase":
            return False
    return False


def _is_before_that(sight: EventSight, units: Sequence[Unit], at: int) -> bool:
    """Whether a verb depends on قبل أن."""
    that = next((unit for unit in reversed(units[:at]) if unit.kind in {"that", "mark", "verb"}), None)
    return that is not None and that.kind == "that" and _word(sight, that.first - 1) == _BEFORE


def _awaited(sight: EventSight, one: Candidate) -> Factuality | None:
    """What is told as that before which something will not be done, must not or cannot (`لا حوار قبل انسحابهم`)."""
    for at in range(one.token - 1, -1, -1):
        if not sight.is_word[at]:
            if sight.tokens[at].form in _MARKS_OF_SENTENCES:
                return None
            continue
        word, event = _word(sight, at), sight.events[at]
        if word == _WILL_NOT or (word == _NOT and sight.forms[at + 1].masdar) or word in _REFUSES:
            return "possible"
        if _is_future(sight, at):
            return "possible" if _word(sight, at - 1) == _WILL_NOT else "future"
        inflected = event.inflected
        if event.fact == "possible" and inflected is not None and inflected.tense == "present":
            return "possible"
    return None


def _by_us(sight: EventSight, units: Sequence[Unit], one: Candidate) -> Factuality | None:
    """What we who speak say that we are going to do, or not (`سنشن هجوما`, `لن نجري مفاوضات`)."""
    unit = units[one.unit]
    for at in range(one.token - 1, max(-1, one.token - 1 - _OBJECT), -1):
        ours = sight.events[at].ours if sight.is_word[at] else None
        if ours is None:
            if not sight.is_word[at] or sight.forms[at].finite or _is_somebody(sight, at):
                return None
            continue
        led = {preposition for sense in ours.senses for preposition in (sense.through or ("",))}
        if unit.preposition not in led:
            return None
        before = _word(sight, at - 1)
        if before in sight.words.structure["denial"]:
            return "negated"
        return "future" if _FUTURE in ours.analysis.proclitics or before == _WILL else None
    return None


def _is_somebody(sight: EventSight, at: int) -> bool:
    """Whether a word is one for people, and not spelt like an adverb that is (`قريبا`)."""
    return sight.events[at].people and sight.forms[at].text not in sight.words.structure["adverb"]


def _part_of_plan(sight: EventSight, units: Sequence[Unit], one: Candidate) -> Factuality | None:
    """Future, of what something that is to be done is told to be a part of (`سيهاجمونهم في إطار عملية واسعة`)."""
    unit, following = units[one.unit], one.token + 1
    known = one.definite or (following < unit.last and sight.forms[following].definite)
    if known or unit.preposition.split(" ")[-1] not in _PARTS:
        return None
    for before in reversed(units[: one.unit]):
        if before.kind in {"mark", "that", "relative"}:
            return None
        if before.kind == "verb":
            return "future" if _is_future(sight, before.first) else None
    return None
