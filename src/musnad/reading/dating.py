"""When a statement was made: by a time in its own clause, or as part of one that is dated.

A time dates a statement where it stands with the saying and not in what is said. News gives it once: who goes on
speaking speaks on the same day, until the report dates them anew; what stands between two statements of one text is
taken from that text; and the lead, which tells a text before naming it, is of the text's day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from musnad.model import Span
from musnad.reading.coreference import Resolved
from musnad.reading.reading import Reading
from musnad.reading.statements import Attribution
from musnad.reading.times import TimeFound

_REACH: Final = 40
"""How many tokens before its cue a time may open the clause."""
_SIMULTANEOUS: Final = frozenset({"تزامن", "بالتزامن", "تزامنا", "متزامنا", "بالتوازي", "تزامنت", "يتزامن"})
_BEFORE_CUE: Final = 4
_RELAYED: Final = frozenset({"cue-relay", "cue-phrase"})


class Dated(msgspec.Struct, frozen=True):
    """The day of a statement, or month or year where no more is told, and how it is known.

    `basis` is `own`, a time in its clause; `continued`, that of the statement it goes on from; `document`, that of the
    text it is taken from; `published`, the day of publication, of which it tells something as past.
    """

    date: str | None = None
    basis: str | None = None


def date_statements(
    reading: Reading,
    attributions: Sequence[Attribution],
    resolved: Sequence[Resolved],
    who: Sequence[str | int | None],
    times: Sequence[TimeFound],
) -> tuple[Dated, ...]:
    """For each attribution when it was made, as far as the report tells.

    `who` says who speaks in each, an entity of the report or a number of its speakers, `None` where nobody knows.
    """
    dater = _Dater(reading, attributions, resolved, who, times)
    dater.own()
    dater.of_today()
    dater.carried()
    dater.of_texts()
    dater.leads()
    return tuple(dater.dated)


class _Dater:
    """The statements of one report, dated step by step: their own times first, then what they continue."""

    def __init__(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        resolved: Sequence[Resolved],
        who: Sequence[str | int | None],
        times: Sequence[TimeFound],
    ) -> None:
        self.reading = reading
        self.attributions = attributions
        self.resolved = resolved
        self.who = who
        self.times = [time for time in times if _dates(time)]
        self.dated = [Dated()] * len(attributions)

    def own(self) -> None:
        """The times that stand with the saying."""
        for index in range(len(self.attributions)):
            time = self._time_of(index)
            if time is not None and time.value is not None:
                self.dated[index] = Dated(_day(time.value), "own")

    def of_today(self) -> None:
        """What tells something of the day of publication as past can only have been said on that day."""
        published = self.reading.document.published
        for index, attribution in enumerate(self.attributions):
            if self.dated[index].date is not None or published is None or attribution.mode == "direct":
                continue
            told = (
                time
                for time in self.times
                if any(span.covers(Span(time.start, time.end)) for span in attribution.content)
            )
            if any(_day(time.value or "") == published and self._past(time) for time in told):
                self.dated[index] = Dated(published, "published")

    def _past(self, time: TimeFound) -> bool:
        """Whether the nearest verb before the time, within its sentence, is in the past."""
        for at in range(time.first - 1, max(-1, time.first - _REACH), -1):
            form = self.reading.forms[at]
            if form.is_a("auxiliary") and form.text.startswith(("س", "سوف")):
                return False
            if form.finite:
                return form.best.tense == "past"
        return False

    def carried(self) -> None:
        """What a speaker goes on with, a relayed source, a participle: of the day of the statement before."""
        last: dict[str | int, Dated] = {}
        for index, attribution in enumerate(self.attributions):
            speaker = self.who[index]
            if self.dated[index].date is None:
                found = self._simultaneous(index) or self._with_outer(index, attribution)
                if found is None and speaker is not None:
                    found = last.get(speaker)
                if found is not None and found.date is not None:
                    self.dated[index] = Dated(found.date, "continued")
            if speaker is not None and self.dated[index].date is not None:
                last[speaker] = self.dated[index]

    def of_texts(self) -> None:
        """What stands between two statements of one text, and is itself said by nobody who is dated elsewhere."""
        for index, dated in enumerate(self.dated):
            if dated.date is not None or not 0 < index < len(self.dated) - 1:
                continue
            before, after = index - 1, index + 1
            same = self.who[before] is not None and self.who[before] == self.who[after]
            texts = self.resolved[before].kind == "document" and self.resolved[after].kind == "document"
            if same and texts and self.dated[before].date == self.dated[after].date:
                self.dated[index] = Dated(self.dated[before].date, "document")

    def leads(self) -> None:
        """What the first paragraph tells of a speaker whose next statement is dated: the lead of a text of that day."""
        for index, attribution in enumerate(self.attributions):
            if self.reading.sentences[attribution.sentence].paragraph != self._first_paragraph():
                return
            speaker = self.who[index]
            if self.dated[index].date is not None or speaker is None:
                continue
            later = next((i for i in range(index + 1, len(self.who)) if self.who[i] == speaker), None)
            if later is not None and self.dated[later].basis == "own":
                self.dated[index] = Dated(self.dated[later].date, "document")

    def _first_paragraph(self) -> int:
        return self.reading.sentences[self.attributions[0].sentence].paragraph

    def _time_of(self, index: int) -> TimeFound | None:
        """The time nearest to the cue that stands in its clause: behind it, before the content; else before it."""
        attribution = self.attributions[index]
        sentence = self.reading.sentences[attribution.sentence]
        cue = attribution.cue
        close = [
            time
            for time in self.times
            if sentence.start <= time.start and time.end <= sentence.end and not self._said(time, index)
        ]
        behind = [time for time in close if time.start >= cue.end and self._in_clause(index, time)]
        if behind:
            return behind[0]
        before = [time for time in close if time.end <= cue.start and self._opens(index, time)]
        return before[-1] if before else None

    def _said(self, time: TimeFound, index: int) -> bool:
        """Whether the time stands in what somebody says: but for contents that hold the whole statement."""
        return any(
            span.start <= time.start < span.end
            for other, attribution in enumerate(self.attributions)
            for span in attribution.content
            if other == index or not span.covers(self.attributions[index].cue)
        )

    def _in_clause(self, index: int, time: TimeFound) -> bool:
        """Whether no other statement's cue stands between the cue and the time, and the content has not begun."""
        attribution = self.attributions[index]
        content = attribution.content[0]
        after = content.end <= attribution.cue.start
        if not after and time.start > content.start:
            return False
        between = Span(attribution.cue.end, time.start)
        return not any(
            between.covers(other.cue) for number, other in enumerate(self.attributions) if number != index
        ) and self._near(attribution, time)

    def _near(self, attribution: Attribution, time: TimeFound) -> bool:
        at = self.reading.token_at(attribution.cue.start)
        return abs(time.first - at) <= _REACH

    def _opens(self, index: int, time: TimeFound) -> bool:
        """Whether the time opens the clause of the cue: nothing but its source and adverbials stands between."""
        attribution = self.attributions[index]
        at = self.reading.token_at(attribution.cue.start)
        if at - time.last > _REACH:
            return False
        source = attribution.source
        for number in range(time.last, at):
            form = self.reading.forms[number]
            held = source is not None and source.first <= number < source.last
            mark = self.reading.tokens[number].form
            if mark in ".؛؟!" or (not held and form.finite and not form.nominal and not form.is_a("auxiliary")):
                return False
        return True

    def _simultaneous(self, index: int) -> Dated | None:
        """What was said at the same time as the statement around it (`في تصريحه الذي تزامن مع إعلان`)."""
        attribution = self.attributions[index]
        at = self.reading.token_at(attribution.cue.start)
        words = {self.reading.forms[number].text for number in range(max(0, at - _BEFORE_CUE), at)}
        if not words & _SIMULTANEOUS:
            return None
        before = [i for i in range(index) if self.attributions[i].sentence == attribution.sentence]
        return self.dated[before[-1]] if before else None

    def _with_outer(self, index: int, attribution: Attribution) -> Dated | None:
        """The day of the statement that relays this one, or that its participle hangs on."""
        if attribution.parent is not None:
            outer = self.attributions[attribution.parent]
            if outer.content == attribution.content:
                return self.dated[attribution.parent]
        if attribution.rule in {"cue-participle", "cue-noun"} and attribution.source is None:
            before = [
                i for i in range(index)
                if self.attributions[i].sentence == attribution.sentence and self.attributions[i].parent == attribution.parent
            ]  # fmt: skip
            return self.dated[before[-1]] if before else None
        return None


def _dates(time: TimeFound) -> bool:
    """Whether the time can date a saying: a day, month or year, no length, no span of days, nothing still to come."""
    return time.kind == "date" and time.value is not None and "/" not in time.value


def _day(value: str) -> str:
    """The value without the hour and the mark of what is about it."""
    return value.rstrip("~?%")[:10]
