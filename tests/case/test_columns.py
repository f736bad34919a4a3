from __future__ import annotations

from typing import Any

import numpy as np
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.columns import ROLES, Columns, Held, columns_of, followed
from musnad.case.selection import VERDICTS
from musnad.case.store.tables import claims, incident_claims, incidents, participants, verdicts
from tests.case.filled import put
from tests.case.listed import PARTIES, Claim, Report, Story, stories, tell, told

often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def contents(columns: Columns) -> dict[tuple[str, str], dict[str, Any]]:
    """What columns say of each claim, in values."""
    rows, values = columns.rows, columns.values
    lists = {name: list(getattr(values, name)) for name in values.__struct_fields__}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in columns.alive.nonzero()[0].tolist():
        source = lists["sources"][rows.source[row]]
        taking = {
            role: {lists["tokens"][token] for at, token in zip(parties.row, parties.token, strict=True) if at == row}
            for role in ROLES
            for parties in [columns.parties(role)]
        }
        found[source.id, rows.claim[row]] = {
            "source": source,
            "ordinal": int(rows.ordinal[row]),
            "kind": (lists["types"][rows.type[row]], lists["modes"][rows.mode[row]]),
            "told": (lists["factualities"][rows.factuality[row]], lists["acts"][rows.act[row]]),
            "time": lists["times"][rows.time[row]],
            "spot": lists["spots"][rows.spot[row]],
            "incident": lists["incidents"][rows.incident[row]],
            "score": None if np.isnan(rows.score[row]) else float(rows.score[row]),
            "verdict": (VERDICTS[rows.verdict[row]], int(rows.judged[row])),
            "names": (lists["names"][rows.actor[row]], lists["names"][rows.speaker[row]]),
            **taking,
        }
    return found


CHANGES = st.lists(
    st.tuples(st.sampled_from(["retype", "judge", "unjudge", "drop", "disband", "move"]), st.integers(0, 3)), max_size=4
)


def change(connection: sa.Connection, deed: str, number: int) -> None:
    """Change something of a report, if it has any of that."""
    report = f"r{number}"
    own = sa.select(claims.c.claim).where(claims.c.report == report).limit(1)
    if deed == "disband":
        connection.execute(sa.delete(incidents).where(incidents.c.id == f"i{number}"))
        return
    name = connection.scalar(own)
    if name is None:
        return
    if deed == "retype":
        connection.execute(sa.update(claims).where(claims.c.report == report).values(type="AID", line_en="x"))
    elif deed == "judge":
        entry = (connection.scalar(sa.text("SELECT max(number) FROM journal")) or 1) + 1
        put(
            connection, "journal", number=entry, at="", who="", action="", kind="", subject="", before="", after="",
            previous="", hash="",
        )  # fmt: skip
        put(
            connection, "verdicts", report=report, claim=name, who=f"new{entry}", verdict="unsure", corrections="{}",
            reading=report, entry=entry,
        )  # fmt: skip
    elif deed == "unjudge":
        connection.execute(sa.delete(verdicts).where(verdicts.c.report == report))
    elif deed == "drop":
        connection.execute(sa.delete(claims).where(claims.c.report == report, claims.c.claim == name))
    else:
        connection.execute(sa.delete(incident_claims).where(incident_claims.c.report == report))


@often
@given(story=stories, first=CHANGES, then=CHANGES)
def test_what_follows_a_case_holds_what_is_read_anew(case: Case, story: Story, first: Any, then: Any) -> None:
    with told(case, story) as connection:
        columns = columns_of(connection)
        for changes in (first, then):
            for deed, number in changes:
                change(connection, deed, number)
            columns = followed(columns, connection)
            assert contents(columns) == contents(columns_of(connection))


def plain(**fields: Any) -> Claim:
    blank: dict[str, Any] = {
        "type": "HARM", "mode": None, "factuality": "asserted", "act": None, "days": (None, None, False), "spot": 0,
        "parties": (), "incident": None, "verdicts": (),
    }  # fmt: skip
    return Claim(**{**blank, **fields})


def fill(case: Case, reports: int) -> None:
    with case.writing() as connection:
        tell(connection, Story(tuple(Report(None, None, (plain(),)) for _ in range(reports)), ((1, 0),) * 3))


def test_only_what_has_changed_is_read_and_nothing_where_nothing_has(case: Case) -> None:
    fill(case, 9)
    with case.writing() as connection:
        before = columns_of(connection)
        assert followed(before, connection) is before
        change(connection, "retype", 4)
        after = followed(before, connection)
    assert after.values is before.values
    assert (len(after.alive), int(after.alive.sum())) == (10, 9)


def test_rows_that_are_gone_are_let_go_of(case: Case) -> None:
    fill(case, 9)
    with case.writing() as connection:
        columns = columns_of(connection)
        for _ in range(6):
            change(connection, "retype", 4)
            columns = followed(columns, connection)
    assert len(columns.alive) < 9 + 6


def test_what_another_process_writes_is_held_at_the_next_look(case: Case) -> None:
    fill(case, 3)
    held = Held()
    with case.reading() as connection:
        assert len(contents(held.now(connection))) == 3
    with Case.open(case.folder) as other, other.writing() as connection:
        connection.execute(sa.delete(claims).where(claims.c.report == "r1"))
    with case.reading() as connection:
        assert {report for report, _ in contents(held.now(connection))} == {"r0", "r2"}


def test_the_first_actor_and_the_last_speaker_stand_for_a_claim(case: Case) -> None:
    parties = (("actor", 2), ("actor", 0), ("actor", 4), ("speaker", 2), ("speaker", 4), ("speaker", 1))
    with case.writing() as connection:
        tell(connection, Story((Report(None, None, (plain(parties=parties),)),), ((1, 0),) * 3))
        told_first = sa.select(participants.c.name).where(participants.c.role == "actor", participants.c.ordinal == 0)
        assert connection.scalar(told_first) == PARTIES[2][1]
        actor, speaker = contents(columns_of(connection))["r0", "c0"]["names"]
    assert (actor.name, speaker.name) == (PARTIES[2][1], PARTIES[1][1])


def test_a_transaction_that_began_before_undoes_nothing_of_what_is_held(case: Case) -> None:
    fill(case, 9)
    held = Held()
    with case.reading() as earlier:
        first = held.now(earlier)
        with case.writing() as connection:
            change(connection, "retype", 0)
        with case.reading() as later:
            second = held.now(later)
        assert second is not first
        assert held.now(earlier) is second
