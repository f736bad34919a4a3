"""The timeline: claims by day, week, month or year, and those without a certain day in lanes."""

from __future__ import annotations

from typing import Annotated, Final

from litestar import get
from litestar.params import QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case.timeline import Timed, Window, timed
from musnad.web.asked import Words, rows_of
from musnad.web.given import TheFilters, TheWorkbench


@get("/api/timeline", sync_to_thread=True)
def claims_in_time(
    workbench: TheWorkbench,
    filters: TheFilters,
    words: Words = "",
    ranges: Annotated[int, QueryParameter(ge=0, le=1000, description="ranges at most")] = 40,
) -> Timed:
    """The claims asked for, in time; the days shown are those of `since` and `until`, or as far as the claims go."""
    with workbench.case.reading() as connection:
        columns, asked = rows_of(workbench, connection, filters, words)
    return timed(columns, asked, Window(since=filters.since, until=filters.until, most_ranges=ranges))


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (claims_in_time,)
