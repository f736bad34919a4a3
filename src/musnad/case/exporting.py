"""An export of a case from beginning to end: what is asked, what it would leave out, the file, and what is told of it.

The claims that leave and those that do not are the same as `musnad export` writes, and so is the manifest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, TypeVar, cast

import msgspec
import sqlalchemy as sa

from musnad.case import package
from musnad.case.asking import Authorities, selection_of
from musnad.case.case import Case
from musnad.case.columns import Columns
from musnad.case.filters import Filters, options_of
from musnad.case.matching import left_for
from musnad.case.messages import Language, message, wrong
from musnad.case.outgoing import Unread, gathered, knowing, records_count, reported, unread, unread_count
from musnad.case.selection import Selection
from musnad.export.formats import INCIDENT_FORMATS, Export, FormatName, export, export_incidents
from musnad.export.manifest import REASONS, Ledger, Reason
from musnad.export.selection import Choice
from musnad.export.standing import Reported
from musnad.export.tables import Style
from musnad.export.withholding import WITHHELD
from musnad.version import __version__

CaseFormat = Literal[
    "jsonl", "csv", "xlsx", "acled", "ucdp", "plover", "geojson", "annotations", "ftm", "graphml",
    "incidents-csv", "incidents-xlsx", "incidents-geojson", "package",
]  # fmt: skip
PACKAGE: Final = "package"
CSV: Final = frozenset({"csv", "acled", "ucdp", "incidents-csv"})
"""The formats that the looks of a table are for."""
_FILES: Final[Mapping[CaseFormat, str]] = {
    "jsonl": "claims.jsonl",
    "csv": "claims.csv",
    "xlsx": "claims.xlsx",
    "acled": "acled.csv",
    "ucdp": "ucdp.csv",
    "plover": "plover.jsonl",
    "geojson": "claims.geojson",
    "annotations": "annotations.jsonld",
    "ftm": "entities.ftm.json",
    "graphml": "quotes.graphml",
    "incidents-csv": "incidents.csv",
    "incidents-xlsx": "incidents.xlsx",
    "incidents-geojson": "incidents.geojson",
    "package": "evidence.zip",
}
Item = TypeVar("Item")
Advance = Callable[[int], None]
"""Called with how many reports more are done; what it raises ends the export, and nothing is written."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a case: the format and its looks, which claims, and whether names are withheld.

    Raises:
        CaseError: if the looks of a CSV file are asked of a format that is none, or fields cannot be parted so.
    """

    format: CaseFormat
    filters: Filters = Filters()
    withhold_persons: bool = False
    rejected: bool = False
    style: Style = Style()

    def __post_init__(self) -> None:
        if len(self.style.delimiter) != 1 or self.style.delimiter in "\"'\r\n":
            raise wrong("outgoing.bad-delimiter", value=self.style.delimiter)
        plain = msgspec.structs.replace(self.style, language=Style().language)
        if self.format not in CSV and plain != Style():
            raise wrong("outgoing.no-table", format=self.format)

    @property
    def file(self) -> str:
        """The name of the file."""
        return _FILES[self.format]

    @property
    def choice(self) -> Choice:
        """Which of the claims asked for leave, and how names do."""
        return Choice(withhold_persons=self.withhold_persons, rejected=self.rejected)

    def options(self) -> dict[str, Any]:
        """What was asked, as the manifest tells it; where names are withheld, without those that were asked for."""
        asked = options_of(self.filters, withheld=self.withhold_persons, rejected=self.rejected)
        looks = {"bom": self.style.bom, "formula_guard": self.style.formula_guard, "delimiter": self.style.delimiter}
        return {**asked, "withhold_persons": self.withhold_persons, **(looks if self.format in CSV else {})}


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims are asked for and how many are not, by the reason; a format can leave out more of them."""

    claims: int
    asked: int
    left_out: Mapping[Reason, int]
    reports: int
    unread: int


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was written: what is in it and what is not, its digest and size, and the manifest beside it.

    `made` is the evidence package, where it is one.
    """

    ledger: Ledger
    sha256: str
    size: int
    manifest: bytes
    made: package.Made | None


def expected(connection: sa.Connection, columns: Columns, wish: Wish, authorities: Authorities) -> Expected:
    """What the filters ask for, counted in memory without any report being taken up.

    Raises:
        CaseError: if a filter asks for what there is not.
    """
    selection = selection_of(wish.filters, connection, authorities)
    found = left_for(columns, selection, rejected=wish.rejected)
    return Expected(
        claims=sum(found.values()),
        asked=found[None],
        left_out={each: found[each] for each in REASONS if found.get(each)},
        reports=records_count(connection),
        unread=unread_count(connection),
    )


def steps(connection: sa.Connection, wish: Wish) -> int | None:
    """How often `advance` will be called; `None` where that is not known before."""
    if wish.format in INCIDENT_FORMATS:
        return None
    return records_count(connection) * (package.PASSES if wish.format == PACKAGE else 1)


def write(case: Case, wish: Wish, authorities: Authorities, target: Path, advance: Advance) -> Written:
    """Write what is asked for to `target`, whole or not at all; nothing is entered in the journal (`enter`).

    Raises:
        CaseError: if a filter asks for what there is not, the case cannot be read, or the file cannot be written.
    """
    ledger, language = Ledger(), wish.style.language
    with case.reading() as connection:
        selection = selection_of(wish.filters, connection, authorities)
        missing = list(unread(connection))
    made: package.Made | None = None
    if wish.format == PACKAGE:
        made, sha256, size = _package(case, wish, selection, (target, ledger, advance))
    else:
        with case.reading() as connection, package.written_whole(target) as file:
            choice = knowing(case, connection, wish.choice)
            sha256, size = _kept(_chunks(connection, wish, choice, (selection, ledger, advance)), file)
    ledger.unread += [unread_told(each, language, withheld=wish.withhold_persons) for each in missing]
    manifest = ledger.manifest(file=wish.file, format_=wish.format, options=wish.options(), version=__version__)
    return Written(ledger=ledger, sha256=sha256, size=size, manifest=manifest, made=made)


def _package(
    case: Case, wish: Wish, selection: Selection, into: tuple[Path, Ledger, Advance]
) -> tuple[package.Made, str, int]:
    target, ledger, advance = into
    wanted = package.Wanted(selection=selection, choice=wish.choice, options=wish.options())
    made = package.make_package(case, wanted, target, ledger, lambda done, _: advance(done))
    ledger.measured(made.sha256, made.size)
    return made, made.sha256, made.size


def _chunks(
    connection: sa.Connection, wish: Wish, choice: Choice, into: tuple[Selection, Ledger, Advance]
) -> Iterator[bytes]:
    selection, ledger, advance = into
    for format_ in INCIDENT_FORMATS:
        if wish.format == format_:
            found = _watched(gathered(connection, selection, choice, ledger), lambda: advance(0))
            return export_incidents(found, format_, wish.style, ledger)
    wanted = Export(format=cast("FormatName", wish.format), choice=choice, style=wish.style)
    records: Iterator[Reported] = _watched(reported(connection, selection), lambda: advance(1))
    return export(records, wanted, ledger)


def _watched(found: Iterable[Item], done: Callable[[], None]) -> Iterator[Item]:
    for each in found:
        yield each
        done()


def _kept(chunks: Iterable[bytes], file: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        file.write(chunk)
    return digest.hexdigest(), size


def unread_told(each: Unread, language: Language, *, withheld: bool) -> tuple[str, str]:
    """What could not be read, and why, in a language; where names are withheld neither, for both can hold them."""
    if withheld:
        return WITHHELD[language], message("outgoing.unread-withheld", {}, language)
    return each.name, message(each.key or "outgoing.not-read-yet", each.fields, language)
