"""Rows of claims and their hands in a database in memory, for properties that hold of any."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import sqlalchemy as sa
from hypothesis import strategies as st

from musnad.case.columns import Columns, Mask, columns_of
from musnad.case.matching import Wanted, matching
from musnad.case.selection import Selection, asked_for
from musnad.case.store import tables
from tests.case.test_selection import AL_BAB, ALEPPO, claim

PLACES: Final = (None, "country:SY", "country:XX", ALEPPO, AL_BAB, "actor:sana", "codab:NOWHERE")
DAYS: Final = st.dates(min_value=datetime.date(1950, 1, 1)).map(lambda day: day.isoformat())
Row = dict[str, Any]
REPORT: Final = {
    "id": "r1", "original": "o", "sighting": "s", "part": "", "ordinal": 0, "text": "t", "found": "{}", "added": "",
}  # fmt: skip


@st.composite
def claim_rows(draw: st.DrawFn) -> list[Row]:
    """Claims of one report with every mixture of what is told of place and time."""
    rows = []
    for number in range(draw(st.integers(0, 12))):
        ends = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
        first = draw(st.sampled_from((None, ends[0])))
        last = draw(st.sampled_from((None, ends[1], first)))
        rows.append(
            claim(
                "r1",
                f"c{number}",
                place=draw(st.sampled_from(PLACES)),
                place_name=draw(st.sampled_from((None, "المدينة", "النبع"))),
                country=draw(st.sampled_from((None, "SY"))),
                earliest=first,
                latest=last,
                time=draw(st.sampled_from((None, "2022-01-01", "2022-01-01~"))),
            )
        )
    return rows


@contextmanager
def holding(**rows: Sequence[Row]) -> Iterator[sa.Connection]:
    """A database that holds rows, by table."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        tables.METADATA.create_all(connection)
        for table, told in rows.items():
            for row in told:
                connection.execute(sa.insert(tables.METADATA.tables[table]).values(row))
        yield connection
    engine.dispose()


def rows_asked(connection: sa.Connection, wanted: Selection) -> tuple[Columns, Mask]:
    """The columns of what a database holds, and which rows are asked for."""
    columns = columns_of(connection)
    return columns, matching(columns, Wanted(selection=wanted))


def count(connection: sa.Connection, wanted: Selection) -> int:
    """How many claims the database itself finds."""
    query = sa.select(sa.func.count()).select_from(tables.claims).where(asked_for(wanted))
    return connection.scalar(query) or 0
