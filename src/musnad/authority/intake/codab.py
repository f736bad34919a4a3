"""OCHA's tables of administrative boundaries (COD-AB): P-codes and names of a country's divisions, CSV or XLSX.

Their columns are named in three ways (`ADM1_PCODE`, `admin1Pcode`, `adm1_pcode`); levels 0 to 4. A row gives its
deepest level, and those above it where no table of their own is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from musnad.authority.intake.arrivals import COD_AB, Arrival, Known, Watch
from musnad.authority.intake.names import arabic, has_arabic_letters
from musnad.authority.intake.sheets import Row, sheets
from musnad.authority.places import Place, PlaceKind, PlaceName
from musnad.errors import InputError
from musnad.model.record import Ids

_PCODE: Final = re.compile(r"adm(?:in)?(\d)_?pcode")
_NAME: Final = re.compile(
    r"adm(?:in)?(\d)_?(?=.)(?:ref(?:_?name)?|alt(?:name)?\d?|name\d?)?_?"
    r"(ar|en|fr|es|pt|ru|uk|tr|ku|ckb|fa|ps|ur|he|am|ti|so|om|ha)?"
)
_LATITUDES: Final = ("center_lat", "latitude", "lat", "lat_dd", "y_coord", "y", "point_y")
_LONGITUDES: Final = ("center_lon", "longitude", "lon", "long", "long_dd", "x_coord", "x", "point_x")
_DEGREES: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?")
_CODE: Final = re.compile(r"[A-Z]{2,3}[A-Z0-9]*")
_KINDS: Final[tuple[PlaceKind, ...]] = ("country", "admin1", "admin2", "admin3", "admin3")
_NORTH: Final = 90.0
_EAST: Final = 180.0


class Columns(msgspec.Struct, frozen=True):
    """Where a table has its P-codes and names, by level, and its points; languages of numbered columns are in cells."""

    pcodes: Mapping[int, str]
    names: Mapping[int, tuple[tuple[str, str | None], ...]]
    lat: str | None
    lon: str | None

    @property
    def deepest(self) -> int:
        """The level of the table's own rows."""
        return max(self.pcodes, default=-1)


class Unit(msgspec.Struct, frozen=True):
    """A division as a row gives it."""

    pcode: str
    level: int
    names: tuple[PlaceName, ...]
    above: tuple[str, ...]
    lat: float | None
    lon: float | None


def columns(heads: Sequence[str]) -> Columns:
    """What the columns of a table are, by their headings."""
    pcodes: dict[int, str] = {}
    names: dict[int, list[tuple[str, str | None]]] = {}
    lower = {head.lower(): head for head in heads}
    for head, written in lower.items():
        if found := _PCODE.fullmatch(head):
            pcodes.setdefault(int(found[1]), written)
        elif found := _NAME.fullmatch(head):
            names.setdefault(int(found[1]), []).append((written, found[2]))
    lat = next((lower[name] for name in _LATITUDES if name in lower), None)
    lon = next((lower[name] for name in _LONGITUDES if name in lower), None)
    listed = {level: tuple(found) for level, found in names.items()}
    return Columns(pcodes, listed, lat, lon)


def is_codab(heads: Sequence[str]) -> bool:
    """Whether the headings are those of a COD-AB table."""
    found = columns(heads)
    return found.deepest >= 0 and found.deepest in found.names


def read(paths: Iterable[Path], known: Known, watch: Watch) -> Iterator[Arrival]:
    """The divisions of the tables, the larger ones first.

    Raises:
        InputError: if a file has no table of divisions, or is damaged.
    """
    units: dict[str, Unit] = {}
    for path in paths:
        found = False
        for sheet in sheets(path):
            known_columns = columns(sheet.heads)
            if known_columns.deepest >= 0 and known_columns.deepest in known_columns.names:
                found = True
                for row in sheet.rows:
                    _take(units, _units(path, row, known_columns, watch))
        if not found:
            raise InputError(
                f"{path}: has no table of divisions: columns as ADM1_PCODE and ADM1_EN, or adm1_pcode and adm1_name, "
                "are wanted"
            )
        watch.advance(path.stat().st_size)
    ids: dict[str, Place] = {}
    for unit in sorted(units.values(), key=lambda unit: (unit.level, unit.pcode)):
        place = _place(unit, ids, known)
        ids[unit.pcode] = known.like(place) or place
        yield Arrival(place, unit.names)


