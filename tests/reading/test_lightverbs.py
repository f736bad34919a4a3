from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cues import VerbPlace, scope_of
from musnad.reading.frames import Frame
from musnad.reading.lightverbs import light_frame, within_frame
from tests.reading.told import grounded

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.reading import Reading


def framed(reader: Reader, text: str) -> tuple[Reading, Frame | None, Frame | None]:
    """The reading of a text that begins with a verb, and the two frames of that verb."""
    reading = grounded(reader, text)
    verb = reading.forms[0].verbs[0]
    place = VerbPlace(reading, 0, scope_of(reading, reading.sentences[0], 0), verb.analysis)
    return reading, within_frame(place, verb.senses), light_frame(place, verb.senses)


def test_a_source_behind_a_preposition_makes_both_words_the_cue(reader: Reader) -> None:
    reading, within, light = framed(reader, "جاء في بيان البلدية أن الطريق مغلق.")
    assert light is None
    assert within is not None
    assert within.source is not None
    assert reading.text[within.cue.start : within.cue.end] == "جاء في"
    assert [reading.written(at) for at in range(within.source.first, within.source.last)] == ["بيان", "البلدية"]


@pytest.mark.parametrize("text", ["وجه الوزير نداء إلى فتح الطريق.", "وجه نداء إلى فتح الطريق."])
def test_a_light_verb_says_what_its_noun_says(reader: Reader, text: str) -> None:
    _, within, light = framed(reader, text)
    assert within is None
    assert light is not None
    assert "نداء" in light.sense.light


@pytest.mark.parametrize("text", ["جاء في الصباح الباكر.", "وجه السائق سيارته إلى الميناء."])
def test_without_its_word_the_verb_says_nothing(reader: Reader, text: str) -> None:
    assert framed(reader, text)[1:] == (None, None)
