"""How many dates are found and resolved rightly: on annotated reports, on press patterns, and on two tools' own tests.

    python bench/dates.py
    python bench/dates.py --shared FOLDER --peer .venv-bench/bin/python --json out/dates.json --errors patterns

A set that is not at hand is left out. Of a pattern and of a date of Recognizers, the day counts; of a case of Duckling,
everything its grain says, but that reports have a day and no hour of reading: a bare `الآن` is the day. Its cases are
plans and not news, and are read with that policy. A peer is another Python with dateparser, given the bare expressions.

Every pattern that has one full date counts, also one that is approximate, has an hour or stands among the traps. Spans
are compared with the table and with the annotation scheme, which leaves prepositions out and keeps an expression whole:
where it takes more words than the table (`WHOLE`), the scheme's span counts. Recognizers resolves a day of no named
month ahead where the verb is past, too; where its own Timex leaves the month open, a day that fits it is counted apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import msgspec

from musnad.arabic.clitics import Morphology
from musnad.evaluate.gate import Measured, save_measured
from musnad.evaluate.gold import Time, load_gold
from musnad.evaluate.matching import WordMap
from musnad.evaluate.mentions import time_figures
from musnad.model import Document, Excerpt
from musnad.reading.forms import Forms
from musnad.reading.reader import GroundWords, ground
from musnad.reading.times import NEWS, Policy, TimeFound, find_times
from musnad.reading.timewords import TimeWords
from musnad.reading.words import Words

SHARED: Final = Path(__file__).parents[2] / "shared"
PLANS: Final = Policy(bare_ahead=True)
_FULL_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}[~?]?")
_LEADING: Final = re.compile(r"^(?:(?:في|من|على|يرجح أنه في|خلال|منذ)\s+|\()+")
WHOLE: Final = {
    "dp106": (12, 0),  # the weekday that stands before its date
    "dp110": (0, 7),  # the word behind the feast that says which year's it is
    "dp115": (9, 0),  # the part of the day before the bracket with its hour
}
"""How many letters more than the table the annotation scheme takes, before and behind."""
_PEER: Final = """
import json, sys
from datetime import datetime
import dateparser
for text, now in json.load(sys.stdin):
    found = dateparser.parse(text, languages=["ar"], settings={"RELATIVE_BASE": datetime.fromisoformat(now)})
    print(found.isoformat() if found else "")
"""
Case = dict[str, Any]


class Figure(msgspec.Struct, frozen=True):
    """So many right of so many, or a share where `of` is 0."""

    name: str
    right: float
    of: int

    def __str__(self) -> str:
        told = f"{self.right:5.3f}" if not self.of else f"{self.right:g} of {self.of} ({self.right / self.of:.3f})"
        return f"{self.name:48} {told}"


class Bench:
    """The stages that times need, and what went wrong so far by set."""

    def __init__(self) -> None:
        words = Words.load()
        self._forms = Forms.load(Morphology.load(), words)
        self._ground_words = GroundWords.of(words)
        self._words = TimeWords.load()
        self.errors: dict[str, list[str]] = {}

    def read(self, text: str, published: str, policy: Policy = NEWS) -> tuple[TimeFound, ...]:
        """The times of a text."""
        reading = ground(Document(text=text, published=published), self._forms, self._ground_words)
        return find_times(reading, self._words, policy)

    def judge(self, name: str, case: str, *, right: bool) -> bool:
        """Count a case, and keep it where it is wrong."""
        if not right:
            self.errors.setdefault(name, []).append(case)
        return right


def cases(file: Path) -> list[Case]:
    """The cases of a file of one JSON object a line, without its heading."""
    if not file.exists():
        return []
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    return [row for row in rows if "_meta" not in row]


def gold_figures(bench: Bench, folder: Path) -> Iterator[Figure]:
    """F1 of the times of annotated reports: overlap, exact span, overlap and value."""
    totals: dict[str, tuple[int, int, int]] = {}
    for report in load_gold(folder) if folder.is_dir() else ():
        text, there = report.document.text, report.annotations.times
        found = bench.read(text, report.document.published or "")
        predicted = [Time(span=_excerpt(text, one), value=one.value) for one in found]
        for name, figure in time_figures(there, predicted, WordMap(text)):
            counts = msgspec.structs.astuple(figure)
            before = totals.get(name, (0, 0, 0))
            totals[name] = (before[0] + counts[0], before[1] + counts[1], before[2] + counts[2])
    for name, (right, there_are, were_found) in totals.items():
        yield Figure(f"annotated reports: {name}, F1", 2 * right / (there_are + were_found), 0)


def _excerpt(text: str, found: TimeFound) -> Excerpt:
    return Excerpt(found.start, found.end, text[found.start : found.end])


def pattern_figures(bench: Bench, file: Path) -> Iterator[Figure]:
    """Press patterns: right days, exact spans, spans without the words the scheme leaves out, and traps left alone."""
    rows = cases(file)
    dated = [row for row in rows if _FULL_DATE.fullmatch(row["edtf"])]
    traps = [row for row in rows if row["group"].startswith("11") and not row["edtf"]]
    if not rows:
        return
    days = exact = bare = 0
    for row in dated:
        one = _covering(bench.read(row["text"], row["reference"]), row)
        told = f"{row['id']} {row['expression']} = {row['edtf']}: {_shown(row['text'], one)}"
        days += bench.judge("patterns", told, right=one is not None and (one.value or "")[:10] == row["edtf"][:10])
        exact += one is not None and (one.start, one.end) == (row["start"], row["end"])
        bare += bench.judge("spans", told, right=one is not None and _whole(row) == row["text"][one.start : one.end])
    left = [row for row in traps if not any(one.value for one in bench.read(row["text"], row["reference"]))]
    yield Figure("patterns: right day", days, len(dated))
    yield Figure("patterns: span as in the table", exact, len(dated))
    yield Figure("patterns: span as in the annotation scheme", bare, len(dated))
    yield Figure("patterns: traps left unresolved", len(left), len(traps))


def _whole(row: Case) -> str:
    """The expression as the annotation scheme has it: without preposition and brackets, but whole."""
    before, behind = WHOLE.get(row["id"], (0, 0))
    text: str = row["text"][row["start"] - before : row["end"] + behind]
    return text if before else _LEADING.sub("", text).removesuffix(")")


def _covering(found: Sequence[TimeFound], row: Case) -> TimeFound | None:
    """The time that shares most with the span of a case."""
    shared = [(min(one.end, row["end"]) - max(one.start, row["start"]), one) for one in found]
    return max((pair for pair in shared if pair[0] > 0), key=lambda pair: pair[0], default=(0, None))[1]


def _shown(text: str, one: TimeFound | None) -> str:
    return "nothing" if one is None else f"{text[one.start : one.end]} = {one.value} {' '.join(one.flags)}".strip()


def duckling_figures(bench: Bench, file: Path) -> Iterator[Figure]:
    """Duckling's own tests: everything right, its negatives included apart."""
    rows = cases(file)
    there = [row for row in rows if row["kind"] != "negative"]
    right = sum(_duckling(bench, row) for row in there)
    quiet = sum(not bench.read(row["input"], "2013-02-12", PLANS) for row in rows if row["kind"] == "negative")
    if rows:
        yield Figure("Duckling: right", right, len(there))
        yield Figure("Duckling: nothing found where nothing is", quiet, len(rows) - len(there))


