from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.stretch import Stretch
from tests.reading.eventtold import sighted

if TYPE_CHECKING:
    from musnad import Reader


def test_nothing_stands_behind_the_end(reader: Reader) -> None:
    sight = sighted(reader, "قصف الجيش (القرية).")
    whole, part = Stretch(sight, len(sight.tokens)), Stretch(sight, 2)
    assert whole.has_word(3)
    assert whole.has_mark(2, "(")
    assert not part.has_word(3)
    assert not part.has_mark(2, "(")


def test_quotation_marks_are_passed_up_to_the_end(reader: Reader) -> None:
    sight = sighted(reader, "قصف «الجيش» القرية.")
    assert Stretch(sight, len(sight.tokens)).past_quotes(1) == 2
    assert Stretch(sight, 2).past_quotes(1) == 2
    assert Stretch(sight, 1).past_quotes(1) == 1


def test_the_last_constituent_is_the_one_found_last(reader: Reader) -> None:
    assert Stretch(sighted(reader, "قصف الجيش القرية."), 3).last() is None


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("قال إن الجيش انسحب.", 1, "that"),
        ("القرية التي احترقت.", 1, "relative"),
        ("لم يصل الجيش.", 0, "negation"),
        ("عاد هذا الحارس.", 1, None),
        ("عاد هذا.", 1, "other"),
        ("قصف الجيش القرية.", 1, None),
    ],
)
def test_a_demonstrative_with_its_noun_is_a_phrase(reader: Reader, text: str, at: int, kind: str | None) -> None:
    sight = sighted(reader, text)
    assert Stretch(sight, len(sight.tokens)).closed(at) == kind
