from __future__ import annotations

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.columns import Columns, columns_of
from musnad.case.matching import Wanted, left_for, matching
from musnad.case.selection import Selection, asked_for, rejected, why_not
from musnad.case.store.tables import claims
from tests.case.listed import ASKED, Story, selections, stories, told

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def found(columns: Columns, wanted: Wanted) -> set[tuple[str, str]]:
    sources = [source.id for source in columns.values.sources]
    rows = matching(columns, wanted).nonzero()[0].tolist()
    return {(sources[columns.rows.source[row]], columns.rows.claim[row]) for row in rows}


@often
@given(story=stories, selection=selections())
def test_memory_finds_what_the_database_finds(case: Case, story: Story, selection: Selection) -> None:
    with told(case, story) as connection:
        rows = connection.execute(sa.select(claims.c.report, claims.c.claim).where(asked_for(selection)))
        assert found(columns_of(connection), Wanted(selection=selection)) == {(row[0], row[1]) for row in rows}


@often
@given(story=stories, selection=selections(), with_rejected=st.booleans())
def test_memory_counts_what_is_left_out_for_the_reasons_of_the_database(
    case: Case, story: Story, selection: Selection, *, with_rejected: bool
) -> None:
    with told(case, story) as connection:
        out = sa.null() if with_rejected else sa.case((rejected(), sa.literal("rejected", sa.Text)), else_=sa.null())
        reason = sa.func.coalesce(why_not(selection), out).label("reason")
        rows = connection.execute(sa.select(reason, sa.func.count()).select_from(claims).group_by("reason"))
        counted = left_for(columns_of(connection), selection, rejected=with_rejected)
        assert {each: count for each, count in counted.items() if count} == {row[0]: row[1] for row in rows}


@often
@given(story=stories, having=st.frozensets(st.sampled_from(["r0", "r1", "r9"])))
def test_words_leave_the_claims_of_the_reports_that_have_them(case: Case, story: Story, having: frozenset[str]) -> None:
    with told(case, story) as connection:
        left = found(columns_of(connection), Wanted(reports=having))
    assert left == {
        (f"r{number}", f"c{at}")
        for number, report in enumerate(story.reports)
        for at in range(len(report.claims))
        if f"r{number}" in having
    }


def test_every_filter_of_a_selection_is_tried_here() -> None:
    assert set(ASKED) == set(Selection.__struct_fields__)
