"""Who does what a noun names, where no phrase beside it says so: by a light verb, by control, by what else is done.

A verb of will, demand or compulsion gives the event that it asks for its own subject (`قرر الجيش سحب قواته`) or its
object (`طالب الوسيط الطرفين بوقف القتال`), and so does one of accusing (`اتهم الوالي الحرس بالقتل`); a deed during
another is of the same people (`اعتقلت القوات ثلاثة خلال اقتحام`); so is one for which somebody is responsible
(`مسؤولية الجماعة عن التفجير`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.reading.clauses import Clause
from musnad.reading.eventline import EventLine
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Trigger
from musnad.reading.forms import Form
from musnad.reading.genitives import noun_slots
from musnad.reading.lightevents import of_noun_above, of_verb_above
from musnad.reading.participation import can_act, is_about_event, is_deed, is_known_action
from musnad.reading.roles import Part
from musnad.reading.slots import Slots

_BETWEEN: Final = frozenset({"time", "other", "aside", "mark"})
_FOILED: Final = "intercept"
_WON: Final = frozenset({"CONTROL", "ASSAULT", "COERCE"})
"""Types of what an attack is made for."""
_GROUND: Final = GROUPS["ground"] | {"PLACE"}
_RELATION: Final = ("ي", "يه")
_AGAINST_PERSONS: Final = frozenset({"targeted", "abduct", "arrest"})
_FOR: Final = "عن"
_OF: Final = "ب"
_WHERE: Final = frozenset({"place", "destination"})
_HE: Final = "هو"
_INVOLVING: Final = frozenset({"في", "عن", "ب"})
_BEFORE: Final = "قبل"
_ACCUSED: Final = "accused"
_ACCUSE: Final = "accuse"
_ON: Final = "علي"
_SEVERAL: Final = "ات"
_PURPOSE: Final = "ل"
_PURPOSES: Final = frozenset({_PURPOSE, "بهدف", "بغيه", "من اجل", "بغرض"})
_TO_WHOM: Final = frozenset({"ل", "من"})
_ANNOUNCED: Final = frozenset({"", "عن"})
_BODIES: Final = frozenset({"force", "group", "authority"})
_PERSONS: Final = GROUPS["people"] | {"PERSON"}
_KILLING: Final = "killed"
"""A body that announces it did it (`أعلن الجيش قتل مسلحين`), and not that they died (`أعلن الجيش مقتل جنديين`)."""
_BLOODY: Final = frozenset({"ASSAULT", "HARM"})
_OFFICES: Final = frozenset({"armed", "authority"})
_DONE_BY_BODIES: Final = frozenset(
    {"ASSAULT", "CONTROL", "COERCE", "RETREAT", "MOBILIZE", "SANCTION", "COOPERATE", "AID"}
)
"""Types of what a body does of which it announces that it was done."""
_AND: Final = "و"
_AMONG: Final = "بين"
_SIDES_REACH: Final = 8
"""In units: how far behind a fight its sides stand."""
_IN: Final = "في"
_MATTER: Final = "matter"
_WITH: Final = "مع"


def of_context(line: EventLine, at: int, unit: int, trigger: Trigger) -> Iterator[Part]:
    """What the words around the phrase of a noun give its event: those of a light noun or verb alone, where one is."""
    blamed = is_blamed(line, unit)
    if blamed or _is_answered_for(line, at, unit):
        yield from (Part("actor", one) for one in blamed if can_act(one)) if blamed else _is_he(line, unit)
        return
    if _is_repelled(line, at, unit) or _is_case(line, at, unit):
        return
    over = line.light_over(unit)
    above = [part for part in of_noun_above(line, unit, at) if can_act(part.phrase)]
    if over is not None and not above:
        yield from of_verb_above(line, over, at, unit, trigger)
        return
    yield from above
    if above:
        return
    for doers in (
        _of_deed_before(line, unit, trigger),
        _responsible(line, unit),
        _charged(line, at, unit),
        _accused(line, unit),
        _controlled(line, at, unit, trigger),
        _busy(line, unit, trigger),
    ):
        acting = [one for one in doers if can_act(one)]
        yield from (Part("actor", one) for one in acting)
        if acting:
            return


def _is_repelled(line: EventLine, at: int, unit: int) -> bool:
    """Whether a noun before another in its phrase says that it was repelled, by others than did it (`صد الهجوم`)."""
    before = (use for token in range(line.units[unit].first, at) for use in line.sight.events[token].nouns)
    return any(sense.trigger.mode == _FOILED for use in before for sense in use.senses)


def _is_answered_for(line: EventLine, at: int, unit: int) -> bool:
    """Whether a word before a deed means whoever did it, so that nobody else did (`حكموا على منفذ تفجير السوق`).

    So too before the deed with its preposition (`تلاحق الشرطة المتورطين في قتل الحارس`).
    """
    sight, phrase = line.sight, line.units[unit]
    above = line.units[unit - 1] if unit else None
    asked = {_FOR} if above is not None and "official" in above.classes else _INVOLVING  # `مسؤول عن الهجوم`
    involved = above is not None and above.kind == "phrase" and phrase.preposition in asked and phrase.head == at
    before = [*range(phrase.first, at), *([above.head] if above is not None and involved else [])]
    answering = sight.words.structure["answering"]
    return any(
        token >= 0 and sight.is_word[token] and not answering.isdisjoint(_written(sight, token)) for token in before
    )


def _written(sight: EventSight, at: int) -> frozenset[str]:
    """The spellings of a word, with and without what is written to it."""
    return frozenset({sight.forms[at].base, *sight.events[at].spellings})


def _is_he(line: EventLine, unit: int) -> Iterator[Part]:
    """Whom هو names behind whoever did a deed (`منفذ عملية التفجير هو سالم العبدي`)."""
    named = line.units[unit + 2] if unit + 2 < len(line.units) else None
    if named is None or named.kind != "phrase" or named.preposition:
        return
    if line.sight.forms[line.units[unit + 1].first].text == _HE:
        yield Part("actor", named)


def _is_case(line: EventLine, at: int, unit: int) -> bool:
    """Whether the event is what a case is about, done by others than deal with it (`حقق القاضي في قضية التفجير`)."""
    phrase = line.units[unit]
    return phrase.preposition == _IN and phrase.head < at and _MATTER in phrase.classes


def other_side(line: EventLine, unit: int, trigger: Trigger, slots: Slots, parts: Sequence[Part]) -> Iterator[Part]:
    """Who fights with those whom مع brings in: whoever the clause is about (`قُتل في اشتباك مع مسلحين`)."""
    if f"{_WITH}:actor" not in trigger.takes or sum(part.role == "actor" for part in parts) != 1:
        return
    if not any(one.preposition == _WITH for one in slots.preposed):
        return
    if not line.units[unit].preposition and line.light_over(unit) is None:
        return  # `يستخدم الرئيس المواجهة مع المسلحين`
    for clause in reversed(line.clauses):
        spoken = clause.verb in line.speakers or line.speaks(clause)
        if clause.first <= unit < clause.last and clause.verb < unit and not spoken:
            yield from (Part("actor", one) for one in line.subjects[clause.verb])
            return


def joined_sides(line: EventLine, unit: int, trigger: Trigger, parts: Sequence[Part]) -> Iterator[Part]:
    """Whom a second بين brings in, behind the first or its pronoun (`اشتباكات بينهم وبين الجيش`)."""
    if f"{_AMONG}:actor" not in trigger.takes:
        return
    known, led, within = {part.phrase.start for part in parts}, False, False
    for one in line.units[unit + 1 : unit + _SIDES_REACH]:
        if one.kind not in {"phrase", "other", "time"}:
            return
        taken_up = line.sight.events[one.first].taken_up if one.kind == "other" else None
        second = led and one.preposition == f"{_AND}{_AMONG}"
        within = second or (within and bool(one.joint) and not one.preposition)
        if within and one.start not in known:
            yield Part("actor", one)
        led = led or one.preposition == _AMONG or (taken_up is not None and taken_up[0] == _AMONG)


def given_support(line: EventLine, at: int, unit: int, trigger: Trigger, parts: Sequence[Part]) -> Iterator[Part]:
    """Whom support is given that an adjective or a circumstance tells: the noun before it, or who the clause is about.

    (`الفصائل المدعومة من التحالف`, `سيطر الجيش على البلدة بدعم من الطيران`, `تقدمت القوات، مدعومة بالطيران`.)
    """
    if trigger.type != "AID" or any(part.role == "target" for part in parts):
        return
    phrase, participle = line.units[unit], trigger.class_ == "participle"
    by_whom = any(part.role == "actor" for part in parts)
    of_place = phrase.role == "place" and phrase.head in line.sight.name_at
    if participle and 0 <= phrase.head < at and not of_place:
        yield from _described(line.sight, phrase, at)
    elif participle and line.sight.forms[at].definite:
        earlier = reversed(line.units[:unit])
        before = next((one for one in earlier if one.kind not in _BETWEEN and one.role != "place"), None)
        if before is not None and before.kind == "phrase" and can_act(before):
            yield Part("target", before)
    elif by_whom and (phrase.preposition == _OF or (participle and not phrase.preposition)):
        clause = line.above(unit) or next((one for one in line.clauses if one.first <= unit < one.verb), None)
        if clause is not None and clause.verb not in line.speakers and not line.undergoes(clause):
            yield from (Part("target", one) for one in line.subjects[clause.verb] if can_act(one))


def _described(sight: EventSight, phrase: Unit, at: int) -> Iterator[Part]:
    """That part of a phrase which stands before an adjective in it."""
    if at <= phrase.first or any(
        one.first <= at < one.last for one in map(sight.naming.names.__getitem__, phrase.names)
    ):
        return
    span = sight.span_of(phrase.head, at)
    yield Part("target", msgspec.structs.replace(phrase, last=at, start=phrase.start, end=span.end))


def named_by_adjective(sight: EventSight, phrase: Unit, token: int, trigger: Trigger) -> Iterator[Part]:
    """The adjective of a state or body behind the noun, which is all that names the actor (`القصف التركي`)."""
    if trigger.type == "HARM" or "actor" not in trigger.genitive:
        return
    if trigger.mode in _AGAINST_PERSONS and not sight.forms[token].definite:
        return  # `إعدام كرواتي`
    at = token + 1
    form = sight.forms[token]
    bound = not (form.definite or form.enclitic)
    while at < phrase.last and sight.is_word[at]:
        if bound and sight.forms[at].definite:
            return  # `دحر الحوثي`: a genitive, as an adjective would have no article there
        if _names_actor(sight, at):
            span, kind = sight.span_of(at, at + 1), frozenset({"ORGANIZATION"})
            yield Part("actor", Unit("phrase", at, at + 1, head=at, start=span.start, end=span.end, classes=kind))
            return
        if not sight.forms[at].adjective or sight.events[at].preposition or (bound and _is_somebody(sight, at)):
            return  # `قنص جندي إسرائيلي`
        at += 1


def _is_somebody(sight: EventSight, at: int) -> bool:
    """Whether a word behind a deed names somebody and does not describe it (`تعاون عسكري تركي`)."""
    event = sight.events[at]
    forms = {fold_word(sense.thing.form) for sense in event.thing.senses} if event.thing is not None else set[str]()
    return event.people and forms.isdisjoint(sight.words.structure["deed-adjective"])


def _names_actor(sight: EventSight, at: int) -> bool:
    """Whether an adjective is that of a state, a body or a movement (`التركي`, `الحوثي`)."""
    form, thing, name = sight.forms[at], sight.events[at].thing, sight.name(at)
    if sight.sight.nationality(at) is not None:
        return True
    if not form.adjective or not form.base.endswith(_RELATION):
        return False
    of_movement = thing is not None and thing.noun.form in sight.words.structure["movement"]
    return of_movement or (name is not None and name.kind == "organization")


def _is_action(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is about a deed, or says by a verbal noun how it is to be done (`الإسراع بتحرير`)."""
    if is_about_event(sight, unit):
        return True
    form = sight.forms[unit.head] if unit.kind == "phrase" and unit.head >= 0 and sight.is_word[unit.head] else None
    alone = unit.last == unit.head + 1 and bool(unit.preposition)
    return form is not None and form.masdar and not unit.classes and alone and not form.enclitic


