"""The words that the time of an event rests on."""

from __future__ import annotations

import re
from typing import Final

from musnad.export.edges import last_end
from musnad.model import Event, Record, TimeExpression

_NEAR: Final = frozenset({"clause", "sentence"})
_SENTENCE_ENDS: Final = re.compile(r"[.!؟?](?=[\s\"'”»)]|$)|\n")


def time_of(event: Event, record: Record) -> TimeExpression | None:
    """The expression that the time of an event rests on: named by its basis, else of its value where the basis says.

    That is in its sentence, or the last one before it; of several the nearest.
    """
    alike = [time for time in record.times if event.time is not None and time.value == event.time]
    named = [time for time in alike if time.id == event.time_basis]
    text, trigger = record.document.text, event.trigger
    if event.time_basis in _NEAR:
        start = last_end(_SENTENCE_ENDS, text, trigger.start)
        ending = _SENTENCE_ENDS.search(text, trigger.end)
        end = ending.start() if ending else len(text)
        named = [time for time in alike if start <= time.span.start < end]
    elif event.time_basis == "report":
        named = [time for time in alike if time.span.end <= trigger.start]
    return min(named or alike, key=lambda time: abs(time.span.start - trigger.start), default=None)
