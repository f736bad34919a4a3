"""Which words are finite verbs where they stand.

Unvocalised, `قتل` is *killed* or *killing*, `هاجم` only a verb. Where the morphology leaves both, the place of the word
tells: a verb opens its clause or follows a subject that has none yet, a noun follows a preposition or a light verb.
"""

from __future__ import annotations

from typing import Final

from musnad.reading.eventforms import EventForm, VerbUse
from musnad.reading.eventsight import EventSight, Unit, UnitKind
from musnad.reading.eventwords import GROUPS
from musnad.reading.forms import Form
from musnad.reading.stretch import Stretch

_WRITTEN_ON_NOUNS: Final = "بك"
_SOUND_PLURAL: Final = "ون"
_BEFORE_VERBS: Final[frozenset[UnitKind]] = frozenset(
    {"mark", "clause", "that", "negation", "auxiliary", "relative", "time", "other"}
)
_ALREADY: Final = "قد"
_T: Final = "ت"
_KILLED: Final = "killed"
_BODIES: Final = frozenset({"group", "force", "authority"})
_SLIGHT: Final = 0.5
"""A difference of weights that tells nothing (`يُلقي` beside `يَلقى`, both written `يلقي`)."""
_LONG_A: Final = "ا"
_FEMININE: Final = ("ه", "ات")
_LONG: Final = frozenset("اوي")
_DENIES: Final = frozenset({"لم"})
_LEAVES: Final = "من:origin"
_HAPPENS: Final = frozenset({"happen", "reach"})
_TAKES_UP: Final = frozenset({"happen", "reach", "do", "claim"})
_FOR_NOUNS: Final = frozenset({"ه", "ها"})
_OR: Final = "او"
_AND: Final = "و"
_OF_DEEDS: Final = frozenset({"announcer", "subject"})
"""Doers of verbs that take a deed as their object."""
_WHITHER: Final = frozenset({"الي", "نحو"})
_TOLD_OF: Final = (
    GROUPS["weapon"]
    | GROUPS["machine"]
    | GROUPS["people"]
    | GROUPS["structure"]
    | GROUPS["ground"]
    | {
        "people",
        "goods",
        "equipment",
    }
)
"""Of what a clause without a relative tells what was done to it."""
_OF_PEOPLE: Final = frozenset({"هم", "هن"})
_HIS: Final = "ه"
_FEMININE_MARK: Final = "ة"
_HER: Final = "ها"
_ANY: Final = frozenset({"اي", "ايه"})
_THERE: Final = frozenset({"هناك", "ثمه", "وهناك", "وثمه"})
"""What says that there is something, which stands behind it (`هناك تعاون`)."""
_IN: Final = "في"
_HELD: Final = frozenset({"abduct", "arrest", "convict"})
_OF: Final = "ل"
_DEMONSTRATIVE: Final = "demonstrative"
_GROUND: Final = GROUPS["ground"] | {"PLACE"}
_LEADS_TO_DEED: Final = frozenset({"ب", "ل", "الي", "علي", "عن", "من"})
"""Prepositions behind which a verbal noun says what is done, and not where or when something else was (`في هجوم`)."""


def is_verb(stretch: Stretch, at: int) -> bool:
    """Whether the word at a token is a finite verb there."""
    sight = stretch.sight
    event = sight.events[at]
    if event.verb is None or event.closed == _DEMONSTRATIVE:
        return False
    form = sight.forms[at]
    if form.text.endswith(_HIS) and sight.reading.written(at).endswith(_FEMININE_MARK):
        return False  # `تلة`, folded like `تله`
    if form.definite or at in sight.name_at or _governed(sight, at) or stretch.is_particle(at) or _is_led_any(form):
        return False
    if event.attribute and not form.joint and at + 1 < stretch.stop and sight.forms[at + 1].preposition == _OF:
        return False  # `مسجد تابع للبلدية`
    if _is_accusative(stretch, form, event) or _is_joined_deed(stretch, at, event) or _heads_name(sight, at):
        return False
    if event.noun is not None and bool(event.nouns) and (_is_announced(stretch, form) or _is_topic(stretch, form)):
        return False
    national = event.noun is not None and _is_national(sight, at + 1)
    if national and event.nouns:
        return _befalls(event)  # `قتل سوري`, but `توغل إسرائيلي`
    if event.noun is None or event.verb > event.noun:
        return form.finite or event.noun is None or bool(event.verbs or event.light)
    if not (event.verbs or event.light or form.verbs):
        return _subject_follows(stretch, at + 1)
    return _stands_as_verb(stretch, at, form)


