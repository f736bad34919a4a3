from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from musnad.arabic.calendars import easter, hijri_day, hijri_month, hijri_of, hijri_year, knows_hijri


@pytest.mark.parametrize(
    ("islamic", "gregorian"),
    [
        ((1437, 8, 15), date(2016, 5, 22)),
        ((1443, 1, 1), date(2021, 8, 9)),
        ((1443, 10, 1), date(2022, 5, 2)),
        ((1400, 1, 1), date(1979, 11, 20)),
    ],
)
def test_days_of_umm_al_qura(islamic: tuple[int, int, int], gregorian: date) -> None:
    assert hijri_day(*islamic) == gregorian
    assert hijri_of(gregorian) == islamic


def test_a_month_and_a_year_have_their_first_and_last_day() -> None:
    assert hijri_month(1442, 9) == (date(2021, 4, 13), date(2021, 5, 12))
    assert hijri_year(1443) == (date(2021, 8, 9), date(2022, 7, 29))


def test_outside_the_calendar_there_is_no_day() -> None:
    assert not knows_hijri(1342)
    assert hijri_day(1342, 12, 1) is None
    assert hijri_day(1443, 13, 1) is None
    assert hijri_day(1443, 1, 31) is None
    assert hijri_month(1501, 1) is None
    assert hijri_year(1501) is None
    assert hijri_of(date(1800, 1, 1)) is None


def test_the_months_of_a_year_follow_each_other() -> None:
    ends = [hijri_month(1444, month) for month in range(1, 13)]
    for before, following in pairwise(ends):
        assert before is not None
        assert following is not None
        assert following[0] - before[1] == timedelta(days=1)


@pytest.mark.parametrize("day", [date(2013, 3, 31), date(2022, 4, 17), date(2000, 4, 23), date(2038, 4, 25)])
def test_easter(day: date) -> None:
    assert easter(day.year) == day
