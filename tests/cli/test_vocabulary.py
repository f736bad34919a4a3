import json
import re
from typing import Any

import pytest

from musnad.cli.messages import Messages, load_catalogue
from musnad.cli.vocabulary import conditions, select
from musnad.vocabulary import event_pairs, load_terms
from musnad.vocabulary.crosswalk import SCHEMES, load_crosswalk
from tests.docs.examples import ROOT

TABLE = load_crosswalk()
ROWS = [row for scheme in SCHEMES for row in TABLE.rows[scheme]]


def test_all_of_it_is_printed_with_reasons(run: Any) -> None:
    ended = run("vocabulary")
    assert (ended.code, ended.err) == (0, "")
    assert [row.id for row in ROWS if f"  {row.id} → " not in ended.out or row.reason not in ended.out] == []
    codes = [*("/".join(pair) for pair in event_pairs()), *(term.code for term in load_terms("acts"))]
    assert [code for code in codes if f"  {code} · " not in ended.out] == []


def test_in_arabic_every_word_beside_the_codes_is_arabic(run: Any) -> None:
    ended = run("vocabulary", "--lang", "ar")
    assert ended.code == 0
    assert [row.id for row in ROWS if row.reason_ar not in ended.out] == []
    told = [conditions(row, Messages("ar", load_catalogue())) for row in ROWS]
    latin = re.compile(r"(?<![A-Za-z/-])(?!(?:[A-Z]{3,}(?:/[a-z-]+)?)(?![A-Za-z/-]))[A-Za-z][A-Za-z/-]*")
    assert [found for one in told for found in latin.findall(one)] == []


def test_a_type_is_shown_with_its_modes_and_the_rows_about_it(run: Any) -> None:
    out = run("vocabulary", "assault").out
    assert "  ASSAULT · attack\n" in out
    assert "  ASSAULT/raid · ground attack\n" in out
    assert "  acled-clash → Armed clash\n" in out
    assert "HARM/injured · " not in out
    assert "acled-protest " not in out


def test_a_mode_is_shown_alone_with_the_rows_of_its_type() -> None:
    shown = select("PROTEST/riot", SCHEMES)
    assert {kind: [term.code for term in terms] for kind, terms in shown.terms.items()} == {
        "event_modes": ["PROTEST/riot"]
    }
    assert [row.id for row in shown.rows["acled"]] == ["acled-riot", "acled-protest-open"]


@pytest.mark.parametrize(
    ("name", "row"),
    [("deny", "plover-deny"), ("1831", "cameo-suicide"), ("mob violence", "acled-mob"), ("ucdp-open", "ucdp-open")],
)
def test_an_act_a_code_of_another_scheme_and_a_row_are_found(run: Any, name: str, row: str) -> None:
    ended = run("vocabulary", name)
    assert ended.code == 0
    assert f"  {row} → " in ended.out
    assert "acled-shelling" not in ended.out


def test_one_scheme_is_shown_without_the_terms(run: Any) -> None:
    out = run("vocabulary", "--scheme", "ucdp").out
    assert [line for line in out.splitlines() if line and not line.startswith(" ")] == ["UCDP: the rows, from the top"]
    assert len(re.findall(r"^  ucdp-\S+ → ", out, re.MULTILINE)) == len(TABLE.rows["ucdp"])


def test_json_has_the_terms_and_the_rows_with_their_conditions(run: Any) -> None:
    found = json.loads(run("vocabulary", "CONTROL", "--scheme", "acled", "--format", "json").out)
    government = next(row for row in found["rows"]["acled"] if row["id"] == "acled-government")
    assert government["code"] == "Government regains territory"
    assert government["when"]["actor"] == ["state"]
    assert government["reason_ar"]
    assert len(json.loads(run("vocabulary", "--format", "json").out)["terms"]["event_modes"]) == len(event_pairs())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--scheme", "gdelt"], "the schemes are plover, cameo, acled, ucdp"),
        (["BATTLE"], "nothing has to do with BATTLE"),
        (["ASSAULT/foo"], "nothing has to do with ASSAULT/foo"),
        (["--format", "xml"], "--format"),
    ],
)
def test_what_is_not_there_is_told(run: Any, arguments: list[str], told: str) -> None:
    ended = run("vocabulary", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


@pytest.mark.parametrize(("page", "lang"), [("vocabulary.md", "en"), ("vocabulary.ar.md", "ar")])
def test_the_page_of_the_vocabulary_is_what_the_command_prints(run: Any, page: str, lang: str) -> None:
    shown = (ROOT / "docs" / page).read_text("utf-8")
    assert shown == run("vocabulary", "--format", "md", "--lang", lang).out, f"write docs/{page} anew with the command"


@pytest.mark.parametrize("page", ["vocabulary.md", "vocabulary.ar.md"])
def test_the_rows_of_a_table_have_as_many_cells_as_its_head(page: str) -> None:
    lines = (ROOT / "docs" / page).read_text("utf-8").splitlines()
    assert {line.count("|") for line in lines if line.startswith("|")} == {5}
