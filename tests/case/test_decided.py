"""What people decide about incidents, in a case as `add` and `run` make it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from musnad.case import judge
from musnad.case.case import Case
from musnad.case.judge import Judge
from musnad.case.reading import Tools
from musnad.case.store.tables import incident_claims
from musnad.case.verify import problems
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.model.links import ClaimKey
from tests.case.conftest import NewCase
from tests.case.material import add_files, write_reports

SALMA = Judge("سلمى", "2022-02-02T08:00:00Z")


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    """A case with three reports of three places, read and linked."""
    made = new_case()
    add_files(made, write_reports(tmp_path / "reports", 3))
    go_on(made, tools)
    return made


def go_on(case: Case, tools: Tools) -> None:
    with case.alone(), Here(lambda: tools) as engine:
        for _ in run(case, engine):
            pass


def grouped(case: Case) -> set[frozenset[ClaimKey]]:
    found: dict[str, set[ClaimKey]] = {}
    with case.reading() as connection:
        for row in connection.execute(sa.select(incident_claims)):
            found.setdefault(row.incident, set()).add(ClaimKey(row.report, row.claim))
        assert list(problems(case, connection)) == []
    return {frozenset(claims) for claims in found.values()}


def incident_with(connection: sa.Connection, key: ClaimKey) -> str:
    own = incident_claims.c
    found: str = connection.scalars(
        sa.select(own.incident).where(own.report == key.report, own.claim == key.claim)
    ).one()
    return found


def test_incidents_that_were_merged_are_one_and_undone_they_are_two(
    case: Case, new_case: NewCase, tools: Tools, tmp_path: Path
) -> None:
    before = grouped(case)
    one, other = sorted(before, key=sorted)[:2]
    with case.writing() as connection:
        named = [incident_with(connection, min(each)) for each in (one, other)]
        entry = judge.merge(connection, SALMA, named)
    assert entry is not None
    assert grouped(case) == before - {one, other} | {one | other}
    add_files(case, write_reports(tmp_path / "more", 5)[3:])
    go_on(case, tools)
    assert any(group >= one | other for group in grouped(case))
    with case.writing() as connection:
        judge.undo(connection, SALMA, entry.number)
    undisturbed = new_case()
    add_files(undisturbed, write_reports(tmp_path / "all", 5))
    go_on(undisturbed, tools)
    assert grouped(case) == grouped(undisturbed)


def test_claims_that_were_split_off_are_an_incident_of_their_own(case: Case) -> None:
    before = grouped(case)
    whole = next(group for group in sorted(before, key=sorted) if len(group) > 1)
    first, *rest = sorted(whole)
    with case.writing() as connection:
        judge.split(connection, SALMA, incident_with(connection, first), [first])
    assert grouped(case) == before - {whole} | {frozenset([first]), frozenset(rest)}
