"""Incidents: listed, compared origin by origin, and put together or apart by people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Final, Literal

import msgspec
import sqlalchemy as sa
from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler
from msgspec.structs import replace

from musnad.case import judge as judging
from musnad.case.comparison import (
    Comparison,
    IncidentNumber,
    IncidentPlace,
    SharedText,
    comparison,
    decision_claims,
    incidents_with,
    members_of,
    numbers_of,
    place_of,
    shared_text,
)
from musnad.case.incidentlist import By, Order, Page, listed
from musnad.case.incidents import Line, lines
from musnad.case.journal import Entry, entry_of
from musnad.case.messages import wrong
from musnad.case.neighbours import Neighbour, neighbours
from musnad.case.parts import place_told
from musnad.linking.comparison import Rule
from musnad.model.links import ClaimKey, GradeLevel, GradeRule, Incident
from musnad.model.record import EventType
from musnad.web.asked import Words, rows_of
from musnad.web.filters import LARGEST
from musnad.web.given import TheFilters, TheLanguage, TheWorkbench
from musnad.web.shapes import Claimed, Id, Text
from musnad.web.state import Workbench

Sort = Literal[
    "origins", "-origins", "day", "-day", "reports", "-reports", "contradictions", "-contradictions", "grade", "-grade"
]
_MOST: Final = 200
"""Incidents of a page."""
_MOST_CLAIMS: Final = 10_000


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """An incident of a list. What it is told by is the line of one of its claims; of news without claims, a title."""

    id: str
    type: EventType | None
    mode: str | None
    earliest: str | None
    latest: str | None
    place: IncidentPlace | None
    country: str | None
    reports: int
    origins: int
    contradictions: int
    grade: GradeLevel | None
    rule: GradeRule | None
    tallies: tuple[IncidentNumber, ...]
    line: Line


class Incidents(msgspec.Struct, frozen=True):
    """Some of the incidents asked for, and how many there are in all."""

    rows: tuple[Summary, ...]
    total: int


class Merging(msgspec.Struct, frozen=True):
    """Incidents to be put together, each by its id, and why."""

    incidents: Annotated[tuple[Id, ...], msgspec.Meta(max_length=_MOST)]
    reason: Text | None = None


class Splitting(msgspec.Struct, frozen=True):
    """The claims of an incident that are another happening than its others, and why."""

    incident: Id
    claims: Annotated[tuple[Claimed, ...], msgspec.Meta(max_length=_MOST_CLAIMS)]
    reason: Text | None = None


class IncidentUndoing(msgspec.Struct, frozen=True):
    """The entry of the journal that is to be taken back, and why."""

    entry: Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
    reason: Text | None = None


class Moved(msgspec.Struct, frozen=True):
    """Where the claims of what was decided about are now, the incidents of most of them first.

    `entry` is the number in the journal; `None` where it was decided so already, and nothing changed.
    """

    entry: int | None
    incidents: tuple[str, ...]


@get("/api/incidents", sync_to_thread=True)
def all_incidents(  # noqa: PLR0913 - each is a parameter of the address
    workbench: TheWorkbench,
    filters: TheFilters,
    *,
    words: Words = "",
    least: Annotated[int, QueryParameter(ge=1, le=LARGEST, description="told by so many reports")] = 2,
    sort: FromQuery[Sort] = "-origins",
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST)] = 50,
) -> Incidents:
    """The incidents that have a claim asked for; with `-` before its name a column is sorted from its most down."""
    order = Order(msgspec.convert(sort.removeprefix("-"), By), ascending=not sort.startswith("-"))
    page = Page(order=order, least_reports=least, offset=offset, limit=limit)
    with workbench.case.reading() as connection:
        columns, asked = rows_of(workbench, connection, filters, words)
        everything = not filters.given() and not words.strip()
        found, total = listed(connection, columns, None if everything else asked, page)
        told = lines(connection, found)
    return Incidents(tuple(_summary(each, told[each.id]) for each in found), total)


def _summary(incident: Incident, line: Line) -> Summary:
    return Summary(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        earliest=incident.earliest,
        latest=incident.latest,
        place=place_of(incident),
        country=incident.country,
        reports=len(incident.reports),
        origins=len(incident.origins),
        contradictions=len(incident.contradictions),
        grade=None if incident.grade is None else incident.grade.level,
        rule=None if incident.grade is None else incident.grade.rule,
        tallies=numbers_of(incident.tallies),
        line=line,
    )


@get("/api/incidents/{named:str}", sync_to_thread=True)
def one_incident(
    workbench: TheWorkbench,
    language: TheLanguage,
    named: FromPath[str],
    count: FromQuery[Rule] = "all",
    *,
    blind: FromQuery[bool] = False,
) -> Comparison:
    """An incident, origin by origin; `count` says which of them count.

    `blind` keeps what others judge of a claim until the one who works here has judged it.
    """
    viewer = workbench.viewer(blind=blind)
    with workbench.case.reading() as connection:
        found = comparison(connection, named, count, _english(workbench), viewer)
    sources = tuple(replace(each, place=place_told(each.place, language)) for each in found.reports)
    return replace(found, reports=sources)


def _english(workbench: Workbench) -> Callable[[str], str | None]:
    def name(authority: str) -> str | None:
        known = workbench.actors().by_id.get(authority.removeprefix("actor:"))
        return None if known is None else known.gloss

    return name


@get("/api/incidents/{named:str}/neighbours", sync_to_thread=True)
def near_incidents(workbench: TheWorkbench, named: FromPath[str]) -> tuple[Neighbour, ...]:
    """Incidents that may be the same, with what speaks for it and against it."""
    with workbench.case.reading() as connection:
        return neighbours(connection, named)


@get("/api/shared-text", sync_to_thread=True)
def text_shared(workbench: TheWorkbench, first: FromQuery[str], second: FromQuery[str]) -> SharedText:
    """The passages that two reports share."""
    with workbench.case.reading() as connection:
        found = shared_text(connection, first, second)
    if found is None:
        raise wrong("incident.no-copies", first=first, second=second)
    return found


@post("/api/incidents/merge", sync_to_thread=True, status_code=200)
def merge(workbench: TheWorkbench, data: JSONBody[Merging]) -> Moved:
    """Say that incidents are one."""
    with workbench.case.writing() as connection:
        named = [judging.find_incident(connection, each) for each in data.incidents]
        keys = [key for each in named for key in members_of(connection, each)]
        entry = judging.merge(connection, workbench.judge(data.reason), named)
        return _moved(connection, entry, keys)


@post("/api/incidents/split", sync_to_thread=True, status_code=200)
def split(workbench: TheWorkbench, data: JSONBody[Splitting]) -> Moved:
    """Say that some claims of an incident are another happening than its others."""
    with workbench.case.writing() as connection:
        named = judging.find_incident(connection, data.incident)
        keys = members_of(connection, named)
        entry = judging.split(connection, workbench.judge(data.reason), named, [each.key for each in data.claims])
        return _moved(connection, entry, keys)


@post("/api/incidents/undo", sync_to_thread=True, status_code=200)
def undo(workbench: TheWorkbench, data: JSONBody[IncidentUndoing]) -> Moved:
    """Take back that incidents were put together or apart; a decision about a claim is not taken back here."""
    with workbench.case.writing() as connection:
        undone = entry_of(connection, data.entry)
        if undone.kind != "incident":
            raise wrong("judge.no-decision", number=data.entry)
        entry = judging.undo(connection, workbench.judge(data.reason), data.entry)
        return _moved(connection, entry, decision_claims(undone))


def _moved(connection: sa.Connection, entry: Entry | None, keys: Iterable[ClaimKey]) -> Moved:
    return Moved(None if entry is None else entry.number, incidents_with(connection, keys))


HANDLERS: Final[Sequence[ControllerRouterHandler]] = (
    all_incidents,
    one_incident,
    near_incidents,
    text_shared,
    merge,
    split,
    undo,
)
