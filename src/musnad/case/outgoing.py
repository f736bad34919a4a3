"""What leaves a case: its records with what people judge of their claims, and its incidents with their claims."""

from __future__ import annotations

import zlib
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from musnad.authority.actors import ActorTable
from musnad.case.amendmentstore import amended_records
from musnad.case.case import Case
from musnad.case.selection import Selection, foremost, rejected, why_not
from musnad.case.store.tables import claims, incident_claims, incidents, jobs, refusals, reports, verdicts
from musnad.export.incidents import Gathered
from musnad.export.manifest import Ledger, LeftOut, Reason
from musnad.export.rows import Row, rows
from musnad.export.selection import Choice
from musnad.export.standing import Correction, Judgement, Reported, Standing, Standpoint
from musnad.export.withholding import Known, Voice
from musnad.model import Record
from musnad.model.links import ClaimKey, Incident

_AT_ONCE: Final = 200
_KEPT: Final = 256
"""Reports that are asked for at once, and that are kept in memory while incidents are put together."""


def reported(connection: sa.Connection, selection: Selection) -> Iterator[Reported]:
    """The records that count now, in the order of the ids of their reports, each with the standings of its claims."""
    wanted = sa.select(jobs.c.report).where(jobs.c.reading.is_not(None)).order_by(jobs.c.report)
    ids: Sequence[str] = connection.scalars(wanted).all()
    judged = judgements(connection)
    for some in in_parts(ids):
        records = amended_records(connection, some)
        standings, unasked = _standings(connection, selection, some, judged)
        for report in some:
            yield Reported(report=report, record=records[report], standings=standings[report], unasked=unasked[report])


def knowing(case: Case, connection: sa.Connection, choice: Choice) -> Choice:
    """The choice, where it withholds names with what all reports of the case tell together of private persons.

    Raises:
        LexiconError: if a table of actors of the case is damaged.
    """
    if not choice.withhold_persons or choice.known is not None:
        return choice
    table = ActorTable.load([case.folder / name for name in case.settings.actors])
    ids = connection.scalars(sa.select(jobs.c.report).where(jobs.c.reading.is_not(None)).order_by(jobs.c.report)).all()
    records = (record for some in in_parts(ids) for record in amended_records(connection, some).values())
    known = Known(records, (actor.authority for actor in table.by_id.values()))
    return msgspec.structs.replace(choice, known=known)


def records_count(connection: sa.Connection) -> int:
    """How many records count now."""
    return connection.scalar(sa.select(sa.func.count()).where(jobs.c.reading.is_not(None))) or 0


