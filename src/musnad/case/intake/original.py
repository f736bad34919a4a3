"""The entrance: an original is opened, its kind told, and its reports read by the format that it has."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from musnad.case.intake.decoding import known_encoding
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.kinds import Kind, kind_of
from musnad.case.intake.options import Options
from musnad.case.intake.source import Budget, Source, SpentError, os_refusal
from musnad.case.intake.working import refused
from musnad.errors import RefusalError

FORMATS: Final[dict[Kind, tuple[str, str]]] = {
    "text": ("plaintext", "read"),
    "html": ("html", "read"),
    "json": ("jsonfiles", "read"),
    "jsonl": ("jsonfiles", "read_lines"),
    "csv": ("tables", "read"),
    "tsv": ("tables", "read"),
    "feed": ("feeds", "read"),
    "pdf": ("pdf", "read"),
    "docx": ("docx", "read"),
    "zip": ("archives", "read_zip"),
    "tar": ("archives", "read_tar"),
    "gzip": ("archives", "read_gzip"),
    "warc": ("webarchives", "read_warc"),
    "wacz": ("webarchives", "read_wacz"),
    "telegram": ("telegram", "read"),
    "telegram-html": ("telegrampages", "read"),
}
"""Where each kind is read. A format is imported when the first original of its kind is."""


def read_original(source: Path | BinaryIO, name: str, options: Options | None = None) -> Iterator[Found | Refused]:
    """The reports in an original, one at a time, and the parts that cannot be taken, each with its reason.

    Args:
        source: A file, or its bytes as a seekable stream.
        name: The name it came with. Only the suffix is used, where the content leaves the kind open.
        options: What the user knows about it, and how much of it is taken.

    Whatever the bytes are, nothing is raised; what is wrong comes as `Refused`. The stream is not closed.
    """
    chosen = options or Options()
    if chosen.encoding and known_encoding(chosen.encoding) is None:
        yield refused("", RefusalError("intake.unknown-encoding", encoding=chosen.encoding))
        return
    if not isinstance(source, Path):
        yield from _read(source, name, chosen)
        return
    try:
        stream = source.open("rb")
    except OSError as error:
        yield refused("", os_refusal(error))
        return
    with stream:
        yield from _read(stream, name, chosen)


def _read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Refused]:
    source = Source(
        stream=stream,
        name=name,
        options=options,
        budget=Budget(options.limits),
        charset=options.charset,
        url=options.url,
    )
    try:
        yield from read_source(source, options.kind)
    except SpentError as error:
        yield refused("", error)


def read_source(source: Source, kind: Kind | None = None) -> Iterator[Found | Refused]:
    """The reports in a source of the kind given, or of the kind that its content tells.

    Raises:
        SpentError: if a limit of the whole original is reached.
    """
    try:
        for item in _format(kind or kind_of(source.stream, source.name))(source):
            source.budget.part()
            yield item
    except SpentError:
        raise
    except RefusalError as error:
        yield refused(source.part, error)
    except OSError as error:
        yield refused(source.part, os_refusal(error))
    except RecursionError:
        yield refused(source.part, RefusalError("input.json-deep"))
    except Exception as error:  # noqa: BLE001 - whatever else goes wrong with one original is told, and the next is read
        yield refused(source.part, RefusalError("intake.failed", reason=f"{type(error).__name__}: {error}"[:200]))


def _format(kind: Kind) -> Callable[[Source], Iterator[Found | Refused]]:
    module, function = FORMATS[kind]
    read: Callable[[Source], Iterator[Found | Refused]] = getattr(
        importlib.import_module(f"musnad.case.intake.{module}"), function
    )
    return read
