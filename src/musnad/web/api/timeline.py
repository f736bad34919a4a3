"""The timeline: claims by day, week, month or year, and those without a certain day in lanes."""

from __future__ import annotations

from typing import Annotated, Final

import sqlalchemy as sa
from litestar import get
from litestar.params import QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case.timeline import Timed, Window, timed
from musnad.web.asked import answered
from musnad.web.given import TheFilters, TheWorkbench


@get("/api/timeline", sync_to_thread=True)
def claims_in_time(
    workbench: TheWorkbench,
    filters: TheFilters,
    ranges: Annotated[int, QueryParameter(ge=0, le=1000, description="ranges at most")] = 40,
) -> Timed:
    """The claims asked for, in time; the days shown are those of `since` and `until`, or as far as the claims go."""
    window = Window(since=filters.since, until=filters.until, most_ranges=ranges)
    return answered(
        workbench,
        ("timeline", ranges),
        filters,
        lambda connection, wanted: timed(connection, sa.true() if wanted is None else wanted, window),
    )


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (claims_in_time,)
