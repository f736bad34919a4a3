"""The routes of a report and of judging: what is shown, decided, hidden from a blind reviewer, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case import judge
from musnad.case.case import Case
from musnad.case.intake import Given
from musnad.case.judge import Judge
from musnad.case.reading import Tools
from musnad.case.verify import problems
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.model.document import text_id
from musnad.model.links import ClaimKey
from musnad.web.api.originals import POLICY
from tests.case.conftest import NewCase
from tests.case.filled import put
from tests.case.material import CLOCK, add_files
from tests.strategies import texts
from tests.web.conftest import Client

TEXT = (
    "قال العميد سامر الحداد إن قوات الحدود اعتقلت أربعة مهربين في بلدة البوكمال أمس.\r\n"
    "وأضاف 😀 أن \u202bمُسَلَّحِينَ\u202c قتلوا عنصرين قرب بيوتهم <script>alert(1)</script>."
)
PAGE = (
    b"<html><body><script>alert(1)</script><p>\xd9\x82\xd8\xa7\xd9\x84 \xd8\xa7\xd9\x84\xd8\xb9\xd9\x85\xd9\x8a\xd8\xaf"
)
OMAR = Judge("Omar", "2022-02-02T08:00:00Z", "a figure of speech")


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    """A case with a report that was read."""
    made = new_case()
    file = tmp_path / "خبر.txt"
    file.write_bytes(TEXT.encode())
    add_files(made, [file], given=Given(title="حادث", outlet="وكالة الوادي", published="2022-01-31"))
    with made.alone(), Here(lambda: tools) as engine:
        list(run(made, engine, clock=lambda: CLOCK))
    return made


@pytest.fixture
def report(served: Client) -> Any:
    (row,) = served.get("/api/reports").json()["rows"]
    return served.get(f"/api/reports/{row['id']}").json()


def claim_of(report: Any, number: int = 0) -> dict[str, str]:
    return {"report": report["id"], "claim": report["page"]["claims"][number]["id"]}


def excerpts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for each in value.values():
            yield from excerpts(each)
    elif isinstance(value, list):
        for each in value:
            yield from excerpts(each)


def test_the_list_is_filtered_and_paged(served: Client) -> None:
    def total(query: str) -> int:
        answer = served.get(f"/api/reports?{query}")
        assert answer.status_code == 200
        return int(answer.json()["total"])

    assert [total(query) for query in ("words=حادث", "words=none", "state=done", "state=failed")] == [1, 0, 1, 0]
    assert [total(query) for query in ("judged=none", "judged=all", "outlet=وكالة الوادي", "offset=5")] == [1, 0, 1, 1]
    assert served.get("/api/reports?limit=0").status_code == 400
    assert served.get("/api/reports?state=lost").status_code == 400
    assert served.get("/api/reports/outlets").json() == [{"name": "وكالة الوادي", "reports": 1}]


def test_a_report_is_told_exactly_as_received_with_its_hidden_characters(report: Any) -> None:
    assert report["text"] == TEXT
    assert [(each["name"], report["text"][each["at"]]) for each in report["hidden"]] == [
        ("RLE", "\u202b"),
        ("PDF", "\u202c"),
    ]
    assert {(each["field"], each["basis"]) for each in report["known"]} >= {("title", "given"), ("published", "given")}
    found = list(excerpts(report))
    assert len(found) > 20
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in found)
    assert report["rules"]
    assert all(rule["en"] and rule["ar"] for rule in report["rules"].values())


def test_a_report_that_is_not_there_is_told_so(served: Client) -> None:
    answer = served.get("/api/reports/none", headers={"accept-language": "ar"})
    assert (answer.status_code, answer.json()["key"]) == (404, "web.no-report")
    assert "تقرير" in answer.json()["message"]


def test_a_verdict_is_entered_and_shown(served: Client, report: Any, case: Case) -> None:
    claim = claim_of(report)
    (made,) = served.post("/api/judgements", json={"claims": [claim], "verdict": "accepted"}).json()
    assert made["entry"] is not None
    assert [(each["who"], each["mine"], each["verdict"]) for each in made["judged"]] == [("Rima", True, "accepted")]
    (again,) = served.post("/api/judgements", json={"claims": [claim], "verdict": "accepted"}).json()
    assert again["entry"] is None
    shown = served.get(f"/api/reports/{report['id']}").json()
    assert shown["verdicts"] == {claim["claim"]: made["judged"]}
    with case.reading() as connection:
        assert list(problems(case, connection)) == []


def test_all_claims_are_decided_or_none(served: Client, report: Any) -> None:
    claims = [claim_of(report), {"report": report["id"], "claim": "none"}]
    answer = served.post("/api/judgements", json={"claims": claims, "verdict": "unsure"})
    assert (answer.status_code, answer.json()["key"]) == (404, "judge.no-claim")
    assert served.get(f"/api/reports/{report['id']}").json()["verdicts"] == {}
    both = [claim_of(report, number) for number in range(len(report["page"]["claims"]))]
    assert len(served.post("/api/judgements", json={"claims": both, "verdict": "unsure"}).json()) == len(both)


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_nothing_is_rejected_without_a_reason(served: Client, report: Any, reason: str | None) -> None:
    data = {"claims": [claim_of(report)], "verdict": "rejected", "reason": reason}
    answer = served.post("/api/judgements", json=data)
    assert (answer.status_code, answer.json()["key"]) == (400, "judge.no-reason")


def test_drawn_words_are_snapped_and_kept_with_the_correction(served: Client, report: Any) -> None:
    start = TEXT.index("بيوتهم") + 1
    place = {"name": "البوكمال", "authority": None}
    data = {**claim_of(report), "field": "place", "value": place, "words": {"start": start, "end": start + 2}}
    made = served.post("/api/corrections", json=data).json()
    corrected = made["judged"][0]["corrections"]["place"]
    assert corrected["words"]["text"] == "بيوتهم"
    assert corrected["told"] == {"en": "البوكمال", "ar": "البوكمال"}
    assert corrected["machine"] is not None
    assert made["judged"][0]["verdict"] == "accepted"


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("colour", "red", "judge.no-field"), ("type", "PARTY", "judge.no-code"), ("time", "x", "judge.bad-value"),
        ("actors", {"name": "x"}, "judge.bad-value"), ("place", {"name": ""}, "judge.empty-name"),
    ],
)  # fmt: skip
def test_a_field_takes_no_value_it_cannot_have(served: Client, report: Any, field: str, value: Any, key: str) -> None:
    answer = served.post("/api/corrections", json={**claim_of(report), "field": field, "value": value})
    assert (answer.status_code, answer.json()["key"]) == (400, key)


def test_what_was_decided_last_is_taken_back_first(served: Client, report: Any) -> None:
    claim = claim_of(report)
    served.post("/api/judgements", json={"claims": [claim], "verdict": "accepted"})
    served.post("/api/corrections", json={**claim, "field": "time", "value": "2022-01-30"})
    back = served.post("/api/undo", json={}).json()
    assert (back["action"], back["claim"]["claim"]) == ("claim.corrected", claim["claim"])
    assert [(each["verdict"], each["corrections"]) for each in back["claim"]["judged"]] == [("accepted", {})]
    assert served.post("/api/undo", json={}).json()["claim"]["judged"] == []
    answer = served.post("/api/undo", json={})
    assert (answer.status_code, answer.json()) == (200, None)
    assert served.post("/api/undo", json={"entry": 1}).json()["key"] == "judge.no-decision"


def test_a_blind_reviewer_is_told_of_others_behind_their_own_verdict(served: Client, report: Any, case: Case) -> None:
    claim = claim_of(report)
    with case.writing() as connection:
        judge.decide(connection, OMAR, ClaimKey(claim["report"], claim["claim"]), "rejected")
    address = f"/api/reports/{report['id']}"
    assert served.get(address + "?blind=true").json()["verdicts"] == {}
    assert [each["who"] for each in served.get(address).json()["verdicts"][claim["claim"]]] == ["Omar"]
    assert "Omar" not in served.get(address + "?blind=true").text
    assert served.get("/api/disagreements?blind=true").json()["total"] == 0
    data = {"claims": [claim], "verdict": "accepted", "blind": True}
    assert [each["who"] for each in served.post("/api/judgements", json=data).json()[0]["judged"]] == ["Omar", "Rima"]
    (row,) = served.get("/api/disagreements?blind=true").json()["rows"]
    assert [(each["who"], each["verdict"]) for each in row["judged"]] == [("Omar", "rejected"), ("Rima", "accepted")]
    assert row["what"]["ar"]
    assert served.post("/api/undo", json={"blind": True}).json()["claim"]["judged"] == []


@pytest.mark.parametrize(("start", "end", "key"), [(8, 3, "judge.bad-words"), (0, 9999, "judge.bad-words"), (4, 4, "")])
def test_what_is_drawn_lies_in_the_text(served: Client, report: Any, start: int, end: int, key: str) -> None:
    answer = served.post("/api/snap", json={"report": report["id"], "start": start, "end": end})
    assert answer.json().get("key", "") == key


def test_an_original_comes_as_it_was_received(served: Client, report: Any) -> None:
    sha256 = report["original"]["sha256"]
    answer = served.get(f"/api/originals/{sha256}")
    assert answer.content == TEXT.encode()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert served.get("/api/originals/" + "0" * 64).status_code == 404
    assert served.get("/api/originals/..%2Fcase.toml").status_code == 404


def test_an_original_is_shown_where_nothing_of_it_can_run(served: Client, report: Any) -> None:
    assert report["original"]["viewable"] is True
    answer = served.get(f"/api/originals/{report['original']['sha256']}/view")
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_page_is_shown_without_what_it_would_run(case: Case, served: Client, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(PAGE + " اللواء إن الهدوء عاد إلى البلدة أمس بعد أيام من القتال.".encode())
    (added,) = add_files(case, [file])
    shown = served.get(f"/api/originals/{added.original}/view").text
    assert "<p>قال العميد" in shown
    assert "script" not in shown


def test_an_altered_original_is_not_given(served: Client, report: Any, case: Case) -> None:
    path = case.originals.path(report["original"]["sha256"])
    path.chmod(0o644)
    path.write_bytes(b"altered")
    assert served.get(f"/api/originals/{path.name}").json()["key"] == "original.altered"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts(80).filter(lambda text: "\x00" not in text), places=st.tuples(st.integers(0, 90), st.integers(0, 90)))
def test_places_are_code_points_of_any_text(served: Client, case: Case, text: str, places: tuple[int, int]) -> None:
    name = text_id(text)[-24:]
    with case.writing() as connection:
        if connection.scalar(sa.text("SELECT count(*) FROM reports WHERE id = :id"), {"id": name}) == 0:
            keep(connection, name, text)
    shown = served.get(f"/api/reports/{name}").json()
    assert shown["text"] == text
    assert all(f"U+{ord(text[each['at']]):04X}" == each["code"] for each in shown["hidden"])
    start, end = sorted(min(place, len(text)) for place in places)
    answer = served.post("/api/snap", json={"report": name, "start": start, "end": end}).json()
    assert answer.get("key") == "judge.no-words" or text[answer["start"] : answer["end"]] == answer["text"] != ""


def keep(connection: sa.Connection, name: str, text: str) -> None:
    """A report of any text, as `add` keeps one."""
    known = connection.scalar(sa.text("SELECT count(*) FROM texts WHERE id = :id"), {"id": text_id(text)})
    put(connection, "originals", sha256=name, size=1)
    put(
        connection, "sightings", id=name, original=name, place="a.txt", how="file", at=CLOCK, version="0", given="{}",
        details="{}",
    )  # fmt: skip
    if not known:
        put(connection, "texts", id=text_id(text), text=text)
    put(
        connection, "reports", id=name, original=name, sighting=name, part="", ordinal=0, text=text_id(text),
        found="{}", added=CLOCK,
    )  # fmt: skip
    put(connection, "jobs", report=name, state="queued", attempts=0, at=CLOCK)


def test_nobody_else_gets_an_original(served: Client, report: Any) -> None:
    address = f"/api/originals/{report['original']['sha256']}"
    assert served.get(address).status_code == 200
    served.cookies.clear()
    assert served.get(address).status_code == 401
    assert served.get(f"{address}/view").status_code == 401
