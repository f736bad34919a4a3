"""How well reports are grouped by their main news: pairs of reports with one main incident, against a gold set.

    python bench/incidents.py [--reports FILE] [--gold FILE] [--mistakes]

The reports are read and signed first, which takes most of the time; then they are linked at once. Precision, recall and
F1 are of pairs. A mixed incident is one whose reports' main incidents, by the gold, lie in more than one country.
`--mistakes` names the gold incidents that were parted and those that were put together.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from musnad.linking.facts import Signature
from musnad.linking.index import Memory
from musnad.linking.signing import Signer
from musnad.model import Document
from musnad.reading.reader import Reader

SHARED: Final = Path(__file__).parents[2] / "shared"


def signatures(rows: Sequence[Mapping[str, Any]]) -> list[Signature]:
    """The reports read and signed."""
    reader = Reader.load()
    signer = Signer.load(reader.actors, reader.gazetteer, reader.morphology)
    found = []
    for row in rows:
        document = Document(
            text=row["text"],
            title=row["title"],
            outlet=row["outlet"],
            byline=row["byline"] or None,
            url=row["url"],
            published=row["published"],
            published_basis="given",
        )
        found.append(signer.sign(row["id"], reader.read(document)))
    return found


def pairs(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """The pairs of members of each group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=Path, default=SHARED / "data" / "news_2015" / "reports.jsonl")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "incidents" / "incidents.json")
    parser.add_argument("--mistakes", action="store_true")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.reports.read_text("utf-8").splitlines()]
    gold = json.loads(arguments.gold.read_text("utf-8"))
    main_of = {report: told["main"] for report, told in gold["reports"].items() if told["main"] is not None}
    signed = signatures(rows)
    began = time.perf_counter()
    memory = Memory()
    memory.link(signed)
    took = time.perf_counter() - began
    groups = [[telling.report for telling in incident.reports if telling.main] for incident in memory.incidents]
    expected = defaultdict(list)
    for report, incident in main_of.items():
        expected[incident].append(report)
    right, found = pairs(list(expected.values())), pairs(groups)
    precision, recall = len(found & right) / len(found), len(found & right) / len(right)
    countries = [{gold["incidents"][main_of[one]]["country"] for one in group if one in main_of} for group in groups]
    print(
        f"reports {len(signed)}, incidents {len(memory.incidents)}, {1000 * took / len(signed):.2f} ms a report to link"
    )
    print(f"pairs: gold {len(right)}, found {len(found)}, both {len(found & right)}")
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"incidents of two countries: {sum(len(held) > 1 for held in countries)}")
    if arguments.mistakes:
        where = {report: at for at, group in enumerate(groups) for report in group}
        for incident, reports in sorted(expected.items()):
            if len({where.get(report, report) for report in reports}) > 1:
                print(
                    "parted", incident, gold["incidents"][incident]["what"], Counter(where.get(one) for one in reports)
                )
        for group in groups:
            if len({main_of.get(one, one) for one in group}) > 1:
                print("together", {one: main_of.get(one) for one in group})


if __name__ == "__main__":
    main()
