"""The tables of what people add to readings and correct in them."""

from __future__ import annotations

from typing import Final

from alembic import op

from musnad.case.store.tables import METADATA, additions, namings, renewals

revision: Final = "0002"
down_revision: Final = "0001"


def upgrade() -> None:
    """Make the tables; a case that was made by this version has them."""
    METADATA.create_all(op.get_bind(), tables=[additions, namings, renewals])
