"""The routes of work: files come in, are read, and what goes on is told."""

from __future__ import annotations

import io
import json
import os
import tarfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from musnad.case.case import Case
from musnad.case.reading import Tools
from musnad.case.store.tables import originals, reports, sightings
from musnad.engine.here import Here
from musnad.web import tasks
from musnad.web.app import make_app
from musnad.web.security import Gate
from tests.case.material import add_files, report, rows, write_reports
from tests.web.conftest import Client, enter, outsider, settings_of

MANY = [("files", (f"in/{number}.txt", report(number).encode())) for number in range(4)]


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    monkeypatch.setattr(tasks, "pool_of", lambda _: Here(lambda: tools))


@pytest.fixture
def bench(case: Case, tmp_path: Path) -> Iterator[tuple[Client, Gate]]:
    """A workbench with the case of the test, and its gate, which tells when it is to end."""
    gate = make_app(settings_of(tmp_path, case.folder))
    with outsider(gate) as client:
        yield enter(client, gate), gate


def finished(client: Client) -> Any:
    until = time.monotonic() + 60
    while True:
        found = client.get("/api/work").json()
        if found["state"]["under_way"] is None and not found["state"]["waiting"]:
            return found
        assert time.monotonic() < until
        time.sleep(0.02)


def told(client: Client, gate: Gate, **headers: str) -> list[tuple[int, str, Any]]:
    """What the stream tells until the server ends."""
    threading.Timer(0.3, gate.ending).start()
    answer = client.get("/api/work/events", headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    found = []
    for block in answer.text.replace("\r\n", "\n").strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
    return found


def test_dropped_files_are_kept_as_they_came_and_read(bench: tuple[Client, Gate], case: Case) -> None:
    client, gate = bench
    given = {"outlet": "الفرات", "published": "2022-01-31", "language": "ar"}
    answer = client.post("/api/files", files=MANY, params=given)
    assert (answer.status_code, answer.json()["files"], answer.json()["passed_over"]) == (202, 4, 0)
    found = finished(client)
    assert (found["queued"], found["failed"]) == (0, 0)
    kept = {row["sha256"]: case.originals.path(row["sha256"]).read_bytes() for row in rows(case, originals)}
    assert sorted(kept.values()) == sorted(report(number).encode() for number in range(4))
    assert {row["place"] for row in rows(case, sightings)} == {f"in/{number}.txt" for number in range(4)}
    known = {(row["outlet"], row["published"], row["language"]) for row in rows(case, reports)}
    assert known == {("الفرات", "2022-01-31", "ar")}
    events = told(client, gate)
    assert [number for number, _, _ in events] == sorted(number for number, _, _ in events)
    assert sum(kind == "read" for _, kind, _ in events) == 4
    assert [data for _, kind, data in events if kind == "work"][-1]["under_way"] is None


def test_who_comes_back_to_the_stream_hears_only_what_is_new(bench: tuple[Client, Gate]) -> None:
    client, gate = bench
    client.post("/api/files", files=MANY)
    finished(client)
    events = told(client, gate)
    rest = told(client, gate, **{"last-event-id": str(events[1][0])})
    assert rest == events[2:]
    assert told(client, gate, **{"last-event-id": "none"}) == events


def test_what_cannot_be_taken_is_told_in_both_languages(bench: tuple[Client, Gate], case: Case) -> None:
    client, gate = bench
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("good.txt", "../../escape.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(report(1).encode())
            archive.addfile(info, io.BytesIO(report(1).encode()))
    files = [
        ("files", ("empty.txt", b"")),
        ("files", ("archive.tar", out.getvalue())),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n" + os.urandom(50))),
        ("files", ("old.txt", report(2).encode("cp1256"))),
        ("files", ("english.txt", b"This is a report in English, and it tells of nothing at all. " * 5)),
    ]
    client.post("/api/files", files=files)
    found = finished(client)
    added = next(each for each in found["state"]["ended"] if each["kind"] == "add")
    names = {problem["name"]["en"]: problem["why"] for problem in added["problems"]}
    assert set(names) == {"empty.txt", "archive.tar › ../../escape.txt", "picture.png", "english.txt"}
    assert names["empty.txt"] == {"en": "the file is empty", "ar": "الملف فارغ"}
    assert names["archive.tar › ../../escape.txt"]["en"].startswith("its name leads out of the archive")
    assert "PNG" in names["picture.png"]["ar"]
    assert added["figures"]["reports"] == 2
    assert not (case.folder.parent / "escape.txt").exists()
    told_of = [data["name"]["en"] for _, kind, data in told(client, gate) if kind == "problem"]
    assert sorted(told_of) == sorted(names)
    refused = client.get("/api/work/refused").json()
    assert refused["total"] == 4
    assert {row["name"]["en"] for row in refused["rows"]} == set(names)


def test_a_part_of_a_file_is_called_in_the_language_of_the_page(bench: tuple[Client, Gate]) -> None:
    client, _ = bench
    lines = b"\n".join([msgspec.json.encode({"text": report(1)}), b"{", msgspec.json.encode({"text": report(2)})])
    client.post("/api/files", content=lines, params={"name": "feed.jsonl"})
    added = next(each for each in finished(client)["state"]["ended"] if each["kind"] == "add")
    assert [each["name"] for each in added["problems"]] == [{"en": "feed.jsonl › line 2", "ar": "feed.jsonl › السطر 2"}]
    for language, word in (("ar", "السطر"), ("en", "line")):
        listed = client.get("/api/reports", headers={"accept-language": language}).json()["rows"]
        assert {row["place"] for row in listed} == {f"feed.jsonl › {word} {number}" for number in (1, 3)}
        shown = client.get(f"/api/reports/{listed[0]['id']}", headers={"accept-language": language}).json()
        assert shown["original"]["part"].startswith(f"{word} ")
        told_by = client.get("/api/incidents?least=1", headers={"accept-language": language}).json()["rows"]
        for each in told_by:
            laid_out = client.get(f"/api/incidents/{each['id']}", headers={"accept-language": language}).json()
            assert all(f"› {word} " in source["place"] for source in laid_out["reports"])


def test_the_bytes_of_one_file_come_with_its_name_beside_them(bench: tuple[Client, Gate], case: Case) -> None:
    client, _ = bench
    data = report(3).encode()
    answer = client.post("/api/files", content=data, params={"name": "تقرير.txt", "run": "false"})
    assert answer.status_code == 202
    assert finished(client)["queued"] == 1
    (row,) = rows(case, sightings)
    assert row["place"] == "تقرير.txt"
    client.post("/api/work/run")
    assert finished(client)["queued"] == 0


def test_two_uploads_at_once_are_both_taken(bench: tuple[Client, Gate], case: Case) -> None:
    client, _ = bench
    answers: list[int] = []

    def send(start: int) -> None:
        files = [("files", (f"{number}.txt", report(number).encode())) for number in range(start, start + 5)]
        answers.append(client.post("/api/files", files=files, params={"run": "false"}).status_code)

    threads = [threading.Thread(target=send, args=(start,)) for start in (0, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    finished(client)
    assert answers == [202, 202]
    assert {row["place"] for row in rows(case, sightings)} == {f"{number}.txt" for number in range(10)}


@pytest.mark.parametrize(
    ("params", "content", "key"),
    [
        ({"name": "a.txt", "published": "yesterday"}, b"x", "filters.no-day"),
        ({"name": "a.txt", "language": "العربية"}, b"x", "web.no-language"),
        ({}, b"x", "web.no-files"),
        ({"name": "a.txt", "run": "perhaps"}, b"x", "web.bad-request"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_taken(
    bench: tuple[Client, Gate], case: Case, params: dict[str, str], content: bytes, key: str
) -> None:
    client, _ = bench
    answer = client.post("/api/files", content=content, params=params, headers={"accept-language": "ar"})
    assert (answer.status_code, answer.json()["key"]) == (400, key)
    assert any("\u0600" < letter < "\u06ff" for letter in answer.json()["message"])
    assert rows(case, originals) == []


def test_a_failure_is_listed_with_its_reason_and_read_again(
    bench: tuple[Client, Gate], case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tools: Tools
) -> None:
    client, _ = bench
    add_files(case, write_reports(tmp_path / "in", 3))

    def failing(_: object) -> Here:
        return Here(Broken)

    class Broken:
        reader = tools.reader

    monkeypatch.setattr(tasks, "pool_of", failing)
    client.post("/api/work/run")
    found = finished(client)
    assert (found["failed"], len(found["failures"])) == (3, 3)
    listed = client.get("/api/work/failures", params={"offset": 1, "limit": 1}).json()
    assert listed["total"] == 3
    (row,) = listed["rows"]
    assert row["name"]["en"].endswith(".txt")
    assert "AttributeError" in row["why"]["en"]
    assert row["report"]
    monkeypatch.setattr(tasks, "pool_of", lambda _: Here(lambda: tools))
    client.post("/api/work/retry")
    assert finished(client)["failed"] == 0


def test_work_on_a_case_that_is_busy_waits_and_can_be_stopped(bench: tuple[Client, Gate], case: Case) -> None:
    client, _ = bench
    with case.alone():
        client.post("/api/work/run")
        until = time.monotonic() + 20
        while not (now := client.get("/api/work").json()["state"]["under_way"]) or now["held_up"] is None:
            assert time.monotonic() < until
        assert now["held_up"]["ar"].startswith("مُسنَد يعمل الآن على هذه القضية")
        client.post("/api/work/stop")
        assert finished(client)["state"]["ended"][0]["ending"] == "stopped"


def test_without_a_case_there_is_nothing_to_work_on(client: Client) -> None:
    assert client.get("/api/work").json()["queued"] == 0
    for path in ("/api/work/run", "/api/work/retry", "/api/files?name=a.txt"):
        answer = client.post(path, content=b"x")
        assert (answer.status_code, answer.json()["key"]) == (409, "web.no-case")
    assert client.post("/api/work/stop").status_code == 202
