from __future__ import annotations

import re
from pathlib import Path

import pytest

from musnad.case import intake
from musnad.case.messages import Language
from musnad.case.parts import place_of, place_told


@pytest.mark.parametrize(
    ("place", "part", "english", "arabic"),
    [
        ("a.txt", "", "a.txt", "a.txt"),
        ("feed.jsonl", "line 2", "feed.jsonl › line 2", "feed.jsonl › السطر 2"),
        ("بريد.zip", "b.jsonl › line 12", "بريد.zip › b.jsonl › line 12", "بريد.zip › b.jsonl › السطر 12"),
        ("x.json", "chat 1 › message 5", "x.json › chat 1 › message 5", "x.json › المحادثة 1 › الرسالة 5"),
        ("x.xml", "item 3", "x.xml › item 3", "x.xml › البند 3"),
        ("x.warc", "record 4", "x.warc › record 4", "x.warc › السجل 4"),
        ("line.txt", "outline 2", "line.txt › outline 2", "line.txt › outline 2"),
        ("x.zip", "line two", "x.zip › line two", "x.zip › line two"),
    ],
)
def test_a_place_is_told_in_the_words_of_a_language(place: str, part: str, english: str, arabic: str) -> None:
    told: dict[Language, str] = {"en": english, "ar": arabic}
    for language, words in told.items():
        assert place_told(place_of(place, part), language) == words


def test_every_name_that_an_intake_gives_to_a_part_is_told() -> None:
    """A format that calls its parts in another way has to say so in both languages."""
    given: set[str] = set()
    for module in Path(intake.__file__).parent.glob("*.py"):
        given |= set(re.findall(r'f"([a-z]+) \{(?:number|start|own|named)', module.read_text("utf-8")))
    assert given >= {"line", "record", "item", "message", "chat"}
    for word in given:
        assert place_told(f"{word} 1", "ar") != f"{word} 1", word
