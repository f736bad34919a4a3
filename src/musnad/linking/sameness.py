"""Whether two happenings of two reports are one, and whether two reports have the same main news: scores with reasons.

Both are sums of what speaks for it and against it, in the units of a logarithm of odds, turned into a share from 0 to 1
(0.5 where as much speaks for as against). The weights are set by hand from what each piece of evidence tells by itself;
a single one does not suffice, since reports of one war share days, places and sides without telling of the same thing.
What rules it out (`None`) is no matter of weight: two countries, two towns, days apart, kinds of events that are
never one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from musnad.linking.facts import Fact, Happening, Party, Signature, Spot, unpacked
from musnad.model.record import EventType, Reason

DAYS_APART: Final = 3
"""Days that may lie between two reports of one piece of news: papers of the next day, or of that after a holiday."""
HAPPENING_LEAST: Final = 0.5
"""What the mean score of two groups of happenings must come to for them to be one."""
NEWS_LEAST: Final = 0.4
"""The same for reports with one piece of main news."""
DOUBT: Final = 0.1
"""What is asked of a mean beyond that, divided by the root of the number of pairs it is of."""
WEAK: Final = 0.2
"""A score below which a tie is not kept: it counts as 0 in a mean."""
OPENS: Final = 68
"""Words of a report in which what happens is part of what it opens with: its dateline, and the sixty after it."""
BASE: Final = -3.8
"""Against any two happenings being one, before anything is known of them."""
NEWS: Final = 5.0
NEWS_FROM: Final = 0.2
DAY_LATER: Final = 0.03
OTHER_DAY: Final = 0.2
TOLD: Final = 0.05
TOLD_FROM: Final = 1.0
TOLD_MOST: Final = 5.0
NEAR_KM: Final = 15.0
FAR_KM: Final = 60.0
_EARTH_KM: Final = 6371.0

_KIN_PAIRS: Final[tuple[tuple[tuple[EventType, EventType], float], ...]] = (
    (("ASSAULT", "HARM"), 0.5),  # an attack and those it hurt
    (("ASSAULT", "CONTROL"), 0.0),  # an attack that takes a place
    (("CONTROL", "RETREAT"), 0.0),  # one side leaves what the other takes
    (("ASSAULT", "COERCE"), 0.0),  # an abduction or an arrest by force
    (("COERCE", "SANCTION"), -0.3),  # arrest, charge and sentence
    (("CONSULT", "AGREE"), 0.0),
    (("CONSULT", "COOPERATE"), -0.3),
    (("AGREE", "COOPERATE"), 0.0),
    (("MOBILIZE", "CONTROL"), -0.3),
    (("MOBILIZE", "ASSAULT"), -0.3),
    (("RETREAT", "AGREE"), -0.3),  # a truce
)
_KIN: Final = {frozenset(pair): weight for pair, weight in _KIN_PAIRS}
"""Kinds of events that can be one happening, and how far that speaks for it; kinds not listed are never one."""
_LEVELS: Final = {
    "exact": 2.0,
    "settlement": 1.8,
    "near": 1.5,
    "district": 1.0,
    "province": 0.5,
    "area": 0.5,
    "country": 0.0,
}
_TOWNS: Final = frozenset({"exact", "settlement"})
_RUNS: Final = 2
"""Runs of words around triggers that two happenings share, and half of them, where the text is the same."""
_HALF: Final = 0.5
_NUMBERS: Final = ((3, 0.5), (19, 1.0), (math.inf, 1.6))
_RAISED: Final = 1.5
"""How far a toll rises, or outlets differ on it, without that speaking for two happenings."""
Bounds = tuple[int | None, int | None]
"""The least and the most of a number, `None` where it is open."""
_TOLD: Final = frozenset({"asserted", "negated"})


class Score(NamedTuple):
    """A share from 0 to 1 and what it comes from."""

    value: float
    reasons: tuple[Reason, ...]


class Side:
    """A happening as it is compared: what its claims tell together."""

    def __init__(self, signature: Signature, happening: Happening) -> None:
        facts = [signature.facts[at] for at in happening.facts]
        self.facts: Final = facts
        self.published: Final = signature.published
        self.types: Final = frozenset(fact.type for fact in facts)
        self.modes: Final = frozenset((fact.type, fact.mode) for fact in facts if fact.mode and fact.mode != "other")
        self.told: Final = _is_told(facts[0])
        self.earliest, self.latest, self.dated = _days(facts, signature.published)
        self.places: Final = _spots(fact.place for fact in facts)
        self.countries: Final = frozenset(spot.country for spot in self.places if spot.country)
        self.open: Final = not self.countries and any(spot.open for spot in self.places)
        self.actors: Final = _parties(fact.actors for fact in facts)
        self.targets: Final = _parties(fact.targets for fact in facts)
        self.passages: Final = frozenset(number for fact in facts for number in fact.passages)
        self.words: Final = dict(happening.words)
        self.weight: Final = sum(self.words.values())
        self.place_at: Final = min(fact.place_at for fact in facts)

    @cached_property
    def numbers(self) -> dict[str, Bounds]:
        """The first number of each kind."""
        found: dict[str, Bounds] = {}
        for fact in self.facts:
            for number in fact.numbers:
                found.setdefault(number.kind, (number.low, number.high))
        return found


def _days(facts: Sequence[Fact], published: int | None) -> tuple[int | None, int | None, bool]:
    """The days on which it can have been, as closely as its claims tell; not after the report, unless it is to come."""
    known = [fact for fact in facts if fact.earliest is not None or fact.latest is not None]
    earliest = max((fact.earliest for fact in known if fact.earliest is not None), default=None)
    latest = min((fact.latest for fact in known if fact.latest is not None), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        earliest, latest = known[0].earliest, known[0].latest
    if published is not None and _is_told(facts[0]) and (latest is None or latest > published):
        latest = published if earliest is None or earliest <= published else latest
    return earliest, latest, any(fact.dated for fact in known)


def _is_told(fact: Fact) -> bool:
    """Whether a claim says that something was, or was not, and not that it may yet be.

    What is denied in the subjunctive is told where the denial says where and when (`نفى أن تكون طائراته قصفت البلدة
    أمس`); else it may stand in the denial of something else (`نفى وجود جنود لحظة الانفجار`).
    """
    if fact.factuality in _TOLD:
        return True
    return fact.act == "deny" and fact.dated and fact.place is not None and bool(fact.place.within)


def _spots(places: Iterable[Spot | None]) -> tuple[Spot, ...]:
    """The places of a happening: those that hold another of them are left out, being told by it."""
    found = list(dict.fromkeys(spot for spot in places if spot is not None))
    held = {ref for spot in found for ref in spot.within[1:]}
    return tuple(spot for spot in found if not (spot.authority and spot.within and spot.within[0] in held))


def _parties(groups: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    found: dict[tuple[str | None, str], Party] = {}
    for group in groups:
        for party in group:
            if party.named:
                found.setdefault((party.authority, party.name), party)
    return tuple(found.values())


def same_happening(one: Side, other: Side, news: float = 0.0) -> Score | None:
    """How far two happenings are one; `None` where that cannot be.

    `news` is how far the reports have the same main news, where both happenings stand in what they open with.
    """
    evidence = _evidence(one, other)
    if evidence is None:
        return None
    reasons = [Reason(code="nothing_known", weight=BASE), *evidence, *_said(one, other)]
    if news > NEWS_FROM:
        reasons.append(Reason(code="same_news", detail=f"{news:.2f}", weight=round(NEWS * (news - NEWS_FROM), 2)))
    return Score(share(reasons), tuple(reasons))


@lru_cache(maxsize=256)
def _evidence(one: Side, other: Side) -> tuple[Reason, ...] | None:
    """What kind, day, place, sides and numbers say; `None` where two happenings cannot be one.

    It is asked twice of what two reports open with: for their news, and for the happenings themselves.
    """
    if one.told != other.told or _countries_apart(one, other):
        return None
    kind = _kinds(one, other)
    time = _times(one, other) if kind is not None else None
    if kind is None or time is None or _towns_apart(one, other):
        return None
    return (
        *kind,
        *time,
        *_places(one.places, other.places),
        *_sides("same_actor", "other_actor", one.actors, other.actors),
        *_sides("same_target", "other_target", one.targets, other.targets),
        *_numbers(one.numbers, other.numbers),
    )


def _countries_apart(one: Side | Opening, other: Side | Opening) -> bool:
    """Whether two happenings, or what two reports open with, lie in two countries, or nobody knows whether they do.

    Where a report does not tell which of two towns it means, not even the same words tell it: they are told of both.
    """
    if one.countries and other.countries:
        return not one.countries & other.countries
    return (one.open and bool(other.countries)) or (other.open and bool(one.countries))


def _same_text(one: Side | Opening, other: Side | Opening) -> bool:
    """Whether two tell in the same words, beyond a formula (`قُتل أربعة مدنيين في غارة جوية`)."""
    shared = len(one.passages & other.passages)
    return shared >= max(_RUNS, _HALF * min(len(one.passages), len(other.passages)))


def share(reasons: Iterable[Reason]) -> float:
    """The sum of the reasons' weights as a share from 0 to 1."""
    return round(1 / (1 + math.exp(-sum(reason.weight or 0.0 for reason in reasons))), 4)


