"""A small map of a report's places, as shapes in the units of its picture, drawn from built-in outlines.

What is known as a point is drawn as one; what has only the point of the place around it, or lies near a known one, as
a hollow mark; an area as its outline, or, where the outlines lack it, as a ring that stands for no extent. The view is
fitted to the places that are smaller than a country; if these lie far apart, to the group that is named most, and the
others are listed beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

import msgspec

from musnad.export.entities import Named, is_settled
from musnad.export.labels import Labels
from musnad.export.lettering import Lettering, Text, is_arabic
from musnad.export.outlines import Box, Line, Outlines, Point, Shape, load_outlines

Look = Literal["exact", "hollow", "ring", "area", "country"]

WIDTH: Final = 720
HEIGHT: Final = 460
_MARGIN: Final = 0.16
_LEAST_DEGREES: Final = 2.2
_FARTHEST: Final = 9.0
_WIDEST: Final = 28.0
_REACH: Final = 12.0
"""Degrees from the middle of an area, beyond which the view need not hold it."""
_EDGE: Final = 12
_ONE: Final = 3.0
"""Units of the picture within which two points are one."""
_LEAST_ISLAND: Final = 2.5
_LEAST_SCALE: Final = 14.0
"""Units a degree, below which first-level lines would only blacken the picture."""
_FINEST: Final = 1.6
_RADIUS: Final[dict[Look, float]] = {"exact": 4.5, "hollow": 7.0, "ring": 22.0, "area": 0.0, "country": 0.0}
_AREAS: Final = frozenset({"district", "province", "area", "country"})
_WIDE: Final = frozenset(
    {"region", "admin1", "admin2", "admin3", "mountain", "valley", "island", "water", "road", "border", "front"}
)
"""Kinds of places that are never one point."""
_GRID: Final = 20
_BARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_KM_A_DEGREE: Final = 111.2


class Spot(msgspec.Struct, frozen=True):
    """A place with what it is drawn as: a point in degrees, or a shape."""

    place: Named
    look: Look
    point: Point | None
    shape: Shape | None

    def box(self) -> Box:
        """What the view must hold of it."""
        if self.shape is None:
            return (*self.point, *self.point) if self.point is not None else (0.0, 0.0, 0.0, 0.0)
        west, south, east, north = self.shape.main_box()
        x, y = (west + east) / 2, (south + north) / 2
        wide, high = min((east - west) / 2, _REACH), min((north - south) / 2, _REACH)
        return x - wide, y - high, x + wide, y + high

    def is_in(self, box: Box) -> bool:
        """Whether any of it lies in a box."""
        return any(_meets(each, box) for each in (self.shape.boxes if self.shape is not None else (self.box(),)))


class View(msgspec.Struct, frozen=True):
    """What part of the earth is shown: the middle in degrees, and units of the picture a degree of latitude."""

    longitude: float
    latitude: float
    scale: float
    shrink: float

    def place(self, point: Point) -> Point:
        """Where a point in degrees lies in the picture."""
        x = WIDTH / 2 + (point[0] - self.longitude) * self.shrink * self.scale
        return x, HEIGHT / 2 - (point[1] - self.latitude) * self.scale

    def box(self) -> Box:
        """What is shown, with an edge beyond it, in degrees."""
        wide = (WIDTH / 2 + _EDGE) / (self.scale * self.shrink)
        high = (HEIGHT / 2 + _EDGE) / self.scale
        return self.longitude - wide, self.latitude - high, self.longitude + wide, self.latitude + high


class Mark(msgspec.Struct, frozen=True):
    """A place in the picture: a circle, or the outline `path` of an area."""

    place: Named
    look: Look
    x: float
    y: float
    radius: float
    path: str


class Bar(msgspec.Struct, frozen=True):
    """The scale: a length in units of the picture and the kilometres it stands for in its middle."""

    length: float
    kilometres: int


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """A map ready to be written: paths of the ground, marks, texts, and the places that are not on it with reasons."""

    land: str
    coast: str
    border: str
    disputed: str
    first_level: str
    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]
    bar: Bar
    looks: frozenset[Look]
    missing: tuple[tuple[Named, str], ...]


def draw(places: Sequence[Named], labels: Labels) -> Map | None:
    """The map of places, `None` where none of them can be shown on one."""
    outlines = load_outlines()
    spots = [_spot(place, outlines) for place in places]
    shown = [spot for spot in spots if spot is not None]
    if not shown:
        return None
    view = _view(shown)
    inside = [spot for spot in shown if spot.is_in(view.box())]
    marks = _marks(inside, view)
    texts = _texts(marks, view, outlines, labels)
    seen = {spot.place.number for spot in inside}
    found = {spot.place.number for spot in shown}
    missing = [
        (place, "outside" if place.number in found else "no_place" if not is_settled(place.entity) else "no_point")
        for place in places
        if place.number not in seen
    ]
    divisions = outlines.first_level if view.scale >= _LEAST_SCALE else ()
    return Map(
        land="".join(_area(shape, view) for shape in outlines.countries.values()),
        coast=_lines(outlines.borders["coast"], view),
        border=_lines(outlines.borders["border"], view),
        disputed=_lines(outlines.borders["disputed"], view),
        first_level=_lines(divisions, view),
        marks=tuple(marks),
        texts=texts,
        bar=_bar(view),
        looks=frozenset(mark.look for mark in marks),
        missing=tuple(missing),
    )


def _spot(place: Named, outlines: Outlines) -> Spot | None:
    entity = place.entity
    point = (entity.lon, entity.lat) if entity.lon is not None and entity.lat is not None else None
    if entity.place_kind == "country":
        shape = outlines.countries.get(entity.country or "")
        return Spot(place, "country", None, shape) if shape else None
    if entity.place_kind == "admin1":
        shape = outlines.unit(_geonames(place), point)
        if shape is not None:
            return Spot(place, "area", None, shape)
    if point is None:
        return None
    return Spot(place, _look(place), point, None)


def _geonames(place: Named) -> str | None:
    entity = place.entity
    if entity.ids is not None and entity.ids.geonames is not None:
        return entity.ids.geonames
    kind, _, number = (entity.authority or "").partition(":")
    return number if kind == "geonames" else None


def _look(place: Named) -> Look:
    precision = place.entity.precision
    if precision is None:
        return "hollow"
    if place.entity.place_kind in _WIDE or (precision.level in _AREAS and precision.point != "parent"):
        return "ring"
    return "exact" if precision.point == "place" and precision.level != "near" else "hollow"


def _view(spots: Sequence[Spot]) -> View:
    """The view that holds the places smaller than a country, or the countries where there are no others."""
    small = [spot for spot in spots if spot.look != "country"]
    group = _nearby(small or spots)
    boxes = [spot.box() for spot in group]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    latitude = (south + north) / 2
    shrink = max(math.cos(math.radians(latitude)), 0.2)
    high = max((north - south) * (1 + 2 * _MARGIN), _LEAST_DEGREES)
    wide = max((east - west) * (1 + 2 * _MARGIN) * shrink, _LEAST_DEGREES)
    return View((west + east) / 2, latitude, min(HEIGHT / high, WIDTH / wide), shrink)


def _nearby(spots: Sequence[Spot]) -> list[Spot]:
    """All of the spots if they fit one view, else the group of neighbours that the report names most."""
    groups: list[list[Spot]] = []
    for spot in spots:
        near = [group for group in groups if any(_apart(spot.box(), other.box()) <= _FARTHEST for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([other for group in near for other in group] + [spot])
    everything = [spot.box() for spot in spots]
    span = max(
        max(box[2] for box in everything) - min(box[0] for box in everything),
        max(box[3] for box in everything) - min(box[1] for box in everything),
    )
    if span <= _WIDEST:
        return list(spots)
    return max(groups, key=lambda group: (sum(spot.place.mentions for spot in group), -group[0].place.number))


def _apart(one: Box, other: Box) -> float:
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3], 0.0)


def _meets(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _marks(spots: Sequence[Spot], view: View) -> list[Mark]:
    """The marks from the widest to the smallest; those on one point get a wider ring each."""
    marks: list[Mark] = []
    taken: dict[tuple[int, int], float] = {}
    order: tuple[Look, ...] = ("country", "area", "ring", "exact", "hollow")
    for spot in sorted(spots, key=lambda spot: order.index(spot.look)):
        if spot.shape is not None:
            x, y = _middle(spot.shape, view)
            marks.append(Mark(spot.place, spot.look, x, y, 0.0, _area(spot.shape, view)))
        elif spot.point is not None:
            x, y = view.place(spot.point)
            key = (round(x / _ONE), round(y / _ONE))
            radius = _RADIUS[spot.look]
            if spot.look == "hollow":
                radius = max(radius, taken.get(key, 0.0) + 3.5)
                taken[key] = radius
            marks.append(Mark(spot.place, spot.look, round(x, 1), round(y, 1), radius, ""))
    return marks


def _area(shape: Shape, view: View) -> str:
    """The rings of an area that meet the view, cut at its edge, as a path."""
    box = view.box()
    parts = []
    for ring, around in zip(shape.rings, shape.boxes, strict=True):
        if _meets(around, box) and _is_seen(around, view):
            points = _thinned([view.place(point) for point in _clipped(ring, box)])
            if len(points) > 2:  # noqa: PLR2004 - an area has three corners
                parts.append(_path(points) + "z")
    return "".join(parts)


def _clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut at the four sides of a box (Sutherland and Hodgman)."""
    points = list(ring)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        cut: list[Point] = []
        for start, end in pairwise([*points[-1:], *points]):
            start_in, end_in = (start[axis] - limit) * sign >= 0, (end[axis] - limit) * sign >= 0
            if start_in != end_in:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                cut.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
            if end_in:
                cut.append(end)
        points = cut
    return points


