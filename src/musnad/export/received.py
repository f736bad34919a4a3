"""The text of a report on a page: the letters as they came, what is not seen made visible beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

_REFERENCES: Final = {"\r": Markup("&#13;"), "\x00": Markup("\ufffd")}
_CONTROL_NAMES: Final = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip


def received(text: str) -> Markup:
    """`text` for the page: escaped, carriage returns kept, invisible reordering controls made visible beside them."""
    return Markup().join(_character(run) for run in _runs(text))


def _runs(text: str) -> Iterable[str]:
    start = 0
    for place, character in enumerate(text):
        if character in _CONTROL_NAMES or character in _REFERENCES:
            yield from (text[start:place], character)
            start = place + 1
    yield text[start:]


def _character(run: str) -> Markup:
    if run in _REFERENCES:
        return _REFERENCES[run]
    if run in _CONTROL_NAMES:
        name = unicodedata.name(run).title()
        return Markup('<span class="unseen" data-name="{}" title="{}">{}</span>').format(_CONTROL_NAMES[run], name, run)
    return escape(run)
