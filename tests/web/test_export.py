"""Exports in the workbench: what is told before, the file itself, the journal, and that it can be stopped."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from musnad.case import exporting
from musnad.case.case import Case
from musnad.case.reading import Tools
from musnad.errors import CaseError
from musnad.web import exports
from musnad.web.exports import Exporting, Prepared
from musnad.web.work import Works
from tests.case.bombing import PRIVATE, fill
from tests.case.test_exporting import TABLES
from tests.web.conftest import Client
from tests.web.served import musnad

_PATIENCE = 60


@pytest.fixture
def filled(case: Case, tools: Tools, tmp_path: Path) -> Case:
    """The case that is served, with its reports."""
    fill(case, tools, tmp_path / "in")
    return case


def finished(client: Client, named: str) -> dict[str, Any]:
    """The export when nothing more is done."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        found: dict[str, Any] = client.get(f"/api/exports/{named}").json()
        if found["phase"] not in {"waiting", "writing"}:
            return found
        time.sleep(0.02)
    raise AssertionError(found)


def prepared(client: Client, params: dict[str, Any] | None = None, **wanted: Any) -> dict[str, Any]:
    answer = client.post("/api/exports", params=params or {}, json=wanted)
    assert answer.status_code == 202, answer.text
    found = finished(client, answer.json()["id"])
    assert found["phase"] == "ready", found
    return found


@pytest.mark.usefixtures("filled")
def test_what_the_filters_leave_out_is_told_in_the_language_of_the_page(served: Client) -> None:
    asked = {"only": ["ASSAULT"], "rejected": "true"}
    seen = served.get("/api/exports/expected", params=asked).json()
    assert seen["asked"] + sum(each["count"] for each in seen["left_out"]) == seen["claims"]
    assert [each["reason"] for each in seen["left_out"]] == ["type_not_asked"]
    in_arabic = served.get("/api/exports/expected", params=asked, headers={"accept-language": "ar"}).json()
    assert in_arabic["left_out"][0]["about"] == "حدث من نوع لم يُطلب"
    refused = served.get("/api/exports/expected", params={"only": ["WAR"]})
    assert (refused.status_code, refused.json()["key"]) == (400, "filters.no-type")


@pytest.mark.usefixtures("filled")
def test_an_export_is_told_of_before_it_is_downloaded(served: Client) -> None:
    found = prepared(served, {"only": ["ASSAULT"]}, format="acled")
    account = found["account"]
    assert account["exported"] + sum(each["count"] for each in account["left_out"]) == account["claims"]
    reasons = {each["reason"]: each for each in account["left_out"]}
    assert {"type_not_asked", "not_asserted"} <= reasons.keys()
    assert reasons["not_asserted"]["examples"][0]["report"]
    assert [each["why"] for each in account["unread"]] != []
    answer = served.get(f"/api/exports/{found['id']}/file")
    assert hashlib.sha256(answer.content).hexdigest() == account["sha256"]
    assert answer.headers["content-disposition"] == 'attachment; filename="acled.csv"'
    assert int(answer.headers["content-length"]) == len(answer.content) == account["bytes"]
    manifest = served.get(f"/api/exports/{found['id']}/manifest").json()
    assert (manifest["sha256"], manifest["options"]["only"]) == (account["sha256"], ["ASSAULT"])
    assert served.get("/api/exports").json()["rows"][0]["id"] == found["id"]


def test_the_file_is_the_one_that_the_command_line_writes(served: Client, filled: Case, tmp_path: Path) -> None:
    for format_ in ("csv", "incidents-geojson", "package"):
        found = prepared(served, {"since": "2021-03-01"}, format=format_)
        served.post(f"/api/exports/{found['id']}/take")
        file = tmp_path / found["file"]
        musnad("export", "--case", filled.folder, "--format", format_, "--since", "2021-03-01", "-o", file)
        assert served.get(f"/api/exports/{found['id']}/file").content == file.read_bytes(), format_
        ours = served.get(f"/api/exports/{found['id']}/manifest").json()
        theirs = json.loads(file.with_name(f"{file.name}.manifest.json").read_text("utf-8"))
        assert [each for each in ours if each != "not_read" and ours[each] != theirs[each]] == [], format_


