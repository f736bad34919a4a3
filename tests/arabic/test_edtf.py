from __future__ import annotations

from datetime import date

import pytest

from musnad.arabic.edtf import interval, is_value, made_date, month_end, month_text, shifted, shifted_month, year_text


@pytest.mark.parametrize(
    "text",
    [
        "2022", "2022-01", "2022-01-30", "2022-01-30~", "2022-01-30?", "198X", "18XX", "2022-01-30T20",
        "2022-01-30T20:15", "2022-01-30T20:15Z", "2022-01-30T20+03:00", "2022-01-23/2022-01-26",
        "2017-09~/2017-10-06", "2022-01-31/..", "../2022-01-31", "P3D", "P1Y6M", "PT48H", "P1DT12H", "P10W",
    ],
)  # fmt: skip
def test_what_is_a_value(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text",
    ["", "P", "22", "2022-13", "2022-01-32", "2022-1-3", "2022-01-30T25", "2022-01-30T20:60", "2022/", "x", "P3"],
)
def test_what_is_none(text: str) -> None:
    assert not is_value(text)


def test_points_and_intervals_are_written() -> None:
    assert (year_text(987), month_text(2022, 1)) == ("0987", "2022-01")
    assert interval("2022", "2023") == "2022/2023"
    assert interval("2022", "2022") == "2022"


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert made_date(2023, 2, 29) is None
    assert made_date(2024, 2, 29) == date(2024, 2, 29)
    assert made_date(2023, 13, 1) is None
    assert made_date(0, 1, 1) is None
    assert made_date(10000, 1, 1) is None


def test_months_are_counted_over_years() -> None:
    assert shifted_month(2022, 1, -1) == (2021, 12)
    assert shifted_month(2022, 12, 13) == (2024, 1)
    assert month_end(2024, 2) == date(2024, 2, 29)


def test_a_day_moved_to_a_shorter_month_is_its_last() -> None:
    assert shifted(date(2022, 3, 31), months=-1) == date(2022, 2, 28)
    assert shifted(date(2022, 1, 31), days=1) == date(2022, 2, 1)
    assert shifted(date(1, 1, 1), days=-1) is None
    assert shifted(date(9999, 12, 1), months=1) is None
