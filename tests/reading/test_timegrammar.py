from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reading.timestold import found, told


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("من 13 إلى 15 تموز", ["13 إلى 15 تموز = 2021-07-13/2021-07-15"]),
        ("بين 18 و24 الجاري", ["18 و24 الجاري = 2022-01-18/2022-01-24"]),
        ("بين 2011 و2014", ["2011 و2014 = 2011/2014"]),
        ("حرب 2011-2014", ["2011-2014 = 2011/2014"]),
        ("من 20 كانون الأول حتى 5 كانون الثاني", ["20 كانون الأول حتى 5 كانون الثاني = 2021-12-20/2022-01-05"]),
        ("من الأحد إلى الثلاثاء", ["الأحد إلى الثلاثاء = 2022-01-23/2022-01-25"]),
        ("من آذار 2011 حتى كانون الأول 2013", ["آذار 2011 حتى كانون الأول 2013 = 2011-03/2013-12"]),
        ("نحو الساعة الرابعة فجراً", ["نحو الساعة الرابعة فجراً = 2022-01-31T04~"]),
        ("في حدود عام 2009", ["حدود عام 2009 = 2009~"]),
        ("في زمن المماليك", ["زمن المماليك = null"]),
        ("في الآونة الأخيرة", ["الآونة الأخيرة = null"]),
        ("في وقت سابق", ["وقت سابق = null"]),
    ],
)
def test_what_stands_together(text: str, times: list[str]) -> None:
    assert told(f"كان ذلك {text}.") == times


def test_expressions_never_overlap() -> None:
    times = found("من 20 إلى 23 يناير، وفي مساء السبت والأحد 5 مايو 2020 عند الثالثة فجرا قبل يومين من 2021")
    assert all(before.end <= following.start for before, following in pairwise(times))


def test_days_of_one_month_that_run_backwards_are_no_range() -> None:
    (backwards,) = found("استمر التمرين من 12 إلى 9 آذار")
    assert (backwards.value, backwards.flags) == (None, ("reversed",))
    (over_new_year,) = found("استمر التمرين من 28 كانون الأول إلى 5 كانون الثاني")
    assert over_new_year.value == "2021-12-28/2022-01-05"
