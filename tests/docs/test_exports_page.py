"""The page of exports says what the code does."""

import re

import pytest

from musnad.export.formats import FORMATS, INCIDENT_FORMATS
from resources.exports.build_page import PAGE, TABLES, page
from tests.docs.examples import ROOT

TEXT = PAGE.read_text("utf-8")


def test_the_page_is_up_to_date() -> None:
    assert page() == TEXT, "run python -m resources.exports.build_page"


@pytest.mark.parametrize("format_", [*FORMATS, *INCIDENT_FORMATS])
def test_every_format_is_told(format_: str) -> None:
    assert f"\n| `{format_}` |" in TEXT


def test_every_column_of_every_table_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)
    assert [len(columns) for _, columns in TABLES.values()][-2:] == [31, 49]
    for _, columns in TABLES.values():
        assert set(columns) <= set(told)


def test_every_row_of_a_table_has_three_cells() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("|")]
    assert len(rows) > 150
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}


def test_every_path_that_the_page_names_exists() -> None:
    paths = re.findall(r"`?((?:src|tests|resources)/[\w./-]+\w)`?", TEXT)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
