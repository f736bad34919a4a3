"""Estimates how often lemmas and clitics are met, from nothing but how often each word is written.

Expectation and maximisation over a product model: a word's share of text is the sum over its readings of
P(lemma, kind) x P(cell) x P(proclitics | class) x P(pronoun | class) x P(article | class), or, for a word that no
lexicon explains, a fixed small part of its own share. Each round divides each word's share among its readings and
counts again. The cells' shares are set (musnad.arabic.morphology), the rest is estimated.

Left alone, such an estimate learns words by heart: a rare verb or name that happens to be spelled like a common word
with its proclitic gets all of that word's share. So a reading is weighed by what *other* stems say of its lemma: the
lemma's share without this stem's contribution, of which only the part OWN counts (leaving one out). What the stem says
in another setting, as after the article where no verb can stand, counts for the part OWN_ELSEWHERE. And a real verb is
met in the past and in the present: neither may outweigh the other by more than SKEW.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, log
from typing import TYPE_CHECKING, Final

from musnad.arabic.clitics import Reading, clitic_class, readings, spelling
from musnad.arabic.morphology import Frequencies, Lexicon, Weights, cell_weight, kind_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

ROUNDS: Final = 12
OWN: Final = 0.03
OWN_ELSEWHERE: Final = 0.3
SKEW: Final = 100.0
_UNLISTED: Final = exp(-5.0)
_FIRST: Final = {"و": -2.7, "ف": -5.5, "ب": -3.3, "ل": -3.3, "ك": -5.8, "س": -4.5}
_FIRST_PRONOUN: Final = -5.0
_FIRST_LEMMA: Final = 1e-5
_FIRST_ARTICLE: Final = 0.5
_FLOOR: Final = 1e-9
_FINITE: Final = tuple(str(Weights.KINDS.index(tense)) for tense in ("past", "present"))
Part = tuple[str, ...]


def _parts(reading: Reading) -> tuple[Part, ...]:
    """The estimated factors of a reading: its lemma, and the choices of clitics given its class."""
    choosing = clitic_class(reading.slot)
    kind = str(kind_of(reading.slot)) if reading.lexicon == "verbs" else ""
    parts: list[Part] = [
        ("lemma", reading.lexicon, str(reading.lemma), kind),
        ("proclitics", choosing, "".join(reading.cut.proclitics)),
        ("enclitics", choosing, reading.cut.enclitic),
    ]
    if not reading.slot.tense and not reading.cut.enclitic:
        parts.append(("article", choosing, "+" if reading.definite else "-"))
    return tuple(parts)


def _first_guess(part: Part) -> float:
    if part[0] == "proclitics":
        return exp(sum(_FIRST[letter] for letter in part[2]))
    if part[0] == "enclitics":
        return exp(_FIRST_PRONOUN) if part[2] else 1.0
    return _FIRST_LEMMA if part[0] == "lemma" else _FIRST_ARTICLE


def _setting(reading: Reading) -> str:
    """Where a stem stands, as far as that tells verbs from nouns."""
    if reading.definite or (reading.cut.proclitics and reading.cut.proclitics[-1] in "بلك"):
        return "noun"
    return "pronoun" if reading.cut.enclitic else ""


class Estimate:
    """The model while it is being estimated.

    Parts are numbered; so are uses: a lemma with a stem in a setting. A reading is a set factor, its use, other parts.
    """

    def __init__(self, shares: Mapping[str, float], lexicons: dict[str, Lexicon]) -> None:
        self.numbers: dict[Part, int] = {}
        self._stems: dict[tuple[int, str], int] = {}
        self._uses: dict[tuple[int, int, str], int] = {}
        self._words = [(shares[word], self._readings(word, lexicons)) for word in sorted(shares)]
        self._whole = sum(shares.values())
        self.values = [_first_guess(part) for part in self.numbers]
        self._tenses = self._finite_parts()
        self._from_others = [self.values[lemma] for lemma, _, _ in self._uses]

    def _readings(self, word: str, lexicons: dict[str, Lexicon]) -> list[tuple[float, int, tuple[int, ...]]]:
        """The readings of a word; those of the same parts are one."""
        form = word[:-1] + "ه" if word.endswith("ة") else word
        found: dict[tuple[int, tuple[int, ...]], float] = defaultdict(float)
        for reading in readings(form, lexicons):
            if reading.cut.enclitic and word.endswith("ة"):
                continue
            lemma, *others = (self.numbers.setdefault(part, len(self.numbers)) for part in _parts(reading))
            bare = form[reading.cut.start : reading.cut.end].removeprefix("ال" if reading.definite else "")
            stem = self._stems.setdefault((lemma, bare), len(self._stems))
            use = self._uses.setdefault((lemma, stem, _setting(reading)), len(self._uses))
            found[use, tuple(others)] += exp(cell_weight(reading.slot) + spelling(form, reading, word[-1]))
        return [(factor, use, others) for (use, others), factor in sorted(found.items())]

    def round(self) -> None:
        """Divide every word among its readings, and count."""
        counts = [0.0] * len(self.values)
        by_use = [0.0] * len(self._uses)
        values, from_others = self.values, self._from_others
        for share, found in self._words:
            products = []
            for factor, use, others in found:
                product = factor * from_others[use]
                for part in others:
                    product *= values[part]
                products.append(product)
            total = sum(products) + share * _UNLISTED
            for (_, use, others), product in zip(found, products, strict=True):
                portion = share * product / total
                by_use[use] += portion
                for part in others:
                    counts[part] += portion
        by_stem = [0.0] * len(self._stems)
        for (lemma, stem, _), count in zip(self._uses, by_use, strict=True):
            counts[lemma] += count
            by_stem[stem] += count
        scales = self._scales(counts)
        self._from_others = [
            max(scales[lemma] * self._support(counts[lemma], by_stem[stem], count), _FLOOR)
            for (lemma, stem, _), count in zip(self._uses, by_use, strict=True)
        ]
        for lemma, scale in enumerate(scales):
            counts[lemma] *= scale
        self.values = self._normalised(counts)

    def _support(self, lemma: float, stem: float, use: float) -> float:
        """What the lemma is worth to one use of one of its stems."""
        return (lemma - stem + OWN_ELSEWHERE * (stem - use) + OWN * use) / self._whole

    def _scales(self, counts: list[float]) -> list[float]:
        """By what to lessen each count, so that of a verb's past and present neither outweighs the other too much."""
        scales = [1.0] * len(counts)
        least = _FLOOR * self._whole
        for past, present in self._tenses:
            for this, other in ((past, present), (present, past)):
                if counts[this] > SKEW * max(counts[other], least):
                    scales[this] = SKEW * max(counts[other], least) / counts[this]
        return scales

    def _finite_parts(self) -> list[tuple[int, int]]:
        """The part numbers of past and present of each verb that has both."""
        tenses: dict[str, dict[str, int]] = defaultdict(dict)
        for part, number in self.numbers.items():
            if part[:2] == ("lemma", "verbs") and part[3] in _FINITE:
                tenses[part[2]][part[3]] = number
        return [(found[_FINITE[0]], found[_FINITE[1]]) for found in tenses.values() if len(found) == len(_FINITE)]

    def _normalised(self, counts: list[float]) -> list[float]:
        totals: dict[Part, float] = defaultdict(float)
        for part, number in self.numbers.items():
            totals[part[:2]] += counts[number]
        return [
            max(counts[number] / (self._whole if part[0] == "lemma" else totals[part[:2]]), _FLOOR)
            for part, number in self.numbers.items()
        ]