@pytest.mark.usefixtures("filled")
def test_a_package_is_entered_in_the_journal_before_it_is_downloaded(served: Client, tmp_path: Path) -> None:
    found = prepared(served, format="package")
    asked = {"action": ["export.made"]}
    assert served.get("/api/journal", params=asked).json()["total"] == 0
    refused = served.get(f"/api/exports/{found['id']}/file")
    assert (refused.status_code, refused.json()["key"]) == (400, "outgoing.not-taken")
    for _ in range(2):
        assert served.post(f"/api/exports/{found['id']}/take").json()["taken"] is True
    page = served.get("/api/journal", params=asked).json()
    assert [(each["who"], each["subject"]) for each in page["rows"]] == [("Rima", found["account"]["sha256"])]
    data = served.get(f"/api/exports/{found['id']}/file").content
    assert hashlib.sha256(data).hexdigest() == found["account"]["sha256"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert hashlib.sha256(package.read("manifest.json")).hexdigest() == found["account"]["manifest_sha256"]
        package.extractall(tmp_path / "package")
    done = subprocess.run(
        [sys.executable, "verify.py"], check=False, cwd=tmp_path / "package", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.usefixtures("filled")
def test_withheld_names_are_in_nothing_that_is_told(served: Client) -> None:
    found = prepared(served, {"speaker": ["نادر الصباغ"]}, format="jsonl", withhold_persons=True)
    told = json.dumps(found, ensure_ascii=False) + served.get(f"/api/exports/{found['id']}/file").text
    assert not [name for name in PRIVATE if name in told]
    assert found["account"]["reasons_withheld"] is True
    assert all(each["examples"] == [] for each in found["account"]["left_out"])


@pytest.mark.usefixtures("filled")
def test_csv_looks_as_it_was_asked_to(served: Client) -> None:
    found = prepared(served, format="csv", bom=True, delimiter="semicolon", formula_guard=False)
    data = served.get(f"/api/exports/{found['id']}/file").content
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.splitlines()[0].count(b";") > 10
    assert b"=" in data
    assert b"'=" not in data
    assert prepared(served, format="jsonl", bom=True)["phase"] == "ready"


@pytest.mark.usefixtures("filled")
def test_an_export_under_way_is_stopped_and_the_last_few_are_kept(
    served: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, writing = threading.Event(), exporting.write

    def held(*arguments: Any) -> Any:
        assert going.wait(30)
        return writing(*arguments)

    monkeypatch.setattr("musnad.web.exports.write", held)
    first = served.post("/api/exports", json={"format": "csv"}).json()["id"]
    assert served.get(f"/api/exports/{first}/file").json()["key"] == "outgoing.not-ready"
    stopped = served.post(f"/api/exports/{first}/stop").json()
    assert stopped["account"] is None
    going.set()
    assert finished(served, first)["phase"] == "stopped"
    others = [prepared(served, format="graphml")["id"] for _ in range(4)]
    missing = served.get(f"/api/exports/{first}")
    assert (missing.status_code, missing.json()["key"]) == (404, "outgoing.none")
    assert [each["id"] for each in served.get("/api/exports").json()["rows"]] == others[::-1]


@pytest.mark.parametrize("wanted", [{"format": "pdf"}, {}, {"format": "csv", "delimiter": "x"}])
def test_what_is_no_export_is_refused(served: Client, wanted: dict[str, str]) -> None:
    assert served.post("/api/exports", json=wanted).status_code == 400
    assert served.get("/api/exports").json()["rows"] == []
    assert served.get("/api/exports/0123456789abcdef").status_code == 404


def test_a_package_is_entered_once_however_often_it_is_taken(served: Client, filled: Case) -> None:
    found = prepared(served, format="package")
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: served.post(f"/api/exports/{found['id']}/take"), range(4)))
    assert [answer.json()["taken"] for answer in answers] == [True] * 4
    entered = served.get("/api/journal", params={"action": "export.made"}).json()
    assert entered["total"] == 1
    assert filled.folder.is_dir()


def test_an_export_waits_for_nobody_who_works_on_the_case(served: Client, filled: Case) -> None:
    with filled.alone():
        found = prepared(served, format="csv")
    assert found["account"]["exported"] > 0


def test_what_is_dropped_while_its_last_bytes_are_written_holds_no_file(
    filled: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = Prepared(filled, exporting.Wish(format="jsonl"))
    writing = exporting.write

    def drop_and_write(*arguments: Any) -> Any:
        written = writing(*arguments)
        export.close()
        return written

    monkeypatch.setattr(exports, "write", drop_and_write)
    works = Works(print)
    works.submit(filled, Exporting(export, TABLES))
    assert works.wait(_PATIENCE)
    works.close()
    assert (export.state.phase, export.state.written) == ("stopped", None)
    with pytest.raises(CaseError, match="not ready"):
        export.chunks()
