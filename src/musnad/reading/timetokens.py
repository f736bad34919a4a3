"""The tokens of a report with what each can do in an expression of time."""

from __future__ import annotations

from typing import Final

from musnad.arabic.tokens import Token
from musnad.reading.reading import Reading
from musnad.reading.timewords import Hit, TimeWords

OPENERS: Final = frozenset("([")
CLOSERS: Final = frozenset(")]")
DASHES: Final = frozenset("-–—−ـ")
COMMAS: Final = frozenset("،,")
CUES: Final = ("in", "from", "to", "until", "between", "since", "before", "after", "during", "dated")
ARTICLES: Final = frozenset({"ال", "وال", "بال", "لل"})
_NO_HITS: Final[tuple[Hit, ...]] = ()


class Line:
    """A report's tokens and their words of time, looked up once.

    Asking outside the text is allowed and finds nothing.
    """

    __slots__ = ("_forms", "_hits", "_starts", "reading", "size", "tokens")

    def __init__(self, reading: Reading, words: TimeWords) -> None:
        look_up = words.index.get
        self._starts = words.starts
        self.reading = reading
        self.tokens: tuple[Token, ...] = reading.tokens
        self.size = len(self.tokens)
        self._forms = [token.form for token in self.tokens]
        self._hits = [look_up(form, _NO_HITS) for form in self._forms]

    def starters(self) -> list[int]:
        """The tokens at which an expression may begin: words of time, and digits."""
        starts = self._starts
        return [
            at
            for at, token in enumerate(self.tokens)
            if token.kind == "number" or token.form in starts or (token.form in ARTICLES and self.is_number(at + 1))
        ]

    def hits(self, at: int) -> tuple[Hit, ...]:
        """What the word at `at` may be, the rest of a phrase not yet checked."""
        return self._hits[at] if 0 <= at < self.size else _NO_HITS

    def get(self, at: int, *classes: str) -> Hit | None:
        """The longest word or phrase of one of the classes that stands at `at`."""
        if not 0 <= at < self.size:
            return None
        for hit in self._hits[at]:
            if hit.cls in classes and (not hit.rest or self.stands(hit, at)):
                return hit
        return None

    def bare(self, at: int, *classes: str) -> Hit | None:
        """The same, with no conjunction or preposition written to it."""
        if not 0 <= at < self.size:
            return None
        for hit in self._hits[at]:
            if hit.cls in classes and not hit.cut and (not hit.rest or self.stands(hit, at)):
                return hit
        return None

    def stands(self, hit: Hit, at: int) -> bool:
        """Whether the later words of a phrase follow its first at `at`."""
        last = at + 1 + len(hit.rest)
        return last <= self.size and tuple(self._forms[at + 1 : last]) == hit.rest

    def form(self, at: int) -> str:
        """The folded form of a token, empty outside the text."""
        return self._forms[at] if 0 <= at < self.size else ""

    def is_number(self, at: int) -> bool:
        """Whether the token is written in digits."""
        return 0 <= at < self.size and self.tokens[at].kind == "number"

    def integer(self, at: int) -> int | None:
        """The whole number at `at`, in digits."""
        form = self.form(at)
        return int(form) if form.isdigit() and form.isascii() and len(form) <= len("2022") else None

    def touches(self, at: int) -> bool:
        """Whether nothing stands between the token and the next."""
        return 0 <= at < self.size - 1 and self.tokens[at].end == self.tokens[at + 1].start

    def is_cued(self, at: int) -> bool:
        """Whether a word that takes a time stands right before, or a preposition is written to the word."""
        return self.get(at - 1, *CUES) is not None or any(hit.prep for hit in self.hits(at))


def after(at: int, hit: Hit) -> int:
    """The token behind a word or phrase."""
    return at + 1 + len(hit.rest)
