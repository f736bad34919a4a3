"""What a light verb gives the event of its noun: who did it, whom it befell, where, from above or behind the noun.

`شنت الطائرات غارات`, `تعرض الموقع لهجوم`, `شهدت المدينة اشتباكات`; behind its noun with a pronoun for it `غارات شنتها
الطائرات`, `انفجار استهدف حافلة`, `هجوم نسب إلى خلية`; as a noun `قيام القوات بقصف`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.reading.antecedents import agrees, antecedent
from musnad.reading.clauses import Clause
from musnad.reading.eventclauses import LightOver
from musnad.reading.eventforms import PRONOUNS, LightUse
from musnad.reading.eventline import EventLine
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import GROUPS, LightClass, LightVerb, Role, Trigger
from musnad.reading.genitives import noun_slots
from musnad.reading.participation import is_about_event
from musnad.reading.roles import Part, parts_of
from musnad.reading.slots import Slots

_SUBJECT_IS: Final[dict[LightClass, Role]] = {
    "do": "actor",
    "claim": "actor",
    "undergo": "target",
    "cause": "cause",
}
_PLACES: Final = frozenset({"PLACE", "settlement", "area"})
_TO: Final = "الي"
_REACHES: Final = frozenset({"ASSAULT", "COERCE"})
_UPON: Final = "علي"
_EXPLOSION: Final = "explosives"
_BETWEEN: Final = "بين"
_SIDES: Final = f"{_BETWEEN}:actor"
_AND: Final = "و"
_IN: Final = "في"
_OWNED: Final = "ل"
_FROM: Final = "عن"
"""Behind a verb of ending it brings in what its subject did itself (`كفوا عن القصف`)."""
_SURVIVES: Final = "من"
_SURVIVED: Final = frozenset({"killed", "damage"})
_ASIDE: Final = frozenset({"place", "means"})
_COMMAS: Final = frozenset("،,")
_SAYS_OF_NOUN: Final = frozenset({"happen", "do", "undergo"})
_GROUND: Final = GROUPS["ground"]
_DOERS: Final = GROUPS["people"] | GROUPS["armed"] | {"ORGANIZATION", "PERSON"}
"""Classes of those who do by themselves what they bring about."""
_WORDS: Final = frozenset({"words"})
_SCENE: Final = 8
"""In units: how far before its verb the place is told that is its subject."""
_BEFORE_VERB: Final = frozenset({"relative", "time", "auxiliary", "aside", "other"})


def of_verb_above(line: EventLine, over: LightOver, at: int, unit: int, trigger: Trigger) -> Iterator[Part]:
    """What the subject of the light verb over a noun is to its event."""
    subject = _subject(line, over.clause, unit)
    if over.sense.class_ == "happen" and subject and subject[0].first != line.units[unit].first:
        yield from (Part("place", one) for one in subject if not one.classes.isdisjoint(_PLACES))
        return
    if over.sense.class_ == "happen" and not over.clause.antecedent:
        yield from (Part("place", one) for one in _scene(line, over.clause))
    role = (
        "actor" if over.sense.class_ == "stop" and _FROM in over.sense.through else _SUBJECT_IS.get(over.sense.class_)
    )
    if over.sense.class_ == "undergo" and trigger.mode in _SURVIVED and _SURVIVES in over.sense.through:
        return  # `نجوا من غرق مركبهم`
    if over.sense.class_ == "undergo" and _SIDES in trigger.takes and _IN in over.sense.through:
        return  # `سقطوا في معارك`: of which side they were is not told
    if over.sense.class_ == "claim" and trigger.type == "HARM" and "actor" not in trigger.genitive:
        return
    if role == "actor" and "casualty" in line.sight.events[at].classes:
        return
    if role == "actor" and trigger.type == "HARM" and trigger.mode == "displaced" and "actor" not in trigger.genitive:
        role = "target"  # `بدأت عائلات بالنزوح`
    told = bool(subject) and subject[0].first < line.units[over.clause.verb].first
    if role == "cause" and told and not subject[0].classes.isdisjoint(_DOERS):
        role = "actor"  # `القوى التي تسببت في قتل المدنيين`
    if role is not None and _heads(line, at, unit, trigger):
        yield from (Part(role, one) for one in subject)


def of_noun_above(line: EventLine, unit: int, deed: int | None = None) -> Iterator[Part]:
    """`قيام القوات بقصف`, `إحكام الجيش سيطرته`, `بعد إحكامها السيطرة`: who stands behind the light noun acts.

    The `deed` is the token of the event; what they do may be another's (`قيامه بتصوير الاعتصام`).
    """
    if deed is not None and any(line.sight.forms[at].masdar for at in _before_deed(line, unit, deed)):
        return
    through = line.units[unit].preposition
    at = unit - 1
    while at > 0 and line.units[at].kind == "phrase" and line.units[at].joint and not line.units[at].preposition:
        at -= 1
    above = line.units[at] if at >= 0 else None
    if above is None or above.kind != "phrase" or line.units[unit].joint:
        return
    event = line.sight.events[above.head]
    named = event.thing is not None and any(sense.number == "s" for sense in event.thing.senses)
    light = event.light_noun if through or not named else None
    if light is None or not any(_leads(sense, through) for sense in light.senses):
        return
    pronoun = line.sight.forms[above.head].enclitic
    slots = noun_slots(line.sight, line.units, at, above.head, pronoun)
    yield from (Part("actor", one) for one in slots.genitive if one.last <= line.units[unit].first)
    if pronoun in PRONOUNS and not slots.genitive:
        doer = antecedent(line.sight, line.units, at, pronoun, acts=True)
        yield from () if doer is None else (Part("actor", doer),)


def _before_deed(line: EventLine, unit: int, deed: int) -> Iterator[int]:
    """The words of a phrase before the deed in it that name no event and nothing that takes part in one."""
    for at in range(line.units[unit].first, deed):
        event = line.sight.events[at]
        plain = not (event.nouns or event.thing or event.quantifier or event.light_noun)
        if plain and at not in line.sight.name_at and line.sight.is_word[at]:
            yield at


def _leads(sense: LightVerb, through: str) -> bool:
    """Whether a verb that is light in this sense has its noun behind a preposition, or behind none."""
    return sense.class_ == "do" and (through in sense.through if through else not sense.through)


def of_verb_behind(line: EventLine, unit: int, trigger: Trigger) -> Iterator[Part]:
    """`غارات شنتها الطائرات ضد مواقع`: the light verb behind its noun, with a pronoun for it.

    One of happening has who took part behind it (`اشتباكات بالأسلحة وقعت أمس بين الحراس والمسلحين`).
    """
    following = unit + 1
    while following < len(line.units) and _comes_between(line, following):
        following += 1
    parted = following < len(line.units) and line.units[following].kind == "mark"
    clause = line.clause_of.get(following + parted)
    light = None if clause is None else line.verb(clause).light
    if clause is not None and light is None and not parted and _lays_what_goes_off(line, clause, trigger):
        yield from (Part("actor", line.units[at]) for group in clause.bare[:1] for at in group)
        return
    if clause is None or light is None or (parted and not _takes_up(line, clause, unit)):
        return
    classes = {sense.class_ for sense in light.senses}
    first = tuple(line.units[at] for at in clause.bare[0]) if clause.bare else ()
    preposed = tuple(line.units[at] for at in clause.preposed)
    if "reach" in classes and trigger.type in _REACHES:
        yield from (Part("target", one) for one in first)
    elif "ascribe" in classes:
        yield from (Part("actor", one) for one in preposed if one.preposition == _TO)
    elif (role := _resumed(line, clause, light)) is not None:
        yield from (Part(role, one) for one in first or line.subjects[clause.verb])
    elif "happen" in classes and _SIDES in trigger.takes and not parted and not line.units[clause.verb].joint:
        yield from (Part("actor", one) for one in _sides(preposed))
    elif "happen" in classes and light.analysis.enclitic and line.units[clause.verb - 1].kind == "relative":
        yield from (Part("place", one) for one in first if not one.classes.isdisjoint(_PLACES))
    elif light.analysis.enclitic and first and not classes.isdisjoint({"do", "claim"}):
        yield from (Part("actor", one) for one in first)
        slots = Slots(preposed=preposed)
        yield from (part for part in parts_of(trigger, slots, preposed) if part.role in {"target", "means"})


def of_firing(line: EventLine, clause: Clause, trigger: Trigger) -> Iterator[Part]:
    """Who fired what fell, and at what, as a clause about it tells (`سقطت قذيفة أمس أطلقها الجيش على حي`)."""
    if trigger.subject != "means" or not clause.bare:
        return
    fired = line.units[clause.bare[0][0]]
    following = next((one for one in line.clauses if one.verb > clause.verb), None)
    inflected = None if following is None else line.verb(following).inflected
    if following is None or inflected is None or not inflected.enclitic or line.units[following.verb].joint:
        return
    attacks = any(sense.type == "ASSAULT" for use in line.verb(following).verbs for sense in use.senses)
    parted = any(unit.kind not in {"phrase", "time", "other"} for unit in line.units[clause.verb + 1 : following.verb])
    if parted or not attacks or not agrees(line.sight, fired, inflected.enclitic):
        return
    yield from (Part("actor", line.units[at]) for group in following.bare[:1] for at in group)
    aimed = (line.units[at] for at in following.preposed if at > following.verb)
    yield from (Part("target", one) for one in aimed if one.preposition == _UPON)


def _lays_what_goes_off(line: EventLine, clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb tells who laid what an explosion is one of (`انفجار ألغام زرعها المتمردون`)."""
    if trigger.mode != _EXPLOSION:
        return False
    lays = (
        sense.mode == _EXPLOSION and sense.object == "means" and use.analysis.enclitic
        for use in line.verb(clause).verbs
        for sense in use.senses
    )
    return any(lays)


