"""One workbench and the case that is open: what answers a request keeps its case, and no page changes another."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from musnad.case import columns
from musnad.case.case import Case
from musnad.case.journal import Author
from musnad.errors import CaseError
from musnad.web.security import CSRF, Keys
from musnad.web.state import Workbench
from musnad.web.tasks import Retrying
from tests.case.conftest import NewCase
from tests.web.conftest import Client, settings_of
from tests.web.test_work_api import finished

SALMA = Author("سلمى", "2022-01-31T09:00:00Z")


@contextmanager
def opened(folder: Path, case: Case) -> Iterator[Workbench]:
    made = Workbench(settings_of(folder, case.folder), Keys())
    try:
        yield made
    finally:
        made.close()


def test_what_answers_a_request_keeps_its_case_when_another_is_opened(new_case: NewCase, tmp_path: Path) -> None:
    one, other = new_case(), new_case()
    with opened(tmp_path, one) as workbench:
        closed: list[str] = []
        with workbench.for_request() as first:
            mine, table = first.case, first.gazetteer()
            sa.event.listen(mine.engine, "engine_disposed", lambda _: closed.append("one"))
            with first.case.reading() as connection:
                workbench.open(other.folder)
                assert connection.scalar(sa.text("SELECT count(*) FROM reports")) == 0
            assert (first.case, first.gazetteer()) == (mine, table)
            assert closed == []
            with workbench.for_request() as second:
                assert second.case.folder == other.folder
                assert second.gazetteer() is not table
        assert closed == ["one"]


def test_a_case_that_nobody_uses_is_let_go_of_at_once(new_case: NewCase, tmp_path: Path) -> None:
    one, other = new_case(), new_case()
    with opened(tmp_path, one) as workbench:
        closed: list[str] = []
        sa.event.listen(workbench.case.engine, "engine_disposed", lambda _: closed.append("one"))
        workbench.open(other.folder)
        assert closed == ["one"]


def test_no_work_is_begun_on_a_case_that_is_open_no_more(new_case: NewCase, tmp_path: Path) -> None:
    one, other = new_case(), new_case()
    with opened(tmp_path, one) as workbench, workbench.for_request() as first:
        workbench.open(other.folder)
        with pytest.raises(CaseError) as refused:
            first.submit(first.case, Retrying(SALMA))
        assert refused.value.key == "web.other-case"
        assert not workbench.works.busy


def test_a_page_changes_no_case_but_the_one_it_shows(served: Client, case: Case, new_case: NewCase) -> None:
    stale = served.headers[CSRF]
    other = new_case()
    assert served.post("/api/cases/open", json={"folder": str(other.folder)}).status_code == 201
    asked = {"name": "نسخ", "query": "only=HARM"}
    refused = served.post("/api/filters", json=asked, headers={CSRF: stale, "accept-language": "ar"})
    assert (refused.status_code, refused.json()["key"]) == (409, "web.other-case")
    assert "أعد تحميل" in refused.json()["message"]
    assert served.get("/api/filters").json() == []
    assert served.post("/api/filters", json=asked).status_code == 200
    assert served.post("/api/cases/open", json={"folder": str(case.folder)}).status_code == 201
    assert served.get("/api/filters").json() == []


def test_the_same_case_opened_again_is_changed_by_pages_that_show_it(served: Client, case: Case) -> None:
    before = served.headers[CSRF]
    assert served.post("/api/cases/open", json={"folder": str(case.folder)}).status_code == 201
    kept = served.post("/api/filters", json={"name": "x", "query": ""}, headers={CSRF: before})
    assert kept.status_code == 200


def test_nothing_is_told_of_the_work_on_a_case_that_was_open_before(served: Client, new_case: NewCase) -> None:
    served.post("/api/work/retry")
    assert [each["kind"] for each in finished(served)["state"]["ended"]] == ["retry"]
    answer = served.post("/api/cases/open", json={"folder": str(new_case().folder)})
    assert answer.status_code == 201, answer.text
    assert served.get("/api/work").json()["state"]["ended"] == []


def test_what_is_being_loaded_is_broken_off_when_the_server_ends(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

    def load(connection: sa.Connection) -> None:
        begun.set()
        connection.exec_driver_sql(endless)

    monkeypatch.setattr(columns, "columns_of", load)
    with opened(tmp_path, case) as workbench:
        told: list[str] = []

        def ask() -> None:
            with pytest.raises(CaseError) as broken, workbench.for_request() as bench, case.reading() as connection:
                bench.claims(connection)
            told.append(broken.value.key)

        asking = threading.Thread(target=ask)
        asking.start()
        assert begun.wait(30)
        time.sleep(0.1)
        workbench.ending()
        asking.join(30)
        assert told == ["case.database-at"]
        with pytest.raises(CaseError) as refused:
            workbench.names()
        assert refused.value.key == "web.ending"
