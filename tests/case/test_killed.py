"""Whatever ends `init`, `add` and `run`, the same commands again give the case that an undisturbed run gives.

The work is done by a forked process, which kills itself with SIGKILL at a moment: before a statement or a commit of the
database, or before bytes are brought to disk. The moments are drawn by a seeded generator, so that a failure can be had
again. `bench/killed.py` kills the command line from outside, at moments of the clock.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from musnad.case.add import add
from musnad.case.case import Case
from musnad.case.journal import check
from musnad.case.reading import Tools
from musnad.case.settings import CaseSettings
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.errors import CaseError
from tests.case.conftest import SALMA
from tests.case.material import CLOCK, arrival, contents, intake, report, write_reports

MOMENTS = 6
KILLED = -signal.SIGKILL
Database = Callable[[], str]


@pytest.fixture(scope="module")
def reports() -> Iterator[Path]:
    """Reports with invented names: some alike, one twice, a table of several, and what is no report."""
    with tempfile.TemporaryDirectory(prefix="musnad-killed-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        files = write_reports(folder, 6)
        (folder / "twice.txt").write_bytes(files[0].read_bytes())
        (folder / "bad.txt").write_text("no Arabic at all")
        lines = "\n".join(f'{{"text": "{report(number)}"}}'.replace("\n", "\\n", 1) for number in range(20, 23))
        (folder / "lines.jsonl").write_text(lines, encoding="utf-8")
        yield folder


def work(folder: Path, database: str, reports: Path, tools: Tools) -> None:
    """`init` where there is no case yet, `add`, `run`."""
    settings = CaseSettings(title="قضية", database=database)
    made = (folder / "case.toml").exists()
    with Case.open(folder) if made else Case.make(folder, settings, SALMA) as case, case.alone():
        list(add(case, map(arrival, sorted(reports.iterdir())), intake()))
        with Here(lambda: tools) as engine:
            list(run(case, engine, clock=lambda: CLOCK))


def forked(task: Callable[[], object]) -> int:
    """How a process ends that does `task`: 0, 1 where it raises, or minus the signal that ended it."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            task()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def at_each_moment(do: Callable[[], None]) -> None:
    """Have `do` called before each statement and commit, and before bytes are brought to disk."""
    fsync = os.fsync

    def brought(handle: Any) -> None:
        do()
        fsync(handle)

    setattr(os, "fsync", brought)  # noqa: B010 - a patch, in a process that is about to end
    sa.event.listen(sa.Engine, "before_cursor_execute", lambda *_: do())
    sa.event.listen(sa.Engine, "commit", lambda *_: do())


def moments_of(task: Callable[[], object]) -> int:
    """How many moments `task` has."""
    with tempfile.TemporaryFile() as file:

        def counted() -> None:
            at_each_moment(lambda: os.truncate(file.fileno(), os.fstat(file.fileno()).st_size + 1))
            task()

        assert forked(counted) == 0
        return os.fstat(file.fileno()).st_size


def killed_at(moment: int, task: Callable[[], object]) -> int:
    """How a process ends that does `task` and kills itself at a moment."""

    def doomed() -> None:
        left = moment

        def step() -> None:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

        at_each_moment(step)
        task()

    return forked(doomed)


def whole(folder: Path) -> dict[str, Any]:
    """All that a case has, after seeing that its journal holds together."""
    with Case.open(folder) as case:
        with case.reading() as connection:
            check(connection)
        files = sorted(path.name for path in case.originals.folder.rglob("*") if path.is_file())
        for digest in case.originals.digests():
            case.originals.verify(digest)
        return {**contents(case), "files": files}


def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, database: Database, reports: Path, tools: Tools) -> None:
    undisturbed = tmp_path / "undisturbed"
    address = database()
    moments = moments_of(lambda: work(undisturbed, address, reports, tools))
    expected = whole(undisturbed)
    assert expected["claims"]
    assert moments > 100
    for number, moment in enumerate(sorted(random.Random(2022).sample(range(moments), MOMENTS))):  # noqa: S311 - moments
        folder, address = tmp_path / f"killed{number}", database()
        assert killed_at(moment, lambda: work(folder, address, reports, tools)) == KILLED, moment  # noqa: B023 - done now
        assert forked(lambda: work(folder, address, reports, tools)) == 0, moment  # noqa: B023 - done now
        assert whole(folder) == expected, moment


def test_a_case_that_is_killed_again_and_again_comes_to_its_end(
    tmp_path: Path, database: Database, reports: Path, tools: Tools
) -> None:
    address, chance = database(), random.Random(7)  # noqa: S311 - moments
    ends = [killed_at(chance.randrange(60), lambda: work(tmp_path / "c", address, reports, tools)) for _ in range(5)]
    assert ends.count(KILLED) > 2
    assert forked(lambda: work(tmp_path / "c", address, reports, tools)) == 0
    undisturbed = database()
    work(tmp_path / "u", undisturbed, reports, tools)
    assert whole(tmp_path / "c") == whole(tmp_path / "u")


@pytest.mark.parametrize("kilobytes", [1, 300, 500, 600])
def test_a_full_disk_is_told_and_leaves_the_case_whole(
    tmp_path: Path, reports: Path, tools: Tools, kilobytes: int
) -> None:
    """No file may become larger than a number of kilobytes, as on a disk that is full."""
    folder = tmp_path / "c"
    Case.make(folder, CaseSettings(title="قضية"), SALMA).close()
    told = tmp_path / "told"

    def on_a_full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))
        try:
            work(folder, "", reports, tools)
        except CaseError as error:
            told.write_text(str(error)[:900])

    assert forked(on_a_full_disk) == 0
    if told.exists():
        assert "cannot be" in told.read_text()
    whole(folder)
    work(folder, "", reports, tools)
    work(tmp_path / "u", CaseSettings(title="").database, reports, tools)
    assert whole(folder) == whole(tmp_path / "u")


def test_a_folder_that_may_not_be_written_is_told_and_nothing_is_changed(reports: Path, tools: Tools) -> None:
    with tempfile.TemporaryDirectory(prefix="musnad-closed-") as name:
        folder = Path(name) / "c"
        work(folder, CaseSettings(title="").database, reports, tools)
        before = whole(folder)
        told = Path(name) / "told"
        told.touch()
        for path in (Path(name), told):
            path.chmod(0o777)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)

        def by_somebody_else() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                work(folder, "", reports, tools)
            except CaseError as error:
                told.write_text(str(error))

        assert forked(by_somebody_else) == 0
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        assert str(folder) in told.read_text()
        assert whole(folder) == before
