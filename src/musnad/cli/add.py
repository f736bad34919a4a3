"""`musnad add`: take originals into a case."""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Annotated, BinaryIO, Final, cast, get_args
from urllib.parse import urlsplit

import msgspec
import typer

from musnad.case.add import Added, Arrival, Intake
from musnad.case.add import add as add_to
from musnad.case.case import Case
from musnad.case.intake import Given, Kind, Options
from musnad.case.intake.kinds import SUFFIXES
from musnad.case.intake.source import spelt
from musnad.case.parts import place_of, place_told
from musnad.cli.cases import (
    INTERRUPTED,
    As,
    CaseFolder,
    Problem,
    author_of,
    enter_settings,
    open_case,
    tell_each,
    watched,
)
from musnad.cli.help import Help
from musnad.cli.inputs import STANDARD_INPUT, Failure, find_inputs, passed_over
from musnad.cli.read import check_published
from musnad.cli.refusal import RefusalError, UsageError
from musnad.cli.session import Session

FIELDS: Final = ("text", "title", "outlet", "byline", "url", "published", "language")
_KINDS: Final[tuple[str, ...]] = get_args(Kind)
_ADDRESS: Final = ("http://", "https://")


def add(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    paths: Annotated[list[str], typer.Argument(metavar="PATH…|ADDRESS…|-")],
    case: CaseFolder = None,
    online: Annotated[bool, typer.Option("--online")] = False,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME")] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL")] = None,
    byline: Annotated[str | None, typer.Option("--byline", metavar="TEXT")] = None,
    column: Annotated[list[str] | None, typer.Option("--column", metavar="FIELD=COLUMN")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", metavar="NAME")] = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Take originals into a case; exit code 2 if any of them, or a part of one, could not be taken."""
    session: Session = context.obj
    check_published(published)
    addresses = [path for path in paths if path.startswith(_ADDRESS)]
    if addresses and not online:
        raise UsageError("add.offline", address=addresses[0])
    given = Given(published=published, outlet=outlet, title=title, url=url, byline=byline)
    intake = Intake(given=given, options=_options(column, kind, encoding), who=author_of(session, as_).who)
    with open_case(session, case) as opened, opened.alone():
        enter_settings(session, opened, author_of(session, as_))
        names, missing = find_inputs([path for path in paths if path not in addresses], SUFFIXES)
        done: list[Added] = []
        try:
            _add_all(session, opened, [*names, *addresses], intake, done)
        except KeyboardInterrupt:
            session.tell(session.say("add.interrupted", command="musnad add"))
            return INTERRUPTED
    problems = [*map(_missing, missing), *(problem for added in done for problem in problems_of(added, session))]
    session.show(_summary(session, done))
    left = passed_over(paths, names)
    if left.others:
        session.show(session.say("add.passed-over", count=left.others))
    if left.links:
        session.show(session.say("input.links", count=left.links))
    if problems:
        session.tell(session.say("add.problems", count=len(problems)))
        tell_each(session, problems)
    return 2 if problems else 0


def _add_all(session: Session, case: Case, names: Sequence[str], intake: Intake, done: list[Added]) -> None:
    """Add files together, and each address by itself once it has been fetched: nobody waits for a server."""
    files = [name for name in names if not name.startswith(_ADDRESS)]
    addresses = [name for name in names if name.startswith(_ADDRESS)]
    with watched(session, len(names), session.say("add.progress")) as advance:
        for arrivals in itertools.chain([map(arrival_of, files)], ([fetched_from(each)] for each in addresses)):
            for added in add_to(case, arrivals, intake):
                done.append(added)
                advance(1, int(added.error is not None or not added.reports))


def arrival_of(name: str) -> Arrival:
    """A file, or standard input, as it comes into a case."""
    opened = _standard_input if name == STANDARD_INPUT else partial(_open, name)
    place = spelt(name)
    return Arrival(place=place, how="file", name="" if name == STANDARD_INPUT else Path(place).name, open=opened)


def fetched_from(address: str) -> Arrival:
    """What an address gives, fetched now; where it gives nothing, the arrival tells why when it is opened."""
    from musnad.case.intake.online import Fetcher  # noqa: PLC0415 - loaded only where the user asks for an address

    name = PurePosixPath(urlsplit(address).path).name
    try:
        found = Fetcher().fetch(address)
    except RefusalError as error:
        return Arrival(place=address, how="online", name=name, open=partial(_refuse, error))
    details = {field: getattr(found, field) for field in ("address", "redirects", "status", "headers", "server")}
    plain = {**msgspec.to_builtins(details), "fetched_at": found.fetched_at}
    opened = partial(io.BytesIO, found.data)
    return Arrival(place=address, how="online", name=name, open=opened, url=found.address, details=plain)


def _refuse(error: RefusalError) -> BinaryIO:
    raise error


def _open(name: str) -> BinaryIO:
    return Path(name).open("rb")


def _standard_input() -> BinaryIO:
    return io.BytesIO(sys.stdin.buffer.read())


def problems_of(added: Added, session: Session) -> Iterator[Problem]:
    """What of an original could not be taken, and why."""
    name = session.say("read.standard-input") if added.place == STANDARD_INPUT else added.place
    if added.error is not None:
        yield name, added.error.key, added.error.fields
    for refused in added.refused:
        yield place_told(place_of(name, refused.part), session.say.language), refused.key, refused.values


def _missing(failure: Failure) -> Problem:
    empty = failure.why.key == "input.empty-folder"
    return spelt(failure.name), "add.empty-folder" if empty else failure.why.key, failure.why.fields


def _summary(session: Session, done: Sequence[Added]) -> str:
    kept = [added for added in done if added.original is not None]
    return session.say(
        "add.done",
        originals=len(kept),
        fresh=sum(not added.seen for added in kept),
        reports=sum(added.new for added in kept),
        known=sum(added.reports - added.new for added in kept),
    )


def _options(columns: Sequence[str] | None, kind: str | None, encoding: str | None) -> Options:
    """How the originals are to be read.

    Raises:
        UsageError: if a column, the kind or the encoding is not one there is.
    """
    if kind is not None and kind not in _KINDS:
        raise UsageError("add.no-kind", value=kind, known=", ".join(_KINDS))
    if encoding is not None:
        _check_encoding(encoding)
    pairs = [each.partition("=") for each in columns or ()]
    for field, _, column in pairs:
        if field not in FIELDS or not column:
            raise UsageError("add.no-column", value=field, known=", ".join(FIELDS))
    mapping = {field: column for field, _, column in pairs}
    return Options(kind=cast("Kind | None", kind), encoding=encoding, columns=mapping)


def _check_encoding(name: str) -> None:
    try:
        "".encode(name)
    except LookupError as error:
        raise UsageError("add.no-encoding", value=name) from error
