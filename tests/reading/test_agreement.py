from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.agreement import is_adjective
from tests.reading.eventtold import sighted

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize("text", ["هجوم مسلح", "القوات المسلحة", "جنود آخرون", "الطيران السوري", "القوات الاحتلالية"])
def test_what_agrees_is_an_adjective(reader: Reader, text: str) -> None:
    assert is_adjective(sighted(reader, text), 1, 0)


@pytest.mark.parametrize("text", ["مقتل مسلح", "قوات المسلح", "قصف القرية", "سيارة مسلح"])
def test_who_suffers_and_what_does_not_agree_is_none(reader: Reader, text: str) -> None:
    assert not is_adjective(sighted(reader, text), 1, 0)


def test_other_is_an_adjective_behind_a_noun_alone(reader: Reader) -> None:
    sight = sighted(reader, "جنود آخرون")
    assert is_adjective(sight, 1, 0)
    assert not is_adjective(sight, 1, -1)
