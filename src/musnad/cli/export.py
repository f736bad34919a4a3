"""`musnad export`: the claims of reports or records, in the formats that others read."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, Any, Final, get_args

import typer

import musnad
from musnad.case.intake.found import Given
from musnad.cli.help import Help
from musnad.cli.inputs import STANDARD_INPUT, Failure, find_inputs
from musnad.cli.messages import Messages
from musnad.cli.output import check_target, refuse_overwriting, write
from musnad.cli.read import check_published, shown_name, tell_failures
from musnad.cli.records import SUFFIXES, Intake, records_of
from musnad.cli.refusal import UsageError
from musnad.cli.session import Session
from musnad.cli.tables import Actors, Gazetteers
from musnad.export.formats import Export, FormatName
from musnad.export.formats import export as export_claims
from musnad.export.labels import load_labels
from musnad.export.manifest import Ledger, summary
from musnad.export.selection import Choice
from musnad.export.tables import Style
from musnad.export.withholding import WITHHELD
from musnad.model.record import EventType, Factuality

_TYPES: Final[tuple[str, ...]] = get_args(EventType)
_FACTUALITIES: Final[tuple[str, ...]] = get_args(Factuality)
_CSV: Final = frozenset({"csv", "acled", "ucdp"})
_TAB: Final = "tab"
_UNFIT: Final = frozenset("\"'\r\n")
_A_FEW: Final = 5
_MUCH: Final = 4_000_000
_MANIFEST: Final = ".manifest.json"


def export(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    paths: Annotated[list[str], typer.Argument(metavar="PATH…|-")],
    format_: Annotated[
        FormatName, typer.Option("--format", "-f", metavar="jsonl|csv|xlsx|acled|ucdp|plover|geojson|annotations")
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="TYPE")] = None,
    factuality: Annotated[list[str] | None, typer.Option("--factuality", metavar="KIND")] = None,
    withhold_persons: Annotated[bool, typer.Option("--withhold-persons")] = False,
    bom: Annotated[bool, typer.Option("--bom")] = False,
    no_formula_guard: Annotated[bool, typer.Option("--no-formula-guard")] = False,
    delimiter: Annotated[str | None, typer.Option("--delimiter", metavar="CHARACTER|tab")] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME")] = None,
    actors: Actors = None,
    gazetteer: Gazetteers = None,
    _help: Help = False,
) -> int:
    """Export the claims of reports or records; exit code 2 if any input could not be read."""
    session: Session = context.obj
    check_published(published)
    choice = Choice(
        types=_known(only, _TYPES, "export.no-type", str.upper),
        factualities=_known(factuality, _FACTUALITIES, "export.no-factuality", str.lower),
        withhold_persons=withhold_persons,
    )
    _check_table_options(format_, csv_options=bom or no_formula_guard or delimiter is not None)
    style = Style(
        bom=bom, formula_guard=not no_formula_guard, delimiter=_delimiter(delimiter), language=session.say.language
    )
    _check_output(format_, output)
    names, missing = find_inputs(paths, SUFFIXES)
    for target in (output, _manifest_of(output)):
        refuse_overwriting(target, names)
    failures, ledger = list(missing), Ledger()
    wanted = Export(format=format_, choice=choice, style=style)
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


def _known(given: Sequence[str] | None, known: Sequence[str], key: str, spell: Callable[[str], str]) -> frozenset[str]:
    for value in given or ():
        if spell(value) not in known:
            raise UsageError(key, value=value, known=", ".join(known))
    return frozenset(map(spell, given or ()))


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
    if format_ == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError("export.terminal")
    for target in (output, _manifest_of(output)):
        check_target(target)


def _manifest_of(output: Path | None) -> Path | None:
    """Where the manifest of a file goes; what is written to a device has none."""
    is_device = output is not None and output.exists() and not output.is_file() and not output.is_dir()
    return None if output is None or is_device else output.with_name(output.name + _MANIFEST)


def _finish(session: Session, ledger: Ledger, wanted: Export, output: Path | None, failures: Sequence[Failure]) -> None:
    """Write the manifest beside the file, and tell what is in it in short."""
    say = session.say
    ledger.unread += [_unread(failure, wanted.choice, say) for failure in failures]
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
    if wanted.choice.withhold_persons:
        session.tell(say("export.withheld", count=ledger.persons_withheld))
    manifest = _manifest_of(output)
    if output is not None and manifest is not None:
        made = ledger.manifest(
            file=output.name, format_=wanted.format, options=_options(wanted), version=musnad.__version__
        )
        write([made], manifest)
        session.tell(say("export.written", file=str(output), manifest=str(manifest)))


def _unread(failure: Failure, choice: Choice, say: Messages) -> tuple[str, str]:
    """An input that could not be read, and why; where names are withheld neither, for both can hold them."""
    if choice.withhold_persons:
        return WITHHELD[say.language], say("export.unread-withheld")
    return shown_name(failure.name, say), say.of_error(failure.why)


def _options(wanted: Export) -> dict[str, Any]:
    choice, style = wanted.choice, wanted.style
    options: dict[str, Any] = {
        "only": sorted(choice.types),
        "factuality": sorted(choice.factualities),
        "withhold_persons": choice.withhold_persons,
    }
    if wanted.format in _CSV:
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
