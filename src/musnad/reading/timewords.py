"""What the reading knows of words of time: the entries of `musnad/lexicons/times/*.yaml` by their first written word.

Each form is kept under every spelling in which its first word may stand, with a conjunction, a preposition and the
article written to it, so that the reading asks once for each word of a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, digest, load
from musnad.arabic.number_words import NumberWords
from musnad.arabic.tokens import tokenize
from musnad.reading.words import LEXICONS

TimeClass = Literal[
    "month", "month-weak", "hijri", "hijri-weak",
    "weekday", "weekday-bare", "day", "night", "now",
    "part", "part-before", "part-adverb", "part-close", "half-day", "midnight",
    "hours-of", "hours-after", "earlier",
    "unit", "unit-pair", "set", "every",
    "past", "recent", "next", "following", "current", "this", "same", "same-before",
    "early", "mid", "late", "approx", "approx-after", "bound", "several", "few", "whole",
    "before", "after", "since", "during", "until", "in", "from", "to", "between", "equals", "dated",
    "era", "born", "age", "ahead", "was", "put-off", "last", "minutes", "less", "clock", "clock-weak", "zone",
    "season", "decade", "century", "quarter", "half", "weekend", "feast", "event-day",
    "vague", "vague-of", "anaphor", "from-told", "not", "head", "name", "name-always", "camp",
    "issued", "about", "occasion", "at-once", "in-it", "background", "back-then", "this-was",
]  # fmt: skip
"""What a word does in an expression of time; the heads of the files tell each."""

FILES: Final = (
    "months", "days", "units", "modifiers", "periods", "zones", "feasts", "phrases", "names", "conversation",
    "sayings",
)  # fmt: skip
TIMES: Final = LEXICONS / "times"

_ARTICLED: Final = frozenset(
    {"unit", "part", "part-before", "season", "few", "decade", "number", "whole", "weekday-bare"}
)
_SAYINGS: Final = frozenset({"issued", "about", "occasion", "at-once", "in-it", "background", "back-then", "this-was"})
_NO_PREPOSITION: Final = frozenset(
    {
        "from-told",
        "in",
        "from",
        "to",
        "until",
        "between",
        "before",
        "after",
        "since",
        "era",
        "part-adverb",
        "same",
        "past",
        "next",
    }
    | {
        "current",
        "recent",
        "following",
        "whole",
        "few",
        "zone",
        "this",
        "approx",
        "bound",
        "every",
        "until",
        "minutes",
        "less",
    }
    | _SAYINGS
)
_HELPERS: Final = frozenset(
    {"past", "recent", "next", "following", "current", "same", "approx-after", "few", "whole", "since", "during"}
    | {"until", "in", "from", "to", "between", "equals", "dated", "era", "born", "zone", "hours-after", "part-close"}
    | {"head", "age", "ahead", "was", "put-off", "minutes", "less", "clock-weak", "half-day"}
    | _SAYINGS
)
_LEADING: Final = frozenset({"this", "same-before", "every", "before", "after", "approx", "early", "mid", "late"})
_NUMBER_CLASSES: Final = frozenset(
    {"unit", "teen_unit", "ten", "tens", "hundred", "hundreds", "scale", "scale_dual", "ordinal", "ordinal_unit"}
    | {"fraction", "vague"}
)
_JOINTS: Final = ("", "و", "ف")
_PREPOSITIONS: Final = ("", "ب", "ل", "ك")
_ARTICLE: Final = "ال"
_THOUSAND: Final = 1000
_SIXTY: Final = 60


Start = Literal["word", "number", "phrase", "led"]


class TimeWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word or phrase of time.

    `variants` are its other spellings and usages, `duals` and `plurals` those of a unit. `value` is told by the head
    of the file for each class.
    """

    class_: TimeClass
    value: str = ""
    variants: tuple[str, ...] = ()
    duals: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()

    def identity(self) -> tuple[str, ...]:
        """A form may be of several classes (`نصف`), and a Gregorian month have several entries."""
        return (self.form, self.class_, self.value)

    def shown(self) -> tuple[str, ...]:
        """The forms of which the example must contain one."""
        return (self.in_example or self.form, *self.variants, *self.duals, *self.plurals)

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every form with its number: `s`, `d` or `p`."""
        for number, forms in (("s", (self.form, *self.variants)), ("d", self.duals), ("p", self.plurals)):
            for form in forms:
                yield form, number


class Hit(NamedTuple):
    """A word of time where it stands: its class and value, what is written to it, and the words that must follow.

    `cut` letters before the word are clitics; `joint` says that a conjunction is among them, `prep` which preposition
    is. `number` is `s`, `d` or `p` for a unit, and the class of the number word for a number.
    """

    cls: str
    value: str
    amount: int
    cut: int
    joint: bool
    prep: str
    definite: bool
    number: str
    rest: tuple[str, ...]


class TimeWords(msgspec.Struct, frozen=True):
    """The words of time by the folded spelling of their first word, the longest first.

    `starts` are the spellings at which an expression, or a name that holds one, can begin: as a `word`, only as a
    `number` or a word that must be `led` on (which need a word of time behind them), or only as the first word of a
    `phrase`. `digest` is of the files.
    """

    index: Mapping[str, tuple[Hit, ...]]
    starts: Mapping[str, Start]
    digest: str

    @classmethod
    def load(cls) -> TimeWords:
        """The words of time of this version.

        Raises:
            LexiconError: if a file is damaged; the message names file and entry.
        """
        spelt = _Spelt()
        for entry in time_entries():
            for form, number in entry.forms():
                spelt.add(form, entry.class_, entry.value, number)
        for word, (wordclass, amount) in _number_words():
            spelt.add(word, "number", str(amount), wordclass)
        ordered = {form: _longest_first(hits) for form, hits in spelt.found.items()}
        starts = {form: start for form, hits in ordered.items() if (start := _start(hits)) is not None}
        return cls(ordered, starts, digest(TIMES / f"{name}.yaml" for name in FILES))


def _longest_first(hits: list[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: -len(hit.rest)) if len(hits) > 1 else hits)


def _start(hits: tuple[Hit, ...]) -> Start | None:
    kinds = {_start_of(hit) for hit in hits if hit.cls not in _HELPERS}
    if kinds == {"led", "phrase"}:
        return "led"
    return None if not kinds else kinds.pop() if len(kinds) == 1 else "word"


def _start_of(hit: Hit) -> Start:
    if hit.cls == "number":
        return "number"
    return "phrase" if hit.rest else "led" if hit.cls in _LEADING else "word"


def time_entries() -> tuple[TimeWord, ...]:
    """The entries of all files, in the order of `FILES`.

    Raises:
        LexiconError: if a file is damaged; the message names file and entry.
    """
    return tuple(entry for name in FILES for entry in load(TIMES / f"{name}.yaml", TimeWord))


def _number_words() -> Iterator[tuple[str, tuple[str, int]]]:
    for form, word in NumberWords.load().words.items():
        if word.wordclass == "fraction" and word.value.numerator == 1:
            yield form, (word.wordclass, _SIXTY // word.value.denominator)
        elif word.wordclass in _NUMBER_CLASSES and word.value <= _THOUSAND and word.value.denominator == 1:
            double = 2 if word.wordclass == "scale_dual" else 1
            yield form, (word.wordclass, int(word.value) * double)


class _Spelt:
    """The words added, by every spelling of their first word; words that differ in nothing else share their hits."""

    def __init__(self) -> None:
        self.found: dict[str, list[Hit]] = {}
        self._hits: dict[tuple[str, str, str, tuple[str, ...], bool], list[tuple[str, int, Hit]]] = {}

    def add(self, form: str, cls: str, value: str, number: str) -> None:
        """Add a word or phrase of a class."""
        first, *rest = (token.form for token in tokenize(form))
        word = fold_word(first)
        definite = word.startswith(_ARTICLE) and cls != "number"  # ألف has no article
        key = cls, value, number, tuple(rest), definite
        if key not in self._hits:
            self._hits[key] = list(_hits(*key))
        for before, cut, hit in self._hits[key]:
            spelling = before + word[cut:]
            hits = self.found.get(spelling)
            if hits is None:
                self.found[spelling] = [hit]
            elif hit not in hits:
                hits.append(hit)


def _hits(
    cls: str,
    value: str,
    number: str,
    rest: tuple[str, ...],
    definite: bool,  # noqa: FBT001  # a part of the key
) -> Iterator[tuple[str, int, Hit]]:
    """What may be written before a first word, how many of the word's own letters it takes, and the hit it makes."""
    amount = int(value) if value.lstrip("-").isdigit() else 0
    alone = cls in {"era", "half-day"}
    for joint in _JOINTS[:1] if alone else _JOINTS:
        for prep in _PREPOSITIONS[:1] if alone or cls in _NO_PREPOSITION else _PREPOSITIONS:
            clitics = joint + prep
            hit = Hit(cls, value, amount, len(clitics), bool(joint), prep, definite and not alone, number, rest)
            yield (f"{clitics}ل", len(_ARTICLE), hit) if definite and prep == "ل" else (clitics, 0, hit)
            if cls in _ARTICLED and not definite:
                article = "ل" if prep == "ل" else _ARTICLE
                yield clitics + article, 0, hit._replace(definite=True)
