"""The claims of a case as a list: some of them in an order, with what is shown of each.

Which they are and in which order is worked out in memory (`columns`); what is shown of the few claims of a page is read
from the database.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal, get_args

import msgspec
import numpy as np
import sqlalchemy as sa

from musnad.case.columns import Columns, Ends, Name, Numbers
from musnad.case.matching import Wanted, matching, once, origins_of
from musnad.case.store.tables import (
    claims,
    counts,
    incident_claims,
    incidents,
    participants,
    readings,
    reports,
    verdicts,
)
from musnad.export.labels import Labels, load_labels
from musnad.export.rows import sentence_of
from musnad.model import Excerpt
from musnad.model.links import ClaimKey

Sort = Literal["time", "published", "type", "place", "speaker", "actor", "origins", "score", "judged"]
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)
Language = Literal["en", "ar"]
_LAST: Final = np.iinfo(np.int64).max


class Order(msgspec.Struct, frozen=True):
    """An order of claims: names by those of a language, types by their codes, `judged` by the last judgement.

    What has no value stands last, whichever way it goes; among equals the newest report comes first, then the first
    claim of a report.
    """

    by: Sort = "published"
    descending: bool = True
    language: Language = "ar"


class Page(msgspec.Struct, frozen=True):
    """Which claims of an order, counted from 0."""

    order: Order = Order()
    offset: int = 0
    limit: int = 50


class ClaimWords(msgspec.Struct, frozen=True):
    """The sentence of a report that holds a claim's trigger, and the trigger: code points of its text."""

    sentence: Excerpt
    trigger: Excerpt


class ClaimPlace(msgspec.Struct, frozen=True):
    """The place of a claim; without an authority where it is known by its name alone.

    `country` is ISO 3166-1 alpha-2, `country_name` its name in the language of the list.
    """

    authority: str | None
    name: str | None
    name_en: str | None
    country: str | None
    country_name: str | None
    admin1: str | None


class ClaimParty(msgspec.Struct, frozen=True):
    """Somebody who takes part in a claim."""

    authority: str | None
    name: str
    name_en: str | None


class ClaimNumber(msgspec.Struct, frozen=True):
    """A number of a claim; `None` where its words leave an end open."""

    kind: str
    min: int | None
    max: int | None
    words: str


class ClaimIncident(msgspec.Struct, frozen=True):
    """The incident of a claim, its independent origins and contradictions, and how well the claim fits it."""

    incident: str
    origins: int
    contradictions: int
    score: float


class ClaimVerdict(msgspec.Struct, frozen=True):
    """What one person judges of a claim, and the fields that they corrected."""

    who: str
    verdict: str
    reason: str | None
    corrected: tuple[str, ...]


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a list shows it: its English line, its words in the report, what it tells, who has it, its standing.

    `speakers` is the chain, the outlet first.
    """

    report: str
    claim: str
    line_en: str
    words: ClaimWords
    type: str
    mode: str | None
    factuality: str
    time: str | None
    earliest: str | None
    latest: str | None
    place: ClaimPlace | None
    act: str | None
    actors: tuple[ClaimParty, ...]
    targets: tuple[ClaimParty, ...]
    speakers: tuple[ClaimParty, ...]
    counts: tuple[ClaimNumber, ...]
    title: str | None
    outlet: str | None
    published: str | None
    incident: ClaimIncident | None
    verdicts: tuple[ClaimVerdict, ...]


class ClaimList(msgspec.Struct, frozen=True):
    """Some of the claims asked for, and how many there are in all."""

    rows: tuple[ClaimRow, ...]
    total: int


class Keys(msgspec.Struct, frozen=True):
    """Claims by their keys: the first of those asked for, and how many there are in all."""

    claims: tuple[ClaimKey, ...]
    total: int


def listed(connection: sa.Connection, columns: Columns, wanted: Wanted, page: Page) -> ClaimList:
    """Some of the claims asked for, in an order."""
    found = keys(columns, wanted, page)
    return ClaimList(shown(connection, found.claims, page.order.language), found.total)


def keys(columns: Columns, wanted: Wanted, page: Page) -> Keys:
    """The keys of some of the claims asked for, in an order."""
    whole = once(columns, page.order, lambda: _in_order(columns, page.order))
    found = whole[matching(columns, wanted)[whole]]
    sources = once(columns, "ids", lambda: [source.id for source in list(columns.values.sources)])
    taken = found[page.offset : page.offset + page.limit].tolist()
    reports_of, names = columns.rows.source, columns.rows.claim
    return Keys(tuple(ClaimKey(sources[reports_of[row]], names[row]) for row in taken), len(found))


# --- in which order -----------------------------------------------------------------------------------------------
def _in_order(columns: Columns, order: Order) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The numbers of all rows, dead ones too, in an order."""
    newest = once(columns, "newest", lambda: _newest_first(columns))
    ranks = _ranks(columns, order)[newest]
    missing = ranks < 0
    turned = np.where(missing, _LAST, -ranks if order.descending else ranks)
    return newest[np.argsort(turned, kind="stable")]


