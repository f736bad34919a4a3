"""What expressions of time mean: their values, against the day of the report and the times told before."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from musnad.arabic.edtf import DECEMBER, interval, shifted
from musnad.reading.timedayvalues import of_day
from musnad.reading.timemeaning import Anchor, Meaning, to_weekday, unresolved
from musnad.reading.timeperiodvalues import of_last, of_period
from musnad.reading.timephrase import Phrase
from musnad.reading.timespanvalues import of_offset, of_rolling, of_set, of_span


def meaning(phrase: Phrase, anchor: Anchor) -> Meaning:
    """The meaning of one expression."""
    return _MEANINGS[phrase.kind](phrase, anchor)


def _vague(_: Phrase, __: Anchor) -> Meaning:
    return unresolved("vague", timex3="PAST_REF")


def _before(phrase: Phrase, first: Meaning, last: Meaning) -> Meaning:
    """The first of two days: where it alone would be later than the second, it is the one before that."""
    late = first.day is not None and last.day is not None and first.day > last.day
    apart = first.day is not None and last.day is not None and first.day.month != last.day.month
    undirected = phrase.year is phrase.toward is None
    if late and apart and undirected and phrase.day is not None and phrase.month is not None:
        earlier = shifted(first.day, months=-DECEMBER) if first.day else None
        return _moved_to(first, earlier) if earlier else first
    if not late or phrase.weekday is None or phrase.day is not None or phrase.hour is not None or last.day is None:
        return first
    day = to_weekday(last.day, phrase.weekday, ahead=False, excluded=True)
    return _moved_to(first, day)


def _moved_to(found: Meaning, day: date) -> Meaning:
    text = day.isoformat()
    return msgspec.structs.replace(found, value=text, timex3=text, earliest=day, latest=day, day=day)


def _of_range(phrase: Phrase, anchor: Anchor) -> Meaning:
    if phrase.start is None or phrase.end is None:
        return unresolved("interval")
    first = meaning(phrase.start, anchor)
    if first.day is not None:
        anchor = msgspec.structs.replace(anchor, near_day=first.day, last_day=first.day)
    last = meaning(phrase.end, anchor)
    first = _before(phrase.start, first, last)
    if first.value is None or last.value is None or "/" in first.value + last.value:
        return Meaning(kind="interval", flags=first.flags or last.flags)
    start, end = first.earliest, last.latest
    if start is not None and end is not None and end < start:
        return Meaning(kind="interval", flags=("reversed",))
    return Meaning(
        kind="interval", value=interval(first.value, last.value), timex3=f"{first.timex3}/{last.timex3}",
        earliest=start, latest=end, day=last.day, reference=first.reference or last.reference,
        flags=tuple(dict.fromkeys((*first.flags, *last.flags))), reasons=first.reasons or last.reasons,
    )  # fmt: skip


_MEANINGS: Final = {
    "day": of_day,
    "period": of_period,
    "span": of_span,
    "offset": of_offset,
    "rolling": of_rolling,
    "set": of_set,
    "vague": _vague,
    "anaphor": of_last,
    "range": _of_range,
}
