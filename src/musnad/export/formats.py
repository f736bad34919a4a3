"""The formats in which claims leave, by name: each gives the bytes of a file.

Most take claims report by report; those of incidents take the incidents of a case with their claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Final, Literal, get_args

import msgspec

from musnad.export.incidents import Incidents
from musnad.export.manifest import Ledger
from musnad.export.selection import Choice, Documents, chosen
from musnad.export.standing import Reported
from musnad.export.tables import Style
from musnad.model import Record

FormatName = Literal["jsonl", "csv", "xlsx", "acled", "ucdp", "plover", "geojson", "annotations", "ftm", "graphml"]
IncidentFormat = Literal["incidents-csv", "incidents-xlsx", "incidents-geojson"]
FORMATS: Final[tuple[FormatName, ...]] = get_args(FormatName)
INCIDENT_FORMATS: Final[tuple[IncidentFormat, ...]] = get_args(IncidentFormat)
_MODULES: Final[Mapping[FormatName | IncidentFormat, str]] = {
    "jsonl": "claimlines",
    "csv": "claimtable",
    "xlsx": "workbook",
    "acled": "acled",
    "ucdp": "ucdp",
    "plover": "plover",
    "geojson": "geojson",
    "annotations": "annotations",
    "ftm": "ftm",
    "graphml": "graphml",
    "incidents-csv": "incidents",
    "incidents-xlsx": "incidentbook",
    "incidents-geojson": "incidentmap",
}
Write = Callable[[Documents, Ledger, Style], Iterator[bytes]]
WriteIncidents = Callable[[Incidents, Ledger, Style], Iterator[bytes]]


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """What to write: the format, which claims, and how a table looks."""

    format: FormatName
    choice: Choice = Choice()
    style: Style = Style()


def export(records: Iterable[Record | Reported], wanted: Export, ledger: Ledger) -> Iterator[bytes]:
    """The claims of the records as the bytes of a file; what is in it and what is not stands in the ledger after."""
    yield b""  # a file there is, also where no claim is
    yield from ledger.passing(writer(wanted.format)(chosen(records, wanted.choice, ledger), ledger, wanted.style))


def export_incidents(found: Incidents, format_: IncidentFormat, style: Style, ledger: Ledger) -> Iterator[bytes]:
    """The incidents as the bytes of a file; what is in it stands in the ledger after."""
    yield b""
    write: WriteIncidents = import_module(f"musnad.export.{_MODULES[format_]}").write
    yield from ledger.passing(write(found, ledger, style))


def writer(name: FormatName) -> Write:
    """What writes a format; only its module is loaded."""
    write: Write = import_module(f"musnad.export.{_MODULES[name]}").write
    return write
