from __future__ import annotations

import pytest

from musnad.arabic.marks import Quotation, paragraphs, quotations
from musnad.reading.quotation import joined_quotations, mark_notes


def joined(text: str) -> tuple[Quotation, ...]:
    found = paragraphs(text)
    return joined_quotations(quotations(text, found), found)


def notes(text: str) -> list[tuple[str, str, int]]:
    found = paragraphs(text)
    marks = quotations(text, found)
    return [
        (note.code, note.span.text, note.span.start)
        for note in mark_notes(text, joined_quotations(marks, found), marks.strays)
    ]


def test_a_quotation_taken_up_at_the_next_paragraph_is_one() -> None:
    text = "قال: “الماء انقطع.\n“وعاد مساءً”."
    (quotation,) = joined(text)
    assert text[quotation.inner.start : quotation.inner.end] == "الماء انقطع.\n“وعاد مساءً"
    assert quotation.closed
    assert text[quotation.end :] == "."


def test_it_goes_on_over_any_number_of_paragraphs() -> None:
    text = "«أول.\n«ثان.\n«ثالث»"
    (quotation,) = joined(text)
    assert quotation.span.of(text).text == text


def test_it_stays_open_where_no_paragraph_closes_it() -> None:
    (quotation,) = joined("«أول.\n«ثان.")
    assert not quotation.closed


@pytest.mark.parametrize(
    "text",
    [
        "“أول”.\n“ثان”.",
        "“أول.\n«ثان».",
        "“أول.\nثم قال “ثان”.",
        "“أول.\nفقرة بينهما.\n“ثان”.",
    ],
    ids=["closed", "other-marks", "not-at-the-start", "a-paragraph-between"],
)
def test_what_is_no_continuation_stays_two(text: str) -> None:
    assert len(joined(text)) == 2


def test_quotations_inside_one_paragraph_are_left_alone() -> None:
    assert len(joined("قال “نعم” ثم قال “لا”.")) == 2


def test_a_text_without_marks_has_none() -> None:
    assert joined("لا علامات هنا.") == ()
    assert notes("لا علامات هنا.") == []


def test_a_mark_that_never_closes_is_noted_at_its_place() -> None:
    assert notes("قال: “سنعود غداً.") == [("quotation_unclosed", "“", 5)]


def test_a_mark_that_belongs_to_nothing_is_noted() -> None:
    assert notes("عاد الهدوء” إلى الحي.") == [("quotation_mark_stray", "”", 10)]


def test_notes_stand_in_text_order() -> None:
    found = notes("عاد الهدوء” إلى الحي.\nوقال: «سنبقى.\nثم رحل” أمس.")
    assert [code for code, _, _ in found] == ["quotation_mark_stray", "quotation_unclosed", "quotation_mark_stray"]


def test_a_continued_quotation_that_closes_is_not_noted() -> None:
    assert notes("قال: “الماء انقطع.\n“وعاد مساءً”.") == []
