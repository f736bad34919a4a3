from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

import pytest

from musnad.arabic.folding import fold

COLUMNS = [
    "id", "name", "aliases", "name_en", "kind", "country", "admin1", "parent", "lat", "lon",
    "coordinates_source", "wikidata", "geonames", "source", "note",
]  # fmt: skip
KINDS = frozenset({
    "country", "region", "admin1", "admin2", "admin3", "settlement", "quarter", "camp", "prison", "base",
    "airport", "crossing", "hospital", "dam", "bridge", "port", "oil", "mountain", "valley", "island", "water",
    "road", "border", "front", "facility", "school", "religious-site",
})  # fmt: skip
COUNTRIES = frozenset({
    "AE", "AF", "AM", "AZ", "BF", "BH", "CF", "CM", "CU", "CY", "DJ", "DZ", "EG", "EH", "ER", "ET", "GE", "IL",
    "IN", "IQ", "IR", "JO", "KE", "KW", "LB", "LY", "MA", "ML", "MR", "NE", "NG", "OM", "PK", "PS", "QA", "RU",
    "SA", "SD", "SO", "SS", "SY", "TD", "TN", "TR", "UA", "YE",
})  # fmt: skip
OF_NO_ONE_COUNTRY = frozenset({"region", "water", "mountain", "valley"})
ID = re.compile(r"musnad:[a-z0-9]+(-[a-z0-9]+)*")
PARENT = re.compile(r"geonames:[1-9]\d*|place: \S.*")
PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
DECIMALS = re.compile(r"-?\d{1,3}\.\d{1,6}")


@cache
def lines() -> tuple[str, ...]:
    text = files("musnad.authority").joinpath("data/overlay.tsv").read_text(encoding="utf-8")
    assert text.endswith("\n")
    return tuple(text.removesuffix("\n").split("\n"))


@cache
def rows() -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(lines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *(row["aliases"].split("|") if row["aliases"] else [])]


def wrong(rows_found: list[dict[str, str]]) -> list[str]:
    return [row["id"] for row in rows_found]


def test_the_header_names_the_columns() -> None:
    assert lines()[0].split("\t") == COLUMNS


def test_each_line_has_every_column() -> None:
    assert [number for number, line in enumerate(lines(), 1) if line.count("\t") != len(COLUMNS) - 1] == []


def test_there_are_enough_places() -> None:
    assert len(rows()) >= 450


def test_ids_are_well_formed_and_unique() -> None:
    counted = Counter(row["id"] for row in rows())
    assert [name for name, count in counted.items() if count > 1 or not ID.fullmatch(name)] == []


@pytest.mark.parametrize("column", ["name", "name_en", "kind", "source"])
def test_no_row_is_without(column: str) -> None:
    assert wrong([row for row in rows() if not row[column]]) == []


def test_kinds_are_those_of_the_gazetteer() -> None:
    assert {row["kind"] for row in rows()} - KINDS == set()


def test_countries_are_codes_and_only_wide_regions_and_waters_have_none() -> None:
    assert wrong([row for row in rows() if row["country"] and row["country"] not in COUNTRIES]) == []
    assert wrong([row for row in rows() if not row["country"] and row["kind"] not in OF_NO_ONE_COUNTRY]) == []


def test_a_parent_is_a_row_or_a_reference() -> None:
    known = {row["id"] for row in rows()}
    parents = [row for row in rows() if row["parent"]]
    assert wrong([row for row in parents if row["parent"] not in known and not PARENT.fullmatch(row["parent"])]) == []


def test_no_place_contains_itself() -> None:
    parent = {row["id"]: row["parent"] for row in rows()}
    for place in parent:
        seen = [place]
        while (above := parent[seen[-1]]) in parent:
            assert above not in seen, f"{place} is inside itself"
            seen.append(above)


def test_a_parent_in_the_table_lies_in_the_same_country() -> None:
    country = {row["id"]: row["country"] for row in rows()}
    assert wrong([row for row in rows() if country.get(row["parent"], row["country"]) != row["country"]]) == []


def test_quarters_prisons_and_hospitals_say_where_they_are() -> None:
    inside = {"quarter", "prison", "hospital"}
    homeless = [row for row in rows() if row["kind"] in inside and not (row["parent"] or row["country"])]
    assert wrong(homeless) == []


def test_coordinates_come_in_pairs_with_their_source() -> None:
    for row in rows():
        given = [bool(row[column]) for column in ("lat", "lon", "coordinates_source")]
        assert all(given) or not any(given), f"{row['id']}: latitude, longitude and their source go together"
        if row["lat"]:
            assert DECIMALS.fullmatch(row["lat"]), row["id"]
            assert DECIMALS.fullmatch(row["lon"]), row["id"]
            assert abs(float(row["lat"])) <= 90, row["id"]
            assert abs(float(row["lon"])) <= 180, row["id"]


def test_identifiers_look_like_identifiers() -> None:
    assert wrong([row for row in rows() if not re.fullmatch(r"([1-9]\d*)?", row["geonames"])]) == []
    assert wrong([row for row in rows() if not re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"])]) == []


def test_a_geonames_id_stands_in_one_row_of_a_kind() -> None:
    counted = Counter((row["geonames"], row["kind"]) for row in rows() if row["geonames"])
    assert [pair for pair, count in counted.items() if count > 1] == []


def test_the_text_is_composed_and_without_presentation_forms() -> None:
    assert [line for line in lines() if unicodedata.normalize("NFC", line) != line] == []
    assert [line for line in lines() if PRESENTATION_FORM.search(line)] == []


def test_no_field_begins_or_ends_with_a_space() -> None:
    assert wrong([row for row in rows() if any(value != value.strip() for value in row.values())]) == []


def test_no_name_is_empty_or_folds_to_another_of_its_row() -> None:
    for row in rows():
        folded = [fold(name).text.strip() for name in names(row)]
        assert all(folded), row["id"]
        assert len(set(folded)) == len(folded), f"{row['id']}: two names fold to the same"


def test_the_first_name_is_arabic_and_the_english_one_is_not() -> None:
    arabic = re.compile("[\u0621-\u064a]")
    assert wrong([row for row in rows() if not arabic.search(row["name"]) or arabic.search(row["name_en"])]) == []


def test_one_name_of_one_kind_under_one_parent_is_one_place() -> None:
    counted = Counter(
        (fold(name).text, row["kind"], row["country"], row["parent"]) for row in rows() for name in names(row)
    )
    assert [place for place, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("identifier", "name", "parent"),
    [
        ("musnad:ghwayran", "غويران", "geonames:173811"),
        ("musnad:sinaa-prison", "سجن الصناعة", "musnad:ghwayran"),
        ("musnad:kobani", "كوباني", "geonames:172255"),
        ("musnad:ein-hilweh", "مخيم عين الحلوة", "geonames:268064"),
    ],
)
def test_known_places_have_their_names_and_parents(identifier: str, name: str, parent: str) -> None:
    row = next(row for row in rows() if row["id"] == identifier)
    assert name in names(row)
    assert row["parent"] == parent
