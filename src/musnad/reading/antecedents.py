"""Whom a pronoun written to a trigger or a preposition means: a phrase of the sentence that agrees with it.

Arabic pronouns tell gender and number, and things in the plural are feminine singular; of the phrases before it that
agree, one that can act is meant before one that cannot where the pronoun acts, else the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.reading.clauses import is_among
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS
from musnad.reading.genitives import inner_genitive
from musnad.reading.participation import is_about_event, is_abstract, is_deed

_PERSONS: Final = GROUPS["people"] | {"PERSON"}
_ACTS: Final = GROUPS["armed"] | _PERSONS | {"ORGANIZATION"}
_BODIES: Final = frozenset({"ORGANIZATION", "force", "group", "authority"})
_TROOPS: Final = frozenset({"force", "group", "authority"})
_PLURALS: Final = ("ون", "ين")
_FEMININES: Final = ("ه", "ات", "ت")
_THEY: Final = frozenset({"هم", "هن"})
_THEY_TWO: Final = "هما"
_SHE: Final = "ها"


def antecedent(  # noqa: PLR0913 - where the pronoun stands, and what is known of whom it means
    sight: EventSight,
    units: Sequence[Unit],
    before: int,
    pronoun: str,
    *,
    acts: bool,
    apart: Sequence[Unit] = (),
    meets: bool = False,
    suffers: bool = False,
    solid: bool = False,
    known: bool = False,
) -> Unit | None:
    """The phrase before the unit `before` that the pronoun means, or None.

    `acts` says that the pronoun does something in its event, `meets` that it meets somebody, as persons do; `apart` are
    phrases that it cannot mean, such as the other side of the same event; only people can be what `suffers`
    (`اعتقاله`), of whom it is `known` that they are people where a phrase alone tells of a deed (`منعه من السفر`); what
    is `solid` can be struck, and is no matter and no deed (`قصفها`).
    """
    barred = {unit.start for unit in apart}
    doers = _PERSONS if meets and pronoun not in _THEY else _ACTS
    preposed: Unit | None = None
    among = {units[at + 1].start for at in range(before - 1) if is_among(sight, units[at])} if acts else set()
    vague = known
    for unit in _nearest_first(sight, units[:before], persons=suffers):
        if unit.start in among:
            continue  # `خطفوا مئة بينهم ستون شابا بعد استيلائهم على`
        if unit.kind != "phrase" or unit.start in barred or (acts and unit.classes.isdisjoint(doers)):
            continue
        if not agrees(sight, unit, pronoun) or (suffers and not _is_somebody(sight, unit, pronoun)):
            continue
        if solid and _is_bodiless(sight, unit):
            vague = True
            continue
        if vague and not unit.classes and unit.numeral is None:
            continue
        if not acts or not (unit.preposition or _is_feminine_body(sight, unit, pronoun)):
            return unit
        preposed = preposed or unit
    return preposed or (_of_kin(sight, units[:before], pronoun) if suffers else None)


def _of_kin(sight: EventSight, units: Sequence[Unit], pronoun: str) -> Unit | None:
    """Whose family or friend somebody is that was told last (`قالت زوجة الناشط إن الحراس عذبوه`)."""
    for unit in reversed(units):
        if unit.kind != "phrase" or unit.classes.isdisjoint(_PERSONS) or unit.head in sight.name_at:
            continue
        whose = inner_genitive(sight, unit)
        if whose is not None and agrees(sight, whose, pronoun) and _is_somebody(sight, whose, pronoun):
            return whose
    return None


def _is_feminine_body(sight: EventSight, unit: Unit, pronoun: str) -> bool:
    """Whether *they* are less likely a body that takes a feminine pronoun (`القوات`) than people named before it."""
    return pronoun in _THEY and unit.classes.isdisjoint(_PERSONS) and _names_bodies(sight, unit)


def _is_bodiless(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase names nothing that could be struck: a matter, or a deed."""
    return is_abstract(unit) or (not unit.classes and is_deed(sight, unit))


def _is_somebody(sight: EventSight, unit: Unit, pronoun: str) -> bool:
    """Whether a phrase may name whom is killed, held or hurt: people, of several also a troop; or it is unknown."""
    if not unit.classes:
        return (unit.definite or unit.numeral is not None) and not is_deed(sight, unit)
    return not unit.classes.isdisjoint(_PERSONS | _TROOPS if pronoun in _THEY else _PERSONS)


def _nearest_first(sight: EventSight, units: Sequence[Unit], *, persons: bool) -> Iterator[Unit]:
    """The units backwards; of a phrase about an event the one behind its noun (`تقدم القوات`: the forces).

    So of any deed whose preposition leads to it, or where `persons` are looked for (`تعزير مواطن`), of whom the dead
    are some too (`جثمان شاب قتله الحراس`).
    """
    for unit in reversed(units):
        led = persons or bool(unit.preposition)  # `عازم على استئصال المسلحين لوقف هجماتهم`
        deed = is_about_event(sight, unit) or (led and is_deed(sight, unit)) or (persons and "body" in unit.classes)
        deed = unit.kind == "phrase" and deed
        yield (inner_genitive(sight, unit) or unit) if deed else unit


def agrees(sight: EventSight, unit: Unit, pronoun: str) -> bool:
    """Whether a phrase has the gender and number of a pronoun."""
    if unit.head < 0 or not sight.is_word[unit.head] or (unit.numeral is not None and not unit.classes):
        return unit.numeral is not None and pronoun in {"هم", _THEY_TWO}
    if pronoun == _THEY_TWO:
        return unit.number == "d"
    if not unit.classes and unit.numeral is not None and unit.numeral.vague and pronoun in _THEY:
        return True  # `اعتقال العشرات وتعذيبهم`
    people = not unit.classes.isdisjoint(_PERSONS)
    bodies = _names_bodies(sight, unit)
    plural = unit.number == "p" or bodies
    feminine = bodies or "woman" in unit.classes or _is_feminine(sight, unit)
    if pronoun in _THEY:
        group = not unit.classes.isdisjoint(_BODIES)
        named = unit.head in sight.name_at and not feminine
        return (people and plural) or (group and (plural or named))
    if pronoun == _SHE:
        return (feminine and not (people and plural)) or (plural and not people)
    return not (feminine or plural or unit.number == "d" or _is_a_people(sight, unit))


def _is_a_people(sight: EventSight, unit: Unit) -> bool:
    """Whether a group is named by its people, who are several (`أسقط الجيش صاروخا أطلقه الحوثيون ودمره`)."""
    form = sight.forms[unit.head]
    return form.definite and form.base.endswith(_PLURALS) and not unit.classes.isdisjoint(_BODIES)


def _names_bodies(sight: EventSight, unit: Unit) -> bool:
    """Whether the phrase begins with a body in the plural (`قوات الحكومة`), which is feminine singular too."""
    base = sight.forms[unit.head].base
    return any(base.startswith(body) for body in sight.words.structure["bodies"])


def _is_feminine(sight: EventSight, unit: Unit) -> bool:
    """Whether the head is feminine: by its ending, or as the name of a state or place."""
    name = sight.name(unit.head)
    if name is not None and (name.country is not None or name.kind == "place"):
        return True
    form = sight.forms[unit.head]
    base = form.base.removesuffix(form.enclitic)
    return base.endswith(_FEMININES) or base in sight.words.structure["land"]
