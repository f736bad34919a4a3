from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.sayingtimes import SayingTimes, day_of_value
from musnad.reading.timewords import TimeWords
from tests.reading.told import layers

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-01-30T18:00Z", "2022-01-30"),
        ("2022-01-30~", "2022-01-30"),
        ("2022-01", "2022-01"),
        ("2019", "2019"),
        ("P3D", None),
        (None, None),
    ],
)
def test_a_day_is_a_value_without_hour_and_mark(value: str | None, day: str | None) -> None:
    assert day_of_value(value) == day


def sayings(reader: Reader, text: str) -> SayingTimes:
    found = layers(reader, text, "times", published="2022-01-31")
    return SayingTimes(found.reading, found.attributions, found.times, TimeWords.load())


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("وكانت الرابطة قد أعلنت الخميس أن الجسر سليم.", True),
        ("سبق للرابطة أن أعلنت الخميس أن الجسر سليم.", True),
        ("من المدينة التي كانت في أيدي الحرس، أعلنت الرابطة الخميس أن الجسر سليم.", False),
        ("أعلنت الرابطة الخميس أن الجسر سليم.", False),
    ],
)
def test_the_pluperfect_steps_back(reader: Reader, text: str, *, is_so: bool) -> None:
    assert sayings(reader, text).is_background(0) is is_so


@pytest.mark.parametrize(("cue", "is_so"), [("وتقول", True), ("وقالت", False)])
def test_a_present_cue_with_its_source_tells_what_is_said_at_all_times(
    reader: Reader, cue: str, *, is_so: bool
) -> None:
    assert sayings(reader, f"{cue} الرابطة أمس إن الجسر سليم.").is_habit(0) is is_so
