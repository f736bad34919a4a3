import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from musnad.case.intake import Found, Limits, Options
from tests.originals import OTHER, TEXT, read_all, refused, texts

WHEN = "2022-02-01T10:00:00Z"


def page(text: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{paragraphs}</article></body></html>"


class Archive:
    """A WARC file as it is written, packed record by record or not."""

    def __init__(self, *, packed: bool) -> None:
        self.packed = packed
        self.data = b""

    def add(self, block: bytes, **fields: str) -> None:
        names = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
        head = f"WARC/1.0\r\n{names}WARC-Date: {WHEN}\r\nContent-Length: {len(block)}\r\n\r\n"
        whole = head.encode() + block + b"\r\n\r\n"
        self.data += gzip.compress(whole) if self.packed else whole

    def page(
        self, url: str, data: bytes, type_: str = "text/html", status: str = "200 OK", encoding: str | None = None
    ) -> None:
        packed = f"Content-Encoding: {encoding}\r\n" if encoding else ""
        http = f"HTTP/1.1 {status}\r\nContent-Type: {type_}\r\n{packed}\r\n".encode()
        digest = "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
        self.add(http + data, WARC_Type="response", WARC_Target_URI=url, WARC_Payload_Digest=digest,
                 Content_Type="application/http; msgtype=response")  # fmt: skip


def warc(fill: Callable[[Archive], None], *, packed: bool = True) -> bytes:
    archive = Archive(packed=packed)
    archive.add(b"software: test\r\n", WARC_Type="warcinfo", Content_Type="application/warc-fields")
    fill(archive)
    return archive.data


def two_pages(archive: Archive) -> None:
    archive.page("https://example.org/1", page(TEXT).encode("cp1256"), "text/html; charset=windows-1256")
    archive.page("https://example.org/style.css", b"p { color: red }", "text/css")
    archive.page("https://example.org/gone", page(OTHER).encode(), status="404 Not Found")
    archive.page("https://example.org/2", gzip.compress(page(OTHER).encode()), encoding="gzip")
    archive.page("https://example.org/3", OTHER.encode(), "text/plain; charset=utf-8")


@pytest.mark.parametrize("packed", [True, False])
def test_pages_fetched_with_success_are_reports_with_address_and_time(*, packed: bool) -> None:
    items = read_all(warc(two_pages, packed=packed), "a.warc.gz")
    assert texts(items) == [TEXT, OTHER, OTHER]
    assert [item.part for item in items] == ["record 2", "record 5", "record 6"]
    first = items[0]
    assert isinstance(first, Found)
    assert (first.url, first.captured, first.encoding) == (
        "https://example.org/1", "2022-02-01T10:00:00+00:00", "windows-1256",
    )  # fmt: skip
    assert (first.published, first.notes) == (None, ())


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_cut_archive_the_whole_records_are_taken_wherever_it_is_cut(*, packed: bool) -> None:
    def pages(archive: Archive) -> None:
        archive.page("https://example.org/1", page(TEXT).encode())
        archive.page("https://example.org/2", page(OTHER).encode())

    whole = warc(pages, packed=packed)
    one = warc(lambda archive: archive.page("https://example.org/1", page(TEXT).encode()), packed=packed)
    for length in range(len(one) + 1, len(whole) - 24, 7):
        items = read_all(whole[:length], "a.warc")
        assert texts(items[:1]) == [TEXT]
        assert texts(items[1:]) in (["intake.record-cut"], ["intake.damaged"]), length


def test_a_page_whose_digest_differs_is_told() -> None:
    data = warc(lambda archive: archive.page("https://example.org/1", page(TEXT).encode()), packed=False)
    (item,) = read_all(data.replace("بلدية النبع".encode(), "بلدية التبع".encode()), "a.warc")
    assert isinstance(item, Found)
    assert item.notes == ("digest-differs",)


def test_a_page_that_is_too_large_or_packed_in_an_unknown_way_is_refused_and_the_next_is_read() -> None:
    def fill(archive: Archive) -> None:
        archive.page("https://example.org/1", page(OTHER * 1000).encode())
        archive.page("https://example.org/2", b"xx", encoding="zstd")
        archive.page("https://example.org/3", page(OTHER).encode())

    items = read_all(warc(fill), "a.warc.gz", Options(limits=Limits(part_bytes=20_000)))
    assert texts(items) == ["intake.too-large", "intake.packed", OTHER]


def test_what_is_no_archive_and_an_empty_one_are_refused() -> None:
    assert refused(b"WARC/1.0\r\nnothing", "a.warc").key in {"intake.record-cut", "intake.damaged"}
    assert refused(gzip.compress(b"WARC/9.9\r\n\r\n"), "a.warc.gz").key == "intake.damaged"


def wacz(archive: bytes, *, told: bytes | None = None, package: bytes | None = None) -> bytes:
    digest = "sha256:" + hashlib.sha256(archive if told is None else told).hexdigest()
    resources = [{"name": "data.warc.gz", "path": "archive/data.warc.gz", "hash": digest, "bytes": len(archive)}]
    listed = json.dumps({"profile": "data-package", "resources": resources}).encode()
    listed_digest = "sha256:" + hashlib.sha256(listed if package is None else package).hexdigest()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("archive/data.warc.gz", archive)
        file.writestr("datapackage.json", listed)
        file.writestr("datapackage-digest.json", json.dumps({"path": "datapackage.json", "hash": listed_digest}))
        file.writestr("pages/pages.jsonl", b"{}")
    return out.getvalue()


def test_a_package_is_read_where_its_digests_are_right() -> None:
    items = read_all(wacz(warc(two_pages)), "a.wacz")
    assert texts(items) == [TEXT, OTHER, OTHER]
    assert items[0].part == "archive/data.warc.gz › record 2"


def test_a_package_whose_digests_differ_is_refused() -> None:
    item = refused(wacz(warc(two_pages), told=b"x"), "a.wacz")
    assert (item.part, item.key) == ("archive/data.warc.gz", "intake.digest")
    item = refused(wacz(warc(two_pages), package=b"x"), "a.wacz")
    assert (item.part, item.values) == ("", {"name": "datapackage.json"})
