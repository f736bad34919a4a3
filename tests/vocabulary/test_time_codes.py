"""Every reason and flag of a time is told, and its example has it."""

from __future__ import annotations

import re

import pytest

import musnad.reading.times
from musnad.vocabulary import Term, load_terms
from tests.reading.timestold import MONDAY, found

DOCUMENTED = re.split(r"\n\nFlags: ", musnad.reading.times.__doc__ or "")
REASONS, FLAGS = (
    tuple(re.findall(r"`([a-z_]+)`", part)) for part in (DOCUMENTED[0].split("Reason codes")[1], DOCUMENTED[1])
)
UNDATED = frozenset({"no_reference"})


def term(kind: str, code: str) -> Term:
    return next(term for term in load_terms(kind) if term.code == code)


@pytest.mark.parametrize("code", REASONS)
def test_the_example_of_a_reason_is_read_by_it(code: str) -> None:
    times = found(term("reasons", code).example, "2022-01-29" if code == "written_day" else MONDAY)
    assert code in [reason.code for time in times for reason in time.reasons]


@pytest.mark.parametrize("code", FLAGS)
def test_the_example_of_a_flag_has_it(code: str) -> None:
    times = found(term("flags", code).example, None if code in UNDATED else MONDAY)
    assert code in [flag for time in times for flag in time.flags]


def test_a_reading_gives_no_other_codes() -> None:
    examples = [entry.example for kind in ("reasons", "flags") for entry in load_terms(kind)]
    times = [time for example in examples for published in (MONDAY, None) for time in found(example, published)]
    assert {reason.code for time in times for reason in time.reasons} <= set(REASONS)
    assert {flag for time in times for flag in time.flags} <= set(FLAGS)
