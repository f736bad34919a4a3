"""Numerals in digits and words: how many, how exactly, and where it stands.

Grammar of the words: a hundred or less is unit before ten joined by و (`خمسة وعشرون`), eleven to nineteen are two
words side by side, a scale follows what it multiplies (`ثلاثة آلاف`), smaller terms follow larger ones after و; all in
every case, gender and spelling the lexicon lists. Figures for words that name none (`عشرات` is 20 and more, `مئات` 200
and more, `آلاف` 2000 and more) and for words around a number (`أكثر من 30` is 31 and more, `نحو 20` is 20) are those of
the annotation scheme: the least the word can mean. Words are in `musnad/lexicons/numerals.yaml`.

A dual noun (`جنديان`) and a singular (`شخص`) are no numerals; `أحد` is one only in `أحد عشر` and `أحد وعشرون`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

import msgspec

from musnad.arabic.number_words import HYPHENS, MOST, YEARS, NumberWords, Piece, proclitics_of, read_pieces
from musnad.arabic.tokens import Token, cut
from musnad.model import Span

NumeralKind = Literal["cardinal", "ordinal", "fraction", "percent"]

_THOUSAND: Final = 1000
_HUNDRED: Final = 100
_TEN: Final = 10
_FEW: Final = (3, 9)
_HEDGE_REACH: Final = 4


class Numeral(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A numeral: `start` and `end` count code points of the text, `first` and `last` are tokens, both inclusive.

    The words that bound it (`نحو`, `أكثر من`, `ما بين`) belong to it, proclitics do not; `reach` is the last token of a
    bound that stands after the noun (`25 مقاتلا على الأقل`), else `last`. `minimum` and `maximum` are `None` where the
    words leave it open, and both are for what is no whole number (`نصف`, `2.5`). An ordinal has its rank in both.
    `vague` says that the words give no exact figure, `passed` that the figure they write is itself left out
    (`أكثر من 30` has a minimum of 31).
    """

    start: int
    end: int
    first: int
    last: int
    reach: int
    minimum: int | None
    maximum: int | None
    vague: bool
    kind: NumeralKind
    passed: bool = False

    @property
    def ordinal(self) -> bool:
        """Whether it is a rank."""
        return self.kind == "ordinal"

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


class _Part(NamedTuple):
    """A number read so far: its value, the token after it, and the scale of its last term."""

    value: Fraction
    after: int
    scale: Fraction = Fraction(1)


class _Reading(NamedTuple):
    """A whole numeral: the token after it and what it means."""

    after: int
    low: Fraction | None
    high: Fraction | None
    vague: bool
    kind: NumeralKind
    passed: bool = False


class _Found(NamedTuple):
    """A numeral and what bounds it, in tokens and code points."""

    reading: _Reading
    first: int
    start: int
    reach: int


def find_numerals(text: str, tokens: Sequence[Token], words: NumberWords) -> tuple[Numeral, ...]:
    """The numerals of `text`, in order and apart from each other.

    Digits of dates, times of day, model names (`12/8/2014`, `10:45`, `سو-24`) and years marked as such are left out;
    a bare year is a cardinal here. Two ranks of a month name (`تشرين الثاني`) and of `أول أمس` are left out too.
    """
    reader = _Reader(text, tokens, words)
    found: list[Numeral] = []
    free = 0
    for at in reader.starts():
        numeral = reader.numeral(at, free) if at >= free else None
        if numeral is not None:
            found.append(numeral)
            free = numeral.last + 1
    return tuple(_without_repeats(tokens, found))


