from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from musnad.export.marking import Part, Role, cut, parts_of
from tests.records import TEXT, sample_record


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Part]]:
    text = draw(st.text(alphabet=st.sampled_from("قال إن؟\u064b\u202e😀a\r\n"), max_size=40))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).map(sorted), max_size=6))
    roles = st.sampled_from(get_args(Role))
    return text, [Part(a, b, draw(roles), n) for n, (a, b) in enumerate(spans) if a < b]


@given(marked_texts())
def test_pieces_join_to_the_text_and_know_the_parts_around_them(marked: tuple[str, list[Part]]) -> None:
    text, parts = marked
    pieces = cut(text, parts)
    assert "".join(piece.text for piece in pieces) == text
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        assert set(piece.parts) == {part for part in parts if part.start <= start and end <= part.end}
        start = end
    assert [part for piece in pieces for part in piece.begins if part not in piece.parts] == []


def test_every_part_begins_and_ends_once() -> None:
    record = sample_record()
    parts = list(parts_of(record.statements, record.notes))
    pieces = cut(TEXT, parts)
    assert sorted(part.number for piece in pieces for part in piece.begins) == sorted(part.number for part in parts)
    assert sorted(part.number for piece in pieces for part in piece.ends) == sorted(part.number for part in parts)


def test_content_inside_content_is_deeper() -> None:
    record = sample_record()
    depth = {piece.text: piece.depth for piece in cut(TEXT, parts_of(record.statements, ()))}
    assert depth["انتهاء أعمال الترميم"] == 2
    assert depth["بلدية الوادي"] == 1
    assert depth["وكالة النهر"] == 0


def test_a_cut_inside_a_word_is_known_as_one() -> None:
    pieces = cut("للبلدية خطة", [Part(1, 7, "source", 1)])
    assert [(piece.text, piece.open_end) for piece in pieces] == [("ل", True), ("لبلدية", False), (" خطة", False)]
