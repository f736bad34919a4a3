from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cursor import is_word
from musnad.reading.phrasemarks import is_comma, is_label, is_name_quotation
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عملية “العزم القديم” انتهت.", True),
        ("قوات «الوادي» وصلت.", True),
        ("وصل «أبو سالم» أمس.", True),
        ("قال “لن نغادر” وخرج.", False),
        ("قال “سنعود غداً إلى بيوتنا كلها” وخرج.", False),
        ("كتب “إن الجسر سليم” وخرج.", False),
        ("رواية “خمسة رجال على جسر قديم واحد” نفدت.", False),
        ("عملية “العزم القديم انتهت.", False),
    ],
)
def test_a_name_in_marks_is_told_from_speech(reader: Reader, text: str, *, name: bool) -> None:
    reading = grounded(reader, text)
    assert is_name_quotation(reading, reading.quotations[0]) is name


@pytest.mark.parametrize(
    ("text", "label"), [("نشر على منصة “صوت يعلو” صورة.", True), ("قال الرجل “لن نغادر” وخرج.", False)]
)
def test_a_quotation_behind_a_platform_is_its_name(reader: Reader, text: str, *, label: bool) -> None:
    reading = grounded(reader, text)
    assert is_label(reading, reading.token_at(reading.quotations[0].start)) is label


def test_words_commas_and_numbers_are_told_apart(reader: Reader) -> None:
    reading = grounded(reader, "عاد، و12 معه,")
    assert [is_comma(reading, at) for at in range(len(reading.tokens))] == [False, True, False, False, False, True]
    assert is_word(reading, 0)
    assert not is_word(reading, token(reading, "12"))
