"""Which words of a sentence name events: finite verbs, nouns and participles, fixed phrases, each in one sense.

A word names an event once. It is none in a name or a time, in a fixed phrase that only looks like it, where an
adjective shows that it is a figure of speech, and where a verb before it has told the same event (`استعادت السيطرة`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.tokens import cut
from musnad.reading.casualties import is_mere_person, own_target, without_others
from musnad.reading.clauses import Clause, behind
from musnad.reading.conditions import Hearing, noun_sense, verb_sense
from musnad.reading.doers import (
    given_support,
    is_blamed,
    joined_sides,
    named_by_adjective,
    of_context,
    other_side,
    repelled,
)
from musnad.reading.eventforms import NounUse, VerbUse
from musnad.reading.eventfound import Candidate
from musnad.reading.eventline import EventLine
from musnad.reading.eventphrases import phrase_at
from musnad.reading.eventpronouns import (
    is_resumed,
    of_bare_verb,
    of_joined_verb,
    of_noun_pronoun,
    of_preposition_pronoun,
    of_verb_pronoun,
    sufferer_above,
)
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Trigger
from musnad.reading.finiteverbs import may_be_verb
from musnad.reading.genitives import noun_slots
from musnad.reading.lightevents import is_light_here, of_firing, of_reaching, of_verb_behind, only_reaches
from musnad.reading.lookalikes import (
    befalls,
    is_felt,
    is_figurative,
    is_of_words,
    names_machines,
    names_somebody,
    past_lookalike,
    story_end,
    strikes_matter,
)
from musnad.reading.nounphrases import Lead, NounPhrase
from musnad.reading.participation import can_act, is_about_event, is_mere_place
from musnad.reading.roles import Part, overruns, owned, parts_of
from musnad.reading.slots import Slots
from musnad.reading.stretch import Stretch

_AND: Final = "و"
_OF: Final = "ل"
_UPON: Final = "علي"
_T: Final = "ت"
_BY: Final = "ب"
_BACKED: Final = ("actor", "target")
_GENDERS: Final = frozenset({"m", "f"})
_JOINTS: Final = frozenset({"و", "ف"})
_GROUND: Final = GROUPS["ground"] | {"PLACE"}
_NOT_HELD: Final = _GROUND | {"official"}
"""Of people, who holds office is overthrown and not held down (`انقلاب على الرئيس`)."""
_PLACES: Final = frozenset({"place"})
_SUPPORTS: Final = frozenset({"place", "origin"})
"""Roles of ground that shows a weak word to name an event, also whence where a verb governs it."""
_AFTER: Final = "after:"
_ACCUSATIVE: Final = "ا"
_FAR: Final = 12
"""In tokens: how far behind a deed what tells how it was done may stand."""
_CONTROL: Final = "CONTROL"
_CEASEFIRE: Final = "ceasefire"
_FOILED: Final = "intercept"
_SHELLING: Final = frozenset({"heavy-weapons", "aerial"})
_FIRES: Final = frozenset({"power", "force", "authority"})
_ANY_MODE: Final = frozenset({"raid", "other"})
_TELLING: Final = frozenset({"do", "undergo", "happen", "cause", "claim"})
"""Classes of light verbs that tell that the event of their noun took place."""
_OF_DEEDS: Final = ("light", "after", "before")
"""Conditions that show a word to name a deed which may name machines too (`خرجوا في مسيرات`)."""
_WEAK_CONDITIONS: Final = ("near", "takes")
"""Conditions that say too little of a weak word to make it an event."""


def candidates_of(line: EventLine) -> list[Candidate]:
    """The words of a sentence that name events, in order."""
    sight, found = line.sight, list[Candidate]()
    at, stop = line.first, story_end(line.sight, line.first, line.last)
    while at < stop:
        event = sight.events[at]
        after = past_lookalike(sight, at) if event.lookalikes else at
        if after > at:
            at = after
            continue
        phrase = phrase_at(line, at) if event.phrases else None
        if phrase is not None:
            one, at = phrase.candidate, phrase.last
            told = one is not None and (_is_halted(line, one, found) or _tells_how(line, one, found))
            one = None if told else one
        else:
            one, at = _word(line, at, found) if event.names_event else None, at + 1
        if one is not None:
            found.append(one)
    return found


def _word(line: EventLine, at: int, earlier: Sequence[Candidate]) -> Candidate | None:
    """A word of no name and no time that names an event which the verb before has not told."""
    unit = line.unit_at.get(at)
    if unit is None or at in line.sight.time_at or at in line.sight.name_at:
        return None
    if line.units[unit].kind == "verb" and line.units[unit].first == at:
        return _verb(line, at, unit)
    one = _noun(line, at, unit) if line.units[unit].kind in {"phrase", "other"} else None
    return None if one is None or _told_by_verb(line, one, earlier) else one


def _told_by_verb(line: EventLine, one: Candidate, earlier: Sequence[Candidate]) -> bool:
    """Whether the noun is the object of a verb that names the same event already (`استعادت السيطرة`)."""
    verb = earlier[-1] if earlier else None
    if verb is None or not verb.finite or verb.trigger.type != one.trigger.type or verb.trigger.mode == _FOILED:
        return False
    if _asks_for(line, verb, one):
        return True
    return any(unit.first == line.units[one.unit].first for unit in verb.slots.object)


def _asks_for(line: EventLine, verb: Candidate, one: Candidate) -> bool:
    """Whether a verb names its event only with the noun, which is its own then (`أضرموا النار فيه احتجاجا على`)."""
    clause, stem = line.clause_of.get(verb.unit), line.sight.events[one.token].stem
    asked = (word for when in verb.trigger.when if when.startswith(_AFTER) for word in when[len(_AFTER) :].split("|"))
    behind = clause is not None and verb.unit < one.unit < clause.last
    return behind and any(fold_word(word) == stem for word in asked)


def _tells_how(line: EventLine, one: Candidate, earlier: Sequence[Candidate]) -> bool:
    """Whether a bare accusative phrase tells how the deed before it was done (`أعدموا خمسة رميا بالرصاص`)."""
    done = earlier[-1] if earlier else None
    if done is None or done.trigger.mode != one.trigger.mode or one.token - done.token > _FAR:
        return False
    form, unit = line.sight.forms[one.token], line.units[one.unit]
    return form.text.endswith(_ACCUSATIVE) and not (unit.joint or unit.preposition or form.enclitic or form.definite)


def _is_halted(line: EventLine, one: Candidate, earlier: Sequence[Candidate]) -> bool:
    """Whether a phrase only says what the verb of a ceasefire ends (`أوقف الطرفان إطلاق النار`)."""
    verb = earlier[-1] if earlier else None
    if verb is None or not verb.finite or verb.trigger.mode != _CEASEFIRE or one.trigger.type != "ASSAULT":
        return False
    clause = line.clause_of.get(verb.unit)
    return clause is not None and any(one.unit in group for group in clause.bare)


def _is_second_of_pair(sight: EventSight, at: int) -> bool:
    """Whether the word makes with the one before it the name of a thing (`قافلة مساعدات`)."""
    if at == 0 or not sight.is_word[at - 1] or sight.forms[at].joint or sight.forms[at].preposition:
        return False
    before = sight.events[at - 1]
    pair = sight.words.pairs.get((sight.forms[at - 1].base, sight.forms[at].base)) if before.thing is not None else None
    return pair is not None and pair.thing.class_ in GROUPS["machine"]


def _verb(line: EventLine, at: int, unit: int) -> Candidate | None:
    if only_reaches(line, unit) or is_light_here(line, unit):
        return None
    uses = [use for use in line.sight.events[at].verbs if may_be_verb(line.sight, at, use)]
    found = (_of_verb(line, at, unit, use) for use in uses)
    return next((one for one in found if one is not None), None)


def _noun(line: EventLine, at: int, unit: int) -> Candidate | None:
    if is_figurative(line.sight, at) or names_somebody(line.sight, at) or _is_second_of_pair(line.sight, at):
        return None
    if _is_waylaid(line, at, unit):
        return None
    event = line.sight.events[at]
    found = (_of_noun(line, at, unit, use) for use in (*event.nouns, *event.participles))
    one = next((one for one in found if one is not None), None)
    if one is None or not names_machines(line.sight, at):
        return one
    return one if any(condition.startswith(_OF_DEEDS) for condition in one.trigger.when) else None


def _is_waylaid(line: EventLine, at: int, unit: int) -> bool:
    """Whether a column is what an attack right before was made on, and no march of its own (`كمين لرتل`)."""
    phrase, sight = line.units[unit], line.sight
    if not unit or phrase.head != at or phrase.classes.isdisjoint(GROUPS["armed"]):
        return False
    head = line.units[unit - 1].head
    triggers = (sense.trigger for use in (sight.events[head].nouns if head >= 0 else ()) for sense in use.senses)
    return any(one.type == "ASSAULT" and f"{phrase.preposition}:target" in one.takes for one in triggers)


def _of_verb(line: EventLine, at: int, unit: int, use: VerbUse) -> Candidate | None:
    """A finite verb that names an event."""
    own = line.clause_of[unit]
    clause = msgspec.structs.replace(own, before=()) if is_resumed(line, own) else own
    sense = verb_sense(line, clause, use, Hearing(line.prior(unit), line.own(unit) or ()))
    if sense is None or _is_cut_wrongly(line, unit, use) or _disagrees(line, unit, use):
        return None
    trigger, slots = sense
    if use.analysis.number == "s" and _was_hurt(line, own, trigger, slots):
        slots = msgspec.structs.replace(slots, subject=(), passive=True)
    parts = [*parts_of(trigger, slots, _own(line, unit, slots.preposed))]
    parts += of_firing(line, clause, trigger)
    parts += of_verb_pronoun(line, clause, trigger, slots, parts)
    parts += of_preposition_pronoun(line, (unit, unit + 1), trigger, parts, own)
    parts += of_bare_verb(line, clause, use.analysis, trigger, slots)
    parts = (of_joined_verb(line, clause, trigger, slots) if not clause.bare else []) or parts
    parts = _without_places(line, trigger, without_others(line, trigger, parts))
    if line.contests.is_figure(trigger, parts) or strikes_matter(line.sight, trigger, slots):
        return None
    told = (line.units[one] for group in clause.bare for one in group) if trigger.type == "HARM" else ()
    if befalls(line.sight, at, trigger) or is_felt(line.sight, told) or is_of_words(line.sight, trigger, parts):
        return None
    sure = trigger.strength == "strong" or use.analysis.number == "p" or trigger.when
    if not sure and not _is_supported(line, parts, unit):
        return None
    token = line.sight.reading.tokens[at]
    first = use.analysis.proclitics[0] if use.analysis.proclitics else ""
    return Candidate(
        token=at,
        unit=unit,
        start=cut(line.sight.reading.text, token, len(first)) if first in _JOINTS else token.start,
        end=token.end,
        trigger=trigger,
        slots=slots,
        parts=tuple(parts),
        rule="event-verb",
        finite=True,
    )


def _without_places(line: EventLine, trigger: Trigger, parts: Sequence[Part]) -> list[Part]:
    """The parts without mere places that would take others (`نقاط سيطروا عليها أمس من ضمنها تل حمكي`)."""
    if trigger.type != _CONTROL:
        return [*parts]
    return [part for part in parts if part.role != "actor" or not is_mere_place(line.sight, part.phrase)]


def _was_hurt(line: EventLine, own: Clause, trigger: Trigger, slots: Slots) -> bool:
    """Whether whom a verb of harm would go on with suffered in the clause before (`قتل حارس وأصيب آخرين`)."""
    if trigger.type != "HARM" or own.before or not slots.subject or not slots.object:
        return False
    before = next((one for one in reversed(line.clauses) if one.verb < own.verb), None)
    if before is None or line.subjects[before.verb] != slots.subject:
        return False
    return line.undergoes(before)


def _own(line: EventLine, unit: int, preposed: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those phrases with a preposition that are a verb's: what a deed takes is none where the verb has its own.

    (`سيطروا عليها بعد الهجوم على المخفر`, but `سيطروا بعد هجوم على المخفر`.)
    """
    others = [one for one in preposed if not _is_of_deed(line, unit, one)]
    filled = {one.preposition for one in others}
    behind = line.units[unit + 1] if unit + 1 < len(line.units) else None
    taken_up = line.sight.events[behind.first].taken_up if behind is not None and behind.kind == "other" else None
    filled |= {taken_up[0]} if taken_up is not None else set()
    return tuple(one for one in preposed if one in others or one.preposition not in filled)


