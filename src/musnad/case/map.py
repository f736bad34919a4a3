"""The claims of a case by place, for a map that draws nothing closer than it is known.

A place that the gazetteer knows as a point is a point; a country or a division is an area, drawn by its outline, and
never a point in the middle of it. What has no outline or no coordinates is listed beside the map with the reason. A
claim whose place could not be settled, and one that names none, are counted apart: each claim is in one place or one
lane.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec
import numpy as np
from msgspec.structs import replace

from musnad.case.columns import Columns, Mask, Numbers
from musnad.case.columns import Spot as Told
from musnad.case.ground import Atlas
from musnad.case.matching import placed
from musnad.model.record import PointBasis, PrecisionLevel
from musnad.reading.precision import precision_of

Drawn = Literal["point", "area", "listed"]
"""How a place is shown: at its coordinates, as its outline, or in a list beside the map."""
Lane = Literal["within", "named"]
"""The lanes of claims that name a place which could not be settled."""
Why = Literal["no_outline", "no_point", "not_at_hand"]
"""Why a place is listed alone: an area without an outline, no coordinates, or no gazetteer that has it."""

_AREAS: Final[frozenset[PrecisionLevel]] = frozenset({"district", "province", "area", "country"})
_HALF: Final = 32


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


def mapped(columns: Columns, asked: Mask, atlas: Atlas) -> Mapped:
    """The claims of some rows, by place; the places of most claims first."""
    spots = list(columns.values.spots)
    counts = np.bincount(columns.rows.spot[asked], minlength=len(spots)).tolist()
    told: dict[str, list[tuple[int, Told]]] = {}
    lanes: Counter[str] = Counter()
    for spot, count in zip(spots, counts, strict=True):
        lane = placed(spot)
        lanes[lane] += count
        if count and lane == "settled" and spot.place is not None:
            told.setdefault(spot.place, []).append((count, spot))
    incidents = _incidents(columns, asked, spots, list(told))
    places = (
        _spot(place, sum(count for count, _ in forms), atlas, forms, incidents[place]) for place, forms in told.items()
    )
    return Mapped(
        places=tuple(sorted(places, key=lambda spot: (-spot.claims, spot.place))),
        within=lanes["within"],
        named=lanes["named"],
        none=lanes["none"],
        total=lanes.total(),
    )


def unsettled(columns: Columns, asked: Mask, lane: Lane, offset: int, limit: int) -> Unsettleds:
    """The names that the claims of a lane write for their places, of the claims of some rows."""
    spots = list(columns.values.spots)
    counts = np.bincount(columns.rows.spot[asked], minlength=len(spots)).tolist()
    found: dict[tuple[str, str | None], list[tuple[int, Told]]] = {}
    for spot, count in zip(spots, counts, strict=True):
        if count and placed(spot) == lane:
            found.setdefault((spot.place_name or spot.place or "", spot.country), []).append((count, spot))
    rows = [
        Unsettled(name, _usual(forms, "place_name_en"), country, sum(count for count, _ in forms))
        for (name, country), forms in found.items()
    ]
    rows.sort(key=lambda row: (-row.claims, row.name, row.country or ""))
    return Unsettleds(tuple(rows[offset : offset + limit]), len(rows))


def _incidents(columns: Columns, asked: Mask, spots: Sequence[Told], places: Iterable[str]) -> Mapping[str, int]:
    """Of how many incidents the claims are that name each place."""
    number = {place: at for at, place in enumerate(places)}
    of_spot = np.fromiter((number.get(spot.place or "", -1) for spot in spots), np.int64, len(spots))
    place: Numbers | np.ndarray[tuple[int], np.dtype[np.int64]] = of_spot[columns.rows.spot[asked]]
    incident = columns.rows.incident[asked].astype(np.int64)
    of_one = (place >= 0) & (incident != columns.values.incidents.get(None, -1))
    pairs = np.unique((place[of_one] << _HALF) | incident[of_one])
    counts = np.bincount(pairs >> _HALF, minlength=len(number)).tolist()
    return {place: counts[at] for place, at in number.items()}


def _usual(forms: Sequence[tuple[int, Told]], field: str) -> str | None:
    """The value of a field that most claims tell, of those that tell any."""
    told: Counter[str] = Counter()
    for count, spot in forms:
        if (value := getattr(spot, field)) is not None:
            told[value] += count
    return min(told, key=lambda value: (-told[value], value)) if told else None


def _spot(place: str, told: int, atlas: Atlas, forms: Sequence[tuple[int, Told]], incidents: int) -> Spot:
    known = atlas.place(place)
    if known is None:
        return Spot(
            place=place, name=_usual(forms, "place_name") or place, name_en=_usual(forms, "place_name_en"), kind=None,
            country=_usual(forms, "country"), claims=told, incidents=incidents, drawn="listed", why="not_at_hand",
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
