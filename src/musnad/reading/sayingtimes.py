"""Which time of a report stands with a saying: behind its cue or before it, in its own clause.

Between a cue and the time of its saying stand its source and what tells how it was said: `قال الناطق في بيان نشره أمس`.
A time behind another verb (`الوفد الذي وصل أمس`), in what is spoken of (`حول هجوم أمس`) or in what is said is none.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import Final

from musnad.model import Span
from musnad.reading.attributed import Holders
from musnad.reading.reading import Reading, Sentence
from musnad.reading.statements import Attribution
from musnad.reading.times import TimeFound
from musnad.reading.timetokens import COMMAS, Line, after
from musnad.reading.timewords import TimeWords

_REACH: Final = 40
"""How many tokens may lie between a cue and the time of its saying."""
_DAY: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_STOPS: Final = frozenset(".؛;؟!:")
_PERFECT: Final = frozenset({"قد", "ان"})
_BOUNDS: Final = ("from", "to", "until", "between", "since", "before", "after")
_NEAR: Final = 2
_TO: Final = "ل"
_BEFORE_CUE: Final = 4


class SayingTimes:
    """The times of a report, asked which of them is that of a saying."""

    def __init__(
        self, reading: Reading, attributions: Sequence[Attribution], times: Sequence[TimeFound], words: TimeWords
    ) -> None:
        self._reading = reading
        self._attributions = attributions
        self._line = Line(reading, words)
        published = reading.document.published
        self._times = [time for time in times if _dates(time, published)]
        self._holders = Holders(attributions)
        self._cues = sorted((one.cue.start, one.cue.end, index) for index, one in enumerate(attributions))

    def day_of(self, index: int) -> str | None:
        """The day, month or year that stands with a saying, `None` where none does."""
        if not self._times or self.is_habit(index):
            return None
        attribution = self._attributions[index]
        sentence = self._reading.sentences[attribution.sentence]
        close = [time for time in self._between(sentence.start, sentence.end) if not self._said(time, index)]
        behind = next((time for time in close if time.start >= attribution.cue.end and self._behind(index, time)), None)
        if behind is not None:
            return day_of_value(behind.value)
        before = [time for time in close if time.end <= attribution.cue.start and self._before(index, time, sentence)]
        if before:
            return day_of_value(before[-1].value)
        end = max(span.end for span in attribution.content)
        trailing = next((time for time in self._behind_place(end) if self._trails(index, end, time)), None)
        return day_of_value(trailing.value) if trailing is not None else None

    def _between(self, start: int, end: int) -> list[TimeFound]:
        """The times that stand between two places of the text."""
        first = bisect.bisect_left(self._times, start, key=_start)
        return [
            time for time in self._times[first : bisect.bisect_left(self._times, end, key=_start)] if time.end <= end
        ]

    def _behind_place(self, position: int) -> list[TimeFound]:
        """The times near behind a place of the text, marks between them not counted."""
        at = self._reading.token_at(position)
        while at < len(self._reading.tokens) and self._reading.tokens[at].kind == "mark":
            at += 1
        first = bisect.bisect_right(self._times, at, key=_first)
        return self._times[first : bisect.bisect_right(self._times, at + _REACH, lo=first, key=_first)]

    def told_as_past(self, index: int, day: str) -> bool:
        """Whether what is said tells of something on that very day as past."""
        content = self._attributions[index].content
        return not self.is_back_then(index) and any(
            day_of_value(time.value) == day and self._is_told(index, time) and self._is_past(time)
            for time in self._between(min(span.start for span in content), max(span.end for span in content))
        )

    def _is_told(self, index: int, time: TimeFound) -> bool:
        """Whether a day stands in what is said in other words, and neither as its bound nor as the present."""
        attribution, place = self._attributions[index], Span(time.start, time.end)
        loose = "~" in (time.value or "") or time.rule == "time-now" or self._line.get(time.first - 1, *_BOUNDS)
        quoted = any(span.covers(place) for span in attribution.quoted)
        return not loose and not quoted and any(span.covers(place) for span in attribution.content)

    def is_back_then(self, index: int) -> bool:
        """Whether a word between cue and content says that it was said on a day told before (`قال حينذاك`)."""
        at = self._attributions[index].at
        last = min(at + _REACH, self._reading.token_at(self._attributions[index].content[0].start))
        return any(self._line.get(place, "back-then") for place in range(at - _NEAR, last))

    def is_background(self, index: int) -> bool:
        """Whether the cue steps back from the line of the report: `وكان الاتحاد قد أعلن`, `سبق له أن أعلن`."""
        attribution = self._attributions[index]
        first = self._reading.sentences[attribution.sentence].first
        marked = self._line.form(attribution.at - 1) in _PERFECT
        for at in range(attribution.at - 1, first - 1, -1):
            if self._line.get(at, "was", "background"):
                return True
            form = self._reading.forms[at]
            if not self._in_source(index, at) and (not marked or (form.finite and not form.nominal)):
                return False
        return False

    def is_habit(self, index: int) -> bool:
        """Whether the cue tells what its source, named beside it, says at all times: `وتقول الحركة إنها`."""
        attribution = self._attributions[index]
        analysis = self._reading.forms[attribution.at].best
        verb = attribution.rule in {"cue-verb", "cue-passive"}
        return verb and analysis.tense == "present" and attribution.source is not None

    def in_relative_clause(self, index: int) -> bool:
        """Whether the cue stands right behind a relative pronoun."""
        at = self._attributions[index].at
        return at > 0 and self._reading.forms[at - 1].is_a("relative")

    def at_once(self, index: int) -> bool:
        """Whether a word before the cue says that it was said together with the statement around it."""
        at = self._attributions[index].at
        return any(self._line.get(place, "at-once") for place in range(max(0, at - _BEFORE_CUE), at))

    def _is_past(self, time: TimeFound) -> bool:
        """Whether the nearest verb before the time, in its sentence, is in the past."""
        sentence = self._reading.sentence_at(time.start)
        least = max(sentence.first if sentence else 0, time.first - _REACH)
        for at in range(time.first - 1, least - 1, -1):
            form = self._reading.forms[at]
            if self._line.get(at, "ahead"):
                return False
            if form.finite:
                return form.best.tense == "past"
        return False

    def _said(self, time: TimeFound, index: int) -> bool:
        """Whether the time stands in what somebody says: but for contents that hold the whole statement."""
        cue = self._attributions[index].cue
        return any(held.number == index or not held.span.covers(cue) for held in self._holders.at(time.start))

    def _behind(self, index: int, time: TimeFound) -> bool:
        """Whether the time stands behind the cue and before its content, or behind a cue that follows its content."""
        attribution = self._attributions[index]
        before = attribution.content[0].end <= attribution.cue.start
        if not before and time.start > attribution.content[0].start:
            return False
        start = self._reading.token_at(attribution.cue.end)
        if time.first - start > _REACH or self._cue_between(index, time):
            return False
        if before and any(self._line.form(at) in COMMAS for at in self._outside(index, start, time.first)):
            return False
        return self._belongs(index, start, time)

    def _cue_between(self, index: int, time: TimeFound) -> bool:
        """Whether the cue of another stands between the cue and the time."""
        begin = self._attributions[index].cue.end
        first = bisect.bisect_left(self._cues, (begin, 0, 0))
        last = bisect.bisect_right(self._cues, (time.start, 0, 0), lo=first)
        return any(number != index and end <= time.start for _, end, number in self._cues[first:last])

    def _trails(self, index: int, end: int, time: TimeFound) -> bool:
        """Whether the time is told right behind what was said, which ends at `end`.

        (`وذلك في كلمة ألقاها أمس`, `جاء ذلك في بيان`.)
        """
        first = self._reading.token_at(end)
        while first < time.first and self._reading.tokens[first].kind == "mark":
            first += 1
        opening = self._line.get(first, "this-was") if first < time.first else None
        if opening is None or time.first - first > _REACH:
            return False
        places = range(after(first, opening), time.first)
        told = any(self._line.get(at, "issued") or self._is_occasion(at) for at in places)
        ended = any(self._line.form(at) in _STOPS for at in places)
        return told and not ended and self._is_free(places) and not self._said(time, index)

    def _before(self, index: int, time: TimeFound, sentence: Sentence) -> bool:
        """Whether the time opens the clause of the cue, or is that of the text that the cue takes up (`قال فيه`)."""
        at = self._attributions[index].at
        if at - time.last > _REACH or not self._leads_to(index, time):
            return False
        if any(self._line.get(place, "in-it") for place in range(at + 1, at + 1 + _NEAR)):
            return self._is_issued(sentence.first, time)
        start = self._clause(time, sentence)
        opens = start == time.first or self._reading.forms[start].is_a("preposition", "adverbial-preposition")
        opens = opens or bool(self._reading.forms[start].preposition)
        return opens and self._belongs(index, start, time) and not self._in_construct(time)

    def _leads_to(self, index: int, time: TimeFound) -> bool:
        """Whether nothing but the source and what is no verb stands between a time and the cue behind it."""
        at = self._attributions[index].at
        marked = False
        for place in self._outside(index, time.last, at):
            if self._line.form(place) in _STOPS or self._is_verb(place):
                return False
            marked = marked or self._line.form(place) in COMMAS
        return not (marked and self._reading.forms[at].joint)

    def _clause(self, time: TimeFound, sentence: Sentence) -> int:
        """Where the clause begins that the time stands in: behind the last mark before it."""
        for at in range(time.first - 1, sentence.first - 1, -1):
            if self._line.form(at) in COMMAS or self._line.form(at) in _STOPS:
                return at + 1
        return sentence.first

    def _is_issued(self, first: int, time: TimeFound) -> bool:
        """Whether the nearest verb before the time brings a text out."""
        for at in range(time.first - 1, first - 1, -1):
            if self._line.get(at, "issued"):
                return True
            if self._reading.forms[at].finite and not self._reading.forms[at].nominal:
                return False
        return False

    def _belongs(self, index: int, first: int, time: TimeFound) -> bool:
        """Whether the time belongs to the saying and to nothing that stands between: a verb, or what is spoken of."""
        if self._line.get(time.first - 1, *_BOUNDS) is not None:
            return False
        source = self._attributions[index].source
        if source is not None and source.first <= time.first < source.last:
            return self._of_text(source.first, time.first) and self._is_free(range(source.first, time.first))
        return self._is_free(self._outside(index, first, time.first))

    def _of_text(self, first: int, last: int) -> bool:
        forms = self._reading.forms[first:last]
        return any(form.document or form.is_a("speech-noun") for form in forms)

    def _is_free(self, places: Sequence[int]) -> bool:
        """Whether no verb but one of issuing stands in these places, and nothing that leads to what is spoken of."""
        for at in places:
            if self._line.get(at, "issued"):
                continue
            if self._is_verb(at) or self._is_object(at):
                return False
            about = self._line.get(at, "about")
            if about is not None and not self._is_occasion(at + 1 + len(about.rest)):
                return any(self._line.form(place) in COMMAS for place in places if place > at)
        return True

    def _is_verb(self, at: int) -> bool:
        """Whether a verb that takes a time of its own stands here, always so behind a relative pronoun."""
        form = self._reading.forms[at]
        if form.is_a("auxiliary") or form.given or self._is_of_addressee(at):
            return False
        behind = at > 0 and self._reading.forms[at - 1].is_a("relative")
        return form.finite or (behind and form.verbal)

    def _is_of_addressee(self, at: int) -> bool:
        """Whether a word that may be a noun ends the strange name of who is told something (`لفرانس برس`)."""
        form, before = self._reading.forms[at], self._reading.forms[at - 1] if at else None
        return form.nominal and before is not None and before.unknown and before.preposition == _TO

    def _is_object(self, at: int) -> bool:
        """Whether a bare verbal noun stands here, governed by no preposition: what is said, told as an object."""
        form = self._reading.forms[at]
        if (
            not form.masdar
            or form.definite
            or form.nunated
            or form.preposition
            or form.unknown
            or self._is_occasion(at)
        ):
            return False
        before = self._reading.forms[at - 1] if at else None
        led = before is None or before.is_a("preposition", "adverbial-preposition", "time") or before.nominal
        return not led

    def _is_occasion(self, at: int) -> bool:
        if at >= self._line.size:
            return False
        form = self._reading.forms[at]
        return form.document or form.is_a("speech-noun") or self._line.get(at, "occasion") is not None

    def _in_construct(self, time: TimeFound) -> bool:
        """Whether the time is the genitive of a noun that is no text or occasion: `في قصف أمس`."""
        at = time.first - 1
        form = self._reading.forms[at] if at >= 0 else None
        if form is None or self._reading.tokens[at].kind != "word":
            return False
        if any(self._line.get(place, "issued") for place in (at, at - 1)):
            return False
        if form.adjective and self._is_occasion(at - 1):
            return False
        governs = form.nominal and not form.definite and not form.enclitic and not form.unknown and not form.given
        return governs and not form.is_a("preposition", "adverbial-preposition") and not self._is_occasion(at)

    def _in_source(self, index: int, at: int) -> bool:
        source = self._attributions[index].source
        return source is not None and source.first <= at < source.last

    def _outside(self, index: int, first: int, last: int) -> list[int]:
        """The tokens from `first` up to `last` but for those of the source."""
        return [at for at in range(first, last) if not self._in_source(index, at)]


def _start(time: TimeFound) -> int:
    return time.start


def _first(time: TimeFound) -> int:
    return time.first


def _dates(time: TimeFound, published: str | None) -> bool:
    """Whether the time can date a saying: a day, month or year, no span of days, and nothing still to come."""
    if time.kind != "date" or time.value is None or _DAY.match(time.value) is None or "X" in time.value:
        return False
    return "/" not in time.value and (published is None or (time.earliest or "") <= published[:10])


def day_of_value(value: str | None) -> str | None:
    """A value without its hour and the mark of what is about it."""
    found = _DAY.match(value or "")
    return found.group() if found else None
