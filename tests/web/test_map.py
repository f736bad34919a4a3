"""The map, the timeline and who quotes whom as routes: with the filters of every page, and a user's own tiles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.case.case import Case
from musnad.web.app import make_app
from tests.case.test_quotes import CHAINS, TELLING
from tests.case.test_selection import AL_BAB, ALEPPO, fill, put
from tests.web.conftest import Client, enter, outsider, settings_of

TILES = bytes(range(256)) * 4


@pytest.fixture
def told(case: Case, served: Client) -> Client:
    """A client of a workbench with nine claims of two reports."""
    with case.writing() as connection:
        fill(connection)
        put(connection, "claims", TELLING)
        put(connection, "participants", CHAINS)
    return served


@pytest.fixture
def with_tiles(tmp_path: Path) -> Iterator[Client]:
    """A client of a workbench that was started with a file of tiles."""
    file = tmp_path / "region.pmtiles"
    file.write_bytes(TILES)
    gate = make_app(settings_of(tmp_path, tiles=file))
    with outsider(gate) as client:
        yield enter(client, gate)


def test_the_map_counts_all_claims_and_asks_with_the_filters_of_the_list(told: Client) -> None:
    found = told.get("/api/map").json()
    assert found["total"] == 9 == sum(spot["claims"] for spot in found["places"]) + found["none"]
    assert {spot["place"]: spot["drawn"] for spot in found["places"]} == {
        AL_BAB: "point", ALEPPO: "area", "musnad:somewhere": "listed",
    }  # fmt: skip
    assert [spot["place"] for spot in told.get("/api/map?mode=airstrike").json()["places"]] == [AL_BAB]
    assert told.get("/api/map?placed=none&only=ASSAULT").json()["total"] == told.get("/api/map").json()["none"]


def test_what_changes_in_the_case_changes_the_answer(told: Client, case: Case) -> None:
    before = told.get("/api/map").json()
    assert told.get("/api/map").json() == before
    with case.writing() as connection:
        put(connection, "claims", [{**TELLING[0], "claim": "new"}])
    assert told.get("/api/map").json()["total"] == before["total"] + 1


def test_filters_that_name_nothing_are_refused_in_words(told: Client) -> None:
    for address in ("/api/map?placed=here", "/api/timeline?dated=soon", "/api/quotes?since=yesterday"):
        answer = told.get(address)
        assert answer.status_code == 400
        assert answer.json()["key"].startswith("filters.no-")
    assert told.get("/api/map/unsettled?lane=none").status_code == 400


def test_names_that_are_not_settled_are_listed(told: Client) -> None:
    assert told.get("/api/map/unsettled?lane=named").json() == {"rows": [], "total": 0}


def test_the_ground_is_geojson(told: Client) -> None:
    ground = told.get("/api/map/ground").json()
    assert {each["type"] for each in ground.values()} == {"FeatureCollection"}


def test_the_timeline_shows_the_days_asked_for(told: Client) -> None:
    found = told.get("/api/timeline").json()
    assert (found["first"], found["total"]) == ("2022-01-30", 9)
    found = told.get("/api/timeline?since=2022-01-01&until=2022-01-20").json()
    assert (found["first"], found["last"], found["buckets"], found["undated"]) == ("2022-01-01", "2022-01-20", [], 0)
    assert [each["claims"] for each in found["ranges"]] == [1, 1]
    assert told.get("/api/timeline?since=2022-01-01&ranges=1").json()["more_ranges"] == 1


def test_who_quotes_whom_and_where(told: Client) -> None:
    found = told.get("/api/quotes").json()
    pairs = {(each["quoter"], each["quoted"]): each["claims"] for each in found["quotings"]}
    assert pairs["outlet:وكالة", "actor:sohr"] == 2
    query = {"quoter": "outlet:وكالة", "voice": "actor:sohr"}
    rows = told.get("/api/quotes/claims", params=query).json()
    assert (rows["total"], {row["act"] for row in rows["rows"]}) == (2, {"accuse", "assert"})
    assert told.get("/api/quotes?act=deny").json()["total"] == 2


def test_words_of_the_reports_are_looked_for_too(told: Client) -> None:
    for view in ("map", "timeline", "quotes"):
        assert told.get(f"/api/{view}", params={"words": "كلمة"}).json()["total"] == 0


def test_without_a_case_nothing_is_mapped(client: Client) -> None:
    for address in ("/api/map", "/api/map/ground", "/api/timeline", "/api/quotes"):
        assert client.get(address).json()["key"] == "web.no-case"


def test_tiles_are_given_in_the_parts_asked_for(with_tiles: Client) -> None:
    part = with_tiles.get("/api/map/tiles", headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, TILES[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(TILES)}"
    rest = with_tiles.get("/api/map/tiles", headers={"range": "bytes=1000-"})
    assert rest.content == TILES[1000:]
    beyond = with_tiles.get("/api/map/tiles", headers={"range": "bytes=1000-99999"})
    assert (beyond.content, beyond.headers["etag"]) == (TILES[1000:], rest.headers["etag"])
    assert with_tiles.get("/api/map/tiles").content == TILES
    none = with_tiles.get("/api/map/tiles", headers={"range": f"bytes={len(TILES)}-"})
    assert (none.status_code, none.headers["content-range"]) == (416, f"bytes */{len(TILES)}")


def test_without_a_file_there_are_no_tiles(client: Client) -> None:
    answer = client.get("/api/map/tiles", headers={"range": "bytes=0-9"})
    assert (answer.status_code, answer.json()["key"]) == (404, "web.no-tiles")
