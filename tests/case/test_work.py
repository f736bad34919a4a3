from __future__ import annotations

import hashlib
import os
import signal
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from musnad.case import work
from musnad.case.case import Case
from musnad.case.reading import Tools, info_of, load_tools, reader_key, record_of
from musnad.case.status import again, outdated, queued, retry, status
from musnad.case.store.tables import (
    claims,
    counts,
    incidents,
    indexed,
    jobs,
    linkages,
    participants,
    readings,
    reports,
)
from musnad.case.work import rebuild, run, unlinked
from musnad.engine.here import Here
from musnad.engine.pool import Pool
from musnad.model import Document, ReaderInfo, Record
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, add_files, contents, rows, write_reports


@pytest.fixture(scope="module")
def engine(tools: Tools) -> Iterator[Here]:
    with Here(lambda: tools) as made:
        yield made


class OtherReader:
    """A reader of another version, which reads as the one of this version does."""

    def __init__(self, reader: Any, version: str) -> None:
        self._reader = reader
        self.info = ReaderInfo(version=version, lexicon="sha256:0")

    def read(self, document: Document) -> Record:
        record: Record = msgspec.structs.replace(self._reader.read(document), reader=self.info)
        return record


def run_all(case: Case, engine: Any) -> list[work.Step]:
    with case.alone():
        return list(run(case, engine, clock=lambda: CLOCK))


def test_what_is_queued_is_read_and_its_claims_are_found(case: Case, engine: Here, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 3))
    steps = run_all(case, engine)
    assert (sum(step.done for step in steps), queued(case)) == (3, 0)
    assert {(row["state"], row["attempts"]) for row in rows(case, jobs)} == {("done", 1)}
    for row in rows(case, readings):
        data = zlib.decompress(row["record"])
        record = record_of(row["record"])
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
        assert row["reader"] == reader_key(engine.call(info_of)) == reader_key(record.reader)
        own = [each for each in rows(case, claims) if each["report"] == row["report"]]
        assert sorted(each["claim"] for each in own) == sorted(each.id for each in record.claims)
        assert {each["reading"] for each in own} == {row["id"]}
    assert {row["kind"] for row in rows(case, counts)} == {"killed"}
    assert {row["role"] for row in rows(case, participants)} == {"actor", "target", "speaker"}


def test_a_report_is_read_with_what_is_known_of_it(case: Case, engine: Here, tmp_path: Path) -> None:
    from musnad.case.intake import Given  # noqa: PLC0415 - here alone

    given = Given(outlet="الفرات", published="2022-01-31", title="خبر", url="https://example.org/1", byline="سمر")
    add_files(case, write_reports(tmp_path / "in", 1), given=given)
    run_all(case, engine)
    document = record_of(rows(case, readings)[0]["record"]).document
    assert (document.outlet, document.published, document.published_basis) == ("الفرات", "2022-01-31", "given")
    assert (document.title, document.url, document.byline) == ("خبر", "https://example.org/1", "سمر")


def test_a_report_that_is_too_long_fails_and_the_others_are_read(case: Case, engine: Here, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 3)
    files[1].write_text(files[1].read_text("utf-8") + " وانتهى الخبر." * 100, "utf-8")
    add_files(case, files)
    with case.alone():
        steps = list(run(case, engine, clock=lambda: CLOCK, longest=1000))
    (failure,) = [each for step in steps for each in step.failed]
    assert (failure.key, failure.fields) == (
        "run.too-long",
        {"length": len(files[1].read_text("utf-8")), "most": 1000},
    )
    assert sum(step.done for step in steps) == 2
    assert status(case).failures == (failure,)
    assert retry(case) == 1
    assert sum(step.done for step in run_all(case, engine)) == 1


def test_long_reports_are_read_after_the_others(
    case: Case, engine: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write_reports(tmp_path / "in", 4)
    usual = max(len(file.read_text("utf-8")) for file in files)
    monkeypatch.setattr(work, "_USUAL", usual)
    for file, more in ((files[0], 60), (files[2], 30)):
        file.write_text(file.read_text("utf-8") + " وانتهى الخبر." * more, "utf-8")
    add_files(case, files)
    taken = work._items(case, work._queued(case))  # noqa: SLF001 - the order is seen here alone
    lengths = [len(item.document.text) for item in taken]
    assert lengths[2:] == sorted(len(files[at].read_text("utf-8")) for at in (2, 0))
    assert max(lengths[:2]) <= usual
    assert sum(step.done for step in run_all(case, engine)) == 4


def test_running_again_changes_nothing(case: Case, engine: Here, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 3))
    run_all(case, engine)
    before = contents(case)
    assert run_all(case, engine) == []
    assert contents(case) == before


def test_what_comes_later_is_as_if_it_had_come_at_once(new_case: NewCase, engine: Here, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 4)
    one, other = new_case(), new_case()
    add_files(one, files)
    run_all(one, engine)
    for file in files:
        add_files(other, [file])
        run_all(other, engine)
    assert contents(one) == contents(other)


