import datetime

import pytest

from musnad.model.days import Days, days_of


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("value", "first", "last", "about"),
    [
        ("2022-01-30", "2022-01-30", "2022-01-30", False),
        ("2022-01-30T20", "2022-01-30", "2022-01-30", False),
        ("2022-01-30T20:15Z", "2022-01-30", "2022-01-30", False),
        ("2022-01-30~", "2022-01-30", "2022-01-30", True),
        ("2024-02", "2024-02-01", "2024-02-29", False),
        ("2022", "2022-01-01", "2022-12-31", False),
        ("201X", "2010-01-01", "2019-12-31", False),
        ("19XX", "1900-01-01", "1999-12-31", False),
        ("2022-01-28/2022-01-30", "2022-01-28", "2022-01-30", False),
        ("2017-09~/2017-10-06", "2017-09-01", "2017-10-06", True),
        ("2014-22", "2014-06-01", "2014-08-31", False),
    ],
)
def test_the_days_that_a_value_allows(value: str, first: str, last: str, *, about: bool) -> None:
    assert days_of(value) == Days(day(first), day(last), about)


def test_an_open_end_stays_open() -> None:
    assert days_of("2022-01-29/..") == Days(day("2022-01-29"), None)
    assert days_of("../2022-01-29") == Days(None, day("2022-01-29"))
    since = days_of("2022-01-29/..")
    assert since is not None
    assert since.count is None


@pytest.mark.parametrize(
    "value", ["P3D", "", "yesterday", "2022-13", "2022-02-30", "../..", "2022-02/2022-01", "x/2022", "00XX"]
)
def test_what_is_no_date_has_no_days(value: str) -> None:
    assert days_of(value) is None
