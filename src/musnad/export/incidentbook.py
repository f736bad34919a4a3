"""Incidents as a workbook: sheets of incidents, of their claims, of what is contradicted, and of the columns."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from musnad.export import claimtable, incidents
from musnad.export.evidence import Value
from musnad.export.incidents import Gathered, Incidents, each_noted
from musnad.export.labels import load_labels
from musnad.export.manifest import Ledger
from musnad.export.tables import Style
from musnad.export.workbook import Sheet, tell, workbook
from musnad.model.links import Contradiction
from musnad.model.links import Voice as Side

CONTRADICTIONS: Final = "contradictions"


class Dispute(msgspec.Struct, frozen=True):
    """A contradiction in its incident."""

    gathered: Gathered
    contradiction: Contradiction


def write(found: Incidents, ledger: Ledger, style: Style) -> Iterator[bytes]:
    """The workbook; its bytes come at the end, all at once, and depend on the incidents alone."""
    data = io.BytesIO()
    labels = load_labels(style.language)
    tables: Mapping[str, Sequence[str]] = {
        incidents.TABLE: tuple(incidents.COLUMNS),
        claimtable.TABLE: tuple(claimtable.COLUMNS),
        CONTRADICTIONS: tuple(COLUMNS),
    }
    with workbook(data, labels, "incidents_title") as (book, formats):
        sheets = {name: Sheet(book, formats, labels, labels("workbook", name), own) for name, own in tables.items()}
        for gathered in each_noted(found, ledger):
            _put(gathered, sheets)
        tell(book, formats, labels, tables)
    yield data.getvalue()


def _put(gathered: Gathered, sheets: Mapping[str, Sheet]) -> None:
    sheets[incidents.TABLE].put(incidents.cells(gathered))
    for row in gathered.rows.values():
        sheets[claimtable.TABLE].put(claimtable.cells(row))
    for contradiction in gathered.incident.contradictions:
        dispute = Dispute(gathered, contradiction)
        sheets[CONTRADICTIONS].put([cell(dispute) for cell in COLUMNS.values()])


def _of(part: Callable[[Contradiction], str | int | None]) -> Callable[[Dispute], Value | None]:
    def cell(dispute: Dispute) -> Value | None:
        value = part(dispute.contradiction)
        return None if value is None else Value(value, "record", source="contradictions")

    return cell


def _side(side: str) -> Iterator[tuple[str, Callable[[Dispute], Value | None]]]:
    """The columns of one side: its claim, value, words and sentence, as they leave."""

    def named(part: Callable[[Side], str]) -> Callable[[Dispute], Value | None]:
        def cell(dispute: Dispute) -> Value | None:
            own: Side = getattr(dispute.contradiction, side)
            voice = dispute.gathered.voices[own.key.report]
            return Value(voice.name(part(own)), "record", source="contradictions")

        return cell

    def quoted(part: str) -> Callable[[Dispute], Value | None]:
        def cell(dispute: Dispute) -> Value | None:
            own: Side = getattr(dispute.contradiction, side)
            excerpt = dispute.gathered.voices[own.key.report].excerpt(getattr(own, part))
            return Value(excerpt.text, "text", (excerpt,), "contradictions")

        return cell

    yield f"{side}_claim", _of(lambda each: f"{getattr(each, side).key.report}/{getattr(each, side).key.claim}")
    yield f"{side}_value", named(lambda own: own.value)
    yield f"{side}_words", quoted("words")
    yield f"{side}_sentence", quoted("sentence")


COLUMNS: Final[Mapping[str, Callable[[Dispute], Value | None]]] = MappingProxyType(
    {
        "contradiction_id": _of(lambda each: each.id),
        "incident_id": lambda dispute: Value(dispute.gathered.incident.id, "record", source="incidents.id"),
        "kind": _of(lambda each: each.kind),
        "count": _of(lambda each: each.count),
        "same_origin": _of(lambda each: "yes" if each.same_origin else "no"),
        **dict(_side("first")),
        **dict(_side("second")),
    }
)
"""Each column and its value in a contradiction."""
