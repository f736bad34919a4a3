from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from musnad.arabic.edtf import is_value
from tests.reading.timestold import told

FILE = Path(__file__).with_name("times") / "sentences.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
FEWEST = 60


def _published(case: dict[str, Any]) -> str | None:
    return str(case["published"]) if "published" in case else None


def test_there_are_enough_sentences_of_enough_newsrooms() -> None:
    assert len(CASES) >= FEWEST
    assert len({case["style"] for case in CASES}) >= 12
    assert len({case["text"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_times_of_a_sentence(case: dict[str, Any]) -> None:
    assert told(case["text"], _published(case)) == case["times"]


def test_the_values_are_written_as_the_scheme_has_them() -> None:
    values = [time.rpartition(" = ")[2] for case in CASES for time in case["times"]]
    assert all(value == "null" or is_value(value) for value in values)
