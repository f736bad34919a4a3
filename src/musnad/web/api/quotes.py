"""Who quotes whom, and in which claims."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from litestar import get
from litestar.params import QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case.quotes import Quoted, Quotes, Wish, quoted, quotes
from musnad.web.asked import Words, rows_of
from musnad.web.filters import LARGEST
from musnad.web.given import TheFilters, TheWorkbench


class QuotedClaims(msgspec.Struct, frozen=True):
    """Some of the claims in which one voice quotes another, the newest first, and how many there are in all."""

    rows: tuple[Quoted, ...]
    total: int


@get("/api/quotes", sync_to_thread=True)
def who_quotes_whom(
    workbench: TheWorkbench,
    filters: TheFilters,
    words: Words = "",
    most: Annotated[int, QueryParameter(ge=2, le=300, description="voices at most")] = 60,
) -> Quotes:
    """The voices that quote and are quoted most, and what goes from one to another; the rest is counted."""
    with workbench.case.reading() as connection:
        columns, asked = rows_of(workbench, connection, filters, words)
        hands = workbench.hands(connection)
    return quotes(columns, asked, hands, most)


@get("/api/quotes/claims", sync_to_thread=True)
def claims_of_quoting(  # noqa: PLR0913 - each is a parameter of the address
    *,
    workbench: TheWorkbench,
    filters: TheFilters,
    words: Words = "",
    quoter: Annotated[str, QueryParameter(description="id of a voice")],
    voice: Annotated[str, QueryParameter(description="id of the voice that is quoted")],
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 20,
) -> QuotedClaims:
    """The claims in which one voice quotes another."""
    wish = Wish(quoter=quoter, quoted=voice, offset=offset, limit=limit)
    with workbench.case.reading() as connection:
        columns, asked = rows_of(workbench, connection, filters, words)
        return QuotedClaims(*quoted(connection, columns, asked, workbench.hands(connection), wish))


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (who_quotes_whom, claims_of_quoting)
