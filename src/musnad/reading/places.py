"""Which place a name means: the candidates of the gazetteer, weighed by what the report says, with the reasons kept.

Weights are in the units of one score and say how strongly, by geographers' habit, a feature speaks: the word for the
kind and the place that the report says it lies in decide, the countries and places it names elsewhere lean, a place's
size and rank break ties. Where the best two fit alike and are not one place seen twice, none is chosen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Found, Place, key_of
from musnad.model import Candidate, Reason
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight
from musnad.reading.placenames import OF_FACILITIES, SIDES, head_at, is_direction, told_apart

TYPE_WORD: Final = 3.0
TYPE_MISMATCH: Final = -4.0
CONTAINER: Final = 5.0
CONTAINER_MISMATCH: Final = -3.0
SITE_UNNAMED: Final = -3.0
CURATED: Final = 0.6
USER_TABLE: Final = 2.0
MAIN_NAME: Final = 0.5
ARTICLE: Final = -0.8
COUNTRY_NAMED: Final = 2.5
COUNTRY_ELSEWHERE: Final = -1.0
NEARBY: Final = 1.5
DATELINE: Final = 1.0
SEATS: Final[Mapping[str, float]] = {"country": 1.5, "admin1": 1.0, "admin2": 0.5}
MARGIN: Final = 0.7
"""How much better the best must be than one that is another place."""
CALLED_AFTER: Final = 2.0
"""The least, but for its kind, that a town must have for a site to be taken as called after it."""
LEAST: Final = 0.5
"""The least that a place must have for it to be chosen at all."""
SHOWN: Final = 5
_SITES: Final = frozenset(
    {"quarter", "camp", "prison", "base", "airport", "crossing", "hospital", "dam", "bridge", "port", "oil", "facility"}
    | {"school", "religious-site", "road", "front"}
)
_ADMIN: Final = ("admin1", "admin2", "admin3")
_MOST_LEAN: Final = 1.5


class Chosen(msgspec.Struct, frozen=True):
    """What a name was taken for: a place or none, its country, and the candidates, the best first.

    `side` says that the name means the country around the place, not the place (`ريف إدلب`). `within` is where a
    place lies that the gazetteer lacks: the town it is called after (`ميناء البريقة`), or that the report puts it in.
    """

    place: Place | None
    country: str | None
    candidates: tuple[Candidate, ...]
    side: bool = False
    within: Place | None = None


class Setting(msgspec.Struct, frozen=True):
    """What a report says beside its names of places: how often it names each country, and which it comes from."""

    countries: Mapping[str, int]
    outlet: str | None


class _Scored(msgspec.Struct):
    found: Found
    reasons: list[Reason]

    @property
    def score(self) -> float:
        return round(sum(reason.weight or 0.0 for reason in self.reasons), 2)


def choose_places(sight: NameSight, names: Sequence[NameFound], setting: Setting) -> dict[int, Chosen]:
    """For each name of a place, by its index in `names`, what it was taken for.

    A name that stands several times in one report means one place, unless the words for its kind differ.
    """
    groups = _groups(names)
    first = {key: _weigh(sight, [names[i] for i in indexes], setting, {}) for key, indexes in groups.items()}
    around = _around(first.values())
    found: dict[int, Chosen] = {}
    for key, indexes in groups.items():
        scored = _weigh(sight, [names[i] for i in indexes], setting, _without(around, first[key]))
        chosen = _chosen(sight.knowledge.gazetteer, scored, names[indexes[0]])
        if chosen.place is None:
            within = _within(sight, scored, [names[i] for i in indexes])
            chosen = msgspec.structs.replace(chosen, within=within)
        found.update(dict.fromkeys(indexes, chosen))
    return found


def inner_name(name: NameFound) -> tuple[str, ...]:
    """The words by which the gazetteer has a place: behind its head, without what only tells its side or sort."""
    words = name.proper
    if name.head is not None and name.head.head.class_ in {"countryside", "facility", "camp"}:
        belonging = SIDES if name.head.head.class_ == "countryside" else OF_FACILITIES
        while len(words) > 1 and words[-1].removeprefix("ال") in belonging:
            words = words[:-1]
    return words


def _groups(names: Sequence[NameFound]) -> dict[tuple[object, ...], list[int]]:
    """The names of places that mean one place, by name and kind; one without a head goes to the first with one."""
    groups: dict[tuple[object, ...], list[int]] = {}
    headed: dict[tuple[str, ...], tuple[object, ...]] = {}
    for index, name in enumerate(names):
        if name.kind == "place" and name.country is None:
            kinds = name.head.head.class_ if name.head is not None else ""
            if kinds:
                key = (name.proper, kinds)
                headed.setdefault(name.proper, key)
                groups.setdefault(key, []).append(index)
    for index, name in enumerate(names):
        if name.kind == "place" and name.country is None and name.head is None:
            key = headed.get(name.proper, (name.proper, ""))
            if key[1] in {"countryside", "area", "facility", "nature", "street"}:
                key = (name.proper, "")
            groups.setdefault(key, []).append(index)
    return groups


def _weigh(
    sight: NameSight, names: Sequence[NameFound], setting: Setting, around: Mapping[str, float]
) -> list[_Scored]:
    """The candidates of a name with what speaks for each, the best first."""
    gazetteer = sight.knowledge.gazetteer
    head = next((name.head for name in names if name.head is not None), None)
    whole, proper = " ".join(names[0].words), " ".join(inner_name(names[0]))
    found = list(gazetteer.find(proper))
    if head is not None and head.head.class_ == "countryside":
        found = [one for one in gazetteer.find(whole) if one.place.kind in {"admin1", "admin2", "region"}] or found
    elif head is not None:
        found += [one for one in gazetteer.find(whole) if one.place.id not in {f.place.id for f in found}]
    containers = [container for name in names for container in _containers(sight, name)]
    scored = [_Scored(one, []) for one in found]
    for one in scored:
        one.reasons.extend(_of_kind(one.found, names, head.head.kinds if head else ()))
        one.reasons.extend(_of_name(one.found, only=len(scored) == 1))
        one.reasons.extend(_of_size(one.found.place))
        one.reasons.extend(_of_containers(gazetteer, one.found.place, containers))
        one.reasons.extend(_of_setting(one.found.place, setting))
        one.reasons.extend(_of_neighbours(one.found.place, around))
    scored.sort(key=lambda one: (-one.score, one.found.place.id))
    return scored


def _of_kind(found: Found, names: Sequence[NameFound], kinds: Sequence[str]) -> Iterable[Reason]:
    place = found.place
    if kinds:
        detail = names[0].words[0]
        if place.kind in kinds:
            yield Reason(code="type_word", detail=detail, weight=TYPE_WORD - 0.2 * list(kinds).index(place.kind))
        elif names[0].head is not None and names[0].head.head.class_ == "countryside":
            yield Reason(code="countryside", detail=detail, weight=0.0)
        else:
            yield Reason(code="type_mismatch", detail=detail, weight=TYPE_MISMATCH)
    elif place.kind in _SITES:
        yield Reason(code="type_mismatch", detail=place.kind, weight=SITE_UNNAMED)
    elif place.kind == "admin1":
        yield Reason(code="population", detail=place.kind, weight=0.8)


def _of_name(found: Found, *, only: bool) -> Iterable[Reason]:
    if found.article:
        yield Reason(code="article", detail=found.name, weight=ARTICLE)
    elif found.name == found.place.name:
        yield Reason(code="main_name", detail=found.name, weight=MAIN_NAME)
    if only:
        yield Reason(code="only_candidate")
    if found.place.id.startswith("musnad:"):
        yield Reason(code="curated", weight=CURATED)
    elif not found.place.id.startswith("geonames:"):
        yield Reason(code="user_table", weight=USER_TABLE)


def _of_size(place: Place) -> Iterable[Reason]:
    if place.population:
        weight = round(0.4 * math.log10(place.population), 2)
        yield Reason(code="population", detail=str(place.population), weight=weight)
    if place.seat is not None:
        yield Reason(code="seat", detail=place.seat, weight=SEATS[place.seat])


def _containers(sight: NameSight, name: NameFound) -> Iterable[tuple[str, frozenset[str]]]:
    """Names of places that the words right behind say it lies in: key, and the kinds that their head tells."""
    at = name.last
    forms = sight.forms
    if at < len(forms) and sight.is_word(at) and forms[at].text == "في":
        at += 1
    elif at < len(forms) and sight.is_word(at) and is_direction(sight, at):
        at += 1
        country = sight.country_at(at) if at < len(forms) else None
        if country is not None:
            yield key_of(country.country.form), frozenset({"country"})
            return
    elif not (at < len(forms) and sight.is_word(at) and forms[at].preposition == "ب"):
        return
    if at >= len(forms) or not sight.is_word(at):
        return
    head = head_at(sight, at)
    if head is not None and head[1].number == "singular" and head[2] < len(forms):
        match = sight.place_at(head[2])
        if match is not None:
            yield match.key, frozenset(head[1].head.kinds)
        return
    match = sight.place_at(at)
    if match is not None and told_apart(sight, match):
        yield match.key, frozenset()


def _of_containers(
    gazetteer: Gazetteer, place: Place, containers: Sequence[tuple[str, frozenset[str]]]
) -> Iterable[Reason]:
    if not containers:
        return
    chain = {above.id for above in gazetteer.chain(place)} - {place.id}
    for key, _ in containers:
        places = [found.place for found in gazetteer.find(key)]
        inside = [one for one in places if one.id in chain or _beside(place, one)]
        if inside:
            yield Reason(code="container", detail=inside[0].name_en or key, weight=CONTAINER)
            return
    yield Reason(code="container_mismatch", detail=containers[0][0], weight=CONTAINER_MISMATCH)


def _beside(place: Place, container: Place) -> bool:
    """Whether the container is the seat or namesake of a division that the place lies in (`بريف حلب`)."""
    return container.seat is not None and container.admin1 is not None and container.admin1 == place.admin1


def _of_setting(place: Place, setting: Setting) -> Iterable[Reason]:
    total = sum(setting.countries.values())
    named = setting.countries.get(place.country or "", 0)
    if named:
        weight = round(COUNTRY_NAMED * min(1.0, 2 * named / total), 2)
        yield Reason(code="country_named", detail=place.country, weight=weight)
    elif total:
        yield Reason(code="country_elsewhere", detail=place.country, weight=COUNTRY_ELSEWHERE)
    if setting.outlet is not None and setting.outlet == place.country:
        yield Reason(code="outlet", detail=setting.outlet, weight=0.3)


def _of_neighbours(place: Place, around: Mapping[str, float]) -> Iterable[Reason]:
    near = around.get(place.admin1 or place.id, 0.0)
    country = around.get(place.country or "", 0.0)
    weight = min(_MOST_LEAN, near + 0.5 * country)
    if weight > 0:
        yield Reason(code="nearby", detail=place.country, weight=round(weight, 2))


def _around(groups: Iterable[Sequence[_Scored]]) -> dict[str, float]:
    """How much the names together speak for each country and first division: each name gives one vote to its best."""
    votes: Counter[str] = Counter()
    for scored in groups:
        if not scored:
            continue
        for place in _votes(scored):
            votes[place] += 1
    return {key: min(_MOST_LEAN, 0.4 * count) for key, count in votes.items()}


def _votes(scored: Sequence[_Scored]) -> list[str]:
    best = scored[0].found.place
    return [key for key in (best.country, best.admin1 or best.id) if key is not None]


def _without(around: Mapping[str, float], scored: Sequence[_Scored]) -> dict[str, float]:
    """The votes without the name's own."""
    if not scored:
        return dict(around)
    own = set(_votes(scored))
    return {key: (value - 0.4 if key in own else value) for key, value in around.items()}


