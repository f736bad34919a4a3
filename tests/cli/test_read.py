import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from musnad.cli.main import main
from musnad.cli.table import coloured, plain, report_rows, shorten
from musnad.errors import DataError
from musnad.export.labels import load_labels
from musnad.model import Document, Record, decode_record
from tests.records import TEXT, read_sample, sample_record

VIEW = """\
صحيفة الضفة · 2022-01-31

s1 · states · indirect · named source
    source   وكالة النهر
    cue      ذكرت
    content  بلدية الوادي أعلنت انتهاء أعمال الترميم

    s2 · states · indirect · named source
        source   بلدية الوادي
        cue      أعلنت
        content  انتهاء أعمال الترميم

s3 · states · direct quotation · named source
    source   الناطق سامر العلي
    cue      قال
    content  “الطريق صار آمناً”

s4 · states · indirect · implied source
    speaker  سامر العلي
    cue      مضيفاً
    content  للبلدية خطة

s5 · states · direct quotation · implied source
    speaker  سامر العلي
    cue      أضاف
    content  “سنفتح الجسر غداً

Notes
    quotation mark never closed · 137:138 · “
"""


def test_a_report_is_shown_with_what_is_inside_below_it(run: Any, report: Path) -> None:
    ended = run("read", report, "--outlet", "صحيفة الضفة", "--published", "2022-01-31")
    assert (ended.code, ended.err) == (0, "")
    shown = re.sub(r"(?m)^(    \S+) {2,}(?=\S)", lambda m: m[1].ljust(13), ended.out)
    assert [line.split() for line in shown.splitlines() if line][1:] == [x.split() for x in VIEW.splitlines() if x]


def test_labels_stand_in_one_column_and_nothing_invisible_is_added(run: Any, report: Path) -> None:
    out = run("read", report, "--lang", "ar").out
    assert "أداة الإسناد" in out
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x1b]", out)
    starts = {
        line.index(words) for line in out.splitlines() for words in ("وكالة النهر", "ذكرت") if line.endswith(words)
    }
    assert len(starts) == 1


@pytest.mark.parametrize(("no_color", "coded"), [(None, True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_says_no(
    monkeypatch: pytest.MonkeyPatch, no_color: str | None, *, coded: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name, value in (("TERM", "xterm-256color"), ("COLUMNS", "200")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    rows = report_rows(sample_record(), "report.txt", load_labels("en"))
    shown = coloured(rows, Terminal())
    assert bool(re.search(r"\x1b\[[\d;]*3\dm", shown)) is coded
    bare = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert [line.split() for line in bare.splitlines()] == [line.split() for line in plain(rows).splitlines()]


def test_a_long_content_is_cut_after_a_whole_word() -> None:
    assert shorten("نعم  \n لا", 20) == "نعم لا"
    assert shorten("كلمة " * 10, 12) == "كلمة كلمة …"
    assert shorten("ك" * 30, 12) == "ك" * 12 + " …"


def test_json_is_the_record(run: Any, report: Path) -> None:
    record = decode_record(run("read", report, "-f", "json", "--title", "عنوان").out)
    assert [statement.id for statement in record.statements] == ["s1", "s2", "s3", "s4", "s5"]
    assert record.document.title == "عنوان"


def test_json_takes_one_report_only(run: Any, report: Path) -> None:
    other = report.with_name("other.txt")
    other.write_text(TEXT, encoding="utf-8")
    ended = run("read", report.parent, "--format", "json")
    assert (ended.code, ended.out) == (2, "")
    assert "jsonl" in ended.err


def test_jsonl_is_a_record_a_line_and_a_bad_file_is_passed_over(run: Any, report: Path) -> None:
    report.with_name("bad.txt").write_bytes(TEXT.encode("utf-16"))
    report.with_name("cut.json").write_bytes(b'{"text": "')
    report.with_name("more.json").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    target = report.parent / "out" / "records.jsonl"
    target.parent.mkdir()
    ended = run("read", report.parent, report.parent / "gone.txt", "-f", "jsonl", "-o", target)
    assert (ended.code, ended.out) == (2, "")
    assert [decode_record(line).document.text for line in target.read_bytes().splitlines()] == [TEXT, TEXT]
    summary, *failed = ended.err.splitlines()
    assert summary == "Reports read: 2. Not read: 3:"
    assert [line.split(":")[0].strip() for line in failed] == [
        str(report.parent / name) for name in ("gone.txt", "bad.txt", "cut.json")
    ]
    assert "iconv -f UTF-16" in ended.err


def test_nothing_is_written_where_nothing_could_be_read(run: Any, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    ended = run("read", tmp_path / "gone.txt", "-f", "html", "-o", target)
    assert ended.code == 2
    assert not target.exists()


def test_a_page_of_several_reports(run: Any, report: Path) -> None:
    report.with_name("other.txt").write_text(TEXT + "\nنعم", encoding="utf-8")
    ended = run("read", report.parent, "-f", "html", "--lang", "ar")
    assert ended.code == 0
    assert ended.out.startswith("<!DOCTYPE html>")
    assert '<html lang="ar" dir="rtl">' in ended.out
    assert ended.out.count('class="report-section"') == 2


@pytest.mark.parametrize("data", [TEXT.encode(), json.dumps({"document": {"text": TEXT}}).encode()])
def test_standard_input_may_be_text_or_json(run: Any, data: bytes) -> None:
    ended = run("read", "-", "--format", "json", stdin=data)
    assert decode_record(ended.out).document.text == TEXT


def test_a_report_is_not_overwritten(run: Any, report: Path) -> None:
    ended = run("read", report, "-f", "jsonl", "-o", report)
    assert ended.code == 2
    assert report.read_text(encoding="utf-8") == TEXT


def test_messages_come_in_the_language_of_the_locale(run: Any, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    ended = run("read", empty, environ={"LC_MESSAGES": "ar_EG.UTF-8"})
    assert ended.err == f"التقارير المقروءة: 0. ما تعذرت قراءته: 1:\n  {empty}: الملف فارغ\n"


def test_a_bar_is_shown_to_somebody_who_watches_many_reports(
    report: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        report.with_name(f"{number}.txt").write_text(TEXT, encoding="utf-8")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    watched = Terminal()
    monkeypatch.setattr(sys, "stderr", watched)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["read", str(report.parent), "-f", "jsonl"], {}, lambda _: read_sample) == 0
    assert "7/7" in watched.getvalue()
    assert len(capfd.readouterr().out.splitlines()) == 7


def test_missing_data_ends_the_reading_and_is_told(report: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def load(_: object) -> Any:
        raise DataError("the lexicon is missing: run make lexicon")

    assert main(["read", str(report)], {}, load) == 2
    assert capfd.readouterr().err == "musnad: the lexicon is missing: run make lexicon\n"


def test_an_interrupted_reading_leaves_nothing_half_written(report: Path) -> None:
    def interrupted(_: Document) -> Record:
        raise KeyboardInterrupt

    target = report.parent / "records.jsonl"
    assert main(["read", str(report), "-f", "jsonl", "-o", str(target)], {}, lambda _: interrupted) == 130
    assert [file.name for file in report.parent.iterdir()] == [report.name]


def test_a_reader_of_the_output_may_leave_early() -> None:
    command = [sys.executable, "-c", "from musnad.cli.main import run; run()", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (1, b"")


def test_standard_input_is_called_so_in_words(run: Any) -> None:
    assert run("read", "-", stdin=TEXT.encode()).out.startswith("standard input\n")
    assert "  الدخل القياسي: الملف فارغ" in run("read", "-", "--lang", "ar").err
