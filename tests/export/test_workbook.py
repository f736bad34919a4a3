import io
import zipfile
from typing import Any

import msgspec
import openpyxl
import pytest

from musnad.export import claimtable, workbook
from musnad.export.columns import about
from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.export.tables import Style
from tests.claim_records import claims_record
from tests.export.reading_back import table
from tests.export.reading_back import workbook as read


def written(record: Any = None, **style: Any) -> bytes:
    return b"".join(export([record or claims_record()], Export(format="xlsx", style=Style(**style)), Ledger()))


def cells(data: bytes, sheet: int = 0) -> list[tuple[Any, ...]]:
    return list(read(data).worksheets[sheet].iter_rows(values_only=True))


def test_the_sheet_has_the_values_of_the_csv() -> None:
    csv = table(b"".join(export([claims_record()], Export(format="csv", style=Style(formula_guard=False)), Ledger())))
    head, *rows = cells(written())
    assert list(head) == list(claimtable.COLUMNS)
    assert [["" if cell is None else str(cell) for cell in row] for row in rows] == [list(row.values()) for row in csv]


def test_numbers_are_numbers_and_texts_are_never_formulas() -> None:
    book = read(written(claims_record(title="=HYPERLINK(1)", url="https://example.org/1")))
    sheet = book.worksheets[0]
    named = {cell.value: at for at, cell in enumerate(sheet[1], start=1)}
    assert sheet.cell(2, named["latitude"]).data_type == "n"
    title, url = sheet.cell(2, named["title"]), sheet.cell(2, named["url"])
    assert (title.value, title.data_type) == ("=HYPERLINK(1)", "s")
    assert url.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(written(claims_record(title="=HYPERLINK(1)")))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_arabic_cells_run_from_right_to_left() -> None:
    sheet = read(written()).worksheets[0]
    named = {cell.value: at for at, cell in enumerate(sheet[1], start=1)}
    assert sheet.cell(2, named["sentence"]).alignment.readingOrder == 2
    assert sheet.cell(2, named["line_en"]).alignment.readingOrder == 1


@pytest.mark.parametrize(("language", "right_to_left"), [("en", None), ("ar", True)])
def test_a_sheet_tells_what_each_column_holds(language: Any, *, right_to_left: bool | None) -> None:
    data = written(language=language)
    assert bool(read(data).worksheets[0].sheet_view.rightToLeft) == bool(right_to_left)
    told = cells(data, 1)[1:]
    assert [column for column, _ in told] == list(claimtable.COLUMNS)
    assert [words for _, words in told] == [about("claims", column, language) for column in claimtable.COLUMNS]


def test_claims_beyond_the_rows_of_a_sheet_go_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    book = openpyxl.load_workbook(io.BytesIO(written()))
    ids = [[row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in book.worksheets[:2]]
    assert ids == [["c1", "c2", "c3"], ["c4", "c5", "c6"]]


def test_a_text_too_long_for_a_cell_ends_with_a_sign() -> None:
    record = claims_record()
    claims = tuple(msgspec.structs.replace(claim, line_en="😀" * 20_000) for claim in record.claims)
    line = cells(written(msgspec.structs.replace(record, claims=claims)))[1][list(claimtable.COLUMNS).index("line_en")]
    assert line == "😀" * 16_383 + workbook.CUT
