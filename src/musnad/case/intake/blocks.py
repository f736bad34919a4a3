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
})  # fmt: skip
_CELLS: Final = frozenset({"td", "th"})
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "iframe", "object", "embed", "head", "title"})
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BREAK: Final = "\v"


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
    """The text of an element."""
    marked = _SPACE.sub(" ", "".join(_pieces(element)))
    return "\n".join(line.strip(" ") for line in marked.split(_BREAK) if line.strip(" "))


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Text as it stands, with a mark for each line break and at both ends of a block."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    edge = _BREAK if element.tag in _BLOCKS else " " if element.tag in _CELLS else ""
    yield _BREAK if element.tag == "br" else edge
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge
