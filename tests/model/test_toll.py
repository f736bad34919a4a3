import pytest

from musnad.model import Count, Excerpt
from musnad.model.toll import names_civilians, toll


def count(text: str, words: str, low: int | None, high: int | None) -> Count:
    start = text.index(words)
    return Count(kind="killed", span=Excerpt(start, start + len(words), words), min=low, max=high)


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("مقتل خمسة مدنيين", [("خمسة مدنيين", 5, 5)], (5, 5, 5)),
        ("مقتل عشرات المدنيين", [("عشرات المدنيين", 20, None)], (20, 20, None)),
        ("مقتل ثلاثة مدنيين وخمسة جنود", [("ثلاثة مدنيين", 3, 3), ("خمسة جنود", 5, 5)], (8, 8, 8)),
        ("مقتل ثلاثة مدنيين، وخمسة جنود", [("ثلاثة مدنيين", 3, 3), ("خمسة جنود", 5, 5)], (8, 8, 8)),
        ("مقتل ثلاثة مدنيين إضافة إلى خمسة جنود", [("ثلاثة مدنيين", 3, 3), ("خمسة جنود", 5, 5)], (8, 8, 8)),
        ("مقتل عشرة أشخاص بينهم طفلان", [("عشرة أشخاص", 10, 10), ("طفلان", 2, 2)], (10, 10, 10)),
        ("مقتل عشرة أشخاص، من بينهم أربع نساء", [("عشرة أشخاص", 10, 10), ("أربع نساء", 4, 4)], (10, 10, 10)),
        ("مقتل ثلاثة مدنيين وعشرات الجنود", [("ثلاثة مدنيين", 3, 3), ("عشرات الجنود", 20, None)], (23, 23, None)),
        ("قتل سبعة. وكانت حصيلة سابقة أربعة", [("سبعة", 7, 7), ("أربعة", 4, 4)], (4, 7, 7)),
        ("قتل سبعة بحسب مصدر فيما أحصى آخر تسعة", [("سبعة", 7, 7), ("تسعة", 9, 9)], (7, 7, 9)),
        ("قتل نحو ثلاثين", [("نحو ثلاثين", None, 30)], (None, None, 30)),
    ],
)
def test_numbers_add_up_are_part_of_one_another_or_disagree(
    text: str, numbers: list[tuple[str, int | None, int | None]], expected: tuple[int | None, int | None, int | None]
) -> None:
    found = toll([count(text, *each) for each in numbers], "killed", text)
    assert found is not None
    assert (found.low, found.best, found.high) == expected


def test_people_who_are_told_apart_add_up_and_those_among_others_do_not() -> None:
    text = "مقتل خمسة من الحراس ومدنيين اثنين بينهم طفل"
    counts = [count(text, "خمسة من الحراس", 5, 5), count(text, "اثنين", 2, 2), count(text, "طفل", 1, 1)]
    phrases = [count(text, words, 0, 0).span for words in ("خمسة من الحراس", "مدنيين اثنين")]
    found = toll(counts, "killed", text, phrases)
    assert found is not None
    assert (found.low, found.best, found.high) == (7, 7, 7)
    assert [(part.relation, part.within) for part in found.parts] == [
        ("first", phrases[0]),
        ("added", phrases[1]),
        ("part", None),
    ]
    assert toll(counts[:2], "killed", text) != found


def test_what_is_said_of_some_is_not_said_of_all() -> None:
    text = "مقتل عشرة أشخاص بينهم ثلاثة مدنيين"
    phrase = count(text, "عشرة أشخاص بينهم ثلاثة مدنيين", 0, 0).span
    found = toll([count(text, "عشرة أشخاص", 10, 10)], "killed", text, [phrase])
    assert found is not None
    assert not names_civilians(found.parts[0].of)


def test_where_nobody_is_counted_there_is_no_toll() -> None:
    assert toll([], "killed", "") is None
    assert toll([count("مقتل خمسة", "خمسة", 5, 5)], "injured", "مقتل خمسة") is None


@pytest.mark.parametrize("words", ["مدنيين", "المدنيين", "خمسة مدنيين", "مدنية", "مدنيان", "والمدنيون"])
def test_civilians_are_called_so(words: str) -> None:
    assert names_civilians(words)


@pytest.mark.parametrize("words", ["أطفال", "نساء", "جنود", "المدني" + "نة", "تمدين", "مدن"])
def test_nobody_else_is_taken_for_a_civilian(words: str) -> None:
    assert not names_civilians(words)
