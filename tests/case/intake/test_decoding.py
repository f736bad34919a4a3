import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.intake.decoding import decode, guess_encoding
from musnad.errors import RefusalError
from tests.records import TEXT


def refused(data: bytes) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(RefusalError) as caught:
        decode(data)
    return caught.value.key, caught.value.fields


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), min_size=1))
def test_utf8_is_taken_as_it_is(text: str) -> None:
    assert decode(("ا" + text).encode()) == "ا" + text


def test_a_byte_order_mark_is_not_part_of_the_text_but_line_ends_are() -> None:
    assert decode(b"\xef\xbb\xbf" + "قال\r\nنعم\u202e\n".encode()) == "قال\r\nنعم\u202e\n"


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_an_old_encoding_is_named_with_its_place(encoding: str) -> None:
    data = ("ascii\n" + TEXT.replace("“", '"').replace("”", '"')).encode(encoding)
    assert guess_encoding(data) == encoding
    assert refused(data) == ("input.encoding-at", {"encoding": encoding.upper(), "byte": 6, "line": 2})


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"), ("utf-32", "UTF-32")],
)
def test_utf16_and_utf32_are_named(encoding: str, named: str) -> None:
    assert refused(TEXT.encode(encoding)) == ("input.encoding", {"encoding": named})


def test_other_bytes_that_are_not_utf8_are_placed() -> None:
    assert refused("نعم\n".encode() + b"\xff\xfe\xfd plain") == ("input.not-utf8", {"byte": 7, "line": 2})
    assert refused(b"\xef\xbb\xbfa\xffb") == ("input.not-utf8", {"byte": 4, "line": 1})


def test_a_text_cut_inside_a_letter_is_told() -> None:
    assert refused("نعم".encode()[:-1]) == ("input.cut", {"byte": 4, "line": 1})


def test_a_zero_byte_is_placed() -> None:
    assert refused((TEXT + "\nنعم\x00").encode())[0] == "input.nul"
    assert refused("قال\nنعم الناس كلهم \x00".encode())[1] == {"byte": 34, "line": 2}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "input.empty-file"),
        (b"%PDF-1.7 ...", "input.format"),
        (b"PK\x03\x04...", "input.format"),
        (bytes(range(256)) * 4, "input.binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, key: str) -> None:
    assert refused(data)[0] == key


@given(st.binary(max_size=300))
def test_bytes_give_their_own_text_or_a_refusal(data: bytes) -> None:
    try:
        text = decode(data)
    except RefusalError:
        return
    assert text.encode() == data.removeprefix(b"\xef\xbb\xbf")
