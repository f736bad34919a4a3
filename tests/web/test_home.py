"""The first page of a case."""

from __future__ import annotations

from pathlib import Path

from musnad.case.case import Case
from musnad.case.reading import Tools
from tests.case import bombing
from tests.web.conftest import Client


def test_the_home_of_a_case_tells_what_waits_and_what_there_is(
    served: Client, case: Case, tools: Tools, tmp_path: Path
) -> None:
    bombing.fill(case, tools, tmp_path / "in")
    found = served.get("/api/home", params={"limit": 2}).json()
    assert (found["title"], found["folder"]) == ("قضية", str(case.folder))
    assert (found["figures"]["reports"], found["figures"]["judged"]) == (4, 3)
    assert len(found["review"]) == len(found["read_last"]) == 2
    assert found["clashes"]
    assert found["doubtful"] == []


def test_without_a_case_there_is_no_home(client: Client) -> None:
    answer = client.get("/api/home", headers={"accept-language": "ar"})
    assert (answer.status_code, answer.json()["key"]) == (409, "web.no-case")
    assert client.get("/api/home", params={"limit": 0}).status_code == 400