def _heads_name(sight: EventSight, at: int) -> bool:
    """Whether a noun for people makes with the definite one behind it the name of a body (`قوات حرس الحدود`)."""
    following = at + 1
    if following >= len(sight.forms) or not sight.is_word[following] or sight.events[at].thing is None:
        return False
    behind, before = sight.forms[following], sight.forms[at - 1] if at else None
    pair = sight.words.pairs.get((sight.forms[at].base, behind.text)) if behind.definite else None
    annexed = before is not None and before.nominal and not (before.definite or before.finite)
    return annexed and pair is not None and pair.thing.class_ in GROUPS["armed"]


def _is_led_any(form: Form) -> bool:
    """Whether a word is أي behind a preposition (`لأي هجوم`)."""
    return bool(form.preposition) and form.base in _ANY


def _is_joined_deed(stretch: Stretch, at: int, event: EventForm) -> bool:
    """Whether و joins a deed to another, and no verb to a clause."""
    if _shares_genitive(stretch, at, event) or _goes_with_deed(stretch, event):
        return True
    return _goes_with_occasion(stretch, event) or _is_their_deed(stretch, at)


def _is_national(sight: EventSight, at: int) -> bool:
    """Whether the indefinite adjective of a state stands at a token, in the masculine."""
    if at >= len(sight.forms) or not sight.is_word[at]:
        return False
    form = sight.forms[at]
    masculine = not (form.definite or form.joint or form.base.endswith(_FEMININE))
    return masculine and sight.sight.nationality(at) is not None


def _befalls(event: EventForm) -> bool:
    """Whether the word is a verb of what befalls persons, which is told of people by their state."""
    senses = [sense for use in event.verbs for sense in use.senses]
    return any(sense.type == "HARM" or sense.mode in _HELD for sense in senses)


def tells(sight: EventSight, at: int, noun: int) -> bool:
    """Whether a verb for which an event is told stands at a token, and a noun for the event at `noun`.

    One of happening or hitting (`انفجار وقع`), or one of doing with the pronoun of the noun (`مظاهرة نظمها الحزب`); so
    too one for what an earthquake does (`زلزال ضرب الساحل`).
    """
    if noun < 0:
        return False
    event, light = sight.events[noun], sight.events[at].light
    if (sight.forms[noun].base,) in sight.words.lookalikes["element"]:
        return not sight.forms[noun].definite and _is_past(sight.events[at])
    if light is None:
        return False
    if not event.nouns or event.people or sight.forms[noun].definite:
        return False
    if event.thing is not None and light.analysis.enclitic not in _FOR_NOUNS:
        return False  # `كمين نصبه المسلحون`
    told = _TAKES_UP if light.analysis.enclitic in _FOR_NOUNS else _HAPPENS
    return not light.analysis.proclitics and any(one.class_ in told for one in light.senses)


def _is_past(event: EventForm) -> bool:
    """Whether a word may be a verb that names an event, in the past tense and with nothing written before it."""
    return any(use.analysis.tense == "past" and not use.analysis.proclitics for use in event.verbs)


def leaves(stretch: Stretch) -> bool:
    """Whether the verb of the clause takes من for where its subject leaves (`نزح ألف شخص من تعز`)."""
    verb = next((unit for unit in reversed(stretch.found) if unit.kind == "verb"), None)
    if verb is None:
        return False
    uses = stretch.sight.events[verb.first].verbs
    return any(_LEAVES in sense.takes for use in uses for sense in use.senses)


