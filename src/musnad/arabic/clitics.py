"""Words taken apart: proclitics, stem and pronoun, and every reading of the stem.

A folded word is cut in all the ways its letters allow, each stem is looked up, and each reading gets a plausibility:
the logarithm of (how often its lemma is met) x (how often words of its class take that form and those clitics). The
figures were estimated from the word lists and word frequencies when the data was built; no annotated text was used.

The article stays with its stem. In `للسلطه` the first lam is a preposition and the rest, `لسلطه`, a definite noun.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.function_words import FunctionWord, function_words
from musnad.arabic.morphology import (
    LEXICONS,
    Frequencies,
    Gender,
    Lexicon,
    Number,
    Person,
    Slot,
    Tense,
    Voice,
    Weights,
    cell_weight,
    is_construct,
    kind_of,
)
from musnad.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator


class WordClass(StrEnum):
    """What kind of word a reading takes the stem for."""

    VERB = "verb"
    PARTICIPLE = "participle"
    MASDAR = "masdar"
    NOUN = "noun"
    NAME = "name"
    PARTICLE = "particle"
    UNKNOWN = "unknown"


class Analysis(msgspec.Struct, frozen=True, gc=False):
    """One reading of a folded word.

    `form[start:end]` is the stem, with the article if it has one: before it stand the proclitics, after it the pronoun.
    `lemma` is folded: the past of the verb for a verb, its participle or its verbal noun (`اكد` for `مؤكدا`), the
    singular for a noun. `vocalised` is the verb with its vowels. `nunated` marks an indefinite accusative written with
    alef. `weight` is the logarithm of the plausibility, to be compared among the readings of one word.
    """

    start: int
    end: int
    proclitics: tuple[str, ...]
    enclitic: str
    wordclass: WordClass
    lemma: str
    vocalised: str
    definite: bool
    tense: Tense
    person: Person
    gender: Gender
    number: Number
    voice: Voice
    nunated: bool
    weight: float


class Cut(NamedTuple):
    """A way to take a word apart: the stem is `form[start:end]`."""

    start: int
    end: int
    proclitics: tuple[str, ...]
    enclitic: str


class Reading(NamedTuple):
    """A cut whose stem a lexicon lists: which lexicon, which lemma in it, which cell."""

    cut: Cut
    lexicon: str
    lemma: int
    slot: Slot
    definite: bool


ENCLITICS: Final = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "كن", "ي", "ني", "نا")
_CONJUNCTIONS: Final = "وف"
_PREPOSITIONS: Final = "بلك"
_FUTURE: Final = "س"
_SHORTEST: Final = 2
_NOMINAL: Final = frozenset({"participle", "masdar", "noun", "name"})
_UNLISTED_PENALTY: Final = 6.0
_UNLISTED_WITH_PRONOUN: Final = 3.0
_CLOSED_BONUS: Final = 1.0
_BEFORE_CLOSED: Final = {"و": -2.5, "ف": -4.5, "ب": -3.5, "ل": -3.5, "ك": -5.5}
_HAMZA_BELOW: Final = "إ"
_HAMZA_INSIDE: Final = -6.0
_TATWEEL: Final = "ـ"
_HIDDEN_ARTICLE: Final = -8.0
_EXPLAINED: Final = -3.0
_SURPLUS: Final = 1.5
_WITH_ARTICLE: Final = ("وال", "فال", "بال", "كال", "لل")
_OF_SPEECH: Final = frozenset({"ك", "كم", "كن", "ي", "ني", "نا"})
_IN_REPORTS: Final = -1.0  # reports speak of third persons, the word list's sources often not
_LAPSE: Final = -5.0
_REMEMBERED: Final = 30_000
_KEPT: Final = 9.0
_KEPT_VERB: Final = 16.0


def _starts(form: str) -> list[tuple[int, tuple[str, ...]]]:
    found: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    if len(form) > 1 and form[0] in _CONJUNCTIONS:
        found.append((1, (form[0],)))
    for at, before in tuple(found):
        if len(form) - at > _SHORTEST and (form[at] in _PREPOSITIONS or form[at] == _FUTURE):
            found.append((at + 1, (*before, form[at])))
    return found


def _ends(form: str) -> list[tuple[int, str]]:
    length = len(form)
    return [(length, "")] + [(length - len(pronoun), pronoun) for pronoun in ENCLITICS if form.endswith(pronoun)]


def cuts(form: str) -> list[Cut]:
    """All ways to take a folded word apart by its letters; the whole word comes first."""
    return [
        Cut(start, end, proclitics, enclitic)
        for start, proclitics in _starts(form)
        for end, enclitic in _ends(form)
        if end - start >= _SHORTEST
    ]


def _bare_stems(stem: str, last: str) -> list[tuple[str, bool]]:
    """The stem without its article, and whether it had one; a stem may allow both."""
    found = [(stem, False)]
    if last == "ل" and stem[0] == "ل":
        found.append((stem[1:], True))
    elif stem.startswith("ال") and len(stem) > _SHORTEST + 1:
        found.append((stem[2:], True))
    return found


def _fits(cut: Cut, slot: Slot, *, definite: bool) -> bool:
    last = cut.proclitics[-1] if cut.proclitics else ""
    if slot.binding == "free" and cut.enclitic:
        return False
    if slot.binding == "bound" and not cut.enclitic and not _lacks_alef(slot):
        return False
    if slot.wordclass in _NOMINAL:
        if slot.wordclass == "name" and cut.enclitic:
            return False
        if definite and (cut.enclitic or slot.nunated or is_construct(slot)):
            return False
        return last != _FUTURE and cut.enclitic != "ني"
    if definite or last in {"ب", "ك"} or (cut.enclitic and slot.voice == "passive") or cut.enclitic == "ي":
        return False
    return slot.tense == "present" if last in {_FUTURE, "ل"} else True


def readings(form: str, lexicons: dict[str, Lexicon]) -> Iterator[Reading]:
    """Every reading of a folded word that the lexicons list."""
    for cut in cuts(form):
        last = cut.proclitics[-1] if cut.proclitics else ""
        for stem, definite in _bare_stems(form[cut.start : cut.end], last):
            for name, lexicon in lexicons.items():
                for lemma, slots in lexicon.readings(stem):
                    for slot in slots:
                        if _fits(cut, slot, definite=definite):
                            yield Reading(cut, name, lemma, slot, definite)


def spelling(form: str, reading: Reading, last: str) -> float:
    """What the reading costs as a lapse of spelling, zero if it is none; `last` is the word's last letter as written.

    Two lapses of the press are read through: ha for ta marbuta, and a plural verb without its silent alef (`قاتلو`).
    """
    slot, enclitic = reading.slot, reading.cut.enclitic
    if enclitic:
        return 0.0
    if slot.binding == "bound":
        return _LAPSE
    return _LAPSE if last == "ه" and form.endswith("ه") and _ends_in_ta_marbuta(slot) else 0.0


def _ends_in_ta_marbuta(slot: Slot) -> bool:
    """Whether a form in final ha and this cell writes ta marbuta: only that changes before a pronoun."""
    return slot.wordclass in _NOMINAL and slot.binding == "free"


def _lacks_alef(slot: Slot) -> bool:
    return (
        slot.wordclass == "verb"
        and slot.number == "p"
        and slot.gender == "m"
        and (slot.tense, slot.person) != ("past", 2)
    )


def clitic_class(slot: Slot) -> str:
    """Which words choose their clitics alike: verbs of one tense, other words of one class."""
    return slot.tense or slot.wordclass


class Scale:
    """What a reading weighs: the sum of the logarithms of its parts."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def lemma(self, reading: Reading) -> float:
        """The lemma's share of text."""
        if reading.lexicon == "verbs":
            return -self._weights.verbs[reading.lemma * len(Weights.KINDS) + kind_of(reading.slot)] / Frequencies.STEPS
        return -self._weights.ayaspell[reading.lemma] / Frequencies.STEPS

    def clitics(self, cut: Cut, choosing: str, *, definite: bool) -> float:
        """The share of words of one sort (see `clitic_class`) that take these clitics."""
        weights = self._weights
        total = weights.proclitics[choosing].get("".join(cut.proclitics), Weights.UNSEEN)
        total += weights.enclitics[choosing].get(cut.enclitic, Weights.UNSEEN)
        if cut.enclitic in _OF_SPEECH:
            total += _IN_REPORTS
        if choosing in _NOMINAL and not cut.enclitic:
            total += weights.article[choosing + ("+" if definite else "-")]
        return total

    def __call__(self, reading: Reading) -> float:
        """The whole reading's plausibility."""
        slot = reading.slot
        clitics = self.clitics(reading.cut, clitic_class(slot), definite=reading.definite)
        return self.lemma(reading) + cell_weight(slot) + clitics