def in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids, so many at once as a database is asked for."""
    yield from (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


def _standings(
    connection: sa.Connection, selection: Selection, of: Sequence[str], judged: Mapping[ClaimKey, Sequence[Judgement]]
) -> tuple[Mapping[str, dict[str, Standing]], Mapping[str, dict[str, Reason]]]:
    standings: dict[str, dict[str, Standing]] = defaultdict(dict)
    unasked: dict[str, dict[str, Reason]] = defaultdict(dict)
    for row in connection.execute(_linked(why_not(selection).label("unasked")).where(claims.c.report.in_(of))):
        standings[row.report][row.claim] = Standing(
            report=row.report,
            incident=row.incident,
            origins=row.origins,
            contradictions=row.contradictions,
            judgements=tuple(judged.get(ClaimKey(row.report, row.claim), ())),
        )
        if row.unasked is not None:
            unasked[row.report][row.claim] = row.unasked
    return standings, unasked


def _linked(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """The claims with the incident that each is of, where they are linked."""
    own = (incident_claims.c.report == claims.c.report) & (incident_claims.c.claim == claims.c.claim)
    of_incident = (incidents.c.id.label("incident"), incidents.c.origins, incidents.c.contradictions)
    joined = claims.outerjoin(incident_claims, own).outerjoin(incidents, incidents.c.id == incident_claims.c.incident)
    return sa.select(claims.c.report, claims.c.claim, *of_incident, *columns).select_from(joined)


def judgements(connection: sa.Connection) -> Mapping[ClaimKey, Sequence[Judgement]]:
    """What people judge by now, claim by claim, in the order of their names."""
    found: dict[ClaimKey, list[Judgement]] = defaultdict(list)
    for row in connection.execute(sa.select(verdicts).order_by(verdicts.c.who)):
        found[ClaimKey(row.report, row.claim)].append(
            Judgement(
                who=row.who,
                verdict=row.verdict,
                corrections=msgspec.json.decode(row.corrections, type=dict[str, Correction]),
                reason=row.reason,
                entry=row.entry,
            )
        )
    return found


class Unread(msgspec.Struct, frozen=True):
    """A report, or a part of an original, that could not be read: a key of the messages and its values tell why.

    `key` is `None` of a report that waits to be read.
    """

    name: str
    key: str | None
    fields: Mapping[str, str | int]


def unread(connection: sa.Connection) -> Iterator[Unread]:
    """What of the case is no record."""
    failed = sa.select(jobs.c.report, jobs.c.message, jobs.c.fields).where(jobs.c.reading.is_(None))
    for row in connection.execute(failed.order_by(jobs.c.report)):
        yield Unread(row.report, row.message, msgspec.json.decode(row.fields or "{}"))
    for row in connection.execute(sa.select(refusals).order_by(refusals.c.original, refusals.c.part)):
        yield Unread(f"{row.original} {row.part}".strip(), row.message, msgspec.json.decode(row.fields))


def unread_count(connection: sa.Connection) -> int:
    """How much of the case is no record."""
    waiting = sa.select(sa.func.count()).select_from(jobs).where(jobs.c.reading.is_(None))
    return sum(connection.scalar(query) or 0 for query in (waiting, sa.select(sa.func.count()).select_from(refusals)))


# --- incidents ----------------------------------------------------------------------------------------------------
def gathered(
    connection: sa.Connection, selection: Selection, choice: Choice, ledger: Ledger, *, ranked: bool = False
) -> Iterator[Gathered]:
    """The incidents of the claims asked for; others stand in the ledger.

    They come in the order of their first claims, or, `ranked`, in that in which incidents are shown.
    """
    ledger.documents += records_count(connection)
    leaving = _leaving(connection, selection, choice, ledger)
    desk = _Desk(connection, selection, choice, ledger)
    order = connection.scalars(sa.select(incidents.c.id).order_by(*foremost())) if ranked else leaving
    for some in in_parts([each for each in order if each in leaving]):
        query = sa.select(incidents.c.id, incidents.c.state).where(incidents.c.id.in_(some))
        states = {row.id: row.state for row in connection.execute(query)}
        for each in some:
            incident = msgspec.json.decode(zlib.decompress(states[each]), type=Incident)
            yield desk.gather(incident, leaving[each])


def _leaving(
    connection: sa.Connection, selection: Selection, choice: Choice, ledger: Ledger
) -> Mapping[str, Sequence[ClaimKey]]:
    """The claims that leave, by their incidents in the order of their first claims; any other is noted."""
    found: dict[str, list[ClaimKey]] = defaultdict(list)
    out = sa.case((rejected(), "rejected"), else_=sa.null()) if not choice.rejected else sa.null()
    query = _linked(sa.func.coalesce(why_not(selection), out).label("why"), reports.c.text)
    ordered = query.join(reports, reports.c.id == claims.c.report).order_by(claims.c.report, claims.c.ordinal)
    for row in connection.execute(ordered):
        ledger.claims += 1
        if row.why is not None or row.incident is None:
            reason: Reason = row.why or "not_linked"
            ledger.leave_out(LeftOut(row.claim, row.text, reason, report=row.report))
        else:
            found[row.incident].append(ClaimKey(row.report, row.claim))
    return found


class _Desk:
    """The reports at hand while incidents are put together, the last ones used."""

    def __init__(self, connection: sa.Connection, selection: Selection, choice: Choice, ledger: Ledger) -> None:
        self._connection = connection
        self._selection = selection
        self._choice = choice
        self._ledger = ledger
        self._judged = judgements(connection)
        self._counted: set[str] = set()
        self._kept: OrderedDict[str, tuple[Voice, Mapping[str, Row]]] = OrderedDict()

    def gather(self, incident: Incident, leaving: Sequence[ClaimKey]) -> Gathered:
        """The incident with those of its claims that leave, and how the names of its reports do."""
        told_in = sorted({member.key.report for member in incident.claims} | {each.report for each in incident.reports})
        at_hand = self._reports(told_in)
        return Gathered(
            incident=incident,
            rows={key: at_hand[key.report][1][key.claim] for key in leaving if key.claim in at_hand[key.report][1]},
            voices={report: voice for report, (voice, _) in at_hand.items()},
            standpoints={member.key: self._standpoint(member.key) for member in incident.claims},
        )

    def _standpoint(self, key: ClaimKey) -> Standpoint:
        return Standing(report=key.report, judgements=tuple(self._judged.get(key, ()))).standpoint

    def _reports(self, of: Sequence[str]) -> Mapping[str, tuple[Voice, Mapping[str, Row]]]:
        missing = [report for report in of if report not in self._kept]
        for some in in_parts(missing):
            records = amended_records(self._connection, some)
            standings, _ = _standings(self._connection, self._selection, some, self._judged)
            for report, record in records.items():
                self._keep(report, record, standings[report])
        found = {report: self._kept[report] for report in of if report in self._kept}
        for report in found:
            self._kept.move_to_end(report)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _keep(self, report: str, record: Record, standings: Mapping[str, Standing]) -> None:
        voice = self._choice.voice(record)
        if report not in self._counted:
            self._counted.add(report)
            self._ledger.withheld(voice)
        self._kept[report] = voice, {str(row.id.value): row for row in rows(record, voice, standings)}
