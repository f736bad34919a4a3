import re
from collections.abc import Sequence

import msgspec
import pytest

from musnad.export.entities import Named, named, places_of
from musnad.export.labels import load_labels
from musnad.export.map import HEIGHT, WIDTH, Map, draw
from musnad.model import Entity, Ids, Precision
from tests.rich_records import rich_record

ENGLISH, ARABIC = load_labels("en"), load_labels("ar")


def place(number: int, kind: str, country: str, at: tuple[float, float] | None, level: str) -> Named:
    longitude, latitude = at or (None, None)
    name_en = f"Place {number}"
    entity = Entity(
        id=f"e{number}",
        kind="place",
        name=name_en,
        name_en=name_en,
        place_kind=kind,
        country=country,
        lat=latitude,
        lon=longitude,
        precision=Precision(level=level, point="place"),  # type: ignore[arg-type]  # a test says it in a word
    )
    return Named(entity=entity, kind="place", number=number, forms=(), titles=(), reasons=(), statements=())


def rich_map() -> Map:
    drawn = draw(list(places_of(named(rich_record()))), ENGLISH)
    assert drawn is not None
    return drawn


def looks(drawn: Map) -> dict[str, str]:
    return {mark.place.entity.name_en or "": mark.look for mark in drawn.marks}


def test_each_place_is_drawn_as_closely_as_it_is_known() -> None:
    assert looks(rich_map()) == {
        "Al-Hasakah": "area",
        "Ghwayran": "hollow",
        "Qamishli": "exact",
        "Tell Tamer": "hollow",
        "Deir ez-Zor countryside": "ring",
        "Iraq": "country",
        "Syria": "country",
    }


def test_a_building_known_by_its_province_is_hollow_and_an_area_is_a_ring() -> None:
    airport = place(1, "airport", "SD", (22.45, 13.45), "province")
    around = Precision(level="province", point="parent")
    known_by_parent = msgspec.structs.replace(airport, entity=msgspec.structs.replace(airport.entity, precision=around))
    countryside = msgspec.structs.replace(known_by_parent.entity, place_kind="region")
    by_parent = msgspec.structs.replace(airport, entity=countryside)
    shown = (known_by_parent, by_parent, place(1, "road", "SD", (22.45, 13.45), "area"))
    assert [drawn.marks[0].look for drawn in (draw([each], ENGLISH) for each in shown) if drawn] == [
        "hollow",
        "ring",
        "ring",
    ]


def test_an_area_is_never_a_point() -> None:
    for mark in rich_map().marks:
        assert bool(mark.path) == (mark.look in {"area", "country"})
        assert bool(mark.radius) == (mark.look not in {"area", "country"})


def test_what_is_not_on_the_map_is_named_with_the_reason() -> None:
    assert [(each.entity.id, why) for each, why in rich_map().missing] == [
        ("e9", "no_place"),
        ("e14", "no_point"),
        ("e15", "outside"),
    ]


def test_marks_and_names_lie_in_the_picture() -> None:
    drawn = rich_map()
    assert all(0 < mark.x < WIDTH and 0 < mark.y < HEIGHT for mark in drawn.marks)
    assert {text.words for text in drawn.texts} >= {"Qamishli", "Ghwayran", "Tell Tamer", "Syria", "Turkey"}


def test_north_is_up_and_east_is_right() -> None:
    at = {mark.place.entity.name_en: (mark.x, mark.y) for mark in rich_map().marks}
    assert at["Qamishli"][1] < at["Ghwayran"][1]
    assert at["Tell Tamer"][0] < at["Ghwayran"][0] < at["Qamishli"][0]


def test_the_names_are_those_of_the_page_s_language() -> None:
    drawn = draw(list(places_of(named(rich_record()))), ARABIC)
    assert drawn is not None
    assert {text.words for text in drawn.texts} >= {"القامشلي", "حي غويران", "تركيا"}
    assert all(text.arabic for text in drawn.texts)


def test_a_map_is_drawn_the_same_every_time_and_stays_small() -> None:
    assert rich_map() == rich_map()
    drawn = rich_map()
    assert sum(len(path) for path in (drawn.land, drawn.coast, drawn.border, drawn.disputed, drawn.first_level)) < 8_000


def test_paths_are_whole_numbers_in_the_picture() -> None:
    drawn = rich_map()
    assert re.fullmatch(r"(M-?\d+ -?\d+l[ \d-]+z)+", drawn.land)
    assert re.fullmatch(r"(M-?\d+ -?\d+l[ \d-]+)+", drawn.first_level)


@pytest.mark.parametrize("places", [[], [place(1, "settlement", "SY", None, "settlement")]])
def test_without_a_place_that_can_be_shown_there_is_no_map(places: Sequence[Named]) -> None:
    assert draw(places, ENGLISH) is None


def test_one_place_is_shown_with_its_surroundings() -> None:
    drawn = draw([place(1, "settlement", "SY", (40.95, 34.45), "settlement")], ENGLISH)
    assert drawn is not None
    assert [(mark.x, mark.y) for mark in drawn.marks] == [(WIDTH / 2, HEIGHT / 2)]
    assert drawn.bar.kilometres <= 50


def test_places_on_one_point_get_a_wider_ring_each() -> None:
    same = [place(number, "quarter", "SY", (40.7, 36.5), "near") for number in (1, 2, 3)]
    drawn = draw(same, ENGLISH)
    assert drawn is not None
    assert len({mark.radius for mark in drawn.marks}) == 3


def test_a_town_has_its_name_beside_the_ring_of_what_is_known_by_its_point() -> None:
    town = place(1, "settlement", "YE", (45.33, 15.46), "settlement")
    airport = place(2, "airport", "YE", (45.33, 15.46), "near")
    drawn = draw([town, airport], ENGLISH)
    assert drawn is not None
    assert {"Place 1", "Place 2"} <= {text.words for text in drawn.texts}


def test_countries_alone_fit_the_view_and_one_far_away_does_not_shrink_it() -> None:
    codes = ("SY", "IQ", "LB", "US")
    drawn = draw([place(n, "country", code, None, "country") for n, code in enumerate(codes, start=1)], ENGLISH)
    assert drawn is not None
    assert {mark.place.entity.country for mark in drawn.marks} == {"SY", "IQ", "LB"}
    assert [why for _, why in drawn.missing] == ["outside"]


def test_no_name_lies_on_the_scale() -> None:
    drawn = rich_map()
    bar_top, bar_right = HEIGHT - 34, drawn.bar.length + 14
    assert all(text.y < bar_top or text.x > bar_right for text in drawn.texts)


def test_a_disputed_line_is_drawn_as_one() -> None:
    drawn = draw([place(1, "settlement", "SY", (35.82, 33.12), "settlement")], ENGLISH)
    assert drawn is not None
    assert drawn.disputed


def test_a_governorate_is_found_by_its_number_or_by_its_middle_else_it_is_a_ring() -> None:
    hasakah = place(1, "admin1", "SY", (40.75, 36.5), "province")
    elsewhere = msgspec.structs.replace(hasakah.entity, lon=-150.0, lat=10.0)
    numbered = msgspec.structs.replace(elsewhere, ids=Ids(geonames="173813"))
    shown = [hasakah, *(msgspec.structs.replace(hasakah, entity=each) for each in (numbered, elsewhere))]
    found = [draw([each], ENGLISH) for each in shown]
    assert [drawn.marks[0].look for drawn in found if drawn] == ["area", "area", "ring"]
