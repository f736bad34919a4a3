"""Whether what an event's words tell has happened: asserted, negated, future or possible.

A word of `factuality.yaml` before the trigger in its clause says so of the event that depends on it: of the nearest
one and of those joined to it, not of what is known already (`طالب بوقف غاراتها`: the end is asked for, the raids are a
fact). A statement that demands or promises makes what its content says first possible or future.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.model.record import Act, Factuality
from musnad.reading.eventfound import Candidate
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Trigger
from musnad.reading.participation import is_known_action
from musnad.reading.prospects import had, prospect_of, was_to

_REACH: Final = 14
_FUTURE: Final = "س"
_MAY: Final = "قد"
_IF: Final = frozenset({"لو", "اذا", "هل"})
_THAT_NOT: Final = frozenset({"الا", "بالا", "لئلا", "كيلا", "لكيلا"})
_BUT: Final = frozenset({"الا", "سوي", "الاّ"})
_EXCEPTED: Final = 9
"""In words: how far behind a denied verb what it does not deny may stand."""
_SUBJUNCTIVE: Final = 7
"""In words: how far before أن and a verb the word stands on which they depend."""
_DISCUSSES: Final = frozenset({"بحث", "ناقش", "درس"})
_ALMOST: Final = "كاد"
_STOPPING: Final = frozenset({"وقف", "ايقاف", "ردع", "كبح"})
_BE: Final = frozenset({"يكن", "تكن", "يكون", "تكون"})
_NEWS: Final = frozenset({"انباء", "تقارير", "معلومات", "ادله", "مؤشرات", "دلائل"})
_THERE: Final = frozenset({"هناك", "ثمه"})
_ON: Final = "علي"
_IN: Final = "في"
_OR: Final = "او"
_DECISION: Final = "قرار"
_THAT: Final = "ان"
_BODIES: Final = frozenset({"force", "authority"})
_WILL: Final = "سوف"
_ANSWERING: Final = frozenset({"عن", "في", "علي"})
_JOINTS: Final = frozenset({"و", "ف"})
_PURPOSE: Final = "ل"
_UNTIL: Final = "حتي"
_ACTS: Final[dict[Act, Factuality]] = {"demand": "possible", "threaten": "possible", "promise": "future"}
_STOPS: Final = frozenset(".؟?!؛;:\n،,")
_IFS: Final = frozenset({"اذا", "حال"})
_SINCE: Final = "منذ"
_TOWARDS: Final = "destination"
_GOING_ON: Final = "مواصله"
_NEAR: Final = 5
"""In units: how far before a purpose the verb stands whose purpose it is."""
_ANY: Final = "اي"


def factuality_of(sight: EventSight, units: Sequence[Unit], one: Candidate) -> Factuality:
    """The factuality of the event that a word names, by the words before it and an adjective behind it."""
    told = _of_verb(sight, one.token) if one.finite else _of_noun(sight, units, one)
    if told is not None:
        return "possible" if told == "future" and one.finite and was_to(sight, units, one.unit) else told
    governed = _governor(sight, units, one)
    return prospect_of(sight, units, one) or governed if governed == "asserted" else governed


def factuality_of_verb(sight: EventSight, token: int, *, known: bool = False) -> Factuality:
    """The factuality that a light verb gives its noun by what stands right before it (`سيؤدي إلى مقتل`, `قد يسفر`).

    ل before it may only go on telling (`ليحصل بعد ذلك انفجار`), and is not asked. What is denied of a deed that is
    `known` may be how it went (`لم يستمر القصف طويلا`), of another that there was one (`لم يشن الجيش غارات`).
    """
    told = _of_verb(sight, token)
    analysis = sight.events[token].inflected
    led = analysis is not None and _PURPOSE in analysis.proclitics
    if told == "negated" and not known:
        return told
    return told if told in {"future", "possible"} and not led else "asserted"


def factuality_of_verb_under(sight: EventSight, units: Sequence[Unit], one: Candidate, verb: int) -> Factuality:
    """The factuality that the words before a light verb give to what its noun tells (`حذر من أن يؤدي إلى نزوح`)."""
    under = msgspec.structs.replace(one, token=units[verb].first, unit=verb, finite=True)
    return had(sight, units, verb) or _governor(sight, units, under)


def was_done(sight: EventSight, units: Sequence[Unit], verb: int) -> bool:
    """Whether a verb in the past depends on no other and on no condition (`ضربات أسفرت عن مقتل`, not `لو أسفرت`)."""
    token = units[verb].first
    if not _is_past(sight, token) or _denies(sight, token - 1) or had(sight, units, verb) is not None:
        return False
    if token == 0 or not sight.is_word[token - 1]:
        return True
    before = sight.forms[token - 1]
    return before.complementizer is None and not before.is_a("conditional")


def _of_noun(sight: EventSight, units: Sequence[Unit], one: Candidate) -> Factuality | None:
    done = sight.words.structure["after"] | {_SINCE}
    unit = units[one.unit]
    if _pointed_at(sight, unit, one) or unit.preposition in done or _bare(sight, unit.first - 1) in done:
        return "asserted"
    return "future" if _is_purpose(sight, units, one) else _adjective(sight, units[one.unit], one.token)


def _of_verb(sight: EventSight, token: int) -> Factuality | None:
    """By what is written to the verb or stands right before it: س, سوف, لو, قد or على أن with the present, لم, لا."""
    analysis = sight.events[token].inflected
    before = _bare(sight, token - 1)
    if analysis is not None and _FUTURE in analysis.proclitics:
        return "future"
    if before in sight.words.structure["denial"]:
        if _bare(sight, token - 2) in _IFS:
            return "possible"
        return "asserted" if _is_excepted(sight, token) else "negated"
    if before in _THAT_NOT and analysis is not None and analysis.tense == "present":
        return "negated"
    if before == _WILL:
        return "future"
    if before in _IF:
        return "possible"
    return _of_present(sight, token) if analysis is not None and analysis.tense == "present" else None


def _of_present(sight: EventSight, token: int) -> Factuality | None:
    """By what makes of a present that it may be or will be."""
    before = _bare(sight, token - 1)
    if before == _MAY:
        return "possible"
    planned = before == _THAT and _bare(sight, token - 2) == _ON
    return "future" if planned or sight.forms[token].preposition == _PURPOSE else None


def _is_excepted(sight: EventSight, token: int) -> bool:
    """Whether a denied verb is denied of all but what إلا or سوى leads to (`لم يقتل سوى حارس واحد`)."""
    for at in range(token + 1, min(len(sight.forms) - 1, token + _EXCEPTED)):
        if not sight.is_word[at] or (sight.forms[at].complementizer is not None and sight.forms[at].text not in _BUT):
            return False
        if sight.forms[at].text in _BUT:
            return sight.is_word[at + 1] and sight.forms[at + 1].text != _THAT
    return False


def _bare(sight: EventSight, at: int) -> str:
    """The word at a token without a conjunction."""
    if at < 0 or not sight.is_word[at]:
        return ""
    text = sight.forms[at].text
    return text[1:] if text[:1] in _JOINTS and _is_particle(sight, text[1:]) else text


def _is_particle(sight: EventSight, word: str) -> bool:
    return word in {_WILL, _MAY} or word in sight.words.structure["denial"]


def _denies(sight: EventSight, at: int) -> bool:
    """Whether a particle of denial stands at a token (`لم`)."""
    return _bare(sight, at) in sight.words.structure["denial"]


def _pointed_at(sight: EventSight, own: Unit, one: Candidate) -> bool:
    """Whether the event is a known one: pointed at (`هذا الهجوم`), or one that ends or goes on (`وقف غاراتها`)."""
    if one.token == 0 or not sight.is_word[one.token - 1]:
        return False
    before = sight.forms[one.token - 1]
    if before.is_a("demonstrative") or is_answered_for(sight, one):
        return True
    return (
        own.first < one.token
        and before.base in sight.words.structure["known"]
        and (one.definite or before.base != _GOING_ON)
    )


def is_answered_for(sight: EventSight, one: Candidate) -> bool:
    """Whether a definite event is one whose doers or victims are told of (`منفذي الهجوم`, `المسؤولين عن التفجير`)."""
    at = one.token - 1
    known = one.definite or (
        one.token + 1 < len(sight.forms) and (sight.forms[one.token + 1].definite or one.token + 1 in sight.name_at)
    )
    if known and at and sight.forms[at].text in _ANSWERING:
        at -= 1
    answering = sight.words.structure["answering"] | sight.words.structure["tried"]
    return known and at >= 0 and sight.is_word[at] and sight.forms[at].base in answering


def _is_purpose(sight: EventSight, units: Sequence[Unit], one: Candidate) -> bool:
    """Whether ل brings in the noun as a purpose: behind a verb that does something, and of which ل is no part.

    (`أرسلت الحكومة وفدا للتفاوض`; `نشر صورا للقصف` shows what happened.)
    """
    at, unit = one.unit, units[one.unit]
    chained = all(sight.forms[at].masdar or sight.events[at].nouns for at in range(unit.first, one.token))
    if unit.preposition != _PURPOSE or not (chained or one.token - unit.first <= 1) or one.trigger.type == "HARM":
        return False
    first = sight.events[unit.first]
    if one.token > unit.first and not sight.forms[unit.first].masdar and first.light_noun is None:
        return False
    if at and units[at - 1].kind == "phrase" and _is_action_for(sight, units[at - 1], one):
        return True
    if at and units[at - 1].kind == "phrase" and (_takes_li(sight, units[at - 1]) or sight.is_picture(units[at - 1])):
        return False
    if at and one.definite and is_known_action(sight, units[at - 1]):
        return False
    if at and units[at - 1].kind == "phrase" and _is_light_for_li(sight, units[at - 1]):
        return False
    near = reversed(units[max(0, at - _NEAR) : at])
    verb = next((before for before in near if before.kind in {"verb", "mark"}), None)
    return verb is not None and verb.kind == "verb" and not _governs_li(sight, verb)


def _is_action_for(sight: EventSight, unit: Unit, one: Candidate) -> bool:
    """Whether an armed action is one by which something is to be taken (`عملية لاستعادة المدينة`)."""
    if one.trigger.type != "CONTROL" or unit.head < 0 or unit.definite or unit.preposition in {"بعد", "عقب"}:
        return False
    senses = [sense for use in sight.events[unit.head].nouns for sense in use.senses]
    return bool(senses) and all(sense.trigger.type == "ASSAULT" for sense in senses)


def _takes_li(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is headed by a noun of action or stance, whose object ل brings in (`استنكار الجامعة للقصف`)."""
    if unit.head < 0 or not sight.is_word[unit.head]:
        return False
    form = sight.forms[unit.head]
    return form.stance or (bool(sight.events[unit.head].nouns) and not _makes_something(sight, unit))