def _is_of_deed(line: EventLine, verb: int, phrase: Unit) -> bool:
    """Whether a phrase stands right behind a deed with a preposition, and has the part in it that its own tells."""
    at = line.unit_at[phrase.first] - 1
    before = line.units[at]
    if at < 0 or at == verb or not phrase.preposition or phrase.joint or not before.preposition:
        return False
    if not is_about_event(line.sight, before):
        return False
    senses = (sense.trigger for use in line.sight.events[before.head].nouns for sense in use.senses)
    return any(f"{phrase.preposition}:{role}" in one.takes for one in senses for role in ("target", "actor"))


def _is_cut_wrongly(line: EventLine, unit: int, use: VerbUse) -> bool:
    """Whether و is a letter of the verb, where that is likelier and أن with its subject asks for one behind it.

    `أكد أن المقاومة وفرت لهم مخرجا`, and so behind كان: what is told of the subject is not joined to it.
    """
    form = line.sight.forms[line.units[unit].first]
    if use.analysis.proclitics[:1] != (_AND,) or form.joint:
        return False
    if form.human and not form.finite:
        return True  # `وزير`
    if not form.finite or unit < 1:
        return False
    before = line.units[unit - 1]
    opened = unit - 1 if before.kind == "that" else unit - 2
    return opened >= 0 and before.kind in {"phrase", "that"} and line.units[opened].kind in {"that", "auxiliary"}


