"""The journal as the page asks for it, and taking a decision back."""

from __future__ import annotations

import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.judge import Correction, Judge, correct, decide
from musnad.case.store.tables import claims
from musnad.model.links import ClaimKey
from musnad.reading import Reader
from tests.case.filled import fill
from tests.case.test_journal import unguard
from tests.web.conftest import Client

OMAR = Judge("Omar", "2022-02-03T08:00:00Z", "a figure of speech")
REJECTED, CORRECTED = 4, 5


def judged(case: Case, reader: Reader) -> ClaimKey:
    """Fill the case; the first claim is rejected, the second corrected: entries 4 and 5."""
    with case.writing() as connection:
        fill(connection, reader)
        query = sa.select(claims.c.report, claims.c.claim).order_by(claims.c.report, claims.c.ordinal)
        first, second = [ClaimKey(*row) for row in connection.execute(query)][:2]
        decide(connection, OMAR, first, "rejected")
        correct(connection, OMAR, second, Correction("time", "2022-01-30"))
    return first


def test_entries_tell_values_in_the_language_of_the_page(served: Client, case: Case, reader: Reader) -> None:
    judged(case, reader)
    asked = {"who": "Omar", "action": ["claim.corrected"]}
    in_english = served.get("/api/journal", params=asked).json()
    in_arabic = served.get("/api/journal", params=asked, headers={"accept-language": "ar"}).json()
    verdict, time = in_english["rows"][0]["changes"]
    assert (verdict["before"], verdict["after"]) == ("not judged", "accepted")
    assert (time["field"], time["after"]) == ("time", "2022-01-30")
    assert in_arabic["rows"][0]["changes"][1]["after"] == "\u20662022-01-30\u2069"
    assert in_english["total"] == 1
    assert in_english["tally"]["who"]["Omar"] == 2


def test_pages_of_entries_are_counted_and_bounded(served: Client, case: Case, reader: Reader) -> None:
    judged(case, reader)
    page = served.get("/api/journal", params={"offset": 1, "limit": 2}).json()
    assert [each["number"] for each in page["rows"]] == [4, 3]
    assert page["total"] == 5
    assert served.get("/api/journal", params={"limit": 100_000}).status_code == 400
    refused = served.get("/api/journal", params={"since": "yesterday"})
    assert (refused.status_code, refused.json()["key"]) == (400, "filters.no-day")


def test_a_decision_is_taken_back_with_its_consequences_told_first(served: Client, case: Case, reader: Reader) -> None:
    judged(case, reader)
    seen = served.get(f"/api/journal/{REJECTED}/undo").json()
    assert [(each["before"], each["after"]) for each in seen["changes"]] == [("rejected", "not judged")]
    assert served.get("/api/journal").json()["total"] == 5
    answer = served.post(f"/api/journal/{REJECTED}/undo", json={"reason": " I misread it "})
    assert (answer.status_code, answer.json()) == (200, {"number": 6})
    rows = {each["number"]: each for each in served.get("/api/journal").json()["rows"]}
    assert rows[REJECTED]["undone_by"] == 6
    assert (rows[6]["who"], rows[6]["reason"]) == ("Rima", "I misread it")
    assert (rows[6]["undone"], rows[6]["undone_action"], rows[6]["undone_who"]) == (REJECTED, "claim.rejected", "Omar")
    assert served.post(f"/api/journal/{REJECTED}/undo", json={}).json() == {"number": None}


def test_what_cannot_be_taken_back_is_refused_in_the_language_of_the_page(served: Client) -> None:
    refused = served.get("/api/journal/1/undo", headers={"accept-language": "ar"})
    assert (refused.status_code, refused.json()["key"]) == (400, "judge.no-decision")
    assert "ليس قراراً" in refused.json()["message"]
    assert served.post("/api/journal/1/undo", json={}).status_code == 400
    assert served.get("/api/journal/0/undo").status_code == 400


def test_the_chain_is_told_to_be_whole_or_broken_at_an_entry(served: Client, case: Case, reader: Reader) -> None:
    judged(case, reader)
    whole = served.get("/api/journal/chain").json()
    assert (whole["whole"], whole["entries"], whole["at"]) == (True, 5, None)
    with case.writing() as connection:
        unguard(connection)
        connection.execute(sa.text("UPDATE journal SET reason = 'another' WHERE number = 4"))
    broken = served.get("/api/journal/chain").json()
    assert (broken["whole"], broken["at"]) == (False, 4)
    assert "entry 4" in broken["message"]
