"""PDF with a text layer: one report, its paragraphs put together from the places of its glyphs.

Pictures of pages have no text and are refused; so is a text whose letters or whose order cannot be told for certain.
pdfminer tells the place of each glyph and what it stands for; the order of writing comes from the places, so that it
makes no difference in which order a program drew them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from musnad.case.intake.found import Found, Refused
from musnad.case.intake.members import check_ratio
from musnad.case.intake.pagelayout import Glyph, Line, lines_of, paragraphs
from musnad.case.intake.quiet import quiet
from musnad.case.intake.source import Source, damage, megabytes
from musnad.case.intake.visualorder import (
    ARABIC,
    has_forms,
    letters_of,
    mirrored,
    order_score,
    unbalanced,
)
from musnad.case.intake.working import found_or_refused
from musnad.errors import RefusalError

_STREAM: Final = re.compile(rb"stream\r?\n")
_FILTER: Final = re.compile(rb"/F(?:ilter)?\s*(\[[^\]]{0,400}\]|/[^\s/<>\[\]()]{1,60}|\d+\s+\d+\s+R)")
_NAME: Final = re.compile(rb"/[^\s/<>\[\]()]+")
_UNPACKING: Final = re.compile(rb"/(?:LZW|RunLength|RL\b|[^\s/]*#)")
_ENCRYPT: Final = re.compile(rb"/Encrypt\b")
_UNKNOWN: Final = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\ufffd]+")
_REPLACED: Final = "\ufffd"
_FEW_UNKNOWN: Final = 0.01
_MARGIN: Final = 0.08
"""The part of a page above and below in which lines without Arabic are its number and the like."""
_CHUNK: Final = 1 << 20


def read(source: Source) -> Iterator[Found | Refused]:
    """The report that a document is.

    Raises:
        RefusalError: if it is encrypted, damaged, too large or too long, has no text layer, or one that cannot be read.
    """
    quiet("pdfminer")
    data = source.read_part()
    if _ENCRYPT.search(data):
        raise RefusalError("intake.encrypted")
    _refuse_bombs(data, source)
    source.stream.seek(0)
    pages, notes = _pages(source)
    text = "\n".join(paragraphs(pages))
    if not text.strip():
        raise RefusalError("intake.no-text-layer")
    told = _Told(text=text, notes=notes)
    facts = {"title": _title(source), "url": source.url, "captured": source.captured}
    final = _repaired(told)
    yield found_or_refused(source.part, final.text, facts, notes=final.notes)


class _Told(msgspec.Struct, frozen=True):
    """A text and what a reader should know of it."""

    text: str
    notes: tuple[str, ...]


def _refuse_bombs(data: bytes, source: Source) -> None:
    """Refuse a document whose packed streams would fill memory, before anything of it is unpacked whole."""
    for match in _FILTER.finditer(data):
        if _is_odd(match.group(1)):
            raise RefusalError("intake.filters")
    total = 0
    for match in _STREAM.finditer(data):
        size = _unpacked_size(data, match.end(), source)
        total += size
        source.budget.expand(size)
        if total > source.options.limits.container_bytes:
            raise RefusalError("intake.too-large", most=megabytes(source.options.limits.container_bytes))


def _is_odd(filters: bytes) -> bool:
    """Whether a stream is packed so that its size cannot be told beforehand: several times over, or in old ways."""
    return filters[-1:] == b"R" or len(_NAME.findall(filters)) > 1 or _UNPACKING.search(filters) is not None


def _unpacked_size(data: bytes, start: int, source: Source) -> int:
    inflater = zlib.decompressobj()
    size, at = 0, start
    rest = memoryview(data)
    try:
        while not inflater.eof and (inflater.unconsumed_tail or at < len(data)):
            chunk = inflater.unconsumed_tail or bytes(rest[at : (at := at + _CHUNK)])
            size += len(inflater.decompress(chunk, _CHUNK))
            if size > source.options.limits.part_bytes:
                check_ratio(size, min(at, len(data)) - start, source.options.limits.ratio)
            if size > source.options.limits.container_bytes:
                break
    except zlib.error:
        return size
    return size


def _pages(source: Source) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The lines of each page, and codes of what is not in them."""
    limits = source.options.limits
    found, dropped, unknown, count = [], False, 0, 0
    with damage("PDF"):
        for number, page in enumerate(_drawn(source), start=1):
            if number > limits.pages:
                raise RefusalError("intake.too-many-pages", most=limits.pages)
            source.budget.check_time()
            glyphs = [_glyph(char) for char in _chars(page) if char.upright]
            count += len(glyphs)
            unknown += sum(glyph.text == _REPLACED for glyph in glyphs)
            # a sign without width is drawn over a letter, which stands without it
            lines = lines_of([glyph for glyph in glyphs if glyph.text != _REPLACED or glyph.right > glyph.left])
            kept = [line for line in lines if not _is_margin(line, page)]
            dropped = dropped or len(kept) < len(lines)
            found.append(kept)
    if unknown > count * _FEW_UNKNOWN:
        raise RefusalError("intake.no-letters")
    told = ((dropped, "margins-dropped"), (bool(unknown), "signs-unread"))
    return found, tuple(code for holds, code in told if holds)


def _drawn(source: Source) -> Iterator[LTPage]:
    """The pages, with their glyphs in the order in which they are drawn."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(source.stream):
        interpreter.process_page(page)
        yield device.get_result()


def _chars(container: LTContainer[Any]) -> Iterator[LTChar]:
    for item in container:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from _chars(item)


def _glyph(char: LTChar) -> Glyph:
    text = _REPLACED if _UNKNOWN.fullmatch(char.get_text()) else char.get_text()
    return Glyph(text, char.x0, char.x1, char.matrix[5], char.size)


def _is_margin(line: Line, page: LTPage) -> bool:
    if ARABIC.search(line.text):
        return False
    return not page.y0 + _MARGIN * page.height < line.base < page.y1 - _MARGIN * page.height


def _repaired(told: _Told) -> _Told:
    """The text in its letters, if its order is certain.

    Raises:
        RefusalError: if it stands backwards even so.
    """
    text, notes = told.text, told.notes
    if has_forms(text):
        text, notes = letters_of(text), (*notes, "presentation-forms")
    if order_score(text) < 0:
        raise RefusalError("intake.visual-order")
    if unbalanced(mirrored(text)) < unbalanced(text):
        text = mirrored(text)
    return _Told(text, (*notes, "visual-order"))


def _title(source: Source) -> str | None:
    """The title that the document has for itself, where it is an Arabic one and not the name of a file."""
    source.stream.seek(0)
    with damage("PDF"):
        for info in PDFDocument(PDFParser(source.stream)).info:
            title = info.get("Title")
            text = decode_text(title) if isinstance(title, bytes) else ""
            if ARABIC.search(text):
                return text
    return None
