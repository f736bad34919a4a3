"""The databases that the tests of the case run on: SQLite always, PostgreSQL where its server is installed."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from musnad.case.case import Case
from musnad.case.journal import Author
from musnad.case.settings import DATABASE, CaseSettings

MISSING = "no PostgreSQL server is installed (apt-get install postgresql)"
SALMA = Author("سلمى", "2022-01-31T09:00:00Z")
NewCase = Callable[[], Case]


def server_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server of our own, without its database; the test is skipped where there is none."""
    programs = server_programs()
    if programs is None:
        pytest.skip(MISSING)
    as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # the server refuses to run as root
    with tempfile.TemporaryDirectory(prefix="musnad-postgres-") as folder:
        if as_other:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = f"{folder}/data"
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c full_page_writes=off"
        make = [str(programs / "initdb"), "-D", data, "-U", "musnad", "-A", "trust", "-E", "UTF8", "--locale=C"]
        start = [*as_other, str(programs / "pg_ctl"), "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"]
        subprocess.run([*as_other, *make], check=True, capture_output=True, cwd=folder)
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        try:
            yield f"postgresql://musnad@/{{name}}?host={folder}"
        finally:
            stop = [*as_other, str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, capture_output=True, cwd=folder)


class Databases:
    """Empty databases of a server; one that is given back is emptied for the next test: quicker than to make one."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._numbers = itertools.count()
        self._free: list[str] = []

    def take(self) -> str:
        """The address of an empty database."""
        return self._server.format(name=self._free.pop() if self._free else self._made())

    def give_back(self, address: str) -> None:
        """Take back a database that nobody uses any more."""
        name = make_url(address).database or ""
        with self._connected("postgres") as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        with self._connected(name) as connection:
            connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        self._free.append(name)

    def _made(self) -> str:
        name = f"case{os.getpid()}_{next(self._numbers)}"
        with self._connected("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return name

    def _connected(self, name: str) -> Any:
        import psycopg  # noqa: PLC0415 - where there is a server

        return psycopg.connect(self._server.format(name=name), autocommit=True)


@pytest.fixture(scope="session")
def databases(postgres: str) -> Databases:
    return Databases(postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Gives the address of an empty database, each time another; the test runs on both kinds."""
    if request.param == "sqlite":
        yield lambda: DATABASE
        return
    databases: Databases = request.getfixturevalue("databases")
    taken: list[str] = []

    def take() -> str:
        taken.append(databases.take())
        return taken[-1]

    yield take
    for address in taken:
        databases.give_back(address)


@pytest.fixture
def new_case(tmp_path: Path, database: Callable[[], str]) -> Iterator[NewCase]:
    """Makes an empty case, each time another, on both kinds of database."""
    made: list[Case] = []

    def make() -> Case:
        folder = tmp_path / f"case{len(made)}"
        made.append(Case.make(folder, CaseSettings(title="قضية", database=database()), SALMA))
        return made[-1]

    yield make
    for case in made:
        case.close()


@pytest.fixture
def case(new_case: NewCase) -> Case:
    return new_case()
