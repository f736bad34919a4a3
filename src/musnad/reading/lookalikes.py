"""Words that look like events and name none: fixed phrases, figures of speech, tags and credits under a report.

In a report about sport, markets, weather or the arts (`معركة الصدارة`, `هجوم الفريق`) the words of war are figures: in
one that has three different words of a contest. In any other report a sentence with such a word has no weak triggers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, LookalikeClass, Trigger
from musnad.reading.participation import can_act, is_about_event, is_abstract
from musnad.reading.roles import Part
from musnad.reading.slots import Slots

_BODILY: Final = frozenset({"ASSAULT", "HARM"})
_FORCED: Final = frozenset({"ASSAULT", "CONTROL"})
_HURT: Final = frozenset({"casualty", "body"})
_FIGURED: Final = frozenset({"ب", "في"})
_LAYS_WASTE: Final = frozenset({"destroy", "damage"})
_OF_PERSONS: Final = frozenset({"killed", "injured", "abduct", "torture", "beat", "targeted"})
"""Modes of what is done to persons."""
_CONTEST: Final = 3
_UNARMED_MODES: Final = frozenset({"raid", "other"})
_CIVIL: Final = frozenset({"official", "PERSON", "ORGANIZATION"})
_ARMED: Final = GROUPS["armed"] | GROUPS["machine"] | {"protester", "detainee"}
_BLAMED: Final = frozenset({"official", "PERSON", "ORGANIZATION", "authority", "power", "group", "matter", "words"})
_FOUGHT_FOR: Final = GROUPS["ground"] | GROUPS["machine"] | {"PLACE", "fighter", "soldier", "civilian"}
_WHAT: Final = frozenset({"ما", "وما", "مما", "لما", "بما"})
_FIGURED_TYPES: Final = frozenset({"HARM", "PROTEST"})
_WARLIKE: Final = frozenset({"ASSAULT", "HARM", "CONTROL", "RETREAT", "MOBILIZE", "COERCE", "AGREE"})


class Contests(msgspec.Struct, frozen=True):
    """Where a report speaks of a contest: the tokens at which such words begin, and whether it is about one."""

    at: tuple[int, ...]
    whole: bool

    def within(self, first: int, last: int) -> bool:
        """Whether such a word begins between two tokens."""
        return any(first <= at < last for at in self.at)

    def is_figure(self, trigger: Trigger, parts: Iterable[Part]) -> bool:
        """Whether a word is a figure of speech in a report about a contest: nobody is counted as hurt by it."""
        if not self.whole or trigger.type not in _WARLIKE:
            return False
        return not any(part.role == "target" and part.phrase.numeral is not None for part in parts)


def contests_in(sight: EventSight) -> Contests:
    """Where a report speaks of contests."""
    table = sight.words.lookalikes["sport"]
    found = [
        (at, words)
        for at, event in enumerate(sight.events)
        for length in event.contests
        if (words := _matched(sight, table, at, length)) is not None
    ]
    return Contests(tuple(at for at, _ in found), len({words for _, words in found}) >= _CONTEST)


def past_lookalike(sight: EventSight, at: int) -> int:
    """The token behind fixed words that begin at a token and name no event (`معركة انتخابية`), else that token."""
    table = sight.words.lookalikes["phrase"]
    lengths = sight.events[at].lookalikes
    return next((at + length for length in lengths if _matched(sight, table, at, length) is not None), at)


def story_end(sight: EventSight, first: int, last: int) -> int:
    """Where what a sentence tells ends: before its tags, or the names of those who wrote the report."""
    return next((at for at in range(first, last) if sight.events[at].opens_tags and _opens_tags(sight, at)), last)


def is_figurative(sight: EventSight, at: int) -> bool:
    """Whether an adjective behind a noun shows that it is meant in another sense (`هجوم لاذع`)."""
    following = at + 1
    return following < len(sight.events) and sight.events[following].figurative


def names_machines(sight: EventSight, at: int) -> bool:
    """Whether a plural names machines and no deeds (`مقاتلات`)."""
    thing = sight.events[at].thing
    return thing is not None and any(
        one.number == "p" and one.thing.class_ in GROUPS["machine"] for one in thing.senses
    )


def _matched(sight: EventSight, table: frozenset[tuple[str, ...]], at: int, length: int) -> tuple[str, ...] | None:
    """The words of a table that stand at a token, in any of the ways in which they may be cut."""
    if not all(sight.is_word[at : at + length]) or at + length > len(sight.forms):
        return None
    forms = sight.forms[at : at + length]
    texts = tuple(form.text for form in forms)
    bases = tuple(form.base for form in forms)
    whole = (texts[0][forms[0].start :], *texts[1:])
    return next((words for words in (texts, bases, whole) if words in table), None)


def _opens_tags(sight: EventSight, at: int) -> bool:
    """Whether nothing but key words, or the names of those who wrote the report, follows up to the end."""
    following = at + 1
    if following >= len(sight.forms) or not sight.is_word[following]:
        return False
    if (sight.forms[at].text,) in sight.words.lookalikes["credit"]:
        return at > 0 and sight.reading.tokens[at - 1].form == "("
    return not sight.forms[following].definite


def names_somebody(sight: EventSight, at: int) -> bool:
    """Whether a word spelt with the pronoun of a person names somebody of theirs (`الطيار ومساعده`)."""
    thing = sight.events[at].thing
    if thing is None or thing.noun.enclitic != "ه" or sight.reading.written(at).endswith("ة"):
        return False
    classes = {sense.thing.class_ for sense in thing.senses}
    return not classes.isdisjoint(GROUPS["people"]) and classes.isdisjoint(_HURT)


def is_of_words(sight: EventSight, trigger: Trigger, parts: Sequence[Part]) -> bool:
    """Whether an attack is one of words: by those who bear no arms, on a body or one who holds an office.

    (`شن النائب هجوما على الحكومة`, `هاجمت الصحيفة الحزب`.)
    """
    if (fold_word(trigger.form),) not in sight.words.lookalikes["spoken"] or trigger.mode not in _UNARMED_MODES:
        return False
    doers = [part.phrase for part in parts if part.role == "actor"]
    actors = [one for one in doers if can_act(one) or _is_headed(sight, one, "voice")]
    targets = [part.phrase for part in parts if part.role == "target"]
    if not actors or not targets or any(part.role == "means" for part in parts):
        return False
    return all(_only_speaks(sight, one) for one in actors) and all(map(_can_be_blamed, targets))


def _only_speaks(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase names the press, a writer or politician, or an unarmed body or person by name."""
    if _is_headed(sight, unit, "voice"):
        return True
    return not unit.classes.isdisjoint(_CIVIL) and unit.classes.isdisjoint(_ARMED) and unit.numeral is None


