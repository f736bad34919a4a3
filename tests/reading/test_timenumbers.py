from __future__ import annotations

import pytest

from musnad.model import Document
from musnad.reading.timenumbers import day_of_month, number, ordinal, with_article, year
from musnad.reading.timetokens import Line
from musnad.reading.timewords import TimeWords
from tests.reading.timestold import times_reader

WORDS = TimeWords.load()


def _line(text: str) -> Line:
    return Line(times_reader().ground(Document(text=text)), WORDS)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة", 3),
        ("ثلاثة عشر", 13),
        ("ثلاثة وعشرون", 23),
        ("واحد وعشرين", 21),
        ("مئة", 100),
        ("الثالث والعشرين", 23),
        ("الحادي عشر", 11),
        ("الحادية والعشرين", 21),
        ("ألفين وثمانية عشر", 2018),
        ("ألف وتسعمائة وواحد", 1901),
        ("خمسة آلاف", 5000),
        ("٢٣", 23),
    ],
)
def test_numbers_in_words_and_digits(text: str, value: int) -> None:
    found = number(_line(text), 0)
    assert found is not None
    assert found.value == value
    assert found.after == len(_line(text).tokens)


@pytest.mark.parametrize("text", ["أحد", "عشرات", "رجل", "نصف"])
def test_what_is_no_number(text: str) -> None:
    assert number(_line(text), 0) is None


def test_a_unit_and_another_number_behind_it_are_two() -> None:
    found = number(_line("ثلاثة وثمانية عشر"), 0)
    assert found is not None
    assert (found.value, found.after) == (3, 1)


def test_ranks() -> None:
    assert ordinal(_line("الثالث"), 0) is not None
    assert ordinal(_line("ثلاثة"), 0) is None


def test_an_article_alone_before_digits() -> None:
    found = with_article(_line("الـ20"), 0)
    assert found is not None
    assert (found.value, found.after, found.definite) == (20, 2, True)


def test_days_of_a_month() -> None:
    assert day_of_month(_line("31"), 0) is not None
    assert day_of_month(_line("32"), 0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", (2022, 1, False, False)),
        ("2022م", (2022, 2, False, True)),
        ("1443هـ", (1443, 2, True, True)),
        ("1443", (1443, 1, True, False)),
        ("ألفين وثمانية عشر", (2018, 3, False, False)),
    ],
)
def test_years(text: str, expected: tuple[int, int, bool, bool]) -> None:
    assert year(_line(text), 0) == expected


@pytest.mark.parametrize("text", ["22", "12345", "9999", "مئة", "الثالث"])
def test_what_is_no_year(text: str) -> None:
    assert year(_line(text), 0) is None
