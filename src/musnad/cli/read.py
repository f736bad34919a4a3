"""`musnad read`: reports in, attributed statements out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
import typer

from musnad.case.intake.found import Given
from musnad.case.intake.source import spelt
from musnad.cli.documents import looks_like_json, read_document
from musnad.cli.help import Help
from musnad.cli.inputs import STANDARD_INPUT, Failure, find_inputs, passed_over, read_bytes
from musnad.cli.messages import Messages
from musnad.cli.output import refuse_overwriting, write
from musnad.cli.refusal import RefusalError, UsageError
from musnad.cli.session import Read, Session
from musnad.cli.table import coloured, plain, report_rows
from musnad.cli.tables import Actors, Gazetteers
from musnad.errors import InputError, SpanError
from musnad.export.jsonl import json_lines, json_pretty
from musnad.export.labels import Language, load_labels
from musnad.model import Document, Record
from musnad.model.document import check_date

_MANY: Final = frozenset({".jsonl", ".ndjson"})
"""Files of a document a line, which are no report."""
Format = Literal["table", "json", "jsonl", "html"]
_A_FEW = 5


class Named(msgspec.Struct, frozen=True):
    """A record and the name its report was called by."""

    name: str
    record: Record


def read(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    paths: Annotated[list[str], typer.Argument(metavar="PATH…|-")],
    published: Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL")] = None,
    byline: Annotated[str | None, typer.Option("--byline", metavar="TEXT")] = None,
    actors: Actors = None,
    gazetteer: Gazetteers = None,
    format_: Annotated[Format, typer.Option("--format", "-f", metavar="table|json|jsonl|html")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    _help: Help = False,
) -> int:
    """Read reports and write what was found in them; exit code 2 if any could not be read."""
    session: Session = context.obj
    check_published(published)
    names, missing = find_inputs(paths)
    if format_ == "json" and len(names) > 1:
        raise UsageError("read.one-json", count=len(names))
    refuse_overwriting(output, names)
    given = Given(published=published, outlet=outlet, title=title, url=url, byline=byline)
    failures = list(missing)
    to_terminal = output is None and sys.stdout.isatty()
    with _progress(session, names, hidden=to_terminal) as steps:
        opened = open_all(steps, given, session.settings.outlet, failures.append)
        named = read_all(opened, lambda: session.reader(actors, gazetteer), failures.append)
        write(render(named, format_, session.say, in_colour=to_terminal), output)
    if links := passed_over(paths, names).links:
        session.tell(session.say("input.links", count=links))
    tell_failures(session, failures, len(names) + len(missing))
    return 2 if failures else 0


def open_all(
    names: Iterable[str], given: Given, usual_outlet: str | None, fail: Callable[[Failure], None]
) -> Iterator[tuple[str, Document]]:
    """The reports by the names they are called by; one that cannot be opened is handed to `fail`."""
    for name in names:
        try:
            document = open_document(name, given, usual_outlet)
        except RefusalError as refusal:
            fail(Failure(name, refusal))
        else:
            yield name, document


def read_all(
    documents: Iterable[tuple[str, Document]], load: Callable[[], Read], fail: Callable[[Failure], None]
) -> Iterator[Named]:
    """The records of the reports, as they are read; a report that cannot be read is handed to `fail`."""
    reading: Read | None = None
    for name, document in documents:
        reading = reading or load()
        try:
            record = reading(document)
        except (InputError, SpanError) as error:
            fail(Failure(name, RefusalError("read.failed", reason=str(error))))
        else:
            yield Named(name, record)


def open_document(name: str, given: Given, usual_outlet: str | None) -> Document:
    """The report of a file, or of standard input for `-`.

    `usual_outlet` is who published it where neither `given` nor the report says so.

    Raises:
        RefusalError: if there is no report in it that can be read.
    """
    if Path(name).suffix.lower() in _MANY:
        raise RefusalError("input.json-lines")
    data = read_bytes(name, sys.stdin.buffer)
    as_json = looks_like_json(data) if name == STANDARD_INPUT else Path(name).suffix.lower() == ".json"
    document = read_document(data, as_json=as_json, given=given)
    return document if document.outlet else msgspec.structs.replace(document, outlet=usual_outlet)


def render(named: Iterable[Named], format_: Format, say: Messages, *, in_colour: bool) -> Iterator[bytes]:
    """The records in a format, piece by piece as far as the format allows."""
    language = say.language
    if format_ == "jsonl":
        yield from json_lines(each.record for each in named)
    elif format_ == "json":
        yield from (json_pretty(each.record) for each in named)
    elif format_ == "html":
        yield from _page([each.record for each in named], language)
    else:
        for each in named:
            rows = report_rows(each.record, shown_name(each.name, say), load_labels(language))
            yield (coloured(rows, sys.stdout) if in_colour else plain(rows)).encode()


def _page(records: Sequence[Record], language: Language) -> Iterator[bytes]:
    from musnad.export.html import render_html  # noqa: PLC0415 - only this format needs the template engine

    if records:
        yield render_html(records, lang=language).encode()


def shown_name(name: str, say: Messages) -> str:
    """How an input is called in what is shown: by its path, standard input in words."""
    return say("read.standard-input") if name == STANDARD_INPUT else spelt(name)


def tell_failures(session: Session, failures: Sequence[Failure], total: int) -> None:
    """Name each input that could not be read, and why, on standard error."""
    if failures:
        session.tell(session.say("read.summary", read=total - len(failures), failed=len(failures)))
        for failure in failures:
            session.tell(f"  {shown_name(failure.name, session.say)}: {session.say.of_error(failure.why)}")


def check_published(published: str | None) -> None:
    """Verify the day given with `--published`.

    Raises:
        UsageError: if it is no date.
    """
    try:
        if published is not None:
            check_date(published)
    except ValueError as error:
        raise UsageError("read.bad-date", value=str(published)) from error


def _progress(session: Session, names: Sequence[str], *, hidden: bool) -> AbstractContextManager[Iterable[str]]:
    """`names`, with a bar on standard error where there are more than a few and somebody watches."""
    if hidden or len(names) <= _A_FEW or not sys.stderr.isatty():
        return nullcontext(names)
    from musnad.cli.progress import progress  # noqa: PLC0415 - loaded only where the bar is shown

    return progress(names, session.say("read.progress"))
