"""What a map of a case is drawn on: the built-in outlines as GeoJSON, with the names that the gazetteer has for them.

Countries and first-level divisions are areas with an id, by which claims that name one find it; borders are lines,
those that are disputed apart. A name stands at a point inside its area, which is no place of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Self

import msgspec

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Place
from musnad.export.geojson import polygons_of
from musnad.export.outlines import Line, Outlines, Point, Ring, Shape, load_outlines

COUNTRY: Final = "country:"
"""Begins the id of a country, with its code behind it: that of its outline, and that by which claims name it."""
UNIT: Final = "unit:"
_GEONAMES: Final = "geonames:"
_SCANS: Final = 15
_PLACES: Final = 3
"""Digits behind the point, as the outlines have them: about a hundred metres."""

Feature = dict[str, Any]


class Atlas(msgspec.Struct, frozen=True):
    """The gazetteer, the outlines, and which place of the gazetteer each country is: what is loaded once for all maps.

    `countries` are ids of places by code, `units` the numbers of first-level divisions by the id of their place.
    """

    gazetteer: Gazetteer
    outlines: Outlines
    countries: Mapping[str, str]
    units: Mapping[str, int]

    @classmethod
    def load(cls, gazetteer: Gazetteer) -> Self:
        """The outlines of this version beside a gazetteer; takes tenths of a second."""
        outlines = load_outlines()
        units = {f"{_GEONAMES}{number}": at for at, (number, _) in enumerate(outlines.units) if number is not None}
        return cls(gazetteer, outlines, gazetteer.countries(), units)

    def place(self, named: str) -> Place | None:
        """The place of the id that claims have, `None` where no gazetteer at hand has it."""
        if named.startswith(COUNTRY):
            return self.gazetteer.get(self.countries.get(named.removeprefix(COUNTRY), ""))
        return self.gazetteer.get(named)

    def outline(self, place: Place) -> str | None:
        """The id of the outline of a country or a first-level division, `None` where there is none."""
        if place.kind == "country":
            return f"{COUNTRY}{place.country}" if place.country in self.outlines.countries else None
        if place.kind != "admin1":
            return None
        number = self.units.get(place.id)
        if number is None and place.ids.geonames is not None:
            number = self.units.get(f"{_GEONAMES}{place.ids.geonames}")
        if number is None and place.lat is not None and place.lon is not None:
            number = self._unnamed(place.lon, place.lat)
        return None if number is None else f"{UNIT}{number}"

    def _unnamed(self, longitude: float, latitude: float) -> int | None:
        """The division that holds a point and of which the source tells no id."""
        units = enumerate(self.outlines.units)
        return next((at for at, (name, shape) in units if name is None and shape.holds(longitude, latitude)), None)


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """The outlines as GeoJSON feature collections, and the points at which the names of areas stand.

    The properties of `countries`, `units` and `names` have `id`, `name` and `name_en`; those of `lines` have `kind`:
    coast, border, disputed or first_level.
    """

    countries: Feature
    units: Feature
    lines: Feature
    names: Feature


def ground(atlas: Atlas) -> Ground:
    """What maps are drawn on."""
    outlines = atlas.outlines
    whole = [(code, shape) for code, shape in outlines.countries.items() if polygons_of(shape, _PLACES)]
    countries = [(f"{COUNTRY}{code}", shape, _country(atlas, code)) for code, shape in whole]
    units = [(f"{UNIT}{at}", shape, _unit(atlas, number)) for at, (number, shape) in enumerate(outlines.units)]
    lines = [*outlines.borders.items(), ("first_level", outlines.first_level)]
    named = [(*each, rank) for rank, group in (("country", countries), ("unit", units)) for each in group]
    return Ground(
        countries=_collection(_area(*each) for each in countries),
        units=_collection(_area(*each) for each in units),
        lines=_collection(_lines(kind, each) for kind, each in lines),
        names=_collection(_name(*each) for each in named if each[2] is not None),
    )


def _country(atlas: Atlas, code: str) -> Place | None:
    return atlas.gazetteer.get(atlas.countries.get(code, ""))


def _unit(atlas: Atlas, number: str | None) -> Place | None:
    return None if number is None else atlas.gazetteer.get(f"{_GEONAMES}{number}")


def _collection(features: Iterable[Feature]) -> Feature:
    return {"type": "FeatureCollection", "features": list(features)}


def _area(name: str, shape: Shape, place: Place | None) -> Feature:
    geometry = {"type": "MultiPolygon", "coordinates": polygons_of(shape, _PLACES)}
    return {"type": "Feature", "geometry": geometry, "properties": {"id": name, **_names(place)}}


def _lines(kind: str, lines: Iterable[Line]) -> Feature:
    drawn = [[(round(x, _PLACES), round(y, _PLACES)) for x, y in line.points] for line in lines]
    geometry = {"type": "MultiLineString", "coordinates": drawn}
    return {"type": "Feature", "geometry": geometry, "properties": {"kind": kind}}


def _name(name: str, shape: Shape, place: Place | None, rank: str) -> Feature:
    west, south, east, north = shape.main_box()
    x, y = inner_point(shape)
    told = {"id": name, **_names(place), "rank": rank, "size": round(max(east - west, north - south), 2)}
    point = {"type": "Point", "coordinates": (round(x, _PLACES), round(y, _PLACES))}
    return {"type": "Feature", "geometry": point, "properties": told}


def _names(place: Place | None) -> dict[str, str | None]:
    return {"name": None if place is None else place.name, "name_en": None if place is None else place.name_en}


def inner_point(shape: Shape) -> Point:
    """A point inside the largest part of an area: the middle of the widest of a few cuts from west to east."""
    west, south, east, north = shape.main_box()
    ring = shape.rings[shape.boxes.index((west, south, east, north))]
    widest, found = 0.0, ((west + east) / 2, (south + north) / 2)
    for step in range(1, _SCANS + 1):
        y = south + (north - south) * step / (_SCANS + 1)
        for start, end in _cuts(ring, y):
            if end - start > widest:
                widest, found = end - start, ((start + end) / 2, y)
    return found


def _cuts(ring: Ring, y: float) -> Iterator[tuple[float, float]]:
    """The stretches of a line from west to east that lie in a ring."""
    sides = pairwise((*ring, ring[0]))
    crossings: Sequence[float] = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y)
    )
    return zip(crossings[::2], crossings[1::2], strict=True)