def _makes_something(sight: EventSight, unit: Unit) -> bool:
    """Whether the genitive of an action is what it makes, and nobody who does it (`تشكيل تحالف لمحاربة`)."""
    at = unit.head + 1
    if (
        at >= unit.last
        or not sight.is_word[at]
        or at in sight.name_at
        or sight.events[unit.head].light_noun is not None
    ):
        return False
    form = sight.forms[at]
    bare = not (form.definite or form.enclitic or form.adjective or form.preposition or form.joint)
    classes = sight.events[at].classes
    return bare and bool(classes) and classes.isdisjoint(GROUPS["people"])


def _is_light_for_li(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is headed by a light noun that ل joins to its event (`تعرضهم لغارات`)."""
    light = sight.events[unit.head].light_noun if unit.head >= 0 else None
    return light is not None and any(_PURPOSE in sense.through for sense in light.senses)


def _governs_li(sight: EventSight, verb: Unit) -> bool:
    event = sight.events[verb.first]
    pairs = (take.rpartition(":") for use in event.verbs for sense in use.senses for take in sense.takes)
    takes = {preposition for preposition, _, role in pairs if role != _TOWARDS}
    light = {one for sense in (event.light.senses if event.light is not None else ()) for one in sense.through}
    return _PURPOSE in takes | light


def _adjective(sight: EventSight, unit: Unit, token: int) -> Factuality | None:
    """By an adjective of the trigger (`الانتخابات المقبلة`, `هجوم محتمل`)."""
    for at in range(token + 1, min(unit.last, token + 4)):
        if sight.is_word[at] and sight.forms[at].adjective and sight.events[at].fact in {"future", "possible"}:
            return sight.events[at].fact
    return None


def _governor(sight: EventSight, units: Sequence[Unit], one: Candidate) -> Factuality:
    """By a word before the trigger on which it depends."""
    floor = max(0, one.token - _REACH, _clause_start(sight, units, one.unit))
    found: Factuality = "asserted"
    passed = False
    for position in range(one.token - 1, floor - 1, -1):
        if not sight.is_word[position] or position in sight.name_at:
            continue
        if sight.forms[position].complementizer is not None and not _governs_an(sight, position):
            if _goes_on_demanding(sight, position):
                continue
            break
        fact = _fact_at(sight, position, one.trigger, one.token)
        if fact is not None and _holds(sight, units, position, one, fact):
            if fact == "negated" or sight.forms[position].text != _ANY:
                return fact
            found = fact
        passed = passed or (fact is None and _is_another(sight, units, position, one))
        if passed and not _is_joined(sight, position, one.token):
            break
    return found


def _is_another(sight: EventSight, units: Sequence[Unit], position: int, one: Candidate) -> bool:
    """Whether a word names another event, on which that of the trigger depends, and not that this one came about.

    What is to be taken shares the prospects of the action for it (`يستعد الجيش لمعركة تحرير المدينة`).
    """
    if not sight.events[position].nouns or sight.forms[position].base in sight.words.structure["occurrence"]:
        return False
    if one.finite and position and _is_almost(sight, position - 1):
        return False  # `كادت الغارة تقتل المارة`
    types = {sense.trigger.type for use in sight.events[position].nouns for sense in use.senses}
    during = units[one.unit].preposition in sight.words.structure["during"]
    own = one.trigger.type == "CONTROL" and types == {"ASSAULT"} and position == one.token - 1 and not during
    return not (own or _is_text(sight, position))


def _is_described(sight: EventSight, position: int, one: Candidate) -> bool:
    """Whether a verb tells what a decision does, which is no plan (`أقر المجلس قرارا يفرض عقوبات`)."""
    if sight.forms[position].base.removesuffix("ا") != _DECISION:
        return False
    between = range(position + 1, min(position + 2, one.token))
    return any(sight.events[at].light is not None and sight.forms[at].finite for at in between)


def _is_discussed(sight: EventSight, position: int, one: Candidate) -> bool:
    """Whether a definite event is a known one that is spoken about (`بحث الوزيران الهجوم على القرية`)."""
    verb = sight.events[position].fact_verb
    about = verb is not None and fold_word(verb.form) in _DISCUSSES
    return about and not one.finite and sight.forms[one.token].definite


def _is_almost(sight: EventSight, position: int) -> bool:
    """Whether a verb says of another one, and not of its own subject, that it nearly came about."""
    verb = sight.events[position].fact_verb
    return verb is not None and fold_word(verb.form) == _ALMOST


def _is_text(sight: EventSight, position: int) -> bool:
    """Whether an agreement is subject of a verb for what it says (`ينص الاتفاق على انسحاب القوات`)."""
    before = sight.events[position - 1] if position else None
    agreed = all(sense.trigger.type == "AGREE" for use in sight.events[position].nouns for sense in use.senses)
    return agreed and before is not None and sight.forms[position].definite and bool(before.fact_of)


def _clause_start(sight: EventSight, units: Sequence[Unit], at: int) -> int:
    for unit in reversed(units[:at]):
        if unit.kind == "mark" and sight.reading.tokens[unit.first].form in _STOPS:
            return unit.last
        if unit.kind == "relative" or (unit.kind == "clause" and _opens(sight, unit)):
            return unit.first
    return units[0].first if units else 0


def _opens(sight: EventSight, unit: Unit) -> bool:
    """Whether a conjunction opens a clause in which what is said before decides nothing (`قرر ... بعدما تقدم`)."""
    form = sight.forms[unit.first]
    return form.text.removeprefix(form.joint) in sight.words.structure["opener"]


def _goes_on_demanding(sight: EventSight, complementizer: int) -> bool:
    """Whether وأن and a verb in the present go on with what was asked for (`دعا إلى سحب القوات وأن تنزع الألغام`)."""
    form, following = sight.forms[complementizer], complementizer + 1
    inflected = sight.events[following].inflected if following < len(sight.forms) else None
    joined = form.joint == "و" and form.text.removeprefix("و") == _THAT
    return joined and inflected is not None and inflected.tense == "present"


def _governs_an(sight: EventSight, complementizer: int) -> bool:
    """Whether the clause that أن opens depends on a word of factuality (`قرروا أن`, `من المحتمل أن`)."""
    if any(_fact_at(sight, at) is not None for at in range(max(0, complementizer - 2), complementizer)):
        return True
    following = complementizer + 1
    inflected = sight.events[following].inflected if following < len(sight.forms) else None
    if inflected is None or inflected.tense != "present" or sight.forms[complementizer].text != _THAT:
        return False
    for at in range(complementizer - 1, max(-1, complementizer - _SUBJUNCTIVE), -1):
        if not sight.is_word[at] or sight.forms[at].complementizer is not None or sight.forms[at].is_a("relative"):
            return False
        if _fact_at(sight, at) is not None:
            return True  # `يخشى سكان القرية من أن تقصف القوات الحي`
        if sight.forms[at].finite:
            return False
    return False


def _names_body(sight: EventSight, position: int) -> bool:
    """Whether a word is the genitive by which a body is called (`قوات حماية الساحل`)."""
    if position == 0 or not sight.is_word[position - 1] or sight.forms[position - 1].definite:
        return False
    before, form = sight.events[position - 1], sight.forms[position]
    return not (form.finite or form.nunated or form.preposition or form.joint) and not before.classes.isdisjoint(
        _BODIES
    )


def _fact_at(
    sight: EventSight, position: int, trigger: Trigger | None = None, token: int | None = None
) -> Factuality | None:
    """What the word at a token says of an event that depends on it, where a trigger is given of one like that.

    A participle describes somebody, who is not the event (`أوقفت الشرطة شابا ممولا من الخارج`).
    """
    if not sight.is_word[position] or _names_body(sight, position):
        return None
    words, form = sight.words.facts, sight.forms[position]
    following = position + 1
    if following < len(sight.reading.tokens) and sight.is_word[following] and following != token:
        after = sight.forms[following].text
        spellings = (form.text, form.text[form.start :], form.base)
        pair = next((words[one, after] for one in spellings if (one, after) in words), None)
        if pair is not None:
            return None if pair.class_ == "asserted" else pair.class_
    if position and (sight.forms[position - 1].base, form.text) in words:
        return None  # the second word of a pair: `مشروع قرار`
    if _stops_somebody(sight, position):
        return "possible"
    event = sight.events[position]
    if event.fact == "negated" and form.enclitic and not event.fact_verb:
        return None
    if event.fact_of and trigger is not None:
        return event.fact if trigger.type in event.fact_of and trigger.class_ != "participle" else None
    return event.fact


def _stops_somebody(sight: EventSight, position: int) -> bool:
    """Whether who would do it is to be stopped, and not what is done (`لوقف المسلحين عن اقتحام القرية`)."""
    form, following = sight.forms[position], position + 1
    if not form.preposition or form.base not in _STOPPING or following >= len(sight.forms):
        return False
    return not sight.events[following].classes.isdisjoint(GROUPS["people"] | {"force", "group"})


def _takes_pronoun(sight: EventSight, position: int, fact: Factuality) -> bool:
    """Whether a word of negation has but a demonstrative behind it (`حالوا دون ذلك`)."""
    following = position + 1
    if fact != "negated" or following + 1 >= len(sight.forms) or not sight.is_word[following]:
        return False
    return sight.forms[following].is_a("demonstrative") and not sight.forms[following + 1].definite


def _is_circumstance(sight: EventSight, units: Sequence[Unit], position: int, one: Candidate) -> bool:
    """Whether في says in which known deed something else is done that the word is about (`عدم مشاركته في العمليات`)."""
    unit, between = units[one.unit], units[one.unit - 1] if one.unit else None
    if one.finite or not one.definite or unit.preposition != _IN or unit.head != one.token or between is None:
        return False
    action = between.head > position and sight.is_word[between.head] and sight.forms[between.head].masdar
    return action and sight.events[between.head].fact is None


def _holds(sight: EventSight, units: Sequence[Unit], position: int, one: Candidate, fact: Factuality) -> bool:
    """Whether the word at `position` governs the trigger."""
    event = sight.events[position]
    if _is_circumstance(sight, units, position, one) or _takes_pronoun(sight, position, fact):
        return False
    up_to = sight.forms[position].text.removeprefix("و") == _UNTIL
    if up_to and (position + 1 in sight.time_at or (one.finite and _is_past(sight, one.token))):
        return False
    if sight.forms[position].text == _ANY and not _is_any_deed(sight, position + 1, one):
        return False
    if _denies(sight, position) and fact == "negated":
        return not one.finite and _negates(sight, position, one.token)
    if _is_almost(sight, position):
        return one.finite and not _is_past(sight, one.token)
    if _is_described(sight, position, one):
        return False
    if event.fact_verb is not None and (_is_discussed(sight, position, one) or _befell(one, fact)):
        return False
    if event.fact_verb is not None:
        if one.finite or event.fact_verb.through:
            through = event.fact_verb.through
            return _by_an(sight, position, one.token) or _brought_in(sight, position, one.token, through)
        return not _is_under_joined(sight, units, position, one)
    following = position + 1
    return not (
        following <= one.token and sight.is_word[following] and sight.forms[following].joint == "و" and fact != "future"
    )


def _befell(one: Candidate, fact: Factuality) -> bool:
    """Whether a noun tells what befell somebody, which nobody plans to do (`أخطر الحرس الأسرة بمقتل ابنها`)."""
    plain = not one.finite and one.trigger.type == "HARM" and "actor" not in one.trigger.genitive
    return fact == "future" and plain


def _is_under_joined(sight: EventSight, units: Sequence[Unit], position: int, one: Candidate) -> bool:
    """Whether a past verb joined by و stands between a verb and a deed, which is its own (`أحبط خطة وألقى القبض`)."""
    between = (unit for unit in units[: one.unit] if unit.kind == "verb" and position < unit.first < one.token)
    return any(unit.joint and _is_past(sight, unit.first) for unit in between)


def _is_any_deed(sight: EventSight, at: int, one: Candidate) -> bool:
    """Whether أي means any deed, and not any doer of a known one (`لم تتبن أي جهة التفجير`)."""
    deed = at == one.token or sight.forms[at].masdar or bool(sight.events[at].nouns)
    return deed or not (one.definite and not one.finite)


def _is_past(sight: EventSight, token: int) -> bool:
    """Whether a verb tells what was done (`وما إن خرجوا حتى هاجمهم`, not `حتى يهاجمهم`)."""
    inflected = sight.events[token].inflected
    return inflected is not None and inflected.tense == "past"


def _by_an(sight: EventSight, position: int, token: int) -> bool:
    """Whether a verb depends on another by أن (`قرروا أن ينسحبوا`)."""
    return any(form.complementizer is not None for form in sight.forms[position + 1 : token])


def _brought_in(sight: EventSight, position: int, token: int, through: Sequence[str]) -> bool:
    """Whether one of the prepositions by which a verb takes what depends on it stands before the noun."""
    led = frozenset(map(fold_word, through))
    between = (sight.forms[at] for at in range(position + 1, token + 1) if sight.is_word[at])
    return any(form.preposition in led or form.text in led for form in between)


def _negates(sight: EventSight, position: int, token: int) -> bool:
    """Whether a negated verb before the noun denies that it took place (`لم تقع إصابات`, `لم ترد أنباء عن هجوم`).

    One of bringing about denies what it would bring about, and not what did not (`لم تسفر الغارة عن إصابات`).
    """
    verb = position + 1
    if verb >= token or sight.forms[verb + (sight.forms[verb].text in _BE)].text in _THERE:
        return True
    if not sight.forms[verb + 1].definite and sight.forms[verb + 1].base in _NEWS and verb + 1 < token:
        return True  # `لم ترد أنباء عن سقوط قتلى`
    between = range(verb + 1, token)
    if any(sight.events[at].verb is not None and sight.forms[at].finite for at in between):
        return False
    light = sight.events[verb].light
    senses = () if light is None else light.senses
    if any(one.class_ == "cause" for one in senses):
        leads = {through for one in senses if one.class_ == "cause" for through in one.through}
        return not leads or any(_leads(sight, at, leads) for at in range(verb + 1, token + 1))
    return any(one.class_ in {"happen", "undergo"} for one in senses)


def _leads(sight: EventSight, at: int, prepositions: AbstractSet[str]) -> bool:
    """Whether one of these prepositions stands at a token, by itself, written to the word, or with a pronoun."""
    if not sight.is_word[at]:
        return False
    taken_up = sight.events[at].taken_up
    return not prepositions.isdisjoint({sight.forms[at].text, sight.forms[at].preposition, *(taken_up or ())[:1]})


def _is_joined(sight: EventSight, position: int, token: int) -> bool:
    """Whether the trigger is joined by و or أو to the one at `position`."""
    between = (sight.forms[at] for at in range(position + 1, token + 1) if sight.is_word[at])
    return any(form.joint == "و" or form.text == _OR for form in between)


def of_act(act: Act | None) -> Factuality | None:
    """What the act of a statement makes of what its content says first."""
    return None if act is None else _ACTS.get(act)
