import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.authority.gazetteer import DATA, Gazetteer, GazetteerFile
from musnad.authority.intake.store import new_gazetteer
from musnad.authority.places import Place, PlaceName, key_of
from musnad.errors import DataError, InputError
from musnad.model.record import Ids


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def ids(gazetteer: Gazetteer, name: str) -> set[str]:
    return {found.place.id for found in gazetteer.find(key_of(name))}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("حلب", "geonames:170063"),
        ("محافظة حلب", "geonames:170062"),
        ("الحسكة", "geonames:173811"),
        ("حسكة", "geonames:173811"),
        ("قضاء تلعفر", "geonames:90392"),
        ("البو كمال", "geonames:174448"),
        ("البوكمال", "geonames:174448"),
        ("كوباني", "geonames:172256"),
        ("غويران", "musnad:ghwayran"),
        ("واشنطن", "geonames:4140963"),
        ("قطاع غزة", "geonames:281132"),
        ("أنقرة", "geonames:323786"),
        ("Deir ez-Zor", "geonames:170794"),
    ],
)
def test_a_place_is_found_by_each_of_its_names(gazetteer: Gazetteer, name: str, place: str) -> None:
    assert place in ids(gazetteer, name)


def test_one_name_of_several_places_finds_them_all(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("طرابلس")
    assert {each.place.country for each in found} >= {"LY", "LB"}
    assert {each.place.kind for each in found if each.place.country == "LY"} >= {"settlement", "admin1"}


def test_a_governorate_and_its_town_are_two_places_and_one_lies_in_the_other(gazetteer: Gazetteer) -> None:
    town, governorate = gazetteer.get("geonames:173811"), gazetteer.get("geonames:173813")
    assert town is not None
    assert governorate is not None
    assert (town.seat, town.admin1, town.point) == ("admin1", governorate.id, "place")
    assert (governorate.kind, governorate.ids.pcode, governorate.point) == ("admin1", "SY08", "centroid")


def test_the_chain_goes_up_to_the_country(gazetteer: Gazetteer) -> None:
    quarter = gazetteer.get("musnad:ghwayran")
    assert quarter is not None
    assert [place.name_en for place in gazetteer.chain(quarter)] == ["Ghwayran", "Al-Hasakah", "Al-Hasakah", "Syria"]
    assert quarter.point == "parent"
    assert gazetteer.chain(quarter)[1].lat == quarter.lat


def test_a_match_but_for_the_article_is_marked(gazetteer: Gazetteer) -> None:
    assert [found.article for found in gazetteer.find("الموصل") if found.place.id == "geonames:99072"] == [False]
    assert [found.article for found in gazetteer.find("موصل") if found.place.id == "geonames:99072"] == [True]


def test_a_p_code_is_never_joined_by_name_alone(gazetteer: Gazetteer) -> None:
    countryside, city = gazetteer.by_pcode("SY03"), gazetteer.by_pcode("SY01")
    assert countryside is not None
    assert city is not None
    assert (countryside.name, city.name) == ("ريف دمشق", "دمشق")


def test_the_second_division_is_known_or_none(gazetteer: Gazetteer) -> None:
    town = gazetteer.get("geonames:99454")
    assert town is not None
    assert town.admin2 == "geonames:99455"
    unknown = gazetteer.get("geonames:166365")
    assert unknown is not None
    assert unknown.admin2 is None


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("في محافظة دير الزور شرقي البلاد", 1, 3),
        ("في دير الزور شرقي البلاد", 1, 2),
        ("قرب البو كمال الحدودية", 1, 2),
        ("قرب البوكمال الحدودية", 1, 1),
        ("مدينة رأس العين شمال", 1, 2),
        ("قال المسؤول أمس", 0, 0),
        ("", 0, 0),
    ],
)
def test_the_longest_name_is_measured_in_words(gazetteer: Gazetteer, text: str, at: int, words: int) -> None:
    assert gazetteer.longest(key_of(text).split(" "), at) == words


def test_a_word_without_its_clitic_can_stand_in_for_the_first(gazetteer: Gazetteer) -> None:
    words = key_of("بدير الزور أمس").split(" ")
    assert gazetteer.longest(words, 0) == 0
    assert gazetteer.longest(words, 0, "دير") == 2


@given(st.text(max_size=40))
def test_any_key_can_be_asked_for(text: str) -> None:
    places = Gazetteer.open()
    for found in places.find(key_of(text)):
        assert found.place.name
    assert 0 <= places.longest(text.split(" "), 0) <= len(text.split(" "))


def test_names_are_in_the_letters_of_their_language() -> None:
    arabic = re.compile(r"[ء-غف-ي]+(?:ـ?\d+)?(?:[ -](?:[ء-غف-ي]+(?:ـ?\d+)?|[A-Z]?\d+))*|\d+ [ء-غف-ي ]+")
    rows = sqlite3.connect(DATA).execute("SELECT text FROM name WHERE language = 'ar'")
    assert [text for (text,) in rows if not arabic.fullmatch(text) and not text[0].isdigit()] == []


