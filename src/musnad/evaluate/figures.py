"""The figures of an evaluation: how they add up over reports and what is printed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec


class Found(msgspec.Struct, frozen=True):
    """Things to be found: `right` of the `predicted` ones are among the `gold` ones. Its value is F1."""

    right: int
    gold: int
    predicted: int

    def __add__(self, other: Found) -> Found:
        return Found(self.right + other.right, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 0 where nothing was."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 0 where nothing is."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def value(self) -> float:
        """F1, the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Accuracy(msgspec.Struct, frozen=True):
    """A value to be right where its thing was found: `right` times of `of`."""

    right: int
    of: int

    def __add__(self, other: Accuracy) -> Accuracy:
        return Accuracy(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """The share that is right; 0 where there was none to judge."""
        return self.right / self.of if self.of else 0.0


Figure = Found | Accuracy
Figures = Mapping[str, Figure]

HEADLINE: Final = (
    "mentions exact",
    "times overlap+value",
    "statements found",
    "statements strict (source and content)",
    "events trigger+type",
    "event actors",
    "event targets",
    "counts with numbers",
)


def accuracy(answers: Iterable[bool]) -> Accuracy:
    """The share of `answers` that are true."""
    given = tuple(answers)
    return Accuracy(sum(given), len(given))


def merge(reports: Iterable[Figures]) -> dict[str, Figure]:
    """The figures of many reports as one: counts are added, so that every item weighs the same."""
    found: dict[str, Found] = {}
    accuracies: dict[str, Accuracy] = {}
    for figures in reports:
        for name, figure in figures.items():
            if isinstance(figure, Found):
                found[name] = found.get(name, Found(0, 0, 0)) + figure
            else:
                accuracies[name] = accuracies.get(name, Accuracy(0, 0)) + figure
    return {**found, **accuracies}


def headline(figures: Figures) -> float:
    """The mean of the eight figures that sum a record up."""
    return sum(figures[name].value for name in HEADLINE if name in figures) / len(HEADLINE)
