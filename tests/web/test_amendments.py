"""The routes of amending: a claim is added by hand, a name corrected for the case, and both are taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.reading import Tools
from musnad.case.store.tables import participants
from musnad.case.verify import verify
from musnad.case.work import run
from musnad.engine.here import Here
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, add_files, write_reports
from tests.web.conftest import Client

NAME = "قوات الوادي"


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    """Two reports that were read and linked."""
    made = new_case()
    add_files(made, write_reports(tmp_path / "in", 2))
    with made.alone(), Here(lambda: tools) as engine:
        list(run(made, engine, clock=lambda: CLOCK))
    return made


def first_report(served: Client) -> Any:
    row = served.get("/api/reports").json()["rows"][0]
    return served.get(f"/api/reports/{row['id']}").json()


def stretch(report: Any, words: str) -> dict[str, int]:
    start = report["text"].index(words)
    return {"start": start, "end": start + len(words)}


def new_claim(report: Any) -> dict[str, Any]:
    return {
        "trigger": stretch(report, "تطلق النار"),
        "type": "ASSAULT",
        "mode": "firearms",
        "factuality": "negated",
        "actors": [{"words": stretch(report, NAME), "authority": "actor:sdf"}],
        "counts": [{"kind": "killed", "min": 0, "max": 2, "words": stretch(report, "مدنيين")}],
        "reason": "missed",
    }


def test_a_claim_is_added_shown_judged_and_taken_back(served: Client, case: Case) -> None:
    report = first_report(served)
    made = served.post(f"/api/reports/{report['id']}/claims", json=new_claim(report))
    assert made.status_code == 200, made.text
    added = made.json()
    assert (added["report"], added["waits"]) == (report["id"], False)
    shown = first_report(served)
    claims = [each["id"] for each in shown["page"]["claims"]]
    assert len(claims) == len(report["page"]["claims"]) + 1
    assert added["claim"] in claims
    again = served.post(f"/api/reports/{report['id']}/claims", json=new_claim(report)).json()
    assert (again["entry"], again["claim"]) == (None, added["claim"])
    judged = {"claims": [{"report": report["id"], "claim": added["claim"]}], "verdict": "unsure"}
    (verdict,) = served.post("/api/judgements", json=judged).json()
    overtaken = served.post("/api/undo", json={"entry": added["entry"]})
    assert (overtaken.status_code, overtaken.json()["key"]) == (400, "judge.overtaken")
    for entry in (verdict["entry"], added["entry"]):
        assert served.post("/api/undo", json={"entry": entry}).status_code == 200
    assert first_report(served)["page"] == report["page"]
    verify(case)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"trigger": {"start": 0, "end": 99_999}}, "judge.bad-words"),
        ({"type": "PARTY"}, "judge.no-code"),
        ({"statement": "s9"}, "judge.no-statement"),
        ({"colour": "red"}, "web.bad-request"),
        ({"trigger": {"start": -1, "end": 3}}, "web.bad-request"),
        ({"counts": [{"kind": "killed", "min": 10**12, "words": {"start": 0, "end": 3}}]}, "web.bad-request"),
    ],
)
def test_what_cannot_be_added_is_refused_in_the_language_of_the_page(
    served: Client, change: dict[str, Any], key: str
) -> None:
    report = first_report(served)
    answer = served.post(
        f"/api/reports/{report['id']}/claims", json={**new_claim(report), **change}, headers={"accept-language": "ar"}
    )
    assert (answer.status_code, answer.json()["key"]) == (400, key)
    assert any("\u0600" < letter < "\u06ff" for letter in answer.json()["message"])


def test_a_claim_is_added_to_a_report_that_there_is(served: Client) -> None:
    report = first_report(served)
    answer = served.post("/api/reports/nothing/claims", json=new_claim(report))
    assert (answer.status_code, answer.json()["key"]) == (404, "judge.no-report")


def test_a_name_is_previewed_corrected_and_taken_back(served: Client, case: Case) -> None:
    own = {"name": "قوات الوادي", "name_en": "Valley Forces", "actor_type": "rebel-group", "country": "SY"}
    naming = {"names": [NAME], "meaning": {"kind": "own", "own": own}}
    extent = served.post("/api/namings/preview", json=naming).json()
    assert extent["exact"]
    assert extent["reports"] == 2
    made = served.post("/api/namings", json=naming).json()
    assert (made["renewed"], made["waiting"]) == (2, 0)
    with case.reading() as connection:
        query = sa.select(participants.c.report, participants.c.claim).where(participants.c.authority.like("case:%"))
        assert len(set(connection.execute(query).all())) == extent["claims"]
    (match,) = served.get("/api/authority/actors", params={"words": "valley"}).json()
    assert (match["name"], match["kind"]) == (NAME, "rebel-group")
    assert served.post("/api/undo", json={"entry": made["entry"]}).status_code == 200
    assert served.get("/api/authority/actors", params={"words": "valley"}).json() == []
    verify(case)


@pytest.mark.parametrize(
    ("words", "authority"),
    [("قسد", "actor:sdf"), ("syrian dem", "actor:sdf"), ("سوريا", "country:SY"), ("قوات سوريا الديم", "actor:sdf")],
)
def test_actors_are_found_as_one_types_in_both_scripts(served: Client, words: str, authority: str) -> None:
    found = served.get("/api/authority/actors", params={"words": words}).json()
    assert authority in [each["authority"] for each in found]


@pytest.mark.parametrize("words", ["القامشلي", "القامش", "qamish", "Qamishli"])
def test_places_are_found_as_one_types_in_both_scripts(served: Client, words: str) -> None:
    found = served.get("/api/authority/places", params={"words": words}).json()
    known = {each["authority"]: each for each in found}
    assert known["geonames:173377"]["within"][-1] == "Syria"


def test_of_nothing_typed_nothing_is_found(served: Client) -> None:
    assert [served.get(f"/api/authority/{kind}").json() for kind in ("actors", "places")] == [[], []]


def test_the_journal_tells_both_in_words(served: Client) -> None:
    report = first_report(served)
    served.post(f"/api/reports/{report['id']}/claims", json=new_claim(report))
    served.post("/api/namings", json={"names": [NAME], "meaning": {"kind": "actor", "authority": "actor:sdf"}})
    named, added = served.get("/api/journal", params={"limit": 2}).json()["rows"]
    (change,) = named["changes"]
    assert (change["field"], change["words"], change["before"]) == ("name", NAME, None)
    assert "actor:sdf" in change["after"]
    fields = {each["field"]: each["after"] for each in added["changes"]}
    assert fields["trigger"] == "تطلق النار"
    assert fields["actors"] == f"{NAME} (actor:sdf)"
    assert set(fields) == {"trigger", "type", "mode", "factuality", "actors", "counts"}
