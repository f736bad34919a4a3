from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.terms import Terms, safe, shared_terms

TERMS: Terms = shared_terms()


def found_by(written: str) -> set[str]:
    return {term for word in TERMS.of(written) for term in word.terms}


@pytest.mark.parametrize("written", ["حديقة", "حَدِيقَة", "الحديقة", "والحديقة", "للحديقة", "بحديقته", "حـديقة"])
def test_a_noun_is_found_however_it_is_written_and_whatever_is_joined_to_it(written: str) -> None:
    assert "حديقه" in found_by(written)


@pytest.mark.parametrize("written", ["قسد", "وقسد", "لقسد", "ولقسد", "بقسد"])
def test_a_word_that_no_lexicon_has_is_found_under_whatever_may_be_joined_to_it(written: str) -> None:
    assert "قسد" in found_by(written)


@pytest.mark.parametrize(("written", "other"), [("وليد", "يد"), ("وزارة", "زاره"), ("لبنان", "بنان"), ("كتاب", "تاب")])
def test_a_word_that_the_lexicons_have_is_not_found_by_a_piece_of_it(written: str, other: str) -> None:
    assert other not in found_by(written)


@pytest.mark.parametrize(
    ("written", "term"),
    [("إسرائيل", "اسرائيل"), ("١٧", "17"), ("REUTERS", "reuters"), ("مقتلهم", "مقتل"), ("كتاباً", "كتاب")],
)
def test_letters_are_unified(written: str, term: str) -> None:
    assert term in found_by(written)


def test_marks_are_no_words() -> None:
    assert TERMS.of("، «…»!") == ()


def test_two_words_beside_each_other_are_one_term() -> None:
    assert "قوات_حدود" in TERMS.index("وقالت قوات الحدود")
    assert "حدود_قوات" not in TERMS.index("وقالت قوات الحدود")


def test_words_of_a_title_do_not_join_those_of_a_text() -> None:
    assert not {term for term in TERMS.index("السوق", "الجسر") if "_" in term}


@given(st.text(max_size=30))
def test_places_are_those_of_the_text_and_terms_are_safe(text: str) -> None:
    for word in TERMS.of(text):
        assert 0 <= word.start < word.end <= len(text)
        assert set(word.stems) <= set(word.terms)
        assert all(term and term == safe(term) for term in word.terms)


@given(st.text(min_size=1, max_size=10))
def test_terms_have_no_letter_that_a_database_could_take_for_something_else(text: str) -> None:
    assert not set(safe(text)) & set("\"'*&|!()_: \\")


@given(st.lists(st.text(alphabet=st.characters(blacklist_characters="u"), min_size=1, max_size=4), unique=True))
def test_different_words_stay_different(words: list[str]) -> None:
    assert len({safe(word) for word in words}) == len(words)
