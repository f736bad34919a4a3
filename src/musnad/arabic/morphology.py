"""The built word data, opened for look-up: lexicons of inflected forms, and how often the press writes a word.

A lexicon is two files. `NAME.marisa` is a trie of folded surface forms; the number the trie gives a form indexes the
`heads` of `NAME.rows`, whose layout is::

    8 bytes   MAGIC
    4 x u32   number of heads, number of rows, bytes of lemmas, bytes of tags
    u32 ...   heads: one row, or (highest bit set) where in the rows a count and that many rows stand
    u32 ...   rows: lemma number << TAG_BITS | tag number
    UTF-8     lemmas, a line each
    msgpack   tags: each a list of Slot

All numbers are little-endian. Both files are mapped, not read, so that processes share them.
"""

from __future__ import annotations

import mmap
import struct
import sys
from functools import cache
from math import log
from typing import TYPE_CHECKING, ClassVar, Final, Literal

import marisa_trie
import msgspec

from musnad.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

MAGIC: Final = b"MUSNADL1"
LEXICONS: Final = ("verbs", "ayaspell")
TAG_BITS: Final = 11
LEMMA_BITS: Final = 31 - TAG_BITS
SHARED: Final = 1 << 31
_HEADER: Final = struct.Struct("<8s4I")

Tense = Literal["", "past", "present", "imperative"]
Gender = Literal["", "m", "f"]
Number = Literal["", "s", "d", "p"]
Voice = Literal["", "active", "passive"]
Person = Literal[0, 1, 2, 3]
# What may follow the form: `free` nothing, `bound` only a pronoun, `both` either.
Binding = Literal["free", "bound", "both"]
SlotClass = Literal["verb", "participle", "masdar", "noun", "name"]