def test_every_place_has_a_name_and_lies_in_places_that_are_there() -> None:
    data = sqlite3.connect(DATA)
    nowhere = "SELECT ref FROM place WHERE {0} IS NOT NULL AND {0} NOT IN (SELECT ref FROM place)"
    for column in ("admin1", "admin2", "parent"):
        assert data.execute(nowhere.format(column)).fetchall() == []
    assert data.execute("SELECT ref FROM place WHERE names = 0 OR name = ''").fetchall() == []
    assert data.execute("SELECT ref FROM place WHERE (lat IS NULL) <> (point IS NULL)").fetchall() == []


@pytest.mark.parametrize(
    ("ref", "english"),
    [
        ("geonames:172256", "Kobani"),
        ("geonames:172374", "Tabqa"),
        ("geonames:93818", "Makhmur"),
        ("geonames:70935", "Shabwa"),
        ("geonames:353471", "Sheikh Zuweid"),
        ("geonames:167245", "Marea"),
        ("geonames:360761", "Mansoura"),
        ("geonames:172425", "Al-Sukhnah"),
    ],
)
def test_the_english_name_is_the_one_that_news_uses(gazetteer: Gazetteer, ref: str, english: str) -> None:
    place = gazetteer.get(ref)
    assert place is not None
    assert place.name_en == english


def test_a_name_that_is_an_ordinary_word_is_marked(gazetteer: Gazetteer) -> None:
    prison, quarter = gazetteer.get("musnad:sinaa-prison"), gazetteer.get("musnad:ghwayran")
    assert prison is not None
    assert quarter is not None
    assert (prison.ordinary, quarter.ordinary) == (True, False)


@pytest.mark.parametrize(
    ("ref", "country", "claimed", "occupied"),
    [
        ("geonames:281184", None, ("IL", "PS"), "PS"),
        ("geonames:7303419", "PS", ("IL", "PS"), "PS"),
        ("musnad:golan", "SY", ("IL", "SY"), "SY"),
        ("musnad:halaib", None, ("EG", "SD"), None),
        ("geonames:2519582", "ES", ("ES", "MA"), None),
        ("geonames:170063", "SY", (), None),
    ],
)
def test_a_disputed_place_has_the_country_of_the_united_nations_lists_or_none(
    gazetteer: Gazetteer, ref: str, country: str | None, claimed: tuple[str, ...], occupied: str | None
) -> None:
    place = gazetteer.get(ref)
    assert place is not None
    assert (place.country, place.claimed, place.occupied) == (country, claimed, occupied)
    assert country is not None or gazetteer.chain(place) == (place,)


@pytest.mark.parametrize(
    "name", ["آسيا", "أوروبا", "إفريقيا", "أمريكا اللاتينية", "القوقاز", "البلقان", "آسيا الوسطى", "الشرق الأوسط"]
)
def test_regions_of_the_world_are_areas_of_no_country(gazetteer: Gazetteer, name: str) -> None:
    assert (None, "region") in {(found.place.country, found.place.kind) for found in gazetteer.find(key_of(name))}


def test_the_file_is_small_and_read_only() -> None:
    assert DATA.stat().st_size < 8_000_000
    opened = GazetteerFile.open(DATA)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._connection.execute("DELETE FROM place")  # noqa: SLF001 - that it cannot be done is what is shown


def test_only_the_pages_asked_for_are_read() -> None:
    code = (
        "import resource; from musnad.authority.gazetteer import Gazetteer; "
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; "
        "places = Gazetteer.open(); found = places.find('حلب'); "
        "assert found; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 4_000


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.sqlite"
    place = Place(
        id="user:1", name="حي السنديان", name_en="Sindyan", kind="quarter", country="SY", parent="geonames:170063",
        ids=Ids(), source="a list",
    )  # fmt: skip
    with new_gazetteer(path) as writer:
        writer.add(place, [PlaceName(text="حي السنديان", language="ar", kind="name", source="a list")])
    return path


def test_a_file_of_the_users_own_stands_beside_and_changes_the_digest(gazetteer: Gazetteer, own: Path) -> None:
    both = Gazetteer.open(own)
    assert ids(both, "حي السنديان") == {"user:1"}
    assert ids(both, "حلب") == ids(gazetteer, "حلب")
    assert both.longest(["حي", "السنديان"], 0) == 2
    assert [place.country for place in both.chain(both.find("حي السنديان")[0].place)] == ["SY"] * 4
    assert both.digest != gazetteer.digest


def test_a_table_can_be_opened_as_it_is(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("name\tcountry\taliases\nتل السنديان\tSY\tالسنديانة\n", "utf-8")
    assert [found.place.country for found in Gazetteer.open(table).find("سنديانه")] == ["SY"]


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (None, DataError, "there is no gazetteer here"),
        (b"this is no database" * 300, DataError, "is no gazetteer or is damaged"),
        (b"", DataError, "is no gazetteer or is damaged"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, content: bytes | None, error: type[Exception], told: str) -> None:
    path = tmp_path / "x.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error, match=told):
        Gazetteer.open(path)


def test_a_file_cut_off_is_told(own: Path) -> None:
    own.write_bytes(own.read_bytes()[:6000])
    with pytest.raises(DataError, match="damaged"):
        Gazetteer.open(own)


def test_a_table_with_a_wrong_row_is_told(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("name,country,kind\nتل السنديان,SY,hill\n", "utf-8")
    with pytest.raises(InputError, match="line 2: kind 'hill'"):
        Gazetteer.open(table)
