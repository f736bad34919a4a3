"""What holds of the members of every archive: names that stay inside it, and sizes that were packed honestly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Final

import msgspec

from musnad.case.intake.found import Found, Refused
from musnad.case.intake.original import read_source
from musnad.case.intake.source import Source, megabytes
from musnad.errors import RefusalError

_CHUNK: Final = 1 << 16
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_JUNK: Final = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)")
_SPARED: Final = 1 << 20
"""Bytes of a member that are unpacked before its ratio is looked at: a short text may be packed very small."""


def check_name(name: str) -> None:
    """Verify that the name of a member leads to no place outside its archive.

    Nothing is ever written under such a name; but an archive that has one was made to harm, or is damaged.

    Raises:
        RefusalError: if it is absolute, climbs out, or holds characters that no file name has.
    """
    parts = name.replace("\\", "/").split("/")
    if not name or ".." in parts or parts[0] == "" or _DRIVE.match(name) or any(char < " " for char in name):
        raise RefusalError("intake.escapes", name=shown_name(name)[:200])


def shown_name(name: str) -> str:
    """The name of a member as it can be shown: bytes in the old Arabic encoding read as such, controls made seen."""
    whole = name.encode("utf-8", "surrogateescape")
    try:
        read = whole.decode("utf-8")
    except UnicodeDecodeError:
        read = whole.decode("windows-1256", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in read)


def is_junk(name: str) -> bool:
    """Whether a member is what a system leaves in archives beside the files that were packed."""
    return _JUNK.search(name) is not None


def unpacked(stream: IO[bytes], packed: int, source: Source) -> bytes:
    """The bytes of a member of which `packed` bytes stand in the archive.

    Raises:
        RefusalError: if it is larger than what may be held, or unpacks to many times its packed size.
        SpentError: if too much has been unpacked from one original.
    """
    limits = source.options.limits
    held = bytearray()
    while chunk := stream.read(_CHUNK):
        held += chunk
        source.budget.expand(len(chunk))
        if len(held) > limits.container_bytes:
            raise RefusalError("intake.too-large", most=megabytes(limits.container_bytes))
        check_ratio(len(held), packed, limits.ratio)
    return bytes(held)


def check_ratio(size: int, packed: int, most: int) -> None:
    """Verify that what is being unpacked is no bomb.

    Raises:
        RefusalError: if it has become more than `most` times its packed size.
    """
    if size > _SPARED and size > most * max(packed, 1):
        raise RefusalError("intake.bomb", ratio=most)


def read_member(source: Source, name: str, data: bytes) -> Iterator[Found | Refused]:
    """The reports in a member.

    Raises:
        RefusalError: if archives stand in one another deeper than they may.
        SpentError: if a limit of the whole original is reached.
    """
    depth = source.depth + 1
    if depth > source.options.limits.depth:
        raise RefusalError("intake.too-deep", most=source.options.limits.depth)
    inner = msgspec.structs.replace(
        source,
        stream=BytesIO(data),
        name=name,
        part=source.within(shown_name(name)),
        charset=None,
        url=None,
        depth=depth,
    )
    yield from read_source(inner)