def _steps(value: float) -> int:
    return min(255, round(-log(value) * Frequencies.STEPS))


def estimate(shares: Mapping[str, float], lexicons: dict[str, Lexicon]) -> Weights:
    """The weights that explain the shares of text of the words best."""
    model = Estimate(shares, lexicons)
    for _ in range(ROUNDS):
        model.round()
    verbs = bytearray(b"\xff" * (len(lexicons["verbs"].lemmas) * len(Weights.KINDS)))
    listed = bytearray(b"\xff" * len(lexicons["ayaspell"].lemmas))
    tables: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for part, number in model.numbers.items():
        value = model.values[number]
        if part[0] == "lemma" and part[1] == "verbs":
            verbs[int(part[2]) * len(Weights.KINDS) + int(part[3])] = _steps(value)
        elif part[0] == "lemma":
            listed[int(part[2])] = _steps(value)
        else:
            tables[part[0]][part[1]][part[2]] = round(log(value), 3)
    article = {name + sign: value for name, group in tables["article"].items() for sign, value in group.items()}
    return Weights(
        verbs=bytes(verbs),
        ayaspell=bytes(listed),
        proclitics={name: _sorted(tables["proclitics"][name]) for name in sorted(tables["proclitics"])},
        enclitics={name: _sorted(tables["enclitics"][name]) for name in sorted(tables["enclitics"])},
        article=_sorted(article),
    )


def _sorted(table: Mapping[str, float]) -> dict[str, float]:
    return {name: table[name] for name in sorted(table)}


def without(shares: Mapping[str, float], closed: Container[str]) -> dict[str, float]:
    """The shares but for words of the closed classes, with a proclitic or without: the lexicons lack their readings."""

    def is_closed(word: str) -> bool:
        return word in closed or (word[0] in "وف" and word[1:] in closed)

    return {word: share for word, share in shares.items() if not is_closed(word.replace("ة", "ه"))}