def _disagrees(line: EventLine, unit: int, use: VerbUse) -> bool:
    """Whether a verb has another gender than its subject, so that the ت it begins with makes it another verb.

    `المقاومة تعاهد الأسرى` has no تعاهدَ in it, `الوزير أنه توصل` no feminine توصل, nor `تفقد الوزير القوات`.
    """
    clause, analysis = line.clause_of[unit], use.analysis
    own = line.own(unit) or ()
    before = tuple(line.units[at] for at in clause.before) if not clause.antecedent else ()
    subject = before or own or _man_behind(line, clause, unit)
    written = line.sight.forms[line.units[unit].first].text[analysis.start :]
    if len(subject) != 1 or analysis.number != "s" or not written.startswith(_T):
        return False
    first = subject[0]
    sure = first.definite or "official" in first.classes
    known = first.gender in _GENDERS and first.number == "s" and first.numeral is None and sure
    return known and analysis.gender in _GENDERS and first.gender != analysis.gender


def _man_behind(line: EventLine, clause: Clause, unit: int) -> tuple[Unit, ...]:
    """Who is told right behind a verb, where it is somebody and so no object of a feminine (`تفقد الوزير القوات`)."""
    first = clause.bare[0] if clause.bare else ()
    units = tuple(line.units[at] for at in first)
    return units if first and first[0] == unit + 1 and "official" in units[0].classes else ()


