import os
from pathlib import Path
from typing import Any

import pytest

from musnad.cli.inputs import find_inputs, read_bytes
from musnad.cli.refusal import RefusalError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.json", "deep/c.TXT", "deep/notes.md", ".hidden.txt", ".git/d.txt", "empty/x.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("نعم", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_folder_stands_for_its_reports_sorted_without_hidden_ones() -> None:
    assert find_inputs(["."]) == (("a.json", "b.txt", "deep/c.TXT"), ())


@pytest.mark.usefixtures("folder")
def test_each_report_is_read_once_and_in_order() -> None:
    assert find_inputs(["b.txt", "*.txt", "-", "a.json", "-"])[0] == ("b.txt", "-", "a.json")


@pytest.mark.usefixtures("folder")
def test_a_pattern_goes_into_folders() -> None:
    assert find_inputs(["**/*.md"])[0] == ("deep/notes.md", "empty/x.md")
    assert find_inputs(["de*"])[0] == ("deep/c.TXT",)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("path", "key"),
    [("nothing.txt", "input.missing"), ("*.csv", "input.no-match"), ("empty", "input.empty-folder")],
)
def test_a_path_that_names_no_report_is_told(path: str, key: str) -> None:
    names, failures = find_inputs([path, "b.txt"])
    assert names == ("b.txt",)
    assert [(failure.name, failure.why.key) for failure in failures] == [(path, key)]


def test_a_file_that_looks_like_a_pattern_is_the_file(tmp_path: Path) -> None:
    file = tmp_path / "report[1].txt"
    file.write_text("نعم", encoding="utf-8")
    assert find_inputs([str(file)])[0] == (str(file),)


def test_standard_input_is_read_whole() -> None:
    assert read_bytes("-", [b"a\n", b"b"]) == b"a\nb"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open anything")
def test_a_file_that_may_not_be_opened_is_told(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    with pytest.raises(RefusalError, match="permission"):
        read_bytes(str(folder / "b.txt"), ())


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="missing"):
        read_bytes(str(tmp_path / "gone.txt"), ())


def test_a_document_a_line_is_no_report(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text('{"text": "قال الوزير إن الطريق مفتوح."}\n', "utf-8")
    ended = run("read", file)
    assert ended.code == 2
    assert "holds a document a line" in ended.err
