"""Indexes by which the claims of a name are found."""

from __future__ import annotations

from typing import Final

from alembic import op

from musnad.case.store.tables import claims, participants

revision: Final = "0003"
down_revision: Final = "0002"
_NAMES: Final = frozenset({"claims_place_name", "participants_name"})


def upgrade() -> None:
    """Make the indexes; a case that was made by this version has them."""
    for index in (*claims.indexes, *participants.indexes):
        if index.name in _NAMES:
            index.create(op.get_bind(), checkfirst=True)
