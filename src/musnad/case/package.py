"""The evidence package of a case: a zip with originals, texts, records, claims, incidents, the journal, a verifier.

The same case and options give the same package, byte for byte where the zlib is the same: files stand in a fixed order
under a fixed time, and none tells when it was made. The journal goes as far as its last entry that is no export.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

import msgspec
import sqlalchemy as sa

from musnad.case.amendments import NONE, amended
from musnad.case.amendmentstore import amendments_of, machine_records
from musnad.case.case import Case
from musnad.case.journal import Author, Deed, append, entries, entry_of, head
from musnad.case.messages import wrong
from musnad.case.outgoing import Unread, gathered, in_parts, knowing, reported, unread
from musnad.case.selection import Selection
from musnad.case.store.migrate import HEAD
from musnad.case.store.tables import jobs, originals, readings, reports, sightings
from musnad.export.formats import Export, FormatName, IncidentFormat, export, export_incidents
from musnad.export.incidentfacts import facts
from musnad.export.incidents import Gathered
from musnad.export.manifest import Ledger
from musnad.export.package.left import Kept, left_out
from musnad.export.package.limits import limits
from musnad.export.package.report import Cover, report_page
from musnad.export.rows import Row
from musnad.export.selection import Choice, chosen
from musnad.export.standing import Reported
from musnad.export.tables import Style
from musnad.model import encode_record
from musnad.version import __version__

PACKAGE: Final = "musnad.package/1"
EXPORTED: Final = "export.made"
PASSES: Final = 5
"""How often the reports of a case are gone through."""
MANIFEST: Final = "manifest.json"
TITLE_WITHHELD: Final = "[title withheld] · [حُجب العنوان]"
_CHUNK: Final = 1 << 20
_NEVER: Final = (1980, 1, 1, 0, 0, 0)
"""The time that each file bears: the first that a zip can tell."""
_READABLE: Final = 0o100644 << 16
_UNIX: Final = 3
_CLAIMS: Final[Mapping[FormatName, str]] = {
    "jsonl": "claims/claims.jsonl",
    "csv": "claims/claims.csv",
    "annotations": "claims/annotations.jsonld",
}
_INCIDENTS: Final[Mapping[IncidentFormat, str]] = {
    "incidents-csv": "incidents/incidents.csv",
    "incidents-geojson": "incidents/incidents.geojson",
}
Advance = Callable[[int, int], None]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims go into a package, and how; `options` are told in its manifest as they are."""

    selection: Selection
    choice: Choice
    options: Mapping[str, Any] = {}


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A package that was made: the digests of the zip and of its manifest, its size and its claims."""

    sha256: str
    manifest: str
    size: int
    claims: int


class _Zip:
    """A zip file that is written in order; what is in it with size and digest."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self.files: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def put(self, name: str, chunks: Iterable[bytes]) -> str:
        """Write a file; its SHA-256."""
        info = zipfile.ZipInfo(name, _NEVER)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _READABLE, _UNIX
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as out:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
        self.files.append({"path": name, "sha256": digest.hexdigest(), "bytes": size})
        return digest.hexdigest()


def make_package(case: Case, wanted: Wanted, target: Path, ledger: Ledger, advance: Advance) -> Made:
    """Write the evidence package of a case to `target`, whole or not at all.

    What is in it and what is not stands in the ledger after. `advance` is called with 1 for each report that is taken
    up, of all reports of the case PASSES times.

    Raises:
        CaseError: if it cannot be written, an original is missing or altered, or the case cannot be read.
    """
    with case.reading() as connection, written_whole(target) as file:
        with _Zip(file) as package:
            manifest = _Packing(case, connection, wanted, ledger, advance).fill(package)
        size, sha256 = _measured(file)
    return Made(sha256=sha256, manifest=manifest, size=size, claims=len(ledger.exported))


def enter_package(case: Case, author: Author, made: Made, options: Mapping[str, Any]) -> None:
    """Enter in the journal that a package was made; the same one made again is entered once.

    Raises:
        CaseError: if the case cannot be written.
    """
    with case.writing() as connection:
        number, _ = head(connection)
        last = entry_of(connection, number) if number else None
        if last is not None and (last.action, last.subject) == (EXPORTED, made.sha256):
            return
        after = {"format": "package", "manifest": made.manifest, "claims": made.claims, "options": dict(options)}
        deed = Deed(at=author.at, who=author.who, action=EXPORTED, kind="export", subject=made.sha256, after=after)
        append(connection, deed)


