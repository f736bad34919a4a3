from __future__ import annotations

import pytest

from tests.reading.timestold import told


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("يصل الوفد في 5 آذار إلى المدينة. وتلقى الحرس دعوة إلى لقاء 5 آذار.", "5 آذار = 2022-03-05"),
        ("وقع الهجوم في 3 نيسان 2019. وفُتح الجسر في 3 نيسان.", "3 نيسان = 2019-04-03"),
        ("سيلتقون في 12 و13 آب. وتلقوا الدعوة إلى لقاء 12 و13 آب أمس.", "12 و13 آب = 2022-08-12/2022-08-13"),
    ],
)
def test_a_day_told_again_is_of_the_same_year(text: str, last: str) -> None:
    assert last in told(text)[1:]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("شهدت المدينة حرب أكتوبر 1973، وبالتحديد في 24 أكتوبر.", "24 أكتوبر = 1973-10-24"),
        ("شهدت المدينة حرب أكتوبر 1973. وصلت القافلة في 24 أكتوبر.", "24 أكتوبر = 2021-10-24"),
        ("وقع الهجوم في 3 نيسان 2019. وفُتح الجسر في 3 نيسان الماضي.", "3 نيسان الماضي = 2021-04-03"),
        ("وقع الهجوم في 3 نيسان 2019. وفُتح الجسر في 4 نيسان.", "4 نيسان = 2021-04-04"),
    ],
)
def test_a_month_takes_the_year_told_in_its_sentence_and_no_other(text: str, last: str) -> None:
    assert told(text)[-1] == last
