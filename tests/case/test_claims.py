from __future__ import annotations

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings

from musnad.case.claims import ClaimRows, claim_rows
from musnad.case.store.tables import claims, counts, participants
from musnad.model import Record
from tests.claim_records import claim_records, claims_record

FOUND = claim_rows(claims_record(), "r1", "g1")
BY_CLAIM = {row["claim"]: row for row in FOUND.claims}


def test_each_claim_has_a_row_in_the_order_of_the_record() -> None:
    assert [(row["claim"], row["ordinal"]) for row in FOUND.claims] == [(f"c{n}", n - 1) for n in range(1, 7)]
    assert {(row["report"], row["reading"]) for row in FOUND.claims} == {("r1", "g1")}


def test_a_row_tells_what_where_and_when() -> None:
    row = BY_CLAIM["c1"]
    assert (row["type"], row["mode"], row["factuality"]) == ("ASSAULT", "heavy-weapons", "asserted")
    assert (row["time"], row["earliest"], row["latest"]) == ("2022-01-30", "2022-01-30", "2022-01-30")
    assert (row["place_name"], row["country"]) == ("قرية النهر", "SY")
    assert row["start"] == claims_record().events[0].trigger.start


def test_a_month_is_all_its_days_and_a_province_has_its_id() -> None:
    row = BY_CLAIM["c6"]
    assert (row["time"], row["earliest"], row["latest"]) == ("2022-01", "2022-01-01", "2022-01-31")
    assert (row["place"], row["lat"], row["lon"]) == ("geonames:173813", 36.5, 40.75)


def test_what_is_left_open_stays_open() -> None:
    row = BY_CLAIM["c4"]
    assert [row[name] for name in ("time", "earliest", "latest", "place", "place_name", "lat")] == [None] * 6


def test_the_act_is_that_of_the_statement_and_the_speaker_the_last_hand() -> None:
    assert [BY_CLAIM[f"c{n}"]["act"] for n in range(1, 7)] == ["assert", "assert", "deny", "threaten", "assert", None]
    assert BY_CLAIM["c2"]["speaker_name"] == "Nader al-Sabbagh"
    assert BY_CLAIM["c6"]["speaker_name"] == claims_record().document.outlet


def test_who_acts_suffers_and_speaks_has_a_row_each() -> None:
    rows = [(row["role"], row["ordinal"], row["name"]) for row in FOUND.participants if row["claim"] == "c5"]
    assert [row["name_en"] for row in FOUND.participants if row["claim"] == "c5"][-1] == "Marj Agency"
    assert rows == [
        ("actor", 0, "قوات الضفة"),
        ("target", 0, "ستة مدنيين"),
        ("target", 1, "ثلاثة جنود"),
        ("target", 2, "ليلى الصباغ"),
        ("speaker", 0, claims_record().document.outlet),
        ("speaker", 1, "وكالة المرج"),
    ]


def test_numbers_keep_their_bounds_and_words() -> None:
    rows = [(row["kind"], row["min"], row["max"], row["words"]) for row in FOUND.counts if row["claim"] == "c6"]
    assert rows == [("detained", 20, None, "عشرات المحتجين")]


def test_what_is_told_only_when_it_is_told_again_is_told_of_the_claim() -> None:
    record = claims_record()
    again = next(event for event in record.events if event.id == "v7")
    placed = msgspec.structs.replace(again, place=record.events[5].place, place_entity="e8")
    first = msgspec.structs.replace(record.events[0], place=None, place_entity=None)
    events = (first, *record.events[1:6], placed)
    rows = claim_rows(msgspec.structs.replace(record, events=events), "r1", "g1").claims
    assert rows[0]["place"] == "geonames:173813"


def test_a_claim_without_an_event_or_with_the_id_of_another_has_no_row() -> None:
    record = claims_record()
    lost = msgspec.structs.replace(record.claims[1], id="lost", event="nowhere")
    twice = msgspec.structs.replace(record.claims[1], id="c1")
    changed = msgspec.structs.replace(record, claims=(*record.claims, lost, twice))
    assert claim_rows(changed, "r1", "g1") == FOUND


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claim_records())
def test_the_rows_of_any_record_fit_the_tables(record: Record) -> None:
    found = claim_rows(record, "r", "g")
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        for table in (claims, participants, counts):
            table.create(connection)
        _insert(connection, found)
        assert connection.scalar(sa.select(sa.func.count()).select_from(claims)) == len(found.claims)
    engine.dispose()


def _insert(connection: sa.Connection, found: ClaimRows) -> None:
    for table, rows in ((claims, found.claims), (participants, found.participants), (counts, found.counts)):
        if rows:
            connection.execute(sa.insert(table), list(rows))


@pytest.mark.parametrize("name", ["claims", "participants", "counts"])
def test_rows_have_all_columns_of_their_table(name: str) -> None:
    table = {"claims": claims, "participants": participants, "counts": counts}[name]
    for row in getattr(FOUND, name):
        assert set(row) == set(table.columns.keys())


def test_who_is_only_implied_is_named_in_the_words_of_the_statement_before() -> None:
    record = claims_record()
    named = {said.source_name: said.source.text for said in record.statements if said.source and said.source_name}
    holding = {link.statement for claim in record.claims for link in claim.chain}
    first = next(said for said in record.statements if said.source and said.source_name and said.id in holding)
    again = msgspec.structs.replace(first, id="again", source=None)
    spoken = [
        msgspec.structs.replace(
            claim,
            chain=tuple(
                msgspec.structs.replace(link, speaker=None, statement="again" if link.statement == first.id else None)
                for link in claim.chain
            ),
        )
        for claim in record.claims
    ]
    changed = msgspec.structs.replace(record, statements=(*record.statements, again), claims=tuple(spoken))
    told = {row["name"] for row in claim_rows(changed, "r1", "g1").participants if row["role"] == "speaker"}
    assert named[str(first.source_name)] in told
    assert first.source_name not in told