def _kinds(one: Side, other: Side) -> list[Reason] | None:
    if same := one.modes & other.modes:
        return [Reason(code="same_mode", detail="/".join(str(part) for part in min(same)), weight=0.8)]
    if same_types := one.types & other.types:
        differ = one.modes and other.modes and bool(one.types == other.types)
        return [Reason(code="same_type", detail=min(same_types), weight=-0.6 if differ else 0.4)]
    weights = [
        weight for first in one.types for second in other.types
        if (weight := _KIN.get(frozenset((first, second)))) is not None
    ]  # fmt: skip
    if not weights:
        return None
    return [Reason(code="kin_type", detail=f"{min(one.types)} {min(other.types)}", weight=max(weights))]


def _times(one: Side, other: Side) -> list[Reason] | None:
    """What the days tell; `None` where they do not meet."""
    if one.earliest is not None and other.latest is not None and one.earliest > other.latest + _slack(one, other):
        return None
    if other.earliest is not None and one.latest is not None and other.earliest > one.latest + _slack(one, other):
        return None
    days = [side.earliest for side in (one, other) if side.earliest is not None and side.earliest == side.latest]
    if len(days) == 2:  # noqa: PLR2004  # both know the day
        return [Reason(code="same_day", weight=1.5)] if days[0] == days[1] else [Reason(code="next_day", weight=-0.5)]
    if one.earliest is None or other.earliest is None:
        if (
            one.published is not None
            and other.published is not None
            and abs(one.published - other.published) > DAYS_APART
        ):
            return [Reason(code="day_unknown", weight=-1.5)]
        return []
    return [Reason(code="days_meet", weight=0.5)]


