"""What is written into a case, by whomever, is told to the pages that listen."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from musnad.case.case import Case
from musnad.case.judge import Judge, decide
from musnad.reading import Reader
from musnad.web.bulletin import Bulletin
from musnad.web.following import CaseNow, Following, case_now
from musnad.web.security import Keys
from musnad.web.state import Workbench
from tests.case.conftest import NewCase
from tests.case.filled import fill
from tests.case.test_judge import keys
from tests.web.conftest import settings_of

OMAR = Judge("Omar", "2022-02-01T08:00:00Z")


@pytest.fixture
def case(new_case: NewCase, reader: Reader) -> Case:
    """A case with two reports that were read."""
    made = new_case()
    with made.writing() as connection:
        fill(connection, reader)
    return made


def told(bulletin: Bulletin) -> list[CaseNow]:
    found = [event for event in bulletin.after(0) if event.kind == "case"]
    return [msgspec.json.decode(event.data, type=CaseNow) for event in found]


def test_a_decision_from_elsewhere_is_told_once(case: Case, tmp_path: Path) -> None:
    workbench = Workbench(settings_of(tmp_path, case.folder), Keys())
    following = Following(workbench)
    following.look()
    before = case_now(case)
    assert told(workbench.works.bulletin) == [before]
    with case.writing() as connection:
        assert decide(connection, OMAR, keys(connection)[0], "accepted") is not None
    following.look()
    [after] = told(workbench.works.bulletin)
    assert (after.case, after.entry) == (before.case, before.entry + 1)
    number = workbench.works.bulletin.after(0)[-1].number
    following.look()
    assert workbench.works.bulletin.after(number) == []
    workbench.close()


def test_without_a_case_there_is_nothing_to_tell(tmp_path: Path) -> None:
    workbench = Workbench(settings_of(tmp_path), Keys())
    Following(workbench).look()
    assert told(workbench.works.bulletin) == []


def test_a_case_that_cannot_be_read_stops_nothing(case: Case, tmp_path: Path) -> None:
    workbench = Workbench(settings_of(tmp_path, case.folder), Keys())
    following = Following(workbench)
    with case.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE journal_head RENAME TO elsewhere")
    following.look()
    assert told(workbench.works.bulletin) == []
    with case.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO journal_head")
    following.look()
    assert told(workbench.works.bulletin) == [case_now(case)]
    workbench.close()
