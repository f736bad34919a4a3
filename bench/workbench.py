"""How long the workbench takes to answer on a case, and how much memory it holds.

    python bench/workbench.py out/large/case        a case of any size; `bench/case.py --keep` makes a large one
    python bench/workbench.py CASE --area claims --repeat 20 --json out/workbench.json
    python bench/workbench.py CASE --area views --browser /usr/bin/chromium      and until pages are drawn

The server is started as anybody starts it, on the case itself: nothing is changed in it but what opening it may bring
to the schema of this version. Each request is asked once to warm up and then so many times more, one after the other,
over HTTP and with the answer read whole. A request whose answer is not 200 fails the measurement. Beside the time by
the clock stands that of processors, which says the same on a machine that is busy. Memory is the server's own (PSS),
when it has begun and after all requests.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import httpx
import msgspec

MUSNAD: Final = Path(sys.executable).with_name("musnad")
WORDS: Final = {
    "a common word": "قال",
    "the commonest word": "في",
    "two words": "هجوم صنعاء",
    "words in order": '"قوات الجيش"',
    "three words in order": '"قال المتحدث باسم"',
    "one of two, without a third": "صنعاء|عدن -تفجير",
    "a beginning": "الحوثي*",
}
YEMEN: Final = "geonames:69543"
FILTERS: Final[Mapping[str, Mapping[str, str]]] = {
    "all": {},
    "types": {"only": "ASSAULT"},
    "mode": {"mode": "killed"},
    "contradicted": {"contradicted": "true"},
    "not contradicted": {"contradicted": "false"},
    "three origins": {"origins": "3"},
    "a country with what lies in it": {"place": YEMEN},
    "a place by its name": {"place": "عدن"},
    "an actor": {"actor": "actor:houthis"},
    "a speaker by name": {"speaker": "المصادر"},
    "not judged": {"verdict": "unjudged"},
    "a year": {"since": "2022-01-01", "until": "2022-12-31"},
    "a year, undated too": {"since": "2022-01-01", "until": "2022-12-31", "undated": "true"},
    "several": {
        "only": "ASSAULT",
        "place": YEMEN,
        "since": "2022-01-01",
        "contradicted": "false",
        "verdict": "unjudged",
    },
}
INCIDENT_SORTS: Final = ("-origins", "-day", "day", "-reports", "-contradictions", "-grade")
SORTS: Final = ("time", "published", "type", "place", "speaker", "actor", "origins", "score", "judged")


class Timed(msgspec.Struct, frozen=True):
    """A request, in milliseconds: the first time, then the median and the most of the others, and of processors.

    `size` is that of the answer, in bytes.
    """

    name: str
    first: float
    median: float
    most: float
    processor: float
    size: int


class Measured(msgspec.Struct, frozen=True):
    """All requests, seconds until the server had loaded the case, megabytes when it began and at the end."""

    requests: tuple[Timed, ...]
    ready: float
    began: float
    ended: float


def claims(_: httpx.Client) -> Iterator[tuple[str, str]]:
    """Lists, facets and keys of claims."""
    for name, query in FILTERS.items():
        yield f"claims: {name}", f"/api/claims?{urlencode(query)}"
        yield f"facets: {name}", f"/api/claims/facets?{urlencode(query)}"
    for sort in SORTS:
        yield f"claims by {sort}", f"/api/claims?sort={sort}&direction=ascending"
    for name, words in WORDS.items():
        yield f"claims: {name}", f"/api/claims?{urlencode({'words': words})}"
        yield f"facets: {name}", f"/api/claims/facets?{urlencode({'words': words})}"
    yield "claims: a page far behind", "/api/claims?offset=100000"
    yield "keys: all", "/api/claims/keys"
    yield "facets: years and months", "/api/claims/facets?facet=year&facet=month&most=1000"
    yield (
        "facets: an actor by letters",
        f"/api/claims/facets?{urlencode({'facet': 'actor', 'find': 'قوات', 'most': 100})}",
    )


def incidents(client: httpx.Client) -> Iterator[tuple[str, str]]:
    """Lists of incidents, and the incidents that most reports tell of, with those that may be the same."""
    for name, query in FILTERS.items():
        yield f"incidents: {name}", f"/api/incidents?{urlencode({'least': 1, **query})}"
    for sort in INCIDENT_SORTS:
        yield f"incidents by {sort}", f"/api/incidents?{urlencode({'least': 1, 'sort': sort})}"
    yield "incidents: two words", f"/api/incidents?{urlencode({'words': WORDS['two words']})}"
    total = client.get("/api/incidents?least=1&limit=1").json()["total"]
    yield "incidents: the last page", f"/api/incidents?least=1&offset={max(0, total - 50)}"
    largest = client.get("/api/incidents?sort=-reports&limit=3").json()["rows"]
    for each in largest:
        named = f"/api/incidents/{each['id']}"
        yield f"incident of {each['reports']} reports", named
        yield f"incident of {each['reports']} reports, officials", f"{named}?count=official"
        yield f"neighbours of {each['reports']} reports", f"{named}/neighbours"


def views(_: httpx.Client) -> Iterator[tuple[str, str]]:
    """The map, the timeline and who quotes whom."""
    for name, query in FILTERS.items():
        for view in VIEWS:
            yield f"{view}: {name}", f"/api/{view}?{urlencode(query)}"
    for lane in ("within", "named"):
        yield f"names that are not settled: {lane}", f"/api/map/unsettled?lane={lane}"
    yield "ground of the map", "/api/map/ground"


VIEWS: Final = ("map", "timeline", "quotes")
AREAS: Final[Mapping[str, Callable[[httpx.Client], Iterator[tuple[str, str]]]]] = {
    "claims": claims,
    "incidents": incidents,
    "views": views,
}
"""What can be measured: each area gives names of requests and their addresses."""


@contextmanager
def served(case: Path) -> Iterator[tuple[httpx.Client, int]]:
    """A client of a workbench on a case, and the number of its process."""
    with tempfile.TemporaryDirectory(prefix="musnad-bench-") as home:
        command = [str(MUSNAD), "--lang", "en", "serve", str(case.resolve()), "--as", "bench"]
        environ = {**os.environ, "HOME": home}
        with subprocess.Popen(  # noqa: S603 - our own
            command, stdout=subprocess.PIPE, text=True, env=environ, cwd=home
        ) as process:
            try:
                assert process.stdout is not None  # noqa: S101 - it is a pipe
                address = process.stdout.readline().split()[-1]
                with httpx.Client(base_url=address.partition("/?")[0], timeout=120) as client:
                    client.get(address)
                    yield client, process.pid
            finally:
                process.terminate()


def megabytes(pid: int) -> float:
    """The proportional share of memory of a process."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:"))


