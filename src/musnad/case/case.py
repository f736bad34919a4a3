"""A case: one folder with its settings, its originals and its database."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Self

import msgspec
import sqlalchemy as sa

from musnad.case.journal import Author
from musnad.case.messages import wrong
from musnad.case.originals import FOLDER, Originals
from musnad.case.received import note_settings
from musnad.case.settings import SETTINGS, CaseSettings, load_settings, settings_text
from musnad.case.store.connect import address_of, connect, transaction
from musnad.case.store.migrate import upgrade

_LOCK: Final = "lock"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An open case; `make` and `open` give one. Close it, or use it in a `with`."""

    folder: Path
    settings: CaseSettings
    originals: Originals
    engine: sa.Engine

    @classmethod
    def make(cls, folder: Path, settings: CaseSettings, author: Author) -> Self:
        """Make a case in a folder that is empty or does not exist yet; its making is the first entry of its journal.

        The settings are written last: before they are there it is no case, and making it can be begun again.

        Raises:
            CaseError: if the folder holds anything, or cannot be written, or the database cannot be used.
        """
        address_of(settings.database, folder)
        _claim(folder)
        try:
            (folder / FOLDER).mkdir(exist_ok=True)
            case = cls._connected(folder, settings)
            try:
                with case.writing() as connection:
                    note_settings(connection, settings_text(settings), author)
                _write_whole(folder / SETTINGS, settings_text(settings))
            except BaseException:
                case.close()
                raise
        except OSError as error:
            raise wrong("case.cannot-write", path=str(folder), reason=error.strerror or str(error)) from error
        return case

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the case in `folder`; a database of an earlier version is brought to this one.

        Raises:
            CaseError: if there is no case, or it was made by a later version, or its database cannot be used.
        """
        settings = load_settings(folder)
        address = address_of(settings.database, folder)
        holds_file = address.get_backend_name() == "sqlite"
        if holds_file and not Path(address.database or "").is_file() and any((folder / FOLDER).glob("??/*")):
            raise wrong("case.no-database", path=str(address.database))
        return cls._connected(folder, settings)

    @classmethod
    def _connected(cls, folder: Path, settings: CaseSettings) -> Self:
        engine = connect(address_of(settings.database, folder))
        try:
            upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(folder=folder, settings=settings, originals=Originals(folder / FOLDER), engine=engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that only reads, and sees the case as it is when it begins."""
        return transaction(self.engine)

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that writes: all of it is kept, or nothing."""
        return transaction(self.engine, writing=True)

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Hold a connection for many transactions one after the other: SQLite tidies up whenever the last one goes."""
        with self.engine.connect():
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the case against any other process that wants it alone, as `add` and `run` do.

        Raises:
            CaseError: if another process holds it, or the folder cannot be written.
        """
        try:
            handle = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise wrong("case.cannot-write", path=str(self.folder), reason=error.strerror or str(error)) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise wrong("case.busy", path=str(self.folder)) from error
        try:
            yield
        finally:
            os.close(handle)


def _claim(folder: Path) -> None:
    """See to it that a case may be made in `folder`; one whose making was interrupted is made again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = {path.name for path in folder.iterdir()}
    except (FileExistsError, NotADirectoryError) as error:
        raise wrong("case.not-a-folder", path=str(folder)) from error
    except OSError as error:
        raise wrong("case.cannot-write", path=str(folder), reason=error.strerror or str(error)) from error
    if SETTINGS in found:
        raise wrong("case.exists", path=str(folder))
    if not all(name in {FOLDER, f".{SETTINGS}"} or name.startswith("case.sqlite") for name in found):
        raise wrong("case.not-empty", path=str(folder))


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all."""
    partial = path.with_name(f".{path.name}")
    with partial.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(path)
