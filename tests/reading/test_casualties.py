from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import happened, named

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("سقط ثلاثة شهداء في القرية.", ["شهداء"]),
        ("أعلن المشفى سقوط شهيد في القرية.", ["شهيد"]),
        ("أدى القصف إلى سقوط قتلى وجرحى.", ["القصف", "قتلى", "جرحى"]),
        ("ارتفعت حصيلة الجرحى في القرية إلى خمسة.", ["الجرحى"]),
        ("زار الوزير أسر الشهداء في القرية.", ["زار"]),
        ("نقل المسعفون ثلاثة جرحى إلى المشفى.", ["نقل"]),
        ("شيع السكان الضحايا الذين قضوا في القصف.", ["قضوا", "القصف"]),
    ],
)
def test_nouns_for_the_dead_and_hurt_tell_an_event_or_only_persons(
    reader: Reader, text: str, events: list[str]
) -> None:
    assert named(reader, text) == events


def test_a_noun_for_the_dead_is_its_own_target_where_nobody_else_is(reader: Reader) -> None:
    text = "سقط ثلاثة شهداء في القرية."
    (event,) = happened(reader, text)
    assert [text[unit.start : unit.end] for unit in event.targets] == ["ثلاثة شهداء"]


def test_the_number_of_the_dead_is_nobody(reader: Reader) -> None:
    text = "ارتفع عدد القتلى المدنيين إلى سبعة."
    (event,) = happened(reader, text)
    assert [text[unit.start : unit.end] for unit in event.targets] == ["القتلى المدنيين"]
