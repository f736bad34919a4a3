"""How well words are taken apart, and how fast.

    python bench/segmentation.py [--errors N] [--figures FILE] [PUD_CONLLU [WIKINEWS_REF]]

UD_Arabic-PUD gives its words as pieces; a raw word is rebuilt from pieces that no space divides, punctuation apart.
The Wikinews reference marks every morpheme; only the cuts before a stem and before a pronoun count, not those of
inflection and the article. A word is right when exactly its cuts are found. A set whose file is not there is left out.

`--figures FILE` also writes, for `python -m musnad.evaluate.gate --figures FILE`, the share of right words of each set.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from musnad.arabic.clitics import Morphology, WordClass
from musnad.arabic.folding import fold_word
from musnad.evaluate.gate import Measured, save_measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHARED: Final = Path(__file__).parents[1].parent / "shared" / "data"
PUD: Final = SHARED / "ud_pud" / "ar_pud-ud-test.conllu"
WIKINEWS: Final = SHARED / "wikinews" / "WikiNews.pos.ref"
_PROCLITIC_TAGS: Final = frozenset({"CONJ", "PREP", "FUT_PART", "PART"})
_TA: Final = "ت"


class Gold(NamedTuple):
    """A word as written and where it is to be cut: before the stem, and before the pronoun."""

    word: str
    proclitic_cuts: frozenset[int]
    enclitic_cuts: frozenset[int]


class GoldSet(NamedTuple):
    """A set of words with their cuts: its name in print and in the gate, its file, and what takes the words out."""

    name: str
    suite: str
    file: Path
    words: Callable[[Path], Iterator[Gold]]


class Figures(NamedTuple):
    """Shares of words with the right cuts, and which words went wrong how."""

    words: int
    proclitics: float
    enclitics: float
    both: float
    wrong: Counter[tuple[str, str, str]]

    def measured(self, gold: GoldSet) -> Measured:
        """What the gate holds of these figures."""
        digest = hashlib.sha256(gold.file.read_bytes()).hexdigest()
        return Measured(gold.suite, digest, {"words right": round(self.both, 4)})


def _is_arabic(word: str) -> bool:
    return bool(word) and all("ء" <= letter <= "ي" for letter in word)


def _gold(pieces: list[tuple[str, str]]) -> Gold | None:
    """The cuts of a rebuilt word: a pronoun after another piece is an enclitic, every other cut is a proclitic's."""
    word = "".join(fold_word(form) for form, _ in pieces)
    if not _is_arabic(word):
        return None
    before: set[int] = set()
    after: set[int] = set()
    at = 0
    for index, (form, upos) in enumerate(pieces):
        if index:
            is_pronoun = upos == "PRON" and index == len(pieces) - 1 and fold_word(form) in _PRONOUNS
            (after if is_pronoun else before).add(at)
        at += len(fold_word(form))
    written = "".join(form for form, _ in pieces)
    return Gold(written, frozenset(before), frozenset(after))


