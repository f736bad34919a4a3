"""One English line for a claim: who says it through whom, and what is said to have happened.

The line is put together from the fields of the event and the glosses of the lexicons alone, so that nothing stands in
it that the Arabic words beside it do not show. What has no English stays in Arabic between quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from musnad.model.record import Act, Factuality
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import Trigger

InEnglish = Callable[[Unit], str]

_ACTS: Final[dict[Act, str]] = {
    "deny": "{who} denies",
    "accuse": "{who} accuses",
    "condemn": "{who} condemns",
    "demand": "{who} demands",
    "threaten": "{who} threatens",
    "promise": "{who} promises",
    "praise": "{who} welcomes",
    "question": "{who} asks",
}
_BE: Final = "be "
_VOWELS: Final = "aeiou"
_BEFORE_EVENT: Final[dict[Factuality, str]] = {"negated": "no ", "future": "planned: ", "possible": "possible: "}


class Said(msgspec.Struct, frozen=True):
    """One hand of a claim's chain in English: who speaks, the act, and the day, where the report tells it."""

    name: str
    act: Act
    day: str | None = None


def line_of(outlet: str | None, said: Sequence[Said], event: EventFound, english: InEnglish, harmed: str | None) -> str:
    """The line of a claim; `said` is the chain below the outlet, the outermost first.

    `harmed` tells in English how many were hurt, where no phrase of the event does.
    """
    return f"{_source(outlet, said)}: {what_happened(event, english)}{_aside(event, english, harmed)}"


def _source(outlet: str | None, said: Sequence[Said]) -> str:
    if not said:
        return f"{outlet} reports" if outlet else "The report says"
    *outer, last = said
    text = _ACTS[last.act].format(who=last.name) if last.act in _ACTS else f"According to {last.name}"
    if last.day:
        text += f" (statement of {last.day})"
    for one in reversed(outer):
        text += f", as given by {one.name}"
    return text[:1].upper() + text[1:]


def what_happened(event: EventFound, english: InEnglish) -> str:
    """The event in English, without who says so and without its circumstances."""
    trigger = event.trigger
    actors, targets = _joined(event.actors, english), _joined(event.targets, english)
    if trigger.class_ == "verb":
        return _clause(event, actors, targets)
    return _noun(event, actors, targets)


def _clause(event: EventFound, actors: str, targets: str) -> str:
    """A verb: active with an actor, passive without."""
    trigger = event.trigger
    plural = len(event.actors or event.targets) > 1 or any(
        u.number in {"p", "d"} for u in event.actors or event.targets
    )
    if trigger.subject == "target":
        return f"{targets or 'somebody'} {_finite(trigger.gloss, trigger, event.factuality, plural=plural)}"
    if actors:
        verb = _finite(trigger.gloss, trigger, event.factuality, plural=plural)
        link = _preposition(trigger) if targets else ""
        return " ".join(part for part in (actors, verb, link, targets) if part)
    if targets and trigger.object != "none":
        passive = f"{_BE}{_participle(trigger)}"
        return f"{targets} {_finite(passive, trigger, event.factuality, plural=plural)}"
    return f"{_BEFORE_EVENT.get(event.factuality, '')}{_participle_noun(trigger)}{f': {targets}' if targets else ''}"


def _noun(event: EventFound, actors: str, targets: str) -> str:
    """A noun: the gloss, whom it befell, by whom."""
    text = f"{_BEFORE_EVENT.get(event.factuality, '')}{event.trigger.gloss}"
    if targets:
        text += f" ({targets})" if event.trigger.type == "HARM" else f" – target: {targets}"
    if actors:
        text += f", by {actors}"
    return text


def _preposition(trigger: Trigger) -> str:
    return ""


def _finite(gloss: str, trigger: Trigger, factuality: Factuality, *, plural: bool) -> str:
    """A base form (`shell`, `be killed`) as a finite verb of the factuality."""
    if factuality == "negated":
        return (
            f"did not {gloss}"
            if not gloss.startswith(_BE)
            else f"{'were' if plural else 'was'} not {gloss[len(_BE) :]}"
        )
    if factuality == "future":
        return f"will {gloss}"
    if factuality == "possible":
        return f"may {gloss}"
    if gloss.startswith(_BE):
        return f"{'were' if plural else 'was'} {gloss[len(_BE) :]}"
    return _past(gloss, trigger)


def _past(gloss: str, trigger: Trigger) -> str:
    if trigger.past:
        return trigger.past
    first, _, rest = gloss.partition(" ")
    return f"{_regular(first)}{' ' + rest if rest else ''}"


def _participle(trigger: Trigger) -> str:
    if trigger.gloss.startswith(_BE):
        return trigger.gloss[len(_BE) :]
    return trigger.done or _past(trigger.gloss, trigger)


def _participle_noun(trigger: Trigger) -> str:
    return f"{trigger.gloss} (reported)" if not trigger.gloss.startswith(_BE) else trigger.gloss[len(_BE) :]


def _regular(verb: str) -> str:
    """The regular past tense.

    >>> [_regular(verb) for verb in ("shell", "raze", "occupy", "deploy")]
    ['shelled', 'razed', 'occupied', 'deployed']
    """
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}ed"


def _joined(units: Sequence[Unit], english: InEnglish) -> str:
    names = list(dict.fromkeys(english(unit) for unit in units))
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""


def _aside(event: EventFound, english: InEnglish, harmed: str | None) -> str:
    """Number, means, place and time, as far as there are any."""
    text = f" – {harmed}" if harmed else ""
    if event.means is not None:
        text += f", with {english(event.means)}"
    shown = {(unit.start, unit.end) for unit in event.targets}
    if event.place is not None and (event.place.start, event.place.end) not in shown:
        text += f"; place: {english(event.place)}"
    if event.time is not None:
        text += f"; time: {event.time}"
    return text
