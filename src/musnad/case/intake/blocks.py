"""The text of a piece of markup as it is shown: a paragraph a line, white space as browsers even it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement, fragment_fromstring

from musnad.case.intake.source import damage
from musnad.errors import RefusalError

_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
    "head", "quote", "list", "item", "row", "body",
})  # fmt: skip
"""Elements that stand on lines of their own, of HTML and of what trafilatura makes of it."""
_BREAKS: Final = frozenset({"br", "lb"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "iframe", "object", "embed", "title"})
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BREAK: Final = "\v"
_CELL: Final = "\x1f"


def fragment_text(markup: str, most: int) -> str:
    """The text of a fragment of HTML, as feeds carry it; plain text is given back with its white space evened out.

    Raises:
        RefusalError: if it has more elements than `most`, or cannot be parsed.
    """
    if markup.count("<") > most:
        raise RefusalError("intake.too-many-elements", most=most)
    with damage("HTML"):
        return shown_text(fragment_fromstring(markup, create_parent="div"))


def shown_text(element: HtmlElement) -> str:
    """The text of an element, with tabs between the cells of a row."""
    marked = _SPACE.sub(" ", "".join(_pieces(element)))
    rows = ([cell.strip(" ") for cell in line.split(_CELL)] for line in marked.split(_BREAK))
    lines = ("\t".join(cell for cell in row if cell) for row in rows)
    return "\n".join(line for line in lines if line)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Text as it stands, with a mark for each line break, at both ends of a block, and before a cell."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    block = _BREAK if element.tag in _BLOCKS else ""
    yield _BREAK if element.tag in _BREAKS else _CELL if element.tag in _CELLS else block
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield block
