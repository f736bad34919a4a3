"""Keeping what linking says, in the transaction that keeps the readings it is said of.

The rows of `linkages`, `linkage_keys` and `ties` are what `musnad.linking.index` asks for when reports come; `copies`,
`incidents`, `tellings` and `incident_claims` are what it gives. Only incidents that change are written.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec
import sqlalchemy as sa

from musnad.case.canonical import canonical
from musnad.case.reading import unpacked, unpacked_runs
from musnad.case.store.connect import insert, upsert
from musnad.case.store.tables import (
    copies,
    incident_claims,
    incidents,
    linkage_keys,
    linkages,
    pairings,
    tellings,
    ties,
)
from musnad.errors import DataError
from musnad.linking.facts import Signature
from musnad.linking.index import Linked, all_keys, link
from musnad.linking.ties import Tie
from musnad.model.links import ClaimKey, Decision, Incident
from musnad.model.record import Reason

_ROWS: Final = 10_000
"""Values that a database is asked for at once; SQLite takes 32,766."""
_FAST: Final = 1
"""How hard incidents are compressed: most change many times in a run."""
T = TypeVar("T")


class Signed(msgspec.Struct, frozen=True):
    """A reading of a report, and the signature by which it is linked (`musnad.case.reading.packed`)."""

    report: str
    reading: str
    signature: bytes


def take_in(connection: sa.Connection, signed: Sequence[Signed]) -> None:
    """Link reports with one another and with those of the case; a report of another reading is taken out before.

    Raises:
        DataError: if a signature is of another version of linking.
    """
    if not signed:
        return
    also = _take_out(connection, [each.report for each in signed])
    linked = link([unpacked(each.signature) for each in signed], Shelf(connection), also, decisions_of(connection))
    _keep_signatures(connection, signed)
    insert(connection, linkage_keys, ({"key": key, "report": report} for key, report in linked.keys))
    insert(connection, ties, map(msgspec.structs.asdict, linked.ties))
    _keep_copies(connection, linked)
    _replace(connection, linked.incidents)


def rearrange(connection: sa.Connection, reports: Collection[str]) -> None:
    """Make the incidents of reports anew, after people have decided otherwise about claims of theirs.

    Raises:
        DataError: if a signature is of another version of linking.
    """
    known = connection.scalars(sa.select(linkages.c.report).where(linkages.c.report.in_(sorted(reports)))).all()
    if known:
        _replace(connection, link((), Shelf(connection), sorted(known), decisions_of(connection)).incidents)


def decisions_of(connection: sa.Connection) -> list[Decision]:
    """What people decided about which claims are of one incident, as it is kept."""
    return [
        Decision(
            ClaimKey(row.first_report, row.first_claim),
            ClaimKey(row.second_report, row.second_claim),
            same=row.verdict == "same",
        )
        for row in connection.execute(sa.select(pairings))
    ]


def are_of_this_version(connection: sa.Connection) -> bool:
    """Whether the reports of a case are linked as this version links them; all are, where none is."""
    state = connection.scalar(sa.select(linkages.c.state).limit(1))
    try:
        if state is not None:
            unpacked(state)
    except DataError:
        return False
    return True


def throw_away(connection: sa.Connection) -> None:
    """Throw away all that links reports, to be made anew; what people decided stays."""
    for table in (incidents, ties, copies, linkage_keys, linkages):
        connection.execute(sa.delete(table))


def incident_of(state: bytes) -> Incident:
    """An incident out of the column `state`.

    Raises:
        zlib.error, msgspec.MsgspecError: if it is damaged.
    """
    return msgspec.json.decode(zlib.decompress(state), type=Incident)


def flat(incident: Incident, state: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows that an incident has in each table, `state` among them."""
    return {
        incidents.name: [_row(incident, state)],
        tellings.name: list(_telling_rows(incident)),
        incident_claims.name: list(_claim_rows(incident)),
    }


