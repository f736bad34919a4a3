from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from musnad.case import judge
from musnad.case.case import Case
from musnad.case.intake import Given
from musnad.case.judge import Judge
from musnad.case.reading import Tools
from musnad.case.reports import Asked, Known, current, listed, outlets_of, received
from musnad.case.store.tables import claims, jobs
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.errors import CaseError
from musnad.model.links import ClaimKey
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, add_files, report

SALMA = Judge("سلمى", "2022-02-02T08:00:00Z")
GIVEN = (
    Given(title="قصفٌ على القامشلي", outlet="وكالة الوادي", published="2022-01-31"),
    Given(title="أهالي الحسكة", outlet="وكالة الوادي", published="2022-02-01"),
    Given(title=r"100% of Manbij \x", outlet="The Valley", url="https://valley.example/manbij"),
)


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    """A case with three reports that were read and a fourth that was not."""
    made = new_case()
    for number, given in enumerate((*GIVEN, Given())):
        file = tmp_path / f"{number}.txt"
        file.write_text(report(number), encoding="utf-8")
        add_files(made, [file], given=given)
        if number == len(GIVEN) - 1:
            with made.alone(), Here(lambda: tools) as engine:
                list(run(made, engine, clock=lambda: CLOCK))
    return made


def titles(case: Case, **asked: Any) -> list[str | None]:
    with case.reading() as connection:
        rows, total = listed(connection, Asked(**asked))
    assert total >= len(rows)
    return [row.title for row in rows]


def key_of(case: Case, title: str) -> list[ClaimKey]:
    with case.reading() as connection:
        rows, _ = listed(connection, Asked(words=title))
        query = sa.select(claims.c.claim).where(claims.c.report == rows[0].id).order_by(claims.c.ordinal)
        return [ClaimKey(rows[0].id, claim) for claim in connection.scalars(query)]


def test_the_latest_stand_first_and_those_without_a_day_last(case: Case) -> None:
    assert titles(case) == ["أهالي الحسكة", "قصفٌ على القامشلي", *titles(case)[2:]]
    assert set(titles(case)[2:]) == {"100% of Manbij \\x", None}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("القامشلي", ["قصفٌ على القامشلي"]),
        ("قصف القامشلى", ["قصفٌ على القامشلي"]),
        ("اهالي", ["أهالي الحسكة"]),
        ("الوادي", ["أهالي الحسكة", "قصفٌ على القامشلي"]),
        ("وكالة الحسكه", ["أهالي الحسكة"]),
        ("MANBIJ", ["100% of Manbij \\x"]),
        ("valley.example", ["100% of Manbij \\x"]),
        (r"Manbij \x", ["100% of Manbij \\x"]),
        ("0%", ["100% of Manbij \\x"]),
        ("3.txt", [None]),
        ("هالي_", []),
        ("لا يوجد", []),
    ],
)
def test_words_are_looked_for_in_title_outlet_address_and_file(case: Case, words: str, found: list[str | None]) -> None:
    assert titles(case, words=words) == found


def test_a_state_an_outlet_and_a_page_can_be_asked_for(case: Case) -> None:
    assert titles(case, states=frozenset({"queued"})) == [None]
    assert titles(case, states=frozenset({"done"}), outlets=frozenset({"The Valley"})) == ["100% of Manbij \\x"]
    assert titles(case, offset=1, limit=1) == ["قصفٌ على القامشلي"]
    with case.reading() as connection:
        assert outlets_of(connection) == (("وكالة الوادي", 2), ("The Valley", 1))


@pytest.mark.parametrize("order", ["published", "added", "title", "outlet", "claims"])
def test_the_orders_are_each_others_reverse_but_for_what_is_not_known(case: Case, order: str) -> None:
    with case.reading() as connection:
        ways = [listed(connection, Asked(order=way))[0] for way in (order, f"-{order}")]  # type: ignore[arg-type]  # of two literals
    name = "claims" if order == "claims" else order
    for rows, backwards in zip(ways, (False, True), strict=True):
        values = [value for row in rows if (value := getattr(row, name)) is not None]
        assert values == sorted(values, reverse=backwards)


def test_reports_are_told_by_how_many_of_their_claims_are_judged(case: Case) -> None:
    first, *rest = key_of(case, "القامشلي")
    assert rest
    with case.writing() as connection:
        judge.decide(connection, SALMA, first, "accepted")
        for key in key_of(case, "الحسكة"):
            judge.decide(connection, SALMA, key, "unsure")
    assert titles(case, judged="some") == ["قصفٌ على القامشلي"]
    assert titles(case, judged="all") == ["أهالي الحسكة"]
    assert titles(case, judged="none") == ["100% of Manbij \\x"]
    assert titles(case, judged="none", who="Omar") == titles(case, states=frozenset({"done"}))
    with case.reading() as connection:
        (row,), _ = listed(connection, Asked(words="القامشلي"))
        (other,), _ = listed(connection, Asked(words="القامشلي", who="Omar"))
    assert (row.judged, row.claims, other.judged) == (1, 1 + len(rest), 0)


def test_one_report_is_told_with_where_all_that_is_known_of_it_comes_from(case: Case) -> None:
    with case.reading() as connection:
        (row,), _ = listed(connection, Asked(words="manbij"))
        came = received(connection, row.id)
        read = current(connection, row.id)
    assert came.text == report(2)
    assert {("title", "given"), ("outlet", "given"), ("url", "given")} <= {
        (each.field, each.basis) for each in came.known
    }
    assert Known("encoding", "utf-8", "original") in came.known
    assert [(each.place, each.how, each.own) for each in came.sightings] == [("2.txt", "file", True)]
    assert came.state == "done"
    assert read is not None
    assert read.record.document.text == came.text


def test_a_report_that_is_not_read_has_no_reading(case: Case) -> None:
    with case.reading() as connection:
        (row,), _ = listed(connection, Asked(states=frozenset({"queued"})))
        assert current(connection, row.id) is None
        with pytest.raises(CaseError, match="no such report"):
            received(connection, "none")


def test_why_a_report_failed_is_told(case: Case) -> None:
    with case.writing() as connection:
        failed = {"state": "failed", "message": "intake.too-many-elements", "fields": '{"most":7}'}
        connection.execute(sa.update(jobs).where(jobs.c.state == "queued").values(failed))
        (row,), _ = listed(connection, Asked(states=frozenset({"failed"})))
        assert row.failure is not None
        assert (row.failure.key, row.failure.fields) == ("intake.too-many-elements", {"most": 7})
        assert received(connection, row.id).failure == row.failure


def test_every_page_together_is_the_list(case: Case) -> None:
    with case.reading() as connection:
        whole, total = listed(connection, Asked())
        pages: Sequence[Any] = [listed(connection, Asked(offset=at, limit=3))[0] for at in range(0, total, 3)]
    assert list(itertools.chain.from_iterable(pages)) == list(whole)
    assert msgspec.to_builtins(whole[0])["id"] == whole[0].id
