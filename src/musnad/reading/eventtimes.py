"""When an event happened: the time of its clause, else of its sentence, else what the report goes on telling of.

A time belongs to what the same speaker tells: outside of what is said it is that of the saying. A clause of the
background, which has its own time or none (`كان قد هاجم`), takes none from the news before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from musnad.reading.attributed import Holders
from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventfound import EventFound
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.participation import is_about_event
from musnad.reading.placephrases import turns_elsewhere
from musnad.reading.statements import Attribution
from musnad.reading.times import TimeFound
from musnad.reading.timesapart import set_apart

_NEWS: Final = frozenset({"ASSAULT", "HARM", "COERCE", "RETREAT", "PROTEST"})
_SENTENCES: Final = 3
_BEFORE: Final = 4
_AND: Final = "و"
_MONTH: Final = len("2022-01")
_DAY: Final = "2022-01-31"
_DURATION: Final = "P"
_INTERVAL: Final = "/"
_OPEN: Final = "/.."
_IN: Final = "في"
_WITHIN: Final = "خلال"
_HOURS: Final = re.compile(r"PT(24|48|72)H")
_SINCE: Final = "منذ"
_UNTIL: Final = "حتي"
_UNSURE: Final = "~?%"
_GOES_ON: Final = frozenset({"HARM", "ASSAULT", "COERCE", "PROTEST"})
_BY: Final = "ب"
_CHARGES: Final = frozenset({"SANCTION", "COERCE"})
_OLD: Final = timedelta(days=50)
_OF_ANOTHER: Final = 2
"""How remote a time is that stands behind another verb."""
_DEED: Final = 6
"""In units: how far before a time the deed begins, since which something was."""

When = tuple[str | None, str | None]
"""A time as an EDTF value, and where it stands: in the clause, the sentence, or before in the report."""


class EventTimes:
    """The times of the events of one report, asked in their order."""

    def __init__(self, sight: EventSight, attributions: Sequence[Attribution], holders: Holders) -> None:
        self._sight: Final = sight
        self._attributions: Final = attributions
        self._holders: Final = holders
        self._last: tuple[str, EventFound] | None = None

    def of(self, line: EventClauses, stretch: range, event: EventFound) -> When:
        """When an event happened; `stretch` are the units of its clause."""
        told = line.unit_at.get(event.token, 0)
        here = [at for at in line.times if at in stretch]
        here.sort(key=lambda at: (_remoteness(line, at, event), abs(at - told)))
        for basis, times in (("clause", here), ("sentence", line.times)):
            own = (at for at in times if not (_is_of_earlier(line, stretch, at, event) or line.apart(at, told)))
            own = (at for at in own if not (self._is_old(line.units[at]) and _is_of_background(line, at, event)))
            own = (
                at for at in own if not (self._is_since(line.units[at]) and _remoteness(line, at, event) == _OF_ANOTHER)
            )
            values = (
                (self._value(line.units[at], event.statement) or self._run_up(line.units[at], event), at) for at in own
            )
            value, at = next((found for found in values if found[0] is not None), (None, -1))
            if value is None:
                continue
            if not self._is_since(line.units[at]) and not _is_after(line, at, event):
                self._last = value, event
            elif _adds_up(event) and (basis == "clause" or line.units[at].first < event.token):
                value = value if self._has_end(line.units[at]) else self._up_to_report(value)
            value = self._with_next(line, at, event, value)
            return value if _is_its_own(line, at, event) else set_apart(line, event, value), basis
        published = self._sight.reading.document.published
        if (
            published is not None
            and (apart := set_apart(line, event, published[: len(_DAY)])) != published[: len(_DAY)]
        ):
            return apart, None if apart is None else "clause"
        if any(_is_after(line, at, event) and _follows(line, at, event) for at in here):
            return None, None
        if any(self._is_old(line.units[at]) and _is_of_background(line, at, event) for at in line.times):
            return None, None
        last = self._last
        if last is not None and self._goes_on(event, last[1]) and not self._turns(line, event, last[1]):
            return last[0], "report"
        return None, None

    def _is_old(self, unit: Unit) -> bool:
        """Whether a time lies so long before the report that it is rather told of the background than of the news."""
        number, published = self._sight.time_at.get(unit.last - 1), self._sight.reading.document.published
        latest = None if number is None else self._sight.times[number].latest
        if latest is None or published is None:
            return False
        return date.fromisoformat(published[: len(_DAY)]) - date.fromisoformat(latest) > _OLD

    def lies_ahead(self, time: str | None) -> bool:
        """Whether a time begins after the day of the report."""
        published = self._sight.reading.document.published
        if time is None or published is None:
            return False
        begin = time.split("/")[0].rstrip(_UNSURE)
        return len(begin) >= _MONTH and begin[: len(published)] > published[: len(begin)]

    def _has_end(self, unit: Unit) -> bool:
        """Whether a time tells itself up to when it goes (`منذ ليل الجمعة وحتى صباح السبت`)."""
        number = self._sight.time_at.get(unit.last - 1)
        return number is not None and self._sight.times[number].rule == "time-range"

    def _up_to_report(self, value: str) -> str:
        """From the beginning of a time up to the day of the report; where that is not known, the end is open."""
        day = (self._sight.reading.document.published or "")[: len(_DAY)]
        begin, _, end = value.partition(_INTERVAL)
        if end and (not day or end.startswith((day, _OPEN[1:]))):
            return value
        if day and begin.startswith(day):
            return day
        return f"{begin}{_INTERVAL}{day}" if day and begin.rstrip(_UNSURE) < day else f"{begin}{_OPEN}"

    def _value(self, unit: Unit, statement: int | None) -> str | None:
        number = self._sight.time_at.get(unit.last - 1)
        if number is None or not self._tells(number, statement) or self._is_until(unit):
            return None
        value = self._sight.times[number].value
        return None if value is None or value.startswith(_DURATION) else value

    def _run_up(self, unit: Unit, event: EventFound) -> str | None:
        """The days up to the report in whose hours people were hurt or taken (`قتل ستون خلال 24 ساعة`)."""
        number, published = self._sight.time_at.get(unit.last - 1), self._sight.reading.document.published
        past = event.factuality == "asserted" and _adds_up(event)
        if number is None or published is None or not past or not self._tells(number, event.statement):
            return None
        hours = _HOURS.fullmatch(self._sight.times[number].value or "")
        if hours is None or self._sight.forms[unit.first].text.removeprefix(_AND) != _WITHIN:
            return None
        day = date.fromisoformat(published[: len(_DAY)])
        return f"{day - timedelta(hours=int(hours[1]))}{_INTERVAL}{day}"

    def _with_next(self, line: EventClauses, at: int, event: EventFound, value: str) -> str:
        """A time with the one right behind it: part of it, which tells more, or up to which something went on.

        (`في شهر رمضان، في 26 حزيران`, `مساء الجمعة وحتى فجر السبت`.)
        """
        following = at + 1
        while following < len(line.units) and line.units[following].kind in {"mark", "other"}:
            following += 1
        if following >= len(line.units) or line.units[following].kind != "time":
            return value
        first, second = (self._sight.time_at.get(line.units[one].last - 1) for one in (at, following))
        if first is None or second is None:
            return value
        outer, inner = self._sight.times[first], self._sight.times[second]
        if self._is_until(line.units[following]) and following == at + 1:
            return _up_to(outer, inner) or value
        narrower = self._value(line.units[following], event.statement) if _lies_in(inner, outer) else None
        return narrower or value

    def _is_until(self, unit: Unit) -> bool:
        """Whether a time is the one up to which something is so (`حتى الآن`)."""
        first = self._sight.forms[unit.first].text.removeprefix(_AND)
        before = self._sight.forms[unit.first - 1].text.removeprefix(_AND) if unit.first else ""
        return _UNTIL in {first, before}

    def _is_since(self, unit: Unit) -> bool:
        """Whether a time is the one from which on (`أوقعت الحرب مئات القتلى منذ 3 مايو 2021`)."""
        before = range(max(0, unit.first - 1), unit.last)
        since = self._sight.words.structure["since"]
        return any(self._sight.is_word[at] and self._sight.forms[at].text.removeprefix(_AND) in since for at in before)

    def _tells(self, number: int, statement: int | None) -> bool:
        """Whether a time is told by the same speaker as an event: a time outside what is said is that of the saying."""
        holder = self._holders.innermost(self._sight.times[number].start)
        while statement is not None and statement != holder:
            statement = self._attributions[statement].parent
            if statement is None:
                return False
        return statement == holder

    def _goes_on(self, event: EventFound, last: EventFound) -> bool:
        """Whether the report goes on telling what it last gave a time for: in the next sentences, of the same kind."""
        if event.factuality != "asserted" or event.type not in _NEWS:
            return False
        sentences = self._sight.reading.sentences
        here, there = sentences[event.sentence], sentences[last.sentence]
        near = event.sentence - last.sentence <= _SENTENCES and here.paragraph - there.paragraph <= 1
        return near and not self._is_background(event)

    def _turns(self, line: EventClauses, event: EventFound, last: EventFound) -> bool:
        """Whether a new paragraph begins with where other news happened (`وفي السليمانية، تظاهر المئات`)."""
        sentences = self._sight.reading.sentences
        first = next((unit for unit in line.units if unit.kind == "phrase"), None)
        anew = sentences[event.sentence].paragraph != sentences[last.sentence].paragraph
        return anew and first is not None and first.preposition == _IN and "PLACE" in first.classes

    def _is_background(self, event: EventFound) -> bool:
        """Whether a verb tells of what had been before (`كان قد هاجم`), or of what is going on in general."""
        inflected = self._sight.events[event.token].inflected
        if event.rule == "event-verb" and inflected is not None and inflected.tense == "present":
            return True
        before = range(max(0, event.token - _BEFORE), event.token)
        had = self._sight.words.structure["pluperfect"]
        return any(self._sight.is_word[at] and self._sight.forms[at].text.removeprefix(_AND) in had for at in before)


def _up_to(begin: TimeFound, end: TimeFound) -> str | None:
    """From one day to a later one."""
    if begin.kind != "date" or end.kind != "date" or begin.earliest is None or end.latest is None:
        return None
    days = begin.earliest == begin.latest and end.earliest == end.latest and begin.earliest < end.latest
    return f"{begin.earliest}{_INTERVAL}{end.latest}" if days else None


def _lies_in(inner: TimeFound, outer: TimeFound) -> bool:
    """Whether a time is part of a longer one."""
    if inner.earliest is None or inner.latest is None or outer.earliest is None or outer.latest is None:
        return False
    shorter = (inner.earliest, inner.latest) != (outer.earliest, outer.latest)
    return shorter and outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _is_of_background(line: EventClauses, at: int, event: EventFound) -> bool:
    """Whether a time belongs to what is only told of somebody or something, or to another clause, and not to an event.

    (`هاجموا القرية التي سيطر عليها التنظيم عام 2014`, `خسر الحزب انتخابات يونيو واندلعت مواجهات`, `حكم على ستة متهمين
    بقتل حارس عام 2011`.)
    """
    own, units = line.unit_at.get(event.token, at), line.units
    verb = next((one for one in range(at - 1, -1, -1) if units[one].kind in {"verb", "mark"}), -1)
    if verb >= 0 and units[verb].kind == "verb" and own < verb:
        clause = line.clause_of[verb]
        about = [units[one] for one in clause.before]
        told_of = own in clause.before or any(is_about_event(line.sight, phrase) for phrase in about)
        if clause.antecedent and not told_of:
            return True
    if own > at and any(unit.kind == "verb" for unit in units[:at]):
        return any(unit.kind == "verb" and bool(unit.joint) for unit in units[at + 1 : own + 1]) or any(
            turns_elsewhere(line.sight, unit) for unit in units[at + 1 : own]
        )
    deed = units[at - 1]
    tried = event.type in _CHARGES and own < at - 1 and deed.preposition == _BY
    return tried and is_about_event(line.sight, deed)


def _is_after(line: EventClauses, at: int, event: EventFound) -> bool:
    """Whether a time is that of a deed since which an event was (`قتل ستة منذ بدء الحصار في 3 مايو`)."""
    begun = _begun(line, at)
    return begun is not None and line.unit_at.get(event.token, at) not in range(begun, at)


def _is_of_earlier(line: EventClauses, stretch: range, at: int, event: EventFound) -> bool:
    """Whether a time only tells since when something else was, and not within which time the event went on."""
    within = _adds_up(event) and (at in stretch or line.units[at].first < event.token)
    return not within and _is_after(line, at, event)


def _adds_up(event: EventFound) -> bool:
    """Whether an event is told as all that happened of its kind within a time, or as what still goes on."""
    return event.type in _GOES_ON


def _begun(line: EventClauses, at: int) -> int | None:
    """Where the deed begins, since which something was, that the time at a unit tells (`منذ بدء الحصار في مايو`)."""
    told = False
    for before in range(at - 1, max(-1, at - _DEED), -1):
        unit = line.units[before]
        opener = line.sight.forms[unit.first].text.removeprefix(_AND)
        if _SINCE in {unit.preposition, opener}:
            return before
        if told or unit.kind not in {"phrase", "verb"}:
            return None
        told = unit.kind == "verb"
    return None


def _tells_of(line: EventClauses, event: int, verb: int) -> bool:
    """Whether a light verb behind the phrase of an event goes on about it (`بعد اشتباكات بين الطرفين اندلعت الأحد`)."""
    unit, between = line.units[verb], line.units[event:verb]
    light = line.sight.events[unit.first].light
    return light is not None and not unit.joint and all(one.kind in {"phrase", "other"} for one in between)


def _is_its_own(line: EventClauses, at: int, event: EventFound) -> bool:
    """Whether a time stands right behind an event that is told to be earlier (`بعد أيام من سقوطها في 3 مايو`)."""
    own = line.unit_at.get(event.token, at)
    return own < at and _follows(line, at, event) and all(one.kind == "phrase" for one in line.units[own:at])


def _follows(line: EventClauses, at: int, event: EventFound) -> bool:
    """Whether a time stands behind an event and before another verb."""
    own = line.unit_at.get(event.token, at)
    return own <= at and not any(line.units[one].kind == "verb" for one in range(own + 1, at))


def _remoteness(line: EventClauses, at: int, event: EventFound) -> int:
    """How far a time in the clause of an event is from it: behind it, before it, of another verb, or of a relative.

    (`سجل التقرير الذي نشرته الشبكة أمس مقتل ستة حراس الشهر الماضي`.)
    """
    own = line.unit_at.get(event.token, at)
    verbs = [one for one in range(min(own, at) + 1, max(own, at)) if line.units[one].kind == "verb"]
    if at > own and _is_after(line, at, event):
        return 3
    if at > own:
        return _OF_ANOTHER if verbs and not (len(verbs) == 1 and _tells_of(line, own, verbs[0])) else 0
    nearest = next((one for one in range(at - 1, -1, -1) if line.units[one].kind == "verb"), None)
    told = None if nearest is None else line.clause_of.get(nearest)
    return 3 if told is not None and told.antecedent and nearest != own else 1
