"""Work in the background: one piece after the other, stopped without loss, patient with whoever holds the case."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from musnad.case.add import Intake
from musnad.case.case import Case
from musnad.case.journal import Author
from musnad.case.messages import wrong
from musnad.case.reading import Tools
from musnad.case.status import queued, status
from musnad.engine.here import Here
from musnad.errors import CaseError, LexiconError
from musnad.web import tasks
from musnad.web.tasks import Adding, Reading, Retrying
from musnad.web.work import Ended, Progress, WorkKind, Works
from tests.case.material import add_files, arrival, write_reports

SALMA = Author("سلمى", "2022-01-31T09:00:00Z")


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def works(complaints: list[str]) -> Iterator[Works]:
    made = Works(complaints.append)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    """What is read is read in this process, which has loaded the data."""
    monkeypatch.setattr(tasks, "pool_of", lambda _: Here(lambda: tools))


class Doing(msgspec.Struct, frozen=True):
    """A piece of work that calls a function."""

    do: Callable[[Progress], None]
    kind: WorkKind = "export"
    alone: bool = True
    released: list[str] = []

    def __call__(self, case: Case, progress: Progress) -> None:
        del case
        self.do(progress)

    def release(self) -> None:
        self.released.append("released")


def ended(works: Works) -> list[Ended]:
    assert works.wait(60)
    return list(works.state().ended)


def events(works: Works, kind: str) -> list[Any]:
    return [msgspec.json.decode(event.data) for event in works.bulletin.after(0) if event.kind == kind]


def adding(files: list[Path], closed: list[str] | None = None) -> Adding:
    close = (lambda: None) if closed is None else (lambda: closed.append("closed"))
    return Adding(tuple(map(arrival, files)), Intake(who="سلمى"), SALMA, close)


def test_files_are_taken_in_and_read_and_each_report_is_told(case: Case, works: Works, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 5)
    closed: list[str] = []
    works.submit(case, adding(files, closed), Reading(SALMA))
    read, added = ended(works)
    assert (added.kind, added.ending, added.total, added.done, added.failed) == ("add", "done", 5, 5, 0)
    assert added.figures == {"originals": 5, "fresh": 5, "reports": 5, "known": 0, "refused": 0}
    assert (read.kind, read.ending, read.total, read.done, read.failed) == ("run", "done", 5, 5, 0)
    assert closed == ["closed"]
    told = events(works, "read")
    assert sorted(each["report"] for each in told) == sorted({each["report"] for each in told})
    assert len(told) == 5
    assert all(each["claims"] > 0 and each["opening"].startswith("قال الناطق باسم بلدية النبع") for each in told)
    assert sum(each["claims"] for each in told) == status(case).claims
    (last,) = events(works, "work")
    assert (last["under_way"], last["waiting"]) == (None, [])


def test_pieces_are_done_one_after_the_other_in_their_order(case: Case, works: Works) -> None:
    order: list[str] = []
    at_once: list[int] = []
    running = threading.Semaphore(1)

    def do(name: str) -> Callable[[Progress], None]:
        def step(progress: Progress) -> None:
            del progress
            at_once.append(int(running.acquire(blocking=False)))
            order.append(name)
            time.sleep(0.01)
            running.release()

        return step

    works.submit(case, *[Doing(do(f"first {number}")) for number in range(3)])
    works.submit(case, Doing(do("second")))
    ended(works)
    assert order == ["first 0", "first 1", "first 2", "second"]
    assert at_once == [1, 1, 1, 1]


def test_what_is_stopped_keeps_what_it_has_and_the_next_goes_on(
    case: Case, works: Works, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tools: Tools
) -> None:
    add_files(case, write_reports(tmp_path / "in", 6))

    class Stopping(Here):
        def map(self, function: Any, items: Any, *, ordered: bool = False) -> Any:
            for number, outcome in enumerate(super().map(function, items, ordered=ordered)):
                yield outcome
                if number == 1:
                    works.stop()

    monkeypatch.setattr(tasks, "pool_of", lambda _: Stopping(lambda: tools))
    released: list[str] = []
    works.submit(case, Reading(SALMA), Doing(lambda _: None, released=released))
    read, dropped = ended(works)
    assert (read.kind, read.ending, read.done) == ("run", "stopped", 2)
    assert (dropped.kind, dropped.ending, released) == ("export", "stopped", ["released"])
    found = status(case)
    assert (found.done, found.queued, found.failed) == (2, 4, 0)
    monkeypatch.setattr(tasks, "pool_of", lambda _: Here(lambda: tools))
    works.submit(case, Reading(SALMA))
    assert (ended(works)[0].ending, queued(case)) == ("done", 0)


def test_taking_in_is_stopped_between_files(case: Case, works: Works, tmp_path: Path) -> None:
    files = write_reports(tmp_path / "in", 9)

    def stopping(number: int, path: Path) -> Any:
        made = arrival(path)

        def opened() -> Any:
            if number == 3:
                works.stop()
            return made.open()

        return msgspec.structs.replace(made, open=opened)

    arrivals = tuple(stopping(number, path) for number, path in enumerate(files))
    works.submit(case, Adding(arrivals, Intake(who="سلمى"), SALMA))
    (added,) = ended(works)
    assert (added.ending, added.total, added.done) == ("stopped", 9, 4)
    assert status(case).originals == 4


def test_a_report_that_fails_is_told_and_read_again(
    case: Case, works: Works, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tools: Tools
) -> None:
    class Failing:
        info = tools.reader.info

        def read(self, document: Any) -> Any:
            if "الحسكة" in document.text:
                raise ZeroDivisionError("nothing")
            return tools.reader.read(document)

    broken = msgspec.structs.replace(tools, reader=Failing())
    monkeypatch.setattr(tasks, "pool_of", lambda _: Here(lambda: broken))
    works.submit(case, adding(write_reports(tmp_path / "in", 4)), Reading(SALMA))
    read = ended(works)[0]
    assert (read.ending, read.done, read.failed) == ("done", 4, 1)
    (problem,) = read.problems
    assert problem.name.en == "001.txt"
    assert "ZeroDivisionError" in problem.why.en
    assert "هذا عيب في مُسنَد" in problem.why.ar
    assert events(works, "problem") == [msgspec.to_builtins(problem)]
    monkeypatch.setattr(tasks, "pool_of", lambda _: Here(lambda: tools))
    works.submit(case, Retrying(SALMA))
    again = ended(works)[0]
    assert (again.kind, again.done, again.failed, status(case).failed) == ("retry", 1, 0, 0)


def test_what_another_process_holds_is_waited_for_and_told(case: Case, works: Works) -> None:
    done: list[str] = []
    with case.alone():
        works.submit(case, Doing(lambda _: done.append("done")))
        until = time.monotonic() + 20
        while (now := works.state().under_way) is None or now.held_up is None:
            assert time.monotonic() < until
            time.sleep(0.01)
        assert "another Musnad is at work on this case" in now.held_up.en
        assert "مُسنَد يعمل الآن على هذه القضية" in now.held_up.ar
        assert done == []
    assert (ended(works)[0].ending, done) == ("done", ["done"])


def test_what_waits_for_another_process_can_be_stopped(case: Case, works: Works) -> None:
    done: list[str] = []
    with case.alone():
        works.submit(case, Doing(lambda _: done.append("done")))
        works.stop()
        (over,) = ended(works)
    assert (over.ending, done) == ("stopped", [])


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (wrong("case.cannot-write", path="x", reason="full"), ("x: cannot be written: full", "x: لا يمكن الكتابة فيه")),
        (LexiconError("the table of actors is damaged"), ("the table of actors is damaged", "the table")),
        (ZeroDivisionError("nothing"), ("something went wrong inside Musnad", "حدث خطأ داخل مُسنَد")),
    ],
)
def test_a_piece_that_fails_is_told_in_both_languages_and_the_next_is_done(
    case: Case, works: Works, complaints: list[str], error: Exception, told: tuple[str, str]
) -> None:
    def fail(progress: Progress) -> None:
        del progress
        raise error

    works.submit(case, Doing(fail), Doing(lambda _: None))
    second, first = ended(works)
    assert (first.ending, second.ending) == ("failed", "done")
    assert first.why is not None
    assert first.why.en.startswith(told[0])
    assert first.why.ar.startswith(told[1])
    assert bool(complaints) == isinstance(error, ZeroDivisionError)


def test_how_far_it_is_is_told_with_rate_and_time_left(
    case: Case, works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100))
    seen: list[Any] = []

    def do(progress: Progress) -> None:
        monkeypatch.setattr("musnad.web.work.time.monotonic", lambda: float(next(clock)) * 10)
        progress.begin(40)
        for _ in range(3):
            progress.advance(2, 1)
            seen.append(progress.under_way)
        monkeypatch.undo()

    works.submit(case, Doing(do))
    ended(works)
    assert [(each.done, each.failed, each.total) for each in seen] == [(2, 1, 40), (4, 2, 40), (6, 3, 40)]
    assert all(each.rate == pytest.approx(0.1, abs=0.05) for each in seen)
    assert seen[-1].left == pytest.approx(34 / seen[-1].rate, rel=0.01)


def test_when_the_server_ends_work_stops_and_nothing_more_is_begun(case: Case, complaints: list[str]) -> None:
    works = Works(complaints.append)
    begun = threading.Event()

    def do(progress: Progress) -> None:
        begun.set()
        progress.wait(60)

    works.submit(case, Doing(do))
    assert begun.wait(20)
    works.close()
    assert not works.busy
    assert works.state().ended[0].ending == "stopped"
    assert works.bulletin.closed
    with pytest.raises(CaseError, match="being closed"):
        works.submit(case, Doing(do))
