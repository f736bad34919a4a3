"""Claims by place: areas are areas, and each claim is at one place or in one lane."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from hypothesis import given, settings

from musnad.authority.gazetteer import Gazetteer
from musnad.case.case import Case
from musnad.case.ground import Atlas
from musnad.case.map import Lane, mapped, unsettled
from musnad.case.selection import PLACED, Selection
from tests.case.rows import REPORT, Row, claim_rows, count, holding, rows_asked
from tests.case.test_selection import AL_BAB, ALEPPO, claim, fill, put

ALL = Selection()
MORE = (
    claim("r1", "country", place="country:SY", place_name="سوريا", place_name_en="Syria", country="SY"),
    claim("r1", "district", place="musnad:qalamoun", place_name="القلمون"),
    claim("r1", "agency", place="actor:anadolu", place_name="الأناضول", country="TR"),
    claim("r1", "near", place_name="ريف النبع", country="SY", lat=36.0, lon=37.0),
    claim("r1", "words", place_name="المدينة"),
    claim("r1", "words again", place_name="المدينة"),
)


@functools.cache
def loaded() -> Atlas:
    """The outlines, once; a property must not be given them, which would print them."""
    return Atlas.load(Gazetteer.open())


@pytest.fixture
def atlas() -> Atlas:
    return loaded()


@pytest.fixture
def filled(case: Case) -> Case:
    """A case with four claims of two reports and six more."""
    with case.writing() as connection:
        fill(connection)
        put(connection, "claims", MORE)
    return case


def told(case: Case, atlas: Atlas, wanted: Selection = ALL) -> Any:
    with case.reading() as connection:
        return mapped(*rows_asked(connection, wanted), atlas)


def test_a_town_is_a_point_and_a_governorate_or_country_its_outline(filled: Case, atlas: Atlas) -> None:
    found = {spot.place: spot for spot in told(filled, atlas).places}
    town, governorate, country = found[AL_BAB], found[ALEPPO], found["country:SY"]
    assert (town.drawn, town.level, town.point, town.area) == ("point", "settlement", "place", None)
    assert (town.name, town.name_en, town.claims, town.incidents) == ("الباب", "Al-Bab", 1, 1)
    assert abs(town.lat - 36.37) < 0.01
    assert (governorate.drawn, governorate.level, governorate.lat) == ("area", "province", None)
    assert governorate.area.startswith("unit:")
    assert (country.drawn, country.level, country.area, country.lat) == ("area", "country", "country:SY", None)


def test_what_no_outline_or_gazetteer_has_is_listed_with_the_reason(filled: Case, atlas: Atlas) -> None:
    found = {spot.place: spot for spot in told(filled, atlas).places}
    assert (found["musnad:somewhere"].drawn, found["musnad:somewhere"].why) == ("listed", "not_at_hand")
    assert found["musnad:somewhere"].name == "musnad:somewhere"
    listed = [spot for spot in found.values() if spot.level in {"district", "area"}]
    assert listed
    assert all((spot.drawn, spot.why, spot.lat) == ("listed", "no_outline", None) for spot in listed)


def test_what_is_not_settled_and_what_tells_no_place_have_lanes(filled: Case, atlas: Atlas) -> None:
    found = told(filled, atlas)
    assert (found.within, found.named, found.none, found.total) == (1, 3, 1, 10)
    with filled.reading() as connection:
        names = unsettled(*rows_asked(connection, ALL), "named", 0, 1)
        nearby = unsettled(*rows_asked(connection, ALL), "within", 0, 9)
    assert (names.rows[0].name, names.rows[0].claims, names.total) == ("المدينة", 2, 2)
    assert [(row.name, row.country, row.claims) for row in nearby.rows] == [("ريف النبع", "SY", 1)]


def test_a_filter_asks_of_places_and_lanes_alike(filled: Case, atlas: Atlas) -> None:
    found = told(filled, atlas, Selection(factualities=frozenset({"negated"})))
    assert (found.places, found.none, found.total) == ((), 1, 1)
    found = told(filled, atlas, Selection(incidents=frozenset({"i1"})))
    assert [(spot.place, spot.claims, spot.incidents) for spot in found.places] == [(AL_BAB, 1, 1)]


@settings(deadline=None)
@given(claim_rows())
def test_each_claim_is_at_one_place_or_in_one_lane_and_the_list_agrees(rows: list[Row]) -> None:
    with holding(reports=[REPORT], claims=rows) as connection:
        found = mapped(*rows_asked(connection, ALL), loaded())
        assert found.total == len(rows)
        lanes = {lane: count(connection, Selection(placed=frozenset({lane}))) for lane in PLACED}
        assert lanes == {
            "settled": sum(spot.claims for spot in found.places),
            "within": found.within, "named": found.named, "none": found.none,
        }  # fmt: skip
        both: tuple[Lane, ...] = ("within", "named")
        for lane in both:
            names = unsettled(*rows_asked(connection, ALL), lane, 0, 100).rows
            assert sum(row.claims for row in names) == lanes[lane]