class Shelf:
    """The rows of a case as linking asks for them."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def signatures(self, reports: Collection[str]) -> Iterator[Signature]:
        """The signatures of reports."""
        for part in _parts(reports):
            query = sa.select(linkages.c.state).where(linkages.c.report.in_(part))
            yield from map(unpacked, self._connection.scalars(query))

    def runs(self, reports: Collection[str]) -> Iterator[tuple[str, frozenset[int]]]:
        """Reports with the runs of words of their texts."""
        for part in _parts(reports):
            query = sa.select(linkages.c.state).where(linkages.c.report.in_(part))
            yield from map(unpacked_runs, self._connection.scalars(query))

    def holding(self, keys: Collection[int]) -> Iterator[tuple[int, str]]:
        """Each of the keys with each report that has it."""
        for part in _parts(keys):
            query = sa.select(linkage_keys.c.key, linkage_keys.c.report).where(linkage_keys.c.key.in_(part))
            yield from ((row[0], row[1]) for row in self._connection.execute(query))

    def ties(self, reports: Collection[str]) -> Iterator[Tie]:
        """The ties that have an end in one of the reports."""
        for part in _parts(reports):
            for end in (ties.c.first, ties.c.second):
                yield from (Tie(*row) for row in self._connection.execute(sa.select(ties).where(end.in_(part))))


def _take_out(connection: sa.Connection, reports: Sequence[str]) -> tuple[str, ...]:
    """Take out what is kept of reports; the others that had to do with them, whose incidents have to be made anew.

    Their rows of `linkages` stay, to be written over: to be rid of one, a database looks through all keys for its own.
    """
    known = connection.execute(sa.select(linkages).where(linkages.c.report.in_(reports))).all()
    gone = [row.report for row in known]
    if not gone:
        return ()
    near = {report for tie in Shelf(connection).ties(gone) for report in (tie.first, tie.second)}
    within = _incidents_with(connection, gone)
    near.update(_reports_of(connection, within))
    for row in known:
        keys = sorted(all_keys(unpacked(row.state)))
        own = linkage_keys.c.report == row.report
        connection.execute(sa.delete(linkage_keys).where(linkage_keys.c.key.in_(keys), own))
    for table, ends in ((ties, (ties.c.first, ties.c.second)), (copies, (copies.c.first, copies.c.second))):
        for end in ends:
            connection.execute(sa.delete(table).where(end.in_(gone)))
    connection.execute(sa.delete(incidents).where(incidents.c.id.in_(within)))
    return tuple(sorted(near - set(gone)))


def _incidents_with(connection: sa.Connection, reports: Sequence[str]) -> list[str]:
    """The incidents that reports tell of."""
    query = sa.select(tellings.c.incident).where(tellings.c.report.in_(reports)).distinct()
    return sorted(connection.scalars(query))


def _reports_of(connection: sa.Connection, wanted: Sequence[str]) -> Iterator[str]:
    for part in _parts(wanted):
        yield from connection.scalars(sa.select(tellings.c.report).where(tellings.c.incident.in_(part)))


def _keep_signatures(connection: sa.Connection, signed: Sequence[Signed]) -> None:
    insert = upsert(linkages, connection)
    values = {"reading": insert.excluded.reading, "state": insert.excluded.state}
    rows = [{"report": each.report, "reading": each.reading, "state": each.signature} for each in signed]
    connection.execute(insert.on_conflict_do_update(index_elements=["report"], set_=values), rows)


def _keep_copies(connection: sa.Connection, linked: Linked) -> None:
    rows = (
        {**msgspec.to_builtins(copy), "passages": canonical(msgspec.to_builtins(copy.passages))}
        for copy in linked.copies
    )
    insert(connection, copies, rows)


def _replace(connection: sa.Connection, found: Sequence[Incident]) -> None:
    """Write the incidents that are new or changed, in place of those that have members in common with them."""
    before = _held(connection, found)
    states = {incident.id: _state(incident) for incident in found}
    same = {name for name, state in before.items() if states.get(name) == state}
    for part in _parts(sorted(before.keys() - same)):
        connection.execute(sa.delete(incidents).where(incidents.c.id.in_(part)))
    fresh = [incident for incident in found if incident.id not in same]
    insert(connection, incidents, (_row(incident, states[incident.id]) for incident in fresh))
    insert(connection, tellings, (row for incident in fresh for row in _telling_rows(incident)))
    insert(connection, incident_claims, (row for incident in fresh for row in _claim_rows(incident)))


def _held(connection: sa.Connection, found: Iterable[Incident]) -> dict[str, bytes]:
    """The incidents of the case, by id and state, that hold a claim or the main news of a report that `found` hold."""
    members: set[ClaimKey] = set()
    news: set[str] = set()
    for incident in found:
        members.update(member.key for member in incident.claims)
        news.update(telling.report for telling in incident.reports if telling.main)
    held: set[str] = set()
    own, told = incident_claims.c, tellings.c
    for part in _parts(sorted({key.report for key in members})):
        rows = connection.execute(sa.select(own.report, own.claim, own.incident).where(own.report.in_(part)))
        held.update(row[2] for row in rows if ClaimKey(row[0], row[1]) in members)
    for part in _parts(sorted(news)):
        held.update(connection.scalars(sa.select(told.incident).where(told.main == 1, told.report.in_(part))))
    states: dict[str, bytes] = {}
    for part in _parts(sorted(held)):
        rows = connection.execute(sa.select(incidents.c.id, incidents.c.state).where(incidents.c.id.in_(part)))
        states.update((row[0], row[1]) for row in rows)
    return states


def _state(incident: Incident) -> bytes:
    return zlib.compress(msgspec.json.encode(incident), _FAST)


def _row(incident: Incident, state: bytes) -> dict[str, Any]:
    place = incident.place
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "earliest": incident.earliest,
        "latest": incident.latest,
        "place": None if place is None else place.authority,
        "country": incident.country,
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "reports": len(incident.reports),
        "origins": len(incident.origins),
        "contradictions": len(incident.contradictions),
        "grade": None if incident.grade is None else incident.grade.level,
        "state": state,
    }


def _telling_rows(incident: Incident) -> Iterator[dict[str, Any]]:
    for telling in incident.reports:
        yield {
            "report": telling.report,
            "incident": incident.id,
            "main": int(telling.main),
            "score": telling.score,
            "reasons": _reasons(telling.reasons),
        }


def _claim_rows(incident: Incident) -> Iterator[dict[str, Any]]:
    origins: Mapping[ClaimKey, str] = {key: origin.id for origin in incident.origins for key in origin.claims}
    for member in incident.claims:
        yield {
            "report": member.key.report,
            "claim": member.key.claim,
            "incident": incident.id,
            "score": member.score,
            "reasons": _reasons(member.reasons),
            "origin": origins[member.key],
        }


def _reasons(reasons: Sequence[Reason]) -> str:
    return canonical(msgspec.to_builtins(reasons))


def _parts(values: Collection[T]) -> Iterator[Sequence[T]]:
    """The values, as many at a time as a database takes."""
    listed = list(values)
    for at in range(0, len(listed), _ROWS):
        yield listed[at : at + _ROWS]