def _can_be_blamed(unit: Unit) -> bool:
    """Whether a phrase names a body, one who holds an office, or a matter, and nothing that is fought for."""
    return not unit.classes.isdisjoint(_BLAMED) and unit.classes.isdisjoint(_FOUGHT_FOR)


def befalls(sight: EventSight, at: int, trigger: Trigger) -> bool:
    """Whether a verb of harm says of ما what befalls somebody (`ما يصيب الأمة`)."""
    return trigger.type == "HARM" and at > 0 and sight.is_word[at - 1] and sight.forms[at - 1].text in _WHAT


def strikes_matter(sight: EventSight, trigger: Trigger, slots: Slots) -> bool:
    """Whether an attack or harm is a figure: one on something abstract, by the elements, by what is felt or kept.

    (`يستهدف دين الأمة`, `أصيبوا برعب`, `أصابهم قلق`, `ضرب زلزال المدينة`, `اعتصم بالصمت`.)
    """
    beside = (*slots.subject, *slots.object[:1])
    if trigger.type in _FORCED and any(_is_headed(sight, unit, "element") for unit in beside):
        return True
    if trigger.class_ == "verb" and trigger.type in _FIGURED_TYPES:
        first = slots.preposed[:1] if slots.preposed and slots.preposed[0].preposition in _FIGURED else ()
        felt = beside if trigger.type == "HARM" else ()
        if is_felt(sight, (*first, *felt)):
            return True
    if trigger.type not in _BODILY:
        return False
    if trigger.subject == "means" and slots.subject and is_abstract(slots.subject[0]):
        return True  # `انفجر الوضع`
    struck = slots.object or (slots.genitive if trigger.genitive[:1] == ("target",) else ())
    return bool(struck) and (is_abstract(struck[0]) or _is_no_body(sight, trigger, struck[0]))


def is_felt(sight: EventSight, phrases: Iterable[Unit]) -> bool:
    """Whether one of the phrases is what somebody feels, which harms in a figure (`أصاب السكان قلق`)."""
    return any(_is_headed(sight, unit, "figure") for unit in phrases)


def _is_no_body(sight: EventSight, trigger: Trigger, struck: Unit) -> bool:
    """Whether what is struck can only be meant in a figure: a land that is laid waste, a known deed that is abducted.

    (`الفساد دمر البلاد`, `اختطاف الثورة`.)
    """
    head = struck.head
    if head < 0 or not sight.is_word[head]:
        return False
    if trigger.mode in _LAYS_WASTE:
        name, land = sight.name(head), sight.words.structure["land"]
        return (name is not None and name.country is not None) or sight.forms[head].base in land
    if trigger.mode not in _OF_PERSONS:
        return False
    upheaval = (sight.forms[head].base,) in sight.words.lookalikes["background"]
    return upheaval or (sight.forms[head].definite and is_about_event(sight, struck))


def _is_headed(sight: EventSight, unit: Unit, kind: LookalikeClass) -> bool:
    """Whether a phrase is headed by a word of a list (`زلزال`, `سيول`; `رعب`)."""
    if unit.head < 0 or not sight.is_word[unit.head]:
        return False
    return (sight.forms[unit.head].base,) in sight.words.lookalikes[kind]