def _subject_follows(stretch: Stretch, at: int) -> bool:
    """Whether a subject stands at a token that can be no genitive by its ending (`حفر المقاتلون`)."""
    return stretch.has_word(at) and _is_of_subjects(stretch.sight, at)


def _is_of_subjects(sight: EventSight, at: int) -> bool:
    """Whether a word is a plural by the ending that only subjects have (`المقاتلون`)."""
    event = sight.events[at]
    plural = event.thing is not None and event.full and event.thing.senses[0].number == "p"
    return plural and sight.forms[at].text.endswith(_SOUND_PLURAL)


def _is_accusative(stretch: Stretch, form: Form, event: EventForm) -> bool:
    """Whether what may be a verb in the dual is a noun in the accusative, no dual standing before it (`إن قصفا`)."""
    if not form.nunated or event.noun is None or not event.nouns:
        return False
    last = stretch.last()
    return last is None or last.kind != "phrase" or last.number != "d"


def _shares_genitive(stretch: Stretch, at: int, event: EventForm) -> bool:
    """Whether و joins a verbal noun to one before it that still lacks its genitive (`بخطف وذبح حارس`)."""
    last = stretch.last()
    if event.joint != _AND or not event.nouns or last is None or last.kind != "phrase" or last.last != at:
        return False
    if last.preposition not in _LEADS_TO_DEED or last.head != at - 1 or stretch.sight.forms[last.head].definite:
        return False
    before = stretch.sight.events[last.head]
    senses = [sense for use in (*before.nouns, *event.nouns) for sense in use.senses]
    suffered = all(sense.trigger.genitive[:1] == ("target",) for sense in senses)
    return suffered and bool(before.nouns) and stretch.has_word(at + 1)


def _goes_with_deed(stretch: Stretch, event: EventForm) -> bool:
    """Whether و joins a deed to the one behind a preposition that opens the sentence (`بعد تحرير القرية وطرد ...`).

    What stands there only leads to the clause, so that no clause can be joined to it.
    """
    last = stretch.last()
    if event.joint != _AND or event.noun is None or not event.nouns or last is None or last.kind != "phrase":
        return False
    if last.preposition not in stretch.sight.words.structure["after"] or any(
        unit.kind in {"verb", "that"} for unit in stretch.found
    ):
        return False
    return _is_of_deed(stretch.sight, last)


def _goes_with_occasion(stretch: Stretch, event: EventForm) -> bool:
    """Whether و joins a deed to what a clause is done for (`بمناسبة تحرير القرية وطرد المسلحين`)."""
    last = stretch.last()
    if event.joint != _AND or event.noun is None or not event.nouns or last is None or last.kind != "phrase":
        return False
    return last.preposition in stretch.sight.words.structure["occasion"] and _is_of_deed(stretch.sight, last)


def _is_of_deed(sight: EventSight, phrase: Unit) -> bool:
    """Whether a phrase is headed by a noun for an event and by nobody."""
    event = sight.events[phrase.head] if phrase.head >= 0 else None
    return event is not None and bool(event.nouns) and event.thing is None


def _is_their_deed(stretch: Stretch, at: int) -> bool:
    """Whether و joins a noun for killing to a deed of a body, which the pronoun means and nobody kills.

    (`بعد سيطرة التنظيم على القرية وقتله عشرات الحراس`.)
    """
    sight, form, event = stretch.sight, stretch.sight.forms[at], stretch.sight.events[at]
    if form.joint != _AND or form.enclitic not in _FOR_NOUNS or not event.nouns or not stretch.found:
        return False
    if any(sense.trigger.mode != _KILLED for use in event.nouns for sense in use.senses):
        return False
    earlier = len(stretch.found) - 1
    while earlier >= 0 and stretch.found[earlier].kind == "phrase" and not _is_of_deed(sight, stretch.found[earlier]):
        earlier -= 1
    deed = stretch.found[earlier] if earlier >= 0 else None
    if deed is None or deed.kind != "phrase" or deed.last != deed.head + 2:
        return False
    doer = sight.events[deed.last - 1].classes
    return not doer.isdisjoint(_BODIES) and not sight.events[deed.last - 1].people


