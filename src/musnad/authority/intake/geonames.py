"""GeoNames' dumps: a country's file or allCountries, and the alternate names with their languages.

The format is that of http://download.geonames.org/export/dump/readme.txt. The files are read once, line by line; what
has to wait is kept in a file of its own, so that memory stays small whatever their size.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Final

import msgspec

from musnad.arabic.lexicon import rows as lexicon_rows
from musnad.authority.intake.arrivals import GEONAMES, Arrival, Known, Watch
from musnad.authority.intake.names import arabic_names, english, has_arabic_letters, usual
from musnad.authority.places import NameKind, Place, PlaceKind, PlaceName, Seat, key_of
from musnad.errors import InputError
from musnad.model.record import Ids

_CODES: Final = Path(__file__).parents[1] / "data" / "feature_codes.yaml"
_COLUMNS: Final = 19
_NAME_COLUMNS: Final = 4
_LANGUAGES: Final = frozenset({"ar", "fa", "ku", "ckb", "wkdt"})
_WIKIDATA: Final = "wkdt"
_SEATS: Final[dict[str, Seat]] = {"PPLC": "country", "PPLA": "admin1", "PPLA2": "admin2"}
_DIVISIONS: Final = frozenset({"country", "admin1", "admin2"})
_KNOWN_FROM_PERSIAN: Final = frozenset({"IR", "AF", "PK"})
_TRUE: Final = "1"
_MARKS: Final[tuple[NameKind, ...]] = ("name", "short", "colloquial", "historic")
_STEP: Final = 1 << 20
_LARGEST_ID: Final = 1 << 27
_SAYS_NOTHING: Final = re.compile(r"readme|languagecodes", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[1-9]\d*")
_DEGREES: Final = re.compile(r"-?\d+(?:\.\d+)?")
_STAGE: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE named (id INTEGER, language TEXT, text TEXT, flags TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, row BLOB);
"""


