"""Whatever the bytes are: reports and refusals come out, nothing else, and every refusal can be told to the user."""

import json
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.case.intake import Found, Given, Limits, Options, Refused, document_of, read_original
from musnad.cli.messages import Messages, load_catalogue
from tests.originals import OTHER, read_all
from tests.whole_originals import WHOLE

SAY = [Messages("en", load_catalogue()), Messages("ar", load_catalogue())]
SMALL = Options(limits=Limits(part_bytes=1 << 20, container_bytes=1 << 21, expanded_bytes=1 << 23, parts=200))


BEGINNINGS = [
    b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-1.7\n", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n", b"<html>", b"<rss>", b"{",
    b"[",
    b'{"name": "x", "type": "public_channel", "messages": [', b"\xff\xfe", b"\xef\xbb\xbf", b"text,title\n",
    b'<html><div class="page_wrap">', b"\xff\xfe\x00\x00", b"BZh", b"\x00" * 257 + b"ustar",
]  # fmt: skip


def check(items: list[Found | Refused]) -> None:
    for item in items:
        assert msgspec.json.encode(item)
        assert item.part.isprintable()
        if isinstance(item, Refused):
            assert item.key != "intake.failed", item
            assert all(say(item.key, **item.values) for say in SAY)
        else:
            assert document_of(item, Given()).text == item.text
            assert all(say(f"intake.note.{note}") for note in item.notes for say in SAY)
            assert all(0 <= mark.start < mark.end <= len(item.text) for mark in item.marks)


@pytest.mark.parametrize("name", WHOLE)
def test_each_of_the_files_to_be_damaged_is_read_whole(name: str) -> None:
    items = read_all(WHOLE[name], name)
    check(items)
    assert any(isinstance(item, Found) for item in items)
    assert not any(isinstance(item, Refused) for item in items)


@settings(deadline=None)  # the first of a kind loads its library
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400), st.sampled_from(["", *WHOLE]))
def test_any_bytes_give_reports_and_refusals(beginning: bytes, data: bytes, name: str) -> None:
    check(read_all(beginning + data, name, SMALL))


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_damaged_files_give_reports_and_refusals(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(WHOLE)))
    held = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(held) - 1, 0)))
        change = data.draw(st.sampled_from(["flip", "cut", "insert", "double", "zero"]))
        if change == "cut":
            del held[at:]
        elif change == "insert":
            held[at:at] = data.draw(st.binary(min_size=1, max_size=8))
        elif change == "double":
            held[at:at] = held[at : at + 100]
        elif change == "zero":
            held[at : at + 4] = b"\x00" * 4
        elif held:
            held[at] ^= data.draw(st.integers(1, 255))
    check(read_all(bytes(held), name, SMALL))


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_anywhere_gives_reports_and_refusals(name: str) -> None:
    whole = WHOLE[name]
    for length in range(0, len(whole), max(len(whole) // 40, 1)):
        check(read_all(whole[:length], name, SMALL))


@pytest.mark.parametrize(("name", "beginning"), [("a.html", b"<html><body>"), ("a.txt", b""), ("a.pdf", b"%PDF-1.7\n")])
def test_a_file_of_200_megabytes_is_refused_without_being_read(name: str, beginning: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(beginning)
        file.truncate(200 << 20)
    with path.open("rb") as file:
        (item,) = read_original(file, name)
        assert file.tell() <= Limits().part_bytes + 1
    assert isinstance(item, Refused)
    assert item.key == "intake.too-large"


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"<div>" * 50_000,
        b"<html>" + b"<b>" * 90_000 + OTHER.encode(),
        b"<rss><channel><item><description>" + b"&lt;div&gt;" * 50_000 + b"</description></item></channel></rss>",
        b'{"name": "x", "type": "public_channel", "messages": [{"text": ' + b"[" * 100_000,
    ],
    ids=["array", "object", "div", "html", "feed", "telegram"],
)  # fmt: skip
def test_what_is_nested_without_end_is_refused(data: bytes) -> None:
    items = read_all(data, "a")
    check(items)
    assert all(isinstance(item, Refused) for item in items)


def test_a_fault_of_a_format_is_told_and_ends_nothing_but_the_original(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_source: object) -> list[Found]:
        raise KeyError("a fault")

    monkeypatch.setattr("musnad.case.intake.plaintext.read", broken)
    assert read_all(b"x", "a.txt") == [Refused("", "intake.failed", {"reason": "KeyError: 'a fault'"})]


def test_what_takes_too_long_is_ended() -> None:
    data = b"\n".join([json.dumps({"text": OTHER}).encode()] * 50)
    items = read_all(data, "a.jsonl", Options(limits=Limits(seconds=-1.0)))
    assert items == [Refused("", "intake.too-slow", {"seconds": -1})]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open anything")
def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    assert list(read_original(path, "a.txt")) == [Refused("", "input.permission", {})]