def _sides(preposed: tuple[Unit, ...]) -> Iterator[Unit]:
    """Whom بين brings in, with who is joined to them; what is joined between them has its own sides."""
    within = False
    for one in preposed:
        if one.joint and not (one.preposition or one.classes or within):
            return  # `الاتفاق الذي وقعته مع الجماعة والتقارب بين الدولتين`
        within = one.preposition.removeprefix(_AND) == _BETWEEN or (within and not one.preposition and bool(one.joint))
        if within:
            yield one


def _comes_between(line: EventLine, at: int) -> bool:
    """Whether a unit may stand between a noun and the verb that tells of it: weapons among them."""
    unit = line.units[at]
    if unit.kind == "phrase" and unit.joint == _AND and not unit.preposition:
        return _comes_between(line, at - 1)
    return unit.kind in _BEFORE_VERB or (unit.kind == "phrase" and unit.role == "means")


def _resumed(line: EventLine, clause: Clause, light: LightUse) -> Role | None:
    """The part of the subject of a light verb whose preposition takes up the noun (`الهجوم الذي قاموا به`)."""
    behind = clause.verb + 1
    if not clause.antecedent or behind >= len(line.units) or line.units[behind].kind != "other":
        return None
    taken_up = line.sight.events[line.units[behind].first].taken_up
    senses = () if taken_up is None else (sense for sense in light.senses if taken_up[0] in sense.through)
    return next((_SUBJECT_IS[sense.class_] for sense in senses if sense.class_ in {"do", "undergo"}), None)


