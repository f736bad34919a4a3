"""Taking files in, reading, doing again what has failed: what goes on in the background, and how it is told."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, get, post
from litestar.params import FromQuery, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage
from litestar.status_codes import HTTP_202_ACCEPTED
from litestar.types import ControllerRouterHandler

from musnad.case.add import Intake
from musnad.case.intake import Given
from musnad.case.messages import wrong
from musnad.case.running import placed
from musnad.case.status import failures, queued, refused
from musnad.errors import CaseError, InputError
from musnad.model.document import check_date
from musnad.web.bulletin import Bulletin, heard
from musnad.web.filters import LARGEST
from musnad.web.given import TheWorkbench
from musnad.web.tasks import Adding, Reading, Retrying
from musnad.web.uploads import receive
from musnad.web.work import Problem, State, words_of, words_of_place

_FIRST: Final = 20
"""How many failures are told with the state."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
Offset = Annotated[int, QueryParameter(ge=0, le=LARGEST)]
Limit = Annotated[int, QueryParameter(ge=1, le=500)]
Name = Annotated[str | None, QueryParameter(max_length=4000)]
Outlet = Annotated[str | None, QueryParameter(max_length=500, description="who published them, where they do not say")]
Published = Annotated[str | None, QueryParameter(description="the day on which they were published, as 2022-01-31")]
Tongue = Annotated[str | None, QueryParameter(name="language", description="the code of their language, as ar")]


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What goes on, how many reports wait to be read, how many could not be read, and the first of these."""

    state: State
    queued: int
    failed: int
    failures: tuple[Problem, ...]


class Problems(msgspec.Struct, frozen=True):
    """Some of what could not be taken or read, and how much there is of it."""

    rows: tuple[Problem, ...]
    total: int


class FilesTaken(msgspec.Struct, frozen=True, kw_only=True):
    """Files that came and are being taken in, how many were passed over, and what goes on now.

    What lies in a dropped folder and is hidden, or of a kind that holds no reports, is passed over.
    """

    files: int
    passed_over: int
    state: State


@get("/api/work", sync_to_thread=True)
def work(workbench: TheWorkbench) -> Work:
    """What goes on in the background, and what waits."""
    state = workbench.works.state()
    if not workbench.has_case:
        return Work(state=state, queued=0, failed=0, failures=())
    found = _failures(workbench, 0, _FIRST)
    return Work(state=state, queued=queued(workbench.case), failed=found.total, failures=found.rows)


@get("/api/work/failures", sync_to_thread=True)
def unread(workbench: TheWorkbench, offset: Offset = 0, limit: Limit = 50) -> Problems:
    """The reports that could not be read, and why."""
    return _failures(workbench, offset, limit)


@get("/api/work/refused", sync_to_thread=True)
def untaken(workbench: TheWorkbench, offset: Offset = 0, limit: Limit = 50) -> Problems:
    """The parts of originals that are no report, and why."""
    rows, total = refused(workbench.case, offset, limit)
    return Problems(
        tuple(Problem(name=words_of_place(row.place), why=words_of(row.key, row.fields)) for row in rows), total
    )


@get("/api/work/events", sync_to_thread=False)
def events(workbench: TheWorkbench, request: Request[Any, Any, Any]) -> ServerSentEvent:
    """The state as `work`, each report that was read as `read`, what could not be taken or read as `problem`.

    When anybody wrote into the case, how far it is now (`case`): the number of its last entry and of its last change.
    """
    given = request.headers.get("last-event-id", "")
    after = int(given) if given.isascii() and given.isdigit() and int(given) <= LARGEST else 0
    return ServerSentEvent(_stream(workbench.works.bulletin, after))


@post("/api/files", status_code=HTTP_202_ACCEPTED, request_max_body_size=None)
async def files(  # noqa: PLR0913 - each is a parameter of the address
    workbench: TheWorkbench,
    request: Request[Any, Any, Any],
    *,
    name: Name = None,
    outlet: Outlet = None,
    published: Published = None,
    tongue: Tongue = None,
    run: FromQuery[bool] = True,
) -> FilesTaken:
    """Take in files: a form (`multipart/form-data`) with any number of them, or the bytes of one with its `name`.

    A file is taken as the bytes it is. With `run` what is found in them is read at once.
    """
    case = workbench.case
    given = _given(outlet, published, tongue)
    batch = await receive(request.stream(), request.headers.get("content-type", ""), name, case.folder)
    author = workbench.author()
    adding = Adding(batch.arrivals(), Intake(given=given, who=author.who), author, batch.close)
    try:
        state = workbench.submit(case, adding, *([Reading(author)] if run else []))
    except CaseError:
        batch.close()
        raise
    return FilesTaken(files=len(batch.files), passed_over=batch.passed_over, state=state)


@post("/api/work/run", status_code=HTTP_202_ACCEPTED, sync_to_thread=True)
def run_queued(workbench: TheWorkbench, *, again: FromQuery[bool] = False) -> State:
    """Read what waits; with `again` also what another version, or other tables, have read."""
    return workbench.submit(workbench.case, Reading(workbench.author(), again=again))


@post("/api/work/retry", status_code=HTTP_202_ACCEPTED, sync_to_thread=True)
def retry_failed(workbench: TheWorkbench) -> State:
    """Read once more what could not be read."""
    return workbench.submit(workbench.case, Retrying(workbench.author()))


@post("/api/work/stop", status_code=HTTP_202_ACCEPTED, sync_to_thread=True)
def stop(workbench: TheWorkbench) -> State:
    """Stop what goes on as soon as what it is at is kept; what waits behind it is dropped."""
    return workbench.works.stop()


def _failures(workbench: TheWorkbench, offset: int, limit: int) -> Problems:
    rows, total = failures(workbench.case, offset, limit)
    told = [
        Problem(
            name=words_of_place(each.place),
            report=each.failure.report,
            why=words_of(each.failure.key, each.failure.fields),
        )
        for each in placed(workbench.case, rows)
    ]
    return Problems(tuple(told), total)


async def _stream(bulletin: Bulletin, after: int) -> AsyncIterator[ServerSentEventMessage]:
    async for event in heard(bulletin, after):
        if event is None:
            yield ServerSentEventMessage(data=None, comment="still here")
        else:
            yield ServerSentEventMessage(data=event.data, event=event.kind, id=event.number)


def _given(outlet: str | None, published: str | None, language: str | None) -> Given:
    """What the user says of the files.

    Raises:
        CaseError: if the day is none, or the language no code.
    """
    if published:
        try:
            check_date(published)
        except InputError as error:
            raise wrong("filters.no-day", field="published", value=published) from error
    if language and not _LANGUAGE.fullmatch(language):
        raise wrong("web.no-language", value=language)
    return Given(outlet=outlet or None, published=published or None, language=language or None)


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (
    work, unread, untaken, events, files, run_queued, retry_failed, stop,
)  # fmt: skip
