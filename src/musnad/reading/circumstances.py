"""Where and when: the place and the time of each event, and whether it lies ahead by that time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from musnad.reading.eventclauses import EventClauses
from musnad.reading.eventfound import EventFound
from musnad.reading.eventplaces import at_what_fell, place_of
from musnad.reading.eventtimes import EventTimes
from musnad.reading.placephrases import bare_name
from musnad.reading.sharedplaces import earlier, in_course, opening, shared, where_clauses, witnessed


def placed(line: EventClauses, times: EventTimes, events: Sequence[EventFound]) -> list[EventFound]:
    """The events of a sentence with their places and times; `times` are those of the report up to there."""
    found = where_clauses(line, [_with(line, times, event) for event in events])
    found = at_what_fell(earlier(line, opening(line, in_course(line, shared(line, witnessed(found))))))
    return [_by_name(line, event) for event in found]


def _by_name(line: EventClauses, event: EventFound) -> EventFound:
    """An event with its place as it is called."""
    place = event.place
    return event if place is None else msgspec.structs.replace(event, place=bare_name(line.sight, place))


def _with(line: EventClauses, times: EventTimes, event: EventFound) -> EventFound:
    stretch = _stretch(line, event.token)
    place = place_of(line, stretch, event)
    time, basis = times.of(line, stretch, event)
    ahead = basis == "clause" and event.factuality == "asserted" and times.lies_ahead(time)
    factuality = "future" if ahead else event.factuality
    return msgspec.structs.replace(event, place=place, time=time, time_basis=basis, factuality=factuality)


def _stretch(line: EventClauses, token: int) -> range:
    """The units of the clause that holds a token."""
    at = line.unit_at.get(token, 0)
    holding = (clause for clause in reversed(line.clauses) if clause.first <= at < clause.last)
    clause = next(holding, None)
    return range(len(line.units)) if clause is None else range(clause.first, clause.last)
