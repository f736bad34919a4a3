from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cues import VerbPlace, scope_of
from musnad.reading.frames import find_frame
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader


def framed(reader: Reader, text: str, word: str) -> tuple[str | None, str, str] | None:
    """The source, the kind of the marker and the first word of the content of the verb `word`."""
    reading = grounded(reader, text)
    at = token(reading, word)
    verb = reading.forms[at].verbs[0]
    frame = find_frame(VerbPlace(reading, at, scope_of(reading, reading.sentences[0], at), verb.analysis), verb.senses)
    if frame is None:
        return None
    phrase = frame.source
    source = None if phrase is None else " ".join(map(reading.written, range(phrase.first, phrase.last)))
    return source, frame.marker.kind, reading.written(frame.marker.content)


@pytest.mark.parametrize(
    ("text", "word", "frame"),
    [
        ("قال قائد الشرطة إن الطريق مغلق.", "قال", ("قائد الشرطة", "that", "الطريق")),
        ("البلدية أعلنت أن الطريق مغلق.", "أعلنت", ("البلدية", "that", "الطريق")),
        ("أعلن أن الطريق مغلق.", "أعلن", (None, "that", "الطريق")),
        ("نفت الوزارة وقوع خسائر.", "نفت", ("الوزارة", "nominal", "وقوع")),
        ("نددت النقابة بإغلاق الطريق.", "نددت", ("النقابة", "preposition", "بإغلاق")),
        ("طالبت النقابة الحكومة بفتح الطريق.", "طالبت", ("النقابة", "preposition", "بفتح")),
        ("أعلن المرصد استمرت الاشتباكات في المدينة حتى الصباح.", "أعلن", ("المرصد", "clause", "استمرت")),
        ("دانت الجامعة القصف وطالبت أنقرة باحترام القانون.", "وطالبت", (None, "preposition", "باحترام")),
        ("أصدرت البلدية بياناً قالت فيه إن الطريق مغلق.", "قالت", ("البلدية", "that", "الطريق")),
    ],
)
def test_a_frame_has_its_source_and_the_sign_of_its_content(
    reader: Reader, text: str, word: str, frame: tuple[str | None, str, str]
) -> None:
    assert framed(reader, text, word) == frame


@pytest.mark.parametrize(
    ("text", "word"), [("أضاف الطباخ الملح إلى الحساء.", "أضاف"), ("شددت الشرطة الإجراءات على الطريق.", "شددت")]
)
def test_a_verb_without_what_it_asks_for_has_none(reader: Reader, text: str, word: str) -> None:
    assert framed(reader, text, word) is None
