"""From the filters that were written on the command line to the selection of a case's claims."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.named import actors_named, areas_named
from musnad.case.selection import VERDICTS, Area, Selection, Verdict
from musnad.cli.filters import ACTS, FACTUALITIES, TYPES, Filters, known
from musnad.cli.refusal import UsageError
from musnad.errors import InputError
from musnad.model.document import check_date


def selection_of(filters: Filters, case: Case, connection: sa.Connection) -> Selection:
    """The selection that filters ask for in a case.

    Raises:
        UsageError: if a filter names a code that is not there, or days that are none.
        CaseError: if a place is not in the gazetteer, or its name means places in several countries.
    """
    _check_days(filters)
    return Selection(
        types=known(filters.only, TYPES, "filters.no-type", str.upper),
        modes=frozenset(filters.mode or ()),
        factualities=known(filters.factuality, FACTUALITIES, "filters.no-factuality", str.lower),
        since=filters.since,
        until=filters.until,
        undated=filters.undated,
        areas=_areas(filters.place, case, connection),
        actors=_actors(filters.actor, case),
        targets=_actors(filters.target, case),
        speakers=_actors(filters.speaker, case),
        acts=known(filters.act, ACTS, "filters.no-act", str.lower),
        outlets=frozenset(filters.outlet or ()),
        least_origins=filters.origins,
        contradicted=filters.contradicted,
        verdicts=_verdicts(filters.verdict),
        incidents=frozenset(filters.incident or ()),
        reports=frozenset(filters.report or ()),
    )


def _verdicts(given: Sequence[str] | None) -> frozenset[Verdict]:
    asked = known(given, VERDICTS, "filters.no-verdict", str.lower)
    return frozenset(each for each in VERDICTS if each in asked)


def _check_days(filters: Filters) -> None:
    for option, day in (("--since", filters.since), ("--until", filters.until)):
        try:
            check_date(day or "2000-01-01")
        except InputError as error:
            raise UsageError("filters.no-day", option=option, value=day or "") from error
    if filters.since and filters.until and filters.until < filters.since:
        raise UsageError("filters.days-reversed", since=filters.since, until=filters.until)


def _areas(names: Sequence[str] | None, case: Case, connection: sa.Connection) -> tuple[Area, ...]:
    if not names:
        return ()
    from musnad.authority.gazetteer import Gazetteer  # noqa: PLC0415 - loaded where a place is named

    gazetteer = Gazetteer.open(*(case.folder / name for name in case.settings.gazetteers))
    return tuple(area for name in names for area in areas_named(connection, name, gazetteer))


def _actors(names: Sequence[str] | None, case: Case) -> frozenset[str]:
    if not names:
        return frozenset()
    from musnad.authority.actors import ActorTable  # noqa: PLC0415 - loaded where an actor is named

    table = ActorTable.load([case.folder / name for name in case.settings.actors])
    return frozenset(each for name in names for each in actors_named(name, table))
