"""The commands that look at a case and decide in it, on the case of the samples."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from musnad.cli.main import load_reader, main

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case that the samples make."""
    folder = tmp_path_factory.mktemp("made") / "case"
    reports = [*sorted((SAMPLES / "case").iterdir()), SAMPLES / "02-wire-market-bombing.txt"]
    home = {"HOME": str(folder.parent), "MUSNAD_USER": "سلمى"}
    for command in (["init", folder], ["add", "-c", folder, *reports], ["run", "-c", folder]):
        assert main([str(word) for word in command], home, load_reader) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "case"))


def claim_of(run: Any, folder: Path) -> str:
    found = json.loads(run("search", "الخالدات", "--json", "-c", folder).out)
    return str(found["hits"][0]["claims"][0]["claim"])


def test_search_shows_where_the_words_stand_and_the_claims(run: Any, folder: Path) -> None:
    ended = run("search", "بالخالدات", "-c", folder)
    assert ended.code == 0
    assert "⟨الخالدات⟩" in ended.out
    assert "According to" in ended.out
    assert "1 to 5 of 5 reports." in ended.err
    arabic = run("search", "الخالدات", "-c", folder, "--lang", "ar", "--limit", "2", "--offset", "2")
    assert "من 3 إلى 4 من 5 تقريراً." in arabic.err


def test_search_finds_the_other_names_on_wish(run: Any, folder: Path) -> None:
    assert run("search", "الداخلية العراقية", "-c", folder).code == 0
    assert run("search", "nowhere", "-c", folder).code == 1


def test_search_takes_filters_without_words(run: Any, folder: Path) -> None:
    ended = run("search", "--only", "COERCE", "--json", "-c", folder)
    hits = json.loads(ended.out)["hits"]
    assert hits
    assert {claim["type"] for hit in hits for claim in hit["claims"]} == {"COERCE"}
    wrong = run("search", "--only", "DANCE", "-c", folder)
    assert wrong.code == 2
    assert "DANCE" in wrong.err


def test_what_is_wrong_with_a_search_is_told(run: Any, folder: Path) -> None:
    ended = run("search", '"السوق', "-c", folder)
    assert (ended.code, ended.out) == (2, "")
    assert "does not close" in ended.err


@pytest.mark.parametrize(
    ("option", "most"), [("--offset", 1_000_000_000), ("--limit", 100_000), ("--origins", 1_000_000_000)]
)
@pytest.mark.parametrize("command", ["search", "incidents"])
def test_numbers_that_no_case_has_are_refused(run: Any, folder: Path, command: str, option: str, most: int) -> None:
    ended = run(command, option, "1000000000000000000000", "-c", folder)
    assert (ended.code, ended.out) == (2, "")
    assert f"{option} NUMBER is a whole number from" in ended.err
    assert str(most) in ended.err
    assert str(most) in run(command, option, most + 1, "-c", folder, "--lang", "ar").err
    assert run(command, option, most, "-c", folder).code in (0, 1)


@pytest.mark.parametrize("words", [["*"], ["-"], ["("], [""], ["*", "("]])
def test_words_without_a_word_are_told_and_list_nothing(run: Any, folder: Path, words: list[str]) -> None:
    ended = run("search", *words, "-c", folder)
    assert (ended.code, ended.out) == (2, "")
    assert "no word" in ended.err


def test_a_place_that_the_claims_name_is_found(run: Any, folder: Path) -> None:
    ended = run("search", "--place", "الخالدات", "-c", folder)
    assert ended.code == 0
    assert "al-Khaldat" in ended.out


def test_incidents_are_listed_those_of_most_origins_first(run: Any, folder: Path) -> None:
    ended = run("incidents", "-c", folder)
    assert ended.code == 0
    counted = [int(number) for number in re.findall(r"origins (\d+)", ended.out)]
    assert counted == sorted(counted, reverse=True)
    assert len(run("incidents", "--all", "-c", folder, "--limit", "500").out.splitlines()) > len(counted)
    assert run("incidents", "--origins", "90", "-c", folder).code == 1


def test_an_incident_is_shown_with_both_sides_of_its_contradictions(run: Any, folder: Path) -> None:
    name = run("incidents", "-c", folder).out.split()[0]
    ended = run("incidents", name[:8], "-c", folder)
    assert "Independent origins:" in ended.out
    assert "34 ↔ 41" in ended.out
    assert "قتلوا وأصيب 34 آخرون" in ended.out
    assert "وإصابة 41 آخرين" in ended.out
    assert "paper-copies-the-wire.txt" in ended.out
    assert re.search(r"market-bombing\.txt \(\d+%\) ↔ .*paper-copies-the-wire\.txt \(\d+%\)", ended.out) or re.search(
        r"paper-copies-the-wire\.txt \(\d+%\) ↔ .*market-bombing\.txt \(\d+%\)", ended.out
    )
    assert run("incidents", "--first", "-c", folder).out == ended.out
    arabic = run("incidents", name, "-c", folder, "--lang", "ar")
    assert "المصادر المستقلة:" in arabic.out
    assert run("incidents", "zzzz", "-c", folder).code == 2


def test_lists_have_the_marks_of_their_language(run: Any, folder: Path) -> None:
    arabic = run("incidents", "--first", "-c", folder, "--lang", "ar").out
    assert "الأعلى؛ " in arabic
    assert "highest; " in run("incidents", "--first", "-c", folder).out
    assert re.search(r"[ء-ي]\s*[;,]\s", "\n".join(line for line in arabic.splitlines() if " / " in line)) is None


def test_the_help_tells_what_is_left_open(run: Any) -> None:
    assert "no upper limit" in " ".join(run("incidents", "--help").out.split())
    assert "بلا حد أعلى" in " ".join(run("incidents", "--help", "--lang", "ar").out.split())


