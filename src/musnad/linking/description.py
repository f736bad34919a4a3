"""An incident described from its claims: what, where, when, who, and what they come to together."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from musnad.linking.contradictions import contradictions_of
from musnad.linking.corroboration import support_of
from musnad.linking.facts import Party, Spot
from musnad.linking.frames import Frame
from musnad.linking.grading import grade_of, tallies_of
from musnad.linking.origins import origin_by_claim, origins_of
from musnad.linking.told import Told, content_id
from musnad.model.links import ClaimKey, Incident, Member, Origin, Participant, Telling, Where
from musnad.model.record import EventType

_CLOSER: Final = {"exact": 6, "settlement": 5, "near": 4, "district": 3, "province": 2, "area": 1, "country": 0}


def described(told: Sequence[Told], members: Sequence[Member], tellings: Sequence[Telling], frame: Frame) -> Incident:
    """The incident of some claims and of the reports that tell of it; `told` is in the order of keys."""
    parties = [party for one in told for party in (*one.fact.actors, *one.fact.targets)]
    origins = origins_of(told, frozenset(party.authority for party in parties if party.authority is not None))
    contradictions = contradictions_of(told, origins) if len(told) > 1 else ()
    kind, mode = _kind(told, origins)
    return Incident(
        id=_id(members, tellings),
        claims=tuple(sorted(members, key=lambda member: member.key)),
        reports=tuple(tellings),
        type=kind,
        mode=mode,
        earliest=_iso(frame.earliest),
        latest=_iso(frame.latest),
        place=_where(told),
        country=next(iter(frame.countries)) if len(frame.countries) == 1 else None,
        actors=_participants((one.key, party) for one in told for party in one.fact.actors),
        targets=_participants((one.key, party) for one in told for party in one.fact.targets),
        origins=origins,
        support=support_of(told, origins),
        contradictions=contradictions,
        grade=grade_of(told, origins, contradictions),
        tallies=tallies_of(told, origins),
    )


def _id(members: Sequence[Member], tellings: Sequence[Telling]) -> str:
    """From the member with the smallest digest: it stays while that does, whatever else comes or goes."""
    if members:
        return min(content_id("incident", member.key.report, member.key.claim) for member in members)
    return min(content_id("incident", telling.report) for telling in tellings)


def _iso(day: int | None) -> str | None:
    return None if day is None else datetime.date.fromordinal(day).isoformat()


def _kind(told: Sequence[Told], origins: Sequence[Origin]) -> tuple[EventType | None, str | None]:
    """The type and mode that most origins give; what hurt is of the type of the attack, where one is told."""
    if not told:
        return None, None
    by_claim = origin_by_claim(origins)
    types: dict[EventType, set[str]] = {}
    modes: dict[tuple[EventType, str], set[str]] = {}
    for one in told:
        origin = by_claim[one.key.report, one.key.claim]
        types.setdefault(one.fact.type, set()).add(origin)
        if one.fact.mode is not None:
            modes.setdefault((one.fact.type, one.fact.mode), set()).add(origin)
    if "ASSAULT" in types:
        types.pop("HARM", None)
    kind = min(types, key=lambda each: (-len(types[each]), each))
    ranked = [(mode == "other", -len(held), mode) for (of, mode), held in modes.items() if of == kind]
    return kind, min(ranked)[2] if ranked else None


def _where(told: Sequence[Told]) -> Where | None:
    """The closest of the places that most claims allow: those in it, and those that it lies in."""
    spots = [(one.key, one.fact.place) for one in told if one.fact.place is not None]
    if not spots:
        return None
    distinct = sorted({spot for _, spot in spots}, key=_order)
    chosen = max(
        distinct,
        key=lambda spot: (sum(_agree(spot, other) for _, other in spots), _CLOSER.get(spot.precision or "", 1)),
    )
    return Where(
        name=chosen.name,
        name_en=chosen.name_en,
        authority=chosen.authority,
        country=chosen.country,
        admin1=chosen.admin1,
        lat=chosen.lat,
        lon=chosen.lon,
        precision=chosen.precision,
        claims=tuple(sorted({key for key, spot in spots if _agree(chosen, spot)})),
    )


def _order(spot: Spot) -> tuple[str, str]:
    return spot.authority or "", spot.name


def _agree(one: Spot, other: Spot) -> bool:
    if one.within and other.within:
        return one.within[0] in other.within or other.within[0] in one.within
    return one.name == other.name


def _participants(found: Iterable[tuple[ClaimKey, Party]]) -> tuple[Participant, ...]:
    """Each once, those of most claims first."""
    held: dict[str, list[tuple[ClaimKey, Party]]] = {}
    for key, party in found:
        held.setdefault(party.authority or party.name, []).append((key, party))
    ranked = sorted(held.items(), key=lambda item: (-len({key for key, _ in item[1]}), item[0]))
    return tuple(_participant(each) for _, each in ranked)


def _participant(found: Sequence[tuple[ClaimKey, Party]]) -> Participant:
    names = Counter((party.name, party.name_en or "") for _, party in found)
    name, name_en = min(names, key=lambda each: (-names[each], each))
    party = found[0][1]
    return Participant(
        name=name,
        name_en=name_en or None,
        authority=party.authority,
        actor_type=party.actor_type,
        country=party.country,
        claims=tuple(sorted({key for key, _ in found})),
    )
