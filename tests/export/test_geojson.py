import json
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from musnad.export.formats import Export, export
from musnad.export.geojson import area_of
from musnad.export.manifest import Ledger
from musnad.export.outlines import Shape, box_around, load_outlines
from musnad.model import Record
from tests.claim_records import claims_record


def written(record: Record) -> tuple[dict[str, dict[str, Any]], Ledger]:
    ledger = Ledger()
    collection = json.loads(b"".join(export([record], Export(format="geojson"), ledger)))
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    return {each["id"]: each for each in collection["features"]}, ledger


def area(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def check_geometry(geometry: dict[str, Any]) -> None:
    """RFC 7946: positions are longitude and latitude, rings closed, the outer against the clock, holes with it."""
    if geometry["type"] == "Point":
        longitude, latitude = geometry["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        return
    assert geometry["type"] == "MultiPolygon"
    assert geometry["coordinates"]
    for outer, *holes in geometry["coordinates"]:
        for ring in (outer, *holes):
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert area(outer) > 0
        assert all(area(hole) < 0 for hole in holes)


def test_a_town_is_a_point_with_the_claim_in_its_properties() -> None:
    feature = written(claims_record())[0]["c1"]
    assert set(feature) == {"type", "id", "geometry", "properties"}
    assert feature["geometry"] == {"type": "Point", "coordinates": [40.75, 36.5]}
    properties = feature["properties"]
    assert (properties["place_precision"], properties["point_is"]) == ("settlement", "place")
    assert (properties["line_en"], properties["min_killed"]) == ("Samer al-Haddad: Bank Forces shelled Al-Nahr", None)


def test_a_governorate_is_an_area_and_not_its_middle() -> None:
    feature = written(claims_record())[0]["c6"]
    check_geometry(feature["geometry"])
    assert feature["geometry"]["type"] == "MultiPolygon"
    assert (feature["properties"]["place_precision"], feature["properties"]["point_is"]) == ("province", "centroid")


def test_a_country_is_its_borders() -> None:
    record = claims_record()
    entities = [msgspec.structs.replace(e, place_kind="country") if e.id == "e3" else e for e in record.entities]
    feature = written(msgspec.structs.replace(record, entities=tuple(entities)))[0]["c1"]
    assert feature["geometry"]["type"] == "MultiPolygon"


@pytest.mark.parametrize("code", sorted(load_outlines().countries))
def test_the_borders_of_every_country_are_valid_areas(code: str) -> None:
    found = area_of(load_outlines().countries[code])
    if found is not None:
        check_geometry(json.loads(json.dumps(found)))


def test_a_hole_belongs_to_the_area_around_it_and_an_island_in_it_is_an_area() -> None:
    def square(size: float) -> tuple[tuple[float, float], ...]:
        return ((-size, -size), (size, -size), (size, size), (-size, size), (-size, -size))

    rings = (square(3), square(2), square(1))
    found = area_of(Shape(rings, tuple(box_around(ring) for ring in rings)))
    assert found is not None
    check_geometry(json.loads(json.dumps(found)))
    assert [len(polygon) for polygon in found["coordinates"]] == [2, 1]


def test_an_area_across_the_date_line_is_told_by_its_point() -> None:
    ring = ((179.0, 0.0), (181.0, 0.0), (181.0, 1.0), (179.0, 0.0))
    assert area_of(Shape((ring,), (box_around(ring),))) is None


def test_claims_that_cannot_be_on_a_map_are_listed() -> None:
    record = claims_record()
    entities = [msgspec.structs.replace(e, lat=None, lon=None) if e.id == "e8" else e for e in record.entities]
    _, ledger = written(msgspec.structs.replace(record, entities=tuple(entities)))
    assert [(each.claim, each.reason) for each in ledger.left_out] == [("c4", "no_place"), ("c6", "no_coordinates")]