def _of_noun(line: EventLine, at: int, unit: int, use: NounUse) -> Candidate | None:
    """A noun or participle that names an event."""
    noun = use.noun
    slots = noun_slots(line.sight, line.units, unit, at, noun.enclitic)
    if use.senses[0].trigger.class_ == "participle":
        inner = _governed(line.sight, line.units[unit], at)
        slots = msgspec.structs.replace(
            slots, object=slots.genitive or slots.second, genitive=(), second=(), preposed=(*inner, *slots.preposed)
        )
    if slots.second and _is_of_verb(line, unit, slots.second[0]):
        slots = msgspec.structs.replace(slots, second=())
    elif slots.genitive and _is_of_verb(line, unit, slots.genitive[0]):
        slots = msgspec.structs.replace(slots, genitive=())
    elif slots.second and slots.genitive and _is_done_by_subject(line, at, unit):
        slots = msgspec.structs.replace(slots, second=())  # `قام مسلحون بخطف سامر مراد رئيس البلدية`
    trigger = noun_sense(line, [sense.trigger for sense in use.senses], slots, at)
    if trigger is None or is_mere_person(line, at, unit, trigger) or strikes_matter(line.sight, trigger, slots):
        return None
    if _names_kind_of_deed(line, trigger, slots):
        return None
    parts = _noun_parts(line, at, trigger, slots)
    if line.contests.is_figure(trigger, parts) or is_of_words(line.sight, trigger, parts):
        return None
    if trigger.strength == "weak" and not _is_sure(line, at, trigger, parts, definite=noun.definite):
        return None
    if _is_hold_on_person(trigger, parts):
        return None
    token = line.sight.reading.tokens[at]
    return Candidate(
        token=at,
        unit=unit,
        start=cut(line.sight.reading.text, token, noun.start) if noun.start else token.start,
        end=token.end,
        trigger=trigger,
        slots=slots,
        parts=parts,
        rule=_rule_of_noun(line, unit, trigger),
        definite=noun.definite,
    )