class _Packing:
    def __init__(self, case: Case, connection: sa.Connection, wanted: Wanted, ledger: Ledger, advance: Advance) -> None:
        self._case = case
        self._connection = connection
        self._selection = wanted.selection
        self._choice = msgspec.structs.replace(knowing(case, connection, wanted.choice), covered=True)
        self._options = wanted.options
        self._ledger = ledger
        self._advance = advance
        self._everything = wanted.selection == Selection()

    def fill(self, package: _Zip) -> str:
        """Put everything into the package; the digest of its manifest."""
        withheld = self._choice.withhold_persons
        held = self._texts(package)
        came = self._received(package, held)
        if not withheld:
            self._originals(package, came)
        ledger = self._claims(package)
        self._incidents(package)
        journal = self._journal(package)
        versions = {"musnad": __version__, "schema": HEAD, "readers": self._readers()}
        package.put("versions.json", [_pretty(versions)])
        not_read = list(unread(self._connection))
        kept = Kept(withheld=withheld, everything=self._everything, unread=tuple(map(_unread, not_read)),
                    unreported=self._unreported())  # fmt: skip
        package.put("left-out.json", [_pretty(left_out(ledger, kept))])
        package.put("LIMITS.md", [limits(withheld=withheld).encode()])
        cover = Cover(title=self._title, version=__version__, reports=len(held), originals=len(came),
                      journal=journal, kept=kept)  # fmt: skip
        package.put("report.html", report_page(cover, self._found(ranked=True), self._unlinked(), ledger))
        package.put("verify.py", [(resources.files("musnad.export.package") / "verify.py").read_bytes()])
        return package.put(MANIFEST, [_pretty(self._manifest(package, ledger, journal))])

    def _manifest(self, package: _Zip, ledger: Ledger, journal: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "schema": PACKAGE,
            "case": self._title,
            "made_with": f"musnad {__version__}",
            "options": self._options,
            "names_withheld": self._choice.withhold_persons,
            "title_withheld": self._choice.withhold_persons,
            "reasons_withheld": self._choice.withhold_persons,
            "claims": len(ledger.exported),
            "left_out": dict(ledger.counts()),
            "journal": journal,
            "files": sorted(package.files, key=lambda each: str(each["path"])),
        }

    @property
    def _title(self) -> str:
        """The title of the case; none where names are withheld, for it can name somebody in any way."""
        return TITLE_WITHHELD if self._choice.withhold_persons else self._case.settings.title

    def _reported(self) -> Iterator[Reported]:
        for each in reported(self._connection, self._selection):
            yield each
            self._advance(1, 0)

    def _rows(self) -> Iterator[tuple[Reported, list[Row]]]:
        """The records with their claims that leave; of a selection those alone of which any does."""
        for each in self._reported():
            rows = [row for some in chosen([each], self._choice, Ledger()) for row in some]
            if rows or self._everything:
                yield each, rows

    def _texts(self, package: _Zip) -> Mapping[str, str]:
        """The working texts and the records; the text of each report that goes into the package."""
        held: dict[str, str] = {}
        texts: set[str] = set()
        for each, _ in self._rows():
            document = each.record.document
            if document.id not in texts:
                text = self._choice.voice(each.record).between(0, len(document.text))
                package.put(f"texts/{document.id.removeprefix('sha256:')}.txt", [text.encode()])
            texts.add(document.id)
            held[each.report] = document.id
            if not self._choice.withhold_persons:
                package.put(f"records/{each.report}.json", [encode_record(each.record)])
        if not self._choice.withhold_persons:
            self._amendments(package, sorted(held))
        return held

    def _amendments(self, package: _Zip, held: Sequence[str]) -> None:
        """What people added to the records and corrected in them, and of each such record the machine's own."""
        told: list[bytes] = []
        for some in in_parts(held):
            said = amendments_of(self._connection, some)
            read = machine_records(self._connection, [report for report in some if said[report] != NONE])
            for report, record in sorted(read.items()):
                if amended(record, said[report]) != record:
                    package.put(f"machine/{report}.json", [encode_record(record)])
                    told.append(_line({"report": report, **msgspec.to_builtins(said[report])}))
        if told:
            package.put("amendments.jsonl", told)

    def _received(self, package: _Zip, held: Mapping[str, str]) -> list[str]:
        """Where originals and reports came from; the digests of the originals that go into the package."""
        ids = sorted(held)
        rows = [row for some in in_parts(ids) for row in self._selected(reports, reports.c.id, some)]
        came = sorted({str(row["original"]) for row in rows})
        if self._everything:
            came = sorted(self._connection.scalars(sa.select(reports.c.original).distinct()))
        package.put("reports.jsonl", (_line(self._told_report(row)) for row in rows))
        if not self._choice.withhold_persons:
            seen = (row for some in in_parts(came) for row in self._selected(sightings, sightings.c.original, some))
            package.put("sightings.jsonl", map(_line, seen))
        return came

    def _unreported(self) -> tuple[str, ...]:
        """The originals of which no report came, where nothing else keeps originals out of the package."""
        if self._choice.withhold_persons or not self._everything:
            return ()
        query = sa.select(originals.c.sha256).where(originals.c.sha256.not_in(sa.select(reports.c.original)))
        return tuple(sorted(self._connection.scalars(query)))

    def _selected(self, table: sa.Table, column: sa.Column[str], some: Sequence[str]) -> list[dict[str, Any]]:
        """The rows of a table whose column has one of some values, in the order of that column and their keys."""
        query = sa.select(table).where(column.in_(some)).order_by(column, *table.primary_key)
        return [dict(row) for row in self._connection.execute(query).mappings()]

    def _told_report(self, row: Mapping[str, Any]) -> dict[str, Any]:
        kept = ("text", "original") if self._choice.withhold_persons else [name for name in row if name != "id"]
        return {"report": row["id"], **{name: row[name] for name in kept}}

    def _originals(self, package: _Zip, came: Iterable[str]) -> None:
        for sha256 in came:
            with self._case.originals.open(sha256) as file:
                found = package.put(f"originals/{sha256}", _chunks(file))
            if found != sha256:
                raise wrong("original.altered", path=str(self._case.originals.path(sha256)), found=found)

    def _claims(self, package: _Zip) -> Ledger:
        """The claims in each of their formats; what is in them stands in the ledger."""
        for format_, name in _CLAIMS.items():
            ledger = self._ledger if format_ == "jsonl" else Ledger()
            wanted = Export(format=format_, choice=self._choice, style=Style())
            package.put(name, export(self._reported(), wanted, ledger))
        return self._ledger

    def _found(self, *, ranked: bool = False) -> Iterator[Gathered]:
        return gathered(self._connection, self._selection, self._choice, Ledger(), ranked=ranked)

    def _incidents(self, package: _Zip) -> None:
        package.put("incidents/incidents.jsonl", (_line(facts(each)) for each in self._found()))
        for format_, name in _INCIDENTS.items():
            package.put(name, export_incidents(self._found(), format_, Style(), Ledger()))

    def _unlinked(self) -> Iterator[Row]:
        """The claims that are of no incident."""
        for _, rows in self._rows():
            yield from (row for row in rows if row.standing is None or row.standing.incident is None)

    def _journal(self, package: _Zip) -> dict[str, Any]:
        """The journal up to its last entry that is no export; how many entries that are, and the hash of the last."""
        told = list(entries(self._connection))
        while told and told[-1].action == EXPORTED:
            told.pop()
        if not self._choice.withhold_persons:
            package.put("journal.jsonl", (_line(msgspec.structs.asdict(each)) for each in told))
        return {"entries": len(told), "head": told[-1].hash if told else ""}

    def _readers(self) -> list[dict[str, Any]]:
        counted = sa.select(readings.c.info, sa.func.count()).join(jobs, jobs.c.reading == readings.c.id)
        rows = self._connection.execute(counted.group_by(readings.c.info).order_by(readings.c.info))
        return [{**msgspec.json.decode(row[0]), "reports": row[1]} for row in rows]


def _unread(each: Unread) -> tuple[str, str]:
    return each.name, each.key or "queued"


def _line(value: Any) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def _pretty(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _measured(file: BinaryIO) -> tuple[int, str]:
    file.flush()
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in _chunks(file):
        digest.update(chunk)
    return file.tell(), digest.hexdigest()


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name whole or not at all: it is written beside, brought to disk, and renamed.

    What an interrupted writing has left is written over by the next.

    Raises:
        CaseError: if it cannot be written, or another process is writing it; what stood there stays.
    """
    whole = target.resolve()
    part = whole.with_name(f".{whole.name}.part")
    try:
        handle = os.open(part, os.O_RDWR | os.O_CREAT, 0o644)
        with os.fdopen(handle, "r+b") as file:
            _hold(handle, target)
            file.truncate()
            try:
                yield file
                file.flush()
                os.fsync(handle)
                part.rename(whole)
            except BaseException:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                raise
        _to_disk(whole.parent)
    except OSError as error:
        raise wrong("export.cannot-write", path=str(target), reason=error.strerror or str(error)) from error


def _hold(handle: int, target: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise wrong("export.busy", path=str(target)) from error


def _to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
