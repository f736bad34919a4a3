"""Whether a text is an Arabic report at all: not empty, whole characters, Arabic letters, the Arabic language."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any, Final

import yaml

from musnad.errors import RefusalError

LANGUAGES: Final = Path(__file__).with_name("languages.yaml")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ARABIC: Final = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]+"
)
_WORD: Final = re.compile(r"\w+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNSEEN: Final = "\ufeff \t\r\n\v\f\u00a0\u200b\u200c\u200d\u200e\u200f"
_LEAST_ARABIC: Final = 0.3
_LEAST_FOREIGN: Final = 0.02


def check_text(text: str) -> None:
    """Verify that `text` is an Arabic report that can be read.

    Raises:
        RefusalError: if it is empty, damaged, in other letters, or in another language of the Arabic script.
    """
    if not text.strip(_UNSEEN):
        raise RefusalError("input.empty-text")
    if (lone := _SURROGATE.search(text)) is not None:
        raise RefusalError("input.surrogate", offset=lone.start())
    if "\x00" in text:
        raise RefusalError("input.json-nul", offset=text.index("\x00"))
    letters = _count(_LETTERS, text)
    arabic = _count(_ARABIC, text)
    if not letters or arabic < letters * _LEAST_ARABIC:
        raise RefusalError("input.not-arabic", share=100 * arabic // max(letters, 1))
    language = other_language(text, letters)
    if language is not None:
        raise RefusalError("input.language", en=language["en"], ar=language["ar"])


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(len(run) for run in pattern.findall(text))


def other_language(text: str, letters: int) -> dict[str, Any] | None:
    """The language of a text in Arabic letters that is not Arabic, `None` for an Arabic one.

    Letters that Arabic does not write raise the question, small words decide it: an Arabic report may well hold
    a few Persian or Kurdish names.
    """
    foreign = sum(text.count(letter) for letter in "پچژگکیٹڈڑںہھےڕڵۆێەڤ")
    if foreign < letters * _LEAST_FOREIGN:
        return None
    languages = _languages()
    words = _WORD.findall(text)
    hits = {name: _hits(words, entry["words"]) for name, entry in languages.items()}
    best = max(hits, key=lambda name: hits[name])
    return None if hits[best] == hits["arabic"] else languages[best]


@functools.cache
def _languages() -> dict[str, dict[str, Any]]:
    with LANGUAGES.open(encoding="utf-8") as file:
        return dict(yaml.safe_load(file))


def _hits(words: list[str], common: list[str]) -> int:
    """How many of `words` are in `common`, with Arabic also as typed on a Persian keyboard."""
    typed = {form for word in common for form in (word, word.replace("ي", "ی").replace("ى", "ی").replace("ك", "ک"))}
    return sum(word in typed for word in words)
