import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.labels import load_labels
from musnad.export.times import counted_from, in_figures, in_words
from musnad.model import TimeExpression
from tests.rich_records import rich_record


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        ("2022-01-30", "Sunday 30 January 2022", "الأحد 30 كانون الثاني/يناير 2022"),
        ("2022-01", "January 2022", "كانون الثاني/يناير 2022"),
        ("2014-22", "summer 2014", "صيف 2014"),
        ("2011", "2011", "2011"),
        ("201X", "the 2010s", "عقد 2010"),
        ("19XX", "the years 1900 to 1999", "من 1900 إلى 1999"),
        ("2022-01-30T20", "Sunday 30 January 2022 at 20:00", "الأحد 30 كانون الثاني/يناير 2022 الساعة 20:00"),
        (
            "2022-01-30T15:05Z",
            "Sunday 30 January 2022 at 15:05 UTC",
            "الأحد 30 كانون الثاني/يناير 2022 الساعة 15:05 UTC",
        ),
        ("2022-02~", "about February 2022", "نحو شباط/فبراير 2022"),
        ("2011/..", "since 2011", "منذ 2011"),
        ("../2011", "until 2011", "حتى 2011"),
        ("2014-06/2014-08", "June 2014 to August 2014", "من حزيران/يونيو 2014 إلى آب/أغسطس 2014"),
        ("[2011,2012]", "one of: 2011, 2012", "واحد من: 2011، 2012"),
        ("P3D", "3 days", "3 أيام"),
        ("P1Y2M", "1 year, 2 months", "سنة، شهران"),
        ("P11D", "11 days", "11 يوماً"),
        ("P100D", "100 days", "100 يوم"),
        ("PT48H", "48 hours", "48 ساعة"),
        ("P2.5Y", "2.5 years", "2.5 سنة"),
    ],
)
def test_a_value_is_told_in_both_languages(value: str, english: str, arabic: str) -> None:
    assert in_words(value, "en") == english
    assert in_words(value, "ar") == arabic


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        ("2022-01-30", "2022-01-30", "\u20662022-01-30\u2069"),
        ("2022-01", "2022-01", "\u20662022-01\u2069"),
        ("2014-22", "summer 2014", "صيف 2014"),
        ("2022-01-30T15:05Z", "2022-01-30 at 15:05 UTC", "\u20662022-01-30\u2069 الساعة 15:05 UTC"),
        ("2022-02~", "about 2022-02", "نحو \u20662022-02\u2069"),
        ("2011/..", "since 2011", "منذ \u20662011\u2069"),
        ("2014-06/2014-08-01", "2014-06 to 2014-08-01", "من \u20662014-06\u2069 إلى \u20662014-08-01\u2069"),
        ("P3D", "3 days", "3 أيام"),
    ],
)
def test_days_are_told_as_they_are_written(value: str, english: str, arabic: str) -> None:
    assert in_figures(value, "en") == english
    assert in_figures(value, "ar") == arabic


@pytest.mark.parametrize("value", ["2022-02-31", "2022-13", "2022-00-01", "P", "PT", "XXXX", "../..", "[2022-02-31]"])
def test_what_no_calendar_has_is_not_told(value: str) -> None:
    assert in_words(value, "en") is None
    assert in_words(value, "ar") is None


@given(st.text(alphabet="0123456789-/.~?PTXZ[],{}DMYHW+:", max_size=24), st.sampled_from(["en", "ar"]))
def test_any_value_is_told_or_left(value: str, language: str) -> None:
    told = in_words(value, language)  # type: ignore[arg-type]  # sampled from the two
    assert told is None or told.strip()


def test_the_reference_is_a_day_a_named_day_or_another_time() -> None:
    record = rich_record()
    times = {time.id: time for time in record.times}
    english, arabic = load_labels("en"), load_labels("ar")
    assert counted_from(times["t2"], record, english) == "2022-01-31"
    assert counted_from(times["t4"], record, english) == "2022-01-30 (t5)"
    assert counted_from(times["t1"], record, english) is None
    published: TimeExpression = msgspec.structs.replace(times["t2"], reference="publication")
    assert counted_from(published, record, english) == "the day of publication"
    assert counted_from(published, record, arabic) == "يوم النشر"
