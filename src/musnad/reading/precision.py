"""How closely a place is known, in the terms of UCDP's `where_prec` and ACLED's `geo_precision`.

UCDP (GED codebook): 1 exact location, 2 near one, 3 district, 4 province, 5 line or fuzzy region, 6 country. ACLED
(codebook): 1 a town, 2 near a town or part of a region, 3 a larger region; a country alone has no code there.
"""

from __future__ import annotations

from typing import Final

from musnad.authority.places import Place
from musnad.model import Precision
from musnad.model.record import PointBasis, PrecisionLevel

_CODES: Final[dict[PrecisionLevel, tuple[int, int | None]]] = {
    "exact": (1, 1),
    "settlement": (1, 1),
    "near": (2, 2),
    "district": (3, 2),
    "province": (4, 3),
    "area": (5, 3),
    "country": (6, None),
}
_AREAS: Final = frozenset({"region", "mountain", "valley", "island", "water", "road", "border", "front"})


def precision_of(place: Place, *, side: bool) -> Precision:
    """The precision of a place; `side` says that the report names the country around it (`ريف إدلب`)."""
    level = _around(place) if side else _level(place)
    ucdp, acled = _CODES[level]
    return Precision(level=level, ucdp=ucdp, acled=acled, point=_point(place, level, side=side))


def precision_within(place: Place) -> Precision:
    """The precision of a place that is known to lie in or at another and is not in the gazetteer itself.

    In or near a town, as one called after it; anywhere in a division or an area.
    """
    level = _level(place)
    if level in {"settlement", "exact"}:
        level = "near"
    ucdp, acled = _CODES[level]
    return Precision(level=level, ucdp=ucdp, acled=acled, point=_point_within(place))


def _point_within(place: Place) -> PointBasis | None:
    return place.point if place.point in {None, "centroid"} else "parent"


def _point(place: Place, level: PrecisionLevel, *, side: bool) -> PointBasis | None:
    """What the coordinates stand for: those of a town are not the country around it."""
    if place.point is None or not side:
        return place.point
    return "centroid" if place.kind in {"admin1", "admin2", "admin3"} and level == "province" else "parent"


def _level(place: Place) -> PrecisionLevel:
    if place.kind == "country":
        return "country"
    if place.kind == "admin1":
        return "province"
    if place.kind in {"admin2", "admin3"}:
        return "district"
    if place.kind in _AREAS:
        return "area"
    if place.kind == "settlement":
        return "settlement"
    return "exact" if place.point == "place" else "near"


def _around(place: Place) -> PrecisionLevel:
    if place.kind == "admin1" or place.seat in {"admin1", "country"}:
        return "province"
    return "district" if place.kind in {"admin2", "admin3"} else "near"
