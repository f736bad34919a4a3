"""The claims of a case as a list, how many there are of each kind, and the filters that people keep."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from litestar import delete, get, post
from litestar.concurrency import sync_to_thread
from litestar.params import FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case import savedfilters
from musnad.case.columns import Name
from musnad.case.facets import ASKING, FACETS, Asked, Counts, Facet, Tables, counted, undated
from musnad.case.filters import Filters
from musnad.case.listing import Listed, Order, Page, Sort, keys, listed
from musnad.case.messages import Language
from musnad.case.savedfilters import Saved
from musnad.export.labels import load_labels
from musnad.model.links import ClaimKey
from musnad.web.asked import Words, wanted_of
from musnad.web.filters import LARGEST
from musnad.web.given import TheFilters, TheLanguage, TheWorkbench
from musnad.web.state import Workbench

MOST_KEYS: Final = 5_000
"""Claims that are selected at once."""
_LONGEST: Final = 2_000
Direction = Literal["ascending", "descending"]
Offset = Annotated[int, QueryParameter(ge=0, le=LARGEST)]
_LABELS: Final[dict[Facet, str]] = {
    "type": "event_type", "mode": "event_mode", "factuality": "factuality", "act": "act",
}  # fmt: skip
_FIELDS: Final[dict[Facet, str]] = {
    "type": "only", "mode": "mode", "factuality": "factuality", "act": "act", "country": "place", "province": "place",
    "actor": "actor", "target": "target", "speaker": "speaker", "outlet": "outlet", "verdict": "verdict",
}  # fmt: skip
"""The filter of an address that has the values of a facet."""


class ClaimKeys(msgspec.Struct, frozen=True):
    """The keys of claims asked for, in their order; there are `total` of them, and not more than `most` are told."""

    claims: tuple[ClaimKey, ...]
    total: int
    most: int


class FacetCounts(msgspec.Struct, frozen=True):
    """The values of facets, each counted under all other filters; `undated` tell no day, under all but the days."""

    facets: dict[Facet, Counts]
    undated: int


class FilterToSave(msgspec.Struct, frozen=True):
    """A filter as it stands in an address behind the `?`, and the name under which it is kept."""

    name: str
    query: str


@get("/api/claims", sync_to_thread=True)
def claims(  # noqa: PLR0913 - each is a parameter of the address
    *,
    workbench: TheWorkbench,
    language: TheLanguage,
    filters: TheFilters,
    words: Words = "",
    sort: FromQuery[Sort] = "published",
    direction: FromQuery[Direction] = "descending",
    offset: Offset = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
) -> Listed:
    """Some of the claims asked for, in an order, and how many there are in all."""
    order = Order(sort, direction == "descending", language)
    with workbench.case.reading() as connection:
        wanted = wanted_of(workbench, connection, filters, words)
        return listed(connection, workbench.claims(connection), wanted, Page(order, offset, limit))


@get("/api/claims/keys", sync_to_thread=True)
def claim_keys(  # noqa: PLR0913 - each is a parameter of the address
    *,
    workbench: TheWorkbench,
    language: TheLanguage,
    filters: TheFilters,
    words: Words = "",
    sort: FromQuery[Sort] = "published",
    direction: FromQuery[Direction] = "descending",
) -> ClaimKeys:
    """The keys of all claims asked for, so that they can be judged at once; the first of them where they are many."""
    order = Order(sort, direction == "descending", language)
    with workbench.case.reading() as connection:
        wanted = wanted_of(workbench, connection, filters, words)
        found = keys(workbench.claims(connection), wanted, Page(order, 0, MOST_KEYS))
    return ClaimKeys(found.claims, found.total, MOST_KEYS)


@get("/api/claims/facets", sync_to_thread=True)
def claim_facets(  # noqa: PLR0913 - each is a parameter of the address
    *,
    workbench: TheWorkbench,
    language: TheLanguage,
    filters: TheFilters,
    words: Words = "",
    facet: FromQuery[list[Facet] | None] = None,
    find: Annotated[str, QueryParameter(max_length=200, description="letters of the name of a value")] = "",
    most: Annotated[int, QueryParameter(ge=0, le=1_000, description="values of each facet")] = 12,
) -> FacetCounts:
    """How many of the claims asked for there are of each value of a facet, the most frequent values first.

    Values that are filtered by are told whatever their number. All facets are, where none is named.
    """
    asked = [
        Asked(facet=each, most=most, find=find, chosen=_chosen(each, filters))
        for each in dict.fromkeys(facet or FACETS)
    ]
    with workbench.case.reading() as connection:
        wanted = wanted_of(workbench, connection, filters, words)
        columns = workbench.claims(connection)
        tables = Tables(workbench.gazetteer(), _naming(workbench, language))
        return FacetCounts(counted(columns, wanted, asked, tables), undated(columns, wanted))


# Litestar wraps a sync handler anew for each other one of its path; these three go to a thread by themselves.
@get("/api/filters", operation_id="filters_kept")
async def filters_kept(workbench: TheWorkbench) -> tuple[Saved, ...]:
    """The filters that are kept in the case, by name."""

    def read() -> tuple[Saved, ...]:
        with workbench.case.reading() as connection:
            return savedfilters.saved(connection)

    return await sync_to_thread(read)


@post("/api/filters", status_code=200, operation_id="keep_filter")
async def keep_filter(workbench: TheWorkbench, data: JSONBody[FilterToSave]) -> Saved:
    """Keep a filter under a name, in place of the one of that name."""

    def keep() -> Saved:
        with workbench.case.writing() as connection:
            return savedfilters.save(connection, data.name, data.query, workbench.author().at)

    return await sync_to_thread(keep)


@delete("/api/filters", status_code=200, operation_id="drop_filter")
async def drop_filter(
    workbench: TheWorkbench, name: Annotated[str, QueryParameter(max_length=savedfilters.LONGEST_NAME)]
) -> Saved:
    """Let go of the filter of a name; what it was, so that it can be kept again."""

    def let_go() -> Saved:
        with workbench.case.writing() as connection:
            return savedfilters.drop(connection, name)

    return await sync_to_thread(let_go)


def _chosen(facet: Facet, filters: Filters) -> frozenset[str]:
    """The values of a facet that are filtered by, as far as they are told as its values are."""
    if facet == "contradicted":
        return frozenset() if filters.contradicted is None else frozenset({str(filters.contradicted).lower()})
    given: list[str] = getattr(filters, _FIELDS[facet], None) or [] if facet in _FIELDS else []
    if facet in {"country", "province"}:
        return frozenset()
    return frozenset(each.upper() if facet == "type" else each for each in given)


def _naming(workbench: Workbench, language: Language) -> Any:
    """Names for codes, in the language of the page, and for the authorities of actors."""
    labels, arabic, english = load_labels(language), load_labels("ar"), load_labels("en")
    actors = workbench.actors().by_id

    def name_of(facet: Facet, value: str) -> Name | None:
        if facet in _LABELS:
            return Name(labels(_LABELS[facet], value), None)
        kind, _, of_kind = value.partition(":")
        if kind == "actor" and of_kind in actors:
            return Name(actors[of_kind].form, actors[of_kind].gloss)
        if kind == "country" and ASKING[facet] in {"actors", "targets", "speakers"}:
            return Name(arabic.country(of_kind), english.country(of_kind))
        return None

    return name_of


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (
    claims, claim_keys, claim_facets, filters_kept, keep_filter, drop_filter,
)  # fmt: skip
