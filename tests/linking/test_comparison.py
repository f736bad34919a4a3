from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from musnad.linking.comparison import Compared, OriginRow, Rule, Sharing, counts, folded, rows_of, weighed
from musnad.linking.contradictions import contradictions_of
from musnad.linking.corroboration import support_of
from musnad.linking.facts import Signature
from musnad.linking.grading import grade_of, tallies_of
from musnad.linking.origins import origins_of
from musnad.linking.told import Told
from musnad.model import Excerpt
from musnad.model.links import ClaimKey, Copy, Incident
from tests.linking.made import fact, number, party, signature, speaker, spot, told

RULES: tuple[Rule, ...] = ("all", "eyewitness", "official", "without_parties")


def incident_of(claims: Sequence[Told], sides: frozenset[str] = frozenset()) -> Incident:
    origins = origins_of(claims, sides)
    contradictions = contradictions_of(claims, origins)
    return Incident(
        id="incident:1",
        claims=(),
        reports=(),
        origins=origins,
        support=support_of(claims, origins),
        contradictions=contradictions,
        grade=grade_of(claims, origins, contradictions),
        tallies=tallies_of(claims, origins),
    )


def laid_out(*reports: Signature, times: dict[ClaimKey, Excerpt] | None = None) -> tuple[OriginRow, ...]:
    claims = told(*reports)
    return rows_of(incident_of(claims), Compared(claims, {}, (), times or {}))


def cell(row: OriginRow, field: str) -> list[tuple[str, bool]]:
    return [(each.value, bool(each.contradictions)) for each in row.values if each.field == field]


KILLED_4 = (number("killed", 4),)
KILLED_7 = (number("killed", 7),)


def test_each_origin_is_a_row_with_its_values_and_their_words() -> None:
    doer, place = party("قوات الضفة"), spot("الباب")
    own = fact(speaker=speaker("rescuers"), actors=(doer,), place=place, numbers=KILLED_4)
    one, other = laid_out(signature("a", [own]), signature("b", [fact(speaker=speaker("police"))]))
    assert (one.origin.name, other.origin.name) == ("rescuers", "police")
    assert cell(one, "actor") == [("قوات الضفة", False)]
    assert cell(one, "place") == [("الباب", False)]
    assert cell(one, "count") == [("killed:4", False)]
    assert cell(other, "count") == []
    (words,) = next(each for each in one.values if each.field == "actor").told
    assert (words.key, words.words) == (ClaimKey("a", "c1"), doer.words)


def test_values_that_contradict_are_marked_wherever_they_are_told() -> None:
    reports = [
        signature(name, [fact(speaker=speaker(name), numbers=numbers)])
        for name, numbers in (("a", KILLED_4), ("b", KILLED_7), ("c", KILLED_4), ("d", ()))
    ]
    assert [cell(row, "count") for row in laid_out(*reports)] == [
        [("killed:4", True)],
        [("killed:7", True)],
        [("killed:4", True)],
        [],
    ]


def test_a_denial_marks_what_it_denies_and_nothing_else() -> None:
    attack, arrest = fact("c1", speaker=speaker("rescuers")), fact("c2", type="COERCE", speaker=speaker("police"))
    denial = fact("c3", factuality="negated", speaker=speaker("ministry"))
    rows = laid_out(signature("a", [attack]), signature("b", [arrest]), signature("c", [denial]))
    assert [cell(row, "happened") for row in rows] == [
        [("asserted", True)],
        [("asserted", False)],
        [("negated", True)],
    ]


def test_harm_is_denied_with_the_attack() -> None:
    harm = fact("c1", type="HARM", mode="killed", speaker=speaker("rescuers"))
    denial = fact("c2", factuality="negated", speaker=speaker("ministry"))
    rows = laid_out(signature("a", [harm]), signature("b", [denial]))
    assert [cell(row, "happened") for row in rows] == [[("asserted", True)], [("negated", True)]]


def test_a_time_has_its_own_words_where_they_are_known() -> None:
    when = Excerpt(5, 8, "أمس")
    (row,) = laid_out(signature("a", [fact(time="2022-01-30")]), times={ClaimKey("a", "c1"): when})
    (value,) = [each for each in row.values if each.field == "time"]
    assert [(each.words, each.sentence) for each in value.told] == [(when, 0)]


def test_an_only_eyewitness_counts_alone() -> None:
    claims = told(
        signature("a", [fact(speaker=speaker("ministry", official=True), numbers=KILLED_4)]),
        signature("b", [fact(speaker=speaker("neighbour", eyewitness=True), numbers=KILLED_7)]),
    )
    incident = incident_of(claims)
    seen = weighed(claims, incident, "eyewitness")
    assert [tally.best for tally in seen.tallies] == [7]
    assert len(seen.origins) == 1
    assert [tally.best for tally in weighed(claims, incident, "official").tallies] == [4]
    assert seen.grade is not None
    assert seen.grade.rule == "one_origin"


def test_the_sides_of_it_can_be_left_out() -> None:
    doer = party("قوات الضفة")
    claims = told(
        signature("a", [fact(speaker=speaker("قوات الضفة"), actors=(doer,))]),
        signature("b", [fact(speaker=speaker("rescuers"), actors=(doer,))]),
    )
    incident = incident_of(claims, frozenset({"actor:قوات الضفة"}))
    assert incident.grade is not None
    assert incident.grade.rule == "party_accepts"
    without = weighed(claims, incident, "without_parties")
    assert [origin.name for origin in incident.origins if origin.id in without.origins] == ["rescuers"]
    assert without.grade is not None
    assert without.grade.rule == "one_origin"


