"""Web archives: WARC files, and WACZ packages of them; a report for each page that was fetched with success.

A record tells the address that a page was fetched from and when; its HTTP header names the encoding. What is no text
(pictures, scripts, styles), what answered with another status than 200, and what only says that a page had not changed,
are no reports and are passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from email.message import Message
from typing import IO, Any, Final, TypeVar

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader

from musnad.case.intake.archives import files_of, open_zip, zip_bytes
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.kinds import Kind
from musnad.case.intake.members import check_name, check_ratio, shown_name
from musnad.case.intake.moments import moment
from musnad.case.intake.original import read_source
from musnad.case.intake.quiet import quiet
from musnad.case.intake.source import Source, SpentError, damage, megabytes
from musnad.case.intake.working import refused
from musnad.errors import RefusalError

_KINDS: Final[dict[str, Kind]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/pdf": "pdf",
}
_T = TypeVar("_T")
_OK: Final = "200"
_CHUNK: Final = 1 << 16
_PACKAGE: Final = "datapackage.json"
_PACKAGE_DIGEST: Final = "datapackage-digest.json"
_ARCHIVES: Final = "archive/"
_SHA256: Final = "sha256:"


class _Resource(msgspec.Struct, frozen=True):
    """A file of a package with its digest."""

    path: str = ""
    hash: str = ""


class _Package(msgspec.Struct, frozen=True):
    """As much of `datapackage.json` as is needed."""

    resources: tuple[_Resource, ...] = ()


class _Records(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
    """The records of an archive; `cut` tells afterwards whether it ended inside one."""

    cut = False

    def _next_record(self, next_line: bytes | None) -> Any:
        try:
            return super()._next_record(next_line)
        except EOFError:
            self.cut = bool(next_line)
            raise

    def close(self) -> None:
        """Let go of the archive."""
        decompressor = getattr(self.reader, "decompressor", None)
        self.cut = self.cut or (decompressor is not None and not decompressor.eof)
        super().close()


def read_warc(source: Source) -> Iterator[Found | Refused]:
    """The pages of a WARC file.

    Raises:
        RefusalError: if it is damaged; the records before the damage are taken.
        SpentError: if a limit of the whole original is reached.
    """
    yield from _read_records(source, source.stream)


def _read_records(source: Source, stream: IO[bytes]) -> Iterator[Found | Refused]:
    quiet("warcio")
    with damage("WARC"):
        records = _Records(stream, check_digests=True)
    number = 0
    while (record := _next(records)) is not None:
        number += 1
        inner = msgspec.structs.replace(source, part=source.within(f"record {number}"))
        if (kind := _kind(record)) is not None:
            yield from _page(inner, record, kind)
        if _pass_over(record, source) > 0:
            yield refused(inner.part, RefusalError("intake.record-cut"))
            return
    if records.cut:
        yield refused(source.within(f"record {number + 1}"), RefusalError("intake.record-cut"))
    elif not number:
        raise RefusalError("intake.empty-archive")


def _next(records: _Records) -> Any:
    # warcio writes its warnings about damage to standard error, which is not for a library to use
    with damage("WARC"), contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _kind(record: Any) -> Kind | None:
    """What a record holds that can be a report: what was fetched with success and is of a kind that has text."""
    if record.rec_type == "resource":
        return _KINDS.get(_content_type(record.content_type).get_content_type())
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != _OK:
        return None
    return _KINDS.get(_content_type(headers.get_header("Content-Type")).get_content_type())


def _content_type(value: str | None) -> Message:
    message = Message()
    message["Content-Type"] = " ".join((value or "application/octet-stream").split())
    return message


def _page(source: Source, record: Any, kind: Kind) -> Iterator[Found | Refused]:
    try:
        data = _content(record, source)
    except SpentError:
        raise
    except RefusalError as error:
        _pass_over(record, source)
        yield refused(source.part, error)
        return
    if _pass_over(record, source) > 0:
        return
    header = record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type
    inner = msgspec.structs.replace(
        source,
        stream=io.BytesIO(data),
        name="",
        charset=_content_type(header).get_content_charset(),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        captured=_fetched(record),
        depth=source.depth + 1,
    )
    notes = _notes(record)
    for item in read_source(inner, kind):
        yield item if isinstance(item, Refused) else msgspec.structs.replace(item, notes=(*item.notes, *notes))


def _content(record: Any, source: Source) -> bytes:
    """The bytes of a page, as they were before they were packed for the way.

    Raises:
        RefusalError: if they are packed in a way that cannot be undone, or are too many.
    """
    most = source.options.limits.part_bytes
    packed = (record.http_headers.get_header("Content-Encoding") or "") if record.http_headers else ""
    if packed and packed.strip().lower() not in {"identity", *BufferedReader.get_supported_decompressors()}:
        raise RefusalError("intake.packed", encoding=packed.strip()[:40])
    held = bytearray()
    with damage("WARC"):
        stream = record.content_stream()
        while chunk := stream.read(_CHUNK):
            held += chunk
            source.budget.expand(len(chunk))
            if len(held) > most:
                raise RefusalError("intake.too-large", most=megabytes(most))
    return bytes(held)


def _pass_over(record: Any, source: Source) -> int:
    """Read a record to its end; how many bytes of it are missing, or 1 where it does not tell its length."""
    with damage("WARC"):
        while chunk := record.raw_stream.read(_CHUNK):
            source.budget.expand(len(chunk))
    return int(getattr(record.raw_stream, "limit", 1))


def _fetched(record: Any) -> str | None:
    when = moment(record.rec_headers.get_header("WARC-Date"))
    return None if when is None else when.at


def _notes(record: Any) -> tuple[str, ...]:
    differs = record.digest_checker is not None and record.digest_checker.passed is False
    cut = record.rec_headers.get_header("WARC-Truncated")
    return (*(("digest-differs",) if differs else ()), *(("capture-cut",) if cut else ()))


def read_wacz(source: Source) -> Iterator[Found | Refused]:
    """The pages of a WACZ package, of whose files the digests are checked.

    Raises:
        RefusalError: if the package is damaged, or its list of files is not the one that was made with it.
        SpentError: if a limit of the whole original is reached.
    """
    with open_zip(source.stream) as archive:
        digests = _digests(archive, source)
        empty = True
        for info in files_of(archive):
            if info.filename.startswith(_ARCHIVES):
                empty = False
                yield from _archive(source, archive, info, digests)
    if empty:
        raise RefusalError("intake.empty-archive")


def _digests(archive: zipfile.ZipFile, source: Source) -> Mapping[str, str]:
    """The digests of the files of a package, by their names."""
    data = zip_bytes(archive, archive.getinfo(_PACKAGE), source)
    if _PACKAGE_DIGEST in archive.namelist():
        told = _decode(zip_bytes(archive, archive.getinfo(_PACKAGE_DIGEST), source), _Resource)
        _check_digest(_PACKAGE, hashlib.sha256(data).hexdigest(), told.hash)
    return {resource.path: resource.hash for resource in _decode(data, _Package).resources}


def _decode(data: bytes, type_: type[_T]) -> _T:
    with damage("WACZ"):
        return msgspec.json.decode(data, type=type_)


def _check_digest(name: str, found: str, told: str) -> None:
    if told.startswith(_SHA256) and told != _SHA256 + found:
        raise RefusalError("intake.digest", name=name)


def _archive(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, digests: Mapping[str, str]
) -> Iterator[Found | Refused]:
    inner = msgspec.structs.replace(source, part=source.within(shown_name(info.filename)))
    try:
        check_name(info.filename)
        _check_digest(info.filename, _digest(archive, info, source), digests.get(info.filename, ""))
        with damage("WACZ"):
            member = archive.open(info)
        with member:
            yield from _read_records(inner, member)
    except SpentError:
        raise
    except RefusalError as error:
        yield refused(inner.part, error)


def _digest(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> str:
    digest = hashlib.sha256()
    size = 0
    with damage("WACZ"), archive.open(info) as member:
        while chunk := member.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            source.budget.expand(len(chunk))
            check_ratio(size, info.compress_size, source.options.limits.ratio)
    return digest.hexdigest()
