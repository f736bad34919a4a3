"""What speaks for and against each place that a name may mean, each reason with its weight.

Weights are in the units of one score and say how strongly, by geographers' habit, a feature speaks: the word for the
kind and the place that the report says it lies in decide; the countries and places that it names elsewhere, its
dateline and the outlet's home lean; size and rank break ties.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Found, Place, distance_km
from musnad.model import Reason
from musnad.reading.placerelations import Relation
from musnad.reading.placewords import HeadForm

TYPE_WORD: Final = 3.0
TYPE_ORDER: Final = 0.3
"""How much less each further kind that the word may mean is likely."""
TYPE_KNOWN: Final = 1.5
"""The same where the gazetteer has the name with the word, but of a place of another kind (`مخيم اليرموك`, a town)."""
TYPE_RANK: Final = 1.0
"""How much more a division is meant by the word that is its rank's own."""
TYPE_LATER: Final = 2.5
"""How much less a place is meant by the word for a division that another of its name and country has as its rank."""
TYPE_SOFT: Final = -1.5
TYPE_MISMATCH: Final = -4.0
SITE_UNNAMED: Final = -3.0
QUARTER_UNNAMED: Final = -0.7
CONTAINER: Final = 5.0
CONTAINER_AREA: Final = 3.0
CONTAINER_MISMATCH: Final = -3.0
BESIDE: Final = 3.0
TOGETHER: Final = 2.5
NEAR: Final = 1.5
FAR: Final = -3.0
CURATED: Final = 0.6
USER_TABLE: Final = 2.0
MAIN_NAME: Final = 0.5
OWN_NAME: Final = 1.5
"""The same for a division whose seat has the name only beside its own (`لحج`)."""
ONLY: Final = 0.6
"""What it says that all places of the name are in one province, a division among them."""
ARTICLE: Final = -0.8
DIVISION: Final = 0.8
DIVISION_ALONE: Final = 2.5
"""The same for a province of which no town has the name (`صلاح الدين`)."""
DIVISION_OF_NATURE: Final = -1.5
"""The same for one called as a sea or a river (`البحر الأحمر`)."""
DISTRICT_UNNAMED: Final = -1.0
COUNTRY_NAMED: Final = 2.5
COUNTRY_ELSEWHERE: Final = -1.0
DATELINE: Final = 1.0
OUTLET: Final = 1.2
LISTED: Final = 1.0
VOTE: Final = 0.6
VOTE_NEAR: Final = 0.4
TOWN_NAMED: Final = 1.0
"""What it says for a quarter or site that the report names its town."""
PEOPLE: Final = 0.3
"""What tenfold more people are worth."""
SEATS: Final[Mapping[str, float]] = {"country": 1.2, "admin1": 1.0, "admin2": 0.5}
SITES: Final = frozenset(
    {"quarter", "camp", "prison", "base", "airport", "crossing", "hospital", "dam", "bridge", "port", "oil", "facility"}
    | {"school", "religious-site", "road", "front"}
)
DIVISIONS: Final = frozenset({"admin1", "admin2", "admin3"})
_LIVED_IN: Final = frozenset({"quarter", "camp"})
_PEOPLED: Final = frozenset({"settlement", "quarter", "admin2", "admin3", "region"})
_WIDE: Final = frozenset({"region", "mountain", "valley"})
_NATURAL: Final = frozenset({"water", "mountain", "valley", "island"})
_OWN_IDS: Final = ("geonames:", "musnad:", "codab:")
_MOST_VOTES: Final = 2.1
_MOST_NEAR: Final = 1.2
_MOST_LISTED: Final = 2.0
_BESIDE_KM: Final = 60.0
_NEAR_KM: Final = 150.0
_FAR_KM: Final = 400.0
_ONE_TOWN_KM: Final = 15.0


class Around(msgspec.Struct, frozen=True):
    """What a report says beside a name: how often it names each country, the outlet's and the dateline's country.

    `votes` are the countries, first divisions and towns that its other names of places speak for, `listed` the
    countries that those joined to this one in a list do.
    """

    countries: Mapping[str, int]
    outlet: str | None = None
    dateline: str | None = None
    votes: Mapping[str, float] = {}
    listed: Mapping[str, float] = {}


