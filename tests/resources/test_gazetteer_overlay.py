from pathlib import Path

import pytest

from resources.gazetteer.overlay import HEAD, OVERLAY, OverlayError, rows

ROW = {
    "id": "musnad:sindyan",
    "name": "السنديان",
    "aliases": "حي السنديان|Sindyan",
    "name_en": "Sindyan",
    "kind": "quarter",
    "country": "SY",
    "parent": "geonames:170063",
    "source": "A list of quarters",
}


def table(path: Path, *changed: dict[str, str]) -> Path:
    lines = ["\t".join(HEAD), *("\t".join((ROW | each).get(name, "") for name in HEAD) for each in changed)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_row_is_read_with_its_line(tmp_path: Path) -> None:
    (row,) = rows(table(tmp_path / "overlay.tsv", {"lat": "36.2", "lon": "37.1", "coordinates_source": "a map"}))
    assert (row.line, row.aliases, row.lat) == (2, ("حي السنديان", "Sindyan"), 36.2)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": "sindyan"}, "write musnad: and small Latin letters"),
        ({"name": "Sindyan"}, "write it in Arabic letters"),
        ({"name": "السِّنديان"}, "write it in Arabic letters"),
        ({"aliases": "ﺣﻠﺐ"}, "alias"),
        ({"name_en": ""}, "name_en is empty"),
        ({"kind": "hood"}, "write one of country region"),
        ({"country": "Syria"}, "write the two letters"),
        ({"lat": "36.2"}, "give both or neither"),
        ({"lat": "36.2", "lon": "37.1"}, "say where lat and lon were read"),
        ({"lat": "96.2", "lon": "37.1"}, "is no place on earth"),
        ({"lat": "north", "lon": "37.1"}, "is no place on earth"),
        ({"wikidata": "42"}, "write an item as Q42"),
        ({"geonames": "x"}, "write the number"),
        ({"source": ""}, "name a work that can be cited"),
    ],
)
def test_a_wrong_row_is_named_with_its_line_and_the_remedy(tmp_path: Path, changed: dict[str, str], told: str) -> None:
    with pytest.raises(OverlayError, match=told) as error:
        rows(table(tmp_path / "overlay.tsv", {"id": "musnad:first"}, changed))
    assert "overlay.tsv, line 3" in str(error.value)


def test_all_wrong_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(OverlayError) as error:
        rows(table(tmp_path / "overlay.tsv", {"source": ""}, {"id": "musnad:b", "kind": "x"}, {"id": "musnad:b"}))
    assert str(error.value).count("\n") == 2
    assert "stands in line 3 too" in str(error.value)


def test_a_wrong_head_and_a_wrong_number_of_cells_are_told(tmp_path: Path) -> None:
    path = tmp_path / "overlay.tsv"
    path.write_text("id\tname\n", "utf-8")
    with pytest.raises(OverlayError, match="line 1: the columns must be"):
        rows(path)
    path.write_text("\t".join(HEAD) + "\nmusnad:x\tاسم\n", "utf-8")
    with pytest.raises(OverlayError, match="2 cells stand here, 15 are wanted"):
        rows(path)


def test_the_committed_overlay_is_well_formed() -> None:
    assert len(rows(OVERLAY)) >= 400
