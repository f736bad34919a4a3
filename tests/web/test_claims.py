from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.judge import Judge, decide
from musnad.case.store.tables import claims, reports, texts
from musnad.case.store.words import enter
from musnad.case.terms import shared_terms
from musnad.model.links import ClaimKey
from musnad.reading import Reader
from tests.case.filled import fill
from tests.web.conftest import Client


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture
def filled(case: Case, reader: Reader) -> int:
    """How many claims the case has by now, of two reports that are indexed."""
    with case.writing() as connection:
        records = fill(connection, reader)
        query = sa.select(reports.c.id, texts.c.text).join(texts, texts.c.id == reports.c.text)
        enter(connection, {row.id: shared_terms().index(row.text) for row in connection.execute(query)})
    return sum(len(record.claims) for record in records)


def got(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_claims_come_a_page_at_a_time_in_an_order(served: Client, filled: int) -> None:
    address = "/api/claims?sort=type&direction=ascending&limit=2"
    pages = [got(served, f"{address}&offset={at}") for at in range(0, filled, 2)]
    rows = [row for page in pages for row in page["rows"]]
    assert {page["total"] for page in pages} == {filled}
    assert len({(row["report"], row["claim"]) for row in rows}) == filled
    assert [row["type"] for row in rows] == sorted(row["type"] for row in rows)


def test_filters_and_words_choose_the_claims(served: Client, filled: int) -> None:
    coerced = got(served, "/api/claims?only=COERCE")
    assert {row["type"] for row in coerced["rows"]} == {"COERCE"}
    assert 0 < coerced["total"] < filled
    ministry = got(served, f"/api/claims?words={quote('الداخلية')}")
    assert {row["report"] for row in ministry["rows"]} == {"r1"}
    assert got(served, f"/api/claims?words={quote('الداخلية')}&report=r0") == {"rows": [], "total": 0}


def test_facets_count_under_the_other_filters(served: Client, filled: int) -> None:
    found = got(served, "/api/claims/facets?only=COERCE&facet=type&facet=factuality&facet=verdict")["facets"]
    types = {each["value"]: each["count"] for each in found["type"]["values"]}
    assert sum(types.values()) == filled
    assert found["verdict"]["values"] == [
        {"value": "unjudged", "count": types["COERCE"], "name": None, "name_en": None}
    ]
    assert set(got(served, "/api/claims/facets")["facets"]) > {"type", "actor", "month"}


def test_a_facet_is_searched_by_words_in_the_language_of_the_page(served: Client, filled: int) -> None:
    assert filled
    arabic = served.get(f"/api/claims/facets?facet=type&find={quote('إكراه')}", headers={"accept-language": "ar"})
    english = served.get("/api/claims/facets?facet=type&find=coer", headers={"accept-language": "en"})
    for answer in (arabic, english):
        assert [each["value"] for each in answer.json()["facets"]["type"]["values"]] == ["COERCE"]


def test_what_is_filtered_by_is_among_the_values(served: Client, filled: int) -> None:
    assert filled
    found = got(served, f"/api/claims/facets?facet=outlet&outlet={quote('وكالة السرو')}")
    assert [(each["value"], each["count"]) for each in found["facets"]["outlet"]["values"]] == [("وكالة السرو", 0)]


def test_the_keys_of_all_that_match_are_told(served: Client, filled: int) -> None:
    found = got(served, "/api/claims/keys?report=r0")
    assert found["total"] == len(found["claims"]) < filled
    assert {key["report"] for key in found["claims"]} == {"r0"}


def test_what_another_process_writes_is_in_the_next_list(served: Client, case: Case, filled: int) -> None:
    assert got(served, "/api/claims")["total"] == filled
    if case.engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(case.folder / "case.sqlite")) as connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("DELETE FROM claims WHERE report = 'r1'")
            connection.commit()
    else:
        with case.writing() as writer:
            writer.execute(sa.delete(claims).where(claims.c.report == "r1"))
    left = got(served, "/api/claims")
    assert left["total"] < filled
    assert {row["report"] for row in left["rows"]} == {"r0"}