def _busy(line: EventLine, unit: int, trigger: Trigger) -> Iterable[Unit]:
    """Who is subject of the clause, which tells what they did during this (`اعتقلت القوات ثلاثة خلال اقتحام`)."""
    during = line.sight.words.structure["during"]
    meets = trigger.type == "CONSULT" and trigger.class_ == "phrase"
    if line.units[unit].preposition not in during or not (meets or "actor" in trigger.genitive):
        return ()
    clause = line.above(unit)
    if clause is None or line.undergoes(clause) or _depends_on_deed(line, unit):
        return ()
    if any(line.units[at].preposition and is_deed(line.sight, line.units[at]) for at in range(clause.verb + 1, unit)):
        return ()  # `علق البرنامج التوزيع بعد مقتل اثنين في قصف`
    if trigger.type != "CONSULT" and (clause.verb in line.speakers or line.speaks(clause)):
        return ()
    subject = line.subjects[clause.verb]
    if trigger.type == "PROTEST" and subject and not subject[0].classes.isdisjoint(_BODIES):
        return ()  # `اعتقلت الشرطة ثلاثة خلال المظاهرة`
    told = bool(line.verb(clause).verbs) or (trigger.type == "CONSULT" and line.speaks(clause))
    return subject if subject and can_act(subject[0]) and told else ()


