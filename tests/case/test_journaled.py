from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from musnad.case import journaled
from musnad.case.case import Case
from musnad.case.journal import Author, entries, head
from musnad.case.journaled import Change, Sought
from musnad.case.judge import Correction, Judge, Words, correct, decide, merge, undo
from musnad.case.package import Made, enter_package
from musnad.case.reading import Tools
from musnad.case.received import note_settings
from musnad.case.store.tables import incident_claims, verdicts
from musnad.errors import CaseError
from musnad.model.links import ClaimKey
from musnad.reading import Reader
from tests.case import bombing
from tests.case.conftest import NewCase
from tests.case.filled import fill
from tests.case.test_journal import unguard

SALMA = Judge("سلمى", "2022-02-01T08:00:00Z", None)
OMAR = Judge("Omar", "2022-02-03T08:00:00Z", "a figure of speech")


@pytest.fixture
def case(new_case: NewCase, reader: Reader) -> Case:
    """A case with two reports, of whose claims two people have judged some."""
    made = new_case()
    with made.writing() as connection:
        fill(connection, reader, "تهريب في البوكمال")
        first, second = keys(connection)[:2]
        decide(connection, SALMA, first, "accepted")
        correct(connection, SALMA, first, Correction("factuality", "possible", Words(0, 3)))
        decide(connection, OMAR, second, "rejected")
    return made


def keys(connection: sa.Connection) -> list[ClaimKey]:
    query = sa.select(incident_claims.c.report, incident_claims.c.claim).order_by(*incident_claims.primary_key)
    return [ClaimKey(*row) for row in connection.execute(query)]


def numbers(case: Case, sought: Sought) -> list[int]:
    with case.reading() as connection:
        page = journaled.found(connection, sought)
        assert page.total == len(page.rows)
        return [each.entry.number for each in page.rows]


def test_entries_come_the_last_first_a_page_at_a_time(case: Case) -> None:
    with case.reading() as connection:
        last, _ = head(connection)
        page = journaled.found(connection, Sought(), offset=1, limit=2)
    assert [each.entry.number for each in page.rows] == [last - 1, last - 2]
    assert page.total == last


@pytest.mark.parametrize(
    ("sought", "wanted"),
    [
        (Sought(who=frozenset({"Omar"})), [6]),
        (Sought(actions=frozenset({"claim.accepted", "claim.corrected"})), [5, 4]),
        (Sought(since="2022-02-02"), [6]),
        (Sought(until="2022-01-31"), [3, 2, 1]),
        (Sought(since="2022-02-01", until="2022-02-01"), [5, 4]),
        (Sought(decisions=True), [6, 5, 4]),
        (Sought(words="figure of SPEECH"), [6]),
        (Sought(words="0.txt"), [2]),
        (Sought(words="تهريب"), [6, 5, 4]),
        (Sought(words="100%"), []),
        (Sought(who=frozenset({"Omar"}), decisions=True, words="figure", since="2022-02-03"), [6]),
        (Sought(who=frozenset({"Omar"}), until="2022-02-02"), []),
    ],
)
def test_entries_are_found_by_person_action_time_and_words(case: Case, sought: Sought, wanted: list[int]) -> None:
    assert numbers(case, sought) == wanted


@pytest.mark.parametrize(
    ("since", "until", "key"),
    [
        ("yesterday", None, "filters.no-day"),
        (None, "2022-02-30", "filters.no-day"),
        ("2022-02-02", "2022-02-01", "filters.days-reversed"),
    ],
)
def test_days_that_are_none_are_refused(since: str | None, until: str | None, key: str) -> None:
    with pytest.raises(CaseError) as raised:
        Sought(since=since, until=until)
    assert raised.value.key == key


def test_an_entry_tells_its_claim_and_what_it_made_different(case: Case) -> None:
    with case.reading() as connection:
        key = keys(connection)[0]
        corrected, accepted = journaled.found(connection, Sought(who=frozenset({"سلمى"}), decisions=True)).rows
    assert accepted.changes == (Change(field="verdict", before="unjudged", after="accepted"),)
    assert corrected.changes == (Change(field="factuality", before="asserted", after="possible", words="قال"),)
    (claim,) = corrected.matter.claims
    assert (claim.report, claim.claim, claim.title) == (key.report, key.claim, "تهريب في البوكمال")
    assert corrected.decision
    assert corrected.undone_by is None


def test_what_was_taken_back_tells_by_whom_and_taking_back_tells_the_way_back(case: Case) -> None:
    with case.writing() as connection:
        undo(connection, OMAR, 5)
    with case.reading() as connection:
        rows = {each.entry.number: each for each in journaled.found(connection, Sought()).rows}
    assert rows[5].undone_by == 7
    assert rows[7].matter.undone == rows[5].entry
    assert rows[7].matter.claims == rows[5].matter.claims
    assert rows[7].changes == (Change(field="factuality", before="possible", after="asserted"),)
    assert not rows[7].decision


