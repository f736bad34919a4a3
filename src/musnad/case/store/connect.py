"""The way to the database of a case: SQLite in its folder, or PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from musnad.case.messages import wrong
from musnad.errors import CaseError

BACKENDS: Final = ("sqlite", "postgresql")
_WAIT: Final = 30.0
"""Seconds that a writer of SQLite waits for another."""
_READ_ONLY: Final = "musnad_read_only"
_PRAGMAS: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF")


def address_of(database: str, folder: Path) -> sa.URL:
    """The address of a database; the file of SQLite is looked for in `folder`.

    Raises:
        CaseError: if it is no address, one of another database, or one with a password in it.
    """
    try:
        address = sa.make_url(database)
    except sa.exc.ArgumentError as error:
        raise wrong("case.database", reason=str(error)) from error
    if address.get_backend_name() not in BACKENDS:
        raise wrong("case.database", reason=f"{address.get_backend_name()} is none of {', '.join(BACKENDS)}")
    if address.password is not None or "password" in address.query:
        raise wrong("case.password")
    if address.get_backend_name() == "sqlite":
        return address.set(database=str(folder / (address.database or "")))
    return address.set(drivername="postgresql+psycopg")


def connect(address: sa.URL) -> sa.Engine:
    """An engine for the database at `address`, which is opened when it is first used.

    A file of SQLite that cannot be written, as on a disc that was handed over, is opened to be read; what somebody else
    writes into it meanwhile is read too.

    Raises:
        CaseError: if such a file was not closed when it was last written, so that a part of it lies beside it which
            cannot be read.
    """
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        if path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            engine = _to_be_read(address, path)
        else:
            engine = sa.create_engine(address, poolclass=NullPool, connect_args={"timeout": _WAIT})
            sa.event.listen(engine, "connect", _prepare)
        sa.event.listen(engine, "begin", _begin)
        return engine
    return sa.create_engine(address, pool_pre_ping=True)


def _to_be_read(address: sa.URL, path: Path) -> sa.Engine:
    if _is_being_written(path) and not path.with_name(f"{path.name}-shm").exists():
        raise wrong("case.not-closed", path=str(path))

    def opened() -> sqlite3.Connection:
        how = "mode=ro" if _is_being_written(path) else "mode=ro&immutable=1"
        connection = sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True)
        connection.isolation_level = None
        return connection

    return sa.create_engine(address, poolclass=NullPool, creator=opened, execution_options={_READ_ONLY: True})


def _is_being_written(path: Path) -> bool:
    """Whether a part of a database lies beside it: somebody else writes it now, or it was not closed."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # so that transactions begin and end where SQLAlchemy says
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def transaction(engine: sa.Engine, *, writing: bool = False) -> Iterator[sa.Connection]:
    """A transaction: all that is done in it is kept, or nothing. Writers come one after the other.

    One that only reads sees the case as it was when it began, whatever others write meanwhile.

    Raises:
        CaseError: if the database cannot be used, is full, may not be written (`case.read-only`), or refuses what is
            done.
    """
    if writing and engine.get_execution_options().get(_READ_ONLY):
        raise wrong("case.read-only", place=_place_of(engine.url))
    with _told(engine.url), engine.connect() as plain:
        connection = plain.execution_options(writing=writing)
        if not writing and engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            if writing and engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
            yield connection


def break_off(connection: sa.Connection) -> None:
    """Have what a connection is asked break off, from another thread: whoever asks is told so by a `CaseError`."""
    with suppress(sa.exc.SQLAlchemyError, sqlite3.ProgrammingError):  # it is over by now
        driver: Any = connection.connection.dbapi_connection
        if driver is not None:
            (driver.interrupt if connection.dialect.name == "sqlite" else driver.cancel)()


_WRITERS: Final = 0x6D75736E6164
"""The advisory lock of writers in PostgreSQL: `musnad` as a number."""


@contextmanager
def _told(address: sa.URL) -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        if _refuses_writing(error.orig):
            raise wrong("case.read-only", place=_place_of(address)) from error
        raise _case_error(address, str(error.orig)) from error
    except UnicodeDecodeError as error:  # what the driver of SQLite raises for the text of a damaged file
        raise _case_error(address, str(error)) from error


def _case_error(address: sa.URL, reason: str) -> CaseError:
    return wrong("case.database-at", place=_place_of(address), reason=" ".join(reason.split()))


def _place_of(address: sa.URL) -> str:
    is_file = address.get_backend_name() == "sqlite"
    return (address.database or "") if is_file else address.render_as_string(hide_password=True)


def _refuses_writing(error: object) -> bool:
    """Whether a driver says that the database may only be read."""
    name: str = getattr(error, "sqlite_errorname", "")
    return name.startswith("SQLITE_READONLY") or getattr(error, "sqlstate", None) in _REFUSALS


_REFUSALS: Final = ("25006", "42501")
"""What PostgreSQL says of a database that can only be read, and to whoever has no right to write."""


def insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert many rows, each with the same columns and with values that the driver takes as they are.

    The statement goes to the driver with all rows at once: to have SQLAlchemy look at each value, as `execute` does,
    takes longer than to have them written.
    """
    taken = list(rows)
    if not taken:
        return
    statement = sa.insert(table).compile(dialect=connection.dialect, column_keys=list(taken[0]))
    names: Sequence[str] | None = getattr(statement, "positiontup", None)
    values: Any = taken if names is None else [tuple(map(row.__getitem__, names)) for row in taken]
    connection.exec_driver_sql(str(statement), values)


def upsert(table: sa.Table, engine_or_connection: Any) -> Any:
    """An insert statement of the dialect at hand, with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    if engine_or_connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - loaded where a team uses it

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - the same

    return sqlite.insert(table)
