"""Each example of the lexicons of times is read: a time stands there, or the name that looks like one is let alone."""

from __future__ import annotations

import pytest

from musnad.reading.rules import load_rules
from musnad.reading.timewords import TIMES, TimeWord, time_entries
from tests.reading.timestold import found, told

NAMES = frozenset({"head", "name", "name-always", "not", "camp", "age"})
ENTRIES = time_entries()


def _is_name(entry: TimeWord) -> bool:
    return entry.class_ in NAMES or entry.value == "bc"


@pytest.mark.parametrize("entry", [one for one in ENTRIES if not _is_name(one)], ids=lambda one: one.form)
def test_a_time_is_found_in_the_example(entry: TimeWord) -> None:
    assert found(entry.example), entry.example


@pytest.mark.parametrize("entry", [one for one in ENTRIES if _is_name(one)], ids=lambda one: one.form)
def test_no_time_is_found_in_the_example_of_a_name(entry: TimeWord) -> None:
    assert told(entry.example) == []


def test_a_month_is_the_month_of_its_number_in_every_usage() -> None:
    for entry in ENTRIES:
        if entry.class_ in {"month", "month-weak"}:
            for form in (entry.form, *entry.variants):
                (time,) = found(f"صدر القرار في 9 {form} 2019.")
                assert time.value == f"2019-{int(entry.value):02d}-09", form


def test_every_rule_of_times_is_told_and_has_its_example() -> None:
    rules = load_rules(TIMES / "rules.yaml")
    for name, rule in rules.items():
        assert rule.stage == "times"
        assert name in {time.rule for time in found(rule.example)}, name
