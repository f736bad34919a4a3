from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.deeds import Deed, last_deed
from tests.reading.told import grounded, layers, statements, token

if TYPE_CHECKING:
    from musnad import Reader

RECEIVED = "استقبل النائب فريد حداد وفدا من الأهالي"


def deed_before(reader: Reader, text: str, cue: str, *, state: bool = False, after: int = -1) -> Deed | None:
    reading = grounded(reader, text)
    at = token(reading, cue)
    number = next(n for n, sentence in enumerate(reading.sentences) if sentence.first <= at < sentence.last)
    return last_deed(reading, number, at, after, state=state)


def who_did(reader: Reader, text: str, cue: str, *, state: bool = False) -> str | None:
    deed = deed_before(reader, text, cue, state=state)
    if deed is None:
        return None
    tokens = grounded(reader, text).tokens
    return text[tokens[deed.first].start : tokens[deed.last - 1].end]


def speakers(reader: Reader, text: str) -> list[str | None]:
    return [who.name for who in layers(reader, text, "coreference").resolved]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{RECEIVED}، وقال إن الطريق مغلق.", "النائب فريد حداد"),
        (f"{RECEIVED}. وقال إن الطريق مغلق.", "النائب فريد حداد"),
        (f"في المساء {RECEIVED}، وقال إن الطريق مغلق.", "النائب فريد حداد"),
        ("قتل القائد فريد حداد في الغارة، وقال إن الطريق مغلق.", None),
        ("وصل الوزير هشام الدوري إلى الحي القديم، وقال إن الماء عاد.", None),
        ("كسرت العاصفة الجسر القديم أمس، وقال إن الماء عاد.", None),
        (f"{RECEIVED}. الطقس بارد في الحي. وقال إن الطريق مغلق.", None),
        ("الطريق مغلق، وقال إن الماء عاد.", None),
        ("وقال إن الماء عاد.", None),
    ],
)
def test_who_acted_is_the_subject_of_a_verb_with_an_object(reader: Reader, text: str, who: str | None) -> None:
    assert who_did(reader, text, "وقال") == who


def test_a_participle_describes_the_subject_of_its_own_sentence_alone(reader: Reader) -> None:
    arrived = "وصل الوزير هشام الدوري إلى الحي القديم"
    assert who_did(reader, f"{arrived}، مؤكدا أن الماء عاد.", "مؤكدا", state=True) == "الوزير هشام الدوري"
    assert who_did(reader, f"{RECEIVED}. عاد الماء، مؤكدا أن الجسر سليم.", "مؤكدا", state=True) is None


def test_a_deed_before_what_was_last_said_does_not_count(reader: Reader) -> None:
    text = f"{RECEIVED}، وقال إن الطريق مغلق."
    assert deed_before(reader, text, "وقال", after=token(grounded(reader, text), "النائب")) is None


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        (f"{RECEIVED}، وقال إن الطريق مغلق.", "m"),
        ("استقبلت الوزيرة سلمى الدوري وفدا من الأهالي، وقال إن الطريق مغلق.", "f"),
        ("استقبل السفير فريد الدوري وفدا من الأهالي، وقال إن الطريق مغلق.", "m"),
    ],
)
def test_the_verb_shows_the_gender(reader: Reader, text: str, gender: str) -> None:
    deed = deed_before(reader, text, "وقال")
    assert deed is not None
    assert deed.gender == gender


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{RECEIVED}، وقال إن الطريق مغلق.", ["فريد حداد"]),
        ("استقبلت الوزيرة سلمى الدوري وفدا من الأهالي، وقالت إن الطريق مغلق.", ["سلمى الدوري"]),
        ("استقبلت الوزيرة سلمى الدوري وفدا من الأهالي، وقال إن الطريق مغلق.", [None]),
        (f"قالت هدى الراوي إن الجسر سليم. و{RECEIVED}. وقال إن الطريق مغلق.", ["هدى الراوي", "فريد حداد"]),
        (f"قال هشام الدوري إن الجسر سليم. {RECEIVED}. وأكد أن الماء عاد.", ["هشام الدوري", "فريد حداد"]),
        (f"قال هشام الدوري إن الجسر سليم. {RECEIVED}. وأضاف أن الماء عاد.", ["هشام الدوري", "هشام الدوري"]),
    ],
)
def test_who_acted_speaks_but_where_the_cue_adds_to_what_was_said(
    reader: Reader, text: str, names: list[str | None]
) -> None:
    assert speakers(reader, text) == names


def test_who_acted_is_an_implied_source(reader: Reader) -> None:
    (statement,) = statements(reader, f"{RECEIVED}، وقال إن الطريق مغلق.")
    assert (statement.source, statement.source_kind) == (None, "implied")
    assert statement.source_entity is not None
