"""Marks that divide a text: paragraphs, sentences, and quotation marks paired inside a paragraph.

Newsroom typing is taken as it is: a mark may point the wrong way (`لـ»المدينة»`), may never close, or may close
what never opened; counting them says nothing, since one of each cancels out. Marks are therefore paired by
direction, paragraph by paragraph: what a mark's shape says, unless the spaces around it contradict that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

import msgspec

from musnad.arabic.tokens import Token
from musnad.model import Span

Family = Literal["double", "guillemet", "angle", "single"]

_BREAK: Final = re.compile(r"[\n\r\u000b\u000c\u0085\u2028\u2029]+")
_QUOTE: Final = re.compile(r"<<|>>|''|``|,,(?=[^\W\d_])|[“”„‟«»\"‹›‘’‚‛']|＂")
_FAMILY: Final[dict[str, Family]] = {
    "“": "double", "”": "double", "„": "double", "‟": "double", '"': "double", "＂": "double",
    "''": "double", "``": "double", ",,": "double",
    "«": "guillemet", "»": "guillemet", "<<": "guillemet", ">>": "guillemet",
    "‹": "angle", "›": "angle",
    "‘": "single", "’": "single", "‚": "single", "‛": "single", "'": "single",
}  # fmt: skip
_OPENING_SHAPES: Final = frozenset("“„‟«‹‘‚‛") | {"<<", "``", ",,"}
_CLOSING_SHAPES: Final = frozenset("”»›’") | {">>"}
_LETTER_NAME: Final = 3
_STOPS: Final = frozenset(".؟?!…۔")
_UNSEEN: Final = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PROCLITICS: Final = frozenset("وفبلك")
_NAME_LENGTH: Final = 30
_DEEPEST: Final = 8
"""How many quotations may stand in each other; where more marks wait for their partner, the first has none."""
_TIGHT_BEFORE: Final = frozenset("([{ـ/–—-:،,؛")
_TIGHT_AFTER: Final = frozenset(")]}.،,؛:؟!?…/-–—")


class Quotation(msgspec.Struct, frozen=True):
    """A stretch between quotation marks: `start` at the opening mark, `end` after the closing one.

    `inner` is the stretch without its marks. One that never closes runs to the end of its paragraph and has
    `closed` false; `depth` is 0 for a quotation that stands in no other.
    """

    start: int
    end: int
    inner: Span
    family: Family
    closed: bool
    depth: int

    @property
    def span(self) -> Span:
        """The place of the quotation, with its marks."""
        return Span(self.start, self.end)


class Quotations(msgspec.Struct, frozen=True):
    """All quotations of a text in order of their opening marks, and the marks that belong to none."""

    pairs: tuple[Quotation, ...]
    strays: tuple[Span, ...]


class _Mark(msgspec.Struct, frozen=True):
    """A mark, what its shape says and what the spaces around it say: 1 opens, -1 closes, 0 does not tell."""

    start: int
    end: int
    family: Family
    shape: int
    setting: int


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`: the stretches between line breaks, without the white space around them."""
    found: list[Span] = []
    position = 0
    for match in _BREAK.finditer(text):
        found.extend(_trimmed(text, position, match.start()))
        position = match.end()
    found.extend(_trimmed(text, position, len(text)))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def quotations(text: str, within: Sequence[Span]) -> Quotations:
    """The quotations of `text`, paired inside each of the paragraphs `within`.

    >>> found = quotations("قال “نعم” ثم ”", (Span(0, 14),))
    >>> [(q.start, q.end) for q in found.pairs], found.strays
    ([(4, 9)], (Span(start=13, end=14),))
    """
    pairs: list[Quotation] = []
    strays: list[Span] = []
    for paragraph in within:
        _pair(list(_marks(text, paragraph)), paragraph, pairs, strays)
    pairs.sort(key=lambda pair: (pair.start, -pair.end))
    return Quotations(tuple(pairs), tuple(sorted(strays)))


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in _QUOTE.finditer(text, paragraph.start, paragraph.end):
        before = _before(text, match.start(), paragraph)
        after = _seen(text, match.end(), 1, paragraph)
        mark = match.group()
        family = _FAMILY[mark]
        if family == "single" and before.isalnum() and after.isalnum():
            continue
        if mark == "''" and before.isdigit():
            continue
        shape = 1 if mark in _OPENING_SHAPES else -1 if mark in _CLOSING_SHAPES else 0
        yield _Mark(match.start(), match.end(), family, shape, _setting(before, after))


