import hashlib
import json
from pathlib import Path

import pytest

from resources.check_data import DATA, PLACES, REQUIREMENTS, TABLES, problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    (data / "words.rows").write_bytes(b"words")
    manifest = {
        "inputs": {"wordlist": {"version": "1.2"}},
        "outputs": {"words.rows": {"bytes": 5, "sha256": hashlib.sha256(b"words").hexdigest()}},
    }
    (data / "MANIFEST.json").write_text(json.dumps(manifest), "utf-8")
    (tmp_path / "requirements.txt").write_text("# sources\nwordlist==1.2 --hash=sha256:0\n", "utf-8")
    return data


def found(folder: Path) -> list[str]:
    return list(problems(folder, folder.parent / "requirements.txt"))


def test_data_that_is_as_it_was_built_has_no_problems(folder: Path) -> None:
    assert found(folder) == []


def test_a_changed_file_is_named(folder: Path) -> None:
    (folder / "words.rows").write_bytes(b"wards")
    assert found(folder) == ["words.rows is not the file that was built: run make lexicon"]


def test_a_missing_file_and_a_stray_one_are_named(folder: Path) -> None:
    (folder / "words.rows").rename(folder / "nouns.rows")
    missing, stray = sorted(found(folder), reverse=True)
    assert "words.rows is in the manifest but not in" in missing
    assert "nouns.rows is not in the manifest" in stray


def test_sources_other_than_the_pinned_ones_are_named(folder: Path) -> None:
    (folder.parent / "requirements.txt").write_text("wordlist==1.3\n", "utf-8")
    (problem,) = found(folder)
    assert "1.3" in problem
    assert "1.2" in problem


def test_data_without_a_manifest_is_named(folder: Path) -> None:
    (folder / "MANIFEST.json").unlink()
    (problem,) = found(folder)
    assert "no MANIFEST.json: run make lexicon" in problem


def test_the_committed_data_is_what_its_manifest_says() -> None:
    assert list(problems(DATA, REQUIREMENTS)) == []
    assert list(problems(PLACES, TABLES / "requirements.txt", "gazetteer")) == []


def test_a_table_changed_after_the_build_is_named(folder: Path) -> None:
    manifest = json.loads((folder / "MANIFEST.json").read_text("utf-8"))
    manifest["tables"] = {"towns.tsv": hashlib.sha256(b"towns").hexdigest()}
    (folder / "MANIFEST.json").write_text(json.dumps(manifest), "utf-8")
    (problem,) = problems(folder, folder.parent / "requirements.txt", "gazetteer")
    assert problem == "towns.tsv is not the table that the data was built from: run make gazetteer"
    (folder / "towns.tsv").write_bytes(b"towns")
    assert found(folder) == []
    (folder / "towns.tsv").write_bytes(b"town")
    assert len(found(folder)) == 1
