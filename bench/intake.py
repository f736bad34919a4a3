"""How fast originals give their reports, format by format, and what memory a large one takes.

    python bench/intake.py --reports samples --copies 40

The reports of a folder are written as originals of each format, some of them again and again, and read back. A figure
is the median of the runs with the least and the most beside it, on one core.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import io
import json
import resource
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from musnad.case.intake import Found, read_original

ROOT: Final = Path(__file__).parents[1]
MEGABYTE: Final = 1 << 20


def main() -> None:
    """Print a line for each format, and one for memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, default=ROOT / "samples", help="folder of .txt files")
    parser.add_argument("--copies", type=int, default=40, help="how often each report stands in an original")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", type=int, default=100, help="megabytes of the original whose memory is measured")
    chosen = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(chosen.reports.glob("*.txt"))] * chosen.copies
    print(f"{len(texts)} reports, {sum(len(text.encode()) for text in texts) / MEGABYTE:.1f} MB of text")
    for name, make in FORMATS.items():
        print(f"{name:14} {timed(name, make(texts), chosen.runs)}")
    print(memory(texts, chosen.large))


def timed(name: str, data: bytes, runs: int) -> str:
    """Reports a second, over several runs; the first, which loads the format, does not count."""
    rates = []
    for run in range(runs + 1):
        start = time.perf_counter()
        found = sum(isinstance(item, Found) for item in read_original(io.BytesIO(data), name))
        if run:
            rates.append(found / (time.perf_counter() - start))
    return f"{statistics.median(rates):9.0f} reports/s   ({min(rates):.0f} to {max(rates):.0f}), {found} found"


def memory(texts: Sequence[str], megabytes: int) -> str:
    """What memory an export of many megabytes takes while it is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "result.json")
        once = json.dumps([message(number, text) for number, text in enumerate(texts)], ensure_ascii=False)[1:-1]
        with path.open("w", encoding="utf-8") as file:
            file.write('{"name": "x", "type": "public_channel", "messages": [' + once)
            while file.tell() < megabytes * MEGABYTE:
                file.write("," + once)
            file.write("]}")
        before = peak()
        found = sum(1 for _ in read_original(path, path.name))
        return f"memory: {peak() - before:.0f} MB more than before for {found} messages in {megabytes} MB"


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def paragraphs(text: str) -> str:
    """A text as HTML."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())


def page(text: str) -> bytes:
    """A text as a web page with something around it."""
    head = '<meta charset="utf-8"><meta name="date" content="2022-01-31">'
    menu = '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>'
    body = f"{menu}<article>{paragraphs(text)}</article><footer>جميع الحقوق محفوظة</footer>"
    return f'<!DOCTYPE html><html lang="ar"><head>{head}</head><body>{body}</body></html>'.encode()


def message(number: int, text: str) -> dict[str, object]:
    """A text as a message of Telegram."""
    return {"id": number, "type": "message", "date": "2022-01-31T14:00:00", "date_unixtime": "1643626800", "text": text}


def as_lines(texts: Sequence[str]) -> bytes:
    """A report a line."""
    return b"\n".join(json.dumps({"text": text}, ensure_ascii=False).encode() for text in texts)


def as_table(texts: Sequence[str]) -> bytes:
    """A report a row."""
    out = io.StringIO()
    csv.writer(out).writerows([["text"], *([text] for text in texts)])
    return out.getvalue().encode()


def as_chat(texts: Sequence[str]) -> bytes:
    """A report a message."""
    messages = [message(number, text) for number, text in enumerate(texts)]
    return json.dumps({"name": "x", "type": "public_channel", "messages": messages}, ensure_ascii=False).encode()


def as_feed(texts: Sequence[str]) -> bytes:
    """A report an item."""
    items = "".join(f"<item><description>{html.escape(paragraphs(text))}</description></item>" for text in texts)
    return f"<rss><channel><title>x</title>{items}</channel></rss>".encode()


def as_zip(texts: Sequence[str], suffix: str, pack: Callable[[str], bytes]) -> bytes:
    """A report a member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}{suffix}", pack(text))
    return out.getvalue()


def as_warc(texts: Sequence[str]) -> bytes:
    """A report a record."""
    records = []
    for text in texts:
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(text)
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
            f"WARC-Date: 2022-01-31T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    return b"".join(records)


FORMATS: Final[dict[str, Callable[[Sequence[str]], bytes]]] = {
    "a.jsonl": as_lines,
    "a.csv": as_table,
    "result.json": as_chat,
    "feed.xml": as_feed,
    "texts.zip": lambda texts: as_zip(texts, ".txt", str.encode),
    "pages.zip": lambda texts: as_zip(texts, ".html", page),
    "a.warc.gz": as_warc,
}

if __name__ == "__main__":
    main()
