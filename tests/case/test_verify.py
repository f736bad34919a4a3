from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.judge import Correction, correct, decide
from musnad.case.reading import Tools
from musnad.case.settings import CaseSettings
from musnad.case.store import tables
from musnad.case.verify import problems, verify
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.errors import CaseError, MusnadError
from tests.case.conftest import SALMA, NewCase
from tests.case.material import add_files, write_reports
from tests.case.test_judge import SALMA as JUDGE
from tests.case.test_judge import keys


def fill_whole(case: Case, tools: Tools, folder: Path) -> None:
    """Two reports added, read, linked and judged."""
    add_files(case, write_reports(folder, 2))
    with case.alone(), Here(lambda: tools) as engine:
        for _ in run(case, engine):
            pass
    with case.writing() as connection:
        key = keys(connection)[0]
        decide(connection, JUDGE, key, "accepted")
        correct(connection, JUDGE, key, Correction("time", "2022-01-23"))


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    fill_whole(made, tools, tmp_path / "reports")
    return made


def test_a_case_that_nobody_touched_is_whole(case: Case) -> None:
    seen: list[str] = []
    found = verify(case, seen.append)
    assert (found.originals, found.texts, found.readings, found.entries, found.loose) == (2, 2, 2, 5, ())
    assert found.claims > 2
    counted = {kind: seen.count(kind) for kind in set(seen)}
    assert counted.pop("incident") > 1
    assert counted == {"original": 2, "text": 2, "reading": 2, "entry": 5}


def test_a_head_that_was_noted_is_asked_for(case: Case) -> None:
    head = verify(case).head
    assert verify(case, head=head[:12]).head == head
    with pytest.raises(CaseError, match="no entry of the journal has the hash"):
        verify(case, head="0" * 64)
    with pytest.raises(CaseError, match="no entry"):
        verify(case, head="")


def test_an_original_that_nothing_tells_of_is_mentioned(case: Case) -> None:
    with (case.folder / "case.toml").open("rb") as file:
        kept = case.originals.keep(file)
    assert verify(case).loose == (kept.sha256,)


def test_an_original_that_is_gone_is_named(case: Case) -> None:
    sha256 = next(case.originals.digests())
    case.originals.path(sha256).unlink()
    with pytest.raises(CaseError, match=sha256):
        verify(case)


def test_everything_that_is_wrong_can_be_named(case: Case) -> None:
    for sha256 in case.originals.digests():
        case.originals.path(sha256).unlink()
    with case.reading() as connection:
        assert [error.key for error in problems(case, connection)] == ["original.missing", "original.missing"]


def unguard(connection: sa.Connection, table: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    else:
        for deed in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{deed}")


@pytest.mark.parametrize("table", tables.UNCHANGING)
def test_a_guard_that_was_taken_away_is_named(case: Case, table: str) -> None:
    with case.writing() as connection:
        unguard(connection, table)
    with pytest.raises(CaseError, match=f"rows of {table}"):
        verify(case)


def test_what_was_changed_behind_a_guard_is_named_before_the_guard(case: Case) -> None:
    with case.writing() as connection:
        for table in tables.UNCHANGING:
            unguard(connection, table)
        one = sa.select(sa.func.min(tables.texts.c.id)).scalar_subquery()
        connection.execute(sa.update(tables.texts).values(text="نص آخر").where(tables.texts.c.id == one))
    with case.reading() as connection:
        keys = [error.key for error in problems(case, connection)]
    assert keys[0] == "verify.text"
    assert keys[-len(tables.UNCHANGING) :] == ["verify.unguarded"] * len(tables.UNCHANGING)


WATCHED = {
    "originals": ("size",),
    "sightings": ("place", "how", "at", "version", "given", "details"),
    "texts": ("text",),
    "reports": ("part", "ordinal", "title", "outlet", "url", "published", "found", "added"),
    "readings": ("reader", "info", "sha256", "at", "seal"),
    "claims": ("type", "mode", "factuality", "time", "place", "lat", "speaker_name", "start", "line_en", "ordinal"),
    "participants": ("name", "authority", "country"),
    "counts": ("min", "max", "kind", "words"),
    "verdicts": ("verdict", "corrections", "reason", "entry"),
    "incidents": ("type", "earliest", "reports", "origins", "contradictions", "grade"),
    "tellings": ("main", "score", "reasons"),
    "incident_claims": ("score", "reasons", "origin"),
}


@pytest.mark.parametrize(("table", "column"), [(table, each) for table, own in WATCHED.items() for each in own])
def test_a_value_that_was_changed_is_named(case: Case, table: str, column: str) -> None:
    rows = tables.METADATA.tables[table]
    with case.writing() as connection:
        if table in tables.UNCHANGING:
            unguard(connection, table)
        first = sa.select(sa.func.min(rows.c[next(iter(rows.primary_key)).name])).scalar_subquery()
        new = {sa.Integer: 3, sa.Double: 0.5}.get(type(rows.c[column].type), "other")
        changed = sa.update(rows).where(next(iter(rows.primary_key)) == first).values({column: new})
        assert connection.execute(changed).rowcount
    with case.reading() as connection:
        found = [error.key for error in problems(case, connection)]
    assert set(found) - {"verify.unguarded"}


@pytest.mark.parametrize(
    "table",
    ["sightings", "reports", "readings", "claims", "participants", "counts", "verdicts", "tellings", "incident_claims"],
)
def test_a_row_that_was_dropped_is_named(case: Case, table: str) -> None:
    key = next(iter(tables.METADATA.tables[table].primary_key)).name
    deleting = f"DELETE FROM {table} WHERE {key} = (SELECT min({key}) FROM {table})"  # noqa: S608 - our own names
    if case.engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(case.folder / "case.sqlite")) as connection:
            for deed in ("update", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed}")
            assert connection.execute(deleting).rowcount
            connection.commit()
    else:
        with case.writing() as writer:
            for each in tables.METADATA.tables:
                writer.exec_driver_sql(f"ALTER TABLE {each} DISABLE TRIGGER ALL")
            assert writer.exec_driver_sql(deleting).rowcount
    with case.reading() as reader:
        assert {error.key for error in problems(case, reader)} - {"verify.unguarded"}


