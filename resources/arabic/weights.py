"""Estimates how often lemmas, paradigm cells and clitics are met, from nothing but how often the press writes each word.

Expectation and maximisation over a product model: a word's share of text is the sum over its readings of
P(lemma, kind) x P(cell) x P(proclitics | class) x P(pronoun | class) x P(article | class), or, for a word that no lexicon
explains, a fixed small part of its own share. Each round divides each word's share among its readings and counts again.

Left alone, such an estimate learns words by heart: a rare verb that happens to be spelled like a common noun with a clitic
gets all of that noun's share. A real verb is met in the past and in the present, and its participles and verbal noun
are not thousands of times commoner than itself: so no kind of a lemma may outweigh the others by more than SKEW.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, log
from typing import TYPE_CHECKING, Final

from musnad.arabic.clitics import LAPSE, Reading, readings, writes_ta_marbuta
from musnad.arabic.morphology import Frequencies, Lexicon, Weights, cell_weight, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROUNDS: Final = 12
SKEW: Final = 30.0
_UNLISTED: Final = exp(-5.0)
_FIRST: Final = {"و": -2.7, "ف": -5.5, "ب": -3.3, "ل": -3.3, "ك": -5.8, "س": -4.5}
_FIRST_PRONOUN: Final = -5.0
_FIRST_LEMMA: Final = 1e-5
_FIRST_ARTICLE: Final = 0.5
_FLOOR: Final = 1e-9
_PAST, _PRESENT, *_DERIVED = range(len(Weights.KINDS))
Part = tuple[str, ...]


def _parts(reading: Reading) -> tuple[Part, ...]:
    """The estimated factors of a reading: its lemma, and the choices of clitics given its class."""
    wordclass = reading.slot.wordclass
    kind = str(kind_of(reading.slot)) if reading.lexicon == "verbs" else ""
    parts: list[Part] = [
        ("lemma", reading.lexicon, str(reading.lemma), kind),
        ("proclitics", wordclass, "".join(reading.cut.proclitics)),
        ("enclitics", wordclass, reading.cut.enclitic),
    ]
    if wordclass != "verb" and not reading.cut.enclitic:
        parts.append(("article", wordclass, "+" if reading.definite else "-"))
    return tuple(parts)


def _first_guess(part: Part) -> float:
    if part[0] == "proclitics":
        return exp(sum(_FIRST[letter] for letter in part[2]))
    if part[0] == "enclitics":
        return exp(_FIRST_PRONOUN) if part[2] else 1.0
    return _FIRST_LEMMA if part[0] == "lemma" else _FIRST_ARTICLE


class Estimate:
    """The model while it is being estimated: parts by number, and the readings of each word as part numbers."""

    def __init__(self, shares: Mapping[str, float], lexicons: dict[str, Lexicon]) -> None:
        self.numbers: dict[Part, int] = {}
        self.words = [(shares[word], self._readings(word, lexicons)) for word in sorted(shares)]
        self.values = [_first_guess(part) for part in self.numbers]
        self._verbs: dict[str, dict[int, int]] = defaultdict(dict)
        for part, number in self.numbers.items():
            if part[:2] == ("lemma", "verbs"):
                self._verbs[part[2]][int(part[3])] = number

    def _readings(self, word: str, lexicons: dict[str, Lexicon]) -> list[tuple[float, tuple[int, ...]]]:
        """The set factor and the part numbers of each reading of a word; readings of the same parts are one."""
        form = word[:-1] + "ه" if word.endswith("ة") else word
        found: dict[tuple[int, ...], float] = defaultdict(float)
        for reading in readings(form, lexicons):
            if reading.cut.enclitic and word.endswith("ة"):
                continue
            lapse = LAPSE if word.endswith("ه") and writes_ta_marbuta(form, reading) else 0.0
            parts = tuple(self.numbers.setdefault(part, len(self.numbers)) for part in _parts(reading))
            found[parts] += exp(cell_weight(reading.slot) + lapse)
        return [(factor, parts) for parts, factor in sorted(found.items())]

    def round(self) -> None:
        """Divide every word among its readings, and count."""
        counts = [0.0] * len(self.values)
        values = self.values
        for share, found in self.words:
            products = []
            for factor, parts in found:
                product = factor
                for part in parts:
                    product *= values[part]
                products.append(product)
            total = sum(products) + share * _UNLISTED
            for (_, parts), product in zip(found, products, strict=True):
                part_of = share * product / total
                for part in parts:
                    counts[part] += part_of
        self.values = self._normalised(counts)
        for kinds in self._verbs.values():
            self._balance(kinds)

    def _normalised(self, counts: list[float]) -> list[float]:
        totals: dict[Part, float] = defaultdict(float)
        for part, number in self.numbers.items():
            totals[part[:2]] += counts[number]
        whole = sum(share for share, _ in self.words)
        return [
            max(counts[number] / (whole if part[0] == "lemma" else totals[part[:2]]), _FLOOR)
            for part, number in self.numbers.items()
        ]

    def _balance(self, kinds: Mapping[int, int]) -> None:
        """Hold the kinds of one verb to SKEW times each other: past and present, then the derived nouns to both."""
        past, present = (self.values[kinds[kind]] if kind in kinds else _FLOOR for kind in (_PAST, _PRESENT))
        past, present = min(past, SKEW * present), min(present, SKEW * past)
        limits = {_PAST: past, _PRESENT: present} | dict.fromkeys(_DERIVED, SKEW * (past + present))
        for kind, number in kinds.items():
            self.values[number] = min(self.values[number], limits[kind])


def _steps(value: float) -> int:
    return min(255, round(-log(value) * Frequencies.STEPS))


def estimate(shares: Mapping[str, float], lexicons: dict[str, Lexicon]) -> Weights:
    """The weights that explain the shares of text of the words best."""
    model = Estimate(shares, lexicons)
    for _ in range(ROUNDS):
        model.round()
    verbs = bytearray(b"\xff" * (len(lexicons["verbs"].lemmas) * len(Weights.KINDS)))
    nouns = bytearray(b"\xff" * len(lexicons["nouns"].lemmas))
    tables: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for part, number in model.numbers.items():
        value = model.values[number]
        if part[0] == "lemma" and part[1] == "verbs":
            verbs[int(part[2]) * len(Weights.KINDS) + int(part[3])] = _steps(value)
        elif part[0] == "lemma":
            nouns[int(part[2])] = _steps(value)
        else:
            tables[part[0]][part[1]][part[2]] = round(log(value), 3)
    article = {name + sign: value for name, group in tables["article"].items() for sign, value in group.items()}
    return Weights(
        verbs=bytes(verbs),
        nouns=bytes(nouns),
        proclitics={name: _sorted(tables["proclitics"][name]) for name in sorted(tables["proclitics"])},
        enclitics={name: _sorted(tables["enclitics"][name]) for name in sorted(tables["enclitics"])},
        article=_sorted(article),
    )


def _sorted(table: Mapping[str, float]) -> dict[str, float]:
    return {name: table[name] for name in sorted(table)}


def without(shares: Mapping[str, float], closed: Iterable[str]) -> dict[str, float]:
    """The shares but for words of the closed classes, whose readings the lexicons do not have."""
    left_out = frozenset(closed)
    return {word: share for word, share in shares.items() if word not in left_out}
