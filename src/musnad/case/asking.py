"""From filters as people write them to the selection of a case's claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import sqlalchemy as sa

from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.case.filters import ACTS, FACTUALITIES, TYPES, Filters, known
from musnad.case.messages import wrong
from musnad.case.selection import DATED, PLACED, VERDICTS, Area, Selection
from musnad.errors import InputError
from musnad.model.document import check_date

Code = TypeVar("Code", bound=str)


class Authorities(Protocol):
    """The tables of a case in which names are looked up; each is loaded when the first is named."""

    def gazetteer(self) -> Gazetteer:
        """The places, those of the case's own tables among them."""

    def actors(self) -> ActorTable:
        """The actors, those of the case's own tables among them."""


def selection_of(filters: Filters, connection: sa.Connection, authorities: Authorities) -> Selection:
    """The selection that filters ask for in a case.

    Raises:
        CaseError: if a filter names a code that is not there, or days that are none, or a place that is not in the
            gazetteer or means places in several countries.
    """
    _check_days(filters)
    return Selection(
        types=known(filters.only, TYPES, "filters.no-type", str.upper),
        modes=frozenset(filters.mode or ()),
        factualities=known(filters.factuality, FACTUALITIES, "filters.no-factuality", str.lower),
        since=filters.since,
        until=filters.until,
        undated=filters.undated,
        dated=_known(filters.dated, DATED, "filters.no-dated"),
        areas=_areas(filters.place, connection, authorities),
        placed=_known(filters.placed, PLACED, "filters.no-placed"),
        actors=_actors(filters.actor, authorities),
        targets=_actors(filters.target, authorities),
        speakers=_actors(filters.speaker, authorities),
        acts=known(filters.act, ACTS, "filters.no-act", str.lower),
        outlets=frozenset(filters.outlet or ()),
        least_origins=filters.origins,
        contradicted=filters.contradicted,
        verdicts=_known(filters.verdict, VERDICTS, "filters.no-verdict"),
        incidents=frozenset(filters.incident or ()),
        reports=frozenset(filters.report or ()),
    )


def _known(given: Sequence[str] | None, codes: Sequence[Code], key: str) -> frozenset[Code]:
    """The codes given, as the codes that they are."""
    asked = known(given, codes, key, str.lower)
    return frozenset(each for each in codes if each in asked)


def _check_days(filters: Filters) -> None:
    for field in ("since", "until"):
        day: str | None = getattr(filters, field)
        try:
            check_date(day or "2000-01-01")
        except InputError as error:
            raise wrong("filters.no-day", field=field, value=day or "") from error
    if filters.since and filters.until and filters.until < filters.since:
        raise wrong("filters.days-reversed", since=filters.since, until=filters.until)


def _areas(names: Sequence[str] | None, connection: sa.Connection, authorities: Authorities) -> tuple[Area, ...]:
    if not names:
        return ()
    from musnad.case.named import areas_named  # noqa: PLC0415 - loaded where a place is named

    gazetteer = authorities.gazetteer()
    return tuple(area for name in names for area in areas_named(connection, name, gazetteer))


def _actors(names: Sequence[str] | None, authorities: Authorities) -> frozenset[str]:
    if not names:
        return frozenset()
    from musnad.case.named import actors_named  # noqa: PLC0415 - loaded where an actor is named

    table = authorities.actors()
    return frozenset(each for name in names for each in actors_named(name, table))
