"""How closely a place is known, in the terms of UCDP and ACLED."""

from __future__ import annotations

import pytest

from musnad.authority.gazetteer import Gazetteer
from musnad.reading.precision import precision_of, precision_within


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("ref", "side", "told"),
    [
        ("geonames:170063", False, ("settlement", 1, 1, "place")),
        ("geonames:170063", True, ("province", 4, 3, "parent")),
        ("geonames:170062", False, ("province", 4, 3, "centroid")),
        ("geonames:174184", False, ("district", 3, 2, None)),
        ("musnad:ghwayran", False, ("near", 2, 2, "parent")),
        ("musnad:euphrates", False, ("area", 5, 3, None)),
        ("geonames:163843", False, ("country", 6, None, "centroid")),
    ],
)
def test_levels_and_codes(gazetteer: Gazetteer, ref: str, *, side: bool, told: tuple[object, ...]) -> None:
    place = gazetteer.get(ref)
    assert place is not None
    found = precision_of(place, side=side)
    assert (found.level, found.ucdp, found.acled, found.point) == told


@pytest.mark.parametrize(
    ("ref", "level", "point"),
    [
        ("geonames:170063", "near", "parent"),
        ("geonames:170062", "province", "centroid"),
        ("geonames:174184", "district", None),
    ],
)
def test_what_lies_in_a_town_is_near_it_and_in_a_division_anywhere(
    gazetteer: Gazetteer, ref: str, level: str, point: str | None
) -> None:
    place = gazetteer.get(ref)
    assert place is not None
    found = precision_within(place)
    assert (found.level, found.point) == (level, point)
