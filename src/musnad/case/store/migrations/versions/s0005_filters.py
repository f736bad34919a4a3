"""The filters that people keep, and an index by which places are found by their names without the rows."""

from __future__ import annotations

from typing import Final

from alembic import op

from musnad.case.store.tables import METADATA, claims, saved_filters

revision: Final = "0005"
down_revision: Final = "0004"
_PLACE: Final = "claims_place"


def upgrade() -> None:
    """Make the table and the index; a case that was made by this version has the table."""
    connection = op.get_bind()
    METADATA.create_all(connection, tables=[saved_filters])
    op.execute(f"DROP INDEX IF EXISTS {_PLACE}")
    next(index for index in claims.indexes if index.name == _PLACE).create(connection)
