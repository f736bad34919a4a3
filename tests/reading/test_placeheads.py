from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.namestold import places

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل حارس على طريق الموصل كركوك.", "طريق الموصل كركوك"),
        ("دارت معارك في منطقة صادر غربي المدينة.", "منطقة صادر"),
        ("وقع انفجار في بلدة حاكم أمس.", "بلدة حاكم"),
    ],
)
def test_a_name_behind_its_head(reader: Reader, text: str, name: str) -> None:
    assert places(reader, text) == [name]


@pytest.mark.parametrize("text", ["دخل الجيش قرية مجاورة.", "دخل الجيش قرية محاصر أهلها.", "دخل الجيش منطقة آمنة."])
def test_an_adjective_of_the_head_is_no_name(reader: Reader, text: str) -> None:
    assert places(reader, text) == []
