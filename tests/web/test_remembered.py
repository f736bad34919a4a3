"""Answers are worked out once for each state of the case."""

from __future__ import annotations

from musnad.web.remembered import Remembered


def test_an_answer_is_worked_out_once_for_each_revision() -> None:
    asked: list[str] = []

    def work_out() -> int:
        asked.append("")
        return len(asked)

    kept = Remembered(2)
    assert [kept.answer("map", 1, work_out) for _ in range(3)] == [1, 1, 1]
    assert kept.answer("map", 2, work_out) == 2
    assert [kept.answer(name, 2, work_out) for name in ("a", "b", "map")] == [3, 4, 5]


def test_an_answer_that_fails_is_not_kept() -> None:
    kept = Remembered()

    def fail() -> int:
        raise LookupError

    for _ in range(2):
        try:
            kept.answer("map", 1, fail)
        except LookupError:
            continue
        raise AssertionError
    assert kept.answer("map", 1, lambda: 7) == 7
