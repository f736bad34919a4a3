"""Files that come from a page are the bytes they were, however they were cut up on their way."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.errors import CaseError
from musnad.web.uploads import Batch, receive

BOUNDARY = "musnad-boundary"
FORM = f"multipart/form-data; boundary={BOUNDARY}"


def form(files: Sequence[tuple[str, bytes]]) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
        + data
        + b"\r\n"
        for name, data in files
    ]
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


async def pieces(data: bytes, size: int) -> AsyncIterator[bytes]:
    for at in range(0, len(data), size):
        yield data[at : at + size]
    yield b""


def received(data: bytes, folder: Path, *, size: int = 100, kind: str = FORM, name: str | None = None) -> Batch:
    return asyncio.run(receive(pieces(data, size), kind, name, folder))


def contents(batch: Batch) -> list[tuple[str, bytes]]:
    found = []
    for arrival in batch.arrivals():
        with arrival.open() as stream:
            found.append((arrival.place, stream.read()))
    return found


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters='"\\/%'), min_size=1
)


@settings(deadline=None)
@given(st.lists(st.tuples(NAMES, st.binary(max_size=300)), min_size=1, max_size=6), st.integers(1, 400))
def test_every_file_comes_whole_under_its_name_however_it_is_cut(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, bytes]], size: int
) -> None:
    batch = received(form(files), tmp_path_factory.getbasetemp(), size=size)
    assert contents(batch) == files
    batch.close()


def test_files_of_one_batch_can_be_read_side_by_side_and_again(tmp_path: Path) -> None:
    batch = received(form([("a.txt", b"0123456789" * 50), ("b.txt", b"abc")]), tmp_path)
    first, second = batch.arrivals()
    with first.open() as one, second.open() as other, first.open() as again:
        assert (one.read(5), other.read(), one.read(3), again.read(2)) == (b"01234", b"abc", b"567", b"01")
    batch.close()


def test_what_lies_in_a_dropped_folder_is_taken_as_of_a_folder(tmp_path: Path) -> None:
    names = ["in/a.txt", "in/.hidden.txt", "in/.git/b.txt", "in/photo.png", "photo.png", "in/sub/c.HTML"]
    batch = received(form([(name, name.encode()) for name in names]), tmp_path)
    assert contents(batch) == [(name, name.encode()) for name in ("in/a.txt", "photo.png", "in/sub/c.HTML")]
    assert [arrival.name for arrival in batch.arrivals()] == ["a.txt", "photo.png", "c.HTML"]
    assert batch.passed_over == 3
    batch.close()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("../../etc/passwd.txt", "../../etc/passwd.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("a\nb.txt", "a\\x0ab.txt"),
        ("a\0.txt", "a\\x00.txt"),
        ("تقرير.txt", "تقرير.txt"),
        ("/", "-"),
    ],
)
def test_a_name_is_kept_as_text_that_can_be_shown(tmp_path: Path, name: str, place: str) -> None:
    batch = received(b"x", tmp_path, kind="application/octet-stream", name=name)
    if ".." in name:
        assert (batch.files, batch.passed_over) == ((), 1)
    else:
        assert [each.name for each in batch.files] == [place]
    batch.close()


def test_a_large_file_lies_on_disc_and_leaves_nothing_behind(tmp_path: Path) -> None:
    data = os.urandom(5_000_000)
    batch = received(data, tmp_path, size=65536, kind="", name="big.warc")
    assert contents(batch) == [("big.warc", data)]
    assert list(tmp_path.iterdir()) == []
    batch.close()


@pytest.mark.parametrize(
    ("data", "kind", "name", "told"),
    [
        (form([("a.txt", b"x")])[:-12], FORM, None, "did not arrive whole"),
        (b"nothing of a form", FORM, None, "did not arrive whole"),
        (b"", FORM, None, "did not arrive whole"),
        (form([]), FORM, None, "no file came"),
        (form([("a.txt", b"x")]), "multipart/form-data", None, "did not arrive whole"),
        (b"bytes", "application/octet-stream", None, "no file came"),
        (b"bytes", "", "", "no file came"),
    ],
)
def test_what_does_not_come_whole_is_refused(tmp_path: Path, data: bytes, kind: str, name: str, told: str) -> None:
    with pytest.raises(CaseError, match=told):
        received(data, tmp_path, kind=kind, name=name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be written"):
        received(form([("a.txt", b"x")]), tmp_path / "gone")
