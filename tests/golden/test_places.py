"""Which place a name in a sentence means: files of `places/`, each of sentences of one kind of evidence.

A sentence says for names in it the id of the place, `around:` and the id of the place whose countryside it is, or null
where a careful reader would choose none. `known.json` names those that fail.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.model import Document, Record
from musnad.reading.reader import Reader

FOLDER = Path(__file__).parent / "places"
KNOWN: dict[str, str] = json.loads((FOLDER / "known.json").read_text("utf-8"))
LEAST_RIGHT = 0.95


def sentences() -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob("*.json")):
        if path.name != "known.json":
            yield from json.loads(path.read_text("utf-8"))


def asked() -> Iterator[tuple[str, dict[str, Any], str, str | None]]:
    for sentence in sentences():
        for name, place in sentence["places"].items():
            yield f"{sentence['name']}: {name}", sentence, name, place


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def meant(record: Record, name: str) -> str | None:
    """The place that the name was taken for; an error where the report was not seen to name one so."""
    entities = {entity.id: entity for entity in record.entities}
    mention = next(each for each in record.mentions if each.span.text == name)
    entity = entities[mention.entity or ""]
    if entity.authority is None and entity.place_kind == "region" and entity.candidates:
        return f"around:{entity.candidates[0].authority}"
    return entity.authority


def read(reader: Reader, sentence: dict[str, Any]) -> Record:
    return reader.read(Document(text=sentence["text"], outlet=sentence.get("outlet")))


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        pytest.param(
            sentence,
            name,
            place,
            id=label,
            marks=pytest.mark.xfail(reason=KNOWN[label], strict=True) if label in KNOWN else (),
        )
        for label, sentence, name, place in asked()
    ],
)
def test_a_name_means_the_place(reader: Reader, sentence: dict[str, Any], name: str, place: str | None) -> None:
    try:
        found = meant(read(reader, sentence), name)
    except StopIteration:
        pytest.fail(f"no place is seen in {name}")
    assert found == place


def test_there_are_enough_sentences_each_of_its_own_name() -> None:
    names = Counter(sentence["name"] for sentence in sentences())
    assert len(names) >= 80
    assert [name for name, count in names.items() if count > 1] == []


def test_the_known_failures_are_few_and_there() -> None:
    labels = [label for label, *_ in asked()]
    assert set(KNOWN) <= set(labels)
    assert len(labels) - len(KNOWN) >= LEAST_RIGHT * len(labels)


def test_the_names_stand_in_their_sentences() -> None:
    assert [label for label, sentence, name, _ in asked() if name not in sentence["text"]] == []
