"""The commands of the page of cases do what the page shows, one after the other in an empty folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.examples import ROOT, difference, examples, run

PAGE = (ROOT / "docs" / "case.md").read_text("utf-8")


def test_the_commands_of_the_page_show_what_is_printed(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    shown = [example for example in examples(PAGE) if example.kind == "shell"]
    assert len(shown) > 4
    for example in shown:
        printed = run(example, {}, tmp_path)
        assert not difference(example.shown or "", printed), difference(example.shown or "", printed)


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z-]+)", PAGE))))
def test_every_option_that_the_page_names_exists(option: str) -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src" / "musnad" / "cli").glob("*.py"))
    assert f'"{option}"' in sources