def _slack(one: Side, other: Side) -> int:
    """A day more where one of the two is dated by its report alone: news of the evening is that of the next day."""
    return 0 if one.dated and other.dated else 1


def _places(ones: Sequence[Spot], others: Sequence[Spot]) -> list[Reason]:
    """The best that any two places tell."""
    found = [reason for one in ones for other in others if (reason := _two_places(one, other)) is not None]
    return [max(found, key=lambda reason: (reason.weight or 0.0, reason.detail or ""))] if found else []


def _two_places(one: Spot, other: Spot) -> Reason | None:
    level = min(_LEVELS.get(one.precision or "", 1.0), _LEVELS.get(other.precision or "", 1.0))
    if one.within and other.within:
        if one.within[0] == other.within[0]:
            return Reason(code="same_place", detail=one.name, weight=level)
        if one.within[0] in other.within or other.within[0] in one.within:
            return Reason(code="place_within", detail=f"{one.name}، {other.name}", weight=round(0.6 * level, 2))
        apart = kilometres(one, other)
        if apart is not None and min(_LEVELS.get(one.precision or "", 0), _LEVELS.get(other.precision or "", 0)) > 1:
            if apart <= NEAR_KM:
                return Reason(code="places_near", detail=f"{apart:.0f} km", weight=0.8)
            return Reason(code="places_far", detail=f"{apart:.0f} km", weight=-1.5 if apart <= FAR_KM else -3.0)
        return Reason(code="places_apart", detail=f"{one.name}، {other.name}", weight=-1.5)
    if one.name == other.name and " " in one.name:  # `المدينة` is wherever the report is
        return Reason(code="same_place", detail=one.name, weight=1.0)
    return None


