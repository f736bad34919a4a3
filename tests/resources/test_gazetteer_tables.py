"""The tables of resources/gazetteer that are written by hand."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from resources.gazetteer import sources

IDS = re.compile(r"(?:geonames:[1-9]\d*|musnad:[a-z0-9-]+|codab:[A-Z0-9]+)")
STATE = re.compile(r"[A-Z]{2}")


def test_the_english_names_are_many_each_of_one_place_with_its_source() -> None:
    rows = sources.table("english.tsv")
    assert len(rows) >= 400
    assert [row for row in rows if not (IDS.fullmatch(row["id"]) and row["name_en"].isascii() and row["source"])] == []
    assert [each for each, count in Counter(row["id"] for row in rows).items() if count > 1] == []


def test_no_english_name_transliterates_by_the_sound_of_the_article() -> None:
    sounded = re.compile(r"\bA(?:d|n|r|s|t|z|dh|sh|th)-")
    assert [row["id"] for row in sources.table("english.tsv") if sounded.match(row["name_en"])] == []


@pytest.mark.parametrize("column", ["claimed", "source"])
def test_a_disputed_place_says_who_claims_it_and_who_lists_it(column: str) -> None:
    assert [row["id"] for row in sources.table("disputed.tsv") if not row[column]] == []


def test_the_states_of_a_disputed_place_are_those_that_claim_it() -> None:
    for row in sources.table("disputed.tsv"):
        claimed = sources.listed(row["claimed"])
        assert len(claimed) > 1, row["id"]
        assert all(map(STATE.fullmatch, claimed)), row["id"]
        assert {row["country"], row["occupied"]} - {""} <= set(claimed), row["id"]