def _is_topic(stretch: Stretch, form: Form) -> bool:
    """Whether أنّ of a verb of saying stands right before, and so no past verb here (`رأوا أن قتل الحراس جريمة`)."""
    last, sight = stretch.last(), stretch.sight
    if last is None or last.kind != "that" or form.joint or not stretch.found[:-1]:
        return False
    complementizer = sight.forms[last.first].complementizer
    before = stretch.found[-2]
    says = before.kind == "verb" and bool(sight.forms[before.first].verbs)
    return complementizer is not None and not complementizer.pronoun and says


def _is_announced(stretch: Stretch, form: Form) -> bool:
    """Whether a verb that takes a deed as its object, and its subject, stand right before (`أعلن الجيش سحب قواته`)."""
    last = stretch.last()
    if form.joint or last is None or last.kind != "phrase" or last.preposition or last.joint:
        return False
    at = len(stretch.found) - 2
    while at >= 0 and stretch.found[at].kind == "time":
        at -= 1
    if at < 0 or stretch.found[at].kind != "verb":
        return False
    verb = stretch.found[at].first
    word = stretch.sight.events[verb].fact_verb
    return bool(stretch.sight.forms[verb].verbs) or (word is not None and word.doer in _OF_DEEDS)


def _governed(sight: EventSight, at: int) -> bool:
    """Whether a preposition or a light verb of happening stands right before, so that a noun must follow."""
    form, event = sight.forms[at], sight.events[at]
    if form.preposition and event.noun is not None and event.inflected is not None and event.inflected.start == 0:
        return form.preposition in _WRITTEN_ON_NOUNS and not _is_light(event)
    if at == 0 or not sight.is_word[at - 1] or form.joint:
        return False
    before, earlier = sight.forms[at - 1], sight.events[at - 1]
    if before.text in _THERE | _ANY and event.noun is not None:
        return True
    if form.finite and before.text.removeprefix("و") in sight.words.structure["since"]:
        return False
    if earlier.preposition and not before.enclitic and before.text not in sight.words.structure["opener"]:
        return True
    if before.text == _OR and event.nouns and at > 1 and sight.is_word[at - 2] and sight.forms[at - 2].masdar:
        return not sight.forms[at - 2].definite and bool(sight.events[at - 2].nouns)  # `في تفجير أو قتل`
    if earlier.fact is not None and before.masdar and not (before.definite or before.enclitic) and event.nouns:
        return True  # `محاولة تسلل لعناصر التنظيم`
    if earlier.fact_verb is not None and earlier.fact == "possible" and earlier.fact_verb.doer is None:
        return event.noun is not None  # `يجب دحر الجماعة`
    tried = earlier.fact is not None and earlier.fact_verb is None and before.nominal
    if tried and event.nouns and not (before.definite or before.enclitic):
        return True  # `محاولة تسلل`
    light = earlier.light
    happens = light is not None and any(one.class_ in {"happen", "do"} for one in light.senses)
    return happens and event.noun is not None


def _is_light(event: EventForm) -> bool:
    """Whether a word is likelier a light verb than a noun behind a preposition (`بدأوا`)."""
    return event.light is not None and event.light.analysis.start == 0 and (event.verb or 0) > (event.noun or 0)