class Broken:
    """A reader that fails at one report."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self.info = reader.info

    def read(self, document: Document) -> Record:
        if "رقم 1" in document.text:
            raise ZeroDivisionError("nothing")
        record: Record = self._reader.read(document)
        return record


def test_a_report_that_cannot_be_read_is_failed_and_retried(
    case: Case, engine: Here, tools: Tools, tmp_path: Path
) -> None:
    add_files(case, write_reports(tmp_path / "in", 3))
    with Here(lambda: msgspec.structs.replace(tools, reader=Broken(tools.reader))) as broken:
        steps = run_all(case, broken)
    (failure,) = [each for step in steps for each in step.failed]
    assert failure.key == "run.broken"
    assert "ZeroDivisionError" in str(failure.fields["reason"])
    found = status(case)
    assert (found.done, found.failed, found.queued, found.failures) == (2, 1, 0, (failure,))
    assert retry(case) == 1
    run_all(case, engine)
    assert (status(case).done, status(case).failures) == (3, ())
    assert {row["attempts"] for row in rows(case, jobs)} == {1, 2}


class Deadly(Broken):
    """A reader that kills its process at one report."""

    def read(self, document: Document) -> Record:
        try:
            return super().read(document)
        except ZeroDivisionError:
            os.kill(os.getpid(), signal.SIGKILL)
            raise


def deadly_tools() -> Tools:
    tools = load_tools((), ())
    return msgspec.structs.replace(tools, reader=Deadly(tools.reader))


def test_a_worker_that_is_killed_costs_one_report(case: Case, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 4))
    with Pool(deadly_tools, workers=1) as pool:
        steps = run_all(case, pool)
    (failure,) = [each for step in steps for each in step.failed]
    assert (failure.key, failure.fields) == ("run.died", {"reason": "SIGKILL"})
    assert (status(case).done, status(case).failed) == (3, 1)


def test_another_version_reads_beside_the_old_readings(case: Case, engine: Here, tools: Tools, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 2))
    with Here(lambda: msgspec.structs.replace(tools, reader=OtherReader(tools.reader, "0.0.1"))) as old:
        run_all(case, old)
    first = {row["id"] for row in rows(case, readings)}
    reader = reader_key(engine.call(info_of))
    assert run_all(case, engine) == []
    assert (outdated(case, reader), again(case, reader), queued(case)) == (2, 2, 2)
    run_all(case, engine)
    assert outdated(case, reader) == 0
    later = {row["id"] for row in rows(case, readings)}
    assert first < later
    assert {row["reading"] for row in rows(case, claims)} == later - first
    assert status(case).readers == {reader: 2}


def test_the_status_counts(case: Case, engine: Here, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("no Arabic at all")
    add_files(case, [*write_reports(tmp_path / "in", 2), tmp_path / "bad.txt"])
    found = status(case)
    assert (found.originals, found.reports, found.refused, found.queued, found.rate) == (3, 2, 1, 2, None)
    run_all(case, engine)
    found = status(case)
    assert (found.done, found.rate) == (2, 2.0)
    assert found.claims == len(rows(case, claims)) > 0


def test_the_reader_of_a_case_has_its_tables(tmp_path: Path) -> None:
    table = tmp_path / "own.yaml"
    table.write_text(
        "- id: nabaa-guard\n  name: حرس النبع\n  name_en: Nabaa Guard\n  type: identity-militia\n  country: SY\n"
        "  example: أغلق حرس النبع الطريق إلى الجسر.\n",
        encoding="utf-8",
    )
    assert reader_key(info_of(load_tools((table,), ()))) != reader_key(info_of(load_tools((), ())))


def test_the_reports_of_a_case_are_read_in_an_order_that_is_theirs(case: Case, tools: Tools, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 5)[::-1])
    seen: list[str] = []

    class Watching(Here):
        def map(self, function: Any, items: Any, *, ordered: bool = False) -> Any:
            for outcome in super().map(function, items, ordered=ordered):
                seen.append(outcome.item.report)
                yield outcome

    with Watching(lambda: tools) as watching:
        run_all(case, watching)
    assert seen == sorted(row["id"] for row in rows(case, reports))


def test_a_run_whose_engine_is_stopped_keeps_what_it_told_and_the_next_goes_on(
    case: Case, tools: Tools, tmp_path: Path
) -> None:
    add_files(case, write_reports(tmp_path / "in", 6))

    class Stopping(Here):
        def map(self, function: Any, items: Any, *, ordered: bool = False) -> Any:
            for number, outcome in enumerate(super().map(function, items, ordered=ordered)):
                yield outcome
                if number == 1:
                    self.stop()

    with Stopping(lambda: tools) as stopping:
        steps = run_all(case, stopping)
    told = [report for step in steps for report in step.read]
    assert told == sorted(row["id"] for row in rows(case, reports))[:2]
    assert sorted(row["report"] for row in rows(case, readings)) == told
    assert (queued(case), status(case).failed) == (4, 0)
    with Here(lambda: tools) as engine:
        run_all(case, engine)
    assert (queued(case), len(rows(case, linkages))) == (0, 6)


def test_words_claims_and_links_are_made_anew_from_the_readings(case: Case, engine: Here, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 4))
    run_all(case, engine)
    before = contents(case)
    rebuild(case)
    assert (rows(case, incidents), rows(case, linkages), rows(case, indexed)) == ([], [], [])
    assert len(unlinked(case)) == 4
    with case.writing() as connection:
        connection.execute(sa.delete(claims))
    steps = run_all(case, engine)
    assert (sum(step.linked for step in steps), sum(step.done for step in steps)) == (4, 0)
    assert contents(case) == before


def test_what_another_version_has_linked_is_linked_anew(case: Case, engine: Here, tmp_path: Path) -> None:
    add_files(case, write_reports(tmp_path / "in", 3))
    run_all(case, engine)
    before = contents(case)
    with case.writing() as connection:
        connection.execute(sa.update(linkages).values(state=zlib.compress(msgspec.msgpack.encode([0, "r"]))))
    add_files(case, write_reports(tmp_path / "in", 3))
    steps = run_all(case, engine)
    assert sum(step.linked for step in steps) == 3
    assert contents(case) == before
    assert run_all(case, engine) == []
