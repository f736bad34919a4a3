from __future__ import annotations

import pytest
import sqlalchemy as sa

from musnad.case import judge
from musnad.case.case import Case
from musnad.case.judge import Correction, Judge
from musnad.case.review import Viewer, disagreements, judged_in, judged_of
from musnad.case.store.tables import claims
from musnad.model.links import ClaimKey
from musnad.reading import Reader
from tests.case.conftest import NewCase
from tests.case.filled import fill
from tests.case.test_judge import keys

AT = "2022-02-01T08:00:00Z"
SALMA, OMAR = Judge("سلمى", AT), Judge("Omar", "2022-02-01T09:00:00Z", "a figure of speech")


@pytest.fixture
def case(new_case: NewCase, reader: Reader) -> Case:
    made = new_case()
    with made.writing() as connection:
        fill(connection, reader)
    return made


def who(connection: sa.Connection, viewer: Viewer, key: ClaimKey) -> list[str]:
    return [each.who for each in viewer.sees(judged_of(connection, key))]


def differing(connection: sa.Connection, viewer: Viewer) -> list[ClaimKey]:
    found, total = disagreements(connection, viewer)
    assert total == len(found)
    return [ClaimKey(each.report, each.claim) for each in found]


def test_what_people_judge_is_told_claim_by_claim(case: Case) -> None:
    with case.writing() as connection:
        first, second, *_ = keys(connection)
        judge.decide(connection, SALMA, first, "accepted")
        judge.decide(connection, OMAR, first, "rejected")
        judge.correct(connection, SALMA, second, Correction("time", "2022-01-30"))
        found = judged_in(connection, first.report)
    assert set(found) == {first.claim, second.claim}
    omar, salma = found[first.claim]
    assert (omar.who, omar.verdict, omar.reason, omar.at) == ("Omar", "rejected", "a figure of speech", OMAR.at)
    assert (salma.verdict, salma.corrections) == ("accepted", {})
    assert found[second.claim][0].corrections["time"].value == "2022-01-30"


def test_who_reviews_blind_sees_others_behind_their_own_verdict(case: Case) -> None:
    blind, seeing = Viewer("Omar", blind=True), Viewer("Omar")
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.decide(connection, SALMA, key, "accepted")
        assert (who(connection, blind, key), who(connection, seeing, key)) == ([], ["سلمى"])
        judge.decide(connection, OMAR, key, "rejected")
        assert who(connection, blind, key) == ["Omar", "سلمى"]
        judge.undo(connection, OMAR, judge.last_entry(connection, "Omar"))
        assert who(connection, blind, key) == []


def test_people_differ_in_verdicts_and_in_what_they_put(case: Case) -> None:
    with case.writing() as connection:
        first, second, third, *_ = keys(connection)
        for key in (first, second, third):
            judge.decide(connection, SALMA, key, "accepted")
            judge.decide(connection, OMAR, key, "rejected" if key == first else "accepted")
        assert differing(connection, Viewer("x")) == [first]
        judge.correct(connection, OMAR, third, Correction("time", "2022-01-30"))
        assert differing(connection, Viewer("x")) == [third, first]
        judge.correct(connection, SALMA, third, Correction("time", "2022-01-30"))
        assert differing(connection, Viewer("x")) == [first]
        (found,), _ = disagreements(connection, Viewer("x"))
    assert [(each.who, each.verdict) for each in found.judged] == [("Omar", "rejected"), ("سلمى", "accepted")]
    assert found.line_ar
    assert "⟦" not in found.line_ar


def test_who_reviews_blind_is_told_of_no_difference_between_others(case: Case) -> None:
    third = Judge("Rima", AT)
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.decide(connection, SALMA, key, "accepted")
        judge.decide(connection, OMAR, key, "rejected")
        assert differing(connection, Viewer("Rima", blind=True)) == []
        judge.decide(connection, third, key, "accepted")
        assert differing(connection, Viewer("Rima", blind=True)) == [key]


def test_a_claim_that_is_no_longer_read_is_not_listed(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.decide(connection, SALMA, key, "accepted")
        judge.decide(connection, OMAR, key, "rejected")
        connection.execute(sa.delete(claims).where(claims.c.report == key.report, claims.c.claim == key.claim))
        assert differing(connection, Viewer("x")) == []


def test_pages_of_differences_follow_each_other(case: Case) -> None:
    with case.writing() as connection:
        several = keys(connection)[:3]
        for key in several:
            judge.decide(connection, SALMA, key, "accepted")
            judge.decide(connection, OMAR, key, "rejected")
        pages = [disagreements(connection, Viewer("x"), offset=at, limit=1) for at in range(4)]
    assert [total for _, total in pages] == [3] * 4
    assert [each.claim for rows, _ in pages for each in rows] == [key.claim for key in reversed(several)]
