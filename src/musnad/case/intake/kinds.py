"""What an original is, told by its content; its name decides only where the content leaves it open."""

from __future__ import annotations

import codecs
import re
import zlib
from pathlib import PurePath
from typing import BinaryIO, Final, Literal

from musnad.errors import RefusalError

Kind = Literal[
    "text", "html", "json", "jsonl", "csv", "tsv", "feed", "warc", "wacz", "zip", "tar", "gzip", "telegram",
    "telegram-html", "docx", "pdf",
]  # fmt: skip

SUFFIXES: Final = frozenset({
    ".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".xml", ".rss", ".atom",
    ".rdf", ".warc", ".wacz", ".gz", ".tgz", ".zip", ".tar", ".docx", ".pdf",
})  # fmt: skip
"""What is taken of a folder; a file that is named is taken whatever its name."""
_MANIFEST: Final = ".manifest.json"
_HEAD: Final = 1 << 16
_OTHERS: Final = {
    b"\xd0\xcf\x11\xe0": "DOC, XLS",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "WEBP, WAV, AVI",
    b"OggS": "OGG",
    b"ID3": "MP3",
    b"\x1aE\xdf\xa3": "MKV, WEBM",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
    b"7z\xbc\xaf'\x1c": "7z",
    b"Rar!": "RAR",
    b"BZh": "BZIP2",
    b"\xfd7zXZ": "XZ",
    b"(\xb5/\xfd": "ZSTD",
}
_BY_MEMBER: Final[dict[str, Kind]] = {"word/document.xml": "docx", "datapackage.json": "wacz"}
_REFUSED_MEMBERS: Final = {"xl/workbook.xml": "XLSX", "ppt/presentation.xml": "PPTX", "META-INF/container.xml": "EPUB"}
_BY_SUFFIX: Final[dict[str, Kind]] = {
    ".txt": "text", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json", ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HTML: Final = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta[\s/]|<article[\s>]", re.IGNORECASE)
_FRAGMENT: Final = re.compile(
    rb"\s*<(?:div|p|span|section|main|table|center|font|h[1-6]|ul|ol|blockquote)(?:\s[^<>]*)?>", re.IGNORECASE
)
_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
_TELEGRAM_PAGE: Final = re.compile(rb'class="page_wrap"')
_TELEGRAM: Final = re.compile(rb'"(?:messages|chats|personal_information)"\s*:')
_TELEGRAM_TYPE: Final = re.compile(rb'"(?:type"\s*:\s*"(?:\w+_)?(?:channel|supergroup|group|chat|messages)|about"\s*:)')


def is_taken_of_folder(path: PurePath) -> bool:
    """Whether a file that lies in a folder is taken with it: by its suffix, and where nothing of its path is hidden.

    >>> [is_taken_of_folder(PurePath(path)) for path in ("in/a.TXT", "in/.a.txt", "in/.git/a.txt", "in/a.png")]
    [True, False, False, False]
    """
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden and not path.name.endswith(_MANIFEST)


def kind_of(stream: BinaryIO, name: str = "") -> Kind:
    """What `stream` holds; it must be seekable and is left at its start.

    Raises:
        RefusalError: if it is empty or a format that holds no reports that can be read.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    try:
        return _kind(head, stream, PurePath(name).suffix.lower())
    finally:
        stream.seek(0)


def _kind(head: bytes, stream: BinaryIO, suffix: str) -> Kind:
    if not head:
        raise RefusalError("input.empty-file")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(stream)
    if head.startswith(b"\x1f\x8b"):
        return _kind_of_gzip(head)
    if head.startswith(b"WARC/"):
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _is_tar(head):
        return "tar"
    for magic, what in _OTHERS.items():
        if head.startswith(magic):
            raise RefusalError("intake.no-reports", format=what)
    if head[4:8] == b"ftyp":
        raise RefusalError("intake.no-reports", format="MP4")
    return _kind_of_text(_narrow(head), suffix)


def _narrow(head: bytes) -> bytes:
    """The head with the zero bytes of UTF-16 left out, so that its markup can be looked for as ASCII."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(codecs.BOM_UTF8)


def _kind_of_zip(stream: BinaryIO) -> Kind:
    import zipfile  # noqa: PLC0415 - only originals that are archives need it

    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "zip"
    for member, format_ in _REFUSED_MEMBERS.items():
        if member in names:
            raise RefusalError("intake.no-reports", format=format_)
    return next((kind for member, kind in _BY_MEMBER.items() if member in names and _fits(kind, names)), "zip")


def _fits(kind: Kind, names: set[str]) -> bool:
    return kind != "wacz" or any(name.startswith("archive/") for name in names)


def _kind_of_gzip(head: bytes) -> Kind:
    inner = zlib.decompressobj(wbits=31)
    try:
        start = inner.decompress(head, 1024)
    except zlib.error:
        return "gzip"
    if start.startswith(b"WARC/"):
        return "warc"
    return "tar" if _is_tar(start) else "gzip"


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def _kind_of_text(head: bytes, suffix: str) -> Kind:
    start = head.lstrip()[:1]
    if start == b"<":
        return _kind_of_markup(head, suffix)
    if start in {b"{", b"["}:
        return _kind_of_json(head, suffix)
    if suffix in _PAGES:
        return "html" if _HTML.search(head) else "text"
    return _BY_SUFFIX.get(suffix, "text")


def _kind_of_markup(head: bytes, suffix: str) -> Kind:
    head = _COMMENT.sub(b"", head)
    if _TELEGRAM_PAGE.search(head):
        return "telegram-html"
    markup = _HTML.search(head)
    feed = _FEED.search(head)
    if feed is not None and (markup is None or feed.start() < markup.start()):
        return "feed"
    if markup is not None or suffix in _PAGES or _FRAGMENT.match(head):
        return "html"
    if head.lstrip().startswith(b"<?xml"):
        raise RefusalError("intake.no-reports", format="XML")
    return "text"


def _kind_of_json(head: bytes, suffix: str) -> Kind:
    if suffix in {".jsonl", ".ndjson"}:
        return "jsonl"
    if suffix in {".csv", ".tsv", ".txt"}:
        return _BY_SUFFIX[suffix]
    if _TELEGRAM.search(head) and _TELEGRAM_TYPE.search(head):
        return "telegram"
    first, _, rest = head.lstrip().partition(b"\n")
    is_lines = head.lstrip()[:1] == b"{" and first.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{"
    return "jsonl" if is_lines else "json"
