import pytest

from musnad.export.outlines import box_around, load_outlines

OUTLINES = load_outlines()


@pytest.mark.parametrize(
    ("country", "longitude", "latitude"),
    [
        ("SY", 40.7, 36.4),
        ("IQ", 44.3, 33.3),
        ("PS", 34.3, 31.35),
        ("PS", 35.2, 31.9),
        ("UA", 34.1, 45.3),
        ("EH", -12.5, 26.5),
        ("SS", 31.5, 5.0),
        ("US", -98.0, 39.0),
        ("RU", 100.0, 60.0),
    ],
)
def test_a_town_lies_in_its_country_and_in_no_other(country: str, longitude: float, latitude: float) -> None:
    holding = [code for code, shape in OUTLINES.countries.items() if shape.holds(longitude, latitude)]
    assert holding == [country]


def test_a_division_is_found_by_its_number_or_by_a_point_in_it() -> None:
    hasakah = OUTLINES.unit("173813", None)
    assert hasakah is not None
    assert hasakah.holds(40.75, 36.5)
    assert OUTLINES.unit(None, (40.75, 36.5)) == hasakah
    assert OUTLINES.unit("173813", (0.0, 0.0)) == hasakah
    assert OUTLINES.unit(None, (-150.0, 0.0)) is None
    assert OUTLINES.unit(None, None) is None


def test_lines_are_told_apart_by_what_they_part() -> None:
    assert {kind: len(lines) > 10 for kind, lines in OUTLINES.borders.items()} == {
        "coast": True,
        "border": True,
        "disputed": True,
    }
    assert len(OUTLINES.first_level) > 1000


def test_the_box_of_a_line_holds_it_and_no_step_leaps_over_half_the_earth() -> None:
    for lines in OUTLINES.borders.values():
        for line in lines:
            assert line.box == box_around(line.points)
            assert all(abs(one[0] - other[0]) < 180 for one, other in zip(line.points, line.points[1:], strict=False))


def test_the_main_land_of_a_country_is_its_largest_part() -> None:
    west, south, east, north = OUTLINES.countries["FR"].main_box()
    assert (-6 < west < -4, 42 < south < 43, 7 < east < 10, 50 < north < 52) == (True, True, True, True)
