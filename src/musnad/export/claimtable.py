"""Claims as a table, one a row: the columns that CSV and XLSX share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from musnad.export.evidence import Value, joined
from musnad.export.manifest import Ledger
from musnad.export.rows import COUNT_KINDS, Hand, Party, Row, Spot, When
from musnad.export.selection import Documents, exported
from musnad.export.standing import Standing, corrections_of, judged_by, reasons_of
from musnad.export.tables import Style, csv_chunks
from musnad.model.record import CountKind

TABLE: Final = "claims"
SEVERAL: Final = " | "
"""Between the values of a cell that has several."""
ONWARD: Final = " > "
"""Between the hands of a chain, the outlet first."""

Column = Callable[[Row], Value | None]


def write(documents: Documents, ledger: Ledger, style: Style) -> Iterator[bytes]:
    """The claims as CSV."""
    yield from csv_chunks(tuple(COLUMNS), (cells(row) for row in _each(documents, ledger)), style)


def _each(documents: Documents, ledger: Ledger) -> Iterator[Row]:
    for document in documents:
        for row in document:
            exported(row, ledger)
            yield row


def cells(row: Row) -> Sequence[Value | None]:
    """The values of a claim in the order of `COLUMNS`."""
    return [cell(row) for cell in COLUMNS.values()]


def _start(value: Value | None) -> Value | None:
    return None if value is None else Value(value.spans[0].start, "text", value.spans, "span")


def _end(value: Value | None) -> Value | None:
    return None if value is None else Value(value.spans[0].end, "text", value.spans, "span")


def _spot(part: Callable[[Spot], Value | None]) -> Column:
    return lambda row: None if row.place is None else part(row.place)


def _when(part: Callable[[When], Value | None]) -> Column:
    return lambda row: None if row.time is None else part(row.time)


def _actors(part: Callable[[Party], Value | None]) -> Column:
    return lambda row: joined((part(each) for each in row.actors), SEVERAL)


def _targets(part: Callable[[Party], Value | None]) -> Column:
    return lambda row: joined((part(each) for each in row.targets), SEVERAL)


def _origin(part: Callable[[Hand], Value | None]) -> Column:
    return lambda row: None if row.said_by is None else part(row.said_by)


def _chain(row: Row) -> Value | None:
    return joined((hand.name or hand.words for hand in row.chain), ONWARD)


def _act(row: Row) -> Value | None:
    said = row.said_by
    return (
        None
        if said is None or said.act is None or said.cue is None
        else Value(said.act, "text", said.cue.spans, "statements.act")
    )


def _mode_of_saying(row: Row) -> Value | None:
    said = row.said_by
    return (
        None
        if said is None or said.mode is None or said.cue is None
        else Value(said.mode, "text", said.cue.spans, "statements.mode")
    )


def _standing(part: Callable[[Standing], Value | None]) -> Column:
    return lambda row: None if row.standing is None else part(row.standing)


def _of_incident(value: str | int | None) -> Value | None:
    return None if value is None else Value(value, "record", source="incidents")


def _total(kind: CountKind, end: str) -> Column:
    def cell(row: Row) -> Value | None:
        total = row.totals.get(kind)
        return None if total is None else total.low if end == "min" else total.high

    return cell


def _counts() -> Iterator[tuple[str, Column]]:
    for kind in COUNT_KINDS:
        yield f"min_{kind}", _total(kind, "min")
        yield f"max_{kind}", _total(kind, "max")


COLUMNS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        "claim_id": lambda row: row.id,
        "event_id": lambda row: row.event,
        "same_event_as": lambda row: row.same_as,
        "line_en": lambda row: row.line,
        "sentence": lambda row: row.sentence,
        "chain": _chain,
        "source": _origin(lambda hand: hand.name),
        "source_words": _origin(lambda hand: hand.words),
        "cue": _origin(lambda hand: hand.cue),
        "act": _act,
        "quotation": _mode_of_saying,
        "said_on": _origin(lambda hand: hand.date),
        "type": lambda row: row.type,
        "mode": lambda row: row.mode,
        "factuality": lambda row: row.factuality,
        "trigger": lambda row: row.trigger,
        "actors": _actors(lambda party: party.words),
        "actors_en": _actors(lambda party: party.name_en),
        "actor_types": _actors(lambda party: party.actor_type),
        "targets": _targets(lambda party: party.words),
        "targets_en": _targets(lambda party: party.name_en),
        "target_types": _targets(lambda party: party.actor_type),
        "time": _when(lambda when: when.value),
        "time_words": _when(lambda when: when.words),
        "first_day": _when(lambda when: when.first),
        "last_day": _when(lambda when: when.last),
        "place": _spot(lambda spot: spot.words),
        "place_en": _spot(lambda spot: spot.name_en),
        "place_kind": _spot(lambda spot: spot.place_kind),
        "admin2": _spot(lambda spot: spot.admin2),
        "admin1": _spot(lambda spot: spot.admin1),
        "country": _spot(lambda spot: spot.country),
        "latitude": _spot(lambda spot: spot.lat),
        "longitude": _spot(lambda spot: spot.lon),
        "place_precision": _spot(lambda spot: spot.level),
        "point_is": _spot(lambda spot: spot.point),
        "place_id": _spot(lambda spot: spot.authority),
        **dict(_counts()),
        "count_words": lambda row: joined((figure.words for figure in row.figures), SEVERAL),
        "means": lambda row: row.means,
        "loaded_words": lambda row: joined((each.words for each in row.loaded), SEVERAL),
        "neutral_senses": lambda row: joined((each.sense for each in row.loaded), SEVERAL),
        "plover": lambda row: row.plover,
        "cameo": lambda row: row.cameo,
        "acled": lambda row: row.acled,
        "ucdp": lambda row: row.ucdp,
        "outlet": lambda row: row.source.outlet,
        "published": lambda row: row.source.published,
        "title": lambda row: row.source.title,
        "url": lambda row: row.source.url,
        "document_id": lambda row: row.source.id,
        "sentence_start": lambda row: _start(row.sentence),
        "sentence_end": lambda row: _end(row.sentence),
        "trigger_start": lambda row: _start(row.trigger),
        "trigger_end": lambda row: _end(row.trigger),
        "reader": lambda row: row.reader,
        "rule": lambda row: row.rule,
        "report_id": _standing(lambda own: Value(own.report, "record", source="reports.id")),
        "incident_id": _standing(lambda own: _of_incident(own.incident)),
        "origins": _standing(lambda own: _of_incident(own.origins)),
        "contradictions": _standing(lambda own: _of_incident(own.contradictions)),
        "verdict": _standing(lambda own: Value(own.standpoint, "record", source="verdicts")),
        "corrections": _standing(corrections_of),
        "judged_by": _standing(judged_by),
        "judged_why": _standing(reasons_of),
    }
)
"""Each column and its value in a claim."""
