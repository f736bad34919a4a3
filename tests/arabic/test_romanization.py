from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic.romanization import NamedKind, Romanizer
from musnad.errors import InputError

SPELLINGS = {
    "سامر": "Samer",
    "نادر": "Nader",
    "حسن": "Hassan",
    "حمد": "Hamad",
    "بكر": "Bakr",
    "عبدالله": "Abdullah",
    "عبدالرحيم": "Abdulrahim",
    "رحيم": "Rahim",
    "يوسف": "Youssef",
    "سعود": "Saud",
    "جميل": "Jamil",
    "الجميل": "al-Gemayel",
}
REGIONAL = {"EG": {"جميل": "Gamil"}}
PLACES = {"حلب": "Aleppo", "رام الله": "Ramallah"}
ROMANIZER = Romanizer(SPELLINGS, REGIONAL, PLACES)


def test_alef_with_hamza_and_lam_are_no_article() -> None:
    assert Romanizer({"يكس": "Yaks"}).romanize(["أليكس"], kind="person").text[:3] != "al-"


def test_an_unknown_word_behind_a_foreign_name_is_foreign() -> None:
    romanizer = Romanizer({"وليام": "William"}, foreign={"وليام"})
    assert romanizer.romanize(["وليام", "سبيندلر"], kind="person").text == "William Sbindler"
    assert romanizer.romanize(["سبيندلر"], kind="person").text != "Sbindler"


def person(name: str, country: str | None = None) -> str:
    return ROMANIZER.romanize(name.split(), kind="person", country=country).text


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("سامر الحداد", "Samer al-Haddad"),
        ("سامر بن نادر", "Samer bin Nader"),
        ("أبو بكر", "Abu Bakr"),
        ("أبوبكر", "Abu Bakr"),
        ("أبوالكربوج", "Abu al-Karbouj"),
        ("عبد الله", "Abdullah"),
        ("عبد الرحيم", "Abdulrahim"),
        ("عبد الصبور", "Abdul Sabour"),
        ("حمد الله", "Hamdallah"),
        ("آل سعود", "Al Saud"),
        ("سامر اليوسفي", "Samer al-Youssefi"),
        ("سامر جميل", "Samer Jamil"),
        ("سامر الجميل", "Samer al-Gemayel"),
        ("لجميل", "al-Gemayel"),
        ("البوحمد", "Albu Hamad"),
    ],
)
def test_a_persons_name_is_spelt_as_newspapers_do(name: str, english: str) -> None:
    assert person(name) == english


@pytest.mark.parametrize(
    ("name", "country", "english"),
    [
        ("سامر بن نادر", "MA", "Samer Ben Nader"),
        ("عبد الصبور", "EG", "Abdel Sabour"),
        ("عبد الرحيم", "SD", "Abdel Rahim"),
        ("سامر جميل", "EG", "Samer Gamil"),
        ("سامر الجحدلي", "EG", "Samer al-Gahdali"),
    ],
)
def test_habits_of_a_country_are_followed(name: str, country: str, english: str) -> None:
    assert person(name, country) == english


def test_places_are_named_in_names_of_places_and_bodies_and_not_in_those_of_persons() -> None:
    assert ROMANIZER.romanize(["حلب"], kind="place").text == "Aleppo"
    assert ROMANIZER.romanize(["رام", "الله"], kind="organization").text == "Ramallah"
    assert ROMANIZER.romanize(["سامر", "حلب"], kind="person").text == "Samer Halb"


def test_what_a_part_rests_on_is_told() -> None:
    found = ROMANIZER.romanize(["سامر", "بن", "الكربوج"], kind="person")
    assert [(part.first, part.last, part.basis) for part in found.basis] == [
        (0, 1, "lexicon"),
        (1, 2, "particle"),
        (2, 3, "letters"),
    ]
    assert not found.sure
    assert ROMANIZER.romanize(["سامر", "حسن"], kind="person").sure


def test_latin_letters_and_digits_stay_as_written() -> None:
    found = ROMANIZER.romanize(["سامر", "K-2"], kind="person")
    assert found.text == "Samer K-2"
    assert found.basis[1].basis == "as-written"


@pytest.mark.parametrize("words", [[], [" "]])
def test_no_word_is_refused(words: list[str]) -> None:
    with pytest.raises(InputError, match="no word"):
        ROMANIZER.romanize(words, kind="person")


@given(
    st.lists(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة", min_size=1, max_size=9), min_size=1, max_size=4),
    st.sampled_from(["person", "place", "organization"]),
)
def test_any_words_become_latin_letters_and_every_word_is_accounted_for(words: list[str], kind: NamedKind) -> None:
    found = ROMANIZER.romanize(words, kind=kind)
    assert found.text.isascii()
    assert [part.first for part in found.basis] == [0, *(part.last for part in found.basis[:-1])]
    assert found.basis[-1].last == len(words)
    assert found == ROMANIZER.romanize(words, kind=kind)
