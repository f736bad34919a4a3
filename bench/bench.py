"""How fast Musnad reads, what it takes to start, what memory it holds, and other tools on the same text.

    make bench
    python bench/bench.py --reports FOLDER --peers .venv-bench/bin/python --json out/bench.json

Every figure is the median of several runs with the least and the most beside it: machines are noisy, and a figure
without its spread says little. The stages are timed one by one, each on the results of those before it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from musnad import Document, Reader

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = ROOT.parent / "shared"
SEED: Final = SHARED / "gold" / "dev" / "seed.json"
SEED_SIZE: Final = 4800  # bytes of UTF-8
LONG_LINES: Final = (50_000, 200_000)  # characters
MOST_FOR_PEERS: Final = 60
Stage = tuple[str, Callable[[Any], Any]]


class Spread(msgspec.Struct, frozen=True):
    """The least, the median and the most of several measurements."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of `values`, of which there must be one."""
        return cls(min(values), statistics.median(values), max(values))

    def scaled(self, factor: float) -> Spread:
        """The same in another unit."""
        return Spread(self.least * factor, self.median * factor, self.most * factor)

    def __str__(self) -> str:
        return f"{self.median:9.2f}   ({self.least:.2f} to {self.most:.2f})"


class Process(msgspec.Struct, frozen=True):
    """What whole processes took: seconds of the clock, and the most memory in MB."""

    seconds: Spread
    megabytes: float


class Timed(msgspec.Struct, frozen=True):
    """A set of reports as it was read: seconds for the whole set, all stages and each of them."""

    reports: int
    characters: int
    whole: Spread
    stages: dict[str, Spread]


class Peer(msgspec.Struct, frozen=True):
    """Another tool on the same reports: seconds to load, seconds for the whole set."""

    version: str
    load: float
    whole: Spread


class Bench(msgspec.Struct, frozen=True):
    """Everything measured; `peers` were given the reports of the set `peers_on`.

    `lines` are seconds for a text of one line by its characters: they must grow as the text does.
    """

    machine: dict[str, str]
    start: Process
    seed: Spread
    lines: dict[int, float]
    sets: dict[str, Timed]
    peers_on: str
    peers: dict[str, Peer]


