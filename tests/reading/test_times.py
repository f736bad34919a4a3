from __future__ import annotations

import pytest

from musnad.reading.times import Policy
from tests.reading.timestold import found, told

PLANS = Policy(bare_ahead=True)


def test_spans_are_code_points_and_tokens() -> None:
    text = "ووصل الوفد لأمس وبالأحد الماضي"
    one, two = found(text)
    assert [text[time.start : time.end] for time in (one, two)] == ["أمس", "الأحد الماضي"]
    assert (two.first, two.last) == (3, 5)


def test_the_reference_is_told() -> None:
    (publication,) = found("وصل الوفد أمس")
    (absolute,) = found("وصل الوفد في 3 مايو 2020")
    assert publication.reference == "publication"
    assert [reason.code for reason in publication.reasons] == ["publication"]
    assert absolute.reference is None


def test_a_report_printed_late_calls_its_own_day_today() -> None:
    today, yesterday, tomorrow = found("قال اليوم الأحد إنه وصل أمس ويعود غدا")
    assert [time.value for time in (today, yesterday, tomorrow)] == ["2022-01-30", "2022-01-29", "2022-01-31"]
    assert yesterday.reference == "2022-01-30"
    assert [reason.code for reason in yesterday.reasons] == ["written_day"]


def test_days_that_disagree_leave_today_as_it_is_and_are_flagged() -> None:
    times = found("قال أمس السبت إنه وصل اليوم الاثنين ثم عاد أمس")
    assert [time.value for time in times] == ["2022-01-29", "2022-01-31", "2022-01-30"]
    assert times[0].flags == ("weekday_conflict",)
    assert times[0].reasons[-1].detail == "2022-01-30 2022-01-29"


def test_a_date_and_a_weekday_that_is_not_its_own_are_both_kept() -> None:
    (time,) = found("وقع الهجوم السبت 30 كانون الثاني 2022")
    assert (time.value, time.flags) == ("2022-01-30", ("weekday_conflict",))


def test_without_publication_a_relative_day_is_not_resolved() -> None:
    (time,) = found("وصل الوفد أمس", None)
    assert (time.value, time.flags, time.earliest, time.reference) == (None, ("no_reference",), None, None)


def test_without_publication_the_report_may_tell_its_day() -> None:
    assert told("دمشق، اليوم الأحد 30 كانون الثاني 2022: وصل الوفد أمس.", None)[-1] == "أمس = 2022-01-29"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("قُتلوا أمس فجراً", ["أمس فجراً = 2022-01-30"]),
        ("وصلوا فجراً بعد أن خرجوا أمس", ["فجراً = 2022-01-30", "أمس = 2022-01-30"]),
        ("وصلوا السبت. وعادوا ليلاً", ["السبت = 2022-01-29", "ليلاً = 2022-01-29"]),
        ("هم هناك منذ السبت. وعادوا ليلاً", ["السبت = 2022-01-29", "ليلاً = 2022-01-31"]),
    ],
)
def test_a_part_of_a_day_takes_the_day_told(text: str, times: list[str]) -> None:
    assert told(text) == times


def test_a_part_of_a_day_without_any_day_is_that_of_the_report() -> None:
    (time,) = found("قُتل ثلاثة فجراً")
    assert (time.value, time.flags) == ("2022-01-31", ("day_assumed",))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("اجتمعوا في 12 كانون الثاني ثم في اليوم التالي", "اليوم التالي = 2022-01-13"),
        ("اجتمعوا في 12 كانون الثاني، وفي اليوم نفسه غادروا", "اليوم نفسه = 2022-01-12"),
        ("غادر في 2012 ولم يعد منذ ذلك الحين", "ذلك الحين = 2012"),
        ("لم يعد منذ ذلك الحين", "ذلك الحين = null"),
        ("غادر في 2012 وعاد في العام التالي", "العام التالي = 2013"),
    ],
)
def test_what_takes_up_a_time_told_before(text: str, times: str) -> None:
    assert told(text)[-1] == times


def test_in_plans_a_bare_weekday_lies_ahead_and_is_never_today() -> None:
    assert told("الاثنين", policy=PLANS) == ["الاثنين = 2022-02-07"]
    assert told("الاثنين") == ["الاثنين = 2022-01-31"]
    assert told("الخميس", policy=PLANS) == ["الخميس = 2022-02-03"]


def test_bounds_are_days() -> None:
    (month,) = found("وصلوا أواخر الشهر الماضي")
    assert (month.value, month.earliest, month.latest) == ("2021-12", "2021-12-21", "2021-12-31")
    (islamic,) = found("صدر في 12 محرم 1443")
    assert (islamic.value, islamic.earliest, islamic.latest) == ("2021-08-20~", "2021-08-19", "2021-08-21")
    assert islamic.flags == ("hijri_day_uncertain",)


def test_a_text_without_a_time_has_none() -> None:
    assert found("قال الوزير إن الطريق مغلق") == ()


def test_a_bare_weekday_of_a_time_long_before_the_report_stays_open() -> None:
    text = "قُتل القائد في 15 أيلول. وأعلن الحرس آنذاك أن القافلة هوجمت السبت. وعاد الوفد الأحد."
    assert [(time.value, time.flags) for time in found(text)] == [
        ("2021-09-15", ()),
        (None, ("event_anchored",)),
        ("2022-01-30", ()),
    ]