def test_where_nobody_counts_there_is_neither_grade_nor_number() -> None:
    claims = told(signature("a", [fact(numbers=KILLED_4)]))
    nobody = weighed(claims, incident_of(claims), "eyewitness")
    assert (nobody.origins, nobody.support, nobody.grade, nobody.tallies) == ((), (), None, ())


SPEAKERS = st.builds(speaker, st.sampled_from("abcd"), official=st.booleans(), eyewitness=st.booleans()) | st.none()
FACTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "speaker": SPEAKERS,
        "factuality": st.sampled_from(["asserted", "negated"]),
        "type": st.sampled_from(["ASSAULT", "HARM", "COERCE"]),
        "numbers": st.sampled_from([(), KILLED_4, KILLED_7]),
        "actors": st.sampled_from([(), (party("a"),), (party("x"),)]),
        "place": st.sampled_from([None, spot("الباب"), spot("منبج")]),
    }
)
REPORTS = st.lists(st.lists(FACTS, min_size=1, max_size=3), min_size=1, max_size=4)


def case_of(reports: Sequence[Sequence[dict[str, Any]]]) -> tuple[list[Told], Incident]:
    claims = told(
        *(
            signature(f"r{at}", [fact(f"c{number}", **fields) for number, fields in enumerate(facts)])
            for at, facts in enumerate(reports)
        )
    )
    return claims, incident_of(claims, frozenset({"actor:a", "actor:x"}))


@given(REPORTS)
def test_no_rule_raises_a_count(reports: Sequence[Sequence[dict[str, Any]]]) -> None:
    claims, incident = case_of(reports)
    behind = {(each.field, each.value, each.entity): set(each.origins) for each in incident.support}
    for rule in RULES:
        found = weighed(claims, incident, rule)
        assert set(found.origins) == {origin.id for origin in incident.origins if counts(origin, rule)}
        for each in found.support:
            assert set(each.origins) <= behind[each.field, each.value, each.entity] & set(found.origins)
    assert weighed(claims, incident, "all").support == incident.support


@given(REPORTS)
def test_the_rows_hold_every_value_of_every_claim(reports: Sequence[Sequence[dict[str, Any]]]) -> None:
    claims, incident = case_of(reports)
    rows = rows_of(incident, Compared(claims, {}))
    found = {
        (value.field, value.value, value.entity, words.key)
        for row in rows for value in row.values for words in value.told
    }  # fmt: skip
    assert found == {(each.field, each.value, each.entity, key) for each in incident.support for key in each.claims}
    sides = {
        (each.kind, ref, voice.key)
        for each in incident.contradictions for ref in [each.id] for voice in (each.first, each.second)
    }  # fmt: skip
    marked = {
        (value.field, ref, words.key)
        for row in rows for value in row.values for ref in value.contradictions for words in value.told
    }  # fmt: skip
    assert sides <= marked


def copy(first: str, second: str, of_first: float = 0.5, of_second: float = 0.5) -> Copy:
    return Copy(first=first, second=second, of_first=of_first, of_second=of_second)


def test_copies_stand_behind_what_they_copy() -> None:
    days = {"a": "2022-02-02", "b": "2022-02-01", "c": "2022-02-03", "d": None}
    copies = [copy("a", "b", 0.9, 0.4), copy("a", "c", 0.2, 0.8), copy("b", "c", 0.2, 0.3), copy("c", "z")]
    found = folded("abcd", days, copies)
    assert [(each.report, each.copies) for each in found] == [
        ("b", None),
        ("a", Sharing("b", 0.9, 0.4)),
        ("c", Sharing("a", 0.8, 0.2)),
        ("d", None),
    ]


@pytest.mark.parametrize("reports", ["ab", "ba"])
def test_of_one_day_the_smaller_id_is_the_original(reports: str) -> None:
    assert [each.report for each in folded(reports, {}, [copy("a", "b")])] == ["a", "b"]


NAMES = st.sampled_from("abcdefgh")
PAIRS = st.dictionaries(
    st.tuples(NAMES, NAMES).filter(lambda ends: ends[0] < ends[1]), st.tuples(st.floats(0, 1), st.floats(0, 1))
)


@given(st.sets(NAMES), st.dictionaries(NAMES, st.sampled_from(["2022-01-01", "2022-01-02"]) | st.none()), PAIRS)
def test_folding_loses_no_report_and_none_stands_before_what_it_copies(
    reports: set[str], days: dict[str, str | None], pairs: dict[tuple[str, str], tuple[float, float]]
) -> None:
    copies = [copy(*ends, *shares) for ends, shares in pairs.items()]
    found = folded(reports, days, copies)
    order = [each.report for each in found]
    assert sorted(order) == sorted(reports)
    for each in found:
        if each.copies is not None:
            assert order.index(each.copies.report) < order.index(each.report)
            assert tuple(sorted((each.report, each.copies.report))) in pairs


def test_words_stand_in_the_sentence_that_holds_them() -> None:
    place = fact(place=spot("الباب"), place_words=Excerpt(20, 25, "الباب"), numbers=(number("killed", 4),))
    far = replace(signature("a", [place]), sentences=(Excerpt(0, 10, "قُصف الجسر"), Excerpt(15, 30, "وقع في الباب أمس")))
    (row,) = laid_out(far)
    found = {value.field: [each.sentence for each in value.told] for value in row.values}
    assert (found["place"], found["happened"]) == ([1], [0])
