from __future__ import annotations

import pytest
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.store.changes import changed_since, last_change
from musnad.case.store.connect import upsert
from musnad.case.store.tables import claims, incident_claims, incidents, verdicts
from tests.case.listed import Claim, Report, Story, tell


@pytest.fixture
def filled(case: Case) -> Case:
    """A case with three reports of one claim each, two of them in one incident."""
    plain = Claim(
        type="HARM", mode=None, factuality="asserted", act=None, days=(None, None, False), spot=0, parties=(),
        incident=0, verdicts=("accepted",),
    )  # fmt: skip
    other = Claim(
        type="HARM", mode=None, factuality="asserted", act=None, days=(None, None, False), spot=0, parties=(),
        incident=1, verdicts=(),
    )  # fmt: skip
    several = tuple(Report(None, None, (claim,)) for claim in (plain, plain, other))
    with case.writing() as connection:
        tell(connection, Story(several, ((1, 0), (1, 0), (1, 0))))
    return case


def changed_by(case: Case, *statements: sa.Executable) -> list[str]:
    """The reports that change by statements, as another transaction sees it."""
    with case.reading() as connection:
        before = last_change(connection)
    with case.writing() as connection:
        for statement in statements:
            connection.execute(statement)
    with case.reading() as connection:
        return list(changed_since(connection, before))


def test_whatever_is_written_of_a_report_is_noted(filled: Case) -> None:
    with filled.reading() as connection:
        assert list(changed_since(connection, 0)) == ["r0", "r1", "r2"]
    of_one = claims.c.report == "r1"
    assert changed_by(filled, sa.update(claims).where(of_one).values(type="ASSAULT")) == ["r1"]
    assert changed_by(filled, sa.delete(verdicts).where(verdicts.c.report == "r1")) == ["r1"]
    assert changed_by(filled, sa.update(incident_claims).where(incident_claims.c.report == "r2").values(score=0.1)) == [
        "r2"
    ]
    assert changed_by(filled, sa.delete(claims).where(of_one)) == ["r1"]


def test_an_incident_that_goes_is_a_change_of_all_that_tell_of_it(filled: Case) -> None:
    assert changed_by(filled, sa.delete(incidents).where(incidents.c.id == "i0")) == ["r0", "r1"]


def test_a_verdict_that_replaces_another_is_noted(filled: Case) -> None:
    key = {"report": "r0", "claim": "c0", "who": "w0"}
    values = {"verdict": "rejected", "corrections": "{}", "reading": "r0", "entry": 2}
    with filled.reading() as connection:
        insert = upsert(verdicts, connection).values(**key, **values)
    assert changed_by(filled, insert.on_conflict_do_update(index_elements=list(key), set_=values)) == ["r0"]


def test_a_report_that_changes_again_is_told_again(filled: Case) -> None:
    change = sa.update(claims).where(claims.c.report == "r0").values(start=1)
    assert changed_by(filled, change) == ["r0"]
    assert changed_by(filled, change) == ["r0"]


def test_what_is_taken_back_is_no_change(filled: Case) -> None:
    with filled.reading() as connection:
        before = last_change(connection)
    with filled.writing() as connection:
        point = connection.begin_nested()
        connection.execute(sa.delete(claims))
        point.rollback()
    with filled.reading() as connection:
        assert last_change(connection) == before
