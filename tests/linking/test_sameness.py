from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from msgspec.structs import replace

from musnad.linking.facts import Fact, Happening, Signature
from musnad.linking.sameness import Report, Side, same_happening, same_news
from tests.linking.made import fact, number, party, signature, spot


def side(
    *facts: Fact, words: tuple[tuple[int, float], ...] = ((1, 5.0), (2, 5.0)), published: str = "2022-01-31"
) -> Side:
    return Side(signature("r", facts, published=published), Happening(tuple(range(len(facts))), words, ()))


def codes(one: Side, other: Side) -> set[str] | None:
    score = same_happening(one, other)
    return None if score is None else {reason.code for reason in score.reasons}


MAYADIN = spot("الميادين", "دير الزور", at=(35.02, 40.45))
MANBIJ = spot("منبج", "حلب", at=(36.53, 37.95))


def test_two_countries_are_never_one() -> None:
    syria = side(fact(place=MAYADIN))
    assert same_happening(syria, side(fact(place=spot("تعز", country="YE")))) is None
    assert same_happening(syria, side(fact())) is not None


def test_a_town_that_may_be_in_two_countries_is_left_open() -> None:
    unsettled = replace(spot("طرابلس", country=None), authority=None, within=(), open=True)
    libya, open_ = (fact(place=place, time="2022-01-30") for place in (spot("طرابلس", country="LY"), unsettled))
    assert same_happening(side(libya), side(open_)) is None
    assert same_happening(side(open_), side(open_)) is not None
    one, other = (side(replace(each, passages=(7, 8))) for each in (libya, open_))
    assert same_happening(one, other) is None


def test_two_towns_that_lie_apart_are_never_one_whatever_else_they_share() -> None:
    toll = (number("killed", 14),)
    strikes = [fact(time="2022-01-30", place=place, numbers=toll) for place in (MAYADIN, MANBIJ)]
    assert same_happening(side(strikes[0]), side(strikes[1]), news=1.0) is None
    for first, second, alike in (
        ((7, 8), (7, 8), True),
        ((7,), (7,), False),
        ((7, 8, 1, 2, 3), (7, 8, 4, 5, 6), False),
    ):
        one, other = (
            side(replace(strike, passages=held)) for strike, held in zip(strikes, (first, second), strict=True)
        )
        assert (same_happening(one, other) is not None) == alike
    near = spot("العشارة", "دير الزور", at=(34.92, 40.56))
    inside = spot("حي السوق", "منبج", at=(35.9, 38.6), level="exact")
    assert same_happening(side(strikes[0]), side(fact(place=near))) is not None
    assert same_happening(side(strikes[1]), side(fact(place=inside))) is not None


def test_days_that_do_not_meet_are_never_one() -> None:
    sunday = side(fact(time="2022-01-30"))
    assert same_happening(sunday, side(fact(time="2022-01-28"))) is None
    assert codes(sunday, side(fact(time="2022-01-30"))) == {"nothing_known", "same_mode", "same_day", "words"}
    assert codes(sunday, side(fact(time="2022-01-29", dated=False))) == {
        "nothing_known",
        "same_mode",
        "next_day",
        "words",
    }


def test_kinds_that_are_never_one() -> None:
    assert same_happening(side(fact()), side(fact(type="CONSULT", mode="meet"))) is None
    assert "kin_type" in (codes(side(fact()), side(fact(type="HARM", mode="killed"))) or set())


def test_what_is_to_come_is_not_what_was() -> None:
    assert same_happening(side(fact()), side(fact(factuality="future"))) is None


def test_what_is_denied_of_a_place_and_a_day_is_what_was_told_of_them() -> None:
    told = side(fact(time="2022-01-30", place=MAYADIN))
    denied = fact(time="2022-01-30", place=MAYADIN, factuality="possible", act="deny")
    assert same_happening(told, side(denied)) is not None
    for other in (replace(denied, place=None), replace(denied, dated=False), replace(denied, act="assert")):
        assert same_happening(told, side(other)) is None


def test_a_place_a_day_and_a_kind_are_not_enough_and_words_with_them_are() -> None:
    strike = fact(time="2022-01-30", place=MAYADIN)
    others = side(strike, words=((7, 5.0), (8, 5.0)))
    alone, together = same_happening(side(strike), others), same_happening(side(strike), side(strike))
    assert alone is not None
    assert together is not None
    assert alone.value < 0.5 < together.value


def test_the_larger_the_number_both_tell_the_more_it_says() -> None:
    weights = []
    for how_many in (2, 15, 230):
        told = side(fact(numbers=(number("killed", how_many),)))
        score = same_happening(told, told)
        assert score is not None
        weights.append(next(reason.weight or 0.0 for reason in score.reasons if reason.code == "same_number"))
    assert weights == sorted(set(weights))


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (MAYADIN, MAYADIN, "same_place"),
        (MAYADIN, spot("دير الزور", level="province"), "place_within"),
        (MAYADIN, spot("منبج", "حلب", at=(36.53, 37.95), level="near"), "places_far"),
        (MAYADIN, spot("العشارة", at=(34.92, 40.56)), "places_near"),
        (spot("ريف حلب", level="area"), spot("ريف حماة", level="area"), "places_apart"),
    ],
)
def test_places(one: object, other: object, code: str) -> None:
    assert code in (codes(side(fact(place=one)), side(fact(place=other))) or set())


def test_a_force_is_the_state_it_is_part_of_and_not_the_other_side() -> None:
    force, state, rebels = (
        side(fact(actors=(each,))) for each in (party("air-force", "state"), party("state"), party("rebels"))
    )
    assert "same_actor" in (codes(force, state) or set())
    assert "other_actor" in (codes(force, rebels) or set())
    assert not {"same_actor", "other_actor"} & (codes(force, side(fact())) or set())


def test_scores_are_the_same_from_both_sides(signatures: Mapping[str, Signature]) -> None:
    reports = [Report(one) for one in signatures.values()]
    for one, other in product(reports, reports):
        first, second = same_news(one, other), same_news(other, one)
        assert (first and first.value) == (second and second.value)
        for at, to in product(one.first, other.first):
            there, back = same_happening(one.side(at), other.side(to)), same_happening(other.side(to), one.side(at))
            assert (there and there.value) == (back and back.value)


def test_one_news_in_other_words_and_another_news_in_like_words(signatures: Mapping[str, Signature]) -> None:
    wire, own, other = (Report(signatures[name]) for name in ("bomb-wire", "bomb-own", "other-bomb"))
    same, different = same_news(wire, own), same_news(wire, other)
    assert same is not None
    assert same.value > (0.0 if different is None else different.value)
    assert same_news(wire, Report(signatures["yemen-strike"])) is None
