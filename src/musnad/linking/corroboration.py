"""Corroboration: for each value of each field of an incident, who stands behind it, and through how many origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from musnad.linking.facts import Number, Party
from musnad.linking.origins import origin_by_claim
from musnad.linking.told import Told, keys_of
from musnad.model.links import Origin, Support, SupportField
from musnad.model.span import Excerpt

Value = tuple[SupportField, str, str | None]
"""The field, the value as it is told, and its id in a table."""


def support_of(told: Sequence[Told], origins: Sequence[Origin]) -> tuple[Support, ...]:
    """The support of every value that a claim gives, field by field, the best supported first."""
    behind: dict[Value, list[Told]] = {}
    if len(told) == 1:
        return tuple(
            sorted((_alone(value, told[0], origins[0]) for value in dict.fromkeys(_values(told[0]))), key=_rank)
        )
    for one in told:
        for value in dict.fromkeys(_values(one)):
            behind.setdefault(value, []).append(one)
    by_claim = origin_by_claim(origins)
    by_id = {origin.id: origin for origin in origins}
    found = [_support(value, held, by_claim, by_id) for value, held in behind.items()]
    return tuple(sorted(found, key=_rank))


def _rank(one: Support) -> tuple[str, int, int, str, str]:
    return one.field, -len(one.origins), -len(one.claims), one.value, one.entity or ""


def _alone(value: Value, one: Told, origin: Origin) -> Support:
    """The support of the only claim of an incident."""
    return Support(
        field=value[0],
        value=value[1],
        entity=value[2],
        claims=(one.key,),
        origins=(origin.id,),
        official=origin.official,
        eyewitness=origin.eyewitness,
        party=origin.party,
    )


def _support(
    value: Value, held: Sequence[Told], by_claim: Mapping[tuple[str, str], str], by_id: Mapping[str, Origin]
) -> Support:
    field, text, entity = value
    ids = sorted({by_claim[one.key.report, one.key.claim] for one in held})
    voices = [by_id[ref] for ref in ids]
    return Support(
        field=field,
        value=text,
        entity=entity,
        claims=keys_of(held),
        origins=tuple(ids),
        official=any(voice.official for voice in voices),
        eyewitness=any(voice.eyewitness for voice in voices),
        party=any(voice.party for voice in voices),
    )


def _values(one: Told) -> Iterator[Value]:
    return (given.told for given in given_by(one))


class Given(NamedTuple):
    """A value that a claim gives, its English name where it is a name, and the words that it stands in."""

    told: Value
    name_en: str | None
    words: Excerpt


def given_by(one: Told) -> Iterator[Given]:
    """The values that a claim gives, field by field; of a time the words are those of the event."""
    fact = one.fact
    yield Given(("happened", "asserted" if one.happened else "negated", None), None, fact.trigger)
    kind = fact.type if fact.mode is None else f"{fact.type}/{fact.mode}"
    yield Given(("mode", kind, None), None, fact.trigger)
    if fact.time is not None:
        yield Given(("time", fact.time, None), None, fact.trigger)
    if fact.place is not None:
        place = fact.place
        yield Given(("place", place.name, place.authority), place.name_en, fact.place_words or fact.trigger)
    yield from (_party("target", party) for party in fact.targets)
    if one.happened:  # who denies it stands behind no doer and no number
        yield from (_party("actor", party) for party in fact.actors)
        yield from (Given(("count", count(number), None), None, number.words) for number in fact.numbers)


def _party(field: SupportField, party: Party) -> Given:
    return Given((field, party.name, party.authority), party.name_en, party.words)


def count(number: Number) -> str:
    """A number as its kind with its bounds (`killed:4`, `killed:20-`)."""
    return f"{number.kind}:{bounds(number)}"


def bounds(number: Number) -> str:
    """The bounds of a number: `4`, `4-6`, `20-`."""
    low = "" if number.low is None else str(number.low)
    high = "" if number.high is None else str(number.high)
    return low if low == high else f"{low}-{high}"
