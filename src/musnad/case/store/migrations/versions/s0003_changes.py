"""What notes the reports that change, the filters that people keep, and places found by name without the rows."""

from __future__ import annotations

from typing import Final

from alembic import op

from musnad.case.store.changes import watch
from musnad.case.store.tables import METADATA, changes, claims, saved_filters

revision: Final = "0003"
down_revision: Final = "0002"
_PLACE: Final = "claims_place"


def upgrade() -> None:
    """Make the tables, the triggers and the index; a case that was made by this version has the tables."""
    connection = op.get_bind()
    METADATA.create_all(connection, tables=[changes, saved_filters])
    watch(connection)
    op.execute(f"DROP INDEX IF EXISTS {_PLACE}")
    next(index for index in claims.indexes if index.name == _PLACE).create(connection)