def _before(text: str, start: int, paragraph: Span) -> str:
    """The character before a mark; a proclitic that stands alone (`و”بابر”`) counts as a space."""
    character = _seen(text, start - 1, -1, paragraph)
    alone = character in _PROCLITICS and not _seen(text, start - 2, -1, paragraph).isalnum()
    return " " if alone else character


def _seen(text: str, index: int, step: int, paragraph: Span) -> str:
    while index in paragraph:
        if not _UNSEEN.match(text[index]):
            return text[index]
        index += step
    return " "


def _setting(before: str, after: str) -> int:
    """1 where the spaces around a mark are those of an opening one, -1 of a closing one, 0 where they are neither."""
    loose_before = before.isspace() or before in _TIGHT_BEFORE
    loose_after = after.isspace() or after in _TIGHT_AFTER
    if loose_before and not loose_after:
        return 1
    if loose_after and not loose_before:
        return -1
    return 0


def _pair(marks: Sequence[_Mark], paragraph: Span, pairs: list[Quotation], strays: list[Span]) -> None:
    opened: list[_Mark] = []
    for mark, later in zip(marks, _later(marks), strict=True):
        if _opens(mark, opened) or _misplaced_opening(mark, later, opened):
            opened.append(mark)
            if len(opened) > _DEEPEST:
                lost = opened.pop(0)
                strays.append(Span(lost.start, lost.end))
            continue
        partner = _partner(mark, opened)
        if partner is None:
            strays.append(Span(mark.start, mark.end))
            continue
        strays.extend(Span(unclosed.start, unclosed.end) for unclosed in opened[partner + 1 :])
        opener = opened[partner]
        del opened[partner:]
        pairs.append(_quotation(opener, mark.start, mark.end, len(opened), closed=True))
    for depth, opener in enumerate(opened):
        if opener.family == "single" or opener.end == paragraph.end or max(opener.shape, opener.setting) < 1:
            strays.append(Span(opener.start, opener.end))
        else:
            pairs.append(_quotation(opener, paragraph.end, paragraph.end, depth, closed=False))


def _quotation(opener: _Mark, inner_end: int, end: int, depth: int, *, closed: bool) -> Quotation:
    return Quotation(opener.start, end, Span(opener.end, inner_end), opener.family, closed, depth)


def _opens(mark: _Mark, opened: Sequence[_Mark]) -> bool:
    awaited = next((other for other in reversed(opened) if other.family == mark.family), None)
    if mark.shape == 0:
        if awaited is None:
            return mark.setting >= 0
        return mark.setting == 1 and mark.start - awaited.end > _NAME_LENGTH
    if mark.setting == -mark.shape:
        return mark.setting == 1 or awaited is None
    if mark.setting == 0 and mark.shape < 0:
        return awaited is None
    return mark.shape == 1


def _later(marks: Sequence[_Mark]) -> list[tuple[int, _Mark | None]]:
    """For each mark, how many of its family follow it, and the next of them."""
    found: list[tuple[int, _Mark | None]] = []
    counted: dict[Family, tuple[int, _Mark | None]] = {}
    for mark in reversed(marks):
        count, following = counted.get(mark.family, (0, None))
        found.append((count, following))
        counted[mark.family] = (count + 1, mark)
    found.reverse()
    return found


def _misplaced_opening(mark: _Mark, later: tuple[int, _Mark | None], opened: Sequence[_Mark]) -> bool:
    """Whether a straight mark set like a closing one opens (`قال" نعم "`): nothing is open, its partner is to come."""
    if mark.shape or mark.setting >= 0 or any(other.family == mark.family for other in opened):
        return False
    count, following = later
    return count % 2 == 1 and following is not None and following.setting <= 0