def _is_done_by_subject(line: EventLine, at: int, unit: int) -> bool:
    """Whether a light verb has the deed behind its preposition, so that its subject and no genitive does it."""
    over = line.light_over(unit)
    if over is None or over.sense.class_ != "do" or not over.sense.through or line.units[unit].head != at:
        return False
    subject = line.subjects[over.clause.verb]
    return bool(subject) and can_act(subject[0])


def _is_of_verb(line: EventLine, unit: int, phrase: Unit) -> bool:
    """Whether a phrase behind a deed is whom the verb before it tells of and nobody else (`أصيب في القصف ستة`)."""
    clause = line.above(unit)
    if clause is None or clause.before or not clause.bare:
        return False
    first = line.units[clause.bare[0][0]]
    if unit == clause.bare[0][0]:  # `قتلت غارة 62 جنديا`
        harms = any(sense.type == "HARM" for use in line.verb(clause).verbs for sense in use.senses)
        return harms and phrase.numeral is not None and line.sight.forms[phrase.head].nunated
    if unit not in clause.preposed:
        return False
    befalls = any(sense.type == "HARM" for use in line.verb(clause).verbs for sense in use.senses)
    return befalls and first.first == phrase.first and ("people" in first.classes or first.numeral is not None)


def _governed(sight: EventSight, phrase: Unit, at: int) -> tuple[Unit, ...]:
    """What a participle inside a phrase has behind its preposition there (`الفصائل المدعومة من التحالف`)."""
    first = at + 1
    if first + 1 >= phrase.last or not sight.is_word[first] or not sight.events[first].preposition:
        return ()
    preposition = sight.forms[first].text
    lead = Lead(first, preposition, sight.words.roles.get((preposition,)))
    return (NounPhrase(Stretch(sight, phrase.last), first + 1).unit(lead),)


def _is_hold_on_person(trigger: Trigger, parts: Sequence[Part]) -> bool:
    """Whether somebody is mastered and no ground taken (`تمكن الحراس من السيطرة عليه`)."""
    if trigger.type != "CONTROL" or f"{_UPON}:target" not in trigger.takes:
        return False
    held = [part.phrase for part in parts if part.role == "target"]
    return bool(held) and all("people" in one.classes and one.classes.isdisjoint(_NOT_HELD) for one in held)


def _names_kind_of_deed(line: EventLine, trigger: Trigger, slots: Slots) -> bool:
    """Whether a weak word only says of what kind the deed behind it is, which is the event (`عملية انسحاب`)."""
    weak = trigger.strength == "weak" and trigger.type == "ASSAULT"
    return weak and bool(slots.genitive) and is_about_event(line.sight, slots.genitive[0])


def _rule_of_noun(line: EventLine, unit: int, trigger: Trigger) -> str:
    """By which rule a noun names an event: as the noun of a light verb, or for itself."""
    if trigger.class_ == "participle":
        return "event-participle"
    over = line.light_over(unit)
    return "event-noun" if over is None or over.sense.class_ not in _TELLING else "event-light"