def test_decisions_are_told_entered_and_taken_back(run: Any, folder: Path) -> None:
    claim = claim_of(run, folder)
    by = ("-c", folder, "--as", "هدى")
    assert "accepted by هدى" in run("judge", "accept", claim, *by).out
    assert "so already" in run("judge", "accept", claim, *by).out
    assert run("judge", "reject", claim, *by).code == 2
    assert "rejected by هدى" in run("judge", "reject", claim, "--reason", "خبر رياضي", *by).out
    corrected = run("judge", "correct", claim, "counts", "killed=4-6", "injured=20-", *by)
    assert "corrected by هدى" in corrected.out
    assert "undone by هدى" in run("judge", "undo", *by).out
    journal = run("journal", "-c", folder, "--who", "هدى").out.splitlines()
    assert len(journal) == 4
    assert "خبر رياضي" in journal[1]
    assert run("verify", "-c", folder).code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["counts", "many"], "killed=4-6"),
        (["time", "2022", "2023"], "one value"),
        (["time", "2022-01-01", "--words", "here"], "120-134"),
        (["time", "yesterday"], "EDTF"),
        (["weather", "fine"], "no field"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(run: Any, folder: Path, words: list[str], message: str) -> None:
    ended = run("judge", "correct", claim_of(run, folder), *words, "-c", folder)
    assert ended.code == 2
    assert message in ended.err


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (["counts", "killed=2", "dead=4"], "killed, injured, detained"),
        (["type", "FOO"], "ASSAULT, HARM, CONTROL"),
        (["factuality", "sure"], "asserted, negated, future, possible"),
        (["type", "-"], "ASSAULT, HARM, CONTROL"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_a_code_can_be_is_listed(run: Any, folder: Path, words: list[str], known: str, language: str) -> None:
    ended = run("judge", "correct", claim_of(run, folder), *words, "-c", folder, "--lang", language)
    assert (ended.code, ended.out) == (2, "")
    assert known in ended.err
    assert words[-1].partition("=")[0] in ended.err
    assert ("there is no" in ended.err) == (language == "en")
    assert "$" not in ended.err


def test_what_a_mode_can_be_is_listed_with_its_type(run: Any, folder: Path) -> None:
    claim = claim_of(run, folder)
    assert run("judge", "correct", claim, "type", "COERCE", "-c", folder).code == 0
    ended = run("judge", "correct", claim, "mode", "bombing", "-c", folder)
    assert ended.code == 2
    assert "COERCE has no bombing; it can be " in ended.err
    assert "arrest" in ended.err


def test_a_field_is_left_open_by_a_hyphen(run: Any, folder: Path) -> None:
    claim = claim_of(run, folder)
    for field in ("place", "actors", "counts", "time"):
        assert run("judge", "correct", claim, field, "-", "-c", folder).code == 0
    lines = [json.loads(line) for line in run("journal", "--json", "--subject", claim, "-c", folder).out.splitlines()]
    values = {name: each["value"] for name, each in lines[-1]["after"]["corrections"].items()}
    assert values == {"place": None, "actors": [], "counts": [], "time": None}


def test_incidents_are_merged_and_split_on_the_command_line(run: Any, folder: Path) -> None:
    listed = [line.split()[0] for line in run("incidents", "-c", folder).out.splitlines()]
    assert "put together" in run("judge", "merge", *listed[:2], "-c", folder).out
    first = run("incidents", "-c", folder).out.splitlines()
    assert len(first) < len(listed) + 1
    shown = json.loads(run("incidents", listed[0], "--json", "-c", folder).out)
    key = shown["claims"][0]["key"]
    assert "split" in run("judge", "split", listed[0], f"{key['report']}/{key['claim']}", "-c", folder).out
    assert run("verify", "-c", folder).code == 0


def test_verify_names_what_was_altered_and_ends_with_one(run: Any, folder: Path) -> None:
    head = json.loads(run("verify", "--json", "-c", folder).out)["head"]
    assert run("verify", "--head", head[:10], "-c", folder).code == 0
    original = next((folder / "originals").glob("??/*"))
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b" ")
    for language, told in (("en", "not what was received"), ("ar", "ليس كما ورد")):
        ended = run("verify", "-c", folder, "--lang", language)
        assert ended.code == 1
        assert original.name in ended.out
        assert told in ended.out
    assert run("verify", "--all", "-c", folder).code == 1


def test_verify_tells_a_case_that_is_none_from_one_that_is_damaged(run: Any, folder: Path, tmp_path: Path) -> None:
    assert run("verify", "-c", tmp_path / "nowhere").code == 2
    (folder / "case.toml").write_text("title = 5", encoding="utf-8")
    assert run("verify", "-c", folder).code == 1


def test_names_in_the_journal_are_searched(run: Any, folder: Path) -> None:
    lines = run("journal", "-c", folder, "--lang", "ar").out.splitlines()
    assert "أنشأ القضية" in lines[0]
    assert all("سلمى" in line for line in lines)
    assert len(run("journal", "-c", folder, "--after", "1").out.splitlines()) == len(lines) - 1


def test_settings_that_were_changed_are_named_and_entered_by_the_next_run(run: Any, folder: Path) -> None:
    settings = folder / "case.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "# ours\n", encoding="utf-8")
    ended = run("verify", "-c", folder)
    assert (ended.code, "case.toml" in ended.out) == (1, True)
    assert "entered in the journal" in run("run", "-c", folder).err
    assert run("verify", "-c", folder).code == 0
    assert "changed case.toml" in run("journal", "-c", folder).out.splitlines()[-1]
    assert run("run", "-c", folder).err == ""
