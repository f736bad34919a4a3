"""Which reports have changed since: so that what is held of a case in memory is made anew for these alone.

Triggers of the database note it beside whatever is changed, in the same transaction, so that it holds for other
processes too. What changes is what is worked out of a report or decided about it: its claims, the incidents that these
are of, what people judge of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa

from musnad.case.store.tables import changes

WATCHED: Final = ("claims", "incident_claims", "verdicts")
_DEEDS: Final = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_NEXT: Final = "(SELECT coalesce(max(changed), 0) + 1 FROM changes)"
_AGAIN: Final = "ON CONFLICT (report) DO UPDATE SET changed = excluded.changed"


def watch(connection: sa.Connection) -> None:
    """Make the triggers that note what changes, where they are not there yet."""
    make = _watch_postgresql if connection.dialect.name == "postgresql" else _watch_sqlite
    make(connection)


def last_change(connection: sa.Connection) -> int:
    """The number of the last change; 0 before the first. It grows with every one."""
    return connection.scalar(sa.select(sa.func.max(changes.c.changed))) or 0


def changed_since(connection: sa.Connection, number: int) -> Sequence[str]:
    """The reports that have changed after a change."""
    query = sa.select(changes.c.report).where(changes.c.changed > number)
    return connection.scalars(query.order_by(changes.c.report)).all()


def _watch_sqlite(connection: sa.Connection) -> None:
    for table in WATCHED:
        for deed, rows in _DEEDS.items():
            noted = " ".join(
                f"INSERT INTO changes (report, changed) VALUES ({row}.report, {_NEXT}) {_AGAIN};"  # noqa: S608 - our names
                for row in rows
            )
            connection.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS {table}_changed_{deed.lower()} AFTER {deed} ON {table} BEGIN {noted} END"
            )


def _watch_postgresql(connection: sa.Connection) -> None:
    for row in ("new", "old"):
        noted = f"INSERT INTO changes (report, changed) SELECT DISTINCT report, {_NEXT} FROM {row}_rows {_AGAIN};"  # noqa: S608 - our names
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION note_{row}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {noted} RETURN NULL; END $$"
        )
    for table in WATCHED:
        for deed, rows in _DEEDS.items():
            for row in rows:
                connection.exec_driver_sql(
                    f"CREATE OR REPLACE TRIGGER {table}_changed_{deed.lower()}_{row.lower()} AFTER {deed} ON {table} "
                    f"REFERENCING {row} TABLE AS {row.lower()}_rows "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION note_{row.lower()}()"
                )
