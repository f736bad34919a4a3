from __future__ import annotations

import pytest
from msgspec.structs import replace

from musnad.linking.contradictions import contradictions_of
from musnad.linking.facts import Party, Signature
from musnad.linking.grading import grade_of, tallies_of
from musnad.linking.origins import origins_of
from musnad.model.links import Tally
from tests.linking.made import fact, number, party, signature, speaker, told


def graded(*reports: Signature) -> tuple[str, str] | None:
    claims = told(*reports)
    origins = origins_of(claims)
    grade = grade_of(claims, origins, contradictions_of(claims, origins))
    return None if grade is None else (grade.level, grade.rule)


def tallied(*reports: Signature) -> tuple[Tally, ...]:
    claims = told(*reports)
    return tallies_of(claims, origins_of(claims))


def test_confirmed_where_the_doer_says_so() -> None:
    own = signature("a", [fact(actors=(party("army"),), speaker=speaker("army-spokesman", "army"))])
    assert graded(own) == ("confirmed", "party_accepts")


def test_not_confirmed_by_an_agency_of_the_state() -> None:
    agency = speaker("state-agency", "state", actor_type="media")
    assert graded(signature("a", [fact(actors=(party("state"),), speaker=agency)])) == ("weak", "one_origin")


def test_not_confirmed_by_the_side_that_was_hit() -> None:
    victim = signature("a", [fact(actors=(party("army"),), targets=(party("rebels"),), speaker=speaker("rebels"))])
    assert graded(victim) == ("weak", "one_origin")


def test_contested_where_different_sides_are_blamed() -> None:
    reports = [signature(name, [fact(actors=(party(who),))]) for name, who in (("a", "army"), ("b", "rebels"))]
    assert graded(*reports) == ("contested", "sides_blame_each_other")


def test_contested_where_it_is_denied_by_another() -> None:
    denial = signature("b", [fact(act="deny", speaker=speaker("ministry"))])
    assert graded(signature("a", [fact()]), denial) == ("contested", "denied")


def test_contested_where_doers_of_two_countries_are_blamed_that_are_in_no_table() -> None:
    planes = [party(f"طائرات {name}", named=False, country=code) for name, code in (("روسية", "RU"), ("سورية", "SY"))]
    reports = [signature(name, [fact(actors=(doer,))]) for name, doer in zip("ab", planes, strict=True)]
    assert graded(*reports) == ("contested", "sides_blame_each_other")


def test_fair_where_the_doer_is_known_by_the_country_alone() -> None:
    planes = party("طائرات روسية", named=False, country="RU")
    assert graded(*(signature(name, [fact(actors=(planes,))]) for name in "ab")) == ("fair", "several_origins")


def test_fair_by_two_origins_that_name_the_doer() -> None:
    reports = [signature(name, [fact(actors=(party("army"),))]) for name in "ab"]
    assert graded(*reports) == ("fair", "several_origins")


def unlisted(name: str) -> Party:
    return replace(party(name, named=False), named=True)


def test_weak_where_two_doers_are_named_that_nothing_joins() -> None:
    names = (unlisted("كتائب الوادي"), unlisted("لواء الساحل"))
    reports = [signature(name, [fact(actors=(doer,))]) for name, doer in zip("ab", names, strict=True)]
    assert graded(*reports) == ("weak", "doers_unlike")
    against = signature("b", [fact(actors=(party("army"),))])
    assert graded(reports[0], against) == ("weak", "doers_unlike")


def test_fair_where_a_word_joins_the_names_of_the_doer() -> None:
    names = (unlisted("كتائب الوادي"), unlisted("مقاتلو الوادي"))
    reports = [signature(name, [fact(actors=(doer,))]) for name, doer in zip("ab", names, strict=True)]
    assert graded(*reports) == ("fair", "several_origins")


def test_two_outlets_with_one_agency_are_no_two_origins() -> None:
    reports = [signature(name, [fact(actors=(party("army"),))], credited=["afp"]) for name in "ab"]
    assert graded(*reports) == ("weak", "one_origin")


def test_weak_where_nobody_is_named() -> None:
    assert graded(*(signature(name, [fact()]) for name in "ab")) == ("weak", "no_side_named")


