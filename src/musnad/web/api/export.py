"""Exports: what the filters would leave out, writing one in the background, what is in it, and downloading it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal

import msgspec
from litestar import get, post
from litestar.params import FromQuery, JSONBody, PathParameter
from litestar.response import Stream
from litestar.status_codes import HTTP_202_ACCEPTED
from litestar.types import ControllerRouterHandler

from musnad.case import exporting
from musnad.case.asking import selection_of
from musnad.case.exporting import CSV, CaseFormat, Wish, Written
from musnad.case.journaled import AboutClaim, claims_told
from musnad.case.messages import Language, wrong
from musnad.export.labels import load_labels
from musnad.export.manifest import Ledger, Reason
from musnad.export.tables import Style
from musnad.web.exports import Phase, Prepared
from musnad.web.given import TheFilters, TheLanguage, TheWorkbench

_EXAMPLES: Final = 5
"""Claims that are told of those left out for one reason."""
_UNREAD: Final = 50
_DELIMITERS: Final[Mapping[str, str]] = {"comma": ",", "semicolon": ";", "tab": "\t"}
ExportId = Annotated[str, PathParameter(pattern=r"^[0-9a-f]{16}$")]


class NewExport(msgspec.Struct, frozen=True, kw_only=True):
    """The format of an export and its looks; the last three are for CSV alone."""

    format: CaseFormat
    withhold_persons: bool = False
    rejected: bool = False
    bom: bool = False
    formula_guard: bool = True
    delimiter: Literal["comma", "semicolon", "tab"] = "comma"


class LeftFor(msgspec.Struct, frozen=True, kw_only=True):
    """A reason for which claims are left out, in words, for how many, and the first of them."""

    reason: Reason
    about: str
    count: int
    examples: tuple[AboutClaim, ...] = ()


class ExpectedExport(msgspec.Struct, frozen=True, kw_only=True):
    """What the filters ask for and what they do not; a format can leave out more."""

    claims: int
    asked: int
    left_out: tuple[LeftFor, ...]
    reports: int
    unread: int


class NotRead(msgspec.Struct, frozen=True):
    """A report or a part of an original that could not be read, and why."""

    name: str
    why: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a file and what is not; `exported` and the claims left out are together all claims of the case.

    `manifest_sha256` is the digest of the manifest in an evidence package, by which it is known later.
    """

    reports: int
    claims: int
    exported: int
    rows: int
    left_out: tuple[LeftFor, ...]
    left_empty: int
    judged: int
    persons_withheld: int
    reasons_withheld: bool
    unread: tuple[NotRead, ...]
    unread_total: int
    bytes: int
    sha256: str
    manifest_sha256: str | None


class ShownExport(msgspec.Struct, frozen=True, kw_only=True):
    """An export: what was asked, how far it is, what is in it once it is ready, or why it could not be written."""

    id: str
    format: CaseFormat
    file: str
    phase: Phase
    done: int
    total: int | None
    withhold_persons: bool
    message: str | None
    taken: bool
    account: Account | None


class ShownExports(msgspec.Struct, frozen=True):
    """The last exports that were asked for, the last first."""

    rows: tuple[ShownExport, ...]


@get("/api/exports", sync_to_thread=True)
def exports(workbench: TheWorkbench, language: TheLanguage) -> ShownExports:
    """The last exports that were asked for."""
    return ShownExports(tuple(_shown(each, language) for each in workbench.exports.all()))


@get("/api/exports/expected", sync_to_thread=True)
def expected(
    workbench: TheWorkbench, language: TheLanguage, filters: TheFilters, *, rejected: FromQuery[bool] = False
) -> ExpectedExport:
    """What would leave and what not by the filters alone, without anything being written."""
    wish = Wish(format="jsonl", filters=filters, rejected=rejected)
    with workbench.case.reading() as connection:
        found = exporting.expected(connection, workbench.claims(connection), wish, workbench)
    labels = load_labels(language)
    left = [
        LeftFor(reason=reason, about=labels("left_out", reason), count=count)
        for reason, count in found.left_out.items()
    ]
    return ExpectedExport(
        claims=found.claims, asked=found.asked, left_out=tuple(left), reports=found.reports, unread=found.unread
    )


@post("/api/exports", sync_to_thread=True, status_code=HTTP_202_ACCEPTED)
def prepare(
    workbench: TheWorkbench, language: TheLanguage, filters: TheFilters, data: JSONBody[NewExport]
) -> ShownExport:
    """Write an export in the background; it goes nowhere before it is downloaded."""
    looks = Style(language=language)
    if data.format in CSV:
        delimiter = _DELIMITERS[data.delimiter]
        looks = Style(bom=data.bom, formula_guard=data.formula_guard, delimiter=delimiter, language=language)
    wish = Wish(
        format=data.format,
        filters=filters,
        withhold_persons=data.withhold_persons,
        rejected=data.rejected,
        style=looks,
    )
    case = workbench.case
    with case.reading() as connection:
        selection_of(filters, connection, workbench)
    export = Prepared(case, wish)
    workbench.export(export)
    return _shown(export, language)


