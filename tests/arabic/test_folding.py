import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic.folding import Folded, fold, fold_word
from musnad.errors import SpanError
from musnad.model import Span
from tests.strategies import texts
from tests.timing import growth


@pytest.mark.parametrize(
    ("received", "folded"),
    [
        ("قَالَتْ", "قالت"),
        ("قـــال", "قال"),
        ("أإآٱا", "ااااا"),
        ("هيئة", "هيئه"),
        ("مسؤول", "مسؤول"),
        ("على", "علي"),
        ("تشرین", "تشرين"),
        ("کردستان", "كردستان"),
        ("ﻋﺸﺮﺓ", "عشره"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("٢٠٢٢", "2022"),
        ("۱۴۴۳", "1443"),
        ("\u202bقال\u202c", "قال"),
        ("قا\u200dل\u200f", "قال"),
        ("Reuters", "reuters"),
        ("Élysée", "elysee"),
        ("", ""),
        ("\u064b", ""),
        ("«لا»، قال.", "«لا»، قال."),
    ],
)
def test_letters_are_unified_for_look_up(received: str, folded: str) -> None:
    assert fold(received).text == folded
    assert fold_word(received) == folded


@pytest.mark.parametrize(("one", "two"), [("ؤ", "و\u0654"), ("ئ", "ي\u0654"), ("ئ", "ى\u0654"), ("ئَ", "ي\u064e\u0654")])
def test_hamza_on_its_seat_is_the_same_in_one_character_or_two(one: str, two: str) -> None:
    assert fold(two).text == fold(one).text == one[0]


def test_hamza_without_a_seat_goes() -> None:
    assert fold("\u0654 ا\u0654 ب\u0654").text == " ا ب"


def test_a_letter_maps_back_with_the_marks_that_follow_it() -> None:
    text = "«قَالَ»"
    folded = fold(text)
    assert folded.text == "«قال»"
    assert folded.received(1, 4).of(text).text == "قَالَ"
    assert folded.received(1, 2).of(text).text == "قَ"


def test_unseen_controls_are_not_drawn_into_a_letter() -> None:
    text = "قال\u200f، ثم"
    assert fold(text).received(0, 3) == Span(0, 3)


def test_each_letter_of_a_ligature_maps_to_the_whole_ligature() -> None:
    folded = fold("ﻻ أحد")
    assert folded.text == "لا احد"
    assert folded.received(0, 1) == folded.received(1, 2) == Span(0, 1)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (0, 4), (-1, 2)])
def test_a_span_that_is_not_in_the_folded_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match=f"{start}:{end}"):
        fold("قَال").received(start, end)


def test_positions_run_to_the_end() -> None:
    folded = fold("بِهِ")
    assert [folded.position(index) for index in range(3)] == [0, 2, 4]
    assert fold("").position(0) == 0


@given(texts())
def test_every_folded_span_maps_into_the_received_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for index in range(len(folded.text)):
        span = folded.received(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(texts(), st.data())
def test_a_received_span_folds_to_the_letters_it_came_from(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.received(start, end)
    assert folded.text[start:end] in fold(text[span.start : span.end]).text


@given(texts())
def test_composed_and_decomposed_text_fold_to_the_same(text: str) -> None:
    forms = {fold(unicodedata.normalize(form, text)).text for form in ("NFC", "NFD")}
    assert forms == {fold(text).text}


@given(texts())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts())
def test_nothing_unseen_is_left(text: str) -> None:
    assert not {unicodedata.category(character) for character in fold(text).text} & {"Mn", "Me", "Cf"}


def test_every_character_of_arabic_folds_alike_in_every_normal_form() -> None:
    blocks = [(0x600, 0x700), (0x750, 0x780), (0x8A0, 0x900), (0xFB50, 0xFE00), (0xFE70, 0xFF00)]
    for character in (chr(point) for low, high in blocks for point in range(low, high)):
        once = fold(character).text
        assert fold(once).text == once
        for form in ("NFC", "NFD"):
            assert fold(unicodedata.normalize(form, character)).text == once, f"U+{ord(character):04X} in {form}"


@pytest.mark.parametrize("unit", ["قَالَ ", "ـ", "َ", "\u200f", "ﷺ", "😀"])
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    assert growth(fold, unit) < 40


def test_a_folded_view_cannot_be_changed() -> None:
    folded: Folded = fold("خبر")
    with pytest.raises(AttributeError):
        folded.text = ""  # type: ignore[misc]  # that it cannot be done is what is shown
