"""Writing a gazetteer: rows as they come, and at the end a file that is whole or is not there.

The same rows in the same order give the same bytes, whichever SQLite writes them.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import marisa_trie
import msgspec

from musnad.authority.gazetteer import FORMAT, SCRIPT, USUAL_KIND
from musnad.authority.places import Place, PlaceName, index_key, key_of
from musnad.errors import InputError

_SCHEMA: Final = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE source (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL, country TEXT,
    admin1 TEXT, admin2 TEXT, parent TEXT, lat REAL, lon REAL, point TEXT, population INTEGER, seat TEXT,
    geonames TEXT, pcode TEXT, wikidata TEXT, source INTEGER NOT NULL, first_name INTEGER, names INTEGER
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, language TEXT, kind TEXT, source INTEGER NOT NULL
);
"""
_INDEXES: Final = """
CREATE UNIQUE INDEX place_ref ON place (ref);
CREATE INDEX name_key ON name (key);
"""
# Where the header of a database tells which SQLite wrote it last; it tells nothing else that a reader needs.
_WRITER: Final = 96
_WRITER_BYTES: Final = 4


class Writer:
    """An open gazetteer file that takes rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: Final = connection
        self._sources: Final[dict[str, int]] = {}
        self._content: Final = hashlib.sha256()
        self._places = 0
        self._names = 0

    def add(self, place: Place, names: Iterable[PlaceName]) -> None:
        """Add a place with all its names.

        Raises:
            sqlite3.IntegrityError: at the end, if two places have the same id.
        """
        names = tuple(names)
        self._content.update(msgspec.json.encode((place, names)))
        self._places += 1
        self._connection.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._places, place.id, place.name, place.name_en, place.kind, place.country, place.admin1,
                place.admin2, place.parent, place.lat, place.lon, place.point, place.population, place.seat,
                place.ids.geonames, place.ids.pcode, place.ids.wikidata, self._source(place.source),
                self._names + 1, len(names),
            ),
        )  # fmt: skip
        self._names += len(names)
        self._connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    index_key(key_of(name.text)), self._places, name.text, name.language,
                    None if name.kind == USUAL_KIND else name.kind, self._source(name.source),
                )
                for name in names
            ],
        )  # fmt: skip

    def finish(self) -> None:
        """Add the indexes, the trie of keys and the digest of all rows."""
        self._connection.executescript(_INDEXES)
        keys = self._connection.execute(
            "SELECT DISTINCT key FROM name WHERE key BETWEEN ? AND ? ORDER BY key", (SCRIPT[0], SCRIPT[1] + "\U0010ffff")
        )
        trie = marisa_trie.Trie(key for (key,) in keys)
        self._connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [
                ("format", FORMAT),
                ("digest", f"sha256:{self._content.hexdigest()}"),
                ("keys", trie.tobytes()),
            ],
        )
        self._connection.commit()

    def _source(self, title: str) -> int:
        if title not in self._sources:
            self._sources[title] = len(self._sources) + 1
            self._connection.execute("INSERT INTO source VALUES (?, ?)", (self._sources[title], title))
        return self._sources[title]


@contextmanager
def new_gazetteer(path: Path) -> Iterator[Writer]:
    """A gazetteer to fill; it appears at `path` when the block ends without an error, whole, or not at all.

    Raises:
        InputError: if the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        connection = sqlite3.connect(part)
        try:
            connection.executescript(_SCHEMA)
            writer = Writer(connection)
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
        part.unlink(missing_ok=True)


def distinct(names: Sequence[PlaceName]) -> tuple[PlaceName, ...]:
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
