"""Phrases that say where something happens, and how far such a phrase goes.

A preposition of place with ground or a name behind it says where (`is_where`). A name is a place by itself, what lies
around it apart (`حديقة الأمة ببغداد`: the garden); a place without a name goes on with what says where it lies
(`قرى غربي الفاشر`), but a building or position near a named place leaves it to that to tell where (`موقع قرب
المحطة`).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from musnad.arabic.clitics import WordClass
from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS
from musnad.reading.genitives import inner_genitive
from musnad.reading.nounphrases import NounPhrase
from musnad.reading.stretch import Stretch

GROUND: Final = GROUPS["ground"] | {"PLACE"}
"""Classes of what something can happen in or on."""
AROUND: Final = frozenset({"في محيط", "بمحيط"})
"""Prepositions that say around what."""
INSIDE: Final = frozenset({"ب", "في"})
"""Prepositions that say in what."""
_NAMED: Final = frozenset({"PLACE", "settlement"})
_WHERE: Final = frozenset({"place", "destination"})
_ACTS: Final = frozenset({"force", "group", "authority"})
"""Classes of bodies that have no one seat: armed ones, movements, states."""
_OWNERS: Final = frozenset({"ORGANIZATION", "armed", "force", "group", "authority"})
_AND: Final = "و"
_IN: Final = "ب"
_OF: Final = "ل"
_STOREYS: Final = frozenset({"طابق", "طابقين", "طوابق", "ادوار"})
_FROM: Final = "من"
_AMID: Final = "وسط"


def is_where(sight: EventSight, unit: Unit, *, leaves: bool = False) -> bool:
    """Whether a phrase says where something happens; of those who leave, also from where, but not where to."""
    if unit.kind != "phrase" or not unit.preposition or _is_land(sight, unit) or is_event(sight, unit):
        return False
    if leaves and unit.role == "destination":
        return False
    if (_is_amid(sight, unit) and last_place(sight, unit) is None) or is_of_storeys(sight, unit):
        return False
    says_where = unit.role in _WHERE or (leaves and unit.role == "origin") or unit.preposition == _IN
    return says_where and not unit.classes.isdisjoint(GROUND)


def is_of_storeys(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase only tells how high a building is (`مبنى من خمسة طوابق`)."""
    return unit.preposition == _FROM and unit.head >= 0 and sight.forms[unit.head].base in _STOREYS


def is_ground_behind(sight: EventSight, unit: Unit, prepositions: AbstractSet[str]) -> bool:
    """Whether a phrase is ground behind one of the prepositions that say where (`على طريق المطار`, `زيارة إلى حلب`)."""
    if unit.preposition not in prepositions or _is_land(sight, unit) or is_event(sight, unit):
        return False
    return not unit.classes.isdisjoint(GROUND)


def is_at_seat(sight: EventSight, unit: Unit, *, gathered: bool) -> bool:
    """Whether a phrase says near whose seat something happened, or before which people gathered.

    (`قرب وزارة الداخلية`, `تظاهروا أمام البرلمان`; but `شهد أمام مجلس الأمن`.)
    """
    at = unit.preposition in sight.words.structure["near"]
    if gathered:
        at = unit.role == "place" and unit.preposition not in INSIDE
    around = gathered or unit.preposition in AROUND
    body = "ORGANIZATION" in unit.classes or (around and not unit.names and unit.definite)
    acts = _ACTS if unit.names else _ACTS - {"authority"}
    return at and body and not unit.joint and unit.classes.isdisjoint(acts)


def is_named(sight: EventSight, unit: Unit) -> bool:
    """Whether the phrase is a place by its name, or has one in it."""
    names = sight.naming.names
    return not unit.classes.isdisjoint(_NAMED) or any(names[number].kind == "place" for number in unit.names)


