import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.records import TEXT, sample_record


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    data = msgspec.to_builtins(sample_record())
    data["document"] = {"id": "sample", "text": TEXT, "outlet": "صحيفة الضفة", "published": "2022-01-31"}
    (folder / "sample.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_figures_of_the_reading_are_shown(run: Any, gold: Path) -> None:
    out = run("evaluate", gold, "--per-report").out
    assert "Reports: 1. Headline" in out
    assert "  statements found                           P 1.000  R 1.000  F1 1.000   (gold 5, predicted 5)" in out
    assert "  statement act                              accuracy 1.000   (of 5)" in out
    assert "  sample " in out


def test_records_of_a_folder_are_scored_in_place_of_reading(run: Any, gold: Path, tmp_path: Path) -> None:
    figures = json.loads(run("evaluate", gold, "--predicted", tmp_path, "--json").out)["figures"]
    assert figures["statements found"] == {"P": 0.0, "R": 0.0, "F1": 0.0, "gold": 5, "predicted": 0}


def test_mistakes_are_listed_with_report_and_place(run: Any, gold: Path, tmp_path: Path) -> None:
    cue = sample_record().statements[0].cue
    lines = run("evaluate", gold, "--predicted", tmp_path, "--errors", "missed").out.splitlines()
    assert len(lines) == 5
    assert lines[0].split("\t")[:4] == ["sample", f"{cue.start}:{cue.end}", "missed", cue.text]
    assert run("evaluate", gold, "--predicted", tmp_path, "--errors", "act").out == ""
    assert run("evaluate", gold, "--errors", "all").out == ""


def test_a_folder_without_annotated_reports_is_told(run: Any, tmp_path: Path) -> None:
    ended = run("evaluate", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "no annotated report" in ended.err
