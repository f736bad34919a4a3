"""The reports of the case, and one with all that was read in it and is judged of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

import msgspec
import sqlalchemy as sa
from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from musnad.arabic.unseen import Unseen, unseen
from musnad.case import reports
from musnad.case.messages import Language, message
from musnad.case.originalview import viewable
from musnad.case.overview import LOOKED_AT, opening_of
from musnad.case.parts import place_told
from musnad.case.reportlinks import Linked, links_of
from musnad.case.reportpage import Page, Told, page_of
from musnad.case.reports import Asked, Current, Failure, Judged, Known, Listed, Order, Received, Sighting, State
from musnad.case.review import Viewer, judged_in
from musnad.errors import CaseError
from musnad.reading.rules import load_rules
from musnad.web.filters import LARGEST
from musnad.web.given import TheLanguage, TheWorkbench
from musnad.web.judged import JudgedShown, naming_of, shown_to
from musnad.web.shapes import Text
from musnad.web.state import Workbench

_MOST_ROWS: Final = 200


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the list; `judged` is of how many of its claims there is a verdict, `failure` says why it failed."""

    id: str
    title: str | None
    opening: str
    outlet: str | None
    published: str | None
    language: str | None
    place: str
    added: str
    state: State
    claims: int
    judged: int
    failure: str | None


class ReportRows(msgspec.Struct, frozen=True):
    """Some of the reports asked for, and how many there are."""

    rows: tuple[ReportRow, ...]
    total: int


class Outlet(msgspec.Struct, frozen=True):
    """An outlet and how many reports it has."""

    name: str
    reports: int


class ReadingShown(msgspec.Struct, frozen=True):
    """The reading that counts now: its id, the version of the reader, and when it was made."""

    id: str
    reader: str
    at: str


class OriginalShown(msgspec.Struct, frozen=True, kw_only=True):
    """The original of a report: its SHA-256, bytes and name, and whether a page can show it."""

    sha256: str
    size: int
    name: str
    part: str
    viewable: bool


class ReportShown(msgspec.Struct, frozen=True, kw_only=True):
    """A report: the text exactly as received, what is known of it, what was read in it, and what people judge.

    `opening` are its first words, which stand for a title where it has none. All places count code points of `text`.
    `hidden` are its characters that nobody sees. `links` and `verdicts` are by claim; `rules` tells the rules that made
    statements and times. `who` looks, and with `blind` is shown what others judge of a claim only behind their own
    verdict. `page` is `None` before the report is read.
    """

    id: str
    text: str
    opening: str
    known: tuple[Known, ...]
    notes: tuple[str, ...]
    original: OriginalShown
    sightings: tuple[Sighting, ...]
    added: str
    state: State
    failure: str | None
    hidden: tuple[Unseen, ...]
    reading: ReadingShown | None
    page: Page | None
    links: Mapping[str, Linked]
    verdicts: Mapping[str, tuple[JudgedShown, ...]]
    rules: Mapping[str, Told]
    who: str
    blind: bool


@get("/api/reports", sync_to_thread=True)
def reports_listed(  # noqa: PLR0913 - each is a parameter of the address
    workbench: TheWorkbench,
    language: TheLanguage,
    *,
    words: FromQuery[Text] = "",
    states: Annotated[list[State] | None, QueryParameter(name="state")] = None,
    outlet: FromQuery[list[Text] | None] = None,
    judged: FromQuery[Judged | None] = None,
    mine: FromQuery[bool] = False,
    order: FromQuery[Order] = "-published",
    offset: Annotated[int, QueryParameter(ge=0, le=LARGEST)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=_MOST_ROWS)] = 50,
) -> ReportRows:
    """The reports whose title, outlet, address or file has all these words; `mine` counts one's own verdicts alone."""
    asked = Asked(
        words=words,
        states=frozenset(states or ()),
        outlets=frozenset(outlet or ()),
        judged=judged,
        who=workbench.settings.who if mine else None,
        order=order,
        offset=offset,
        limit=limit,
    )
    with workbench.case.reading() as connection:
        rows, total = reports.listed(connection, asked)
    return ReportRows(tuple(_row(each, language) for each in rows), total)


