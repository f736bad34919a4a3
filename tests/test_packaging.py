"""A wheel carries the pages: they are built for it, by npm, unless they are there."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NPM = """#!/bin/sh
echo "$PWD: $*" >> {log}
[ "$1" != run ] || {{ mkdir -p ../pages && echo built > ../pages/index.html; }}
"""
FAILING = "#!/bin/sh\nexit 3\n"
Prepare = Callable[[str], None]


@pytest.fixture
def module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def prepare(module: ModuleType, tmp_path: Path) -> Prepare:
    (tmp_path / "src/musnad/web/ui").mkdir(parents=True)
    nothing: Any = None
    hook = module.PagesHook(str(tmp_path), {}, nothing, nothing, str(tmp_path), "wheel")

    def run(version: str) -> None:
        hook.initialize(version, {})

    return run


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    npm = folder / "npm"
    npm.write_text(script.format(log=folder / "log"), "utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_the_pages_are_built_from_the_packages_of_the_lockfile(
    prepare: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "bin", NPM, monkeypatch)
    prepare("standard")
    sources = tmp_path / "src/musnad/web/ui"
    assert (tmp_path / "bin/log").read_text("utf-8").splitlines() == [f"{sources}: ci", f"{sources}: run build"]
    assert (tmp_path / "src/musnad/web/pages/index.html").is_file()


def test_pages_that_are_there_are_taken_without_npm(
    prepare: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    pages = tmp_path / "src/musnad/web/pages"
    pages.mkdir()
    (pages / "index.html").write_text("here", "utf-8")
    prepare("standard")
    assert (pages / "index.html").read_text("utf-8") == "here"


def test_without_npm_the_build_says_what_to_install(
    prepare: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RuntimeError, match=r"Install Node\.js"):
        prepare("standard")


def test_a_working_copy_needs_no_pages(prepare: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    prepare("editable")
    assert not (tmp_path / "src/musnad/web/pages").exists()


def test_a_build_that_fails_makes_no_wheel(prepare: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "bin", FAILING, monkeypatch)
    with pytest.raises(Exception, match="npm"):
        prepare("standard")
