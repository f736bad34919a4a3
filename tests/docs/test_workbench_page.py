"""The page of the workbench shows what is printed, and names pages, options and keys that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.examples import ROOT, difference, examples, run

PAGE = (ROOT / "docs" / "workbench.md").read_text("utf-8")
KEYS = ROOT / "src" / "musnad" / "web" / "ui" / "src" / "lib" / "report" / "keys.ts"


def test_the_commands_of_the_page_show_what_is_printed(tmp_path: Path) -> None:
    shown = [example for example in examples(PAGE) if example.kind == "shell"]
    assert len(shown) > 1
    for example in shown:
        printed = run(example, {}, tmp_path)
        assert not difference(example.shown or "", printed), difference(example.shown or "", printed)


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z-]+)", PAGE))))
def test_every_option_that_the_page_names_exists(option: str) -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src" / "musnad" / "cli").glob("*.py"))
    assert f'"{option}"' in sources


def test_every_key_that_the_page_names_does_something() -> None:
    named = set(re.findall(r"`([A-Z?])`", PAGE.partition("## By keyboard")[2].partition("##")[0]))
    kept = re.search(r"KEYS[^{]*\{(.*?)\};", KEYS.read_text("utf-8"), re.DOTALL)
    assert kept is not None
    assert named == set(re.findall(r"'([A-Z?])'", kept[1]))