def _noun_parts(line: EventLine, at: int, trigger: Trigger, slots: Slots) -> tuple[Part, ...]:
    """What the phrases beside a noun are to its event, the surest first; of the rest what these leave open."""
    unit = line.unit_at[at]
    parts = [*parts_of(trigger, slots, slots.preposed), *owned(trigger, slots)]
    if trigger.type == "AID" and trigger.genitive == _BACKED and line.units[unit].preposition != _BY:
        backed = {phrase.start for phrase in slots.genitive}
        parts = [Part("target", part.phrase) if part.phrase.start in backed else part for part in parts]
    if _is_chaired(line, unit, trigger):
        parts = [Part("target", part.phrase) if part.role == "actor" else part for part in parts]
    if _is_dealt(line, unit, slots):
        parts = [Part("target", part.phrase) if part.role == "actor" else part for part in parts]
    if not slots.genitive:
        parts += named_by_adjective(line.sight, line.units[unit], at, trigger)
    told = {part.role for part in parts if part.role != "actor" or can_act(part.phrase)}
    parts += [part for part in _following(line, at, unit, trigger) if part.role not in told]
    parts += given_support(line, at, unit, trigger, parts)
    acts = any(part.role == "actor" and can_act(part.phrase) for part in parts)
    context = [*of_context(line, at, unit, trigger)]
    blamed = {phrase.start for phrase in is_blamed(line, unit)}
    parts = [part for part in parts if part.phrase.start not in blamed]
    if acts and line.units[unit].head == at and _is_met(line, unit, trigger, slots, context):
        parts = [Part("target", part.phrase) if part.role == "actor" else part for part in parts]
        acts = False
    if _befalls_subject(line, unit, trigger, slots, context):
        parts = [Part("actor", part.phrase) if part.role == "target" else part for part in parts]
        acts = True
    parts += [part for part in context if not (acts and part.role == "actor")]
    if not acts and all(part.role != "actor" for part in context):
        parts = [Part("actor", part.phrase) if _shells(trigger, slots, part) else part for part in parts]
    suffered = sufferer_above(line, unit, trigger, slots)
    if suffered is not None:
        parts = [part for part in parts if part.role != "actor" or part.phrase.start != suffered.start]
    parts += other_side(line, unit, trigger, slots, parts)
    parts += joined_sides(line, unit, trigger, parts)
    parts += repelled(line, unit, trigger, parts)
    parts = _without_places(line, trigger, without_others(line, trigger, parts))
    own = tuple(own_target(line, at, unit, trigger, parts))
    parts = [part for part in parts if not (own and part.role == "target")] + [*own]
    told_of = (part.phrase for part in parts if part.role == "target")
    suffers = trigger.type == "HARM" and any(one.classes or one.numeral is not None for one in told_of)
    parts += [] if suffers and not overruns(trigger, slots) else of_noun_pronoun(line, unit, trigger, slots, parts)
    parts += of_preposition_pronoun(line, (unit, unit + 1), trigger, parts)
    return tuple(part for part in parts if not _is_own_weapon(part, at))


def _is_own_weapon(part: Part, at: int) -> bool:
    """Whether what is to suffer a shot is the shot itself (`أطلقت الرصاص الحي على المحتجين`)."""
    return part.role == "target" and part.phrase.head == at and not part.phrase.classes.isdisjoint(GROUPS["weapon"])


def _shells(trigger: Trigger, slots: Slots, part: Part) -> bool:
    """Whether a lone genitive behind a noun for shelling is who fires, by what it names (`هربوا من قصف الجيش`)."""
    if trigger.mode not in _SHELLING or trigger.genitive != ("target", "actor") or part.role != "target":
        return False
    lone = slots.genitive[:1] == (part.phrase,) and not slots.second
    return lone and not part.phrase.classes.isdisjoint(_FIRES)


def _is_met(line: EventLine, unit: int, trigger: Trigger, slots: Slots, context: Sequence[Part]) -> bool:
    """Whether the genitive of a meeting is whom the subject is to meet (`رفض الوفد لقاء الوزير`, `جاء للقائه`)."""
    preposition = line.units[unit].preposition
    if trigger.type != "CONSULT" or trigger.mode != "meet" or preposition not in {"", _OF} or not slots.genitive:
        return False
    clause = line.above(unit)
    willed = preposition == _OF or (clause is not None and line.verb(clause).fact_verb is not None)
    met = {phrase.start for phrase in slots.genitive}
    return willed and any(part.role == "actor" and part.phrase.start not in met for part in context)


