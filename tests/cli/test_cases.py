from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from musnad.case.settings import load_settings
from musnad.cli import main


def test_a_case_is_made_and_says_where_its_settings_are(run: Any, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "hasaka")
    assert (ended.code, ended.err) == (0, "")
    assert str(tmp_path / "hasaka" / "case.toml") in ended.out
    assert load_settings(tmp_path / "hasaka").title == "hasaka"


def test_the_tables_of_the_user_go_into_the_settings_of_the_case(run: Any, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("[]")
    (tmp_path / "config.toml").write_text('actors = ["own.yaml"]')
    run("init", tmp_path / "case", "--title", "قضية", "--config", tmp_path / "config.toml")
    settings = load_settings(tmp_path / "case")
    assert (settings.title, settings.actors, settings.gazetteers) == ("قضية", (str(tmp_path / "own.yaml"),), ())


def test_what_is_wrong_with_a_case_is_told_in_the_language(run: Any, tmp_path: Path) -> None:
    run("init", tmp_path / "case")
    assert "there is a case already" in run("init", tmp_path / "case").err
    ended = run("init", tmp_path / "case", "--lang", "ar")
    assert ended.code == 2
    assert "في هذا المجلد ملف قضية من قبل" in ended.err


def test_a_library_that_is_not_installed_is_named_with_what_installs_it(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_there(_: str) -> None:
        raise ModuleNotFoundError("No module named 'sqlalchemy'", name="sqlalchemy")

    monkeypatch.setattr(main, "import_module", not_there)
    ended = run("init", tmp_path / "case")
    assert ended.code == 2
    assert "musnad[case]" in ended.err


def test_other_errors_of_import_are_not_hidden(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "musnad.cli.init", None)
    with pytest.raises(ModuleNotFoundError, match="musnad"):
        run("init", "x")