def _towns_apart(one: Side | Opening, other: Side | Opening) -> bool:
    """Whether the closest that two come are two known towns that lie apart, and the text is not the same."""
    towns = all(any(spot.precision in _TOWNS for spot in side.places) for side in (one, other))
    far = towns and any(reason.code == "places_far" for reason in _places(one.places, other.places))
    return far and not _same_text(one, other)


@lru_cache(maxsize=65536)
def kilometres(one: Spot, other: Spot) -> float | None:
    """Kilometres between two places; `None` where the point of one is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    here, there = math.radians(one.lat), math.radians(other.lat)
    across = math.cos(here) * math.cos(there) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(math.sin((there - here) / 2) ** 2 + across))


def _sides(same: str, differing: str, ones: Sequence[Party], others: Sequence[Party]) -> list[Reason]:
    if not ones or not others:
        return []
    found = [reason for one in ones for other in others if (reason := _two_parties(same, one, other)) is not None]
    if found:
        return [max(found, key=lambda reason: (reason.weight or 0.0, reason.detail or ""))]
    return [Reason(code=differing, detail=f"{ones[0].name}، {others[0].name}", weight=-1.2)]


def _two_parties(code: str, one: Party, other: Party) -> Reason | None:
    if one.authority and other.authority:
        if one.authority == other.authority:
            return Reason(code=code, detail=one.name, weight=1.0)
        kin = frozenset(one.kin) & frozenset(other.kin)
        return Reason(code=code, detail=one.name, weight=0.6) if kin & {one.authority, other.authority} else None
    if one.name == other.name:
        return Reason(code=code, detail=one.name, weight=1.6)
    return None


def _numbers(ones: Mapping[str, Bounds], others: Mapping[str, Bounds]) -> Iterator[Reason]:
    """A number that both tell says the more the larger it is: three dead there are every day, 230 abducted once."""
    for kind in sorted(ones.keys() & others.keys()):
        low, high = ones[kind]
        least, most = others[kind]
        if low is not None and (low, high) == (least, most):
            weight = next(weight for limit, weight in _NUMBERS if low <= limit)
            yield Reason(code="same_number", detail=f"{kind} {low}", weight=weight)
        elif (low or 0) <= _or_more(most) and (least or 0) <= _or_more(high):
            yield Reason(code="numbers_meet", detail=kind, weight=0.2)
        elif low is not None and least is not None:
            close = max(low, least) <= _RAISED * min(low, least)
            yield Reason(code="other_number", detail=f"{kind} {low}، {least}", weight=-0.2 if close else -0.8)


def _or_more(bound: int | None) -> float:
    return math.inf if bound is None else bound


def _said(one: Side, other: Side) -> Iterator[Reason]:
    if one.passages & other.passages:
        yield Reason(code="same_text", weight=5.0)
        return
    alike = likeness(one.words, one.weight, other.words, other.weight)
    yield Reason(code="words", detail=f"{alike:.2f}", weight=round(5.0 * (alike - 0.15), 2))


def likeness(one: Mapping[int, float], weight: float, other: Mapping[int, float], others: float) -> float:
    """The geometric mean of the shares of the words' weight that each has of the other."""
    if not weight or not others:
        return 0.0
    return math.sqrt(_held(one, other) * _held(other, one) / (weight * others))


class Report:
    """A report as it is compared: what it opens with, and its happenings, each made ready when first asked for."""

    def __init__(self, signature: Signature) -> None:
        self.signature: Final = signature
        self.published: Final = signature.published
        self.first: Final = tuple(
            part
            for part, happening in enumerate(signature.happenings)
            if min(signature.facts[at].place_at for at in happening.facts) < OPENS
        )
        self._sides: Final[dict[int, Side]] = {}

    def side(self, part: int) -> Side:
        """One of the happenings."""
        found = self._sides.get(part)
        if found is None:
            found = self._sides[part] = Side(self.signature, self.signature.happenings[part])
        return found

    @cached_property
    def opening(self) -> Opening:
        """What the report opens with."""
        return Opening(self.signature, [self.side(part) for part in self.first])

    @cached_property
    def parts(self) -> dict[int, list[int]]:
        """The happenings that have each of the report's keys."""
        found: dict[int, list[int]] = {}
        for part, happening in enumerate(self.signature.happenings):
            for key in happening.keys:
                found.setdefault(key, []).append(part)
        return found

    def meeting(self, other: Report, *, opening: bool) -> list[tuple[int, int]]:
        """The pairs of happenings of two reports that share a key; those they open with too where `opening` says so."""
        found = {
            (first, last)
            for last, happening in enumerate(other.signature.happenings)
            for key in self.parts.keys() & happening.keys
            for first in self.parts[key]
        }
        if opening:
            found.update((first, last) for first in self.first for last in other.first)
        return sorted(found)


