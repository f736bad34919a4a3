import pytest

from musnad.authority.intake.names import (
    arabic,
    arabic_names,
    division_names,
    english,
    heads,
    same_sound,
    usual,
    without_head,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حلب", "حلب"),
        ("دَيْرُ الزَّوْر", "دير الزور"),
        ("زالنجي (مدينة)", "زالنجي"),
        ("شربين، مصر", "شربين"),
        ("جراجوس\u200e", "جراجوس"),
        ("Aleppo", None),
        ("mwsڵ", None),
        ("تەلەعفەر", None),
        ("صبیخان", None),
        ("پاریس", None),
        ("استان قنا", None),
        ("ا ب ج", None),
        ("مىلان", None),
        ("", None),
    ],
)
def test_only_what_arabic_writes_is_taken_for_arabic(text: str, name: str | None) -> None:
    assert arabic(text) == name


def test_persian_letters_are_unified_where_nothing_else_is_known() -> None:
    assert arabic_names(["صبیخان"], foreign=False) == ["صبيخان"]
    assert arabic_names(["صبیخان", "صبيخان", "سبيخان"], foreign=False) == ["صبيخان", "سبيخان"]
    assert arabic_names(["تبریز"], foreign=True) == ["تبريز"]


def test_of_spellings_that_fold_alike_the_fullest_stays() -> None:
    assert arabic_names(["اجدابيا", "أجدابيا", "درنه", "درنة", "بنغازى", "بنغازي"], foreign=False) == [
        "أجدابيا",
        "درنة",
        "بنغازي",
    ]


def test_ranks_of_persian_and_pashto_are_cut_off_divisions() -> None:
    assert division_names(["هلمند ولايت", "ولایت هلمند", "استان فارس"], foreign=True) == ["هلمند", "فارس"]


@pytest.mark.parametrize(
    ("names", "latin", "first"),
    [
        (["ترابلس", "طرابلس"], ["Ţarābulus", "Tripoli"], "طرابلس"),
        (["حسكة", "الحسكة"], ["Al Ḩasakah"], "الحسكة"),
        (["فطسة الثيب", "الكرامة"], ["Al Karāmah"], "الكرامة"),
        (["قريش", "الفلوجة"], ["Al Fallūjah"], "الفلوجة"),
    ],
)
def test_the_name_nearest_in_sound_is_the_usual_one(names: list[str], latin: list[str], first: str) -> None:
    assert usual(names, latin)[0] == first


@pytest.mark.parametrize(
    ("latin", "name"),
    [
        ("Al Ḩasakah", "Al-Hasakah"),
        ("Dayr az Zawr", "Dayr az-Zawr"),
        ("Aleppo Governorate", "Aleppo"),
        ("Caza de Zgharta", "Zgharta"),
        ("Liwa' ash Shawbak", "Ash-Shawbak"),
        ("Qaşabat al ‘Aqabah", "Qasabat al-Aqabah"),
        ("Ma‘ān", "Ma'an"),
    ],
)
def test_a_transliteration_takes_the_shape_of_english(latin: str, name: str) -> None:
    assert english(latin) == name


def test_names_elsewhere_take_no_hyphen() -> None:
    assert english("Al Hoceïma", arab=False) == "Al Hoceima"


def test_a_head_is_told_from_the_name_behind_it() -> None:
    assert without_head("محافظة حلب", heads().division) == "حلب"
    assert without_head("حلب", heads().division) is None
    assert without_head("محافظة", heads().division) is None


def test_spellings_of_one_latin_name_sound_alike() -> None:
    assert same_sound("Al Manşūrah", "Al Mansura")
    assert not same_sound("Damt", "Dhamar")
