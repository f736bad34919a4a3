"""The quality gate: no figure falls below its floor unless somebody says why.

    python -m musnad.evaluate.gate --gold GOLD_DIR --reports own=tests/golden/names --baseline bench/baseline.json

The baseline pins, for each suite, the digest of what it is measured on and a floor for each figure. `--update` writes
what is measured as the new floors; it lowers one only with `--allow-regression REASON`, and the reason stays in the
file. Suites: `dev` (all annotated reports), one of its reports by `--alone ID`, other folders of annotated reports by
`--reports NAME=FOLDER`, `edge-cases`, and any other whose figures stand in a file (`--figures FILE`, a suite a line:
`{"suite", "digest", "figures": {name: value}}`). What is not there is not measured; a pinned suite that is not measured
is named, and holds nothing.
Exit code: 0 held or skipped, 1 a figure fell, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TextIO

import msgspec

from musnad.errors import InputError, MusnadError
from musnad.evaluate.edge_cases import load_edge_cases, score_edge_cases
from musnad.evaluate.figures import Figure, Found, merge
from musnad.evaluate.gold import Gold, annotations_of, load_gold
from musnad.evaluate.reports import score_report
from musnad.model import Document, Record

Read = Callable[[Document], Record]

HELD: Final = 0
FELL: Final = 1
WRONG_USAGE: Final = 2
_TOLERANCE: Final = 0.00005
_PRECISE: Final = ("mentions exact", "times overlap+value", "statements found", "events trigger+type", "event actors")


class Measured(msgspec.Struct, frozen=True):
    """A suite as it was just measured; `digest` is that of what it was measured on."""

    suite: str
    digest: str
    figures: dict[str, float]


class Pinned(msgspec.Struct, frozen=True):
    """A suite as the baseline has it."""

    digest: str
    floors: dict[str, float]


class Regression(msgspec.Struct, frozen=True, kw_only=True):
    """A floor that was lowered, and why."""

    suite: str
    figure: str
    was: float
    now: float
    reason: str


class Baseline(msgspec.Struct, frozen=True):
    """The floors of all suites, and every regression that was allowed."""

    suites: dict[str, Pinned] = {}
    regressions: tuple[Regression, ...] = ()


class Complaint(msgspec.Struct, frozen=True):
    """Something that keeps the gate shut."""

    suite: str
    words: str

    def __str__(self) -> str:
        return f"{self.suite}: {self.words}"


def measure_reports(suite: str, golds: Sequence[Gold], read: Read) -> Measured:
    """The figures of annotated reports as `read` reads them.

    Precision of mentions, times, statements and events is among them, so that a floor also holds against inventing.
    """
    scores = [score_report(gold, annotations_of(read(gold.document))) for gold in golds]
    figures = merge(score.figures for score in scores)
    digest = _digest(f"{gold.id} {gold.digest}" for gold in golds)
    return Measured(suite, digest, dict(_values(figures)))


def measure_edge_cases(file: Path, read: Read) -> Measured:
    """How many statements of the constructed sentences come out right, and the precision at that."""
    edge = load_edge_cases(file)
    found = score_edge_cases((case, annotations_of(read(Document(text=case.text)))) for case in edge.cases)
    return Measured("edge-cases", edge.digest, {"statements right": found.right, "precision": _round(found.precision)})


def load_measured(file: Path) -> list[Measured]:
    """Figures that another program has measured, as `save_measured` writes them.

    Raises:
        InputError: if a line of the file does not hold a suite with its digest and figures.
    """
    try:
        return msgspec.json.Decoder(Measured).decode_lines(file.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(f"{file}: {error}") from error


def save_measured(measured: Iterable[Measured], file: Path) -> None:
    """Write figures for the gate, a suite a line."""
    file.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in measured))


def load_baseline(file: Path) -> Baseline:
    """The baseline of a file, an empty one where there is no file yet.

    Raises:
        InputError: if the file is damaged.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=Baseline) if file.exists() else Baseline()
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(f"{file}: {error}") from error


def complaints(baseline: Baseline, measured: Iterable[Measured]) -> list[Complaint]:
    """Each figure below its floor, each floor without a figure, each suite measured on other data or not pinned."""
    found: list[Complaint] = []
    for each in measured:
        pinned = baseline.suites.get(each.suite)
        if pinned is None:
            found.append(Complaint(each.suite, "has no floors yet; pin them with --update"))
        elif pinned.digest != each.digest:
            found.append(Complaint(each.suite, "is measured on other data than its floors: pin anew with --update"))
        else:
            found.extend(_fallen(each, pinned))
    return found


def _fallen(measured: Measured, pinned: Pinned) -> Iterable[Complaint]:
    for name, floor in pinned.floors.items():
        value = measured.figures.get(name)
        if value is None:
            yield Complaint(measured.suite, f"{name} is no longer measured; its floor is {floor:g}")
        elif value < floor - _TOLERANCE:
            yield Complaint(measured.suite, f"{name} is {value:g}, below its floor {floor:g}")