@pytest.mark.parametrize(
    "address",
    ["/api/claims?only=NOTHING", "/api/claims?sort=beauty", "/api/claims?limit=0", "/api/claims?limit=201",
     "/api/claims?offset=-1", "/api/claims?since=yesterday", "/api/claims?words=%22x", "/api/claims?place=nowhere",
     "/api/claims/facets?facet=beauty", "/api/claims/facets?most=-1", "/api/claims/keys?verdict=maybe"],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_words(served: Client, filled: int, address: str) -> None:
    assert filled
    for language in ("ar", "en"):
        answer = served.get(address, headers={"accept-language": language})
        assert (answer.status_code, bool(answer.json()["message"])) == (400, True)


def test_filters_are_kept_and_dropped(served: Client) -> None:
    kept = served.post("/api/filters", json={"name": "غارات", "query": "only=ASSAULT"})
    assert (kept.status_code, kept.json()["name"]) == (200, "غارات")
    assert [each["name"] for each in got(served, "/api/filters")] == ["غارات"]
    gone = served.delete(f"/api/filters?name={quote('غارات')}")
    assert gone.json()["query"] == "only=ASSAULT"
    assert got(served, "/api/filters") == []
    again = served.delete(f"/api/filters?name={quote('غارات')}")
    assert (again.status_code, again.json()["key"]) == (404, "filters.no-saved")


def test_without_a_case_there_is_none(client: Client) -> None:
    for address in ("/api/claims", "/api/claims/keys", "/api/claims/facets", "/api/filters"):
        answer = client.get(address)
        assert (answer.status_code, answer.json()["key"]) == (409, "web.no-case")


def test_many_claims_are_judged_at_once_and_all_of_it_is_taken_back(served: Client, filled: int) -> None:
    found = got(served, "/api/claims/keys")["claims"]
    judged = served.post("/api/judgements", json={"claims": found, "verdict": "rejected", "reason": "لا صلة"}).json()
    assert got(served, "/api/claims?verdict=rejected")["total"] == filled
    entries = [each["entry"] for each in judged]
    assert served.post("/api/claims/undo", json={"entries": entries}).json() == {"undone": filled}
    assert got(served, "/api/claims?verdict=unjudged")["total"] == filled
    assert served.post("/api/claims/undo", json={"entries": entries}).json() == {"undone": 0}
    wrong = served.post("/api/claims/undo", json={"entries": [entries[0], 99_999]})
    assert wrong.status_code in {400, 404}


def test_who_reviews_blind_sees_what_others_judge_behind_their_own_verdict(
    served: Client, case: Case, filled: int
) -> None:
    assert filled
    (key, other, *_) = got(served, "/api/claims/keys")["claims"]
    with case.writing() as connection:
        judge = Judge("Huda", "2022-01-31T09:00:00Z")
        for each in (key, other):
            decide(connection, judge, ClaimKey(each["report"], each["claim"]), "unsure")
    served.post("/api/judgements", json={"claims": [other], "verdict": "accepted"})
    seen = {row["claim"]: len(row["verdicts"]) for row in got(served, "/api/claims?blind=true")["rows"]}
    assert (seen[key["claim"]], seen[other["claim"]]) == (0, 2)
    open_to_all = {row["claim"]: len(row["verdicts"]) for row in got(served, "/api/claims")["rows"]}
    assert open_to_all[key["claim"]] == 1


def test_what_is_filtered_by_has_a_name(served: Client, filled: int) -> None:
    assert filled
    names = got(served, "/api/claims/facets?facet=type&place=geonames:163843&actor=country:RU")["names"]
    assert names["geonames:163843"]["name_en"] == "Syria"
    assert names["country:RU"]["name"] == "روسيا"


def test_a_country_that_is_filtered_by_is_among_the_countries_alone(served: Client, filled: int) -> None:
    assert filled
    facets = got(served, "/api/claims/facets?facet=country&facet=province&place=geonames:163843")["facets"]
    assert "Syria" in {each["name_en"] for each in facets["country"]["values"]}
    assert "geonames:163843" not in {each["value"] for each in facets["province"]["values"]}
