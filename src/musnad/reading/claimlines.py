"""One English line for a claim: who says it through whom, and what is said to have happened.

The line is put together from the fields of the event and the glosses of the lexicons alone, so that nothing stands in
it that the Arabic words beside it do not show. What has no English stays in Arabic between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from musnad.model.record import Act, Factuality
from musnad.reading.eventfound import CountFound, EventFound
from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import Trigger

InEnglish = Callable[[Unit], str]

_ACTS: Final[dict[Act, str]] = {  # in the past tense, which is the same of one and of many
    "deny": "{who} denied",
    "accuse": "{who} accused",
    "condemn": "{who} condemned",
    "demand": "{who} demanded",
    "threaten": "{who} threatened",
    "promise": "{who} promised",
    "praise": "{who} welcomed",
    "question": "{who} asked",
}
_AHEAD: Final[frozenset[Act]] = frozenset({"demand", "threaten", "promise", "question"})
_HANDED_ON: Final[dict[Act, str]] = {"deny": "denied by"}
"""How an outer hand has what an inner one says, where it does not merely give it."""
_BE: Final = "be "
_AGAINST: Final = "ضد"
_GOVERNING: Final = (" against", " of", " on", " with", " to", " from")
_AIMED: Final = frozenset({"fire", "launch", "throw", "hurl"})
_VOWELS: Final = "aeiou"
_DEAD: Final = re.compile(r"\bdead\b")
_SHORT: Final = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")
"""A verb of one short syllable, whose last letter English doubles."""
_MODALS: Final[dict[Factuality, str]] = {"future": "will", "possible": "may"}
_KINDS: Final = {"other": "number"}
_BEFORE_EVENT: Final[dict[Factuality, str]] = {"negated": "no ", "future": "planned: ", "possible": "possible: "}


class Said(msgspec.Struct, frozen=True):
    """One hand of a claim's chain in English: who speaks, the act, and the day, where the report tells it."""

    name: str
    act: Act
    day: str | None = None