_PRONOUNS: Final = frozenset({"ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "ي", "ني", "نا"})


def pud_words(path: Path) -> Iterator[Gold]:
    """The Arabic words of a CoNLL-U file, rebuilt."""
    pieces: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if line.startswith("#") or "-" in columns[0]:
            continue
        ends = len(columns) == 1 or columns[3] in {"PUNCT", "SYM"}
        if not ends:
            pieces.append((columns[1], columns[3]))
        if pieces and (ends or "SpaceAfter=No" not in columns[9]):
            gold = _gold(pieces)
            pieces = []
            if gold is not None:
                yield gold


def wikinews_words(path: Path) -> Iterator[Gold]:
    """The Arabic words of the Wikinews reference."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        form, _, tag = line.partition("\t")
        pieces = form.split("+")
        tags = tag.split("+")
        word = "".join(fold_word(piece) for piece in pieces)
        if len(pieces) == len(tags) and _is_arabic(word):
            yield Gold("".join(pieces), *_morpheme_cuts(pieces, tags))


def _morpheme_cuts(pieces: list[str], tags: list[str]) -> tuple[frozenset[int], frozenset[int]]:
    before: set[int] = set()
    after: set[int] = set()
    at = 0
    for index, (piece, tag) in enumerate(zip(pieces, tags, strict=True)):
        is_last = index == len(pieces) - 1
        if index and is_last and tag == "PRON" and piece in _PRONOUNS and not _is_inflection(tags, piece):
            after.add(at)
        at += len(fold_word(piece))
        pronoun_next = index == len(pieces) - 2 and tags[-1] == "PRON" and pieces[-1] in _PRONOUNS
        if tag in _PROCLITIC_TAGS and not is_last and not pronoun_next:
            before.add(at)
    return frozenset(before), frozenset(after)


def _is_inflection(tags: list[str], piece: str) -> bool:
    return tags[-2] == "V" and piece == "ي"


def _own_cuts(morphology: Morphology, word: str) -> tuple[frozenset[int], frozenset[int]]:
    form = fold_word(word)
    best = morphology.segment(form, word)
    before: set[int] = set()
    at = 0
    for clitic in best.proclitics:
        at += len(clitic)
        before.add(at)
    return frozenset(before), frozenset({best.end} if best.enclitic else ())


def measure(morphology: Morphology, words: Iterable[Gold]) -> Figures:
    """Compare the best reading of each word with its gold cuts."""
    total = right_before = right_after = right = 0
    wrong: Counter[tuple[str, str, str]] = Counter()
    for gold in words:
        before, after = _own_cuts(morphology, gold.word)
        total += 1
        right_before += before == gold.proclitic_cuts
        right_after += after == gold.enclitic_cuts
        if before | after == gold.proclitic_cuts | gold.enclitic_cuts:
            right += 1
        else:
            wrong[
                gold.word,
                _shown(gold.word, gold.proclitic_cuts | gold.enclitic_cuts),
                _shown(gold.word, before | after),
            ] += 1
    return Figures(total, right_before / total, right_after / total, right / total, wrong)


def verb_share(morphology: Morphology, path: Path) -> float:
    """The share of the verbs of a CoNLL-U file, cut as they are there, that have a verb among their readings."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    verbs = [columns[1] for columns in rows if len(columns) > 1 and columns[3] == "VERB"]
    analyses = (morphology.analyse(fold_word(verb), verb) for verb in verbs)
    listed = sum(any(found.wordclass is WordClass.VERB for found in analysis) for analysis in analyses)
    return listed / len(verbs)


def _shown(word: str, cuts: frozenset[int]) -> str:
    edges = [0, *sorted(cuts), len(word)]
    return "+".join(word[start:end] for start, end in pairwise(edges))


def words_per_second(words: list[Gold]) -> tuple[float, float]:
    """Analyses a second, of words never seen and of words seen before."""
    morphology = Morphology.load()
    forms = [(fold_word(gold.word), gold.word) for gold in words]
    rates = []
    for _ in range(2):
        started = time.perf_counter()
        for form, written in forms:
            morphology.analyse(form, written)
        rates.append(len(forms) / (time.perf_counter() - started))
    return rates[0], rates[1]


def main() -> int:
    """Print the figures of the sets that are there, and write them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pud", nargs="?", type=Path, default=PUD)
    parser.add_argument("wikinews", nargs="?", type=Path, default=WIKINEWS)
    parser.add_argument("--errors", type=int, default=0, help="print so many of the commonest errors")
    parser.add_argument("--figures", type=Path, metavar="FILE", help="write what the gate holds; no speed is measured")
    chosen = parser.parse_args()
    pud = GoldSet("UD_Arabic-PUD", "ud-pud", chosen.pud, pud_words)
    morphology = Morphology.load()
    measured: list[Measured] = []
    for gold in (pud, GoldSet("Wikinews", "wikinews", chosen.wikinews, wikinews_words)):
        if gold.file.exists():
            figures = measure(morphology, gold.words(gold.file))
            measured.append(figures.measured(gold))
            _print(gold.name, figures, chosen.errors)
        else:
            print(f"{gold.name}: left out, there is no file {gold.file}")
    if chosen.figures is not None:
        save_measured(measured, chosen.figures)
    elif pud.file.exists():
        _print_verbs_and_speed(morphology, pud)
    return 0


def _print(name: str, figures: Figures, errors: int) -> None:
    print(
        f"{name}: {figures.words} Arabic words; proclitics {figures.proclitics:.2%}, "
        f"pronouns {figures.enclitics:.2%}, both {figures.both:.2%}"
    )
    for (_, gold, own), count in figures.wrong.most_common(errors):
        print(f"  {count:4} {gold}  not  {own}")


def _print_verbs_and_speed(morphology: Morphology, pud: GoldSet) -> None:
    print(f"{pud.name}: {verb_share(morphology, pud.file):.2%} of the verbs have a verb among their readings")
    cold, warm = words_per_second(list(pud.words(pud.file)))
    print(f"words a second: {cold:,.0f} as they come, {warm:,.0f} when all were seen before")


if __name__ == "__main__":
    sys.exit(main())
