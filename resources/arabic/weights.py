"""Estimates how often lemmas, paradigm cells and clitics are met, from nothing but how often the press writes each word.

Expectation and maximisation over a product model: a word's share of text is the sum over its readings of
P(lemma) x P(cell | class) x P(proclitics | class) x P(pronoun | class) x P(article | class), or, for a word that no lexicon
explains, a fixed small part of its own share. Each round divides each word's share among its readings and counts again.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, log
from typing import TYPE_CHECKING, Final

from musnad.arabic.clitics import ENCLITICS, Reading, readings
from musnad.arabic.morphology import Frequencies, Lexicon, Weights, kind_of, slot_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROUNDS: Final = 12
_UNLISTED: Final = exp(-5.0)
_FIRST: Final = {"و": -2.7, "ف": -5.5, "ب": -3.3, "ل": -3.3, "ك": -5.8, "س": -4.5}
_FIRST_PRONOUN: Final = -5.0
_FLOOR: Final = 1e-9
Part = tuple[str, ...]


def _parts(reading: Reading) -> tuple[Part, ...]:
    """The factors of a reading: its lemma, and each choice given its class."""
    slot, cut = reading.slot, reading.cut
    wordclass = slot.wordclass
    kind = str(kind_of(slot)) if reading.lexicon == "verbs" else "0"
    parts: list[Part] = [
        ("lemma", reading.lexicon, str(reading.lemma), kind),
        ("slots", wordclass, slot_name(slot)),
        ("proclitics", wordclass, "".join(cut.proclitics)),
        ("enclitics", wordclass, cut.enclitic),
    ]
    if wordclass != "verb" and not cut.enclitic:
        parts.append(("article", wordclass, "+" if reading.definite else "-"))
    return tuple(parts)


def _first_guess(part: Part) -> float:
    if part[0] == "proclitics":
        return exp(sum(_FIRST[letter] for letter in part[2]))
    if part[0] == "enclitics":
        return exp(_FIRST_PRONOUN) if part[2] else 1.0
    return 1e-5 if part[0] == "lemma" else 0.1


class Estimate:
    """The model while it is being estimated: parts by number, and the readings of each word as part numbers."""

    def __init__(self, shares: Mapping[str, float], lexicons: dict[str, Lexicon]) -> None:
        self.numbers: dict[Part, int] = {}
        self.words: list[tuple[float, list[tuple[int, ...]]]] = []
        for word in sorted(shares):
            found = {tuple(self._number(part) for part in _parts(reading)) for reading in self._of(word, lexicons)}
            self.words.append((shares[word], sorted(found)))
        self.values = [_first_guess(part) for part in self.numbers]

    @staticmethod
    def _of(word: str, lexicons: dict[str, Lexicon]) -> Iterator[Reading]:
        marbuta = word.endswith("ة")
        form = word[:-1] + "ه" if marbuta else word
        for reading in readings(form, lexicons):
            if not (marbuta and reading.cut.enclitic):
                yield reading

    def _number(self, part: Part) -> int:
        return self.numbers.setdefault(part, len(self.numbers))

    def round(self) -> None:
        """Divide every word among its readings, and count."""
        counts = [0.0] * len(self.values)
        values = self.values
        for share, found in self.words:
            products = []
            for parts in found:
                product = 1.0
                for part in parts:
                    product *= values[part]
                products.append(product)
            total = sum(products) + share * _UNLISTED
            for parts, product in zip(found, products, strict=True):
                part_of = share * product / total
                for part in parts:
                    counts[part] += part_of
        self.values = self._normalised(counts)

    def _normalised(self, counts: list[float]) -> list[float]:
        totals: dict[Part, float] = defaultdict(float)
        for part, number in self.numbers.items():
            totals[_group(part)] += counts[number]
        whole = sum(share for share, _ in self.words)
        return [
            max(counts[number] / (whole if part[0] == "lemma" else totals[_group(part)]), _FLOOR)
            for part, number in self.numbers.items()
        ]


def _group(part: Part) -> Part:
    return part[:1] if part[0] == "lemma" else part[:2]


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
    return Weights(
        verbs=bytes(verbs),
        nouns=bytes(nouns),
        slots=_sorted({name: value for group in tables["slots"].values() for name, value in group.items()}),
        proclitics={name: _sorted(tables["proclitics"][name]) for name in sorted(tables["proclitics"])},
        enclitics={name: _sorted(tables["enclitics"][name]) for name in sorted(tables["enclitics"])},
        article=_sorted(
            {name + sign: value for name, group in tables["article"].items() for sign, value in group.items()}
        ),
    )


def _sorted(table: Mapping[str, float]) -> dict[str, float]:
    return {name: table[name] for name in sorted(table)}


def without(shares: Mapping[str, float], closed: Iterable[str]) -> dict[str, float]:
    """The shares but for words of the closed classes, whose readings the lexicons do not have."""
    left_out = frozenset(closed)
    return {word: share for word, share in shares.items() if word not in left_out}
