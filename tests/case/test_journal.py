from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.journal import Deed, append, check, entries, head
from musnad.case.store.tables import UNCHANGING, journal
from musnad.errors import CaseError

TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
DEEDS = st.builds(
    Deed,
    at=st.just("2022-01-31T10:00:00Z"),
    who=TEXT,
    action=st.just("claim.accepted"),
    kind=st.just("claim"),
    subject=TEXT,
    before=VALUES,
    after=VALUES,
    reason=st.none() | TEXT,
)


def deed(number: int) -> Deed:
    at = f"2022-01-31T10:00:{number:02}Z"
    return Deed(at=at, who="سلمى", action="claim.accepted", kind="claim", subject=f"r/{number}", after={"n": number})


def unguard(connection: sa.Connection) -> None:
    """Take away what keeps the journal as it is, as somebody would who holds the database."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("ALTER TABLE journal DISABLE TRIGGER ALL"))
        return
    for action in ("update", "delete"):
        connection.execute(sa.text(f"DROP TRIGGER IF EXISTS journal_no_{action}"))


@pytest.fixture
def written(case: Case) -> Case:
    with case.writing() as connection:
        for number in range(1, 6):
            append(connection, deed(number))
    return case


def test_an_untouched_journal_hangs_together(written: Case) -> None:
    with written.reading() as connection:
        assert check(connection) == head(connection)
        assert [entry.number for entry in entries(connection)] == [1, 2, 3, 4, 5, 6]
        assert [entry.subject for entry in entries(connection, after=4)] == ["r/4", "r/5"]


def test_the_first_entry_tells_that_the_case_was_made(case: Case) -> None:
    with case.reading() as connection:
        (first,) = entries(connection)
        assert check(connection) == (1, first.hash)
    assert (first.action, first.previous) == ("case.made", "")
    assert first.after == (case.folder / "case.toml").read_text(encoding="utf-8")


Tamper = Callable[[int], sa.Executable]
DROP: Tamper = lambda number: sa.delete(journal).where(journal.c.number == number)  # noqa: E731 - a table of deeds
TAMPERING: dict[str, Tamper] = {
    "drop": DROP,
    **{
        f"edit {column}": lambda number, column=column: (
            sa.update(journal)  # type: ignore[misc]
            .where(journal.c.number == number)
            .values({column: journal.c[column] + " "})
        )
        for column in ("at", "who", "action", "kind", "subject", "before", "after", "previous", "hash")
    },
    "edit reason": lambda number: sa.update(journal).where(journal.c.number == number).values(reason="x"),
    "move": lambda number: sa.update(journal).where(journal.c.number == number).values(number=number + 100),
}


@pytest.mark.parametrize("number", [1, 3, 6])
@pytest.mark.parametrize("how", TAMPERING)
def test_whatever_is_done_to_an_entry_is_named(written: Case, how: str, number: int) -> None:
    with written.writing() as connection:
        unguard(connection)
        connection.execute(TAMPERING[how](number))
    with written.reading() as connection, pytest.raises(CaseError, match=r"journal"):
        check(connection)


@pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 6)])
def test_entries_that_change_places_are_named(written: Case, first: int, second: int) -> None:
    with written.writing() as connection:
        unguard(connection)
        for old, new in ((first, 100), (second, first), (100, second)):
            connection.execute(sa.update(journal).where(journal.c.number == old).values(number=new))
    with written.reading() as connection, pytest.raises(CaseError, match=r"journal"):
        check(connection)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, max_size=4))
def test_what_is_entered_comes_back(case: Case, deeds: list[Deed]) -> None:
    with case.writing() as connection:
        before, _ = head(connection)
        for each in deeds:
            append(connection, each)
        check(connection)
        found = [
            Deed(**{name: getattr(entry, name) for name in Deed.__struct_fields__})
            for entry in entries(connection, after=before)
        ]
    assert found == deeds


def test_the_journal_is_among_what_never_changes() -> None:
    assert journal.name in UNCHANGING
