from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cursor import WIDE, Bounds, Cursor
from musnad.reading.naming import (
    behind_name,
    full_name,
    goes_on_naming,
    may_be_name,
    name_first,
    names_body,
    names_paper,
    names_place,
)
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader


def standing(reader: Reader, text: str, word: str, bounds: Bounds = WIDE) -> Cursor:
    """Where the walk stands before `word`, in a phrase that begins behind the first word of the text."""
    reading = grounded(reader, text)
    here = Cursor(reading, 1, len(reading.tokens), bounds)
    here.head = 1
    here.at = token(reading, word)
    return here


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قال سكان قرية دوما إن الطريق مغلق.", "دوما", True),
        ("قال سكان القرية دوما إن الطريق مغلق.", "دوما", False),
        ("قال سكان قرية في الجبل إن الطريق مغلق.", "في", False),
    ],
)
def test_behind_the_head_of_a_place_stands_its_name(reader: Reader, text: str, word: str, *, expected: bool) -> None:
    here = standing(reader, text, word)
    assert names_place(here, here.reading.forms[here.at]) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("أعلن تنظيم فجر الحرية إغلاق الطريق.", "فجر", True),
        ("أعلن التنظيم فجر الأحد إغلاق الطريق.", "فجر", False),
        ("أعلن الوزير فجر الأحد إغلاق الطريق.", "فجر", False),
    ],
)
def test_a_time_behind_an_indefinite_body_is_its_name(reader: Reader, text: str, word: str, *, expected: bool) -> None:
    assert names_body(standing(reader, text, word)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت صحيفة المصري اليوم إن الطريق مغلق.", True),
        ("قال الوزير المصري اليوم إن الطريق مغلق.", False),
    ],
)
def test_a_time_may_end_the_name_of_a_paper_alone(reader: Reader, text: str, *, expected: bool) -> None:
    here = standing(reader, text, "اليوم")
    here.closed = True
    assert names_paper(here, here.reading.forms[here.at]) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قال العقيد ياسر النجار إن الطريق مغلق.", "ياسر", True),
        ("قال الوزير سامر العلي إن الطريق مغلق.", "سامر", True),
        ("قال الوزير في بيان إن الطريق مغلق.", "في", False),
        ("قال الوزير الذي عاد إن الطريق مغلق.", "الذي", False),
        ("قال الوزير أن الطريق مغلق.", "أن", False),
    ],
)
def test_behind_an_office_begins_a_name(reader: Reader, text: str, word: str, *, expected: bool) -> None:
    here = standing(reader, text, word)
    assert goes_on_naming(here, here.reading.forms[here.at]) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قال سامر العلي إن الطريق مغلق.", "العلي", True),
        ("قال سامر في بيان إن الطريق مغلق.", "في", False),
        ("قال سامر أمس إن الطريق مغلق.", "أمس", False),
        ("قال سامر للصحفيين إن الطريق مغلق.", "للصحفيين", False),
    ],
)
def test_behind_a_given_name_goes_on_what_nothing_refuses(
    reader: Reader, text: str, word: str, *, expected: bool
) -> None:
    here = standing(reader, text, word)
    here.naming = 3
    assert goes_on_naming(here, here.reading.forms[here.at]) is expected


def test_a_surname_makes_a_full_name(reader: Reader) -> None:
    assert full_name(standing(reader, "قال علي الأحمدي إن الطريق مغلق.", "علي"))
    assert not full_name(standing(reader, "قال علي إن الطريق مغلق.", "علي"))
    assert not full_name(standing(reader, "قال علي، إن الطريق مغلق.", "علي"))


def test_a_common_noun_may_be_a_name_behind_an_office_alone(reader: Reader) -> None:
    for text, word, expected in (
        ("قال الوزير كنعان إن الطريق مغلق.", "كنعان", True),
        ("قالت البلدية كنعان إن الطريق مغلق.", "كنعان", False),
        ("أعلن الوزير إغلاق الطريق.", "إغلاق", False),
    ):
        here = standing(reader, text, word)
        assert may_be_name(here, here.reading.forms[here.at]) is expected, text


def test_a_name_begins_bare(reader: Reader) -> None:
    reading = grounded(reader, "سامر عبد الوزير إغلاق.")
    assert [name_first(form) for form in reading.forms[:4]] == [True, True, False, False]


def test_an_unknown_word_ends_a_name_that_was_passed(reader: Reader) -> None:
    here = standing(reader, "قال الوزير زغرطوف للصحف إن الطريق مغلق.", "للصحف")
    assert not behind_name(here)
    here.proper = True
    assert behind_name(here)