class Raw(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a line of the dump until its names and divisions are known."""

    number: int
    name: str
    others: str
    lat: float
    lon: float
    code: str
    kind: PlaceKind
    country: str
    admin1: str
    admin2: str
    population: int


class Named(msgspec.Struct, frozen=True):
    """An alternate name; `flags` are its marks: preferred, short, colloquial, historic."""

    language: str
    text: str
    flags: str


def read(
    paths: Sequence[Path], names: Path | None, countries: frozenset[str], known: Known, watch: Watch
) -> Iterator[Arrival]:
    """The places of the dumps that have a name in Arabic letters, and the divisions they lie in.

    `names` is alternateNamesV2; `countries` are the ones to take, all where there are none.

    Raises:
        InputError: if a file is no GeoNames dump, is damaged or cut off.
    """
    with tempfile.TemporaryDirectory(prefix="musnad-") as folder:
        stage = sqlite3.connect(Path(folder) / "stage.sqlite")
        try:
            stage.executescript(_STAGE)
            called = bytearray()
            if names is not None:
                _stage_names(stage, names, called, watch)
            for path in paths:
                _stage_places(stage, path, countries, called, watch)
            yield from _arrivals(stage, known)
        finally:
            stage.close()


def _stage_names(stage: sqlite3.Connection, path: Path, called: bytearray, watch: Watch) -> None:
    """Keep the names of the languages wanted, and mark whose they are."""

    def wanted() -> Iterator[tuple[int, str, str, str]]:
        with opened(path) as file:
            for line, cells in _lines(path, file, watch):
                if len(cells) < _NAME_COLUMNS or not _NUMBER.fullmatch(cells[1]):
                    if line == 1:
                        raise InputError(
                            f"{path}: is no list of alternate names: line 1 has {len(cells)} columns; "
                            "alternateNamesV2 of GeoNames is wanted"
                        )
                    watch.pass_over(path, line, f"{len(cells)} columns, and no number of a place in the second")
                elif cells[2] in _LANGUAGES and (number := int(cells[1])) < _LARGEST_ID:
                    _mark(called, number)
                    yield number, cells[2], cells[3], _flags(cells[4:8])

    stage.executemany("INSERT INTO named VALUES (?, ?, ?, ?)", wanted())
    stage.execute("CREATE INDEX named_id ON named (id)")


def _flags(cells: Sequence[str]) -> str:
    """The four marks of an alternate name, one character each, 1 or 0."""
    return "".join(_TRUE if cell == _TRUE else "0" for cell in cells).ljust(len(_MARKS), "0")


def _mark(called: bytearray, number: int) -> None:
    if number >> 3 >= len(called):
        called.extend(bytes((number >> 3) + _STEP - len(called)))
    called[number >> 3] |= 1 << (number & 7)


def _marked(called: bytearray, number: int) -> bool:
    return number >> 3 < len(called) and bool(called[number >> 3] & 1 << (number & 7))


def _stage_places(
    stage: sqlite3.Connection, path: Path, countries: frozenset[str], called: bytearray, watch: Watch
) -> None:
    """Keep the lines of places that have a name in Arabic letters, and of all divisions."""

    def wanted() -> Iterator[tuple[int, bytes]]:
        with opened(path) as file:
            for line, cells in _lines(path, file, watch):
                raw = _raw(path, line, cells, watch)
                if raw is None or (countries and raw.country not in countries):
                    continue
                if raw.kind in _DIVISIONS or _marked(called, raw.number) or has_arabic_letters(raw.others):
                    yield raw.number, msgspec.msgpack.encode(raw)
                else:
                    watch.nameless += 1

    stage.executemany("INSERT OR REPLACE INTO place VALUES (?, ?)", wanted())


def _raw(path: Path, line: int, cells: Sequence[str], watch: Watch) -> Raw | None:
    if len(cells) != _COLUMNS:
        if line == 1:
            raise InputError(
                f"{path}: is no GeoNames dump: line 1 has {len(cells)} columns, {_COLUMNS} parted by tabs are wanted"
            )
        watch.pass_over(path, line, f"{len(cells)} columns, {_COLUMNS} are wanted")
        return None
    if (kind := _kind(cells[7])) is None:
        return None
    numbers = _NUMBER.fullmatch(cells[0]), _DEGREES.fullmatch(cells[4]), _DEGREES.fullmatch(cells[5])
    if not all(numbers) or not cells[1]:
        watch.pass_over(path, line, "its number, name, latitude or longitude is missing or wrong")
        return None
    return Raw(
        number=int(cells[0]), name=cells[1], others=cells[3], lat=float(cells[4]), lon=float(cells[5]), code=cells[7],
        kind=kind, country=cells[8], admin1=cells[10], admin2=cells[11],
        population=int(cells[14]) if _NUMBER.fullmatch(cells[14]) else 0,
    )  # fmt: skip


def _arrivals(stage: sqlite3.Connection, known: Known) -> Iterator[Arrival]:
    divisions = _divisions(stage)
    has_names = stage.execute("SELECT 1 FROM named LIMIT 1").fetchone() is not None
    for kind in ("country", "admin1", "admin2", None):
        for (row,) in stage.execute("SELECT row FROM place ORDER BY id"):
            raw = msgspec.msgpack.decode(row, type=Raw)
            if raw.kind == kind or (kind is None and raw.kind not in _DIVISIONS):
                query = "SELECT language, text, flags FROM named WHERE id = ? ORDER BY rowid"
                found = stage.execute(query, (raw.number,)) if has_names else ()
                yield _arrival(raw, [Named(*each) for each in found], divisions, known)


def _divisions(stage: sqlite3.Connection) -> dict[str, str]:
    """The ids of divisions by their code, `SY.08` or `SY.08.165928`."""
    found = {}
    for (row,) in stage.execute("SELECT row FROM place"):
        raw = msgspec.msgpack.decode(row, type=Raw)
        if raw.kind == "admin1":
            found[f"{raw.country}.{raw.admin1}"] = f"geonames:{raw.number}"
        elif raw.kind == "admin2":
            found[f"{raw.country}.{raw.admin1}.{raw.admin2}"] = f"geonames:{raw.number}"
    return found


def _arrival(raw: Raw, named: Sequence[Named], divisions: dict[str, str], known: Known) -> Arrival:
    number = str(raw.number)
    admin1 = None if raw.kind in {"country", "admin1"} else divisions.get(f"{raw.country}.{raw.admin1}")
    second = f"{raw.country}.{raw.admin1}.{raw.admin2}"
    admin2 = None if raw.kind in _DIVISIONS else divisions.get(second)
    above = None if raw.kind == "country" else admin2 or admin1 or known.countries.get(raw.country)
    wikidata = next((name.text for name in named if name.language == _WIKIDATA), None)
    names = tuple(_names(raw, named))
    place = Place(
        id=f"geonames:{number}", name=names[0].text, name_en=english(raw.name) or raw.name, kind=raw.kind,
        country=raw.country or None, admin1=admin1, admin2=admin2, parent=above, lat=raw.lat, lon=raw.lon,
        point="centroid" if raw.kind in {"country", "region", "admin1", "admin2", "admin3"} else "place",
        population=raw.population or None, seat=_SEATS.get(raw.code), ids=Ids(geonames=number, wikidata=wikidata),
        source=GEONAMES,
    )  # fmt: skip
    return Arrival(place, names)


def _names(raw: Raw, named: Sequence[Named]) -> Iterator[PlaceName]:
    """The names of a place, its usual Arabic one first."""
    others = raw.others.split(",")
    own = sorted((name for name in named if name.language == "ar"), key=lambda name: _order(name.flags))
    plain = arabic_names((name.text for name in own), foreign=False)
    if not plain:
        latin = [raw.name, *(name for name in others if name.isascii())]
        plain = usual(arabic_names(others, foreign=raw.country in _KNOWN_FROM_PERSIAN), latin)
    flags = {key_of(name.text): name.flags for name in reversed(own)}
    for place, text in enumerate(plain):
        kind: NameKind = "name" if place == 0 else _kind_of_name(flags.get(key_of(text), ""))
        yield PlaceName(text=text, language="ar", kind=kind, source=GEONAMES)
    yield PlaceName(text=raw.name, language=None, kind="name" if not plain else "alias", source=GEONAMES)
    yield PlaceName(text=english(raw.name) or raw.name, language="en", source=GEONAMES)
    for name in named:
        if name.language not in {"ar", _WIKIDATA} and has_arabic_letters(name.text):
            kind = _kind_of_name(name.flags)
            yield PlaceName(text=name.text, language=name.language, kind=kind, source=GEONAMES)


def _order(flags: str) -> tuple[bool, bool]:
    """Preferred names first, colloquial and historic ones last."""
    return _TRUE in flags[2:], flags[0] != _TRUE


def _kind_of_name(flags: str) -> NameKind:
    return next((kind for kind, mark in zip(_MARKS, flags, strict=False) if mark == _TRUE and kind != "name"), "alias")


@cache
def _kinds() -> tuple[dict[str, PlaceKind], tuple[tuple[str, PlaceKind], ...]]:
    rows = lexicon_rows(_CODES)
    whole = {row["code"]: row["kind"] for row in rows if not row["code"].endswith("*")}
    starts = tuple((row["code"][:-1], row["kind"]) for row in rows if row["code"].endswith("*"))
    return whole, starts


@cache
def _kind(code: str) -> PlaceKind | None:
    whole, starts = _kinds()
    return whole.get(code) or next((kind for start, kind in starts if code.startswith(start)), None)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The text of a dump, out of its archive where it is in one.

    Raises:
        InputError: if it cannot be read, or the archive is damaged or cut off.
    """
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            texts = [info for info in archive.infolist() if info.filename.lower().endswith(".txt")]
            texts = [info for info in texts if not _SAYS_NOTHING.search(info.filename)]
            if not texts:
                raise InputError(f"{path}: no .txt file is in this archive; a dump of GeoNames is wanted")
            with archive.open(max(texts, key=lambda info: info.file_size)) as file:
                yield file
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise InputError(f"{path}: the archive is damaged or cut off ({error}); fetch it again") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _lines(path: Path, file: IO[bytes], watch: Watch) -> Iterator[tuple[int, list[str]]]:
    done = 0
    for number, line in enumerate(file, start=1):
        done += len(line)
        if done > _STEP:
            watch.advance(done)
            done = 0
        try:
            yield number, line.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError as error:
            if number == 1:
                raise InputError(f"{path}: is no text in UTF-8; a dump of GeoNames is wanted") from error
            watch.pass_over(path, number, f"is no text in UTF-8: {error.reason}")
    watch.advance(done)


def size(paths: Iterable[Path]) -> int:
    """How many bytes the texts of dumps have, for a progress bar."""
    total = 0
    for path in paths:
        if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                texts = [info for info in archive.infolist() if not _SAYS_NOTHING.search(info.filename)]
                total += max((info.file_size for info in texts), default=0)
        else:
            total += path.stat().st_size
    return total
