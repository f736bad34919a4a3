from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.nounphrases import NounPhrase
from musnad.reading.stretch import Stretch
from tests.reading.eventtold import sighted

if TYPE_CHECKING:
    from musnad import Reader


def phrase(reader: Reader, text: str) -> NounPhrase:
    """The phrase with which a text begins, read to its end."""
    sight = sighted(reader, text)
    return NounPhrase(Stretch(sight, len(sight.tokens)), 0)


@pytest.mark.parametrize(
    ("text", "divisible"),
    [("حراس", True), ("ستة حراس", True), ("20", True), ("الحراس", False), ("حراسهم", False), ("مواقع", False)],
)
def test_min_divides_what_is_counted_or_indefinite_but_no_ground(reader: Reader, text: str, *, divisible: bool) -> None:
    assert phrase(reader, text).divisible() == divisible


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("مئات المقاتلين", True),
        ("بعض الحراس", True),
        ("الحراس", False),
        ("حارس المبنى", False),
        ("ستة حراس", False),
        ("دمشق", False),
    ],
)
def test_a_quantifier_stands_over_what_is_joined(reader: Reader, text: str, *, heads: bool) -> None:
    assert phrase(reader, text).heads_list() == heads


@pytest.mark.parametrize(
    ("text", "definite"),
    [("الحارس", True), ("حارسهم", True), ("حارس المبنى", True), ("حارس مبنى", False), ("حارس", False), ("20", False)],
)
def test_a_phrase_is_definite_by_head_or_genitive(reader: Reader, text: str, *, definite: bool) -> None:
    found = phrase(reader, text)
    assert found.definite(found.head) == definite


@pytest.mark.parametrize(("text", "dual"), [("ضابطا شرطة", True), ("ضابطاً قرب", False), ("ضابطا وشرطة", False)])
def test_a_dual_has_its_genitive_behind_it(reader: Reader, text: str, *, dual: bool) -> None:
    assert phrase(reader, text).dual_before_genitive(0) == dual
