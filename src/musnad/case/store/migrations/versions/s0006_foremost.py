"""The index by which the foremost incidents are found, and those in which anything contradicts."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0006"
down_revision: Final = "0005"


def upgrade() -> None:
    """Make the index; a case that was made by this version has it."""
    op.create_index("incidents_foremost", "incidents", ["contradictions", "origins", "reports"], if_not_exists=True)
