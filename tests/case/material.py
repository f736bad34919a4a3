"""Reports with invented names, as files to be added, and what a case holds, to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

import sqlalchemy as sa

from musnad.case.add import Added, Arrival, Intake, add
from musnad.case.case import Case
from musnad.case.store.tables import METADATA

CLOCK: Final = "2022-02-01T12:00:00Z"
PLACES: Final = ("القامشلي", "الحسكة", "منبج", "الرقة", "إدلب", "حماة", "درعا", "السويداء")
TIMES: Final = {"at", "added", "hash", "previous", "after", "number", "changed"}
"""Columns that tell when something was done or in which order, or hang on it."""


def report(number: int) -> str:
    """A report, another for each number."""
    place = PLACES[number % len(PLACES)]
    return (
        f"قال الناطق باسم بلدية النبع سامر حداد إن طائرة مسيّرة قصفت {place} أمس وقتلت {number + 3} مدنيين.\n"
        f"ونفت قوات الوادي قصف {place}، وقالت في بيان إنها لم تطلق النار في المنطقة رقم {number}."
    )


def write_reports(folder: Path, count: int) -> list[Path]:
    """`count` files of a report each."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:03}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(report(number), encoding="utf-8")
    return files


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def arrival(path: Path, place: str | None = None) -> Arrival:
    """A file as it comes in."""
    return Arrival(place=place or path.name, how="file", name=path.name, open=partial(_open, path))


def intake(**fields: Any) -> Intake:
    """An intake at a fixed time."""
    return Intake(who="سمر", clock=lambda: CLOCK, **fields)


def add_files(case: Case, paths: Iterable[Path], **fields: Any) -> list[Added]:
    """Add files to a case that is held alone meanwhile."""
    with case.alone():
        return list(add(case, map(arrival, paths), intake(**fields)))


def contents(case: Case) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, but for when they came about, in an order that depends on nothing else."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with case.reading() as connection:
        for table in METADATA.sorted_tables:
            columns = [column for column in table.columns if column.name not in TIMES]
            taken = connection.execute(sa.select(*columns)).all()
            found[table.name] = sorted((tuple(row) for row in taken), key=repr)
    return found


def rows(case: Case, table: sa.Table) -> list[dict[str, Any]]:
    """The rows of a table, by its key."""
    with case.reading() as connection:
        query = sa.select(table).order_by(*table.primary_key)
        return [dict(row) for row in connection.execute(query).mappings()]


def json_of(text: str) -> Any:
    """A value out of its JSON."""
    return json.loads(text)
