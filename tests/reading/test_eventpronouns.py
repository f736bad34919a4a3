from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("دخل الجنود القرية وسيطروا عليها.", "سيطروا", "الجنود", "القرية"),
        ("المناطق التي سيطر عليها المسلحون تعرضت للقصف.", "سيطر", "المسلحون", "المناطق"),
        ("اعتقل الحرس الصياد وأفرجوا عنه.", "أفرجوا", "الحرس", "الصياد"),
        ("هاجم المسلحون الحارس ثم خطفوه.", "خطفوه", "المسلحون", "الحارس"),
        ("دخل الجنود القرية قبل قصفها.", "قصفها", "", "القرية"),
        ("انسحب المسلحون بعد هجومهم على القرية.", "هجومهم", "المسلحون", "القرية"),
    ],
)
def test_whom_a_pronoun_of_noun_verb_and_preposition_means(
    reader: Reader, text: str, word: str, by: str, to: str
) -> None:
    assert who(reader, text, word) == (by, to)
