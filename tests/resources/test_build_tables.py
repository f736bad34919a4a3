"""Compiled tables: made of what has changed, checked against it, and the same as their files to those who read them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from musnad.arabic import lexicon
from musnad.arabic.lexicon import Entry, compile_table, compiled_path, load, rows
from musnad.errors import LexiconError
from musnad.reading.reader import Reader
from resources.tables.build_tables import FOLDERS, PACKAGE, build, problems, type_of

TOOLS = "- form: فأس\n  gloss: axe\n  example: حمل فأسا.\n"
TYPES = {"lexicons/tools.yaml": Entry, "lexicons/more/*.yaml": None}
FILES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for folder in FOLDERS
    for path in (PACKAGE / folder).rglob("*.yaml")
    if path.name != "rules.yaml"
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "lexicons" / "more").mkdir(parents=True)
    (tmp_path / "lexicons" / "tools.yaml").write_text(TOOLS, "utf-8")
    (tmp_path / "lexicons" / "more" / "things.yaml").write_text("- {form: إبرة}\n", "utf-8")
    (tmp_path / "lexicons" / "rules.yaml").write_text("cue-verb: {}\n", "utf-8")
    return tmp_path


def test_every_table_is_compiled_once_and_then_only_what_has_changed(package: Path) -> None:
    assert build(package, TYPES) == ["lexicons/more/things.msgpack", "lexicons/tools.msgpack"]
    assert build(package, TYPES) == []
    assert list(problems(package, TYPES)) == []
    tools = package / "lexicons" / "tools.yaml"
    before = compiled_path(tools).read_bytes()
    tools.write_text(TOOLS.replace("axe", "hatchet"), "utf-8")
    assert build(package, TYPES) == ["lexicons/tools.msgpack"]
    tools.write_text(TOOLS, "utf-8")
    build(package, TYPES)
    assert compiled_path(tools).read_bytes() == before


def test_what_has_changed_or_was_never_compiled_is_named_with_what_to_run(package: Path) -> None:
    build(package, TYPES)
    (package / "lexicons" / "tools.yaml").write_text(TOOLS.replace("axe", "hatchet"), "utf-8")
    (package / "lexicons" / "more" / "things.msgpack").unlink()
    assert list(problems(package, TYPES)) == [
        "lexicons/more/things.yaml has changed since its table was compiled: run make tables",
        "lexicons/tools.yaml has changed since its table was compiled: run make tables",
    ]


def test_a_compiled_table_that_was_changed_by_itself_is_named(package: Path) -> None:
    build(package, TYPES)
    table = package / "lexicons" / "tools.msgpack"
    table.write_bytes(table.read_bytes().replace(b"axe", b"saw"))
    assert len(list(problems(package, TYPES))) == 1


def test_a_table_whose_file_is_gone_is_named_and_removed(package: Path) -> None:
    build(package, TYPES)
    (package / "lexicons" / "tools.yaml").unlink()
    assert list(problems(package, TYPES)) == [
        "lexicons/tools.msgpack is compiled of a file that is gone: run make tables"
    ]
    assert build(package, TYPES) == ["lexicons/tools.msgpack"]
    assert not (package / "lexicons" / "tools.msgpack").exists()


def test_a_file_that_is_damaged_or_of_no_known_type_is_named_and_the_others_are_checked(package: Path) -> None:
    build(package, TYPES)
    (package / "lexicons" / "tools.yaml").write_text(TOOLS + TOOLS, "utf-8")
    (package / "lexicons" / "new.yaml").write_text(TOOLS, "utf-8")
    (package / "lexicons" / "more" / "things.yaml").write_text("- {form: خيط}\n", "utf-8")
    unread, new, damaged = problems(package, TYPES)
    assert unread.startswith("lexicons/more/things.yaml has changed")
    assert new == "lexicons/new.yaml: say in resources/tables/build_tables.py of what type its entries are"
    assert "stands twice" in damaged
    with pytest.raises(LexiconError):
        build(package, TYPES)


@pytest.mark.parametrize("name", FILES)
def test_each_file_gives_the_same_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = Path(shutil.copy(PACKAGE / name, tmp_path))
    entry = type_of(name)

    def read() -> object:
        return rows(path) if entry is None else load(path, entry)

    plain = read()
    compiled_path(path).write_bytes(compile_table(path, entry))
    monkeypatch.delattr(lexicon, "_list")  # what reads the file itself
    assert read() == plain


def test_the_reader_loads_every_file_as_what_it_is_compiled_as(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: dict[str, type[Entry]] = {}
    read = lexicon._compiled  # noqa: SLF001 - the one place that every load passes

    def noted(path: Path, data: bytes, shape: Any) -> Any:
        if get_origin(shape) is tuple:
            loaded[path.relative_to(PACKAGE).as_posix()] = get_args(shape)[0]
        return read(path, data, shape)

    monkeypatch.setattr(lexicon, "_compiled", noted)
    Reader.load()
    assert loaded
    assert {name: type_of(name) for name in loaded} == loaded
