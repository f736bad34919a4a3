"""`musnad export` of a case."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.case.case import Case
from musnad.case.reading import Tools
from musnad.case.settings import CaseSettings
from musnad.export.formats import FORMATS, INCIDENT_FORMATS
from tests.case.bombing import HUDA, OMAR, PRIVATE, fill, keys_of
from tests.case.conftest import SALMA

CLAIMS = 11
"""So many claims leave; one more is rejected."""


@pytest.fixture(scope="module")
def case(tools: Tools) -> Iterator[Path]:
    """A case that is only read here."""
    with tempfile.TemporaryDirectory(prefix="musnad-export-") as name:
        folder = Path(name) / "case"
        with Case.make(folder, CaseSettings(title="قصف الباب"), SALMA) as made:
            fill(made, tools, Path(name) / "in")
        yield folder


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out, newline="")))


def manifest(target: Path) -> Any:
    return json.loads(target.with_name(target.name + ".manifest.json").read_bytes())


@pytest.mark.parametrize("format_", [*FORMATS, *INCIDENT_FORMATS])
def test_every_format_is_written_with_its_manifest(run: Any, case: Path, tmp_path: Path, format_: str) -> None:
    target = tmp_path / "out.file"
    ended = run("export", "--case", case, "-f", format_, "-o", target, "--lang", "ar")
    assert (ended.code, ended.out) == (0, "")
    told = manifest(target)
    data = target.read_bytes()
    assert (told["sha256"], told["bytes"], told["format"]) == (hashlib.sha256(data).hexdigest(), len(data), format_)
    assert (told["documents"], told["claims"]) == (4, CLAIMS + 1)
    assert told["exported"] + sum(each["count"] for each in told["left_out"]) == CLAIMS + 1
    rejected = next(each for each in told["left_out"] if each["reason"] == "rejected")
    assert rejected["about"]["ar"] == "رفضه من حكم فيه"
    assert {each["report"] for each in rejected["claims"]} != {""}
    assert [each["input"] != "" for each in told["not_read"]] == [True]
    assert "تُرك 1: رفضه من حكم فيه" in ended.err


def test_the_case_is_that_of_the_option_of_the_environment_or_at_hand(
    run: Any, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = run("export", "-c", case, "-f", "csv").out
    assert len(rows(wanted)) == CLAIMS
    assert run("export", "-f", "csv", environ={"MUSNAD_CASE": str(case)}).out == wanted
    monkeypatch.chdir(case)
    assert run("export", "-f", "csv").out == wanted


def test_where_there_is_no_case_it_is_told(run: Any, tmp_path: Path) -> None:
    ended = run("export", "--case", tmp_path, "-f", "csv")
    assert (ended.code, ended.out) == (2, "")
    assert "no case is here" in ended.err
    assert "لا قضية هنا" in run("export", "--case", tmp_path, "-f", "csv", "--lang", "ar").err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), {"ASSAULT", "HARM", "COERCE"}),
        (("--only", "coerce"), {"COERCE"}),
        (("--place", "Idlib"), {"COERCE"}),
        (("--place", "محافظة حلب", "--only", "HARM"), {"HARM"}),
        (("--place", "geonames:174018"), {"ASSAULT", "HARM"}),
        (("--target", "عشرات المحتجين"), {"COERCE"}),
        (("--speaker", "sana", "--only", "ASSAULT"), {"ASSAULT"}),
        (("--speaker", "وكالة الأنباء السورية سانا", "--mode", "killed"), {"HARM"}),
        (("--outlet", "=الموقع", "--since", "2021-03-02", "--until", "2021-03-02", "--only", "COERCE"), {"COERCE"}),
        (("--since", "2022-01-01"), set()),
        (("--since", "2022-01-01", "--undated"), {"ASSAULT"}),
        (("--act", "deny"), {"ASSAULT"}),
        (("--origins", "3", "--only", "HARM"), {"HARM"}),
        (("--origins", "9"), set()),
        (("--not-contradicted", "--only", "COERCE"), {"COERCE"}),
        (("--contradicted", "--only", "COERCE"), set()),
        (("--verdict", "disputed"), set()),
    ],
)
def test_claims_are_chosen(run: Any, case: Path, options: tuple[str, ...], expected: set[str]) -> None:
    ended = run("export", "-c", case, "-f", "csv", *options)
    assert ended.code == 0, ended.err
    found = rows(ended.out)
    assert {row["type"] for row in found} == expected
    assert not options or len(found) < CLAIMS


def test_verdicts_reports_and_incidents_are_chosen(run: Any, case: Path) -> None:
    whole = rows(run("export", "-c", case, "-f", "csv", "--rejected").out)
    assert len(whole) == CLAIMS + 1
    with Case.open(case) as opened, opened.reading() as connection:
        keys = keys_of(connection)
    ids = [row["claim_id"] for row in rows(run("export", "-c", case, "-f", "csv", "--verdict", "accepted").out)]
    assert ids == [keys[0].claim, keys[2].claim]
    assert rows(run("export", "-c", case, "-f", "csv", "--verdict", "rejected").out) == []
    ended = run("export", "-c", case, "-f", "csv", "--verdict", "rejected", "--rejected")
    assert [(row["claim_id"], row["judged_by"]) for row in rows(ended.out)] == [(keys[1].claim, f"{OMAR} | {HUDA}")]
    own = rows(run("export", "-c", case, "-f", "csv", "--report", keys[-1].report, "--rejected").out)
    assert {row["report_id"] for row in own} == {keys[-1].report}
    incident = whole[0]["incident_id"]
    own = rows(run("export", "-c", case, "-f", "csv", "--incident", incident, "--rejected").out)
    assert len(own) == sum(row["incident_id"] == incident for row in whole)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--only", "WAR"), "there is no type WAR"),
        (("--act", "sing"), "there is no sing"),
        (("--verdict", "guilty"), "there is no guilty"),
        (("--since", "yesterday"), "since: yesterday is no day"),
        (("--until", "2021-02-30"), "until: 2021-02-30 is no day"),
        (("--since", "2021-02-02", "--until", "2021-02-01"), "lies behind"),
        (("--place", "لامكان بعيد جدا"), "the gazetteer has no such place"),
    ],
)
def test_what_cannot_be_asked_for_is_told_and_nothing_written(
    run: Any, case: Path, tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    for language in ("en", "ar"):
        ended = run("export", "-c", case, "-f", "csv", "-o", tmp_path / "out.csv", *options, "--lang", language)
        assert (ended.code, ended.out) == (2, "")
        assert language == "ar" or told in ended.err
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--since", "2021-01-01", "--rejected"), "--since, --rejected: only a case"),
        (("-c", "somewhere"), "not both"),
        (("-f", "incidents-csv"), "incidents-csv is of a case"),
        (("-f", "package"), "package is a file of its own"),
    ],
)
def test_what_only_a_case_has_is_not_asked_of_reports(
    run: Any, report: Path, options: tuple[str, ...], told: str
) -> None:
    format_ = () if "-f" in options else ("-f", "csv")
    ended = run("export", report, *format_, *options)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_how_a_table_of_incidents_looks(run: Any, case: Path) -> None:
    marked = run("export", "-c", case, "-f", "incidents-csv", "--bom", "--delimiter", ";").out
    assert marked.startswith("\ufeff")
    assert ";" in marked.splitlines()[0]
    unguarded = rows(run("export", "-c", case, "-f", "incidents-csv", "--no-formula-guard").out)
    assert any(value.startswith("=") for row in unguarded for value in row.values())
    assert run("export", "-c", case, "-f", "incidents-geojson", "--bom").code == 2


def test_a_workbook_or_a_package_is_not_put_into_a_terminal(
    run: Any, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for format_ in ("incidents-xlsx", "package"):
        ended = run("export", "-c", case, "-f", format_)
        assert (ended.code, ended.out) == (2, "")
        assert "-o" in ended.err


def test_withheld_names_are_in_neither_file_nor_manifest(run: Any, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "incidents.csv"
    by_name = ("--speaker", PRIVATE[0], "--speaker", "سانا")
    ended = run("export", "-c", case, "-f", "incidents-csv", "-o", target, "--withhold-persons", *by_name)
    assert ended.code == 0
    assert manifest(target)["options"]["speaker"] == ["[name withheld]"]
    ended = run("export", "-c", case, "-f", "incidents-csv", "-o", target, "--withhold-persons")
    everything = target.read_text("utf-8") + json.dumps(manifest(target), ensure_ascii=False) + ended.err
    assert [name for name in (*PRIVATE, HUDA, OMAR) if name in everything] == []
    assert "Persons whose names are withheld: 3" in ended.err


def test_a_package_shows_the_hash_that_proves_it_and_is_entered(run: Any, tools: Tools, tmp_path: Path) -> None:
    folder, target = tmp_path / "case", tmp_path / "case.zip"
    with Case.make(folder, CaseSettings(title="قضية"), SALMA) as made:
        fill(made, tools, tmp_path / "in")
    ended = run("export", "-c", folder, "-f", "package", "-o", target, "--only", "ASSAULT", "--as", "سارة")
    assert ended.code == 0, ended.err
    with zipfile.ZipFile(target) as archive:
        inside = archive.read("manifest.json")
    assert hashlib.sha256(inside).hexdigest() in ended.out
    assert json.loads(inside)["options"]["only"] == ["ASSAULT"]
    told = manifest(target)
    assert told["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert told["exported"] == json.loads(inside)["claims"]
    listed = run("journal", "-c", folder, "--json").out
    assert told["sha256"] in listed
    assert "سارة" in listed
    assert run("verify", "-c", folder).code == 0
