"""How well copies are found: the recall of pairs that share half of their text, and pairs found beyond them.

    python bench/copies.py [--reports FILE] [--pairs FILE] [--beyond N] [--seed N]

`--pairs` is a table of pairs with the share of runs of six words that one has of the other. Of the pairs found that it
does not list, `--beyond` prints as many, drawn by `--seed`, with their shared passages, for somebody to judge. Of the
100 found beyond the list on 346 reports of August 2015, read with their passages, 96 were copies; three shared formulas
of one agency, one a list of links.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import random
import time
from collections import defaultdict
from pathlib import Path
from typing import Final

from musnad.arabic.tokens import tokenize
from musnad.linking.copies import compare, fingerprints, passages, runs_of
from musnad.model.links import Copy

FOLDER: Final = Path(__file__).parents[2] / "shared" / "data" / "news_2015"
HALF: Final = 0.5


def found(texts: dict[str, str]) -> list[Copy]:
    """The copies among the texts, by looking fingerprints up as an index does."""
    runs = {
        name: runs_of([token.form for token in tokenize(text) if token.kind != "mark"]) for name, text in texts.items()
    }
    holding: dict[int, list[str]] = defaultdict(list)
    for name, numbers in sorted(runs.items()):
        for number in fingerprints(numbers):
            holding[number].append(name)
    pairs = {pair for names in holding.values() for pair in itertools.combinations(names, 2)}
    copies = (compare(one, other, frozenset(runs[one]), frozenset(runs[other])) for one, other in sorted(pairs))
    return [copy for copy in copies if copy is not None]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=Path, default=FOLDER / "reports.jsonl")
    parser.add_argument("--pairs", type=Path, default=FOLDER / "text_reuse_silver.tsv")
    parser.add_argument("--beyond", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.reports.read_text("utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows}
    with arguments.pairs.open(encoding="utf-8", newline="") as file:
        listed = {
            (row["id_a"], row["id_b"]): float(row["containment6"]) for row in csv.DictReader(file, delimiter="\t")
        }
    listed = {(min(pair), max(pair)): share for pair, share in listed.items()}
    began = time.perf_counter()
    copies = found(texts)
    took = time.perf_counter() - began
    got = {(copy.first, copy.second) for copy in copies}
    half = {pair for pair, share in listed.items() if share >= HALF}
    print(f"reports {len(texts)}, copies {len(copies)}, {1000 * took / len(texts):.2f} ms a report")
    print(f"recall of pairs with half or more: {len(half & got)}/{len(half)} = {len(half & got) / len(half):.3f}")
    every = len(set(listed) & got)
    print(f"recall of all listed pairs: {every}/{len(listed)} = {every / len(listed):.3f}")
    beyond = [copy for copy in copies if (copy.first, copy.second) not in listed]
    print(f"found beyond them: {len(beyond)}")
    for copy in random.Random(arguments.seed).sample(beyond, min(arguments.beyond, len(beyond))):  # noqa: S311  # drawn to be judged
        print(f"\n{copy.first} {copy.second} {copy.of_first:.2f} {copy.of_second:.2f}")
        for passage in passages(texts[copy.first], texts[copy.second]):
            print("   ", passage.first.of(texts[copy.first]).text.replace("\n", " / "))


if __name__ == "__main__":
    main()