def worked(pid: int) -> float:
    """Milliseconds that a process has worked: its clock, as Linux numbers the clocks of processes."""
    return time.clock_gettime((~pid << 3) | 2) * 1000


def timed(server: tuple[httpx.Client, int], name: str, address: str, repeat: int) -> Timed:
    """How long a request takes.

    Raises:
        HTTPStatusError: if it is refused.
    """
    client, pid = server
    clock: list[float] = []
    processors: list[float] = []
    for _ in range(repeat + 1):
        before, begun = worked(pid), time.perf_counter()
        answer = client.get(address)
        clock.append((time.perf_counter() - begun) * 1000)
        processors.append(worked(pid) - before)
        answer.raise_for_status()
    first, *others = clock
    median, most = statistics.median(others), max(others)
    return Timed(name, first, median, most, statistics.median(processors[1:]), len(answer.content))


PAGES: Final = {"/map": "[data-drawn]", "/map?view=list": "table", "/quotes": "svg .voice"}
"""Pages that are drawn, and what is in them when they are."""


def drawn(case: Path, browser: str, repeat: int) -> Iterator[tuple[str, list[float]]]:
    """Milliseconds from the address of a page until it is drawn, in a browser that has been there before."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only with a browser

    flags = ["--no-sandbox", "--enable-unsafe-swiftshader"]
    with (
        served(case) as (client, _),
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser, args=flags) as opened,
    ):
        context = opened.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": each.name, "value": each.value or "", "url": str(client.base_url)}
                             for each in client.cookies.jar])  # fmt: skip
        page = context.new_page()
        for path, sign in PAGES.items():
            client.get("/api/quotes").raise_for_status()
            times = []
            for _ in range(repeat + 1):
                begun = time.perf_counter()
                page.goto(f"{str(client.base_url).rstrip('/')}{path}")
                page.wait_for_selector(sign, timeout=120_000)
                times.append((time.perf_counter() - begun) * 1000)
            yield path, times[1:]


def measured(case: Path, areas: list[str], repeat: int) -> Measured:
    """The requests of some areas, on a case."""
    with served(case) as (client, pid):
        began = megabytes(pid)
        begun = time.perf_counter()
        client.get("/api/claims?limit=1").raise_for_status()
        ready = time.perf_counter() - begun
        found = tuple(
            timed((client, pid), name, address, repeat) for area in areas for name, address in AREAS[area](client)
        )
        return Measured(found, ready, began, megabytes(pid))


def lines_of(found: Measured) -> Iterator[str]:
    """What the terminal shows."""
    yield f"machine      {os.cpu_count()} cores · load {os.getloadavg()[0]:.2f} · Python {sys.version.split()[0]}"
    yield f"loaded       {found.ready:.1f} s · memory {found.began:.0f} MB at first, {found.ended:.0f} MB at the end"
    yield f"{'request (ms)':44} {'first':>8} {'median':>8} {'most':>8} {'cpu':>8} {'kB':>7}"
    for each in found.requests:
        times = (each.first, each.median, each.most, each.processor)
        yield f"{each.name:44} {' '.join(f'{time:8.0f}' for time in times)} {each.size / 1000:7.0f}"
    slow = max(found.requests, key=lambda each: each.median)
    yield f"slowest      {slow.name}: {slow.median:.0f} ms"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("case", type=Path, help="the folder of a case")
    parser.add_argument("--area", action="append", choices=sorted(AREAS), help="measure this area alone")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--browser", help="a Chromium, to measure how long pages take until they are drawn")
    options = parser.parse_args()
    found = measured(options.case, options.area or sorted(AREAS), options.repeat)
    for line in lines_of(found):
        print(line)
    if options.browser:
        for path, times in drawn(options.case, options.browser, options.repeat):
            print(f"page {path:39} {'':8} {statistics.median(times):8.0f} {max(times):8.0f}")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")


if __name__ == "__main__":
    main()
