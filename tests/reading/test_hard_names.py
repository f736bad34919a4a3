"""Sentences in which names are hard to tell, each with all the names of one kind that are to be found in it.

`unread_names.yaml` lists the sentences that are not yet read right; a new one is not among them.

    python -m tests.reading.test_hard_names      write the list anew
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from musnad import Reader
from tests.reading.namestold import mentions

HARD: Final = Path(__file__).with_name("hard_names.yaml")
UNREAD: Final = Path(__file__).with_name("unread_names.yaml")
CASES: Final[dict[str, dict[str, Any]]] = {
    f"{case['kind']} {' '.join(case['text'].split())}": case for case in yaml.safe_load(HARD.read_text("utf-8"))
}
KNOWN: Final = frozenset(yaml.safe_load(UNREAD.read_text("utf-8")) if UNREAD.exists() else ())


def found(reader: Reader, case: dict[str, Any]) -> list[str]:
    """The names of the kind in the sentence."""
    return [mention.span.text for mention in mentions(reader, case["text"], case["kind"])]


@pytest.mark.parametrize("name", [name for name in CASES if name not in KNOWN])
def test_the_names_of_the_kind_are_found_and_no_others(reader: Reader, name: str) -> None:
    assert found(reader, CASES[name]) == CASES[name]["names"]


def test_every_name_to_be_found_stands_in_its_sentence() -> None:
    for case in CASES.values():
        at = 0
        for name in case["names"]:
            at = case["text"].index(name, at) + len(name)


def test_what_is_not_yet_read_is_a_sentence_of_the_table() -> None:
    assert CASES.keys() >= KNOWN


def main() -> None:
    """Write the list of the sentences that are not yet read right."""
    reader = Reader.load()
    head = (
        "# Sentences whose names are not yet found as they should be. Take out what the reading has learnt; add none.\n"
    )
    unread = sorted(name for name, case in CASES.items() if found(reader, case) != case["names"])
    UNREAD.write_text(
        head + yaml.safe_dump(unread, allow_unicode=True, width=1000) if unread else head + "[]\n", "utf-8"
    )


if __name__ == "__main__":
    main()
