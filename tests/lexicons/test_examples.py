"""Each example of the lexicons of attribution is read: cues attribute there, and what is no cue does not.

`unread.yaml` names the entries whose example the reading does not yet get right; a new entry is not among them.

    python -m tests.lexicons.test_examples      write the list anew
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml

from musnad import Reader
from musnad.model import Document
from musnad.reading.words import NotCue, Noun, Phrase, Verb, Words

UNREAD: Final = Path(__file__).with_name("unread.yaml")
Cue = Verb | Noun | Phrase | NotCue


def cues() -> Iterator[tuple[str, Cue]]:
    """Every entry that attributes or is known not to, under its file and what tells it from others."""
    words = Words.load()
    lists: dict[str, tuple[Cue, ...]] = {
        "verbs": words.verbs,
        "nouns": tuple(noun for noun in words.nouns if "cue" in noun.roles),
        "prepositions": words.phrases,
        "not_cues": words.not_cues,
    }
    for file, entries in lists.items():
        yield from ((" ".join(dict.fromkeys((file, *entry.identity(), entry.class_))), entry) for entry in entries)


def is_read(reader: Reader, entry: Cue) -> bool:
    """Whether the reading takes the example as the entry says."""
    found = reader.read(Document(text=entry.example)).statements
    if isinstance(entry, Verb | NotCue):
        start = entry.example.index(entry.in_example)
        end = start + len(entry.in_example)
        found = tuple(said for said in found if said.cue.start < end and start < said.cue.end)
    return bool(found) != isinstance(entry, NotCue)


CUES: Final = dict(cues())
KNOWN: Final = frozenset(yaml.safe_load(UNREAD.read_text("utf-8")) if UNREAD.exists() else ())


@pytest.mark.parametrize("name", [name for name in CUES if name not in KNOWN])
def test_the_example_of_a_cue_is_read(reader: Reader, name: str) -> None:
    entry = CUES[name]
    found = [(said.cue.text, said.content[0].text) for said in reader.read(Document(text=entry.example)).statements]
    wanted = "no statement at the word" if isinstance(entry, NotCue) else "a statement with the word as its cue"
    assert is_read(reader, entry), f"{name}: {wanted} was expected in {entry.example!r}; found: {found or 'none'}"


def test_what_is_not_yet_read_is_an_entry() -> None:
    assert CUES.keys() >= KNOWN


def test_no_two_entries_share_a_name() -> None:
    assert len(CUES) == sum(1 for _ in cues())


def main() -> None:
    """Write the list of the entries whose example is not read."""
    reader = Reader.load()
    head = "# Entries whose example the reading does not yet take as they say. Take out what it has learnt; add none.\n"
    names = sorted(name for name, entry in CUES.items() if not is_read(reader, entry))
    UNREAD.write_text(head + "".join(f"- {name}\n" for name in names), "utf-8")


if __name__ == "__main__":
    main()