@get("/api/reports/outlets", sync_to_thread=True)
def report_outlets(workbench: TheWorkbench) -> list[Outlet]:
    """The outlets of the reports, those of most reports first."""
    with workbench.case.reading() as connection:
        return [Outlet(name, count) for name, count in reports.outlets_of(connection)]


@get("/api/reports/{report:str}", sync_to_thread=True)
def report_shown(
    workbench: TheWorkbench, language: TheLanguage, report: FromPath[str], *, blind: FromQuery[bool] = False
) -> ReportShown:
    """A report with all that was read in it and is judged of it."""
    viewer = workbench.viewer(blind=blind)
    with workbench.case.reading() as connection:
        came = reports.received(connection, report)
        current = reports.current(connection, report)
        return _shown(workbench, connection, came, current, (viewer, language))


def _shown(
    workbench: Workbench,
    connection: sa.Connection,
    came: Received,
    current: Current | None,
    seeing: tuple[Viewer, Language],
) -> ReportShown:
    viewer, language = seeing
    page = None if current is None else page_of(current.record, workbench.gazetteer(), workbench.actors())
    return ReportShown(
        id=came.id,
        text=came.text,
        opening=opening_of(came.text[:LOOKED_AT]),
        known=_known(came, current),
        notes=tuple(_noted(note, language) for note in came.notes),
        original=_original(workbench, came, language),
        sightings=came.sightings,
        added=came.added,
        state=came.state,
        failure=_told(came.failure, language),
        hidden=tuple(unseen(came.text)),
        reading=None if current is None else ReadingShown(current.id, current.reader, current.at),
        page=page,
        links=links_of(connection, came.id),
        verdicts=_verdicts(workbench, connection, page, (came.id, viewer)),
        rules={} if page is None else _rules(page),
        who=viewer.who,
        blind=viewer.blind,
    )


def _verdicts(
    workbench: Workbench, connection: sa.Connection, page: Page | None, of: tuple[str, Viewer]
) -> dict[str, tuple[JudgedShown, ...]]:
    (report, viewer), naming = of, naming_of(workbench)
    types = {} if page is None else {card.id: str(card.fields[0].values[0].value) for card in page.claims}
    judged = judged_in(connection, report)
    found = {claim: shown_to(viewer, each, types.get(claim, ""), naming) for claim, each in judged.items()}
    return {claim: each for claim, each in found.items() if each}


def _known(came: Received, current: Current | None) -> tuple[Known, ...]:
    """What is known of a report, with the day that its own dateline tells where nothing else did."""
    document = None if current is None else current.record.document
    if document is None or document.published is None or any(each.field == "published" for each in came.known):
        return came.known
    return (*came.known, Known("published", document.published, "dateline"))


def _original(workbench: Workbench, came: Received, language: Language) -> OriginalShown:
    own = next((each for each in came.sightings if each.own), None)
    place = "" if own is None else own.place
    name = place.rstrip("/").rpartition("/")[2] or came.original
    try:
        with workbench.case.originals.open(came.original) as stream:
            kind = viewable(stream, name)
    except CaseError:  # a missing original is told by `verify`; the report is shown without it
        kind = None
    part = place_told(came.part, language)
    return OriginalShown(sha256=came.original, size=came.size, name=name, part=part, viewable=kind is not None)


def _rules(page: Page) -> dict[str, Told]:
    used = {each.rule for each in page.statements} | {each.rule for each in page.times}
    rules = load_rules()
    known = {rule: rules.get(rule.partition("/")[2]) for rule in used}
    return {name: Told(rule.description, rule.description_ar) for name, rule in known.items() if rule is not None}


def _row(listed: Listed, language: Language) -> ReportRow:
    return ReportRow(
        id=listed.id,
        title=listed.title,
        opening=listed.opening,
        outlet=listed.outlet,
        published=listed.published,
        language=listed.language,
        place=place_told(listed.place, language),
        added=listed.added,
        state=listed.state,
        claims=listed.claims,
        judged=listed.judged,
        failure=_told(listed.failure, language),
    )


def _told(failure: Failure | None, language: Language) -> str | None:
    return None if failure is None else message(failure.key, failure.fields, language)


def _noted(code: str, language: Language) -> str:
    return message(f"intake.note.{code}", {}, language)


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (reports_listed, report_outlets, report_shown)
