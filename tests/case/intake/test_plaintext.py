import io
from pathlib import Path

import pytest

from musnad.case.intake import Limits, Options, Refused, read_original
from tests.originals import TEXT, found, refused


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6"),
    ],
)
def test_a_text_is_taken_in_every_encoding_in_which_arabic_is_written(encoding: str, told: str) -> None:
    item = found(TEXT.encode(encoding))
    assert (item.text, item.encoding, item.part, item.notes) == (TEXT, told, "", ())


def test_the_encoding_that_is_named_is_taken_where_the_text_is_not_plainly_another() -> None:
    assert found(TEXT.encode("cp1256"), options=Options(encoding="windows-1256")).encoding == "windows-1256"
    item = found(TEXT.encode(), options=Options(encoding="windows-1256"))
    assert (item.text, item.encoding, item.notes) == (TEXT, "utf-8", ("encoding-misnamed",))
    assert refused(b"\xa1\xff" * 9, options=Options(encoding="iso-8859-6")).key == "intake.not-encoding"
    unknown = refused(TEXT.encode("cp1256"), options=Options(encoding="shift_jis"))
    assert (unknown.key, unknown.values) == ("intake.unknown-encoding", {"encoding": "shift_jis"})


@pytest.mark.parametrize(
    ("written", "read_as", "note"),
    [
        ("utf-8", "cp1256", "utf8-as-1256"),
        ("utf-8", "latin-1", "utf8-as-1252"),
        ("cp1256", "cp1252", "1256-as-1252"),
        ("cp1256", "latin-1", "1256-as-1252"),
    ],
)
def test_a_text_read_wrongly_before_is_taken_back_and_the_reader_told(written: str, read_as: str, note: str) -> None:
    item = found(TEXT.encode(written).decode(read_as).encode())
    assert (item.text, item.notes) == (TEXT, (note,))


def test_utf8_read_as_windows_1252_by_programs_that_keep_open_bytes_is_taken_back() -> None:
    wrong = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in TEXT.encode())
    assert found(wrong.encode()).text == TEXT


def test_what_cannot_be_taken_back_is_refused_with_what_happened_to_it() -> None:
    item = refused((TEXT.encode().decode("cp1256") + "漢").encode())
    assert (item.key, item.values) == ("intake.mojibake", {"written": "UTF-8", "read": "windows-1256"})
    assert refused(("قال " + "�" * 40).encode()).key == "intake.lost-characters"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "input.empty-file"),
        (b" \n", "input.empty-text"),
        (b"The mayor said that the road is open.", "input.not-arabic"),
        (TEXT.encode() + b"\x00", "input.nul"),
        (bytes(range(1, 32)) * 9, "input.binary"),
        (TEXT[:-1].encode()[:-1], "input.cut"),
        (b"plain\xff\xff\xff\xff", "input.not-utf8"),
        (b"\x89PNG\r\n", "intake.no-reports"),
        (b"\xff\xfea", "intake.not-encoding"),
        (b"\xff\xfea\x00\x00\x00", "input.json-nul"),
    ],
)
def test_what_is_no_arabic_text_is_refused(data: bytes, key: str) -> None:
    assert refused(data).key == key


def test_more_than_a_report_may_have_is_refused_without_reading_it_all() -> None:
    stream = io.BytesIO(TEXT.encode() * 1000)
    (item,) = read_original(stream, "a.txt", Options(limits=Limits(part_bytes=5000)))
    assert isinstance(item, Refused)
    assert item.key == "intake.too-large"
    assert stream.tell() == 5001


def test_bidi_controls_are_kept_and_told() -> None:
    text = f"\u202b{TEXT}\u202c"
    item = found(text.encode())
    assert (item.text, item.notes) == (text, ("bidi-controls",))


def test_a_line_of_a_million_letters_is_a_text() -> None:
    text = "قال نعم " * 150_000
    assert found(text.encode()).text == text


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (item,) = read_original(tmp_path / "no.txt", "no.txt")
    assert item == Refused("", "input.missing", {})