def _takes_up(line: EventLine, clause: Clause, unit: int) -> bool:
    """Whether a verb with no conjunction behind a comma has a pronoun for the noun (`في حملة أمنية، شنتها الشرطة`)."""
    inflected, verb = line.verb(clause).inflected, line.units[clause.verb]
    if inflected is None or verb.joint or line.sight.tokens[verb.first - 1].form not in _COMMAS:
        return False
    return bool(inflected.enclitic) and agrees(line.sight, line.units[unit], inflected.enclitic)


def of_reaching(line: EventLine, unit: int, trigger: Trigger) -> Iterator[Part]:
    """What an attack hit that is the subject of a verb of hitting (`استهدف انفجار خط الأنابيب`)."""
    if trigger.type not in _REACHES:
        return
    for clause in line.light_verbs("reach"):
        if len(clause.bare) > 1 and clause.bare[0][0] == unit:
            struck = tuple(line.units[at] for at in clause.bare[1])
        elif clause.bare and unit < clause.verb and _told_before(line, clause.verb) == unit:
            struck = tuple(line.units[at] for at in clause.bare[0])  # `هجوم شمال البلاد، استهدف حقلا`
        else:
            continue
        yield from (Part("target", one) for one in struck if "casualty" not in one.classes)  # `أوقع القصف قتلى`


def only_reaches(line: EventLine, unit: int) -> bool:
    """Whether a verb only says whom an attack named before it hit (`قصف استهدف قرية`)."""
    clause = line.clause_of[unit]
    light = line.verb(clause).light
    if light is None or not any(sense.class_ == "reach" for sense in light.senses):
        return False
    at = _told_before(line, unit)
    if not clause.before and len(clause.bare) > 1:
        at = clause.bare[0][0]
    return at >= 0 and line.units[at].kind == "phrase" and _names_attack(line, line.units[at])


def _told_before(line: EventLine, verb: int) -> int:
    """The unit before a verb of hitting that it can tell of, past what only says where, whose and with what."""
    at = _past_passed(line, verb)
    for clause in reversed(line.clauses):
        inflected = line.verb(clause).inflected
        described = inflected is not None and bool(inflected.enclitic) and clause.bare[:1] and at in clause.bare[0]
        if described and clause.verb < at:
            return _past_passed(line, clause.verb)  # `غارات شنتها مقاتلات استهدفت مواقع`
    return at