def _stands_as_verb(stretch: Stretch, at: int, form: Form) -> bool:
    """Whether a word that may be noun or verb stands where a verb does: first in its clause, a noun behind it.

    So too behind a definite phrase that has no verb yet (`المسلح السوري قتل أثناء اشتباك`).
    """
    if _lacks_verb(stretch, form) or _tells_of_event(stretch, at) or _brings_in_deed(stretch, at):
        return True
    if _has_object_written(stretch, at, form):
        return True
    before = stretch.last()
    if before is not None and before.kind == "relative" and stretch.sight.events[at].verbs:
        return True  # `الحارس الذي قتل في القرية`
    if _goes_on_with_preposition(stretch, at, form):
        return True
    sight, following = stretch.sight, stretch.past_quotes(at + 1)
    if following >= stretch.stop or sight.tokens[following].kind == "mark":
        return False
    noun = sight.is_word[following] and sight.events[at].nouns and _speaks_for_noun(sight, following)
    if noun and not _lacks_whom(sight, at, following):
        return False
    last = stretch.last()
    return last is None or bool(form.joint) or last.kind in _BEFORE_VERBS or _follows_place(stretch, last, form)


def _has_object_written(stretch: Stretch, at: int, form: Form) -> bool:
    """Whether a past verb with a pronoun stands behind قد, or in the feminine behind whom أن brings in.

    (`كان المسلحون قد خطفهم`, `إن القوات منعتهم`; but `إن الهدف قتلهم`.)
    """
    last, uses = stretch.last(), stretch.sight.events[at].verbs
    past = [use.analysis for use in uses if use.analysis.tense == "past" and use.analysis.enclitic]
    if not past or form.joint or form.preposition or last is None:
        return False
    if last.kind == "auxiliary" and stretch.sight.forms[last.first].text.removeprefix(_AND) == _ALREADY:
        return True
    opened = len(stretch.found) > 1 and stretch.found[-2].kind == "that"
    topic = last.kind == "phrase" and last.definite and last.gender == "f" and not last.preposition
    return opened and topic and any(one.gender == "f" and one.lemma[-1:] != _T for one in past)


def _goes_on_with_preposition(stretch: Stretch, at: int, form: Form) -> bool:
    """Whether a word joined to a past verb has the preposition that its verb takes (`أصيب ونقل إلى المستشفى`)."""
    event, last, sight = stretch.sight.events[at], stretch.last(), stretch.sight
    if form.joint != _AND or form.enclitic or not stretch.has_word(at + 1) or not event.verbs or last is None:
        return False
    senses = [sense for use in event.verbs for sense in use.senses if use.analysis.tense == "past"]
    takes = {take.rpartition(":")[0] for sense in senses for take in sense.takes}
    taken_up = sight.events[at + 1].taken_up
    if sight.forms[at + 1].text not in takes & _WHITHER and (taken_up is None or taken_up[0] not in takes):
        return False
    deed = last.kind == "phrase" and last.head >= 0 and sight.forms[last.head].masdar and not last.numeral
    told = next((unit for unit in reversed(stretch.found) if unit.kind in {"verb", "mark"}), None)
    return told is not None and told.kind == "verb" and _is_past(sight.events[told.first]) and not deed


def _follows_place(stretch: Stretch, last: Unit, form: Form) -> bool:
    """Whether nothing but where it was stands before a word in its clause (`وفي بيروت قتل ثلاثة`)."""
    if last.preposition != _IN or last.classes.isdisjoint(_GROUND) or form.nunated:
        return False
    earlier = stretch.found[:-1]
    return not earlier or earlier[-1].kind in {"mark", "that"}


def _speaks_for_noun(sight: EventSight, at: int) -> bool:
    """Whether what stands behind a word makes it a noun: a preposition or adjective (`قصف على القرية`, `قصف مدفعي`)."""
    form = sight.forms[at]
    if form.text in sight.words.structure["nominal"]:
        return True
    return form.adjective and not form.definite and not sight.events[at].thing and at not in sight.name_at


def _lacks_whom(sight: EventSight, at: int, following: int) -> bool:
    """Whether في stands where a noun of killing would have whom it befell, so that it is a verb (`قتل في غارة ستة`)."""
    senses = [sense.trigger for use in sight.events[at].nouns for sense in use.senses]
    harm = all(one.type == "HARM" and one.genitive[:1] == ("target",) for one in senses)
    return harm and sight.forms[following].text == _IN and not sight.forms[at].enclitic


