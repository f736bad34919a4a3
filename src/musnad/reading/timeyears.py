"""The years of days and months told so far in a report, for those that are told again without one.

A report gives the year of a day once: in `يُعقد في 12 آب المقبل ... ودُعي إلى اجتماع 12 آب` both are one day. A month
without a year takes that of the same month in its sentence (`حرب أكتوبر 1973 ... يومي 24 و25 أكتوبر`).
"""

from __future__ import annotations

import msgspec

from musnad.reading.reading import Reading
from musnad.reading.timemeaning import Meaning
from musnad.reading.timephrase import Phrase


class YearsTold:
    """The years of the days of a report, by month and day, and those that stand in words, by month."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._of_day: dict[tuple[int, int], int] = {}
        self._of_month: dict[int, tuple[int, int]] = {}

    def dated(self, phrase: Phrase) -> Phrase:
        """The expression with the year told before for its day or, in its sentence, for its month."""
        if phrase.kind == "range" and phrase.start is not None and phrase.end is not None:
            start, end = self.dated(phrase.start), self.dated(phrase.end)
            both = start is not phrase.start and end is not phrase.end
            return msgspec.structs.replace(phrase, start=start, end=end) if both else phrase
        year = self._year(phrase) if _is_open(phrase) else None
        return phrase if year is None else msgspec.structs.replace(phrase, year=year)

    def add(self, phrase: Phrase, what: Meaning) -> None:
        """Keep the years of an expression that has been resolved."""
        if phrase.kind == "range" and phrase.start is not None and phrase.end is not None:
            for side, day in ((phrase.start, what.earliest), (phrase.end, what.latest)):
                if day is not None:
                    self.add(side, Meaning(kind="date", day=day))
            return
        if phrase.month is None or phrase.hijri or phrase.kind not in {"day", "period"}:
            return
        if phrase.day is not None and what.day is not None and phrase.nth is None and phrase.weekday is None:
            self._of_day[phrase.month, phrase.day] = what.day.year
        if phrase.year is not None and not phrase.short_year:
            self._of_month[phrase.month] = (phrase.year, self._sentence(phrase))

    def _year(self, phrase: Phrase) -> int | None:
        month = phrase.month or 0
        year = self._of_day.get((month, phrase.day)) if phrase.day is not None else None
        if year is not None:
            return year
        told = self._of_month.get(month)
        return told[0] if told is not None and told[1] == self._sentence(phrase) else None

    def _sentence(self, phrase: Phrase) -> int:
        sentence = self._reading.sentence_at(self._reading.tokens[phrase.first].start)
        return sentence.first if sentence else 0


def _is_open(phrase: Phrase) -> bool:
    """Whether an expression names a month of the Gregorian calendar and nothing that tells its year."""
    told = (
        phrase.year,
        phrase.year_shift,
        phrase.toward,
        phrase.weekday,
        phrase.relative,
        phrase.anaphoric,
        phrase.twin,
    )
    named = phrase.month is not None and phrase.month_to is None and not phrase.hijri
    return named and phrase.kind in {"day", "period"} and all(part is None for part in told)