def test_incidents_put_together_tell_the_claims_and_what_was_said_of_them(case: Case) -> None:
    with case.writing() as connection:
        firsts = [next(key for key in keys(connection) if key.report == report) for report in ("r0", "r1")]
        merge(connection, SALMA, ["i0", "i1"])
    with case.reading() as connection:
        (row,) = journaled.found(connection, Sought(actions=frozenset({"incident.merged"}))).rows
    assert row.changes == (Change(field="pair", before=None, after="same"),)
    assert [ClaimKey(each.report, each.claim) for each in row.matter.claims] == firsts
    assert row.matter.total == 2


def test_what_came_in_and_what_went_out_is_told(case: Case) -> None:
    author = Author("سلمى", "2022-02-04T08:00:00Z")
    made = Made(sha256="5e", manifest="7a", size=1, claims=4)
    with case.writing() as connection:
        note_settings(connection, 'title = "Another"\ndatabase = "sqlite:///case.sqlite"\n', author)
    enter_package(case, author, made, {"withhold_persons": True})
    with case.reading() as connection:
        rows = {each.entry.action: each for each in journaled.found(connection, Sought()).rows}
    assert rows["original.added"].matter.place == "0.txt"
    assert ("title", "قضية", "Another") in [
        (each.field, each.before, each.after) for each in rows["case.settings"].changes
    ]
    assert {each.field: each.after for each in rows["export.made"].changes} == {
        "format": "package", "claims": 4, "manifest": "7a", "withhold_persons": True,
    }  # fmt: skip
    assert not any(rows[action].decision for action in ("original.added", "case.settings", "export.made"))


def test_who_and_what_is_in_the_journal_is_counted(case: Case) -> None:
    with case.reading() as connection:
        tally = journaled.tally(connection)
        assert sum(tally.who.values()) == sum(tally.actions.values()) == len(list(entries(connection)))
    assert tally.who["Omar"] == 1
    assert tally.actions["original.added"] == 2


def test_a_whole_chain_tells_its_head(case: Case) -> None:
    with case.reading() as connection:
        seen = journaled.chain(connection)
        assert (seen.entries, seen.head) == head(connection)
    assert seen.error is None
    assert seen.at is None


def test_a_broken_chain_tells_where(case: Case) -> None:
    with case.writing() as connection:
        unguard(connection)
        connection.execute(sa.text("UPDATE journal SET who = 'Nobody' WHERE number = 4"))
    with case.reading() as connection:
        seen = journaled.chain(connection)
    assert seen.at == 4
    assert seen.error is not None
    assert seen.error.key == "journal.altered"
    assert seen.entries == 6


def test_the_outlook_of_taking_back_changes_nothing(case: Case) -> None:
    with case.reading() as connection:
        before = (head(connection), connection.execute(sa.select(verdicts).order_by(verdicts.c.claim)).all())
    seen = journaled.outlook(case, OMAR, 6)
    assert seen.changes == (Change(field="verdict", before="rejected", after="unjudged"),)
    assert (seen.gone, seen.come) == ((), ())
    with case.reading() as connection:
        assert (head(connection), connection.execute(sa.select(verdicts).order_by(verdicts.c.claim)).all()) == before


@pytest.mark.parametrize(
    ("number", "key"), [(4, "judge.overtaken"), (2, "judge.no-decision"), (99, "journal.no-entry")]
)
def test_what_cannot_be_taken_back_has_no_outlook(case: Case, number: int, key: str) -> None:
    with pytest.raises(CaseError) as raised:
        journaled.outlook(case, OMAR, number)
    assert raised.value.key == key


def test_what_was_taken_back_already_has_no_outlook(case: Case) -> None:
    with case.writing() as connection:
        undo(connection, OMAR, 6)
    with pytest.raises(CaseError) as raised:
        journaled.outlook(case, OMAR, 6)
    assert raised.value.key == "judge.undone-already"


def test_the_outlook_on_incidents_put_together_tells_those_that_would_part(
    new_case: NewCase, tools: Tools, tmp_path: Path
) -> None:
    case = new_case()
    bombing.fill(case, tools, tmp_path / "in")
    with case.writing() as connection:
        entry = merge(connection, SALMA, sorted(incidents_of(connection))[:2])
        assert entry is not None
        together = incidents_of(connection)
    seen = journaled.outlook(case, OMAR, entry.number)
    assert seen.changes == (Change(field="pair", before="same", after=None),)
    with case.writing() as connection:
        undo(connection, OMAR, entry.number)
        apart = incidents_of(connection)
    assert together != apart
    assert ({each.id for each in seen.gone}, {each.id for each in seen.come}) == (together - apart, apart - together)
    assert all(each.claims > 0 for each in (*seen.gone, *seen.come))


def incidents_of(connection: sa.Connection) -> set[str]:
    return {row.incident for row in connection.execute(sa.select(incident_claims.c.incident))}
