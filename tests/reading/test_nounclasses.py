from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.eventtold import cut

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.eventsight import Unit


def first(reader: Reader, text: str) -> Unit:
    return next(unit for unit in cut(reader, text).units if unit.kind == "phrase")


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("قتل الحارس.", {"civilian", "people"}),
        ("انسحب الجيش.", {"force", "armed"}),
        ("انفجرت سيارة مفخخة.", {"explosive", "weapon"}),
        ("احترق المخفر.", {"facility", "structure", "ground"}),
        ("في تعز قتل الحارس.", {"PLACE"}),
        ("قتل سامر الحداد.", {"PERSON"}),
        ("انسحبت حماس.", {"ORGANIZATION"}),
        ("قتل السوري.", {"person", "people"}),
        ("قتل 20.", set()),
        ("بدور قيادي قاتل الحارس.", {"matter"}),
        ("احترقت دور كثيرة.", {"building", "structure", "ground"}),
    ],
)
def test_a_phrase_names_what_its_head_does(reader: Reader, text: str, classes: set[str]) -> None:
    assert first(reader, text).classes >= classes
    assert bool(first(reader, text).classes) == bool(classes)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("قتل الحارس.", "s"),
        ("قتل الجنود.", "p"),
        ("قتل جنديان.", "d"),
        ("قتل ضابطا شرطة.", "d"),
        ("قتل ستة حراس.", "p"),
        ("قتل أحد الحراس.", "s"),
        ("أصيب جنديان اثنان.", "d"),
        ("قتل سامر الحداد.", ""),
    ],
)
def test_number_is_that_of_head_numeral_or_quantifier(reader: Reader, text: str, number: str) -> None:
    assert first(reader, text).number == number


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("وصل الجنود.", "m"),
        ("وصلت الطائرات.", "f"),
        ("وصلت القوات.", "f"),
        ("احترقت القرية.", "f"),
        ("في تعز قتل الحارس.", "f"),
        ("وصل الحارس.", "m"),
        ("انسحب الجيش.", ""),
    ],
)
def test_things_in_the_plural_are_feminine_to_a_verb(reader: Reader, text: str, gender: str) -> None:
    assert first(reader, text).gender == gender
