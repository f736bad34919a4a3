"""The filters of claims as parameters of an address: the same on every page and on the command line."""

from __future__ import annotations

from typing import Annotated

from litestar.params import FromQuery, QueryParameter

from musnad.case.filters import Filters

LARGEST = 1_000_000_000
"""The largest number that a filter or a page is asked with: no case has so many rows, and every database takes it."""
Words = Annotated[list[str] | None, QueryParameter(description="any of these", max_items=200)]
Day = Annotated[str | None, QueryParameter(description="a day, as 2022-01-31")]


def filters_of(  # noqa: PLR0913 - each is a parameter of the address
    *,
    only: Words = None,
    mode: Words = None,
    factuality: Words = None,
    since: Day = None,
    until: Day = None,
    undated: FromQuery[bool] = False,
    dated: Words = None,
    place: Words = None,
    placed: Words = None,
    actor: Words = None,
    target: Words = None,
    speaker: Words = None,
    act: Words = None,
    outlet: Words = None,
    origins: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    contradicted: FromQuery[bool | None] = None,
    verdict: Words = None,
    incident: Words = None,
    report: Words = None,
) -> Filters:
    """Which claims are asked for, out of the address."""
    return Filters(
        only=only, mode=mode, factuality=factuality, since=since, until=until, undated=undated,
        dated=dated, place=place, placed=placed, actor=actor, target=target, speaker=speaker, act=act,
        outlet=outlet, origins=origins, contradicted=contradicted, verdict=verdict, incident=incident, report=report,
    )  # fmt: skip
