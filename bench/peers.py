"""Times the other tools; run by bench.py in a Python that has them, texts in and figures out as JSON.

dateparser finds dates; pyaramorph gives every word's possible analyses. Neither finds statements: they are what
is installed where Arabic text is read today, and show what a report costs there.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

Run = Callable[[str], object]


def load_dateparser() -> Run:
    """Its search for Arabic dates."""
    from dateparser.search import search_dates  # noqa: PLC0415 - loading is what is timed

    return lambda text: search_dates(text, languages=["ar"])


def load_pyaramorph() -> Run:
    """Its analysis of a text."""
    import pyaramorph  # noqa: PLC0415 - loading is what is timed

    analyzer = pyaramorph.Analyzer()
    return lambda text: list(analyzer.analyze_text(text))


def timed(name: str, load: Callable[[], Run], texts: Sequence[str], passes: int) -> dict[str, Any]:
    """The tool's version, the seconds it takes to load, and those of each pass over `texts` after a first one."""
    begun = time.perf_counter()
    run = load()
    loaded = time.perf_counter() - begun
    seconds = []
    for _ in range(passes + 1):
        begun = time.perf_counter()
        for text in texts:
            run(text)
        seconds.append(time.perf_counter() - begun)
    return {"version": version(name), "load": loaded, "seconds": seconds[1:]}


def main() -> None:
    """Read the texts from standard input, write the figures to standard output."""
    texts = json.load(sys.stdin)
    passes = int(sys.argv[1])
    with contextlib.redirect_stdout(io.StringIO()):  # pyaramorph prints while it loads
        figures = {
            "dateparser": timed("dateparser", load_dateparser, texts, passes),
            "pyaramorph": timed("pyaramorph", load_pyaramorph, texts, passes),
        }
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
