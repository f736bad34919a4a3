from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cues import Scope, is_speaker, scope_of
from musnad.reading.nouncues import noun_cues
from musnad.reading.participlecues import participle_cues
from musnad.reading.phrases import noun_phrase
from musnad.reading.verbcues import verb_cues
from tests.reading.told import grounded, token

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("find", "cue"),
    [(verb_cues, "أعلنت"), (participle_cues, "مشيرة"), (noun_cues, "تأكيد")],
    ids=["verb", "participle", "noun"],
)
def test_each_kind_of_cue_is_found_alone(reader: Reader, find: object, cue: str) -> None:
    reading = grounded(reader, "وأعلنت البلدية إغلاق الطريق، مشيرة إلى أن الجسر سليم، رغم تأكيد الوزير أن الماء عاد.")
    assert callable(find)
    assert [reading.written(found.at).removeprefix("و") for found in find(reading, 0)] == [cue]


def test_the_scope_of_a_cue_in_speech_is_the_speech(reader: Reader) -> None:
    reading = grounded(reader, "قال الوزير: “أعلنت البلدية أن الطريق مغلق” ثم عاد.")
    inside, outside = token(reading, "أعلنت"), token(reading, "قال")
    sentence = reading.sentences[0]
    assert scope_of(reading, sentence, outside) == Scope(sentence.first, sentence.last)
    scope = scope_of(reading, sentence, inside)
    assert (scope.first, reading.written(scope.last - 1)) == (inside, "مغلق")


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("قال المتحدث", True),
        ("قالت البلدية", True),
        ("قال التقرير", True),
        ("قال ياسر النجار", True),
        ("قال أحد السكان", True),
        ("قال الجسر", False),
        ("قال انقطاع الماء", False),
    ],
)
def test_who_can_speak_is_told_from_what_cannot(reader: Reader, text: str, *, speaks: bool) -> None:
    reading = grounded(reader, text)
    phrase = noun_phrase(reading, 1, len(reading.tokens))
    assert phrase is not None
    assert is_speaker(reading, phrase) is speaks