def line_of(outlet: str | None, said: Sequence[Said], event: EventFound, english: InEnglish) -> str:
    """The line of a claim; `said` is the chain below the outlet, the outermost first."""
    return f"{_source(outlet, said, event.factuality)}: {what_happened(event, english)}{_aside(event, english)}"


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What the line of a claim tells that no trigger of the lexicons stands behind, each part in English.

    `gloss` is a noun phrase for what happened; `numbers` are written out (`killed: 4`).
    """

    gloss: str
    factuality: Factuality = "asserted"
    actors: Sequence[str] = ()
    targets: Sequence[str] = ()
    place: str | None = None
    time: str | None = None
    numbers: Sequence[str] = ()


def line_of_fields(outlet: str | None, said: Sequence[Said], fields: Fields) -> str:
    """The line of a claim out of its fields alone."""
    text = f"{_BEFORE_EVENT.get(fields.factuality, '')}{fields.gloss}"
    if fields.targets:
        text += f" – target: {_listed(fields.targets)}"
    if fields.actors:
        text += f", by {_listed(fields.actors)}"
    more = (*fields.numbers, *_told("place", fields.place), *_told("time", fields.time))
    return "; ".join((f"{_source(outlet, said, fields.factuality)}: {text}", *more))


def _told(field: str, value: str | None) -> Sequence[str]:
    return () if value is None else (f"{field}: {value}",)


def _source(outlet: str | None, said: Sequence[Said], factuality: Factuality) -> str:
    """Who says it; what somebody only wants or vows has not happened, so that an asserted event is merely told."""
    if not said:
        return f"{outlet} reports" if outlet else "The report says"
    *outer, last = said
    told = last.act not in _ACTS or (last.act in _AHEAD and factuality == "asserted")
    text = f"According to {last.name}" if told else _ACTS[last.act].format(who=last.name)
    if last.day:
        text += f" (statement of {last.day})"
    for one in reversed(outer):
        text += f", {_HANDED_ON.get(one.act, 'as given by')} {one.name}"
    return text[:1].upper() + text[1:]


def what_happened(event: EventFound, english: InEnglish) -> str:
    """The event in English, without who says so and without its circumstances."""
    trigger = event.trigger
    actors, targets = _joined(event.actors, english), _joined(event.targets, english)
    if trigger.class_ == "verb":
        return _clause(event, actors, targets, english)
    return _noun(event, actors, "" if _tells_only_itself(event) else targets)


def _tells_only_itself(event: EventFound) -> bool:
    """Whether whom it befell is told by the trigger alone (`سقط قتلى`: the dead)."""
    itself = all(unit.head == event.token and unit.numeral is None for unit in event.targets)
    return itself and all(unit.last == unit.head + 1 for unit in event.targets)


def _clause(event: EventFound, actors: str, targets: str, english: InEnglish) -> str:
    """A verb: active with an actor, passive without; or with means as its subject or object (`ألقوا قنبلة`)."""
    trigger, means = event.trigger, _thrown(event, english)
    if trigger.subject == "target":
        return f"{_living(targets) or 'somebody'} {_finite(event, trigger.gloss)}"
    if trigger.subject == "means" and event.means is not None:
        text = f"{english(event.means)} {_finite(event, trigger.gloss)}"
        return f"{text} on {targets}" if targets else text
    if means:
        deed = _finite(event, trigger.gloss) if actors else _finite(event, f"{_BE}{_participle(trigger)}")
        told = f"{actors} {deed} {means}" if actors else f"{means} {deed}"
        where = "at" if trigger.gloss in _AIMED else "on"
        return f"{told} {where} {targets}" if targets else told
    if actors:
        led = bool(event.targets) and event.targets[0].preposition == _AGAINST and event.targets[0].start > event.start
        against = led and not _takes_whom(trigger.gloss)
        whom = f"against {targets}" if against else targets
        return " ".join(part for part in (actors, _finite(event, trigger.gloss), whom) if part)
    if targets and trigger.object != "none":
        return f"{targets} {_finite(event, f'{_BE}{_participle(trigger)}')}"
    deed = f"{_BEFORE_EVENT.get(event.factuality, '')}{_deed(trigger.gloss)}"
    return f"{deed} – target: {targets}" if targets else deed


def _takes_whom(gloss: str) -> bool:
    """Whether the English of a verb brings in whom it is done to by itself (`fight against`)."""
    return gloss.endswith(_GOVERNING)


def _living(targets: str) -> str:
    """Who died, where they are told as the dead (`ارتقى أربعة شهداء`).

    >>> _living("four dead")
    'four people'
    """
    return _DEAD.sub("people", targets)


def _thrown(event: EventFound, english: InEnglish) -> str:
    """The means that a verb has as its object, in English."""
    thrown = event.means is not None and event.trigger.object == "means" and " " not in event.trigger.gloss
    return english(event.means) if thrown and event.means is not None else ""


def _noun(event: EventFound, actors: str, targets: str) -> str:
    """A noun: the gloss, whom it befell, by whom."""
    text = f"{_BEFORE_EVENT.get(event.factuality, '')}{event.trigger.gloss}"
    if targets:
        text += f" ({targets})" if event.trigger.type == "HARM" else f" – target: {targets}"
    return f"{text}, by {actors}" if actors else text


def _finite(event: EventFound, gloss: str) -> str:
    """A base form (`shell`, `be killed`) as a finite verb of the factuality of the event."""
    if event.factuality in _MODALS:
        return f"{_MODALS[event.factuality]} {gloss}"
    negated = "not " if event.factuality == "negated" else ""
    if negated and event.coming:
        return f"will not {gloss}"
    if gloss.startswith(_BE):
        return f"{'were' if _is_plural(event) else 'was'} {negated}{gloss[len(_BE) :]}"
    return f"did not {gloss}" if negated else _past(gloss, event.trigger)


def _is_plural(event: EventFound) -> bool:
    """Whether the subject of the verb is plural: who did it, else what was thrown, else whom it befell."""
    subject = event.actors or event.targets
    thrown = event.trigger.object == "means" and not event.actors
    if event.means is not None and (thrown or event.trigger.subject == "means"):
        subject = (event.means,)
    return len(subject) > 1 or any(unit.number in {"p", "d"} for unit in subject)


def _past(gloss: str, trigger: Trigger) -> str:
    if trigger.past:
        return trigger.past
    first, _, rest = gloss.partition(" ")
    return f"{_regular(first)}{' ' + rest if rest else ''}"


def _participle(trigger: Trigger) -> str:
    if trigger.gloss.startswith(_BE):
        return trigger.gloss[len(_BE) :]
    return trigger.done or _past(trigger.gloss, trigger)


def _deed(gloss: str) -> str:
    """A base form as what was done, where nobody is told to have done it.

    >>> [_deed(gloss) for gloss in ("explode", "set on fire", "stab", "flee", "be killed")]
    ['exploding', 'setting on fire', 'stabbing', 'fleeing', 'killed']
    """
    if gloss.startswith(_BE):
        return gloss[len(_BE) :]
    verb, blank, rest = gloss.partition(" ")
    return f"{_gerund(verb)}{blank}{rest}"


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1] if _SHORT.fullmatch(verb) else ''}ing"


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
    return _listed([english(unit) for unit in units])


def _listed(names: Sequence[str]) -> str:
    *others, last = dict.fromkeys(names) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _aside(event: EventFound, english: InEnglish) -> str:
    """Means, place and time, as far as there are any."""
    verb = event.trigger.class_ == "verb" and (event.trigger.subject == "means" or bool(_thrown(event, english)))
    beside = event.means is not None and not verb
    text = f", with {english(event.means)}" if event.means is not None and beside else ""
    shown = {(unit.start, unit.end) for unit in event.targets}
    if event.place is not None and (event.place.start, event.place.end) not in shown:
        text += f"; place: {english(event.place)}"
    text += "".join(f"; {_KINDS.get(count.kind, count.kind)}: {_bounds(count)}" for count in _unshown(event))
    return f"{text}; time: {event.time}" if event.time is not None else text


def _unshown(event: EventFound) -> list[CountFound]:
    """The numbers of kinds that no phrase of the line tells."""
    told = {count.kind for count in event.counts if _is_shown(count, event)}
    return [count for count in event.counts if count.kind not in told]


def _is_shown(count: CountFound, event: EventFound) -> bool:
    """Whether the number stands in a phrase that the line has already."""
    means = (event.means,) if event.means is not None else ()
    units = (*event.actors, *event.targets, *means)
    return any(unit.start <= count.span.start and count.span.end <= unit.end for unit in units)


def _bounds(count: CountFound) -> str:
    """A number with its bounds.

    >>> _bounds(CountFound("killed", Span(0, 2), 5, None)), _bounds(CountFound("killed", Span(0, 2), 3, 4))
    ('at least 5', '3 to 4')
    """
    least, most = count.minimum, count.maximum
    if least == most:
        return f"{least}"
    if most is None:
        return f"at least {least}"
    return f"at most {most}" if least is None else f"{least} to {most}"
