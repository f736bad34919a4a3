"""What the pages of incidents ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from musnad.case.case import Case
from musnad.case.reading import Tools
from tests.case import bombing
from tests.web.conftest import Client


@pytest.fixture
def bombed(case: Case, served: Client, tools: Tools, tmp_path: Path) -> Client:
    bombing.fill(case, tools, tmp_path / "bombing")
    return served


def rows(client: Client, **query: Any) -> list[dict[str, Any]]:
    answer = client.get("/api/incidents", params={"least": 1, **query})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["rows"]
    return found


def test_incidents_are_listed_and_paged(bombed: Client) -> None:
    answer = bombed.get("/api/incidents", params={"least": 1, "limit": 2, "offset": 1}).json()
    assert (len(answer["rows"]), answer["total"]) == (2, 5)
    (first,) = rows(bombed, least=2)
    assert (first["reports"], first["origins"], first["contradictions"], first["type"]) == (3, 3, 1, "ASSAULT")
    assert first["line"]["line_en"]
    assert first["line"]["sentence"]["text"]


@pytest.mark.parametrize("sort", ["day", "-day", "origins", "-origins", "reports", "contradictions", "grade", "-grade"])
def test_every_order_has_the_same_incidents(bombed: Client, sort: str) -> None:
    assert {row["id"] for row in rows(bombed, sort=sort)} == {row["id"] for row in rows(bombed)}


def test_filters_narrow_the_list(bombed: Client) -> None:
    assert len(rows(bombed, only="COERCE")) == 1
    assert len(rows(bombed, contradicted="true")) == 1
    assert len(rows(bombed, place="حلب", since="2021-03-01", until="2021-03-03")) == 1
    assert len(rows(bombed, words="القرية")) == 1
    assert rows(bombed, words="القرية", only="COERCE") == []


@pytest.mark.parametrize(
    "query", [{"sort": "nonsense"}, {"least": 0}, {"limit": 201}, {"only": "PARTY"}, {"words": '"'}]
)
def test_what_cannot_be_asked_is_refused_with_a_reason(bombed: Client, query: dict[str, Any]) -> None:
    answer = bombed.get("/api/incidents", params=query, headers={"accept-language": "ar"})
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_an_incident_is_compared_by_a_rule(bombed: Client) -> None:
    (first,) = rows(bombed, least=2)
    every = bombed.get(f"/api/incidents/{first['id']}").json()
    assert len(every["rows"]) == len(every["counted"]) == 3
    official = bombed.get(f"/api/incidents/{first['id']}", params={"count": "official"}).json()
    assert (official["rule"], official["counted"], official["grade"]) == ("official", [], None)
    assert bombed.get(f"/api/incidents/{first['id']}", params={"count": "friends"}).status_code == 400


def test_what_is_not_there_is_not_found(bombed: Client) -> None:
    answer = bombed.get("/api/incidents/zz", headers={"accept-language": "ar"})
    assert (answer.status_code, answer.json()["key"]) == (404, "judge.no-incident")
    assert bombed.get("/api/incidents/zz/neighbours").status_code == 404
    answer = bombed.get("/api/shared-text", params={"first": "x", "second": "y"})
    assert (answer.status_code, answer.json()["key"]) == (404, "incident.no-copies")


def test_incidents_are_merged_and_the_merging_is_taken_back(bombed: Client) -> None:
    one, other = (row["id"] for row in rows(bombed)[:2])
    near = bombed.get(f"/api/incidents/{one}/neighbours").json()
    assert other in [each["id"] for each in near]
    moved = bombed.post("/api/incidents/merge", json={"incidents": [one, other], "reason": "الحدث واحد"}).json()
    (merged,) = moved["incidents"]
    assert len(rows(bombed)) == 4
    told = bombed.get(f"/api/incidents/{merged}").json()
    assert [(each["entry"], each["reason"], each["who"]) for each in told["decisions"]] == [
        (moved["entry"], "الحدث واحد", "Rima")
    ]
    again = bombed.post("/api/incidents/merge", json={"incidents": [merged, merged]})
    assert (again.status_code, again.json()["key"]) == (400, "judge.merge-two")
    back = bombed.post("/api/incidents/undo", json={"entry": moved["entry"]}).json()
    assert set(back["incidents"]) == {one, other}
    assert bombed.post("/api/incidents/undo", json={"entry": moved["entry"]}).json()["entry"] is None


def test_claims_are_split_off_and_tell_where_they_are(bombed: Client) -> None:
    (first,) = rows(bombed, least=2)
    members = bombed.get(f"/api/incidents/{first['id']}").json()["members"]
    part = [
        {"report": member["report"], "claim": member["claim"]}
        for member in members
        if member["report"] == members[0]["report"]
    ]
    moved = bombed.post("/api/incidents/split", json={"incident": first["id"], "claims": part}).json()
    assert len(moved["incidents"]) == 2
    sizes = [len(bombed.get(f"/api/incidents/{each}").json()["members"]) for each in moved["incidents"]]
    assert sizes == sorted([len(part), len(members) - len(part)], reverse=True)
    whole = [{"report": member["report"], "claim": member["claim"]} for member in members]
    wrong = bombed.post("/api/incidents/split", json={"incident": first["id"], "claims": whole})
    assert wrong.status_code in {400, 404}
    bombed.post("/api/incidents/undo", json={"entry": moved["entry"]})
    assert len(bombed.get(f"/api/incidents/{first['id']}").json()["members"]) == len(members)


def test_a_decision_about_a_claim_is_not_taken_back_here(bombed: Client, case: Case) -> None:
    with case.reading() as connection:
        number = connection.exec_driver_sql("SELECT number FROM journal WHERE kind = 'claim'").scalars().first()
    answer = bombed.post("/api/incidents/undo", json={"entry": number})
    assert (answer.status_code, answer.json()["key"]) == (400, "judge.no-decision")
    assert bombed.post("/api/incidents/undo", json={"entry": 10_000}).status_code == 404
