from __future__ import annotations

import pytest

from musnad.model import Document
from musnad.reading.timetense import is_ahead
from musnad.reading.timetokens import Line
from musnad.reading.timewords import TimeWords
from tests.reading.timestold import found, times_reader

WORDS = TimeWords.load()


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("وصل الوفد الخميس", False),
        ("سيصل الوفد الخميس", True),
        ("سوف يصل الوفد الخميس", True),
        ("لن يصل الوفد الخميس", True),
        ("ومن المقرر أن يصل الوفد الخميس", True),
        ("يصل الوفد الخميس", False),
        ("الخميس سيصل الوفد", True),
        ("سيصل الوفد. وعاد الوزير الخميس", False),
        ("الخميس", False),
        ("تنطلق الخميس محادثات", True),
        ("كان يزور المدينة الخميس", False),
        ("تبدأ الدوريات عملها منذ الخميس", False),
        ("تأجلت الجلسة إلى الخميس", True),
        ("تأجلت الجلسة الخميس", False),
        ("أمهلهم حتى الخميس", True),
        ("أمام الوزير حتى الخميس لتشكيل حكومة", True),
        ("استمر القصف حتى الخميس", False),
        ("إذا فشلت المحادثات الخميس", True),
    ],
)
def test_the_nearest_verb_decides(text: str, ahead: bool) -> None:  # noqa: FBT001  # a table
    reading = times_reader().ground(Document(text=text))
    line = Line(reading, WORDS)
    at = next(at for at, token in enumerate(reading.tokens) if token.form == "الخميس")
    assert is_ahead(line, at) is ahead


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("تصل القافلة في 21 شباط.", "2022-02-21"),
        ("وصلت القافلة في 21 شباط.", "2021-02-21"),
        ("كانت القافلة تصل في 21 شباط.", "2021-02-21"),
        ("ستعود القافلة للمرة الأولى منذ وصولها في 21 شباط.", "2021-02-21"),
        ("ستعود القافلة في 21 شباط منذ الصباح الباكر.", "2022-02-21"),
        ("لم تصل القافلة في 21 شباط.", "2021-02-21"),
        ("يقول شاهد إن القافلة وصلت في 21 شباط.", "2021-02-21"),
        ("تشهد المدينة تمرينا في 25 كانون الثاني.", "2022-01-25"),
        ("تصل القافلة في 21 حزيران.", "2021-06-21"),
    ],
)
def test_a_present_verb_goes_with_a_date_close_ahead(text: str, value: str) -> None:
    assert [time.value for time in found(text)] == [value]
