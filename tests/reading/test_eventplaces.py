from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import event_at, words

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("قصف الجيش مسلحين في قرى شرق حلب.", "قصف", "قرى شرق حلب"),
        ("قتل حارس في بلدة الباب شرق حلب.", "قتل", "بلدة الباب"),
        ("وفي كركوك، اعتقلت الشرطة ثلاثة صيادين.", "اعتقلت", "كركوك"),
        ("انسحب الجنود من سبها إلى طرابلس.", "انسحب", "سبها"),
        ("هاجم المسلحون قواعد عسكرية شرق حلب.", "هاجم", "قواعد عسكرية شرق حلب"),
        ("قصف الجيش مسلحين في البلاد.", "قصف", ""),
        ("قتل حارس في كمين.", "قتل", ""),
        ("فجر المسلحون الجسر.", "فجر", "الجسر"),
        ("أصيب ثلاثة حراس بجروح في قصف على سبها.", "أصيب", "سبها"),
        ("هاجم المسلحون القرية وقتلوا حارسا.", "قتلوا", "القرية"),
    ],
)
def test_the_nearest_place_that_the_words_give(reader: Reader, text: str, word: str, place: str) -> None:
    assert words(text, [event_at(reader, text, word).place]) == place
