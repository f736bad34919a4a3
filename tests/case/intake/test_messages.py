"""Whatever intake refuses or notes can be told in both languages, and nothing else is in the catalogue."""

import re
from pathlib import Path

import pytest

import musnad.case.intake
from musnad.cli.messages import load_catalogue

CATALOGUE = load_catalogue()
FILES = sorted(Path(musnad.case.intake.__path__[0]).glob("*.py"))
SOURCE = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
TOLD = sorted(key for key in CATALOGUE if key.startswith("intake."))


def test_every_message_that_intake_asks_for_is_there() -> None:
    asked = set(re.findall(r"\"((?:input|intake)\.[\w.-]+)\"", SOURCE))
    assert len(asked) > 10
    assert asked <= set(CATALOGUE)


@pytest.mark.parametrize("key", TOLD)
def test_every_message_of_intake_is_asked_for(key: str) -> None:
    assert f'"{key.removeprefix("intake.note.")}"' in SOURCE