def _chosen(gazetteer: Gazetteer, scored: Sequence[_Scored], name: NameFound) -> Chosen:
    side = name.head is not None and name.head.head.class_ == "countryside"
    candidates = tuple(
        Candidate(
            authority=one.found.place.id,
            name_en=one.found.place.name_en,
            place_kind=one.found.place.kind,
            country=one.found.place.country,
            admin1=_name_en(gazetteer, one.found.place.admin1),
            score=one.score,
            reasons=tuple(one.reasons),
        )
        for one in scored[:SHOWN]
    )
    if not scored:
        return Chosen(None, None, (), side=side)
    best = scored[0]
    rivals = [one for one in scored[1:] if best.score - one.score < MARGIN]
    fits = best.score >= LEAST and not _wrong_kind(best)
    country = best.found.place.country if best.score >= LEAST else None
    if not fits or any(not _same(best.found.place, one.found.place) for one in rivals):
        shared = {one.found.place.country for one in scored if best.score - one.score < 2 * MARGIN}
        return Chosen(None, country if len(shared) == 1 else None, candidates, side=side)
    if side and best.found.place.kind in _ADMIN and best.found.name.split()[0] == "ريف":
        side = False
    return Chosen(best.found.place, country, candidates, side=side)


def _within(sight: NameSight, scored: Sequence[_Scored], names: Sequence[NameFound]) -> Place | None:
    """Where a place lies that the gazetteer lacks: the town that a site is called after, else what the report says."""
    head = names[0].head
    if head is not None and head.head.class_ in {"facility", "camp", "street", "quarter"} and scored:
        plain = [
            (one.score - _kind_weight(one), one) for one in scored if one.found.place.kind in {"settlement", "admin1"}
        ]
        plain.sort(key=lambda item: -item[0])
        if plain and plain[0][0] >= CALLED_AFTER:
            return plain[0][1].found.place
    for name in names:
        for key, kinds in _containers(sight, name):
            places = [
                found.place for found in sight.knowledge.gazetteer.find(key) if not kinds or found.place.kind in kinds
            ]
            if len({place.admin1 or place.id for place in places}) == 1:
                return places[0]
    return None


def _kind_weight(scored: _Scored) -> float:
    return sum(reason.weight or 0.0 for reason in scored.reasons if reason.code in {"type_word", "type_mismatch"})


def _wrong_kind(scored: _Scored) -> bool:
    codes = {reason.code for reason in scored.reasons}
    if "container_mismatch" in codes and "country_named" not in codes:
        return True
    return "type_mismatch" in codes and "container" not in codes and "country_named" not in codes


def _same(one: Place, other: Place) -> bool:
    """Whether two places are one seen twice: a town and the division that is named for it, in one country."""
    namesakes = one.name == other.name or one.name_en == other.name_en
    if namesakes and one.country == other.country and "region" in {one.kind, other.kind}:
        return True
    return one.country == other.country and (one.admin1 or one.id) == (other.admin1 or other.id) and namesakes


def _name_en(gazetteer: Gazetteer, place_id: str | None) -> str | None:
    place = gazetteer.get(place_id) if place_id is not None else None
    return None if place is None else place.name_en
