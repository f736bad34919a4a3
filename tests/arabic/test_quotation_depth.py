"""How deep quotations may stand in each other, and that pairing their marks takes no more than its share of time."""

from __future__ import annotations

import pytest

from musnad.arabic.marks import paragraphs, quotations
from tests.timing import growth


def test_eight_quotations_stand_in_each_other_and_no_more() -> None:
    for depth, lost in ((3, 0), (8, 0), (9, 1)):
        text = "«قال " * depth + "نعم" + "»" * depth
        found = quotations(text, paragraphs(text))
        assert len(found.pairs) == min(depth, 8)
        assert len(found.strays) == 2 * lost
        assert all(pair.closed for pair in found.pairs)


@pytest.mark.parametrize("unit", ['كلمة" ', '" كلمة', "قال: «", "» «", "‘ا ", '"'])
def test_pairing_takes_time_in_proportion(unit: str) -> None:
    assert growth(lambda text: quotations(text, paragraphs(text)), unit) < 40
