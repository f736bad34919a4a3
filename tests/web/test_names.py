"""The routes of names: lists with facets, one entry with what is told of it, and what is asked of none."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.case.case import Case
from musnad.case.reading import Tools
from tests.case import bombing
from tests.case.conftest import NewCase
from tests.web.conftest import Client


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    bombing.fill(made, tools, tmp_path / "in")
    return made


@pytest.mark.parametrize("group", ["actors", "places", "unknown", "persons", "phrases"])
def test_each_entry_of_each_list_opens(served: Client, group: str) -> None:
    found = served.get("/api/names", params={"group": group, "limit": 200}).json()
    assert found["rows"], group
    assert found["total"] == len(found["rows"])
    for row in found["rows"]:
        shown = served.get("/api/names/entry", params={"id": row["id"]})
        assert shown.status_code == 200, row["id"]
        told = shown.json()
        assert told["row"]["claims"] == row["claims"]
        assert len(told["reports"]) == row["reports"]
        assert (told["place"] is not None) == (group == "places")


def test_a_place_is_told_by_its_id_in_the_gazetteer(served: Client) -> None:
    row = served.get("/api/names", params={"group": "places", "words": "الباب"}).json()["rows"][0]
    shown = served.get("/api/names/entry", params={"id": row["id"].removeprefix("place:")}).json()
    assert shown["place"]["within"][-1]["name_en"] == "Syria"
    assert shown["place"]["precision"]["level"] == "settlement"
    assert shown["weighed"]
    assert shown["weighed"][0]["candidate"]["reasons"]


def test_a_person_has_reports_and_no_places(served: Client) -> None:
    row = served.get("/api/names", params={"group": "persons", "words": "نادر"}).json()["rows"][0]
    shown = served.get("/api/names/entry", params={"id": row["id"]}).json()
    assert (shown["place"], shown["weighed"], shown["row"]["first"], shown["row"]["last"]) == (None, [], None, None)
    assert [each["outlet"] for each in shown["reports"]] == ["صحيفة الجسر"]


def test_what_no_claim_names_is_not_there(served: Client) -> None:
    answer = served.get("/api/names/entry", params={"id": "actor:nobody"})
    assert (answer.status_code, answer.json()["key"]) == (404, "names.nothing")


def test_the_lists_follow_what_people_say(served: Client) -> None:
    own = {"name": "قوات الضفة", "actor_type": "rebel-group"}
    naming = {"names": ["قوات الضفة"], "meaning": {"kind": "own", "own": own}}
    made = served.post("/api/namings", json=naming).json()
    actors = {"group": "actors", "words": "الضفة"}
    assert served.get("/api/names", params=actors).json()["rows"][0]["own"]
    assert served.post("/api/undo", json={"entry": made["entry"]}).status_code == 200
    assert served.get("/api/names", params=actors).json()["total"] == 0
