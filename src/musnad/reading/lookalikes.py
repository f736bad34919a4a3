"""Words that look like events and name none: fixed phrases, figures of speech, tags and credits under a report.

In a report about sport, markets, weather or the arts (`معركة الصدارة`, `هجوم الفريق`) the words of war are figures: in
one that has three different words of a contest. In any other report a sentence with such a word has no weak triggers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS, Trigger
from musnad.reading.participation import is_abstract
from musnad.reading.roles import Part, Slots

_BODILY: Final = frozenset({"ASSAULT", "HARM"})
_FORCED: Final = frozenset({"ASSAULT", "CONTROL"})
_HURT: Final = frozenset({"casualty", "body"})
_FIGURED: Final = frozenset({"ب", "في"})
_CONTEST: Final = 3
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


def strikes_matter(sight: EventSight, trigger: Trigger, slots: Slots) -> bool:
    """Whether an attack or harm is a figure: one on something abstract, or one by the elements.

    (`يستهدف دين الأمة`, `أصيبوا برعب`, `ضرب زلزال المدينة`.)
    """
    if trigger.type in _FORCED and any(_is_element(sight, unit) for unit in (*slots.subject, *slots.object[:1])):
        return True
    if trigger.type not in _BODILY:
        return False
    struck = slots.object or (slots.genitive if trigger.genitive[:1] == ("target",) else ())
    if struck and is_abstract(struck[0]):
        return True
    first = slots.preposed[0] if slots.preposed else None
    if first is None or trigger.type != "HARM" or trigger.class_ != "verb" or not sight.is_word[first.head]:
        return False
    return first.preposition in _FIGURED and (sight.forms[first.head].base,) in sight.words.lookalikes["figure"]


def _is_element(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is headed by a word for weather, earth, sickness or want (`زلزال`, `سيول`)."""
    if unit.head < 0 or not sight.is_word[unit.head]:
        return False
    return (sight.forms[unit.head].base,) in sight.words.lookalikes["element"]
