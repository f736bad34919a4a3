"""Corroboration: for each value of each field of an incident, who stands behind it, and through how many origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from musnad.linking.facts import Fact, Party
from musnad.linking.origins import origin_by_claim
from musnad.linking.told import Told, keys_of
from musnad.model.links import Origin, Support, SupportField

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
    fact = one.fact
    yield "happened", "asserted" if one.happened else "negated", None
    yield "mode", fact.type if fact.mode is None else f"{fact.type}/{fact.mode}", None
    if fact.time is not None:
        yield "time", fact.time, None
    if fact.place is not None:
        yield "place", fact.place.name, fact.place.authority
    yield from (("target", *called(party)) for party in fact.targets)
    if one.happened:  # who denies it stands behind no doer and no number
        yield from (("actor", *called(party)) for party in fact.actors)
        yield from (("count", value, None) for value in counts(fact))


def counts(fact: Fact) -> Iterator[str]:
    """The numbers of a claim, each as its kind with its bounds (`killed:4`, `killed:20-`)."""
    for number in fact.numbers:
        low = "" if number.low is None else str(number.low)
        high = "" if number.high is None else str(number.high)
        yield f"{number.kind}:{low}" if low == high else f"{number.kind}:{low}-{high}"


def called(party: Party) -> tuple[str, str | None]:
    """The name of a party and its id."""
    return party.name, party.authority
