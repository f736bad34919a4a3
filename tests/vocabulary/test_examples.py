"""Each code's example holds a statement with that code, and the reading finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.model import Document
from musnad.vocabulary import Term, load_vocabulary

if TYPE_CHECKING:
    from musnad import Reader

VOCABULARY = load_vocabulary()
CASES = [
    *(("act", term) for term in VOCABULARY.acts),
    *(("mode", term) for term in VOCABULARY.modes),
    *(("source_kind", term) for term in VOCABULARY.source_kinds),
]


@pytest.mark.parametrize(("field", "term"), CASES, ids=[f"{field}-{term.code}" for field, term in CASES])
def test_the_example_of_a_code_shows_it(reader: Reader, field: str, term: Term) -> None:
    statements = reader.read(Document(text=term.example)).statements
    assert term.code in [getattr(statement, field) for statement in statements]
