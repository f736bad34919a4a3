"""How quickly the views of all claims answer and are drawn: the map, the timeline, who quotes whom.

    python bench/views.py CASE [--browser PATH] [--repeats N]

The case is served as `musnad serve` does, and asked over HTTP with some filters; the first answers wait for what is
held in memory to be loaded, whose time is told apart. With a browser the pages are opened until they are drawn. Times
are milliseconds of the clock: the median and the slowest; memory is the largest that the server has held.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

VIEWS: Final = ("map", "map/unsettled?lane=named", "timeline", "quotes")
FILTERS: Final = (
    "", "factuality=asserted", "only=ASSAULT", "since=2021-01-01&until=2021-12-31", "place=country:SY", "dated=range"
)  # fmt: skip
PAGES: Final = {"/map": "[data-drawn]", "/map?view=list": "table", "/quotes": "svg .voice"}


@contextmanager
def served(case: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A workbench in a process of its own, and the address that opens it."""
    command = [str(Path(sys.executable).with_name("musnad")), "--lang", "en", "serve", str(case), "--as", "bench"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        try:
            line = "" if process.stdout is None else process.stdout.readline()
            yield process, line.split()[-1]
        finally:
            process.terminate()


def opener(address: str) -> urllib.request.OpenerDirector:
    """What asks a workbench after its gate has let it in."""
    made = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    made.open(address).read()
    return made


def origin_of(address: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def took(ask: urllib.request.OpenerDirector, address: str) -> float:
    """Milliseconds until the whole answer is there."""
    begun = time.perf_counter()
    ask.open(address).read()
    return 1000 * (time.perf_counter() - begun)


def peak(process: subprocess.Popen[str]) -> float:
    """The largest memory of a process, in megabytes."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def drawn(address: str, origin: str, browser: str, repeats: int) -> None:
    """Print how long pages take until they are drawn; the gate must not have been passed yet."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only with a browser

    flags = ["--no-sandbox", "--enable-unsafe-swiftshader"]
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=browser, args=flags) as made:
        page = made.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        for path, sign in PAGES.items():
            times = []
            for _ in range(repeats):
                begun = time.perf_counter()
                page.goto(origin + path)
                page.wait_for_selector(sign, timeout=120_000)
                times.append(1000 * (time.perf_counter() - begun))
            print(f"page {path:28} {statistics.median(times):8.0f} {max(times):8.0f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("case", type=Path)
    parser.add_argument("--browser")
    parser.add_argument("--repeats", type=int, default=5)
    given = parser.parse_args()
    with served(given.case) as (process, address):
        origin = origin_of(address)
        ask = opener(address)
        for view in ("map", "quotes", "map/ground"):
            print(f"first {view:27} {took(ask, f'{origin}/api/{view}'):8.0f}")
        for view in VIEWS:
            for filters in FILTERS:
                query = f"{'&' if '?' in view else '?'}{filters}"
                times = [took(ask, f"{origin}/api/{view}{query}") for _ in range(given.repeats)]
                print(f"{view:25} {filters:36} {statistics.median(times):8.0f} {max(times):8.0f}")
        print(f"memory {peak(process):.0f} MB; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    if given.browser:
        with served(given.case) as (_, address):
            drawn(address, origin_of(address), given.browser, given.repeats)


if __name__ == "__main__":
    main()
