from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.attributed import Holders
from tests.reading.told import layers

if TYPE_CHECKING:
    from musnad import Reader

TEXT = "قال الوزير إن الشرطة أكدت أن الجيش قصف القرية. وقصف التل."


@pytest.mark.parametrize(("word", "cue"), [("القرية", "أكدت"), ("الشرطة", "قال"), ("التل", None), ("الوزير", None)])
def test_the_innermost_statement_holds_a_word(reader: Reader, word: str, cue: str | None) -> None:
    attributions = layers(reader, TEXT, "statements").attributions
    found = Holders(attributions).innermost(TEXT.index(word))
    assert (None if found is None else TEXT[attributions[found].cue.start : attributions[found].cue.end]) == cue
