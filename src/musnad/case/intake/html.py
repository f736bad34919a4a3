"""A saved web page: its text as trafilatura finds it, and what the page says of itself.

Scripts and styles are never part of the text. What is known of a report comes from JSON-LD, OpenGraph and meta
elements alone; a date is never guessed from other words of the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from musnad.arabic.folding import fold
from musnad.case.intake.blocks import shown_text
from musnad.case.intake.decoding import Decoded, decode_any
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.pagefacts import page_facts
from musnad.case.intake.quiet import quiet
from musnad.case.intake.source import Source, damage
from musnad.case.intake.working import found_or_refused, one_line
from musnad.errors import RefusalError

PAGE_WORDS: Final = Path(__file__).with_name("page_words.yaml")
_META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_NO_DISPLAY: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN: Final = ("script", "style", "template", "noscript", "object", "embed", "iframe")
_TABLE_PARTS: Final = ("td", "th", "tr", "tbody", "thead", "tfoot")
_LONG_CELL: Final = 200
"""Characters in a cell that is no longer a value of a table."""
_LINES: Final = ("p", "div", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "strong", "b", "span")
_LONG_LINE: Final = 600
_WORD: Final = re.compile(r"\w+")
_BEGINNING: Final = 8192
_FEW_BYTES: Final = 1 / 1000
_REPLACED: Final = "\ufffd"


def read(source: Source) -> Iterator[Found | Refused]:
    """The report that a page is.

    Raises:
        RefusalError: if the page is too large, in no encoding that can be told, or has no text.
    """
    decoded = decode_page(source.read_part(), source)
    tree = parse(decoded.text, source.options.limits.elements)
    facts, notes = page_facts(tree)
    text, told = body_text(tree)
    yield found_or_refused(
        source.part,
        _without_title(text, facts["title"]),
        {
            **facts,
            "url": source.url or facts["url"],
            "captured": source.captured,
            "encoding": decoded.encoding,
        },
        notes=(*decoded.notes, *notes, *told),
    )


def decode_page(data: bytes, source: Source) -> Decoded:
    """The text of a page: by the encoding that its transport names, else by the one that it names itself.

    A page in UTF-8 with single broken bytes is taken as browsers take it, with a replacement character for each.

    Raises:
        RefusalError: if it is in no encoding that can be told.
    """
    said = source.charset or _named_in(data)
    try:
        return decode_any(data, said=said, asked=source.options.encoding)
    except RefusalError as error:
        if error.key not in {"input.not-utf8", "input.cut"}:
            raise
        text = data.decode("utf-8", "replace")
        if text.count(_REPLACED) > len(text) * _FEW_BYTES:
            raise
        return Decoded(text, "utf-8", ("bytes-replaced",))


def _named_in(data: bytes) -> str | None:
    beginning = data[:_BEGINNING]
    named = _META.search(beginning) or _XML.search(beginning)
    return named.group(1).decode("ascii", "ignore") if named else None


def parse(markup: str, most: int) -> HtmlElement:
    """The tree of a page.

    Raises:
        RefusalError: if it has more elements than a report has, or none.
    """
    if markup.count("<") > most:
        raise RefusalError("intake.too-many-elements", most=most)
    with damage("HTML"):
        parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        data = _XML_DECLARATION.sub("", markup).encode("utf-8", "surrogatepass")
        return document_fromstring(data, parser=parser)


def body_text(tree: HtmlElement) -> tuple[str, tuple[str, ...]]:
    """The running text of a page as it is seen, a paragraph a line, and codes of what was left out of it.

    What is not part of it is taken out of `tree`.

    Raises:
        RefusalError: if the page has none.
    """
    _drop_unseen(tree)
    _open_layout(tree)
    dropped = _drop_related(tree)
    quiet("trafilatura")
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load, and other pages need the rest of this module

    with damage("HTML"):
        document: Any = bare_extraction(tree, include_comments=False, include_tables=True)
        text = "" if document is None or document.body is None else shown_text(document.body)
    if not text:
        raise RefusalError("intake.no-body")
    return text, ("related-dropped",) if dropped else ()


def _drop_unseen(tree: HtmlElement) -> None:
    for element in [*tree.iter(*_UNSEEN), *(found for found in tree.iter() if _is_hidden(found))]:
        if element.getparent() is not None:
            element.drop_tree()


def _open_layout(tree: HtmlElement) -> None:
    """Make blocks of the cells of tables that only lay a page out, as many older sites have them."""
    for table in reversed(list(tree.iter("table"))):
        own = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table")) is table]
        if any(len(cell.text_content()) > _LONG_CELL or cell.find(".//div") is not None for cell in own):
            rows = [
                row for row in table.iter("tr", "tbody", "thead", "tfoot") if next(row.iterancestors("table")) is table
            ]
            for element in (table, *rows, *own):
                element.tag = "div"


def _drop_related(tree: HtmlElement) -> bool:
    """Take out the lines that lead to other reports; whether there were any."""
    found = [element for element in tree.iter(*_LINES) if _leads_away(element)]
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()
    return bool(found)


def _leads_away(element: HtmlElement) -> bool:
    """Whether a line is a link and, before it, a word by which pages lead to other reports."""
    if next(element.iter("a"), None) is None or len(whole := element.text_content()) > _LONG_LINE:
        return False
    outside = " ".join(element.xpath(".//text()[not(ancestor::a)]"))
    own = outside if _WORD.search(outside) else whole.partition(":")[0]
    return " ".join(_WORD.findall(fold(own).text)) in _read_also()


@functools.cache
def _read_also() -> frozenset[str]:
    with PAGE_WORDS.open(encoding="utf-8") as file:
        words = msgspec.convert(yaml.safe_load(file), dict[str, tuple[str, ...]])
    return frozenset(fold(phrase).text for phrase in words["read_also"])


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or _NO_DISPLAY.search(element.get("style") or "") is not None


def _without_title(text: str, title: str | None) -> str:
    """The text without its headline, which some pages have inside their text and others above it."""
    first, _, rest = text.partition("\n")
    return rest if title and rest.strip() and one_line(first).casefold() == one_line(title).casefold() else text