class Scored(msgspec.Struct):
    """A candidate, what speaks for it, and whether it is barred whatever its score."""

    found: Found
    reasons: list[Reason]
    barred: bool = False

    @property
    def place(self) -> Place:
        """The place."""
        return self.found.place

    @property
    def score(self) -> float:
        """The sum of what speaks for it."""
        return round(sum(reason.weight or 0.0 for reason in self.reasons), 2)

    def has(self, code: str) -> bool:
        """Whether a reason of this code is among them."""
        return any(reason.code == code for reason in self.reasons)


def states_of(place: Place) -> tuple[str, ...]:
    """The states a place may be said to be of: its own, or those that claim it."""
    return place.claimed or ((place.country,) if place.country is not None else ())


def weigh_kind(
    scored: Scored, every: Sequence[Found], head: HeadForm | None, word: str, whole: Collection[str]
) -> None:
    """Weigh the word for its kind: `word` as it stands; `whole` are the places that the gazetteer names with it."""
    place = scored.place
    if head is None:
        _weigh_unnamed(scored, every, named=place.id in whole)
        return
    kinds = head.head.kinds
    if place.kind in kinds or place.id in whole:
        weight = _fitness(place, kinds)
        if head.head.class_ == "area" and place.id not in whole and _divided(place, every, whole):
            weight -= TYPE_LATER
        elif head.head.class_ == "area" and place.id in whole and place.kind in DIVISIONS:
            weight += TYPE_RANK
        scored.reasons.append(Reason(code="type_word", detail=word, weight=round(weight, 2)))
    elif head.head.class_ == "countryside":
        scored.reasons.append(Reason(code="countryside", detail=word, weight=0.0))
    elif head.head.class_ in {"settlement", "quarter"} and place.kind in _PEOPLED:
        scored.reasons.append(Reason(code="type_mismatch", detail=word, weight=TYPE_SOFT))
    else:
        scored.reasons.append(Reason(code="type_mismatch", detail=word, weight=TYPE_MISMATCH))
        scored.barred = True


def _fitness(place: Place, kinds: Sequence[str]) -> float:
    if place.kind in kinds:
        return TYPE_WORD - TYPE_ORDER * list(kinds).index(place.kind)
    return TYPE_WORD - TYPE_ORDER if place.kind in DIVISIONS else TYPE_KNOWN


def _weigh_unnamed(scored: Scored, every: Sequence[Found], *, named: bool) -> None:
    """Weigh the kind of a name that stands bare: rather a town or a province than a district or a site."""
    place = scored.place
    if place.kind in SITES and not named:
        lived = place.kind in _LIVED_IN and not place.ordinary
        weight = QUARTER_UNNAMED if lived else SITE_UNNAMED
        scored.reasons.append(Reason(code="type_mismatch", detail=place.kind, weight=weight))
        scored.barred = not lived
    elif place.kind == "admin1":
        if any(each.place.kind in _NATURAL for each in every):
            scored.reasons.append(Reason(code="type_mismatch", detail=place.kind, weight=DIVISION_OF_NATURE))
        else:
            weight = DIVISION if _called_as_others(place, every) else DIVISION_ALONE
            scored.reasons.append(Reason(code="population", detail=place.kind, weight=weight))
    elif place.kind in DIVISIONS and any(each.place.seat in {"country", "admin1"} for each in every):
        scored.reasons.append(Reason(code="type_mismatch", detail=place.kind, weight=DISTRICT_UNNAMED))


def _called_as_others(place: Place, every: Sequence[Found]) -> bool:
    """Whether a town of the province has its name, a seat in its country, or a region that is not its own."""
    if any(each.place.kind == "region" and each.place.country != place.country for each in every):
        return True
    towns = [each.place for each in every if each.place.kind == "settlement"]
    near = (town for town in towns if not set(states_of(town)).isdisjoint(states_of(place)))
    return any(town.admin1 == place.id or town.seat in {"country", "admin1"} for town in near)


