from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reading.eventtold import beside_noun

if TYPE_CHECKING:
    from musnad import Reader


def test_ls_phrase_behind_another_joined_one_is_that_ones(reader: Reader) -> None:
    found, _, slots = beside_noun(reader, "أدان البيان قصف القوات للقرية والسوق والمدخل للميناء.")
    assert [found.text(unit) for unit in slots.preposed][:1] == ["لقرية"]
    assert "لميناء" not in [found.text(unit) for unit in slots.preposed]
