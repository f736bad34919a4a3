"""How fast a case takes reports in, reads and links them, and how much memory that takes.

    python bench/case.py                          the reports of 2015, where they are at hand, else the samples
    python bench/case.py --reports 2000           so many made by a seeded generator
    python bench/case.py --reports 20000 --keep out/large --json out/case.json

The command line is run as anybody runs it, and its memory is what its processes take together (PSS, so that what they
share counts once), sampled while they work. The generator makes stories out of the texts at hand, other words and
another day for each, and of each story one to nine reports as newsrooms do: whole, cut, with a few words changed. So
there are copies and incidents in about the number in which they are found in the press, and as many claims.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

ROOT: Final = Path(__file__).parents[1]
NEWS: Final = ROOT.parent / "shared" / "data" / "news_2015" / "reports.jsonl"
SAMPLES: Final = ROOT / "samples"
MUSNAD: Final = Path(sys.executable).with_name("musnad")
_WORD: Final = re.compile(r"[\u0621-\u065f]+")
_SENTENCE: Final = re.compile(r"(?<=[.!؟\n])\s+")
_COMMON: Final = 150
"""Words so common that they are the grammar of a text and stay."""
_OTHER: Final = 0.5
_EDITED: Final = 0.02
_OUTLETS: Final = 40
_YEARS: Final = 3
_SAMPLED: Final = 1.0
"""Seconds between two looks at the memory: one takes some milliseconds of a processor for each process."""
Report = dict[str, Any]


class Phase(msgspec.Struct, frozen=True):
    """One command: seconds by the clock and of all processors; the most memory in MB, its own and with its workers."""

    seconds: float
    processor: float
    parent: float
    together: float


class Bench(msgspec.Struct, frozen=True):
    """Everything measured."""

    reports: int
    claims: int
    incidents: int
    add: Phase
    run: Phase
    rate: float
    megabytes_on_disk: float


def texts_at_hand(news: Path) -> list[Report]:
    """The reports of the file `news` where it is at hand, and the samples of the project."""
    own = [{"text": path.read_text("utf-8")} for path in sorted(SAMPLES.glob("*.txt"))]
    if not news.exists():
        return own
    return [*map(json.loads, news.read_text("utf-8").splitlines()), *own]


def generated(texts: Sequence[str], count: int, seed: int) -> Iterator[Report]:
    """So many reports out of texts, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - texts for a measurement
    words = Words(texts)
    start = datetime.date(2021, 1, 1)
    made = 0
    while made < count:
        story = words.varied(chance.choice(texts), _OTHER, chance)
        day = start + datetime.timedelta(days=chance.randrange(365 * _YEARS))
        for _ in range(min(count - made, chance.choice((1, 1, 2, 2, 3, 4, 5, 9)))):
            made += 1
            later = day + datetime.timedelta(days=chance.choice((0, 0, 0, 1)))
            text = words.varied(cut(story, chance), _EDITED, chance)
            outlet = f"صحيفة {chance.randrange(_OUTLETS)}"
            yield {"text": text, "outlet": outlet, "published": later.isoformat(), "url": f"https://example.org/{made}"}


def cut(text: str, chance: random.Random) -> str:
    """A text as another newsroom prints it: in three of four cases without some of its end."""
    parts = _SENTENCE.split(text)
    kept = len(parts) if chance.random() < 1 / 4 else max(2, round(len(parts) * chance.uniform(0.5, 1)))
    return " ".join(parts[:kept])