def _depends_on_deed(line: EventLine, unit: int) -> bool:
    """Whether a phrase belongs to a deed with a preposition right before it (`وافقت على استخدام القواعد في القتال`)."""
    before = line.units[unit - 1] if unit else None
    return before is not None and bool(before.preposition) and is_deed(line.sight, before)


def _of_deed_before(line: EventLine, unit: int, trigger: Trigger) -> Iterable[Unit]:
    """Who does the deed right before, for whose purpose this is to be done (`هجوم المعارضة لاستعادة القرية`)."""
    at = unit - 1
    while at > 0 and line.units[at].kind == "phrase" and (line.units[at].joint or line.units[at].preposition):
        at -= 1
    before = line.units[at] if at >= 0 else None
    if before is None or line.units[unit].preposition != _PURPOSE or not is_about_event(line.sight, before):
        return ()
    nouns = (sense.trigger for use in line.sight.events[before.head].nouns for sense in use.senses)
    fights = any(one.type == "ASSAULT" and "actor" in one.genitive for one in nouns)
    if not fights or trigger.type not in _WON:
        return ()
    slots = noun_slots(line.sight, line.units, at, before.head, line.sight.forms[before.head].enclitic)
    doers = slots.genitive[:1] if slots.genitive and can_act(slots.genitive[0]) else ()
    return doers if not any(one.classes & _GROUND for one in doers) else ()