class Slot(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One cell of a paradigm: what a form says besides its lemma."""

    wordclass: SlotClass
    tense: Tense = ""
    person: Person = 0
    gender: Gender = ""
    number: Number = ""
    voice: Voice = ""
    binding: Binding = "both"
    nunated: bool = False


def _open(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name}: the word data cannot be opened ({error}); install Musnad again") from error


def _trie(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    try:
        trie.mmap(str(path))
    except (OSError, RuntimeError) as error:
        raise DataError(f"{path.name}: the word data cannot be opened ({error}); install Musnad again") from error
    return trie


def _numbers(view: memoryview, start: int, count: int) -> memoryview:
    if sys.byteorder != "little":
        raise DataError("the word data is little-endian and this machine is not; no build for it exists")
    return view[start : start + 4 * count].cast("I")


class Lexicon:
    """Inflected forms of one source and their readings. Immutable once opened."""

    def __init__(self, folder: Path, name: str) -> None:
        path = folder / f"{name}.rows"
        view = memoryview(_open(path))
        magic, heads, rows, lemmas, tags = _HEADER.unpack_from(view) if len(view) >= _HEADER.size else (b"", 0, 0, 0, 0)
        first_row = _HEADER.size + 4 * heads
        first_lemma = first_row + 4 * rows
        first_tag = first_lemma + lemmas
        if magic != MAGIC or len(view) != first_tag + tags:
            raise DataError(f"{path.name}: not word data of this version; install Musnad again")
        self._trie = _trie(folder / f"{name}.marisa")
        if len(self._trie) != heads:
            raise DataError(f"{name}.marisa does not belong to {path.name}; install Musnad again")
        self._heads = _numbers(view, _HEADER.size, heads)
        self._rows = _numbers(view, first_row, rows)
        self.lemmas: Final = str(view[first_lemma:first_tag], "utf-8").split("\n")
        self.tags: Final = msgspec.msgpack.decode(view[first_tag:], type=list[tuple[Slot, ...]])

    def __contains__(self, form: str) -> bool:
        return form in self._trie

    def __len__(self) -> int:
        return len(self._heads)

    def readings(self, form: str) -> list[tuple[int, tuple[Slot, ...]]]:
        """The lemma number and paradigm cells of each reading of a folded form; none if it is not listed."""
        key = self._trie.get(form)
        if key is None:
            return []
        head = self._heads[key]
        if head < SHARED:
            return [(head >> TAG_BITS, self.tags[head & (1 << TAG_BITS) - 1])]
        first = head - SHARED + 1
        rows = self._rows[first : first + self._rows[first - 1]]
        return [(row >> TAG_BITS, self.tags[row & (1 << TAG_BITS) - 1]) for row in rows]


class Frequencies:
    """How often each folded word is written: natural logarithms of its share of running text."""

    STEPS: Final = 12  # steps to a unit of the logarithm, in one byte
    UNSEEN: Final = -18.0

    def __init__(self, folder: Path) -> None:
        self._trie = _trie(folder / "frequencies.marisa")
        self._steps = _open(folder / "frequencies.steps")
        if len(self._steps) != len(self._trie):
            raise DataError("frequencies.marisa does not belong to frequencies.steps; install Musnad again")

    def __contains__(self, form: str) -> bool:
        return form in self._trie

    def log(self, form: str) -> float:
        """The logarithm of the word's share of text; UNSEEN when it is not among the listed words."""
        key = self._trie.get(form)
        return self.UNSEEN if key is None else -self._steps[key] / self.STEPS


class Weights(msgspec.Struct, frozen=True, array_like=True):
    """How often lemmas and clitics are met: natural logarithms, estimated when the data was built.

    `verbs` holds a byte a lemma and kind, `ayaspell` a byte a lemma, `Frequencies.STEPS` steps to a unit; the rest is
    by the words that choose their clitics alike.
    """

    verbs: bytes
    ayaspell: bytes
    proclitics: dict[str, dict[str, float]]
    enclitics: dict[str, dict[str, float]]
    article: dict[str, float]

    UNSEEN: ClassVar[float] = -14.0
    KINDS: ClassVar[tuple[str, ...]] = ("past", "present", "active participle", "passive participle", "masdar")

    @classmethod
    def load(cls, folder: Path) -> Weights:
        """The weights of `folder`.

        Raises:
            DataError: if they are missing or damaged.
        """
        path = folder / "frequencies.weights"
        try:
            return msgspec.msgpack.decode(path.read_bytes(), type=cls)
        except (OSError, msgspec.DecodeError) as error:
            raise DataError(f"{path.name}: the word data cannot be read ({error}); install Musnad again") from error


def kind_of(slot: Slot) -> int:
    """Which of `Weights.KINDS` a cell of a verb's paradigm belongs to."""
    if slot.wordclass == "participle":
        return 2 if slot.voice == "active" else 3
    if slot.wordclass == "masdar":
        return 4
    return 0 if slot.tense == "past" else 1


# What share of a report's finite verbs, or of its nouns of one class, stands in a cell. Reports tell of third persons;
# the figures are set, not counted, and need only be right in their order of magnitude.
_TENSES: Final = {"past": 1.0, "present": 0.98, "imperative": 0.01}
_PERSONS: Final = {
    "3ms": 0.5, "3fs": 0.28, "3mp": 0.1, "3p": 0.1, "1p": 0.03, "1s": 0.03, "3md": 0.012, "3fd": 0.008, "2ms": 0.01,
    "2mp": 0.008, "3fp": 0.005, "2fs": 0.002, "2d": 0.001, "2fp": 0.0005,
}  # fmt: skip
_PASSIVE: Final = 0.1
_NUNATED: Final = 0.05
_NUMBERS: Final = {"s": 0.7, "p": 0.15, "d": 0.02, "": 0.7}
_CONSTRUCT: Final = 0.2


def _finite_share(slot: Slot) -> float:
    cell = _PERSONS[f"{slot.person}{slot.gender}{slot.number}"]
    return _TENSES[slot.tense] * cell * (_PASSIVE if slot.voice == "passive" else 1.0)


def is_construct(slot: Slot) -> bool:
    """Whether a nominal cell is a dual or sound masculine plural without its nun, before a genitive or pronoun."""
    return slot.binding == "both" and (slot.number == "d" or (slot.number == "p" and slot.gender == "m"))


def _nominal_share(slot: Slot) -> float:
    if slot.nunated:
        return _NUNATED
    return _NUMBERS[slot.number] * (_CONSTRUCT if is_construct(slot) else 1.0)


@cache
def cell_weight(slot: Slot) -> float:
    """The logarithm of the share that a cell has among words of its class, tense and kind."""
    return log(_finite_share(slot) if slot.wordclass == "verb" else _nominal_share(slot))
