"""Which place a name means: the candidates of the gazetteer, weighed by what the report says, with the reasons kept.

What speaks for each is in `placescores`, what the words behind a name say in `placerelations`. Where the best two fit
alike and are not one place seen twice, none is chosen; nor is a facility without the word for its kind, nor a town for
the facility that is called after it.

Of a disputed place no country is filled in that the report does not give: it has the one that the United Nations list
it under, or none where they leave it open, and those who claim it stand among the reasons. The report gives one by the
adjective beside the name (`الجولان السوري`), by the state it puts it in, or by calling it occupied (`القدس المحتلة`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Found, Place, distance_km, key_of
from musnad.model import Candidate, Reason
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight
from musnad.reading.placeheads import head_at
from musnad.reading.placerelations import Relation, is_called_occupied, joined_runs, relation_of
from musnad.reading.placescores import (
    DIVISIONS,
    SITES,
    Around,
    Scored,
    name_reasons,
    relation_reasons,
    setting_reasons,
    size_reasons,
    states_of,
    weigh_kind,
)

MARGIN: Final = 0.7
"""How much better the best must be than one that is another place."""
CALLED_AFTER: Final = 2.0
"""The least, but for its kind, that a town must have for a site to be taken as called after it."""
LEAST: Final = 0.5
_CITY: Final = 100_000
"""People of a city that has a name beside a capital."""
"""The least that a place must have for it to be chosen at all."""
LEAST_ELSEWHERE: Final = 1.8
"""The same in a report that names other countries and not its own."""
SHOWN: Final = 5
_ONE_PLACE_KM: Final = 8.0
_SURE: Final = 1.0
_AGAINST: Final = ("container_mismatch", "far_away", "country_elsewhere")
_OFTEN_NAMED: Final = frozenset({"quarter", "religious-site", "school", "hospital", "facility", "road", "bridge"})
_ADJECTIVES: Final[Mapping[str, tuple[str, ...]]] = {
    "countryside": ("side-adjective",),
    "facility": ("facility-adjective", "side-adjective"),
    "camp": ("facility-adjective", "side-adjective"),
}
_LISTED: Final = frozenset({"area", "settlement", "quarter", "camp"})
"""Classes of heads that before a list say of each name what it is: the airports of two towns are not the towns."""
_CALLED: Final = frozenset({"facility", "camp", "street", "quarter"})

Group = tuple[object, ...]


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


NOWHERE: Final = Setting({}, None)
"""The setting of a report that names nothing."""


class _Asked(msgspec.Struct, frozen=True):
    """The names of one group with what the words behind them say, and the candidates."""

    names: tuple[NameFound, ...]
    relations: tuple[Relation, ...]
    found: tuple[Found, ...]
    whole: frozenset[str]


class _Vote(msgspec.Struct, frozen=True):
    """What a name speaks for in others: countries by how surely, and the first division and the town."""

    countries: Mapping[str, float]
    places: tuple[str, ...] = ()


def choose_places(sight: NameSight, names: Sequence[NameFound], setting: Setting) -> dict[int, Chosen]:
    """For each name of a place, by its index in `names`, what it was taken for.

    A name that stands several times in one report means one place, unless the words for its kind differ.
    """
    runs = joined_runs(sight, names)
    names = _with_list_heads(sight, names, runs)
    groups = _groups(sight, names)
    told = _relations(sight, names, runs)
    asked = {key: _asked(sight, [names[i] for i in each], [told[i] for i in each]) for key, each in groups.items()}
    around = Around(setting.countries, setting.outlet)
    votes = {key: _vote(_weigh(sight, each, around)) for key, each in asked.items()}
    dateline = _dateline(asked, votes)
    mates = _mates(groups, runs)
    every = _counted(votes.values())
    found: dict[int, Chosen] = {}
    for key, indexes in groups.items():
        own = _counted([votes[key]])
        seen = Around(
            setting.countries,
            setting.outlet,
            dateline[1] if dateline is not None and dateline[0] != key else None,
            {name: left for name, share in every.items() if (left := round(share - own.get(name, 0.0), 3)) > 0},
            _counted(votes[mate] for mate in mates[key]),
        )
        scored = _weigh(sight, asked[key], seen)
        chosen = _chosen(sight, scored, asked[key])
        if chosen.place is None:
            chosen = msgspec.structs.replace(chosen, within=_within(sight, scored, asked[key]))
        found.update(dict.fromkeys(indexes, chosen))
    return found


def inner_name(sight: NameSight, name: NameFound) -> tuple[str, ...]:
    """The words by which the gazetteer has a place: behind its head, without what only tells its side or sort."""
    words = name.proper
    classes = _ADJECTIVES.get(name.head.head.class_, ()) if name.head is not None else ()
    while len(words) > 1 and classes and sight.knowledge.words.is_a(words[-1].removeprefix("ال"), *classes):
        words = words[:-1]
    return words


def _with_list_heads(
    sight: NameSight, names: Sequence[NameFound], runs: Sequence[tuple[int, ...]]
) -> Sequence[NameFound]:
    """The names with the head that stands in the plural or dual before the list they are in (`محافظتي إب وتعز`)."""
    seen = list(names)
    for run in runs:
        before = names[run[0]].first - 1
        found = head_at(sight, before) if before >= 0 and names[run[0]].head is None else None
        if found is None or found[1].number == "singular" or found[1].head.class_ not in _LISTED:
            continue
        for index in run:
            if names[index].head is None:
                words = (key_of(found[1].head.form), *names[index].proper)
                seen[index] = msgspec.structs.replace(names[index], head=found[1], words=words)
    return seen


def _groups(sight: NameSight, names: Sequence[NameFound]) -> dict[Group, list[int]]:
    """The names of places that mean one place, by name and kind; one without a head goes to one that has it.

    A name is given in full first and short behind that (`محافظة البيضاء`, then `البيضاء`): a bare one is the town that
    the report calls so, else the quarter if no town has the name, else the division that was named before it.
    """
    groups: dict[Group, list[int]] = {}
    headed: dict[tuple[str, ...], dict[str, int]] = {}
    places = [(i, name) for i, name in enumerate(names) if name.kind == "place" and name.country is None]
    for index, name in places:
        if name.head is not None:
            kind = name.head.head.class_
            groups.setdefault((name.proper, kind), []).append(index)
            if kind != "area" or (name.head.number == "singular" and name.head.head.kinds[0] == "admin1"):
                headed.setdefault(name.proper, {}).setdefault(kind, name.first)
    for index, name in places:
        if name.head is None:
            meant = _kind_meant(sight, name, headed.get(name.proper, {}))
            groups.setdefault((name.proper, meant), []).append(index)
    return groups


def _kind_meant(sight: NameSight, name: NameFound, headed: Mapping[str, int]) -> str:
    """The class of the heads that stand before a bare name elsewhere in the report and hold for it, or nothing."""
    if "settlement" in headed:
        return "settlement"
    if "quarter" in headed and not _names_a_town(sight, name):
        return "quarter"
    return "area" if headed.get("area", name.first) < name.first else ""


def _names_a_town(sight: NameSight, name: NameFound) -> bool:
    found = sight.knowledge.gazetteer.find(" ".join(name.proper))
    return any(each.place.kind not in SITES and not each.article for each in found)


def _relations(
    sight: NameSight, names: Sequence[NameFound], runs: Sequence[tuple[int, ...]]
) -> list[tuple[Relation, ...]]:
    """What is said behind each name, or behind the last of the list in which it stands."""
    told: list[tuple[Relation, ...]] = [()] * len(names)
    for run in runs:
        last: tuple[Relation, ...] = ()
        for index in reversed(run):
            own = relation_of(sight, names[index])
            told[index] = (own,) if own is not None else last
            last = (msgspec.structs.replace(own, weak=True),) if own is not None else last
    return told


def _asked(sight: NameSight, names: Sequence[NameFound], told: Sequence[tuple[Relation, ...]]) -> _Asked:
    gazetteer = sight.knowledge.gazetteer
    head = next((name.head for name in names if name.head is not None), None)
    first = next((name for name in names if name.head is not None), names[0])
    found = gazetteer.find(" ".join(inner_name(sight, first)))
    named = found if head is None else gazetteer.find(" ".join(first.words))
    if head is not None and head.head.class_ == "countryside":
        found = tuple(one for one in named if one.place.kind in {"admin1", "admin2", "region"}) or found
        whole = frozenset[str]()
    else:
        ids = {one.place.id for one in found}
        found = (*found, *(one for one in named if one.place.id not in ids))
        whole = frozenset(one.place.id for one in named if head is not None or _holds_its_head(sight, one))
    relations = tuple(dict.fromkeys(each for several in told for each in several))
    return _Asked(tuple(names), relations, found, whole)


def _weigh(sight: NameSight, asked: _Asked, around: Around) -> list[Scored]:
    """The candidates of a name with what speaks for each, the best first."""
    gazetteer = sight.knowledge.gazetteer
    named = next((name for name in asked.names if name.head is not None), asked.names[0])
    head = named.head
    scored = [Scored(found, []) for found in asked.found]
    for one in scored:
        weigh_kind(one, asked.found, head, named.words[0], asked.whole)
        one.reasons.extend(name_reasons(gazetteer, one.found, asked.found, headed=head is not None))
        one.reasons.extend(size_reasons(one.place, head))
        one.reasons.extend(relation_reasons(gazetteer, one.place, asked.relations))
        one.reasons.extend(setting_reasons(one.place, around))
        if one.place.claimed:
            one.reasons.append(Reason(code="disputed", detail="|".join(one.place.claimed)))
        headed = head is not None or one.place.id in asked.whole
        one.barred = one.barred or _unheard(sight, one, headed=headed)
    if head is None:
        _bar_namesakes_of_capital(scored, dateline=any("dateline" in name.evidence for name in asked.names))
    scored.sort(key=lambda one: (-one.score, one.place.id))
    return scored


def _bar_namesakes_of_capital(scored: Sequence[Scored], *, dateline: bool) -> None:
    """Where a state's capital has the bare name, no district, quarter or village of it is meant (`القاهرة` in Taiz).

    A city of its own right still may be: `طرابلس` in Lebanon. A dateline is of a city and no state (`الكويت -`).
    """
    if not any(one.place.seat == "country" and one.has("main_name") for one in scored):
        return
    for one in scored:
        city = one.place.seat in {"country", "admin1"} or (one.place.population or 0) > _CITY
        state = one.place.kind == "country"
        if (state and dateline) or not (city or state or one.has("container")):
            one.barred = True


def _unheard(sight: NameSight, scored: Scored, *, headed: bool) -> bool:
    """Whether too little speaks for a place: a name that is a word too, or that many towns have a quarter or site of.

    One in a far country that the report does not name, while it names others, needs more: what it lies in, or a city.
    """
    place = scored.place
    told = scored.has("container") or scored.has("nearby")
    leaning = told or any(scored.has(code) for code in ("country_named", "outlet", "dateline"))
    if place.ordinary and not headed and not scored.has("container") and (place.kind in SITES or not leaning):
        return True
    if (
        place.kind in _OFTEN_NAMED
        and not told
        and (scored.has("country_elsewhere") or (place.ordinary and not leaning))
    ):
        return True
    country = sight.knowledge.countries.by_code.get(place.country or "")
    exact = scored.has("main_name") or (" " in scored.found.name and not scored.found.article)
    near = country is not None and country.region and exact and scored.has("only_candidate")
    far = scored.has("country_elsewhere") and place.kind != "country" and not told
    ordinary = key_of(scored.found.name) in sight.knowledge.place_words.ordinary
    if far and (ordinary or _is_described(sight, scored.found)):
        return True
    return far and not near and scored.score < LEAST_ELSEWHERE


def _is_described(sight: NameSight, found: Found) -> bool:
    """Whether the name is a description that many countries have a division of (`المنطقة الوسطى`)."""
    first, _, rest = found.name.partition(" ")
    return bool(rest) and first.startswith("ال") and key_of(first[2:]) in sight.knowledge.place_words.heads


def _holds_its_head(sight: NameSight, found: Found) -> bool:
    """Whether the name that matched has the word for the kind in it (`المسجد الأقصى`)."""
    first, _, rest = found.name.partition(" ")
    return bool(rest) and any(
        found.place.kind in head.head.kinds
        for word in (first, first.removeprefix("ال"))
        if (head := sight.knowledge.place_words.heads.get(word)) is not None
    )


def _vote(scored: Sequence[Scored]) -> _Vote:
    """What a name speaks for: the country that its best candidates share, or those of the best two by halves."""
    fitting = [one for one in scored if not one.barred and states_of(one.place)]
    if not fitting:
        return _Vote({})
    best = fitting[0]
    rivals = [one for one in fitting if best.score - one.score < _SURE]
    countries = list(dict.fromkeys(state for one in rivals for state in states_of(one.place)))
    share = 1.0 / len(countries)
    places = dict.fromkeys((best.place.admin1 or best.place.id, best.place.id)) if len(countries) == 1 else ()
    return _Vote(dict.fromkeys(countries, share), tuple(places))


def _counted(votes: Iterable[_Vote]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vote in votes:
        for country, share in vote.countries.items():
            total[country] = total.get(country, 0.0) + share
        for place in vote.places:
            total[place] = total.get(place, 0.0) + 1
    return total


def _dateline(asked: Mapping[Group, _Asked], votes: Mapping[Group, _Vote]) -> tuple[Group, str] | None:
    """The group that stands in the dateline and its country, where that is one."""
    for key, each in asked.items():
        if any("dateline" in name.evidence for name in each.names) and len(votes[key].countries) == 1:
            return key, next(iter(votes[key].countries))
    return None


def _mates(groups: Mapping[Group, Sequence[int]], runs: Sequence[tuple[int, ...]]) -> dict[Group, list[Group]]:
    """The groups that stand in one list with each, in text order."""
    of = {index: key for key, indexes in groups.items() for index in indexes}
    mates: dict[Group, dict[Group, None]] = {key: {} for key in groups}
    for run in runs:
        keys = dict.fromkeys(of[index] for index in run if index in of)
        for key in keys:
            mates[key].update(dict.fromkeys(other for other in keys if other != key))
    return {key: list(others) for key, others in mates.items()}


def _chosen(sight: NameSight, scored: Sequence[Scored], asked: _Asked) -> Chosen:
    gazetteer = sight.knowledge.gazetteer
    head = next((name.head for name in asked.names if name.head is not None), None)
    side = head is not None and head.head.class_ == "countryside"
    candidates = tuple(_candidate(gazetteer, one) for one in scored[:SHOWN])
    named = any(one.has("country_named") for one in scored)
    fitting = [
        one
        for one in scored
        if not one.barred and one.score >= LEAST and not _elsewhere(one) and not (named and _is_far(sight, one))
    ]
    if not fitting:
        return Chosen(None, _shared(scored), candidates, side=side)
    best = fitting[0]
    rivals = [one for one in fitting[1:] if best.score - one.score < MARGIN]
    if any(not _same(best.place, one.place) for one in rivals):
        return Chosen(None, _shared(fitting), candidates, side=side)
    if side and best.place.kind in DIVISIONS and _is_countryside(sight, best.found):
        side = False
    place = _as_told(sight, best.place, asked)
    return Chosen(place, place.country, candidates, side=side)


def _is_countryside(sight: NameSight, found: Found) -> bool:
    """Whether the name is that of a countryside, so that no more lies around it than it says (`ريف دمشق`)."""
    head = sight.knowledge.place_words.heads.get(fold_word(found.name.split()[0]))
    return head is not None and head.head.class_ == "countryside"


def _is_far(sight: NameSight, one: Scored) -> bool:
    """Whether a place out of the region lies in a country that the report does not name, and nothing tells of it."""
    country = sight.knowledge.countries.by_code.get(one.place.country or "")
    if country is not None and country.region:
        return False
    told = one.has("container") or one.has("nearby") or one.place.seat == "country"
    return one.has("country_elsewhere") and not told


def _shared(scored: Sequence[Scored]) -> str | None:
    """The country in which all candidates lie that fit almost as well as the best."""
    if not scored or scored[0].score < LEAST or any(scored[0].has(code) for code in _AGAINST):
        return None
    countries = {one.place.country for one in scored if scored[0].score - one.score < 2 * MARGIN}
    return countries.pop() if len(countries) == 1 else None


def _as_told(sight: NameSight, place: Place, asked: _Asked) -> Place:
    """A disputed place with the country that the report's words give it."""
    if not place.claimed:
        return place
    told = {each.country for each in asked.relations if each.country in place.claimed}
    if not told and place.occupied and any(is_called_occupied(sight, name) for name in asked.names):
        told = {place.occupied}
    return msgspec.structs.replace(place, country=told.pop()) if len(told) == 1 else place


