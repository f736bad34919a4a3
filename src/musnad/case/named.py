"""Places and actors as people name them, brought to what a selection asks for: ids and areas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import sqlalchemy as sa

from musnad.authority.actors import ActorTable
from musnad.authority.actors import key_of as actor_key
from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Place
from musnad.authority.places import key_of as place_key
from musnad.case.messages import wrong
from musnad.case.selection import Area, Selection, area_of, asked_for, places_used
from musnad.case.store.tables import claims
from musnad.reading.placewords import PlaceWords

_COUNTRY: Final = "country:"
"""Begins the id by which claims name a country."""
_SAME_PLACE: Final = frozenset({"area", "settlement"})


def areas_named(connection: sa.Connection, name: str, gazetteer: Gazetteer) -> tuple[Area, ...]:
    """The areas that a name, an id or a P-code means in a case: of several places of a name those its claims tell of.

    A name is also that which claims write for a place that the gazetteer does not have, or that it leaves open.

    Raises:
        CaseError: if there is no such place, or the claims tell of places of that name in more than one country.
    """
    found = _places(name, gazetteer)
    names = () if gazetteer.get(name) is not None else _names_told(connection, name)
    if not found and not names:
        raise wrong("selection.no-place", name=name)
    if not found:
        return (Area(place="", names=names),)
    used = places_used(connection)
    areas = {place: area_of(place, used, gazetteer) for place in found}
    told = [place for place in found if len(found) == 1 or _is_told(connection, areas[place])]
    if len({place.country for place in told}) > 1:
        raise wrong("selection.several-places", name=name, found=_listed(told))
    meant = tuple(areas[place] for place in told or found)
    return (*meant, Area(place="", names=names)) if names else meant


def _names_told(connection: sa.Connection, name: str) -> tuple[str, ...]:
    """A name as the claims write it whose place has no id, in order; with the head of a town or an area or without."""
    key = place_key(name)
    heads = _heads()
    own = claims.c
    query = sa.select(own.place_name, own.place_name_en).where(own.place.is_(None), own.place_name.is_not(None))
    written = {each for row in connection.execute(query.distinct()) for each in row if each is not None}
    return tuple(sorted(each for each in written if key and _is_called(place_key(each), key, heads)))


def _heads() -> frozenset[str]:
    """The words before a name that say what the place is, and make no other place of it (`بلدة`, not `سوق`)."""
    words = PlaceWords.load().heads
    return frozenset(
        form for form, each in words.items() if each.number == "singular" and each.head.class_ in _SAME_PLACE
    )


def _is_called(one: str, other: str, heads: frozenset[str]) -> bool:
    return one == other or _bare(one, heads) == other or one == _bare(other, heads)


def _bare(key: str, heads: frozenset[str]) -> str:
    head, _, name = key.partition(" ")
    return name if name and head in heads else key


def _places(name: str, gazetteer: Gazetteer) -> Sequence[Place]:
    if name.startswith(_COUNTRY):
        name = gazetteer.countries().get(name.removeprefix(_COUNTRY), name)
    known = gazetteer.get(name) or gazetteer.by_pcode(name)
    if known is not None:
        return [known]
    found = gazetteer.find(place_key(name))
    exact = [each.place for each in found if not each.article] or [each.place for each in found]
    return sorted(dict.fromkeys(exact), key=lambda place: place.id)


def _is_told(connection: sa.Connection, area: Area) -> bool:
    query = sa.select(claims.c.claim).where(asked_for(Selection(areas=(area,)))).limit(1)
    return connection.scalar(query) is not None


def _listed(places: Iterable[Place]) -> str:
    return ", ".join(f"{place.id} ({place.name_en or place.name}, {place.country or '-'})" for place in places)


def actors_named(name: str, table: ActorTable) -> frozenset[str]:
    """What may stand in a claim for an actor that is named so: the name, and the ids of all actors that bear it."""
    by_id = table.by_id.get(name.removeprefix("actor:"))
    if by_id is not None:
        return frozenset({by_id.authority})
    named = {each.actor.authority for each in table.find(actor_key(name))}
    english = {each.authority for each in table.by_id.values() if each.gloss.casefold() == name.casefold()}
    return frozenset({name, *named, *english})
