import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.bench import Bench, Peer, Process, Spread, Timed, lines_of, run_processes, sets_of, texts_of, time_stages


def test_a_spread_is_the_least_the_median_and_the_most() -> None:
    assert Spread.of([3.0, 1.0, 2.0, 9.0]) == Spread(1.0, 2.5, 9.0)
    assert Spread(1.0, 2.0, 3.0).scaled(10) == Spread(10.0, 20.0, 30.0)


def test_texts_are_found_in_every_form_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("ثان", "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"document": {"text": "أول"}}), "utf-8")
    (tmp_path / "README.md").write_text("no report", "utf-8")
    lines = tmp_path / "c.jsonl"
    lines.write_text(json.dumps({"text": "ثالث"}) + "\n\n", "utf-8")
    assert list(texts_of(tmp_path)) == ["أول", "ثان"]
    assert list(texts_of(lines)) == ["ثالث"]


def test_the_folder_named_is_one_of_the_sets(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("خبر", "utf-8")
    assert sets_of(tmp_path)[tmp_path.name] == ["خبر"]


def test_each_stage_is_given_what_the_one_before_it_gave() -> None:
    given: list[str] = []

    def stage(mark: str) -> tuple[str, object]:
        def run(value: str) -> str:
            given.append(value)
            return value + mark

        return mark, run

    seconds = time_stages([stage("a"), stage("b")], ["1", "2"])  # type: ignore[list-item]  # stages of text, for short
    assert given == ["1", "1a", "2", "2a"]
    assert list(seconds) == ["a", "b"]
    assert all(value >= 0 for value in seconds.values())


def test_a_process_is_timed_with_its_memory() -> None:
    process = run_processes([sys.executable, "-c", "x = bytearray(60_000_000)"], 2)
    assert process.seconds.least > 0
    assert process.megabytes > 57


def test_a_process_that_fails_is_not_taken_for_a_fast_one() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run_processes([sys.executable, "-c", "raise SystemExit(3)"], 1)


def test_peers_are_shown_as_ratios() -> None:
    second = Spread(1.0, 1.0, 1.0)
    bench = Bench(
        machine={"cores": "2"},
        start=Process(second, 90.0),
        seed=second,
        lines={50_000: 0.5},
        sets={"samples": Timed(2, 100, second, {"quotation": second, "statements": Spread(3.0, 3.0, 3.0)})},
        peers_on="samples",
        peers={"dateparser": Peer("1.5.0", 0.2, Spread(2.0, 2.5, 3.0))},
    )
    shown = "\n".join(lines_of(bench))
    assert "×2.50" in shown
    assert "75%" in shown
    assert "2 reports, 100 characters" in shown
    assert "0.50   s for 50,000 characters, 10.0 µs each" in shown
