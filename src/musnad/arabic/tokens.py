"""Tokens: words, numbers and marks of a text, each with its place and its folded form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

import msgspec

from musnad.arabic.folding import Folded, fold, fold_word
from musnad.model import Span

TokenKind = Literal["word", "number", "mark"]

_KEPT: Final = 8192
_TEXTS: Final = 32
_LONGEST_KEPT: Final = 20_000
"""How many texts are at hand with their tokens, and the characters of the longest: some 10 MB at most."""

# Combining marks and tatweel stand inside a word but begin none (`بغداد ـ` ends in a dash); bidi controls and
# zero-width characters stand inside one only between letters.
_JOINED: Final = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640"
)
_UNSEEN: Final = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_TOKEN: Final = re.compile(
    rf"(?P<word>[^\W\d_\u0640](?:[^\W\d_]|[{_JOINED}]|[{_UNSEEN}]+(?=[^\W\d_]))*)"
    r"|(?P<number>\d+(?:[.,٫٬]\d+)*)"
    rf"|(?P<mark>[^\s{_UNSEEN}])"
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, number or mark: `start` and `end` count code points of the received text."""

    start: int
    end: int
    form: str
    kind: TokenKind

    @property
    def span(self) -> Span:
        """The place of the token."""
        return Span(self.start, self.end)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order.

    >>> [token.form for token in tokenize("وقالَ: «لا»")]
    ['وقال', ':', '«', 'لا', '»']
    """
    return _kept_tokens(text) if len(text) <= _LONGEST_KEPT else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(
        [
            Token(match.start(), match.end(), fold_word(word := match[0]) or word, match.lastgroup)  # type: ignore[arg-type]  # the groups are the kinds
            for match in _TOKEN.finditer(text)
        ]
    )


_kept_tokens: Final = lru_cache(maxsize=_TEXTS)(_tokens)
"""A report is cut into tokens once, whoever asks: its reading, its index of words, its links."""


def cut(text: str, token: Token, index: int) -> int:
    """Where in `text` the folded character at `index` of the token begins: where a clitic is cut off."""
    return token.start + _folded(text[token.start : token.end]).position(index)


@lru_cache(maxsize=_KEPT)
def _folded(word: str) -> Folded:
    """The folded view of a word; those met before are kept at hand."""
    return fold(word)
