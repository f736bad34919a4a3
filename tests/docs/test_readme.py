import re
from pathlib import Path
from typing import Any, get_args

import pytest

from musnad.cli.help import COMMANDS
from musnad.export.formats import FORMATS
from musnad.model.record import EventType
from tests.docs.examples import ROOT, difference, examples, run

README = (ROOT / "README.md").read_text("utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")
NAMES: dict[str, Any] = {}  # the names that the README's Python blocks share, in the order they are run


@pytest.mark.parametrize("example", examples(README), ids=lambda example: f"line {example.line}")
def test_the_readme_shows_what_is_printed(example: Any) -> None:
    printed = run(example, NAMES)
    if example.shown is not None:
        assert not difference(example.shown, printed), difference(example.shown, printed)


def test_the_first_python_of_the_readme_is_five_lines_and_shows_its_output() -> None:
    first = next(example for example in examples(README) if example.kind == "python")
    assert len([line for line in first.source.split("\n") if line.strip()]) <= 5
    assert first.shown


def test_the_readme_shows_the_command_line_at_work() -> None:
    assert any(example.kind == "shell" and example.shown for example in examples(README))


@pytest.mark.parametrize("page", PAGES)
def test_every_target_of_make_that_a_page_names_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`|^\$ make ([a-z]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE))
    assert {one or other for one, other in named} <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_project_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", (ROOT / page).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    paths = re.findall(r"`((?:src|tests|resources|bench|samples)/[\w./-]*)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_architecture_names_every_package_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    packages = {path.parent.name for path in Path(ROOT / "src" / "musnad").glob("*/__init__.py")}
    pictured = set(re.findall(r"^    (\w+)/ +", text, re.MULTILINE))
    assert packages <= pictured
    assert [name for name in pictured if not (ROOT / "src" / "musnad" / name).is_dir()] == []


@pytest.mark.parametrize(
    ("title", "package"), [("The reading, module by module", "reading"), ("Across reports: linking", "linking")]
)
def test_the_architecture_names_every_module_of_a_package_and_no_other(title: str, package: str) -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    named = re.findall(r"`(\w+)`", " ".join(rows))
    modules = [path.stem for path in (ROOT / "src" / "musnad" / package).glob("*.py") if path.stem != "__init__"]
    assert sorted(named) == sorted(modules)


def test_the_architecture_names_every_module_of_a_case() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("\n## A case on disk\n")[2].partition("\n## ")[0]
    modules = [path.name for path in (ROOT / "src" / "musnad" / "case").glob("*.py") if path.stem != "__init__"]
    assert [name for name in modules if f"`{name}`" not in text and name != "messages.py"] == []


def test_the_architecture_names_every_module_of_the_exports_and_no_other() -> None:
    title = "\n## What is told of a claim: codes, exports, explanations\n"
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition(title)[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ((?:`\w+\.py`(?:, )?)+) \|", text, re.MULTILINE)
    named = re.findall(r"`(\w+)\.py`", " ".join(rows))
    modules = [path.stem for path in (ROOT / "src" / "musnad" / "export").glob("*.py") if path.stem != "__init__"]
    assert sorted(named) == sorted(modules)


def test_the_architecture_names_every_module_of_the_intake_and_no_other() -> None:
    named = re.findall(r"`intake/(\w+)\.py`", (ROOT / "ARCHITECTURE.md").read_text("utf-8"))
    folder = ROOT / "src" / "musnad" / "case" / "intake"
    assert sorted(named) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


def test_the_readme_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"[`$] ?musnad (?:--lang ar )?([a-z][a-z-]*)\b", README)) == set(COMMANDS)


def test_the_readme_names_every_format_of_export() -> None:
    part = README.partition("**`musnad export`**")[2].partition("```")[0]
    assert [name for name in FORMATS if f"`{name}`" not in part] == []


def test_the_contributing_names_every_file_of_words_of_events() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    types = {f"{type_.lower()}.yaml" for type_ in get_args(EventType)}
    others = {path.name for path in (ROOT / "src" / "musnad" / "lexicons" / "events").glob("*.yaml")} - types
    assert [name for name in sorted(others) if f"`{name}`" not in text] == []
