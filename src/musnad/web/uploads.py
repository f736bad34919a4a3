"""Files on their way from the page into a case: on disc beside it, not in memory, and gone whatever happens.

All files of one request are written one behind the other into a file without a name, which the system throws away
when it is closed, however that comes about. Their bytes are those that came.
"""

from __future__ import annotations

import io
import os
import tempfile
import unicodedata
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final

import anyio.to_thread
import msgspec
from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

from musnad.case.add import Arrival
from musnad.case.intake.kinds import is_taken_of_folder
from musnad.case.messages import wrong
from musnad.errors import CaseError

_PIECE: Final = 1 << 20
"""Bytes that are gathered before they are written."""
_HEADER: Final = 1 << 16
"""Bytes of one line of the head of a part: a name with the folders it lies in."""
_MULTIPART: Final = "multipart/form-data"
_UNSHOWN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
FORM_FIELD: Final = "files"


class Uploaded(msgspec.Struct, frozen=True):
    """A file in a batch: its name with the folders it was dropped with, and where its bytes stand."""

    name: str
    start: int
    size: int


class Batch:
    """Files that came together; close it to be rid of them.

    `passed_over` is how many lay in dropped folders and are hidden or of a kind that holds no reports.
    """

    def __init__(self, file: IO[bytes], files: tuple[Uploaded, ...], passed_over: int) -> None:
        self.files = files
        self.passed_over = passed_over
        self._file = file

    def close(self) -> None:
        """Let go of the bytes."""
        self._file.close()

    def arrivals(self) -> tuple[Arrival, ...]:
        """The files as they come into a case, under their names."""
        return tuple(map(self._arrival, self.files))

    def _arrival(self, each: Uploaded) -> Arrival:
        name = PurePosixPath(each.name).name
        return Arrival(place=each.name, how="file", name=name, open=partial(self._opened, each))

    def _opened(self, uploaded: Uploaded) -> BinaryIO:
        return io.BufferedReader(_Stretch(self._file.fileno(), uploaded.start, uploaded.size))


class _Stretch(io.RawIOBase):
    """The bytes of an open file from one place on, as a file of its own."""

    def __init__(self, handle: int, start: int, size: int) -> None:
        self._handle = handle
        self._at = start
        self._end = start + size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # of any writable buffer
        data = os.pread(self._handle, min(len(buffer), self._end - self._at), self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


async def receive(stream: AsyncIterator[bytes], content_type: str, name: str | None, folder: Path) -> Batch:
    """Take in the body of a request: a form with files, or the bytes of one file whose `name` is told beside it.

    Raises:
        CaseError: if the body is no form and has no name, the form is damaged or cut off, or there is no room.
    """
    kind, options = parse_options_header(content_type)
    try:
        receiving = _Receiving(folder)
    except OSError as error:
        raise _no_room(folder, error) from error
    try:
        if kind == _MULTIPART:
            await _receive_form(receiving, stream, options.get("boundary", ""))
        elif name:
            await _receive_one(receiving, stream, name)
        return await receiving.ended()
    except OSError as error:
        receiving.drop()
        raise _no_room(folder, error) from error
    except BaseException:
        receiving.drop()
        raise


def _no_room(folder: Path, error: OSError) -> CaseError:
    return wrong("case.cannot-write", path=str(folder), reason=error.strerror or str(error))


async def _receive_form(receiving: _Receiving, stream: AsyncIterator[bytes], boundary: str) -> None:
    try:
        with PushMultipartParser(boundary, max_header_size=_HEADER) as parser:
            async for chunk in stream:
                if not chunk:
                    continue
                for event in parser.parse(chunk):
                    await _take(receiving, event)
    except MultipartError as error:
        raise wrong("web.form-damaged", reason=str(error)) from error


async def _take(receiving: _Receiving, event: MultipartSegment | bytes | bytearray | None) -> None:
    if isinstance(event, MultipartSegment):
        if event.filename is not None:
            receiving.begin(event.filename)
    elif event is None:
        receiving.end()
    else:
        await receiving.write(event)


async def _receive_one(receiving: _Receiving, stream: AsyncIterator[bytes], name: str) -> None:
    receiving.begin(name)
    async for chunk in stream:
        await receiving.write(chunk)
    receiving.end()


class _Receiving:
    """A batch while it comes."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - it outlives the request
        self._gathered = bytearray()
        self._files: list[Uploaded] = []
        self._name: str | None = None
        self._start = 0
        self._at = 0
        self._passed_over = 0

    def begin(self, name: str) -> None:
        named = _spelt(name)
        if "/" in named and not is_taken_of_folder(PurePosixPath(named)):
            self._passed_over += 1
            return
        self._name, self._start = named, self._at

    async def write(self, data: bytes | bytearray) -> None:
        if self._name is None:
            return
        self._gathered += data
        self._at += len(data)
        if len(self._gathered) >= _PIECE:
            await self._flush()

    def end(self) -> None:
        if self._name is not None:
            self._files.append(Uploaded(self._name, self._start, self._at - self._start))
        self._name = None

    async def ended(self) -> Batch:
        await self._flush()
        if not self._files and not self._passed_over:
            raise wrong("web.no-files")
        return Batch(self._file, tuple(self._files), self._passed_over)

    def drop(self) -> None:
        self._file.close()

    async def _flush(self) -> None:
        data, self._gathered = bytes(self._gathered), bytearray()
        await anyio.to_thread.run_sync(_write_all, self._file.fileno(), data)


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _spelt(name: str) -> str:
    r"""The name of a file as text that can be kept and shown: what cannot be seen as `\x0a`, a backslash as two."""
    kept = name.replace("\\", "\\\\").strip("/") or "-"
    return "".join(f"\\x{ord(each):02x}" if unicodedata.category(each) in _UNSHOWN else each for each in kept)
