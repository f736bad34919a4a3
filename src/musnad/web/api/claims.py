"""The claims of a case as a list, how many there are of each kind, and the filters that people keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Final, Literal

import msgspec
from litestar import delete, get, post
from litestar.concurrency import sync_to_thread
from litestar.params import FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.authority.gazetteer import Gazetteer
from musnad.case import savedfilters
from musnad.case.columns import Columns, Name
from musnad.case.facets import ASKING, FACETS, Asked, Facet, FacetValues, Tables, counted, undated
from musnad.case.filters import Filters
from musnad.case.judge import Judge, undo_all
from musnad.case.listing import ClaimList, ClaimRow, Order, Page, Sort, keys, listed
from musnad.case.messages import Language
from musnad.case.savedfilters import Saved
from musnad.export.labels import load_labels
from musnad.model.links import ClaimKey
from musnad.vocabulary import load_glosses
from musnad.web.asked import Words, wanted_of
from musnad.web.filters import LARGEST
from musnad.web.given import TheFilters, TheLanguage, TheWorkbench
from musnad.web.shapes import Text
from musnad.web.state import Workbench

MOST_KEYS: Final = 5_000
"""Claims that are selected at once."""
Direction = Literal["ascending", "descending"]
Offset = Annotated[int, QueryParameter(ge=0, le=LARGEST)]
_LABELS: Final[dict[Facet, str]] = {
    "type": "event_type", "factuality": "factuality", "act": "act",
}  # fmt: skip
_FIELDS: Final[dict[Facet, str]] = {
    "type": "only", "mode": "mode", "factuality": "factuality", "act": "act", "country": "place", "province": "place",
    "actor": "actor", "target": "target", "speaker": "speaker", "outlet": "outlet", "verdict": "verdict",
}  # fmt: skip
"""The filter of an address that has the values of a facet."""
_DIVISIONS: Final[dict[Facet, str]] = {"country": "country", "province": "admin1"}
_PARTIES: Final[tuple[Facet, ...]] = ("actor", "target", "speaker")


class ClaimKeys(msgspec.Struct, frozen=True):
    """The keys of claims asked for, in their order; there are `total` of them, and not more than `most` are told."""

    claims: tuple[ClaimKey, ...]
    total: int
    most: int


class FacetCounts(msgspec.Struct, frozen=True):
    """The values of facets, each counted under all other filters; `undated` tell no day, under all but the days.

    `names` are those of the places and participants that are filtered by.
    """

    facets: dict[Facet, FacetValues]
    undated: int
    names: dict[str, Name]


class FilterToSave(msgspec.Struct, frozen=True):
    """A filter as it stands in an address behind the `?`, and the name under which it is kept."""

    name: Text
    query: Text


class Several(msgspec.Struct, frozen=True):
    """Entries of the journal that are to be taken back together."""

    entries: Annotated[tuple[Annotated[int, msgspec.Meta(ge=1, le=LARGEST)], ...], msgspec.Meta(max_length=10_000)]


class Taken(msgspec.Struct, frozen=True):
    """How many decisions were taken back."""

    undone: int


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
    blind: FromQuery[bool] = False,
) -> ClaimList:
    """Some of the claims asked for, in an order, and how many there are in all.

    `blind` keeps what others judge of a claim until the one who works here has judged it.
    """
    order = Order(sort, direction == "descending", language)
    with workbench.case.reading() as connection:
        wanted = wanted_of(workbench, connection, filters, words)
        found = listed(connection, workbench.claims(connection), wanted, Page(order, offset, limit))
    return (
        ClaimList(tuple(_blinded(row, workbench.settings.who) for row in found.rows), found.total) if blind else found
    )


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
        Asked(facet=each, most=most, find=find, chosen=_chosen(each, filters, workbench.gazetteer()))
        for each in dict.fromkeys(facet or FACETS)
    ]
    with workbench.case.reading() as connection:
        wanted = wanted_of(workbench, connection, filters, words)
        columns = workbench.claims(connection)
        tables = Tables(workbench.gazetteer(), _naming(workbench, language))
        names = dict(_names(columns, filters, tables))
        return FacetCounts(counted(columns, wanted, asked, tables), undated(columns, wanted), names)


@post("/api/claims/undo", sync_to_thread=True, status_code=200)
def undo_several(workbench: TheWorkbench, data: JSONBody[Several]) -> Taken:
    """Take back several decisions, the last first: all of them, or none."""
    author = workbench.author()
    with workbench.case.writing() as connection:
        judge = Judge(author.who, author.at)
        undone = undo_all(connection, judge, data.entries, workbench.deriving)
    return Taken(sum(entry is not None for entry in undone))


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


def _blinded(row: ClaimRow, who: str) -> ClaimRow:
    mine = any(said.who == who for said in row.verdicts)
    return row if mine else msgspec.structs.replace(row, verdicts=())


def _names(columns: Columns, filters: Filters, tables: Tables) -> Iterator[tuple[str, Name]]:
    """The names of the places and participants that are filtered by, as far as they are told by ids."""
    for place in map(tables.gazetteer.get, filters.place or ()):
        if place is not None:
            yield place.id, Name(place.name, place.name_en)
    tokens, known = columns.values.tokens, columns.values.known
    for facet in _PARTIES:
        for value in getattr(filters, facet) or ():
            name = tables.name_of(facet, value) or (known.get(tokens[value]) if value in tokens else None)
            if name is not None:
                yield value, name


def _chosen(facet: Facet, filters: Filters, gazetteer: Gazetteer) -> frozenset[str]:
    """The values of a facet that are filtered by, as far as they are told as its values are."""
    if facet == "contradicted":
        return frozenset() if filters.contradicted is None else frozenset({str(filters.contradicted).lower()})
    given: list[str] = getattr(filters, _FIELDS[facet], None) or [] if facet in _FIELDS else []
    if facet in _DIVISIONS:
        found = (gazetteer.get(each) for each in given)
        return frozenset(place.id for place in found if place is not None and place.kind == _DIVISIONS[facet])
    return frozenset(each.upper() if facet == "type" else each for each in given)


def _naming(workbench: Workbench, language: Language) -> Callable[[Facet, str], Name | None]:
    """Names for codes, in the language of the page, and for the authorities of actors."""
    labels, arabic, english = load_labels(language), load_labels("ar"), load_labels("en")
    actors = workbench.actors().by_id
    modes = _modes(language)

    def name_of(facet: Facet, value: str) -> Name | None:
        if facet == "mode":
            return Name(modes.get(value, value), None)
        if facet in _DIVISIONS:
            place = workbench.gazetteer().get(value)
            return None if place is None else Name(place.name, place.name_en)
        if facet in _LABELS:
            return Name(labels(_LABELS[facet], value), None)
        kind, _, of_kind = value.partition(":")
        if kind == "actor" and of_kind in actors:
            return Name(actors[of_kind].form, actors[of_kind].gloss)
        if kind == "country" and ASKING[facet] in {"actors", "targets", "speakers"}:
            return Name(arabic.country(of_kind), english.country(of_kind))
        return None

    return name_of


def _modes(language: Language) -> dict[str, str]:
    """The words for modes; of a mode that several types have, those of each."""
    found: dict[str, dict[str, None]] = {}
    for code, (english, arabic) in load_glosses("event_modes").items():
        words = found.setdefault(code.partition("/")[2], {})
        words[arabic if language == "ar" else english] = None
    return {mode: " / ".join(words) for mode, words in found.items()}


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (
    claims, claim_keys, claim_facets, undo_several, filters_kept, keep_filter, drop_filter,
)  # fmt: skip