def test_a_report_that_is_hidden_from_search_is_named(case: Case) -> None:
    with case.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("UPDATE words SET terms = ''")
        else:
            connection.exec_driver_sql("INSERT INTO words (words) VALUES ('delete-all')")
    with case.reading() as connection:
        assert {error.key for error in problems(case, connection)} == {"verify.index"}


@pytest.mark.parametrize("statement", ["UPDATE indexed SET number = number + 10", "DELETE FROM indexed"])
def test_numbers_of_the_index_that_were_changed_are_named(case: Case, statement: str) -> None:
    with case.writing() as connection:
        connection.exec_driver_sql(statement)
    with case.reading() as connection:
        assert {error.key for error in problems(case, connection)} == {"verify.index"}


# --- a flipped bit, in every file of a case -----------------------------------------------------------------------
@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "case"
    with Case.make(folder, CaseSettings(title="قضية"), SALMA) as made:
        fill_whole(made, tools, tmp_path_factory.mktemp("reports"))
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    return folder


def dump(folder: Path) -> object:
    """All that the tables hold; nothing where they cannot be read."""
    try:
        with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
            return [connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(SEEN)]  # noqa: S608
    except (sqlite3.Error, UnicodeDecodeError):
        return None


SEEN = frozenset(tables.METADATA.tables) - {
    "jobs",
    "refusals",
    "indexed",
    "linkages",
    "linkage_keys",
    "ties",
    "copies",
    "changes",
    "saved_filters",
}
"""All but what tells how far the work is, and what linking goes on from; it is made anew from the readings."""


def named(folder: Path) -> bool:
    try:
        with Case.open(folder) as case:
            verify(case)
    except MusnadError:
        return True
    return False


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["original", "settings", "database"]), place=st.floats(0, 1), bit=st.integers(0, 7))
def test_a_bit_that_flips_in_any_file_is_named(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, kind: str, place: float, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("flipped") / "case"
    shutil.copytree(whole, folder)
    pick: dict[str, Callable[[], Path]] = {
        "original": lambda: sorted((folder / "originals").glob("??/*"))[int(place * 1.99)],
        "settings": lambda: folder / "case.toml",
        "database": lambda: folder / "case.sqlite",
    }
    path = pick[kind]()
    before = dump(folder)
    data = bytearray(path.read_bytes())
    data[min(int(place * len(data)), len(data) - 1)] ^= 1 << bit
    path.chmod(0o644)
    path.write_bytes(data)
    assume(kind != "database" or dump(folder) != before)  # else it flipped where nothing is kept
    assert named(folder)
    shutil.rmtree(folder)


def test_the_case_of_the_flips_is_whole(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "case")
    assert not named(tmp_path / "case")
