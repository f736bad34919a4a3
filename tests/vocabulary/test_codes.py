"""Every code that the reading gives stands in the vocabulary, so that no reader meets a bare one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.model import Document, Record
from musnad.vocabulary import load_terms
from tests.docs.examples import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from musnad import Reader

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def codes(record: Record) -> Iterator[tuple[str, str | None]]:
    for mention in record.mentions:
        yield from (("reasons", reason.code) for reason in mention.reasons)
    for entity in record.entities:
        yield from (("reasons", reason.code) for reason in entity.reasons)
        yield from (("reasons", reason.code) for each in entity.candidates for reason in each.reasons)
        yield from (("actor_types", entity.actor_type), ("place_kinds", entity.place_kind))
    yield from (("flags", flag) for time in record.times for flag in time.flags)
    yield from (("flags", flag) for statement in record.statements for flag in statement.flags)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_codes_of_a_sample_are_those_of_the_vocabulary(reader: Reader, sample: Path) -> None:
    record = reader.read(Document(text=sample.read_text("utf-8"), published="2023-03-01", published_basis="given"))
    found = {(kind, code) for kind, code in codes(record) if code is not None}
    known = {(kind, term.code) for kind in dict(found) for term in load_terms(kind)}
    assert found - known == set()
