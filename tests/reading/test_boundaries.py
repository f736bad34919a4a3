from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.boundaries import begins_anew, behind_adjective
from musnad.reading.cursor import Bounds, Cursor
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader

OBJECTS = Bounds(objects=True)


def standing(reader: Reader, text: str, word: str) -> Cursor:
    """Where the walk stands before `word`, the phrase behind the first word of the text being closed."""
    reading = grounded(reader, text)
    here = Cursor(reading, 1, len(reading.tokens), OBJECTS)
    here.head = 1
    here.closed = True
    here.at = token(reading, word)
    return here


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("أكد الوزير إغلاق الطريق.", "إغلاق", True),
        ("طالبت النقابة الحكومة بفتح الطريق.", "الحكومة", True),
        ("استقبل الوزير كل الأهالي.", "كل", True),
        ("أكد المجلس الوطني المحادثات.", "المحادثات", True),
        ("أكدت مصادر محلية مقتل خمسة أشخاص.", "مقتل", True),
        ("طالب ناشطون الحكومة بفتح الطريق.", "الحكومة", True),
        ("قالت الوزارة الجديدة إن الطريق مغلق.", "الجديدة", False),
        ("قال العقيد ياسر إن الطريق مغلق.", "ياسر", False),
        ("أعلنت رابطة أمهات الغائبين إغلاق الطريق.", "الغائبين", False),
        ("أعلن اتحاد نساء الأطباء إغلاق الطريق.", "الأطباء", False),
        ("طالب ناشطون الداخلية بفتح الطريق.", "الداخلية", True),
    ],
)
def test_a_word_that_cannot_belong_begins_another_phrase(
    reader: Reader, text: str, word: str, *, expected: bool
) -> None:
    here = standing(reader, text, word)
    assert begins_anew(here, here.reading.forms[here.at]) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("أكدت مصادر محلية مقتل خمسة أشخاص.", "مقتل", True),
        ("أكدت مصادر مقتل خمسة أشخاص.", "مقتل", False),
        ("أكدت مصادر جبل مقتل خمسة أشخاص.", "مقتل", False),
        ("أكدت مصادر محلية كبيرة مقتل خمسة أشخاص.", "كبيرة", False),
    ],
)
def test_a_matter_is_no_genitive_of_an_adjective(reader: Reader, text: str, word: str, *, expected: bool) -> None:
    here = standing(reader, text, word)
    assert behind_adjective(here, here.reading.forms[here.at]) is expected