class Morphology:
    """The word data, opened, and what was already looked up with it.

    >>> Morphology.load().segment("وسيطروا").proclitics
    ('و',)
    """

    def __init__(self, folder: Path) -> None:
        self.data_digest: Final = _checked_digest(folder)
        self._lexicons = {name: Lexicon(folder, name) for name in LEXICONS}
        self._frequencies = Frequencies(folder)
        self._scale = Scale(Weights.load(folder))
        self._function_words = function_words()
        self._seen: dict[tuple[str, str, int], tuple[Analysis, ...]] = {}

    @classmethod
    def load(cls) -> Morphology:
        """Open the data that came with the package.

        Raises:
            DataError: if it is missing or not the data its manifest names.
            LexiconError: if the table of function words breaks its rules.
        """
        return cls(Path(__file__).parent / "data")

    def analyse(self, form: str, written: str = "") -> tuple[Analysis, ...]:
        """All plausible readings of a folded word, best first, never none.

        `written` is the word as received, which tells more than its folded form: its last letter, ta marbuta from
        a pronoun; an alef with hamza below, where the stem begins.
        """
        last = _last_letter(written) if form.endswith("ه") else ""
        hamza = fold_word(written.partition(_HAMZA_BELOW)[0]) if _HAMZA_BELOW in written else ""
        key = (form, last, len(hamza))
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[key] = self._analyse(form, last, len(hamza))
        return found

    def segment(self, form: str, written: str = "") -> Analysis:
        """The most plausible reading of a folded word."""
        return self.analyse(form, written)[0]

    def _analyse(self, form: str, last: str, hamza: int) -> tuple[Analysis, ...]:
        found: dict[tuple[object, ...], Analysis] = {}
        for candidate in self._candidates(form, last):
            analysis = _with_hamza(candidate, hamza) if hamza else candidate
            key = _told(analysis)
            if key not in found or found[key].weight < analysis.weight:
                found[key] = analysis
        if not found:
            return (_unlisted(form, Cut(0, len(form), (), ""), definite=False, weight=Frequencies.UNSEEN),)
        ordered = sorted(found.values(), key=_order)
        return tuple(analysis for analysis in ordered if _kept(analysis, ordered[0]))

    def _candidates(self, form: str, last: str) -> Iterator[Analysis]:
        yield from self._closed(form, last)
        for reading in readings(form, self._lexicons):
            if last != "ة" or not reading.cut.enclitic:
                yield self._listed(reading, self._scale(reading) + spelling(form, reading, last))
        yield from self._unlisted(form, last)

    def _closed(self, form: str, last_letter: str) -> Iterator[Analysis]:
        for start, proclitics in _starts(form):
            last = proclitics[-1] if proclitics else ""
            for stem, definite in _bare_stems(form[start:], last):
                word = self._function_word(stem, proclitics, last, definite=definite)
                if word is not None and not (word.enclitic and last_letter == "ة"):
                    surface = "ال" + stem if definite else stem
                    weight = self._frequencies.log(surface) + _CLOSED_BONUS
                    weight += sum(_BEFORE_CLOSED[clitic] for clitic in proclitics)
                    yield _particle(_closed_cut(form, start, proclitics, word), word, definite=definite, weight=weight)

    def _function_word(
        self, stem: str, proclitics: tuple[str, ...], last: str, *, definite: bool
    ) -> FunctionWord | None:
        """The function word that `stem` is, if it may stand so; `للذي` is lam and `الذي` with one alef less."""
        if last == "ل" and definite and "ال" + stem in self._function_words:
            stem, definite = "ال" + stem, False
        word = self._function_words.get(stem)
        if word is None or not all(clitic in word.entry.after for clitic in proclitics):
            return None
        return word if word.entry.article or not definite else None

    def _listed(self, reading: Reading, weight: float) -> Analysis:
        slot = reading.slot
        lemma = self._lexicons[reading.lexicon].lemmas[reading.lemma]
        folded = fold_word(lemma)
        vocalised = lemma if len(lemma) > len(folded) else ""
        return Analysis(
            *reading.cut, WordClass(slot.wordclass), folded, vocalised, reading.definite, slot.tense,
            slot.person, slot.gender, slot.number, slot.voice, slot.nunated, weight,
        )  # fmt: skip

    def _unlisted(self, form: str, last: str) -> Iterator[Analysis]:
        """The word taken for one that no lexicon lists, weighed by how often its stem is written as a word."""
        whole = self._frequencies.log(form)
        for cut in cuts(form):
            before = cut.proclitics[-1] if cut.proclitics else ""
            if before == _FUTURE or (cut.enclitic and last == "ة"):
                continue
            stem = form[cut.start : cut.end]
            definite = stem.startswith("ال") or (before == "ل" and stem[0] == "ل")
            surface = "ا" + stem if definite and before == "ل" and stem[0] == "ل" else stem
            if cut.enclitic and (definite or surface not in self._frequencies):
                continue
            weight = self._frequencies.log(surface) + self._scale.clitics(cut, "noun", definite=False)
            if cut.proclitics and weight + _SURPLUS > whole:
                weight -= _EXPLAINED
            weight -= _UNLISTED_PENALTY
            if cut.enclitic:
                weight -= _UNLISTED_WITH_PRONOUN
            elif stem.startswith(_WITH_ARTICLE):
                weight += _HIDDEN_ARTICLE
            yield _unlisted(form, cut, definite=definite, weight=weight)