def _past_passed(line: EventLine, before: int) -> int:
    """The nearest unit before another that does not only say where, whose or with what."""
    at = before - 1
    while at >= 0 and _passes(line, at):
        at -= 1
    return at


def _passes(line: EventLine, at: int) -> bool:
    """Whether a unit may stand between an attack and its verb of hitting: owners, places, a comma.

    (`قصف للجيش وحلفائه، استهدف القرية`.)
    """
    unit = line.units[at]
    if unit.kind == "mark":
        return line.sight.tokens[unit.first].form in _COMMAS
    if unit.kind != "phrase":
        return unit.kind in _BEFORE_VERB
    while at > 0 and line.units[at].joint == _AND and not line.units[at].preposition:
        at -= 1
    aside = unit.role in _ASIDE and not is_about_event(line.sight, unit)
    aside = aside and not (unit.role == "means" and _names_attack(line, unit))
    return aside or line.units[at].preposition == _OWNED


def is_light_here(line: EventLine, unit: int) -> bool:
    """Whether a verb has a noun for an event beside it that it is light for (`تمت السيطرة على المدينة`)."""
    clause = line.clause_of[unit]
    if line.verb(clause).light is None:
        return False
    near = [*(at for group in clause.bare[:2] for at in group[:1]), *clause.before[:1]]
    if any(_names_what_verb_tells(line, clause, at) for at in near):
        return True
    for at in near:
        over = line.light_over(at) if is_about_event(line.sight, line.units[at]) else None
        if over is not None and over.clause.verb == unit and over.sense.class_ in _SAYS_OF_NOUN:
            return True
    return False


def _names_what_verb_tells(line: EventLine, clause: Clause, unit: int) -> bool:
    """Whether the noun of a verb names by itself the event that the verb would tell of it (`أرسل الجيش تعزيزات`)."""
    phrase = line.units[unit]
    if phrase.head < 0 or phrase.preposition or phrase.head in line.sight.name_at or line.light_over(unit) is None:
        return False
    told = {sense.type for use in line.verb(clause).verbs for sense in use.senses}
    nouns = [sense.trigger for use in line.sight.events[phrase.head].nouns for sense in use.senses]
    return "MOBILIZE" in told and any(one.type == "MOBILIZE" and one.strength == "strong" for one in nouns)


def _names_attack(line: EventLine, phrase: Unit) -> bool:
    return any(
        sense.trigger.type in _REACHES
        for token in range(phrase.first, phrase.last)
        for use in line.sight.events[token].nouns
        for sense in use.senses
    )


def _subject(line: EventLine, clause: Clause, unit: int) -> tuple[Unit, ...]:
    """The subject of a light verb; where that is the noun itself, of a verb joined to it the one before."""
    subject = line.subjects[clause.verb]
    if any(one.first == line.units[unit].first for one in subject):
        return line.prior(clause.verb) if line.units[clause.verb].joint else ()
    return subject


def _scene(line: EventLine, clause: Clause) -> Iterator[Unit]:
    """The place told of before a verb that has no other subject (`كانت حلب الأكثر تضررا حيث سجلت ستين قتيلا`)."""
    inflected = line.verb(clause).inflected
    if inflected is None or inflected.gender != "f" or line.units[clause.verb].joint:
        return
    for at in range(clause.verb - 1, max(-1, clause.verb - _SCENE), -1):
        unit = line.units[at]
        if unit.kind == "phrase" and not unit.preposition and "PLACE" in unit.classes:
            yield unit
            return


def _heads(line: EventLine, at: int, unit: int, trigger: Trigger) -> bool:
    """Whether nothing between the beginning of the phrase and a noun for an event is a deed (`خرق اتفاق التهدئة`)."""
    sight = line.sight
    for token in range(line.units[unit].first, at):
        if token in sight.name_at or token in sight.numeral_at or not sight.is_word[token]:
            continue
        event = sight.events[token]
        if event.thing and event.classes == _WORDS:
            return False  # `وجهت إليه تهمة قتل الحارس`
        if token == line.units[unit].head and not event.classes.isdisjoint(_GROUND) and not event.nouns:
            return False  # `باشر المحققون موقع سقوط القذائف`
        if event.quantifier or event.light_noun or event.thing or event.preposition:
            continue
        if event.nouns:
            if all(sense.trigger.type != trigger.type for use in event.nouns for sense in use.senses):
                return False
        elif sight.forms[token].masdar:
            return False
    return True
