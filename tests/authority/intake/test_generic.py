from pathlib import Path
from typing import Any

import pytest

from musnad.errors import InputError


def table(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_a_table_with_a_mapping_comes_in(brought_in: Any, tmp_path: Path) -> None:
    sites = table(tmp_path / "sites.csv", "اسم الموقع;بالإنجليزية;ع;ط;المحافظة\nحاجز السنديان;Sindyan;36.1;37.2;حلب\n")
    mapping = table(
        tmp_path / "sites.yaml",
        "name: اسم الموقع\nname_en: بالإنجليزية\nlat: ع\nlon: ط\nadmin1: المحافظة\ncountry: =SY\nkind: =crossing\n",
    )
    places, watch = brought_in(sites, mapping=mapping)
    (found,) = places.find("حاجز السنديان")
    assert (found.place.kind, found.place.country, found.place.admin1) == ("crossing", "SY", "geonames:170062")
    assert (found.place.parent, found.place.lat, found.place.source) == ("geonames:170062", 36.1, "sites.csv")
    assert watch.bad == 0


def test_a_row_keeps_its_id_when_it_comes_again(brought_in: Any, tmp_path: Path) -> None:
    first = table(tmp_path / "a.csv", "name,country\nتل السنديان,SY\nتل البلوط,SY\n")
    places, _ = brought_in(first)
    (found,) = places.find("تل السنديان")
    again = table(tmp_path / "b.csv", "name,country,aliases\nتل السنديان,SY,السنديانة\n")
    places, _ = brought_in(again)
    assert [each.place.id for each in places.find("السنديانه")] == [found.place.id]


def test_the_users_own_table_stands_above_what_is_known(brought_in: Any, tmp_path: Path) -> None:
    own = table(
        tmp_path / "own.csv",
        "id,name,name_en,country,kind,lat,lon,source\n"
        "geonames:170063,حلب الشهباء,Halab,SY,settlement,36.2,37.16,our survey\n",
    )
    places, _ = brought_in(own)
    aleppo = places.get("geonames:170063")
    assert (aleppo.name, aleppo.name_en, aleppo.lat) == ("حلب الشهباء", "Halab", 36.2)
    assert (aleppo.admin1, aleppo.seat) == ("geonames:170062", "admin1")
    assert {found.place.id for found in places.find("حلب")} >= {"geonames:170063"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",SY,,,", "there is no name"),
        ("تل,Syria,,,", "write the two letters"),
        ("تل,SY,12,,", "give both or neither"),
        ("تل,SY,x,1,", "lat 'x' is no place on earth"),
        ("تل,SY,12,190,", "lon '190' is no place on earth"),
        ("تل,SY,,,طرابلس الكبرى", "no such place, or several"),
        ("تل,SY,,,الحسكة", "no such place, or several"),
    ],
)
def test_a_wrong_row_is_named(brought_in: Any, tmp_path: Path, row: str, told: str) -> None:
    path = table(tmp_path / "x.csv", f"name,country,lat,lon,parent\nتل السنديان,SY,,,\n{row}\n")
    places, watch = brought_in(path)
    assert [(each.line, told in each.why) for each in watch.told] == [(3, True)]
    assert places.find("تل السنديان")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n- b\n", "is no mapping"),
        ("name: [1]\n", "is no mapping"),
        ("nom: A\n", "nom: no such field"),
        ("name: B\n", "has no column B"),
        ("name_en: A\n", "does not say which column has the names"),
        ("name: 'A\n", "cannot be read as a mapping"),
    ],
)
def test_a_wrong_mapping_is_told(brought_in: Any, tmp_path: Path, text: str, told: str) -> None:
    path = table(tmp_path / "x.csv", "A,country\nتل السنديان,SY\n")
    with pytest.raises(InputError, match=told):
        brought_in(path, mapping=table(tmp_path / "x.yaml", text))
