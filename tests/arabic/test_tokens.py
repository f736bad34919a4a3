import unicodedata

import pytest
from hypothesis import given

from musnad.arabic.folding import fold
from musnad.arabic.tokens import Token, cut, tokenize
from tests.strategies import texts
from tests.timing import growth


def shown(text: str) -> list[tuple[str, str]]:
    """The received words of the tokens and their kinds."""
    return [(text[token.start : token.end], token.kind) for token in tokenize(text)]


def test_words_numbers_and_marks_are_told_apart() -> None:
    assert shown("قالَ: «قُتل 12 شخصاً».") == [
        ("قالَ", "word"), (":", "mark"), ("«", "mark"), ("قُتل", "word"), ("12", "number"),
        ("شخصاً", "word"), ("»", "mark"), (".", "mark"),
    ]  # fmt: skip


def test_the_form_is_folded() -> None:
    assert [token.form for token in tokenize("وأكَّدت الهيئة في ٢٣ ﻻﺣﻘـــاً")] == ["واكدت", "الهيئه", "في", "23", "لاحقا"]


@pytest.mark.parametrize("number", ["1,250", "3.5", "٣٫٥", "١٬٢٥٠", "31.01.2022"])
def test_a_number_keeps_the_marks_between_its_digits(number: str) -> None:
    assert shown(f"نحو {number}.") == [("نحو", "word"), (number, "number"), (".", "mark")]


def test_digits_beside_letters_are_tokens_of_their_own() -> None:
    assert shown("إف16 و5آلاف") == [("إف", "word"), ("16", "number"), ("و", "word"), ("5", "number"), ("آلاف", "word")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("بغداد ـ خاص", ["word", "mark", "word"]),
        ("ـــ", ["mark", "mark", "mark"]),
        ("1443 هـ", ["number", "word"]),
        ("لـ“الرابطة”", ["word", "mark", "word", "mark"]),
        ("ـقال", ["mark", "word"]),
    ],
)
def test_tatweel_alone_is_a_mark_and_after_a_letter_is_part_of_the_word(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokenize(text)] == kinds


def test_controls_between_letters_do_not_split_a_word_and_those_around_it_are_outside() -> None:
    text = "\u202bقا\u200dل\u202c ثم"
    assert shown(text) == [("قا\u200dل", "word"), ("ثم", "word")]
    assert tokenize(text)[0].form == "قال"


def test_a_mark_without_a_letter_is_a_mark() -> None:
    assert shown("\u064b 😀") == [("\u064b", "mark"), ("😀", "mark")]


def test_nothing_gives_nothing() -> None:
    assert tokenize("") == tokenize(" \n\u200f\ufeff") == ()


def test_a_clitic_is_cut_off_where_its_letters_end_in_the_received_text() -> None:
    text = "ثم وَبِـــهِ"
    token = tokenize(text)[1]
    assert token.form == "وبه"
    assert text[token.start : cut(text, token, 1)] == "وَ"
    assert text[cut(text, token, 1) : cut(text, token, 2)] == "بِـــ"
    assert cut(text, token, 3) == token.end


@given(texts())
def test_tokens_stand_in_order_apart_and_inside_the_text(text: str) -> None:
    reached = 0
    for token in tokenize(text):
        assert reached <= token.start < token.end <= len(text)
        assert token.span.of(text).text == text[token.start : token.end]
        reached = token.end


@given(texts())
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {position for token in tokenize(text) for position in range(token.start, token.end)}
    seen = {position for position, character in enumerate(text) if character.isalnum()}
    assert seen <= covered


@given(texts())
def test_only_what_cannot_be_seen_is_outside_every_token(text: str) -> None:
    covered = {position for token in tokenize(text) for position in range(token.start, token.end)}
    outside = {character for position, character in enumerate(text) if position not in covered}
    assert all(character.isspace() or unicodedata.category(character) in {"Cf", "Cc"} for character in outside)


@given(texts())
def test_a_form_is_never_empty_and_is_the_fold_of_its_words(text: str) -> None:
    for token in tokenize(text):
        received = text[token.start : token.end]
        assert token.form == (fold(received).text or received)
        assert token.kind != "word" or received[0].isalnum()


@given(texts())
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    composed, decomposed = (tokenize(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert words(composed) == words(decomposed)


def words(tokens: tuple[Token, ...]) -> list[str]:
    return [token.form for token in tokens if token.kind == "word"]


@pytest.mark.parametrize(
    "unit", ["قال ", "قَالَ", "ا\u200f", "ا" + "\u200f" * 50_000, "1", "1.", "ـ", "َ", "«", "😀", "a\u0301"]
)
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    assert growth(tokenize, unit) < 40