def _take(units: dict[str, Unit], found: Iterable[Unit]) -> None:
    """Keep a division once; the row of its own table says more than the rows of those below it."""
    for unit in found:
        before = units.get(unit.pcode)
        if before is None or (before.lat is None and unit.lat is not None) or len(unit.names) > len(before.names):
            units[unit.pcode] = unit


def _units(path: Path, row: Row, heads: Columns, watch: Watch) -> Iterator[Unit]:
    codes = {level: row.cells.get(head, "") for level, head in sorted(heads.pcodes.items())}
    deepest = heads.deepest
    if not _CODE.fullmatch(codes[deepest]):
        watch.pass_over(path, row.line, f"{heads.pcodes[deepest]} {codes[deepest]!r} is no P-code")
        return
    lat, lon = _point(row, heads)
    for level, code in codes.items():
        names = tuple(_names(row, heads, level))
        if not names:
            if level == deepest:
                watch.pass_over(path, row.line, f"{code} has no name")
        elif _CODE.fullmatch(code):
            above = tuple(other for rank, other in codes.items() if rank < level and other)
            here = (lat, lon) if level == deepest else (None, None)
            yield Unit(code, level, names, above, *here)


def _point(row: Row, heads: Columns) -> tuple[float | None, float | None]:
    lat, lon = (row.cells.get(head, "").strip() if head else "" for head in (heads.lat, heads.lon))
    if not (_DEGREES.fullmatch(lat) and _DEGREES.fullmatch(lon)):
        return None, None
    if abs(float(lat)) > _NORTH or abs(float(lon)) > _EAST:
        return None, None
    return float(lat), float(lon)


def _names(row: Row, heads: Columns, level: int) -> Iterator[PlaceName]:
    """The names of a level, the Arabic ones first."""
    found = [(text, language) for head, language in heads.names.get(level, ()) if (text := row.cells.get(head, ""))]
    for text, language in sorted(found, key=lambda each: not has_arabic_letters(each[0])):
        if not has_arabic_letters(text):
            yield PlaceName(text=text, language=language or "en", source=COD_AB)
        elif (spelled := arabic(text)) is not None and language in {None, "ar"}:
            yield PlaceName(text=spelled, language="ar", source=COD_AB)
        else:
            yield PlaceName(text=text, language=language, source=COD_AB)


def _place(unit: Unit, ids: Mapping[str, Place], known: Known) -> Place:
    above = [place for code in unit.above if (place := ids.get(code) or known.by_pcode(code)) is not None]
    country = _country(unit, above, known)
    parent = above[-1].id if above else (known.countries.get(country or "") if unit.level else None)
    latin = next((name.text for name in unit.names if not has_arabic_letters(name.text)), None)
    admin1, admin2 = (next((each.id for each in above if each.kind == kind), None) for kind in ("admin1", "admin2"))
    return Place(
        id=f"codab:{unit.pcode}" if unit.level else known.countries.get(country or "", f"codab:{unit.pcode}"),
        name=unit.names[0].text, name_en=latin, kind=_KINDS[unit.level], country=country, admin1=admin1, admin2=admin2,
        parent=parent, lat=unit.lat, lon=unit.lon, point="centroid" if unit.lat is not None else None,
        ids=Ids(pcode=unit.pcode), source=f"{COD_AB} ({unit.pcode})",
    )  # fmt: skip


def _country(unit: Unit, above: Sequence[Place], known: Known) -> str | None:
    same = known.by_pcode(unit.pcode)
    told = next((place.country for place in (*reversed(above), *((same,) if same else ())) if place.country), None)
    code = unit.pcode[:2]
    return told or (code if code in known.countries else None)
