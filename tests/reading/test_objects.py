from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.markers import License, Marker, find_marker
from musnad.reading.objects import eventful, find_object, prefers_object
from tests.reading.told import grounded, token, told

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.reading import Reading


def found(reader: Reader, text: str, first: int) -> tuple[Reading, Marker | None, Marker | None]:
    """For a text that begins with a verb: its object from token `first` on, and the marker behind it."""
    reading = grounded(reader, text)
    license_ = License.of(reading.forms[0].verbs[0].senses)
    marker = find_marker(reading, 0, len(reading.tokens), license_)
    return reading, find_object(reading, first, len(reading.tokens), marker, license_), marker


@pytest.mark.parametrize(
    ("text", "first", "content"),
    [
        ("نفت الوزارة وقوع خسائر.", 2, "وقوع"),
        ("أعلنت البلدية إغلاق الطريق.", 2, "إغلاق"),
        ("أعلنت البلدية أمس إغلاق الطريق.", 2, "إغلاق"),
    ],
)
def test_the_object_is_content_where_the_verb_takes_one(reader: Reader, text: str, first: int, content: str) -> None:
    reading, nominal, marker = found(reader, text, first)
    assert nominal is not None
    assert reading.written(nominal.content) == content
    assert prefers_object(reading, nominal, marker)


def test_a_clause_is_no_object(reader: Reader) -> None:
    assert found(reader, "أعلنت البلدية أن الطريق مغلق.", 2)[1] is None


def test_an_event_can_be_reported_and_a_thing_cannot(reader: Reader) -> None:
    reading = grounded(reader, "نفت الوزارة إغلاق الجسر.")
    assert eventful(reading, token(reading, "إغلاق"))
    assert not eventful(reading, token(reading, "الجسر"))


def test_nearness_of_a_deed_is_announced_and_danger_is_nobodys_threat(reader: Reader) -> None:
    assert told(reader, "أعلنت الحكومة قرب تنفيذ الخطة.") == [("الحكومة", "أعلنت", "قرب تنفيذ الخطة")]
    assert told(reader, "أعلنت الحكومة قرب النبع أن الطريق مغلق.") == [("الحكومة", "أعلنت", "الطريق مغلق")]
    assert told(reader, "كبر العجز وبات يهدد قدرتها على العمل.") == []