def is_named_ground(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is ground that is named, or lies within what is."""
    ground = unit.kind == "phrase" and not unit.classes.isdisjoint(GROUND)
    return ground and is_named(sight, unit)


def is_joined(unit: Unit) -> bool:
    """Whether a phrase without a preposition is joined by و to the one before it."""
    return unit.kind == "phrase" and unit.joint == _AND and not unit.preposition


def bare_name(sight: EventSight, unit: Unit) -> Unit:
    """A place without what only describes one that is told by its name (`بلدة حرض القريبة من المعبر`)."""
    structure = sight.words.structure
    name = next((one for number in unit.names if (one := sight.naming.names[number]).kind == "place"), None)
    behind = min(unit.last + 1, len(sight.forms))
    for at in range(max(unit.last, unit.head + 2) if name is None else name.last + 1, behind):
        form, described = sight.forms[at], sight.forms[at - 1]
        led = form.preposition == _OF and not form.joint
        led = led or (at < unit.last and form.text in structure["complement"])
        participle = described.best.wordclass is WordClass.PARTICIPLE or described.base in structure["nearness"]
        if led and participle and described.definite:
            return msgspec.structs.replace(unit, last=at - 1, end=sight.tokens[at - 2].end)
    return unit


def turns_elsewhere(sight: EventSight, unit: Unit) -> bool:
    """Whether a conjunction turns to what may have happened elsewhere (`فيما`)."""
    form = sight.forms[unit.first]
    return unit.kind == "clause" and form.text.removeprefix(form.joint) in sight.words.structure["turn"]


def last_place(sight: EventSight, unit: Unit) -> Unit | None:
    """The name of a place with which a phrase about something else ends (`الفراغ الأمني في ليبيا`)."""
    name = sight.name(unit.last - 1)
    if name is None or name.kind != "place" or name.first <= unit.head:
        return None
    return NounPhrase(Stretch(sight, unit.last), name.first).unit()


def narrowest(line: EventClauses, at: int) -> int:
    """The narrowest of the places from the unit `at` back, each of which lies within the next one."""
    while at and _lies_within(line, at):
        at -= 1
    return at


def _lies_within(line: EventClauses, at: int) -> bool:
    """Whether a phrase only tells within what the named place right before it lies (`حديقة الأمة ببغداد`)."""
    unit, before = line.units[at], line.units[at - 1]
    within = unit.preposition in INSIDE or _is_beside(line.sight, unit) or unit.preposition == _AMID
    governed = bool(before.preposition) or (unit.preposition == _IN and "PLACE" in before.classes)
    return within and governed and is_named_ground(line.sight, before) and "people" not in before.classes


def whole(line: EventClauses, at: int) -> Unit:
    """The place with what is joined to it, and with what says where an unnamed one lies.

    (`في حلب وحماة`, `في قرى غربي الفاشر`, `في قرى وبلدات بريف حلب`.)
    """
    units = line.units
    at = at - 1 if _only_describes(line, at) else at
    unit, after = units[at], at + 1
    lying = last_place(line.sight, units[at - 1]) if at and _is_beside(line.sight, unit) else None
    if lying is not None and units[at - 1].last == lying.last:
        return lying  # `أبناء مديرية جبن شمال محافظة الضالع`
    if _is_amid(line.sight, unit):
        return last_place(line.sight, unit) or unit
    return with_more(line, unit, after)


def with_more(line: EventClauses, unit: Unit, after: int) -> Unit:
    """A place with what stands from the unit `after` on and belongs to it."""
    units = line.units
    if after < len(units) and is_of_storeys(line.sight, units[after]) and not unit.definite and not unit.names:
        return last_place(line.sight, units[after]) or unit
    if after < len(units) and _spans(line.sight, unit, units[after]):
        return _joined_ends(line, _merged(unit, units[after]), after + 1)
    vague = not unit.definite and not unit.names
    if vague and after < len(units) and _is_owner(unit, units[after]):
        unit, after = _merged(unit, units[after]), after + 1
    while vague and after < len(units) and _is_like(unit, units[after]):
        unit, after = _merged(unit, units[after]), after + 1
    if after < len(units) and _is_near(line.sight, unit, units[after]):
        unit, after = units[after], after + 1
    elif after < len(units) and _locates(line.sight, unit, units[after]):
        unit, after = _merged(unit, units[after]), after + 1
    while (following := _joined_place(line, unit, after)) is not None:
        unit, after = _merged(unit, units[following]), following + 1
    return unit


def _is_owner(unit: Unit, following: Unit) -> bool:
    """Whether a phrase tells whose an unnamed position is (`حاجز لقوى الأمن`)."""
    owns = following.preposition == _OF and not following.joint and not following.classes.isdisjoint(_OWNERS)
    return owns and "site" in unit.classes


def _spans(sight: EventSight, unit: Unit, following: Unit) -> bool:
    """Whether a phrase tells between what the road before it runs (`الطريق بين حلب وحماة`)."""
    spans = following.preposition in sight.words.structure["spanning"]
    return spans and "route" in unit.classes and is_named(sight, following)


def _joined_ends(line: EventClauses, unit: Unit, after: int) -> Unit:
    """A road with the other ends that و joins to the first."""
    while after < len(line.units) and is_joined(line.units[after]) and "PLACE" in line.units[after].classes:
        unit, after = _merged(unit, line.units[after]), after + 1
    return unit


def _is_near(sight: EventSight, unit: Unit, following: Unit) -> bool:
    """Whether an unnamed building or position only stands near a named place, which tells where (`موقع قرب المحطة`)."""
    vague = not unit.definite and not is_named(sight, unit) and not unit.classes.isdisjoint(GROUPS["structure"])
    return vague and following.preposition in sight.words.structure["near"] and is_named(sight, following)


def _joined_place(line: EventClauses, unit: Unit, after: int) -> int | None:
    """The next named place that و joins to one, past joined words of which no table knows that they are places."""
    at = after
    while "PLACE" in unit.classes and at < len(line.units) and _may_be_joined(line, line.units[at]):
        if "PLACE" in line.units[at].classes:
            return at
        at += 1
    return None


def _may_be_joined(line: EventClauses, unit: Unit) -> bool:
    """Whether a phrase goes on a list: with its و, or as one unknown word that begins with it."""
    unknown = not unit.classes and unit.last == unit.first + 1 and line.sight.forms[unit.first].text[:1] == _AND
    return unit.kind == "phrase" and not unit.preposition and (is_joined(unit) or unknown)


def _only_describes(line: EventClauses, at: int) -> bool:
    """Whether a phrase only says where the place before it lies (`قضاء مخمور شرق الموصل`)."""
    if not at or not _is_beside(line.sight, line.units[at]):
        return False
    before = line.units[at - 1]
    return before.kind == "phrase" and not before.classes.isdisjoint(GROUND) and "people" not in before.classes


def _is_beside(sight: EventSight, unit: Unit) -> bool:
    return unit.preposition in sight.words.structure["beside"]


def _locates(sight: EventSight, unit: Unit, following: Unit) -> bool:
    """Whether what follows an unnamed place says where it lies (`قرى غربي الفاشر`, `فندق في أربيل`, `منزله في حلب`)."""
    owned = bool(sight.forms[unit.head].enclitic) and unit.first < unit.head == unit.last - 1
    if unit.definite and not owned:
        return False
    inside = following.preposition in INSIDE and not following.joint
    within = not unit.names and inside and is_where(sight, following)
    return within or _is_beside(sight, following)


def _is_like(unit: Unit, following: Unit) -> bool:
    """Whether another unnamed place is joined to one (`قرى وبلدات`)."""
    return is_joined(following) and not following.definite and bool(unit.classes & following.classes & GROUND)


def _merged(unit: Unit, following: Unit) -> Unit:
    return msgspec.structs.replace(
        unit, last=following.last, end=following.end, core=-1, names=(*unit.names, *following.names)
    )


def _is_amid(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase only says among whom (`وسط المصلين`), though its preposition is a noun for a side."""
    genitive = inner_genitive(sight, unit) if sight.events[unit.head].side else None
    return genitive is not None and genitive.classes.isdisjoint(GROUND)


def is_event(sight: EventSight, unit: Unit) -> bool:
    """Whether the phrase is about an event (`في كمين`), and not about ground that has the word for its name.

    (`في سجن شالا`, `عند حاجز للجيش`.)
    """
    called = "facility" in unit.classes and unit.last - unit.head > 1
    beside = unit.preposition not in INSIDE and not unit.classes.isdisjoint(GROUND) and "authority" not in unit.classes
    return unit.head not in sight.name_at and not (called or beside) and bool(sight.events[unit.head].nouns)


def _is_land(sight: EventSight, unit: Unit) -> bool:
    """Whether the phrase is only the country spoken of (`البلاد`), or a pronoun."""
    form = sight.forms[unit.head]
    pronoun = bool(form.enclitic) and unit.first == unit.head
    return unit.head not in sight.name_at and (pronoun or form.base in sight.words.structure["land"])
