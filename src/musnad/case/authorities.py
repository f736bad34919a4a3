"""The tables that a person chooses an actor or a place from, as what a record has of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

import msgspec

from musnad.authority.actors import ACTOR_TYPES, COUNTRY_CODE, ActorTable
from musnad.authority.actors import key_of as actor_key
from musnad.authority.countries import Countries
from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Place
from musnad.authority.places import key_of as place_key
from musnad.case.amendments import OWN
from musnad.case.canonical import id_of
from musnad.case.messages import wrong
from musnad.model.record import Entity
from musnad.reading.precision import precision_of

_ACTOR: Final = "actor:"
_COUNTRY: Final = "country:"
_DIGITS: Final = 12


Name = Annotated[str, msgspec.Meta(max_length=1000, pattern=r"^[^\x00]*$")]
"""What every database can hold."""


class OwnActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the case's own, which no table has."""

    name: Name
    name_en: Name | None = None
    actor_type: Name = "other"
    country: Name | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or a place of a table that fits what is typed: `name` is the usual one, `also` that which fits.

    `kind` is the type of an actor or the kind of a place; `within` are the English names of what a place lies in, the
    nearest first, `within_ar` the Arabic ones.
    """

    authority: str
    name: str
    name_en: str | None
    kind: str | None
    country: str | None
    also: str | None = None
    within: tuple[str, ...] = ()
    within_ar: tuple[str, ...] = ()
    population: int | None = None


class Authorities:
    """Actors, states and places by id and by how their names begin, in both scripts."""

    def __init__(self, actors: ActorTable, countries: Countries, gazetteer: Gazetteer) -> None:
        self._actors: Final = actors
        self._countries: Final = countries
        self._gazetteer: Final = gazetteer
        self._called: Final = tuple(_actor_names(actors, countries))

    @classmethod
    def load(cls, actors: Sequence[Path] = (), gazetteers: Sequence[Path] = ()) -> Authorities:
        """Those of this version, and the tables of a case above them.

        Raises:
            DataError: if a gazetteer is missing or damaged.
            LexiconError: if a table of actors is damaged.
        """
        return cls(ActorTable.load(actors), Countries.load(), Gazetteer.open(*gazetteers))

    def actor(self, authority: str) -> Entity:
        """An actor of the table, or a state (`country:SY`).

        Raises:
            CaseError: if there is none of this id.
        """
        known = self._actors.by_id.get(authority.removeprefix(_ACTOR))
        if known is not None:
            return _entity(known.authority, (known.form, known.gloss), known.type, known.country)
        state = self._countries.by_code.get(authority.removeprefix(_COUNTRY))
        if state is None or not authority.startswith(_COUNTRY):
            raise wrong("judge.no-actor", name=authority)
        return _entity(state.authority, (state.form, state.gloss), "state", state.code)

    def place(self, place_id: str) -> Entity:
        """A place of the gazetteer, with where it lies and how closely it is known.

        Raises:
            CaseError: if there is none of this id.
        """
        place = self._gazetteer.get(place_id)
        if place is None:
            raise wrong("judge.no-place", name=place_id)
        return Entity(
            id="",
            kind="place",
            name=place.name,
            name_en=place.name_en,
            name_en_basis="gazetteer" if place.name_en else None,
            authority=place.id,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            admin1=self._english(place.admin1, place),
            admin2=self._english(place.admin2, place),
            place_kind=place.kind,
            precision=precision_of(place, side=False),
            ids=place.ids,
        )

    def _english(self, ref: str | None, place: Place) -> str | None:
        above = None if ref is None or ref == place.id else self._gazetteer.get(ref)
        return None if above is None else above.name_en

    def own(self, given: OwnActor) -> Entity:
        """An actor of the case's own; its id comes from its name, type and country.

        Raises:
            CaseError: if it has no name, or a type or country that there is not.
        """
        name = " ".join(given.name.split())
        if not name:
            raise wrong("judge.empty-name", field="name")
        if given.actor_type not in ACTOR_TYPES:
            raise wrong("judge.no-code", field="type", value=given.actor_type, known=", ".join(ACTOR_TYPES))
        if given.country is not None and not COUNTRY_CODE.fullmatch(given.country):
            raise wrong("judge.no-code", field="country", value=given.country, known="ISO 3166-1: SY, IQ, LB …")
        english = (given.name_en or "").strip() or None
        authority = f"{OWN}{id_of([name, given.actor_type, given.country])[:_DIGITS]}"
        return _entity(authority, (name, english), given.actor_type, given.country)

    def actors_called(self, words: str, limit: int) -> tuple[Match, ...]:
        """Actors and states of which a word of a name begins as typed, in either script, the closest first."""
        key = _typed(words)
        if not key:
            return ()
        best: dict[str, tuple[int, Match]] = {}
        for name, match in self._called:
            rank = _rank(name, key)
            if rank is not None and (match.authority not in best or rank < best[match.authority][0]):
                best[match.authority] = rank, match

        def closest(found: tuple[int, Match]) -> tuple[int, int, str]:
            rank, match = found
            return rank, len(match.also or match.name), match.authority

        return tuple(match for _, match in sorted(best.values(), key=closest)[:limit])

    def places_called(self, words: str, limit: int) -> tuple[Match, ...]:
        """Places whose name begins as typed, in either script: those named so in full first, then the most people."""
        key = place_key(words)
        if not key:
            return ()
        whole = {found.place.id: found.name for found in self._gazetteer.find(key)}
        begun = dict(self._gazetteer.beginning(key, _AT_MOST))
        places = [place for ref in {**begun, **whole} if (place := self._gazetteer.get(ref)) is not None]
        places.sort(key=lambda place: (place.id not in whole, -(place.population or 0), place.id))
        return tuple(self.match(place, whole.get(place.id) or begun.get(place.id)) for place in places[:limit])

    def match(self, place: Place, also: str | None = None) -> Match:
        """A place as one that is offered."""
        above = self._gazetteer.chain(place)[1:]
        return Match(
            authority=place.id,
            name=place.name,
            name_en=place.name_en,
            kind=place.kind,
            country=place.country,
            also=None if also in {place.name, place.name_en} else also,
            within=tuple(each.name_en or each.name for each in above),
            within_ar=tuple(each.name for each in above),
            population=place.population,
        )


_AT_MOST: Final = 200
"""Places that are looked at of those whose names begin as typed."""


def _entity(authority: str, names: tuple[str, str | None], actor_type: str | None, country: str | None) -> Entity:
    return Entity(
        id="",
        kind="organization",
        name=names[0],
        name_en=names[1],
        name_en_basis="actors" if names[1] else None,
        authority=authority,
        actor_type=actor_type,
        country=country,
    )


def _actor_names(actors: ActorTable, countries: Countries) -> Iterator[tuple[str, Match]]:
    """Every name of every actor and state as it is looked up, with what is shown where it fits."""
    for actor in actors.by_id.values():
        for name in (*actor.names(), actor.gloss):
            also = None if name in {actor.form, actor.gloss} else name
            yield (
                _typed(name),
                Match(
                    authority=actor.authority,
                    name=actor.form,
                    name_en=actor.gloss,
                    kind=actor.type,
                    country=actor.country,
                    also=also,
                ),
            )
    for state in countries.by_code.values():
        for name in (state.form, *state.official, *state.names, *state.short, state.gloss):
            also = None if name in {state.form, state.gloss} else name
            yield (
                _typed(name),
                Match(
                    authority=state.authority,
                    name=state.form,
                    name_en=state.gloss,
                    kind="state",
                    country=state.code,
                    also=also,
                ),
            )


def _typed(words: str) -> str:
    return actor_key(words).casefold()


def _rank(name: str, key: str) -> int | None:
    """How well a name fits what is typed: in full, from its beginning, from the beginning of a later word."""
    if name == key:
        return 0
    if name.startswith(key):
        return 1
    return 2 if f" {key}" in name else None


def fitting(own: Mapping[str, Entity], words: str) -> tuple[Match, ...]:
    """The actors of the case's own of which a name begins as typed, in either script."""
    key = _typed(words)
    return tuple(
        Match(authority=ref, name=each.name, name_en=each.name_en, kind=each.actor_type, country=each.country)
        for ref, each in sorted(own.items())
        if key and any(_rank(_typed(name), key) is not None for name in (each.name, each.name_en) if name)
    )
