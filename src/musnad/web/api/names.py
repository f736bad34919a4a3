"""The names of the case: actors and places, names that no table has, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Final

import msgspec
import sqlalchemy as sa
from litestar import get
from litestar.params import FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case import names as case_names
from musnad.case.authorities import Match
from musnad.case.messages import wrong
from musnad.case.names import (
    PLACE,
    Asked,
    Facet,
    Group,
    NameIn,
    NameQuoted,
    NameRow,
    NameTold,
    Order,
)
from musnad.model.record import Candidate, Precision
from musnad.web.filters import LARGEST
from musnad.web.given import TheWorkbench
from musnad.web.shapes import Id, Text
from musnad.web.state import Workbench

_MOST_ROWS: Final = 200
_SHOWN_NAMES: Final = 4
_SHOWN_REPORTS: Final = 20


class NameRows(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the names asked for, how many there are, and the types and countries of all that have the words.

    Of the written names of each the most frequent.
    """

    rows: tuple[NameRow, ...]
    total: int
    types: tuple[Facet, ...]
    countries: tuple[Facet, ...]


class ActorKnown(msgspec.Struct, frozen=True, kw_only=True):
    """What the actor table has of an actor: its other names, those that take sides, what it is part of, its years."""

    aliases: tuple[str, ...]
    short: tuple[str, ...]
    loaded: tuple[str, ...]
    parent: Match | None
    since: str | None
    until: str | None
    source: str | None


class PlaceKnown(msgspec.Struct, frozen=True, kw_only=True):
    """What the gazetteer has of a place: what it lies in, its point and how close that is, and who says so."""

    within: tuple[Match, ...]
    lat: float | None
    lon: float | None
    precision: Precision | None
    population: int | None
    source: str | None


class WeighedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a name may mean and was not chosen: as the gazetteer has it, and what spoke for and against it."""

    match: Match
    candidate: Candidate
    name: str
    report: str


class NameShown(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, a place or a name, with who quotes it and whom it quotes, its newest reports, and what people said.

    Of persons nothing is told but who they quote and the reports that mention them: neither places nor days.
    """

    row: NameRow
    quoting: tuple[NameQuoted, ...]
    quoted: tuple[NameQuoted, ...]
    reports: tuple[NameIn, ...]
    told: tuple[NameTold, ...]
    actor: ActorKnown | None
    place: PlaceKnown | None
    weighed: tuple[WeighedShown, ...]


@get("/api/names", sync_to_thread=True)
def names_listed(  # noqa: PLR0913 - each is a parameter of the address
    workbench: TheWorkbench,
    *,
    group: FromQuery[Group] = "actors",
    words: FromQuery[Text] = "",
    types: Annotated[list[Id] | None, QueryParameter(name="type")] = None,
    countries: Annotated[list[Id] | None, QueryParameter(name="country")] = None,
    order: FromQuery[Order] = "-claims",
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST_ROWS)] = 50,
) -> NameRows:
    """The actors, the places, the names that no table has, the persons or the common nouns of the case."""
    asked = Asked(
        group=group,
        words=words,
        types=frozenset(types or ()),
        countries=frozenset(countries or ()),
        order=order,
        offset=offset,
        limit=limit,
    )
    found = case_names.asked_for(workbench.names(), asked)
    rows = tuple(msgspec.structs.replace(row, written=row.written[:_SHOWN_NAMES]) for row in found.rows)
    return NameRows(rows=rows, total=found.total, types=found.types, countries=found.countries)


@get("/api/names/entry", sync_to_thread=True)
def name_shown(workbench: TheWorkbench, name: Annotated[str, QueryParameter(name="id", max_length=2000)]) -> NameShown:
    """One actor, place or name of the case, by its id."""
    row = _row(workbench, name)
    is_place = row.group == "places" or row.at > 0
    with workbench.case.reading() as connection:
        return NameShown(
            row=row,
            quoting=() if is_place else case_names.quoting(connection, row),
            quoted=() if is_place else case_names.quoted_by(connection, row),
            reports=case_names.reports_of(connection, row, limit=_SHOWN_REPORTS),
            told=case_names.told_of(connection, row),
            actor=_actor(workbench, row),
            place=_place(workbench, row),
            weighed=tuple(_weighed(workbench, connection, row)) if row.kind == "place" else (),
        )


@get("/api/names/entry/reports", sync_to_thread=True)
def name_reports(
    workbench: TheWorkbench,
    name: Annotated[str, QueryParameter(name="id", max_length=2000)],
    *,
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST_ROWS)] = _SHOWN_REPORTS,
) -> list[NameIn]:
    """The reports that have a name in their claims, the newest first."""
    with workbench.case.reading() as connection:
        return list(case_names.reports_of(connection, _row(workbench, name), offset=offset, limit=limit))


def _row(workbench: Workbench, name: str) -> NameRow:
    by_id = workbench.names().by_id
    row = by_id.get(name) or by_id.get(f"{PLACE}{name}")
    if row is None:
        raise wrong("names.nothing", name=name)
    return row


def _weighed(workbench: Workbench, connection: sa.Connection, row: NameRow) -> Iterator[WeighedShown]:
    for each in case_names.weighed_for(connection, row):
        place = workbench.gazetteer().get(each.candidate.authority)
        if place is not None:
            match = workbench.authorities().match(place)
            yield WeighedShown(match=match, candidate=each.candidate, name=each.name, report=each.report)


def _actor(workbench: Workbench, row: NameRow) -> ActorKnown | None:
    table = workbench.actors()
    actor = table.by_id.get(row.id.removeprefix("actor:")) if row.id.startswith("actor:") else None
    if actor is None:
        return None
    parent = table.by_id.get(actor.parent or "")
    return ActorKnown(
        aliases=actor.aliases,
        short=actor.short,
        loaded=actor.loaded,
        parent=None
        if parent is None
        else Match(
            authority=parent.authority,
            name=parent.form,
            name_en=parent.gloss,
            kind=parent.type,
            country=parent.country,
        ),
        since=actor.since,
        until=actor.until,
        source=actor.source,
    )


def _place(workbench: Workbench, row: NameRow) -> PlaceKnown | None:
    ref = row.id.removeprefix(PLACE) if row.group == "places" else ""
    gazetteer, known = workbench.gazetteer(), workbench.authorities()
    country = ref.removeprefix("country:")
    place = gazetteer.get(gazetteer.countries().get(country, "") if country != ref else ref) if ref else None
    if place is None:
        return None
    entity = known.place(place.id)
    return PlaceKnown(
        within=tuple(map(known.match, gazetteer.chain(place)[1:])),
        lat=entity.lat,
        lon=entity.lon,
        precision=entity.precision,
        population=place.population,
        source=place.source,
    )


HANDLERS: Final[Sequence[ControllerRouterHandler]] = (names_listed, name_shown, name_reports)
