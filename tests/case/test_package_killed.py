"""Whatever ends the writing of a package, there is a whole one or none, and the same command makes it."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from musnad.case.case import Case
from musnad.case.journal import entries
from musnad.case.package import Wanted, enter_package, make_package, written_whole
from musnad.case.reading import Tools
from musnad.case.selection import Selection
from musnad.case.settings import CaseSettings
from musnad.errors import CaseError
from musnad.export.manifest import Ledger
from musnad.export.selection import Choice
from tests.case.bombing import author, fill
from tests.case.conftest import SALMA
from tests.case.test_killed import KILLED, forked, killed_at, moments_of, whole

MOMENTS = 5
EVERYTHING = Wanted(selection=Selection(), choice=Choice())


@pytest.fixture
def filled(tmp_path: Path, database: Callable[[], str], tools: Tools) -> Callable[[str], Path]:
    """Makes a case that is filled, each time another."""

    def make(name: str) -> Path:
        with Case.make(tmp_path / name, CaseSettings(title="قضية", database=database()), SALMA) as case:
            fill(case, tools, tmp_path / f"{name}-in")
        return tmp_path / name

    return make


def package(folder: Path, target: Path) -> None:
    with Case.open(folder) as case:
        made = make_package(case, EVERYTHING, target, Ledger(), lambda *_: None)
        enter_package(case, author(), made, {})


def undisturbed(folder: Path, target: Path) -> bytes:
    """The package of a case as it is made where nothing disturbs, and nothing is entered."""
    with Case.open(folder) as case:
        make_package(case, EVERYTHING, target, Ledger(), lambda *_: None)
    return target.read_bytes()


def without_journal(folder: Path) -> dict[str, Any]:
    """All that a case has but its journal, which names the database; that it holds together is seen to."""
    return {name: rows for name, rows in whole(folder).items() if name != "journal"}


def packages_of(folder: Path) -> list[str]:
    """The packages that the journal names."""
    with Case.open(folder) as case, case.reading() as connection:
        return [each.subject for each in entries(connection) if each.action == "export.made"]


def test_a_kill_at_any_moment_leaves_a_whole_package_or_none(tmp_path: Path, filled: Callable[[str], Path]) -> None:
    case, target = filled("undisturbed"), tmp_path / "undisturbed.zip"
    moments = moments_of(lambda: package(case, target))
    state = without_journal(case)
    assert moments > 20
    for number, moment in enumerate(sorted(random.Random(2022).sample(range(moments), MOMENTS))):  # noqa: S311 - moments
        folder, own = filled(f"killed{number}"), tmp_path / f"killed{number}.zip"
        expected = undisturbed(folder, tmp_path / "other.zip")
        assert killed_at(moment, lambda: package(folder, own)) == KILLED, moment  # noqa: B023 - done now
        assert not own.exists() or own.read_bytes() == expected, moment
        assert forked(lambda: package(folder, own)) == 0, moment  # noqa: B023 - done now
        assert own.read_bytes() == expected, moment
        assert not list(tmp_path.glob(".*.part")), moment
        assert without_journal(folder) == state, moment
        assert packages_of(folder) == [hashlib.sha256(expected).hexdigest()], moment


@pytest.fixture
def case(tmp_path: Path, tools: Tools) -> Path:
    """A filled case in SQLite."""
    with Case.make(tmp_path / "case", CaseSettings(title="قضية"), SALMA) as made:
        fill(made, tools, tmp_path / "in")
    return tmp_path / "case"


def test_a_full_disk_is_told_and_what_stood_there_stays(case: Path, tmp_path: Path) -> None:
    target, told = tmp_path / "case.zip", tmp_path / "told"
    target.write_bytes(b"older")
    before = whole(case)

    def on_a_full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40 * 1024, 40 * 1024))
        try:
            package(case, target)
        except CaseError as error:
            told.write_text(f"{error.key} {error}")

    assert forked(on_a_full_disk) == 0
    assert told.read_text().startswith("export.cannot-write ")
    assert str(target) in told.read_text()
    assert target.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*"))
    assert whole(case) == before


def test_a_folder_that_may_not_be_written_is_told(tools: Tools) -> None:
    with tempfile.TemporaryDirectory(prefix="musnad-closed-") as name:
        folder, closed = Path(name), Path(name) / "closed"
        closed.mkdir()
        told = folder / "told"
        told.touch()
        with Case.make(folder / "case", CaseSettings(title="قضية"), SALMA) as made:
            fill(made, tools, folder / "in")
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o777 if path.is_dir() else 0o666)
        closed.chmod(0o555)

        def by_somebody_else() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                package(folder / "case", closed / "case.zip")
            except CaseError as error:
                told.write_text(f"{error.key} {error}")

        assert forked(by_somebody_else) == 0
        assert told.read_text().startswith("export.cannot-write ")
        assert list(closed.iterdir()) == []


def test_two_that_write_one_package_do_not_disturb_each_other(tmp_path: Path) -> None:
    target = tmp_path / "case.zip"
    with written_whole(target) as file:
        file.write(b"first")

        def second() -> None:
            with pytest.raises(CaseError, match="another"), written_whole(target) as other:
                other.write(b"second")

        assert forked(second) == 0
    assert target.read_bytes() == b"first"


def test_what_an_interrupted_writing_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".case.zip.part").write_bytes(b"a long rest of an earlier one")
    with written_whole(tmp_path / "case.zip") as file:
        file.write(b"new")
    assert (tmp_path / "case.zip").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["case.zip"]


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def fails(file: Any) -> None:
        file.write(b"half")
        raise ValueError

    with pytest.raises(ValueError), written_whole(tmp_path / "case.zip") as file:  # noqa: PT011 - ours, without words
        fails(file)
    assert list(tmp_path.iterdir()) == []