def repelled(line: EventLine, unit: int, trigger: Trigger, parts: Sequence[Part]) -> Iterator[Part]:
    """Whom an attack was made on that they repel, where nobody else is told (`صد الجيش هجوما`, `تصدى الحرس للهجوم`)."""
    if trigger.type != "ASSAULT" or any(part.role == "target" for part in parts):
        return
    clause = line.above(unit)
    if clause is None or not any(unit in group for group in (*clause.bare, clause.preposed)):
        return
    senses = [sense for use in line.verb(clause).verbs for sense in use.senses]
    if not any(
        sense.mode == _FOILED and fold_word(sense.form) in line.sight.words.structure["repelling"] for sense in senses
    ):
        return
    subject = line.subjects[clause.verb]
    if line.units[unit].preposition in _TO_WHOM | {""} and line.units[unit].head in _heads_of(line, trigger, unit):
        yield from (Part("target", one) for one in subject if not one.classes.isdisjoint(_BODIES | _PERSONS))


def _heads_of(line: EventLine, trigger: Trigger, unit: int) -> set[int]:
    """The head of a phrase, if the trigger stands there."""
    head = line.units[unit].head
    named = (sense.trigger for use in line.sight.events[head].nouns for sense in use.senses)
    return {head} if any(one is trigger for one in named) else set()


