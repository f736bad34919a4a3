"""`musnad export`: the claims of reports or records, in the formats that others read."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, Any, Final, Literal, cast

import typer

import musnad
from musnad.case.filters import FACTUALITIES, TYPES, Filters, known
from musnad.case.intake.found import Given
from musnad.cli.filters import (
    Acts,
    As,
    ByActor,
    BySpeaker,
    ByTarget,
    Contradicted,
    Dated,
    Incidents,
    Kinds,
    Mode,
    OfCase,
    Only,
    Origins,
    Placed,
    Places,
    Reports,
    Since,
    Undated,
    Until,
    Verdicts,
    Wish,
    options_told,
)
from musnad.cli.help import Help
from musnad.cli.inputs import STANDARD_INPUT, Failure, find_inputs
from musnad.cli.messages import Messages
from musnad.cli.output import check_target, refuse_overwriting, write
from musnad.cli.read import check_published, shown_name, tell_failures
from musnad.cli.records import SUFFIXES, Intake, records_of
from musnad.cli.refusal import UsageError
from musnad.cli.session import Session
from musnad.cli.tables import Actors, Gazetteers
from musnad.export.formats import FORMATS, Export, FormatName
from musnad.export.formats import export as export_claims
from musnad.export.labels import load_labels
from musnad.export.manifest import Ledger, summary
from musnad.export.selection import Choice
from musnad.export.tables import Style
from musnad.export.withholding import WITHHELD

AnyFormat = Literal[
    "jsonl", "csv", "xlsx", "acled", "ucdp", "plover", "geojson", "annotations", "ftm", "graphml",
    "incidents-csv", "incidents-xlsx", "incidents-geojson", "package",
]  # fmt: skip
_CSV: Final = frozenset({"csv", "acled", "ucdp", "incidents-csv"})
_BINARY: Final = frozenset({"xlsx", "incidents-xlsx", "package"})
_OF_ALL: Final = frozenset({"only", "factuality", "outlet"})
"""The filters that are of reports and records too."""
_TAB: Final = "tab"
_UNFIT: Final = frozenset("\"'\r\n")
_A_FEW: Final = 5
_MUCH: Final = 4_000_000
_MANIFEST: Final = ".manifest.json"


def export(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH…|-]")] = None,
    format_: Annotated[AnyFormat, typer.Option("--format", "-f", metavar="FORMAT")],
    case: OfCase = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    only: Only = None,
    mode: Mode = None,
    factuality: Kinds = None,
    since: Since = None,
    until: Until = None,
    undated: Undated = False,
    dated: Dated = None,
    place: Places = None,
    placed: Placed = None,
    actor: ByActor = None,
    target: ByTarget = None,
    speaker: BySpeaker = None,
    act: Acts = None,
    origins: Origins = 0,
    contradicted: Contradicted = None,
    verdict: Verdicts = None,
    incident: Incidents = None,
    report: Reports = None,
    rejected: Annotated[bool, typer.Option("--rejected")] = False,
    withhold_persons: Annotated[bool, typer.Option("--withhold-persons")] = False,
    bom: Annotated[bool, typer.Option("--bom")] = False,
    no_formula_guard: Annotated[bool, typer.Option("--no-formula-guard")] = False,
    delimiter: Annotated[str | None, typer.Option("--delimiter", metavar="CHARACTER|tab")] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME")] = None,
    actors: Actors = None,
    gazetteer: Gazetteers = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Export the claims of reports, records or a case; exit code 2 if any input could not be read."""
    session: Session = context.obj
    check_published(published)
    filters = Filters(
        only=only, mode=mode, factuality=factuality, since=since, until=until, undated=undated,
        dated=dated, place=place, placed=placed, actor=actor, target=target, speaker=speaker, act=act,
        outlet=[outlet] if outlet else None, origins=origins, contradicted=contradicted, verdict=verdict,
        incident=incident, report=report,
    )  # fmt: skip
    _check_table_options(format_, csv_options=bom or no_formula_guard or delimiter is not None)
    style = Style(
        bom=bom, formula_guard=not no_formula_guard, delimiter=_delimiter(delimiter), language=session.say.language
    )
    _check_output(format_, output)
    if not paths:
        choice = Choice(withhold_persons=withhold_persons, rejected=rejected)
        wish = Wish(format=format_, choice=choice, style=style, filters=filters, output=output, who=as_)
        return _of_case(session, case, wish)
    _check_of_paths(format_, case, filters, rejected=rejected)
    choice = Choice(
        types=known(only, TYPES, "filters.no-type", str.upper),
        factualities=known(factuality, FACTUALITIES, "filters.no-factuality", str.lower),
        withhold_persons=withhold_persons,
    )
    names, missing = find_inputs(paths, SUFFIXES)
    for file in (output, _manifest_of(output)):
        refuse_overwriting(file, names)
    failures, ledger = list(missing), Ledger()
    wanted = Export(format=cast("FormatName", format_), choice=choice, style=style)
    given = Given(published=published, outlet=outlet)
    with _progress(session, names) as advance:
        intake = Intake(
            session=session,
            given=given,
            load=lambda: session.reader(actors, gazetteer),
            fail=failures.append,
            advance=advance,
        )
        records = records_of(names, intake, sys.stdin.buffer)
        first = next(records, None)
        if first is not None:
            write(export_claims(itertools.chain([first], records), wanted, ledger), output)
    if first is not None:
        _finish(session, ledger, wanted, output, failures)
    tell_failures(session, failures, ledger.documents + len(failures))
    return 2 if failures else 0


