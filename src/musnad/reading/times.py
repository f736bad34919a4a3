"""Times: every expression of time of a report, with its value, and what it was resolved against.

A report calls its own day today. That day is the day of publication, unless the report says otherwise: agencies' texts
are printed a day or two late, and `اليوم الجمعة` in a report of Saturday says that it was written on Friday.

Reason codes: `publication` and `written_day` (counted from that day), `nearest_day` and `last_day` (a part of a day or
an hour takes the day told in its sentence, or before), `antecedent` (takes up a time told before), `verb_past`,
`verb_future`, `nearest_past`, `nearest_future` (the direction the verb gives), `said_direction` (the words give it),
`week` (day of a week told), `nearest_weekday` (the year in which the date is that weekday), `counted_in_month`,
`feast`, `known_event`, `umm_al_qura` (converted by that calendar), `gregorian_twin` (both calendars stand there),
`weekday_settles` (the weekday decides between neighbours), `weekday_conflict` (details hold both days).

Flags: `no_reference` (no day of publication), `no_antecedent`, `day_assumed` (a part of a day without a day),
`hour_ambiguous` (of twelve, without a part of the day), `hijri_day_uncertain` (a day more or less, by country),
`calendar_conflict`, `weekday_conflict`, `weekend_days_uncertain`, `event_anchored`, `outside_calendar`,
`no_such_day`, `reversed`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Final, NamedTuple

import msgspec

from musnad.arabic.tokens import cut
from musnad.model import Reason
from musnad.reading.reading import Reading
from musnad.reading.timegrammar import find_phrases
from musnad.reading.timemeaning import Anchor, Meaning, TimeKind, reason, unresolved
from musnad.reading.timephrase import Phrase
from musnad.reading.timetense import is_ahead, is_present
from musnad.reading.timetokens import Line
from musnad.reading.timevalues import meaning
from musnad.reading.timewords import TimeWords
from musnad.reading.timeyears import YearsTold

_LATE: Final = 6
_WEEK: Final = 7


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How what a report leaves open is read.

    `bare_ahead`: a weekday or date that no verb directs lies ahead, and a weekday is never today, as in conversation
    about plans. News tells what happened: there it does not.
    """

    bare_ahead: bool = False


NEWS: Final = Policy()
"""How newsrooms write."""


