"""What a noun phrase names, with its number and its gender: what verbs, pronouns and conditions of triggers ask for.

A name brings its kind, a listed noun its classes; a noun that no lexicon of events has may still be told by what it
heads as a source or by its genitive (`كوادر الحزب`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.reading.agreement import is_adjective
from musnad.reading.eventforms import ThingUse
from musnad.reading.eventsight import EventSight
from musnad.reading.eventwords import GROUPS
from musnad.reading.forms import Form
from musnad.reading.phrasestate import PhraseState, two_places

_OF_ACTORS: Final = {
    "state-forces": "force",
    "external-forces": "force",
    "rebel-group": "force",
    "political-militia": "force",
    "identity-militia": "force",
    "coalition": "force",
    "state": "authority",
    "government": "authority",
}
"""What an actor of a type is among the classes of participants."""
_ARMED: Final = frozenset({"force", "group"})
_PLATFORM: Final = "platform"
_NOTHING: Final[frozenset[str]] = frozenset()
_STATE: Final = frozenset({"authority"})
_DUAL: Final = 2
_TANWIN: Final = "\u064b"
_FEMININE: Final = "ه"
_SUPERLATIVES: Final = frozenset({"اخري", "كبري", "صغري", "عظمي", "وسطي"})
"""Feminines without ة."""
_T: Final = "ت"
_ACCUSATIVE: Final = "ا"
_SUBJECTS: Final = "ون"
_FEMININES: Final = ("ات", "تين", "تان")


def named(phrase: PhraseState, head: int) -> tuple[frozenset[str], str]:
    """The classes of what the phrase names, with the groups of those, and its number (`s`, `d`, `p` or empty)."""
    classes, number = _of_head(phrase, head)
    quantifier = phrase.sight.events[phrase.first].quantifier
    if quantifier is not None and quantifier.number is not None:
        number = quantifier.number
    elif quantifier is not None and quantifier.class_ == "partitive" and number == "s":
        number = "p"  # `عدد آخر`
    if phrase.numeral is not None:
        least = phrase.numeral.minimum
        number = "d" if least == _DUAL else "p" if least != 1 else "s"
    return _with_groups(classes), number


def gender_of(sight: EventSight, head: int, classes: frozenset[str], number: str) -> str:
    """The gender in which a verb agrees with the phrase: `m`, `f`, or empty where it may be either.

    Things in the plural and plurals of bodies are feminine.
    """
    if not sight.is_word[head] or head in sight.numeral_at:
        return ""
    form = sight.forms[head]
    base = form.base.removesuffix(form.enclitic)
    people = "people" in classes
    if number in {"p", "d"}:
        if people:
            return "f" if base.endswith(_FEMININES) else "m"
        return "f" if number == "p" else ""
    name = sight.name(head)
    if name is not None and name.kind == "person":
        return ""  # `حمزة`
    if base.endswith(_FEMININE) or (people and _is_woman(form, base, classes)):
        return "f"
    if name is None:
        return "m" if number == "s" and people else ""
    state = name.country is not None and name.kind == "organization"
    town = name.kind == "place" and not (sight.events[head].thing is not None and name.last > head + 1)
    return "f" if state or town else ""  # but `مطار عدن`


def _is_woman(form: Form, base: str, classes: frozenset[str]) -> bool:
    """Whether one person is feminine by the word's sense, or by the ت that ة is before a pronoun (`جارته`)."""
    return "woman" in classes or (bool(form.enclitic) and base.endswith(_T))


@lru_cache(maxsize=1024)
def _with_groups(classes: frozenset[str]) -> frozenset[str]:
    return classes.union(group for group, members in GROUPS.items() if not classes.isdisjoint(members))


def _of_head(phrase: PhraseState, head: int) -> tuple[frozenset[str], str]:
    """What the head names by itself, and its number."""
    sight = phrase.sight
    if head in sight.name_at:
        return _of_name(sight, head), ""
    if not sight.is_word[head]:
        return _NOTHING, ""
    if phrase.pair is not None:
        return frozenset({phrase.pair.thing.class_}), phrase.pair.number
    thing = sight.events[head].thing
    other = thing is None or bool(thing.noun.enclitic) or thing.noun.form != sight.forms[head].base
    if other and sight.sight.nationality(head) is not None:
        return frozenset({"person"}), ""
    if other and _is_national(sight, head):
        return frozenset({"person"}), "s"
    if thing is None:
        both = two_places(sight, head)
        return (frozenset(one.thing.class_ for one in both), "d") if both else (_unlisted(phrase, head), "")
    if sight.forms[head].enclitic and sight.forms[head].base.removesuffix(sight.forms[head].enclitic) in _lands(sight):
        return sight.events[head].classes | _STATE, _number(phrase, head, thing)  # `أكد الوزير أن بلاده سحبت قواتها`
    return _as_described(phrase, head, thing) or sight.events[head].classes, _number(phrase, head, thing)


