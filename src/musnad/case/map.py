"""The claims of a case by place, for a map that draws nothing closer than it is known.

A place that the gazetteer knows as a point is a point; a country or a division is an area, drawn by its outline, and
never a point in the middle of it. What has no outline or no coordinates is listed beside the map with the reason. A
claim whose place could not be settled, and one that names none, are counted apart: each claim is in one place or one
lane.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from musnad.case.ground import Atlas
from musnad.case.selection import placed
from musnad.case.store.tables import claims, incident_claims
from musnad.model.record import PointBasis, PrecisionLevel
from musnad.reading.precision import precision_of

Drawn = Literal["point", "area", "listed"]
"""How a place is shown: at its coordinates, as its outline, or in a list beside the map."""
Lane = Literal["within", "named"]
"""The lanes of claims that name a place which could not be settled."""
Why = Literal["no_outline", "no_point", "not_at_hand"]
"""Why a place is listed alone: an area without an outline, no coordinates, or no gazetteer that has it."""

_AREAS: Final[frozenset[PrecisionLevel]] = frozenset({"district", "province", "area", "country"})
Condition = sa.ColumnElement[bool]
Told = tuple[str | None, str | None, str | None]
"""What claims say of a place: its name, its English name, its country."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with the claims that name it and no place within it, and the incidents that these belong to.

    `level` is how closely such claims are placed, `point` what the coordinates stand for. `lat` and `lon` (degrees)
    are those of a place drawn as a point and `None` of any other; `area` is the id of the outline
    (`musnad.case.ground`) of one drawn as an area. `name` and `name_en` are those of the gazetteer, else those of a
    claim.
    """

    place: str
    name: str
    name_en: str | None
    kind: str | None
    country: str | None
    claims: int
    incidents: int
    level: PrecisionLevel | None = None
    point: PointBasis | None = None
    drawn: Drawn
    why: Why | None = None
    lat: float | None = None
    lon: float | None = None
    area: str | None = None


class Mapped(msgspec.Struct, frozen=True, kw_only=True):
    """The claims asked for, by place; the lanes and the claims of `places` together are `total`.

    `within` are the claims whose place the gazetteer does not have but which tell the country it lies in, `named` those
    that name a place of which not even that is known or of which several would fit, `none` those that tell no place.
    """

    places: tuple[Spot, ...]
    within: int
    named: int
    none: int
    total: int


class Unsettled(msgspec.Struct, frozen=True):
    """A name of a place that could not be settled, with the country that its claims tell, and how many these are."""

    name: str
    name_en: str | None
    country: str | None
    claims: int


class Unsettleds(msgspec.Struct, frozen=True):
    """Some of the names that could not be settled, those of most claims first, and how many there are in all."""

    rows: tuple[Unsettled, ...]
    total: int


def mapped(connection: sa.Connection, wanted: Condition, atlas: Atlas) -> Mapped:
    """The claims that fulfil `wanted`, by place; the places of most claims first."""
    counted = _settled(connection, wanted)
    names = _names(connection, wanted, [place for place in counted if atlas.place(place) is None])
    spots = (_spot(place, counts, atlas, names) for place, counts in counted.items())
    places = tuple(sorted(spots, key=lambda spot: (-spot.claims, spot.place)))
    within, named, none = _lanes(connection, wanted)
    total = within + named + none + sum(spot.claims for spot in places)
    return Mapped(places=places, within=within, named=named, none=none, total=total)


def unsettled(connection: sa.Connection, wanted: Condition, lane: Lane, offset: int, limit: int) -> Unsettleds:
    """The names that the claims of a lane write for their places."""
    own = claims.c
    shown = (own.place_name, sa.func.max(own.place_name_en), own.country, sa.func.count().label("claims"))
    grouped = sa.select(*shown).where(placed(lane), wanted).group_by(own.place_name, own.country)
    total = connection.scalar(sa.select(sa.func.count()).select_from(grouped.subquery())) or 0
    ordered = grouped.order_by(sa.desc("claims"), own.place_name, own.country.nulls_first())
    rows = connection.execute(ordered.offset(offset).limit(limit))
    return Unsettleds(tuple(Unsettled(*row) for row in rows), total)


def _settled(connection: sa.Connection, wanted: Condition) -> Mapping[str, tuple[int, int]]:
    """How many claims and incidents each settled place has."""
    own, member = claims.c, incident_claims.c
    joined = claims.outerjoin(incident_claims, sa.and_(member.report == own.report, member.claim == own.claim))
    query = (
        sa.select(own.place, sa.func.count(), sa.func.count(member.incident.distinct()))
        .select_from(joined)
        .where(placed("settled"), wanted)
        .group_by(own.place)
    )
    return {place: (told, incidents) for place, told, incidents in connection.execute(query)}


def _lanes(connection: sa.Connection, wanted: Condition) -> Sequence[int]:
    lanes = (sa.func.count(sa.case((placed(lane), 1))) for lane in ("within", "named", "none"))
    return tuple(connection.execute(sa.select(*lanes).select_from(claims).where(wanted)).one())


def _names(connection: sa.Connection, wanted: Condition, places: Sequence[str]) -> Mapping[str, Told]:
    """What claims say of places of which the gazetteer knows nothing."""
    if not places:
        return {}
    own = claims.c
    shown = (sa.func.max(each) for each in (own.place_name, own.place_name_en, own.country))
    query = sa.select(own.place, *shown).where(own.place.in_(places), wanted).group_by(own.place)
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def _spot(place: str, counts: tuple[int, int], atlas: Atlas, names: Mapping[str, Told]) -> Spot:
    told, incidents = counts
    known = atlas.place(place)
    if known is None:
        name, name_en, country = names[place]
        return Spot(
            place=place, name=name or place, name_en=name_en, kind=None, country=country, claims=told,
            incidents=incidents, drawn="listed", why="not_at_hand",
        )  # fmt: skip
    precision = precision_of(known, side=False)
    spot = Spot(
        place=place, name=known.name, name_en=known.name_en, kind=known.kind, country=known.country, claims=told,
        incidents=incidents, level=precision.level, point=precision.point, drawn="listed",
    )  # fmt: skip
    if precision.level in _AREAS:
        area = atlas.outline(known)
        return replace(spot, why="no_outline") if area is None else replace(spot, drawn="area", area=area)
    if known.lat is None or known.lon is None:
        return replace(spot, why="no_point")
    return replace(spot, drawn="point", lat=known.lat, lon=known.lon)