def _tells_of_event(stretch: Stretch, at: int) -> bool:
    """Whether the word is a verb of happening right behind the noun for what happened (`انفجار وقع أمس`)."""
    last = stretch.last()
    if last is None or last.kind != "phrase" or last.last != at:
        return False
    if not last.definite and befell(stretch.sight, at, people="people" in last.classes):
        return True
    return (
        tells(stretch.sight, at, last.head)
        or takes_up(stretch.sight, at, last)
        or _takes_up_genitive(stretch, last, at)
    )


def befell(sight: EventSight, at: int, *, people: bool) -> bool:
    """Whether the word is a verb that tells what befell the indefinite people before it (`قائد كتيبة قتل بغارة`).

    No noun for that can stand behind them; what follows shows that the verb has nothing more to take.
    """
    event, form, following = sight.events[at], sight.forms[at], at + 1
    if not people or form.joint or form.preposition or form.enclitic or form.definite or not event.verbs:
        return False
    passive = any(sense.type == "HARM" or sense.mode in _HELD for use in event.verbs for sense in use.senses)
    if not passive or following >= len(sight.forms) or event.inflected is None or event.inflected.tense != "past":
        return False
    behind = sight.forms[following]
    if behind.enclitic and not behind.preposition:
        return True  # `رجل قتل زوجته`
    ends = sight.tokens[following].kind == "mark" or following in sight.time_at or following in sight.numeral_at
    return (
        ends or bool(behind.preposition) or behind.is_a("preposition", "adverbial-preposition", "attaching-preposition")
    )


def may_take_up(sight: EventSight, at: int) -> bool:
    """Whether the word may be a past verb with the pronoun of a noun before it, and a definite noun follows."""
    form, following = sight.forms[at], at + 1
    if not form.enclitic or form.joint or form.preposition or following >= len(sight.forms):
        return False
    light, behind = sight.events[at].light, sight.forms[following]
    past = any(use.analysis.tense == "past" for use in sight.events[at].verbs)
    deals = light is not None and light.analysis.tense == "past" and light.analysis.enclitic == form.enclitic
    several = (behind.human or sight.events[following].people) and behind.text.endswith(_SOUND_PLURAL)
    subject = behind.definite or following in sight.name_at or several
    theirs = "armed" in _groups(sight, following) and following + 1 < len(sight.forms)
    subject = subject or (theirs and sight.forms[following + 1].definite)  # `شاب قتله قناصة النظام`
    return (past or deals) and sight.is_word[following] and subject


def _groups(sight: EventSight, at: int) -> frozenset[str]:
    """What a word names that has nothing written to it, with the group of those who bear arms."""
    form, classes = sight.forms[at], sight.events[at].classes
    armed = not classes.isdisjoint(GROUPS["armed"]) and not (form.joint or form.preposition or form.enclitic)
    return classes | {"armed"} if armed else classes


def takes_up(sight: EventSight, at: int, phrase: Unit) -> bool:
    """Whether the word is a verb with the pronoun of the indefinite noun right before it.

    Such a clause stands without a relative (`ألغاما زرعها المسلحون`, `ثلاثة حراس خطفهم التنظيم`).
    """
    if phrase.definite or not may_take_up(sight, at):
        return False
    light = sight.events[at].light
    if light is not None and phrase.head >= 0 and sight.events[phrase.head].nouns:
        return _means(light.analysis.enclitic, phrase)  # `كمين نصبه المسلحون`
    past = (use.analysis for use in sight.events[at].verbs if use.analysis.tense == "past")
    return not phrase.classes.isdisjoint(_TOLD_OF) and any(_means(analysis.enclitic, phrase) for analysis in past)


