from __future__ import annotations

from musnad.model import Document
from musnad.reading.timetokens import Line
from musnad.reading.timewords import TimeWords
from tests.reading.timestold import times_reader

WORDS = TimeWords.load()


def _line(text: str) -> Line:
    return Line(times_reader().ground(Document(text=text)), WORDS)


def test_expressions_may_begin_at_words_of_time_and_at_figures() -> None:
    line = _line("وصل أول من أمس ثلاثة رجال و20 امرأة في 20 يناير")
    assert [line.form(at) for at in line.starters()] == ["اول", "امس", "20", "يناير"]


def test_a_word_that_must_be_led_on_begins_nothing_before_another_word() -> None:
    line = _line("هذا الرجل وصل هذا الأسبوع بعد 3 أيام، بعد وفد آخر")
    assert [at for at in line.starters() if line.form(at) in {"هذا", "بعد"}] == [3, 5]


def test_the_longest_phrase_is_taken() -> None:
    line = _line("وصل أول من أمس")
    hit = line.get(1, "day")
    assert hit is not None
    assert hit.rest == ("من", "امس")
    assert _line("وصل أول الرجال").get(1, "day") is None


def test_outside_the_text_nothing_is_found() -> None:
    line = _line("أمس")
    assert line.get(-1, "day") is line.get(5, "day") is None
    assert (line.form(-1), line.form(1), line.is_number(1), line.touches(0)) == ("", "", False, False)


def test_a_bare_word_has_no_clitic() -> None:
    line = _line("بالأمس أمس")
    assert line.bare(0, "day") is None
    assert line.bare(1, "day") is not None


def test_whole_numbers_of_four_digits_at_most() -> None:
    line = _line("12 ١٢ 12345 12.5")
    assert [line.integer(at) for at in range(4)] == [12, 12, None, None]


def test_what_takes_a_time() -> None:
    assert _line("في 2011").is_cued(1)
    assert _line("بيناير").is_cued(0)
    assert not _line("قال 2011").is_cued(1)
