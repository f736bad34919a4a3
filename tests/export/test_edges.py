"""The last edge before a place is the same one however far away it lies."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.edges import last_end

SENTENCES = re.compile(r"[.!؟?](?=[\s\"'”»)]|$)|\n")
CLAUSES = re.compile(r"[.!؟?؛;،,:\n]")


@given(st.text("اب .؟،\n", max_size=60), st.integers(0, 60), st.integers(0, 999), st.sampled_from([SENTENCES, CLAUSES]))
def test_the_last_edge_is_that_of_all(text: str, before: int, gap: int, edges: re.Pattern[str]) -> None:
    whole = text[:before] + "ا" * gap + text[before:]
    place = min(before, len(text)) + gap
    assert last_end(edges, whole, place) == max((each.end() for each in edges.finditer(whole, 0, place)), default=0)


@pytest.mark.parametrize(("before", "end"), [(0, 0), (3, 0), (9, 4), (5000, 4)])
def test_none_before_is_the_beginning(before: int, end: int) -> None:
    assert last_end(SENTENCES, "قصف. " + "ا" * 6000, before) == end