def _of_case(session: Session, folder: Path | None, wish: Wish) -> int:
    from musnad.cli.caseexport import export_case, export_package  # noqa: PLC0415 - a report needs no database

    ledger = Ledger()
    if wish.format == "package":
        export_package(session, folder, wish, ledger)
    else:
        export_case(session, folder, wish, ledger)
    _tell(session, ledger, wish.choice)
    options = {**options_told(wish), **_options(wish.format, wish)}
    _write_manifest(session, ledger, wish.output, wish.format, options)
    return 0


def _check_of_paths(format_: str, case: Path | None, filters: Filters, *, rejected: bool) -> None:
    """Verify that nothing is asked of reports and records that only a case knows."""
    if case is not None:
        raise UsageError("export.paths-or-case")
    if format_ not in FORMATS:
        raise UsageError("export.case-format", format=format_)
    only_of_case = [f"--{name}" for name in filters.given() if name not in _OF_ALL] + ["--rejected"] * rejected
    if only_of_case:
        raise UsageError("export.case-filter", options=", ".join(only_of_case))


def _check_table_options(format_: str, *, csv_options: bool) -> None:
    if csv_options and format_ not in _CSV:
        raise UsageError("export.no-table", format=format_)


def _delimiter(given: str | None) -> str:
    if given is None:
        return ","
    delimiter = "\t" if given == _TAB else given
    if len(delimiter) != 1 or delimiter in _UNFIT:
        raise UsageError("export.delimiter-wrong", value=given)
    return delimiter


def _check_output(format_: str, output: Path | None) -> None:
    if format_ in _BINARY and output is None and sys.stdout.isatty():
        raise UsageError("export.terminal")
    if format_ == "package" and (output is None or (output.exists() and not output.is_file())):
        raise UsageError("export.package-file")
    for target in (output, _manifest_of(output)):
        check_target(target)


def _manifest_of(output: Path | None) -> Path | None:
    """Where the manifest of a file goes; what is written to a device has none."""
    is_device = output is not None and output.exists() and not output.is_file() and not output.is_dir()
    return None if output is None or is_device else output.with_name(output.name + _MANIFEST)


def _finish(session: Session, ledger: Ledger, wanted: Export, output: Path | None, failures: Sequence[Failure]) -> None:
    """Write the manifest beside the file, and tell what is in it in short."""
    ledger.unread += [_unread(failure, wanted.choice, session.say) for failure in failures]
    _tell(session, ledger, wanted.choice)
    asked = {"only": sorted(wanted.choice.types), "factuality": sorted(wanted.choice.factualities)}
    _write_manifest(session, ledger, output, wanted.format, {**asked, **_options(wanted.format, wanted)})


def _tell(session: Session, ledger: Ledger, choice: Choice) -> None:
    """Say in short what was exported and what not."""
    say = session.say
    session.tell(
        say(
            "export.summary",
            reports=ledger.documents,
            claims=ledger.claims,
            exported=len(ledger.exported),
            rows=ledger.rows,
        )
    )
    for words, count in summary(ledger, load_labels(say.language)):
        session.tell(say("export.left-out", count=count, why=words))
    if choice.withhold_persons:
        session.tell(say("export.withheld", count=ledger.persons_withheld))


def _write_manifest(
    session: Session, ledger: Ledger, output: Path | None, format_: str, options: Mapping[str, Any]
) -> None:
    manifest = _manifest_of(output)
    if output is not None and manifest is not None:
        made = ledger.manifest(file=output.name, format_=format_, options=options, version=musnad.__version__)
        write([made], manifest)
        session.tell(session.say("export.written", file=str(output), manifest=str(manifest)))


def _unread(failure: Failure, choice: Choice, say: Messages) -> tuple[str, str]:
    """An input that could not be read, and why; where names are withheld neither, for both can hold them."""
    if choice.withhold_persons:
        return WITHHELD[say.language], say("export.unread-withheld")
    return shown_name(failure.name, say), say.of_error(failure.why)


def _options(format_: str, wanted: Export | Wish) -> dict[str, Any]:
    choice, style = wanted.choice, wanted.style
    options: dict[str, Any] = {"withhold_persons": choice.withhold_persons}
    if format_ in _CSV:
        options |= {"bom": style.bom, "formula_guard": style.formula_guard, "delimiter": style.delimiter}
    return options


def _progress(session: Session, names: Sequence[str]) -> AbstractContextManager[Callable[[int], None]]:
    """What to call with the bytes taken; a bar on standard error where there is much to do and somebody watches."""
    total = sum(Path(name).stat().st_size for name in names if name != STANDARD_INPUT and Path(name).is_file())
    if (len(names) <= _A_FEW and total < _MUCH) or not sys.stderr.isatty():
        return nullcontext(_silent)
    return _bar(total, session.say("export.progress"))


def _silent(_: int) -> None:
    return None


@contextmanager
def _bar(total: int, label: str) -> Iterator[Callable[[int], None]]:
    from musnad.cli.progress import bytes_progress  # noqa: PLC0415 - loaded only where the bar is shown

    with bytes_progress(total, label) as advance:
        yield advance
