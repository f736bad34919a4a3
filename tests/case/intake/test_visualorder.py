from hypothesis import given
from hypothesis import strategies as st

from musnad.case.intake.visualorder import letters_of, mirrored, order_score, unbalanced, written_order
from tests.originals import OTHER, TEXT

ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإ", min_size=1, max_size=6)
NUMBERS = st.from_regex(r"\A[0-9]{1,4}([.,/:][0-9]{1,3}){0,2}\Z") | st.from_regex(r"\A[٠-٩]{1,4}(٫[٠-٩]{1,2})?\Z")
LATIN = st.from_regex(r"\A[A-Z][a-z]{1,5}\Z")


def seen(words: list[str]) -> list[str]:
    """Words in the order of writing as they are seen, from left to right: numbers and Latin ones forwards."""
    cells: list[str] = []
    for word in reversed(words):
        cells += [*(word if word.isascii() or word[0] in "٠١٢٣٤٥٦٧٨٩" else reversed(word)), " "]
    return cells[:-1]


@given(st.lists(st.tuples(ARABIC, st.one_of(ARABIC, NUMBERS, LATIN)), min_size=1, max_size=6))
def test_a_line_as_it_is_seen_gives_the_line_as_it_is_written(pairs: list[tuple[str, str]]) -> None:
    words = [word for pair in pairs for word in pair]
    assert written_order(seen(words)) == " ".join(words)


@given(st.lists(LATIN, min_size=2, max_size=4))
def test_latin_words_beside_one_another_stay_in_their_order(names: list[str]) -> None:
    latin = " ".join(names)
    assert written_order([*reversed(" في المدينة"), *latin, *reversed("قال ")]) == f"قال {latin} في المدينة"


def test_a_line_without_arabic_is_as_it_is_seen() -> None:
    assert written_order("page 1/2 (a)") == "page 1/2 (a)"


@given(st.text())
def test_nothing_but_presentation_forms_is_changed(text: str) -> None:
    plain = "".join(char for char in text if not "\ufb00" <= char <= "\ufeff")
    assert letters_of(plain) == plain


def test_presentation_forms_become_their_letters() -> None:
    assert letters_of("ﻻ ﻓﻲ ﻣﺪﻳﻨﺔ ﷲ ﹸ ﷺ ﬁ") == "لا في مدينة الله \u064f ﷺ fi"


def test_the_order_of_a_text_is_told_by_its_words() -> None:
    for text in (TEXT, OTHER):
        assert order_score(text) > 0
        assert order_score(text[::-1]) < 0


@given(st.text("()[]«»‹›اب"))
def test_to_mirror_twice_changes_nothing(text: str) -> None:
    assert mirrored(mirrored(text)) == text
    assert unbalanced(text) >= 0