def _lines(lines: Iterable[Line], view: View) -> str:
    """The stretches of lines that meet the view, as a path."""
    box = view.box()
    return "".join(
        _path(_thinned([view.place(point) for point in stretch]))
        for line in lines
        if _meets(line.box, box) and _is_seen(line.box, view)
        for stretch in _stretches(line.points, box)
    )


def _is_seen(box: Box, view: View) -> bool:
    """Whether what a box holds is large enough for the picture."""
    return max((box[2] - box[0]) * view.shrink, box[3] - box[1]) * view.scale >= _LEAST_ISLAND


def _stretches(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    stretch: list[Point] = []
    for start, end in pairwise(line):
        around = (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
        if _meets(around, box):
            stretch = stretch or [start]
            stretch.append(end)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _thinned(points: Sequence[Point]) -> list[Point]:
    """The points without those closer to the one before than a picture shows."""
    kept = list(points[:1])
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _FINEST:
            kept.append(point)
    if len(points) > 1 and kept[-1] != points[-1]:
        kept.append(points[-1])
    return kept


def _path(points: Sequence[Point]) -> str:
    """A path in halves of a unit, relative from point to point, which is half as long as an absolute one."""
    steps = [(round(x * 2), round(y * 2)) for x, y in points]
    moves = [(x - last_x, y - last_y) for (last_x, last_y), (x, y) in pairwise(steps)]
    turns = "".join(f"{x:+d}{y:+d}".replace("+", " ") for x, y in moves if (x, y) != (0, 0))
    return f"M{steps[0][0]} {steps[0][1]}l{turns.strip()}" if turns else ""


def _middle(shape: Shape, view: View) -> Point:
    """A point well inside the part of an area that is shown: the deepest cell of a coarse grid."""
    cells = inner_cells(shape, view)
    return cells[0] if cells else view.place((view.longitude, view.latitude))


def inner_cells(shape: Shape, view: View) -> list[Point]:
    """The middles of the cells of a grid over the picture that lie in an area, the deepest inside it first."""
    columns, rows = WIDTH // _GRID, HEIGHT // _GRID
    inside = _cells(shape, view, columns, rows)
    depth = dict.fromkeys(inside, 0)
    layer, left = 0, set(inside)
    while left:
        layer += 1
        edge = {
            (x, y) for x, y in left
            if not {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} <= left
        }  # fmt: skip
        depth |= dict.fromkeys(edge, layer)
        left -= edge
    if not inside:
        return []
    middle_x = sum(x for x, _ in inside) / len(inside)
    middle_y = sum(y for _, y in inside) / len(inside)
    ordered = sorted(inside, key=lambda at: (-depth[at], (at[0] - middle_x) ** 2 + (at[1] - middle_y) ** 2, at))
    return [((x + 0.5) * _GRID, (y + 0.5) * _GRID) for x, y in ordered]


def _cells(shape: Shape, view: View, columns: int, rows: int) -> set[tuple[int, int]]:
    """The cells whose middles lie in an area, row by row between the crossings of its outline."""
    crossings: list[list[float]] = [[] for _ in range(rows)]
    box = view.box()
    for ring, around in zip(shape.rings, shape.boxes, strict=True):
        if not _meets(around, box):
            continue
        for (x1, y1), (x2, y2) in pairwise([view.place(point) for point in (*ring, ring[0])]):
            top, bottom = min(y1, y2), max(y1, y2)
            first = max(math.ceil(top / _GRID - 0.5), 0)
            for row in range(first, rows):
                y = (row + 0.5) * _GRID
                if y >= bottom:
                    break
                crossings[row].append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    found: set[tuple[int, int]] = set()
    for row, places in enumerate(crossings):
        places.sort()
        for start, end in zip(places[::2], places[1::2], strict=False):
            low, high = max(math.ceil(start / _GRID - 0.5), 0), min(math.ceil(end / _GRID - 0.5), columns)
            found.update((column, row) for column in range(low, high))
    return found


def _texts(marks: Sequence[Mark], view: View, outlines: Outlines, labels: Labels) -> tuple[Text, ...]:
    """The names of the places, the most named first, then those of the countries in view, where there is room."""
    lettering = Lettering(WIDTH, HEIGHT)
    lettering.keep_off((0.0, HEIGHT - 42.0, _bar(view).length + 24.0, float(HEIGHT)))
    for mark in marks:
        if mark.radius and mark.look != "ring":
            lettering.keep_off(_box(mark))
    for mark in sorted(marks, key=lambda mark: (mark.look == "ring", -mark.place.mentions, mark.place.number)):
        if mark.radius:
            lettering.beside(mark.x, mark.y, _outermost(mark, marks), name_of(mark.place, labels), f"of-{mark.look}")
    for mark in marks:
        if mark.look == "area":
            lettering.within(_shape_cells(mark, view, outlines), name_of(mark.place, labels), "of-area")
    named = {mark.place.entity.country for mark in marks if mark.look == "country"}
    for code, shape in outlines.countries.items():
        if code and any(_meets(box, view.box()) for box in shape.boxes):
            name = labels.country(code)
            kind = "of-country named" if code in named else "of-country"
            if name != code:
                lettering.within(inner_cells(shape, view), name, kind)
    return tuple(lettering.texts)


def _outermost(mark: Mark, marks: Sequence[Mark]) -> float:
    """The radius of the widest mark on the point of one, so that its name stands beside them all."""
    on_it = (each for each in marks if abs(each.x - mark.x) < _ONE and abs(each.y - mark.y) < _ONE)
    return max(each.radius for each in on_it if each.look == mark.look or each.look != "ring")


def _box(mark: Mark) -> Box:
    off = mark.radius + 1
    return mark.x - off, mark.y - off, mark.x + off, mark.y + off


def _shape_cells(mark: Mark, view: View, outlines: Outlines) -> list[Point]:
    spot = _spot(mark.place, outlines)
    return inner_cells(spot.shape, view) if spot is not None and spot.shape is not None else [(mark.x, mark.y)]


def name_of(place: Named, labels: Labels) -> str:
    """What a place is called on the map in the page's language."""
    entity = place.entity
    return entity.name if labels.language == "ar" else entity.name_en or entity.name


def _bar(view: View) -> Bar:
    kilometre = view.scale / _KM_A_DEGREE
    fitting = [length for length in _BARS if length * kilometre <= WIDTH / 4]
    kilometres = fitting[-1] if fitting else _BARS[0]
    return Bar(round(kilometres * kilometre, 1), kilometres)


__all__ = ["HEIGHT", "WIDTH", "Map", "Mark", "draw", "is_arabic", "name_of"]