class Words:
    """The words of texts by what they look like, so that one can stand for another."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = Counter(word for text in texts for word in _WORD.findall(text))
        self._common = {word for word, _ in counted.most_common(_COMMON)}
        self._alike: dict[str, list[str]] = {}
        for word, number in sorted(counted.items()):
            if word not in self._common:
                self._alike.setdefault(_look(word), []).extend([word] * min(number, 20))

    def varied(self, text: str, share: float, chance: random.Random) -> str:
        """The text with a share of its rarer words replaced by others that look alike."""

        def other(found: re.Match[str]) -> str:
            word = found[0]
            if word in self._common or chance.random() >= share:
                return word
            return chance.choice(self._alike[_look(word)])

        return _WORD.sub(other, text)


def _look(word: str) -> str:
    """The first letters where they are an article or a preposition, the last one, and the length."""
    return f"{word[:2] if word[:2] in {'ال', 'وا', 'لل', 'با'} else word[:1]}{word[-1]}{min(len(word), 7)}"


def measured(*command: str | Path) -> Phase:
    """Run `musnad` with arguments, and sample the memory of its processes meanwhile.

    Raises:
        CalledProcessError: if the command fails.
    """
    begun = time.perf_counter()
    process = subprocess.Popen([str(MUSNAD), *map(str, command)], stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    most = [0.0, 0.0]
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, most, ended))
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    ended.set()
    watch.join()
    if code:
        raise subprocess.CalledProcessError(code, [str(each) for each in command])
    return Phase(seconds, usage.ru_utime + usage.ru_stime, *most)


def _watch(pid: int, most: list[float], ended: threading.Event) -> None:
    while not ended.wait(_SAMPLED):
        own = _memory(pid)
        most[0] = max(most[0], own)
        most[1] = max(most[1], own + sum(map(_memory, _below(pid))))


def _below(pid: int) -> Iterator[int]:
    """The processes that a process has started, and those that these have."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from _below(child)


def _memory(pid: int) -> float:
    """The proportional share of memory of a process, in MB."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:")), 0.0)


def bench(reports: Sequence[Report], folder: Path, workers: int | None) -> Bench:
    """Add and run of reports in a new case in `folder`."""
    file = folder / "reports.jsonl"
    file.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in reports), "utf-8")
    case = folder / "case"
    measured("init", case)
    added = measured("add", file, "--case", case)
    ran = measured("run", "--case", case, *(() if workers is None else ("--workers", str(workers))))
    status = json.loads(subprocess.check_output([MUSNAD, "status", "--json", "--case", case]))  # noqa: S603 - our own
    size = sum(path.stat().st_size for path in case.glob("case.sqlite*"))
    return Bench(
        reports=status["done"],
        claims=status["claims"],
        incidents=status["incidents"],
        add=added,
        run=ran,
        rate=status["done"] / ran.seconds,
        megabytes_on_disk=size / 2**20,
    )


def lines_of(found: Bench) -> Iterator[str]:
    """What the terminal shows."""
    yield f"machine      {os.cpu_count()} cores · load {os.getloadavg()[0]:.2f} · Python {sys.version.split()[0]}"
    yield f"reports      {found.reports} · claims {found.claims} · incidents {found.incidents}"
    for name, phase in (("add", found.add), ("run", found.run)):
        yield (
            f"{name:12} {phase.seconds:8.2f} s ({phase.processor:.2f} s of processors) · "
            f"memory {phase.parent:.0f} MB the process, {phase.together:.0f} MB with its workers"
        )
    seconds = found.add.seconds + found.run.seconds
    yield f"together     {seconds:8.2f} s · {found.rate:.1f} reports a second read and linked"
    yield f"database     {found.megabytes_on_disk:8.1f} MB"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, help="how many to generate")
    parser.add_argument("--news", type=Path, default=NEWS, help="reports to measure, or to make others of: JSON lines")
    parser.add_argument("--seed", type=int, default=2015)
    parser.add_argument("--workers", type=int, help="processes that read")
    parser.add_argument("--keep", type=Path, help="a folder in which the case is kept")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    at_hand = texts_at_hand(options.news)
    if options.reports is None:
        reports = [report for report in at_hand if "outlet" in report] or at_hand
    else:
        reports = list(generated([report["text"] for report in at_hand], options.reports, options.seed))
    with tempfile.TemporaryDirectory(prefix="musnad-bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found = bench(reports, folder, options.workers)
    for line in lines_of(found):
        print(line)
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")


if __name__ == "__main__":
    main()
