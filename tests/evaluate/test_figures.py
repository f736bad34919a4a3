import pytest

from musnad.evaluate import Accuracy, Found, headline, merge
from musnad.evaluate.figures import HEADLINE


def test_precision_recall_and_f1() -> None:
    figure = Found(right=3, gold=4, predicted=6)
    assert (figure.precision, figure.recall) == (0.5, 0.75)
    assert figure.value == pytest.approx(0.6)


def test_nothing_to_find_and_nothing_found_is_zero_and_no_error() -> None:
    assert (Found(0, 0, 0).value, Accuracy(0, 0).value) == (0.0, 0.0)


def test_reports_are_added_item_by_item() -> None:
    merged = merge([{"a": Found(1, 2, 1), "b": Accuracy(1, 1)}, {"a": Found(0, 6, 1)}])
    assert merged == {"a": Found(1, 8, 2), "b": Accuracy(1, 1)}


def test_the_headline_is_the_mean_of_its_figures() -> None:
    assert headline({name: Found(1, 1, 1) for name in HEADLINE}) == 1.0
    assert headline({HEADLINE[0]: Found(1, 1, 1)}) == 1 / 8