class Opening:
    """What a report opens with: the weights of the words of its lead and its opening, and what happens in it."""

    def __init__(self, signature: Signature, sides: Sequence[Side]) -> None:
        self.lead: Final = dict(signature.lead)
        self.words: Final = dict(signature.opening)
        self.body: Final = unpacked(signature.body)
        self.lead_weight: Final = sum(self.lead.values())
        self.weight: Final = sum(self.words.values())
        self.sides: Final = sides
        self.days: Final = frozenset(
            side.earliest for side in sides if side.earliest is not None and side.earliest == side.latest
        )
        self.countries: Final = frozenset(country for side in sides for country in side.countries)
        self.open: Final = not self.countries and any(side.open for side in sides)
        self.places: Final = tuple(dict.fromkeys(spot for side in sides for spot in side.places))
        self.passages: Final = frozenset(number for side in sides for number in side.passages)


def news_words(one: Opening, other: Opening) -> float:
    """How far two reports open with the same words: their leads in the other's opening, and that in its whole text."""
    if not (one.lead_weight and other.lead_weight):
        return 0.0
    leads = _held(one.lead, other.words) * _held(other.lead, one.words) / (one.lead_weight * other.lead_weight)
    texts = _held(one.words, other.body) * _held(other.words, one.body) / (one.weight * other.weight)
    return (math.sqrt(leads) + math.sqrt(texts)) / 2


def _held(words: Mapping[int, float], others: Mapping[int, float] | frozenset[int]) -> float:
    return sum([weight for number, weight in words.items() if number in others])


def same_news(first: Report, second: Report) -> Score | None:
    """How far two reports have the same main news, 0 to 1; `None` where that cannot be.

    It is the share of words their openings have in common, more where a happening in both is the same by its day,
    place, sides and numbers, and less where the days of what they open with differ. Condemnations by different
    speakers are different news.
    """
    one, other = first.opening, second.opening
    apart = 0
    if first.published is not None and second.published is not None:
        apart = abs(first.published - second.published)
    if apart > DAYS_APART or _countries_apart(one, other) or _towns_apart(one, other):
        return None
    if _other_stance(first, second):
        return None
    words = news_words(one, other)
    if words < NEWS_FROM:
        return None
    reasons = [Reason(code="opening_words", detail=f"{words:.2f}", weight=round(words, 4))]
    if apart > 1:
        reasons.append(Reason(code="days_later", detail=str(apart), weight=-DAY_LATER * (apart - 1)))
    if one.days and other.days and not one.days & other.days:
        reasons.append(Reason(code="other_day", weight=-OTHER_DAY))
    told = max((_told(side, each) for side in one.sides for each in other.sides), default=0.0)
    reasons.append(Reason(code="same_told", weight=round(TOLD * (min(told, TOLD_MOST) - TOLD_FROM), 4)))
    total = sum(reason.weight or 0.0 for reason in reasons)
    return Score(round(min(max(total, 0.0), 1.0), 4), tuple(reasons))


def _other_stance(one: Report, other: Report) -> bool:
    """Whether both open with a stance, and neither names who takes that of the other."""
    stances, others = one.signature.stances, other.signature.stances
    if not stances or not others:
        return False
    if {ref for stance in stances for ref in stance.ids} & {ref for stance in others for ref in stance.ids}:
        return False
    named = any(other.opening.body.issuperset(stance.words) for stance in stances)
    return not named and not any(one.opening.body.issuperset(stance.words) for stance in others)


def _told(one: Side, other: Side) -> float:
    """What day, place, sides and numbers say for two happenings being one, apart from the words around them."""
    reasons = _evidence(one, other)
    return sum(reason.weight or 0.0 for reason in reasons) if reasons is not None else 0.0
