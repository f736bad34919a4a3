import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.intake.source import spelt
from musnad.cli.inputs import PassedOver, find_inputs, passed_over, read_bytes
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


def test_no_link_in_a_folder_is_followed_and_each_is_counted(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "deep" / "notes.md")
    (folder / "away").symlink_to(folder / "deep")
    names, failures = find_inputs(["."])
    assert (names, failures) == (("a.json", "b.txt", "deep/c.TXT"), ())
    assert passed_over(["."], names) == PassedOver(links=2, others=4)


def test_a_link_that_is_named_is_followed(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "away").symlink_to(folder / "deep")
    names, failures = find_inputs(["link.txt", "away"])
    assert (names, failures) == (("link.txt", "away/c.TXT"), ())
    assert passed_over(["link.txt", "away"], names) == PassedOver(links=0, others=1)


def test_a_pattern_follows_no_link_that_it_does_not_name(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "away").symlink_to(folder / "deep")
    names, failures = find_inputs(["*.txt", "*/c.TXT", "away/*.TXT"])
    assert names == ("b.txt", "deep/c.TXT", "away/c.TXT")
    assert [(failure.name, failure.why.key) for failure in failures] == [
        ("link.txt", "input.link"),
        ("away/c.TXT", "input.link"),
    ]


def test_a_pipe_is_waited_for_nowhere(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert find_inputs(["."]) == (("a.json", "b.txt", "deep/c.TXT"), ())
    assert passed_over(["."], ["a.json", "b.txt", "deep/c.TXT"]) == PassedOver(links=0, others=5)
    for named in ("pipe.txt", "pi*.txt"):
        names, (failure,) = find_inputs([named])
        assert names == ()
        assert (failure.name, failure.why.key) == ("pipe.txt", "input.not-regular")


def test_a_link_in_a_folder_is_told(run: Any, folder: Path) -> None:
    (folder / "of").mkdir()
    (folder / "of" / "link.txt").symlink_to(folder / "b.txt")
    ended = run("read", folder / "of")
    assert ended.code == 2
    assert "not followed: 1" in ended.err


@given(st.binary(min_size=1, max_size=12).filter(lambda name: b"\0" not in name))
def test_a_path_is_spelt_so_that_it_can_be_told_again(name: bytes) -> None:
    text = spelt(os.fsdecode(name))
    assert re.sub(rb"\\(?:\\|x([0-9a-f]{2}))", _meant, text.encode()) == name


def _meant(escape: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escape[1].decode()) if escape[1] else b"\\"
