from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from musnad.case.add import Arrival, add
from musnad.case.case import Case
from musnad.case.intake import Given, Options
from musnad.case.journal import check
from musnad.case.store.tables import jobs, journal, originals, refusals, reports, sightings, texts
from musnad.errors import CaseError
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, add_files, arrival, contents, intake, json_of, report, rows, write_reports


def test_a_file_becomes_an_original_a_sighting_and_a_queued_report(case: Case, tmp_path: Path) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    (added,) = add_files(case, [file])
    assert (added.place, added.seen, added.reports, added.new, added.refused) == ("000.txt", False, 1, 1, ())
    assert case.originals.path(added.original or "").read_bytes() == file.read_bytes()
    (sighting,) = rows(case, sightings)
    assert (sighting["place"], sighting["how"], sighting["at"]) == ("000.txt", "file", CLOCK)
    (kept,) = rows(case, reports)
    (text,) = rows(case, texts)
    assert text["text"] == report(0)
    assert (kept["text"], kept["part"], kept["original"]) == (text["id"], "", added.original)
    assert [(row["report"], row["state"], row["attempts"]) for row in rows(case, jobs)] == [(kept["id"], "queued", 0)]


def test_what_the_user_says_stands_above_what_is_found_and_both_are_kept(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        '<html><head><meta charset="utf-8"><title>خبر من النبع</title>'
        '<meta property="og:site_name" content="صحيفة التلة"></head>'
        f"<body><article><h1>خبر من النبع</h1><p>{report(0)}</p></article></body></html>",
        encoding="utf-8",
    )
    add_files(case, [file], given=Given(outlet="الفرات", published="2022-01-31"))
    (kept,) = rows(case, reports)
    assert (kept["outlet"], kept["published"], kept["published_basis"]) == ("الفرات", "2022-01-31", "given")
    assert json_of(kept["found"])["outlet"] == "صحيفة التلة"
    assert json_of(rows(case, sightings)[0]["given"]) == {"outlet": "الفرات", "published": "2022-01-31"}


def test_the_same_bytes_from_two_places_are_one_original_seen_twice(case: Case, tmp_path: Path) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    with case.alone():
        first, second = add(case, [arrival(file, "a.txt"), arrival(file, "b.txt")], intake())
    assert (first.seen, second.seen, second.reports, second.new) == (False, True, 1, 0)
    assert len(rows(case, originals)) == len(rows(case, reports)) == 1
    assert sorted(row["place"] for row in rows(case, sightings)) == ["a.txt", "b.txt"]
    assert [row["action"] for row in rows(case, journal)] == ["case.made", "original.added", "original.seen"]


def test_the_same_bytes_of_which_something_else_is_said_are_another_report(case: Case, tmp_path: Path) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    add_files(case, [file], given=Given(outlet="الفرات"))
    (added,) = add_files(case, [file], given=Given(outlet="التلة"))
    assert (added.seen, added.new) == (True, 1)
    assert len(rows(case, originals)) == len(rows(case, texts)) == 1
    assert sorted(row["outlet"] for row in rows(case, reports)) == ["التلة", "الفرات"]


def test_adding_again_changes_nothing(case: Case, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 5)
    (tmp_path / "in" / "bad.txt").write_text("no Arabic here at all")
    files.append(tmp_path / "in" / "bad.txt")
    first = add_files(case, files)
    before = contents(case)
    second = add_files(case, files)
    assert contents(case) == before
    assert [each.refused for each in second] == [each.refused for each in first]
    assert [each.reports for each in second] == [each.reports for each in first]
    assert all(each.seen and each.new == 0 for each in second)


def test_the_order_of_adding_makes_no_difference(new_case: NewCase, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 4)
    one, other = new_case(), new_case()
    add_files(one, files)
    add_files(other, files[::-1])
    one_rows, other_rows = contents(one), contents(other)
    for name in ("originals", "sightings", "texts", "reports", "jobs"):
        assert one_rows[name] == other_rows[name]


def test_a_bad_file_is_kept_with_the_reason_and_the_others_are_taken(case: Case, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 2)
    bad = tmp_path / "in" / "broken.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n not a text")
    outcomes = add_files(case, [files[0], bad, files[1]])
    assert [each.new for each in outcomes] == [1, 0, 1]
    (refused,) = outcomes[1].refused
    assert refused.key == "intake.no-reports"
    (row,) = rows(case, refusals)
    assert (row["original"], row["message"], json_of(row["fields"])) == (
        outcomes[1].original,
        "intake.no-reports",
        {"format": "PNG"},
    )


def test_a_refusal_is_forgotten_when_the_original_is_read_otherwise(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("بلدية النبع تفتح الطريق".encode("mac_arabic"))
    add_files(case, [file])
    assert len(rows(case, refusals)) == 1
    add_files(case, [file], options=Options(encoding="mac_arabic"))
    assert rows(case, refusals) == []
    assert [row["text"] for row in rows(case, texts)] == ["بلدية النبع تفتح الطريق"]


def test_a_file_that_cannot_be_opened_or_read_is_told(case: Case, tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002 - whatever is asked for
            raise OSError(5, "Input/output error")

    def broken() -> BinaryIO:
        return Broken(b"x")

    gone = arrival(tmp_path / "gone.txt")
    bad = Arrival(place="disk.txt", how="file", name="disk.txt", open=broken)
    (file,) = write_reports(tmp_path / "in", 1)
    with case.alone():
        outcomes = list(add(case, [gone, bad, arrival(file)], intake()))
    assert [each.error.key if each.error else "" for each in outcomes] == ["input.missing", "input.system", ""]
    assert [row["sha256"] for row in rows(case, originals)] == [outcomes[2].original]
    assert list(case.originals.digests()) == [outcomes[2].original]


def test_an_address_is_seen_anew_each_time(case: Case, tmp_path: Path) -> None:
    (file,) = write_reports(tmp_path / "in", 1)
    once = Arrival(place="https://example.org/1", how="online", name="1.txt", open=lambda: file.open("rb"))
    times = iter(["2022-02-01T12:00:00Z", "2022-02-02T12:00:00Z"])
    with case.alone():
        list(add(case, [once, once], msgspec_replace(intake(), clock=lambda: next(times))))
    assert [row["at"] for row in sorted(rows(case, sightings), key=lambda row: str(row["at"]))] == [
        "2022-02-01T12:00:00Z",
        "2022-02-02T12:00:00Z",
    ]


def msgspec_replace(value: Any, **fields: Any) -> Any:
    import msgspec  # noqa: PLC0415 - one test needs it

    return msgspec.structs.replace(value, **fields)


def test_the_journal_holds_together_and_seals_what_came_in(case: Case, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 3))
    with case.reading() as connection:
        number, _ = check(connection)
    assert number == 4
    assert {row["who"] for row in rows(case, journal)[1:]} == {"سمر"}


def test_a_case_that_cannot_be_written_stays_as_it_was(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write_reports(tmp_path / "in", 3)
    add_files(case, files[:1])
    before = contents(case)

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("musnad.case.originals.os.fsync", full)
    with pytest.raises(CaseError, match="No space left"):
        add_files(case, files)
    monkeypatch.undo()
    assert contents(case) == before
    add_files(case, files)
    assert len(rows(case, reports)) == 3
