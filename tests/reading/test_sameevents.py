from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import happened

if TYPE_CHECKING:
    from musnad import Reader

KILLED = "قتل ثلاثة حراس في القرية."


@pytest.mark.parametrize(
    ("again", "same"),
    [
        ("وقال الوزير إن ثلاثة حراس قتلوا.", 0),
        ("وقال الوزير إن أربعة حراس قتلوا.", None),
        ("وقال الوزير إن ثلاثة حراس لم يقتلوا.", None),
        ("وقال الوزير إن ثلاثة حراس أصيبوا.", None),
    ],
)
def test_an_event_is_told_again_where_nothing_differs(reader: Reader, again: str, same: int | None) -> None:
    events = happened(reader, f"{KILLED} {again}")
    assert [event.same_as for event in events] == [None, same]
