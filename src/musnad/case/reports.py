"""The reports of a case: listed, and one as it came in, with where from and what it says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, get_args

import msgspec
import sqlalchemy as sa

from musnad.arabic.folding import fold, fold_word
from musnad.case.amendments import amended
from musnad.case.amendmentstore import amendments_of
from musnad.case.messages import wrong
from musnad.case.overview import opening, opening_of
from musnad.case.parts import place_of
from musnad.case.reading import record_of
from musnad.case.store.tables import claims, jobs, originals, readings, reports, sightings, texts, verdicts
from musnad.model import Record

State = Literal["queued", "done", "failed"]
Judged = Literal["none", "some", "all"]
Order = Literal[
    "published", "-published", "added", "-added", "title", "-title", "outlet", "-outlet", "claims", "-claims"
]
STATES: Final[tuple[State, ...]] = get_args(State)
Basis = Literal["given", "original", "fetched", "dateline"]
METADATA: Final = ("title", "outlet", "byline", "url", "published", "language")
FOUND: Final = ("published_at", "forwarded_from", "edited", "captured", "reply_to", "encoding")
"""What only the original says of a report."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports: with all these words in title, outlet, address or file name, in a state, judged so far by `who`.

    `judged` asks of how many claims of a report there is a verdict: of none, of some but not all, of all; by anybody,
    or, where `who` is given, by that person. Results are counted from 0.
    """

    words: str = ""
    states: frozenset[State] = frozenset()
    outlets: frozenset[str] = frozenset()
    judged: Judged | None = None
    who: str | None = None
    order: Order = "-published"
    offset: int = 0
    limit: int = 50


class Failure(msgspec.Struct, frozen=True):
    """Why a report could not be read: a key of the messages and its values."""

    key: str
    fields: Mapping[str, str | int]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list: how many claims it has, and of how many there is a verdict; why it failed, if it did.

    `opening` are its first words, which stand for a title where it has none.
    """

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
    failure: Failure | None = None


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """Where, when and how an original came in, and what was said of it then."""

    id: str
    place: str
    how: str
    at: str
    version: str
    given: Mapping[str, Any]
    details: Mapping[str, Any]
    own: bool


