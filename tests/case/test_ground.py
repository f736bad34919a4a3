"""The outlines as GeoJSON, with names of the gazetteer."""

from __future__ import annotations

import pytest

from musnad.authority.gazetteer import Gazetteer
from musnad.case.ground import Atlas, Ground, ground, inner_point
from musnad.export.outlines import Shape, box_around


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load(Gazetteer.open())


@pytest.fixture(scope="module")
def drawn(atlas: Atlas) -> Ground:
    return ground(atlas)


def test_countries_and_divisions_have_their_names_in_both_languages(drawn: Ground) -> None:
    countries = {each["properties"]["id"]: each["properties"] for each in drawn.countries["features"]}
    assert (countries["country:SY"]["name"], countries["country:SY"]["name_en"]) == ("سوريا", "Syria")
    units = {each["properties"]["name_en"] for each in drawn.units["features"]}
    assert {"Aleppo", "Al-Hasakah"} <= units


def test_every_outline_that_a_place_is_drawn_as_is_there(atlas: Atlas, drawn: Ground) -> None:
    ids = {each["properties"]["id"] for group in (drawn.countries, drawn.units) for each in group["features"]}
    places = [atlas.place("country:SY"), atlas.place("geonames:170062")]
    assert {atlas.outline(place) for place in places if place is not None} <= ids
    assert len(ids) == len(drawn.countries["features"]) + len(drawn.units["features"])


def test_lines_are_told_apart_by_what_they_part(drawn: Ground) -> None:
    kinds = [each["properties"]["kind"] for each in drawn.lines["features"]]
    assert sorted(kinds) == ["border", "coast", "disputed", "first_level"]
    assert all(each["geometry"]["coordinates"] for each in drawn.lines["features"])


def test_a_country_beyond_the_last_meridian_has_its_area_too(drawn: Ground) -> None:
    russia = next(each for each in drawn.countries["features"] if each["properties"]["id"] == "country:RU")
    assert len(russia["geometry"]["coordinates"]) > 5


def test_names_stand_inside_their_areas(atlas: Atlas, drawn: Ground) -> None:
    for each in drawn.names["features"]:
        name, (longitude, latitude) = each["properties"]["id"], each["geometry"]["coordinates"]
        kind, _, which = name.partition(":")
        outlines = atlas.outlines
        shape = outlines.countries[which] if kind == "country" else outlines.units[int(which)][1]
        assert shape.holds(longitude, latitude), name


def test_the_inner_point_of_a_hook_is_in_it() -> None:
    ring = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.0, 4.0), (3.0, 1.0), (0.0, 1.0))
    shape = Shape((ring,), (box_around(ring),))
    assert shape.holds(*inner_point(shape))


def test_a_district_has_no_outline(atlas: Atlas) -> None:
    district = atlas.place("geonames:9166620")
    assert district is not None
    assert district.kind == "admin2"
    assert atlas.outline(district) is None
    assert atlas.place("actor:anadolu") is None
    assert atlas.place("country:XX") is None