def _responsible(line: EventLine, unit: int) -> Iterable[Unit]:
    """`أعلنت الجماعة مسؤوليتها عن التفجير`, `مسؤولية الجماعة عن التفجير`, `حملت الحركة الجيش المسؤولية عن التفجير`."""
    above = line.units[unit - 1] if unit else None
    if above is None or line.units[unit].preposition != _FOR or above.kind != "phrase":
        return ()
    spellings, enclitic = line.sight.events[above.head].spellings, line.sight.forms[above.head].enclitic
    if spellings.isdisjoint(line.sight.words.structure["responsibility"]):
        return ()
    genitive = noun_slots(line.sight, line.units, unit - 1, above.head, enclitic).genitive
    clause = line.above(unit)
    if genitive or clause is None:
        return genitive
    if _charges(line, clause):
        return _held(line, clause, unit - 1)
    denied = clause.verb and line.units[clause.verb - 1].kind == "negation"  # `لم تعلن أي جماعة المسؤولية عن التفجير`
    return () if denied else line.subjects[clause.verb]


def is_blamed(line: EventLine, unit: int) -> tuple[Unit, ...]:
    """On whom a verb with a noun for blame lays a deed (`ألقى الوزير مسؤولية الهجوم على الفصيل`)."""
    clause = line.above(unit)
    if clause is None:
        return ()
    verbs = line.sight.forms[line.units[clause.verb].first].verbs
    blame = {
        fold_word(word) for verb in verbs for sense in verb.senses if sense.class_ == _ACCUSE for word in sense.light
    }
    if not blame:
        return ()
    tokens = range(line.units[clause.verb].first + 1, line.units[unit].last)
    if not any(line.sight.is_word[at] and not blame.isdisjoint(_written(line.sight, at)) for at in tokens):
        return ()
    return tuple(one for one in line.units[clause.verb + 1 : clause.last] if one.preposition == _ON)[:1]


def _held(line: EventLine, clause: Clause, unit: int) -> tuple[Unit, ...]:
    """Whom a verb of charging holds responsible: who stands before the bare noun for that."""
    return next((tuple(line.units[one] for one in who) for who, what in pairwise(clause.bare) if unit in what), ())


def _charges(line: EventLine, clause: Clause) -> bool:
    """Whether the verb of a clause charges somebody."""
    verbs = line.sight.forms[line.units[clause.verb].first].verbs
    return any(_ACCUSED in sense.frames for verb in verbs for sense in verb.senses)


def _charged(line: EventLine, at: int, unit: int) -> Iterable[Unit]:
    """Whom somebody holds responsible for a deed: who stands before that (`حملت الحركة الجيش مسؤولية القصف`)."""
    clause, first = line.above(unit), line.units[unit].first
    if clause is None or first >= at or line.units[unit].preposition:
        return ()
    if line.sight.events[first].spellings.isdisjoint(line.sight.words.structure["responsibility"]):
        return ()
    if not _charges(line, clause):
        return ()
    return _held(line, clause, unit)


def _accused(line: EventLine, unit: int) -> Iterable[Unit]:
    """Whom a participle accuses of a deed or asks for it (`متهمة الجيش بقصفه`, `داعيا الحكومة إلى سحب قواتها`)."""
    at = unit - 1
    while at >= 0 and _is_action(line.sight, line.units[at]):
        at -= 1
    above = line.units[at] if at >= 0 else None
    if above is None or not line.units[unit].preposition or above.kind != "phrase":
        return ()
    if line.units[at + 1].preposition == _OF and _are_accused(line.sight, above):
        return (above,)  # `أوقفت الشرطة ثلاثة ضباط متهمين بالقتل`
    if above.preposition:
        return ()
    first = at if line.sight.forms[above.first].participles else at - 1
    form = line.sight.forms[line.units[first].first] if first >= 0 and line.units[first].kind == "phrase" else None
    if form is not None and form.definite and first == at and line.units[unit].preposition == _OF and _accuses(form):
        return (above,)  # `اعتقلت الشرطة المتهم بقتل الحارس`
    if form is None or form.definite or not (_accuses(form) or _asks(line.sight, form)):
        return ()
    if first == at:
        return noun_slots(line.sight, line.units, at, above.first, form.enclitic).genitive
    return (above,) if line.units[first].last == line.units[first].first + 1 else ()


def _accuses(form: Form) -> bool:
    return any(_ACCUSED in one.frames for each in form.participles for one in each.senses)