def _duckling(bench: Bench, row: Case) -> bool:
    found = bench.read(row["input"], "2013-02-12", PLANS)
    right = len(found) == 1 and (_is_instant if row["kind"] == "instant" else _is_interval)(found[0], row)
    shown = "; ".join(_shown(row["input"], one) for one in found)
    return bench.judge("duckling", f"{row['id']} {row['input']} = {row['value']}: {shown}", right=right)


def _is_instant(one: TimeFound, row: Case) -> bool:
    then, value = datetime.fromisoformat(row["value"]), (one.value or "").rstrip("~")
    if row["grain"] == "second" and row["value"].startswith("2013-02-12T04:30"):
        return value == "2013-02-12" and one.rule == "time-now"
    if row["grain"] in {"hour", "minute", "second"}:
        return _is_hour(value, then)
    if row["grain"] == "week":
        return (one.earliest, one.latest) == (_day(then), _day(then + timedelta(days=6)))
    sizes = {"month": 7, "year": 4}
    if row["grain"] == "day" and re.fullmatch(r"\d{4}-\d{2}", value):
        return bool(value == row["value"][:7] and row["input"].count("/") == 1)
    return bool(value == row["value"][: sizes.get(row["grain"], 10)])


def _is_hour(value: str, then: datetime) -> bool:
    """An hour of the local clock; one of Greenwich is two hours later than that of Duckling's reference."""
    if value.endswith("Z"):
        value, then = value[:-1], then + timedelta(hours=2)
    told = then.isoformat()
    return value in {told[:16], told[:13] if then.minute == 0 else told[:16]}


def _is_interval(one: TimeFound, row: Case) -> bool:
    start, end = (datetime.fromisoformat(row["value"][key]) for key in ("from", "to_exclusive"))
    if row["grain"] == "second":
        start = start.replace(hour=0, minute=0)
    last = end - timedelta(seconds=1)
    if "T" in (one.value or ""):
        hours = (one.value or "").split("/")
        return (
            len(hours) == len(("from", "to")) and _is_hour(hours[0], start) and hours[1][:13] == last.isoformat()[:13]
        )
    return (one.earliest, one.latest) == (_day(start), _day(last))


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def recognizers_figures(bench: Bench, file: Path) -> Iterator[Figure]:
    """Plain dates of Recognizers-Text: the day, as it reads the past or the future."""
    rows = [row for row in cases(file) if row["id"].startswith("DateParser")]
    right = fits = 0
    for row in rows:
        found = bench.read(row["input"], row["reference"][:10])
        days = {(one.value or "")[:10] for one in found}
        shown = "; ".join(_shown(row["input"], one) for one in found)
        wanted = _days(row)
        case = f"{row['id']} {row['input']} = {' '.join(sorted(wanted))}: {shown}"
        is_right = bench.judge("recognizers", case, right=bool(wanted & days))
        right += is_right
        fits += is_right or any(_fits(day, row) for day in days)
    if rows:
        yield Figure("Recognizers, plain dates: right day", right, len(rows))
        yield Figure("Recognizers, plain dates: or one that fits its Timex", fits, len(rows))


