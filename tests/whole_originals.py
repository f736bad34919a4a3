"""One small original of every kind, to be told apart and to be damaged."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

from tests.originals import OTHER, TEXT
from tests.pdfs import from_left, pdf


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def tarred(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


PAGE = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><meta name="date" content="2022-01-31">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"خبر","author":[{"name":"هند"}]}</script>'
    f"</head><body><article><p>{TEXT}</p><p>{OTHER}</p></article></body></html>"
).encode()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{OTHER}</w:t></w:r></w:p></w:body></w:document>'.encode()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2022-01-31T10:00:00Z\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(HTTP)
) + HTTP + b"\r\n\r\n"  # fmt: skip
CHAT = {
    "name": "قناة", "type": "public_channel",
    "messages": [{"id": 1, "type": "message", "date": "2022-01-31T10:00:00", "date_unixtime": "1643612400",
                  "text": [OTHER, {"type": "link", "text": "x"}], "edited": "2022-01-31T10:00:00"}],
}  # fmt: skip
WHOLE = {
    "a.txt": TEXT.encode(),
    "b.txt": TEXT.encode("utf-16"),
    "c.txt": TEXT.encode("cp1256"),
    "a.html": PAGE,
    "a.json": json.dumps([{"text": TEXT, "title": "خبر"}, {"document": {"text": OTHER}}]).encode(),
    "a.jsonl": json.dumps({"text": TEXT, "date": "2022-01-31"}).encode() + b"\n" + json.dumps({"text": OTHER}).encode(),
    "a.csv": f'title,text,date\nخبر,"{TEXT}",2022-01-31\nخبر,{OTHER},\n'.encode(),
    "a.xml": f"<rss><channel><title>أ</title><item><title>ب</title><description>{OTHER}</description></item>"
    "</channel></rss>".encode(),
    "result.json": json.dumps(CHAT, ensure_ascii=False).encode(),
    "messages.html": '<html><div class="page_wrap"><div class="message default" id="message5">'
    f'<div class="text">{OTHER}'
    '</div><div class="date" title="31.01.2022 10:00:00 UTC+03:00"></div></div></div></html>'.encode(),
    "a.zip": zipped(a_txt=TEXT.encode(), b_html=PAGE),
    "a.tar": tarred(TEXT.encode()),
    "a.txt.gz": gzip.compress(TEXT.encode()),
    "a.docx": zipped(word__document_xml=DOCX),
    "a.warc": RECORD,
    "a.warc.gz": gzip.compress(RECORD),
    "a.wacz": zipped(archive__a_warc=RECORD, datapackage_json=b'{"resources":[]}'),
    "a.pdf": pdf(from_left(reversed(OTHER))),
}
