"""Number words and the tokens that can be part of a numeral: digits, and words of `musnad/lexicons/numerals.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from importlib.resources import files
from typing import Annotated, Final, Literal, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.arabic.tokens import Token, cut

NumberClass = Literal[
    "zero", "unit", "teen_unit", "ten", "tens", "hundred", "hundreds", "scale", "scale_dual", "scale_accusative",
    "vague", "few", "several", "odd", "fraction", "ordinal", "ordinal_unit", "percent",
    "approx", "above", "at_least", "below", "at_most", "between", "link",
    "homograph", "month_head", "day_before",
]  # fmt: skip
Place = Literal["before", "after"]

TEEN: Final = frozenset({"عشر", "عشره"})
"""The second word of numbers and ranks from eleven to nineteen (`اثني عشر حارسا`, `الفرقة السادسة عشرة`)."""
MOST: Final = 10**15
YEARS: Final = range(1300, 2101)
HYPHENS: Final = frozenset("-–—−")

_PHRASES: Final = frozenset(
    {"approx", "above", "at_least", "below", "at_most", "percent", "between", "link"}
    | {"homograph", "month_head", "day_before"}
)
_ARTICLE: Final = "ال"
_ARTICLES: Final = {"": ("", _ARTICLE), "ب": ("", _ARTICLE), "ك": ("", _ARTICLE), "ل": ("", "ل")}
# What may be written to a number word, how many of its letters are cut off, and whether it joins with و.
_PROCLITICS: Final = tuple(
    (joint + preposition + article, len(joint + preposition), joint == "و")
    for joint in ("", "و", "ف")
    for preposition, articles in _ARTICLES.items()
    for article in articles
)
_YEAR_MARKS: Final = frozenset(("م", "ه", "ق"))
_DATE_MARKS: Final = frozenset("/:\\")
_SCALE_STEMS: Final = ("ملي", "ملاي", "تريلي", "ترلي", "بلي", "الف", "الاف")
_FILE: Final = "numerals.yaml"


class NumberWord(Entry, frozen=True, kw_only=True, rename={"wordclass": "class"}):
    """A word of a numeral or around one.

    `variants` are its other cases, genders and spellings; `place` is where a word around a number stands; `reads` is
    what the numeral of the example means: `5`, `20..`, `..14`, `10..15`, `none` (no whole number), `nothing`.
    """

    wordclass: NumberClass
    variants: tuple[str, ...] = ()
    value: Annotated[str, msgspec.Meta(pattern=r"^\d+(/\d+)?$")] | None = None
    place: Place | None = None
    reads: str

    def identity(self) -> tuple[str, ...]:
        """A form may stand before a number in one sense and after it in another."""
        return (self.form, self.wordclass, self.place or "")

    def shown(self) -> tuple[str, ...]:
        """The forms of which the example must contain one."""
        return (self.in_example or self.form, *self.variants)

    def forms(self) -> Iterator[tuple[str, ...]]:
        """Every form, folded, as its words."""
        for form in (self.form, *self.variants):
            yield tuple(fold_word(word) for word in form.split())


class Word(NamedTuple):
    """What the grammar needs of a number word."""

    form: str
    wordclass: NumberClass
    value: Fraction


class WordCut(NamedTuple):
    """A number word in a word: what is written before it, how much of that is proclitics, whether و is among them."""

    prefix: str
    size: int
    joined: bool
    word: Word


class NumberWords(msgspec.Struct, frozen=True):
    """The words of the lexicon by folded form: number words, and phrases by class and place.

    `known` remembers how the words of reports were cut.
    """

    words: Mapping[str, Word]
    phrases: Mapping[tuple[str, str], frozenset[tuple[str, ...]]]
    known: dict[str, WordCut | None] = {}

    @classmethod
    def load(cls) -> NumberWords:
        """The number words of this version.

        Raises:
            LexiconError: if the file is damaged; the message names the entry.
        """
        entries = number_entries()
        words = {
            form[0]: Word(form[0], entry.wordclass, Fraction(entry.value or 0))
            for entry in entries
            if entry.wordclass not in _PHRASES
            for form in entry.forms()
        }
        phrases: dict[tuple[str, str], set[tuple[str, ...]]] = {}
        for entry in entries:
            if entry.wordclass in _PHRASES:
                phrases.setdefault((entry.wordclass, entry.place or ""), set()).update(entry.forms())
        return cls(words, {key: frozenset(value) for key, value in phrases.items()})

    def cut(self, form: str, *, whole: bool = True) -> WordCut | None:
        """The number word in a folded word, with what is written before it; what was asked for before is remembered.

        With `whole` false the word itself is none (`واحد` that is written `وأحد`).
        """
        key = form if whole else f"{form} "
        if key not in self.known:
            self.known[key] = next(
                (
                    WordCut(prefix, size, joined, word)
                    for prefix, size, joined in _PROCLITICS
                    if (prefix or whole)
                    and form.startswith(prefix)
                    and (word := self.words.get(form[len(prefix) :])) is not None
                ),
                None,
            )
        return self.known[key]

    def of(self, wordclass: str, place: str = "") -> frozenset[tuple[str, ...]]:
        """The phrases of a class, as folded words."""
        return self.phrases.get((wordclass, place), frozenset())


def number_entries() -> tuple[NumberWord, ...]:
    """The entries of `numerals.yaml` in file order.

    Raises:
        LexiconError: if the file is damaged; the message names the entry.
    """
    return load(files("musnad").joinpath("lexicons", _FILE), NumberWord)


class Piece(NamedTuple):
    """A token, or several, that can be part of a numeral: from `first` to `last`, its proclitics cut off at `start`."""

    first: int
    last: int
    start: int
    end: int
    joined: bool = False
    clitic: bool = False
    article: bool = False
    word: Word | None = None
    amount: Fraction | None = None

    @property
    def wordclass(self) -> str:
        """The class of its word, or `digits`."""
        return self.word.wordclass if self.word else "digits"

    @property
    def value(self) -> Fraction:
        """What it amounts to by itself."""
        return self.word.value if self.word else self.amount or Fraction(0)


def read_pieces(text: str, tokens: Sequence[Token], words: NumberWords) -> dict[int, Piece]:
    """The pieces of a text by their first token; a token of nothing but proclitics (`و500`) is the first of its piece.

    Digits of dates, times of day and model names and years marked as such are no pieces.
    """
    pieces: dict[int, Piece] = {}
    after = 0
    for at, token in enumerate(tokens):
        if at < after:
            continue
        piece = _digits_at(tokens, at) if token.kind == "number" else _word_at(text, token, at, words)
        if piece is None:
            continue
        after = piece.last + 1
        whole = _with_clitic_token(text, tokens, piece)
        pieces[at if whole is piece else at - 1] = whole
    return pieces


def proclitics_of(form: str, stem: str) -> int | None:
    """How many letters of proclitics stand before `stem` in `form`, or `None` if it is another word."""
    if form == stem:
        return 0
    for prefix, size, _ in _PROCLITICS:
        if form == prefix + stem:
            return size
    return None


def _word_at(text: str, token: Token, at: int, words: NumberWords) -> Piece | None:
    if token.kind != "word":
        return None
    cut_ = words.cut(token.form)
    if cut_ is None or (not cut_.prefix and _and_one(text, token)):
        cut_ = words.cut(token.form, whole=False) if cut_ is not None else None
    if cut_ is None:
        return None
    start = cut(text, token, cut_.size) if cut_.size else token.start
    return Piece(at, at, start, token.end, cut_.joined, cut_.size > 0, len(cut_.prefix) > cut_.size, cut_.word)


def _and_one(text: str, token: Token) -> bool:
    """Whether what folds to `واحد` is written `وأحد`."""
    return token.form.startswith("واحد") and "أ" in text[token.start : token.end]


def _with_clitic_token(text: str, tokens: Sequence[Token], piece: Piece) -> Piece:
    """The piece with the token of nothing but proclitics before it: `و500`, `بـ 20`, `الـ48`."""
    if piece.first == 0 or piece.clitic or piece.article:
        return piece
    before = tokens[piece.first - 1]
    for prefix, size, joined in _PROCLITICS:
        if before.kind != "word" or before.form != prefix or not prefix:
            continue
        spaced = before.end < piece.start
        if spaced and not (prefix == "و" or text[before.end - 1] == "ـ"):
            break
        article = len(prefix) > size
        start = cut(text, before, size) if article else piece.start
        first = piece.first - 1 if article else piece.first
        return piece._replace(first=first, start=start, joined=joined, clitic=size > 0, article=article)
    return piece


def _digits_at(tokens: Sequence[Token], at: int) -> Piece | None:
    if _designates(tokens, at):
        return None
    last = at
    if re.fullmatch(r"\d{1,3}", tokens[at].form):
        while last + 1 < len(tokens) and _next_group(tokens[last], tokens[last + 1]):
            last += 1
    following = tokens[last + 1].form if last + 1 < len(tokens) else ""
    form = "".join(token.form for token in tokens[at : last + 1])
    amount = _amount(form, decimal_point=following.startswith(_SCALE_STEMS))
    if amount is None or amount > MOST or (following in _YEAR_MARKS and amount in YEARS):
        return None
    return Piece(at, last, tokens[at].start, tokens[last].end, amount=amount)


def _next_group(token: Token, following: Token) -> bool:
    """Whether the next token goes on a number whose thousands are set apart by a space (`12 000`)."""
    return (
        following.kind == "number"
        and following.start == token.end + 1
        and re.fullmatch(r"\d{3}", following.form) is not None
    )


def _amount(form: str, *, decimal_point: bool) -> Fraction | None:
    """The value of digits with their separators; `None` where they are a date, a version or the like."""
    if re.fullmatch(r"\d+", form):
        return Fraction(form)
    if re.fullmatch(r"\d+٫\d+", form):
        return Fraction(form.replace("٫", "."))
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:([,.٬])\d{3})(?:\1\d{3})*", form)
    if grouped and not (grouped[1] == "." and form.count(".") == 1 and decimal_point):
        return Fraction(re.sub(r"\D", "", form))
    if re.fullmatch(r"\d+[.,]\d+", form):
        return Fraction(form.replace(",", "."))
    return None


def _designates(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits belong to a date, a time of day or the name of a model, and count nothing."""
    return (
        _in_chain(tokens, at, _DATE_MARKS, 1)
        or _in_chain(tokens, at, HYPHENS, 2)
        or _after_name(tokens, at)
        or (_touches(tokens, at, at + 1, "word") and tokens[at + 1].form.isascii())
    )


