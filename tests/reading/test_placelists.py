from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.namestold import places

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصف الجيش قريتي كفرزيان وحربين.", ["كفرزيان", "حربين"]),
        ("قصف الجيش قريتي «كفرزيان» و«حربين» أمس.", ["كفرزيان", "حربين"]),
        ("سيطر المسلحون على بلدتي الراعي والوادي.", ["الراعي", "الوادي"]),
        ("سيطر المسلحون على منطقتي الراعي وقلم الوادي أمس.", ["الراعي", "قلم الوادي"]),
    ],
)
def test_behind_a_dual_there_are_two_names(reader: Reader, text: str, names: list[str]) -> None:
    assert places(reader, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "عاد إلى قريتي الصغيرة والجميلة.",
        "زار الوفد مدينتين كبيرتين.",
        "دخل الجنود قرى كثيرة وبلدات.",
        "دخل الجنود بلدات جديدة.",
    ],
)
def test_adjectives_behind_a_dual_or_a_plural_name_nothing(reader: Reader, text: str) -> None:
    assert places(reader, text) == []
