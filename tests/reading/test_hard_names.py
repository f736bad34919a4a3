"""Sentences in which names are hard to tell, each with all the names of one kind that are to be found in it.

`titles` are the ranks and offices before them, where the table tells those too.

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


def right(reader: Reader, case: dict[str, Any]) -> bool:
    """Whether the names of the kind are found in the sentence, with their titles, and no others."""
    names, titles = found(reader, case)
    return bool(names == case["names"] and titles == case.get("titles", titles))


def found(reader: Reader, case: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The names of the kind in the sentence, and the titles before them."""
    met = mentions(reader, case["text"], case["kind"])
    return [mention.span.text for mention in met], [mention.title.text if mention.title else "" for mention in met]


@pytest.mark.parametrize("name", [name for name in CASES if name not in KNOWN])
def test_the_names_of_the_kind_are_found_and_no_others(reader: Reader, name: str) -> None:
    assert right(reader, CASES[name]), f"{name}: {found(reader, CASES[name])}"


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
    unread = sorted(name for name, case in CASES.items() if not right(reader, case))
    UNREAD.write_text(
        head + yaml.safe_dump(unread, allow_unicode=True, width=1000) if unread else head + "[]\n", "utf-8"
    )


if __name__ == "__main__":
    main()
