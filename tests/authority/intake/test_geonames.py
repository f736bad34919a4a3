import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from musnad.authority.places import key_of
from musnad.errors import InputError

HEAD = ("number", "name", "ascii", "others", "lat", "lon", "class", "code", "country", "cc2", "a1", "a2", "a3", "a4")


def line(**cells: object) -> str:
    row = {"number": 1, "name": "Sindyan", "others": "", "lat": 35.1, "lon": 36.2, "class": "P", "code": "PPL"}
    row |= {"country": "SY", "a1": "09", "a2": "", "population": 0} | cells
    values = [str(row.get(head, "")) for head in HEAD]
    return "\t".join([*values, str(row["population"]), "", "", "Asia/Damascus", "2024-01-01"])


def dump(path: Path, rows: Sequence[str]) -> Path:
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return path


ROWS = [
    line(number=90000001, name="Nāḩiyat as Sindyān", others="محافظة السنديان", code="ADM1", a1="77"),
    line(number=90000002, name="Sindyan District", others="", code="ADM2", a1="77", a2="7701"),
    line(number=90000003, name="As Sindyān", others="As Sindyan,السنديان,سندیان", a1="77", a2="7701", code="PPLA"),
    line(number=90000004, name="Latin Only", a1="77"),
    line(number=90000005, name="Sijn as Sindyān", others="", code="PRN", a1="77"),
    line(number=90000006, name="Somewhere", others="مكان ما", country="LB"),
    line(number=90000007, name="A Waterfall", others="شلال السنديان", code="FLLS"),
    line(number=170063, name="Aleppo", others="حلب,الشهباء", code="PPLA", population=5),
]
NAMES = [
    "1\t90000005\tar\tسجن السنديان\t1\t\t\t\t\t",
    "2\t90000005\twkdt\tQ42\t\t\t\t\t\t",
    "3\t90000003\tckb\tسندیانی نوێ\t\t\t\t\t\t",
    "4\t90000003\tar\tالسنديان القديمة\t\t\t\t1\t\t",
    "5\t90000003\tar\tالسنديان\t1\t\t\t\t\t",
    "6\t90000003\tfr\tSindiane\t\t\t\t\t\t",
    "7\t90000099\tar\tلا أحد\t\t\t\t\t\t",
]


def test_places_come_in_with_what_they_are_and_where_they_lie(brought_in: Any, tmp_path: Path) -> None:
    places, watch = brought_in(dump(tmp_path / "SY.txt", ROWS))
    (found,) = places.find("السنديان")[:1]
    assert (found.place.id, found.place.kind, found.place.seat) == ("geonames:90000003", "settlement", "admin1")
    assert [each.id for each in places.chain(found.place)] == [
        "geonames:90000003", "geonames:90000002", "geonames:90000001", "geonames:163843",
    ]  # fmt: skip
    assert (found.place.lat, found.place.point, found.place.name_en) == (35.1, "place", "As-Sindyan")
    assert found.place.source == "GeoNames"
    assert (watch.taken, watch.nameless, watch.bad) == (5, 2, 0)
    assert places.find("شلال السنديان") == ()


def test_alternate_names_bring_languages_kinds_and_wikidata(brought_in: Any, tmp_path: Path) -> None:
    names = dump(tmp_path / "alternateNamesV2.txt", NAMES)
    places, _ = brought_in(dump(tmp_path / "SY.txt", ROWS), names=names)
    prison = places.find(key_of("سجن السنديان"))[0].place
    assert (prison.kind, prison.ids.wikidata, prison.name) == ("prison", "Q42", "سجن السنديان")
    told = {name.text: (name.language, name.kind) for name in places.names("geonames:90000003")}
    assert told["السنديان"] == ("ar", "name")
    assert told["السنديان القديمة"] == ("ar", "historic")
    assert told["سندیانی نوێ"] == ("ckb", "alias")
    assert "Sindiane" not in told


def test_what_is_known_keeps_its_id_and_its_names(brought_in: Any, tmp_path: Path) -> None:
    places, _ = brought_in(dump(tmp_path / "SY.txt", ROWS))
    aleppo = places.get("geonames:170063")
    assert (aleppo.name_en, aleppo.admin1, aleppo.population) == ("Aleppo", "geonames:170062", 2098210)
    assert {found.place.id for found in places.find("الشهباء")} >= {"geonames:170063"}
    assert "GeoNames" in aleppo.source


def test_a_country_can_be_asked_for(brought_in: Any, tmp_path: Path) -> None:
    places, watch = brought_in(dump(tmp_path / "all.txt", ROWS), countries=frozenset({"LB"}))
    assert watch.taken == 1
    assert [found.place.country for found in places.find("مكان ما")] == ["LB"]
    assert places.find("سجن السنديان") == ()


def test_an_archive_is_read_as_the_text_in_it(brought_in: Any, tmp_path: Path) -> None:
    text = dump(tmp_path / "SY.txt", ROWS)
    archive = tmp_path / "SY.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("readme.txt", "what this is\n" * 1000)
        file.write(text, "SY.txt")
    _, watch = brought_in(archive)
    assert watch.taken == 5


def test_a_second_import_adds_to_the_first(brought_in: Any, tmp_path: Path) -> None:
    brought_in(dump(tmp_path / "SY.txt", ROWS[:3]))
    again = line(number=90000003, name="As Sindyān", others="السنديانة الكبرى", a1="77", a2="7701")
    places, watch = brought_in(dump(tmp_path / "SY2.txt", [again]))
    assert watch.taken == 1
    texts = {name.text for name in places.names("geonames:90000003")}
    assert {"السنديان", "السنديانة الكبرى"} <= texts


def test_bad_rows_are_counted_and_named(brought_in: Any, tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    rows = [ROWS[2], "too\tshort", line(number=5, others="اسم", lat="north"), ROWS[2].replace("As", "\udcff")]
    path.write_bytes("".join(f"{row}\n" for row in rows).encode("utf-8", "surrogateescape"))
    _, watch = brought_in(path)
    assert (watch.taken, watch.bad) == (1, 3)
    assert [(row.file, row.line) for row in watch.told] == [("SY.txt", 2), ("SY.txt", 3), ("SY.txt", 4)]
    assert "2 columns, 19 are wanted" in watch.told[0].why


def test_an_archive_cut_off_is_told(brought_in: Any, tmp_path: Path) -> None:
    text = dump(tmp_path / "SY.txt", [line(number=number, others=f"اسم {number:x}") for number in range(1, 3000)])
    archive = tmp_path / "SY.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(text, "SY.txt")
    whole = archive.read_bytes()
    for broken in (whole[: len(whole) // 2], whole[:2000] + b"\0" * 400 + whole[2400:], b""):
        archive.write_bytes(broken)
        with pytest.raises(InputError, match="damaged or cut off"):
            brought_in(archive)
    assert not (tmp_path / "own.sqlite").exists()


@pytest.mark.parametrize("name", ["SY.txt", "alternateNamesV2.txt"])
def test_another_table_is_told(brought_in: Any, tmp_path: Path, name: str) -> None:
    wrong = dump(tmp_path / name, ["a\tb\tc"])
    good = dump(tmp_path / "good.txt", ROWS)
    with pytest.raises(InputError, match="line 1 has 3 columns"):
        brought_in(wrong if name == "SY.txt" else good, names=None if name == "SY.txt" else wrong)
