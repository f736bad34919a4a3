from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.eventmodes import mode_at
from tests.reading.eventtold import sighted
from tests.reading.happened import event_at

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("أصيب حارس في قصف على القرية.", "قصف", "heavy-weapons"),
        ("أصيب حارس في قصف جوي على القرية.", "قصف", "aerial"),
        ("قصفت الطائرات القرية.", "قصفت", "aerial"),
        ("هاجمت الفصائل المقاتلة القرية.", "هاجمت", "raid"),
        ("هاجم مسلحون القرية بطائرة مسيرة.", "هاجم", "drone"),
        ("أصيب حارس في هجوم انتحاري على السوق.", "هجوم", "suicide-attack"),
        ("قتل حارس في هجوم بسيارة مفخخة على القرية.", "هجوم", "explosives"),
    ],
)
def test_a_word_beside_an_attack_tells_how_it_was_made(reader: Reader, text: str, word: str, mode: str) -> None:
    assert event_at(reader, text, word).mode == mode


def test_the_longest_words_of_manner_tell_the_mode(reader: Reader) -> None:
    sight = sighted(reader, "هاجم مسلحون القرية بطائرة مسيرة.")
    assert [mode_at(sight, at) for at in range(3)] == [None, None, None]
    assert mode_at(sight, 3) == "drone"