def _partner(mark: _Mark, opened: Sequence[_Mark]) -> int | None:
    """The index of the opening mark that `mark` closes: the last of its family, or else the last of any double kind."""
    for index in range(len(opened) - 1, -1, -1):
        if opened[index].family == mark.family:
            return index
    if opened and mark.family != "single" and opened[-1].family != "single" and mark.setting == -1:
        return len(opened) - 1
    return None


def sentences(text: str, tokens: Sequence[Token], within: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of `text`, each inside one of the paragraphs `within`, with its stop and closing marks.

    A stop ends a sentence unless it belongs to an abbreviation (`أ.ف.ب`, `د. سامي`), a list number at the start of
    a paragraph, an address of the net, or dots before a figure. Arabic papers often print the next sentence right
    after the stop, without a space; that ends a sentence too. A paragraph without any stop is one sentence.
    """
    found: list[Span] = []
    index = 0
    for paragraph in within:
        start = paragraph.start
        while index < len(tokens) and tokens[index].start < paragraph.end:
            token = tokens[index]
            if token.form in _STOPS and token.start >= start and _ends_sentence(text, tokens, index, paragraph):
                index, end = _after_stop(text, tokens, index, paragraph)
                found.extend(_trimmed(text, start, end))
                start = end
            else:
                index += 1
        found.extend(_trimmed(text, start, paragraph.end))
    return tuple(found)


def _ends_sentence(text: str, tokens: Sequence[Token], index: int, paragraph: Span) -> bool:
    token = tokens[index]
    if token.form in "؟!?۔":
        return True
    before = tokens[index - 1] if index and tokens[index - 1].start >= paragraph.start else None
    after = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].start < paragraph.end else None
    if before is None or after is None:
        return after is None
    if before.form == "." and before.end == token.start:
        return after.form != "." and after.kind != "number" and not _mid_clause(text, tokens, index)
    if after.form == "." and after.start == token.end:
        return False
    if before.kind == "number" and before.start == paragraph.start:
        return False
    if before.end == token.start and len(before.form) == 1 and before.kind == "word":
        return index >= 2 and tokens[index - 2].kind == "number"  # noqa: PLR2004 - the token before the one before
    if _spelled_out(tokens, index):
        return False
    tight = after.start == token.end
    return not (tight and after.kind == "word" and after.form.isascii()) and not (tight and after.kind == "number")


def _spelled_out(tokens: Sequence[Token], index: int) -> bool:
    """Whether the stop parts the spoken names of Latin letters (`بي.بي.سي`, `سي.إن.إن`): two such stops, no space."""
    around = tokens[max(0, index - 3) : index + 4]
    tight = [a.end == b.start for a, b in pairwise(around)]
    at = min(index, 3)
    left = at >= 1 and tight[at - 1] and _letter_name(around[at - 1])
    right = at < len(tight) and tight[at] and _letter_name(around[at + 1])
    if not (left and right):
        return False
    stop_before = at >= 2 and tight[at - 2] and around[at - 2].form == "."  # noqa: PLR2004 - two tokens back
    stop_after = at + 1 < len(tight) and tight[at + 1] and around[at + 2].form == "."
    return stop_before or stop_after


def _letter_name(token: Token) -> bool:
    return token.kind == "word" and len(token.form) <= _LETTER_NAME


def _mid_clause(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether two dots stand for a pause and not a stop: nothing that could begin a sentence follows them."""
    after = tokens[index + 1]
    return after.form in _TIGHT_AFTER or text[after.start] in '«“"'


def _after_stop(text: str, tokens: Sequence[Token], index: int, paragraph: Span) -> tuple[int, int]:
    """The token index and the place just after a stop, with further stops and closing marks taken in."""
    end = tokens[index].end
    index += 1
    while index < len(tokens) and tokens[index].start == end and end < paragraph.end:
        form = tokens[index].form
        quote = form in _FAMILY
        opens_next = (
            quote
            and index + 1 < len(tokens)
            and tokens[index + 1].start == tokens[index].end
            and (form in _OPENING_SHAPES or text[end - 1].isspace())
        )
        if form not in _STOPS and form not in ")]" and (not quote or opens_next):
            break
        end = tokens[index].end
        index += 1
    return index, end