def _divided(place: Place, every: Sequence[Found], whole: Collection[str]) -> bool:
    """Whether its country has a division of the name whose rank has this word (`منطقة`: of Syria, not of Yemen)."""
    divisions = (each.place for each in every if each.place.kind in DIVISIONS and each.place.id in whole)
    return any(division.country == place.country for division in divisions)


def name_reasons(gazetteer: Gazetteer, found: Found, every: Sequence[Found], *, headed: bool) -> Iterable[Reason]:
    """What the name says: whether it is the main one, or matched but for the article, and whose row it is."""
    place = found.place
    if found.article:
        yield Reason(code="article", detail=found.name, weight=ARTICLE)
    elif found.name == place.name:
        own = not headed and place.kind == "admin1" and any(_seat_by_the_way(each, place) for each in every)
        yield Reason(code="main_name", detail=found.name, weight=OWN_NAME if own else MAIN_NAME)
    elif any(each.name == each.place.name and _above(gazetteer, place, each.place) for each in every):
        yield Reason(code="other_name", detail=found.name, weight=-MAIN_NAME)
    if len({(each.place.country, each.place.admin1 or each.place.id) for each in every}) == 1:
        known = any(each.place.kind in DIVISIONS for each in every)
        yield Reason(code="only_candidate", weight=ONLY if known and not found.article else None)
    if place.id.startswith("musnad:") and not (headed and place.kind == "region"):
        yield Reason(code="curated", weight=CURATED)
    elif not place.id.startswith(_OWN_IDS):
        yield Reason(code="user_table", weight=USER_TABLE)


def _seat_by_the_way(found: Found, division: Place) -> bool:
    return found.place.admin1 == division.id and found.place.kind == "settlement" and found.name != found.place.name


def _above(gazetteer: Gazetteer, place: Place, other: Place) -> bool:
    return other.kind == "admin1" and other.id != place.id and other.id in {up.id for up in gazetteer.chain(place)}


def size_reasons(place: Place, head: HeadForm | None) -> Iterable[Reason]:
    """What the number of people and the rank of a town say; nothing where the word before it is one for divisions."""
    if head is not None and head.head.class_ == "area" and place.kind not in DIVISIONS:
        return
    if place.population:
        weight = round(PEOPLE * math.log10(place.population), 2)
        yield Reason(code="population", detail=str(place.population), weight=weight)
    if place.seat is not None:
        yield Reason(code="seat", detail=place.seat, weight=SEATS[place.seat])


def setting_reasons(place: Place, around: Around) -> Iterable[Reason]:
    """What the countries that a report names say, its dateline, its outlet and its other places."""
    states = states_of(place)
    if not states:
        return
    total = sum(around.countries.values())
    named = max(around.countries.get(state, 0) for state in states)
    if named:
        weight = round(COUNTRY_NAMED * min(1.0, 2 * named / total), 2)
        yield Reason(code="country_named", detail="|".join(states), weight=weight)
    elif total:
        yield Reason(code="country_elsewhere", detail="|".join(states), weight=COUNTRY_ELSEWHERE)
    if around.dateline in states:
        yield Reason(code="dateline", detail=around.dateline, weight=DATELINE)
    if around.outlet in states:
        yield Reason(code="outlet", detail=around.outlet, weight=OUTLET)
    yield from _vote_reasons(place, states, around)


def _vote_reasons(place: Place, states: tuple[str, ...], around: Around) -> Iterable[Reason]:
    country = min(_MOST_VOTES, VOTE * max(around.votes.get(state, 0.0) for state in states))
    near = min(_MOST_NEAR, VOTE_NEAR * around.votes.get(place.admin1 or place.id, 0.0))
    listed = min(_MOST_LISTED, LISTED * max(around.listed.get(state, 0.0) for state in states))
    town = TOWN_NAMED if place.kind in SITES and place.parent in around.votes else 0.0
    if (weight := country + near + listed + town) > 0:
        yield Reason(code="nearby", detail="|".join(states), weight=round(weight, 2))


