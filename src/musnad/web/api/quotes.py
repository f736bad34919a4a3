"""Who quotes whom, and in which claims."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
import sqlalchemy as sa
from litestar import get
from litestar.params import QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case.filters import Filters
from musnad.case.quotes import Hands, Quoted, Quotes, load_hands, quoted, quotes
from musnad.web.asked import answered
from musnad.web.filters import LARGEST
from musnad.web.given import TheFilters, TheWorkbench
from musnad.web.state import Workbench


class QuotedClaims(msgspec.Struct, frozen=True):
    """Some of the claims in which one voice quotes another, the newest first, and how many there are in all."""

    rows: tuple[Quoted, ...]
    total: int


@get("/api/quotes", sync_to_thread=True)
def who_quotes_whom(
    workbench: TheWorkbench,
    filters: TheFilters,
    most: Annotated[int, QueryParameter(ge=2, le=300, description="voices at most")] = 60,
) -> Quotes:
    """The voices that quote and are quoted most, and what goes from one to another; the rest is counted."""
    hands = _hands(workbench)
    return answered(
        workbench, ("quotes", most), filters, lambda connection, wanted: quotes(connection, wanted, hands, most)
    )


@get("/api/quotes/claims", sync_to_thread=True)
def claims_of_quoting(  # noqa: PLR0913 - each is a parameter of the address
    *,
    workbench: TheWorkbench,
    filters: TheFilters,
    quoter: Annotated[str, QueryParameter(description="id of a voice")],
    voice: Annotated[str, QueryParameter(description="id of the voice that is quoted")],
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 20,
) -> QuotedClaims:
    """The claims in which one voice quotes another."""
    return answered(
        workbench,
        ("quoting", quoter, voice, offset, limit),
        filters,
        lambda connection, wanted: QuotedClaims(
            *quoted(connection, sa.true() if wanted is None else wanted, (quoter, voice), offset, limit)
        ),
    )


def _hands(workbench: Workbench) -> Hands:
    return answered(workbench, ("hands",), Filters(), lambda connection, _: load_hands(connection))


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (who_quotes_whom, claims_of_quoting)
