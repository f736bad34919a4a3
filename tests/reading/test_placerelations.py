"""Where the words behind a place's name say that it lies, seen in the reasons of its candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.namestold import entity

if TYPE_CHECKING:
    from musnad import Reader


def relation(reader: Reader, text: str, name: str) -> tuple[str | None, set[str]]:
    place = entity(reader, text, name)
    found = {"container", "container_mismatch", "far_away", "nearby"}
    return place.authority, {reason.code for reason in place.candidates[0].reasons} & found


@pytest.mark.parametrize(
    "behind",
    [
        "اللبنانية",
        "في لبنان",
        "بلبنان",
        "(لبنان)",
        "شمال لبنان",
        "شمالي لبنان",
        "الواقعة شمال لبنان",
        "التابعة لمحافظة الشمال",
        "في محافظة الشمال",
    ],
)
def test_a_state_or_division_behind_the_name_holds_it(reader: Reader, behind: str) -> None:
    place, found = relation(reader, f"وقع انفجار في مدينة طرابلس {behind}.", "مدينة طرابلس")
    assert place == "geonames:266826"
    assert "container" in found


@pytest.mark.parametrize("behind", ["شمال طولكرم", "قرب طولكرم", "بالقرب من طولكرم", "شمال شرقي طولكرم"])
def test_a_town_beside_the_name_lies_near(reader: Reader, behind: str) -> None:
    assert relation(reader, f"وقع انفجار في بلدة صيدا {behind}.", "بلدة صيدا") == ("geonames:281965", {"nearby"})


@pytest.mark.parametrize("behind", ["بريف درعا", "في ريف درعا الشرقي", "بمحافظة درعا", "في محافظة درعا السورية"])
def test_the_land_of_a_town_holds_the_villages_around_it(reader: Reader, behind: str) -> None:
    place, found = relation(reader, f"وقع انفجار في بلدة صيدا {behind}.", "بلدة صيدا")
    assert place == "musnad:saida-dar"
    assert "container" in found


def test_what_stands_behind_the_last_of_a_list_holds_for_all(reader: Reader) -> None:
    text = "وقعت انفجارات في بلدات نصيب وصيدا وطفس بريف درعا."
    assert "container" in relation(reader, text, "صيدا")[1]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("أعيد فتح الطريق الذي يربط مدينة حلب بدمشق.", "مدينة حلب", "geonames:170063"),
        ("أعيد فتح الطريق بين مدينة حلب واللاذقية.", "مدينة حلب", "geonames:170063"),
    ],
)
def test_a_preposition_may_be_the_verbs(reader: Reader, text: str, name: str, place: str) -> None:
    found = relation(reader, text, name)
    assert found[0] == place
    assert "container_mismatch" not in found[1]


def test_a_place_that_lies_elsewhere_is_not_chosen(reader: Reader) -> None:
    place, found = relation(reader, "وقع انفجار في حي الميدان بمدينة بغداد.", "حي الميدان")
    assert place is None
    assert "container_mismatch" in found
