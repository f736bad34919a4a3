"""Claims on the map: GeoJSON (RFC 7946), a feature a claim.

A place that is an area is that area where its borders are built in, and a point in the middle of it or of the place
around it else, which `precision` and `point_is` say: nothing is drawn closer than it is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, Final

import msgspec

from musnad.export import claimtable
from musnad.export.manifest import Ledger, Reason
from musnad.export.outlines import Point, Ring, Shape, load_outlines
from musnad.export.rows import Row, Spot
from musnad.export.selection import Documents, exported, fitting
from musnad.export.tables import Style

_LEAST_RING: Final = 4
_EAST: Final = 180.0
_PLACES: Final = 5
"""Digits behind the point: about a metre."""


def write(documents: Documents, ledger: Ledger, _style: Style) -> Iterator[bytes]:
    """The claims that have a place with coordinates as one feature collection in UTF-8."""
    lead = b'{"type":"FeatureCollection","features":[\n'
    for document in fitting(documents, why_not, ledger):
        for row in document:
            exported(row, ledger)
            yield lead + msgspec.json.encode(feature(row))
            lead = b",\n"
    yield (b"" if lead == b",\n" else lead) + b"\n]}\n"


def why_not(row: Row) -> Reason | None:
    """Why a claim is not on the map, `None` where it is."""
    if row.place is None:
        return "no_place"
    return "no_coordinates" if row.place.lat is None or row.place.lon is None else None


def feature(row: Row) -> dict[str, Any]:
    """A claim as a feature: its place, and in the properties the columns of the table of claims."""
    columns = zip(claimtable.COLUMNS, claimtable.cells(row), strict=True)
    properties = {name: None if value is None else value.value for name, value in columns}
    geometry = None if row.place is None else _geometry(row.place)
    return {"type": "Feature", "id": row.key, "geometry": geometry, "properties": properties}


def _geometry(spot: Spot) -> dict[str, Any] | None:
    if spot.lat is None or spot.lon is None:
        return None
    area = _area(spot)
    if area is not None:
        return area
    return {"type": "Point", "coordinates": [float(spot.lon.value), float(spot.lat.value)]}


def _area(spot: Spot) -> dict[str, Any] | None:
    """The governorate or the country that the place is, `None` where the place is none or its borders are not there."""
    outlines = load_outlines()
    kind = None if spot.place_kind is None else spot.place_kind.value
    shape: Shape | None = None
    if kind == "country" and spot.country is not None:
        shape = outlines.countries.get(str(spot.country.value))
    elif kind == "admin1" and spot.lat is not None and spot.lon is not None:
        number = None if spot.geonames is None else str(spot.geonames.value)
        shape = outlines.unit(number, (float(spot.lon.value), float(spot.lat.value)))
    return None if shape is None else area_of(shape)


def area_of(shape: Shape) -> dict[str, Any] | None:
    """The rings of an area as polygons, outer rings against the clock, holes with it; `None` where none can be made."""
    if any(abs(longitude) > _EAST for ring in shape.rings for longitude, _ in ring):
        return None
    polygons = polygons_of(shape)
    return {"type": "MultiPolygon", "coordinates": polygons} if polygons else None


def polygons_of(shape: Shape, places: int = _PLACES) -> list[list[Sequence[Point]]]:
    """The rings of an area as polygons, each with its holes; longitudes may go on past 180 degrees."""
    rings = [closed for ring in shape.rings if len(closed := _closed(ring, places)) >= _LEAST_RING and _doubled(closed)]
    around = [
        [other for other in range(len(rings)) if other != at and _inside(rings[at], rings[other])]
        for at in range(len(rings))
    ]
    polygons = []
    for at, others in enumerate(around):
        if len(others) % 2:
            continue
        holes = [hole for hole, within in enumerate(around) if at in within and len(within) == len(others) + 1]
        polygons.append(
            [_turned(rings[at], against_clock=True), *(_turned(rings[hole], against_clock=False) for hole in holes)]
        )
    return polygons


def _inside(ring: Ring, other: Ring) -> bool:
    """Whether a ring lies in another: its first point that is no corner of the other does."""
    corners = set(other)
    point = next((point for point in ring if point not in corners), None)
    return point is not None and Shape((other,), ((-360.0, -90.0, 360.0, 90.0),)).holds(*point)


def _turned(ring: Ring, *, against_clock: bool) -> Sequence[Point]:
    return ring if (_doubled(ring) > 0) == against_clock else tuple(reversed(ring))


def _closed(ring: Ring, places: int) -> Ring:
    """The ring as it is written, its first point also its last, no point twice in a row."""
    points = [(round(x, places), round(y, places)) for x, y in ring]
    points = [point for point, _ in groupby([*points, points[0]])] if points else []
    return tuple(points)


def _doubled(ring: Ring) -> float:
    """Twice the area in a ring, below zero where it runs with the clock; of an island too small for the outlines, 0."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