def _touches(tokens: Sequence[Token], left: int, right: int, kind: str) -> bool:
    """Whether two neighbours touch, the outer of them being of `kind`."""
    if left < 0 or right >= len(tokens):
        return False
    return tokens[left].end == tokens[right].start and kind in (tokens[left].kind, tokens[right].kind)


def _in_chain(tokens: Sequence[Token], at: int, marks: frozenset[str], links: int) -> bool:
    """Whether the digits are tied by at least `links` of the marks to other digits."""
    left, right = at, at
    while _tied(tokens, left - 2, marks):
        left -= 2
    while _tied(tokens, right, marks):
        right += 2
    return (right - left) // 2 >= links


def _tied(tokens: Sequence[Token], at: int, marks: frozenset[str]) -> bool:
    if at < 0 or at + 2 >= len(tokens):
        return False
    first, mark, second = tokens[at : at + 3]
    return (
        first.kind == second.kind == "number"
        and mark.form in marks
        and first.end == mark.start
        and mark.end == second.start
    )


def _after_name(tokens: Sequence[Token], at: int) -> bool:
    """`سو-24`, `T72`."""
    if at == 0 or tokens[at - 1].end != tokens[at].start:
        return False
    before = tokens[at - 1]
    if before.kind == "word":
        return before.form[-1].isascii()
    return before.form in HYPHENS and _touches(tokens, at - 2, at - 1, "word")
