from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad import Document
from tests.reading.happened import event_at, kind, who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "sense", "sides"),
    [
        ("تم إلقاء القبض على الصياد.", "القبض", "COERCE/arrest", ("", "الصياد")),
        ("لقي ثلاثة حراس مصرعهم في القصف.", "مصرعهم", "HARM/killed", ("", "ثلاثة حراس")),
        ("طالب الوسيط الجنود بوقف القتال.", "وقف", "RETREAT/ceasefire", ("الجنود", "")),
        ("أدى إطلاق نار إلى مقتل حارس.", "إطلاق نار", "ASSAULT/firearms", ("", "")),
        ("دعا المجلس إلى وقف فوري لإطلاق النار.", "وقف", "RETREAT/ceasefire", ("", "")),
        ("دعا المجلس إلى وقف دائم وشامل لإطلاق النار.", "وقف", "RETREAT/ceasefire", ("", "")),
        ("دعا المجلس إلى الوقف الفوري لإطلاق النار.", "الوقف", "RETREAT/ceasefire", ("", "")),
    ],
)
def test_fixed_phrases_name_one_event_at_the_words_that_mean_it(
    reader: Reader, text: str, word: str, sense: str, sides: tuple[str, str]
) -> None:
    assert kind(event_at(reader, text, word)) == sense
    assert who(reader, text, word) == sides


@pytest.mark.parametrize("before", [254, 255, 256])
def test_a_phrase_that_a_sentence_cut_for_its_length_parts_names_nothing(reader: Reader, before: int) -> None:
    text = " ".join(["بيت"] * before + ["إطلاق", "نار"])
    assert len(reader.read(Document(text=text)).events) == (before != 255)


def test_a_sentence_that_is_carried_out_is_an_execution(reader: Reader) -> None:
    event = event_at(reader, "أكد الأهالي تنفيذ حكم الإعدام بثلاثة صيادين.", "تنفيذ حكم الإعدام")
    assert kind(event) == "ASSAULT/targeted"
