from __future__ import annotations

import pytest

from tests.reading.timestold import found, told, value


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("ثلاثة أيام", "P3D"),
        ("يومين", "P2D"),
        ("أكثر من أربع سنوات", "P4Y"),
        ("يوما كاملاً", "P1D"),
        ("48 ساعة", "PT48H"),
        ("أسبوع", "P1W"),
        ("عقدين", "P20Y"),
        ("ساعة ونصف", "PT1H30M"),
        ("عامين ونصف العام", "P2Y6M"),
        ("عدة أشهر", "null"),
        ("نصف ساعة", "PT30M"),
        ("سنة وثلاثة أشهر", "P1Y3M"),
        ("خمس عشرة دقيقة", "PT15M"),
        ("21 يوما", "P21D"),
        ("مئة يوم", "P100D"),
    ],
)
def test_lengths(text: str, length: str) -> None:
    assert told(f"استمر ذلك خلال {text}.") == [f"{text} = {length}"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قبل ثلاثة أيام", "2022-01-28"),
        ("قبل يومين", "2022-01-29"),
        ("قبل أسبوع", "2022-01-24~"),
        ("قبل شهر", "2021-12~"),
        ("قبل عشر سنوات", "2012~"),
        ("قبل ساعات", "2022-01-31~"),
        ("قبل نحو ثلاثة أيام", "2022-01-28~"),
        ("قبل أيام", "null"),
        ("قبل عامين ونصف", "2019~"),
        ("قبل عقدين", "2002~"),
        ("قبل بضعة أشهر", "null"),
    ],
)
def test_ago_keeps_its_preposition(text: str, day: str) -> None:
    assert told(f"وصلوا {text}.") == [f"{text} = {day}"]


def test_hours_before_an_event_are_on_its_day() -> None:
    text = "وصلوا السبت. وقبل ساعات من الغارة انسحبوا"
    assert told(text)[-1] == "قبل ساعات من الغارة = 2022-01-29~"
    assert told("وصلوا السبت وقبل شهر من الغارة انسحبوا")[-1] == "قبل شهر من الغارة = null"


def test_after_is_counted_from_the_report_only_with_a_verb_of_the_future() -> None:
    assert told("سيعود الوفد بعد ثلاثة أيام") == ["بعد ثلاثة أيام = 2022-02-03"]
    assert told("وعاد الوفد بعد ثلاثة أيام") == ["ثلاثة أيام = P3D"]
    assert told("سيعود بعد يومين من الاجتماع") == ["يومين = P2D"]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("الأيام المقبلة", "2022-01-31/.."),
        ("الساعات المقبلة", "2022-01-31~"),
        ("الساعات الماضية", "2022-01-31~"),
        ("الساعات القليلة الماضية", "2022-01-30~/2022-01-31"),
        ("الأيام القليلة الماضية", "2022-01-28~/2022-01-31"),
        ("الأيام الأخيرة", "2022-01~"),
        ("الأسابيع الأخيرة", "2022-01~"),
        ("الأشهر الأخيرة", "2021-10~/2022-01-31"),
        ("الـ48 ساعة الماضية", "2022-01-29/2022-01-31"),
        ("الأيام الثلاثة الماضية", "2022-01-28/2022-01-31"),
        ("العامين الماضيين", "2020/2022"),
        ("الأشهر الستة الماضية", "2021-07/2022-01"),
        ("السنوات الماضية", "null"),
        ("الأسابيع الثلاثة المقبلة", "2022-01-31/2022-02-21"),
    ],
)
def test_the_last_and_the_next(text: str, stretch: str) -> None:
    assert told(f"كان ذلك خلال {text}.") == [f"{text} = {stretch}"]


def test_the_last_days_reach_into_the_month_before() -> None:
    assert value("كان ذلك في الأيام الأخيرة", "2015-08-03") == "2015-07~/2015-08-03"


@pytest.mark.parametrize(
    ("text", "timex3"),
    [
        ("يومياً", "P1D"),
        ("كل جمعة", "XXXX-WXX-5"),
        ("كل يوم خميس", "XXXX-WXX-4"),
        ("كل أسبوع", "P1W"),
        ("كل ثلاثة أيام", "P3D"),
        ("من حين لآخر", None),
    ],
)
def test_repetition_has_no_value(text: str, timex3: str | None) -> None:
    (time,) = found(f"يقصفون الحي {text}.")
    assert (time.kind, time.value, time.timex3) == ("set", None, timex3)


def test_an_age_in_brackets_dates_nothing() -> None:
    assert found("قُتل الشاب سامر الحداد (24 عاما) برصاصة") == ()
    assert told("وعمره 21 عاما") == ["21 عاما = P21Y"]


@pytest.mark.parametrize(
    "text", ["معلومات دقيقة", "الأمين العام", "ثلاثة عشر شخصا", "عقود من الذهب", "في كل مكان", "قبل عقد اجتماع جديد"]
)
def test_what_is_no_length(text: str) -> None:
    assert found(text) == ()
