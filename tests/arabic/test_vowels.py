from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic.folding import fold_word
from musnad.arabic.vowels import is_foreign_word, spell_arabic, spell_foreign


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("مخزوم", "Makhzoum"),  # مفعول
        ("حارث", "Harith"),  # فاعل
        ("رابح", "Rabeh"),
        ("كليب", "Kalib"),  # فعيل
        ("قدور", "Qadour"),  # فعول
        ("بدر", "Badr"),
        ("سعد", "Saad"),
        ("كرم", "Karam"),
        ("زيتون", "Zitoun"),
        ("مرشد", "Marshad"),
        ("خنساء", "Khansa"),
        ("حمزة", "Hamza"),
        ("حماة", "Hama"),
        ("ليلى", "Laila"),
        ("صعيدي", "Saidi"),
        ("جزراوي", "Jazrawi"),
        ("ناصرية", "Nasiriya"),
        ("درويش", "Darwish"),
        ("إدريس", "Idris"),
    ],
)
def test_an_arabic_word_has_the_vowels_of_its_pattern(written: str, english: str) -> None:
    assert spell_arabic(fold_word(written), written) == english


def test_a_surname_of_a_trade_doubles_its_letter() -> None:
    assert spell_arabic("حطاب", surname=True) == "Hattab"
    assert spell_arabic("حطاب") == "Hatab"


def test_three_consonants_are_parted_in_places() -> None:
    assert spell_arabic("حلب", place=True) == "Halab"


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("كارلوف", "Karlov"),
        ("توماسون", "Tomason"),
        ("ميلوشيفيتش", "Miloshevic"),
        ("كوفسكي", "Kovsky"),
        ("ريختر", "Rikhter"),
        ("هوفمان", "Hofman"),
        ("غابرييلا", "Gabriila"),
    ],
)
def test_a_foreign_name_is_spelt_by_its_letters(word: str, english: str) -> None:
    assert spell_foreign(word) == english


def test_letters_and_endings_show_that_a_word_is_foreign() -> None:
    assert is_foreign_word("پرويز")
    assert is_foreign_word("بتروفيتش")
    assert not is_foreign_word("مخزوم")


ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئ", min_size=1, max_size=12)


@given(ARABIC)
def test_no_word_begins_with_two_consonants_that_no_letter_has(word: str) -> None:
    spelt = spell_arabic(word)
    assert spelt.isascii()
    assert not re.match(r"(?i)[bdfklmnqrz]{2}[bdfklmnqrz]", spelt)


@given(ARABIC)
def test_foreign_spelling_is_latin_for_any_letters(word: str) -> None:
    assert spell_foreign(word).isascii()
