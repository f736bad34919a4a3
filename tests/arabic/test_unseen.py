from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from musnad.arabic.unseen import BIDI, unseen
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال\u202e نص", [(3, "U+202E", "RLO", True)]),
        (
            "\ufeffأ\u200fب\u200c",
            [(0, "U+FEFF", "BOM", False), (2, "U+200F", "RLM", True), (4, "U+200C", "ZWNJ", False)],
        ),
        ("a\x00b\x07", [(1, "U+0000", "NUL", False), (3, "U+0007", "U+0007", False)]),
        ("سطر\r\nسطر\tسطر", []),
        ("عائلة 👨\u200d👩\u200d👧", []),
        ("ب\u200dت", [(1, "U+200D", "ZWJ", False)]),
        ("\u06dd١", []),
    ],
)
def test_what_nobody_sees_is_told_with_its_place(text: str, found: list[tuple[int, str, str, bool]]) -> None:
    assert [(each.at, each.code, each.name, each.bidi) for each in unseen(text)] == found


@given(text=texts())
def test_places_are_code_points_of_the_text(text: str) -> None:
    found = list(unseen(text))
    assert all(f"U+{ord(text[each.at]):04X}" == each.code for each in found)
    assert {each.at for each in found} >= {at for at, character in enumerate(text) if character in BIDI}
    assert not any(unicodedata.category(text[each.at]) in {"Lo", "Mn", "Zs", "Po"} for each in found)