def machine() -> dict[str, str]:
    """The facts without which the figures mean nothing."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.2f}",
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
    }


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def run_processes(command: Sequence[str], runs: int) -> Process:
    """Run a command several times, its output thrown away.

    On Linux a new process inherits the peak memory of the one that starts it, so this must be called while
    this process is still small.

    Raises:
        CalledProcessError: if the command fails.
    """
    seconds, peaks = [], []
    for _ in range(runs):
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - the command is our own
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - begun)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        peaks.append(usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
    return Process(Spread.of(seconds), max(peaks))


def texts_of(path: Path) -> Iterator[str]:
    """The texts of a folder of `.txt` and `.json` reports, or of a `.jsonl` file of them."""
    if path.is_dir():
        for file in sorted(path.iterdir()):
            if file.suffix == ".txt":
                yield file.read_text("utf-8")
            elif file.suffix == ".json":
                yield _text(json.loads(file.read_text("utf-8")))
    else:
        for line in path.read_text("utf-8").split("\n"):
            if line.strip():
                yield _text(json.loads(line))


def _text(report: dict[str, Any]) -> str:
    return str(report.get("document", report)["text"])


def sets_of(reports: Path) -> dict[str, list[str]]:
    """The sets of texts to read: the folder named, and the larger ones that are at hand."""
    candidates = {
        reports.name: reports,
        "gold": SHARED / "gold" / "dev",
        "news_2015": SHARED / "data" / "news_2015" / "reports.jsonl",
    }
    return {name: list(texts_of(path)) for name, path in candidates.items() if path.exists()}


def time_set(reader: Reader, documents: Sequence[Document], passes: int) -> Timed:
    """Read a set several times, after one pass to warm up; the spreads are over the passes."""
    for document in documents:
        reader.read(document)
    wholes: list[float] = []
    by_stage: dict[str, list[float]] = {name: [] for name, _ in reader.stages}
    for _ in range(passes):
        gc.collect()
        begun = time.perf_counter()
        for document in documents:
            reader.read(document)
        wholes.append(time.perf_counter() - begun)
        for name, seconds in time_stages(reader.stages, documents).items():
            by_stage[name].append(seconds)
    characters = sum(len(document.text) for document in documents)
    stages = {name: Spread.of(seconds) for name, seconds in by_stage.items()}
    return Timed(len(documents), characters, Spread.of(wholes), stages)


def time_stages(stages: Sequence[Stage], documents: Sequence[Any]) -> dict[str, float]:
    """The seconds each stage takes for all documents; each stage is given what the one before it gave."""
    seconds = dict.fromkeys((name for name, _ in stages), 0.0)
    for document in documents:
        value = document
        for name, stage in stages:
            begun = time.perf_counter()
            value = stage(value)
            seconds[name] += time.perf_counter() - begun
    return seconds


def time_one(reader: Reader, document: Document, runs: int, *, warm: int = 5) -> Spread:
    """Seconds for one report, after reading it `warm` times."""
    for _ in range(warm):
        reader.read(document)
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        reader.read(document)
        seconds.append(time.perf_counter() - begun)
    return Spread.of(seconds)


def time_lines(reader: Reader, text: str, sizes: Sequence[int]) -> dict[int, float]:
    """Seconds for texts of one line and many characters, made of a report said again and again."""
    from musnad import Document  # noqa: PLC0415 - as in `measure`

    line = f"{' '.join(text.split())} "
    return {
        size: time_one(reader, Document(text=(line * (size // len(line) + 1))[:size]), 1, warm=0).least
        for size in sizes
    }


def seed_sized(sets: dict[str, list[str]]) -> str:
    """The seed report, or the text nearest to it in size."""
    if SEED.exists():
        return _text(json.loads(SEED.read_text("utf-8")))
    return min(
        (text for texts in sets.values() for text in texts), key=lambda text: abs(len(text.encode()) - SEED_SIZE)
    )


def run_peers(python: Path, texts: Sequence[str], passes: int) -> dict[str, Peer]:
    """The other tools, in their own Python, on the same texts.

    Raises:
        CalledProcessError: if their process fails; its errors are on standard error.
    """
    command = [str(python), str(Path(__file__).with_name("peers.py")), str(passes)]
    done = subprocess.run(command, input=json.dumps(list(texts)).encode(), stdout=subprocess.PIPE, check=True)  # noqa: S603 - the command is our own
    return {
        name: Peer(facts["version"], facts["load"], Spread.of(facts["seconds"]))
        for name, facts in json.loads(done.stdout).items()
    }


def measure(reports: Path, peers: Path | None, passes: int, runs: int) -> Bench:
    """Everything, in the order that keeps one measurement from disturbing another."""
    sets = sets_of(reports)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        file.write_text(seed_sized(sets), "utf-8")
        start = run_processes([str(Path(sys.executable).with_name("musnad")), "read", str(file)], runs)
    from musnad import Document, Reader  # noqa: PLC0415 - this process must be small until the others were measured

    reader = Reader.load()
    timed = {name: time_set(reader, [Document(text=text) for text in texts], passes) for name, texts in sets.items()}
    peers_on = "gold" if "gold" in sets and len(sets["gold"]) <= MOST_FOR_PEERS else reports.name
    return Bench(
        machine=machine(),
        start=start,
        seed=time_one(reader, Document(text=seed_sized(sets)), 50),
        lines=time_lines(reader, seed_sized(sets), LONG_LINES),
        sets=timed,
        peers_on=peers_on,
        peers=run_peers(peers, sets[peers_on], passes) if peers else {},
    )


def lines_of(bench: Bench) -> Iterator[str]:
    """What the terminal shows."""
    yield "machine      " + " · ".join(f"{name} {value}" for name, value in bench.machine.items())
    yield "             figures: median (least to most); a shared machine stretches the most"
    yield f"start-up     {bench.start.seconds.scaled(1000)} ms for `musnad read` of one seed-size report, whole process"
    yield f"memory       {bench.start.megabytes:9.1f}   MB at most in that process"
    yield f"seed         {bench.seed.scaled(1000)} ms for one seed-size report, warm"
    for size, seconds in bench.lines.items():
        yield f"one line     {seconds:9.2f}   s for {size:,} characters, {seconds / size * 1e6:.1f} µs each"
    for name, timed in bench.sets.items():
        yield ""
        yield from _lines_of_set(name, timed)
    if bench.peers:
        yield ""
        yield from _lines_of_peers(bench)


def _lines_of_set(name: str, timed: Timed) -> Iterator[str]:
    yield f"{name}: {timed.reports} reports, {timed.characters:,} characters"
    yield f"  {'reports a second':34s} {timed.reports / timed.whole.median:9.1f}"
    yield f"  {'ms a report, all stages':34s} {timed.whole.scaled(1000 / timed.reports)}"
    total = sum(spread.median for spread in timed.stages.values())
    for stage, spread in timed.stages.items():
        share = spread.median / total if total else 0.0
        rate = timed.reports / spread.median if spread.median else float("inf")
        yield f"  {stage:20s} {share:5.0%}  {rate:8.0f}/s {spread.scaled(1000 / timed.reports)}"


def _lines_of_peers(bench: Bench) -> Iterator[str]:
    own = bench.sets[bench.peers_on]
    yield f"on the same text ({bench.peers_on}), ms a report and times Musnad's; they do other and smaller work"
    yield f"  {'musnad':24s} {own.whole.scaled(1000 / own.reports)}"
    for name, peer in bench.peers.items():
        ratio = peer.whole.median / own.whole.median
        times = f"×{ratio:.2f}   loads in {peer.load:.2f} s"
        yield f"  {name + ' ' + peer.version:24s} {peer.whole.scaled(1000 / own.reports)}   {times}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=Path, default=ROOT / "samples", help="folder of .txt and .json reports")
    parser.add_argument("--peers", type=Path, help="a Python with bench/requirements.txt installed")
    parser.add_argument("--passes", type=int, default=5, help="how often each set is read")
    parser.add_argument("--runs", type=int, default=11, help="how often the process is started")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    bench = measure(options.reports, options.peers, options.passes, options.runs)
    for line in lines_of(bench):
        print(line)
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(bench), indent=2) + b"\n")


if __name__ == "__main__":
    main()
