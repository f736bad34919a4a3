from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic.clitics import Morphology
from musnad.arabic.snapping import Snapping
from musnad.arabic.tokens import tokenize
from musnad.model import Span
from tests.strategies import texts

MORPHOLOGY = Morphology.load()


def snapped(text: str, drawn: str, *, after: str = "", edges: frozenset[int] = frozenset()) -> str | None:
    """The words meant where `drawn` is drawn over, behind the first `after`."""
    start = text.index(drawn, text.index(after) + len(after))
    found = Snapping.of(text, MORPHOLOGY, edges).snap(Span(start, start + len(drawn)))
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "drawn", "meant"),
    [
        ("قرب قرية وبالمدينة.", "مدي", "وبالمدينة"),
        ("قرب قرية وبالمدينة.", "لمدينة", "وبالمدينة"),
        ("قرب قرية وبالمدينة.", "المدينة", "المدينة"),
        ("قرب قرية وبالمدينة.", "بالمدينة", "بالمدينة"),
        ("قرب قرية وبالمدينة.", "وب", "وبالمدينة"),
        ("قرب قرية وبالمدينة.", "قرية و", "قرية وبالمدينة"),
        ("قرب قرية وبالمدينة.", "رية", "قرية"),
        ("هدموا بيوتهم أمس", "بيوت", "بيوت"),
        ("هدموا بيوتهم أمس", "هم أ", "هم أمس"),
        ("هدموا بيوتهم أمس", "يوته", "بيوتهم"),
        ("وصل الوفد", "صل", "وصل"),
        ("قُتل 12 مدنياً", "2 م", "12 مدنياً"),
        ("قال: «عاد الهدوء»، ثم", "«عاد الهدوء»،", "عاد الهدوء"),
        ("عاد  الهدوء", " الهدوء", "الهدوء"),
        ("في وَبِالمدينةِ عاد", "بِالمدينة", "بِالمدينةِ"),
        ("في وَبِالمدينةِ عاد", "المدينة", "المدينةِ"),
        ("بلدة \u202bالسرو\u202c هنا", "\u202bالسرو\u202c", "السرو"),
    ],
)
def test_whole_words_are_meant_unless_a_clitic_is_cut_off(text: str, drawn: str, meant: str) -> None:
    assert snapped(text, drawn) == meant


@pytest.mark.parametrize("drawn", [" ", "، ", "»"])
def test_where_no_word_is_touched_nothing_is_meant(drawn: str) -> None:
    assert snapped("عاد»، ثم", drawn) is None


def test_a_span_of_nothing_means_the_word_it_stands_in() -> None:
    text = "عاد الهدوء"
    assert Snapping.of(text, MORPHOLOGY).snap(Span(6, 6)) == Span(4, 10)


def test_a_span_may_begin_and_end_where_the_record_has_it() -> None:
    assert snapped("وصل الوفد", "صل", edges=frozenset({1})) == "صل"


@given(
    text=texts(60), places=st.tuples(st.integers(0, 70), st.integers(0, 70)), edges=st.frozensets(st.integers(0, 70))
)
def test_what_is_meant_holds_the_words_touched_and_means_itself(
    text: str, places: tuple[int, int], edges: frozenset[int]
) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    snapping = Snapping.of(text, MORPHOLOGY, edges)
    found = snapping.snap(Span(start, end))
    words = [token.span for token in tokenize(text) if token.kind != "mark"]
    drawn = Span(start, max(end, start + 1))
    touched = [word for word in words if word.overlaps(drawn)]
    assert (found is None) == (not touched)
    if found is not None:
        assert touched[0].start <= found.start < found.end <= touched[-1].end
        assert snapping.snap(found) == found
