import io
import json
from pathlib import Path

import msgspec
import pytest

from musnad.errors import InputError
from musnad.evaluate.gate import (
    FELL,
    HELD,
    WRONG_USAGE,
    Baseline,
    Measured,
    Pinned,
    complaints,
    load_baseline,
    load_measured,
    main,
    save_measured,
    updated,
)
from musnad.model import Document, Record
from tests.records import READER, TEXT, read_sample, sample_record

PINNED = Baseline({"dev": Pinned("d1", {"found": 0.9, "strict": 0.8})})


def measured(found: float, strict: float = 0.8, digest: str = "d1") -> list[Measured]:
    return [Measured("dev", digest, {"found": found, "strict": strict})]


def nothing(document: Document) -> Record:
    return Record(reader=READER, document=document)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    data = msgspec.to_builtins(sample_record())
    data["document"] = {"id": "sample", "text": TEXT, "outlet": "صحيفة الضفة", "published": "2022-01-31"}
    (folder / "sample.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def run(*arguments: str | Path, read: object = read_sample) -> tuple[int, str]:
    out = io.StringIO()
    code = main([str(argument) for argument in arguments], out, lambda: read)  # type: ignore[arg-type, return-value]  # a reader is any function here
    return code, out.getvalue()


def test_figures_at_or_above_their_floors_hold() -> None:
    assert complaints(PINNED, measured(0.9)) == []
    assert complaints(PINNED, measured(0.95, 0.81)) == []


def test_each_figure_below_its_floor_is_named() -> None:
    told = [str(complaint) for complaint in complaints(PINNED, measured(0.89, 0.7))]
    assert told == ["dev: found is 0.89, below its floor 0.9", "dev: strict is 0.7, below its floor 0.8"]


def test_other_data_a_lost_figure_and_an_unpinned_suite_do_not_pass() -> None:
    assert "other data" in complaints(PINNED, measured(1.0, digest="d2"))[0].words
    assert "no longer measured" in complaints(PINNED, [Measured("dev", "d1", {"found": 1.0})])[0].words
    assert "no floors yet" in complaints(Baseline(), measured(1.0))[0].words


def test_floors_rise_freely_and_fall_only_with_a_reason_that_is_kept() -> None:
    assert updated(PINNED, measured(0.95), None).suites["dev"].floors["found"] == 0.95
    with pytest.raises(InputError, match=r"found from 0\.9 to 0\.5"):
        updated(PINNED, measured(0.5), None)
    lowered = updated(PINNED, measured(0.5), "the scheme changed")
    assert lowered.suites["dev"].floors["found"] == 0.5
    assert [(each.figure, each.was, each.now, each.reason) for each in lowered.regressions] == [
        ("found", 0.9, 0.5, "the scheme changed")
    ]


def test_other_suites_stay_as_they_are_pinned() -> None:
    other = Measured("words", "d3", {"right": 0.98})
    assert set(updated(PINNED, [other], None).suites) == {"dev", "words"}


def test_the_gate_pins_holds_and_shuts(gold: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    asked = ("--gold", gold, "--baseline", baseline, "--alone", "sample")
    assert run(*asked)[0] == FELL
    assert run(*asked, "--update")[0] == HELD
    assert set(load_baseline(baseline).suites) == {"dev", "sample"}
    assert load_baseline(baseline).suites["dev"].floors["statements found, precision"] == 1.0
    assert run(*asked)[0] == HELD
    code, told = run(*asked, read=nothing)
    assert code == FELL
    assert "statements found is 0, below its floor 1" in told
    pinned = baseline.read_bytes()
    assert run(*asked, "--update", read=nothing)[0] == WRONG_USAGE
    assert baseline.read_bytes() == pinned
    assert run(*asked, "--update", "--allow-regression", "because", read=nothing)[0] == HELD
    assert load_baseline(baseline).regressions[0].reason == "because"


def test_figures_measured_elsewhere_are_held_too(gold: Path, tmp_path: Path) -> None:
    figures, baseline = tmp_path / "words.json", tmp_path / "baseline.json"
    figures.write_text('{"suite": "words", "digest": "d", "figures": {"right": 0.98}}', encoding="utf-8")
    asked = ("--gold", gold, "--baseline", baseline, "--figures", figures)
    assert run(*asked, "--update")[0] == HELD
    figures.write_text('{"suite": "words", "digest": "d", "figures": {"right": 0.9}}', encoding="utf-8")
    assert run(*asked) == (FELL, run(*asked)[1])
    assert "words: right is 0.9, below its floor 0.98" in run(*asked)[1]


def test_a_file_of_figures_has_a_suite_a_line(tmp_path: Path) -> None:
    figures = tmp_path / "words.jsonl"
    suites = [Measured("one", "d1", {"right": 0.98}), Measured("two", "d2", {"right": 1.0})]
    save_measured(suites, figures)
    assert load_measured(figures) == suites
    save_measured([], figures)
    assert load_measured(figures) == []
    figures.write_text('{"suite": "one"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"words\.jsonl"):
        load_measured(figures)


def test_a_pinned_suite_that_is_not_measured_is_named(gold: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert run("--gold", gold, "--baseline", baseline, "--alone", "sample", "--update")[0] == HELD
    code, told = run("--gold", gold, "--baseline", baseline)
    assert code == HELD
    assert "sample       not measured, its floors are not held" in told


def test_constructed_sentences_are_held_too(gold: Path, tmp_path: Path) -> None:
    edge, baseline = tmp_path / "edge.jsonl", tmp_path / "baseline.json"
    statements = msgspec.to_builtins(sample_record().statements)
    edge.write_text(json.dumps({"id": "a", "name": "n", "text": TEXT, "statements": statements}), encoding="utf-8")
    asked = ("--gold", gold, "--baseline", baseline, "--edge-cases", edge)
    assert run(*asked, "--update")[0] == HELD
    assert load_baseline(baseline).suites["edge-cases"].floors == {"statements right": 5, "precision": 1.0}


def test_without_annotated_reports_the_gate_is_skipped_and_says_so(tmp_path: Path) -> None:
    code, told = run("--gold", tmp_path / "nowhere", "--baseline", tmp_path / "b.json")
    assert code == HELD
    assert "skipped" in told
    assert not (tmp_path / "b.json").exists()


def test_other_folders_of_reports_are_held_with_and_without_the_annotated_ones(gold: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "b.json"
    asked = ("--gold", tmp_path / "nowhere", "--reports", f"own={gold}", "--baseline", baseline)
    assert run(*asked, "--update")[0] == HELD
    floors = load_baseline(baseline).suites["own"].floors
    assert floors["statements found"] == floors["statements found, precision"] == 1.0
    assert "mentions exact, precision" in floors
    assert "events trigger+type" in floors
    code, told = run(*asked, read=nothing)
    assert code == FELL
    assert "own: statements found is 0, below its floor 1" in told


@pytest.mark.parametrize("named", ["tests", "=tests", "own=nowhere"])
def test_a_folder_of_reports_has_a_name_and_is_there(named: str, gold: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("--gold", gold, "--reports", named, "--baseline", tmp_path / "b.json")
    assert stopped.value.code == WRONG_USAGE


def test_damaged_floors_and_a_wrong_report_are_told(gold: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "b.json"
    assert run("--gold", gold, "--baseline", baseline, "--alone", "other")[0] == WRONG_USAGE
    baseline.write_text("{", encoding="utf-8")
    assert run("--gold", gold, "--baseline", baseline)[0] == WRONG_USAGE
