from __future__ import annotations

import pytest

from tests.reading.timestold import found, told, value


@pytest.mark.parametrize(
    "text",
    [
        "30/1/2022", "٣٠/١/٢٠٢٢", "۳۰/۱/۲۰۲۲", "2022/1/30", "2022-01-30", "30.01.2022", "30 / 1 / 2022", "1/30/2022",
        "30 يناير 2022", "30 كانون الثاني 2022", "30 كانون الثاني/يناير 2022", "30 يناير (كانون الثاني) 2022",
        "30 يناير- كانون الثاني 2022", "30 جانفي 2022", "الثلاثين من يناير 2022", "30 من شهر يناير من عام 2022",
        "30 يناير، 2022", "يناير 30, 2022", "30 ك2 2022", "30 كانون ثاني 2022م", "30 من الشهر الجاري", "30 الجاري",
        "30 الشهر الحالي", "الـ30 من هذا الشهر", "30 يناير", "30-1",
    ],
)  # fmt: skip
def test_every_way_to_write_a_day(text: str) -> None:
    assert value(f"صدر البيان في {text}.") == "2022-01-30"


@pytest.mark.parametrize(
    ("month", "names"),
    [
        ("01", "يناير جانفي"), ("02", "شباط فبراير فيفري"), ("03", "آذار مارس"), ("04", "نيسان أبريل إبريل أفريل"),
        ("05", "أيار مايو ماي"), ("06", "حزيران يونيو يونيه جوان"), ("07", "تموز يوليو يوليوز جويلية"),
        ("08", "آب أغسطس غشت أوت"), ("09", "أيلول سبتمبر شتنبر"), ("10", "أكتوبر ت1"), ("11", "نوفمبر نونبر ت2"),
        ("12", "ديسمبر دجنبر ك1"),
    ],
)  # fmt: skip
def test_months_of_every_usage(month: str, names: str) -> None:
    for name in names.split():
        assert value(f"صدر في 7 {name} 2019") == f"2019-{month}-07", name


def test_a_date_without_a_year_is_the_nearest_in_the_direction_of_its_verb() -> None:
    assert value("وقع الهجوم في 5 مايو") == "2021-05-05"
    assert value("سيبدأ الاجتماع في 5 مايو") == "2022-05-05"
    assert value("ومن المقرر أن يبدأ الاجتماع في 5 مايو") == "2022-05-05"
    assert value("وقع الهجوم في 5 مايو الماضي") == "2021-05-05"
    assert value("وقع الهجوم في 31 يناير الماضي") == "2021-01-31"
    assert value("يبدأ الاجتماع في 12 فبراير المقبل") == "2022-02-12"
    assert value("وقع الهجوم في 5 مايو من العام الماضي") == "2021-05-05"
    assert value("وقع الهجوم الأحد 30 مايو") == "2021-05-30"


def test_days_of_the_months_around() -> None:
    assert value("وصل في 19 الشهر المنصرم") == "2021-12-19"
    assert value("سافر في 27 الماضي") == "2021-12-27"
    assert value("يبدأ في الخامس من الشهر المقبل") == "2022-02-05"
    assert value("وقع في الثاني والعشرين من الشهر الجاري") == "2022-01-22"


def test_two_days_of_one_month() -> None:
    assert told("وصلت القافلتان في 17 و24 من الشهر الجاري") == ["17 = 2022-01-17", "24 من الشهر الجاري = 2022-01-24"]


def test_two_days_of_one_month_that_follow_each_other_are_one_stretch() -> None:
    assert told("وقع الهجومان في 12 و13 آب 2015") == ["12 و13 آب 2015 = 2015-08-12/2015-08-13"]


def test_a_year_of_two_digits_is_not_far_ahead() -> None:
    assert value("صدر في 12/8/14", "2016-11-07") == "2014-08-12"
    assert value("صدر في 15/09/21", "2016-11-07") == "2015-09-21"


def test_a_day_that_the_month_lacks_is_not_resolved() -> None:
    (time,) = found("صدر في 31 شباط 2020")
    assert (time.value, time.flags) == (None, ("no_such_day",))


def test_islamic_dates() -> None:
    assert value("صدر في 5 جمادى الثانية 1442") == "2021-01-18~"
    assert value("صدر يوم الأحد الموافق 15 / 8 / 1437هـ") == "2016-05-22"
    assert value("صدر في 15 رجب 1443هـ الموافق 16 فبراير 2022م") == "2022-02-16"
    assert value("صدر عام 1415هـ") == "1994-06/1995-05"
    assert value("صدر في 10 محرم 1200هـ") is None


def test_a_weekday_settles_an_islamic_date() -> None:
    (time,) = found("صدر يوم الأربعاء 10 محرم 1443هـ")
    assert (time.value, time.flags) == ("2021-08-18", ())
    (time,) = found("صدر يوم الخميس 10 محرم 1443هـ")
    assert (time.value, time.reasons[-1].code) == ("2021-08-19", "weekday_settles")


def test_calendars_that_are_apart_are_flagged() -> None:
    (time,) = found("صدر في 15 رجب 1443هـ الموافق 20 فبراير 2022م")
    assert (time.value, time.flags) == ("2022-02-20", ("calendar_conflict",))


@pytest.mark.parametrize("text", ["قتل 30-40 شخصا", "فاز 3-1", "في 3/4 من الحالات", "القرار 12/5", "بنسبة 10.12.5"])
def test_figures_that_are_no_date(text: str) -> None:
    assert found(text) == ()
