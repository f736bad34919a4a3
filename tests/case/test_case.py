from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.journal import Author, Deed, append, check
from musnad.case.settings import CaseSettings, load_settings, settings_text
from musnad.case.store.tables import journal
from musnad.errors import CaseError

SALMA = Author("سلمى", "2022-01-31T09:00:00Z")
SETTINGS = CaseSettings(title='ليلة "السوق"\n')


@pytest.mark.parametrize("address", ["postgresql://musnad:secret@host/name", "postgresql://host/name?password=secret"])
def test_an_address_with_a_password_is_refused_and_nothing_made(tmp_path: Path, address: str) -> None:
    """The settings stand in the journal, and the journal in every evidence package."""
    with pytest.raises(CaseError, match="password") as refused:
        Case.make(tmp_path / "case", CaseSettings(title="قضية", database=address), SALMA)
    assert "secret" not in str(refused.value)
    assert not (tmp_path / "case").exists()


def test_a_case_made_is_opened_again(case: Case) -> None:
    with Case.open(case.folder) as again:
        assert again.settings == case.settings


def test_settings_come_back(tmp_path: Path) -> None:
    settings = CaseSettings(title='a "b"\n\\ ج\x7f', actors=("a.yaml",), gazetteers=("b.sqlite",))
    (tmp_path / "case.toml").write_text(settings_text(settings), encoding="utf-8")
    assert load_settings(tmp_path) == settings


def test_a_folder_with_something_in_it_becomes_no_case(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(CaseError, match="not empty"):
        Case.make(tmp_path, SETTINGS, SALMA)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_case_is_not_made_twice(case: Case) -> None:
    with pytest.raises(CaseError, match="already"):
        Case.make(case.folder, SETTINGS, SALMA)


def test_a_file_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CaseError, match="no folder"):
        Case.make(tmp_path / "file", SETTINGS, SALMA)


def test_where_no_case_is_none_is_opened(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="musnad init"):
        Case.open(tmp_path)


def test_a_making_that_was_interrupted_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / ".case.toml").write_text("half", encoding="utf-8")
    with Case.make(tmp_path, SETTINGS, SALMA):
        assert load_settings(tmp_path) == SETTINGS


def test_a_setting_that_is_unknown_is_told(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('title = "x"\ncolour = "red"\n', encoding="utf-8")
    with pytest.raises(CaseError, match="colour"):
        Case.open(tmp_path)


def test_an_unknown_kind_of_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="mysql"):
        Case.make(tmp_path / "c", CaseSettings(title="x", database="mysql://host/name"), SALMA)
    assert not (tmp_path / "c" / "case.toml").exists()


def test_a_lost_database_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    with Case.make(tmp_path / "c", SETTINGS, SALMA) as case, (tmp_path / "c" / "case.toml").open("rb") as file:
        case.originals.keep(file)
    for path in (tmp_path / "c").glob("case.sqlite*"):
        path.unlink()
    with pytest.raises(CaseError, match=re.escape("the database of the case is missing")):
        Case.open(tmp_path / "c")


def test_only_one_holds_a_case_alone(case: Case) -> None:
    with Case.open(case.folder) as other, case.alone(), pytest.raises(CaseError, match="another"), other.alone():
        pass
    with case.alone():
        pass


def test_a_case_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.make(tmp_path / "c", SETTINGS, SALMA):
        pass
    monkeypatch.setattr("os.access", lambda *_: False)
    with Case.open(tmp_path / "c") as case, case.reading() as connection:
        assert check(connection)[0] == 1
    with (
        Case.open(tmp_path / "c") as case,
        pytest.raises(CaseError, match="only be read"),
        case.writing() as connection,
    ):
        append(connection, Deed(at="", who="", action="claim.unsure", kind="claim", subject=""))


def test_who_may_only_read_sees_what_another_writes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deed = Deed(at="", who="", action="claim.unsure", kind="claim", subject="")
    with Case.make(tmp_path / "c", SETTINGS, SALMA) as owner, owner.kept_open():
        with owner.writing() as connection:
            append(connection, deed)
        with monkeypatch.context() as denied:
            denied.setattr("os.access", lambda *_: False)
            reader = Case.open(tmp_path / "c")
        with reader.reading() as connection:
            assert check(connection)[0] == 2
            with owner.writing() as writing:
                append(writing, deed)
            assert check(connection)[0] == 2
        with reader.reading() as connection:
            assert check(connection)[0] == 3
    with reader.reading() as connection:
        assert check(connection)[0] == 3
    reader.close()


def test_a_database_that_refuses_to_be_written_says_that_the_case_can_only_be_read(case: Case) -> None:
    forbid = {"sqlite": "PRAGMA query_only = on", "postgresql": "SET TRANSACTION READ ONLY"}[case.engine.dialect.name]

    def write() -> None:
        with case.writing() as connection:
            connection.exec_driver_sql(forbid)
            append(connection, Deed(at="", who="", action="claim.unsure", kind="claim", subject=""))

    with pytest.raises(CaseError) as refused:
        write()
    assert refused.value.key == "case.read-only"
    with case.reading() as connection:
        assert check(connection)[0] == 1


def test_a_case_that_cannot_be_written_and_was_not_closed_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.make(tmp_path / "c", SETTINGS, SALMA):
        (tmp_path / "c" / "case.sqlite-wal").write_bytes(b"x")
        monkeypatch.setattr("os.access", lambda *_: False)
        with pytest.raises(CaseError, match="was not closed"):
            Case.open(tmp_path / "c")


def test_who_reads_sees_the_case_as_it_was_when_they_began(case: Case) -> None:
    entries = sa.select(sa.func.count()).select_from(journal)
    deed = Deed(at="2022-02-01T00:00:00Z", who="ريما", action="export.made", kind="export", subject="x")
    with case.reading() as reading:
        before = reading.scalar(entries)
        with case.writing() as writing:
            append(writing, deed)
        assert reading.scalar(entries) == before
    with case.reading() as reading:
        assert reading.scalar(entries) == (before or 0) + 1