def _candidate(gazetteer: Gazetteer, one: Scored) -> Candidate:
    place = one.place
    above = gazetteer.get(place.admin1) if place.admin1 is not None else None
    return Candidate(
        authority=place.id,
        name_en=place.name_en,
        place_kind=place.kind,
        country=place.country,
        admin1=None if above is None else above.name_en,
        score=one.score,
        reasons=tuple(one.reasons),
    )


def _within(sight: NameSight, scored: Sequence[Scored], asked: _Asked) -> Place | None:
    """Where a place lies that the gazetteer lacks: the town that a site is called after, else what the report says."""
    head = next((name.head for name in asked.names if name.head is not None), None)
    if head is not None and head.head.class_ in _CALLED:
        plain = [(one.score - _kind_weight(one), one) for one in scored if one.place.kind in {"settlement", "admin1"}]
        plain.sort(key=lambda item: -item[0])
        if plain and plain[0][0] >= CALLED_AFTER:
            return plain[0][1].place
    for relation in asked.relations:
        if relation.how == "inside" and relation.key:
            found = [
                each.place for each in sight.knowledge.gazetteer.find(relation.key) if each.place.kind not in SITES
            ]
            places = [place for place in found if not relation.kinds or place.kind in relation.kinds]
            if len({place.admin1 or place.id for place in places}) == 1:
                return places[0]
    return None


def _kind_weight(scored: Scored) -> float:
    return sum(reason.weight or 0.0 for reason in scored.reasons if reason.code in {"type_word", "type_mismatch"})


def _elsewhere(scored: Scored) -> bool:
    """Whether the report puts the name where this place is not, or calls it a kind that nothing else speaks for."""
    if scored.has("container_mismatch") or scored.has("far_away"):
        return not scored.has("country_named")
    soft = any(reason.code == "type_mismatch" and reason.detail != scored.place.kind for reason in scored.reasons)
    return soft and not (scored.has("container") or scored.has("country_named") or scored.has("nearby"))


def _same(one: Place, other: Place) -> bool:
    """Whether two places of one name are one seen twice: a town and the division called as it, or one listed twice."""
    if one.country != other.country:
        return False
    if one.kind == other.kind:
        apart = distance_km(one, other)
        return apart is not None and apart < _ONE_PLACE_KM
    if "region" in {one.kind, other.kind}:
        return one.name == other.name or one.name_en == other.name_en
    kinds = {one.kind, other.kind}
    if kinds == {"settlement", "admin1"} and {one.seat, other.seat} & {"country", "admin1"}:
        return True
    return (one.admin1 or one.id) == (other.admin1 or other.id)
