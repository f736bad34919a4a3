"""The first schema: the tables as they stand, until the first release freezes them."""

from __future__ import annotations

from typing import Final

from alembic import op

from musnad.case.store.changes import watch
from musnad.case.store.tables import METADATA, UNCHANGING
from musnad.case.store.words import create as create_words

revision: Final = "0001"
down_revision: Final = None


def upgrade() -> None:
    """Make the tables, the triggers that keep what came in and was decided as it is, and those that note changes."""
    METADATA.create_all(op.get_bind())
    create_words(op.get_bind())
    watch(op.get_bind())
    make = _forbid_postgresql if op.get_bind().dialect.name == "postgresql" else _forbid_sqlite
    for table in UNCHANGING:
        make(table)


def _forbid_sqlite(table: str) -> None:
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END"
        )


def _forbid_postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_unchanging() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'rows of {table} are never changed or deleted'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_unchanging()"
    )
