"""Word documents (DOCX): one report, its paragraphs, headings and tables in the order in which they stand.

Read from its XML, not by a library for writing such files: these load every picture too, without limits, and leave out
what stands in content controls. What was deleted with changes tracked, and hidden text, is not part of the text. Tables
have a line a row, with tabs between the cells; footnotes follow the text.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from musnad.case.intake.archives import open_zip, zip_bytes
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.moments import moment
from musnad.case.intake.source import Source, damage, megabytes
from musnad.case.intake.working import found_or_refused
from musnad.errors import RefusalError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_MODIFIED: Final = "{http://purl.org/dc/terms/}modified"
_BODY: Final = "word/document.xml"
_FOOTNOTES: Final = "word/footnotes.xml"
_CORE: Final = "docProps/core.xml"
_PARAGRAPH: Final = _W + "p"
_TABLE: Final = _W + "tbl"
_DROPPED: Final = frozenset({
    _FALLBACK, _W + "del", _W + "delText", _W + "moveFrom", _W + "instrText", _W + "pPr", _W + "rPr", _W + "tblPr",
    _W + "trPr", _W + "tcPr", _W + "sectPr",
})  # fmt: skip
_CHANGED: Final = (_W + "del", _W + "ins", _W + "moveFrom", _W + "moveTo")
_CHARACTERS: Final = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
}
_OFF: Final = frozenset({"0", "false", "off", "none"})


def read(source: Source) -> Iterator[Found | Refused]:
    """The report that a document is.

    Raises:
        RefusalError: if it is damaged, too large, or declares entities.
    """
    with open_zip(source.stream) as archive:
        body = _xml(archive, _BODY, source)
        footnotes = _xml(archive, _FOOTNOTES, source)
        core = _xml(archive, _CORE, source)
    if body is None:
        raise RefusalError("intake.no-body")
    with damage("DOCX"):
        lines = list(_lines(body.find(_W + "body")))
        below = [] if footnotes is None else list(_footnotes(footnotes))
    changed = None if core is None else moment(core.findtext(_MODIFIED))
    facts = {
        "title": _title(body) or (None if core is None else core.findtext(_TITLE)),
        "edited": changed.at if changed else None,
        "url": source.url,
        "captured": source.captured,
    }
    yield found_or_refused(source.part, "\n".join([*lines, *below]), facts, notes=_notes(body, below))


def _xml(archive: zipfile.ZipFile, name: str, source: Source) -> Element | None:
    if name not in archive.namelist():
        return None
    data = zip_bytes(archive, archive.getinfo(name), source)
    if len(data) > source.options.limits.part_bytes:
        raise RefusalError("intake.too-large", most=megabytes(source.options.limits.part_bytes))
    try:
        with damage("DOCX"):
            root: Element = fromstring(data, forbid_dtd=True)
    except RefusalError as error:
        if isinstance(error.__cause__, DefusedXmlException):
            raise RefusalError("intake.xml-entities") from error
        raise
    return root


def _lines(container: Element | None) -> Iterator[str]:
    """The paragraphs and rows of tables in a container, without empty ones."""
    for element in () if container is None else container:
        if element.tag == _PARAGRAPH:
            yield from _paragraph(element)
        elif element.tag == _TABLE:
            yield from _rows(element)
        elif element.tag not in _DROPPED:
            yield from _lines(element)


def _paragraph(element: Element) -> Iterator[str]:
    for line in "".join(_pieces(element)).split("\n"):
        if line.strip():
            yield line.strip()


def _rows(table: Element) -> Iterator[str]:
    for row in _below(table, _W + "tr"):
        cells = [" ".join(_lines(cell)).replace("\t", " ") for cell in _below(row, _W + "tc")]
        if any(cells):
            yield "\t".join(cells)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """The elements of a tag in an element or in content controls of it, but not in one another."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _DROPPED:
            yield from _below(child, tag)


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag == _W + "txbxContent":
            yield "\n" + "\n".join(_lines(child)) + "\n"
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _DROPPED and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and (vanish.get(_W + "val") or "").lower() not in _OFF


def _footnotes(root: Element) -> Iterator[str]:
    for note in root.iter(_W + "footnote"):
        if note.get(_W + "type") in {None, "normal"}:
            yield from _lines(note)


def _title(body: Element) -> str | None:
    """The paragraph that the document itself has as its title."""
    for paragraph in body.iter(_PARAGRAPH):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and (style.get(_W + "val") or "") == "Title":
            return " ".join(_paragraph(paragraph)) or None
    return None


def _notes(body: Element, below: list[str]) -> tuple[str, ...]:
    changes = any(next(body.iter(tag), None) is not None for tag in _CHANGED)
    hidden = any(_is_hidden(run) for run in body.iter(_W + "r"))
    told = ((changes, "tracked-changes"), (hidden, "hidden-text"), (bool(below), "footnotes-below"))
    return tuple(code for holds, code in told if holds)
