from __future__ import annotations

from musnad.linking.contradictions import contradictions_of
from musnad.linking.facts import Signature
from musnad.linking.origins import origins_of
from musnad.model.links import Contradiction
from tests.linking.made import fact, number, party, signature, speaker, spot, told


def of(*reports: Signature) -> list[Contradiction]:
    claims = told(*reports)
    return list(contradictions_of(claims, origins_of(claims)))


def kinds(*reports: Signature) -> list[tuple[str, str, str, bool]]:
    return [(one.kind, one.first.value, one.second.value, one.same_origin) for one in of(*reports)]


def test_numbers_that_exclude_each_other() -> None:
    four, eleven = (
        signature(name, [fact(numbers=(number("killed", how_many),))]) for name, how_many in (("a", 4), ("b", 11))
    )
    (found,) = of(four, eleven)
    assert (found.kind, found.count, found.first.value, found.second.value) == ("count", "killed", "11", "4")
    assert not found.same_origin
    assert found.first.sentence.text == "قُصف الجسر"
    assert [reason.code for reason in found.reasons] == ["numbers_apart"]


def test_the_same_number_and_one_left_open_do_not_exclude_each_other() -> None:
    assert kinds(*(signature(name, [fact(numbers=(number("killed", 4),))]) for name in "ab")) == []
    dozens = signature("a", [fact(numbers=(number("killed", 20, None),))])
    assert kinds(dozens, signature("b", [fact(numbers=(number("killed", 24),))])) == []
    assert kinds(dozens, signature("b", [fact(numbers=(number("killed", 4),))])) == [("count", "20-", "4", False)]


def test_parts_and_sums_do_not_exclude_the_whole() -> None:
    parts = signature("a", [fact("c1", numbers=(number("killed", 12),)), fact("c2", numbers=(number("killed", 5),))])
    assert kinds(parts, signature("b", [fact(numbers=(number("killed", 17),))])) == []
    assert kinds(parts, signature("b", [fact(numbers=(number("killed", 12),))])) == []
    assert [one[0] for one in kinds(parts, signature("b", [fact(numbers=(number("killed", 30),))]))] == ["count"]


def test_a_number_raised_by_one_agency_is_of_one_origin() -> None:
    reports = [
        signature(name, [fact(numbers=(number("killed", how_many),))], credited=["afp"])
        for name, how_many in (("a", 4), ("b", 7))
    ]
    assert kinds(*reports) == [("count", "4", "7", True)]


def test_two_sides_named_as_the_doer() -> None:
    army, rebels = (signature(name, [fact(actors=(party(who),))]) for name, who in (("a", "army"), ("b", "rebels")))
    assert kinds(army, rebels) == [("actor", "army", "rebels", False)]


def test_a_force_and_what_it_is_part_of_are_one_side() -> None:
    state = signature("a", [fact(actors=(party("state"),))])
    assert kinds(state, signature("b", [fact(actors=(party("air-force", "state"),))])) == []


def test_the_sides_of_a_clash_do_not_contradict_each_other() -> None:
    one = signature("a", [fact(actors=(party("army"),), targets=(party("rebels"),))])
    assert kinds(one, signature("b", [fact(actors=(party("rebels"),), targets=(party("army"),))])) == []


def test_those_who_act_together_anywhere_are_one_side() -> None:
    one, other = (signature(name, [fact(actors=(party(who),))]) for name, who in (("a", "army"), ("b", "allies")))
    assert kinds(one, other, signature("c", [fact(actors=(party("army"), party("allies")))])) == []


def test_doers_in_no_table_are_two_where_their_countries_are() -> None:
    def hit(*names: tuple[str, str | None]) -> list[tuple[str, str, str, bool]]:
        doers = [party(name, named=name == "army", country=country) for name, country in names]
        return kinds(*(signature(report, [fact(actors=(doer,))]) for report, doer in zip("ab", doers, strict=True)))

    assert hit(("طائرات روسية", "RU"), ("army", "SY")) == [("actor", "army", "طائرات روسية", False)]
    assert hit(("طائرات روسية", "RU"), ("طائرات سورية", "SY")) == [("actor", "طائرات روسية", "طائرات سورية", False)]
    assert hit(("طائرات سورية", "SY"), ("army", "SY")) == []
    assert hit(("طائرات", None), ("army", "SY")) == []
    assert hit(("طائرات روسية", "RU"), ("army", None)) == []


def test_one_voice_of_one_report_does_not_contradict_itself() -> None:
    toll = [
        fact(f"c{at}", numbers=(number("killed", how_many),), time=time)
        for at, (how_many, time) in enumerate(((4, "2022-01-29"), (9, "2022-01-30")))
    ]
    assert kinds(signature("a", toll)) == []
    army, rebels = (
        fact(name, numbers=(number("killed", how_many),), speaker=speaker(name))
        for name, how_many in (("army", 4), ("rebels", 9))
    )
    assert kinds(signature("a", [army, rebels])) == [("count", "4", "9", False)]


def test_meetings_are_no_deeds() -> None:
    reports = [
        signature(name, [fact(type="CONSULT", mode="meet", actors=(party(who),))])
        for name, who in (("a", "x"), ("b", "y"))
    ]
    assert kinds(*reports) == []


def test_places_that_lie_apart() -> None:
    one = signature("a", [fact(place=spot("الميادين", at=(35.02, 40.45)))])
    far = signature("b", [fact(place=spot("منبج", at=(36.53, 37.95)))])
    assert kinds(one, far) == [("place", "الميادين", "منبج", False)]
    near = signature("b", [fact(place=spot("العشارة", at=(34.92, 40.56)))])
    assert kinds(one, near) == []
    inside = signature("b", [fact(place=spot("حي السوق", "الميادين", at=(35.02, 40.46)))])
    assert kinds(one, inside) == []


def test_days_that_do_not_meet() -> None:
    sunday = signature("a", [fact(time="2022-01-30")])
    assert kinds(sunday, signature("b", [fact(time="2022-02-01")])) == [("time", "2022-01-30", "2022-02-01", False)]
    undated = signature("b", [fact(time="2022-02-01", dated=False)])
    assert kinds(sunday, undated) == []


def test_said_and_denied() -> None:
    said = signature("a", [fact()])
    assert kinds(said, signature("b", [fact(factuality="negated")])) == [("happened", "asserted", "negated", False)]
    assert kinds(said, signature("b", [fact(act="deny", speaker=speaker("army"))])) == [
        ("happened", "asserted", "negated", False)
    ]
    assert kinds(said, signature("b", [fact()])) == []


def test_who_denies_an_attack_denies_the_harm_it_did() -> None:
    dead = signature("a", [fact(type="HARM", mode="killed", numbers=(number("killed", 19),))])
    denied = signature("b", [fact(act="deny", factuality="possible", speaker=speaker("army"))])
    assert kinds(dead, denied) == [("happened", "asserted", "negated", False)]
    unhurt = signature("b", [fact(type="HARM", mode="injured", factuality="negated")])
    assert kinds(signature("a", [fact()]), unhurt) == []


def test_one_contradiction_of_two_values_however_many_claims_give_them() -> None:
    fours = [signature(name, [fact(numbers=(number("killed", 4),))]) for name in "abc"]
    elevens = [signature(name, [fact(numbers=(number("killed", 11),))]) for name in "xyz"]
    assert len(of(*fours, *elevens)) == 1