def test_discounted_where_fighters_alone_were_hurt() -> None:
    dead = fact(type="HARM", mode="killed", targets=(party("خمسة مسلحين", role="fighter", named=False),))
    assert graded(signature("a", [dead])) == ("discounted", "fighters_only")
    civilian = fact("c2", type="HARM", mode="killed", targets=(party("طفل", role="civilian", named=False),))
    assert graded(signature("a", [dead, civilian])) == ("weak", "one_origin")


def test_who_denies_it_is_no_origin_of_it() -> None:
    said = fact(actors=(party("army"),), speaker=speaker("rescuers"))
    denied = fact("c2", type="CONTROL", mode="capture", act="deny", speaker=speaker("army"))
    assert graded(signature("a", [said]), signature("b", [denied])) == ("weak", "one_origin")


def test_no_grade_for_what_is_no_deed_or_has_not_happened() -> None:
    assert graded(signature("a", [fact(type="CONSULT", mode="meet")])) is None
    assert graded(signature("a", [fact(factuality="future")])) is None


def test_the_number_of_most_origins_is_the_best() -> None:
    numbers = (("a", 4), ("b", 4), ("c", 11))
    (tally,) = tallied(*(signature(name, [fact(numbers=(number("killed", how_many),))]) for name, how_many in numbers))
    assert (tally.low, tally.best, tally.high, tally.rule) == (4, 4, 11, "most_origins")
    assert [key.report for key in tally.best_claims] == ["a", "b"]
    assert [key.report for key in tally.high_claims] == ["c"]


def test_ten_outlets_with_one_agency_do_not_outvote_two() -> None:
    wire = [signature(f"w{at}", [fact(numbers=(number("killed", 11),))], credited=["afp"]) for at in range(10)]
    own = [signature(name, [fact(numbers=(number("killed", 4),))]) for name in "ab"]
    (tally,) = tallied(*wire, *own)
    assert (tally.best, tally.rule) == (4, "most_origins")


def test_of_numbers_told_alike_the_lowest_is_the_best() -> None:
    (tally,) = tallied(
        *(signature(name, [fact(numbers=(number("killed", how_many),))]) for name, how_many in (("a", 4), ("b", 11)))
    )
    assert (tally.low, tally.best, tally.high, tally.rule) == (4, 4, 11, "lowest_of_equals")


def test_one_number_alone() -> None:
    (tally,) = tallied(signature("a", [fact(numbers=(number("injured", 20, None),))]))
    assert (tally.kind, tally.low, tally.best, tally.high, tally.rule) == ("injured", 20, 20, None, "one_number")


def test_the_latest_report_of_an_origin_counts() -> None:
    reports = [
        signature("a", [fact(numbers=(number("killed", 4),))], credited=["afp"], published="2022-01-30"),
        signature("b", [fact(numbers=(number("killed", 7),))], credited=["afp"], published="2022-01-31"),
    ]
    (tally,) = tallied(*reports)
    assert (tally.low, tally.best, tally.high, tally.rule) == (4, 7, 7, "most_origins")
    assert [[key.report for key in held] for held in (tally.low_claims, tally.best_claims)] == [["a"], ["b"]]


@pytest.mark.parametrize(("first", "copied"), [(14, 16), (16, 14)])
def test_an_altered_copy_does_not_erase_the_number_it_altered(first: int, copied: int) -> None:
    reports = [
        signature(
            name,
            [fact(numbers=(number("killed", how_many),), speaker=speaker("rescuers"))],
            published="2022-01-30",
        )
        for name, how_many in (("a", first), ("b", copied))
    ]
    (tally,) = tallied(*reports)
    assert (tally.low, tally.best, tally.high) == (14, 14, 16)


def test_a_part_is_no_low() -> None:
    (tally,) = tallied(
        signature("a", [fact("c1", numbers=(number("killed", 10),)), fact("c2", numbers=(number("killed", 2),))])
    )
    assert (tally.low, tally.best, tally.high) == (10, 10, 10)


def test_what_is_denied_is_not_counted() -> None:
    assert tallied(signature("a", [fact(factuality="negated", numbers=(number("killed", 4),))])) == ()
