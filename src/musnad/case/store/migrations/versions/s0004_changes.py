"""What notes which reports have changed, for cases that were made before it was."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from musnad.case.store.changes import watch
from musnad.case.store.tables import METADATA, changes

revision: Final = "0004"
down_revision: Final = "0003"


def upgrade() -> None:
    """Make the table and its triggers; a case that was made by this version has them."""
    if not sa.inspect(op.get_bind()).has_table(changes.name):
        METADATA.create_all(op.get_bind(), tables=[changes])
        watch(op.get_bind())
