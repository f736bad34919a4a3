from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings

from musnad.case.case import Case
from musnad.case.differences import Change, Verdict, diff_readings, difference, lost_verdicts
from musnad.case.journal import Deed, append
from musnad.case.reading import Tools, info_of, reader_key
from musnad.case.status import again
from musnad.case.store.tables import claims, verdicts
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.model import Record
from tests.case.material import CLOCK, add_files, rows, write_reports
from tests.claim_records import claim_records, claims_record

RECORD = claims_record()


def between(before: Record, after: Record) -> Any:
    return difference("r", ("old", before), ("new", after))


def with_claims(change: Callable[[Any], Any]) -> Record:
    return msgspec.structs.replace(RECORD, claims=tuple(filter(None, map(change, RECORD.claims))))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claim_records())
def test_a_reading_does_not_differ_from_itself(record: Record) -> None:
    assert not between(record, record).is_any


def test_claims_that_are_gone_or_new_are_told() -> None:
    fewer = with_claims(lambda claim: None if claim.id == "c3" else claim)
    found = between(RECORD, fewer)
    assert ([told.claim for told in found.gone], found.new, found.changed) == (["c3"], (), ())
    assert [told.line_en for told in between(fewer, RECORD).new] == ["Bank Forces deny shelling the village"]


def test_a_claim_of_the_same_id_tells_which_fields_are_read_otherwise() -> None:
    events = (msgspec.structs.replace(RECORD.events[0], mode="aerial"), *RECORD.events[1:])
    (changed,) = between(RECORD, msgspec.structs.replace(RECORD, events=events)).changed
    assert (changed.before, changed.after) == ("c1", "c1")
    assert changed.fields == (Change("mode", "heavy-weapons", "aerial"),)


def test_a_claim_of_another_id_and_the_same_trigger_has_changed() -> None:
    other = with_claims(lambda claim: msgspec.structs.replace(claim, id="c9") if claim.id == "c2" else claim)
    events = tuple(
        msgspec.structs.replace(event, counts=event.counts[:1]) if event.id == "v2" else event for event in other.events
    )
    found = between(RECORD, msgspec.structs.replace(other, events=events))
    assert (found.gone, found.new) == ((), ())
    (changed,) = found.changed
    assert (changed.before, changed.after) == ("c2", "c9")
    assert changed.fields == (Change("counts", [["killed", 5, 5], ["killed", 2, 2]], [["killed", 5, 5]]),)


class Forgetful:
    """A reader of another version, which finds one claim less in each report."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self.info = msgspec.structs.replace(reader.info, version="0.0.1")

    def read(self, document: Any) -> Record:
        record: Record = self._reader.read(document)
        return msgspec.structs.replace(record, reader=self.info, claims=record.claims[1:])


def test_a_new_version_is_compared_and_judgements_of_what_is_gone_stay(
    case: Case, tools: Tools, tmp_path: Path
) -> None:
    add_files(case, write_reports(tmp_path / "in", 2))
    with case.alone(), Here(lambda: tools) as engine:
        list(run(case, engine, clock=lambda: CLOCK))
    before = rows(case, claims)
    first = next(row for row in before if row["ordinal"] == 0)
    last = next(row for row in before if row["ordinal"] == 1)
    judge(case, first)
    judge(case, last)
    assert list(diff_readings(case)) == []
    assert lost_verdicts(case) == ()
    with case.alone(), Here(lambda: forgetful(tools)) as engine:
        again(case, reader_key(engine.call(info_of)))
        list(run(case, engine, clock=lambda: CLOCK.replace("12:", "13:")))
    found = list(diff_readings(case))
    assert [len(each.gone) for each in found] == [1, 1]
    assert {told.claim for each in found for told in each.gone} == {
        row["claim"] for row in before if row["ordinal"] == 0
    }
    assert all(each.after.startswith("0.0.1-") for each in found)
    assert lost_verdicts(case) == (Verdict(first["report"], first["claim"], "سمر", "accepted"),)
    assert len(rows(case, verdicts)) == 2


def forgetful(tools: Tools) -> Tools:
    """The tools of a worker whose reader forgets."""
    return msgspec.structs.replace(tools, reader=Forgetful(tools.reader))


def judge(case: Case, row: dict[str, Any]) -> None:
    """Accept a claim."""
    with case.writing() as connection:
        subject = f"{row['report']} {row['claim']}"
        entry = append(connection, Deed(at=CLOCK, who="سمر", action="claim.accepted", kind="claim", subject=subject))
        values = {
            "report": row["report"],
            "claim": row["claim"],
            "who": "سمر",
            "verdict": "accepted",
            "corrections": "{}",
            "reading": row["reading"],
            "entry": entry.number,
        }
        connection.execute(sa.insert(verdicts).values(values))
