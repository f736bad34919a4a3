"""Headlines that agree or disagree: what the reading and linking of two headlines alone tells of it.

    python bench/ans.py [--folder FOLDER] [--limit N]

The pairs are those of the Arabic News Stance corpus (latynt/ans, Apache-2.0): `agree`, `disagree` or `other`. Nothing
is trained or set by them. Two headlines tell of one thing where a happening in both is one, or their words are the same
as far as those of two reports of one piece of news must be; they disagree where then a claim of one contradicts a claim
of the other.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from musnad.linking.contradictions import contradictions_of
from musnad.linking.facts import Signature
from musnad.linking.origins import origins_of
from musnad.linking.sameness import HAPPENING_LEAST, NEWS_LEAST, Report, news_words, same_happening
from musnad.linking.signing import Signer
from musnad.linking.told import Told
from musnad.model import Document
from musnad.model.links import ClaimKey
from musnad.reading.reader import Reader

FOLDER: Final = Path(__file__).parents[2] / "shared" / "data" / "ans"
FILES: Final = ("stance_dev.csv", "stance_train.csv")
LABELS: Final = ("agree", "disagree", "other")


def told(signatures: Sequence[Signature]) -> list[Told]:
    """The claims of some reports."""
    return sorted(
        (Told(ClaimKey(one.report, fact.claim), fact, one) for one in signatures for fact in one.facts),
        key=lambda one: one.key,
    )


def judged(first: Signature, second: Signature) -> str:
    """Whether two headlines agree, disagree, or tell of different things."""
    one, other = Report(first), Report(second)
    scores = [same_happening(side, each) for side in one.opening.sides for each in other.opening.sides]
    same = any(score is not None and score.value >= HAPPENING_LEAST for score in scores)
    if not same and news_words(one.opening, other.opening) < NEWS_LEAST:
        return "other"
    claims = told((first, second))
    found = contradictions_of(claims, origins_of(claims))
    return "disagree" if any(one.first.key.report != one.second.key.report for one in found) else "agree"


def rows(folder: Path, limit: int | None) -> Iterator[tuple[str, str, str]]:
    """The pairs of headlines with their labels."""
    for name in FILES:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for at, row in enumerate(csv.DictReader(file)):
                if limit is None or at < limit:
                    yield row["s1"], row["s2"], row["stance"]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--limit", type=int, help="pairs of each file")
    arguments = parser.parse_args()
    reader = Reader.load()
    signer = Signer.load(reader.actors, reader.gazetteer, reader.morphology)
    table: Counter[tuple[str, str]] = Counter()
    for first, second, label in rows(arguments.folder, arguments.limit):
        one, other = (
            signer.sign(name, reader.read(Document(text=text, outlet=name)))
            for name, text in (("a", first), ("b", second))
        )
        table[label, judged(one, other)] += 1
    print(f"pairs {sum(table.values())}; rows are the corpus, columns {', '.join(LABELS)}")
    scores = []
    for label in LABELS:
        right = table[label, label]
        precision = right / max(1, sum(table[each, label] for each in LABELS))
        recall = right / max(1, sum(table[label, each] for each in LABELS))
        scores.append(2 * precision * recall / max(1e-9, precision + recall))
        counts = " ".join(f"{table[label, each]:5}" for each in LABELS)
        print(f"{label:9}{counts}   precision {precision:.3f} recall {recall:.3f} F1 {scores[-1]:.3f}")
    print(f"macro F1 of agree and disagree {sum(scores[:2]) / 2:.3f}, of all three {sum(scores) / 3:.3f}")


if __name__ == "__main__":
    main()
