import json
from pathlib import Path
from typing import Any

import pytest

TABLE = """\
name,aliases,name_en,kind,country,parent,lat,lon,source
حي النموذج,النموذج,Example Quarter,quarter,SY,geonames:170063,36.2,37.1,a list of our own
مخيم الساقية,,Saqiya Camp,camp,SY,geonames:170063,,,a list of our own
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "places.csv"
    file.write_text(TABLE, "utf-8")
    return file


def test_a_place_is_found_by_its_arabic_and_by_its_english_name(run: Any) -> None:
    for name in ("الحسكة", "حسكة", "Al-Hasakah", "al hasakah"):
        ended = run("gazetteer", "find", *name.split(" "))
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.splitlines()[0] == "الحسكة · Al-Hasakah · settlement · geonames:173811"


def test_capitals_and_large_places_come_first_and_a_country_can_be_asked_for(run: Any) -> None:
    found = json.loads(run("gazetteer", "find", "طرابلس", "--json").out)
    assert [place["country"] for place in found][:2] == ["LY", "LB"]
    only = json.loads(run("gazetteer", "find", "طرابلس", "--country", "lb", "--json").out)
    assert {place["country"] for place in only} == {"LB"}
    assert only[0]["chain"][-1] == "geonames:272103"


def test_a_name_of_no_place_is_told(run: Any) -> None:
    ended = run("gazetteer", "find", "لا مكان بهذا الاسم")
    assert (ended.code, ended.out) == (1, "")
    assert "no place of this name is known" in ended.err


@pytest.mark.parametrize("name", ["geonames:173813", "173813", "SY08"])
def test_a_place_is_shown_with_its_names_and_their_sources(run: Any, name: str) -> None:
    ended = run("gazetteer", "show", name)
    assert ended.code == 0
    assert ended.out.startswith("geonames:173813\n")
    assert "محافظة الحسكة" in ended.out
    assert "Syria (geonames:163843)" in ended.out
    assert json.loads(run("gazetteer", "show", name, "--json").out)["ids"]["pcode"] == "SY08"


def test_an_import_is_found_afterwards_beside_what_was_there(run: Any, table: Path, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path / "data")}
    ended = run("gazetteer", "import", table, environ=environ)
    assert (ended.code, ended.err) == (0, "")
    assert "Places brought in: 2" in ended.out
    assert (tmp_path / "data" / "musnad" / "gazetteer.sqlite").is_file()
    found = json.loads(run("gazetteer", "find", "النموذج", "--json", environ=environ).out)
    assert [(place["name_en"], place["admin1"], place["source"]) for place in found] == [
        ("Example Quarter", "geonames:170062", "a list of our own")
    ]
    assert run("gazetteer", "find", "النموذج").code == 1
    assert run("gazetteer", "find", "حلب", environ=environ).out.startswith("حلب · Aleppo")


def test_a_small_table_can_be_looked_into_without_importing_it(run: Any, table: Path) -> None:
    assert run("gazetteer", "find", "مخيم", "الساقية", "--gazetteer", table).out.startswith("مخيم الساقية")


def test_rows_that_cannot_be_taken_are_named_and_the_others_come_in(run: Any, table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE + "قرية ما,,A Village,hamlet,SY,,,,x\nقرية أخرى,,Another,settlement,SY,,96.1,3,x\n", "utf-8")
    ended = run("gazetteer", "import", table, "--into", tmp_path / "own.sqlite")
    assert ended.code == 0
    assert "Places brought in: 2" in ended.out
    assert "Rows passed over: 2" in ended.err
    assert "places.csv, line 4: kind 'hamlet'" in ended.err
    assert "places.csv, line 5: lat '96.1' is no place on earth" in ended.err


def test_what_cannot_be_read_leaves_the_gazetteer_as_it_was(run: Any, table: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    assert run("gazetteer", "import", table, "--into", own).code == 0
    before = own.read_bytes()
    broken = tmp_path / "SY.zip"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    ended = run("gazetteer", "import", broken, "--into", own)
    assert (ended.code, ended.out) == (2, "")
    assert "damaged or cut off" in ended.err
    assert own.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"own.sqlite", "SY.zip", "places.csv"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("SY.txt", b"id\tname\tlat\tlon\n", "line 1 has 4 columns, 19 parted by tabs are wanted"),
        ("SY.txt", b"\xff\xfe\x00", "is no text in UTF-8"),
        ("places.csv", b"a,b\n1,2\n", "has no columns name and country"),
        ("places.csv", b"nothing\n", "is no table"),
        ("adm.xlsx", b"PK\x03\x04", "is no XLSX workbook, or is damaged"),
        ("places.pdf", b"%PDF", "Say --format geonames|codab|csv"),
    ],
)
def test_a_wrong_format_is_told(run: Any, tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    ended = run("gazetteer", "import", tmp_path / name, "--into", tmp_path / "own.sqlite")
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert not (tmp_path / "own.sqlite").exists()


def test_where_no_row_can_be_taken_nothing_is_left(run: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("name,country,lat,lon\nحي النموذج,SY,95,37\n", "utf-8")
    ended = run("gazetteer", "import", tmp_path / "bad.csv", "--into", tmp_path / "own.sqlite")
    assert ended.code == 2
    assert "lat '95' is no place on earth" in ended.err
    assert not (tmp_path / "own.sqlite").exists()


def test_a_gazetteer_that_is_none_is_told(run: Any, tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"no database at all, only text" * 100)
    for file, told in (
        (tmp_path / "x.sqlite", "is no gazetteer or is damaged"),
        (tmp_path / "y", "there is no gazetteer"),
    ):
        ended = run("gazetteer", "find", "حلب", "--gazetteer", file)
        assert (ended.code, ended.out) == (2, "")
        assert told in ended.err
