from __future__ import annotations

import pytest

from musnad.reading.timeclock import hour_of
from tests.reading.timestold import found, told, value


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("الساعة الثامنة مساءً", "T20"), ("الساعة 8 مساء أمس", "T20"), ("الساعة 16:45", "T16:45"),
        ("الساعة الثالثة فجرا", "T03"), ("الساعة الثالثة وربع عصرا", "T15:15"), ("الساعة الثانية عشرة ظهرا", "T12"),
        ("الساعة الثانية عشرة ليلا", "T00"), ("الساعة الخامسة إلا ثلثا عصرا", "T16:40"), ("الساعة 11 ليلا", "T23"),
        ("الساعة 16:45 بتوقيت غرينتش", "T16:45Z"), ("الساعة 16:45 (ت.غ)", "T16:45Z"),
        ("الساعة السادسة وسبع دقائق مساءً", "T18:07"), ("الساعة 08:45 ص", "T08:45"), ("الساعة 08:45 م", "T20:45"),
        ("الساعة 3 بعد الظهر بالتوقيت المحلي", "T15"), ("الساعة 15:00 بتوقيت مكة المكرمة", "T15:00+03:00"),
    ],
)  # fmt: skip
def test_hours(text: str, hour: str) -> None:
    (time,) = found(f"وصلوا {text}.")
    assert (time.value or "")[10:] == hour


def test_an_hour_takes_its_day() -> None:
    assert told("وصلوا الثالثة فجر السبت") == ["الثالثة فجر السبت = 2022-01-29T03"]
    assert told("وصلوا السبت عند الساعة 16:45") == ["السبت عند الساعة 16:45 = 2022-01-29T16:45"]
    assert told("وصلوا السبت وغادروا الساعة 16:45")[-1] == "الساعة 16:45 = 2022-01-29T16:45"


def test_an_hour_of_twelve_without_its_part_of_the_day_stays_open() -> None:
    (time,) = found("وصلوا أمس الساعة الثالثة")
    assert (time.value, time.flags) == ("2022-01-30", ("hour_ambiguous",))


def test_from_one_hour_to_another() -> None:
    assert value("استمر من الساعة 3 إلى الساعة 5 عصر الجمعة") == "2022-01-28T15/2022-01-28T17"


@pytest.mark.parametrize(
    "text", ["للمرة الثالثة فجر المسلحون الجسر", "في الدقيقة 3:1", "سورة البقرة 2:15", "المادة الثالثة"]
)
def test_what_is_no_hour(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("hour", "part", "of_day"),
    [
        (12, "MO", 0),
        (9, "MO", 9),
        (1, "MI", 13),
        (11, "MI", 11),
        (4, "AF", 16),
        (8, "EV", 20),
        (2, "NI", 2),
        (22, "NI", 22),
    ],
)
def test_hours_of_twelve_in_parts_of_the_day(hour: int, part: str, of_day: int) -> None:
    assert hour_of(hour, part) == of_day
