"""Filters of claims that people keep under a name: a convenience of work, no decision, so that no journal tells of it.

What is kept is the filter as it stands in the address of a page, behind the `?`.
"""

from __future__ import annotations

from typing import Final

import msgspec
import sqlalchemy as sa

from musnad.case.messages import wrong
from musnad.case.store.connect import upsert
from musnad.case.store.tables import saved_filters

LONGEST_NAME: Final = 200
LONGEST_QUERY: Final = 10_000


class Saved(msgspec.Struct, frozen=True):
    """A filter under its name, and when it was kept: ISO 8601 in UTC."""

    name: str
    query: str
    at: str


def saved(connection: sa.Connection) -> tuple[Saved, ...]:
    """The filters that are kept, by name."""
    rows = connection.execute(sa.select(saved_filters))
    return tuple(sorted((Saved(row.name, row.query, row.at) for row in rows), key=lambda each: each.name.casefold()))


def save(connection: sa.Connection, name: str, query: str, at: str) -> Saved:
    """Keep a filter under a name, in place of the one of that name.

    Raises:
        CaseError: if the name is empty, or one of the two is longer than anybody writes.
    """
    called = " ".join(name.split())
    if not called:
        raise wrong("filters.no-name")
    for value, longest in ((called, LONGEST_NAME), (query, LONGEST_QUERY)):
        if len(value) > longest:
            raise wrong("filters.too-long", length=len(value), most=longest)
    values = {"query": query, "at": at}
    insert = upsert(saved_filters, connection).values(name=called, **values)
    connection.execute(insert.on_conflict_do_update(index_elements=["name"], set_=values))
    return Saved(called, query, at)


def drop(connection: sa.Connection, name: str) -> Saved:
    """Let go of the filter of a name; what it was.

    Raises:
        CaseError: if there is none.
    """
    row = connection.execute(sa.select(saved_filters).where(saved_filters.c.name == name)).one_or_none()
    if row is None:
        raise wrong("filters.no-saved", name=name)
    connection.execute(sa.delete(saved_filters).where(saved_filters.c.name == name))
    return Saved(row.name, row.query, row.at)