class Known(msgspec.Struct, frozen=True):
    """What is known of a report beside its text, and where from.

    It was given by the user, told by the original, is the address it was fetched from, or stands in its dateline.
    """

    field: str
    value: str
    basis: Basis


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it came in: its text unchanged, what is known of it, its original and all sightings of that.

    `notes` are codes of what was remarkable when it was taken out of its original.
    """

    id: str
    text: str
    known: tuple[Known, ...]
    part: str
    original: str
    size: int
    added: str
    state: State
    failure: Failure | None
    sightings: tuple[Sighting, ...]
    notes: tuple[str, ...]


class Current(msgspec.Struct, frozen=True):
    """The reading of a report that counts now: its id, the version of the reader, when it was made, and the record."""

    id: str
    reader: str
    at: str
    record: Record


# --- the list -----------------------------------------------------------------------------------------------------
def listed(connection: sa.Connection, asked: Asked) -> tuple[tuple[Listed, ...], int]:
    """Some of the reports asked for, in their order, and how many there are in all."""
    words = fold(asked.words).text.split()
    query = _ordered(_conditioned(asked, words), asked.order)
    if words:
        ids = [row.id for row in connection.execute(query) if _has(words, row[1:])]
        page, total = ids[asked.offset : asked.offset + asked.limit], len(ids)
    else:
        page = [row.id for row in connection.execute(query.offset(asked.offset).limit(asked.limit))]
        counted = query.with_only_columns(sa.func.count(), maintain_column_froms=True).order_by(None)
        total = connection.scalar(counted) or 0
    return tuple(_rows(connection, page, asked.who)), total


def outlets_of(connection: sa.Connection) -> tuple[tuple[str, int], ...]:
    """The outlets of the reports with how many reports each has, those of most first."""
    count = sa.func.count()
    query = sa.select(reports.c.outlet, count).where(reports.c.outlet.is_not(None)).group_by(reports.c.outlet)
    return tuple((row[0], row[1]) for row in connection.execute(query.order_by(count.desc(), reports.c.outlet)))


def _conditioned(asked: Asked, words: Sequence[str]) -> sa.Select[Any]:
    """The reports asked for, and with words a few more; then with the columns in which these may stand."""
    own = reports.c
    joined = reports.join(jobs, jobs.c.report == own.id)
    query = sa.select(own.id).select_from(joined)
    if words:
        columns = (own.title, own.outlet, own.url, sightings.c.place)
        fitting = (sa.or_(*(column.ilike(_like(word)) for column in columns)) for word in words)
        sighted = joined.join(sightings, sightings.c.id == own.sighting)
        query = sa.select(own.id, *columns).select_from(sighted).where(*fitting)
    if asked.states:
        query = query.where(jobs.c.state.in_(sorted(asked.states)))
    if asked.outlets:
        query = query.where(own.outlet.in_(sorted(asked.outlets)))
    return query if asked.judged is None else query.where(_judged(asked.judged, asked.who))


def _like(word: str) -> str:
    """A pattern that whatever has this word in any spelling fits, and a little more."""
    return "%" + "%".join(_LETTERS.get(letter, letter) for letter in word if letter not in "%_") + "%"


_LETTERS: Final = dict.fromkeys("ايئؤوهكaceinosuyz0123456789\\", "_")
"""Folded letters that may be written with others or with marks; a backslash, which databases take each its way."""


def _has(words: Sequence[str], fields: Sequence[str | None]) -> bool:
    told = [field for field in fields if field]
    if all(any(word in field for field in told) for word in words):
        return True
    folded = [fold_word(field) for field in told]
    return all(any(word in field for field in folded) for word in words)


def _ordered(query: sa.Select[Any], order: Order) -> sa.Select[Any]:
    name = order.removeprefix("-")
    if name == "claims":
        count = sa.select(sa.func.count()).where(claims.c.report == reports.c.id).correlate(reports).scalar_subquery()
        return query.order_by(count.desc() if order.startswith("-") else count, reports.c.id)
    column = reports.c[name]
    way = column.desc() if order.startswith("-") else column.asc()
    return query.order_by(way.nulls_last(), reports.c.id)


def _judged(asked: Judged, who: str | None) -> sa.ColumnElement[bool]:
    done, left = _some_claim(_verdict(who)), _some_claim(~_verdict(who))
    if asked == "none":
        return sa.and_(left, ~done)
    return sa.and_(done, left) if asked == "some" else sa.and_(done, ~left)


def _some_claim(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(claims.c.report == reports.c.id, condition).correlate(reports)


def _verdict(who: str | None) -> sa.ColumnElement[bool]:
    own = verdicts.c
    of_person = [] if who is None else [own.who == who]
    return sa.exists().where(own.report == claims.c.report, own.claim == claims.c.claim, *of_person).correlate(claims)


def _rows(connection: sa.Connection, page: Sequence[str], who: str | None) -> Iterator[Listed]:
    query = (
        sa.select(reports, jobs.c.state, jobs.c.message, jobs.c.fields, sightings.c.place, opening().label("opening"))
        .join(texts, texts.c.id == reports.c.text)
        .join(jobs, jobs.c.report == reports.c.id)
        .join(sightings, sightings.c.id == reports.c.sighting)
        .where(reports.c.id.in_(page))
    )
    found = {row.id: row for row in connection.execute(query)}
    told = _counted(connection, sa.select(claims.c.report, sa.func.count()).where(claims.c.report.in_(page)))
    done = _counted(
        connection, sa.select(claims.c.report, sa.func.count()).where(claims.c.report.in_(page), _verdict(who))
    )
    for report in page:
        row = found[report]
        yield Listed(
            id=row.id,
            title=row.title,
            opening=opening_of(row.opening),
            outlet=row.outlet,
            published=row.published,
            language=row.language,
            place=place_of(row.place, row.part),
            added=row.added,
            state=row.state,
            claims=told.get(report, 0),
            judged=done.get(report, 0),
            failure=_failure(row.message, row.fields),
        )


def _counted(connection: sa.Connection, query: sa.Select[Any]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(query.group_by(claims.c.report))}


def _failure(key: str | None, fields: str | None) -> Failure | None:
    return None if key is None else Failure(key, json.loads(fields or "{}"))


# --- one report ---------------------------------------------------------------------------------------------------
def received(connection: sa.Connection, report: str) -> Received:
    """A report as it came in.

    Raises:
        CaseError: if there is none of this id.
    """
    query = (
        sa.select(reports, texts.c.text.label("words"), originals.c.size, jobs.c.state, jobs.c.message, jobs.c.fields)
        .join(texts, texts.c.id == reports.c.text)
        .join(originals, originals.c.sha256 == reports.c.original)
        .outerjoin(jobs, jobs.c.report == reports.c.id)
        .where(reports.c.id == report)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise wrong("web.no-report", name=report)
    seen = tuple(_sightings(connection, row.original, row.sighting))
    given = next((each.given for each in seen if each.own), {})
    found = json.loads(row.found)
    return Received(
        id=row.id,
        text=row.words,
        known=tuple(_known(row, given, found)),
        part=row.part,
        original=row.original,
        size=row.size,
        added=row.added,
        state=row.state or "queued",
        failure=_failure(row.message, row.fields),
        sightings=seen,
        notes=tuple(found.get("notes", ())),
    )


def current(connection: sa.Connection, report: str) -> Current | None:
    """The reading of a report that counts now, with what people say of it; `None` before it is read.

    Raises:
        InputError, SpanError: if the record is damaged.
    """
    query = sa.select(readings.c.id, readings.c.reader, readings.c.at, readings.c.record)
    row = connection.execute(
        query.join(jobs, jobs.c.reading == readings.c.id).where(jobs.c.report == report)
    ).one_or_none()
    if row is None:
        return None
    said = amendments_of(connection, [report])[report]
    return Current(row.id, row.reader, row.at, amended(record_of(row.record), said))


def _sightings(connection: sa.Connection, original: str, own: str) -> Iterator[Sighting]:
    query = sa.select(sightings).where(sightings.c.original == original).order_by(sightings.c.at, sightings.c.id)
    for row in connection.execute(query):
        yield Sighting(
            id=row.id,
            place=row.place,
            how=row.how,
            at=row.at,
            version=row.version,
            given=json.loads(row.given),
            details=json.loads(row.details),
            own=row.id == own,
        )


def _known(row: sa.Row[Any], given: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Known]:
    """What is known of a report, with its basis; what the user says stands before what the original says."""
    for field in METADATA:
        value = getattr(row, field)
        if value:
            yield Known(field, value, _basis(field, value, row.published_basis, given, found))
    yield from (Known(field, str(found[field]), "original") for field in FOUND if found.get(field))


def _basis(
    field: str, value: str, published_basis: str | None, given: Mapping[str, Any], found: Mapping[str, Any]
) -> Basis:
    if field == "published" and published_basis == "dateline":
        return "dateline"
    if given.get(field) == value:
        return "given"
    return "original" if found.get(field) or field != "url" else "fetched"
