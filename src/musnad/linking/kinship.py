"""Who belongs to whom, and what lies in what: the ids by which actors and places of different reports are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.model.record import Entity

_ACTOR: Final = "actor:"
_COUNTRY: Final = "country:"
_OF_THE_STATE: Final = frozenset({"state", "government", "state-forces"})
_KEPT: Final = 32768


class Kinship:
    """The ids an actor or a place counts under: its own first, then those of what it is part of.

    >>> Kinship.load().of_actor("actor:syrian-army")[-1]
    'country:SY'
    """

    def __init__(self, actors: ActorTable, gazetteer: Gazetteer) -> None:
        self._actors: Final = actors
        self._gazetteer: Final = gazetteer
        self._countries: Final = gazetteer.countries()
        self.of_actor: Final = lru_cache(maxsize=_KEPT)(self._of_actor)
        self.of_place: Final = lru_cache(maxsize=_KEPT)(self._of_place)

    @classmethod
    def load(cls, actors: ActorTable | None = None, gazetteer: Gazetteer | None = None) -> Kinship:
        """With the tables of this version, or with those given.

        Raises:
            DataError: if the gazetteer is missing or damaged.
            LexiconError: if the actor table breaks its rules.
        """
        return cls(actors or ActorTable.load(), gazetteer or Gazetteer.open())

    def of(self, entity: Entity, entities: Mapping[str, Entity]) -> tuple[str, ...]:
        """The ids of an entity of a report, of what the tables say it is part of, and of what the report says so."""
        found: dict[str, None] = {}
        above: Entity | None = entity
        seen: set[str] = set()
        while above is not None and above.id not in seen:
            seen.add(above.id)
            found.update(dict.fromkeys(self.of_actor(above.authority) if above.authority else ()))
            above = entities.get(above.member_of or "")
        return tuple(found)

    def _of_actor(self, authority: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._lineage(authority)))

    def _lineage(self, authority: str) -> Iterator[str]:
        yield authority
        name = authority.removeprefix(_ACTOR) if authority.startswith(_ACTOR) else None
        while name is not None:
            actor = self._actors.by_id.get(name)
            if actor is None:
                return
            yield actor.authority
            if actor.country and actor.type in _OF_THE_STATE and actor.parent is None:
                yield _COUNTRY + actor.country
            name = actor.parent

    def _of_place(self, authority: str) -> tuple[str, ...]:
        """The ids of the places that a place lies in, itself first; a state stands for its country."""
        country = authority.removeprefix(_COUNTRY)
        ref = self._countries.get(country) if country != authority else authority
        place = self._gazetteer.get(ref) if ref else None
        return tuple(one.id for one in self._gazetteer.chain(place)) if place is not None else (authority,)
