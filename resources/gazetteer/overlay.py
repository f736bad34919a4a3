"""The curated overlay: places that no package has, checked row by row, their parents found."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from musnad.authority.places import PLACE_KINDS, PlaceKind, key_of

OVERLAY: Final = Path(__file__).parents[2] / "src" / "musnad" / "authority" / "data" / "overlay.tsv"
HEAD: Final = (
    "id", "name", "aliases", "name_en", "kind", "country", "admin1", "parent", "lat", "lon", "coordinates_source",
    "wikidata", "geonames", "source", "note",
)  # fmt: skip

_ID: Final = re.compile(r"musnad:[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY: Final = re.compile(r"[A-Z]{2}(?:\|[A-Z]{2})*|")
_WIKIDATA: Final = re.compile(r"Q[1-9]\d*|")
_NUMBER: Final = re.compile(r"[1-9]\d*|")
_KURDISH: Final = re.compile("[پچژگڤکیەێۆڕڵۇ]")
_WORD: Final = r"(?:[ء-غف-ي]+(?:ـ?\d+)?|[A-Z]?\d+)"
_NAME: Final = re.compile(rf"{_WORD}(?:[ -]{_WORD})*")
_DECIMAL: Final = re.compile(r"-?\d+(?:\.\d+)?")
_DEGREES: Final = {"lat": 90.0, "lon": 180.0}


class OverlayError(Exception):
    """A row breaks the rules of the table; the message names file, line and remedy."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table, its aliases parted, and the line it stands in."""

    line: int
    id: str
    name: str
    aliases: tuple[str, ...]
    name_en: str
    kind: PlaceKind
    country: str
    admin1: str
    parent: str
    lat: float | None
    lon: float | None
    coordinates_source: str
    wikidata: str
    geonames: str
    source: str
    note: str

    @property
    def ordinary(self) -> bool:
        """Whether the name is an ordinary word too: its note begins with `ordinary`."""
        return self.note.partition(";")[0].strip() == "ordinary"


def rows(path: Path = OVERLAY) -> tuple[Row, ...]:
    """The rows of the table, in its order; none where there is no table.

    Raises:
        OverlayError: if rows break a rule; it names them all.
    """
    if not path.is_file():
        return ()
    found: list[Row] = []
    wrong: list[str] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        head = tuple(next(reader, ()))
        if head != HEAD:
            raise OverlayError(f"{path.name}, line 1: the columns must be {' '.join(HEAD)}")
        for cells in reader:
            if any(cells) and not cells[0].startswith("#"):
                row, problems = _row(reader.line_num, cells)
                found += [row] if row else []
                wrong += [f"{path.name}, line {reader.line_num} ({cells[0]}): {problem}" for problem in problems]
    wrong += [f"{path.name}, {problem}" for problem in _twice(found)]
    if wrong:
        raise OverlayError("\n".join(wrong))
    return tuple(found)


def _row(line: int, cells: list[str]) -> tuple[Row | None, tuple[str, ...]]:
    """A row, and what is wrong with it."""
    if len(cells) != len(HEAD):
        return None, (f"{len(cells)} cells stand here, {len(HEAD)} are wanted: part them by single tabs",)
    raw = {name: cell.strip() for name, cell in zip(HEAD, cells, strict=True)}
    if unread := tuple(_unread_degrees(raw)):
        return None, unread
    row = Row(
        **{name: cell for name, cell in raw.items() if name not in {"aliases", "lat", "lon"}},  # type: ignore[arg-type]  # all texts
        line=line,
        aliases=tuple(alias.strip() for alias in raw["aliases"].split("|") if alias.strip()),
        lat=float(raw["lat"]) if raw["lat"] else None,
        lon=float(raw["lon"]) if raw["lon"] else None,
    )
    return row, tuple(_problems(row))


def _unread_degrees(raw: Mapping[str, str]) -> Iterable[str]:
    for name, most in _DEGREES.items():
        if raw[name] and not (_DECIMAL.fullmatch(raw[name]) and abs(float(raw[name])) <= most):
            yield f"{name} {raw[name]!r} is no place on earth: write degrees, as 36.48"


def _problems(row: Row) -> Iterable[str]:
    yield from _wrong_shapes(row)
    yield from (
        f"alias {alias!r}: write it in Arabic letters without marks, or as another language has it"
        for alias in row.aliases
        if not key_of(alias) or not (_NAME.fullmatch(alias) or _KURDISH.search(alias) or _latin(alias))
    )
    if not row.name_en:
        yield "name_en is empty: write the usual English name"
    if (row.lat is None) != (row.lon is None):
        yield "lat and lon: give both or neither"
    if row.lat is not None and not row.coordinates_source:
        yield "coordinates_source: say where lat and lon were read, or leave them out"
    if not row.source:
        yield "source: name a work that can be cited for this place"


def _wrong_shapes(row: Row) -> Iterable[str]:
    if not _ID.fullmatch(row.id):
        yield f"id {row.id!r}: write musnad: and small Latin letters and digits, joined by hyphens"
    if not _NAME.fullmatch(row.name):
        yield f"name {row.name!r}: write it in Arabic letters, without marks"
    if row.kind not in PLACE_KINDS:
        yield f"kind {row.kind!r}: write one of {' '.join(PLACE_KINDS)}"
    if not _COUNTRY.fullmatch(row.country):
        yield f"country {row.country!r}: write the two letters of ISO 3166-1, as SY"
    if not _WIKIDATA.fullmatch(row.wikidata):
        yield f"wikidata {row.wikidata!r}: write an item as Q42"
    if not _NUMBER.fullmatch(row.geonames):
        yield f"geonames {row.geonames!r}: write the number of a place in GeoNames"


def _latin(alias: str) -> bool:
    return all(ord(letter) < ord("\u0250") or not letter.isalpha() for letter in alias)


def _twice(found: Iterable[Row]) -> Iterable[str]:
    seen: dict[str, int] = {}
    for row in found:
        if row.id in seen:
            yield f"line {row.line} ({row.id}): the id stands in line {seen[row.id]} too: keep one row"
        seen[row.id] = row.line
