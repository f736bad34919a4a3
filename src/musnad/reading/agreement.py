"""Whether a word behind a noun is its adjective: by its shape, and where it may be a noun too, by agreement.

An Arabic adjective is spelt like a noun (`مسلح` is *armed* and *gunman*), but agrees with the noun before it: things in
the plural and feminine nouns ask for ة, persons in the plural for a sound plural.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.arabic.folding import fold_word
from musnad.reading.eventforms import EventForm
from musnad.reading.eventsight import EventSight
from musnad.reading.eventwords import GROUPS
from musnad.reading.forms import Form, takes_matter

_NO_ADJECTIVES: Final = GROUPS["ground"] | {"vehicle", "ship", "projectile", "firearm", "artillery", "goods", "money"}
_BEFALLS: Final = frozenset({"HARM", "COERCE", "RETREAT"})
_RELATION: Final = ("يه", "ي")
_FEMININE: Final = "ه"
_FEMININES: Final = ("ه", "ات")
_SOUND_PLURALS: Final = ("ون", "ين")
_SUBJECTS: Final = "ون"
_OBJECTS: Final = "ين"
_FIRST: Final = frozenset({"اول", "اخر"})
_DUALS: Final = ("ان", "ين")
_SEVERAL: Final = frozenset({"p", "d"})
_BROKEN: Final = "ى"
"""The ending of plurals like `جرحى`, which folding makes that of a relation."""
_ACCUSATIVE: Final = "ا"
_SEVERAL_DEEDS: Final = "ات"


def is_adjective(sight: EventSight, at: int, noun: int) -> bool:
    """Whether the word at a token can be an adjective of the noun at the token `noun`, -1 where there is none."""
    form, event = sight.forms[at], sight.events[at]
    several = event.thing is not None and event.thing.senses[0].number in _SEVERAL
    attribute = event.attribute and noun >= 0 and not (several and _befalls_persons(sight, noun))
    shaped = form.adjective or attribute or (form.nunated and _bare_adjective(sight, form)) or _of_relation(sight, at)
    if not shaped and sight.sight.nationality(at) is None:
        return False
    if event.thing is None and (_is_of_another(sight, at, noun) or is_ministry(sight, at, noun)):
        return False
    if event.thing is None and event.nouns and _is_deed(event, form):
        return False  # `شنت طائرات حربية غارات`, `نفذت قوة خاصة عملية`
    if _parts_cases(sight, at, noun) or _is_first_of(sight, at) or takes_matter(sight.forms, at):
        return False
    if event.thing is None or attribute:
        return True
    of_side = event.side and form.definite and form.base.endswith(_RELATION)  # `الريف الشرقي`
    ground = not event.classes.isdisjoint(_NO_ADJECTIVES) and not of_side
    if ground or (event.people and _befalls_persons(sight, noun)):
        return False
    related = form.base.endswith(_RELATION) and not sight.reading.written(at).endswith(_BROKEN)
    if several and noun >= 0 and form.definite and not related and _is_one(sight, noun):
        return False  # `استخدم الجيش الطائرات`, `زار الوزير الجديد الجرحى`
    return _agrees(sight, form, noun)


def is_ministry(sight: EventSight, at: int, noun: int) -> bool:
    """Whether a feminine behind men in office says of what they are ministers (`وزيرا خارجية مصر والسودان`)."""
    form = sight.forms[at]
    if noun < 0 or form.definite or not form.base.endswith(_FEMININE):
        return False
    men = "official" in sight.events[noun].classes and not sight.forms[noun].base.endswith(_FEMININES)
    return men and sight.sight.nationality(at) is None


def _is_of_another(sight: EventSight, at: int, noun: int) -> bool:
    """Whether a nationality before a person's name has another gender than the noun (`أوقفت الشرطة الفرنسي جان`)."""
    name = sight.name(at + 1) if at + 1 < len(sight.forms) else None
    if name is None or name.kind != "person" or noun < 0 or sight.sight.nationality(at) is None:
        return False
    before = noun - 1
    if before >= 0 and sight.is_word[before] and (sight.events[before].people or sight.forms[before].human):
        return False  # `وزير الداخلية الفرنسي جان موران`
    return sight.forms[at].base.endswith(_FEMININE) != sight.forms[noun].base.endswith(_FEMININES)


