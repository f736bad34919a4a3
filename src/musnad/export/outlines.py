"""The built-in outlines: borders of countries and first-level divisions, decoded from one file.

The file and its format are told in `resources/outlines/SOURCES.md`. All coordinates are degrees, longitude first.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal

import msgspec

DATA: Final = Path(__file__).with_name("data") / "outlines.json"

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Ring = tuple[Point, ...]
Border = Literal["coast", "border", "disputed"]


class Line(msgspec.Struct, frozen=True):
    """A line and the box around it: west, south, east, north."""

    points: tuple[Point, ...]
    box: Box


class Shape(msgspec.Struct, frozen=True):
    """The rings of an area, those of islands and holes among them, and the box around each."""

    rings: tuple[Ring, ...]
    boxes: tuple[Box, ...]

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the point lies in the area."""
        crossings = 0
        for ring, box in zip(self.rings, self.boxes, strict=True):
            if box[0] <= longitude <= box[2] and box[1] <= latitude <= box[3]:
                crossings += _crossings(ring, longitude, latitude)
        return crossings % 2 == 1

    def main_box(self) -> Box:
        """The box around its largest ring: the mainland."""
        return max(self.boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


class Outlines(msgspec.Struct, frozen=True, kw_only=True):
    """All lines and areas; `units` are first-level divisions, under their GeoNames ids where the source has them."""

    borders: Mapping[Border, tuple[Line, ...]]
    first_level: tuple[Line, ...]
    countries: Mapping[str, Shape]
    units: tuple[tuple[str | None, Shape], ...]

    def unit(self, geonames: str | None, point: Point | None) -> Shape | None:
        """The first-level division with a GeoNames id, else the one that holds a point; `None` where neither does."""
        for number, shape in self.units:
            if number is not None and number == geonames:
                return shape
        if point is None:
            return None
        return next((shape for _, shape in self.units if shape.holds(*point)), None)


class _Unit(msgspec.Struct, frozen=True):
    geonames: str | None
    rings: tuple[tuple[int, ...], ...]


class _FirstLevel(msgspec.Struct, frozen=True):
    lines: tuple[int, ...]
    units: tuple[_Unit, ...]


class _File(msgspec.Struct, frozen=True):
    step: float
    countries: dict[str, tuple[tuple[int, ...], ...]]
    borders: dict[Border, tuple[int, ...]]
    first_level: _FirstLevel
    lines: tuple[str, ...]


@functools.cache
def load_outlines() -> Outlines:
    """The outlines that belong to this version; decoding takes tenths of a second, once."""
    file = msgspec.json.decode(DATA.read_bytes(), type=_File)
    lines = tuple(_decoded(text, file.step) for text in file.lines)
    return Outlines(
        borders={kind: tuple(lines[number] for number in numbers) for kind, numbers in file.borders.items()},
        first_level=tuple(lines[number] for number in file.first_level.lines),
        countries={code: _shape(rings, lines) for code, rings in file.countries.items()},
        units=tuple((unit.geonames, _shape(unit.rings, lines)) for unit in file.first_level.units),
    )


def _decoded(text: str, step: float) -> Line:
    values: list[int] = []
    value = shift = 0
    for letter in text.encode("ascii"):
        chunk = letter - 63
        value |= (chunk & 31) << shift
        shift += 5
        if chunk < 32:  # noqa: PLR2004 - the last five bits of a value
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    x = y = 0
    points = []
    for east, north in zip(values[::2], values[1::2], strict=True):
        x, y = x + east, y + north
        points.append((x * step, y * step))
    unbroken = tuple(_unbroken(points))
    return Line(unbroken, box_around(unbroken))


def _shape(rings: Iterable[Sequence[int]], lines: Sequence[Line]) -> Shape:
    found = [tuple(_unbroken(_ring(ring, lines))) for ring in rings if ring]
    return Shape(tuple(found), tuple(box_around(ring) for ring in found))


def _ring(ring: Sequence[int], lines: Sequence[Line]) -> Iterator[Point]:
    for number in ring:
        yield from lines[number].points if number >= 0 else reversed(lines[~number].points)


def _unbroken(points: Iterable[Point]) -> Iterator[Point]:
    """The points with longitudes that go on past 180 degrees where a line crosses that meridian."""
    turn, last = 0.0, None
    for longitude, latitude in points:
        if last is not None and abs(longitude - last) > 180:  # noqa: PLR2004 - half a turn
            turn += 360.0 if longitude < last else -360.0
        last = longitude
        yield longitude + turn, latitude


def box_around(points: Iterable[Point]) -> Box:
    """The smallest box around points: west, south, east, north."""
    longitudes, latitudes = zip(*points, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _crossings(ring: Ring, longitude: float, latitude: float) -> int:
    """How often a line to the east of the point crosses the ring."""
    count = 0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            count += 1
    return count
