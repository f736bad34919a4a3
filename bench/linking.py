"""How fast reports are signed and linked as they come, and in how much memory.

    python bench/linking.py [--reports FILE] [--number N] [--batch N] [--seed N]

The reports are made of those at hand by a seeded generator: each is one of them, some days later, with other words,
places and numbers in it, or a copy of one of the last made, with a few words changed. They are signed and linked in
batches, each on top of what came before. Reading is not part of the figures.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec

from musnad.arabic.tokens import tokenize
from musnad.linking.index import Memory
from musnad.linking.signing import Signer
from musnad.model import Document, Record
from musnad.model.document import text_id
from musnad.reading.reader import Reader

REPORTS: Final = Path(__file__).parents[2] / "shared" / "data" / "news_2015" / "reports.jsonl"
SAMPLES: Final = Path(__file__).parents[1] / "samples"
A_DAY: Final = 200
"""Reports of one day."""
COPIES: Final = 0.3
OTHER_WORDS: Final = 0.4
EDITED: Final = 0.03
LAST: Final = 50


class Generator:
    """Varied reports without end; the same seed gives the same."""

    def __init__(self, records: Sequence[Record], seed: int) -> None:
        self.bases: Final = [msgspec.to_builtins(record) for record in records]
        self.random: Final = random.Random(seed)  # noqa: S311  # reports of a benchmark
        self.words: Final[dict[int, list[str]]] = defaultdict(list)
        self.places: Final[dict[str, list[dict[str, Any]]]] = defaultdict(list)
        for base in self.bases:
            for word in sorted({token.form for token in tokenize(base["document"]["text"]) if token.kind == "word"}):
                self.words[len(word)].append(word)
            for entity in base["entities"]:
                if entity["kind"] == "place" and entity["authority"] and entity["precision"]:
                    self.places[entity["precision"]["level"]].append(entity)

    def records(self) -> Iterator[Record]:
        """One after another."""
        last: list[dict[str, Any]] = []
        made = 0
        while True:
            if last and self.random.random() < COPIES:
                found = self._reworded(self.random.choice(last), EDITED)
            else:
                found = self._moved(self._reworded(self.random.choice(self.bases), OTHER_WORDS), made // A_DAY)
            last = [*last[-LAST:], found]
            made += 1
            yield msgspec.convert(found, Record)

    def _reworded(self, base: Mapping[str, Any], share: float) -> dict[str, Any]:
        """The same report with some of its words and numbers replaced, each by one as long, so that spans hold."""
        other: dict[str, str] = {}
        text = self._replaced(base["document"]["text"], share, other)
        title = base["document"]["title"]
        document = {
            **base["document"],
            "id": text_id(text),
            "text": text,
            "title": title and self._replaced(title, share, other),
        }
        return {**_resliced(base, text), "document": document}

    def _replaced(self, text: str, share: float, other: dict[str, str]) -> str:
        pieces, at = [], 0
        for token in tokenize(text):
            word = text[token.start : token.end]
            if token.kind != "mark" and word not in other:
                changed = self.random.random() < share
                other[word] = (self._digits(word) if token.kind == "number" else self._word(word)) if changed else word
            pieces += [text[at : token.start], other.get(word, word)]
            at = token.end
        return "".join([*pieces, text[at:]])

    def _word(self, word: str) -> str:
        return self.random.choice(self.words.get(len(word)) or [word])

    def _digits(self, number: str) -> str:
        return "".join(str(self.random.randint(1, 9)) if each.isdigit() else each for each in number)

    def _moved(self, base: dict[str, Any], days: int) -> dict[str, Any]:
        """The same report some days later and elsewhere."""
        entities = []
        for entity in base["entities"]:
            pool = self.places.get((entity["precision"] or {}).get("level", "")) if entity["kind"] == "place" else None
            entities.append({**self.random.choice(pool), "id": entity["id"]} if pool else entity)
        events = [
            {**event, "time": _later(event["time"], days), "counts": [self._count(count) for count in event["counts"]]}
            for event in base["events"]
        ]
        document = {**base["document"], "published": _later(base["document"]["published"], days)}
        return {**base, "document": document, "entities": entities, "events": events}

    def _count(self, count: dict[str, Any]) -> dict[str, Any]:
        number = self.random.randint(1, 60)
        return {**count, "min": number, "max": number if count["max"] is not None else None}


def _later(day: str | None, days: int) -> str | None:
    try:
        return (datetime.date.fromisoformat(day or "") + datetime.timedelta(days)).isoformat()
    except ValueError:
        return day


def _resliced(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            return {**value, "text": text[value["start"] : value["end"]]}
        return {key: _resliced(each, text) for key, each in value.items() if key != "document"}
    return [_resliced(each, text) for each in value] if isinstance(value, list | tuple) else value


def base_records(path: Path) -> list[Record]:
    """The records of the reports in a file of JSON lines, or of the samples where there is none."""
    reader = Reader.load()
    if not path.is_file():
        return [
            reader.read(Document(text=one.read_text("utf-8"), published="2022-01-31"))
            for one in sorted(SAMPLES.glob("*.txt"))
        ]
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    fields = ("text", "title", "outlet", "published")
    return [
        reader.read(Document(**{field: row[field] for field in fields}, byline=row["byline"] or None)) for row in rows
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    generator = Generator(base_records(arguments.reports), arguments.seed)
    signer, memory = Signer.load(), Memory()
    records = islice(generator.records(), arguments.number)
    signing = linking = 0.0
    done: Counter[str] = Counter()
    slowest = 0.0
    while batch := list(islice(records, arguments.batch)):
        began = time.process_time()
        signed = [signer.sign(f"r{done['reports'] + at:06}", record) for at, record in enumerate(batch)]
        signing += (then := time.process_time()) - began
        linked = memory.link(signed)
        took = time.process_time() - then
        linking += took
        slowest = max(slowest, took / len(batch))
        found = {"compared": linked.compared, "ties": len(linked.ties), "copies": len(linked.copies)}
        done.update(found, reports=len(batch), made=len(linked.incidents))
    number = done.pop("reports")
    print(
        f"reports {number}, incidents {len(memory.incidents)}; "
        + ", ".join(f"{key} {each}" for key, each in done.items())
    )
    print(
        f"of the processor: signing {1000 * signing / number:.2f} ms a report, linking {1000 * linking / number:.2f} ms"
    )
    print(f"linking in the slowest batch: {1000 * slowest:.2f} ms a report")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, with everything kept in memory")


if __name__ == "__main__":
    main()
