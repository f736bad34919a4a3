import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from musnad.authority.intake.codab import columns, is_codab
from musnad.errors import InputError

OLD = "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_EN,ADM0_AR,ADM0_PCODE"
MIDDLE = "admin2Name_en,admin2Name_ar,admin2Pcode,admin1Name_en,admin1Name_ar,admin1Pcode,admin0Name_en,admin0Pcode"
NEW = (
    "adm2_name,adm2_name1,adm2_pcode,adm1_name,adm1_name1,adm1_pcode,adm0_name,adm0_pcode,lang,lang1,"
    "center_lat,center_lon"
)
ROWS = {
    OLD: "Sindyan,السنديان,SY0199,Rural Damascus,ريف دمشق,SY03,Syrian Arab Republic,سوريا,SY",
    MIDDLE: "Sindyan,السنديان,SY0199,Rural Damascus,ريف دمشق,SY03,Syrian Arab Republic,SY",
    NEW: "Sindyan,السنديان,SY0199,Rural Damascus,ريف دمشق,SY03,Syria,SY,en,ar,33.5,36.4",
}


@pytest.mark.parametrize("heads", ROWS)
def test_each_way_to_name_the_columns_is_read(brought_in: Any, tmp_path: Path, heads: str) -> None:
    path = tmp_path / "syr_adm2.csv"
    path.write_text(f"{heads}\n{ROWS[heads]}\n", "utf-8-sig")
    places, watch = brought_in(path)
    (found,) = places.find("السنديان")
    assert (found.place.id, found.place.name_en, found.place.kind) == ("codab:SY0199", "Sindyan", "admin2")
    assert (found.place.country, found.place.ids.pcode) == ("SY", "SY0199")
    assert [place.id for place in places.chain(found.place)] == ["codab:SY0199", "geonames:170652", "geonames:163843"]
    assert found.place.lat == (33.5 if heads == NEW else None)
    assert found.place.source == "OCHA COD-AB (SY0199)"
    assert watch.bad == 0


def test_a_p_code_that_is_known_is_the_place_that_is_known(brought_in: Any, tmp_path: Path) -> None:
    path = tmp_path / "syr_adm1.csv"
    path.write_text(
        "adm1_name,adm1_name1,adm1_pcode,adm0_name,adm0_pcode,center_lat,center_lon\n"
        "Al-Hasakeh,الحسكة,SY08,Syria,SY,36.5,41.0\n",
        "utf-8",
    )
    places, _ = brought_in(path)
    place = places.by_pcode("SY08")
    assert (place.id, place.name_en, place.lat) == ("geonames:173813", "Al-Hasakah", 36.5)
    assert "OCHA COD-AB (SY08)" in place.source
    assert places.get("codab:SY08") is None


def test_rows_without_a_code_or_a_name_are_named(brought_in: Any, tmp_path: Path) -> None:
    path = tmp_path / "adm.csv"
    path.write_text(f"{OLD}\n{ROWS[OLD]}\n,,,,,,,,x\n,,SY0198,Rural Damascus,ريف دمشق,SY03,Syria,سوريا,SY\n", "utf-8")
    _, watch = brought_in(path)
    assert [(row.line, row.why) for row in watch.told] == [(3, "ADM2_PCODE '' is no P-code"), (4, "SY0198 has no name")]


def workbook(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    texts = sorted({cell for rows in sheets.values() for row in rows for cell in row})
    with zipfile.ZipFile(path, "w") as file:
        listed = "".join(
            f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, start=1)
        )
        file.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{link}"><sheets>{listed}</sheets></workbook>'
        )
        links = "".join(
            f'<Relationship Id="rId{at}" Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(sheets) + 1)
        )
        file.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        file.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{shared}</sst>')
        for at, rows in enumerate(sheets.values(), start=1):
            body = "".join(
                f'<row r="{number}">'
                + "".join(
                    f'<c r="{chr(65 + column)}{number}" t="s"><v>{texts.index(cell)}</v></c>'
                    for column, cell in enumerate(row)
                    if cell
                )
                + "</row>"
                for number, row in enumerate(rows, start=1)
            )
            file.writestr(
                f"xl/worksheets/sheet{at}.xml", f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
            )
    return path


def test_all_tables_of_a_workbook_are_read_the_largest_divisions_first(brought_in: Any, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "adm.xlsx",
        {
            "about": [["what", "this is"], ["a", "b"]],
            "ADM2": [
                OLD.split(","),
                ["Sindyan", "السنديان", "SY9901", "East", "الشرق الأخضر", "SY99", "Syria", "سوريا", "SY"],
            ],
            "ADM1": [
                ["ADM1_EN", "ADM1_AR", "ADM1_PCODE", "ADM0_EN", "ADM0_PCODE", "lat", "lon"],
                ["East", "الشرق الأخضر", "SY99", "Syria", "SY", "35.5", "38"],
            ],
        },
    )
    places, watch = brought_in(path)
    (found,) = places.find("السنديان")
    chain = places.chain(found.place)
    assert [place.id for place in chain] == ["codab:SY9901", "codab:SY99", "geonames:163843"]
    assert (chain[1].lat, chain[1].point) == (35.5, "centroid")
    assert watch.bad == 0


def test_a_sheet_cut_off_inside_a_sound_archive_is_told(brought_in: Any, tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", {"ADM1": [OLD.split(","), ["Sindyan", "السنديان", "SY9901"]]})
    cut = tmp_path / "cut.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(cut, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[:-30] if "worksheets" in name else data)
    with pytest.raises(InputError, match=r"cut\.xlsx.*damaged or cut off"):
        brought_in(cut)


def test_what_a_column_is_its_heading_says() -> None:
    found = columns(("ADM3_PCODE", "ADM3_REF", "ADM3_AR", "ADM3ALT1AR", "validOn", "Y_COORD", "X_COORD", "adm3_type"))
    assert found.deepest == 3
    assert [name for name, _ in found.names[3]] == ["ADM3_REF", "ADM3_AR", "ADM3ALT1AR"]
    assert (found.lat, found.lon) == ("Y_COORD", "X_COORD")
    assert not is_codab(("name", "country", "adm1"))


def test_a_table_of_something_else_is_told(brought_in: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,country\nاسم,SY\n", "utf-8")
    with pytest.raises(InputError, match="has no table of divisions"):
        brought_in(path, format_="codab")
