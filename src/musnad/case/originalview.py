"""Originals as a person may look at them: a page or a text, with nothing in it that could run, load or lead anywhere.

What is left of a page are its words and the elements that order them: scripts, styles, pictures, frames, forms and
addresses are gone. It is an aid to reading; the original itself is the bytes that are kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from io import SEEK_END
from typing import BinaryIO, Final

from musnad.case.intake.decoding import Decoded, decode_any
from musnad.case.intake.html import decode_page
from musnad.case.intake.kinds import Kind, kind_of
from musnad.case.intake.options import Options
from musnad.case.intake.source import Budget, Source
from musnad.case.messages import wrong
from musnad.errors import RefusalError

_TAGS: Final = frozenset({
    "a", "abbr", "article", "aside", "b", "bdi", "bdo", "blockquote", "body", "br", "caption", "center", "cite", "code",
    "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q",
    "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
})  # fmt: skip
_DROPPED: Final = frozenset({
    "script", "style", "template", "noscript", "object", "embed", "iframe", "frame", "frameset", "svg", "math",
    "select", "textarea", "title",
})  # fmt: skip
_ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "*": frozenset({"dir", "lang"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
    "ol": frozenset({"start"}),
}
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff]")
_LEFT_TO_RIGHT: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_TAG: Final = re.compile(r"<[^>]*>")
_ELEMENT: Final = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_UNCOUNTED: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "rp", "rt",
})  # fmt: skip
"""Elements that hold nothing, and those that end where another of them begins."""
_DEEPEST: Final = 2_000
_LARGEST: Final = 4 << 20
"""Bytes of an original that a page can hold."""
_MOST_LINES: Final = 100_000
"""Lines of a text that a page can hold; each is a paragraph of its own."""


def viewable(stream: BinaryIO, name: str) -> Kind | None:
    """What an original is that can be looked at; `None` where it cannot be, but only be downloaded."""
    size = stream.seek(0, SEEK_END)
    try:
        kind = kind_of(stream, name)
    except RefusalError:
        return None
    return kind if kind in _VIEWS and size <= _LARGEST else None


def view(stream: BinaryIO, name: str) -> str:
    """A whole page of HTML by which an original is looked at.

    Raises:
        CaseError: if it is of a kind that cannot be looked at, or too large, or in no encoding that can be told.
    """
    kind = viewable(stream, name)
    if kind is None:
        raise wrong("original.no-view")
    source = Source(stream=stream, name=name, options=Options(), budget=Budget(Options().limits))
    try:
        body = _VIEWS[kind](source)
    except RefusalError as error:
        raise wrong("original.no-view") from error
    words = _TAG.sub("", body)
    direction = "rtl" if len(_RIGHT_TO_LEFT.findall(words)) > len(_LEFT_TO_RIGHT.findall(words)) else "ltr"
    return f'<!doctype html><html dir="{direction}"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def sanitised(markup: str) -> str:
    """Markup with nothing left but words, the elements that order them, and their direction and language."""
    import nh3  # noqa: PLC0415 - only who looks at a page needs it

    cleaned: str = nh3.clean(
        markup,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(),
        link_rel=None,
    )
    return cleaned


def _page(source: Source) -> str:
    markup = decode_page(source.read_part(), source).text
    if _is_too_deep(markup):
        raise wrong("original.no-view")
    return sanitised(markup)


def _is_too_deep(markup: str) -> bool:
    """Whether elements stand in each other so deep that to take them apart would take for ever."""
    depth = 0
    for found in _ELEMENT.finditer(markup):
        if found[2].lower() not in _UNCOUNTED:
            depth = max(depth - 1, 0) if found[1] else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _text(source: Source) -> str:
    decoded: Decoded = decode_any(source.read_part())
    lines = decoded.text.splitlines()
    if len(lines) > _MOST_LINES:
        raise wrong("original.no-view")
    return "".join(f'<p dir="auto">{html.escape(line) or "<br>"}</p>' for line in lines)


_VIEWS: Final[Mapping[Kind, Callable[[Source], str]]] = {
    "html": _page,
    "telegram-html": _page,
    "text": _text,
    "json": _text,
    "jsonl": _text,
    "csv": _text,
    "tsv": _text,
    "feed": _text,
    "telegram": _text,
}
