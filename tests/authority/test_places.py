import pytest

from musnad.authority.places import bare_word, index_key, key_of, without_article


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("دَيْر  الزور", "دير الزور"),
        ("إدلب", "ادلب"),
        ("الرقّة", "الرقه"),
        ("رأس العين (سري كانيه)", "راس العين سري كانيه"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Al-Ḩasakah", "al hasakah"),
        ("Ma'an", "maan"),
        ("  ", ""),
        ("!؟", ""),
    ],
)
def test_a_key_is_the_folded_words(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("البو كمال", "البوكمال"),
        ("تل أبيض", "تل الأبيض"),
        ("الحسكة", "حسكة"),
        ("خان الشيخون", "خان شيخون"),
        ("تلعفر", "تل عفر"),
        ("Al-Hasakah", "hasakah"),
        ("Deir ez Zor", "Deirezzor"),
    ],
)
def test_spellings_of_one_name_have_one_index_key(one: str, other: str) -> None:
    assert index_key(key_of(one)) == index_key(key_of(other))


@pytest.mark.parametrize(("one", "other"), [("الحي", "حي"), ("الري", "ري"), ("حلب", "حلبا"), ("صور", "صوران")])
def test_other_names_have_others(one: str, other: str) -> None:
    assert index_key(key_of(one)) != index_key(key_of(other))


def test_the_article_goes_where_a_word_stays() -> None:
    assert bare_word("الباب") == "باب"
    assert bare_word("القم") == "القم"
    assert without_article("البوكمال") == "بوكمال"
