import io

import pytest

from musnad.case.intake import Options, kind_of
from musnad.errors import RefusalError
from tests.originals import OTHER, found
from tests.whole_originals import WHOLE

KINDS = {
    "a.txt": "text", "b.txt": "text", "c.txt": "text", "a.html": "html", "a.json": "json", "a.jsonl": "jsonl",
    "a.csv": "csv", "a.xml": "feed", "result.json": "telegram", "messages.html": "telegram-html", "a.zip": "zip",
    "a.tar": "tar", "a.txt.gz": "gzip", "a.docx": "docx", "a.warc": "warc", "a.warc.gz": "warc", "a.wacz": "wacz",
    "a.pdf": "pdf",
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_the_content_tells_the_kind_whatever_the_name_is(name: str) -> None:
    stream = io.BytesIO(WHOLE[name])
    stream.seek(3)
    assert kind_of(stream, name) == KINDS[name]
    assert stream.tell() == 0
    if name != "a.csv":
        assert kind_of(stream, "renamed.bin") == KINDS[name]
        assert kind_of(stream, "") == KINDS[name]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"text;title\nx;y\n", "a.csv", "csv"),
        (b"text\ttitle\n", "a.tsv", "tsv"),
        (b"{broken", "a.jsonl", "jsonl"),
        (b"broken", "a.json", "json"),
        (b"{a note in braces}", "a.txt", "text"),
        (b"<no markup>", "a.txt", "text"),
        (b"words alone", "a.html", "text"),
        (b"<custom>words</custom>", "a.html", "html"),
        (b'\n<div dir="rtl">words</div>', "", "html"),
        (b"words <p>and</p> <body>", "a.html", "html"),
        (b'<?xml version="1.0"?><!-- <html> --><rss version="2.0">', "", "feed"),
        (b"<html><body>the feed <rss> is here", "", "html"),
        (b"\x1f\x8bbroken", "a.gz", "gzip"),
        (b"PK\x03\x04broken", "a.docx", "zip"),
    ],
)
def test_the_name_decides_where_the_content_leaves_it_open(data: bytes, name: str, kind: str) -> None:
    assert kind_of(io.BytesIO(data), name) == kind


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"\x89PNG\r\n", "PNG"),
        (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
        (b"Rar!", "RAR"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "XML"),
    ],
)
def test_formats_that_hold_no_reports_are_named(data: bytes, format_: str) -> None:
    with pytest.raises(RefusalError) as caught:
        kind_of(io.BytesIO(data))
    assert (caught.value.key, caught.value.fields) == ("intake.no-reports", {"format": format_})


def test_the_kind_that_the_user_names_stands_above_all() -> None:
    assert found(f"<p>{OTHER}</p>".encode(), "a.html", Options(kind="text")).text == f"<p>{OTHER}</p>"