def _checked_digest(folder: Path) -> str:
    """The digest of the manifest, after a look at each file's size."""
    try:
        manifest = (folder / "MANIFEST.json").read_bytes()
        outputs = json.loads(manifest)["outputs"]
        wrong = [name for name, facts in outputs.items() if (folder / name).stat().st_size != facts["bytes"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"the word data is incomplete ({error}); install Musnad again") from error
    if wrong:
        raise DataError(f"{', '.join(wrong)}: not the word data of this version; install Musnad again")
    return "sha256:" + hashlib.sha256(manifest).hexdigest()


def _last_letter(written: str) -> str:
    return next((letter for letter in reversed(written) if letter.isalpha() and letter != _TATWEEL), "")


def _with_hamza(analysis: Analysis, hamza: int) -> Analysis:
    """The reading made less plausible unless the letter at `hamza`, which begins a word, begins its stem."""
    article = 0 if not analysis.definite else 1 if analysis.proclitics[-1:] == ("ل",) else 2
    if hamza in {analysis.start, analysis.start + article}:
        return analysis
    return msgspec.structs.replace(analysis, weight=analysis.weight + _HAMZA_INSIDE)


def _told(analysis: Analysis) -> tuple[object, ...]:
    """What a reading says, without the vowels of its verb and its weight: verbs that differ in vowels alone are one."""
    fields = msgspec.structs.astuple(analysis)
    return (*fields[:6], *fields[7:-1])


def _order(analysis: Analysis) -> tuple[float, int, int, str, str]:
    return (-analysis.weight, analysis.start, -analysis.end, analysis.wordclass, analysis.lemma)


def _kept(analysis: Analysis, best: Analysis) -> bool:
    limit = _KEPT_VERB if analysis.wordclass is WordClass.VERB else _KEPT
    return analysis.weight >= best.weight - limit


def _closed_cut(form: str, start: int, proclitics: tuple[str, ...], word: FunctionWord) -> Cut:
    """Where a function word that begins at `start` is cut; spelled with one alef less, it is cut nowhere inside."""
    end = len(form) - len(word.enclitic)
    first = start + word.start if end - start == word.end else start
    before = proclitics if first == start else (*proclitics, form[start:first])
    return Cut(first, end, before, word.enclitic)


def _particle(cut: Cut, word: FunctionWord, *, definite: bool, weight: float) -> Analysis:
    wordclass = WordClass.NOUN if word.entry.wordclass == "kinship" else WordClass.PARTICLE
    return Analysis(
        *cut, wordclass, word.lemma, "", definite, "", 0, "", "", "", False, weight,  # noqa: FBT003  the fields of a struct
    )  # fmt: skip


def _unlisted(form: str, cut: Cut, *, definite: bool, weight: float) -> Analysis:
    stem = form[cut.start : cut.end]
    article = 2 if stem.startswith("ال") else 1
    return Analysis(
        *cut, WordClass.UNKNOWN, stem[article:] if definite else stem, "", definite, "", 0, "", "", "",
        False, weight,  # noqa: FBT003  the fields of a struct
    )  # fmt: skip