def _newest_first(columns: Columns) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The numbers of rows, those of the newest report first, then as they stand in their report."""
    sources = list(columns.values.sources)
    by_id = sorted(range(len(sources)), key=lambda code: sources[code].id)
    newest = sorted(by_id, key=lambda code: sources[code].published or "", reverse=True)
    ranks = np.empty(len(sources), dtype=np.int64)
    ranks[newest] = np.arange(len(sources))
    return np.lexsort((columns.rows.ordinal, ranks[columns.rows.source]))


def _ranks(columns: Columns, order: Order) -> np.ndarray[Any, np.dtype[np.int64]]:
    """A number for each row by which it is put in an order, below 0 where it has no value."""
    rows, values = columns.rows, columns.values
    match order.by:
        case "origins":
            return origins_of(columns).astype(np.int64) - 1
        case "judged":
            return rows.judged.astype(np.int64) - 1
        case "score":
            return np.where(np.isnan(rows.score), -1, np.nan_to_num(rows.score) * 1_000_000).astype(np.int64)
        case "time":
            return _ranked([_begin(ends) for ends in list(values.times)], rows.time)
        case "published":
            return _ranked([source.published for source in list(values.sources)], rows.source)
        case "type":
            modes = list(values.modes)
            told = [(kind, mode or "") for kind in list(values.types) for mode in modes]
            return _ranked(told, rows.type * np.int32(len(modes)) + rows.mode)
        case "place":
            spots = (Name(spot.place_name or "", spot.place_name_en) for spot in list(values.spots))
            return _ranked([_called(spot, order.language) for spot in spots], rows.spot)
        case "speaker" | "actor":
            column = rows.speaker if order.by == "speaker" else rows.actor
            return _ranked([_called(name, order.language) for name in list(values.names)], column)


def _ranked(values: Sequence[Any], column: Numbers) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The rank of each row's value among the values."""
    by_value: Mapping[Hashable, int] = {value: rank for rank, value in enumerate(sorted(set(values) - {None}))}
    return np.array([by_value.get(value, -1) for value in values], dtype=np.int64)[column]


def _begin(ends: Ends) -> tuple[str, str] | None:
    if ends.earliest is None and ends.latest is None:
        return None
    return (ends.earliest or ends.latest or "", ends.latest or ends.earliest or "")


def _called(name: Name | None, language: Language) -> str | None:
    if name is None:
        return None
    return ((name.name_en if language == "en" else None) or name.name).casefold() or None


# --- what is shown of them ----------------------------------------------------------------------------------------
class _Told(msgspec.Struct):
    id: str
    event: str


class _Event(msgspec.Struct):
    id: str
    trigger: Excerpt


class _Text(msgspec.Struct):
    text: str


class _Parts(msgspec.Struct):
    """What the words of claims are found by, out of a record."""

    document: _Text
    events: tuple[_Event, ...] = ()
    claims: tuple[_Told, ...] = ()


def shown(connection: sa.Connection, wanted: Sequence[ClaimKey], language: Language = "ar") -> tuple[ClaimRow, ...]:
    """What a list shows of claims, in their order; a claim that is gone by now is left out."""
    found = _Shown(connection, frozenset(wanted), load_labels(language))
    return tuple(row for key in wanted if (row := found.row(key)) is not None)


