"""Proposes which division of GeoNames an OCHA P-code is of, by their English names, for a person to review.

    python -m resources.gazetteer.propose_pcodes FILE.csv

FILE is the list of P-codes of the source distribution of hdx-python-country (SOURCES.md). What pcodes.tsv holds was
proposed by this program and then read line by line: names alone join Damascus and its countryside (SY01, SY03).
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from musnad.authority.intake import names
from resources.gazetteer import sources

_ENOUGH: Final = 0.8
_BY_HAND: Final = "hand"
_ISO3: Final = {
    "SYR": "SY", "IRQ": "IQ", "LBN": "LB", "PSE": "PS", "JOR": "JO", "EGY": "EG", "YEM": "YE", "SAU": "SA", "ARE": "AE",
    "QAT": "QA", "BHR": "BH", "KWT": "KW", "OMN": "OM", "LBY": "LY", "TUN": "TN", "DZA": "DZ", "MAR": "MA", "MRT": "MR",
    "ESH": "EH", "SDN": "SD", "SSD": "SS", "SOM": "SO", "DJI": "DJ", "COM": "KM", "TUR": "TR", "IRN": "IR", "ISR": "IL",
    "AFG": "AF", "PAK": "PK", "MLI": "ML", "NER": "NE", "TCD": "TD", "BFA": "BF", "NGA": "NG", "ETH": "ET", "ERI": "ER",
    "UKR": "UA", "RUS": "RU",
}  # fmt: skip


def bare(name: str) -> str:
    """The consonants and vowels of a name, without article, rank and marks."""
    words = names.english(name).lower().replace("-", " ").replace("'", "").split(" ")
    kept = [
        word
        for word in words
        if word not in {"al", "ad", "an", "ar", "as", "ash", "at", "az", "el", "city", "district"}
    ]
    return "".join(kept or words).replace("ee", "i").replace("ou", "u").replace("eh", "ah")


def proposals(path: Path) -> list[tuple[str, ...]]:
    """The rows of pcodes.tsv, those by hand as they are; the others with GeoNames' names and how alike the two are."""
    inside: dict[tuple[str, int, str], list[sources.Division]] = defaultdict(list)
    for division in sources.divisions():
        inside[division.country, division.level, division.code.rpartition(".")[0]].append(division)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        listed = [row for row in csv.DictReader(lines) if row["Location"] in _ISO3]
    by_number = {division.geonames: division.code for group in inside.values() for division in group}
    settled = [row for row in sources.table("pcodes.tsv") if row["basis"] == _BY_HAND]
    codes = {row["pcode"]: by_number[row["geonames"]] for row in settled if row["geonames"] in by_number}
    taken = {row["geonames"] for row in settled} | {row["geonames"] for row in sources.table("left_out.tsv")}
    found = [tuple(row.values()) for row in settled]
    for level in (1, 2):
        groups: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in listed:
            if row["Admin Level"] == str(level) and row["P-Code"] not in {each["pcode"] for each in settled}:
                country = _ISO3[row["Location"]]
                groups[country, country if level == 1 else codes.get(row["Parent P-Code"], "")].append(row)
        for (country, above), rows in groups.items():
            free = [each for each in inside.get((country, level, above), []) if each.geonames not in taken]
            for row, division, alike in _matched(rows, free):
                codes[row["P-Code"]] = division.code
                basis = "name" if alike == 1 else "spelling"
                known = "|".join((division.canonical, *division.names))
                found.append(
                    (
                        row["P-Code"],
                        division.geonames,
                        country,
                        str(level),
                        row["Name"],
                        basis,
                        "",
                        known,
                        f"{alike:.2f}",
                    )
                )
    return sorted(found)


def _matched(
    rows: list[dict[str, str]], divisions: list[sources.Division]
) -> list[tuple[dict[str, str], sources.Division, float]]:
    """The pairs that are each other's best, the most alike first."""
    pairs = sorted(
        (
            (max(_alike(row["Name"], name) for name in (division.canonical, *division.names)), at, where)
            for at, row in enumerate(rows)
            for where, division in enumerate(divisions)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken_rows: set[int] = set()
    taken: set[int] = set()
    found = []
    for alike, at, where in pairs:
        if alike >= _ENOUGH and at not in taken_rows and where not in taken:
            taken_rows.add(at)
            taken.add(where)
            found.append((rows[at], divisions[where], alike))
    return found


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, bare(one), bare(other), autojunk=False).ratio()


def main() -> None:
    """Run from the command line."""
    for row in proposals(Path(sys.argv[1])):
        sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
