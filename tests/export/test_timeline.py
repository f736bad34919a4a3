import msgspec
import pytest
from hypothesis import given, settings

from musnad.export.claims import Shown, shown
from musnad.export.evidence import Value
from musnad.export.labels import load_labels
from musnad.export.rows import When
from musnad.export.timeline import Timeline, timeline
from musnad.model import Record
from musnad.model.days import days_of
from tests.claim_records import DATE, claim_records, claims_record

ENGLISH = load_labels("en")


def dated(*values: str | None) -> tuple[Shown, ...]:
    """Claims of these times, in order."""
    (one, *_) = shown(claims_record())
    made = []
    for number, value in enumerate(values, start=1):
        when = (
            None
            if value is None
            else When(value=Value(value, "text", ()), words=None, first=None, last=None, days=days_of(value))
        )
        made.append(msgspec.structs.replace(one, number=number, row=msgspec.structs.replace(one.row, time=when)))
    return tuple(made)


def drawn(*values: str | None, published: str | None = None) -> Timeline:
    found = timeline(dated(*values), published, ENGLISH)
    assert found is not None
    return found


def test_claims_of_one_time_share_a_lane_and_the_lanes_are_in_order() -> None:
    found = drawn("2022-01-30", "2022-01-20", "2022-01-30")
    assert [(lane.value, [claim.number for claim in lane.claims]) for lane in found.lanes] == [
        ("2022-01-20", [2]),
        ("2022-01-30", [1, 3]),
    ]
    assert found.lanes[0].words == "Thursday 20 January 2022"


def test_a_day_is_a_day_and_a_month_a_month() -> None:
    day, month = drawn("2022-01-01", "2022-01").lanes
    assert day.bar.start == 0
    assert day.bar.length == pytest.approx(100 / 31, abs=0.01)
    assert (month.bar.start, month.bar.length) == (0, 100)


def test_an_interval_is_as_long_as_it_is() -> None:
    whole, part = drawn("2022-01-01/2022-01-10", "2022-01-03/2022-01-04").lanes
    assert (whole.bar.start, whole.bar.length) == (0, 100)
    assert (part.bar.start, part.bar.length) == (20, 20)


def test_an_open_end_runs_to_the_end_of_the_axis() -> None:
    since = drawn("2022-01-01", "2022-01-06/..", "2022-01-10").lanes[1].bar
    assert (since.start, since.length, since.open_start, since.open_end) == (50, 50, False, True)
    until = drawn("2022-01-01", "../2022-01-05", "2022-01-10").lanes[1].bar
    assert (until.start, until.length, until.open_start, until.open_end) == (0, 50, True, False)


def test_what_is_only_about_is_told_apart() -> None:
    assert [lane.bar.about for lane in drawn("2022-01-01~", "2022-01-05").lanes] == [True, False]


def test_what_has_no_date_has_a_lane_of_its_own() -> None:
    found = drawn(None, "2022-01-01", "P3D")
    assert [claim.number for claim in found.undated] == [1, 3]
    assert len(found.lanes) == 1


def test_without_any_date_there_is_no_axis() -> None:
    found = drawn(None, "P3D")
    assert (found.lanes, found.ticks, found.published) == ((), (), None)
    assert [claim.number for claim in found.undated] == [1, 2]
    assert timeline((), None, ENGLISH) is None


def test_the_day_of_publication_is_on_the_axis() -> None:
    found = drawn("2022-01-01", published="2022-01-10")
    assert found.published is not None
    assert (found.published.at, found.published.date) == (90, "2022-01-10")
    assert found.lanes[0].bar.length == 10


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (("2022-01-30",), ["2022-01-29", "2022-01-30", "2022-01-31"]),
        (("2022-01-25", "2022-01-31"), ["2022-01-25", "2022-01-27", "2022-01-29", "2022-01-31"]),
        (("2021-11-20", "2022-02-03"), ["2021-12", "2022-01", "2022-02"]),
        (("2012", "2022-02-03"), ["2015", "2020"]),
        (("201X", "2022-02-03"), ["2010", "2015", "2020"]),
    ],
)
def test_ticks_are_few_round_dates(values: tuple[str, ...], ticks: list[str]) -> None:
    found = [tick.date for tick in drawn(*values).ticks]
    assert len(found) <= 5
    assert found == ticks


@settings(max_examples=150, deadline=None)
@given(claim_records())
def test_whatever_the_times_are_every_claim_is_there_once_and_no_bar_leaves_the_axis(record: Record) -> None:
    claims = shown(record)
    found = timeline(claims, record.document.published, ENGLISH)
    placed = [] if found is None else [*found.undated, *(claim for lane in found.lanes for claim in lane.claims)]
    assert sorted(claim.number for claim in placed) == [claim.number for claim in claims]
    for lane in found.lanes if found is not None else ():
        assert lane.bar.start >= 0
        assert lane.bar.length > 0
        assert lane.bar.start + lane.bar.length <= 100.02


def test_the_timeline_of_a_record_has_its_published_day() -> None:
    found = timeline(shown(claims_record()), DATE, ENGLISH)
    assert found is not None
    assert {lane.value for lane in found.lanes} == {"2022-01-30", "2022-01"}
    assert found.published is not None
