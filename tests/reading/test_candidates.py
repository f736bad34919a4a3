from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import happened, named

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("قصف الجيش القرية.", ["قصف"]),
        ("استعادت القوات السيطرة على المدينة.", ["السيطرة"]),
        ("أصيب حارس في عملية عسكرية قرب النبع.", ["أصيب", "عملية"]),
        ("زار الوزير القرية يوم الاستقلال.", ["زار"]),
        ("وقفت الحافلة قرب النبع.", []),
    ],
)
def test_a_word_names_an_event_once(reader: Reader, text: str, events: list[str]) -> None:
    assert named(reader, text) == events


def test_events_know_by_which_rule_they_were_found(reader: Reader) -> None:
    text = "قتل حارس في هجوم، وتم إلقاء القبض على الصياد."
    assert [event.rule for event in happened(reader, text)] == ["event-verb", "event-noun", "event-phrase"]