class TimeFound(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time: where it stands in code points and tokens (`last` exclusive), and what it means.

    `value` is EDTF or an ISO 8601 duration, `None` where it stays open; `earliest` and `latest` are ISO days that bound
    it, for search. `reference` is what it was resolved against: `publication`, an ISO day, or the value of the time it
    takes up.
    """

    start: int
    end: int
    first: int
    last: int
    value: str | None
    timex3: str | None
    earliest: str | None
    latest: str | None
    reference: str | None
    kind: TimeKind
    flags: tuple[str, ...]
    rule: str
    reasons: tuple[Reason, ...]


class _Told(NamedTuple):
    """A day told, and where."""

    at: int
    day: date


def find_times(reading: Reading, words: TimeWords, policy: Policy = NEWS) -> tuple[TimeFound, ...]:
    """The expressions of time of a report, in order and apart from each other."""
    line = Line(reading, words)
    phrases = find_phrases(line)
    if not phrases:
        return ()
    published = _published(reading)
    today = _written_on(phrases, published)
    return tuple(_resolved(line, phrases, Anchor(published=published, today=today, strict=policy.bare_ahead), policy))


def _published(reading: Reading) -> date | None:
    text = reading.document.published
    return date.fromisoformat(text[:10]) if text else None


def _written_on(phrases: tuple[Phrase, ...], published: date | None) -> date | None:
    """The day the report calls today: what its relative days with weekdays agree on, else the day of publication."""
    told = Counter(day for phrase in phrases if (day := _implied(phrase, published)) is not None)
    if len(told) != 1:
        return published
    day = next(iter(told))
    if published is not None and not timedelta(0) <= published - day <= timedelta(days=_LATE):
        return published
    return day


def _implied(phrase: Phrase, published: date | None) -> date | None:
    """The day of writing that `أمس السبت` or `اليوم الأحد 30 يناير 2022` implies."""
    if phrase.kind != "day" or phrase.relative is None or phrase.anaphoric is not None:
        return None
    if phrase.day is not None and phrase.month is not None and phrase.year is not None and not phrase.hijri:
        told = meaning(phrase, Anchor(published=published, today=published)).day
        return told - timedelta(days=phrase.relative) if told else None
    if published is None or phrase.weekday is None or phrase.day is not None:
        return None
    weekday = (phrase.weekday - phrase.relative) % _WEEK
    return published - timedelta(days=(published.weekday() - weekday) % _WEEK)


def _resolved(line: Line, phrases: tuple[Phrase, ...], anchor: Anchor, policy: Policy) -> list[TimeFound]:
    reading = line.reading
    found: list[TimeFound] = []
    told: list[_Told] = []
    last: Meaning | None = None
    years = YearsTold(reading)
    for number, undated in enumerate(phrases):
        phrase = years.dated(undated)
        near = _near_day(reading, phrases, number, told, anchor) if _needs_day(phrase) else None
        here = msgspec.structs.replace(
            anchor,
            last=last,
            last_day=told[-1].day if told else None,
            near_day=near,
            ahead=policy.bare_ahead or (_needs_verb(phrase) and is_ahead(line, phrase.first)),
            present=phrase.month is not None and phrase.day is not None and is_present(line, phrase.first),
        )
        what = meaning(phrase, here)
        if told and _is_back_then(line, phrase, told[-1], anchor):
            what = unresolved("date", "event_anchored", timex3=f"XXXX-WXX-{(phrase.weekday or 0) + 1}")
        if phrase is not undated:
            what = msgspec.structs.replace(what, reasons=(*what.reasons, reason("antecedent")))
        years.add(phrase, what)
        found.append(_made(reading, phrase, what))
        since = line.get(phrase.first - 1, "since") is not None  # `السارية منذ 5 آذار`: the news is of another day
        if what.day is not None and phrase.kind != "offset" and not since:
            told.append(_Told(phrase.first, what.day))
        if what.value is not None and what.kind in {"date", "interval"} and phrase.kind not in {"rolling", "anaphor"}:
            last = what
    return found


def _is_back_then(line: Line, phrase: Phrase, last: _Told, anchor: Anchor) -> bool:
    """Whether a bare weekday stands in a sentence of a time long before the report (`أعلن حينذاك أنها وصلت السبت`)."""
    if phrase.kind != "day" or phrase.weekday is None or anchor.today is None:
        return False
    told = (phrase.relative, phrase.toward, phrase.day, phrase.week_shift, phrase.anaphoric, phrase.nth)
    if any(part is not None for part in told) or anchor.today - last.day < timedelta(days=_WEEK):
        return False
    sentence = line.reading.sentence_at(line.tokens[phrase.first].start)
    return sentence is not None and any(line.get(at, "back-then") for at in range(sentence.first, sentence.last))


def _needs_day(phrase: Phrase) -> bool:
    """Whether the expression takes its day from another: an hour or part of a day, or hours before an event."""
    if phrase.kind == "offset":
        return phrase.event
    if phrase.kind == "range":
        return phrase.start is not None and _needs_day(phrase.start)
    if phrase.kind != "day" or phrase.feast is not None:
        return False
    return phrase.relative is phrase.weekday is phrase.day is phrase.nth is None


def _needs_verb(phrase: Phrase) -> bool:
    """Whether only the verb can tell the direction."""
    if phrase.kind == "range":
        return any(end is not None and _needs_verb(end) for end in (phrase.start, phrase.end))
    return phrase.toward is None and phrase.year is None and phrase.relative is None


def _near_day(
    reading: Reading, phrases: tuple[Phrase, ...], number: int, told: list[_Told], anchor: Anchor
) -> date | None:
    """The day told in the same sentence: before the expression, else behind it."""
    at = phrases[number].first
    sentence = reading.sentence_at(reading.tokens[at].start)
    if sentence is None:
        return None
    if told and told[-1].at >= sentence.first:
        return told[-1].day
    for phrase in phrases[number + 1 :]:
        if phrase.first >= sentence.last:
            return None
        if phrase.kind == "day" and not _needs_day(phrase):
            return meaning(phrase, anchor).day
    return None


def _made(reading: Reading, phrase: Phrase, what: Meaning) -> TimeFound:
    first = reading.tokens[phrase.first]
    start = cut(reading.text, first, phrase.cut) if phrase.cut else first.start
    return TimeFound(
        start=start,
        end=reading.tokens[phrase.last - 1].end,
        first=phrase.first,
        last=phrase.last,
        value=what.value,
        timex3=what.timex3,
        earliest=what.earliest.isoformat() if what.earliest else None,
        latest=what.latest.isoformat() if what.latest else None,
        reference=what.reference,
        kind=what.kind,
        flags=what.flags,
        rule=phrase.rule,
        reasons=what.reasons,
    )