def _befalls_subject(line: EventLine, unit: int, trigger: Trigger, slots: Slots, context: Sequence[Part]) -> bool:
    """Whether the subject of a light verb suffers what the genitive does (`تعرضت القاعدة لقصف مسلحين`)."""
    over = line.light_over(unit) if "actor" in trigger.genitive and len(slots.genitive) == 1 else None
    if over is None or over.sense.class_ != "undergo" or slots.second or not can_act(slots.genitive[0]):
        return False
    return any(part.role == "target" for part in context)


def _is_chaired(line: EventLine, unit: int, trigger: Trigger) -> bool:
    """Whether a light verb tells who holds or attends a meeting of others (`ترأس الوزير اجتماع اللجنة`)."""
    over = line.light_over(unit) if trigger.type == "CONSULT" and trigger.mode == "meet" else None
    if over is None or over.sense.class_ != "do" or line.units[unit].joint:
        return False
    subject = line.subjects[over.clause.verb]
    return bool(subject) and can_act(subject[0]) and subject[0].first != line.units[unit].first


def _is_dealt(line: EventLine, unit: int, slots: Slots) -> bool:
    """Whether a light noun right before makes of whom ل brings in the one who is struck (`توجيه ضربات للجماعة`)."""
    above = line.units[unit - 1] if unit else None
    if above is None or above.kind != "phrase" or above.head < 0 or line.units[unit].preposition:
        return False
    light = line.sight.events[above.last - 1].light_noun
    does = light is not None and any(sense.class_ == "do" for sense in light.senses)
    return does and not slots.genitive and bool(slots.preposed) and slots.preposed[0].preposition == _OF


def _following(line: EventLine, at: int, unit: int, trigger: Trigger) -> Iterator[Part]:
    yield from of_reaching(line, unit, trigger)
    if trigger.mode != _FOILED or not _has_deed_behind(line, at, unit):
        yield from of_verb_behind(line, unit, trigger)


def _has_deed_behind(line: EventLine, at: int, unit: int) -> bool:
    """Whether the deed that a noun foils is its genitive, which a verb behind both is about (`صد هجوم شنه الجند`)."""
    behind = range(at + 1, line.units[unit].last)
    return any(line.sight.forms[token].masdar and line.sight.events[token].nouns for token in behind)


def _is_sure(line: EventLine, at: int, trigger: Trigger, parts: Sequence[Part], *, definite: bool) -> bool:
    """Whether a weak noun is an event: known from before, of a narrow sense, under a light verb, denied, supported."""
    if line.contests.within(line.first, line.last):
        return False
    if definite and ((trigger.type, trigger.mode) in line.told or _takes_up_attack(line, at, trigger)):
        return True
    if any(not condition.startswith(_WEAK_CONDITIONS) for condition in trigger.when):
        return True
    unit = line.unit_at[at]
    return line.light_over(unit) is not None or _is_denied(line, at) or _is_supported(line, parts, unit)


def _takes_up_attack(line: EventLine, at: int, trigger: Trigger) -> bool:
    """Whether a word with its article alone takes up an attack of whatever mode that was told before (`العملية`)."""
    alone = line.units[line.unit_at[at]].last == at + 1
    return (
        alone
        and trigger.type == "ASSAULT"
        and trigger.mode in _ANY_MODE
        and any(kind == "ASSAULT" for kind, _ in line.told)
    )


def _is_denied(line: EventLine, at: int) -> bool:
    """Whether a word of negation stands right before (`دون إصابات`)."""
    return at > 0 and line.sight.events[at - 1].fact == "negated"


def _is_supported(line: EventLine, parts: Sequence[Part], unit: int) -> bool:
    """Whether a participant, a number, or a time or place in its clause shows that a weak word names an event."""
    if any(part.role in {"actor", "target"} for part in parts) or line.units[unit].numeral is not None:
        return True
    last = behind(line.sight, line.units, unit + 1).last
    roles = _PLACES if line.units[unit].preposition else _SUPPORTS
    return any(
        one.kind == "time" or (one.role in roles and not one.classes.isdisjoint(_GROUND))
        for one in line.units[unit + 1 : last]
    )
