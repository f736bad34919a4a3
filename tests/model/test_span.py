import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import MusnadError, SpanError
from musnad.model import Excerpt, Span
from tests.strategies import texts

TEXT = "قالت الرابطة: لا صحة لذلك"
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_that_runs_backwards_or_begins_before_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match=f"{start}:{end}"):
        Span(start, end)


def test_span_errors_are_value_errors_and_ours() -> None:
    assert issubclass(SpanError, ValueError)
    assert issubclass(SpanError, MusnadError)


def test_a_span_gives_its_words() -> None:
    assert Span(5, 12).of(TEXT) == Excerpt(5, 12, "الرابطة")
    assert Span(5, 12).of(TEXT).span == Span(5, 12)


def test_a_span_past_the_end_is_refused() -> None:
    with pytest.raises(SpanError, match=f"text of {len(TEXT)} characters"):
        Span(5, len(TEXT) + 1).of(TEXT)


@pytest.mark.parametrize(
    "excerpt",
    [
        Excerpt(5, 12, "الرابطه"),
        Excerpt(6, 13, "الرابطة"),
        Excerpt(0, len(TEXT) + 9, TEXT),
        Excerpt(-6, -1, TEXT[-6:-1]),
        Excerpt(12, 5, ""),
    ],
    ids=["other words", "elsewhere", "past the end", "counted from the end", "backwards"],
)
def test_an_excerpt_that_is_not_in_the_text_is_refused(excerpt: Excerpt) -> None:
    with pytest.raises(SpanError, match="belongs to another text"):
        excerpt.check(TEXT)


@given(texts(), st.data())
def test_every_span_of_a_text_gives_an_excerpt_that_checks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    span.of(text).check(text)
    assert len(span) == len(span.of(text).text)


@given(spans, spans)
def test_covering_and_overlapping_are_what_their_positions_say(one: Span, other: Span) -> None:
    positions, others = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    if positions and others:
        assert one.overlaps(other) == bool(positions & others)
        assert one.covers(other) == (others <= positions)
    assert all(position in one for position in positions)
    assert one.end not in one
