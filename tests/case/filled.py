"""A small case for tests: two reports that were read, with their claims, in two incidents."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from musnad.case.received import enter_sighting, sealed
from musnad.case.store import tables
from musnad.model import Document, Record
from musnad.model.record import encode_record
from musnad.reading import Reader

TEXTS = (
    "قال العميد سامر الحداد إن قوات الحدود اعتقلت أربعة مهربين في بلدة البوكمال أمس، وإن اثنين من عناصرها قُتلا.",
    "أعلنت وزارة الداخلية اعتقال خمسة مهربين في البوكمال ومقتل عنصرين من قوات الحدود.",
)


def fill(connection: sa.Connection, reader: Reader, title: str | None = None) -> list[Record]:
    """Keep the reports as `add` and `run` would; the records in the order of the reports `r0` and `r1`.

    The first has the title.
    """
    found = [reader.read(Document(text=text)) for text in TEXTS]
    return [_keep(connection, number, record, None if number else title) for number, record in enumerate(found)]


def _keep(connection: sa.Connection, number: int, record: Record, title: str | None) -> Record:
    text = record.document.text
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = f"r{number}"
    put(connection, "originals", sha256=sha256, size=len(text.encode()))
    put(
        connection, "sightings", id=f"s{number}", original=sha256, place=f"{number}.txt", how="file",
        at="2022-01-31T09:00:00Z", version="0", given="{}", details="{}",
    )  # fmt: skip
    put(connection, "texts", id=record.document.id, text=text)
    put(
        connection, "reports", id=report, original=sha256, sighting=f"s{number}", part="", ordinal=0,
        text=record.document.id, title=title, found="{}", added="2022-01-31T09:00:00Z",
    )  # fmt: skip
    enter_sighting(connection, f"s{number}", "سلمى")
    data = encode_record(record)
    row = {
        "id": f"g{number}", "report": report, "reader": "1", "info": "{}", "record": zlib.compress(data),
        "sha256": hashlib.sha256(data).hexdigest(), "at": "2022-01-31T09:00:00Z",
    }  # fmt: skip
    put(connection, "readings", **sealed(row))
    put(connection, "incidents", id=f"i{number}", reports=1, origins=1, contradictions=0, state=zlib.compress(b"{}"))
    for ordinal, (claim, event) in enumerate(_told(record)):
        put(
            connection, "claims", report=report, claim=claim, reading=f"g{number}", ordinal=ordinal, type=event.type,
            mode=event.mode, factuality=event.factuality, start=event.trigger.start, line_en="",
        )  # fmt: skip
        put(
            connection, "incident_claims", report=report, claim=claim, incident=f"i{number}", score=1.0, reasons="[]",
            origin="o",
        )  # fmt: skip
    return record


def _told(record: Record) -> Iterable[tuple[str, Any]]:
    events = {event.id: event for event in record.events}
    return [(claim.id, events[claim.event]) for claim in record.claims]


def put(connection: sa.Connection, table: str, **row: Any) -> None:
    connection.execute(sa.insert(tables.METADATA.tables[table]).values(row))
