"""Bringing the database of a case to the schema of this version, step by step, by Alembic."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlalchemy as sa

from musnad.case.messages import wrong
from musnad.case.store.connect import transaction

HEAD: Final = "0006"
"""The schema of this version: the last step in `migrations/versions`."""
_SCRIPTS: Final = Path(__file__).with_name("migrations")
_VERSION: Final = sa.table("alembic_version", sa.column("version_num", sa.Text))


def upgrade(engine: sa.Engine) -> None:
    """Bring the database to the schema of this version; one that is there already is left alone.

    Raises:
        CaseError: if the database was made by a later version, or cannot be used.
    """
    with transaction(engine) as connection:
        if schema_of(connection) == HEAD:
            return
    _take_steps(engine)


def schema_of(connection: sa.Connection) -> str | None:
    """The schema that a database has; `None` of an empty one."""
    if not sa.inspect(connection).has_table(_VERSION.name):
        return None
    return connection.scalar(sa.select(_VERSION.c.version_num))


def _take_steps(engine: sa.Engine) -> None:
    from alembic import command  # noqa: PLC0415 - loaded for a case of another schema alone
    from alembic.config import Config  # noqa: PLC0415 - the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with transaction(engine, writing=True) as connection:
        found = schema_of(connection)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if found is not None and found not in known:
            raise wrong("case.newer", found=found)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