@get("/api/exports/{export:str}", sync_to_thread=True)
def export(workbench: TheWorkbench, language: TheLanguage, export: ExportId) -> ShownExport:
    """How far an export is, and what is in it."""
    return _shown(workbench.exports.get(export), language)


@post("/api/exports/{export:str}/stop", sync_to_thread=True, status_code=200)
def stop(workbench: TheWorkbench, language: TheLanguage, export: ExportId) -> ShownExport:
    """Stop writing an export; what was written by then is dropped."""
    found = workbench.exports.get(export)
    found.stop()
    return _shown(found, language)


@post("/api/exports/{export:str}/take", sync_to_thread=True, status_code=200)
def take(workbench: TheWorkbench, language: TheLanguage, export: ExportId) -> ShownExport:
    """Enter an evidence package in the journal, before it is downloaded."""
    found = workbench.exports.get(export)
    found.take(workbench.author())
    return _shown(found, language)


@get("/api/exports/{export:str}/file", sync_to_thread=True, media_type="application/octet-stream")
def file(workbench: TheWorkbench, export: ExportId) -> Stream:
    """The file of an export that is ready."""
    found = workbench.exports.get(export)
    return _download(found.chunks(), found.wish.file, _written(found).size)


@get("/api/exports/{export:str}/manifest", sync_to_thread=True, media_type="application/json")
def manifest(workbench: TheWorkbench, export: ExportId) -> Stream:
    """The manifest of an export that is ready: what is in the file and what is not, claim by claim."""
    found = workbench.exports.get(export)
    made = _written(found).manifest
    return _download(iter((made,)), f"{found.wish.file}.manifest.json", len(made))


def _written(export: Prepared) -> Written:
    """What was written of an export that is ready."""
    written = export.state.written
    if written is None:
        raise wrong("outgoing.not-ready")
    return written


def _download(chunks: Iterator[bytes], name: str, size: int) -> Stream:
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-length": str(size)}
    return Stream(chunks, media_type="application/octet-stream", headers=headers)


# --- what is shown ------------------------------------------------------------------------------------------------
def _shown(export: Prepared, language: Language) -> ShownExport:
    state, wish = export.state, export.wish
    why = state.why
    return ShownExport(
        id=export.id,
        format=wish.format,
        file=wish.file,
        phase=state.phase,
        done=state.done,
        total=state.total,
        withhold_persons=wish.withhold_persons,
        message=None if why is None else getattr(why, language),
        taken=state.taken,
        account=None if state.written is None else _account(export, state.written, language),
    )


def _account(export: Prepared, written: Written, language: Language) -> Account:
    ledger = written.ledger
    return Account(
        reports=ledger.documents,
        claims=ledger.claims,
        exported=len(ledger.exported),
        rows=ledger.rows,
        left_out=_left_out(export, ledger, language),
        left_empty=len(ledger.emptied),
        judged=len(ledger.judged),
        persons_withheld=ledger.persons_withheld,
        reasons_withheld=ledger.reasons_withheld,
        unread=tuple(NotRead(name, why) for name, why in ledger.unread[:_UNREAD]),
        unread_total=len(ledger.unread),
        bytes=written.size,
        sha256=written.sha256,
        manifest_sha256=None if written.made is None else written.made.manifest,
    )


def _left_out(export: Prepared, ledger: Ledger, language: Language) -> tuple[LeftFor, ...]:
    """The reasons with the first claims of each; none of them are told where names are withheld."""
    labels = load_labels(language)
    first: dict[Reason, list[tuple[str, str]]] = {reason: [] for reason in ledger.counts()}
    for each in ledger.left_out:
        if each.report is not None and len(first[each.reason]) < _EXAMPLES and not export.wish.withhold_persons:
            first[each.reason].append((each.report, each.claim))
    with export.case.reading() as connection:
        told = claims_told(connection, {key for keys in first.values() for key in keys})
    return tuple(
        LeftFor(
            reason=reason,
            about=labels("left_out", reason),
            count=count,
            examples=tuple(told[key] for key in first[reason] if key in told),
        )
        for reason, count in ledger.counts().items()
    )


HANDLERS: Final[tuple[ControllerRouterHandler, ...]] = (
    exports, expected, prepare, export, stop, take, file, manifest,
)  # fmt: skip
