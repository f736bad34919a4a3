from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bench.dates import (
    WHOLE,
    Bench,
    Figure,
    cases,
    duckling_figures,
    gold_figures,
    main,
    pattern_figures,
    recognizers_figures,
)

if TYPE_CHECKING:
    from pathlib import Path

PATTERN = {
    "id": "p1",
    "group": "1",
    "text": "وصل الوفد أمس",
    "start": 10,
    "end": 13,
    "expression": "أمس",
    "edtf": "2022-01-30",
    "reference": "2022-01-31",
}
TRAP = {**PATTERN, "id": "p2", "group": "11 traps", "text": "سوق الأربعاء", "edtf": ""}
INSTANT = {"id": "d1", "input": "الخميس", "kind": "instant", "value": "2013-02-14T00:00:00", "grain": "day"}
INTERVAL = {
    "id": "d2",
    "input": "من 13 إلى 15 تموز",
    "kind": "interval",
    "grain": "day",
    "value": {"from": "2013-07-13T00:00:00", "to_exclusive": "2013-07-16T00:00:00"},
}
NEGATIVE = {"id": "d3", "input": "حب", "kind": "negative", "value": None, "grain": None}
RECOGNIZED = {
    "id": "DateParser-1",
    "input": "سأعود غداً",
    "reference": "2016-11-07T00:00:00",
    "results": [
        {"Text": "غداً", "Value": {"FutureResolution": {"date": "2016-11-08"}, "PastResolution": {"date": "2016-11-08"}}}
    ],
}


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def _lines(folder: Path, name: str, *rows: dict[str, Any]) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ({"_meta": "head"}, *rows)), "utf-8")
    return file


def test_cases_are_read_without_their_heading(tmp_path: Path) -> None:
    assert cases(_lines(tmp_path, "a.jsonl", PATTERN)) == [PATTERN]
    assert cases(tmp_path / "none.jsonl") == []


def test_patterns_are_judged_by_day_and_span(bench: Bench, tmp_path: Path) -> None:
    file = _lines(tmp_path, "a.jsonl", PATTERN, {**PATTERN, "edtf": "2022-01-29"}, TRAP)
    day, span, bare, traps = pattern_figures(bench, file)
    assert (day.right, day.of) == (1, 2)
    assert (span.right, bare.right) == (2, 2)
    assert (traps.right, traps.of) == (1, 1)
    assert bench.errors["patterns"] == ["p1 أمس = 2022-01-29: أمس = 2022-01-30"]


def test_cases_of_duckling_are_judged_by_their_grain(bench: Bench, tmp_path: Path) -> None:
    wrong = {**INSTANT, "value": "2013-02-15T00:00:00"}
    right, quiet = duckling_figures(bench, _lines(tmp_path, "a.jsonl", INSTANT, INTERVAL, wrong, NEGATIVE))
    assert (right.right, right.of, quiet.right, quiet.of) == (2, 3, 1, 1)


def test_dates_of_recognizers_may_be_read_both_ways(bench: Bench, tmp_path: Path) -> None:
    file = _lines(tmp_path, "a.jsonl", RECOGNIZED, {**RECOGNIZED, "id": "Other-1"})
    assert [(figure.right, figure.of) for figure in recognizers_figures(bench, file)] == [(1, 1), (1, 1)]


def test_a_day_of_no_named_month_counts_apart_where_it_fits_its_timex(bench: Bench, tmp_path: Path) -> None:
    ahead = {"date": "2016-11-19"}
    value = {"Timex": "XXXX-XX-19", "FutureResolution": ahead, "PastResolution": ahead}
    row = {**RECOGNIZED, "input": "وصلت يوم 19", "results": [{"Text": "يوم 19", "Value": value}]}
    strict, open_ = recognizers_figures(bench, _lines(tmp_path, "a.jsonl", row))
    assert (strict.right, open_.right) == (0, 1)


def test_the_scheme_s_span_may_be_wider_than_the_table_s(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WHOLE, "p3", (0, 6))
    row = {**PATTERN, "id": "p3", "text": "وصل الوفد أمس الأحد"}
    _, table, scheme, _ = pattern_figures(bench, _lines(tmp_path, "a.jsonl", row))
    assert (table.right, scheme.right) == (0, 1)


def test_annotated_reports_are_scored_as_the_gold_is(bench: Bench, tmp_path: Path) -> None:
    text = "وصل الوفد أمس وغادر السبت"
    gold = {
        "document": {"id": "r1", "text": text, "published": "2022-01-31"},
        "mentions": [],
        "statements": [],
        "events": [],
        "times": [{"span": {"start": 10, "end": 13, "text": "أمس"}, "value": "2022-01-30"}],
    }
    (tmp_path / "r1.json").write_text(json.dumps(gold), "utf-8")
    figures = {figure.name.split(": ")[1]: figure.right for figure in gold_figures(bench, tmp_path)}
    assert figures["times overlap, F1"] == pytest.approx(2 / 3)
    assert figures["times overlap+value, F1"] == pytest.approx(2 / 3)


def test_one_line_is_printed_for_each_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _lines(tmp_path, "data/date_patterns.jsonl", PATTERN)
    main(["--shared", str(tmp_path), "--json", str(tmp_path / "out.json")])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == str(Figure("patterns: right day", 1, 1))
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))[0] == {
        "name": "patterns: right day",
        "right": 1,
        "of": 1,
    }


def test_a_folder_without_sets_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--shared", str(tmp_path)])
    assert "no set of dates" in capsys.readouterr().err
