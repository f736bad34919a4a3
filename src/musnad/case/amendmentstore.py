"""Amendments as the database keeps them: what the journal comes to by now, and what of it concerns a report."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

import msgspec
import sqlalchemy as sa

from musnad.case.amendments import NONE, OWN, Addition, Amendments, Aspect, Meaning, Naming, Scope, amended
from musnad.case.canonical import canonical
from musnad.case.messages import wrong
from musnad.case.store.connect import upsert
from musnad.case.store.tables import additions, jobs, namings, readings, reports
from musnad.model.record import Entity, Record, decode_record

_AT_ONCE: Final = 10_000
NamingKey = tuple[str, str, str, str]
"""Scope, outlet or report, aspect, written name."""
_KEYS: Final = ("scope", "of", "aspect", "name")


def amendments_of(connection: sa.Connection, wanted: Collection[str]) -> Mapping[str, Amendments]:
    """What people say of reports; `NONE` of most."""
    added = _additions(connection, wanted)
    named = all_namings(connection)
    if not added and not named:
        return dict.fromkeys(wanted, NONE)
    outlets = _outlets(connection, wanted) if any(each.scope == "outlet" for each in named) else {}
    return {
        report: Amendments(
            tuple(added.get(report, ())),
            tuple(each for each in named if _concerns(each, report, outlets.get(report))),
        )
        for report in wanted
    }


def amended_records(connection: sa.Connection, wanted: Collection[str]) -> Mapping[str, Record]:
    """The records of reports that count now, with what people say of them."""
    said = amendments_of(connection, wanted)
    read = machine_records(connection, wanted)
    return {report: amended(record, said[report]) for report, record in read.items()}


def machine_records(connection: sa.Connection, wanted: Collection[str]) -> Mapping[str, Record]:
    """The records of reports that count now, as the reader has them."""
    query = sa.select(jobs.c.report, readings.c.record).join(readings, readings.c.id == jobs.c.reading)
    return {
        row.report: decode_record(zlib.decompress(row.record))
        for some in _parts(wanted)
        for row in connection.execute(query.where(jobs.c.report.in_(some)))
    }


def amended_record(connection: sa.Connection, report: str) -> Record:
    """The record of a report that counts now, with what people say of it.

    Raises:
        CaseError: if there is no such report, or it has not been read.
    """
    found = amended_records(connection, [report]).get(report)
    if found is None:
        raise wrong("judge.no-report", name=report)
    return found


def _concerns(naming: Naming, report: str, outlet: str | None) -> bool:
    return naming.scope == "case" or naming.of == (report if naming.scope == "report" else outlet)


def _outlets(connection: sa.Connection, wanted: Collection[str]) -> dict[str, str | None]:
    columns = sa.select(reports.c.id, reports.c.outlet)
    rows = (row for some in _parts(wanted) for row in connection.execute(columns.where(reports.c.id.in_(some))))
    return {row.id: row.outlet for row in rows}


def _additions(connection: sa.Connection, wanted: Collection[str]) -> Mapping[str, Sequence[Addition]]:
    found: dict[str, list[Addition]] = defaultdict(list)
    for some in _parts(wanted):
        for row in connection.execute(sa.select(additions).where(additions.c.report.in_(some))):
            found[row.report].append(_addition(row))
    return found


def all_additions(connection: sa.Connection) -> Iterator[Addition]:
    """Every claim that was added, by its report."""
    for row in connection.execute(sa.select(additions).order_by(*additions.primary_key)):
        yield _addition(row)


def _addition(row: Any) -> Addition:
    return msgspec.convert(
        {"report": row.report, "claim": row.claim, "entry": row.entry, "added": json.loads(row.added)}, Addition
    )


def all_namings(connection: sa.Connection) -> tuple[Naming, ...]:
    """Every name that was corrected, in the order of its key."""
    rows = connection.execute(sa.select(namings).order_by(*namings.primary_key))
    return tuple(
        Naming(
            scope=cast("Scope", row.scope),
            of=row.of,
            aspect=cast("Aspect", row.aspect),
            name=row.name,
            entry=row.entry,
            meaning=msgspec.json.decode(row.meaning, type=Meaning),
        )
        for row in rows
    )


def own_actors(connection: sa.Connection) -> Mapping[str, Entity]:
    """The actors of the case's own by their ids."""
    entities = [naming.meaning.entity for naming in all_namings(connection)]
    for addition in all_additions(connection):
        entities += [party.entity for party in (*addition.added.actors, *addition.added.targets)]
    return {
        each.authority: each
        for each in entities
        if each is not None and each.authority is not None and each.authority.startswith(OWN)
    }


# --- kept -------------------------------------------------------------------------------------------------------
def keep_addition(connection: sa.Connection, report: str, claim: str, added: Any, entry: int) -> None:
    """Keep a claim that was added, or, of `None`, that it is not any more."""
    if added is None:
        connection.execute(sa.delete(additions).where(additions.c.report == report, additions.c.claim == claim))
        return
    values = {"added": canonical(added), "entry": entry}
    insert = upsert(additions, connection).values(report=report, claim=claim, **values)
    connection.execute(insert.on_conflict_do_update(index_elements=["report", "claim"], set_=values))


def keep_namings(connection: sa.Connection, state: Iterable[Sequence[Any]], entry: int) -> None:
    """Keep what names mean: keys, and behind them the meaning; `None` where nothing is said of a name any more."""
    for *keys, meaning in state:
        if meaning is None:
            connection.execute(sa.delete(namings).where(*_is_key(keys)))
            continue
        values = {"meaning": canonical(meaning), "entry": entry}
        insert = upsert(namings, connection).values(**dict(zip(_KEYS, keys, strict=True)), **values)
        connection.execute(insert.on_conflict_do_update(index_elements=list(_KEYS), set_=values))


def naming_kept(connection: sa.Connection, key: NamingKey) -> Any:
    """What is said of a name by now, as JSON; `None` where nothing is."""
    found = connection.scalars(sa.select(namings.c.meaning).where(*_is_key(key))).one_or_none()
    return None if found is None else json.loads(found)


def _is_key(keys: Sequence[str]) -> list[sa.ColumnElement[bool]]:
    return [namings.c[name] == value for name, value in zip(_KEYS, keys, strict=True)]


def additions_kept(connection: sa.Connection) -> dict[tuple[str, ...], tuple[Any, int]]:
    """The added claims by report and claim, to be compared with the journal."""
    rows = connection.execute(sa.select(additions))
    return {(f"{row.report}/{row.claim}",): (json.loads(row.added), row.entry) for row in rows}


def namings_kept(connection: sa.Connection) -> dict[tuple[str, ...], tuple[Any, int]]:
    """What is said of names by their keys, to be compared with the journal."""
    rows = connection.execute(sa.select(namings))
    return {(row.scope, row.of, row.aspect, row.name): (json.loads(row.meaning), row.entry) for row in rows}


def _parts(values: Collection[str]) -> Iterator[Sequence[str]]:
    listed = list(values)
    for at in range(0, len(listed), _AT_ONCE):
        yield listed[at : at + _AT_ONCE]
