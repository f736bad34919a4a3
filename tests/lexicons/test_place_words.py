"""Each example of the words of places is read: the name beside the word is found, and the word is where it belongs.

`unread_places.yaml` names the entries whose example the reading does not yet get right; a new entry is not among them.

    python -m tests.lexicons.test_place_words      write the list anew
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import yaml

from musnad import Reader
from musnad.arabic.lexicon import load
from musnad.authority.actors import key_of
from musnad.model import Document
from musnad.reading.placewords import OrdinaryName, PlaceContext, PlaceHead, PlaceWords
from musnad.reading.words import LEXICONS

if TYPE_CHECKING:
    from musnad.model import Mention, Record

UNREAD: Final = Path(__file__).with_name("unread_places.yaml")
PLACES: Final = LEXICONS / "places"
HEADS: Final = load(PLACES / "heads.yaml", PlaceHead)
CONTEXT: Final = load(PLACES / "context.yaml", PlaceContext)
ORDINARY: Final = load(PLACES / "ordinary.yaml", OrdinaryName)
Word = PlaceHead | PlaceContext | OrdinaryName


def words() -> Iterator[tuple[str, Word]]:
    """Every entry under its file and what tells it from others."""
    for file, entries in (("heads", HEADS), ("context", CONTEXT), ("ordinary", ORDINARY)):
        yield from ((" ".join((file, *entry.identity())), entry) for entry in entries)


def is_read(reader: Reader, entry: Word) -> bool:
    """Whether the reading finds the name in the example as the entry says."""
    record = reader.read(Document(text=entry.example))
    places = [mention for mention in record.mentions if mention.kind == "place"]
    match entry:
        case PlaceHead():
            return any(_headed(mention, entry) for mention in places)
        case PlaceContext():
            return _shown_by(record, entry)
        case OrdinaryName():
            return any(f" {key_of(entry.form)} " in f" {key_of(mention.span.text)} " for mention in places)


def _headed(place: Mention, entry: PlaceHead) -> bool:
    words = key_of(place.span.text)
    return any(words.startswith(f"{key_of(form)} ") for form in entry.shown())


def _shown_by(record: Record, entry: PlaceContext) -> bool:
    """Whether a place, or a state that acts, stands behind the word.

    Between them stand only other such words, and behind a verb its subject.
    """
    (form,) = entry.shown()
    start = entry.example.index(form)
    behind = start + len(form)
    land = {entity.id for entity in record.entities if (entity.authority or "").startswith("country:")}
    return any(
        mention.span.start == start
        if mention.span.start < behind
        else entry.class_ == "takes" or key_of(entry.example[behind : mention.span.start]) in BESIDE
        for mention in record.mentions
        if mention.kind == "place" or mention.entity in land
    )


BESIDE: Final = frozenset({"", *PlaceWords.load().context})
WORDS: Final = dict(words())
KNOWN: Final = frozenset(yaml.safe_load(UNREAD.read_text("utf-8")) if UNREAD.exists() else ())


@pytest.mark.parametrize("name", [name for name in WORDS if name not in KNOWN])
def test_the_name_in_the_example_is_found(reader: Reader, name: str) -> None:
    entry = WORDS[name]
    found = [(mention.kind, mention.span.text) for mention in reader.read(Document(text=entry.example)).mentions]
    assert is_read(reader, entry), f"{name}: {entry.example!r} gave {found or 'no name'}"


@pytest.mark.parametrize("head", [head for head in HEADS if head.refuses], ids=lambda head: head.form)
def test_what_a_head_refuses_makes_no_name(reader: Reader, head: PlaceHead) -> None:
    for refused in head.refuses:
        found = reader.read(Document(text=f"وقع الحادث في {head.form} {refused} أمس.")).mentions
        assert not found, f"{head.form} {refused}: {[(mention.kind, mention.span.text) for mention in found]}"


def test_a_head_in_the_plural_is_part_of_no_name(reader: Reader) -> None:
    for head in HEADS:
        for plural in head.plurals:
            text = f"وصلت القوافل إلى {plural} حلب وإدلب."
            found = [mention.span.text for mention in reader.read(Document(text=text)).mentions]
            assert not any(key_of(name).startswith(f"{key_of(plural)} ") for name in found), f"{text} {found}"


def test_a_name_that_is_a_word_is_none_behind_a_preposition_alone(reader: Reader) -> None:
    """Only its head or the place it lies in shows that `الباب` is the town."""
    for entry in ORDINARY:
        text = f"تحدث الرجل عن {entry.form} طويلا."
        found = [m.span.text for m in reader.read(Document(text=text)).mentions if m.kind != "person"]
        assert not found, f"{text} {found}"


def test_what_is_not_yet_read_is_an_entry() -> None:
    assert WORDS.keys() >= KNOWN


def test_no_two_entries_share_a_name() -> None:
    assert len(WORDS) == sum(1 for _ in words())


def main() -> None:
    """Write the list of the entries whose example is not read."""
    reader = Reader.load()
    head = "# Entries whose example the reading does not yet take as they say. Take out what it has learnt; add none.\n"
    unread = sorted(name for name, entry in WORDS.items() if not is_read(reader, entry))
    UNREAD.write_text(head + "".join(f"- {name}\n" for name in unread), "utf-8")


if __name__ == "__main__":
    main()
