"""Tables of a user's own, CSV, TSV or XLSX: the columns of the overlay by their names, or any others with a mapping.

A mapping is a YAML file of lines `field: column`, or `field: =value` for what is the same in all rows:

    name: اسم الموقع
    lat: Y
    lon: X
    country: =SY
    kind: =camp
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from musnad.authority.gazetteer import Gazetteer, GazetteerFile
from musnad.authority.intake.names import has_arabic_letters
from musnad.authority.intake.sheets import Row, sheets
from musnad.authority.places import PLACE_KINDS, Place, PlaceName, key_of
from musnad.errors import InputError
from musnad.model.record import Ids

if TYPE_CHECKING:
    from musnad.authority.intake.arrivals import Arrival, Watch

FIELDS: Final = (
    "id", "name", "aliases", "name_en", "kind", "country", "admin1", "admin2", "parent", "lat", "lon", "population",
    "geonames", "pcode", "wikidata", "source",
)  # fmt: skip
_CONSTANT: Final = "="
_PARTS: Final = re.compile(r"\s*[|؛;]\s*")
_DEGREES: Final = re.compile(r"-?\d+(?:\.\d+)?")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_ID_LENGTH: Final = 12
_MOST: Final = {"lat": 90.0, "lon": 180.0}


def read_mapping(path: Path) -> dict[str, str]:
    """Which column, or which constant, each field is.

    Raises:
        InputError: if the file cannot be read, is no mapping, or names a field that a place has not.
    """
    try:
        found = yaml.safe_load(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: cannot be read as a mapping: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in (*found, *found.values())):
        raise InputError(f"{path}: is no mapping: write lines as `name: COLUMN`, or `country: =SY`")
    if unknown := sorted(set(found) - set(FIELDS)):
        raise InputError(f"{path}: {', '.join(unknown)}: no such field; the fields are {', '.join(FIELDS)}")
    return found


def read(paths: Iterable[Path], mapping: Mapping[str, str] | None, known: Gazetteer, watch: Watch) -> Iterator[Arrival]:
    """The places of the tables.

    Raises:
        InputError: if a file cannot be read, or has no column of names.
    """
    from musnad.authority.intake.arrivals import Arrival  # noqa: PLC0415 - it builds on this module

    for path in paths:
        for sheet in sheets(path):
            fields = _fields(path, sheet.heads, mapping)
            for row in sheet.rows:
                place = _place(path, row, fields, known, watch)
                if place is not None:
                    yield Arrival(place, tuple(_names(row, fields, place)))
        watch.advance(path.stat().st_size)


def read_table(path: Path) -> GazetteerFile:
    """A small table as a gazetteer in memory.

    Raises:
        InputError: if the file cannot be read, has no column of names, or a row is wrong; it names the line.
    """
    from musnad.authority.intake.arrivals import Watch  # noqa: PLC0415 - the same
    from musnad.authority.intake.store import in_memory  # noqa: PLC0415 - the same

    watch = Watch()
    arrivals = list(read([path], None, Gazetteer.open(), watch))
    if watch.told:
        raise InputError("\n".join(f"{path}: line {row.line}: {row.why}" for row in watch.told))
    return in_memory((arrival.place, arrival.names) for arrival in arrivals)


def _fields(path: Path, heads: Iterable[str], mapping: Mapping[str, str] | None) -> dict[str, str]:
    columns = {head.lower(): head for head in heads}
    if mapping is None:
        fields: dict[str, str] = {field: columns[field] for field in FIELDS if field in columns}
        if not {"name", "country"} <= set(fields):
            raise InputError(f"{path}: has no columns name and country: name them so, or give a mapping")
        return fields
    missing = [
        column for column in mapping.values() if not column.startswith(_CONSTANT) and column not in columns.values()
    ]
    if missing:
        raise InputError(f"{path}: has no column {', '.join(missing)}: its columns are {', '.join(columns.values())}")
    if "name" not in mapping:
        raise InputError(f"{path}: the mapping does not say which column has the names: write `name: COLUMN`")
    return dict(mapping)


def _cell(row: Row, fields: Mapping[str, str], field: str) -> str:
    column = fields.get(field, "")
    return column[1:] if column.startswith(_CONSTANT) else row.cells.get(column, "")


def _place(path: Path, row: Row, fields: Mapping[str, str], known: Gazetteer, watch: Watch) -> Place | None:
    cells = {field: _cell(row, fields, field) for field in FIELDS}
    if wrong := _wrong(cells):
        watch.pass_over(path, row.line, wrong)
        return None
    admin1, admin2 = (_above(cells[kind], kind, cells["country"], known) for kind in ("admin1", "admin2"))
    parent = _above(cells["parent"], None, cells["country"], known)
    lost = [
        cells[name]
        for name, found in (("admin1", admin1), ("admin2", admin2), ("parent", parent))
        if cells[name] and not found
    ]
    if lost:
        watch.pass_over(
            path, row.line, f"{', '.join(lost)}: no such place, or several; write its id, as geonames:170062"
        )
        return None
    inner = parent or admin2 or admin1
    lat, lon = (float(cells[name]) if cells[name] else None for name in _MOST)
    return Place(
        id=cells["id"] or _own_id(cells), name=cells["name"], name_en=cells["name_en"] or None,
        kind=cells["kind"] or "settlement", country=cells["country"] or None,  # type: ignore[arg-type]  # checked
        admin1=_of(admin1, inner, "admin1"), admin2=_of(admin2, inner, "admin2"),
        parent=inner.id if inner else known.countries().get(cells["country"]), lat=lat, lon=lon,
        point="place" if lat is not None else None, population=int(cells["population"] or 0) or None,
        ids=Ids(geonames=cells["geonames"] or None, pcode=cells["pcode"] or None, wikidata=cells["wikidata"] or None),
        source=cells["source"] or path.name,
    )  # fmt: skip


def _wrong(cells: Mapping[str, str]) -> str | None:
    if not key_of(cells["name"]):
        return "there is no name"
    if cells["kind"] and cells["kind"] not in PLACE_KINDS:
        return f"kind {cells['kind']!r}: write one of {' '.join(PLACE_KINDS)}"
    if cells["country"] and not _COUNTRY.fullmatch(cells["country"]):
        return f"country {cells['country']!r}: write the two letters of ISO 3166-1, as SY"
    if bool(cells["lat"]) != bool(cells["lon"]):
        return "lat and lon: give both or neither"
    for name, most in _MOST.items():
        if cells[name] and not (_DEGREES.fullmatch(cells[name]) and abs(float(cells[name])) <= most):
            return f"{name} {cells[name]!r} is no place on earth: write degrees, as 36.48"
    if cells["population"] and not cells["population"].isdecimal():
        return f"population {cells['population']!r}: write a whole number"
    return None


def _above(cell: str, kind: str | None, country: str, known: Gazetteer) -> Place | None:
    """The place that a cell names by its id, its P-code or its name; nothing where it may be several."""
    if not cell:
        return None
    if (place := known.get(cell) or known.by_pcode(cell)) is not None:
        return place
    found = [each.place for each in known.find(key_of(cell)) if each.place.country == country]
    found = [place for place in found if kind is None or place.kind == kind]
    return found[0] if len({place.id for place in found}) == 1 else None


def _of(given: Place | None, inner: Place | None, kind: str) -> str | None:
    if given is not None:
        return given.id
    if inner is None:
        return None
    above: str | None = inner.id if inner.kind == kind else getattr(inner, kind)
    return above


def _own_id(cells: Mapping[str, str]) -> str:
    """An id out of what the row says, so that the same row always has the same."""
    said = "\t".join(cells[name] for name in ("name", "kind", "country", "admin1", "admin2", "parent"))
    return f"user:{hashlib.sha256(said.encode()).hexdigest()[:_ID_LENGTH]}"


def _names(row: Row, fields: Mapping[str, str], place: Place) -> Iterator[PlaceName]:
    yield PlaceName(text=place.name, language=_language(place.name), kind="name", source=place.source)
    for alias in _PARTS.split(_cell(row, fields, "aliases")):
        if key_of(alias):
            yield PlaceName(text=alias, language=_language(alias), source=place.source)
    if place.name_en and key_of(place.name_en):
        yield PlaceName(text=place.name_en, language="en", kind="name", source=place.source)


def _language(text: str) -> str | None:
    return "ar" if has_arabic_letters(text) else None
