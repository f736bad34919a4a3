"""How well names of places are found: the divisions of Syria, and towns, quarters and facilities of conflict news.

    python bench/places.py [--open-syria FOLDER] [--missing]

One line a figure: by the gazetteer alone, and as the reading of a sentence gives it. The tables of Syria
(Open-Syria/data-geography, CC BY 4.0) are test data and are skipped where they are not at hand.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Place, key_of
from musnad.model import Document, Entity
from musnad.reading.reader import Reader

OPEN_SYRIA: Final = Path(__file__).parents[2] / "shared" / "data" / "open_syria"
TOPONYMS: Final = Path(__file__).parent / "toponyms.tsv"
_RANKS: Final = {"governorates.json": ("admin1", "محافظة"), "districts.json": ("admin2", "منطقة")}
_SUBDISTRICT: Final = "ناحية"
_SENTENCE: Final = "وقع انفجار في {} أمس."
_LARGEST_KM: Final = 25.0
_DEGREE_KM: Final = 111.2
_ROUNDS: Final = 20_000


def syria(gazetteer: Gazetteer, folder: Path) -> Iterator[tuple[str, int, int, list[str]]]:
    """What is asked, how often it is right, of how many, and what fails."""
    for file, (kind, word) in _RANKS.items():
        rows = json.loads((folder / file).read_text("utf-8"))
        missing = [
            f"{row['name']['ar']} ({row['name']['en']})" for row in rows if not _same(gazetteer, row, kind, word)
        ]
        yield (
            f"{file.removesuffix('.json')} of Syria, by Arabic name with {word}: right id",
            len(rows) - len(missing),
            len(rows),
            missing,
        )
    rows = json.loads((folder / "subdistricts.json").read_text("utf-8"))
    missing = [f"{row['name']['ar']} ({row['name']['en']})" for row in rows if not _candidate(gazetteer, row)]
    yield (
        "subdistricts of Syria, by Arabic name: a place of it near its middle",
        len(rows) - len(missing),
        len(rows),
        missing,
    )


def syria_read(gazetteer: Gazetteer, reader: Reader, folder: Path) -> Iterator[tuple[str, int, int, list[str]]]:
    """The same as the reading of a sentence gives it: the id for a division that is named with its rank.

    A subdistrict is right where it is a place near its middle, and no other is taken for it.
    """
    for file, (_, word) in _RANKS.items():
        rows = json.loads((folder / file).read_text("utf-8"))
        missing = [f"{row['name']['ar']} ({row['name']['en']})" for row in rows if not _read_as(reader, row, word)]
        name = file.removesuffix(".json")
        yield f"{name} of Syria, read behind {word}: right id", len(rows) - len(missing), len(rows), missing
    rows = json.loads((folder / "subdistricts.json").read_text("utf-8"))
    entities = [(row, _entity(reader, f"{_SUBDISTRICT} {_bare(row['name']['ar'])}")) for row in rows]
    placed = [(row, gazetteer.get(each.authority)) for row, each in entities if each is not None and each.authority]
    wrong = [f"{row['name']['ar']}: {place.id}" for row, place in placed if place and not _near(place, row)]
    none = [row["name"]["ar"] for row, each in entities if each is None or each.authority is None]
    among = [row for row, each in entities if each is not None and _among(gazetteer, each, row)]
    told = f"subdistricts of Syria, read behind {_SUBDISTRICT}"
    yield f"{told}: a place near its middle among the candidates", len(among), len(rows), []
    yield f"{told}: a place near its middle chosen", len(placed) - len(wrong), len(rows), none
    yield f"{told}: of those that are placed, not elsewhere", len(placed) - len(wrong), len(placed), wrong


def _among(gazetteer: Gazetteer, entity: Entity, row: dict[str, Any]) -> bool:
    places = (gazetteer.get(each.authority) for each in entity.candidates)
    return any(place is not None and place.country == "SY" and _near(place, row) for place in places)


def _read_as(reader: Reader, row: dict[str, Any], word: str) -> bool:
    entity, ids = _entity(reader, f"{word} {row['name']['ar']}"), row["externalIds"]
    if entity is None or entity.ids is None:
        return False
    return bool(entity.ids.geonames == ids.get("geonames") or entity.ids.pcode == ids["ochaPcode"])


def _entity(reader: Reader, name: str) -> Entity | None:
    """The place that a sentence names so."""
    record = reader.read(Document(text=_SENTENCE.format(name)))
    named = next((each.entity for each in record.mentions if each.span.text == name), None)
    return next((each for each in record.entities if each.id == named), None)


def _bare(name: str) -> str:
    return name.removeprefix(f"{_SUBDISTRICT} ").removeprefix("مركز ")


def _same(gazetteer: Gazetteer, row: dict[str, Any], kind: str, word: str) -> bool:
    ids = row["externalIds"]
    found = [each.place for each in gazetteer.find(key_of(f"{word} {row['name']['ar']}")) if each.place.kind == kind]
    return len(found) == 1 and (found[0].ids.geonames == ids.get("geonames") or found[0].ids.pcode == ids["ochaPcode"])


def _candidate(gazetteer: Gazetteer, row: dict[str, Any]) -> bool:
    names = [row["name"]["ar"], *(alias["value"] for alias in row.get("aliases", ()) if alias["language"] == "ar")]
    bare = [_bare(name) for name in names]
    found = [each.place for name in (*names, *bare) for each in gazetteer.find(key_of(name))]
    return any(_near(place, row) for place in found if place.country == "SY")


def _near(place: Place, row: dict[str, Any]) -> bool:
    if place.lat is None or place.lon is None:
        return place.kind in {"admin1", "admin2"}
    lat, lon = float(row["centroid"]["latitude"]), float(row["centroid"]["longitude"])
    return max(abs(place.lat - lat), abs(place.lon - lon)) * _DEGREE_KM < 2 * _LARGEST_KM


def toponyms(gazetteer: Gazetteer) -> Iterator[tuple[str, int, int, list[str]]]:
    """The same of names of places in conflict news, by group: the country, and where given the kind, must be found."""
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for line in TOPONYMS.read_text("utf-8").splitlines()[1:]:
        group, name, country, kind = line.split("\t")
        groups.setdefault(group, []).append((name, country, kind))
    for group, rows in groups.items():
        missing = [f"{name} ({country})" for name, country, kind in rows if not _known(gazetteer, name, country, kind)]
        yield f"toponyms, {group}", len(rows) - len(missing), len(rows), missing


def _known(gazetteer: Gazetteer, name: str, country: str, kind: str) -> bool:
    places = [found.place for found in gazetteer.find(key_of(name))]
    return any(country in {place.country, *place.claimed} and kind in {"", place.kind} for place in places)


def speed(gazetteer: Gazetteer) -> Iterator[str]:
    """Times, in microseconds or milliseconds."""
    started = time.perf_counter()
    Gazetteer.open()
    yield f"open: {(time.perf_counter() - started) * 1000:.1f} ms"
    words = [f"كلمة{number}" for number in range(_ROUNDS)]
    for name, asked in (("unknown name, first time", words), ("unknown name, again", words[-1000:] * 20)):
        started = time.perf_counter()
        for word in asked:
            gazetteer.find(word)
        yield f"{name}: {(time.perf_counter() - started) / len(asked) * 1e6:.2f} us"
    fresh = Gazetteer.open()
    names = [line.split("\t")[1] for line in TOPONYMS.read_text("utf-8").splitlines()[1:]]
    times = []
    for key in {key_of(name) for name in names}:
        started = time.perf_counter()
        fresh.find(key)
        times.append((time.perf_counter() - started) * 1e6)
    yield f"known name, first time: {statistics.median(times):.0f} us (median)"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--open-syria", type=Path, default=OPEN_SYRIA)
    parser.add_argument("--missing", action="store_true", help="name what was not found")
    given = parser.parse_args()
    gazetteer = Gazetteer.open()
    figures = list(toponyms(gazetteer))
    if given.open_syria.is_dir():
        read = syria_read(gazetteer, Reader.load(), given.open_syria)
        figures = [*syria(gazetteer, given.open_syria), *read, *figures]
    else:
        print(f"skipped: {given.open_syria} is not at hand")
    for name, right, total, missing in figures:
        print(f"{name}: {right} of {total} ({right / total:.1%})")
        if given.missing and missing:
            print(f"    {', '.join(missing)}")
    for line in speed(gazetteer):
        print(line)


if __name__ == "__main__":
    main()