class _Reader:
    """The grammar over the tokens of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], words: NumberWords) -> None:
        self._text = text
        self._tokens = tokens
        self._words = words
        self._pieces = read_pieces(text, tokens, words)

    def starts(self) -> list[int]:
        """The tokens at which number words begin."""
        return sorted(self._pieces)

    def numeral(self, at: int, free: int) -> Numeral | None:
        """The numeral whose first number word is at token `at`; the words before token `free` are taken."""
        piece = self._pieces.get(at)
        reading = self._reading(at) if piece else None
        if piece is None or reading is None:
            return None
        return self._built(self._bounded(piece, reading, free))

    def _built(self, found: _Found) -> Numeral:
        reading, last = found.reading, found.reading.after - 1
        whole = all(value is None or value.denominator == 1 for value in (reading.low, reading.high))
        low, high = (reading.low, reading.high) if whole else (None, None)
        return Numeral(
            start=found.start,
            end=self._tokens[last].end,
            first=found.first,
            last=last,
            reach=max(found.reach, last),
            minimum=None if low is None else int(low),
            maximum=None if high is None else int(high),
            vague=reading.vague,
            passed=reading.passed,
            kind="fraction" if reading.kind == "cardinal" and not whole else reading.kind,
        )

    # Words of one numeral

    def _reading(self, at: int) -> _Reading | None:
        return self._ordinal(at) or self._open(at) or self._cardinal(at)

    def _class(self, at: int) -> str | None:
        piece = self._pieces.get(at)
        return piece.wordclass if piece else None

    def _beside(self, at: int, *classes: str) -> Piece | None:
        """The piece at `at` if it is of one of the classes and stands there without a proclitic."""
        piece = self._pieces.get(at)
        return piece if piece and not piece.clitic and piece.wordclass in classes else None

    def _joined(self, at: int, *classes: str) -> Piece | None:
        piece = self._pieces.get(at)
        return piece if piece and piece.joined and (not classes or piece.wordclass in classes) else None

    def _ordinal(self, at: int) -> _Reading | None:
        piece = self._pieces.get(at)
        if piece is None or piece.wordclass not in ("ordinal", "ordinal_unit"):
            return None
        value, after = piece.value, piece.last + 1
        if ten := self._beside(after, "ten"):
            value, after = value + _TEN, ten.last + 1
        elif (tens := self._joined(after, "tens")) and tens.article == piece.article:
            value, after = value + tens.value, tens.last + 1
        elif piece.wordclass == "ordinal_unit" or self._in_date(piece):
            return None
        return _Reading(after, value, value, vague=False, kind="ordinal")

    def _in_date(self, piece: Piece) -> bool:
        """Whether a rank belongs to a month, to `أول أمس`, or is the second of a clock (`30 ثانية`)."""
        month = self._phrase_ending(piece.first, self._words.of("month_head"))
        before = self._pieces.get(piece.first - 1)
        return (
            month is not None
            or self._phrase_at(piece.last + 1, self._words.of("day_before")) is not None
            or (before is not None and not piece.clitic and not piece.article and before.wordclass != "ordinal")
        )

    def _open(self, at: int) -> _Reading | None:
        """Words that name no figure: `عشرات`, `مئات الآلاف`, `بضعة`, `عدة آلاف`."""
        piece = self._pieces.get(at)
        if piece is None or piece.wordclass not in ("vague", "few", "several"):
            return None
        after, times = piece.last + 1, piece.value
        larger = self._beside(after, "vague", "scale") if piece.wordclass == "vague" else self._beside(after, "vague")
        if larger and larger.value > times:
            times, after = times * larger.value if times else larger.value, larger.last + 1
        if piece.wordclass == "vague":
            return _Reading(after, 2 * times, None, vague=True, kind="cardinal")
        low, high = (Fraction(part) for part in _FEW)
        if ten := self._beside(after, "ten") if piece.wordclass == "few" and not times else None:
            return _Reading(ten.last + 1, low + _TEN, high + _TEN, vague=True, kind="cardinal")
        few = piece.wordclass == "few" and not times
        return _Reading(after, low * (times or 1), high if few else None, vague=True, kind="cardinal")

    def _cardinal(self, at: int) -> _Reading | None:
        part = self._number(at)
        if part is None:
            piece = self._pieces.get(at)
            if piece is None or piece.wordclass != "fraction":
                return None
            part = _Part(piece.value, piece.last + 1)
        part = self._quarters(part)
        low, high = part.value, part.value
        after, vague = part.after, False
        if (odd := self._pieces.get(after)) and odd.wordclass == "odd" and not low % _TEN:
            after, vague = odd.last + 1, True
            low, high = low + 1, high + 9
        whole = part.value.denominator == 1
        return _Reading(after, low, high, vague, "cardinal" if whole else "fraction")

    def _quarters(self, part: _Part) -> _Part:
        """`ثلاثة أرباع`."""
        quarters = self._beside(part.after, "fraction")
        if quarters is None or quarters.word is None or quarters.word.form != "ارباع" or part.scale > 1:
            return part
        return _Part(part.value * quarters.value, quarters.last + 1)

    def _number(self, at: int) -> _Part | None:
        part = self._term(at)
        while part and part.scale > 1:
            more = self._half_more(part) or self._smaller_term(part)
            if more is None:
                return part
            part = more
        if part and (half := self._joined(part.after, "fraction")):
            return _Part(part.value + half.value, half.last + 1)
        return part

    def _half_more(self, part: _Part) -> _Part | None:
        """`مليون ونصف`, `مليون ونصف المليون`."""
        half = self._joined(part.after, "fraction")
        if half is None:
            return None
        again = self._beside(half.last + 1, "scale")
        last = again.last if again and again.value == part.scale else half.last
        return _Part(part.value + half.value * part.scale, last + 1)

    def _smaller_term(self, part: _Part) -> _Part | None:
        if self._joined(part.after) is None or (part.value / part.scale).denominator != 1:
            return None
        term = self._term(part.after)
        if term is None or not self._fits(part, term):
            return None
        return _Part(part.value + term.value, term.after, term.scale)

    def _fits(self, part: _Part, term: _Part) -> bool:
        """Whether a joined term goes on a number: it is smaller, or a thousand or two after hundreds of thousands."""
        if term.value.denominator != 1:
            return False
        if term.scale < part.scale:
            return 0 < term.value < part.scale
        hundreds = part.value / part.scale
        return term.scale == part.scale and term.value <= 2 * term.scale and not hundreds % _HUNDRED and hundreds > 0

    def _term(self, at: int) -> _Part | None:
        piece = self._pieces.get(at)
        if piece is None:
            return None
        if piece.wordclass in ("scale", "scale_dual", "scale_accusative"):
            part = _Part(piece.value * self._times(piece), piece.last + 1, piece.value)
        elif piece.wordclass == "fraction":
            scale = self._beside(piece.last + 1, "scale")
            return _Part(piece.value * scale.value, scale.last + 1, scale.value) if scale else None
        else:
            group = self._group(at)
            if group is None:
                return None
            part = self._thousand_or_two(group) or group
        return self._scaled(part)

    def _times(self, scale: Piece) -> int:
        """How many of a scale a scale alone is: `ألفا جندي` is two thousand, `بلغت ألفا.` one."""
        if scale.wordclass != "scale_accusative":
            return 2 if scale.wordclass == "scale_dual" else 1
        after = self._tokens[scale.last + 1] if scale.last + 1 < len(self._tokens) else None
        return 2 if after and after.kind == "word" and not after.form.startswith("و") else 1

    def _thousand_or_two(self, group: _Part) -> _Part | None:
        """`مئة وألف`, `مئة وألفان`: a hundred and one thousand, a hundred and two."""
        scale = self._joined(group.after, "scale", "scale_dual")
        if scale is None or group.value % _HUNDRED or not 0 < group.value < _THOUSAND:
            return None
        if self._class(group.after - 1) == "digits":
            return None
        more = 2 if scale.wordclass == "scale_dual" else 1
        return _Part((group.value + more) * scale.value, scale.last + 1, scale.value)

    def _scaled(self, part: _Part) -> _Part:
        while scale := self._beside(part.after, "scale", "scale_accusative", "vague"):
            if scale.value < _THOUSAND or scale.value <= part.scale or part.value * scale.value > MOST:
                break
            part = _Part(part.value * scale.value, scale.last + 1, scale.value)
        return part

    def _group(self, at: int) -> _Part | None:
        """A number in digits, or one below a thousand in words."""
        piece = self._pieces.get(at)
        if piece is None:
            return None
        if piece.wordclass in ("digits", "zero"):
            return _Part(piece.value, piece.last + 1)
        hundreds = self._hundreds(piece)
        if hundreds is None:
            return self._below_hundred(at)
        rest = self._below_hundred(hundreds.after) if self._joined(hundreds.after) else None
        return _Part(hundreds.value + rest.value, rest.after) if rest else hundreds

    def _hundreds(self, piece: Piece) -> _Part | None:
        if piece.wordclass in ("hundred", "hundreds"):
            return _Part(piece.value, piece.last + 1)
        if piece.wordclass == "unit" and piece.value >= min(_FEW):
            hundred = self._beside(piece.last + 1, "hundred", "vague")
            if hundred and hundred.value == _HUNDRED:
                return _Part(piece.value * _HUNDRED, hundred.last + 1)
        return None

    def _below_hundred(self, at: int) -> _Part | None:
        piece = self._pieces.get(at)
        if piece is None:
            return None
        if piece.wordclass in ("ten", "tens"):
            return _Part(piece.value, piece.last + 1)
        if piece.wordclass not in ("unit", "teen_unit"):
            return None
        if ten := self._beside(piece.last + 1, "ten"):
            return _Part(piece.value + _TEN, ten.last + 1)
        if tens := self._joined(piece.last + 1, "tens"):
            return _Part(piece.value + tens.value, tens.last + 1)
        return _Part(piece.value, piece.last + 1) if piece.wordclass == "unit" and not self._homograph(piece) else None

    def _homograph(self, piece: Piece) -> bool:
        return (self._tokens[piece.last].form,) in self._words.of("homograph") or (
            piece.article and piece.word is not None and piece.word.form.endswith("ا")
        )

    # Words around a numeral

    def _bounded(self, piece: Piece, reading: _Reading, free: int) -> _Found:
        first, start = piece.first, piece.start
        if reading.kind == "ordinal":
            return _Found(reading, first, start, first)
        ranged = self._range(piece, reading, free)
        if ranged:
            reading, first, start = ranged.reading, ranged.first, ranged.start
        reading = self._percent(reading)
        if reading.kind == "cardinal" and self._percent_before(first, start, free):
            first, start = first - 1, self._tokens[first - 1].start
            reading = reading._replace(kind="percent")
        exposed = not piece.clitic
        while exposed and (bound := self._bound_before(first, free)):
            apply, first, start = bound
            reading, exposed = apply(reading), start == self._tokens[first].start
        return self._bounded_after(_Found(reading, first, start, first))

    def _range(self, piece: Piece, reading: _Reading, free: int) -> _Found | None:
        """`ما بين 10 و15`, `10-15`, `ثلاثة أو أربعة`, `أربعة إلى ستة`."""
        if reading.kind != "cardinal" or reading.low is None or reading.low != reading.high:
            return None
        between = self._phrase_ending(piece.first, self._words.of("between", "before")) if not piece.clitic else None
        if between is not None and between >= free:
            second = self._cardinal(reading.after) if self._joined(reading.after) else None
            return self._spanned(reading, second, between, self._start_of(between)) if second else None
        second = self._linked(piece, reading)
        return self._spanned(reading, second, piece.first, piece.start) if second else None

    def _spanned(self, low: _Reading, high: _Reading, first: int, start: int) -> _Found | None:
        lower = self._same_scale(low, high)
        if lower is None or high.high is None or not lower < high.high:
            return None
        reading = _Reading(high.after, lower, high.high, vague=True, kind="cardinal")
        return _Found(reading, first, start, first)

    def _same_scale(self, low: _Reading, high: _Reading) -> Fraction | None:
        """The lower figure of a range, in the scale named after the higher one only (`3 إلى 5 آلاف`)."""
        if low.low is None or high.low is None:
            return None
        scale = self._pieces.get(high.after - 1)
        if scale and scale.wordclass in ("scale", "scale_accusative", "vague") and low.low < high.low / scale.value:
            return low.low * scale.value
        return low.low

    def _linked(self, piece: Piece, reading: _Reading) -> _Reading | None:
        link = self._tokens[reading.after] if reading.after < len(self._tokens) else None
        if link is None:
            return None
        second = self._cardinal(reading.after + 1)
        following = self._pieces.get(reading.after + 1)
        if second is None or following is None or following.clitic or reading.low is None or second.low is None:
            return None
        if link.form in HYPHENS:
            years = reading.low in YEARS and second.low in YEARS
            return None if years or piece.wordclass != "digits" else second
        if (link.form,) not in self._words.of("link", "after"):
            return None
        risen = piece.first > 0 and (self._tokens[piece.first - 1].form, link.form) == ("من", "الي")
        return None if risen else second

    def _percent(self, reading: _Reading) -> _Reading:
        after = self._phrase_at(reading.after, self._words.of("percent")) if reading.kind != "ordinal" else None
        return reading if after is None else reading._replace(after=after, kind="percent")

    def _percent_before(self, first: int, start: int, free: int) -> bool:
        """`%40`, as the sign is often typed."""
        if first <= free:
            return False
        sign = self._tokens[first - 1]
        return sign.kind == "mark" and (sign.form,) in self._words.of("percent") and sign.end == start

    def _bound_before(self, first: int, free: int) -> tuple[Callable[[_Reading], _Reading], int, int] | None:
        best: tuple[Callable[[_Reading], _Reading], int, int] | None = None
        for wordclass, bound in _BOUND.items():
            at = self._phrase_ending(first, self._words.of(wordclass, "before"))
            if at is not None and at >= free and (best is None or at < best[1]):
                best = bound, at, self._start_of(at)
        return best

    def _bounded_after(self, found: _Found) -> _Found:
        """A bound within reach behind the noun, before any mark or other number."""
        for at in range(found.reading.after, found.reading.after + _HEDGE_REACH + 1):
            for wordclass, bound in _BOUND.items():
                after = self._phrase_at(at, self._words.of(wordclass, "after"))
                if after is not None:
                    return found._replace(reading=bound(found.reading), reach=after - 1)
            if at >= len(self._tokens) or self._tokens[at].kind != "word" or at in self._pieces:
                break
        return found

    def _phrase_at(self, at: int, phrases: frozenset[tuple[str, ...]]) -> int | None:
        """The token after the longest of the phrases that starts at `at`."""
        first = self._tokens[at].form if at < len(self._tokens) else None
        lengths = [
            len(phrase)
            for phrase in phrases
            if phrase[0] == first and tuple(token.form for token in self._tokens[at : at + len(phrase)]) == phrase
        ]
        return at + max(lengths) if lengths else None

    def _phrase_ending(self, end: int, phrases: frozenset[tuple[str, ...]]) -> int | None:
        """The first token of the longest of the phrases that ends before token `end`; it may have proclitics."""
        starts = []
        last = self._tokens[end - 1].form if end else ""
        for phrase in phrases:
            at = end - len(phrase)
            if (
                at < 0
                or not last.endswith(phrase[-1])
                or tuple(token.form for token in self._tokens[at + 1 : end]) != phrase[1:]
            ):
                continue
            if proclitics_of(self._tokens[at].form, phrase[0]) is not None:
                starts.append(at)
        return min(starts, default=None)

    def _start_of(self, at: int) -> int:
        """Where the first word of a phrase begins behind its proclitics."""
        token = self._tokens[at]
        forms = {phrase[0] for group in (*_BOUND, "between") for phrase in self._words.of(group, "before")}
        cuts = [size for form in forms if (size := proclitics_of(token.form, form)) is not None]
        return cut(self._text, token, min(cuts, default=0))


def _above(reading: _Reading) -> _Reading:
    low = reading.low if reading.low is None or reading.high is None else reading.high + 1
    return reading._replace(low=low, high=None, vague=True, passed=low != reading.low)


def _at_least(reading: _Reading) -> _Reading:
    return reading._replace(high=None, vague=True)


def _below(reading: _Reading) -> _Reading:
    high = None if reading.high is None else reading.high - 1
    return reading._replace(low=None, high=high, vague=True, passed=high is not None)


def _at_most(reading: _Reading) -> _Reading:
    return reading._replace(low=None, vague=True)


def _about(reading: _Reading) -> _Reading:
    return reading._replace(vague=True)


_BOUND: Final[Mapping[str, Callable[[_Reading], _Reading]]] = MappingProxyType(
    {"approx": _about, "above": _above, "at_least": _at_least, "below": _below, "at_most": _at_most}
)


def _without_repeats(tokens: Sequence[Token], found: Sequence[Numeral]) -> list[Numeral]:
    """`(15) خمسة عشر` and `خمسة عشر (15)` are one numeral each."""
    kept: list[Numeral] = []
    for numeral in found:
        before = kept[-1] if kept else None
        between = tokens[before.last + 1 : numeral.first] if before else ()
        same = before and (before.minimum, before.maximum, before.kind) == (
            numeral.minimum,
            numeral.maximum,
            numeral.kind,
        )
        if before is None or not same or [token.form for token in between] not in (["("], [")"]):
            kept.append(numeral)
            continue
        closed = numeral.last + 1 < len(tokens) and tokens[numeral.last + 1].form == ")" and between[0].form == "("
        last = numeral.last + closed
        opened = between[0].form == ")" and before.first > 0 and tokens[before.first - 1].form == "("
        first = before.first - opened
        kept[-1] = msgspec.structs.replace(
            before,
            first=first,
            last=last,
            start=tokens[first].start if opened else before.start,
            end=tokens[last].end,
            reach=max(last, numeral.reach),
        )
    return kept
