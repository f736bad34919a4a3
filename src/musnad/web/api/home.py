"""The first page of a case: what waits for a person, what is new, and how much is in it."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from litestar import get
from litestar.params import QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case.overview import (
    Clash,
    Figures,
    ReportTold,
    ReviewedClaim,
    clashes,
    doubtful,
    figures,
    read_last,
    to_review,
)
from musnad.web.given import TheWorkbench

Limit = Annotated[int, QueryParameter(ge=1, le=50, description="how many of each")]


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """A case at a glance."""

    title: str
    folder: str
    figures: Figures
    review: tuple[ReviewedClaim, ...]
    clashes: tuple[Clash, ...]
    doubtful: tuple[ReviewedClaim, ...]
    read_last: tuple[ReportTold, ...]


@get("/api/home", sync_to_thread=True)
def home(workbench: TheWorkbench, limit: Limit = 6) -> Home:
    """How much is in the case, which claims to judge first, what contradicts, what is doubtful, what was read last."""
    case = workbench.case
    with case.reading() as connection:
        return Home(
            title=case.settings.title,
            folder=str(case.folder),
            figures=figures(connection),
            review=to_review(connection, limit),
            clashes=clashes(connection, limit),
            doubtful=doubtful(connection, limit),
            read_last=read_last(connection, limit),
        )


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (home,)
