from __future__ import annotations

import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.store.connect import insert
from musnad.case.store.tables import BIG, incidents

ROWS = [
    {"id": "i1", "type": "ASSAULT", "mode": None, "earliest": "2022-01-30", "latest": None, "place": "100% «'\"»",
     "country": "SY", "lat": 36.5, "lon": None, "reports": 2, "origins": 1, "contradictions": 0, "grade": None,
     "state": b"\x00\xff:name?%s"},
    {"id": "i2", "type": "قصف", "mode": "aerial", "earliest": None, "latest": None, "place": None,
     "country": None, "lat": -1.25, "lon": 40.0, "reports": 1, "origins": 1, "contradictions": 3, "grade": "fair",
     "state": b""},
]  # fmt: skip


def test_rows_come_back_as_they_went_in(case: Case) -> None:
    with case.writing() as connection:
        insert(connection, incidents, ROWS)
    with case.reading() as connection:
        found = connection.execute(sa.select(incidents).order_by(incidents.c.id)).mappings().all()
    assert [{name: row[name] for name in ROWS[0]} for row in found] == ROWS


def test_numbers_of_64_bits_fit(case: Case) -> None:
    numbers = sa.Table("numbers", sa.MetaData(), sa.Column("key", BIG))
    rows = [{"key": key} for key in (-(2**63), -1, 0, 2**63 - 1)]
    with case.writing() as connection:
        numbers.create(connection)
        insert(connection, numbers, iter(rows))
    with case.reading() as connection:
        assert list(connection.scalars(sa.select(numbers).order_by(numbers.c.key))) == [row["key"] for row in rows]


def test_of_no_rows_nothing_comes(case: Case) -> None:
    with case.writing() as connection:
        insert(connection, incidents, [])
        assert connection.scalar(sa.select(sa.func.count()).select_from(incidents)) == 0
