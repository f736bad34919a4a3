from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.constituents import units_of
from musnad.reading.eventclauses import EventClauses
from tests.reading.eventtold import sighted

if TYPE_CHECKING:
    from musnad import Reader


def clauses(reader: Reader, text: str) -> EventClauses:
    sight = sighted(reader, text)
    return EventClauses(sight, units_of(sight, sight.reading.sentences[0]))


@pytest.mark.parametrize(
    ("text", "noun", "sense"),
    [
        ("شنت الطائرات غارات على القرية.", 2, "do"),
        ("تعرض الحراس لهجوم.", 2, "undergo"),
        ("تعرض الحراس لضرب وتعذيب.", 3, "undergo"),
        ("اندلعت اشتباكات قرب النبع.", 1, "happen"),
        ("أدان الحراس الهجوم.", 2, None),
        ("شنت الطائرات غارات على القرية.", 3, None),
    ],
)
def test_which_light_verb_governs_a_phrase(reader: Reader, text: str, noun: int, sense: str | None) -> None:
    over = clauses(reader, text).light_over(noun)
    assert (None if over is None else over.sense.class_) == sense


def test_a_phrase_belongs_to_the_nearest_verb_that_reaches_it(reader: Reader) -> None:
    line = clauses(reader, "هاجم المسلحون القرية وقتلوا حارسا.")
    first, second = line.clauses
    assert [line.above(unit) for unit in (1, 2, 4)] == [first, first, second]
    assert line.above(0) is None
    assert [line.is_argument(unit) for unit in (0, 1, 2, 4)] == [False, True, True, True]