class _Shown:
    """All that is shown of some claims, read at once."""

    def __init__(self, connection: sa.Connection, wanted: frozenset[ClaimKey], labels: Labels) -> None:
        self._connection = connection
        self._labels = labels
        self._wanted = wanted
        self._among = sorted({key.report for key in wanted})
        self._claims = {key: rows[0] for key, rows in self._of(claims).items()}
        self._parties = self._of(participants, participants.c.ordinal)
        self._counts = self._of(counts, counts.c.ordinal)
        self._verdicts = self._of(verdicts, verdicts.c.entry)
        joined = sa.join(incident_claims, incidents, incidents.c.id == incident_claims.c.incident)
        self._incidents = self._of(
            sa.select(incident_claims, incidents.c.origins, incidents.c.contradictions).select_from(joined)
        )
        own = reports.c
        about = sa.select(own.id, own.title, own.outlet, own.published).where(own.id.in_(self._among))
        self._reports = {row.id: row for row in connection.execute(about)}
        self._records = self._read()

    def _of(self, table: sa.Table | sa.Select[Any], *order: sa.ColumnElement[Any]) -> dict[ClaimKey, list[sa.Row[Any]]]:
        """The rows of a table that are of the claims wanted."""
        query = sa.select(table) if isinstance(table, sa.Table) else table
        report = query.selected_columns["report"]
        found: dict[ClaimKey, list[sa.Row[Any]]] = {}
        for row in self._connection.execute(query.where(report.in_(self._among)).order_by(*order)):
            key = ClaimKey(row.report, row.claim)
            if key in self._wanted:
                found.setdefault(key, []).append(row)
        return found

    def _read(self) -> dict[str, _Parts]:
        """The records of the readings that the claims are of."""
        wanted = sorted({row.reading for row in self._claims.values()})
        query = sa.select(readings.c.id, readings.c.record).where(readings.c.id.in_(wanted))
        return {row.id: msgspec.json.decode(zlib.decompress(row.record), type=_Parts)
                for row in self._connection.execute(query)}  # fmt: skip

    def row(self, key: ClaimKey) -> ClaimRow | None:
        """What is shown of a claim."""
        own = self._claims.get(key)
        if own is None:
            return None
        report = self._reports[key.report]
        parties: dict[str, list[ClaimParty]] = {"actor": [], "target": [], "speaker": []}
        for each in self._parties.get(key, ()):
            parties[each.role].append(ClaimParty(each.authority, each.name, each.name_en))
        return ClaimRow(
            report=key.report,
            claim=key.claim,
            line_en=own.line_en,
            words=_words(self._records[own.reading], key.claim, own.start),
            type=own.type,
            mode=own.mode,
            factuality=own.factuality,
            time=own.time,
            earliest=own.earliest,
            latest=own.latest,
            place=self._place(own),
            act=own.act,
            actors=tuple(parties["actor"]),
            targets=tuple(parties["target"]),
            speakers=tuple(parties["speaker"]),
            counts=tuple(ClaimNumber(each.kind, each.min, each.max, each.words) for each in self._counts.get(key, ())),
            title=report.title,
            outlet=report.outlet,
            published=report.published,
            incident=_within(self._incidents.get(key, ())),
            verdicts=tuple(map(_said, self._verdicts.get(key, ()))),
        )

    def _place(self, own: sa.Row[Any]) -> ClaimPlace | None:
        if own.place is None and own.place_name is None:
            return None
        country = None if own.country is None else self._labels.country(own.country)
        return ClaimPlace(own.place, own.place_name, own.place_name_en, own.country, country, own.admin1)


def _words(record: _Parts, claim: str, start: int) -> ClaimWords:
    """The words of a claim; of one that the record does not have, the word at the start of its trigger."""
    text = record.document.text
    event = next((each.event for each in record.claims if each.id == claim), None)
    trigger = next((each.trigger for each in record.events if each.id == event), None) or _word_at(text, start)
    return ClaimWords(sentence_of(text, trigger.start, trigger.end), trigger)


def _word_at(text: str, start: int) -> Excerpt:
    end = next((at for at in range(start + 1, len(text)) if text[at].isspace()), len(text))
    return Excerpt(start, end, text[start:end])


def _within(rows: Iterable[sa.Row[Any]]) -> ClaimIncident | None:
    return next((ClaimIncident(row.incident, row.origins, row.contradictions, row.score) for row in rows), None)


def _said(row: sa.Row[Any]) -> ClaimVerdict:
    return ClaimVerdict(row.who, row.verdict, row.reason, tuple(sorted(json.loads(row.corrections))))
