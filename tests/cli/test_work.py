"""`add`, `run`, `status` and `retry` from the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from musnad.case import running
from musnad.case.case import Case
from musnad.case.intake.online import Fetched
from musnad.case.reading import Tools, load_tools
from musnad.case.store.tables import journal, reports, sightings
from musnad.cli import run as run_command
from musnad.errors import RefusalError
from tests.case.material import report, rows, write_reports

InCase = Callable[..., Any]


@pytest.fixture
def in_case(run: Any, tmp_path: Path) -> InCase:
    """Runs commands on an empty case."""
    run("init", tmp_path / "case")
    return lambda *arguments, **options: run(*arguments, "--case", tmp_path / "case", **options)


def stored(tmp_path: Path, table: Any) -> list[dict[str, Any]]:
    with Case.open(tmp_path / "case") as case:
        return rows(case, table)


def test_a_folder_is_added_and_read(in_case: InCase, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 3)
    added = in_case("add", tmp_path / "in", "--outlet", "الفرات")
    assert (added.code, added.err) == (0, "")
    assert added.out == "Originals: 3, of which new: 3. New reports: 3. Reports that were there: 0.\n"
    ran = in_case("run")
    assert (ran.code, ran.err, ran.out) == (0, "", "Reports read: 3. Failed: 0.\n")
    found = json.loads(in_case("status", "--json").out)
    assert (found["reports"], found["done"], found["queued"], found["failed"]) == (3, 3, 0, 0)
    assert {row["outlet"] for row in stored(tmp_path, reports)} == {"الفرات"}


def test_the_case_is_that_of_the_variable_or_the_folder_at_hand(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", tmp_path / "case")
    assert "case" in run("status", environ={"MUSNAD_CASE": str(tmp_path / "case")}).out
    monkeypatch.chdir(tmp_path / "case")
    assert run("status").code == 0
    monkeypatch.chdir(tmp_path)
    missing = run("status")
    assert missing.code == 2
    assert "musnad init" in missing.err


def test_what_cannot_be_taken_is_named_and_the_rest_is_added(in_case: InCase, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 2)
    (tmp_path / "in" / "bad.txt").write_text("nothing in Arabic")
    ended = in_case("add", tmp_path / "in", tmp_path / "gone.txt")
    assert ended.code == 2
    assert "Originals: 3, of which new: 3. New reports: 2." in ended.out
    assert ended.err.splitlines() == [
        "Not taken: 2",
        f"  {tmp_path / 'gone.txt'}: there is no such file or folder",
        f"  {tmp_path / 'in' / 'bad.txt'}: this is no Arabic report: 0 % of its letters are Arabic",
    ]


def test_only_what_can_hold_reports_is_taken_of_a_folder(in_case: InCase, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    (tmp_path / "in" / "style.css").write_text("body {}")
    assert in_case("add", tmp_path / "in").out.splitlines() == [
        "Originals: 1, of which new: 1. New reports: 1. Reports that were there: 0.",
        "Files of other kinds in these folders, passed over: 1.",
    ]
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "style.css").write_text("body {}")
    ended = in_case("add", tmp_path / "empty")
    assert (ended.code, "can hold reports" in ended.err) == (2, True)


def test_a_name_that_is_no_utf8_is_kept_escaped_and_the_rest_is_taken(in_case: InCase, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 2)
    bad = os.fsencode(tmp_path / "in") + b"/bad\xff\xfe.txt"
    Path(os.fsdecode(bad)).write_text(report(7), "utf-8")
    Path(os.fsdecode(bad.replace(b"bad", b"worse"))).write_text("no Arabic", "utf-8")
    ended = in_case("add", tmp_path / "in")
    assert ended.code == 2
    assert "New reports: 3" in ended.out
    assert "worse\\xff\\xfe.txt: " in ended.err
    places = {row["place"].rpartition("/")[2] for row in stored(tmp_path, sightings)}
    assert {"bad\\xff\\xfe.txt", "worse\\xff\\xfe.txt"} < places


@pytest.mark.parametrize("option", ["--title", "--outlet", "--byline", "--url", "--as"])
def test_what_is_said_of_a_report_is_text(in_case: InCase, tmp_path: Path, option: str) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    ended = in_case("add", file, option, os.fsdecode(b"t\xff"))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "musnad: what was given is not UTF-8: t\\xff\n"
    assert stored(tmp_path, reports) == []
    assert "UTF-8: " in in_case("add", file, environ={"MUSNAD_USER": os.fsdecode(b"\xff")}).err
    assert "UTF-8: " in in_case("search", "--outlet", os.fsdecode(b"\xff")).err


def test_of_a_folder_no_link_is_followed_and_no_pipe_waited_for(in_case: InCase, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    (tmp_path / "secret").write_text(report(7), "utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    ended = in_case("add", tmp_path / "in")
    assert ended.code == 0
    assert "New reports: 1." in ended.out
    assert "not followed: 1." in ended.out
    assert "passed over: 1." in ended.out
    assert in_case("add", tmp_path / "in" / "pipe.txt").code == 2
    assert "New reports: 1." in in_case("add", tmp_path / "in" / "link.txt").out


def test_standard_input_is_an_original(in_case: InCase, tmp_path: Path) -> None:
    assert in_case("add", "-", stdin=report(1).encode()).code == 0
    assert [row["place"] for row in stored(tmp_path, sightings)] == ["-"]


def test_who_adds_is_in_the_journal(in_case: InCase, tmp_path: Path) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    in_case("add", file, environ={"USER": "root", "MUSNAD_USER": "سمر"})
    (other,) = write_reports(tmp_path / "in", 2)[1:]
    in_case("add", other, "--as", "هدى", environ={"MUSNAD_USER": "سمر"})
    assert [row["who"] for row in stored(tmp_path, journal)[1:]] == ["سمر", "هدى"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--column", "body"], "--column"),
        (["--column", "colour=body"], "colour"),
        (["--kind", "poem"], "poem"),
        (["--encoding", "utf-9"], "utf-9"),
        (["--published", "yesterday"], "yesterday"),
    ],
)
def test_options_that_make_no_sense_are_refused(in_case: InCase, tmp_path: Path, options: list[str], told: str) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    ended = in_case("add", file, *options)
    assert ended.code == 2
    assert told in ended.err
    assert stored(tmp_path, reports) == []


def test_a_report_that_fails_is_named_and_can_be_retried(
    in_case: InCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    in_case("add", file)
    monkeypatch.setattr(running, "load_tools", failing_tools)
    ended = in_case("run")
    assert ended.code == 2
    assert "Failed: 1." in ended.out
    assert "ZeroDivisionError" in ended.err
    told = in_case("status").err
    assert "ZeroDivisionError" in told
    assert f"  {file} (" in told
    monkeypatch.undo()
    assert in_case("retry").out == "Queued again: 1\n"
    assert in_case("run").code == 0


class Failing:
    """A reader that fails."""

    def __init__(self, reader: Any) -> None:
        self.info = reader.info

    def read(self, _: Any) -> Any:
        raise ZeroDivisionError("nothing")


def test_a_report_that_is_too_long_is_named_in_the_run_and_after(in_case: InCase, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 2)
    files[0].write_text(files[0].read_text("utf-8") + " وانتهى الخبر." * 100, "utf-8")
    in_case("add", tmp_path / "in")
    ended = in_case("run", "--longest", "1000")
    assert ended.code == 2
    assert ended.out == "Reports read: 1. Failed: 1.\n"
    assert f"  {files[0]} (" in ended.err
    assert "1000 being the most" in ended.err
    assert "1000 being the most" in in_case("status").err
    assert "الحد الأقصى 1000" in in_case("status", "--lang", "ar").err


def failing_tools(*_: Any) -> Tools:
    tools = load_tools((), ())
    return msgspec.structs.replace(tools, reader=Failing(tools.reader))


def test_ctrl_c_loses_nothing(in_case: InCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(tmp_path / "in", 2)
    in_case("add", tmp_path / "in")

    def interrupted(*_: Any, **_options: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_command, "run_case", interrupted)
    ended = in_case("run")
    assert (ended.code, "goes on" in ended.err) == (130, True)
    monkeypatch.undo()
    assert "Reports read: 2." in in_case("run").out


def test_a_damaged_table_of_the_case_is_told(in_case: InCase, tmp_path: Path) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    in_case("add", file)
    (tmp_path / "case" / "own.yaml").write_text("- id: x\n  nonsense: 1\n")
    settings = tmp_path / "case" / "case.toml"
    settings.write_text(settings.read_text().replace("actors = []", 'actors = ["own.yaml"]'))
    ended = in_case("run")
    assert ended.code == 2
    assert "own.yaml:" in ended.err


def test_many_reports_are_read_by_several_processes(in_case: InCase, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 12)
    in_case("add", tmp_path / "in")
    assert in_case("run", "--workers", "2").out == "Reports read: 12. Failed: 0.\n"


def test_the_summary_is_as_good_in_arabic(in_case: InCase, tmp_path: Path) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    assert in_case("add", file, "--lang", "ar").out == (
        "الأصول: 1، الجديد منها: 1. التقارير الجديدة: 1. تقارير كانت موجودة: 0.\n"
    )
    assert "منتظر" in in_case("status", "--lang", "ar").out


class Answering:
    """Fetches one page, and nothing else."""

    def fetch(self, address: str) -> Fetched:
        if address != "https://example.org/news/1.html":
            raise RefusalError("intake.online-private", host="router", address="192.168.0.1")
        page = f'<html><head><meta charset="utf-8"></head><body><article><p>{report(3)}</p></article></body></html>'
        return Fetched(
            data=page.encode(),
            address="https://example.org/news/one.html",
            redirects=(address,),
            status=200,
            headers=(("Content-Type", "text/html"),),
            server="203.0.113.7",
            fetched_at="2022-02-01T12:00:00Z",
        )


def test_an_address_is_fetched_only_if_the_user_says_so(
    in_case: InCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musnad.case.intake.online.Fetcher", Answering)
    refused = in_case("add", "https://example.org/news/1.html")
    assert (refused.code, "--online" in refused.err) == (2, True)
    ended = in_case("add", "--online", "https://example.org/news/1.html", "http://router/")
    assert ended.code == 2
    assert "192.168.0.1" in ended.err
    (sighting,) = stored(tmp_path, sightings)
    assert (sighting["place"], sighting["how"]) == ("https://example.org/news/1.html", "online")
    details = json.loads(sighting["details"])
    assert (details["status"], details["server"], details["fetched_at"]) == (200, "203.0.113.7", "2022-02-01T12:00:00Z")
    assert details["redirects"] == ["https://example.org/news/1.html"]
    (kept,) = stored(tmp_path, reports)
    assert kept["url"] == "https://example.org/news/one.html"


def test_links_are_made_anew_on_wish(in_case: InCase, tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 2)
    in_case("add", tmp_path / "in")
    in_case("run")
    assert in_case("run", "--rebuild").out == "Reports read: 0. Failed: 0.\nLinked anew: 2.\n"
