"""Archives of files: ZIP, tar and gzip. Members are read in memory, one at a time, and never written to disk."""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath
from typing import Any, BinaryIO, Final

import msgspec

from musnad.case.intake.found import Found, Refused
from musnad.case.intake.members import check_name, check_ratio, is_junk, read_member, shown_name, unpacked
from musnad.case.intake.original import read_source
from musnad.case.intake.source import Source, SpentError, damage
from musnad.case.intake.working import refused
from musnad.errors import RefusalError

_ENCRYPTED: Final = 0x1
_LOCAL_HEADER: Final = 30
"""Bytes that every member of a ZIP has at least before its packed ones."""
_GZIP: Final = b"\x1f\x8b"
_ENDING: Final = frozenset({"intake.damaged", "intake.cut", "intake.bomb"})
"""What, wrong with one member of a tar archive, is wrong with all that stands behind it."""
_BUFFER: Final = 1 << 16


def read_zip(source: Source) -> Iterator[Found | Refused]:
    """The reports in the members of a ZIP archive.

    Raises:
        RefusalError: if its list of members is damaged or missing, or its members lie over one another.
        SpentError: if a limit of the whole original is reached.
    """
    with open_zip(source.stream) as archive:
        files = [info for info in files_of(archive) if not is_junk(info.filename)]
        for info in files:
            yield from _member(source, info.filename, partial(zip_bytes, archive, info, source))
    if not files:
        raise RefusalError("intake.empty-archive")


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """A ZIP archive whose members do not lie over one another.

    Raises:
        RefusalError: if it is damaged, or made so that the same bytes are unpacked over and over.
    """
    with damage("ZIP"):
        archive = zipfile.ZipFile(stream)
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise RefusalError("intake.overlap")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
    return archive


def files_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members of an archive that are no folders."""
    return [info for info in archive.infolist() if not info.filename.endswith("/")]


def zip_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> bytes:
    """The bytes of a member of a ZIP archive.

    Raises:
        RefusalError: if it is a link, encrypted, damaged, or a bomb.
        SpentError: if too much has been unpacked.
    """
    check_name(info.filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusalError("intake.link")
    if info.flag_bits & _ENCRYPTED:
        raise RefusalError("intake.encrypted")
    with damage("ZIP"), archive.open(info) as member:
        return unpacked(member, info.compress_size, source)


def read_tar(source: Source) -> Iterator[Found | Refused]:
    """The reports in the members of a tar archive, packed by gzip or not.

    Raises:
        RefusalError: if it is damaged; the members before the damage are taken.
        SpentError: if a limit of the whole original is reached.
    """
    empty = True
    with damage("tar"), tarfile.open(fileobj=_plain(source), mode="r|") as archive:
        for info in archive:
            if info.isdir() or is_junk(info.name):
                continue
            empty = False
            for item in _member(source, info.name, partial(_tar_bytes, archive, info, source)):
                yield item
                if (
                    isinstance(item, Refused)
                    and item.key in _ENDING
                    and item.part == source.within(shown_name(info.name))
                ):
                    return
    if empty:
        raise RefusalError("intake.empty-archive")


def _tar_bytes(archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source) -> bytes:
    check_name(info.name)
    member = archive.extractfile(info) if info.isreg() else None
    if member is None:
        raise RefusalError("intake.link")
    with damage("tar"):
        return unpacked(member, info.size, source)


def read_gzip(source: Source) -> Iterator[Found | Refused]:
    """The reports in a single file that was packed by gzip.

    Raises:
        SpentError: if a limit of the whole original is reached.
    """
    path = PurePath(source.name)
    name = path.stem if path.suffix.lower() == ".gz" else path.name
    yield from read_source(
        msgspec.structs.replace(source, stream=_unpacking(source), name=name, depth=source.depth + 1)
    )


def _member(source: Source, name: str, take: Callable[[], bytes]) -> Iterator[Found | Refused]:
    try:
        yield from read_member(source, name, take())
    except SpentError:
        raise
    except RefusalError as error:
        yield refused(source.within(shown_name(name)), error)


def _plain(source: Source) -> BinaryIO:
    packed = source.stream.read(len(_GZIP)) == _GZIP
    source.stream.seek(0)
    return _unpacking(source) if packed else source.stream


def _unpacking(source: Source) -> BinaryIO:
    if source.depth >= source.options.limits.depth:
        raise RefusalError("intake.too-deep", most=source.options.limits.depth)
    return io.BufferedReader(_Unpacking(source), _BUFFER)


class _Unpacking(io.RawIOBase):
    """A stream of gzip as it is unpacked, held against the limits of its original."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._file = gzip.GzipFile(fileobj=source.stream)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place of the unpacked bytes; backwards means unpacking from the start."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: Any) -> int:
        """Unpack into `buffer`.

        Raises:
            RefusalError: if the bytes are damaged or break off, or are a bomb.
            SpentError: if too much has been unpacked from the original.
        """
        try:
            data = self._file.read(len(buffer))
        except EOFError as error:
            raise RefusalError("intake.cut") from error
        except (zlib.error, gzip.BadGzipFile) as error:
            raise RefusalError("intake.damaged", format="GZIP", reason=str(error)) from error
        buffer[: len(data)] = data
        self._source.budget.expand(len(data))
        check_ratio(self._file.tell(), self._source.stream.tell(), self._source.options.limits.ratio)
        return len(data)
