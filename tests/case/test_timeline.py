"""Claims in time: a known day in its bucket, anything wider as a range, nothing undated given a day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.selection import DATED, Selection
from musnad.case.timeline import Bucket, Range, Timed, Unit, Window, bucket_of, timed, unit_of
from tests.case.rows import DAYS, REPORT, Row, claim_rows, count, holding, rows_asked
from tests.case.test_selection import claim, fill, put

UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
Day = datetime.date


@pytest.fixture
def filled(case: Case) -> Case:
    """A case with four claims of two reports and two more."""
    more = (
        claim("r1", "about", time="2022-02-01~", earliest="2022-02-01", latest="2022-02-01"),
        claim("r1", "next", time="2022-01-31", earliest="2022-01-31", latest="2022-01-31"),
    )
    with case.writing() as connection:
        fill(connection)
        put(connection, "claims", more)
    return case


def in_time(case: Case, wanted: Selection, window: Window) -> Timed:
    with case.reading() as connection:
        return timed(*rows_asked(connection, wanted), window)


def test_days_are_counted_and_what_is_wider_is_a_range(filled: Case) -> None:
    found = in_time(filled, Selection(), Window())
    assert (found.unit, found.first, found.last) == ("day", "2022-01-30", "2022-01-31")
    assert found.buckets == (Bucket("2022-01-30", "2022-01-30", 1), Bucket("2022-01-31", "2022-01-31", 1))
    assert found.ranges == (
        Range(None, "2022-01-15", about=False, claims=1),
        Range("2022-01-01", "2022-01-31", about=False, claims=1),
        Range("2022-02-01", "2022-02-01", about=True, claims=1),
    )
    assert (found.undated, found.total) == (1, 6)


def test_the_days_shown_are_those_asked_for(filled: Case) -> None:
    found = in_time(filled, Selection(), Window(since="2022-01-31", until="2022-03-01"))
    assert (found.first, found.last, found.before, found.after) == ("2022-01-31", "2022-03-01", 1, 0)
    assert [bucket.claims for bucket in found.buckets] == [1]


def test_of_many_ranges_those_of_most_claims_are_kept_and_the_rest_counted(filled: Case) -> None:
    found = in_time(filled, Selection(), Window(most_ranges=1))
    assert (len(found.ranges), found.more_ranges, found.in_more, found.total) == (1, 2, 2, 6)


def test_a_case_without_a_day_shows_no_days(case: Case) -> None:
    found = in_time(case, Selection(), Window())
    assert (found.first, found.last, found.buckets, found.total) == (None, None, (), 0)


@settings(deadline=None)
@given(claim_rows(), st.none() | DAYS, st.none() | DAYS)
def test_each_claim_is_counted_once_and_the_list_agrees(rows: list[Row], one: str | None, other: str | None) -> None:
    since, until = sorted((one, other)) if one and other else (one, other)
    with holding(reports=[REPORT], claims=rows) as connection:
        found = timed(*rows_asked(connection, Selection()), Window(since=since, until=until, most_ranges=3))
        days = sum(bucket.claims for bucket in found.buckets) + found.before + found.after
        ranges = sum(each.claims for each in found.ranges) + found.in_more
        assert found.total == len(rows) == days + ranges + found.undated
        told = {how: count(connection, Selection(dated=frozenset({how}))) for how in DATED}
        assert told == {"day": days, "range": ranges, "none": found.undated}


@given(st.dates(), st.sampled_from(UNITS))
def test_a_day_is_in_its_bucket_and_buckets_do_not_overlap(day: Day, unit: Unit) -> None:
    first, last = bucket_of(day, unit)
    assert first <= day <= last
    assert bucket_of(first, unit) == bucket_of(last, unit) == (first, last)


@given(st.dates(), st.dates())
def test_no_picture_has_more_bars_than_it_shows_but_of_many_centuries(one: Day, other: Day) -> None:
    first, last = min(one, other), max(one, other)
    unit, days = unit_of(first, last), (last - first).days + 1
    long = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit]
    assert days / long <= 400 or unit == "year"
