from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from musnad.export.lettering import Lettering, Text, is_arabic, width_of

WIDE, HIGH = 720.0, 460.0


def boxes(texts: list[Text]) -> list[tuple[float, float, float, float]]:
    found = []
    for text in texts:
        wide = width_of(text.words)
        starts_left = text.anchor == ("end" if text.arabic else "start")
        left = text.x - wide / 2 if text.anchor == "middle" else text.x if starts_left else text.x - wide
        found.append((left, text.y - 14, left + wide, text.y + 4))
    return found


names = st.sampled_from(["Qamishli", "القامشلي", "Deir ez-Zor countryside", "م"])
spots = st.tuples(st.floats(0, WIDE), st.floats(0, HIGH), names)


@given(st.lists(spots, max_size=30))
def test_no_name_covers_another_or_leaves_the_picture(places: list[tuple[float, float, str]]) -> None:
    lettering = Lettering(WIDE, HIGH)
    for x, y, name in places:
        lettering.beside(x, y, 5, name, "of-exact")
    found = boxes(lettering.texts)
    for one, other in combinations(found, 2):
        apart = one[2] <= other[0] + 0.2 or other[2] <= one[0] + 0.2 or one[3] <= other[1] + 0.2
        assert apart or other[3] <= one[1] + 0.2
    assert all(left >= 0 and right <= WIDE and top >= 0 and bottom <= HIGH for left, top, right, bottom in found)


def test_a_name_stands_beside_its_mark_in_the_direction_of_its_script() -> None:
    lettering = Lettering(WIDE, HIGH)
    assert lettering.beside(100, 100, 5, "Qamishli", "of-exact")
    assert lettering.beside(100, 200, 5, "القامشلي", "of-exact")
    latin, arabic = lettering.texts
    assert (latin.anchor, latin.arabic, latin.x) == ("start", False, 108)
    assert (arabic.anchor, arabic.arabic, arabic.x) == ("end", True, 108)


def test_a_name_goes_to_the_other_side_where_a_mark_is_in_its_way() -> None:
    lettering = Lettering(WIDE, HIGH)
    lettering.keep_off((110, 80, 150, 120))
    assert lettering.beside(100, 100, 5, "Qamishli", "of-exact")
    assert lettering.texts[0].anchor == "end"


def test_a_name_that_finds_no_room_is_left_out() -> None:
    lettering = Lettering(WIDE, HIGH)
    lettering.keep_off((0, 0, WIDE, HIGH))
    assert not lettering.beside(100, 100, 5, "Qamishli", "of-exact")
    assert not lettering.within([(100, 100)], "Syria", "of-country")
    assert lettering.texts == []


def test_a_name_is_put_in_the_first_free_cell() -> None:
    lettering = Lettering(WIDE, HIGH)
    lettering.keep_off((90, 90, 110, 110))
    assert lettering.within([(100, 100), (300, 300)], "Syria", "of-country")
    assert (lettering.texts[0].x, lettering.texts[0].anchor) == (300, "middle")


def test_the_script_of_a_name_is_seen_from_its_letters() -> None:
    assert is_arabic("القامشلي")
    assert not is_arabic("Qamishli")
