"""When a statement was made: by a time in its own clause, or as part of one that is dated.

News gives the day once: who goes on speaking speaks on the same day, until somebody else is heard or the report dates
them anew; what stands between two statements of one text is taken from that text; and the lead, which tells a text
before naming it, is of the text's day. What steps back from the line of the report (`وكان قد أعلن`) stands by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import msgspec

from musnad.reading.coreference import Resolved
from musnad.reading.reading import Reading
from musnad.reading.sayingtimes import SayingTimes
from musnad.reading.statements import Attribution
from musnad.reading.times import TimeFound
from musnad.reading.timewords import TimeWords

_FAR: Final = 3
"""Sentences: a speaker who is named again further on may speak on another day."""
_SHORT: Final = 2
"""Words: what is longer than `البيان ذاته` names a text of its own."""
_LEAD_DAYS: Final = 2
_HANGING: Final = frozenset({"cue-participle", "cue-noun"})


class Dated(msgspec.Struct, frozen=True):
    """The day of a statement, or month or year where no more is told, and how it is known.

    `basis` is `own`, a time in its clause; `continued`, that of the statement it goes on from; `document`, that of the
    text it is taken from; `published`, the day of publication, of which it tells something as past.
    """

    date: str | None = None
    basis: str | None = None


def date_statements(  # noqa: PLR0913, PLR0917  # each is a layer of the reading
    reading: Reading,
    attributions: Sequence[Attribution],
    resolved: Sequence[Resolved],
    who: Sequence[str | int | None],
    times: Sequence[TimeFound],
    words: TimeWords,
) -> tuple[Dated, ...]:
    """For each attribution when it was made, as far as the report tells.

    `who` says who speaks in each, an entity of the report or a number of its speakers, `None` where nobody knows.
    """
    if not attributions or not times:
        return (Dated(),) * len(attributions)
    dater = _Dater(reading, attributions, resolved, who, SayingTimes(reading, attributions, times, words))
    dater.own()
    dater.of_today()
    dater.leads()
    dater.carried()
    dater.of_texts()
    return tuple(dater.dated)


class _Dater:
    """The statements of one report, dated step by step: their own times first, then what they continue."""

    def __init__(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        resolved: Sequence[Resolved],
        who: Sequence[str | int | None],
        sayings: SayingTimes,
    ) -> None:
        self.reading = reading
        self.attributions = attributions
        self.resolved = resolved
        self.who = who
        self.sayings = sayings
        self.dated = [Dated()] * len(attributions)
        self.before = _before(attributions)

    def own(self) -> None:
        """The times that stand with the saying."""
        for index in range(len(self.attributions)):
            day = self.sayings.day_of(index)
            if day is not None:
                self.dated[index] = Dated(day, "own")

    def of_today(self) -> None:
        """What tells something of the day of publication as past can only have been said on that day."""
        published = self.reading.document.published
        for index, attribution in enumerate(self.attributions):
            quoted = attribution.mode == "direct" or "unmarked" in attribution.flags
            if self.dated[index].date is not None or published is None or quoted or self._stands_back(index):
                continue
            if self.sayings.told_as_past(index, published[:10]):
                self.dated[index] = Dated(published[:10], "published")

    def carried(self) -> None:
        """What a speaker goes on with, a relayed source, a participle: of the day of the statement before."""
        for index in range(len(self.attributions)):
            if self.dated[index].date is None:
                found = self._with_outer(index) or self._gone_on_from(index)
                if found is not None and found.date is not None:
                    self.dated[index] = Dated(found.date, "continued")

    def of_texts(self) -> None:
        """What stands between two statements of one text, and is itself said by nobody who is dated elsewhere."""
        for index in range(1, len(self.dated) - 1):
            before, after = index - 1, index + 1
            same = self.who[before] is not None and self.who[before] == self.who[after]
            texts = self.resolved[before].kind == "document" and self.resolved[after].kind == "document"
            told = self.dated[before].date
            if self.dated[index].date is None and same and texts and told and told == self.dated[after].date:
                self.dated[index] = Dated(told, "document")

    def leads(self) -> None:
        """What the first paragraph tells of a speaker whose next statement is dated: the lead of a text of that day."""
        first = self.reading.sentences[self.attributions[0].sentence].paragraph
        for index, attribution in enumerate(self.attributions):
            if self.reading.sentences[attribution.sentence].paragraph != first:
                return
            speaker = self.who[index]
            hangs = attribution.rule in _HANGING and self._beside(index) is not None
            if self.dated[index].date is not None or speaker is None or hangs or self._stands_back(index):
                continue
            later = self._told_next(index, speaker)
            if later is not None and self.dated[later].basis == "own" and self._is_news(later):
                self.dated[index] = Dated(self.dated[later].date, "document")

    def _told_next(self, index: int, speaker: str | int) -> int | None:
        """The next statement of the speaker, or the very next one where it is of a text by a body of like name."""
        following = index + 1
        text = following < len(self.who) and self.resolved[following].kind == "document"
        if text and self._names(index) & self._names(following):
            return following
        return next((i for i in range(following, len(self.who)) if self.who[i] == speaker), None)

    def _names(self, index: int) -> frozenset[tuple[str, str]]:
        """The pairs of words of a source: `قوة الإغاثة الموحدة للشمال` shares one with `فرقة الإغاثة الموحدة`."""
        source = self.attributions[index].source
        places = range(source.first, source.last) if source is not None else ()
        return frozenset(pairwise(self.reading.tokens[at].form for at in places))

    def _is_news(self, index: int) -> bool:
        """Whether a statement is of the days before publication and stands in the line of the report."""
        published, told = self.reading.document.published, self.dated[index].date
        if published is None or told is None or len(told) < len("2022-01-31") or self._stands_back(index):
            return False
        apart = date.fromisoformat(published[:10]) - date.fromisoformat(told)
        return timedelta(0) <= apart <= timedelta(days=_LEAD_DAYS)

    def _stands_back(self, index: int) -> bool:
        """Whether a statement is told in passing, so that no day goes over to it or from it."""
        sayings = self.sayings
        back = sayings.is_background(index) or sayings.is_back_then(index)
        return back or sayings.in_relative_clause(index) or sayings.is_habit(index)

    def _with_outer(self, index: int) -> Dated | None:
        """The day of the statement that relays this one, that its participle hangs on, or that it was made with."""
        attribution = self.attributions[index]
        if attribution.parent is not None:
            outer = self.attributions[attribution.parent]
            same = outer.content == attribution.content or self._is_told_by_text(index, attribution.parent)
            if same or self._is_its_own(index, attribution.parent):
                return self.dated[attribution.parent]
        beside = self._beside(index)
        if beside is None:
            return None
        if self.sayings.at_once(index):
            return self.dated[beside]
        hangs = attribution.rule in _HANGING and attribution.source is None
        strange = self.who[index] is not None and self.who[beside] not in {None, self.who[index]}
        return self.dated[beside] if hangs and not strange else None

    def _is_told_by_text(self, index: int, outer: int) -> bool:
        """Whether a text named in the same sentence holds the statement (`تحفظت الرابطة على الخطة، وفق بيان لها`)."""
        one, text = self.attributions[index], self.attributions[outer]
        told = text.rule == "cue-preposition" and self.resolved[outer].kind == "document"
        return told and one.sentence == text.sentence and not self._stands_back(index)

    def _is_its_own(self, index: int, outer: int) -> bool:
        """Whether a statement inside another is of the same speaker (`قال إنه يعتقد أن`)."""
        attribution = self.attributions[index]
        if attribution.source is not None or self._stands_back(index):
            return False
        opening = self.reading.token_at(self.attributions[outer].content[0].start)
        same = self.who[index] is not None and self.who[index] == self.who[outer]
        return same or (self.who[index] is None and attribution.at - opening <= 1)

    def _beside(self, index: int) -> int | None:
        """The statement before it in the same sentence and at the same depth."""
        return self.before[index]

    def _gone_on_from(self, index: int) -> Dated | None:
        """The day of the statement that its speaker goes on from."""
        attribution, speaker = self.attributions[index], self.who[index]
        if speaker is None or self._stands_back(index):
            return None
        if self._takes_up_text(index):
            return next((self.dated[i] for i in self._spoken(index, speaker) if not self._stands_back(i)), None)
        before = next((i for i in range(index - 1, -1, -1) if self._leads_on(i, index)), None)
        if before is None or self.who[before] != speaker or self._stands_back(before):
            return None
        far = attribution.sentence - self.attributions[before].sentence > _FAR
        named = attribution.source is not None
        return None if named and (far or attribution.rule == "cue-preposition") else self.dated[before]

    def _leads_on(self, before: int, index: int) -> bool:
        """Whether a statement stands in the line of another: at its depth, and no noun of saying in passing."""
        one, other = self.attributions[before], self.attributions[index]
        passing = one.rule == "cue-noun" and self.who[before] != self.who[index]
        return one.parent == other.parent and not passing

    def _takes_up_text(self, index: int) -> bool:
        """Whether the source is a text told before: `البيان`, `التقرير ذاته`."""
        source = self.attributions[index].source
        if source is None or self.resolved[index].kind != "document" or source.last - source.first > _SHORT:
            return False
        return self.reading.forms[source.first].definite

    def _spoken(self, index: int, speaker: str | int) -> list[int]:
        """The statements of a speaker before this one, the last first."""
        return [i for i in range(index - 1, -1, -1) if self.who[i] == speaker]


def _before(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each statement the one before it in the same sentence and at the same depth."""
    last: dict[tuple[int, int | None], int] = {}
    found: list[int | None] = []
    for index, one in enumerate(attributions):
        found.append(last.get((one.sentence, one.parent)))
        last[one.sentence, one.parent] = index
    return found
