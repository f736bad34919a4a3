"""Arabic within English lines of a page: marked as Arabic, and as the report's own words where it quotes them."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

from musnad.export.labels import load_labels

_LETTERS: Final = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc█"
_RUN: Final = re.compile(rf"(?:\d[\d.,]*\s+)?[{_LETTERS}](?:[{_LETTERS}\s\d./%–-]*[{_LETTERS}])?")
"""Arabic words side by side, with the figure before them (`3 أشخاص`)."""
_OPEN: Final = ("«", "[")
"""Behind these Arabic is quoted already, or stands for a name that is withheld."""


def marked(words: str, *, own: bool = True) -> Markup:
    """Words of an English line, escaped, each run of Arabic in an element of its own.

    With `own` it is what a report says, and stands as a quotation; else it is what somebody or something is called.
    """
    parts, at = [], 0
    for run in _RUN.finditer(words):
        quoted = own and not words[: run.start()].endswith(_OPEN)
        parts += [escape(words[at : run.start()]), _quotation(run[0]) if quoted else _arabic(run[0])]
        at = run.end()
    return Markup().join([*parts, escape(words[at:])])


def _quotation(words: str) -> Markup:
    english, arabic = (load_labels(language)("package", "own_words") for language in ("en", "ar"))
    return Markup('<q lang="ar" dir="rtl" class="own" title="{} · {}">{}</q>').format(english, arabic, words)


def _arabic(words: str) -> Markup:
    return Markup('<span lang="ar" dir="rtl">{}</span>').format(words)
