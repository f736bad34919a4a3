"""Taking originals into a case: their bytes, where they came from, the reports found in them, and what was refused."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final, Literal

import msgspec
import sqlalchemy as sa

from musnad.case.canonical import canonical, id_of
from musnad.case.case import Case
from musnad.case.intake import Found, Given, Options, Refused, document_of, read_original
from musnad.case.intake.source import os_refusal
from musnad.case.originals import Kept
from musnad.case.received import enter_sighting
from musnad.case.store.tables import jobs, originals, refusals, reports, sightings, texts
from musnad.errors import RefusalError
from musnad.model import Document
from musnad.version import __version__

How = Literal["file", "online"]
Clock = Callable[[], str]
_ROWS: Final = 200
"""How many reports are written at once."""
_BATCH: Final = 64
_SECONDS: Final = 2.0
"""How many originals one transaction keeps, and for how long it takes more; each is kept whole or not at all."""


def now() -> str:
    """The time in UTC, as ISO 8601, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that have come: from where, under which name, and how they are opened.

    `name` says by its suffix what they may be. `url` is the address of what is fetched, and `details` are those of the
    transfer (redirects, status, headers).
    """

    place: str
    how: How
    name: str
    open: Callable[[], BinaryIO]
    url: str | None = None
    details: Mapping[str, Any] = {}


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one arrival.

    `seen` says that the case had these bytes before, from here or elsewhere; `reports` is how many reports are in it,
    `new` how many of them the case did not have. `refused` are parts that are no report. `error` is why nothing of it
    could be kept; then it has no `original`.
    """

    place: str
    original: str | None = None
    seen: bool = False
    reports: int = 0
    new: int = 0
    refused: tuple[Refused, ...] = ()
    error: RefusalError | None = None


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """How originals are taken in: what the user says of them, how they are read, who adds them, and the clock."""

    given: Given = Given()
    options: Options = Options()
    who: str
    clock: Clock = now


def add(case: Case, arrivals: Iterable[Arrival], intake: Intake) -> Iterator[Added]:
    """Take in what has come, one after the other; told as soon as it is kept for good.

    The case must be held alone. Doing it again, after it was interrupted or not, changes nothing that is there.

    Raises:
        CaseError: if the case cannot be written; what was told stays, the rest is as it was.
    """
    case.originals.clear_partials()
    waiting = iter(arrivals)
    while True:
        with case.writing() as connection:
            done = list(_batch(case, connection, waiting, intake))
        if not done:
            return
        yield from done


def _batch(case: Case, connection: sa.Connection, arrivals: Iterator[Arrival], intake: Intake) -> Iterator[Added]:
    """Take in the next few; nothing where there are no more."""
    until = time.monotonic() + _SECONDS
    for _ in range(_BATCH):
        arrival = next(arrivals, None)
        if arrival is None:
            return
        yield _add(case, connection, arrival, intake)
        if time.monotonic() > until:
            return


def _add(case: Case, connection: sa.Connection, arrival: Arrival, intake: Intake) -> Added:
    try:
        kept = _keep(case, arrival)
    except RefusalError as error:
        return Added(place=arrival.place, error=error)
    seen = not _insert(connection, originals, [{"sha256": kept.sha256, "size": kept.size}])
    sighting = sighting_row(arrival, kept.sha256, intake)
    if not _insert(connection, sightings, [sighting]):
        return _as_before(connection, arrival.place, kept.sha256)
    tally = _take_in(case, connection, arrival, sighting, intake)
    enter_sighting(connection, sighting["id"], intake.who)
    return Added(
        place=arrival.place,
        original=kept.sha256,
        seen=seen,
        reports=tally.reports,
        new=tally.new,
        refused=tuple(tally.refused),
    )


def _keep(case: Case, arrival: Arrival) -> Kept:
    """Keep the bytes; what is wrong with where they come from is no fault of the case."""
    try:
        source = arrival.open()
    except OSError as error:
        raise os_refusal(error) from error
    with source:
        return case.originals.keep(_Refusing(source))


