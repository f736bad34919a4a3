from __future__ import annotations

import zlib
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.columns import columns_of
from musnad.case.listing import SORTS, Order, Page, keys, listed, shown
from musnad.case.matching import Wanted
from musnad.case.selection import Selection
from musnad.case.store.tables import claims, verdicts
from musnad.model.links import ClaimKey
from musnad.model.record import decode_record
from musnad.reading import Reader
from tests.case.filled import TEXTS, fill, put
from tests.case.listed import Story, stories, told

often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def by_hand(connection: sa.Connection, order: Order) -> list[tuple[str, str]]:
    """The claims of a case in an order, out of its rows."""
    rows = connection.execute(
        sa.text(
            "SELECT c.report, c.claim, c.ordinal, c.type, coalesce(c.mode, '') AS mode, c.place_name, c.place_name_en, "
            "r.published, coalesce(i.origins, 0) AS origins, m.score, "
            "coalesce((SELECT max(v.entry) FROM verdicts v WHERE v.report = c.report AND v.claim = c.claim), 0) "
            "AS judged, "
            "coalesce(c.earliest, c.latest) AS first, coalesce(c.latest, c.earliest) AS last "
            "FROM claims c JOIN reports r ON r.id = c.report "
            "LEFT JOIN incident_claims m ON m.report = c.report AND m.claim = c.claim "
            "LEFT JOIN incidents i ON i.id = m.incident"
        )
    ).all()
    parties: dict[tuple[str, str, str], list[Any]] = {}
    for party in connection.execute(
        sa.text("SELECT report, claim, role, name, name_en FROM participants ORDER BY ordinal")
    ):
        parties.setdefault((party.report, party.claim, party.role), []).append(party)

    def called(name: str | None, name_en: str | None) -> str | None:
        return ((name_en if order.language == "en" else None) or name or "").casefold() or None

    def value(row: Any) -> Any:
        if order.by in {"actor", "speaker"}:
            taking = parties.get((row.report, row.claim, order.by))
            if not taking:
                return None
            party = taking[0 if order.by == "actor" else -1]
            return called(party.name, party.name_en)
        found = {
            "time": None if row.first is None else (row.first, row.last),
            "published": row.published,
            "type": (row.type, row.mode),
            "place": called(row.place_name, row.place_name_en),
            "origins": row.origins or None,
            "score": row.score,
            "judged": row.judged or None,
        }
        return found[order.by]

    rows = sorted(rows, key=lambda row: (row.report, row.ordinal))
    rows = sorted(rows, key=lambda row: row.published or "", reverse=True)
    with_value = sorted((row for row in rows if value(row) is not None), key=value, reverse=order.descending)
    without = [row for row in rows if value(row) is None]
    return [(row.report, row.claim) for row in (*with_value, *without)]


@often
@given(
    story=stories,
    order=st.builds(Order, st.sampled_from(SORTS), st.booleans(), st.sampled_from(["ar", "en"])),
)
def test_an_order_is_that_of_the_values_and_stable(case: Case, story: Story, order: Order) -> None:
    with told(case, story) as connection:
        found = keys(columns_of(connection), Wanted(), Page(order, 0, 1000))
        assert [(key.report, key.claim) for key in found.claims] == by_hand(connection, order)


@often
@given(story=stories, size=st.integers(1, 3))
def test_pages_hold_every_claim_once(case: Case, story: Story, size: int) -> None:
    with told(case, story) as connection:
        columns = columns_of(connection)
        pages = [keys(columns, Wanted(), Page(Order("type"), at, size)) for at in range(0, 20, size)]
        whole = keys(columns, Wanted(), Page(Order("type"), 0, 1000))
    assert [key for page in pages for key in page.claims] == list(whole.claims)
    assert {page.total for page in pages} == {whole.total}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture
def read(case: Case, reader: Reader) -> Case:
    with case.writing() as connection:
        fill(connection, reader)
    return case


def test_a_row_shows_the_words_of_its_claim(read: Case) -> None:
    with read.reading() as connection:
        found = listed(connection, columns_of(connection), Wanted(), Page())
        stored = connection.execute(sa.text("SELECT report, record FROM readings")).all()
    records = {row.report: decode_record(zlib.decompress(row.record)) for row in stored}
    assert found.total == len(found.rows) == sum(len(record.claims) for record in records.values())
    for row in found.rows:
        record = records[row.report]
        text = TEXTS[int(row.report[1:])]
        event = next(claim.event for claim in record.claims if claim.id == row.claim)
        assert row.words.trigger == next(each.trigger for each in record.events if each.id == event)
        assert text[row.words.sentence.start : row.words.sentence.end] == row.words.sentence.text
        assert row.words.sentence.start <= row.words.trigger.start < row.words.trigger.end <= row.words.sentence.end


def test_a_row_tells_its_incident_and_what_is_judged(read: Case) -> None:
    with read.writing() as connection:
        key = connection.execute(sa.select(claims.c.report, claims.c.claim).where(claims.c.report == "r0")).first()
        assert key is not None
        put(
            connection, "verdicts", report=key.report, claim=key.claim, who="هدى", verdict="rejected",
            corrections='{"type":{}}', reading="g0", reason="لا صلة", entry=1,
        )  # fmt: skip
        (row,) = shown(connection, [ClaimKey(key.report, key.claim)])
        judged = keys(columns_of(connection), Wanted(selection=Selection(verdicts=frozenset({"rejected"}))), Page())
    assert row.incident is not None
    assert (row.incident.incident, row.incident.origins, row.incident.score) == ("i0", 1, 1.0)
    (said,) = row.verdicts
    assert (said.who, said.verdict, said.reason, said.corrected) == ("هدى", "rejected", "لا صلة", ("type",))
    assert judged.claims == (ClaimKey(key.report, key.claim),)


def test_a_claim_that_is_gone_is_left_out(read: Case) -> None:
    with read.writing() as connection:
        columns = columns_of(connection)
        connection.execute(sa.delete(verdicts))
        connection.execute(sa.delete(claims).where(claims.c.report == "r1"))
        found = listed(connection, columns, Wanted(), Page())
    assert {row.report for row in found.rows} == {"r0"}


def test_a_place_has_its_country_in_the_language_of_the_list(read: Case) -> None:
    with read.writing() as connection:
        key = connection.execute(sa.select(claims.c.report, claims.c.claim)).first()
        assert key is not None
        place = {"place": "geonames:172955", "place_name": "البوكمال", "country": "SY"}
        connection.execute(sa.update(claims).where(claims.c.claim == key.claim).values(**place))
        rows = [shown(connection, [ClaimKey(key.report, key.claim)], language)[0] for language in ("ar", "en")]
    assert [row.place.country_name for row in rows if row.place is not None] == ["سوريا", "Syria"]


class Growing:
    """A report that another is met beside as soon as anybody looks at it, as where another thread reads."""

    published = None

    def __init__(self, known: Any) -> None:
        self._known = known

    @property
    def id(self) -> str:
        self._known[Growing(self._known)]
        return "r0"


def test_keys_are_told_while_another_thread_meets_more_reports(case: Case) -> None:
    with case.reading() as connection:
        columns = columns_of(connection)
    known: Any = columns.values.sources
    for _ in range(3):
        known[Growing(known)]
    assert keys(columns, Wanted(), Page(Order("type"))).total == 0
    assert len(known) > 3
