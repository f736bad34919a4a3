"""What came in, entered in the journal so that no row of it can be altered unseen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from musnad.case.canonical import digest
from musnad.case.journal import Author, Deed, Entry, append
from musnad.case.store.tables import journal, originals, reports, sightings


def note_settings(connection: sa.Connection, text: str, author: Author) -> Entry | None:
    """Enter the text of `case.toml` where it is not the one last entered; `None` where it is."""
    before = noted_settings(connection)
    if before == text:
        return None
    deed = Deed(
        at=author.at,
        who=author.who,
        action="case.made" if before is None else "case.settings",
        kind="case",
        subject="case.toml",
        before=before,
        after=text,
    )
    return append(connection, deed)


def noted_settings(connection: sa.Connection) -> str | None:
    """The text of `case.toml` that the journal has last."""
    query = sa.select(journal.c.after).where(journal.c.kind == "case").order_by(journal.c.number.desc()).limit(1)
    found = connection.scalars(query).one_or_none()
    return None if found is None else str(json.loads(found))


def enter_sighting(connection: sa.Connection, sighting: str, who: str) -> Entry:
    """Enter in the journal that an original came in, in the writing transaction that keeps its rows.

    The entry is `original.added` where the sighting brought reports or is the first of its original, else
    `original.seen`. `after` has the seal of the rows: that of the original, of the sighting, and of its reports.
    """
    row = connection.execute(sa.select(sightings).where(sightings.c.id == sighting)).mappings().one()
    others = connection.scalar(
        sa.select(sa.func.count()).where(sightings.c.original == row["original"], sightings.c.id != sighting)
    )
    return append(
        connection,
        Deed(
            at=row["at"],
            who=who,
            action="original.seen" if others else "original.added",
            kind="original",
            subject=row["original"],
            after={"sighting": sighting, "place": row["place"], "seal": seal(connection, sighting)},
        ),
    )


def seal(connection: sa.Connection, sighting: str) -> str:
    """The digest of all that is kept of a sighting: its row, that of its original, those of the reports it brought."""
    came = connection.execute(sa.select(sightings).where(sightings.c.id == sighting)).mappings().one()
    original = sa.select(originals).where(originals.c.sha256 == came["original"])
    brought = sa.select(reports).where(reports.c.sighting == sighting).order_by(reports.c.id)
    return digest([dict(came), *_rows(connection, original), *_rows(connection, brought)])


def sealed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `readings` with its seal."""
    return {**row, "seal": reading_seal(row)}


def reading_seal(row: Mapping[str, Any]) -> str:
    """The digest of a row of `readings`, without the seal that it may have; the record is told by its own digest."""
    return digest({name: value for name, value in row.items() if name not in {"record", "seal"}})


def _rows(connection: sa.Connection, query: sa.Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]
