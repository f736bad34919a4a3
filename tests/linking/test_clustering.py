from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from musnad.linking.clustering import clusters
from musnad.linking.frames import NOTHING, Frame, join, joint

ITEMS = "abcdefgh"
SCORES = st.dictionaries(st.sampled_from(list(combinations(ITEMS, 2))), st.floats(0, 1), max_size=28)


def grouped(scores: dict[tuple[str, str], float], least: float = 0.5, doubt: float = 0.0) -> list[list[str]]:
    return clusters(dict.fromkeys(ITEMS[:4], True), scores, lambda one, other: True, least, doubt)  # noqa: ARG005  # no frame


def test_a_chain_of_neighbours_does_not_join_its_ends() -> None:
    chain = {("a", "b"): 0.9, ("b", "c"): 0.8, ("c", "d"): 0.9}
    assert grouped(chain) == [["a", "b"], ["c", "d"]]


def test_what_all_pairs_say_is_joined() -> None:
    assert grouped(dict.fromkeys(combinations("abcd", 2), 0.6)) == [["a", "b", "c", "d"]]


def test_one_pair_is_less_sure_than_many() -> None:
    assert grouped({("a", "b"): 0.55}, doubt=0.1) == [["a"], ["b"], ["c"], ["d"]]
    strong = {("a", "b"): 0.9, ("c", "d"): 0.9, **{(one, other): 0.56 for one in "ab" for other in "cd"}}
    assert grouped(strong, doubt=0.1) == [["a", "b", "c", "d"]]


def test_what_cannot_be_one_is_not_joined_by_a_third() -> None:
    frames = {"a": Frame(frozenset({"SY"}), None, None), "b": NOTHING, "c": Frame(frozenset({"YE"}), None, None)}
    assert clusters(frames, dict.fromkeys(combinations("abc", 2), 0.9), join, 0.5, 0.0) == [["a", "b"], ["c"]]


@given(SCORES, st.permutations(ITEMS))
def test_the_order_of_what_comes_in_makes_no_difference(scores: dict[tuple[str, str], float], order: list[str]) -> None:
    turned = {(other, one): score for (one, other), score in reversed(scores.items())}
    first = clusters(dict.fromkeys(ITEMS, True), scores, lambda one, other: True, 0.5, 0.1)  # noqa: ARG005  # no frame
    assert clusters(dict.fromkeys(order, True), turned, lambda one, other: True, 0.5, 0.1) == first  # noqa: ARG005  # no frame
    assert sorted(item for group in first for item in group) == sorted(ITEMS)


FRAMES = st.builds(
    Frame,
    st.frozensets(st.sampled_from(["SY", "YE", "IQ"]), max_size=2),
    st.none() | st.integers(1, 9),
    st.none() | st.integers(1, 9),
)


@given(FRAMES, FRAMES)
def test_frames_join_alike_from_both_sides(one: Frame, other: Frame) -> None:
    assert join(one, other) == join(other, one)


def test_days_that_follow_each_other_join_once() -> None:
    first, second, third = (Frame(frozenset(), day, day) for day in (1, 2, 3))
    both = join(first, second)
    assert both is not None
    assert join(both, third) is None or join(first, third) is None
    assert join(first, third) is None
    assert joint([first, second, Frame(frozenset({"SY"}), None, None)]).countries == {"SY"}
