"""What must not change the reading: how letters are composed, what is not seen, how words are stretched."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from musnad.arabic.folding import fold
from musnad.model import Document

if TYPE_CHECKING:
    from musnad import Reader

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


def told(reader: Reader, text: str) -> list[tuple[object, ...]]:
    """The statements in folded words, which is what a reader sees whatever the spelling."""
    return [
        (
            statement.act,
            statement.mode,
            statement.source_kind,
            fold(statement.source.text).text if statement.source else None,
            fold(statement.cue.text).text,
            [fold(part.text).text for part in statement.content],
            [fold(part.text).text for part in statement.quoted],
            statement.parent,
        )
        for statement in reader.read(Document(text=text)).statements
    ]


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def with_direction_marks(text: str) -> str:
    return text.replace(" ", " \u200f").replace("\n", "\u200e\n")


def embedded(text: str) -> str:
    return "\n".join(f"\u202b{line}\u202c" for line in text.split("\n"))


def stretched(text: str) -> str:
    return text.replace("لم", "لـم").replace("قا", "قـــا").replace("من", "مـن")


def vocalised(text: str) -> str:
    """A vowel on letters at random, as schoolbooks and careless converters leave them."""
    chance = random.Random(7)  # noqa: S311 - chosen so that each run is the same
    vowels = "\u064e\u064f\u0650\u0652"
    return "".join(
        letter + chance.choice(vowels) if "ب" <= letter <= "ه" and chance.random() < 0.2 else letter for letter in text
    )


def with_windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "change", [decomposed, with_direction_marks, embedded, stretched, vocalised, with_windows_line_ends]
)
def test_the_statements_are_the_same(reader: Reader, path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text("utf-8")
    changed = change(text)
    assert changed != text
    assert told(reader, changed) == told(reader, text)
