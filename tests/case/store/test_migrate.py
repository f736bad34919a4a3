from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from musnad.case.case import Case
from musnad.case.store.migrate import HEAD, schema_of
from musnad.case.store.tables import METADATA, UNCHANGING
from musnad.errors import CaseError


def test_the_steps_lead_to_the_tables(case: Case) -> None:
    with case.reading() as connection:
        assert schema_of(connection) == HEAD
        ours = {"include_name": lambda name, kind, _parents: kind != "table" or name in METADATA.tables}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), METADATA) == []


def test_a_case_of_a_later_version_is_refused(case: Case) -> None:
    with case.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CaseError, match="9999"):
        Case.open(case.folder)


@pytest.mark.parametrize("table", UNCHANGING)
@pytest.mark.parametrize("deed", ["UPDATE", "DELETE"])
def test_what_came_in_is_guarded_by_the_database(case: Case, table: str, deed: str) -> None:
    with case.reading() as connection:
        if connection.dialect.name == "sqlite":
            found = connection.scalar(
                sa.text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": f"{table}_no_{deed.lower()}"}
            )
            assert f"BEFORE {deed} ON {table}" in found
    if connection.dialect.name == "postgresql":
        rows = METADATA.tables[table]
        column = next(iter(rows.columns))
        statement = sa.update(rows).values({column: column}) if deed == "UPDATE" else sa.delete(rows)
        with pytest.raises(CaseError, match="never changed"), case.writing() as writer:
            writer.execute(statement)


def test_an_original_is_neither_changed_nor_deleted(case: Case) -> None:
    originals = METADATA.tables["originals"]
    with case.writing() as connection:
        connection.execute(sa.insert(originals).values(sha256="ab", size=3))
    for statement in (sa.update(originals).values(size=4), sa.delete(originals)):
        with pytest.raises(CaseError, match="never changed"), case.writing() as connection:
            connection.execute(statement)
    with case.reading() as connection:
        assert connection.execute(sa.select(originals)).all() == [("ab", 3)]


def test_a_case_of_an_earlier_schema_is_brought_to_this_one(case: Case) -> None:
    with case.writing() as connection:
        for table in ("additions", "namings", "renewals", "changes", "saved_filters"):
            connection.execute(sa.text(f"DROP TABLE {table}"))
        for index in ("participants_name", "claims_place_name", "claims_place", "incidents_foremost"):
            connection.execute(sa.text(f"DROP INDEX {index}"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
    Case.open(case.folder).close()
    test_the_steps_lead_to_the_tables(case)
