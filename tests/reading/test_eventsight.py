from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.eventtold import sighted
from tests.reading.told import token

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "clitics", "rest"),
    [
        ("قصف الجيش والدرك القرية.", "والدرك", ("و", ""), "الدرك"),
        ("أصيب الحارس بجروح.", "بجروح", ("", "ب"), "جروح"),
        ("وصل الجنود إلى دمشق وبحلب.", "وبحلب", ("و", "ب"), "حلب"),
        ("قتل حارس وخمسة جنود.", "وخمسة", ("و", ""), "خمسة"),
        ("وقع الهجوم أمس.", "الهجوم", ("", ""), "الهجوم"),
    ],
)
def test_what_is_written_to_a_word_is_cut_off(
    reader: Reader, text: str, word: str, clitics: tuple[str, str], rest: str
) -> None:
    sight = sighted(reader, text)
    at = token(sight.reading, word)
    span = sight.span_of(at, at + 1)
    assert sight.clitics(at) == clitics
    assert text[span.start : span.end] == rest


def test_names_times_and_numbers_stand_at_their_tokens(reader: Reader) -> None:
    sight = sighted(reader, "قتل خمسة جنود في دمشق أمس.")
    assert sight.numeral_at[1].minimum == 5
    name = sight.name(4)
    assert name is not None
    assert name.kind == "place"
    assert sight.name(2) is None
    assert 5 in sight.time_at


def test_the_type_of_an_actor_is_known_by_its_name(reader: Reader) -> None:
    sight = sighted(reader, "قصفت إسرائيل مواقع حماس.")
    assert [sight.actor_type(number) is not None for number in (sight.name_at[1], sight.name_at[3])] == [True, True]