def updated(baseline: Baseline, measured: Sequence[Measured], reason: str | None) -> Baseline:
    """The baseline with what was measured as the new floors.

    Raises:
        InputError: if that would lower a floor and no reason is given.
    """
    lowered = [each for suite in measured for each in _lowered(baseline, suite, reason or "")]
    if lowered and not reason:
        which = "; ".join(f"{each.suite}: {each.figure} from {each.was:g} to {each.now:g}" for each in lowered)
        raise InputError(f"floors would fall: {which}. Give the reason with --allow-regression")
    pinned = {each.suite: Pinned(each.digest, each.figures) for each in measured}
    return Baseline({**baseline.suites, **pinned}, (*baseline.regressions, *lowered))


def _lowered(baseline: Baseline, measured: Measured, reason: str) -> Iterable[Regression]:
    pinned = baseline.suites.get(measured.suite)
    for name, was in (pinned.floors if pinned else {}).items():
        now = measured.figures.get(name, 0.0)
        if now < was - _TOLERANCE:
            yield Regression(suite=measured.suite, figure=name, was=was, now=now, reason=reason)


def save_baseline(baseline: Baseline, file: Path) -> None:
    """Write the baseline, whole or not at all."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(baseline), indent=2) + b"\n")
    part.replace(file)


def main(arguments: Sequence[str], out: TextIO, load: Callable[[], Read]) -> int:
    """Measure, then hold against the floors or pin them; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        measured = _measure(options, load, out)
        if not measured:
            return HELD
        baseline = load_baseline(options.baseline)
        _report(measured, baseline, out)
        if options.update:
            save_baseline(updated(baseline, measured, options.allow_regression), options.baseline)
            out.write(f"gate: floors pinned in {options.baseline}\n")
            return HELD
        return _verdict(complaints(baseline, measured), out)
    except MusnadError as error:
        out.write(f"gate: {error}\n")
        return WRONG_USAGE


def _verdict(found: Sequence[Complaint], out: TextIO) -> int:
    out.writelines(f"gate: {complaint}\n" for complaint in found)
    out.write("gate: shut\n" if found else "gate: open, every figure holds\n")
    return FELL if found else HELD


def _measure(options: argparse.Namespace, load: Callable[[], Read], out: TextIO) -> list[Measured]:
    read = load()
    measured: list[Measured] = []
    if options.gold.is_dir():
        measured.extend(_measure_gold(options.gold, options.alone, read))
    else:
        out.write(f"gate: skipped, there is no folder {options.gold}\n")
    measured.extend(measure_reports(name, load_gold(folder), read) for name, folder in options.reports)
    if options.edge_cases is not None and options.edge_cases.exists():
        measured.append(measure_edge_cases(options.edge_cases, read))
    return [*measured, *(each for file in options.figures if file.exists() for each in load_measured(file))]


def _measure_gold(folder: Path, alone: Sequence[str], read: Read) -> Iterable[Measured]:
    golds = load_gold(folder)
    yield measure_reports("dev", golds, read)
    for report in alone:
        chosen = [gold for gold in golds if gold.id == report]
        if not chosen:
            raise InputError(f"{folder}: no report {report} is in this folder")
        yield measure_reports(report, chosen, read)


def _named_folder(argument: str) -> tuple[str, Path]:
    name, sign, folder = argument.partition("=")
    if not (name and sign and Path(folder).is_dir()):
        raise argparse.ArgumentTypeError(f"{argument}: give a suite and its folder, as in own=tests/golden/names")
    return name, Path(folder)


def _report(measured: Sequence[Measured], baseline: Baseline, out: TextIO) -> None:
    for each in measured:
        floors: Mapping[str, float] = baseline.suites[each.suite].floors if each.suite in baseline.suites else {}
        for name, value in each.figures.items():
            floor = f"floor {floors[name]:g}" if name in floors else "no floor"
            out.write(f"{each.suite:12s} {name:45s} {value:8g}   {floor}\n")
    unmeasured = sorted(baseline.suites.keys() - {each.suite for each in measured})
    out.writelines(f"{suite:12s} not measured, its floors are not held\n" for suite in unmeasured)


def _values(figures: Mapping[str, Figure]) -> Iterable[tuple[str, float]]:
    for name, figure in figures.items():
        yield name, _round(figure.value)
        if name in _PRECISE and isinstance(figure, Found):
            yield f"{name}, precision", _round(figure.precision)


def _round(value: float) -> float:
    return round(value, 4)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="musnad.evaluate.gate", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated reports")
    parser.add_argument("--baseline", type=Path, required=True, help="file of the floors")
    parser.add_argument("--alone", action="append", default=[], metavar="ID", help="hold this report by itself too")
    parser.add_argument(
        "--reports",
        type=_named_folder,
        action="append",
        default=[],
        metavar="NAME=FOLDER",
        help="hold these reports too",
    )
    parser.add_argument("--edge-cases", type=Path, help="file of constructed sentences")
    parser.add_argument("--figures", type=Path, action="append", default=[], help="figures measured elsewhere")
    parser.add_argument("--update", action="store_true", help="pin what is measured as the floors")
    parser.add_argument("--allow-regression", metavar="REASON", help="let --update lower floors, and say why")
    return parser


def _load_reader() -> Read:
    from musnad.reading.reader import Reader  # noqa: PLC0415 - the functions above take any reader

    return Reader.load().read


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout, _load_reader))
