"""Writing a gazetteer: rows as they come, and at the end a file that is whole or is not there.

The same rows in the same order give the same bytes, whichever SQLite writes them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import marisa_trie
import msgspec

from musnad.authority.gazetteer import FORMAT, LISTED, SCRIPT, USUAL_KIND, GazetteerFile
from musnad.authority.places import Place, PlaceName, index_key, key_of
from musnad.errors import InputError

_PRAGMAS: Final = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
"""
_SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE source (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL, country TEXT,
    admin1 TEXT, admin2 TEXT, parent TEXT, lat REAL, lon REAL, point TEXT, population INTEGER, seat TEXT,
    geonames TEXT, pcode TEXT, wikidata TEXT, source INTEGER NOT NULL, first_name INTEGER, names INTEGER,
    ordinary INTEGER, claimed TEXT, occupied TEXT
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, language TEXT, kind TEXT, source INTEGER NOT NULL
);
CREATE UNIQUE INDEX place_ref ON place (ref);
CREATE INDEX place_pcode ON place (pcode) WHERE pcode IS NOT NULL;
"""
_KEYS: Final = "CREATE INDEX name_key ON name (key)"
_REOPEN: Final = "DROP INDEX name_key; DELETE FROM meta;"
_INSERT: Final = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
# Where the header of a database tells which SQLite wrote it last; it tells nothing else that a reader needs.
_WRITER: Final = 96
_WRITER_BYTES: Final = 4


class Writer:
    """An open gazetteer that takes rows; a place that comes again replaces what stood under its id."""

    def __init__(self, connection: sqlite3.Connection, before: str | None = None) -> None:
        self._connection: Final = connection
        self._content: Final = hashlib.sha256((before or "").encode())
        self._sources: Final[dict[str, int]] = {
            title: number for number, title in connection.execute("SELECT id, title FROM source")
        }
        self._places: int = connection.execute("SELECT coalesce(max(id), 0) FROM place").fetchone()[0]
        self._names: int = connection.execute("SELECT coalesce(max(rowid), 0) FROM name").fetchone()[0]

    @property
    def here(self) -> GazetteerFile:
        """What is written so far, for reading by id and P-code."""
        return GazetteerFile(self._connection)

    def add(self, place: Place, names: Iterable[PlaceName]) -> None:
        """Add a place with all its names."""
        names = tuple(names)
        self._content.update(msgspec.json.encode((place, names)))
        number = self._take_out(place.id)
        self._connection.execute(
            _INSERT,
            (
                number, place.id, place.name, place.name_en, place.kind, place.country, place.admin1,
                place.admin2, place.parent, place.lat, place.lon, place.point, place.population, place.seat,
                place.ids.geonames, place.ids.pcode, place.ids.wikidata, self._source(place.source),
                self._names + 1, len(names), place.ordinary or None, LISTED.join(place.claimed) or None, place.occupied,
            ),
        )  # fmt: skip
        self._connection.executemany(
            "INSERT INTO name (rowid, key, place, text, language, kind, source) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    rowid, index_key(key_of(name.text)), number, name.text, name.language,
                    None if name.kind == USUAL_KIND else name.kind, self._source(name.source),
                )
                for rowid, name in enumerate(names, start=self._names + 1)
            ],
        )  # fmt: skip
        self._names += len(names)

    def finish(self) -> None:
        """Add the index and the trie of keys, and the digest of all rows."""
        self._connection.execute(_KEYS)
        keys = self._connection.execute(
            "SELECT DISTINCT key FROM name WHERE key BETWEEN ? AND ? ORDER BY key",
            (SCRIPT[0], SCRIPT[1] + "\U0010ffff"),
        )
        trie = marisa_trie.Trie(key for (key,) in keys)
        self._connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [("format", FORMAT), ("digest", f"sha256:{self._content.hexdigest()}"), ("keys", trie.tobytes())],
        )
        self._connection.commit()

    def _take_out(self, ref: str) -> int:
        """Make room for a place: the number it had, its names gone, or a new one."""
        query = "SELECT id, first_name, names FROM place WHERE ref = ?"
        row = self._connection.execute(query, (ref,)).fetchone()
        if row is None:
            self._places += 1
            return self._places
        number, first, count = row
        self._connection.execute("DELETE FROM name WHERE rowid BETWEEN ? AND ?", (first, first + count - 1))
        self._connection.execute("DELETE FROM place WHERE id = ?", (number,))
        return int(number)

    def _source(self, title: str) -> int:
        if title not in self._sources:
            self._sources[title] = len(self._sources) + 1
            self._connection.execute("INSERT INTO source VALUES (?, ?)", (self._sources[title], title))
        return self._sources[title]


@contextmanager
def new_gazetteer(path: Path, start: Path | None = None) -> Iterator[Writer]:
    """A gazetteer to fill; it appears at `path` when the block ends without an error, whole, or not at all.

    It is empty, or holds what the gazetteer at `start` does.

    Raises:
        InputError: if the file cannot be written.
        DataError: if `start` is no gazetteer.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        before = _copy(start, part) if start is not None else None
        connection = sqlite3.connect(part)
        try:
            connection.executescript(_PRAGMAS + (_SCHEMA if before is None else _REOPEN))
            writer = Writer(connection, before)
            yield writer
            writer.finish()
        finally:
            connection.close()
        with part.open("r+b") as file:
            file.seek(_WRITER)
            file.write(bytes(_WRITER_BYTES))
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise InputError(f"{path}: the gazetteer cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def in_memory(rows: Iterable[tuple[Place, Sequence[PlaceName]]]) -> GazetteerFile:
    """A gazetteer of a few places, held in memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(_SCHEMA)
    writer = Writer(connection)
    for place, names in rows:
        writer.add(place, names)
    writer.finish()
    return GazetteerFile(connection)


def distinct(names: Iterable[PlaceName]) -> tuple[PlaceName, ...]:
    """The names without those that another before them is found by: in Arabic by its folded words, else by its key."""
    seen: set[str] = set()
    kept = []
    for name in names:
        key = key_of(name.text)
        key = key if name.language == "ar" else index_key(key)
        if key and key not in seen:
            seen.add(key)
            kept.append(name)
    return tuple(kept)


def _copy(start: Path, part: Path) -> str:
    digest = GazetteerFile.open(start).digest
    shutil.copyfile(start, part)
    return digest