def _is_one(sight: EventSight, noun: int) -> bool:
    """Whether a noun is a singular, of which no plural can be an adjective."""
    thing, form = sight.events[noun].thing, sight.forms[noun]
    if thing is None:
        return form.human and form.best.number == "s" and not form.base.endswith(_SOUND_PLURALS)
    return {sense.number for sense in thing.senses} == {"s"}


def _of_relation(sight: EventSight, at: int) -> bool:
    """Whether a definite word that no lexicon has ends as adjectives of relation do (`القوات الاحتلالية`)."""
    form, event = sight.forms[at], sight.events[at]
    return form.definite and form.base.endswith(_RELATION) and not (event.thing or event.nouns)


def _bare_adjective(sight: EventSight, form: Form) -> bool:
    """Whether an accusative is one of an adjective (`جديدا`)."""
    bare = form.base.removesuffix(_ACCUSATIVE)
    return bare != form.base and sight.sight.knowledge.form(bare).adjective


def _is_deed(event: EventForm, form: Form) -> bool:
    """Whether a noun for a deed is no adjective though it has the shape of one: several, or not a participle."""
    if form.base.endswith(_SEVERAL_DEEDS):
        return True
    itself = any(fold_word(sense.trigger.form) == form.base for use in event.nouns for sense in use.senses)
    return itself and form.base.endswith(_FEMININE) and form.best.wordclass is not WordClass.PARTICIPLE


def _parts_cases(sight: EventSight, at: int, noun: int) -> bool:
    """Whether the word cannot describe the noun by its ending: one in ون behind it has its adjectives in ون.

    So neither a singular (`مسلحون صاحب المتجر`) nor an accusative (`ضباط أردنيون مقاتلين`) belongs to it.
    """
    before = noun if noun >= 0 else at - 1
    subjects = any(sight.forms[one].base.endswith(_SUBJECTS) for one in {before, at - 1} if sight.is_word[one])
    if not subjects:
        return False
    form = sight.forms[at]
    participle = form.best.wordclass is WordClass.PARTICIPLE and form.best.number == "s"
    return participle or form.base.endswith(_OBJECTS)


def _is_first_of(sight: EventSight, at: int) -> bool:
    """Whether a word for the first or last of something stands before that (`أقلت طائرة أول دفعة`)."""
    following = at + 1
    if sight.forms[at].base not in _FIRST or sight.forms[at].definite or following >= len(sight.forms):
        return False
    return sight.is_word[following] and not sight.forms[following].start and sight.forms[following].nominal


def _befalls_persons(sight: EventSight, noun: int) -> bool:
    """Whether the noun tells what befalls persons, so that one behind it suffers it (`مقتل مسلح`, not `هجوم مسلح`)."""
    if noun < 0:
        return False
    triggers = (sense.trigger for use in sight.events[noun].nouns for sense in use.senses)
    return any(trigger.genitive[:1] == ("target",) and trigger.type in _BEFALLS for trigger in triggers)


def _agrees(sight: EventSight, form: Form, noun: int) -> bool:
    """Whether a word that may be a noun too agrees with the noun before it."""
    event = sight.events[noun]
    first = event.thing.senses[0] if event.thing is not None else None
    plural = first is not None and first.number == "p"
    people = first is not None and first.thing.class_ in GROUPS["people"]
    dual = (
        first is not None and first.number == "d" and event.thing is not None and event.thing.noun.form.endswith(_DUALS)
    )
    if dual and form.base.endswith(_DUALS):
        return True  # `عربتين عسكريتين`
    if form.base.endswith(_SOUND_PLURALS):
        return plural and people
    several = first is None and any(sense.number == "p" for use in event.nouns for sense in use.senses)
    feminine = sight.forms[noun].base.endswith(_FEMININES) or several or (plural and not people)
    if form.base.endswith(_FEMININE):
        broken = plural and not sight.forms[noun].base.endswith(_SOUND_PLURALS)  # `العناصر المقاتلة`
        return feminine or (broken and form.definite and form.best.wordclass is WordClass.PARTICIPLE)
    return not feminine and not plural
