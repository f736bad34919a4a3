from __future__ import annotations

import pytest

from musnad.model import Document
from musnad.reading.timetense import is_ahead
from musnad.reading.timetokens import Line
from musnad.reading.timewords import TimeWords
from tests.reading.timestold import times_reader

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
    ],
)
def test_the_nearest_verb_decides(text: str, ahead: bool) -> None:  # noqa: FBT001  # a table
    reading = times_reader().ground(Document(text=text))
    line = Line(reading, WORDS)
    at = next(at for at, token in enumerate(reading.tokens) if token.form == "الخميس")
    assert is_ahead(line, at) is ahead
