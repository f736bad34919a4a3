from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cursor import WIDE, Cursor, is_rank, is_word
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader

TEXT = "قال العقيد ياسر النجار، قائد الشرطة، إن 3 طرق مغلقة."


def cursor(reader: Reader, word: str) -> Cursor:
    reading = grounded(reader, TEXT)
    here = Cursor(reading, 1, len(reading.tokens), WIDE)
    here.at = token(reading, word)
    return here


def test_it_begins_with_nothing_passed(reader: Reader) -> None:
    here = Cursor(grounded(reader, TEXT), 1, 4, WIDE)
    assert (here.at, here.head, here.closed, here.proper, here.naming) == (1, None, False, False, 0)


def test_the_words_around_it_are_told_from_marks(reader: Reader) -> None:
    behind_a_word, behind_a_comma, before_a_comma = (cursor(reader, word) for word in ("ياسر", "قائد", "النجار"))
    assert behind_a_word.behind_word
    assert is_rank(behind_a_word.before)
    assert behind_a_word.next_word is not None
    assert not behind_a_comma.behind_word
    assert before_a_comma.next_word is None


def test_nothing_follows_where_the_walk_stops(reader: Reader) -> None:
    here = Cursor(grounded(reader, TEXT), 1, 2, WIDE)
    assert here.next_word is None


def test_the_head_tells_whether_a_person_is_meant(reader: Reader) -> None:
    here = cursor(reader, "ياسر")
    assert not here.human
    assert here.head_form is here.reading.forms[here.at]
    here.head = 1
    assert here.human
    assert here.head_form is here.reading.forms[1]


@pytest.mark.parametrize(("word", "expected"), [("ياسر", True), ("،", False), ("3", False)])
def test_a_word_is_no_mark_and_no_number(reader: Reader, word: str, *, expected: bool) -> None:
    reading = grounded(reader, TEXT)
    assert is_word(reading, token(reading, word)) is expected