def _are_accused(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase ends with the participle that says of those whom it names that they are accused."""
    at = phrase.last - 1
    thing = sight.events[at].thing if at > phrase.head >= 0 else None
    forms = set[str]() if thing is None else {fold_word(sense.thing.form) for sense in thing.senses}
    return not forms.isdisjoint(sight.words.structure["accused"])


def _asks(sight: EventSight, form: Form) -> bool:
    """Whether a participle is that of a verb that asks its object for a deed."""
    words = (sight.words.fact_verbs.get(each.analysis.lemma) for each in form.participles)
    return any(word is not None and word.doer == "object" for word in words)


def _controlled(line: EventLine, at: int, unit: int, trigger: Trigger) -> Iterable[Unit]:
    """Who would do what a verb of intent or a purpose names: the verb's subject, or whom it asks.

    `أرسلت الحكومة وفدا للتفاوض`, `قرر الجيش سحب قواته`, `طالب الوسيط الطرفين بوقف القتال`, `اتهم الوالي الحرس بالقتل`.
    """
    clause = line.above(unit)
    if clause is None or (trigger.type == "HARM" and "actor" not in trigger.genitive):
        return ()
    timed = line.sight.words.structure["after"] | {_BEFORE}
    if line.units[unit].preposition in timed or _is_known(line, at, unit):
        return ()
    addressee = _addressee(line, clause, unit)
    if addressee or not _reaches(line, clause, unit):
        return addressee
    word = line.verb(clause).fact_verb
    doer = None if word is None else word.doer
    if doer == "announcer" and line.units[unit].preposition in _ANNOUNCED:
        return _announcer(line, clause, unit, trigger)
    if doer == "accused" and line.sight.forms[line.units[clause.verb].first].enclitic:
        return (line.units[at] for at in clause.before if clause.antecedent)
    if doer in {"object", "accused"}:
        others = [group for group in clause.bare if group[0] < unit and unit not in group]
        fronted = _is_fronted(line, clause) and any(at < unit for group in others for at in group)
        alone = len(others) == 1 and (doer == "accused" or bool(clause.antecedent) or fronted)
        asked = others[0:1] if alone else others[1:2]
        return (line.units[at] for group in asked for at in group)
    if _is_of_others(line, clause, unit, doer):
        return ()
    spoken = clause.verb in line.speakers or line.speaks(clause)
    shown = unit > 0 and line.sight.is_picture(line.units[unit - 1])
    foiled = unit > 0 and line.sight.events[line.units[unit - 1].head].fact == "negated"
    foiled = foiled or line.verb(clause).fact == "negated"  # `أحبطت الشرطة مخططا لتفجير كنيسة`
    apart = any(one.kind == "mark" for one in line.units[clause.verb + 1 : unit])
    definite = line.sight.forms[line.units[unit].head].definite
    known = unit > 0 and definite and is_known_action(line.sight, line.units[unit - 1])
    purpose = line.units[unit].preposition in _PURPOSES and _is_for_deed(line, at, unit)
    purpose = purpose and not (spoken or shown or foiled or apart or known)
    if doer == "subject" or (purpose and not line.is_passive(clause)):
        inflected = line.verb(clause).inflected
        if clause.antecedent and inflected is not None and inflected.enclitic:
            return (line.units[at] for at in clause.bare[0]) if clause.bare else ()  # `أسلحة أرسلتها الدولة لقصف`
        return line.subjects[clause.verb]
    return ()


def _is_of_others(line: EventLine, clause: Clause, unit: int, doer: str | None) -> bool:
    """Whether what a preposition brings in would be done by others than the verb's subject.

    It is done to who withstands it (`تصدوا لهجوم`), or proposed by somebody (`رفضت الحكومة مقترحا بنشر قوات أممية`).
    """
    preposition, above = line.units[unit].preposition, line.units[unit - 1]
    if preposition == _PURPOSE and _is_withstood(line, clause):
        return True
    proposed = above.kind == "phrase" and not above.preposition and "words" in above.classes
    return doer == "subject" and preposition == _OF and proposed


def _is_fronted(line: EventLine, clause: Clause) -> bool:
    """Whether the subject stands before its verb, so that the noun behind is who is asked (`الوزير يطالب الحكومة`)."""
    subjects = line.subjects[clause.verb]
    return bool(subjects) and all(one.last <= line.units[clause.verb].first for one in subjects)


def _is_known(line: EventLine, at: int, unit: int) -> bool:
    """Whether the phrase is about a deed that is known, and not one that is to be done (`كشف ملابسات القصف`)."""
    before = line.sight.forms[at - 1].base if at > line.units[unit].first and line.sight.is_word[at - 1] else ""
    return before in line.sight.words.structure["known"]


def _addressee(line: EventLine, clause: Clause, unit: int) -> tuple[Unit, ...]:
    """Who is asked or let do what the phrase right behind names (`طلب من الجيش نشر قوات`, `سمح للأهالي بالعودة`)."""
    word = line.verb(clause).fact_verb
    if word is None or word.doer != "addressee" or line.units[unit].joint:
        return ()
    if line.units[unit].preposition in line.sight.words.structure["during"]:
        return ()  # `طلبنا هذا من الوسيط في جولة الحوار`
    at = unit - 1
    while at > clause.verb and line.units[at].kind in _BETWEEN:
        at -= 1
    asked = line.units[at]
    named = at in clause.preposed and asked.preposition in _TO_WHOM and not is_about_event(line.sight, asked)
    return (asked,) if named else ()


def _announcer(line: EventLine, clause: Clause, unit: int, trigger: Trigger) -> tuple[Unit, ...]:
    """Who announces a deed of their own: a body, of a deed that heads what it announces and has nobody else to do it.

    (`أعلن الجيش سحب قواته`, not `أعلنت الوزارة مقتل ثلاثة`, `أعلن الجيش اندلاع اشتباكات`.)
    """
    phrase, subject = line.units[unit], line.subjects[clause.verb]
    done = trigger.type in _DONE_BY_BODIES or trigger.mode == _KILLING
    if "actor" not in trigger.genitive or not done or len(subject) != 1:
        return ()
    named = (sense.trigger for use in line.sight.events[phrase.head].nouns for sense in use.senses)
    written = line.sight.events[phrase.head].spellings
    fixed = trigger.class_ == "phrase" and fold_word(trigger.form.split()[0]) in written
    heads = (fixed or any(one is trigger for one in named)) and clause.verb < unit
    if clause.verb and line.units[clause.verb - 1].kind == "negation":
        return ()
    body = not subject[0].classes.isdisjoint(_BODIES) and subject[0].classes.isdisjoint(_PERSONS)
    office = trigger.type in _BLOODY and subject[0].classes <= _OFFICES  # `أعلنت الوزارة قصف القرية`
    return subject if heads and body and not office and not clause.antecedent else ()


def _is_for_deed(line: EventLine, at: int, unit: int) -> bool:
    """Whether what ل brings in is headed by a deed, and not by what keeps one from being done (`لإحباط هجمات`).

    Nor is a deed done by those who only want to know or talk of it (`لمعرفة سبب الانفجار`, `لبحث تسليح المعارضة`).
    """
    head = line.units[unit].head
    event, form = line.sight.events[head], line.sight.forms[head]
    if head != at and any(sense.trigger.type == "CONSULT" for use in event.nouns for sense in use.senses):
        return False
    action = form.masdar and at <= head + 1 and not form.base.endswith(_SEVERAL)  # not `استجاب لطلبات الهدنة`
    return event.fact != "negated" and (bool(event.nouns or event.light_noun) or action)


def _is_withstood(line: EventLine, clause: Clause) -> bool:
    """Whether ل brings in what the verb is done to, and no purpose (`تصدوا لهجوم`)."""
    senses = (sense for use in line.verb(clause).verbs for sense in use.senses)
    return any(f"{_PURPOSE}:target" in sense.takes for sense in senses if sense.type == "ASSAULT")


def _reaches(line: EventLine, clause: Clause, unit: int) -> bool:
    """Whether nothing but the subject and object of a verb, times, places and deeds stand between it and a phrase.

    A deed of somebody else's in between has its own doer (`أدانت النقابة قرارهم وممارستهم لانتهاكات`).
    """
    above = line.units[unit - 1]
    if above.kind == "phrase" and not above.classes and not is_about_event(line.sight, above):
        theirs = above.joint or line.sight.forms[above.head].enclitic
        if theirs and line.sight.events[above.head].fact is None:
            return False
    bare = {at for group in clause.bare for at in group}
    between = ((at, line.units[at]) for at in range(clause.verb + 1, unit))
    return all(
        at in bare or one.kind in _BETWEEN or one.role in _WHERE or _is_action(line.sight, one) for at, one in between
    )