class _Refusing:
    """Bytes whose source refuses in words of the catalogue when it cannot be read."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._source.read(size)
        except OSError as error:
            raise os_refusal(error) from error


def sighting_row(arrival: Arrival, original: str, intake: Intake) -> dict[str, Any]:
    """The row of a sighting.

    The same bytes from the same place, of which the same is said, are one sighting, and are read once by a version; an
    address is seen anew each time it is fetched.
    """
    at = intake.clock()
    said = {**_only_given(intake.given), **_only_given(intake.options)}
    row = {
        "original": original,
        "place": arrival.place,
        "how": arrival.how,
        "version": __version__,
        "given": canonical(said),
    }
    key = {**row, "at": at} if arrival.how == "online" else row
    return {"id": id_of(key), **row, "at": at, "details": canonical(dict(arrival.details))}


def _only_given(value: msgspec.Struct) -> dict[str, Any]:
    """The fields that say something other than by default."""
    default = type(value)()
    fields = value.__struct_fields__
    changed = {name: getattr(value, name) for name in fields if getattr(value, name) != getattr(default, name)}
    plain: dict[str, Any] = msgspec.to_builtins(changed)
    return plain


class _Tally:
    """What one original has given so far."""

    def __init__(self) -> None:
        self.reports = 0
        self.new = 0
        self.refused: list[Refused] = []


def _take_in(
    case: Case, connection: sa.Connection, arrival: Arrival, sighting: Mapping[str, Any], intake: Intake
) -> _Tally:
    """Keep the reports of an original and what was refused of it, a few rows at a time."""
    tally = _Tally()
    rows: list[tuple[Found, Document]] = []
    for item in read_original(case.originals.path(sighting["original"]), arrival.name, intake.options):
        if isinstance(item, Refused):
            tally.refused.append(item)
            continue
        rows.append((item, _document(item, intake.given, arrival)))
        if len(rows) == _ROWS:
            _keep_reports(connection, rows, sighting, tally)
            rows = []
    _keep_reports(connection, rows, sighting, tally)
    _keep_refusals(connection, tally.refused, sighting["original"])
    return tally


def _document(found: Found, given: Given, arrival: Arrival) -> Document:
    """The report as it is read; where neither it nor the user tells its address, that from which it was fetched."""
    document = document_of(found, given)
    return document if document.url else msgspec.structs.replace(document, url=arrival.url)


def _keep_reports(
    connection: sa.Connection, rows: list[tuple[Found, Document]], sighting: Mapping[str, Any], tally: _Tally
) -> None:
    _insert(connection, texts, [{"id": document.id, "text": document.text} for _, document in rows])
    made = [
        report_row(found, document, sighting, ordinal) for ordinal, (found, document) in enumerate(rows, tally.reports)
    ]
    tally.reports += len(made)
    tally.new += _insert(connection, reports, made)
    queued = {"state": "queued", "attempts": 0, "at": sighting["at"]}
    _insert(connection, jobs, [{"report": row["id"], **queued} for row in made])


def report_row(found: Found, document: Document, sighting: Mapping[str, Any], ordinal: int) -> dict[str, Any]:
    """The row of a report: the same text at the same place of an original, of which the same is known, is one."""
    known = {
        name: getattr(document, name)
        for name in ("title", "outlet", "byline", "url", "published", "published_basis", "language")
    }
    key = {"original": sighting["original"], "part": found.part, "text": document.id}
    own = {name: value for name, value in msgspec.to_builtins(found).items() if name not in {"part", "text"}}
    return {
        "id": id_of({**key, **known}),
        **key,
        **known,
        "sighting": sighting["id"],
        "ordinal": ordinal,
        "found": canonical({name: value for name, value in own.items() if value}),
        "added": sighting["at"],
    }


def _keep_refusals(connection: sa.Connection, found: Iterable[Refused], original: str) -> None:
    """Keep what was refused this time in place of what was before."""
    connection.execute(sa.delete(refusals).where(refusals.c.original == original))
    rows = []
    for each in found:
        row = {"original": original, "part": each.part, "message": each.key, "fields": canonical(dict(each.values))}
        rows.append({"id": id_of(row), **row})
    _insert(connection, refusals, rows)


def _as_before(connection: sa.Connection, place: str, original: str) -> Added:
    """What is known of an original whose sighting the case has already."""
    count = sa.select(sa.func.count()).where(reports.c.original == original)
    rows = connection.execute(
        sa.select(refusals).where(refusals.c.original == original).order_by(refusals.c.part, refusals.c.id)
    )
    refused = tuple(Refused(row.part, row.message, msgspec.json.decode(row.fields)) for row in rows)
    return Added(
        place=place,
        original=original,
        seen=True,
        reports=connection.scalar(count) or 0,
        refused=refused,
    )


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows that are not there yet; how many those were."""
    (key,) = table.primary_key
    fresh = {row[key.name]: row for row in rows}
    for at in range(0, len(rows), _ROWS):
        names = [row[key.name] for row in rows[at : at + _ROWS]]
        for name in connection.scalars(sa.select(key).where(key.in_(names))):
            fresh.pop(name, None)
    if fresh:
        connection.execute(sa.insert(table), list(fresh.values()))
    return len(fresh)