def _as_described(phrase: PhraseState, head: int, thing: ThingUse) -> frozenset[str]:
    """The classes of a word that may be one thing or several of another, by the adjective behind it.

    Things in the plural have theirs in ة (`دور قديمة`, houses), one thing that is masculine has not (`دور كبير`, a
    role). Empty where nothing tells.
    """
    sight, following = phrase.sight, head + 1
    if len({sense.number for sense in thing.senses}) == 1 or following >= phrase.at or not sight.is_word[following]:
        return _NOTHING
    form = sight.forms[following]
    if not form.adjective or form.definite != sight.forms[head].definite or form.joint:
        return _NOTHING
    feminine = form.base.endswith(_FEMININE) or form.base in _SUPERLATIVES
    number = "p" if feminine else "s"
    return frozenset(sense.thing.class_ for sense in thing.senses if sense.number == number)


def _lands(sight: EventSight) -> frozenset[str]:
    return sight.words.structure["land"]


def _is_national(sight: EventSight, head: int) -> bool:
    """Whether a noun is somebody of a state in the accusative (`أعلنت الشرطة أن تونسيا قتل شقيقه`)."""
    form = sight.forms[head]
    bare = form.base.removesuffix(_ACCUSATIVE)
    return form.nunated and bare != form.base and sight.sight.knowledge.nationality(bare) is not None


def _of_name(sight: EventSight, head: int) -> frozenset[str]:
    number = sight.name_at[head]
    if sight.actor_type(number) == _PLATFORM:
        return frozenset({"words"})  # where something is posted (`نشر البيان على تلغرام`)
    kind = sight.naming.names[number].kind
    actor = _OF_ACTORS.get(sight.actor_type(number) or "") if kind == "organization" else None
    return frozenset({kind.upper()} if actor is None else {kind.upper(), actor})


def _unlisted(phrase: PhraseState, head: int) -> frozenset[str]:
    """What a noun that no lexicon of events has may name: by what it heads as a source, and by its genitive."""
    sight = phrase.sight
    form = sight.forms[head]
    if form.masdar and form.preposition and phrase.has_word(head + 1) and sight.forms[head + 1].is_a("preposition"):
        return _NOTHING  # `للدفاع عن المدينة`
    if form.human or form.body:
        return frozenset({"person" if form.human else "authority"})
    if _is_people_by_ending(form):
        return frozenset({"person"})
    for at in () if form.masdar or sight.events[head].nouns else range(head + 1, phrase.at):
        name, event = sight.name(at), sight.events[at]
        if (name is not None and name.kind == "organization") or not event.classes.isdisjoint(_ARMED):
            return frozenset({"group"})
        if name is not None or event.thing is not None:
            break
    return _NOTHING


def _is_people_by_ending(form: Form) -> bool:
    """Whether a participle stands in the sound plural of a subject, which only persons have (`المنافقون`)."""
    return form.best.wordclass is WordClass.PARTICIPLE and form.best.number == "p" and form.base.endswith(_SUBJECTS)


def _number(phrase: PhraseState, head: int, thing: ThingUse) -> str:
    """The number of a listed noun; a dual before its genitive and an accusative singular are spelt alike (`c`)."""
    sight, number = phrase.sight, thing.senses[0].number
    form = sight.forms[head]
    if number in {"d", "p"}:
        several = (form.definite or sight.events[head].attribute) and {sense.number for sense in thing.senses} == {
            "d",
            "p",
        }
        return "p" if several else number
    if number != "c":
        return number
    if thing.noun.enclitic and thing.noun.form.endswith("ي"):
        return "d" if thing.senses[0].thing.class_ in GROUPS["people"] else number
    if form.nunated and _TANWIN in sight.reading.written(head):
        return "s"
    following = head + 1
    genitive = following < phrase.at and sight.is_word[following]
    return "d" if genitive and not is_adjective(sight, following, phrase.last_noun) else "s"
