from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import event_at, words

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("قتل حارس في حلب وحماة.", "قتل", "حلب وحماة"),
        ("قتل حارس في بغديدا وكركوش وأربيل.", "قتل", "بغديدا وكركوش وأربيل"),
        ("قتل حارس في قرى وبلدات بريف حلب.", "قتل", "قرى وبلدات بريف حلب"),
        ("قتل حارس في فندق في أربيل.", "قتل", "فندق في أربيل"),
        ("قصف الجيش موقعا للمسلحين قبالة جزيرة سقطرى.", "قصف", "جزيرة سقطرى"),
        ("قصف الجيش مسلحين في قرى قرب حلب.", "قصف", "قرى قرب حلب"),
        ("انفجر لغم وسط المصلين.", "انفجر", ""),
        ("قتل محتجز في سجن شالا.", "قتل", "سجن شالا"),
        ("انفجر لغم وسط المدينة.", "انفجر", "وسط المدينة"),
    ],
)
def test_how_far_a_phrase_that_says_where_goes(reader: Reader, text: str, word: str, place: str) -> None:
    assert words(text, [event_at(reader, text, word).place]) == place