def _takes_up_genitive(stretch: Stretch, last: Unit, at: int) -> bool:
    """Whether the word takes up the indefinite genitive with which a phrase ends (`انفجار عبوة زرعها المسلحون`)."""
    sight, token = stretch.sight, last.last - 1
    thing = sight.events[token].thing
    if thing is None or token == last.head or sight.forms[token].definite or token in sight.name_at:
        return False
    classes = sight.events[token].classes | ({"people"} if sight.events[token].people else set())
    number = thing.senses[0].number
    gender = "f" if sight.forms[token].base.endswith(_FEMININE) or (number == "p" and "people" not in classes) else ""
    return takes_up(sight, at, Unit("phrase", token, at, head=token, classes=classes, number=number, gender=gender))


def _means(enclitic: str, phrase: Unit) -> bool:
    """Whether a pronoun has the number and gender of an indefinite phrase, as far as it shows them."""
    people = "people" in phrase.classes
    if enclitic in _OF_PEOPLE:
        return people and (phrase.number == "p" or phrase.numeral is not None)
    if enclitic == _HIS:
        return phrase.number != "p" and phrase.gender != "f"
    return enclitic == _HER and (phrase.gender == "f" or not people)


def _brings_in_deed(stretch: Stretch, at: int) -> bool:
    """Whether the word is a verb of happening right before the verbal noun for what happened (`تم إطلاق حملة`).

    So too where that has a pronoun or the article (`حراس تم نقلهم`, `تم العثور عليهم`).
    """
    light, following = stretch.sight.events[at].light, at + 1
    if light is None or not stretch.has_word(following) or not any(one.class_ == "happen" for one in light.senses):
        return False
    form = stretch.sight.forms[following]
    deed = form.masdar and stretch.sight.events[following].thing is None
    last = stretch.last()
    of_noun = form.definite and last is not None and last.kind == "phrase" and not last.classes  # `شدة وقع الهجوم`
    return deed and not (form.joint or of_noun)


def _lacks_verb(stretch: Stretch, form: Form) -> bool:
    """Whether a definite bare phrase right before is still without its verb."""
    last = stretch.last()
    if form.joint or form.enclitic or last is None or (form.nunated and last.number != "d"):
        return False
    if last.kind != "phrase" or last.preposition or last.joint:
        return False
    earlier = stretch.found[:-1]
    topic = bool(earlier) and earlier[-1].kind == "that"
    if not (last.definite or last.numeral is not None or topic):
        return False
    opening = next((unit.kind for unit in reversed(earlier) if unit.kind in {"verb", "mark", "that", "clause"}), None)
    return not earlier if opening is None else opening == "that"


def may_be_verb(sight: EventSight, at: int, use: VerbUse) -> bool:
    """Whether the word at a token can be that verb, and is not likelier a light verb spelt alike.

    A verb with a long vowel in the middle has it short in the jussive alone, behind a denial (`لم يصب`, `لم تمت`), so
    that `يصب في` is another verb, and `تمت العملية`.
    """
    light, analysis = sight.events[at].light, use.analysis
    other = light is not None and light.analysis.lemma != analysis.lemma
    likelier = other and light is not None and light.analysis.weight > analysis.weight + _SLIGHT
    if likelier and not (analysis.tense == "past" and _men_follow(sight, at + 1)):
        return False
    if analysis.tense != "present" or analysis.number != "s" or analysis.lemma[-2:-1] != _LONG_A:
        return True
    stem = sight.forms[at].text[analysis.start : analysis.end].removesuffix(analysis.enclitic)
    jussive = stem[-2:-1] not in _LONG
    return not jussive or (at > 0 and sight.is_word[at - 1] and bool(_DENIES & {sight.forms[at - 1].text[-2:]}))


def _men_follow(sight: EventSight, at: int) -> bool:
    """Whether persons stand at a token who ask for a masculine verb (`تقدم الجنود`, beside `تقدم المنظمة مساعدة`)."""
    if at >= len(sight.events) or not sight.is_word[at]:
        return False
    event = sight.events[at]
    return event.thing is not None and "soldier" in event.classes and not sight.forms[at].text.endswith(_FEMININE)
