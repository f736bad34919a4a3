from __future__ import annotations

import pytest

from musnad.case.case import Case
from musnad.case.savedfilters import drop, save, saved
from musnad.errors import CaseError

AT = "2022-01-31T09:00:00Z"


def test_filters_are_kept_under_names_of_either_script_until_they_are_dropped(case: Case) -> None:
    with case.writing() as connection:
        save(connection, "  غارات   حلب ", "only=ASSAULT&place=geonames:170062", AT)
        save(connection, "Contradicted", "contradicted=true", AT)
    with case.reading() as connection:
        assert [(each.name, each.query) for each in saved(connection)] == [
            ("Contradicted", "contradicted=true"), ("غارات حلب", "only=ASSAULT&place=geonames:170062"),
        ]  # fmt: skip
    with case.writing() as connection:
        gone = drop(connection, "غارات حلب")
        assert (gone.query, [each.name for each in saved(connection)]) == (
            "only=ASSAULT&place=geonames:170062", ["Contradicted"],
        )  # fmt: skip


def test_a_name_is_kept_once(case: Case) -> None:
    with case.writing() as connection:
        save(connection, "x", "mode=airstrike", AT)
        save(connection, "x", "mode=arrest", AT)
        assert [each.query for each in saved(connection)] == ["mode=arrest"]


@pytest.mark.parametrize(("name", "query"), [("", ""), (" \t", ""), ("x" * 201, ""), ("x", "y" * 10_001)])
def test_no_name_and_what_is_longer_than_anybody_writes_is_refused(case: Case, name: str, query: str) -> None:
    with pytest.raises(CaseError), case.writing() as connection:
        save(connection, name, query, AT)
    with case.reading() as connection:
        assert saved(connection) == ()


def test_a_filter_that_is_not_there_cannot_be_dropped(case: Case) -> None:
    with pytest.raises(CaseError, match="nobody"), case.writing() as connection:
        drop(connection, "nobody")
