import pytest

from musnad.evaluate.matching import WordMap, overlap, pair, same_name
from musnad.model import Excerpt
from tests.records import excerpt

TEXT = "قال الناطق “نعم” ثم قال: لا!"


def agreement(one: Excerpt, other: Excerpt) -> float:
    words = WordMap(TEXT)
    return words.cover([one]).agreement(words.cover([other]))


def test_marks_and_spaces_at_the_rim_cost_nothing() -> None:
    assert agreement(excerpt(TEXT, "“نعم” "), excerpt(TEXT, "نعم")) == 1.0


def test_a_word_counts_when_half_of_it_is_covered() -> None:
    assert agreement(excerpt(TEXT, "الن"), excerpt(TEXT, "الناطق")) == 1.0
    assert agreement(excerpt(TEXT, "ال"), excerpt(TEXT, "الناطق")) == 0.0


def test_spans_without_words_are_compared_by_characters() -> None:
    assert agreement(excerpt(TEXT, ":"), excerpt(TEXT, ": ")) == 0.5


def test_words_are_shared_out_of_all_words() -> None:
    assert agreement(excerpt(TEXT, "قال الناطق"), excerpt(TEXT, "الناطق “نعم")) == pytest.approx(1 / 3)


def test_the_best_pair_goes_first_and_each_item_is_used_once() -> None:
    scores = {(0, 0): 0.5, (0, 1): 0.9, (1, 1): 0.8, (1, 0): 0.0}
    assert pair("ab", "xy", lambda i, j: scores[i, j]) == [(0, 1)]
    assert pair("ab", "xy", lambda _i, _j: 1.0) == [(0, 0), (1, 1)]


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not overlap(Excerpt(0, 2, "قا"), Excerpt(2, 3, "ل"))
    assert not overlap(None, Excerpt(0, 1, "ق"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Syrian Democratic Forces", "the Syrian Democratic Party", True),
        ("Qatar", "Qatari Ministry", False),
        ("Médecins", "medecins", True),
        ("The Movement", "Movement of the", True),
        ("سامر", "سامر", True),
        (None, "", True),
        (None, "Samer", False),
    ],
)
def test_names_are_alike_when_half_of_the_telling_words_are_shared(
    one: str | None, other: str | None, *, same: bool
) -> None:
    assert same_name(one, other) is same
