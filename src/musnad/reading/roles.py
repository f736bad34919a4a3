"""Who does what to whom: the parts that the phrases beside a trigger have in its event.

The frame of the trigger tells the part of subject, object and genitive and which prepositions bring in whom; where it
leaves both sides open, what else stands in the clause tells who of them a phrase can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

import msgspec

from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import GROUPS, Role, Trigger
from musnad.reading.slots import ACTS, NEAR, Slots

_OF: Final = "ل"
_FROM: Final = "من"
_FOR: Final = "عن"
_AT: Final = "ب"
_WITH_SOMEBODY: Final = frozenset({"AID", "AGREE", "COOPERATE", "MOBILIZE", "CONSULT"})
_GROUND: Final = GROUPS["ground"] | {"PLACE"}
_AGAINST: Final = "ضد"
_IN_RANKS: Final = "في صفوف"
_BETWEEN: Final = "بين"
_SIDES: Final[frozenset[Role]] = frozenset({"actor", "target"})
_AGENTS: Final = ACTS | GROUPS["people"] | {"PERSON"}
_BODIES: Final = frozenset({"ORGANIZATION", "authority", "power"})
_FIGHTERS: Final = frozenset({"fighter", "soldier", "force", "group"})
_FIRING: Final = frozenset({"aircraft", "drone", "artillery"})
_WHO_IS_NAMED: Final = frozenset({"person", "official", "PERSON"})
_TITLES: Final = frozenset({"person", "official"})
_UNDONE: Final = frozenset({"destroy", "intercept"})
"""Modes of an attack that machines suffer, and do not make."""
_WEAPONS: Final = frozenset({"projectile", "firearm", "weapon"})
_THINGS: Final = GROUPS["machine"] | GROUPS["weapon"]
_STRUCK: Final = GROUPS["structure"] | {"settlement", "area", "PLACE"}
_SITES: Final = frozenset({"site", "structure", "building", "facility"})
_NO_TARGETS: Final = frozenset({"matter", "words", "money", "contest"})
_ACTED: Final = frozenset({"ASSAULT", "COERCE", "CONTROL"})
_BLOODY: Final = _ACTED | {"HARM"}
_PERSONS: Final = GROUPS["people"] | {"PERSON"}
_HANDS_OVER: Final = frozenset({"transfer", "deport", "handover"})
_ACTED_ON: Final = _AGENTS | GROUPS["ground"] | GROUPS["structure"] | {"PLACE", "settlement", "vehicle"}
_ON_PEOPLE: Final = frozenset({"killed", "injured", "arrest", "abduct", "targeted", "beat", "torture"})
_HELD: Final = frozenset({"arrest", "abduct"})
_WRECKS: Final = frozenset({"destroy", "intercept"})
_BLOWS_UP: Final = frozenset({"explosives", "suicide-attack"})
_OFFICIALS: Final = frozenset({"official"})
_TALKS: Final = frozenset({"CONSULT", "AGREE"})
_AMONG: Final = frozenset({"في", "وسط", "بين"})


class Part(msgspec.Struct, frozen=True, gc=False):
    """A phrase with its part in an event."""

    role: Role
    phrase: Unit


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
    before = ""
    for unit in general:
        if unit.side and unit.preposition == _FROM:
            continue
        if before == _BETWEEN and unit.preposition == _FOR and last == "actor":
            before = _FOR  # `بين ممثلين عن الحكومة ومسؤولين روس`
            continue
        if last == "actor" and unit.joint and not (unit.preposition or unit.classes) and unit.numeral is not None:
            return  # `مقتل مئة مدني على يد الجيش وعشرة على يد الجماعة`
        before = unit.preposition
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
    if role in {"place", None} and trigger.mode in _BLOWS_UP and unit.preposition in _AMONG and _is_crowd(unit):
        return "target"
    if role != "target":
        return role
    if unit.preposition == _IN_RANKS and trigger.mode == "raid":
        return None  # `القتال في صفوف الجماعة`
    if unit.preposition == _AGAINST and (trigger.type in _WITH_SOMEBODY or trigger.type == "HARM"):
        return None
    if unit.preposition == _OF:
        if trigger.mode == "heavy-weapons" and unit.classes & _WEAPONS and unit.classes.isdisjoint(_FIRING):
            return "means"  # `قصف للصواريخ على البلدة`
        if earlier == "actor" or _is_of_site(trigger, slots):
            return None
        if trigger.mode == "raid" and not unit.classes.isdisjoint(_FIGHTERS):
            # `كمين للجيش` is one that the army lays, or one that is laid for it; `كمين لدورية` is laid for one
            alone = unit.number == "s" and not unit.definite and unit.classes.isdisjoint(_PERSONS)
            return role if alone else None
        shelling = trigger.mode == "heavy-weapons" and _SIDES.issubset(trigger.genitive) and not slots.genitive
        return "actor" if shelling and not unit.classes.isdisjoint(ACTS) else role
    if (
        trigger.type == "CONSULT"
        and unit.preposition == _AT
        and not unit.definite
        and unit.classes.isdisjoint(_PERSONS)
    ):
        return None  # `عقد الاجتماع بسرية`
    goes_off = "means" in {trigger.subject, trigger.object} and unit.classes <= _GROUND | {"ground"}
    meeting = trigger.type == "CONSULT" and not unit.classes.isdisjoint(_GROUND)
    return "place" if unit.preposition == _AT and (meeting or goes_off) else role


def _is_crowd(unit: Unit) -> bool:
    """Whether a phrase names people and no ground, among whom something goes off (`تفجير في جموع المصلين`)."""
    return "people" in unit.classes and unit.classes.isdisjoint(_GROUND)


def _is_of_site(trigger: Trigger, slots: Slots) -> bool:
    """Whether ل says whose the sites are that are struck (`استهداف مواقع للجماعة`)."""
    return trigger.type == "ASSAULT" and bool(slots.genitive) and not slots.genitive[0].classes.isdisjoint(_SITES)


def _genitive_roles(trigger: Trigger, slots: Slots) -> Iterator[tuple[Role, tuple[Unit, ...]]]:
    """The parts of what stands behind a noun: one genitive, or two where the second is the object of the first."""
    if slots.pronoun and overruns(trigger, slots):
        yield "target", slots.second
    if trigger.mode == "meet" and "actor" in trigger.genitive and _are_officials(slots.second):
        if slots.genitive:
            yield "actor", slots.genitive
        yield "target", slots.second  # `لقائه نظيره`, `لقاء الوزير المبعوث الأممي`
        return
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


def _are_officials(phrases: tuple[Unit, ...]) -> bool:
    """Whether whom a phrase names holds office, so that somebody meets them."""
    return bool(phrases) and not phrases[0].classes.isdisjoint(_OFFICIALS) and not phrases[0].joint


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
    if trigger.type == "HARM" and _is_body(unit):
        return  # `سلموا ستين جثة للحكومة`
    if not (slots.genitive or slots.pronoun):
        acts = _SIDES.issubset(trigger.genitive) and not unit.classes.isdisjoint(ACTS)
        yield Part("actor" if acts else _only(trigger, slots, unit), unit)
    elif "target" in trigger.genitive and (slots.pronoun or _acts_on_owner(trigger, slots)):
        yield Part("target", unit)


def _may_act(slots: Slots) -> bool:
    """Whether the first of two phrases behind a noun is its actor, and the second no apposition to it."""
    first, second = slots.genitive[0], slots.second[0]
    if second.classes <= _NO_TARGETS or "casualty" in second.classes:
        return False  # `أوقعت ضربات الطيران قتلى`
    if "PERSON" in first.classes and not second.classes.isdisjoint(_WHO_IS_NAMED):
        return False
    if "PERSON" in second.classes and first.number == "s" and not first.classes.isdisjoint(_TITLES):
        return False  # `اعتقال مسؤول العلاقات في الدائرة سالم العيسى`
    return not first.classes.isdisjoint(_AGENTS)


def _strikes_another(trigger: Trigger, slots: Slots) -> bool:
    """Whether a preposition brings in who suffers it, so that the genitive does it (`هجوم الجيش على القرية`)."""
    prepositions = [unit.preposition for unit in slots.preposed[:NEAR]]
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


def overruns(trigger: Trigger, slots: Slots) -> bool:
    """Whether what stands right behind a noun and its pronoun is what they act on whom that means (`اجتياحها البلد`).

    So ground, and people behind a noun that a preposition brings in (`بعد قتله ستة حراس`).
    """
    if not slots.second or not _SIDES.issubset(trigger.genitive):
        return False
    if slots.led and trigger.mode in _ON_PEOPLE and not slots.second[0].classes.isdisjoint(_PERSONS):
        return True
    return trigger.type in _ACTED and not slots.second[0].classes.isdisjoint(_GROUND)


def _acts_on_owner(trigger: Trigger, slots: Slots) -> bool:
    """Whether ل brings in what who stands as genitive acts on (`توقيف السلطات للكاتب`, not `تجنيد شبان للتنظيم`)."""
    owner = slots.preposed[0] if slots.preposed else None
    if owner is None or owner.preposition != _OF or not slots.genitive or trigger.type not in _BLOODY:
        return False
    first = slots.genitive[0].classes
    if trigger.mode in _UNDONE and not first.isdisjoint(_THINGS):
        return False  # `إسقاط طائرة للجماعة`
    if "PERSON" in first:
        return not owner.classes.isdisjoint(_PERSONS)
    if trigger.mode in _WRECKS and not first.isdisjoint(GROUPS["machine"]):
        return False  # `تدمير زورقين للجماعة`
    acts = trigger.type in _ACTED and trigger.mode not in _HANDS_OVER and not first.isdisjoint(ACTS)
    return acts and not owner.classes.isdisjoint(_ACTED_ON)


def _is_body(phrase: Unit) -> bool:
    """Whether a phrase is the name of a body, which nobody detains or abducts (`احتجاز «حركة الوادي» عشرات`)."""
    body = not phrase.classes.isdisjoint(_BODIES)
    return body and phrase.classes.isdisjoint(_PERSONS) and phrase.numeral is None


def _is_seat_of_talks(trigger: Trigger, phrase: Unit) -> bool:
    """Whether a town stands behind talks or an agreement, which are called after it (`مفاوضات جنيف`)."""
    return trigger.type in _TALKS and phrase.classes <= {"PLACE"}


def _only(trigger: Trigger, slots: Slots, first: Unit) -> Role:
    """The part of a lone genitive, or of the pronoun written to the noun."""
    likeliest = trigger.genitive[0]
    if trigger.mode in _HELD and "actor" in trigger.genitive and _is_body(first):
        return "actor"
    if "PLACE" in first.classes and ("place" in trigger.genitive or _is_seat_of_talks(trigger, first)):
        return "place"
    if likeliest not in _SIDES or not _SIDES.issubset(trigger.genitive):
        return likeliest
    if _strikes_another(trigger, slots) or _acts_on_owner(trigger, slots):
        return "actor"
    if (slots.pronoun and overruns(trigger, slots)) or (slots.returned and not first.classes.isdisjoint(ACTS)):
        return "actor"
    if any(unit.role == "actor" for unit in slots.preposed) or not first.classes.isdisjoint(_STRUCK):
        return "target"
    if not first.classes.isdisjoint(ACTS) and _has_ground(slots):
        return "actor"
    fires = trigger.type == "ASSAULT" and trigger.mode not in _UNDONE | _HELD  # `خطف طائرات`
    if fires and not first.classes.isdisjoint(_FIRING):
        return "actor"
    return likeliest
