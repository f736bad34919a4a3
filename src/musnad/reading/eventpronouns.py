"""Whom the pronouns of an event mean: of its noun (`قصفها`), its verb (`اعتقلوه`), a preposition (`سيطروا عليها`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from musnad.arabic.clitics import Analysis
from musnad.reading.antecedents import agrees, antecedent
from musnad.reading.clauses import Clause
from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventforms import PRONOUNS
from musnad.reading.eventline import EventLine
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import GROUPS, Role, Trigger
from musnad.reading.forms import RETURNS
from musnad.reading.participation import can_act
from musnad.reading.roles import Part, of_pronoun, overruns
from musnad.reading.slots import Slots

_NEAR: Final = 3
"""In units: how far behind a trigger its preposition with a pronoun stands."""
_OF_PEOPLE: Final = frozenset(
    {"killed", "injured", "missing", "displaced", "arrest", "abduct", "torture", "sexual", "beat"}
)
"""Modes of what only people suffer."""
_PERSONAL: Final = _OF_PEOPLE | {"release"}
_HELD: Final = frozenset({"arrest", "abduct", "release"})
"""Modes whose target behind a preposition is somebody (`أفرج عنه`)."""
_FOUGHT: Final = frozenset({"ASSAULT", "CONTROL", "COERCE"})
"""Types of what rather those do who bear arms."""
_AND: Final = "و"
_SHE: Final = "ها"
_BODILY: Final = frozenset({"ASSAULT", "HARM"})
_PLURALS: Final = ("ون", "ين")
_TOGETHER: Final = frozenset({"COOPERATE", "CONSULT", "AGREE"})
"""Types of what is done with somebody, who acts too."""
_SIDES: Final[tuple[Role, ...]] = ("actor", "target")


def of_noun_pronoun(
    line: EventLine, unit: int, trigger: Trigger, slots: Slots, parts: Sequence[Part]
) -> Iterator[Part]:
    """Whom the pronoun written to a trigger noun means (`هجومهم`, `اعتقاله`)."""
    if slots.pronoun not in PRONOUNS:
        return
    acts = trigger.genitive[:1] == ("actor",) or overruns(trigger, slots)
    apart, meets = _phrases(parts, _SIDES), trigger.type == "CONSULT"
    suffers = not acts and (trigger.mode in _PERSONAL or trigger.class_ == "phrase")
    found = _during(line, unit, slots.pronoun) if trigger.genitive[:1] == ("actor",) else None
    found = found or antecedent(
        line.sight,
        line.units,
        unit,
        slots.pronoun,
        acts=acts,
        apart=apart,
        meets=meets,
        suffers=suffers,
        solid=not acts and trigger.type in _BODILY,
        known=suffers and (trigger.class_ == "phrase" or slots.pronoun == _SHE),
    )
    role = None if found is None else of_pronoun(trigger, slots, found)
    if found is None or role is None or (role == "actor" and any(part.role == "actor" for part in parts)):
        return
    yield Part(role, found)


def sufferer_above(line: EventLine, unit: int, trigger: Trigger, slots: Slots) -> Unit | None:
    """Whom a verb without a subject of its own was done to, where the pronoun of its noun means who went before.

    Its passive is spelt alike (`احتجز الطلاب ثم أطلق سراحهم`).
    """
    over = line.light_over(unit) if slots.pronoun in PRONOUNS and trigger.genitive[:1] == ("target",) else None
    if over is None or trigger.mode not in _PERSONAL or over.clause.before or len(over.clause.bare) > 1:
        return None
    before = line.units[: over.clause.verb]
    return antecedent(line.sight, before, len(before), slots.pronoun, acts=False, suffers=True)


def _during(line: EventLine, unit: int, pronoun: str) -> Unit | None:
    """The subject of the clause that a deed of its own follows or goes with (`خطفوا مئة بعد استيلائهم على القرية`)."""
    structure = line.sight.words.structure
    clause = next((one for one in reversed(line.clauses) if one.verb < unit), None)
    if clause is None or line.units[unit].preposition not in structure["after"] | structure["during"]:
        return None
    subject = line.subjects[clause.verb]
    doer = subject[0] if subject and not line.undergoes(clause) and can_act(subject[0]) else None
    return doer if doer is not None and agrees(line.sight, doer, pronoun) else None


def of_verb_pronoun(
    line: EventClauses, clause: Clause, trigger: Trigger, slots: Slots, parts: Sequence[Part]
) -> Iterator[Part]:
    """Whom the pronoun written to a verb means, which is its object (`اعتقلوه`)."""
    if slots.pronoun not in PRONOUNS or slots.object or trigger.object == "none":
        return
    apart = _phrases(parts, ("actor",))
    suffers = trigger.object == "target" and trigger.mode in _OF_PEOPLE
    found = antecedent(line.sight, line.units, clause.verb, slots.pronoun, acts=False, apart=apart, suffers=suffers)
    if found is not None:
        yield Part(trigger.object, found)


def of_preposition_pronoun(
    line: EventClauses, units: tuple[int, int], trigger: Trigger, parts: Sequence[Part], clause: Clause | None = None
) -> Iterator[Part]:
    """Whom the pronoun of a preposition behind the trigger means (`سيطروا عليها`, `اشتبكوا معهم`).

    `units` are that of the trigger and the first behind it; `clause` is that of a verb, whose antecedent comes first.
    """
    unit, first = units
    for one in line.units[first : first + _NEAR]:
        if one.kind not in {"other", "time", "phrase"}:
            return
        taken_up = line.sight.events[one.first].taken_up
        role = None if taken_up is None else _side(trigger, taken_up[0])
        if taken_up is None or role is None:
            continue
        taken = None if clause is None or not clause.antecedent or not clause.before else line.units[clause.before[0]]
        if taken is not None and clause is not None and _takes_up(line, clause, taken_up[1]):
            found: Unit | None = taken
        else:
            apart = _phrases(parts, _SIDES)
            acts = trigger.type in _TOGETHER or role == "actor"  # `سيطرت على المدينة بعد اشتباكات بينها وبين المسلحين`
            suffers = role == "target" and (trigger.mode in _HELD or trigger.type == "PROTEST")
            solid = role == "target" and trigger.type == "ASSAULT" and not acts  # `قبل بدء الحركة وهجوم الجماعة عليها`
            found = antecedent(
                line.sight, line.units, unit, taken_up[1], acts=acts, apart=apart, suffers=suffers, solid=solid
            )
        if found is not None:
            yield Part(role, found)
        return


def of_bare_verb(
    line: EventClauses, clause: Clause, analysis: Analysis, trigger: Trigger, slots: Slots
) -> Iterator[Part]:
    """Whom a verb means that has no phrase beside it and goes on with none: of the dead and hurt, and of several.

    (`أعلن استشهاد جندي بعدما أصيب بقذيفة`, `انسحاب المتمردين من المدن التي سيطروا عليها`.)
    """
    if slots.subject or slots.object or slots.pronoun or clause.before or clause.headless:
        return
    several = analysis.number == "p"
    suffers = trigger.type == "HARM" and trigger.mode in _OF_PEOPLE
    if not (several or suffers) or analysis.tense != "past":
        return
    pronoun = "هم" if several else {"m": "ه", "f": "ها"}.get(analysis.gender, "")
    found = None
    if pronoun and trigger.type in _FOUGHT and not suffers:  # `خطفت الجماعة مئة شاب في المدينة التي استولوا عليها`
        others = [one for one in line.units if one.classes.isdisjoint(GROUPS["armed"])]
        found = antecedent(line.sight, line.units, clause.verb, pronoun, acts=True, apart=others)
    if pronoun and found is None:
        found = antecedent(line.sight, line.units, clause.verb, pronoun, acts=not suffers, suffers=suffers)
    if found is not None and (suffers or _are_people(line, found)):
        yield Part("target" if suffers else trigger.subject, found)


def of_joined_verb(line: EventClauses, clause: Clause, trigger: Trigger, slots: Slots) -> list[Part]:
    """Who is told behind a verb of harm joined right behind another, of which it tells too.

    They suffered both (`قتل وأصيب عشرات المدنيين`), the last where two are told (`قتل وأصاب الجيش عشرات المدنيين`) or
    where the clause before tells who acts (`هاجمت الفصائل القرية وقتلت وأسرت عددا من الحراس`).
    """
    following = line.clause_of.get(clause.verb + 1)
    if following is None or trigger.type != "HARM" or trigger.mode not in _OF_PEOPLE or clause.before:
        return []
    senses = (sense for use in line.verb(following).verbs for sense in use.senses)
    harms = any(sense.type == "HARM" or sense.mode in _OF_PEOPLE for sense in senses)
    if not harms or line.units[following.verb].joint != _AND or not following.bare:
        return []
    *before, last = ([line.units[at] for at in group] for group in following.bare)
    acting = before[0] if before else [one for one in (*slots.subject, *slots.object) if _acts_on(line, one, last[0])]
    return [*(Part("actor", one) for one in acting), *(Part("target", one) for one in last)]


def _acts_on(line: EventClauses, phrase: Unit, suffering: Unit) -> bool:
    """Whether an accusative shows that somebody armed is who struck those whom it is of."""
    return not phrase.classes.isdisjoint(GROUPS["armed"]) and line.sight.forms[suffering.first].nunated


def _are_people(line: EventClauses, phrase: Unit) -> bool:
    """Whether a phrase names several people, by its noun or by its ending (`الحوثيين`)."""
    sight, head = line.sight, phrase.head
    ended = head >= 0 and sight.is_word[head] and sight.forms[head].base.endswith(_PLURALS)
    return ended or ("people" in phrase.classes and phrase.number == "p")


def is_resumed(line: EventClauses, clause: Clause) -> bool:
    """Whether a preposition takes up the antecedent of a relative clause (`المناطق التي سيطروا عليها`)."""
    if not clause.antecedent:
        return False
    behind = (unit for unit in line.units[clause.verb + 1 : clause.verb + _NEAR] if unit.kind == "other")
    pronouns = [taken_up[1] for unit in behind if (taken_up := line.sight.events[unit.first].taken_up) is not None]
    return any(_takes_up(line, clause, pronoun) for pronoun in pronouns)


def _takes_up(line: EventClauses, clause: Clause, pronoun: str) -> bool:
    """Whether a pronoun can mean what a relative clause is about; where no word opens it, it must agree with that."""
    if not clause.before:
        return True
    relatives = (unit for unit in line.units[clause.before[0] : clause.verb] if unit.kind == "relative")
    relative = next(relatives, None)
    if relative is None:
        return agrees(line.sight, line.units[clause.before[0]], pronoun)
    return RETURNS.get(line.sight.forms[relative.first].base, pronoun) == pronoun


def _side(trigger: Trigger, preposition: str) -> Role | None:
    """Which side of the event a preposition brings in."""
    return next((role for role in _SIDES if f"{preposition}:{role}" in trigger.takes), None)


def _phrases(parts: Iterable[Part], roles: tuple[Role, ...]) -> list[Unit]:
    return [part.phrase for part in parts if part.role in roles]