def _fits(day: str, row: Case) -> bool:
    """Whether a day fits a Timex that leaves its month open (`XXXX-XX-27`), whichever month the row resolves it to."""
    timex: str = row["results"][0]["Value"].get("Timex", "")
    return timex.startswith("XXXX-XX-") and timex.removeprefix("XXXX-XX-") == day[8:]


def _days(row: Case) -> set[str]:
    value = row["results"][0]["Value"]
    return {value[key]["date"] for key in ("FutureResolution", "PastResolution")}


def peer_figures(python: str, shared: Path) -> Iterator[Figure]:
    """What dateparser makes of the same sets, given the bare expressions."""
    dated = [row for row in cases(shared / "date_patterns.jsonl") if _FULL_DATE.fullmatch(row["edtf"])]
    asked = [(row["expression"], row["reference"]) for row in dated]
    found = _ask(python, asked)
    yield Figure("dateparser, patterns: right day", _same(found, [{row["edtf"][:10]} for row in dated]), len(dated))
    rows = [row for row in cases(shared / "duckling_ar.jsonl") if row["kind"] != "negative"]
    found = _ask(python, [(row["input"], "2013-02-12T04:30:00") for row in rows])
    right = sum(_is_peer_right(moment, row) for moment, row in zip(found, rows, strict=True))
    yield Figure("dateparser, Duckling: right", right, len(rows))
    rows = [row for row in cases(shared / "recognizers_ar.jsonl") if row["id"].startswith("DateParser")]
    found = _ask(python, [(row["results"][0]["Text"], row["reference"][:10]) for row in rows])
    yield Figure("dateparser, Recognizers: right day", _same(found, [_days(row) for row in rows]), len(rows))


def _ask(python: str, asked: Sequence[tuple[str, str]]) -> list[str]:
    done = subprocess.run(  # noqa: S603  # the reader of this bench names the Python
        [python, "-c", _PEER], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    return done.stdout.split("\n")[: len(asked)]


def _same(found: Sequence[str], wanted: Sequence[set[str]]) -> int:
    return sum(moment[:10] in days for moment, days in zip(found, wanted, strict=True))


def _is_peer_right(moment: str, row: Case) -> bool:
    if not moment or row["kind"] != "instant":
        return False
    size = {"year": 4, "month": 7, "hour": 13, "minute": 16, "second": 16}.get(row["grain"], 10)
    return bool(moment[:size] == row["value"][:size])


_SETS: Final[tuple[tuple[str, str, Callable[[Bench, Path], Iterator[Figure]]], ...]] = (
    ("date-patterns", "date_patterns.jsonl", pattern_figures),
    ("duckling", "duckling_ar.jsonl", duckling_figures),
    ("recognizers", "recognizers_ar.jsonl", recognizers_figures),
)


def _measured(suite: str, file: Path, figures: Sequence[Figure]) -> Measured:
    """The figures of a set as shares, for the gate."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    shares = {figure.name: round(figure.right / figure.of, 4) for figure in figures if figure.of}
    return Measured(suite, digest, shares)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with gold/ and data/")
    parser.add_argument("--peer", help="a Python that has dateparser")
    parser.add_argument("--figures", type=Path, help="also write what the gate holds to this file")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--errors", choices=["patterns", "spans", "duckling", "recognizers"], help="list what is wrong")
    options = parser.parse_args(arguments)
    bench, data = Bench(), options.shared / "data"
    figures = list(gold_figures(bench, options.shared / "gold" / "dev"))
    suites: list[Measured] = []
    for suite, name, judged in _SETS:
        if (data / name).exists():
            of_set = list(judged(bench, data / name))
            figures.extend(of_set)
            suites.append(_measured(suite, data / name, of_set))
    if options.peer:
        figures.extend(peer_figures(options.peer, data))
    for figure in figures:
        print(figure)
    if options.figures:
        save_measured(suites, options.figures)
    if options.errors:
        print("\n".join(bench.errors.get(options.errors, [])))
    if options.json:
        rows = [{"name": figure.name, "right": figure.right, "of": figure.of} for figure in figures]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not figures:
        print(f"no set of dates under {options.shared}", file=sys.stderr)


if __name__ == "__main__":
    main()
