"""What holds for every format: nothing without evidence, nothing lost silently, nothing that cannot be read again."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from musnad.export import acled, claimtable, ucdp
from musnad.export.evidence import Value
from musnad.export.formats import FORMATS, Export, export
from musnad.export.manifest import Ledger
from musnad.export.rows import rows
from musnad.export.selection import Choice, Happening, happenings
from musnad.export.withholding import Plain
from musnad.model import Record
from tests.claim_records import claim_records, claims_record
from tests.export.reading_back import claims

EXPORTED = {
    "jsonl": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "csv": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "xlsx": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "annotations": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "acled": ["c1", "c2", "c6"],
    "ucdp": ["c2"],
    "plover": ["c1", "c3", "c4", "c6"],
    "geojson": ["c1", "c2", "c3", "c5", "c6"],
    "ftm": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "graphml": ["c1", "c2", "c3", "c4", "c5", "c6"],
}


def write(records: Sequence[Record], format_: Any, **choice: Any) -> tuple[bytes, Ledger]:
    ledger = Ledger()
    return b"".join(export(records, Export(format=format_, choice=Choice(**choice)), ledger)), ledger


@pytest.mark.parametrize("format_", FORMATS)
def test_the_claims_of_an_export_are_those_that_belong_in_it(format_: Any) -> None:
    data, ledger = write([claims_record()], format_)
    assert claims(format_, data) == EXPORTED[format_] == ledger.exported


@pytest.mark.parametrize("format_", FORMATS)
@given(record=claim_records())
@settings(max_examples=40, deadline=None)
def test_every_claim_is_exported_or_left_out_with_a_reason(format_: Any, record: Record) -> None:
    data, ledger = write([record], format_)
    assert sorted([*ledger.exported, *(each.claim for each in ledger.left_out)]) == sorted(c.id for c in record.claims)
    assert sorted(claims(format_, data)) == sorted(ledger.exported)


@pytest.mark.parametrize("format_", FORMATS)
@given(record=claim_records())
@settings(max_examples=15, deadline=None)
def test_the_same_claims_give_the_same_bytes_and_withholding_changes_no_set_of_claims(
    format_: Any, record: Record
) -> None:
    data, ledger = write([record], format_)
    assert write([record], format_)[0] == data
    withheld, again = write([record], format_, withhold_persons=True)
    assert claims(format_, withheld) == claims(format_, data)
    assert ledger.exported == again.exported


@given(claim_records())
@settings(max_examples=200, deadline=None)
def test_no_cell_of_a_table_holds_a_value_without_evidence(record: Record) -> None:
    made = list(rows(record, Plain(record)))
    events: list[Happening] = list(happenings(made, Ledger()))
    cells = [cell for row in made for cell in claimtable.cells(row)]
    cells += [cell for event in events for cell in acled.cells(event)]
    cells += [cell for event in events for cell in ucdp.cells(event)]
    assert [cell for cell in cells if cell is not None and not _rests(cell, record)] == []


def _rests(value: Value, record: Record) -> bool:
    for span in value.spans:
        span.check(record.document.text)
    return value.shows


@pytest.mark.parametrize("format_", FORMATS)
def test_only_what_is_asked_for_leaves(format_: Any) -> None:
    _, ledger = write([claims_record()], format_, types=frozenset({"COERCE"}))
    assert set(ledger.exported) <= {"c6"}
    assert ledger.counts()["type_not_asked"] == 5
    _, ledger = write([claims_record()], format_, factualities=frozenset({"negated"}))
    assert set(ledger.exported) <= {"c3"}
    assert ledger.counts()["factuality_not_asked"] == 5


@pytest.mark.parametrize("format_", FORMATS)
def test_records_without_claims_give_an_export_that_can_be_read(format_: Any) -> None:
    data, _ = write([msgspec.structs.replace(claims_record(), claims=())], format_)
    assert claims(format_, data) == []


def test_a_claim_whose_event_is_not_there_is_told() -> None:
    _, ledger = write([msgspec.structs.replace(claims_record(), events=())], "jsonl")
    assert ledger.counts() == {"no_event": 6}
