"""A case at a glance: what counts, and what comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.judge import Judge, decide
from musnad.case.overview import (
    clashes,
    doubtful,
    figures,
    opening_of,
    read_last,
    reports_told,
    sentence_around,
    to_review,
)
from musnad.case.reading import Tools
from musnad.case.status import failures, refused, status
from musnad.case.store.tables import incident_claims, incidents, reports, texts
from musnad.model.links import ClaimKey
from tests.case import bombing
from tests.case.bombing import keys_of
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, rows

RIMA = Judge("Rima", CLOCK, "قرأت التقرير")


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    bombing.fill(made, tools, tmp_path / "in")
    return made


def test_the_figures_are_those_of_the_tables(case: Case) -> None:
    with case.reading() as connection:
        found = figures(connection)
    told = status(case)
    assert (found.originals, found.reports, found.done, found.failed) == (5, 4, told.done, told.failed)
    assert (found.claims, found.incidents, found.refused) == (told.claims, told.incidents, told.refused)
    kept = rows(case, incidents)
    assert found.origins == sum(row["origins"] for row in kept)
    assert found.contradicted == sum(row["contradictions"] > 0 for row in kept) > 0
    assert (found.judged, found.unsure, found.disputed, found.outdated) == (3, 0, 0, 0)


def test_an_empty_case_is_all_noughts(new_case: NewCase) -> None:
    with new_case().reading() as connection:
        found = figures(connection)
        assert {getattr(found, name) for name in found.__struct_fields__} == {0}
        for listed in (to_review, clashes, doubtful, read_last):
            assert listed(connection, 5) == ()


def test_what_to_review_first_is_what_most_hangs_on_and_nobody_has_judged(case: Case) -> None:
    with case.reading() as connection:
        keys = keys_of(connection)
        found = to_review(connection, 100)
        assert to_review(connection, 2) == found[:2]
    ranks = [(each.contradictions > 0, each.origins) for each in found]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > ranks[-1]
    assert {ClaimKey(each.report, each.claim) for each in found}.isdisjoint(keys[:3])
    by_incident = [each.incident for each in found]
    assert max(by_incident.count(incident) for incident in by_incident) <= 2


def test_what_was_judged_leaves_the_list_until_it_is_empty(case: Case) -> None:
    total = len(rows(case, incident_claims))
    seen: set[ClaimKey] = set()
    while True:
        with case.writing() as connection:
            found = to_review(connection, 4)
            for each in found:
                key = ClaimKey(each.report, each.claim)
                assert key not in seen
                seen.add(key)
                decide(connection, RIMA, key, "accepted")
        if not found:
            break
    assert len(seen) == total - 3


def test_a_claim_is_shown_with_its_sentence_and_who_tells_it(case: Case) -> None:
    with case.reading() as connection:
        found = to_review(connection, 100)
        text = dict(
            connection.execute(sa.select(reports.c.id, texts.c.text).join(texts, texts.c.id == reports.c.text)).all()
        )
    assert any(each.speaker and each.speaker_en for each in found)
    for each in found:
        assert each.sentence in " ".join(text[each.report].split())
        assert len(each.sentence) > 20


def test_both_sides_of_a_contradiction_are_told_with_their_origins(case: Case) -> None:
    with case.reading() as connection:
        found = clashes(connection, 10)
    assert found
    counted = found[0]
    assert counted.kind == "count"
    for each in found:
        assert each.first.value != each.second.value
        assert each.first.sentence
        assert each.first.words in each.first.sentence
    assert {counted.first.outlet, counted.second.outlet} <= set(bombing.REPORTS)
    assert counted.first.origin != counted.second.origin
    assert counted.place == "مدينة الباب"


def test_what_people_are_not_sure_of_or_judge_differently_is_listed_the_last_first(case: Case) -> None:
    with case.writing() as connection:
        keys = keys_of(connection)
        decide(connection, RIMA, keys[0], "rejected")  # which another has accepted
        decide(connection, RIMA, keys[4], "unsure")
        found = doubtful(connection, 10)
        numbers = figures(connection)
    assert [(ClaimKey(each.report, each.claim), each.doubt) for each in found] == [
        (keys[4], "unsure"),
        (keys[0], "disputed"),
    ]
    assert (numbers.unsure, numbers.disputed) == (1, 1)


def test_reports_are_told_as_they_are_wanted(case: Case) -> None:
    with case.reading() as connection:
        ids = [row["id"] for row in rows(case, reports)]
        found = reports_told(connection, [*ids[::-1], "none"])
        last = read_last(connection, 2)
    assert [each.report for each in found] == ids[::-1]
    assert sum(each.claims for each in found) == status(case).claims
    assert {each.outlet for each in found} == set(bombing.REPORTS)
    assert len(last) == 2
    assert set(last) <= set(found)


def test_failures_and_refusals_are_listed_with_where_they_came_from(case: Case) -> None:
    (part,), total = refused(case, 0, 5)
    assert (part.place, part.key.partition(".")[0], total) == ("bad.txt", "input", 1)
    assert refused(case, 1, 5) == ((), 1)
    assert failures(case, 0, 5) == ((), 0)


@given(st.text(st.characters(codec="utf-8")))
def test_the_opening_of_a_text_is_its_first_words_in_one_line(text: str) -> None:
    found = opening_of(text)
    assert "\n" not in found
    assert len(found) <= 160
    assert " ".join(text.split()).startswith(found.removesuffix("…"))


@given(st.text("اب .؟\n", min_size=1), st.data())
def test_the_sentence_around_a_character_holds_it_and_no_end_before_it(passage: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(passage) - 1))
    found = sentence_around(passage, at)
    assert found in " ".join(passage.split())
    if passage[at] in "اب":
        assert passage[at] in found
