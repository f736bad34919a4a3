"""The incidents of a case as a list: what is asked for, in every order, page by page."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import sqlalchemy as sa

from musnad.case import judge
from musnad.case.case import Case
from musnad.case.columns import Columns, Held, columns_of
from musnad.case.incidentlist import By, Order, Page, listed
from musnad.case.incidents import Wanted as WantedOfAll
from musnad.case.incidents import listed as listed_all
from musnad.case.judge import Judge
from musnad.case.matching import Wanted, matching
from musnad.case.reading import Tools
from musnad.case.search import reports_having
from musnad.case.selection import Selection
from musnad.case.store.tables import incidents
from musnad.model.links import Incident
from tests.case import bombing
from tests.case.conftest import NewCase
from tests.case.test_links import fill, write_stories

ORDERS = [Order(by, ascending=ascending) for by in get_args(By) for ascending in (False, True)]
SALMA = Judge("سلمى", "2022-02-02T08:00:00Z")


@pytest.fixture
def bombed(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    bombing.fill(made, tools, tmp_path / "bombing")
    return made


@pytest.fixture
def stories(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    fill(made, write_stories(tmp_path / "stories"), tools)
    return made


def every(connection: sa.Connection, columns: Columns, order: Order | None = None) -> list[Incident]:
    return list(listed(connection, columns, None, Page(order=order or Order(), least_reports=1, limit=1000))[0])


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_pages_of_a_list_are_all_of_it_in_one_order(stories: Case, order: Order) -> None:
    with stories.reading() as connection:
        columns = columns_of(connection)
        whole = [each.id for each in every(connection, columns, order)]
        assert len(whole) == connection.scalar(sa.select(sa.func.count()).select_from(incidents))
        pages = [
            listed(connection, columns, None, Page(order=order, least_reports=1, offset=at, limit=2))
            for at in range(0, len(whole) + 2, 2)
        ]
        assert [each.id for found, _ in pages for each in found] == whole
        assert {total for _, total in pages} == {len(whole)}


def test_without_another_order_they_come_as_exports_have_them(stories: Case) -> None:
    with stories.reading() as connection:
        found = [each.id for each in every(connection, columns_of(connection))]
        assert found == [each.id for each in listed_all(connection, WantedOfAll(least_reports=1, limit=1000))[0]]


def test_orders_are_from_most_or_the_other_way_round(bombed: Case) -> None:
    with bombed.reading() as connection:
        columns = columns_of(connection)
        grades = [each.grade.level if each.grade else None for each in every(connection, columns, Order("grade"))]
        assert grades == ["fair", "weak", "weak", None, None]
        turned = [
            each.grade.level if each.grade else None
            for each in every(connection, columns, Order("grade", ascending=True))
        ]
        assert turned == ["weak", "weak", "fair", None, None]
        for ascending in (False, True):
            assert every(connection, columns, Order("day", ascending=ascending))[-1].latest is None
            counts = [
                len(each.contradictions)
                for each in every(connection, columns, Order("contradictions", ascending=ascending))
            ]
            assert counts == sorted(counts, reverse=not ascending)
            reports = [len(each.reports) for each in every(connection, columns, Order("reports", ascending=ascending))]
            assert reports == sorted(reports, reverse=not ascending)


def test_an_incident_is_found_by_any_claim_of_it(bombed: Case, tools: Tools) -> None:
    with bombed.reading() as connection:
        columns = columns_of(connection)

        def total(words: str = "", **asked: object) -> int:
            having = reports_having(connection, words, tools.terms) if words else None
            mask = matching(columns, Wanted(selection=Selection(**asked), reports=having))  # type: ignore[arg-type]  # one field
            return listed(connection, columns, mask, Page(least_reports=1))[1]

        assert (total(), total(types=frozenset({"COERCE"})), total(contradicted=True), total(least_origins=3)) == (
            5,
            1,
            1,
            1,
        )
        assert total(contradicted=True, types=frozenset({"COERCE"})) == 0
        assert (total("القرية"), total("لا يوجد")) == (1, 0)
        assert total("القرية", types=frozenset({"COERCE"})) == 0


def test_the_list_follows_what_people_decide(bombed: Case) -> None:
    held = Held()
    with bombed.reading() as connection:
        before = [each.id for each in every(connection, held.now(connection))]
    with bombed.writing() as connection:
        entry = judge.merge(connection, SALMA, before[:2])
    assert entry is not None
    with bombed.reading() as connection:
        columns = held.now(connection)
        assert len(every(connection, columns)) == len(before) - 1
        asked = matching(columns, Wanted(selection=Selection(types=frozenset({"ASSAULT"}))))
        assert listed(connection, columns, asked, Page(least_reports=1))[1] == 3
    with bombed.writing() as connection:
        judge.undo(connection, SALMA, entry.number)
    with bombed.reading() as connection:
        assert [each.id for each in every(connection, held.now(connection))] == before


def test_what_a_transaction_saw_that_began_before_is_not_kept(stories: Case) -> None:
    held = Held()
    with stories.reading() as earlier:
        held.now(earlier)
        old = [each.id for each in every(earlier, held.now(earlier))]
        with stories.writing() as connection:
            entry = judge.merge(connection, SALMA, old[:2])
            assert entry is not None
        with stories.reading() as later:
            columns = held.now(later)
        assert [each.id for each in every(earlier, columns)] == old
    with stories.reading() as later:
        new = [each.id for each in every(later, held.now(later))]
        assert len(new) < len(old)
        assert new == [each.id for each in every(later, columns_of(later))]
