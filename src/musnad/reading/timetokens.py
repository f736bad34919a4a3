"""The tokens of a report with what each can do in an expression of time."""

from __future__ import annotations

from typing import Final

from musnad.arabic.tokens import Token
from musnad.reading.reading import Reading
from musnad.reading.timewords import Hit, Start, TimeWords

OPENERS: Final = frozenset("([")
CLOSERS: Final = frozenset(")]")
DASHES: Final = frozenset("-–—−ـ")
COMMAS: Final = frozenset("،,")
CUES: Final = ("in", "from", "to", "until", "between", "since", "before", "after", "during", "dated")
ARTICLES: Final = frozenset({"ال", "وال", "بال", "لل"})
FIGURE_MARKS: Final = frozenset("/\\:.-–—−ـو")
_BEYOND: Final = 64
_NO_HITS: Final[tuple[Hit, ...]] = ()


class Line:
    """A report's tokens and their words of time, looked up once.

    Asking a few tokens before or behind the text is allowed and finds nothing.
    """

    __slots__ = ("_forms", "_hits", "_starts", "reading", "size", "tokens")

    def __init__(self, reading: Reading, words: TimeWords) -> None:
        look_up = words.index.get
        self._starts = words.starts
        self.reading = reading
        self.tokens: tuple[Token, ...] = reading.tokens
        self.size = len(self.tokens)
        forms = [token.form for token in self.tokens]
        self._hits = [look_up(form, _NO_HITS) for form in forms] + [_NO_HITS] * _BEYOND
        self._forms = forms + [""] * _BEYOND

    def starters(self) -> list[int]:
        """The tokens at which an expression may begin: words of time, and digits."""
        starts = self._starts.get
        found = []
        for at, token in enumerate(self.tokens):
            start = starts(token.form) if self._hits[at] else None
            if start is None:
                able = (token.kind == "number" or token.form in ARTICLES) and self._figures(at, token.form)
            else:
                able = start == "word" or self._goes_on(at, start) or self._figures(at, token.form)
            if able:
                found.append(at)
        return found

    def tells(self, at: int) -> bool:
        """Whether the token may be part of a time at all: a word of time, digits, or an article that stands alone."""
        return bool(self._hits[at]) or self._forms[at] in ARTICLES or self.is_number(at)

    def _goes_on(self, at: int, start: Start) -> bool:
        """Whether a number has a word of time behind it, or the phrase that begins here goes on."""
        if start == "number":
            return bool(self.hits(at + 1)) or self.form(at + 1) == "و"
        if start == "led" and self.tells(at + 1):
            return True
        following = self._forms[at + 1]
        return any(hit.rest and hit.rest[0] == following and self.stands(hit, at) for hit in self._hits[at])

    def _figures(self, at: int, form: str) -> bool:
        """Whether digits may be of a date, year, hour or length."""
        if not self.is_number(at):
            return form in ARTICLES and self.is_number(at + 1)
        following = self.form(at + 1)
        if self.hits(at + 1) or self.hits(at - 1) or following in FIGURE_MARKS:
            return True
        return len(form) == len("2022") or "." in form

    def hits(self, at: int) -> tuple[Hit, ...]:
        """What the word at `at` may be, the rest of a phrase not yet checked."""
        return self._hits[at]

    def get(self, at: int, *classes: str) -> Hit | None:
        """The longest word or phrase of one of the classes that stands at `at`."""
        hits = self._hits[at]
        if hits:
            for hit in hits:
                if hit.cls in classes and (not hit.rest or self.stands(hit, at)):
                    return hit
        return None

    def bare(self, at: int, *classes: str) -> Hit | None:
        """The same, with no conjunction or preposition written to it."""
        for hit in self._hits[at]:
            if hit.cls in classes and not hit.cut and (not hit.rest or self.stands(hit, at)):
                return hit
        return None

    def stands(self, hit: Hit, at: int) -> bool:
        """Whether the later words of a phrase follow its first at `at`."""
        return tuple(self._forms[at + 1 : at + 1 + len(hit.rest)]) == hit.rest

    def form(self, at: int) -> str:
        """The folded form of a token, empty outside the text."""
        return self._forms[at]

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
