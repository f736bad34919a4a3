"""The gazetteer: places by name and by id, read from files on demand.

A gazetteer is one SQLite file, opened for reading alone, of which only the pages asked for are read. The keys of its
names stand in it as a trie, so that the many words that are no place's name cost a look into memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import marisa_trie

from musnad.arabic.lexicon import combined
from musnad.authority.places import Found, Place, PlaceName, bare_word, index_key, key_of, without_article
from musnad.errors import DataError
from musnad.model.record import Ids

DATA: Final = Path(__file__).parent / "data" / "gazetteer.sqlite"
FORMAT: Final = "musnad.gazetteer/2"
USUAL_KIND: Final = "alias"
LISTED: Final = "|"
"""What stands between several codes in one cell."""
SCRIPT: Final = ("ء", "ۿ")
_TABLES: Final = frozenset({".csv", ".tsv"})
_LONGEST: Final = 8
_KEPT: Final = 32768
_COLUMNS: Final = (
    "place.ref, place.name, place.name_en, place.kind, place.country, place.admin1, place.admin2, place.parent, "
    "place.lat, place.lon, place.point, place.population, place.seat, place.geonames, place.pcode, place.wikidata, "
    "place.ordinary, place.claimed, place.occupied, source.title"
)


class Gazetteer:
    """Places by name and by id: those of this version, and those of the user's files, which stand above them.

    >>> {found.place.country for found in Gazetteer.open().find("طرابلس")} >= {"LY", "LB"}
    True
    """

    def __init__(self, files: Sequence[GazetteerFile]) -> None:
        self._files: Final = tuple(files)
        self.digest: Final = files[0].digest if len(files) == 1 else combined(*(file.digest for file in files))
        self._find: Final = lru_cache(maxsize=_KEPT)(self._look_up)
        self.get: Final = lru_cache(maxsize=_KEPT)(self._get)
        self.by_pcode: Final = lru_cache(maxsize=_KEPT)(self._by_pcode)

    @classmethod
    def open(cls, *extra: Path) -> Gazetteer:
        """The gazetteer of this version, and the files `extra`; of two with the same place, the later one's stands.

        Raises:
            DataError: if a file is missing, damaged, or of another format.
        """
        return cls([GazetteerFile.open(path) for path in (*reversed(extra), DATA)])

    def find(self, key: str) -> tuple[Found, ...]:
        """The places of a name; `key` is the folded words joined by single spaces, with or without the article."""
        return self._find(key)

    def beginning(self, key: str, limit: int) -> tuple[tuple[str, str], ...]:
        """Ids and names of places whose name begins with a key, of each place one name; of the largest, `limit` a file.

        The key is folded words joined by single spaces, of which the last may be cut short.
        """
        index = index_key(key)
        found = (each for file in self._files for each in file.beginning(index, limit)) if index else ()
        return tuple({ref: (ref, text) for ref, text in found}.values())

    def begins(self, word: str) -> bool:
        """Whether the name of a place may begin with the folded word."""
        bare = bare_word(word)
        return bool(bare) and any(next(file.keys.iterkeys(bare), None) is not None for file in self._files)

    def longest(self, words: Sequence[str], at: int, first: str | None = None) -> int:
        """How many folded words from `at` on are the longest name of a place, 0 for none.

        `first` stands for the word at `at` where a clitic is to be cut off it.
        """
        bare = [bare_word(word) for word in words[at : at + _LONGEST]]
        if first is not None:
            bare[0] = bare_word(first)
        text = "".join(bare)
        longest = self._longest(text, bare)
        if (rest := without_article(text)) != text:
            longest = max(longest, self._longest(rest, [bare[0][len(text) - len(rest) :], *bare[1:]]))
        return longest

    def _longest(self, text: str, words: Sequence[str]) -> int:
        ends = {len(prefix) for file in self._files for prefix in file.keys.prefixes(text)}
        if not ends:
            return 0
        most = max(ends)
        longest = length = 0
        for count, word in enumerate(words, start=1):
            length += len(word)
            if length in ends:
                longest = count
            if length >= most:
                break
        return longest

    def chain(self, place: Place) -> tuple[Place, ...]:
        """A place and those it lies in, up to its country."""
        found = [place]
        while (above := found[-1].parent) is not None:
            parent = self.get(above)
            if parent is None or parent in found:
                break
            found.append(parent)
        return tuple(found)

    def countries(self) -> dict[str, str]:
        """The ids of countries by their code."""
        return {code: ref for file in reversed(self._files) for code, ref in file.countries()}

    def names(self, place_id: str) -> tuple[PlaceName, ...]:
        """All names of a place, from every file."""
        return tuple(name for file in self._files for name in file.names(place_id))

    def _get(self, place_id: str) -> Place | None:
        return next((place for file in self._files if (place := file.get(place_id)) is not None), None)

    def _by_pcode(self, pcode: str) -> Place | None:
        return next((place for file in self._files if (place := file.by_pcode(pcode)) is not None), None)

    def _look_up(self, key: str) -> tuple[Found, ...]:
        index = index_key(key)
        joined = key.replace(" ", "")
        best: dict[str, Found] = {}
        for file in self._files:
            for ref, text in file.hits(index):
                place = self.get(ref)
                exact = key_of(text).replace(" ", "") == joined
                if place is not None and (ref not in best or (exact and best[ref].article)):
                    best[ref] = Found(place, text, article=not exact)
        return tuple(best.values())


class GazetteerFile:
    """One gazetteer, on disk or in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: Final = connection

    @cached_property
    def digest(self) -> str:
        """The digest of all its rows."""
        return str(self._value("digest"))

    @cached_property
    def keys(self) -> marisa_trie.Trie:
        """The keys of the names in the Arabic script."""
        return marisa_trie.Trie().frombytes(self._value("keys"))

    @classmethod
    def open(cls, path: Path) -> GazetteerFile:
        """The gazetteer at `path`: a file that was built or imported, or a table (.csv, .tsv) of a few places.

        Raises:
            DataError: if it is missing, damaged, or of another format.
            InputError: if it is a table that cannot be read.
        """
        if not path.is_file():
            raise DataError(f"{path}: there is no gazetteer here; name a file that `musnad gazetteer import` wrote")
        if path.suffix.lower() in _TABLES:
            return _of_table(path)
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        opened = cls(connection)
        try:
            written = opened._value("format")
            opened.keys, opened.digest  # noqa: B018 - a damaged file is told here, not at the first name
        except (sqlite3.Error, LookupError, ValueError, RuntimeError) as error:
            connection.close()
            raise DataError(f"{path}: is no gazetteer or is damaged ({error}); build or import it anew") from error
        if written != FORMAT:
            connection.close()
            raise DataError(f"{path}: is a gazetteer of another format ({written}); build or import it anew")
        return opened

    def by_pcode(self, pcode: str) -> Place | None:
        """The place of a P-code."""
        return self._one("place.pcode = ?", pcode)

    def get(self, place_id: str) -> Place | None:
        """The place of an id."""
        return self._one("place.ref = ?", place_id)

    def hits(self, index: str) -> Iterator[tuple[str, str]]:
        """Id and name of the places whose name has this key of the index."""
        if _has_own_script(index) and index not in self.keys:
            return iter(())
        query = "SELECT place.ref, name.text FROM name JOIN place ON place.id = name.place WHERE name.key = ?"
        return iter(self._connection.execute(query, (index,)).fetchall())

    def beginning(self, index: str, limit: int) -> Iterator[tuple[str, str]]:
        """Id and name of the places of which a key of the index begins so, those where the most people live first."""
        query = (
            "SELECT place.ref, name.text FROM name JOIN place ON place.id = name.place "
            "WHERE name.key >= ? AND name.key < ? ORDER BY coalesce(place.population, 0) DESC, place.id LIMIT ?"
        )
        return iter(self._connection.execute(query, (index, f"{index}\U0010ffff", limit)).fetchall())

    def names(self, place_id: str) -> Iterator[PlaceName]:
        """All names of a place in this file."""
        query = (
            "SELECT name.text, name.language, name.kind, source.title FROM place "
            "JOIN name ON name.rowid BETWEEN place.first_name AND place.first_name + place.names - 1 "
            "JOIN source ON source.id = name.source WHERE place.ref = ? ORDER BY name.rowid"
        )
        for text, language, kind, source in self._connection.execute(query, (place_id,)):
            yield PlaceName(text=text, language=language, kind=kind or USUAL_KIND, source=source)

    def countries(self) -> Iterator[tuple[str, str]]:
        """Code and id of the countries."""
        yield from self._connection.execute("SELECT country, ref FROM place WHERE kind = 'country' ORDER BY id")

    def _one(self, condition: str, value: str) -> Place | None:
        query = f"SELECT {_COLUMNS} FROM place JOIN source ON source.id = place.source WHERE {condition}"  # noqa: S608 - of constants
        row = self._connection.execute(query, (value,)).fetchone()
        return None if row is None else _place(row)

    def _value(self, key: str) -> Any:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise LookupError(f"it lacks its {key}")
        return row[0]


def _of_table(path: Path) -> GazetteerFile:
    from musnad.authority.intake.generic import read_table  # noqa: PLC0415 - it builds on this module

    return read_table(path)


def _has_own_script(index: str) -> bool:
    return bool(index) and SCRIPT[0] <= index[0] <= SCRIPT[1]


def _place(row: tuple[Any, ...]) -> Place:
    ref, name, name_en, kind, country, admin1, admin2, parent, lat, lon, point, population, seat, *rest, source = row
    geonames, pcode, wikidata, ordinary, claimed, occupied = rest
    return Place(
        id=ref,
        name=name,
        name_en=name_en,
        kind=kind,
        country=country,
        admin1=admin1,
        admin2=admin2,
        parent=parent,
        lat=lat,
        lon=lon,
        point=point,
        population=population,
        seat=seat,
        ids=Ids(geonames=geonames, pcode=pcode, wikidata=wikidata),
        ordinary=bool(ordinary),
        claimed=tuple(claimed.split(LISTED)) if claimed else (),
        occupied=occupied,
        source=source,
    )
