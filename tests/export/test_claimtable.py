from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export import claimtable
from musnad.export.evidence import Value
from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.export.tables import Style, csv_chunks, guarded
from tests.claim_records import CLAIM_TEXT, OUTLET, claims_record
from tests.export.reading_back import table


def written(**style: Any) -> bytes:
    return b"".join(export([claims_record(title="=1+1")], Export(format="csv", style=Style(**style)), Ledger()))


def test_the_columns_of_a_claim() -> None:
    row = {each["claim_id"]: each for each in table(written())}["c5"]
    assert list(row) == list(claimtable.COLUMNS)
    assert row["chain"] == f"{OUTLET} > Marj Agency"
    assert (row["same_event_as"], row["event_id"]) == ("v2", "v5")
    assert (row["min_killed"], row["max_killed"], row["min_injured"]) == ("9", "9", "")
    assert row["count_words"] == "ستة مدنيين | ثلاثة جنود"
    assert (row["latitude"], row["longitude"]) == ("36.5", "40.75")
    assert CLAIM_TEXT[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"] == "قتل ستة"
    assert row["time"] == ""


def test_what_words_leave_open_is_empty() -> None:
    row = {each["claim_id"]: each for each in table(written())}["c6"]
    assert (row["min_detained"], row["max_detained"]) == ("20", "")
    assert (row["first_day"], row["last_day"], row["time_words"]) == ("2022-01-01", "2022-01-31", "كانون الثاني")
    assert (row["loaded_words"], row["neutral_senses"]) == ("المحتجين", "protesters")
    assert (row["source"], row["source_words"], row["cue"]) == (OUTLET, "", "")


def test_a_byte_order_mark_stands_only_where_it_is_asked_for() -> None:
    assert written(bom=True) == b"\xef\xbb\xbf" + written()


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_another_delimiter(delimiter: str) -> None:
    assert table(written(delimiter=delimiter), delimiter) == table(written())


def test_a_text_that_a_spreadsheet_takes_for_a_formula_is_guarded_unless_that_is_turned_off() -> None:
    assert table(written())[0]["title"] == "'=1+1"
    assert table(written(formula_guard=False))[0]["title"] == "=1+1"


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n", " =1", "\u200f=1", "\ufeff+x", "＝1", "'نعم", "\u00a0@x"]
)
def test_formulas_are_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["نعم", "قال = لا", "", "1-2", "a@b", "«=»"])
def test_other_texts_are_not(text: str) -> None:
    assert guarded(text) == text


def test_numbers_below_zero_are_numbers() -> None:
    value = Value(-77.03, "table", source="gazetteer")
    assert b"".join(csv_chunks(["a"], [[value]], Style())) == b"a\r\n-77.03\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=2, max_size=2))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    values = [[Value(text, "record", source="x") for text in texts]]
    for guard in (True, False):
        data = b"".join(csv_chunks(["a", "b"], values, Style(formula_guard=guard)))
        back = list(table(data)[0].values()) if texts != ["", ""] else texts
        assert [cell.removeprefix("'") if guard else cell for cell in back] == texts
