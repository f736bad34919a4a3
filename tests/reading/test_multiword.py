from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.arabic.lexicon import Entry
from musnad.reading.multiword import WordTable
from tests.reading.told import grounded

if TYPE_CHECKING:
    from musnad import Reader


class Word(Entry, frozen=True, kw_only=True):
    pass


def entry(form: str) -> Word:
    return Word(form=form, gloss="x", example=f"{form}.")


@pytest.fixture(scope="module")
def table() -> WordTable[Word]:
    return WordTable(entry(form) for form in ("في حين", "في حين أن", "كما", "فيما", "وسط", "إلى ذلك"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كما أعلن", ("كما", 1, "")),
        ("وكما أعلن", ("كما", 1, "و")),
        ("فكما أعلن", ("كما", 1, "ف")),
        ("في حين عاد الوفد", ("في حين", 2, "")),
        ("في حين أن الوفد عاد", ("في حين أن", 3, "")),
        ("وفي حين إن الوفد عاد", ("في حين أن", 3, "و")),
        ("وسط السوق", ("وسط", 1, "")),
        ("فيما أعلن", ("فيما", 1, "")),
        ("إلى ذلك", ("إلى ذلك", 2, "")),
        ("الى ذٰلك", ("إلى ذلك", 2, "")),
    ],
)
def test_the_longest_entry_is_found_with_its_conjunction(
    reader: Reader, table: WordTable[Word], text: str, expected: tuple[str, int, str]
) -> None:
    match = table.match(grounded(reader, text).forms, 0)
    assert match is not None
    assert (match.entry.form, match.last, match.joint) == expected


@pytest.mark.parametrize("text", ["في المدينة", "حين عاد", "إلى", "كمال عاد", "بكما", "في، حين"])
def test_what_is_not_there_whole_is_not_found(reader: Reader, table: WordTable[Word], text: str) -> None:
    assert table.match(grounded(reader, text).forms, 0) is None


def test_an_entry_is_found_where_it_stands_and_nowhere_else(reader: Reader, table: WordTable[Word]) -> None:
    forms = grounded(reader, "عاد الوفد في حين بقي الوسيط").forms
    assert [at for at in range(len(forms)) if table.match(forms, at)] == [2]
