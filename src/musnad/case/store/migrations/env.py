"""How Alembic runs the steps: inside the transaction that `migrate.upgrade` has begun."""

from __future__ import annotations

from alembic import context

from musnad.case.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
