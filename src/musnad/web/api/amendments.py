"""Amending: claims that a person adds by hand, and what names mean in the whole case; each can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.case.amending import Desk, Extent, NewClaim, NewNaming, add_claim, correct_name, extent_of
from musnad.case.amendmentstore import own_actors
from musnad.case.authorities import Match, fitting
from musnad.web.given import TheWorkbench
from musnad.web.shapes import Text
from musnad.web.state import Workbench

_MOST_MATCHES: Final = 50


class AddingClaim(NewClaim, frozen=True, kw_only=True):
    """A claim to be added, and why."""

    reason: Text | None = None


class NamingNames(NewNaming, frozen=True, kw_only=True):
    """Written names, what they mean and where, and why that is said."""

    reason: Text | None = None


class AddedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that was added: its entry, `None` where it was there already, and claims that tell of the same words."""

    report: str
    claim: str
    entry: int | None
    alike: tuple[str, ...]
    waits: bool


class NamedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A name that was corrected: its entry, `None` where that was said already, and how many reports it concerns.

    `renewed` were made anew at once, `waiting` are by the next run.
    """

    entry: int | None
    renewed: int
    waiting: int


@post("/api/reports/{report:str}/claims", sync_to_thread=True, status_code=200)
def add_claim_to(workbench: TheWorkbench, report: FromPath[str], data: JSONBody[AddingClaim]) -> AddedShown:
    """Add a claim that the reader missed to a report."""
    with workbench.case.writing() as connection:
        made = add_claim(connection, workbench.judge(data.reason), report, data, _desk(workbench))
    return AddedShown(
        report=report,
        claim=made.claim,
        entry=None if made.entry is None else made.entry.number,
        alike=made.alike,
        waits=made.renewed.later > 0,
    )


@post("/api/namings", sync_to_thread=True, status_code=200)
def name_names(workbench: TheWorkbench, data: JSONBody[NamingNames]) -> NamedShown:
    """Say what written names mean, in the case, in an outlet's reports or in one report."""
    with workbench.case.writing() as connection:
        made = correct_name(connection, workbench.judge(data.reason), data, _desk(workbench))
    return NamedShown(
        entry=None if made.entry is None else made.entry.number,
        renewed=made.renewed.now,
        waiting=made.renewed.later,
    )


@post("/api/namings/preview", sync_to_thread=True, status_code=200)
def preview_naming(workbench: TheWorkbench, data: JSONBody[NamingNames]) -> Extent:
    """How many claims in how many reports a naming would change; nothing is kept."""
    with workbench.case.reading() as connection:
        return extent_of(connection, data, workbench.authorities())


@get("/api/authority/actors", sync_to_thread=True)
def actors_called(
    workbench: TheWorkbench,
    *,
    words: FromQuery[Text] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST_MATCHES)] = 12,
) -> list[Match]:
    """The actors, states and actors of the case's own of which a name begins as typed, in either script."""
    with workbench.case.reading() as connection:
        own = fitting(own_actors(connection), words)
    return [*own, *workbench.authorities().actors_called(words, limit)][:limit]


@get("/api/authority/places", sync_to_thread=True)
def places_called(
    workbench: TheWorkbench,
    *,
    words: FromQuery[Text] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST_MATCHES)] = 12,
) -> list[Match]:
    """The places whose name begins as typed, in either script, with what each lies in."""
    return list(workbench.authorities().places_called(words, limit))


def _desk(workbench: Workbench) -> Desk:
    return Desk(workbench.authorities(), workbench.deriving)


HANDLERS: Final[Sequence[ControllerRouterHandler]] = (
    add_claim_to,
    name_names,
    preview_naming,
    actors_called,
    places_called,
)
