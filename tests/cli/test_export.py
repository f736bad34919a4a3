import csv
import hashlib
import io
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from musnad.cli.messages import load_catalogue
from musnad.export.formats import FORMATS
from musnad.export.labels import load_labels
from musnad.export.manifest import MANIFEST, REASONS
from musnad.model import encode_record
from tests.claim_records import CLAIM_TEXT, PRIVATE, claims_record
from tests.export.reading_back import claims, lines, table, texts_of
from tests.records import TEXT, sample_record

RECORD = encode_record(claims_record())
ALL = ["c1", "c2", "c3", "c4", "c5", "c6"]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two records, one a line."""
    file = tmp_path / "records.jsonl"
    file.write_bytes(RECORD + b"\n" + encode_record(sample_record()) + b"\n")
    return file


def manifest(target: Path) -> Any:
    return json.loads(target.with_name(target.name + ".manifest.json").read_bytes())


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_written_with_its_manifest(run: Any, records: Path, format_: str) -> None:
    target = records.with_name("out.file")
    ended = run("export", records, "-f", format_, "-o", target)
    assert (ended.code, ended.out) == (0, "")
    data = target.read_bytes()
    told = manifest(target)
    assert (told["schema"], told["format"], told["file"]) == (MANIFEST, format_, "out.file")
    assert (told["sha256"], told["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (told["documents"], told["claims"]) == (2, 6)
    out = [claim["claim"] for reason in told["left_out"] for claim in reason["claims"]]
    assert sorted([*claims(format_, data), *out]) == ALL
    assert told["exported"] == len(claims(format_, data))
    assert sum(reason["count"] for reason in told["left_out"]) == len(out)
    assert f"Claims: 6. Exported: {told['exported']}" in ended.err


def test_the_manifest_tells_why_in_both_languages_and_what_stands_in(run: Any, records: Path) -> None:
    target = records.with_name("acled.csv")
    ended = run("export", records, "-f", "acled", "-o", target, "--lang", "ar")
    reasons = {each["reason"]: each for each in manifest(target)["left_out"]}
    assert set(reasons) == {"not_asserted", "told_again"}
    document = claims_record().document.id
    assert reasons["told_again"]["claims"] == [{"claim": "c5", "document": document, "stands_in": "c2"}]
    assert reasons["not_asserted"]["about"] == {
        "en": "not asserted (negated, possible or future)",
        "ar": "غير مثبت (منفي أو محتمل أو مستقبل)",
    }
    assert "تُرك 2: غير مثبت" in ended.err
    assert "التقارير: 2. الادعاءات: 6. المصدَّر منها: 3" in ended.err


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words_in_both_languages(reason: str) -> None:
    assert load_labels("en").has("left_out", reason)
    assert load_labels("en")("left_out", reason) != load_labels("ar")("left_out", reason)


def test_standard_output_has_the_export_alone(run: Any, records: Path) -> None:
    ended = run("export", records, "--format", "jsonl")
    assert [each["id"] for each in lines(ended.out.encode())] == ALL
    assert list(records.parent.glob("*.manifest.json")) == []


@pytest.mark.parametrize(
    "data",
    [
        RECORD,
        RECORD + b"\n" + RECORD,
        b"\xef\xbb\xbf" + RECORD,
        msgspec.json.format(RECORD),
        b"\n".join([RECORD, b"", b""]),
    ],
    ids=["one", "lines", "bom", "indented", "blank lines"],
)
def test_records_from_standard_input(run: Any, data: bytes) -> None:
    ended = run("export", "-", "-f", "jsonl", stdin=data)
    assert ended.code == 0
    assert {each["id"] for each in lines(ended.out.encode())} == set(ALL)


def test_reports_are_read_first_and_records_taken_as_they_are(run: Any, report: Path) -> None:
    report.with_name("record.json").write_bytes(RECORD)
    report.with_name("lines.jsonl").write_bytes(json.dumps({"text": TEXT}).encode())
    report.with_name("old.csv.manifest.json").write_bytes(b"{}")
    ended = run("export", report.parent, "-f", "csv")
    assert ended.code == 0
    assert "Reports: 3. Claims: 6." in ended.err
    assert [row["claim_id"] for row in table(ended.out.encode())] == ALL


def test_what_is_given_is_of_the_reports_that_are_read(run: Any, report: Path) -> None:
    assert run("export", report, "-f", "csv", "--published", "2022-01-31", "--outlet", "صحيفة").code == 0
    ended = run("export", report, "-f", "csv", "--published", "yesterday")
    assert (ended.code, ended.out) == (2, "")


def broken(**fields: Any) -> bytes:
    return json.dumps({**json.loads(RECORD), **fields}).encode()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"schema": ', "damaged JSON"),
        (b"[1]", "no record and no document"),
        (b'{"schema": "musnad.claim/1"}', "musnad.claim/1 and no record"),
        (b'{"schema": "musnad.record/9"}', "musnad.record/9, which this version does not read"),
        (broken(events=[1]), "$.events[0]"),
        (broken(document={"text": CLAIM_TEXT.replace("قصفت", "قصفن")}), "its words are not those of its text"),
        (b'{"title": "x"}', "no report in it"),
        (RECORD[:-100], "damaged JSON"),
        ("نص بلا قوسين".encode(), "damaged JSON"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_bad_line_is_told_with_its_file_and_line_and_the_others_are_exported(
    run: Any, tmp_path: Path, line: bytes, told: str, lang: str
) -> None:
    file, target = tmp_path / "records.jsonl", tmp_path / "out.csv"
    file.write_bytes(RECORD + b"\n" + line + b"\n" + encode_record(sample_record()) + b"\n")
    ended = run("export", file, "-f", "csv", "-o", target, "--lang", lang)
    assert ended.code == 2
    assert f"{file}:2: " in ended.err
    if lang == "en":
        assert told in ended.err
    assert claims("csv", target.read_bytes()) == ALL
    assert [each["input"] for each in manifest(target)["not_read"]] == [f"{file}:2"]


def test_a_bad_file_is_passed_over(run: Any, records: Path) -> None:
    bad = records.with_name("bad.json")
    bad.write_bytes(b'{"schema": "musnad.record/1"}')
    ended = run("export", bad, records, records.with_name("gone.jsonl"), "-f", "jsonl")
    assert ended.code == 2
    assert [each["id"] for each in lines(ended.out.encode())] == ALL
    assert f"{bad}: the record is damaged" in ended.err
    assert "gone.jsonl: there is no such file" in ended.err


@pytest.mark.parametrize("content", [b"", b"\n\n", b"{"])
def test_nothing_is_written_where_nothing_could_be_read(run: Any, tmp_path: Path, content: bytes) -> None:
    file, target = tmp_path / "records.jsonl", tmp_path / "out.csv"
    file.write_bytes(content)
    ended = run("export", file, "-f", "csv", "-o", target)
    assert ended.code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records.jsonl"]


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_of_no_claims_is_a_whole_file(run: Any, tmp_path: Path, format_: str) -> None:
    file, target = tmp_path / "records.jsonl", tmp_path / "out.file"
    file.write_bytes(encode_record(sample_record()))
    target.write_bytes(b"older")
    assert run("export", file, "-f", format_, "-o", target).code == 0
    assert claims(format_, target.read_bytes()) == []
    assert manifest(target)["claims"] == 0


def test_what_stood_there_stays_where_the_writing_fails(
    run: Any, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from musnad.export import claimtable  # noqa: PLC0415 - of this test alone

    def fails(_: object) -> Any:
        raise OSError(28, "No space left on device")

    target = records.with_name("out.csv")
    target.write_bytes(b"older")
    monkeypatch.setattr(claimtable, "cells", fails)
    ended = run("export", records, "-f", "csv", "-o", target)
    assert ended.code == 2
    assert "No space left" in ended.err
    assert target.read_bytes() == b"older"
    assert sorted(path.name for path in records.parent.iterdir()) == ["out.csv", "records.jsonl"]


def test_only_types_and_factualities_asked_for(run: Any, records: Path) -> None:
    def ids(*options: str) -> list[str]:
        return [each["id"] for each in lines(run("export", records, "-f", "jsonl", *options).out.encode())]

    assert ids("--only", "assault") == ["c1", "c3", "c4"]
    assert ids("--only", "HARM", "--only", "COERCE") == ["c2", "c5", "c6"]
    assert ids("--factuality", "negated", "--factuality", "future") == ["c3", "c4"]
    assert ids("--only", "ASSAULT", "--factuality", "asserted") == ["c1"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-f", "csv", "--only", "WAR"], "WAR"),
        (["-f", "csv", "--factuality", "sure"], "sure"),
        (["-f", "geojson", "--bom"], "geojson is no CSV"),
        (["-f", "xlsx", "--no-formula-guard"], "xlsx is no CSV"),
        (["-f", "csv", "--delimiter", "::"], "::"),
        (["-f", "csv", "--delimiter", '"'], '"'),
        (["-f", "docx"], "--format"),
        ([], "--format"),
    ],
)
def test_wrong_usage_is_told_and_nothing_written(run: Any, records: Path, options: list[str], told: str) -> None:
    target = records.with_name("out.file")
    ended = run("export", records, "-o", target, *options)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert not target.exists()


def test_neither_the_export_nor_its_manifest_overwrites_an_input(run: Any, records: Path) -> None:
    before = records.read_bytes()
    assert run("export", records, "-f", "csv", "-o", records).code == 2
    named = records.rename(records.with_name("x.csv.manifest.json"))
    assert run("export", named, "-f", "csv", "-o", records.with_name("x.csv")).code == 2
    assert named.read_bytes() == before
    assert run("export", named, "-f", "csv", "-o", records.parent).code == 2


def test_how_a_table_looks(run: Any, records: Path) -> None:
    plain = run("export", records, "-f", "acled").out.encode()
    marked = run("export", records, "-f", "acled", "--bom", "--delimiter", "tab").out.encode()
    assert marked.startswith(b"\xef\xbb\xbf")
    assert table(marked, "\t") == table(plain)
    assert [row["sentence"] for row in csv.DictReader(io.StringIO(run("export", records, "-f", "csv").out))]


def test_a_formula_in_a_title_is_guarded_unless_asked(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_bytes(encode_record(claims_record(title="=1+1")))
    assert table(run("export", file, "-f", "csv").out.encode())[0]["title"] == "'=1+1"
    assert table(run("export", file, "-f", "csv", "--no-formula-guard").out.encode())[0]["title"] == "=1+1"


@pytest.mark.parametrize("format_", FORMATS)
def test_withheld_names_are_in_neither_the_export_nor_its_manifest(run: Any, records: Path, format_: str) -> None:
    records.write_bytes(RECORD)
    target = records.with_name("out.file")
    ended = run("export", records, "-f", format_, "-o", target, "--withhold-persons")
    told = manifest(target)
    everything = " ".join([*texts_of(format_, target.read_bytes()), json.dumps(told, ensure_ascii=False), ended.err])
    assert [name for name in PRIVATE if name in everything] == []
    assert told["persons_withheld"] == 2
    assert told["options"]["withhold_persons"] is True
    assert "Persons whose names are withheld: 2" in ended.err


def test_a_workbook_is_not_put_into_a_terminal(run: Any, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    ended = run("export", records, "-f", "xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert "-o" in ended.err


def test_the_sheets_speak_the_language_asked_for(run: Any, records: Path) -> None:
    target = records.with_name("claims.xlsx")
    assert run("export", records, "-f", "xlsx", "-o", target, "--lang", "ar").code == 0
    assert load_labels("ar")("workbook", "column") in " ".join(texts_of("xlsx", target.read_bytes()))
    assert load_catalogue()["export.about"]["ar"]


def test_neither_the_names_of_inputs_nor_why_they_failed_stand_in_a_manifest_where_names_are_withheld(
    run: Any, records: Path
) -> None:
    bad = records.with_name("Nader al-Sabbagh.json")
    bad.write_bytes(broken(document={"text": CLAIM_TEXT.replace("نادر الصباغ", "نادر الصباع")}))
    target = records.with_name("out.csv")
    ended = run("export", bad, records, "-f", "csv", "-o", target, "--withhold-persons")
    assert ended.code == 2
    assert "Nader al-Sabbagh.json" in ended.err
    told = target.with_name("out.csv.manifest.json").read_text("utf-8")
    assert len(json.loads(told)["not_read"]) == 1
    assert [name for name in (*PRIVATE, "الصباع") if name in told] == []


def test_the_place_of_the_manifest_is_looked_at_before_anything_is_written(run: Any, records: Path) -> None:
    target = records.with_name("out.csv")
    target.with_name("out.csv.manifest.json").mkdir()
    ended = run("export", records, "-f", "csv", "-o", target)
    assert ended.code == 2
    assert "out.csv.manifest.json" in ended.err
    assert not target.exists()
    missing = run("export", records, "-f", "csv", "-o", records.parent / "nowhere" / "out.csv")
    assert missing.code == 2
    assert "nowhere" in missing.err


def test_a_device_has_no_manifest_beside_it(run: Any, records: Path) -> None:
    ended = run("export", records, "-f", "csv", "-o", "/dev/null")
    assert ended.code == 0
    assert not Path("/dev/null.manifest.json").exists()