def relation_reasons(gazetteer: Gazetteer, place: Place, relations: Sequence[Relation]) -> Iterable[Reason]:
    """What the words behind the name say of where it lies: the first that holds, else the first that does not."""
    judged = [reason for each in relations if (reason := _judged(gazetteer, place, each)) is not None]
    if judged:
        yield max(judged, key=lambda reason: reason.weight or 0.0)


def _judged(gazetteer: Gazetteer, place: Place, relation: Relation) -> Reason | None:
    if relation.country is not None:
        fits = relation.country in states_of(place)
        code, weight = ("container", CONTAINER) if fits else ("container_mismatch", CONTAINER_MISMATCH)
        return Reason(code=code, detail=relation.country, weight=weight) if states_of(place) else None
    places = _meant(gazetteer, relation)
    if not places:
        return None
    near = relation.how == "near"
    weights = [
        _nearness(gazetteer, place, each) if near else _inside(gazetteer, place, each, relation) for each in places
    ]
    weight = max(weights)
    if weight > 0:
        best = places[weights.index(weight)]
        return Reason(code="nearby" if near else "container", detail=best.name_en or relation.key, weight=weight)
    if weight < 0 and not (relation.weak or place.kind == "admin1"):
        return Reason(code="far_away" if near else "container_mismatch", detail=relation.key, weight=weight)
    return None


def _meant(gazetteer: Gazetteer, relation: Relation) -> list[Place]:
    found = [each for each in gazetteer.find(relation.key) if each.place.kind not in SITES or not relation.kinds]
    exact = [each.place for each in found if not each.article] or [each.place for each in found]
    return [place for place in exact if place.kind in relation.kinds] or exact


def _inside(gazetteer: Gazetteer, place: Place, container: Place, relation: Relation) -> float:
    if place.id == container.id:
        return CONTAINER_MISMATCH
    above = gazetteer.chain(place)
    if any(each.id == container.id for each in above):
        return CONTAINER
    if container.kind in _WIDE:
        return _in_region(place, container)
    if container.kind == "settlement" and _round_about(gazetteer, place, container, relation):
        return CONTAINER
    if container.kind == "country" and container.country in states_of(place):
        return CONTAINER
    return CONTAINER_MISMATCH


def _in_region(place: Place, region: Place) -> float:
    """Regions have no borders: one in the same province likely holds it, one in another country does not."""
    if region.country is None or not states_of(place):
        return 0.0
    if region.country not in states_of(place):
        return CONTAINER_MISMATCH
    if region.admin1 is None:
        return CONTAINER_AREA
    return CONTAINER_AREA if region.admin1 == place.admin1 else 0.0


def _round_about(gazetteer: Gazetteer, place: Place, town: Place, relation: Relation) -> bool:
    """Whether a place lies in the land of a town: of its division, where the report says the countryside or no more.

    A quarter lies in one town alone.
    """
    if town.admin1 is None or town.admin1 != place.admin1:
        return False
    if place.kind == "quarter" and not relation.countryside:
        parent = gazetteer.get(place.parent) if place.parent is not None else None
        apart = distance_km(place, town)
        return (parent is None or parent.kind != "settlement") and apart is not None and apart < _ONE_TOWN_KM
    if town.seat in {"admin1", "country"}:
        return True
    if town.admin2 is not None and place.admin2 is not None:
        return town.admin2 == place.admin2
    apart = distance_km(place, town)
    return apart is not None and apart < _BESIDE_KM


def _nearness(gazetteer: Gazetteer, place: Place, landmark: Place) -> float:
    apart = distance_km(place, landmark)
    if place.id == landmark.id:
        return FAR
    if apart is None or place.kind in {"admin1", "region"} or landmark.kind in {"admin1", "region", "country"}:
        together = {each.id for each in gazetteer.chain(place)} & {landmark.id, landmark.admin1}
        if together - {None}:
            return TOGETHER
        return 0.0 if set(states_of(place)) & set(states_of(landmark)) else FAR
    if apart < _BESIDE_KM:
        return BESIDE
    if apart < _NEAR_KM:
        return NEAR if set(states_of(place)) & set(states_of(landmark)) else 0.0
    return FAR if apart > _FAR_KM else 0.0
