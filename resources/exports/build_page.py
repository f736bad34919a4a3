"""Writes docs/exports.md from what the code says of its formats and columns.

python -m resources.exports.build_page            write the page
python -m resources.exports.build_page --check    tell whether it is up to date
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from musnad.export import acled, claimtable, incidentbook, incidents, ucdp
from musnad.export.columns import about
from musnad.export.labels import Language, load_labels
from musnad.export.manifest import REASONS

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "ar")
PAGE: Final = Path(__file__).parents[2] / "docs" / "exports.md"
TABLES: Final[Mapping[str, tuple[str, Sequence[str]]]] = {
    "claims": ("Columns of the table of claims (`csv`, `xlsx`, properties of `geojson`)", tuple(claimtable.COLUMNS)),
    "incidents": ("Columns of `incidents-csv`, `incidents-xlsx` and `incidents-geojson`", tuple(incidents.COLUMNS)),
    "contradictions": ("Columns of the sheet of contradictions in `incidents-xlsx`", tuple(incidentbook.COLUMNS)),
    "acled": ("Columns of `acled`", tuple(acled.COLUMNS)),
    "ucdp": ("Columns of `ucdp`", tuple(ucdp.COLUMNS)),
}
TEMPLATE: Final = Path(__file__).with_name("page.md")


def page() -> str:
    """The page as it should be."""
    text = TEMPLATE.read_text("utf-8").replace("<!-- reasons -->\n", "".join(_reasons()))
    return text.replace("<!-- tables -->\n", "\n".join("".join(_table(table)) for table in TABLES))


def _reasons() -> Iterator[str]:
    english, arabic = load_labels("en"), load_labels("ar")
    yield "| reason | | |\n|---|---|---|\n"
    for reason in REASONS:
        yield f"| `{reason}` | {english('left_out', reason)} | {arabic('left_out', reason)} |\n"


def _table(table: str) -> Iterator[str]:
    title, columns = TABLES[table]
    yield f"## {title}\n\n| column | | |\n|---|---|---|\n"
    for column in columns:
        told = [about(table, column, language).replace("|", "\\|") for language in _LANGUAGES]
        yield f"| `{column}` | {told[0]} | {told[1]} |\n"


def main() -> None:
    """Write the page, or tell that it is not up to date."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        sys.exit(None if PAGE.read_text("utf-8") == page() else f"{PAGE} is not up to date")
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
